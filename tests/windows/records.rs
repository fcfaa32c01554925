//! What a Windows has on its disk and in its registry at one moment, and what was different at another.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The registry's files as Wine writes them, by the name of their root.
const HIVES: [(&str, &str); 3] = [
    ("HKLM", "system.reg"),
    ("HKCU", "user.reg"),
    ("HKU", "userdef.reg"),
];

/// What Wine changes by itself at every start: graphics drivers, screens, and fonts it finds on the host. Wine 10 has
/// numbered sets, as Windows has.
const RESTLESS: [&str; 6] = [
    r"\CurrentControlSet\Control\Class\",
    r"\CurrentControlSet\Enum\DISPLAY\",
    r"\ControlSet001\Control\Class\",
    r"\ControlSet001\Enum\DISPLAY\",
    r"\Fonts ",
    r"\External Fonts ",
];

/// One line for each folder, each file with its length, each key, and each value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Records(BTreeSet<String>);

impl Records {
    /// Reads them from a Windows that is switched off.
    pub(crate) fn read(prefix: &Path) -> Self {
        let mut lines = BTreeSet::new();
        for (root, file) in HIVES {
            hive(root, &fs::read(prefix.join(file)).unwrap(), &mut lines);
        }
        folder(&prefix.join("drive_c"), "C:", &mut lines);
        lines.retain(|line| !RESTLESS.iter().any(|word| line.contains(word)));
        Self(lines)
    }

    /// What is gone (`- …`) and what is new (`+ …`) since `before`.
    pub(crate) fn since(&self, before: &Self) -> Vec<String> {
        let gone = before.0.difference(&self.0).map(|line| format!("- {line}"));
        let new = self.0.difference(&before.0).map(|line| format!("+ {line}"));
        gone.chain(new).collect()
    }

    /// A value of the registry: `name` is `@` for the one without a name.
    pub(crate) fn value(&self, key: &str, name: &str) -> Option<&str> {
        let start = format!("{key} {name}=");
        self.0.iter().find_map(|line| line.strip_prefix(&start))
    }

    /// Is there such a file or folder, as `C:\folder\file`?
    pub(crate) fn has(&self, path: &str) -> bool {
        let file = format!("{path} ");
        self.0
            .iter()
            .any(|line| line == path || line.starts_with(&file))
    }
}

/// Reads `WINE REGISTRY Version 2`: `[key] time`, `#time=…`, `"name"=value`, with `\\` and `\"`, long values on several
/// lines.
fn hive(root: &str, bytes: &[u8], lines: &mut BTreeSet<String>) {
    // What is not ASCII stands there as \x…, so nothing is lost here.
    let text = String::from_utf8_lossy(bytes).replace("\\\n  ", "");
    let mut key = String::new();
    for line in text.lines() {
        if let Some(named) = line.strip_prefix('[') {
            let name = named.rsplit_once(']').map_or(named, |(name, _)| name);
            key = format!(r"{root}\{}", plain(name));
            // Wine writes no line for a key that only has keys in it.
            let ends = key
                .match_indices('\\')
                .map(|(end, _)| end)
                .chain([key.len()]);
            lines.extend(ends.map(|end| key[..end].to_owned()));
        } else if line.starts_with(['"', '@'])
            && let Some((name, value)) = line.split_once('=')
        {
            let name = name.trim_matches('"');
            lines.insert(format!("{key} {}={}", plain(name), plain(value)));
        }
    }
}

fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => plain.extend(characters.next()),
            character => plain.push(character),
        }
    }
    // Texts stand in quotes, numbers and lists do not.
    match plain
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
    {
        Some(text) => text.to_owned(),
        None => plain,
    }
}

fn folder(folder: &Path, name: &str, lines: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!(r"{name}\{}", entry.file_name().to_string_lossy());
        let metadata = entry.metadata().unwrap();
        if metadata.is_dir() {
            self::folder(&entry.path(), &name, lines);
            lines.insert(name);
        } else {
            lines.insert(format!("{name} {} bytes", metadata.len()));
        }
    }
}

#[test]
fn the_registry_is_read_as_wine_writes_it() {
    let mut lines = BTreeSet::new();
    let text = concat!(
        "WINE REGISTRY Version 2\n;; All keys relative to REGISTRY\\\\User\n\n#arch=win64\n\n",
        "[Software\\\\A b] 1795514770\n#time=1dd7bfb6e3df972\n@=\"\\\"C:\\\\x.exe\\\" \\\"%1\\\"\"\n",
        "\"Size\"=dword:00000001\n\"Long\"=hex:00,\\\n  01\n\n[Empty] 1\n#time=1\n",
    );
    hive("HKCU", text.as_bytes(), &mut lines);
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    assert_eq!(
        lines,
        [
            "HKCU",
            r"HKCU\Empty",
            r"HKCU\Software",
            r"HKCU\Software\A b",
            r#"HKCU\Software\A b @="C:\x.exe" "%1""#,
            r"HKCU\Software\A b Long=hex:00,01",
            r"HKCU\Software\A b Size=dword:00000001",
        ]
    );
}
