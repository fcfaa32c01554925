//! The windows in sway's tree, sway-ipc(7).

use serde_json::Value;

/// A window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// Sway's number, for commands.
    pub(super) id: i64,
    /// The process it belongs to.
    pub(super) pid: u32,
    pub(super) title: String,
    /// By this desktops look for its entry.
    pub(super) app_id: String,
    /// It has the keyboard.
    pub(super) focused: bool,
    /// Left, top, width, height, in pixels.
    pub(super) place: [i64; 4],
}

/// Every window of this tree, the oldest first.
pub(super) fn windows(tree: &Value) -> Vec<Window> {
    let mut found = Vec::new();
    collect(tree, &mut found);
    found.sort_by_key(|window| window.id);
    found
}

fn collect(node: &Value, found: &mut Vec<Window>) {
    found.extend(read(node));
    for children in ["nodes", "floating_nodes"] {
        for child in node[children].as_array().into_iter().flatten() {
            collect(child, found);
        }
    }
}

/// Only a window has a process.
fn read(node: &Value) -> Option<Window> {
    let text = |name: &str| node[name].as_str().unwrap_or_default().to_owned();
    let edge = |name: &str| node["rect"][name].as_i64().unwrap_or_default();
    Some(Window {
        id: node["id"].as_i64()?,
        pid: node["pid"].as_u64()?.try_into().ok()?,
        title: text("name"),
        app_id: text("app_id"),
        focused: node["focused"] == true,
        place: ["x", "y", "width", "height"].map(edge),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn windows_are_found_wherever_they_are_and_nothing_else_is_one() {
        let window = |id: i64| {
            json!({"id": id, "pid": 10, "name": null, "app_id": "a", "focused": true,
                "rect": {"x": 1, "y": 2, "width": 3, "height": 4}})
        };
        let tree = json!({"id": 1, "name": "root", "nodes": [{
            "id": 2, "name": "output", "nodes": [{"id": 3, "nodes": [window(9)]}], "floating_nodes": [window(7)],
        }]});
        let found = windows(&tree);
        assert_eq!(
            found.iter().map(|found| found.id).collect::<Vec<_>>(),
            [7, 9]
        );
        assert_eq!((found[0].title.as_str(), found[0].pid), ("", 10));
        assert_eq!(found[0].place, [1, 2, 3, 4]);
    }
}
