//! The chapters of a recording, as a file of the podcast namespace lists them (JSON Chapters 1.2).

use serde::{Deserialize, Serialize};

use super::playing_time::PlayingTime;

/// A chapter of a recording.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Chapter {
    /// How much is heard before it.
    pub begins: PlayingTime,
    /// Its title.
    pub title: String,
}

impl Chapter {
    /// The chapters in `json`, as far as they have titles and are to be listed; none if it is something else.
    #[must_use]
    pub fn all_in(json: &[u8]) -> Vec<Chapter> {
        let listed: Listed = serde_json::from_slice(json).unwrap_or_default();
        listed.chapters.into_iter().filter_map(Entry::chapter).collect()
    }
}

#[derive(Default, Deserialize)]
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
    fn a_list_of_chapters_is_read_and_anything_else_is_none() {
        let json = r#"{ "version": "1.2.0", "chapters": [
            { "startTime": 0, "title": "Rain", "img": "https://a.example/rain.png" },
            { "startTime": 61.5, "title": "Mud", "url": "https://a.example/" },
            { "startTime": 70, "title": "An advertisement", "toc": false },
            { "startTime": 80 }, { "startTime": -1, "title": "Before" }] }"#;
        let read: Vec<_> =
            Chapter::all_in(json.as_bytes()).into_iter().map(|it| format!("{} {}", it.begins, it.title)).collect();
        assert_eq!(read, ["0:00 Rain", "1:01 Mud"]);
        assert_eq!(Chapter::all_in(b"{}"), []);
        assert_eq!(Chapter::all_in(b"[1, 2"), []);
    }
}
