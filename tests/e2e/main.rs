//! The whole path: the real launcher in real WebKit, the meeting in a real Chromium, a stand-in for the server.

mod breakdowns;
mod browsers;
mod command_line;
mod consent;
mod endings;
mod first_moments;
mod first_run;
mod halted;
mod hostile_input;
mod hostile_page;
mod hosts;
mod invitations;
mod names;
mod network;
mod returning;
mod second_start;
mod secrets;
mod settings;
mod signing;
mod sounds;
mod storm;
mod strangers;
mod surroundings;
mod wall;
mod window_process;
