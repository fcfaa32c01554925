//! The talk on Unix: a socket in a folder of this person's alone.

use std::fs::{self, File};
use std::io;
use std::os::fd::AsRawFd;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use interprocess::local_socket::traits::Stream as _;
use interprocess::local_socket::{GenericFilePath, Listener, ListenerOptions, Stream, ToFsName};

/// Longest path of a socket, in bytes, with its end (`sockaddr_un`, unix(7)).
const LONGEST: usize = 107;

/// The way to the socket, also where its path is longer than a socket's may be.
pub(super) struct Way {
    path: PathBuf,
    socket: PathBuf,
    /// Keeps the short path right, where one is needed.
    _folder: Option<File>,
}

impl Way {
    pub(super) fn to(folder: &Path, name: &str) -> io::Result<Self> {
        let path = folder.join(name);
        if path.as_os_str().len() < LONGEST {
            return Ok(Self {
                socket: path.clone(),
                path,
                _folder: None,
            });
        }
        // A long way round by the open folder, which the kernel knows under a short name (proc(5)).
        let folder = File::open(folder)?;
        let socket = PathBuf::from(format!("/proc/self/fd/{}", folder.as_raw_fd())).join(name);
        Ok(Self {
            path,
            socket,
            _folder: Some(folder),
        })
    }

    /// Only the holder of the lock gets here, so a socket that is still there belongs to nobody.
    pub(super) fn listen(&self) -> io::Result<Listener> {
        if let Err(error) = fs::remove_file(&self.path)
            && error.kind() != io::ErrorKind::NotFound
        {
            return Err(error);
        }
        let name = self.socket.as_path().to_fs_name::<GenericFilePath>()?;
        ListenerOptions::new().name(name).create_sync()
    }

    pub(super) fn connect(&self) -> io::Result<Stream> {
        let stream = Stream::connect(self.socket.as_path().to_fs_name::<GenericFilePath>()?)?;
        if is_this_person(&stream) {
            Ok(stream)
        } else {
            Err(io::ErrorKind::PermissionDenied.into())
        }
    }
}

/// Does the other end belong to this person? (`SO_PEERCRED`, unix(7).)
pub(super) fn is_this_person(stream: &Stream) -> bool {
    let Stream::UdSocket(stream) = stream;
    rustix::net::sockopt::socket_peercred(stream)
        .is_ok_and(|peer| peer.uid == rustix::process::geteuid())
}

/// A runtime folder may be shared, as under `sudo` or in a container: whoever prepared it would be handed every link.
///
/// # Errors
/// When the folder is not this person's alone.
pub(super) fn is_private(folder: &Path) -> io::Result<()> {
    let found = fs::symlink_metadata(folder)?;
    let own = found.uid() == rustix::process::geteuid().as_raw();
    // What others may read is no danger: the socket and the lock have rights of their own.
    if found.is_dir() && own && found.mode() & 0o022 == 0 {
        Ok(())
    } else {
        Err(io::ErrorKind::PermissionDenied.into())
    }
}
