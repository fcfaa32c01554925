//! Every sound that Jitsi brings is one that can be shown.

use std::collections::BTreeSet;
use std::fs;

use bbw_meet_core::meeting::sounds::HEARD;
use bbw_meet_tests::jitsi::Version;

/// Jitsi's sound files without language and ending.
fn sounds(version: Version) -> BTreeSet<String> {
    let folder = fs::read_dir(version.folder().join("sounds")).unwrap();
    let names = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names
        .filter_map(|name| {
            let (name, ending) = name.rsplit_once('.')?;
            let sound = matches!(ending, "mp3" | "opus" | "wav");
            sound.then(|| name.split('_').next().unwrap_or(name).to_owned())
        })
        .collect()
}

#[test]
fn every_sound_of_every_jitsi_has_a_word_and_none_is_invented() {
    let known: BTreeSet<String> = HEARD.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(known.len(), HEARD.len(), "one word each");
    let all = Version::ALL.iter().flat_map(|version| sounds(*version));
    assert_eq!(known, all.collect());
}
