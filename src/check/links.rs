//! Every address on every printed page: what is said in Markdown, in raw HTML and in templates leads somewhere.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

use super::galley::{Elsewhere, Galley};
use super::survey::{Survey, survey};
use crate::address::{OutputPath, Permalink};
use crate::desk::Prepared;
use crate::diagnostic::{Diagnostic, Report, Rule, nearest};
use crate::edition::Content;
use crate::manuscript::EpisodeManuscript;
use crate::newsletter::{PublishedText, read_short_form, short_form};
use crate::source::{SourcePath, Span};

/// Tells of addresses on printed pages that lead nowhere. Gives those that lead elsewhere.
pub(super) fn check(surveys: &BTreeMap<OutputPath, Survey>, galley: Galley<'_>, report: &mut Report) -> Elsewhere {
    let mut elsewhere = Elsewhere::new();
    let mut told = BTreeSet::new();
    let mut anchors = Anchors { surveys, unseen: BTreeMap::new() };
    for (path, page) in surveys {
        for address in &page.addresses {
            let Some(goal) = Goal::of(address, path, galley.prepared) else {
                // What the default theme links to, such as a page to share an episode on, is not the author's to mend.
                if leads_elsewhere(address, galley.prepared)
                    && !elsewhere.contains_key(address)
                    && let Some(span) = written(address, path, galley)
                {
                    elsewhere.insert(address.clone(), span);
                }
                continue;
            };
            let finding = match goal {
                // Planning has told of these.
                Goal::Nothing(_) if in_markdown(address, path, galley.prepared) => None,
                Goal::Nothing(_) if in_masthead(address, path, galley) => None,
                Goal::Nothing(nowhere) => Some(Finding::nothing_at(&nowhere, way_out(address, &nowhere, path, galley))),
                Goal::Page(goal, anchor) => {
                    let known = anchors.on(&goal, galley, report);
                    known.and_then(|it| Finding::of_anchor(&anchor, it, address))
                }
            };
            let Some(Finding { rule, message, help }) = finding else { continue };
            let span = written(address, path, galley).unwrap_or_else(|| whole(path, galley.prepared));
            // What a template prints on a thousand pages is said once.
            if told.insert((rule, span.clone(), address)) {
                report.warn(rule, Diagnostic::at(span, message).help_if(help));
            }
        }
        for picture in &page.undescribed {
            let span = written(picture, path, galley).unwrap_or_else(|| whole(path, galley.prepared));
            if told.insert((Rule::MissingAlt, span.clone(), picture)) {
                let remark = Diagnostic::at(span, format!("the picture `{picture}` has no `alt`"));
                report.warn(Rule::MissingAlt, remark.help("say what it shows, or write `alt=\"\"` if that is nothing"));
            }
        }
    }
    elsewhere
}

/// What is to be said of an `address` that is written in the file at `path`, if it is one of ours and nothing is there.
pub(super) fn dead(address: &str, path: &OutputPath, span: Span, prepared: &Prepared) -> Option<Diagnostic> {
    let Goal::Nothing(path) = Goal::of(address, path, prepared)? else { return None };
    let Finding { message, help, .. } = Finding::nothing_at(&path, BELOW_STATIC.to_owned());
    Some(Diagnostic::at(span, message).help_if(help))
}

/// What to do about a file that nobody has.
const BELOW_STATIC: &str = "put the file below `static`, or leave it if something else serves it";

/// What is to be said of an address.
struct Finding {
    rule: Rule,
    message: String,
    help: Option<String>,
}

impl Finding {
    fn nothing_at(path: &str, help: String) -> Finding {
        Finding { rule: Rule::DeadLink, message: format!("nothing is published at `{path}`"), help: Some(help) }
    }

    /// Of `address`, which leads to `anchor` on a page that has the `known` ones; `None` if that is right.
    fn of_anchor(anchor: &str, known: &BTreeSet<String>, address: &str) -> Option<Finding> {
        // The top of a page, and a passage of its text, are found by the browser.
        if known.contains(anchor) || anchor == "top" || anchor.starts_with(":~:") {
            return None;
        }
        let message = format!("nothing on the page of `{address}` has the anchor `{anchor}`");
        let help = nearest(anchor, known.iter().map(String::as_str)).map(|it| format!("did you mean `#{it}`?"));
        Some(Finding { rule: Rule::DeadAnchor, message, help })
    }
}

/// The anchors of every page: of those that are checked, and of others once something leads there.
struct Anchors<'a> {
    surveys: &'a BTreeMap<OutputPath, Survey>,
    unseen: BTreeMap<OutputPath, Survey>,
}

impl Anchors<'_> {
    /// Those on the page at `path`; `None` if it cannot be printed, which is told.
    fn on(&mut self, path: &OutputPath, galley: Galley<'_>, report: &mut Report) -> Option<&BTreeSet<String>> {
        if !self.surveys.contains_key(path) && !self.unseen.contains_key(path) {
            self.unseen.extend(print(&[path], galley, report));
        }
        self.surveys.get(path).or_else(|| self.unseen.get(path)).map(|it| &it.anchors)
    }
}

/// Whether only another site can say if `address` is right.
fn leads_elsewhere(address: &str, prepared: &Prepared) -> bool {
    let web = address.starts_with("https://") || address.starts_with("http://");
    web && !address.starts_with(prepared.newsletter.masthead.base_url.origin())
}

/// Every page among `sheets`, printed and looked through.
pub(super) fn print(sheets: &[&OutputPath], galley: Galley<'_>, report: &mut Report) -> BTreeMap<OutputPath, Survey> {
    let edition = &galley.prepared.edition;
    let page = |path: &&OutputPath, report: &mut Report| {
        let sheet = edition.sheet(path).filter(|it| it.page().is_some())?;
        match edition.print(path, sheet, galley.press, report) {
            Ok(Content::Printed(bytes)) => Some(((*path).clone(), survey(&String::from_utf8_lossy(&bytes)))),
            Ok(Content::Theme(_) | Content::File(_) | Content::Picture(..) | Content::Card(_)) | Err(_) => None,
        }
    };
    report.each(sheets, page).into_iter().flatten().collect()
}

/// What an address within the newsletter means.
enum Goal {
    /// An anchor on a page.
    Page(OutputPath, String),
    /// Nothing that is published.
    Nothing(String),
}

impl Goal {
    /// `None` for an address that is right, or that only someone else can know.
    fn of(address: &str, page: &OutputPath, prepared: &Prepared) -> Option<Goal> {
        let base = &prepared.newsletter.masthead.base_url;
        let here = page.as_str().strip_suffix("index.html").unwrap_or(page.as_str());
        let here = Permalink::parse(&format!("/{here}"))?;
        // What is printed with a slash in front has the base URL's path already.
        let absolute =
            if address.starts_with('/') { base.resolve_href(address) } else { base.resolve(&here, address) }?;
        let rest = absolute.strip_prefix(base.origin())?;
        if !rest.starts_with('/') {
            return None;
        }
        let (rest, anchor) = rest.split_once('#').unwrap_or((rest, ""));
        let path = rest.split('?').next().unwrap_or(rest);
        // Below the host, but not below us: someone else's.
        let below = path.strip_prefix(base.path()).filter(|it| it.starts_with('/'))?;
        let decoded = percent_decode_str(below).decode_utf8_lossy();
        let Some(permalink) = Permalink::parse(&decoded) else { return Some(Goal::Nothing(decoded.into_owned())) };
        let folder = permalink.join("").map(|it| it.output_path());
        let found = [Some(permalink.output_path()), folder]
            .into_iter()
            .flatten()
            .find_map(|it| prepared.edition.sheet(&it).map(|sheet| (it, sheet)));
        match found {
            None => Some(Goal::Nothing(decoded.into_owned())),
            Some((path, sheet)) => {
                let anchor = percent_decode_str(anchor).decode_utf8_lossy().into_owned();
                (sheet.page().is_some() && !anchor.is_empty()).then_some(Goal::Page(path, anchor))
            }
        }
    }
}

/// What to type instead of `address`, which is printed on the page at `path` and leads to `nowhere`.
fn way_out(address: &str, nowhere: &str, path: &OutputPath, galley: Galley<'_>) -> String {
    let place = written(address, path, galley);
    let in_template = place.is_some_and(|it| galley.sources.templates.iter().any(|template| template.path == it.path));
    // A template stands beside no text.
    let text = text_of(path, galley.prepared).filter(|_| !in_template).map(|it| it.path);
    let (_, name) = nowhere.rsplit_once('/').unwrap_or_default();
    let (_, extension) = name.rsplit_once('.').unwrap_or_default();
    let file = named(address, text, galley.prepared)
        .map(|it| format!("write its address, `{it}`: names of files lead on in Markdown only"));
    let base = &galley.prepared.newsletter.masthead.base_url;
    let page = || galley.prepared.edition.page_meant(nowhere);
    let meant = file.or_else(|| page().map(|it| format!("did you mean `{}`?", it.href(base))));
    meant.unwrap_or_else(|| {
        let help = match extension {
            "md" if in_template => {
                "write the address of a page, as readers see it: names of files lead on in Markdown only"
            }
            "" if in_template => "write the address of a page, or leave it if something else serves it",
            _ => BELOW_STATIC,
        };
        help.to_owned()
    })
}

/// The address of what `address` would name in the Markdown of `text`: a file or another text beside it, or an episode
/// by its number. Without a text, names count from `content`.
fn named(address: &str, text: Option<&SourcePath>, prepared: &Prepared) -> Option<String> {
    let newsletter = &prepared.newsletter;
    let (written, anchor) = address.split_at(address.find('#').unwrap_or(address.len()));
    let written = percent_decode_str(written).decode_utf8_lossy();
    let permalink = if let Some(wanted) = read_short_form(&written) {
        let is_wanted =
            |it: &EpisodeManuscript| it.number.is_some_and(|number| short_form(it.season, number) == wanted);
        newsletter.episodes.iter().find(|it| is_wanted(&it.manuscript))?.text().permalink
    } else {
        let from_content = written.strip_prefix("@/");
        let goal = match text.filter(|_| from_content.is_none()) {
            Some(text) => text.beside(&written),
            None => SourcePath::parse(&format!("content/{}", from_content.unwrap_or(&written))),
        }?;
        let file = newsletter.enclosures.iter().find(|it| it.asset.path == goal).map(|it| &it.permalink);
        file.or_else(|| newsletter.texts().find(|it| *it.path == goal).map(|it| it.permalink))?
    };
    Some(format!("{}{anchor}", permalink.href(&newsletter.masthead.base_url)))
}

/// Where the author has written what is printed as `address` on the page at `path`: in its text, else in a template,
/// else in the masthead. What names a file in Markdown is printed otherwise: as it stands, only HTML by hand prints it,
/// or a template that is given it by the front matter.
fn written(address: &str, path: &OutputPath, galley: Galley<'_>) -> Option<Span> {
    let bare = address.strip_prefix(galley.prepared.newsletter.masthead.base_url.path()).unwrap_or(address);
    let decoded = percent_decode_str(address).decode_utf8_lossy();
    let find = |text: &str, body: usize, among: Among| {
        let written = [address, bare, &*decoded].into_iter().filter(|it| !it.is_empty());
        written.into_iter().find_map(|it| place_in(text, body, it, among).map(|start| start..start + it.len()))
    };
    let sources = galley.sources;
    let text = text_of(path, galley.prepared);
    let in_text = |among: Among| {
        text.and_then(|it| Some(Span::new(it.path, find(&sources.text(it.path)?, it.body.start(), among)?)))
    };
    let is_right = text.is_some_and(|it| named(address, Some(it.path), galley.prepared).is_some());
    let by_hand = in_text(if is_right { Among::Attributes } else { Among::All });
    let others = || sources.templates.iter().chain([&sources.masthead]);
    let elsewhere = || others().find_map(|it| Some(Span::new(&it.path, find(&it.text, 0, Among::All)?)));
    by_hand.or_else(elsewhere).or_else(|| in_text(Among::FrontMatter))
}

/// The places that can be to blame for an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Among {
    /// Every one.
    All,
    /// Those in HTML by hand.
    Attributes,
    /// Those above the text itself.
    FrontMatter,
}

/// Where `address` stands in `text`: rather as the value of something than among words, rather whole than as the
/// beginning of a longer one, and rather from `body` on than in the front matter above.
fn place_in(text: &str, body: usize, address: &str, among: Among) -> Option<usize> {
    let goes_on = |it: char| it.is_alphanumeric() || "/-_~%=&?#+@".contains(it);
    let counts = |start: &usize| match among {
        Among::All => true,
        Among::FrontMatter => *start < body,
        Among::Attributes => *start >= body && text[..*start].ends_with(['"', '\'', '=']),
    };
    let places = text.match_indices(address).map(|(start, _)| start).filter(counts);
    places.min_by_key(|start| {
        // A full stop ends a sentence, unless more follows.
        let rest = &text[start + address.len()..];
        let longer = rest.strip_prefix('.').unwrap_or(rest).starts_with(goes_on);
        (longer, !text[..*start].ends_with(['"', '\'', '(', '<', '=']), *start < body)
    })
}

/// A page as a whole: its text, or what all pages have.
fn whole(path: &OutputPath, prepared: &Prepared) -> Span {
    Span::file(text_of(path, prepared).map_or(&prepared.newsletter.masthead.path, |it| it.path))
}

/// The text of a page, if it has one.
fn text_of<'a>(path: &OutputPath, prepared: &'a Prepared) -> Option<PublishedText<'a>> {
    prepared.edition.sheet(path)?.text(&prepared.newsletter)
}

/// Whether `address` is one of the masthead's, and is written nowhere else that this page is made of.
fn in_masthead(address: &str, path: &OutputPath, galley: Galley<'_>) -> bool {
    let masthead = &galley.prepared.newsletter.masthead;
    let elsewhere = written(address, path, galley).is_some_and(|it| it.path != galley.sources.masthead.path);
    let bare = address.strip_prefix(masthead.base_url.path()).unwrap_or(address);
    let decoded = percent_decode_str(bare).decode_utf8_lossy();
    let mut own = masthead.addresses().map(|it| &*it.value).filter(|it| masthead.base_url.below(it).is_some());
    !elsewhere && own.any(|it| it == bare || it == address || it == decoded)
}

/// Whether the text of this page has `address` in a link or a picture of its own, from the newsletter's
/// root or with its host.
fn in_markdown(address: &str, path: &OutputPath, prepared: &Prepared) -> bool {
    let Some(text) = text_of(path, prepared) else { return false };
    let base = &prepared.newsletter.masthead.base_url;
    let bare = address.strip_prefix(base.path()).unwrap_or(address);
    let written = text.body.facts().links.iter().map(|it| &*it.destination);
    written.filter(|it| base.below(it).is_some()).any(|it| it == bare || it == address)
}
