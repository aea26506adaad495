//! A link is followed to what it leads to; where that is nowhere, it is found out why.

use percent_encoding::percent_decode_str;

use super::directory::Directory;
use super::meant::is_recorded;
use super::sight::Sight;
use crate::address::Permalink;
use crate::diagnostic::nearest;
use crate::markdown::{Document, Link, LinkKind, Route};
use crate::newsletter::aim::Aim;
use crate::newsletter::short_form::short_form;
use crate::source::{MediaType, SourcePath};

/// What became of a link.
pub(super) enum Followed {
    To(Route),
    /// An address that only the finished edition, or the server, can know.
    Unchecked,
    /// A manuscript that could not be read, or may be one of these.
    Unread,
    /// A slip that costs a reader nothing but the link: a site or an address of mail that is written like a file.
    Loose(String, Option<String>),
    /// A picture that many readers do not see, and where it lies, if that is known.
    Unseen(Option<Route>, String, String),
    /// Something else, where a picture should be seen or a recording heard, and what a text has for that.
    Other(String, String),
    Broken(String, Option<String>),
}

impl Directory<'_> {
    /// What becomes of a link in `document`, which lies at `path`.
    pub(super) fn follow(&self, path: &SourcePath, document: &Document, link: &Link) -> Followed {
        match link.destination.strip_prefix('#') {
            // Empty, or the anchor of a heading on the same page.
            Some("") => Followed::Unchecked,
            Some(anchor) => match anchor_on(document, anchor) {
                Ok(()) => Followed::Unchecked,
                Err(help) => Followed::Broken(format!("no heading of this text has the anchor `{anchor}`"), help),
            },
            None => self.resolve(path, link),
        }
    }

    /// The same of a link that leads out of its text.
    pub(super) fn resolve(&self, path: &SourcePath, link: &Link) -> Followed {
        if link.destination.is_empty() {
            let help = "write between the parentheses where it leads".to_owned();
            return match link.kind {
                LinkKind::Link | LinkKind::Untitled => Followed::Loose("this leads nowhere".to_owned(), Some(help)),
                LinkKind::Picture | LinkKind::Recording => {
                    Followed::Broken("this names no file".to_owned(), Some(help))
                }
            };
        }
        let (aim, anchor) = Aim::of(path, &link.destination);
        match aim {
            Aim::File(goal) => self.within(path, &goal, anchor, link),
            Aim::Address => self.address(link),
            Aim::Episode(season, number) => match link.kind {
                LinkKind::Link | LinkKind::Untitled => self.episode(season, number, anchor),
                LinkKind::Picture => no_file(&link.destination, "picture"),
                LinkKind::Recording => no_file(&link.destination, "recording"),
            },
            Aim::Outside => self.outside(path, link),
        }
    }

    fn episode(&self, season: Option<u32>, number: u32, anchor: Option<&str>) -> Followed {
        match self.numbers.get(&(season, number)) {
            Some(goal) => self.text(goal, anchor),
            None if self.failed.is_empty() => Followed::Broken(
                format!("there is no episode {}", short_form(season, number)),
                self.episode_meant(season, number),
            ),
            None => Followed::Unread,
        }
    }

    /// A link of the text at `path` out of `content`, which authors write who mean the home page, or a file in it.
    fn outside(&self, path: &SourcePath, link: &Link) -> Followed {
        if leads_home(path, &link.destination) {
            let message = format!("`{}` is the folder `content`, and no text", link.destination);
            return Followed::Broken(message, Some("for the home page, link to `/`".to_owned()));
        }
        if let Some(meant) = self.slashed(path, &link.destination) {
            let message = format!("`{}` has `\\` where a path has `/`", link.destination);
            return Followed::Broken(message, Some(format!("write `{meant}`")));
        }
        let message = format!("`{}` leads out of `content`", link.destination);
        let name = link.destination.split('#').next().unwrap_or("");
        let within = SourcePath::parse(&format!("content/{name}"));
        let there = within.is_some_and(|it| self.texts.contains_key(&it) || self.enclosures.contains_key(&it));
        let help = if there {
            format!("did you mean `@/{}`?", link.destination)
        } else {
            "link to a file, such as `@/about.md`, or to a whole address, such as `https://example.org`".to_owned()
        };
        Followed::Broken(message, Some(help))
    }

    /// What is `written` as Windows writes paths in the text at `path`, as others do, if such a file is there.
    fn slashed(&self, path: &SourcePath, written: &str) -> Option<String> {
        let slashed = written.contains('\\').then(|| written.replace('\\', "/"))?;
        let goal = path.beside(slashed.split('#').next()?)?;
        let is_there = self.texts.contains_key(&goal) || self.enclosures.contains_key(&goal);
        is_there.then(|| slashed.strip_prefix("./").unwrap_or(&slashed).to_owned())
    }

    /// A link of the text at `path` to the file `goal` below `content`.
    fn within(&self, path: &SourcePath, goal: &SourcePath, anchor: Option<&str>, link: &Link) -> Followed {
        let (goal, written) = (self.named(goal), link.destination.split('#').next().unwrap_or(&link.destination));
        if self.failed.contains(goal) {
            return Followed::Unread;
        }
        if self.texts.contains_key(goal) {
            return match link.kind {
                LinkKind::Link | LinkKind::Untitled => self.text(goal, anchor),
                LinkKind::Picture => no_file(written, "picture"),
                LinkKind::Recording => no_file(written, "recording"),
            };
        }
        if let Some(enclosure) = self.enclosures.get(goal) {
            let route = Route::File(enclosure.permalink.clone(), enclosure.asset.dimensions);
            return match link.kind {
                LinkKind::Picture => seen(Some(route), written),
                LinkKind::Link | LinkKind::Untitled | LinkKind::Recording => Followed::To(route),
            };
        }
        if let Some(inner) = self.folder(goal).filter(|_| link.kind.is_followed()) {
            let inner = inner.below("content").unwrap_or(inner.as_str());
            let help = format!("link to a text in it, such as `@/{inner}`");
            return Followed::Broken(format!("`{goal}` is a folder, and no text"), Some(help));
        }
        let help = self.meant(path, goal, link.kind, written);
        match link.kind {
            LinkKind::Picture => Followed::Broken(format!("there is no picture `{goal}`"), help),
            LinkKind::Recording if MediaType::of(goal.name()).is_some_and(|it| it.is_audio() || it.is_film()) => {
                Followed::Broken(format!("there is no recording `{goal}`"), help)
            }
            // Its chapters, or its words.
            LinkKind::Recording => Followed::Broken(format!("there is no `{goal}`"), help),
            LinkKind::Link | LinkKind::Untitled if goal.extension() == "md" || is_recorded(goal) => {
                Followed::Broken(format!("there is no `{goal}`"), help)
            }
            LinkKind::Link | LinkKind::Untitled => Followed::Loose(format!("there is no `{goal}`"), help),
        }
    }

    /// The first text in the folder `goal`, or what introduces that; `None` if there is no such folder.
    fn folder(&self, goal: &SourcePath) -> Option<&SourcePath> {
        let inner = || self.texts.keys().copied().filter(|it| it.below(goal.as_str()).is_some());
        inner().find(|it| it.name() == "season.md").or_else(|| inner().next())
    }

    /// An address from the root is left to the finished edition, but a picture at one has a size.
    fn address(&self, link: &Link) -> Followed {
        let picture = Permalink::parse(&Permalink::decoded(&link.destination))
            .filter(|_| link.kind == LinkKind::Picture)
            .and_then(|it| Some((self.pictures.at(&it)?.dimensions, it)));
        match picture {
            Some((dimensions, permalink)) => Followed::To(Route::File(permalink, dimensions)),
            None if link.kind == LinkKind::Picture => seen(None, &link.destination),
            None => Followed::Unchecked,
        }
    }

    fn text(&self, goal: &SourcePath, anchor: Option<&str>) -> Followed {
        let text = &self.texts[goal];
        if let Some(reason) = text.withheld {
            let help = "publish it first, or take the link out until then".to_owned();
            return Followed::Broken(format!("this leads to `{goal}`, but it is {reason}"), Some(help));
        }
        if let Some(anchor) = anchor
            && let Err(help) = anchor_on(text.body, anchor)
        {
            return Followed::Broken(format!("no heading in `{goal}` has the anchor `{anchor}`"), help);
        }
        Followed::To(Route::Page(text.permalink.clone(), anchor.map(str::to_owned)))
    }
}

/// `Ok` if a heading of `document` has this anchor; else what to type instead. Raw HTML may hold anchors of its own.
fn anchor_on(document: &Document, anchor: &str) -> Result<(), Option<String>> {
    let facts = document.facts();
    let decoded = percent_decode_str(anchor).decode_utf8_lossy();
    let is_heading = facts.headings.iter().any(|it| *it.anchor == *decoded);
    if facts.raw_html || is_heading || facts.is_at_footnotes(&decoded) {
        return Ok(());
    }
    let known = facts.headings.iter().map(|it| &*it.anchor);
    Err(match nearest(&decoded, known.clone()) {
        Some(close) => Some(format!("did you mean `#{close}`?")),
        None if facts.headings.is_empty() => None,
        None => Some(format!(
            "its headings are {}",
            known.take(8).map(|it| format!("`#{it}`")).collect::<Vec<_>>().join(", ")
        )),
    })
}

/// What a text is where a file of the `kind` is asked for.
fn no_file(written: &str, kind: &str) -> Followed {
    Followed::Other(format!("`{written}` is a text, not a {kind}"), LINKED.to_owned())
}

/// What becomes of a picture that is `written` so and lies at the end of this route.
fn seen(route: Option<Route>, written: &str) -> Followed {
    let block = |kind: &str, name: &str, words: &str| {
        let help = format!("write `> [!{name}]`, and below it a line `> [{words}]({written})`");
        Followed::Other(format!("`{written}` is a {kind}, not a picture"), help)
    };
    match (Sight::of(written), route) {
        (Sight::Film, _) => block("film", "VIDEO", "The film"),
        (Sight::Recording, _) => block("recording", "AUDIO", "The recording"),
        (Sight::Other, _) => Followed::Other(format!("`{written}` is not a picture"), LINKED.to_owned()),
        (Sight::Rare, route) => {
            let message = format!("few browsers show `{written}`, and hardly any mail program");
            Followed::Unseen(route, message, "save it as JPEG or PNG, and write the name of that".to_owned())
        }
        (Sight::Unknown, Some(route)) => {
            let message = format!("nothing in the name `{written}` says that this is a picture");
            let help = "give the file an ending that does, such as `.jpg` or `.png`, and write it here too";
            Followed::Unseen(Some(route), message, help.to_owned())
        }
        (Sight::Common, Some(route)) => Followed::To(route),
        // What serves an address from the root says itself what lies there.
        (Sight::Common | Sight::Unknown, None) => Followed::Unchecked,
    }
}

/// What to do about a picture that is none.
const LINKED: &str = "take the `!` away, and this is a link to it";

/// Whether what `written` names in the text at `path` is the folder that all texts lie in.
fn leads_home(path: &SourcePath, written: &str) -> bool {
    written == "@/" || path.beside(written).is_some_and(|it| it.as_str() == "content")
}
