//! Where things lie: the checkout, and outside of it what is made once and kept.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folders chores work in.
#[derive(Debug)]
pub(crate) struct Place {
    /// The checkout.
    pub(crate) root: PathBuf,
    /// Tools, packages and pictures, kept between runs and shared by checkouts: `BBW_MEET_CACHE`, or `bbw-meet-dev` in
    /// the person's cache folder.
    pub(crate) cache: PathBuf,
    /// Where cargo builds.
    pub(crate) target: PathBuf,
}

impl Place {
    /// # Errors
    /// When not started by cargo, or when neither `BBW_MEET_CACHE` nor `HOME` is set.
    pub(crate) fn find() -> Result<Self> {
        let package = env::var_os("CARGO_MANIFEST_DIR").context("start me with `cargo xtask`")?;
        let root = Path::new(&package)
            .parent()
            .context("no checkout")?
            .to_owned();
        let cache = env::var_os("BBW_MEET_CACHE")
            .map(PathBuf::from)
            .or_else(|| Some(PathBuf::from(env::var_os("XDG_CACHE_HOME")?).join("bbw-meet-dev")))
            .or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cache/bbw-meet-dev")))
            .context("no cache folder: set BBW_MEET_CACHE")?;
        let target = env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |folder| root.join(folder));
        Ok(Self {
            root,
            cache,
            target,
        })
    }
}

/// The full path of a command, if it is there.
pub(crate) fn on_path(command: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(command))
        .find(|path| path.is_file())
}
