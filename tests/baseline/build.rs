//! As Tauri's own template has it.

fn main() {
    tauri_build::build();
}
