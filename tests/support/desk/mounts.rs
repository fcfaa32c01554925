//! A start that sees other files than everybody else, such as an administrator's.

/// Arguments of `unshare`, to be followed by what `script` gets as `$1` and a command. The script mounts what only that
/// command sees, and starts it with `shift && exec "$@"`.
pub(super) const fn of_its_own(script: &str) -> [&str; 7] {
    [
        "--mount",
        "--user",
        "--map-root-user",
        "/bin/sh",
        "-c",
        script,
        "/bin/sh",
    ]
}
