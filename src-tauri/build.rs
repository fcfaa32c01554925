//! Makes the page's only command require a permission: what is not listed here cannot be granted, and what is not
//! granted to the launcher's window cannot be called.

/// The command of `src/launcher/ask.rs`.
const COMMANDS: &[&str] = &["ask"];

/// Sharp on every screen, paths of any length, and UTF-8 wherever Windows asks: beyond what Tauri's own says. It has no
/// `<?xml … ?>`: a space is put before each of its lines, and Windows starts no program whose manifest begins so.
const WINDOWS_MANIFEST: &str = include_str!("windows/program.manifest");

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let windows = tauri_build::WindowsAttributes::new().app_manifest(WINDOWS_MANIFEST);
    let attributes = tauri_build::Attributes::new()
        .app_manifest(manifest)
        .windows_attributes(windows);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
    }
}
