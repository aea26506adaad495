//! Names of emoji between colons. Only well-known ones: words stand between colons as well.

use super::Found;

/// Such names in a line, and the emoji to type instead.
pub(super) fn names(line: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = line[at..].find(':').map(|it| at + it) {
        at = start + 1;
        let Some(length) = line[at..].find(':') else { return found };
        let (name, end) = (&line[at..at + length], at + length + 1);
        let part = |it: char| it.is_alphanumeric() || ":/_".contains(it);
        let Some((_, emoji)) = EMOJI.iter().find(|(it, _)| *it == name) else { continue };
        if !line[..start].ends_with(part) && !line[..start].ends_with('\\') && !line[end..].starts_with(part) {
            found.push((start..end, format!("write `{emoji}`")));
            at = end;
        }
    }
    found
}

const EMOJI: [(&str, &str); 40] = [
    ("+1", "👍"),
    ("-1", "👎"),
    ("100", "💯"),
    ("bell", "🔔"),
    ("blush", "😊"),
    ("bulb", "💡"),
    ("calendar", "📅"),
    ("clap", "👏"),
    ("coffee", "☕"),
    ("cry", "😢"),
    ("eyes", "👀"),
    ("fire", "🔥"),
    ("grin", "😁"),
    ("grinning", "😀"),
    ("heart", "❤️"),
    ("heart_eyes", "😍"),
    ("heavy_check_mark", "✔️"),
    ("information_source", "ℹ️"),
    ("joy", "😂"),
    ("laughing", "😆"),
    ("memo", "📝"),
    ("muscle", "💪"),
    ("partying_face", "🥳"),
    ("point_right", "👉"),
    ("pray", "🙏"),
    ("raised_hands", "🙌"),
    ("rocket", "🚀"),
    ("smile", "😄"),
    ("smiley", "😃"),
    ("sob", "😭"),
    ("sparkles", "✨"),
    ("star", "⭐"),
    ("sunny", "☀️"),
    ("tada", "🎉"),
    ("thinking", "🤔"),
    ("thumbsdown", "👎"),
    ("thumbsup", "👍"),
    ("warning", "⚠️"),
    ("wave", "👋"),
    ("white_check_mark", "✅"),
];
