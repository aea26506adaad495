//! `audio` of an episode: its recording, and what lies beside that for players.

use super::front_matter::{Fields, Placed};
use crate::diagnostic::Reported;
use crate::source::{MediaType, PlayingTime};

/// A recording of an episode: an enclosure in feeds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Audio {
    /// Its address, or a file beside the episode.
    pub url: Placed<String>,
    /// Its length in bytes, if the author knows it.
    pub length: Option<u64>,
    /// Its media type.
    pub media_type: String,
    /// How long it lasts, if the author says so. Of a file beside the episode, the file tells.
    pub duration: Option<PlayingTime>,
    /// Where its chapters lie, in the JSON of the podcast namespace.
    pub chapters: Option<Placed<String>>,
    /// Where its words lie.
    pub transcript: Option<Transcript>,
}

/// The words of a recording.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Transcript {
    /// Its address, or a file beside the episode.
    pub url: Placed<String>,
    /// Its media type, as the podcast namespace lists them.
    pub media_type: &'static str,
}

impl Transcript {
    /// The one at `url`; `None` if its name does not say what it is.
    pub(super) fn at(url: Placed<String>) -> Option<Transcript> {
        let media_type = MediaType::of_address(&url.value).filter(|_| Transcript::is_one(&url.value))?;
        Some(Transcript { url, media_type: media_type.name() })
    }

    /// Whether a file that is called so can be one.
    #[must_use]
    pub fn is_one(name: &str) -> bool {
        ending(name).is_some_and(|it| matches!(&*it, "vtt" | "srt" | "html" | "htm" | "json" | "txt"))
    }
}

impl Audio {
    /// Every address that it names.
    pub fn urls(&self) -> impl Iterator<Item = &Placed<String>> {
        let transcript = self.transcript.as_ref().map(|it| &it.url);
        std::iter::once(&self.url).chain(&self.chapters).chain(transcript)
    }

    /// Whether it says the same as `other`, wherever in the file it is said.
    #[must_use]
    pub fn says_the_same(&self, other: &Audio) -> bool {
        let words = |it: &Audio| -> Vec<String> { it.urls().map(|it| it.value.clone()).collect() };
        let kinds = |it: &Audio| (it.chapters.is_some(), it.transcript.as_ref().map(|it| it.media_type));
        (self.length, &self.media_type, self.duration) == (other.length, &other.media_type, other.duration)
            && words(self) == words(other)
            && kinds(self) == kinds(other)
    }
}

pub(super) const KNOWN: &[&str] = &["url", "file", "length", "type", "duration", "chapters", "transcript"];

pub(super) fn read(fields: &mut Fields<'_>) -> Result<Audio, Reported> {
    let (url, file) = (fields.address("url"), fields.line("file"));
    let (length, media_type, duration) = (fields.length("length"), fields.line("type"), duration(fields));
    let (chapters, transcript) = (chapters(fields), transcript(fields));
    let url = match (url?, file?) {
        (Some(url), None) | (None, Some(url)) => url,
        (Some(_), Some(file)) => {
            return Err(fields.fault(file.span.range(), "`audio` has a `url` and a `file`", "keep one of them"));
        }
        (None, None) => {
            let range = fields.whole();
            return Err(fields.fault(range, "`audio` has no recording", "give it the `url` or the `file` of one"));
        }
    };
    if media_type_of(&url.value).is_none() && is_of_a_player(&url.value) {
        let help = "give the address of the recording itself, as a feed has it in its `enclosure`, and link to this page \
                    in the text";
        return Err(fields.fault(url.span.range(), "this is a page with a player, and no recording", help));
    }
    let media_type = media_type?;
    if let Some(kind) = other_kind(&url.value, media_type.as_ref()) {
        let help = format!("name a file that can be heard: `{}`", fields.pair("file", "\"recording.mp3\""));
        return Err(fields.fault(url.span.range(), format!("this is {kind}, and no recording"), help));
    }
    if let Some(written) = media_type.as_ref().filter(|it| !it.value.contains('/')) {
        let meant = media_type_of(&format!(".{}", written.value)).unwrap_or("audio/mpeg");
        let help = format!("write `{}`", fields.pair("type", &format!("\"{meant}\"")));
        return Err(fields.fault(written.span.range(), "this is not a media type", help));
    }
    let media_type = media_type.map(|it| it.value).or_else(|| media_type_of(&url.value).map(str::to_owned));
    let Some(media_type) = media_type else {
        let help = format!("add its media type: `{}`", fields.pair("type", "\"audio/mpeg\""));
        return Err(fields.fault(url.span.range(), "this recording's name does not say what it is", help));
    };
    Ok(Audio { url, length: length?, media_type, duration: duration?, chapters: chapters?, transcript: transcript? })
}

fn duration(fields: &mut Fields<'_>) -> Result<Option<PlayingTime>, Reported> {
    let Some(written) = fields.line("duration")? else { return Ok(None) };
    PlayingTime::parse(&written.value).map(Some).ok_or_else(|| {
        let help = format!("write minutes and seconds: `{}`", fields.pair("duration", "\"24:30\""));
        fields.fault(written.span.range(), "`duration` must be a playing time", help)
    })
}

fn chapters(fields: &mut Fields<'_>) -> Result<Option<Placed<String>>, Reported> {
    let Some(written) = fields.address("chapters")? else { return Ok(None) };
    if ending(&written.value).is_some_and(|it| it == "json") {
        return Ok(Some(written));
    }
    let help = format!("name a file of JSON: `{}`", fields.pair("chapters", "\"chapters.json\""));
    Err(fields.fault(written.span.range(), "players read chapters from JSON only", help))
}

fn transcript(fields: &mut Fields<'_>) -> Result<Option<Transcript>, Reported> {
    let Some(url) = fields.address("transcript")? else { return Ok(None) };
    let range = url.span.range();
    Transcript::at(url).map(Some).ok_or_else(|| {
        let help = "players read names that end in `.vtt`, `.srt`, `.html`, `.json` or `.txt`";
        fields.fault(range, "this transcript's name does not say what it is", help)
    })
}

/// What the name of a recording says of its type. One that is to be heard may be called `mp4`, like
/// a film (RFC 4337 §2).
fn media_type_of(url: &str) -> Option<&'static str> {
    match MediaType::of_address(url)? {
        _ if ending(url)? == "mp4" => Some("audio/mp4"),
        audio if audio.is_audio() => Some(audio.name()),
        _ => None,
    }
}

/// What a file is that is no recording, as its name says: a picture, whatever is said of its type, or something else if
/// nothing is.
fn other_kind(url: &str, media_type: Option<&Placed<String>>) -> Option<&'static str> {
    let other = MediaType::of_address(url).filter(|it| !it.is_audio() && !it.is_film())?;
    if other.name().starts_with("image/") {
        return Some("a picture");
    }
    media_type.is_none().then_some("a file of another kind")
}

/// Whether an address is that of a page on which something is played.
fn is_of_a_player(url: &str) -> bool {
    let host = url.split_once("//").and_then(|(_, it)| it.split(['/', '?', '#', ':']).next()).unwrap_or("");
    let host = host.to_ascii_lowercase();
    PLAYERS.iter().any(|it| host.strip_suffix(it).is_some_and(|it| it.is_empty() || it.ends_with('.')))
}

/// The sites that play what others have recorded.
const PLAYERS: [&str; 9] = [
    "spotify.com",
    "podcasts.apple.com",
    "music.apple.com",
    "soundcloud.com",
    "youtube.com",
    "youtu.be",
    "deezer.com",
    "overcast.fm",
    "pca.st",
];

/// The ending of a file's name in lower case, whatever follows it in an address.
fn ending(url: &str) -> Option<String> {
    url.split(['?', '#']).next()?.rsplit_once('.').map(|(_, it)| it.to_ascii_lowercase())
}
