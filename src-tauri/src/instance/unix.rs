//! The talk on Unix: a socket in a folder of this person's alone.

use std::fs;
use std::io;
use std::path::Path;

use interprocess::local_socket::traits::Stream as _;
use interprocess::local_socket::{GenericFilePath, Listener, ListenerOptions, Stream, ToFsName};

/// Only the holder of the lock gets here, so a socket that is still there belongs to nobody.
pub(super) fn listen(path: &Path) -> io::Result<Listener> {
    if let Err(error) = fs::remove_file(path)
        && error.kind() != io::ErrorKind::NotFound
    {
        return Err(error);
    }
    let name = path.to_fs_name::<GenericFilePath>()?;
    ListenerOptions::new().name(name).create_sync()
}

pub(super) fn connect(path: &Path) -> io::Result<Stream> {
    Stream::connect(path.to_fs_name::<GenericFilePath>()?)
}
