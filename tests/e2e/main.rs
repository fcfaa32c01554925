//! The whole path: the real launcher in real WebKit, the meeting in a real Chromium, a stand-in for the server.

mod first_run;
