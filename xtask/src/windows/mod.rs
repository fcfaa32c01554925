//! `cargo xtask windows`: the program for Windows, built and packaged on Debian, and run under Wine as far as Wine goes.
//!
//! rustup's toolchains bring no Windows target where there is no network for it; Debian's own compiler for web browsers
//! comes with its sources, from which the standard library is built once.

mod installer;
mod msi;
mod product;
mod signing;
mod sysroot;
mod toolchain;
mod wine;
mod winget;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::debian;
use crate::place::Place;
use crate::process::{command, run};
use product::Product;
use toolchain::Toolchain;

pub(crate) use wine::units;

/// What is built for: the target whose linker Debian has.
const TARGET: &str = "x86_64-pc-windows-gnu";

/// Names a command that signs the file given as its last argument, e.g. `osslsigncode sign …`; see the README.
const SIGN: &str = "BBW_MEET_SIGN";

/// A version before every other, for trying upgrades.
const OLDER: &str = "0.0.1";

/// How the tests are told where the packages are, and a Windows to try them on.
const PACKAGES: &str = "BBW_MEET_WINDOWS";
const WINE: &str = "BBW_MEET_WINE";

/// Builds the programs and their installers, and says how large they are.
///
/// # Errors
/// When something is missing or fails.
pub(crate) fn windows(place: &Place) -> Result<()> {
    debian::install(&[debian::WINDOWS])?;
    let made = make(place, env::var(SIGN).ok().as_deref())?;
    let programs = product::PROGRAMS.map(|name| made.packed.files.join(name));
    for file in programs
        .iter()
        .chain([&made.packed.setup, &made.packed.msi])
    {
        let length = fs::metadata(file)?.len();
        println!("{length:>10} bytes  {}", file.display());
    }
    Ok(())
}

/// Builds the program, its installers, those of an older version, its installers once more, and once more signed by an
/// authority of the tests' own; prepares Wine. Returns the variables that tell the tests of it.
///
/// # Errors
/// When something is missing or fails.
pub(crate) fn for_tests(place: &Place) -> Result<[(&'static str, PathBuf); 2]> {
    debian::install(&[debian::WINDOWS])?;
    let made = make(place, None)?;
    let older = made.product.clone().with_version(OLDER);
    for (product, folder) in [(&older, "older"), (&made.product, "again")] {
        let folder = made.folder.join(folder);
        Packed::make(place, product, &made.built, &folder, None)?;
    }
    let signed = made.folder.join("signed");
    let signer = signing::for_tests(place, &signed)?;
    Packed::make(place, &made.product, &made.built, &signed, Some(&signer))?;
    Ok([
        (PACKAGES, made.folder),
        (WINE, wine::prepared(place, &folder(place))?),
    ])
}

/// What people get.
#[derive(Debug)]
struct Made {
    product: Product,
    /// Where cargo leaves the program.
    built: PathBuf,
    /// Holds everything below.
    folder: PathBuf,
    packed: Packed,
}

/// With `signer`, everything that can be signed is signed.
fn make(place: &Place, signer: Option<&str>) -> Result<Made> {
    let product = Product::read(place)?;
    let built = Toolchain::get(place)?.program(place)?;
    let folder = place.target.join("windows");
    let packed = Packed::make(place, &product, &built, &folder, signer)?;
    let made = Made {
        product,
        built,
        folder,
        packed,
    };
    winget::write(&made)?;
    put_policies(place, &made.folder)?;
    Ok(made)
}

/// The templates for group policy, which administrators put into their own store.
fn put_policies(place: &Place, folder: &Path) -> Result<()> {
    for file in [
        "bbw-meet.admx",
        "de-DE/bbw-meet.adml",
        "en-US/bbw-meet.adml",
    ] {
        let to = folder.join("policies").join(file);
        fs::create_dir_all(to.parent().unwrap_or(folder))?;
        fs::copy(place.root.join("docs/policies").join(file), to)?;
    }
    Ok(())
}

/// Both packages of a product.
#[derive(Debug)]
struct Packed {
    /// Everything that is packaged.
    files: PathBuf,
    setup: PathBuf,
    msi: PathBuf,
}

impl Packed {
    /// Of what lies in `built`, in `folder`. With `signer`, everything that can be signed is signed.
    fn make(
        place: &Place,
        product: &Product,
        built: &Path,
        folder: &Path,
        signer: Option<&str>,
    ) -> Result<Self> {
        let files = product::gather(place, built, &folder.join("files"))?;
        for program in product::PROGRAMS {
            sign(place, signer, &files.join(program))?;
        }
        let setup = installer::make(place, product, &files, folder, signer)?;
        let msi = msi::make(place, product, &files, folder)?;
        sign(place, signer, &msi)?;
        Ok(Self { files, setup, msi })
    }
}

/// Signs a file, if there is something to sign with. The installer and its uninstaller are signed while they are made.
fn sign(place: &Place, signer: Option<&str>, file: &Path) -> Result<()> {
    let Some(signer) = signer else {
        return Ok(());
    };
    run(command(place, "sh")
        .args(["-c", &format!("{signer} \"$0\"")])
        .arg(file))
}

/// What is made once for Windows.
fn folder(place: &Place) -> PathBuf {
    place.cache.join("windows")
}
