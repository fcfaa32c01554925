//! Two anonymous pipes: standard input to be read, standard output to be written.

use std::fs::File;

use crate::win32;

pub(crate) type Incoming = File;
pub(crate) type Outgoing = File;

/// Takes both pipes, and puts nothing in their place: what is started from here must find no way to the program.
pub(super) fn take() -> Option<(Incoming, Outgoing)> {
    win32::take_pipes()
}
