//! The variants a screen can be seen in.

/// Themes, as `data-theme` names them.
pub(crate) const THEMES: [&str; 3] = ["light", "dark", "contrast"];

/// Text sizes in percent: the usual one and the largest, which WCAG 2.2, criterion 1.4.4, asks for.
pub(crate) const SIZES: [u32; 2] = [100, 200];

/// What the tours themselves expect.
pub(crate) const USUAL: (&str, &str, u32) = ("light", "de", 100);
