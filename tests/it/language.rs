//! The text is plain English: no phrase of the word list, no sentence that is too long.
//!
//! Checked are the help of every command, every text in the sources that reads as a message, every comment, and every document. Words
//! in backticks are code and are not checked.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Phrases that are hard to read, and what to write instead. Each matches whole words, in any case.
const PHRASES: &[(&str, &str)] = &[
    ("take down", "record"),
    ("takes down", "records"),
    ("taken down", "recorded"),
    ("took down", "recorded"),
    ("hold against", "check against"),
    ("holds against", "checks against"),
    ("held against", "checked against"),
    ("whoever", "the client, the sender, the holder"),
    ("whomever", "the client, the sender, the holder"),
    ("give out", "issue, export, assign"),
    ("gives out", "issues, exports, assigns"),
    ("given out", "issued, exported, assigned"),
    ("hand out", "issue, export, assign"),
    ("hands out", "issues, exports, assigns"),
    ("handed out", "issued, exported, assigned"),
    ("there is none", "no X, not found"),
    ("there are none", "no X, not found"),
    ("is none", "no X, not found"),
    ("are none", "no X, not found"),
    ("for good", "permanently"),
    ("somebody", "a person, another process, another user"),
    ("lives by", "uses, follows"),
    ("it is said", "prints, reports, contains"),
    ("is told", "prints, reports, contains"),
    ("who shows", "the client"),
    ("whom it is for", "the subject, the owner"),
    ("what comes", "the input"),
    ("has to see to", "needs attention"),
    ("found a pki", "create a PKI"),
    ("founds", "creates"),
    ("that counts", "that is valid"),
    ("party of ocpi", "OCPI party"),
    ("parties of ocpi", "OCPI parties"),
];

/// Files whose comments, or whose text if they are documents, have not been rewritten yet. An entry without a fault fails the test.
const NOT_YET: &[&str] = &[
    "src/commands",
    "src/pki",
    "src/store",
    "src/x509",
    "tests",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "README.md",
    "SECURITY.md",
    "docs",
];

/// Whether the comments of a file, or a document, have not been rewritten yet; and the entry that says so is used.
fn not_yet(file: &str, used: &mut std::collections::BTreeSet<&'static str>) -> bool {
    let entry = NOT_YET.iter().find(|prefix| file.starts_with(**prefix));
    used.extend(entry);
    entry.is_some()
}

/// The most words of a sentence in help and messages.
const SHORT: usize = 25;
/// The most words of a sentence in documents and comments.
const LONG: usize = 30;

/// Text with everything between backticks replaced by one word.
fn without_code(text: &str) -> String {
    text.split('`').enumerate().map(|(at, part)| if at % 2 == 1 { "code" } else { part }).collect()
}

/// The phrases of the word list in a text.
fn phrases_in(text: &str) -> Vec<String> {
    let lower: String = without_code(text).to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let padded = format!(" {} ", lower.split_whitespace().collect::<Vec<_>>().join(" "));
    let found = PHRASES.iter().filter(|(phrase, _)| padded.contains(&format!(" {phrase} ")));
    found.map(|(phrase, better)| format!("`{phrase}`: write {better}")).collect()
}

/// The sentences of a paragraph that have more than so many words, each by its beginning. A colon or a semicolon before a space ends one too.
fn long_sentences(paragraph: &str, most: usize) -> Vec<String> {
    let text = without_code(paragraph).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut sentences = vec![Vec::new()];
    for word in text.split(' ') {
        if word.chars().any(char::is_alphanumeric) {
            sentences.last_mut().unwrap().push(word);
        }
        if word.trim_end_matches([')', '"', '*']).ends_with(['.', '!', '?', ':', ';']) {
            sentences.push(Vec::new());
        }
    }
    let long = sentences.into_iter().filter(|words| words.len() > most);
    long.map(|words| format!("a sentence of {} words: {} …", words.len(), words[..8].join(" "))).collect()
}

/// What is wrong with a paragraph.
fn faults(paragraph: &str, most: usize) -> Vec<String> {
    let mut faults = phrases_in(paragraph);
    faults.extend(long_sentences(paragraph, most));
    faults
}

#[test]
fn the_checks_find_what_they_look_for() {
    let twenty_six = format!("one {} end", ["word"; 24].join(" "));
    assert_eq!(long_sentences(&twenty_six, SHORT).len(), 1);
    assert_eq!(long_sentences(&format!("{twenty_six}. Another one: here"), LONG).len(), 0);
    assert_eq!(phrases_in("Whoever it is, it is\ntaken down.").len(), 2);
    assert!(phrases_in("`whoever` is code, and forgood is another word").is_empty());
    assert_eq!(strings_in(r#"let a = "b \" c"; // "d" "#), ["b \\\" c"]);
}

fn help_of(command: &mut clap::Command, path: &str, out: &mut Vec<(String, String)>) {
    let texts = [command.get_about(), command.get_long_about(), command.get_after_help(), command.get_before_help()];
    out.extend(texts.into_iter().flatten().map(|text| (path.to_owned(), text.to_string())));
    for argument in command.get_arguments() {
        let texts = [argument.get_help(), argument.get_long_help()];
        let name = format!("{path} {}", argument.get_id());
        out.extend(texts.into_iter().flatten().map(|text| (name.clone(), text.to_string())));
        let values = argument.get_possible_values();
        out.extend(values.iter().filter_map(|value| Some((name.clone(), value.get_help()?.to_string()))));
    }
    for sub in command.get_subcommands_mut() {
        let path = format!("{path} {}", sub.get_name());
        help_of(sub, &path, out);
    }
}

#[test]
fn help_is_plain() {
    let mut texts = Vec::new();
    let mut command = evpki::cli::command();
    command.build();
    help_of(&mut command, "evpki", &mut texts);
    assert!(texts.len() > 500);
    let mut found = Vec::new();
    for (place, text) in texts {
        // An indented line is an example, or a row of a list.
        let rows = text.replace("\n  ", "\n\n");
        for paragraph in rows.split("\n\n").flat_map(paragraphs_of_items) {
            found.extend(faults(&paragraph, SHORT).into_iter().map(|fault| format!("{place}: {fault}")));
        }
    }
    found.dedup();
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

/// The items of a list, or the paragraph as it is; indented lines are code.
fn paragraphs_of_items(paragraph: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    for line in paragraph.lines() {
        if line.starts_with("    ") {
            continue;
        }
        let start = line.trim_start();
        let is_item = start.starts_with("- ")
            || start.starts_with("* ")
            || start.split_once(". ").is_some_and(|(n, _)| n.parse::<u8>().is_ok());
        if is_item || start.starts_with('|') {
            items.push(String::new());
        }
        // Each cell of a table stands alone.
        let line = if start.starts_with('|') { start.replace('|', " ; ") } else { line.to_owned() };
        let last = items.last_mut().unwrap();
        last.push_str(&line);
        last.push('\n');
    }
    items
}

fn files_below(directory: &Path, extension: &str, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            files_below(&entry, extension, out);
        } else if entry.extension().is_some_and(|found| found == extension) {
            out.push(entry);
        }
    }
    out.sort();
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text literals of a line of Rust, up to a comment.
fn strings_in(line: &str) -> Vec<String> {
    let (mut found, mut text, mut inside) = (Vec::new(), String::new(), false);
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match (inside, c) {
            (false, '/') if chars.peek() == Some(&'/') => break,
            (false, '\'') if chars.peek() == Some(&'"') => _ = chars.next(),
            (_, '"') => {
                if inside {
                    found.push(std::mem::take(&mut text));
                }
                inside = !inside;
            }
            (true, '\\') => {
                text.push(c);
                text.extend(chars.next());
            }
            (true, c) => text.push(c),
            (false, _) => {}
        }
    }
    found
}

/// Comments of a file, joined to paragraphs, each with the number of its first line.
fn comments_of(text: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let (mut last, mut in_code) = (usize::MAX, false);
    for (at, line) in text.lines().enumerate() {
        let line = line.trim_start();
        let Some(comment) = ["//!", "///", "//"].iter().find_map(|mark| line.strip_prefix(mark)) else {
            in_code = false;
            continue;
        };
        let comment = comment.strip_prefix(' ').unwrap_or(comment);
        if comment.starts_with("```") {
            in_code = !in_code;
            continue;
        }
        if in_code || comment.starts_with("    ") {
            continue;
        }
        let begins = comment.trim().is_empty() || comment.starts_with(['-', '#', '*', '|']) || last.checked_add(1) != Some(at);
        if begins || found.is_empty() {
            found.push((at + 1, String::new()));
        }
        let text = &mut found.last_mut().unwrap().1;
        text.push_str(comment);
        text.push('\n');
        last = at;
    }
    found
}

#[test]
fn messages_and_comments_are_plain() {
    let (mut found, mut used) = (Vec::new(), std::collections::BTreeSet::new());
    let mut files = Vec::new();
    for directory in ["src", "tests", "benches", "examples", "fuzz/fuzz_targets"] {
        files_below(&root().join(directory), "rs", &mut files);
    }
    for file in files.iter().filter(|file| !file.ends_with("tests/it/language.rs")) {
        let name = file.strip_prefix(root()).unwrap().display();
        let text = fs::read_to_string(file).unwrap();
        for (line, comment) in comments_of(&text) {
            let faults = faults(&comment, LONG);
            if !faults.is_empty() && not_yet(&name.to_string(), &mut used) {
                continue;
            }
            found.extend(faults.into_iter().map(|fault| format!("{name}:{line}: comment: {fault}")));
        }
        if !file.starts_with(root().join("src")) {
            continue;
        }
        for (at, line) in text.lines().enumerate() {
            for text in strings_in(line).iter().filter(|text| text.split_whitespace().count() > 3 && !text.contains("SELECT ")) {
                found.extend(faults(text, SHORT).into_iter().map(|fault| format!("{name}:{}: message: {fault}", at + 1)));
            }
        }
    }
    found.extend(
        NOT_YET
            .iter()
            .filter(|e| !e.ends_with(".md") && !e.starts_with("docs") && !used.contains(*e))
            .map(|e| format!("{e} is rewritten: remove it from NOT_YET")),
    );
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

#[test]
fn documents_are_plain() {
    let mut files: Vec<PathBuf> = ["README.md", "SECURITY.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"]
        .iter()
        .map(|f| root().join(f))
        .collect();
    files_below(&root().join("docs"), "md", &mut files);
    let (mut found, mut used) = (Vec::new(), std::collections::BTreeSet::new());
    for file in &files {
        let name = file.strip_prefix(root()).unwrap().display();
        let text = fs::read_to_string(file).unwrap();
        // Outside of code blocks.
        let prose: String = text.split("```").step_by(2).collect();
        for paragraph in prose.split("\n\n").flat_map(paragraphs_of_items) {
            let faults = faults(&paragraph, LONG);
            if !faults.is_empty() && not_yet(&name.to_string(), &mut used) {
                continue;
            }
            found.extend(faults.into_iter().map(|fault| format!("{name}: {fault}")));
        }
    }
    found.extend(
        NOT_YET
            .iter()
            .filter(|e| (e.ends_with(".md") || e.starts_with("docs")) && !used.contains(*e))
            .map(|e| format!("{e} is rewritten: remove it from NOT_YET")),
    );
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}
