//! Trying out camera and microphone: the program's own page, under the meeting server's origin, in a window with WebView2.
//! Every request of the window is answered from the page's files, and none reaches a network.
//!
//! On other systems the program shows it in a browser and asks for no such window.

#[cfg_attr(windows, path = "practice/window.rs")]
#[cfg_attr(not(windows), path = "practice/none.rs")]
mod system;
#[cfg(windows)]
mod webview2;

pub(crate) use system::run;
