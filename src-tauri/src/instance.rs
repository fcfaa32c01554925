//! One program per person: a later start hands what it asks for to the running one.
//!
//! Who runs is decided by a lock on a file, which the system gives back however a program ends. The talk goes over a
//! local socket (a named pipe on Windows): no network, no D-Bus, no window system needed, so it works before any of
//! them is loaded, and a later start costs milliseconds.

use std::fs::{self, File, TryLockError};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use bbw_meet_core::error::{Code, Problem};
use interprocess::local_socket::traits::{ListenerExt, Stream as _};
use interprocess::local_socket::{Listener, ListenerOptions, Name, Stream};

use crate::folders::make_private;
use crate::launch::Request;

const LOCK: &str = "instance.lock";
const SOCKET: &str = "instance.socket";

/// Longest request, in bytes: a link or path and its wrapping.
const REQUEST_LIMIT: u64 = 16 * 1024;

/// How long a later start waits for the running program. It answers in milliseconds unless the computer is very busy.
const PATIENCE: Duration = Duration::from_secs(10);

/// The answer of the running program.
const TAKEN: &[u8] = b"taken\n";

/// What a start turned out to be.
pub(crate) enum Role {
    /// The one program. Keep it as long as the program runs.
    First(First),
    /// Handed over to the running program.
    Later,
}

/// The right to be the one program.
pub(crate) struct First {
    listener: Option<Listener>,
    _lock: Option<File>,
}

/// Becomes the one program, or hands `request` to it. They meet in the first of `folders` that can be written to.
///
/// # Errors
/// `instance-silent` when a program runs but does not answer.
pub(crate) fn take_part(folders: &[&Path], request: &Request) -> Result<Role, Problem> {
    let Some((folder, lock)) = meet(folders) else {
        // Nowhere to agree on who is first: working twice is better than not at all.
        return Ok(Role::First(First {
            listener: None,
            _lock: None,
        }));
    };
    let start = Instant::now();
    loop {
        match lock.try_lock() {
            Ok(()) => {
                return Ok(Role::First(First {
                    listener: listen(folder).ok(),
                    _lock: Some(lock),
                }));
            }
            Err(TryLockError::Error(_)) => {
                return Ok(Role::First(First {
                    listener: None,
                    _lock: None,
                }));
            }
            Err(TryLockError::WouldBlock) => {}
        }
        // The first one may hold the lock and not listen yet, or may just be ending.
        if hand_over(folder, request).is_ok() {
            return Ok(Role::Later);
        }
        if start.elapsed() > PATIENCE {
            return Err(Code::InstanceSilent.into());
        }
        thread::sleep(Duration::from_millis(10));
    }
}

/// Becomes the one program without listening; `None` when another one runs.
pub(crate) fn take_part_quietly(folders: &[&Path]) -> Option<First> {
    let lock = meet(folders).map(|(_, lock)| lock);
    let taken = lock
        .as_ref()
        .is_some_and(|lock| matches!(lock.try_lock(), Err(TryLockError::WouldBlock)));
    (!taken).then_some(First {
        listener: None,
        _lock: lock,
    })
}

impl First {
    /// Takes requests of later starts, on a thread of its own, for as long as the program runs.
    pub(crate) fn serve(&mut self, take: impl Fn(Request) + Send + Sync + Clone + 'static) {
        let Some(listener) = self.listener.take() else {
            return;
        };
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let take = take.clone();
                // One that says nothing must not keep the others waiting.
                thread::spawn(move || {
                    // A start that breaks off has said nothing that could be lost.
                    let _ = receive(stream, take);
                });
            }
        });
    }
}

fn receive(stream: Stream, take: impl Fn(Request)) -> io::Result<()> {
    stream.set_recv_timeout(Some(PATIENCE))?;
    let mut line = String::new();
    let mut reader = BufReader::new((&stream).take(REQUEST_LIMIT));
    reader.read_line(&mut line)?;
    let request = serde_json::from_str(&line)?;
    take(request);
    (&stream).write_all(TAKEN)
}

fn hand_over(folder: &Path, request: &Request) -> io::Result<()> {
    let stream = Stream::connect(name(folder)?)?;
    let mut line = serde_json::to_vec(request)?;
    line.push(b'\n');
    (&stream).write_all(&line)?;
    stream.set_recv_timeout(Some(PATIENCE))?;
    let mut answer = [0; TAKEN.len()];
    (&stream).read_exact(&mut answer)?;
    if answer == TAKEN {
        Ok(())
    } else {
        Err(io::ErrorKind::InvalidData.into())
    }
}

/// Where the programs of this person meet, and the file that is locked there.
fn meet<'a>(folders: &[&'a Path]) -> Option<(&'a Path, File)> {
    folders
        .iter()
        .find_map(|folder| Some((*folder, open_lock(folder).ok()?)))
}

fn open_lock(folder: &Path) -> io::Result<File> {
    make_private(folder)?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(folder.join(LOCK))
}

/// Only the holder of the lock gets here, so a socket that is still there belongs to nobody.
fn listen(folder: &Path) -> io::Result<Listener> {
    #[cfg(unix)]
    if let Err(error) = fs::remove_file(folder.join(SOCKET))
        && error.kind() != io::ErrorKind::NotFound
    {
        return Err(error);
    }
    ListenerOptions::new().name(name(folder)?).create_sync()
}

#[cfg(unix)]
fn name(folder: &Path) -> io::Result<Name<'static>> {
    use interprocess::local_socket::{GenericFilePath, ToFsName};
    folder.join(SOCKET).to_fs_name::<GenericFilePath>()
}

/// Pipes have one namespace for all people of a computer, so the name carries this person's folder.
#[cfg(windows)]
fn name(folder: &Path) -> io::Result<Name<'static>> {
    use interprocess::local_socket::{GenericNamespaced, ToNsName};
    use sha2::{Digest, Sha256};
    let hash: String = Sha256::digest(folder.as_os_str().as_encoded_bytes())
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("bbw-meet-{hash}-{SOCKET}").to_ns_name::<GenericNamespaced>()
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn a_later_start_hands_over_and_nothing_is_lost() {
        let folder = tempfile::tempdir().unwrap();
        let Ok(Role::First(mut first)) = take_part(&[folder.path()], &Request::Home) else {
            panic!("not first")
        };
        let (taken, requests) = mpsc::channel();
        first.serve(move |request| taken.send(request).unwrap());
        let starts: Vec<_> = (0..50)
            .map(|number| {
                let folder = folder.path().to_owned();
                thread::spawn(move || {
                    let role = take_part(&[&folder], &Request::Link(format!("https://x/{number}")));
                    assert!(
                        matches!(role, Ok(Role::Later)),
                        "start {number} was told nothing"
                    );
                })
            })
            .collect();
        starts.into_iter().for_each(|start| start.join().unwrap());
        assert_eq!(requests.try_iter().count(), 50);
    }

    #[test]
    fn when_the_first_one_is_gone_the_next_is_first() {
        let folder = tempfile::tempdir().unwrap();
        let first = take_part(&[folder.path()], &Request::Home);
        assert!(take_part_quietly(&[folder.path()]).is_none());
        drop(first);
        assert!(take_part_quietly(&[folder.path()]).is_some());
        assert!(matches!(
            take_part(&[folder.path()], &Request::Home),
            Ok(Role::First(_))
        ));
    }

    #[test]
    fn where_one_folder_cannot_be_written_they_meet_in_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let nowhere = folder.path().join("file/below");
        fs::write(folder.path().join("file"), "").unwrap();
        let folders = [nowhere.as_path(), folder.path()];
        let Ok(Role::First(mut first)) = take_part(&folders, &Request::Home) else {
            panic!("not first")
        };
        first.serve(|_| {});
        assert!(matches!(
            take_part(&folders, &Request::Home),
            Ok(Role::Later)
        ));
    }

    #[test]
    fn a_stale_socket_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(SOCKET), "").unwrap();
        let Ok(Role::First(first)) = take_part(&[folder.path()], &Request::Home) else {
            panic!("not first")
        };
        assert!(first.listener.is_some());
    }
}
