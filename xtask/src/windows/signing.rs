//! An authority that signs for the tests alone, to try the one place for signatures. Its key is made anew each time and is
//! worth nothing.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use anyhow::Result;

use crate::place::Place;
use crate::process::{command, run};

/// The certificate, by which the tests verify.
const CERTIFICATE: &str = "authority.pem";
const KEY: &str = "authority.key";

/// Signs the file it is given in its place, as docs/windows.md has it.
const SIGNER: &str = "\
#!/bin/sh -e
osslsigncode sign -certs 'FOLDER/authority.pem' -key 'FOLDER/authority.key' -h sha256 -n 'BBW Meet' \\
    -in \"$1\" -out \"$1.signed\" > /dev/null
mv \"$1.signed\" \"$1\"
";

/// Makes the authority in `folder`; returns the command that signs.
///
/// # Errors
/// When `openssl` fails.
pub(super) fn for_tests(place: &Place, folder: &Path) -> Result<String> {
    fs::create_dir_all(folder)?;
    run(command(place, "openssl")
        .args(["req", "-x509", "-newkey", "rsa:2048", "-nodes"])
        .args(["-days", "2", "-subj", "/CN=BBW Meet tests"])
        .args(["-addext", "extendedKeyUsage=codeSigning", "-keyout"])
        .arg(folder.join(KEY))
        .arg("-out")
        .arg(folder.join(CERTIFICATE)))?;
    let signer = folder.join("sign.sh");
    fs::write(
        &signer,
        SIGNER.replace("FOLDER", &folder.display().to_string()),
    )?;
    fs::set_permissions(&signer, fs::Permissions::from_mode(0o755))?;
    Ok(signer.display().to_string())
}
