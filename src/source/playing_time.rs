//! How long something is heard.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How long a recording lasts, in whole seconds. It is shown as people write it: `2:37`, `1:02:03`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PlayingTime {
    /// All of it in seconds.
    pub seconds: u32,
}

impl PlayingTime {
    /// Reads `24:30`, `1:02:03` or a number of seconds; `None` for anything else, and for nothing at all.
    #[must_use]
    pub fn parse(text: &str) -> Option<PlayingTime> {
        let mut seconds: u32 = 0;
        for (place, part) in text.split(':').enumerate() {
            let digits = !part.is_empty() && part.len() <= 6 && part.chars().all(|it| it.is_ascii_digit());
            let part: u32 = part.parse().ok().filter(|it| digits && (place == 0 || *it < 60))?;
            seconds = seconds.checked_mul(60)?.checked_add(part)?;
        }
        (seconds > 0 && text.matches(':').count() <= 2).then_some(PlayingTime { seconds })
    }
}

impl fmt::Display for PlayingTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hours, minutes, seconds) = (self.seconds / 3600, self.seconds / 60 % 60, self.seconds % 60);
        match hours {
            0 => write!(f, "{minutes}:{seconds:02}"),
            _ => write!(f, "{hours}:{minutes:02}:{seconds:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PlayingTime;

    #[test]
    fn a_playing_time_is_written_as_people_write_it() {
        let read = |it| PlayingTime::parse(it).map(|it| (it.seconds, it.to_string()));
        assert_eq!(read("24:30"), Some((1470, "24:30".to_owned())));
        assert_eq!(read("00:02:37"), Some((157, "2:37".to_owned())));
        assert_eq!(read("1:02:03"), Some((3723, "1:02:03".to_owned())));
        assert_eq!(read("3723"), Some((3723, "1:02:03".to_owned())));
        for wrong in ["", "0", "long", "1:60", "1:2:3:4", "-1", "+5", ":30", "24:", "9999999"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
