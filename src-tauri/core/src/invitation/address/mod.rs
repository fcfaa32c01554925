//! Addresses in a text: which there are, whether each is all there, and which one is meant.

pub(in crate::invitation) mod closing;
pub(in crate::invitation) mod ending;
pub(in crate::invitation) mod find;
pub(in crate::invitation) mod gateway;
pub(in crate::invitation) mod judge;
pub(in crate::invitation) mod markup;
