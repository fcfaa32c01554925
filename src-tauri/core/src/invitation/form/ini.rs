//! Lines of `[Section]` and `key=value`: what `.url` and `.desktop` files are made of.

/// A section and its entries, in the order of the file.
pub(in crate::invitation) struct Section<'a> {
    pub(in crate::invitation) name: &'a str,
    entries: Vec<(&'a str, &'a str)>,
}

impl<'a> Section<'a> {
    /// All values of a key.
    pub(in crate::invitation) fn values(&self, key: &str) -> Vec<&'a str> {
        let entries = self
            .entries
            .iter()
            .filter(|(name, _)| name.eq_ignore_ascii_case(key));
        entries.map(|(_, value)| *value).collect()
    }
}

/// The sections of a file. What comes before the first one belongs to none.
pub(in crate::invitation) fn sections(text: &str) -> Vec<Section<'_>> {
    let mut sections: Vec<Section<'_>> = Vec::new();
    for line in content_lines(text) {
        if let Some(name) = section_name(line) {
            sections.push(Section {
                name,
                entries: Vec::new(),
            });
        } else if let (Some(section), Some((key, value))) =
            (sections.last_mut(), line.split_once('='))
        {
            section.entries.push((key.trim(), value.trim()));
        }
    }
    sections
}

/// Does the text begin with a section, and is one of this name among its sections?
pub(in crate::invitation) fn has_section(text: &str, name: &str) -> bool {
    content_lines(text)
        .next()
        .is_some_and(|line| section_name(line).is_some())
        && sections(text)
            .iter()
            .any(|section| section.name.eq_ignore_ascii_case(name))
}

fn section_name(line: &str) -> Option<&str> {
    line.strip_prefix('[')?.strip_suffix(']')
}

/// Lines that say something; every kind of line end counts, a lone CR too.
fn content_lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r'])
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with(['#', ';']))
}
