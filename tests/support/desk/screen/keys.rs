//! Keys by X11's names of them, as `wtype` takes them.

/// Arguments of `wtype` that press these keys: `Tab`, `Return`, `ctrl+plus`. It names keys like X11 (`-k`), but each
/// modifier is held (`-M`) and let go (`-m`) by itself.
pub(super) fn arguments(keys: &[&str]) -> Vec<String> {
    keys.iter().flat_map(|key| one(key)).collect()
}

fn one(key: &str) -> Vec<String> {
    let mut parts: Vec<&str> = key.split('+').collect();
    let last = parts.pop().unwrap_or_default();
    let modifiers: Vec<&str> = parts.into_iter().map(modifier).collect();
    let held = modifiers.iter().flat_map(|name| ["-M", name]);
    let released = modifiers.iter().rev().flat_map(|name| ["-m", name]);
    held.chain(["-k", last])
        .chain(released)
        .map(str::to_owned)
        .collect()
}

fn modifier(name: &str) -> &str {
    match name {
        "super" => "logo",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_modifier_is_held_for_one_key_only() {
        assert_eq!(arguments(&["Tab", "F5"]), ["-k", "Tab", "-k", "F5"]);
        assert_eq!(
            arguments(&["ctrl+shift+i", "super+a"]),
            [
                "-M", "ctrl", "-M", "shift", "-k", "i", "-m", "shift", "-m", "ctrl", "-M", "logo",
                "-k", "a", "-m", "logo"
            ]
        );
    }
}
