//! Pictures of every screen, on one sheet for each variant, in the folder that is the first argument.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use bbw_meet_tests::tour::TOURS;
use bbw_meet_tests::{needs, succeed};

/// Dresses that show something different each: name, theme, language, text size in percent, width and height in pixels.
const VARIANTS: [(&str, &str, &str, u32, u32, u32); 5] = [
    ("light", "light", "de", 100, 720, 760),
    ("dark", "dark", "en", 100, 720, 760),
    ("contrast", "contrast", "de-simple", 100, 720, 760),
    ("large", "light", "de-simple", 200, 720, 760),
    ("narrow", "light", "de", 100, 320, 480),
];

/// A page needs so long to be painted after it has changed.
const PAINT: Duration = Duration::from_millis(250);

fn main() {
    let folder = PathBuf::from(
        std::env::args_os()
            .nth(1)
            .expect("a folder for the pictures"),
    );
    let mut taken: Vec<String> = Vec::new();
    for walk in TOURS {
        walk(&mut |screen, desk, launcher| {
            for (variant, theme, language, size, width, height) in VARIANTS {
                desk.resize_launcher(width, height);
                launcher.dress(theme, language, size).run("scrollTo(0, 0)");
                std::thread::sleep(PAINT);
                let file = picture(&folder, variant, screen);
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                desk.launcher_picture(&file);
            }
            let (_, theme, language, size, width, height) = VARIANTS[0];
            desk.resize_launcher(width, height);
            launcher.dress(theme, language, size);
            taken.push(screen.to_owned());
        });
    }
    for (variant, ..) in VARIANTS {
        let sheet = folder.join(format!("{variant}.png"));
        let mut montage = Command::new(needs("montage", "imagemagick"));
        montage.args([
            "-tile",
            "6x",
            "-geometry",
            "360x+12+12",
            "-background",
            "#808080",
            "-pointsize",
            "16",
        ]);
        for screen in &taken {
            montage
                .args(["-label", screen])
                .arg(picture(&folder, variant, screen));
        }
        succeed(montage.arg(&sheet));
        println!("{}", sheet.display());
    }
}

fn picture(folder: &Path, variant: &str, screen: &str) -> PathBuf {
    folder.join(variant).join(format!("{screen}.png"))
}
