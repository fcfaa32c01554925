//! A name for a meeting: readable, from its title, with enough randomness that strangers cannot guess it.

use unicode_normalization::UnicodeNormalization;

use crate::error::{Code, Problem};

/// Consonants and digits that are not taken for one another when read aloud, copied by hand or spelled in sign
/// language: no `0 o`, `1 l i`. No vowels either, so that no words appear by chance.
const ALPHABET: &[u8; 28] = b"bcdfghjkmnpqrstvwxyz23456789";

/// Random characters in groups that are easy to copy: 13 out of 28 make 62.5 bits.
const GROUPS: [usize; 3] = [4, 5, 4];

/// Longest readable part, in characters. With it the link stays below 76 characters, where mail programs wrap lines,
/// on any server whose name has at most 24 characters: a wrapped link would lead into another meeting.
const READABLE: usize = 24;

/// The readable part where the title yields none.
const FALLBACK: &str = "meeting";

/// Suggests a name for a meeting with this title.
///
/// # Errors
/// [`Code::StorageFailed`] when the system gives no random numbers.
pub fn suggest(title: &str) -> Result<String, Problem> {
    let mut name = readable(title);
    for length in GROUPS {
        name.push('-');
        for _ in 0..length {
            name.push(random_character()?);
        }
    }
    Ok(name)
}

/// Does the name end in the random part that [`suggest`] adds?
pub(in crate::invitation) fn is_suggested(name: &str) -> bool {
    let mut parts = name.rsplit('-');
    let mut chance = GROUPS
        .iter()
        .rev()
        .zip(parts.by_ref().take(GROUPS.len()).collect::<Vec<_>>());
    chance.len() == GROUPS.len()
        && chance.all(|(&length, part)| {
            part.len() == length
                && part
                    .bytes()
                    .all(|b| ALPHABET.contains(&b.to_ascii_lowercase()))
        })
        && parts.next().is_some()
}

/// ASCII letters and digits of the title in lower case, words joined by `-`, cut between words where possible.
pub(in crate::invitation) fn readable(title: &str) -> String {
    let ascii: String = title
        .chars()
        .flat_map(|c| spell(c).chars().collect::<Vec<_>>())
        .collect();
    let mut name = String::new();
    for word in ascii
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        if name.is_empty() {
            name.push_str(&word[..word.len().min(READABLE)]);
        } else if name.len() + 1 + word.len() <= READABLE {
            name.push('-');
            name.push_str(word);
        } else {
            break;
        }
    }
    if name.is_empty() {
        FALLBACK.to_owned()
    } else {
        name.to_ascii_lowercase()
    }
}

/// A letter as people write it on keyboards that lack it.
fn spell(c: char) -> String {
    match c {
        'ä' | 'Ä' | 'æ' | 'Æ' => "ae".to_owned(),
        'ö' | 'Ö' | 'ø' | 'Ø' | 'œ' | 'Œ' => "oe".to_owned(),
        'ü' | 'Ü' => "ue".to_owned(),
        'ß' | 'ẞ' => "ss".to_owned(),
        'ł' | 'Ł' => "l".to_owned(),
        'đ' | 'Đ' | 'ð' | 'Ð' => "d".to_owned(),
        'ı' => "i".to_owned(),
        // What is left of an accented letter; its accent is dropped rather than splitting the word.
        other => other
            .nfkd()
            .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
            .collect(),
    }
}

fn random_character() -> Result<char, Problem> {
    loop {
        let mut byte = [0];
        getrandom::fill(&mut byte)
            .map_err(|error| Problem::new(Code::StorageFailed).with("error", error))?;
        // 28 of 32 values are used; the others are drawn again, so that every character is equally likely.
        if let Some(&character) = ALPHABET.get(usize::from(byte[0] & 31)) {
            return Ok(char::from(character));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn titles_stay_readable() {
        for (title, name) in [
            ("Beratung Herr Weiß", "beratung-herr-weiss"),
            ("Übung: Äpfel & Öl", "uebung-aepfel-oel"),
            ("A\u{308}pfel", "apfel"),
            ("Čeština à la carte", "cestina-a-la-carte"),
            (
                "Wochenplanung der Werkstatt für Metall",
                "wochenplanung-der",
            ),
            (
                "Donaudampfschifffahrtsgesellschaft",
                "donaudampfschifffahrtsge",
            ),
            ("Встреча", "meeting"),
            ("🎉", "meeting"),
            ("", "meeting"),
            ("../../etc/passwd", "etc-passwd"),
        ] {
            assert_eq!(readable(title), name, "{title}");
        }
    }

    #[test]
    fn strangers_cannot_guess_it() {
        let bits = (ALPHABET.len() as f64).log2() * GROUPS.iter().sum::<usize>() as f64;
        assert!(bits >= 60.0, "{bits}");
        let names: BTreeSet<_> = (0..500).map(|_| suggest("Beratung").unwrap()).collect();
        assert_eq!(names.len(), 500);
        let seen: BTreeSet<_> = names.iter().flat_map(|name| name[9..].bytes()).collect();
        assert_eq!(
            seen.len(),
            ALPHABET.len() + 1,
            "every character of the alphabet turns up"
        );
    }

    #[test]
    fn a_suggested_name_is_known_again() {
        for title in ["Beratung Herr Weiß", "", "a-b-c"] {
            let name = suggest(title).unwrap();
            assert!(
                is_suggested(&name) && is_suggested(&name.to_uppercase()),
                "{name}"
            );
        }
        for own in [
            "teamrunde",
            "team-runde-am-montag",
            "bcdf-ghjkm-npqr",
            "x-bcdf-ghjkm-npq",
            "x-bcda-ghjkm-npqr",
        ] {
            assert!(!is_suggested(own), "{own}");
        }
    }
}
