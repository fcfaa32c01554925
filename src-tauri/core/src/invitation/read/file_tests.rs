use std::fs;

use super::*;

fn refusal(path: &Path) -> Code {
    bytes(path).map(|bytes| bytes.len()).unwrap_err().code
}

#[test]
fn a_file_is_read_up_to_the_limit() {
    let folder = tempfile::tempdir().unwrap();
    let quotes = if cfg!(windows) { "''" } else { "\"" };
    let path = folder
        .path()
        .join(format!("-full%20 {quotes}مرحبا{quotes} 🎉.bbwmeet"));
    fs::write(&path, vec![b'x'; SIZE_LIMIT as usize]).unwrap();
    assert_eq!(bytes(&path).unwrap().len() as u64, SIZE_LIMIT);
    fs::write(&path, vec![b'x'; SIZE_LIMIT as usize + 1]).unwrap();
    assert_eq!(refusal(&path), Code::FileTooLarge);
}

#[test]
fn what_is_no_file_is_not_opened() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(refusal(folder.path()), Code::FileNotRegular);
    assert_eq!(refusal(&folder.path().join("missing")), Code::FileMissing);
    assert_eq!(refusal(Path::new("a\0b")), Code::FileMissing);
    assert_eq!(
        refusal(&folder.path().join("a".repeat(100_000))),
        Code::FileMissing
    );
    assert_eq!(refusal(Path::new("")), Code::FileMissing);
}

#[cfg(unix)]
#[test]
fn pipes_devices_and_link_loops_do_not_hang() {
    use std::os::unix::fs::symlink;

    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    assert!(
        std::process::Command::new("mkfifo")
            .arg(at("pipe"))
            .status()
            .unwrap()
            .success()
    );
    symlink(at("loop"), at("loop")).unwrap();
    symlink(at("nowhere"), at("dangling")).unwrap();
    symlink(at("pipe"), at("to-pipe")).unwrap();
    for (path, code) in [
        (at("pipe"), Code::FileNotRegular),
        (at("to-pipe"), Code::FileNotRegular),
        (at("loop"), Code::FileUnreadable),
        (at("dangling"), Code::FileMissing),
        (at("dangling/below"), Code::FileMissing),
        (Path::new("/dev/zero").to_owned(), Code::FileNotRegular),
        (Path::new("/dev/null").to_owned(), Code::FileNotRegular),
    ] {
        assert_eq!(refusal(&path), code, "{}", path.display());
    }
    fs::write(at("file"), "x").unwrap();
    symlink(at("file"), at("link")).unwrap();
    assert_eq!(bytes(&at("link")).unwrap(), b"x");
}

/// The name may change its meaning between looking and opening; then a pipe must still not be waited for.
#[cfg(unix)]
#[test]
fn opening_a_pipe_does_not_wait_for_its_writer() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(
        std::process::Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let (answer, opened) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let metadata = open(&pipe).and_then(|file| file.metadata());
        answer.send(metadata).unwrap();
    });
    let metadata = opened
        .recv_timeout(std::time::Duration::from_secs(30))
        .expect("opening waits for a writer");
    assert_eq!(
        check(&metadata.unwrap()).unwrap_err().code,
        Code::FileNotRegular
    );
}

#[cfg(unix)]
#[test]
fn a_file_one_may_not_read_says_so() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secret");
    fs::write(&path, "x").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    // The administrator may read everything.
    if fs::File::open(&path).is_err() {
        assert_eq!(refusal(&path), Code::FileUnreadable);
    }
    assert_eq!(
        unreadable(&ErrorKind::PermissionDenied.into()).code,
        Code::FileUnreadable
    );
}

#[cfg(windows)]
#[test]
fn devices_and_pipes_are_known_by_their_names() {
    let folder = tempfile::tempdir().unwrap();
    for name in [
        "CON",
        "con:",
        "nul.bbwmeet",
        "Com1.ics",
        "LPT9 .txt",
        "AUX:stream",
        "CONIN$",
    ] {
        assert_eq!(refusal(Path::new(name)), Code::FileNotRegular, "{name}");
        let path = folder.path().join(name);
        assert_eq!(refusal(&path), Code::FileNotRegular, "{name}");
    }
    for path in [
        r"\\.\pipe\bbw-meet",
        r"\\.\PhysicalDrive0",
        r"\\?\GLOBALROOT\Device\Null",
        r"\\localhost\pipe\bbw-meet",
        r"\\?\UNC\localhost\PIPE\bbw-meet",
    ] {
        assert_eq!(refusal(Path::new(path)), Code::FileNotRegular, "{path}");
    }
}

#[cfg(windows)]
#[test]
fn files_are_read_from_every_kind_of_path() {
    let folder = tempfile::tempdir().unwrap();
    // Longer than the 260 characters that Windows allowed for decades.
    let deep = folder.path().join(vec!["Ordner für Anna"; 20].join(r"\"));
    fs::create_dir_all(&deep).unwrap();
    let path = deep.join("Teamrunde.bbwmeet");
    fs::write(&path, "whole").unwrap();
    let absolute = path.to_str().unwrap();
    assert!(absolute.len() > 300 && absolute.as_bytes()[1] == b':');
    for path in [
        absolute.to_owned(),
        absolute.replace('\\', "/"),
        absolute.to_ascii_uppercase(),
        format!(r"\\?\{absolute}"),
    ] {
        assert_eq!(bytes(Path::new(&path)).unwrap(), b"whole", "{path}");
    }
}

#[test]
fn a_file_that_vanishes_while_it_is_read_is_missing_or_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("here-and-gone");
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                let temporary = path.with_extension("new");
                fs::write(&temporary, "whole").unwrap();
                // Windows moves and removes no file that is just being looked at: then the next round does.
                let gone = fs::rename(&temporary, &path).and_then(|()| fs::remove_file(&path));
                assert!(gone.is_ok() || cfg!(windows), "{gone:?}");
            }
        });
        for _ in 0..2000 {
            match bytes(&path) {
                Ok(bytes) => assert_eq!(bytes, b"whole"),
                // Windows says of a file that is just going that it cannot be read.
                Err(problem) if cfg!(windows) => assert!(
                    matches!(problem.code, Code::FileMissing | Code::FileUnreadable),
                    "{problem:?}"
                ),
                Err(problem) => assert_eq!(problem.code, Code::FileMissing),
            }
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}
