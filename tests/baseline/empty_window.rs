//! A Tauri window as it comes, with one line of text.

use tauri::WebviewWindowBuilder;

fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .setup(|app| {
            for window in &app.config().app.windows {
                WebviewWindowBuilder::from_config(app, window)?.build()?;
            }
            Ok(())
        })
        .run(tauri::generate_context!())
}
