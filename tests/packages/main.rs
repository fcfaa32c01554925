//! The Debian package, installed by `apt-get` into a throwaway copy of this computer.

mod computer;
mod deb;
