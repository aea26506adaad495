//! What programs are told of a command line that cannot be understood.

use std::ffi::OsString;

use clap::ValueEnum as _;

use super::args::MessageFormat;

/// The format that `arguments` ask for, though they are not understood as a whole.
pub(super) fn format(arguments: &[OsString]) -> MessageFormat {
    let mut words = arguments.iter().map(|it| it.to_string_lossy()).take_while(|it| it != "--");
    let value = loop {
        let Some(word) = words.next() else { return MessageFormat::Human };
        match word.strip_prefix(OPTION) {
            Some("") => break words.next().map(String::from),
            Some(rest) if rest.starts_with('=') => break Some(rest[1..].to_owned()),
            Some(_) | None => {}
        }
    };
    value.and_then(|it| MessageFormat::from_str(&it, false).ok()).unwrap_or(MessageFormat::Human)
}

const OPTION: &str = "--message-format";

/// What is wrong, on one line, and what to do about it.
pub(super) fn told(error: &clap::Error) -> (String, String) {
    let text = error.to_string();
    let text = text.strip_prefix("error: ").unwrap_or(&text);
    let (what, rest) = text.split_once("\n\n").unwrap_or((text, ""));
    let words = |it: &str| it.split_whitespace().collect::<Vec<_>>().join(" ");
    let tip = rest.lines().find_map(|it| it.trim_start().strip_prefix("tip: "));
    let usage = || rest.lines().find_map(|it| it.strip_prefix("Usage: ")).map(|it| format!("type `{}`", words(it)));
    let help = tip.map(words).or_else(usage).unwrap_or_else(|| "`--help` says what can be typed".to_owned());
    (words(what), help)
}
