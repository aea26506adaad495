//! A letter without any look, to be pasted into an editor that has one of its own: headings,
//! paragraphs, lists, pictures.

use std::fmt::Write as _;

use crate::language::Words;
use crate::press::beside::{self, escaped};
use crate::theme::view::{LetterView, PictureView};

/// The letter in HTML that an editor understands, around its text, `body`, and below its `cover`. Title and day
/// are left out: the service has them. What is pasted becomes a letter, so it says what letters say and not what
/// is for the site alone.
pub(super) fn clean(letter: &LetterView, cover: Option<&PictureView>, body: &str, words: &Words) -> String {
    let link = |url: &str, title: &str| format!("<a href=\"{}\">{}</a>", escaped(url), escaped(title));
    let mut html = cover.map(beside::cover).unwrap_or_default();
    if let Some(audio) = &letter.audio {
        let duration = audio.duration.as_ref().map(|it| format!(" · {}", escaped(it))).unwrap_or_default();
        let transcript = audio.transcript.as_ref().map(|it| format!(" · {}", link(it, &words.transcript)));
        let transcript = transcript.unwrap_or_default();
        let _ = writeln!(html, "<p>▶\u{fe0e} {}{duration}{transcript}</p>", link(&audio.url, &words.listen));
    }
    if let Some(date) = &letter.story_date {
        let _ = writeln!(html, "<p>{} {}</p>", escaped(&words.story_date), escaped(date));
    }
    if let Some(previously) = &letter.previously {
        let recap = letter.recap.as_ref().map(|it| format!(" {}", link(&it.url, &it.title))).unwrap_or_default();
        let _ = writeln!(html, "<p><b>{}</b> {}{recap}</p>", escaped(&words.previously), escaped(previously));
    }
    html.push_str(body);
    html.push_str(&beside::pairings(&letter.pairings, words));
    if let Some(previous) = &letter.previous {
        let previous = link(&previous.url, &previous.title);
        let _ = writeln!(html, "<p>{}{}{previous}</p>", escaped(&words.previous), escaped(&words.colon));
    }
    html
}
