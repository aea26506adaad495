//! The text of an episode that is yet to be written: front matter with everything that can be known, and everything
//! else within reach behind a `#`.

use chrono::NaiveDate;

use crate::manuscript::{Kind, Notation, Pairing};

/// An unwritten episode.
pub(super) struct Blank<'a> {
    pub title: &'a str,
    pub day: NaiveDate,
    /// Its season, if its file's name does not tell.
    pub season: Option<u32>,
    /// Its number, if its file's name does not tell.
    pub number: Option<u32>,
    pub kind: Kind,
    /// What feeds know it by, if what they would say is the name of another.
    pub guid: Option<&'a str>,
    /// What went well with the episode before.
    pub pairings: &'a [Pairing],
}

impl Blank<'_> {
    pub(super) fn text(&self, notation: Notation) -> String {
        let pair = |key: &str, value: &str| notation.pair(key, value);
        let mut lines =
            vec![pair("title", &quoted(self.title)), pair("date", &self.day.to_string()), pair("draft", "true")];
        for (name, value) in [("season", self.season), ("episode", self.number)] {
            lines.extend(value.map(|it| pair(name, &it.to_string())));
        }
        match self.kind {
            Kind::Full => {}
            Kind::Bonus | Kind::Trailer => lines.push(pair("kind", &quoted(self.kind.word()))),
        }
        lines.extend(self.guid.map(|it| pair("guid", &quoted(it))));
        lines.push("# What it is about, in a sentence: for lists, feeds and inboxes.".to_owned());
        lines.push(format!("# {}", pair("summary", "\"…\"")));
        lines.push(format!("# {}", pair("tags", "[\"one\", \"two\"]")));
        let cover = table(notation, &[("image", "picture.jpg"), ("alt", "What the picture shows")]);
        lines.push(format!("# {}", pair("cover", &cover)));
        let email = table(notation, &[("subject", "If not the title"), ("preheader", "If not the summary")]);
        lines.push(format!("# {}", pair("email", &email)));
        if self.pairings.is_empty() {
            let pairing = table(notation, &[("kind", "tea"), ("title", "A pot of something warm")]);
            lines.push(format!("# {}", pair("pairings", &format!("[{pairing}]"))));
        } else {
            lines.push(pair("pairings", "["));
            // `check` asks for what is still to come, so none of these goes out by accident.
            let kinds = self.pairings.iter().map(|it| table(notation, &[("kind", &it.kind), ("title", "TK")]));
            lines.extend(kinds.map(|it| format!("  {it},")));
            // YAML wants even what is enclosed to stand deeper than its key.
            lines.push(match notation {
                Notation::Toml => "]".to_owned(),
                Notation::Yaml => "  ]".to_owned(),
            });
        }
        enclosed(notation, &lines) + "\n"
    }
}

/// The `season.md` of a season that has only a `label`.
pub(super) fn preface(label: &str, notation: Notation) -> String {
    enclosed(
        notation,
        &[
            notation.pair("title", &quoted(label)),
            "# What it is about, in a sentence. Its address is the name of this folder.".to_owned(),
            format!("# {}", notation.pair("summary", "\"…\"")),
        ],
    )
}

fn enclosed(notation: Notation, lines: &[String]) -> String {
    let fence = notation.fence();
    format!("{fence}\n{}\n{fence}\n", lines.join("\n"))
}

/// A table on one line, which both notations enclose in braces.
fn table(notation: Notation, entries: &[(&str, &str)]) -> String {
    let entries: Vec<_> = entries.iter().map(|(key, value)| notation.pair(key, &quoted(value))).collect();
    format!("{{ {} }}", entries.join(", "))
}

/// A basic string of TOML, and a double-quoted one of YAML (TOML 1.0, String; YAML 1.2 §7.3.1).
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
