//! BBW Meet.
fn main() { bbw_meet::run() }
