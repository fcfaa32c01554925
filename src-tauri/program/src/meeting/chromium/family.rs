//! The browsers of the Chromium family, in one table: how each is found, and where whoever manages the computer tells it
//! what it may.

/// A member of the family.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Member {
    /// As people know it.
    pub(super) name: &'static str,
    /// Its commands on Linux, the best known first. A snap has the name of one of them.
    pub(super) commands: &'static [&'static str],
    /// Its Flatpak.
    pub(super) flatpak: &'static str,
    /// Where it reads mandatory policies on Linux.
    pub(super) policies: &'static [&'static str],
    /// What it is on Windows, where it is there at all.
    pub(super) windows: Option<Windows>,
}

/// A member of the family on Windows.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Windows {
    /// Its file under "App Paths".
    pub(super) file: &'static str,
    /// How its registrations for https begin.
    pub(super) registration: &'static str,
    /// Where it reads mandatory policies.
    pub(super) policies: &'static str,
}

/// In the order of preference on Linux.
pub(super) const FAMILY: &[Member] = &[
    Member {
        name: "Chromium",
        commands: &["chromium", "chromium-browser"],
        flatpak: "org.chromium.Chromium",
        policies: &[
            "/etc/chromium/policies/managed",
            "/etc/chromium-browser/policies/managed",
        ],
        windows: None,
    },
    Member {
        name: "Google Chrome",
        commands: &["google-chrome-stable", "google-chrome"],
        flatpak: "com.google.Chrome",
        policies: &["/etc/opt/chrome/policies/managed"],
        windows: Some(Windows {
            file: "chrome.exe",
            registration: "ChromeHTML",
            policies: r"Software\Policies\Google\Chrome",
        }),
    },
    Member {
        name: "Microsoft Edge",
        commands: &["microsoft-edge-stable", "microsoft-edge"],
        flatpak: "com.microsoft.Edge",
        policies: &["/etc/opt/edge/policies/managed"],
        windows: Some(Windows {
            file: "msedge.exe",
            registration: "MSEdgeHTM",
            policies: r"Software\Policies\Microsoft\Edge",
        }),
    },
    Member {
        name: "Brave",
        commands: &["brave-browser", "brave"],
        flatpak: "com.brave.Browser",
        policies: &["/etc/brave/policies/managed"],
        windows: Some(Windows {
            file: "brave.exe",
            registration: "BraveHTML",
            policies: r"Software\Policies\BraveSoftware\Brave",
        }),
    },
    Member {
        name: "Vivaldi",
        commands: &["vivaldi-stable", "vivaldi"],
        flatpak: "com.vivaldi.Vivaldi",
        policies: &[
            "/etc/opt/vivaldi/policies/managed",
            "/etc/chromium/policies/managed",
        ],
        windows: Some(Windows {
            file: "vivaldi.exe",
            registration: "VivaldiHTM",
            policies: r"Software\Policies\Vivaldi",
        }),
    },
];

/// The members that are there on Windows, in the order of preference: Edge is part of Windows and kept new by it.
#[cfg_attr(not(windows), allow(dead_code))] // Tested everywhere.
pub(super) fn on_windows() -> impl Iterator<Item = (&'static Member, &'static Windows)> {
    let all = || {
        FAMILY
            .iter()
            .filter_map(|member| Some((member, member.windows.as_ref()?)))
    };
    let is_edge = |(member, _): &(&Member, &Windows)| member.name == "Microsoft Edge";
    all()
        .filter(is_edge)
        .chain(all().filter(move |member| !is_edge(member)))
}

/// The member with this name.
pub(super) fn named(name: &str) -> Option<&'static Member> {
    FAMILY.iter().find(|member| member.name == name)
}
