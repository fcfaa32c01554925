//! What the shells offer behind `bbw-meet`: files of the package, written from the table of options by the test below.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::options::{ALL, Choice, Takes, Wish};

/// Set, the test writes the files anew instead of comparing them.
const WRITE: &str = "BBW_MEET_WRITE";

/// Where a link or a file is expected, files by these endings are offered.
const ENDINGS: [&str; 4] = ["bbwmeet", "ics", "url", "desktop"];

const MADE: &str = "Made of src-tauri/program/src/command_line/options.rs: BBW_MEET_WRITE=1 cargo test -p bbw-meet --lib completions";

/// How an option is written, the long form first.
fn written(choice: &Choice) -> Vec<String> {
    let long = format!("--{}", choice.long);
    std::iter::once(long)
        .chain(choice.short.map(|letter| format!("-{letter}")))
        .collect()
}

/// The long form without its dashes. Every wish has an option.
fn name(wish: Wish) -> &'static str {
    let choice = ALL.iter().find(|choice| choice.wish == wish);
    choice.map_or("", |choice| choice.long)
}

fn first_options() -> impl Iterator<Item = &'static Choice> {
    ALL.iter().filter(|choice| choice.completes.is_empty())
}

fn details(of: Wish) -> impl Iterator<Item = &'static Choice> {
    ALL.iter()
        .filter(move |choice| choice.completes.contains(&of))
}

/// Options that others complete.
fn wholes() -> impl Iterator<Item = &'static Choice> {
    ALL.iter().filter(|choice| details(choice.wish).count() > 0)
}

fn words(choices: impl Iterator<Item = &'static Choice>) -> String {
    choices.flat_map(written).collect::<Vec<_>>().join(" ")
}

fn taking(takes: Takes) -> Vec<String> {
    let taking = ALL.iter().filter(|choice| choice.takes == takes);
    taking.flat_map(written).collect()
}

fn bash() -> String {
    let mut lines = String::new();
    for whole in wholes() {
        let (option, more) = (whole.long, words(details(whole.wish)));
        let _ = writeln!(lines, "        *\" --{option} \"*) offered='{more}' ;;");
    }
    let first = words(first_options());
    let [texts, folders] = [Takes::Text, Takes::Folder].map(taking);
    let items = taking(Takes::Items);
    let items = items
        .iter()
        .map(|option| format!("*' {option} '*"))
        .collect();
    let endings = ENDINGS.map(|ending| format!("*.{ending}")).to_vec();
    let [texts, folders, items, endings] =
        [texts, folders, items, endings].map(|patterns| patterns.join(" | "));
    format!(
        r#"# {MADE}
_bbw_meet()
{{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} offered= file
    local line=" ${{COMP_WORDS[*]:1:COMP_CWORD-1}} "
    COMPREPLY=()
    case $before in
        {texts}) return ;;
        {folders})
            mapfile -t COMPREPLY < <(compgen -d -- "$word")
            return
            ;;
    esac
    case $line in
{lines}        '  ') offered='{first}' ;;
    esac
    if [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$offered" -- "$word")
        return
    fi
    case $line in
        '  ' | {items}) ;;
        *) return ;;
    esac
    while IFS= read -r file; do
        case $file in
            {endings}) COMPREPLY+=("$file") ;;
            *) [[ -d $file ]] && COMPREPLY+=("$file") ;;
        esac
    done < <(compgen -f -- "$word")
}}
complete -o filenames -F _bbw_meet bbw-meet
"#
    )
}

fn zsh() -> String {
    let mut lines = String::new();
    let files = format!("_files -g \"*.({})(-.)\"", ENDINGS.join("|"));
    for choice in ALL {
        // An option that is whole in itself stands alone; a detail stands beside what it completes.
        let apart = if choice.completes.is_empty() {
            let others = words(first_options().chain(foreign(choice.wish)));
            format!(
                "({others} {})",
                if choice.takes == Takes::Items {
                    ""
                } else {
                    "*"
                }
            )
        } else {
            let wholes: Vec<_> = first_options()
                .filter(|whole| !choice.completes.contains(&whole.wish))
                .collect();
            format!("({})", words(wholes.into_iter()))
        };
        let takes = match choice.takes {
            Takes::Nothing | Takes::Items => "",
            Takes::Text => ":text: ",
            Takes::Folder => ":folder:_files -/",
        };
        for option in written(choice) {
            let _ = writeln!(lines, "    '{apart}{option}[{}]{takes}' \\", choice.about);
        }
    }
    format!(
        "#compdef bbw-meet\n# {MADE}\n_arguments -s -S \\\n{lines}    '*:link or file:{files}'\n"
    )
}

/// Details of other options.
fn foreign(wish: Wish) -> impl Iterator<Item = &'static Choice> {
    ALL.iter()
        .filter(move |choice| !choice.completes.is_empty() && !choice.completes.contains(&wish))
}

fn fish() -> String {
    let seen = |options: &str| format!("__fish_seen_argument {options}");
    let mut lines = String::new();
    for choice in ALL {
        let condition = if choice.completes.is_empty() {
            "test (count (commandline -opc)) -eq 1".to_owned()
        } else {
            let wholes = choice.completes.iter();
            let wholes = wholes.map(|whole| format!("-l {}", name(*whole)));
            seen(&wholes.collect::<Vec<_>>().join(" "))
        };
        let short = choice
            .short
            .map(|letter| format!(" -s {letter}"))
            .unwrap_or_default();
        let takes = match choice.takes {
            Takes::Nothing => "",
            Takes::Text => " -x",
            Takes::Folder => " -x -a '(__fish_complete_directories)'",
            Takes::Items => " -F",
        };
        let _ = writeln!(
            lines,
            "complete -c bbw-meet -n '{condition}' -l {}{short}{takes} -d '{}'",
            choice.long, choice.about
        );
    }
    let files: String = ENDINGS
        .iter()
        .map(|ending| format!(" (__fish_complete_suffix .{ending})"))
        .collect();
    let _ = writeln!(
        lines,
        "complete -c bbw-meet -n 'test (count (commandline -opc)) -eq 1; or {}' -k -a '{}'",
        seen("-l check"),
        files.trim_start()
    );
    format!("# {MADE}\ncomplete -c bbw-meet -f\n{lines}")
}

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../linux/completions")
        .join(name)
}

#[test]
fn the_shells_offer_what_the_table_of_options_says() {
    for (name, text) in [
        ("bbw-meet", bash()),
        ("_bbw-meet", zsh()),
        ("bbw-meet.fish", fish()),
    ] {
        let file = file(name);
        if std::env::var_os(WRITE).is_some() {
            std::fs::write(&file, &text).unwrap();
        }
        let there = std::fs::read_to_string(&file).unwrap_or_default();
        assert_eq!(
            there,
            text,
            "{}: write it anew with {WRITE}=1",
            file.display()
        );
    }
}
