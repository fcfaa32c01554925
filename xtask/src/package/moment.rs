//! When a package was made: whenever that is, the moment of the last change. <https://reproducible-builds.org/specs/source-date-epoch/>

use std::env;
use std::fs::File;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};

use crate::place::Place;
use crate::process::{capture, command};

/// How programs are told.
const VARIABLE: &str = "SOURCE_DATE_EPOCH";

/// Seconds since 1970.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment(u64);

impl Moment {
    /// `SOURCE_DATE_EPOCH`, else the last commit.
    ///
    /// # Errors
    /// When there is neither.
    pub(super) fn find(place: &Place) -> Result<Self> {
        let text = match env::var(VARIABLE) {
            Ok(text) => text,
            Err(_) => capture(command(place, "git").args(["log", "-1", "--format=%ct"]))
                .with_context(|| format!("no commit here: set {VARIABLE}"))?,
        };
        let seconds = text.trim().parse();
        Ok(Self(
            seconds.with_context(|| format!("{VARIABLE}: {text}"))?,
        ))
    }

    /// Tells a program.
    pub(super) fn tell(self, command: &mut Command) -> &mut Command {
        command.env(VARIABLE, self.0.to_string())
    }

    /// In English, in this form of `date`'s.
    ///
    /// # Errors
    /// When `date` fails.
    pub(super) fn in_words(self, place: &Place, form: &str) -> Result<String> {
        let mut date = command(place, "date");
        date.args(["--utc", &format!("--date=@{}", self.0), form])
            .env("LC_ALL", "C");
        Ok(capture(&mut date)?.trim().to_owned())
    }

    /// Says of a file or folder that it was changed then.
    ///
    /// # Errors
    /// When it is not there.
    pub(super) fn mark(self, path: &Path) -> Result<()> {
        let then = SystemTime::UNIX_EPOCH + Duration::from_secs(self.0);
        File::open(path)?.set_modified(then)?;
        Ok(())
    }
}
