//! The person's default browser, as the desktop's own files name it: the MIME Applications Associations specification
//! 1.0.1 and the Desktop Entry specification 1.5. `xdg-settings` finds the same, but is a shell script that takes longer
//! than a meeting's browser may be kept waiting.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// What a browser is the default for.
const SCHEME: &str = "x-scheme-handler/https";

/// Largest file that is read, in bytes.
const LIMIT: u64 = 1024 * 1024;

/// A desktop entry and the program behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DefaultBrowser {
    /// The entry's id, as `org.chromium.Chromium.desktop`.
    pub(crate) id: String,
    /// The first word of its `Exec`: a command or a path.
    pub(crate) program: PathBuf,
}

/// The default browser of this person, if the desktop names one.
pub(crate) fn find() -> Option<DefaultBrowser> {
    default_for(SCHEME)
}

/// What opens this type of file, or `x-scheme-handler/…` for a kind of link: the default, else what is registered for it.
pub(crate) fn handler(mime: &str) -> Option<DefaultBrowser> {
    default_for(mime).or_else(|| {
        let applications = applications(&data_folders());
        let caches = applications
            .iter()
            .filter_map(|folder| read(&folder.join("mimeinfo.cache")));
        let ids = caches.flat_map(|text| values(&text, "MIME Cache", mime));
        ids.into_iter().find_map(|id| entry(&applications, &id))
    })
}

fn default_for(mime: &str) -> Option<DefaultBrowser> {
    let desktops = env::var("XDG_CURRENT_DESKTOP").unwrap_or_default();
    find_in(mime, &config_folders(), &data_folders(), &desktops)
}

/// Folders with `mimeapps.list`, the strongest first.
fn config_folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = dirs::config_dir().into_iter().collect();
    let system = env::var_os("XDG_CONFIG_DIRS").filter(|value| !value.is_empty());
    folders.extend(env::split_paths(
        &system.unwrap_or_else(|| "/etc/xdg".into()),
    ));
    folders
}

/// Folders with `applications`, the strongest first.
fn data_folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = dirs::data_dir().into_iter().collect();
    let system = env::var_os("XDG_DATA_DIRS").filter(|value| !value.is_empty());
    folders.extend(env::split_paths(
        &system.unwrap_or_else(|| "/usr/local/share:/usr/share".into()),
    ));
    folders
}

fn applications(data: &[PathBuf]) -> Vec<PathBuf> {
    let folders = data.iter();
    folders.map(|folder| folder.join("applications")).collect()
}

fn find_in(
    mime: &str,
    config: &[PathBuf],
    data: &[PathBuf],
    desktops: &str,
) -> Option<DefaultBrowser> {
    let applications = applications(data);
    let names: Vec<String> = desktops
        .split(':')
        .filter(|desktop| !desktop.is_empty() && !desktop.contains('/'))
        .map(|desktop| format!("{}-mimeapps.list", desktop.to_lowercase()))
        .chain(["mimeapps.list".to_owned()])
        .collect();
    config
        .iter()
        .chain(&applications)
        .flat_map(|folder| names.iter().map(|name| folder.join(name)))
        .filter_map(|file| read(&file))
        .flat_map(|text| values(&text, "Default Applications", mime))
        // An entry that is no longer installed is passed over.
        .find_map(|id| entry(&applications, &id))
}

fn entry(applications: &[PathBuf], id: &str) -> Option<DefaultBrowser> {
    if id.contains("..") || id.starts_with('/') {
        return None;
    }
    let text = applications
        .iter()
        .find_map(|folder| read(&folder.join(id)))?;
    let exec = value(&text, "Desktop Entry", "Exec")?;
    Some(DefaultBrowser {
        id: id.to_owned(),
        program: first_word(exec)?.into(),
    })
}

/// The first argument of an `Exec` line, whose quotes and backslashes are the specification's.
fn first_word(exec: &str) -> Option<String> {
    let exec = exec.trim_start();
    let word: String = match exec.strip_prefix('"') {
        None => exec.split_whitespace().next()?.to_owned(),
        Some(quoted) => {
            let mut word = String::new();
            let mut letters = quoted.chars();
            loop {
                match letters.next()? {
                    '"' => break,
                    '\\' => word.push(letters.next()?),
                    letter => word.push(letter),
                }
            }
            word
        }
    };
    (!word.is_empty()).then_some(word)
}

/// The values of a list, without empty ones.
fn values(text: &str, section: &str, key: &str) -> Vec<String> {
    let list = value(text, section, key).unwrap_or_default();
    list.split(';')
        .map(str::trim)
        .filter(|value| !value.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The value of `key` in `[section]`.
fn value<'a>(text: &'a str, section: &str, key: &str) -> Option<&'a str> {
    let mut inside = false;
    for line in text.lines().map(str::trim) {
        if let Some(name) = line.strip_prefix('[') {
            inside = name.strip_suffix(']') == Some(section);
        } else if inside
            && let Some((name, value)) = line.split_once('=')
            && name.trim_end() == key
        {
            return Some(value.trim_start());
        }
    }
    None
}

fn read(path: &Path) -> Option<String> {
    let small = fs::metadata(path).is_ok_and(|found| found.is_file() && found.len() <= LIMIT);
    small.then(|| fs::read_to_string(path).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Desktop(tempfile::TempDir);

    impl Desktop {
        fn new(files: &[(&str, &str)]) -> Self {
            let folder = tempfile::tempdir().unwrap();
            for (name, text) in files {
                let path = folder.path().join(name);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
            Self(folder)
        }

        fn default(&self, desktops: &str) -> Option<(String, String)> {
            let at = |name: &str| self.0.path().join(name);
            find_in(
                SCHEME,
                &[at("config"), at("etc")],
                &[at("home"), at("usr")],
                desktops,
            )
            .map(|found| (found.id, found.program.display().to_string()))
        }
    }

    const CHROMIUM: (&str, &str) = (
        "usr/applications/chromium.desktop",
        "[Desktop Action new]\nExec=other\n[Desktop Entry]\nExec=/usr/bin/chromium %U\n",
    );
    const FIREFOX: (&str, &str) = (
        "usr/applications/firefox.desktop",
        "[Desktop Entry]\nExec=\"/opt/My \\\"Fox\\\"/firefox\" -P %u\n",
    );

    fn found(id: &str, program: &str) -> Option<(String, String)> {
        Some((id.to_owned(), program.to_owned()))
    }

    #[test]
    fn the_persons_choice_goes_before_the_systems() {
        let system = (
            "etc/mimeapps.list",
            "[Default Applications]\nx-scheme-handler/https=firefox.desktop\n",
        );
        let own = (
            "config/mimeapps.list",
            "[Added Associations]\nx-scheme-handler/https=firefox.desktop;\n[Default Applications]\nx-scheme-handler/https = chromium.desktop;\n",
        );
        let chromium = found("chromium.desktop", "/usr/bin/chromium");
        assert_eq!(
            Desktop::new(&[CHROMIUM, FIREFOX, own, system]).default(""),
            chromium
        );
        assert_eq!(
            Desktop::new(&[CHROMIUM, FIREFOX, system]).default(""),
            found("firefox.desktop", "/opt/My \"Fox\"/firefox")
        );
    }

    #[test]
    fn a_desktops_own_choice_goes_before_the_general_one() {
        let desktop = Desktop::new(&[
            CHROMIUM,
            FIREFOX,
            (
                "usr/applications/mimeapps.list",
                "[Default Applications]\nx-scheme-handler/https=firefox.desktop\n",
            ),
            (
                "usr/applications/gnome-mimeapps.list",
                "[Default Applications]\nx-scheme-handler/https=chromium.desktop\n",
            ),
        ]);
        let id = |desktops| desktop.default(desktops).map(|(id, _)| id);
        assert_eq!(id("ubuntu:GNOME").as_deref(), Some("chromium.desktop"));
        assert_eq!(id("KDE").as_deref(), Some("firefox.desktop"));
    }

    #[test]
    fn what_is_gone_or_names_a_way_out_is_passed_over() {
        let list = (
            "config/mimeapps.list",
            "[Default Applications]\nx-scheme-handler/https=gone.desktop;../../x.desktop;/etc/x.desktop;chromium.desktop\n",
        );
        assert_eq!(
            Desktop::new(&[CHROMIUM, list]).default(""),
            found("chromium.desktop", "/usr/bin/chromium")
        );
        assert_eq!(Desktop::new(&[CHROMIUM]).default(""), None);
    }

    #[test]
    fn half_a_quote_is_no_program() {
        for exec in ["", "  ", "\"", "\"half", "\"half\\", "\"\""] {
            assert_eq!(first_word(exec), None, "{exec}");
        }
    }
}
