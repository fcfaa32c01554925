//! BBW Meet: the program a double-click starts. It decides, keeps a person's things and leads the meeting's browser;
//! the rules are in `bbw-meet-core`, the windows are a process of their own (`bbw-meet-window`).
//!
//! The rooms stand on each other in this order; none looks up: `desktop`, `person`, `launch`, `instance`, `window`,
//! `meeting`, `diagnosis`, `session`, `app`, `command_line`.

mod app;
mod command_line;
mod desktop;
mod diagnosis;
mod instance;
mod launch;
mod meeting;
mod person;
mod session;
mod window;

pub use command_line::run;
