//! One socket that both ends read and write: standard input.

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::Arc;

use rustix::io::fcntl_dupfd_cloexec;
use rustix::net::sockopt::{socket_domain, socket_type};
use rustix::net::{AddressFamily, SocketType};
use rustix::stdio;

/// One descriptor serves both directions.
pub(crate) struct Incoming(Arc<UnixStream>);

pub(crate) struct Outgoing(Arc<UnixStream>);

/// Takes the socket, and puts nothing in its place: what is started from here must find no way to the program.
pub(super) fn take() -> Option<(Incoming, Outgoing)> {
    let stdin = stdio::stdin();
    let ours = socket_domain(stdin) == Ok(AddressFamily::UNIX)
        && socket_type(stdin) == Ok(SocketType::STREAM);
    if !ours {
        return None;
    }
    // Not one of the three numbers that programs take for granted.
    let socket = fcntl_dupfd_cloexec(stdin, 3).ok()?;
    stdio::dup2_stdin(File::open("/dev/null").ok()?).ok()?;
    let socket = Arc::new(UnixStream::from(socket));
    Some((Incoming(socket.clone()), Outgoing(socket)))
}

impl Read for Incoming {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        (&*self.0).read(into)
    }
}

impl Write for Outgoing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        (&*self.0).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
