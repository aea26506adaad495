//! The chapters of a recording, as a file of the podcast namespace lists them (JSON Chapters 1.2).

use serde::{Deserialize, Serialize};
use serde_json::error::Category;

use super::playing_time::PlayingTime;

/// A chapter of a recording.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Chapter {
    /// How much is heard before it.
    pub begins: PlayingTime,
    /// Its title.
    pub title: String,
}

/// Why no player can read a list of chapters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unlisted {
    /// The line at which reading ends, counted from 1.
    pub line: usize,
    /// Its character, counted from 1.
    pub column: usize,
    /// What is wrong there.
    pub message: String,
}

impl Chapter {
    /// The chapters in `json`, as far as they have titles and are to be listed.
    ///
    /// # Errors
    /// When it is something else.
    pub fn all_in(json: &[u8]) -> Result<Vec<Chapter>, Unlisted> {
        // Most players do not mind the mark with which Windows begins a file.
        let json = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json);
        let listed: Listed = serde_json::from_slice(json).map_err(|it| Unlisted::of(&it, json))?;
        Ok(listed.chapters.into_iter().filter_map(Entry::chapter).collect())
    }
}

impl Unlisted {
    fn of(error: &serde_json::Error, json: &[u8]) -> Unlisted {
        let said = error.to_string();
        let said = said.split(" at line ").next().unwrap_or(&said);
        let message = match (error.classify(), said) {
            (Category::Eof, _) => "they end too early",
            (_, "trailing comma") => "nothing follows the last `,`",
            (_, "key must be a string" | "expected value") => "a text stands between marks such as `\"`",
            (_, "missing field `startTime`") => "one of them has no `startTime`",
            (Category::Data, it) if it.ends_with("expected f64") => {
                "a `startTime` is a number of seconds, such as `21.5`"
            }
            (Category::Data, _) => {
                "they are no list such as `{ \"chapters\": [{ \"startTime\": 0, \"title\": \"…\" }] }`"
            }
            (Category::Io | Category::Syntax, it) => it,
        };
        // The parser counts bytes.
        let line = json.split(|it| *it == b'\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
        let before = &line[..error.column().saturating_sub(1).min(line.len())];
        let column = String::from_utf8_lossy(before).chars().count() + 1;
        Unlisted { line: error.line(), column, message: message.to_owned() }
    }
}

#[derive(Deserialize)]
struct Listed {
    chapters: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    start_time: f64,
    title: Option<String>,
    toc: Option<bool>,
}

impl Entry {
    fn chapter(self) -> Option<Chapter> {
        let title = self.title.filter(|it| !it.trim().is_empty() && self.toc != Some(false))?;
        if !(0.0..=f64::from(u32::MAX)).contains(&self.start_time) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is within the range of u32")]
        let seconds = self.start_time as u32;
        Some(Chapter { begins: PlayingTime { seconds }, title })
    }
}

#[cfg(test)]
mod tests {
    use super::Chapter;

    #[test]
    fn a_list_of_chapters_is_read_as_far_as_it_has_titles() {
        let json = r#"{ "version": "1.2.0", "chapters": [
            { "startTime": 0, "title": "Rain", "img": "https://a.example/rain.png" },
            { "startTime": 61.5, "title": "Mud", "url": "https://a.example/" },
            { "startTime": 70, "title": "An advertisement", "toc": false },
            { "startTime": 80 }, { "startTime": -1, "title": "Before" }] }"#;
        let read: Vec<_> = Chapter::all_in(json.as_bytes())
            .expect("a list")
            .into_iter()
            .map(|it| format!("{} {}", it.begins, it.title))
            .collect();
        assert_eq!(read, ["0:00 Rain", "1:01 Mud"]);
    }
}
