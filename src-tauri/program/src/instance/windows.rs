//! The talk on Windows: a named pipe. All people of a computer share the names of pipes, so nobody else may open this
//! one, and its name, kept in a file of this person's, is new each time: nobody can take it beforehand and be handed a
//! link. A name that a program left behind could be taken afterwards: so whoever has been found is asked who made it.

use std::fs;
use std::io;
use std::os::windows::io::AsHandle;
use std::path::{Path, PathBuf};

use bbw_meet_core::storage;
use interprocess::local_socket::traits::Stream as _;
use interprocess::local_socket::{
    GenericNamespaced, Listener, ListenerOptions, Name, Stream, ToNsName,
};
use interprocess::os::windows::local_socket::ListenerOptionsExt;
use interprocess::os::windows::security_descriptor::SecurityDescriptor;
use widestring::U16CString;

use crate::desktop::win32;

/// The way to the pipe: the file its name stands in.
pub(super) struct Way(PathBuf);

impl Way {
    #[allow(clippy::unnecessary_wraps)] // As on Unix, where it can fail.
    pub(super) fn to(folder: &Path, name: &str) -> io::Result<Self> {
        Ok(Self(folder.join(name)))
    }

    /// Only the holder of the lock gets here, so a name that is still in the file belongs to nobody. The pipe is there
    /// before its name is written down, so nobody can be led to another one.
    pub(super) fn listen(&self) -> io::Result<Listener> {
        let name = storage::reference().map_err(io::Error::other)?;
        let person = win32::person()?;
        // It belongs to this person, also where an administrator's things belong to all of them. Protected, so that
        // nothing is inherited: all rights to this person, none to anybody else.
        let rights = format!("O:{person}D:P(A;;GA;;;{person})");
        let rights = U16CString::from_str(rights).map_err(io::Error::other)?;
        let listener = ListenerOptions::new()
            .name(pipe(&name)?)
            .security_descriptor(SecurityDescriptor::deserialize(&rights)?)
            .create_sync()?;
        fs::write(&self.0, name)?;
        Ok(listener)
    }

    pub(super) fn connect(&self) -> io::Result<Stream> {
        let name = fs::read_to_string(&self.0)?;
        let stream = Stream::connect(pipe(&name)?)?;
        let Stream::NamedPipe(made) = &stream;
        if !win32::is_made_by_person(made.inner().as_handle())? {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        // Only the program a person has just started may bring another one's window to the front.
        win32::let_others_come_to_front();
        Ok(stream)
    }
}

/// The pipe's own rights have seen to it.
pub(super) fn is_this_person(_: &Stream) -> bool {
    true
}

/// A person's folders are that person's by the rights of their home.
#[allow(clippy::unnecessary_wraps)] // As on Unix, where it can fail.
pub(super) fn is_private(_: &Path) -> io::Result<()> {
    Ok(())
}

fn pipe(name: &str) -> io::Result<Name<'_>> {
    format!("bbw-meet-{name}").to_ns_name::<GenericNamespaced>()
}
