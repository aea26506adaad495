//! An episode as it is remembered between two builds: all that was read of its file, but for the text itself. The names
//! of files are left out, since whoever remembers it knows which file it is.

use chrono::{Datelike as _, FixedOffset, NaiveDate, NaiveTime, Timelike as _};
use serde::{Deserialize, Serialize};

use super::audio::{Audio, Transcript};
use super::cover::Cover;
use super::dateline::Dateline;
use super::episode::{EpisodeManuscript, Mailing, Pairing};
use super::front_matter::{Notation, Placed};
use super::kind::Kind;
use super::name::Name;
use crate::address::{Permalink, Slug};
use crate::markdown::{Document, Found, Typography};
use crate::source::{Filed, PlayingTime, SourcePath, Span};

#[derive(Serialize, Deserialize)]
struct Kept {
    span: KeptSpan,
    notation: Notation,
    season: Option<u32>,
    number: Option<u32>,
    kind: Kind,
    title: String,
    slug: String,
    date: KeptDate,
    updated: Option<KeptDate>,
    draft: bool,
    summary: Option<String>,
    recap: Option<String>,
    tags: Vec<KeptText>,
    authors: Vec<String>,
    cover: Option<KeptCover>,
    pairings: Vec<KeptPairing>,
    aliases: Vec<KeptText>,
    story_date: Option<String>,
    audio: Option<KeptAudio>,
    /// The subject and the preheader.
    mailing: (Option<KeptText>, Option<KeptText>),
    guid: Option<KeptText>,
    /// As JSON; nothing if there is nothing.
    extra: String,
}

#[derive(Serialize, Deserialize)]
struct KeptCover {
    image: KeptText,
    alt: String,
    credit: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct KeptPairing {
    kind: String,
    title: String,
    by: Option<String>,
    url: Option<KeptText>,
}

#[derive(Serialize, Deserialize)]
struct KeptAudio {
    url: KeptText,
    length: Option<u64>,
    media_type: String,
    seconds: Option<u32>,
    chapters: Option<KeptText>,
    transcript: Option<KeptText>,
}

/// The bytes that something stands in.
type KeptSpan = (usize, usize);

/// What is written there.
type KeptText = (String, KeptSpan);

/// The day, counted from the first of our era; seconds and nanoseconds since its midnight; seconds east of Greenwich.
type KeptDate = (i32, Option<(u32, u32)>, Option<i32>);

/// `episode` as bytes.
pub(super) fn bytes(episode: &EpisodeManuscript) -> Vec<u8> {
    let EpisodeManuscript {
        path: _,
        name: _,
        notation,
        span,
        season,
        number,
        kind,
        title,
        slug,
        date,
        updated,
        draft,
        summary,
        recap,
        tags,
        authors,
        cover,
        pairings,
        aliases,
        story_date,
        audio,
        mailing,
        guid,
        extra,
        body,
    } = episode.clone();
    let kept = Kept {
        span: kept_span(&span),
        notation,
        season,
        number,
        kind,
        title,
        slug: slug.to_string(),
        date: kept_date(date),
        updated: updated.map(kept_date),
        draft,
        summary,
        recap,
        tags: tags.into_iter().map(|it| text(it, |it| it)).collect(),
        authors,
        cover: cover.map(|it| KeptCover { image: text(it.image, |it| it), alt: it.alt, credit: it.credit }),
        pairings: pairings
            .into_iter()
            .map(|Pairing { kind, title, by, url }| KeptPairing {
                kind,
                title,
                by,
                url: url.map(|it| text(it, |it| it)),
            })
            .collect(),
        aliases: aliases.into_iter().map(|it| text(it, |it| it.as_str().to_owned())).collect(),
        story_date,
        audio: audio.map(|it| KeptAudio {
            url: text(it.url, |it| it),
            length: it.length,
            media_type: it.media_type,
            seconds: it.duration.map(|it| it.seconds),
            chapters: it.chapters.map(|it| text(it, |it| it)),
            transcript: it.transcript.map(|it| text(it.url, |it| it)),
        }),
        mailing: (mailing.subject.map(|it| text(it, |it| it)), mailing.preheader.map(|it| text(it, |it| it))),
        guid: guid.map(|it| text(it, |it| it)),
        extra: if extra.is_empty() { String::new() } else { serde_json::to_string(&extra).expect(PLAIN) },
    };
    postcard::to_allocvec(&(kept, body.found())).expect(PLAIN)
}

const PLAIN: &str = "what was read of an episode is plain values";

/// The episode that lies at `filed`, as it was when `bytes` were made of it; `None` if they are something else.
pub(super) fn episode(bytes: &[u8], filed: &Filed, name: Name, typography: Typography) -> Option<EpisodeManuscript> {
    let (kept, found): (Kept, Found) = postcard::from_bytes(bytes).ok()?;
    let path = &filed.path;
    let placed = |(value, place): KeptText| placed(value, place, path);
    let aliases =
        kept.aliases.into_iter().map(|(value, place)| Some(self::placed(Permalink::parse(&value)?, place, path)));
    Some(EpisodeManuscript {
        path: path.clone(),
        name,
        notation: kept.notation,
        span: Span::new(path, kept.span.0..kept.span.1),
        season: kept.season,
        number: kept.number,
        kind: kept.kind,
        title: kept.title,
        slug: Slug::parse(&kept.slug)?,
        date: dateline(kept.date)?,
        updated: match kept.updated {
            Some(it) => Some(dateline(it)?),
            None => None,
        },
        draft: kept.draft,
        summary: kept.summary,
        recap: kept.recap,
        tags: kept.tags.into_iter().map(placed).collect(),
        authors: kept.authors,
        cover: kept.cover.map(|it| Box::new(Cover { image: placed(it.image), alt: it.alt, credit: it.credit })),
        pairings: kept
            .pairings
            .into_iter()
            .map(|KeptPairing { kind, title, by, url }| Pairing { kind, title, by, url: url.map(placed) })
            .collect(),
        aliases: aliases.collect::<Option<_>>()?,
        story_date: kept.story_date,
        audio: match kept.audio {
            Some(it) => Some(Box::new(Audio {
                url: placed(it.url),
                length: it.length,
                media_type: it.media_type,
                duration: it.seconds.map(|seconds| PlayingTime { seconds }),
                chapters: it.chapters.map(placed),
                transcript: match it.transcript {
                    Some(url) => Some(Transcript::at(placed(url))?),
                    None => None,
                },
            })),
            None => None,
        },
        mailing: Mailing { subject: kept.mailing.0.map(placed), preheader: kept.mailing.1.map(placed) },
        guid: kept.guid.map(placed),
        extra: if kept.extra.is_empty() { serde_json::Map::new() } else { serde_json::from_str(&kept.extra).ok()? },
        body: Document::remembered(filed.text.clone(), typography, found),
    })
}

fn kept_date(date: Dateline) -> KeptDate {
    let seconds = |it: NaiveTime| (it.num_seconds_from_midnight(), it.nanosecond());
    (date.written.num_days_from_ce(), date.time.map(seconds), date.offset.map(|it| it.local_minus_utc()))
}

fn dateline((day, time, offset): KeptDate) -> Option<Dateline> {
    Some(Dateline {
        time: match time {
            Some((seconds, nanoseconds)) => Some(NaiveTime::from_num_seconds_from_midnight_opt(seconds, nanoseconds)?),
            None => None,
        },
        offset: offset.map(FixedOffset::east_opt).unwrap_or_default(),
        ..Dateline::of_day(NaiveDate::from_num_days_from_ce_opt(day)?)
    })
}

fn kept_span(span: &Span) -> KeptSpan {
    (span.start, span.end)
}

fn text<T>(placed: Placed<T>, write: impl FnOnce(T) -> String) -> KeptText {
    (write(placed.value), kept_span(&placed.span))
}

fn placed<T>(value: T, (start, end): KeptSpan, path: &SourcePath) -> Placed<T> {
    Placed { value, span: Span::new(path, start..end) }
}
