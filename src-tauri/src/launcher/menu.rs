//! The menu of the right mouse button. WebKitGTK's own offers to load the page again, which would lose what was typed, and
//! to write control characters; here it holds what helps with text, and where there is nothing of that, there is none.

use tauri::WebviewWindow;
use webkit2gtk::{ContextMenu, ContextMenuAction, ContextMenuExt, ContextMenuItemExt, WebViewExt};

/// What stays.
const KEPT: [ContextMenuAction; 5] = [
    ContextMenuAction::Cut,
    ContextMenuAction::Copy,
    ContextMenuAction::Paste,
    ContextMenuAction::Delete,
    ContextMenuAction::SelectAll,
];

/// Leaves only what helps with text.
pub(super) fn tidy(window: &WebviewWindow) {
    // Without it, the menu is the usual one.
    let _ = window.with_webview(|view| {
        view.inner().connect_context_menu(|_, menu, _, _| {
            keep_text(menu);
            menu.n_items() == 0 // "True" shows none.
        });
    });
}

fn keep_text(menu: &ContextMenu) {
    for item in menu.items() {
        if !KEPT.contains(&item.stock_action()) {
            menu.remove(&item);
        }
    }
}
