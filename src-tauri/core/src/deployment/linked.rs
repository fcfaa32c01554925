//! Deployment files that are links: configuration management and NixOS put them where files are expected.

use std::path::{Path, PathBuf};

/// More links than any file is behind.
#[cfg(unix)]
const MOST: usize = 16;

/// The file that `path` leads to, where nobody but root can change where it leads: every folder and link on the way belongs
/// to root. Else `path` itself: a link is no file then, and is refused.
pub(super) fn file(path: &Path) -> PathBuf {
    #[cfg(unix)]
    if let Some(file) = follow(path, 0) {
        return file;
    }
    path.to_owned()
}

/// The same, where `owner` is trusted beside root.
#[cfg(unix)]
fn follow(path: &Path, owner: u32) -> Option<PathBuf> {
    use std::os::unix::fs::MetadataExt;
    use std::path::Component;

    // In a folder with the sticky bit everybody may write, but not rename or remove what is root's.
    const STICKY: u32 = 0o1000;
    const OTHERS_WRITE: u32 = 0o022;

    let mut at = PathBuf::from("/");
    // What is still to be walked, the next part last.
    let mut rest: Vec<PathBuf> = Vec::new();
    let put = |rest: &mut Vec<PathBuf>, path: &Path| {
        let parts = path.components().rev();
        rest.extend(parts.map(|part| PathBuf::from(part.as_os_str())));
    };
    put(&mut rest, path.is_absolute().then_some(path)?);
    let mut links = 0;
    while let Some(part) = rest.pop() {
        let next = match part.components().next()? {
            Component::RootDir => PathBuf::from("/"),
            Component::ParentDir => at.parent().unwrap_or(&at).to_owned(),
            Component::Prefix(_) | Component::CurDir | Component::Normal(_) => at.join(&part),
        };
        let found = next.symlink_metadata().ok()?;
        let is_link = found.is_symlink();
        // The mode of a link says nothing.
        let is_closed = is_link || found.mode() & OTHERS_WRITE == 0 || found.mode() & STICKY != 0;
        if !(is_closed && (found.uid() == 0 || found.uid() == owner)) {
            return None;
        }
        if is_link {
            links += 1;
            if links > MOST {
                return None;
            }
            put(&mut rest, &next.read_link().ok()?);
        } else {
            at = next;
        }
    }
    Some(at)
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, lchown, symlink};

    use super::*;

    #[test]
    fn links_are_followed_where_nobody_else_can_change_them() {
        let folder = tempfile::tempdir().unwrap();
        // What the system's own folder for temporary files is a link to is none of this test's business.
        let at = folder.path().canonicalize().unwrap();
        let owner = fs::metadata(&at).unwrap().uid();
        for name in ["store", "etc"] {
            fs::create_dir(at.join(name)).unwrap();
            fs::set_permissions(at.join(name), fs::Permissions::from_mode(0o755)).unwrap();
        }
        fs::write(at.join("store/1.json"), "{}").unwrap();
        fs::set_permissions(at.join("store/1.json"), fs::Permissions::from_mode(0o644)).unwrap();
        symlink("1.json", at.join("store/current.json")).unwrap();
        symlink("../store/current.json", at.join("etc/deployment.json")).unwrap();
        symlink(at.join("etc"), at.join("elsewhere")).unwrap();
        symlink("loop", at.join("loop")).unwrap();
        let file = |path: &str| follow(&at.join(path), owner);
        for path in [
            "store/1.json",
            "store/current.json",
            "etc/deployment.json",
            "elsewhere/deployment.json",
        ] {
            assert_eq!(file(path), Some(at.join("store/1.json")), "{path}");
        }
        for path in ["loop", "gone.json", "etc/gone.json"] {
            assert_eq!(file(path), None, "{path}");
        }
        assert_eq!(follow(Path::new("store/1.json"), owner), None);
        // Anybody may put another file there.
        fs::set_permissions(at.join("store"), fs::Permissions::from_mode(0o777)).unwrap();
        assert_eq!(file("etc/deployment.json"), None);
        fs::set_permissions(at.join("store"), fs::Permissions::from_mode(0o755)).unwrap();
        assert!(file("etc/deployment.json").is_some());
        // Somebody else's, or a link that somebody else could lead elsewhere.
        if owner == 0 {
            lchown(at.join("etc/deployment.json"), Some(65534), None).unwrap();
        }
        assert_eq!(
            follow(&at.join("etc/deployment.json"), owner.wrapping_add(1)),
            None
        );
    }
}
