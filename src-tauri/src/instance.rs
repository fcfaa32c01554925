//! One program per person: a later start hands what it asks for to the running one.
//!
//! Who runs is decided by a lock on a file, which the system gives back however a program ends. The talk goes over a
//! local socket (a named pipe on Windows): no network, no D-Bus, no window system needed, so it works before any of
//! them is loaded, and a later start costs milliseconds.

#[cfg_attr(unix, path = "instance/unix.rs")]
#[cfg_attr(windows, path = "instance/windows.rs")]
mod socket;

use std::fs::{self, File, TryLockError};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use bbw_meet_core::error::{Code, Problem};
use interprocess::local_socket::traits::{ListenerExt, Stream as _};
use interprocess::local_socket::{Listener, Stream};

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
    /// The program is ending: what comes now is for the next one.
    ending: Arc<AtomicBool>,
    _lock: Option<File>,
}

/// Becomes the one program, or hands `request` to it. They meet in the first of `folders` that can be written to.
///
/// # Errors
/// `instance-silent` when a program runs but does not answer.
pub(crate) fn take_part(folders: &[&Path], request: &Request) -> Result<Role, Problem> {
    let Some((folder, lock)) = meet(folders) else {
        // Nowhere to agree on who is first: working twice is better than not at all.
        return Ok(Role::First(First::new(None, None)));
    };
    let start = Instant::now();
    loop {
        match lock.try_lock() {
            Ok(()) => {
                let listener = socket::listen(&folder.join(SOCKET)).ok();
                return Ok(Role::First(First::new(listener, Some(lock))));
            }
            Err(TryLockError::Error(_)) => return Ok(Role::First(First::new(None, None))),
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
    (!taken).then(|| First::new(None, lock))
}

impl First {
    fn new(listener: Option<Listener>, lock: Option<File>) -> Self {
        Self {
            listener,
            ending: Arc::default(),
            _lock: lock,
        }
    }

    /// From now on, later starts wait until this program is gone.
    pub(crate) fn stop_serving(&self) {
        self.ending.store(true, Ordering::Relaxed);
    }

    /// Takes requests of later starts, on a thread of its own, for as long as the program runs.
    pub(crate) fn serve(&mut self, take: impl Fn(Request) + Send + Sync + Clone + 'static) {
        let Some(listener) = self.listener.take() else {
            return;
        };
        let ending = self.ending.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if ending.load(Ordering::Relaxed) {
                    // Not answered, so it asks again.
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

fn receive(stream: Stream, take: impl Fn(Request)) -> io::Result<()> {
    // Named pipes know no time limit: there a start that says nothing keeps its thread.
    let _ = stream.set_recv_timeout(Some(PATIENCE));
    let mut line = String::new();
    let mut reader = BufReader::new((&stream).take(REQUEST_LIMIT));
    reader.read_line(&mut line)?;
    let request = serde_json::from_str(&line)?;
    take(request);
    (&stream).write_all(TAKEN)
}

/// Hands over, and waits for the answer as long as it is worth waiting.
fn hand_over(folder: &Path, request: &Request) -> io::Result<()> {
    let stream = socket::connect(&folder.join(SOCKET))?;
    let mut line = serde_json::to_vec(request)?;
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
    fn a_start_while_the_program_ends_is_not_swallowed() {
        let folder = tempfile::tempdir().unwrap();
        let Ok(Role::First(mut first)) = take_part(&[folder.path()], &Request::Home) else {
            panic!("not first")
        };
        first.serve(|_| {});
        first.stop_serving();
        let later = folder.path().to_owned();
        let later = thread::spawn(move || take_part(&[&later], &Request::Home));
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
