//! On Linux: commands on `PATH`, snaps, Flatpaks.

use std::path::{Path, PathBuf};

use super::{Browser, Confinement};
use crate::desktop::default_browser;
use crate::meeting::chromium::family::{FAMILY, Member};

/// Where snaps put their commands. The link there is never resolved: it leads to `snap` itself.
const SNAP: &str = "/snap/bin";

/// What finding depends on, so that tests can choose it.
pub(super) struct Surroundings {
    /// `PATH`, split.
    pub(super) path: Vec<PathBuf>,
    /// Folders of exported Flatpak commands: what is there is installed.
    pub(super) flatpak: Vec<PathBuf>,
    /// The program behind the person's default browser: a command or a path, and the id of its desktop entry.
    pub(super) default: Option<(PathBuf, String)>,
}

impl Surroundings {
    /// This computer, this person.
    pub(super) fn here() -> Self {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let mut flatpak = vec![PathBuf::from("/var/lib/flatpak/exports/bin")];
        flatpak.extend(dirs::data_dir().map(|data| data.join("flatpak/exports/bin")));
        Self {
            // What lies in the folder a start happens in is no browser.
            path: std::env::split_paths(&path)
                .filter(|folder| folder.is_absolute())
                .collect(),
            flatpak,
            default: default_browser::find().map(|found| (found.program, found.id)),
        }
    }

    fn command(&self, name: &str) -> Option<PathBuf> {
        self.path
            .iter()
            .map(|folder| folder.join(name))
            .find(|path| is_executable(path))
    }
}

pub(super) fn find(here: &Surroundings) -> Option<Browser> {
    preferred(here)
        .or_else(|| FAMILY.iter().find_map(|member| installed(member, here)))
        .or_else(|| FAMILY.iter().find_map(|member| in_flatpak(member, here)))
}

fn preferred(here: &Surroundings) -> Option<Browser> {
    let (program, entry) = here.default.as_ref()?;
    let entry = entry.trim_end_matches(".desktop");
    let command = program.file_name()?.to_str()?;
    FAMILY.iter().find_map(|member| {
        if entry == member.flatpak {
            in_flatpak(member, here)
        } else if member.commands.contains(&command) {
            installed(member, here)
        } else {
            None
        }
    })
}

fn installed(member: &Member, here: &Surroundings) -> Option<Browser> {
    let program = member
        .commands
        .iter()
        .find_map(|command| here.command(command))?;
    let confinement = if program.starts_with(SNAP) {
        Confinement::Snap
    } else {
        Confinement::None
    };
    Some(Browser {
        name: member.name,
        program,
        arguments: vec![],
        confinement,
    })
}

/// Started by `flatpak` itself, so that the meeting ends with this program: the exported commands take no word for that.
fn in_flatpak(member: &Member, here: &Surroundings) -> Option<Browser> {
    let exported = here
        .flatpak
        .iter()
        .map(|folder| folder.join(member.flatpak))
        .find(|path| is_executable(path))?;
    let words = ["run", "--die-with-parent", member.flatpak];
    let (program, arguments) = match here.command("flatpak") {
        Some(flatpak) => (flatpak, words.map(str::to_owned).to_vec()),
        None => (exported, vec![]),
    };
    Some(Browser {
        name: member.name,
        program,
        arguments,
        confinement: Confinement::Flatpak { id: member.flatpak },
    })
}

fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata()
        .is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[allow(clippy::unwrap_used)] // Part of the tests.
    fn computer(
        commands: &[&str],
        flatpaks: &[&str],
        default: Option<(&str, &str)>,
    ) -> (tempfile::TempDir, Surroundings) {
        let folder = tempfile::tempdir().unwrap();
        for (kind, names) in [("bin", commands), ("flatpak", flatpaks)] {
            fs::create_dir(folder.path().join(kind)).unwrap();
            for name in names {
                let path = folder.path().join(kind).join(name);
                fs::write(&path, "#!/bin/sh\n").unwrap();
                fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
            }
        }
        let here = Surroundings {
            path: vec![folder.path().join("bin")],
            flatpak: vec![folder.path().join("flatpak")],
            default: default.map(|(program, id)| (program.into(), id.to_owned())),
        };
        (folder, here)
    }

    fn found(
        commands: &[&str],
        flatpaks: &[&str],
        default: Option<(&str, &str)>,
    ) -> Option<&'static str> {
        let (_folder, here) = computer(commands, flatpaks, default);
        find(&here).map(|browser| browser.name)
    }

    #[test]
    fn the_persons_default_is_preferred_if_it_is_of_the_family() {
        let both = &["chromium", "brave", "firefox"];
        assert_eq!(
            found(both, &[], Some(("/usr/bin/brave", "brave.desktop"))),
            Some("Brave")
        );
        assert_eq!(
            found(both, &[], Some(("firefox", "firefox.desktop"))),
            Some("Chromium")
        );
        assert_eq!(
            found(both, &[], Some(("vivaldi", "vivaldi.desktop"))),
            Some("Chromium"),
            "no longer installed"
        );
        assert_eq!(found(both, &[], None), Some("Chromium"));
    }

    #[test]
    fn a_flatpak_is_used_when_it_is_the_default_or_the_only_one() {
        let chrome = &["com.google.Chrome"];
        assert_eq!(found(&[], chrome, None), Some("Google Chrome"));
        assert_eq!(found(&["chromium"], chrome, None), Some("Chromium"));
        let default = Some(("/usr/bin/flatpak", "com.google.Chrome.desktop"));
        assert_eq!(found(&["chromium"], chrome, default), Some("Google Chrome"));
    }

    #[test]
    fn a_flatpak_is_told_to_end_with_this_program() {
        let (folder, here) = computer(&["flatpak"], &["com.google.Chrome"], None);
        let browser = find(&here).unwrap();
        assert_eq!(browser.program, folder.path().join("bin/flatpak"));
        assert_eq!(
            browser.arguments,
            ["run", "--die-with-parent", "com.google.Chrome"]
        );
    }

    #[test]
    fn without_any_of_the_family_there_is_none() {
        assert_eq!(
            found(&["firefox"], &[], Some(("firefox", "firefox.desktop"))),
            None
        );
    }

    #[test]
    fn a_file_that_cannot_be_run_is_no_browser() {
        let (folder, here) = computer(&[], &[], None);
        fs::write(folder.path().join("bin/chromium"), "").unwrap();
        assert_eq!(find(&here), None);
    }
}
