//! An organisation's colour, and what the launcher makes of it.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// Least contrast of text with what is behind it: WCAG 2.2, criterion 1.4.6.
pub const LEAST_CONTRAST: f64 = 7.0;

/// What stands on the colour in the dark theme.
const DARK_INK: Colour = Colour([0x0b, 0x0f, 0x0e]);

/// The paper of the dark theme, as in `ui/style/tokens.css`.
const DARK_PAPER: Colour = Colour([0x19, 0x1b, 0x1a]);

/// Red, green and blue in the sRGB colour space, written `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// The lightest there is.
    pub const WHITE: Self = Self([255; 3]);
    /// The darkest.
    pub const BLACK: Self = Self([0; 3]);

    /// From red, green and blue.
    pub const fn new(rgb: [u8; 3]) -> Self {
        Self(rgb)
    }

    fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Self([red, green, blue]))
    }

    /// How well this can be told from another colour, from 1 to 21: WCAG 2.2, "contrast ratio".
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// WCAG 2.2, "relative luminance".
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// This with so many hundredths of another.
    fn mixed(self, other: Self, hundredths: u16) -> Self {
        let mut mixed = self.0;
        for (part, other) in mixed.iter_mut().zip(other.0) {
            let sum = u16::from(*part) * (100 - hundredths) + u16::from(other) * hundredths;
            *part = u8::try_from(sum / 100).unwrap_or(u8::MAX);
        }
        Self(mixed)
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let [red, green, blue] = self.0;
        serializer.collect_str(&format_args!("#{red:02x}{green:02x}{blue:02x}"))
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::origin::from_text(deserializer, |text| {
            Self::parse(text).ok_or_else(|| "expected a colour such as #0b5358".to_owned())
        })
    }
}

/// A colour in which white letters can be read: its contrast with white is [`LEAST_CONTRAST`] or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MainColour(Colour);

impl<'de> Deserialize<'de> for MainColour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let colour = Colour::deserialize(deserializer)?;
        let contrast = colour.contrast(Colour::WHITE);
        if contrast < LEAST_CONTRAST {
            // Rounded down, so that what is refused never reads as enough.
            let contrast = (contrast * 10.0).floor() / 10.0;
            return Err(D::Error::custom(format!(
                "too light: white letters on it have a contrast of {contrast}:1, {LEAST_CONTRAST}:1 is needed"
            )));
        }
        Ok(Self(colour))
    }
}

/// The tokens of `ui/style/tokens.css` that an organisation's colour takes the place of. The contrast theme keeps its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Palette {
    /// In the light theme.
    pub light: Shades,
    /// In the dark theme.
    pub dark: Shades,
}

/// A main colour with what goes with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shades {
    /// `--main`.
    pub main: Colour,
    /// `--main-over`: with the mouse on it.
    pub over: Colour,
    /// `--main-ink`: what is written on it.
    pub ink: Colour,
}

impl From<MainColour> for Palette {
    fn from(MainColour(colour): MainColour) -> Self {
        let bright = (0..=100)
            .step_by(5)
            .map(|hundredths| colour.mixed(Colour::WHITE, hundredths))
            .find(|bright| {
                [DARK_INK, DARK_PAPER]
                    .iter()
                    .all(|behind| bright.contrast(*behind) >= LEAST_CONTRAST)
            })
            .unwrap_or(Colour::WHITE);
        Self {
            light: Shades {
                main: colour,
                over: colour.mixed(Colour::BLACK, 30),
                ink: Colour::WHITE,
            },
            dark: Shades {
                main: bright,
                over: bright.mixed(Colour::WHITE, 40),
                ink: DARK_INK,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<MainColour, serde_json::Error> {
        serde_json::from_value(serde_json::json!(text))
    }

    #[test]
    fn contrast_is_what_wcag_says() {
        let (black, white) = (Colour::BLACK, Colour::WHITE);
        let is = |contrast: f64, expected: f64| contrast.total_cmp(&expected).is_eq();
        assert!(is(black.contrast(white), 21.0));
        assert!(is(white.contrast(black), 21.0), "whichever is in front");
        assert!(is(white.contrast(white), 1.0));
        // The known threshold of 4.5: #767676 on white passes, #777777 does not.
        let grey = |part| Colour([part; 3]).contrast(white);
        assert!(grey(0x76) > 4.5 && grey(0x77) < 4.5);
    }

    #[test]
    fn what_is_no_colour_or_too_light_is_refused_with_its_reason() {
        for text in [
            "", "#", "0b5358", "#0b535", "#0b53588", "#0b535g", "red", "#+b5358",
        ] {
            let why = read(text).unwrap_err().to_string();
            assert!(why.contains("#0b5358"), "{text}: {why}");
        }
        // 6.99:1 is not 7:1.
        let why = read("#595959").map(|_| ()).and(read("#5a5a5a").map(|_| ()));
        let why = why.unwrap_err().to_string();
        assert!(why.contains("6.8:1") && why.contains("7:1"), "{why}");
    }

    #[test]
    fn the_dark_paper_is_that_of_the_style() {
        let Colour([red, green, blue]) = DARK_PAPER;
        let token = format!("--paper: #{red:02x}{green:02x}{blue:02x};");
        let style = include_str!("../../../../ui/style/tokens.css");
        let (_, dark) = style.split_once("data-theme=\"dark\"").unwrap();
        let (dark, _) = dark.split_once('}').unwrap();
        assert!(dark.contains(&token), "{token}");
    }

    #[test]
    fn every_colour_that_is_taken_can_be_read_in_every_theme() {
        for red in (0..=255u8).step_by(17) {
            for green in (0..=255u8).step_by(17) {
                for blue in (0..=255u8).step_by(17) {
                    let colour = Colour([red, green, blue]);
                    let Ok(main) = read(&format!("#{red:02x}{green:02x}{blue:02x}")) else {
                        continue;
                    };
                    let Palette { light, dark } = Palette::from(main);
                    for Shades { main, over, ink } in [light, dark] {
                        assert!(main.contrast(ink) >= LEAST_CONTRAST, "{colour:?} {main:?}");
                        assert!(over.contrast(ink) >= LEAST_CONTRAST, "{colour:?} {over:?}");
                        assert_ne!(main, ink);
                    }
                    assert!(dark.main.contrast(DARK_PAPER) >= LEAST_CONTRAST);
                }
            }
        }
    }
}
