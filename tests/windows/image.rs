//! What the files of both programs tell Windows before they are started.

use std::fs;

use pelite::FileMap;
use pelite::pe64::{Pe, PeFile};
use pelite::resources::FindError;

use crate::{FILES, PACKAGES, PROGRAM, WINDOW, variable, version};

fn with_each(look: impl Fn(&str, PeFile)) {
    for name in [PROGRAM, WINDOW] {
        let path = variable(PACKAGES).join(FILES).join(name);
        let map = FileMap::open(&path).unwrap();
        look(name, PeFile::from_bytes(&map).unwrap());
    }
}

#[test]
fn it_has_a_version_a_name_and_a_publisher() {
    with_each(|name, program| {
        let information = program.resources().unwrap().version_info().unwrap();
        let fixed = information.fixed().unwrap();
        let numbers = fixed.dwFileVersion;
        assert_eq!(
            format!("{}.{}.{}", numbers.Major, numbers.Minor, numbers.Patch),
            version(),
            "{name}"
        );
        let language = information.translation()[0];
        for (key, expected) in [
            ("ProductName", "BBW Meet"),
            ("FileDescription", "BBW Meet"),
            ("CompanyName", "BBW-Leipzig-Gruppe"),
            ("FileVersion", version()),
            ("ProductVersion", version()),
        ] {
            assert_eq!(
                information.value(language, key).as_deref(),
                Some(expected),
                "{name}: {key}"
            );
        }
    });
}

#[test]
fn it_has_its_icon_in_every_size() {
    with_each(|name, program| {
        let resources = program.resources().unwrap();
        let (_, group) = resources.icons().next().unwrap().unwrap();
        let mut sizes: Vec<u8> = group.entries().iter().map(|entry| entry.bWidth).collect();
        sizes.sort_unstable();
        // 0 stands for 256.
        assert_eq!(sizes, [0, 16, 20, 24, 32, 40, 48, 64], "{name}");
        for entry in group.entries() {
            let image = group.image(entry.nId).unwrap();
            let drawn = fs::read("../icons/icon.ico").unwrap();
            assert!(
                drawn.windows(image.len()).any(|part| part == image),
                "{name}: it is the icon of icons/"
            );
        }
    });
}

#[test]
fn its_manifest_asks_for_sharp_screens_long_paths_and_utf_8_and_for_no_rights() {
    with_each(|name, program| {
        let manifest = program.resources().unwrap().manifest();
        let manifest = match manifest {
            Ok(manifest) => manifest,
            Err(FindError::NotFound) => panic!("{name}: no manifest"),
            Err(error) => panic!("{name}: {error}"),
        };
        assert!(
            manifest.trim_start().starts_with("<assembly"),
            "{name}: a declaration with a space before it keeps Windows from starting the program"
        );
        for part in [
            ">PerMonitorV2<",
            ">true</longPathAware>",
            ">UTF-8</activeCodePage>",
            r#"level="asInvoker""#,
            "Microsoft.Windows.Common-Controls",
            "{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}",
        ] {
            assert!(manifest.contains(part), "{name}: {part} in {manifest}");
        }
    });
}

/// Libraries of Windows itself, and the loader that lies beside the programs.
const LIBRARIES: [&str; 27] = [
    "advapi32.dll",
    "bcrypt.dll",
    "bcryptprimitives.dll",
    "combase.dll",
    "comctl32.dll",
    "comdlg32.dll",
    "crypt32.dll",
    "dwmapi.dll",
    "gdi32.dll",
    "imm32.dll",
    "kernel32.dll",
    "msi.dll",
    "msvcrt.dll",
    "ntdll.dll",
    "ole32.dll",
    "oleaut32.dll",
    "propsys.dll",
    "secur32.dll",
    "shell32.dll",
    "shlwapi.dll",
    "user32.dll",
    "userenv.dll",
    "uxtheme.dll",
    "version.dll",
    "ws2_32.dll",
    "wtsapi32.dll",
    LOADER,
];
const LOADER: &str = "webview2loader.dll";

#[test]
fn it_asks_for_libraries_of_windows_alone() {
    with_each(|name, program| {
        for library in program.imports().unwrap() {
            let library = library.dll_name().unwrap().to_string().to_lowercase();
            assert!(
                LIBRARIES.contains(&library.as_str()) || library.starts_with("api-ms-win-"),
                "{name}: {library}"
            );
            assert!(name == WINDOW || library != LOADER, "the program is small");
        }
    });
}

#[test]
fn it_lies_somewhere_else_each_time_and_runs_no_data() {
    with_each(|name, program| {
        // IMAGE_DLLCHARACTERISTICS_HIGH_ENTROPY_VA, _DYNAMIC_BASE, _NX_COMPAT
        let flags = program.optional_header().DllCharacteristics;
        assert_eq!(flags & 0x160, 0x160, "{name}: {flags:#x}");
    });
}

#[test]
fn it_shows_no_console_window() {
    with_each(|name, program| {
        // IMAGE_SUBSYSTEM_WINDOWS_GUI
        assert_eq!(program.optional_header().Subsystem, 2, "{name}");
    });
}
