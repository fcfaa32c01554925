//! One program per person: a later start hands what it asks for to the running one.
//!
//! Who runs is decided by a lock on a file, which the system gives back however a program ends. The talk goes over a
//! local socket (a named pipe on Windows): no network, no D-Bus, no window system needed, so it works before any of
//! them is loaded, and a later start costs milliseconds.

#[cfg_attr(unix, path = "unix.rs")]
#[cfg_attr(windows, path = "windows.rs")]
mod socket;

use std::fs::{self, File, TryLockError};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::window::Activation;
use interprocess::local_socket::traits::{ListenerExt, Stream as _};
use interprocess::local_socket::{Listener, Stream};
use serde::{Deserialize, Serialize};

use crate::launch::Request;
use crate::person::make_private;

const LOCK: &str = "instance.lock";
const SOCKET: &str = "instance.socket";

/// Longest request, in bytes: a link or path of 64 KiB, each byte written as six at worst, and its wrapping.
const REQUEST_LIMIT: u64 = 512 * 1024;

/// How long a later start waits for the running program. It answers in milliseconds unless the computer is very busy.
const PATIENCE: Duration = Duration::from_secs(10);

/// The answer of the running program.
const TAKEN: &[u8] = b"taken\n";

/// What a start brings, and a later one hands over.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Start {
    /// What it asks for.
    pub(crate) request: Request,
    /// The desktop's leave for the window it is about.
    pub(crate) activation: Option<Activation>,
}

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
    /// Kept to the end: the lock, and what the socket is reached by.
    _held: Option<Held>,
}

/// What the one program holds.
struct Held {
    _lock: File,
    _way: socket::Way,
}

/// Becomes the one program, or hands `start` to it. They meet in the first of `folders` that can be written to.
///
/// # Errors
/// `instance-silent` when a program runs but does not answer.
pub(crate) fn take_part(folders: &[&Path], start: &Start) -> Result<Role, Problem> {
    let Some((folder, lock)) = meet(folders) else {
        // Nowhere to agree on who is first: working twice is better than not at all.
        return Ok(Role::First(First::ALONE));
    };
    let Ok(way) = socket::Way::to(folder, SOCKET) else {
        return Ok(Role::First(First::ALONE));
    };
    let begun = Instant::now();
    loop {
        match lock.try_lock() {
            Ok(()) => {
                return Ok(Role::First(First {
                    listener: way.listen().ok(),
                    _held: Some(Held {
                        _lock: lock,
                        _way: way,
                    }),
                }));
            }
            Err(TryLockError::Error(_)) => return Ok(Role::First(First::ALONE)),
            Err(TryLockError::WouldBlock) => {}
        }
        // The first one may hold the lock and not listen yet, or may just be ending.
        if hand_over(&way, start).is_ok() {
            return Ok(Role::Later);
        }
        if begun.elapsed() > PATIENCE {
            return Err(Code::InstanceSilent.into());
        }
        thread::sleep(Duration::from_millis(10));
    }
}

/// Becomes the one program without listening; `None` when another one runs.
pub(crate) fn take_part_quietly(folders: &[&Path]) -> Option<First> {
    let Some((folder, lock)) = meet(folders) else {
        return Some(First::ALONE);
    };
    if matches!(lock.try_lock(), Err(TryLockError::WouldBlock)) {
        return None;
    }
    let held = socket::Way::to(folder, SOCKET).ok().map(|way| Held {
        _lock: lock,
        _way: way,
    });
    Some(First {
        listener: None,
        _held: held,
    })
}

/// Does a program run that is found in this folder?
pub(crate) fn runs_in(folder: &Path) -> bool {
    let lock = File::open(folder.join(LOCK));
    lock.is_ok_and(|lock| matches!(lock.try_lock(), Err(TryLockError::WouldBlock)))
}

impl First {
    /// A program that cannot be found by others.
    const ALONE: Self = Self {
        listener: None,
        _held: None,
    };

    /// Takes requests of later starts, on a thread of its own, for as long as the program runs. Where `take` says no,
    /// the start is not answered, so it asks again, until it is the first one itself.
    pub(crate) fn serve(&mut self, take: impl Fn(Start) -> bool + Send + Sync + Clone + 'static) {
        let Some(listener) = self.listener.take() else {
            return;
        };
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // Somebody else has found a way to the socket.
                if !socket::is_this_person(&stream) {
                    continue;
                }
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

fn receive(stream: Stream, take: impl Fn(Start) -> bool) -> io::Result<()> {
    // Named pipes know no time limit: there a start that says nothing keeps its thread.
    let _ = stream.set_recv_timeout(Some(PATIENCE));
    let mut line = String::new();
    let mut reader = BufReader::new((&stream).take(REQUEST_LIMIT));
    reader.read_line(&mut line)?;
    let start = serde_json::from_str(&line)?;
    if take(start) {
        (&stream).write_all(TAKEN)?;
    }
    Ok(())
}

/// Hands over, and waits for the answer as long as it is worth waiting.
fn hand_over(way: &socket::Way, start: &Start) -> io::Result<()> {
    let stream = way.connect()?;
    let mut line = serde_json::to_vec(start)?;
    line.push(b'\n');
    let (done, answer) = mpsc::channel();
    thread::spawn(move || {
        // Nobody listens any more when it took too long.
        let _ = done.send(talk(&stream, &line));
    });
    answer
        .recv_timeout(PATIENCE)
        .unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
}

fn talk(mut stream: &Stream, line: &[u8]) -> io::Result<()> {
    stream.write_all(line)?;
    let mut answer = [0; TAKEN.len()];
    stream.read_exact(&mut answer)?;
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
    socket::is_private(folder)?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(folder.join(LOCK))
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    fn start(request: Request) -> Start {
        Start {
            request,
            activation: None,
        }
    }

    #[test]
    fn a_later_start_hands_over_and_nothing_is_lost() {
        let folder = tempfile::tempdir().unwrap();
        let Ok(Role::First(mut first)) = take_part(&[folder.path()], &start(Request::Home)) else {
            panic!("not first")
        };
        let (taken, requests) = mpsc::channel();
        first.serve(move |request| taken.send(request).is_ok());
        let starts: Vec<_> = (0..50)
            .map(|number| {
                let folder = folder.path().to_owned();
                thread::spawn(move || {
                    let role = take_part(
                        &[&folder],
                        &start(Request::Link(format!("https://x/{number}"))),
                    );
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
        assert!(!runs_in(folder.path()));
        let first = take_part(&[folder.path()], &start(Request::Home));
        assert!(take_part_quietly(&[folder.path()]).is_none());
        assert!(runs_in(folder.path()));
        drop(first);
        assert!(!runs_in(folder.path()));
        assert!(take_part_quietly(&[folder.path()]).is_some());
        assert!(matches!(
            take_part(&[folder.path()], &start(Request::Home)),
            Ok(Role::First(_))
        ));
    }

    #[test]
    fn a_start_while_the_program_ends_is_not_swallowed() {
        let folder = tempfile::tempdir().unwrap();
        let Ok(Role::First(mut first)) = take_part(&[folder.path()], &start(Request::Home)) else {
            panic!("not first")
        };
        // A program that has decided to end takes nothing any more.
        first.serve(|_| false);
        let later = folder.path().to_owned();
        let later = thread::spawn(move || take_part(&[&later], &start(Request::Home)));
        thread::sleep(Duration::from_millis(100));
        drop(first);
        assert!(
            matches!(later.join().unwrap(), Ok(Role::First(_))),
            "taken by a program that was ending"
        );
    }

    #[test]
    fn where_one_folder_cannot_be_written_they_meet_in_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let nowhere = folder.path().join("file/below");
        fs::write(folder.path().join("file"), "").unwrap();
        let folders = [nowhere.as_path(), folder.path()];
        let Ok(Role::First(mut first)) = take_part(&folders, &start(Request::Home)) else {
            panic!("not first")
        };
        first.serve(|_| true);
        assert!(matches!(
            take_part(&folders, &start(Request::Home)),
            Ok(Role::Later)
        ));
    }

    #[test]
    fn a_stale_socket_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(SOCKET), "").unwrap();
        let Ok(Role::First(first)) = take_part(&[folder.path()], &start(Request::Home)) else {
            panic!("not first")
        };
        assert!(first.listener.is_some());
    }

    #[cfg(unix)]
    #[test]
    fn they_meet_below_a_folder_whose_path_is_longer_than_a_sockets_may_be() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("x".repeat(120));
        let Ok(Role::First(mut first)) = take_part(&[&deep], &start(Request::Home)) else {
            panic!("not first")
        };
        first.serve(|_| true);
        assert!(matches!(
            take_part(&[&deep], &start(Request::Home)),
            Ok(Role::Later)
        ));
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_others_may_write_to_is_no_place_to_meet() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let [open, link, good] = ["open", "link", "good"].map(|name| folder.path().join(name));
        fs::create_dir(&open).unwrap();
        fs::set_permissions(&open, fs::Permissions::from_mode(0o777)).unwrap();
        symlink(&good, &link).unwrap();
        fs::create_dir(&good).unwrap();
        fs::set_permissions(&good, fs::Permissions::from_mode(0o700)).unwrap();
        let _first = take_part(&[&open, &link, &good], &start(Request::Home));
        assert!(!open.join(LOCK).exists());
        assert!(good.join(LOCK).exists());
        assert!(
            take_part_quietly(&[&good]).is_none(),
            "they met in the one that is this person's alone"
        );
    }
}
