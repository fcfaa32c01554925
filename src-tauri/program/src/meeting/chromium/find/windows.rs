//! On Windows: what is registered under "App Paths", where Edge always is.

use std::path::PathBuf;

use super::{Browser, Confinement};
use crate::meeting::chromium::family::{self, Member, Windows};

/// What Windows knows of browsers, so that tests can choose it.
pub(super) struct Registered {
    /// Programs that are there, by the file names of the family.
    programs: Vec<(&'static str, PathBuf)>,
    /// The person's choice for https, as a ProgID: `MSEdgeHTM`, or `ChromeHTML.ABCD` for a person's own copy.
    choice: Option<String>,
}

#[cfg(windows)]
impl Registered {
    /// This computer, this person.
    pub(super) fn here() -> Self {
        use windows_registry::{CURRENT_USER, Key, LOCAL_MACHINE};
        let read = |root: &Key, path: &str, value| {
            root.open(path).and_then(|key| key.get_string(value)).ok()
        };
        let program = |file: &str| {
            let path = format!(r"Software\Microsoft\Windows\CurrentVersion\App Paths\{file}");
            [CURRENT_USER, LOCAL_MACHINE]
                .iter()
                .filter_map(|root| read(root, &path, ""))
                .map(|found| PathBuf::from(found.trim_matches('"')))
                .find(|found| found.is_absolute() && found.is_file())
        };
        Self {
            programs: family::on_windows()
                .filter_map(|(_, windows)| Some((windows.file, program(windows.file)?)))
                .collect(),
            choice: read(
                CURRENT_USER,
                r"Software\Microsoft\Windows\Shell\Associations\UrlAssociations\https\UserChoice",
                "ProgId",
            ),
        }
    }
}

impl Registered {
    fn program(&self, file: &str) -> Option<&PathBuf> {
        self.programs
            .iter()
            .find(|(name, _)| *name == file)
            .map(|(_, path)| path)
    }
}

/// See the module above.
pub(super) fn find(registered: &Registered) -> Option<Browser> {
    let choice = registered.choice.as_deref().unwrap_or_default();
    let chosen = |(_, windows): &(&Member, &Windows)| {
        let rest = choice.strip_prefix(windows.registration);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let installed = |(member, windows): (&Member, &Windows)| {
        Some(Browser {
            name: member.name,
            program: registered.program(windows.file)?.clone(),
            arguments: vec![],
            confinement: Confinement::None,
        })
    };
    family::on_windows()
        .find(chosen)
        .and_then(installed)
        .or_else(|| family::on_windows().find_map(installed))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[&'static str], choice: Option<&str>) -> Option<&'static str> {
        let path = |file: &&'static str| (*file, PathBuf::from(format!("C:\\Programs\\{file}")));
        let registered = Registered {
            programs: files.iter().map(path).collect(),
            choice: choice.map(str::to_owned),
        };
        find(&registered).map(|browser| browser.name)
    }

    #[test]
    fn the_persons_choice_is_preferred_if_it_is_of_the_family() {
        let both = &["msedge.exe", "chrome.exe"];
        assert_eq!(found(both, None), Some("Microsoft Edge"));
        assert_eq!(found(both, Some("ChromeHTML")), Some("Google Chrome"));
        assert_eq!(
            found(both, Some("ChromeHTML.XYZ")),
            Some("Google Chrome"),
            "a person's own copy"
        );
        assert_eq!(
            found(both, Some("ChromeHTMLother")),
            Some("Microsoft Edge"),
            "another program whose name begins alike"
        );
        assert_eq!(found(both, Some("FirefoxURL-1")), Some("Microsoft Edge"));
        assert_eq!(
            found(both, Some("BraveHTML")),
            Some("Microsoft Edge"),
            "no longer installed"
        );
        assert_eq!(found(&[], Some("MSEdgeHTM")), None);
    }
}
