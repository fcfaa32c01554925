//! Files that a page of the meeting gives: into the person's downloads, under a name that is only a name.

use std::path::{Path, PathBuf};

use bbw_meet_core::invitation::files;
use bbw_meet_core::meeting::room::is_invisible;
use tauri::Webview;
use tauri::webview::DownloadEvent;

/// How often a free name is looked for.
const TRIES: u32 = 1000;

/// Chooses where a download goes; `false` refuses it.
pub(super) fn decide(_: Webview, event: DownloadEvent<'_>) -> bool {
    if let DownloadEvent::Requested { destination, .. } = event {
        let place = dirs::download_dir().and_then(|folder| free(&folder, destination));
        return match place {
            Some(place) => {
                *destination = place;
                true
            }
            None => false,
        };
    }
    true
}

/// A free place in `folder` for what the server calls `wanted`.
fn free(folder: &Path, wanted: &Path) -> Option<PathBuf> {
    let name = wanted.file_name().unwrap_or_default().to_string_lossy();
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if is_ending(ending) => (stem, format!(".{ending}")),
        Some(_) | None => (&*name, String::new()),
    };
    let seen: String = stem
        .chars()
        .map(|c| if is_invisible(c) { ' ' } else { c })
        .collect();
    let stem = files::stem(&seen);
    (1..TRIES)
        .map(|number| match number {
            1 => folder.join(format!("{stem}{ending}")),
            number => folder.join(format!("{stem} ({number}){ending}")),
        })
        .find(|place| place.symlink_metadata().is_err())
}

fn is_ending(text: &str) -> bool {
    (1..=10).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_servers_name_is_only_a_name() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("Blatt.pdf"), "").unwrap();
        for (wanted, name) in [
            ("/home/anna/Downloads/Handout.pdf", "Handout.pdf"),
            ("/home/anna/Downloads/Blatt.pdf", "Blatt (2).pdf"),
            ("../../.bashrc", "Meeting.bashrc"),
            ("/etc/passwd", "passwd"),
            ("..", "Meeting"),
            ("", "Meeting"),
            ("..\\..\\autostart\\x.desktop", "autostart x.desktop"),
            ("C:\\x.exe", "C x.exe"),
            ("CON.txt", "Meeting CON.txt"),
            (".hidden", "Meeting.hidden"),
            ("a\u{202e}fdp.exe", "a fdp.exe"),
            ("x.tar.gz", "x.tar.gz"),
            ("x.<script>", "x. script"),
        ] {
            let place = free(folder.path(), Path::new(wanted)).unwrap();
            assert_eq!(place.parent(), Some(folder.path()), "{wanted}");
            assert_eq!(place.file_name().unwrap(), name, "{wanted}");
        }
    }
}
