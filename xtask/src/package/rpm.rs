//! What the bundler leaves undone in an RPM package.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result};

use super::changelog::Changes;
use super::moment::Moment;
use super::unpacked;
use crate::place::Place;
use crate::process::{capture, command, run};

/// What the bundler's package says of itself, line by line, as a description of a package has it.
const HEAD: &str = "Name: %{NAME}\\nVersion: %{VERSION}\\nRelease: %{RELEASE}\\nSummary: %{SUMMARY}\\n\
                    License: %{LICENSE}\\nURL: %{URL}\\n[Requires: %{REQUIRENAME}\\n][Recommends: %{RECOMMENDNAME}\\n]";

/// Folders of this name are the package's own, and go with it.
const NAME: &str = "bbw-meet";

/// Files of which the package says what they are, by the beginning of their paths.
const MARKS: [(&str, &str); 3] = [
    ("/usr/share/licenses/", "%license"),
    ("/usr/share/doc/", "%doc"),
    ("/usr/share/man/", "%doc"),
];

/// Where this was built is nobody's business, and differs from one time to the next.
const NO_HOST: &str = "_buildhost localhost";

/// How RPM is told to take `SOURCE_DATE_EPOCH` for its own date, to leave the files alone, to compress as Fedora does, and
/// where nothing else is made.
const MACROS: [&str; 7] = [
    NO_HOST,
    "use_source_date_epoch_as_buildtime 1",
    "clamp_mtime_to_source_date_epoch 1",
    "__os_install_post %{nil}",
    "debug_package %{nil}",
    "_build_id_links none",
    "_binary_payload w19.zstdio",
];

/// Packs a package anew with RPM's own tool: it finds out which libraries the programs need, marks documentation, adds
/// the changelog, and puts nothing in that differs from one time to the next.
///
/// # Errors
/// When `rpmbuild` fails.
pub(super) fn pack_again(place: &Place, package: &Path, moment: Moment) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let content = folder.path().join("content");
    fs::create_dir(&content)?;
    run(command(place, "sh")
        .args([
            "-c",
            "rpm2archive -n < \"$0\" | tar --extract --directory \"$1\"",
        ])
        .args([package, &content]))?;
    unpacked::mark(&content, moment)?;
    let spec = folder.path().join("bbw-meet.spec");
    fs::write(&spec, describe(place, package, &content, moment)?)?;

    let mut build = command(place, "rpmbuild");
    build.args(["-bb", "--quiet", "--target"]);
    build.arg(ask(place, package, "%{ARCH}")?);
    build.args(["--define", &format!("_topdir {}", folder.path().display())]);
    for text in MACROS {
        build.args(["--define", text]);
    }
    run(moment.tell(&mut build).arg(&spec).stdout(Stdio::null()))?;
    let made = folder.path().join("RPMS");
    let made = unpacked::files(&made)?;
    fs::copy(made.first().context("no package was made")?, package)?;
    Ok(())
}

/// The description of which `rpmbuild` makes the package.
fn describe(place: &Place, package: &Path, content: &Path, moment: Moment) -> Result<String> {
    let changes = Changes::read(place)?;
    let head = ask(place, package, HEAD)?;
    // Promises of RPM itself it makes by itself.
    let head: Vec<&str> = head
        .lines()
        .filter(|line| !line.contains("rpmlib("))
        .collect();
    let mut spec = format!(
        "{}\nPackager: {}\nGroup: Applications/Internet\n\n%description\n{}\n\n%install\ncp -a '{}/.' %{{buildroot}}\n\n%files\n",
        head.join("\n"),
        changes.maintainer,
        ask(place, package, "%{DESCRIPTION}")?,
        content.display(),
    );
    for folder in unpacked::folders(content)? {
        let path = PathBuf::from("/").join(folder.strip_prefix(content)?);
        if path.ends_with(NAME) {
            writeln!(spec, "%dir \"{}\"", path.display())?;
        }
    }
    for file in unpacked::files(content)? {
        let path = PathBuf::from("/").join(file.strip_prefix(content)?);
        let mark = MARKS.iter().find(|(start, _)| path.starts_with(start));
        let mark = mark.map_or("", |(_, mark)| mark);
        writeln!(spec, "{mark} \"{}\"", path.display())?;
    }
    write!(spec, "\n%changelog\n{}", changes.for_rpm(place, moment)?)?;
    Ok(spec)
}

fn ask(place: &Place, package: &Path, what: &str) -> Result<String> {
    capture(
        command(place, "rpm")
            .args(["--query", "--queryformat", what, "--package"])
            .arg(package),
    )
}
