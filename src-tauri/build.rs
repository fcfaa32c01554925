//! Makes every command need a permission: what is not listed here cannot be granted, and what is not granted to the
//! launcher's window answers nobody.

/// The commands of `src/commands/`, in the order of their registration.
const COMMANDS: &[&str] = &[
    "view",
    "quit",
    "agree",
    "decline",
    "reconsider",
    "withdraw",
    "change_settings",
    "forget",
    "forget_all",
    "erase_all",
    "enter",
    "join_pending",
    "join_again",
    "join_history",
    "cancel",
    "leave_and_join",
    "stay",
    "go_home",
    "open_anyway",
    "open_in_browser",
    "meeting_link",
    "calendar_pending",
    "suggest_room",
    "check_invitation",
    "invitation_text",
    "save_invitation",
    "mail_invitation",
    "start_invitation",
    "words",
    "notice",
    "stored",
    "export_stored",
    "open_page",
    "write_mail",
];

/// Sharp on every screen, paths of any length, and UTF-8 wherever Windows asks: beyond what Tauri's own says. It
/// has no `<?xml … ?>`: a space is put before each of its lines, and Windows starts no program whose manifest begins so.
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
