//! The text of an episode that is yet to be written: front matter with everything that can be known, and everything else
//! within reach behind a `#`.

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::manuscript::{Kind, Pairing};

/// An unwritten episode.
pub(super) struct Blank<'a> {
    pub title: &'a str,
    pub day: NaiveDate,
    /// Its season, if its file's name does not tell.
    pub season: Option<u32>,
    /// Its number, if its file's name does not tell.
    pub number: Option<u32>,
    pub kind: Kind,
    /// What went well with the episode before.
    pub pairings: &'a [Pairing],
}

impl Blank<'_> {
    pub(super) fn text(&self) -> String {
        let mut text = format!("+++\ntitle = {}\ndate = {}\ndraft = true\n", quoted(self.title), self.day);
        for (name, value) in [("season", self.season), ("episode", self.number)] {
            if let Some(value) = value {
                let _ = writeln!(text, "{name} = {value}");
            }
        }
        match self.kind {
            Kind::Full => {}
            Kind::Bonus | Kind::Trailer => {
                let _ = writeln!(text, "kind = {}", quoted(self.kind.word()));
            }
        }
        text.push_str(OPTIONS);
        if self.pairings.is_empty() {
            text.push_str("# pairings = [{ kind = \"tea\", title = \"A pot of something warm\" }]\n");
        } else {
            // `check` asks for what is still to come, so none of these goes out by accident.
            let kinds: Vec<_> = self.pairings.iter().map(|it| quoted(&it.kind)).collect();
            let kinds = kinds.iter().map(|it| format!("  {{ kind = {it}, title = \"TK\" }},\n"));
            let _ = writeln!(text, "pairings = [\n{}]", kinds.collect::<String>());
        }
        text.push_str("+++\n\n");
        text
    }
}

/// The `season.md` of a season that has only a number.
pub(super) fn preface(season: u32) -> String {
    format!(
        "+++\ntitle = \"Season {season}\"\n# What it is about, in a sentence. Its address is the name of this folder.\n# summary = \"…\"\n+++\n"
    )
}

const OPTIONS: &str = "\
# What it is about, in a sentence: for lists, feeds and inboxes.
# summary = \"…\"
# tags = [\"one\", \"two\"]
# cover = { image = \"picture.jpg\", alt = \"What the picture shows\" }
# email = { subject = \"If not the title\", preheader = \"If not the summary\" }
";

/// A basic string of TOML (TOML 1.0, String).
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
