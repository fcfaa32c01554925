//! `cargo xtask windows`: the program for Windows, built and packaged on Debian, and run under Wine as far as Wine goes.
//!
//! rustup's toolchains bring no Windows target where there is no network for it; Debian's own compiler for web browsers
//! comes with its sources, from which the standard library is built once.

mod installer;
mod msi;
mod product;
mod sysroot;
mod wine;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, ensure};

use crate::build;
use crate::debian;
use crate::place::Place;
use crate::process::{cargo, command, run};
use product::Product;

/// What is built for: the target whose linker Debian has.
const TARGET: &str = "x86_64-pc-windows-gnu";

/// Debian's compiler goes before rustup's, for these builds only.
const DEBIAN: &str = "/usr/bin";

/// Names a command that signs the file given as its last argument, e.g. `osslsigncode sign …`; see the README.
const SIGN: &str = "BBW_MEET_SIGN";

/// A version before every other, for trying upgrades.
const OLDER: &str = "0.0.1";

/// Builds the program and its installers; with `test`, runs them under Wine.
///
/// # Errors
/// When something is missing or fails.
pub(crate) fn windows(place: &Place, test: bool) -> Result<()> {
    debian::install(&[debian::WINDOWS])?;
    let kitchen = Kitchen::new(place)?;
    let packages = place.target.join("windows");
    let files = product::gather(place, &kitchen.program(place)?, &packages.join("files"))?;
    let product = Product::read(place)?;
    sign(place, &files.join("bbw-meet.exe"))?;
    let setup = installer::make(place, &product, &files, &packages)?;
    let msi = msi::make(place, &product, &files, &packages)?;
    sign(place, &msi)?;
    for file in [&files.join("bbw-meet.exe"), &setup, &msi] {
        println!(
            "{:>10} bytes  {}",
            fs::metadata(file)?.len(),
            file.display()
        );
    }
    if test {
        debian::install(debian::FOR_TESTS)?;
        let again = installer::make(place, &product, &files, &packages.join("again"))?;
        ensure!(
            fs::read(&setup)? == fs::read(&again)?,
            "the same program gave two different installers"
        );
        let wine = wine::get(place, &folder(place))?;
        kitchen.test_core(place, &wine)?;
        let older = product.with_version(OLDER);
        let older = installer::make(place, &older, &files, &packages)?;
        run(cargo(place)
            .args(["test", "--locked", "--package", "bbw-meet-tests"])
            .args(["--test", "windows"])
            .env("BBW_MEET_WINE", wine)
            .env("BBW_MEET_WINDOWS_PROGRAM", files.join("bbw-meet.exe"))
            .env("BBW_MEET_SETUP", setup)
            .env("BBW_MEET_SETUP_OLDER", older)
            .env("BBW_MEET_MSI", msi))?;
    }
    Ok(())
}

/// Everything a build for Windows needs.
#[derive(Debug)]
struct Kitchen {
    sysroot: PathBuf,
    /// Outside the checkout: a build takes minutes, and a clean checkout should not.
    target: PathBuf,
}

impl Kitchen {
    fn new(place: &Place) -> Result<Self> {
        let cache = folder(place);
        Ok(Self {
            sysroot: sysroot::get(place, &cache)?,
            target: cache.join("target"),
        })
    }

    /// Cargo for Windows.
    fn cargo(&self, place: &Place) -> Command {
        let mut cargo = debians_cargo(place);
        let sysroot = format!("--sysroot {}", self.sysroot.display());
        cargo
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS", &sysroot)
            .env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTDOCFLAGS", &sysroot);
        cargo
    }

    /// Builds the program for people; returns the folder it lies in, with its `WebView2Loader.dll`.
    fn program(&self, place: &Place) -> Result<PathBuf> {
        run(self
            .cargo(place)
            .args(["build", "--release", "--locked", "--target", TARGET])
            .args(["--package", "bbw-meet", "--features", build::FEATURE]))?;
        Ok(self.target.join(TARGET).join("release"))
    }

    /// Unit and property tests of the core, as Windows programs.
    fn test_core(&self, place: &Place, wine: &Path) -> Result<()> {
        let mut cargo = self.cargo(place);
        cargo
            .args([
                "test",
                "--locked",
                "--target",
                TARGET,
                "--package",
                "bbw-meet-core",
            ])
            .env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", "wine");
        run(wine::on(&mut cargo, wine))
    }
}

/// Signs a file, if there is something to sign with. The installer and its uninstaller are signed while they are made.
fn sign(place: &Place, file: &Path) -> Result<()> {
    match env::var(SIGN) {
        Ok(sign) => run(command(place, "sh")
            .args(["-c", &format!("{sign} \"$0\"")])
            .arg(file)),
        Err(_) => Ok(()),
    }
}

/// What is made once for Windows.
fn folder(place: &Place) -> PathBuf {
    place.cache.join("windows")
}

/// Debian's cargo, which finds Debian's compiler.
fn debians_cargo(place: &Place) -> Command {
    let mut cargo = command(place, Path::new(DEBIAN).join("cargo"));
    cargo.env("PATH", debian_first());
    for rustups in [
        "CARGO",
        "RUSTC",
        "RUSTUP_TOOLCHAIN",
        "RUSTUP_HOME",
        "LD_LIBRARY_PATH",
    ] {
        cargo.env_remove(rustups);
    }
    cargo
}

fn debian_first() -> OsString {
    let mut path = OsString::from(DEBIAN);
    if let Some(rest) = env::var_os("PATH") {
        path.push(":");
        path.push(rest);
    }
    path
}
