//! Started by a person rather than by the program: there is nothing to show then, so the program is started instead.

use std::env;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::exit::Exit;

/// Starts `bbw-meet`, which lies beside this program, with the same arguments.
pub(crate) fn start_program() -> Exit {
    match env::current_exe().and_then(|window| start(&program_beside(&window))) {
        Ok(()) => Exit::Done,
        Err(_) => Exit::Failed,
    }
}

fn start(program: &Path) -> io::Result<()> {
    Command::new(program).args(env::args_os().skip(1)).spawn()?;
    Ok(())
}

/// Never looked for in `PATH`. After an upgrade Linux says `…/bbw-meet-window (deleted)`, which goes with the name.
pub(crate) fn program_beside(window: &Path) -> PathBuf {
    window.with_file_name(format!("bbw-meet{}", env::consts::EXE_SUFFIX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_is_found_beside_the_window_also_after_an_upgrade() {
        for window in [
            "/usr/bin/bbw-meet-window",
            "/usr/bin/bbw-meet-window (deleted)",
        ] {
            let expected = format!("/usr/bin/bbw-meet{}", env::consts::EXE_SUFFIX);
            assert_eq!(program_beside(Path::new(window)), Path::new(&expected));
        }
    }
}
