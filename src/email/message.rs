//! A letter as a message (RFC 5322): the same letter always gives the same bytes, its name and its boundary among them.

use std::fmt::Write as _;

use super::letter::Letter;
use super::{header, quoted};
use crate::address::Mailbox;
use crate::newsletter::{Episode, Fixture, Newsletter};
use crate::source::MediaType;

/// Whom a message is for.
#[derive(Debug, Clone)]
pub enum To {
    /// The list. The message shows what a reader will see, and is addressed to its own sender.
    List,
    /// One person, as a test. Its name depends on what it says, so that a second try is not taken for the first.
    Reader(Mailbox),
}

/// The names of the messages that one follows, the oldest first.
#[derive(Debug, Clone, Default)]
pub struct Thread(Vec<String>);

/// A picture that travels with a letter.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// The name of its file.
    pub name: String,
    /// Where it lies on the site, as the letter's HTML says it.
    pub url: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// So many names are kept of a long thread, besides the first: a header must end somewhere.
const LONGEST_THREAD: usize = 9;

/// A letter as a message with CRLF line ends: plain text first, then HTML, with `attachments` beside it.
#[must_use]
pub fn message(
    letter: &Letter,
    to: &To,
    thread: &Thread,
    attachments: &[Attachment],
    newsletter: &Newsletter,
) -> Vec<u8> {
    let episode = &newsletter.episodes[letter.place];
    let body = body(letter, attachments, newsletter);
    let mut out = headers(letter, episode, to, thread, newsletter);
    out.push_str(&body);
    out.into_bytes()
}

/// The message with LF line ends, as mailboxes on a disk have them.
#[must_use]
pub fn for_maildir(message: &[u8]) -> Vec<u8> {
    let mut bytes = message.to_vec();
    bytes.retain(|it| *it != b'\r');
    bytes
}

fn headers(letter: &Letter, episode: &Episode, to: &To, thread: &Thread, newsletter: &Newsletter) -> String {
    let masthead = &newsletter.masthead;
    let letters = &masthead.letters;
    let base = &masthead.base_url;
    let from = newsletter.sender();
    let mut out = String::new();
    let mut push = |name: &str, value: &str| header::push(&mut out, name, value);
    push("Date", &episode.published.to_rfc2822());
    push("From", &header::mailbox(&from));
    let reply_to = newsletter.reply_to();
    // Where none is named, replies go to the sender.
    if reply_to.address() != from.address() {
        push("Reply-To", &header::mailbox(&reply_to));
    }
    match to {
        To::List => push("To", &header::mailbox(&from)),
        To::Reader(reader) => push("To", &header::mailbox(reader)),
    }
    push("Subject", &header::text(&letter.subject));
    push("Message-ID", &name(letter, to, newsletter));
    if let Some(last) = thread.0.last() {
        push("In-Reply-To", last);
        push("References", &thread.0.join(" "));
    }
    push("List-Id", &format!("{} <{}>", header::phrase(&masthead.title), newsletter.list_id()));
    let out_of_it = [&letters.one_click, &letters.unsubscribe];
    let mut ways: Vec<String> = out_of_it.into_iter().flatten().map(|it| format!("<{it}>")).collect();
    ways.dedup();
    if !ways.is_empty() {
        push("List-Unsubscribe", &ways.join(", "));
    }
    if letters.one_click.is_some() {
        push("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    push("List-Archive", &format!("<{}>", Fixture::Archive.permalink().absolute(base)));
    push("Archived-At", &format!("<{}>", episode.permalink.absolute(base)));
    push("Content-Language", masthead.language.tag());
    push("MIME-Version", "1.0");
    out
}

/// A stable name: of the list, the episode and, for a test, the reader and what was sent.
fn name(letter: &Letter, to: &To, newsletter: &Newsletter) -> String {
    let episode = &newsletter.episodes[letter.place];
    let (reader, said) = match to {
        To::List => ("", ""),
        To::Reader(reader) => (reader.address(), letter.html.as_str()),
    };
    identity(newsletter, episode, reader, said)
}

fn identity(newsletter: &Newsletter, episode: &Episode, reader: &str, said: &str) -> String {
    let key = key(newsletter, episode, reader, said);
    let number = match (episode.manuscript.season, episode.manuscript.number) {
        (Some(season), Some(number)) => format!("s{season}e{number}."),
        (None, Some(number)) => format!("e{number}."),
        (Some(_) | None, None) => String::new(),
    };
    format!("<{number}{key}@{}>", newsletter.masthead.base_url.host())
}

/// What tells the message of an episode from every other.
pub(super) fn key(newsletter: &Newsletter, episode: &Episode, reader: &str, said: &str) -> String {
    digest(&[&newsletter.list(), reader, &episode.guid, said])[..24].to_owned()
}

fn digest(parts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new_derive_key("feuilleton letter 1");
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

fn body(letter: &Letter, attachments: &[Attachment], newsletter: &Newsletter) -> String {
    let language = newsletter.masthead.language.tag();
    let hash = digest(&[&letter.text, &letter.html]);
    let mut html = letter.html.clone();
    let mut related = Vec::new();
    for attachment in attachments {
        let key = blake3::hash(&attachment.bytes).to_hex();
        let cid = format!("{}@{}", &key[..24], newsletter.masthead.base_url.host());
        html = html.replace(&format!("src=\"{}\"", attachment.url), &format!("src=\"cid:{cid}\""));
        related.push((cid, attachment));
    }
    let part = |kind: &str, text: &str| {
        format!(
            "Content-Type: {kind}; charset=utf-8\r\nContent-Language: {language}\r\n\
             Content-Transfer-Encoding: quoted-printable\r\n\r\n{}",
            quoted::printable(text)
        )
    };
    let html = part("text/html", &html);
    let html = if related.is_empty() { html } else { with_pictures(&html, &related, &hash[32..]) };
    multipart("alternative", "", &hash[..32], &[part("text/plain", &letter.text), html])
}

/// The letter's HTML with `attachments` within it (RFC 2397), for whoever opens it as a file.
#[must_use]
pub fn self_contained(letter: &Letter, attachments: &[Attachment]) -> String {
    let html = letter.html.clone();
    attachments.iter().fold(html, |html, it| {
        let within =
            format!("src=\"data:{};base64,{}\"", media_type(it), quoted::base64(&it.bytes).replace("\r\n", ""));
        html.replace(&format!("src=\"{}\"", it.url), &within)
    })
}

fn media_type(attachment: &Attachment) -> &'static str {
    MediaType::of(&attachment.name).map_or("application/octet-stream", MediaType::name)
}

/// RFC 2387: the page first, then what it shows.
fn with_pictures(html: &str, related: &[(String, &Attachment)], boundary: &str) -> String {
    let mut parts = vec![html.to_owned()];
    for (cid, attachment) in related {
        let name: String = attachment.name.chars().filter(|it| it.is_ascii_graphic() && *it != '"').collect();
        parts.push(format!(
            "Content-Type: {}; name=\"{name}\"\r\nContent-ID: <{cid}>\r\nContent-Disposition: inline; filename=\"{name}\"\r\n\
             Content-Transfer-Encoding: base64\r\n\r\n{}",
            media_type(attachment),
            quoted::base64(&attachment.bytes)
        ));
    }
    multipart("related", "; type=\"text/html\"", boundary, &parts)
}

/// No encoded line can begin as the boundary does: `=_` is no quoted-printable.
fn multipart(kind: &str, parameters: &str, boundary: &str, parts: &[String]) -> String {
    let mut out = format!("Content-Type: multipart/{kind}{parameters};\r\n boundary=\"=_{boundary}\"\r\n\r\n");
    for part in parts {
        let _ = write!(out, "--=_{boundary}\r\n{part}\r\n");
    }
    let _ = write!(out, "--=_{boundary}--\r\n");
    out
}

/// The thread that the message of the episode at `place` continues: its season, or the whole
/// newsletter without seasons.
#[must_use]
pub fn threaded(place: usize, newsletter: &Newsletter) -> Thread {
    let season = newsletter.season_of(&newsletter.episodes[place]);
    let before = &newsletter.episodes[season.map_or(0, |it| it.episodes.start)..place];
    let others = before.get(1..).unwrap_or_default();
    let latest = &others[others.len().saturating_sub(LONGEST_THREAD)..];
    Thread(before.first().into_iter().chain(latest).map(|it| identity(newsletter, it, "", "")).collect())
}

impl Newsletter {
    /// Who letters are from: as the masthead says, else its author, else an address at the newsletter's own host.
    #[must_use]
    pub fn sender(&self) -> Mailbox {
        let masthead = &self.masthead;
        let author = || masthead.author.as_ref()?.email.clone();
        let host = || Mailbox::parse(&format!("letters@{}", masthead.base_url.host()));
        let from = masthead.letters.from.clone().or_else(author).or_else(host);
        from.unwrap_or_else(|| Mailbox::parse("letters@localhost").expect("a plain address")).named(&masthead.title)
    }

    /// Where replies to letters go: as the masthead says, else to its author, else to the sender.
    #[must_use]
    pub fn reply_to(&self) -> Mailbox {
        let masthead = &self.masthead;
        let author = || {
            let author = masthead.author.as_ref()?;
            Some(author.email.clone()?.named(&author.name))
        };
        masthead.letters.reply_to.clone().or_else(author).unwrap_or_else(|| self.sender())
    }

    /// What the list is called for ever, with a dot in it, as RFC 2919 §3 has it.
    #[must_use]
    pub fn list_id(&self) -> String {
        let list = self.list();
        if list.contains('.') { list } else { format!("{list}.{}", self.masthead.base_url.host()) }
    }

    fn list(&self) -> String {
        let masthead = &self.masthead;
        masthead.letters.list_id.clone().unwrap_or_else(|| masthead.id.replace('@', "."))
    }
}
