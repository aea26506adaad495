//! Where the links of a text lead, and those of front matter and masthead. A broken one is told where it is written.

use super::directory::Directory;
use super::follow::Followed;
use super::lent::Lent;
use crate::address::Permalink;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::manuscript::Placed;
use crate::markdown::{Document, Link, LinkKind, Route, Routes, runs_script, wordless};
use crate::newsletter::aim::Aim;
use crate::newsletter::destination::Destination;
use crate::source::{Asset, SourcePath, Span};

impl Directory<'_> {
    /// The routes of `document`, which lies at `path`, and what its links say that have no words.
    pub(in crate::newsletter) fn routes(&self, path: &SourcePath, document: &Document, report: &mut Report) -> Routes {
        let (mut routes, mut titles) = (Vec::new(), Vec::new());
        for link in document.facts().links.iter().filter(|it| !it.leads_elsewhere()) {
            let followed = self.follow(path, document, link);
            match self.lent(path, document, link, &followed) {
                Lent::Title(title) => titles.push((link.destination.clone(), title.into())),
                Lent::Nothing => report.warn(Rule::LooseLink, wordless(link).remark(path)),
                Lent::Unasked => {}
            }
            match followed {
                Followed::To(route) => routes.push((link.destination.clone(), route)),
                Followed::Unchecked | Followed::Unread => {}
                Followed::Loose(message, help) => {
                    routes.push((link.destination.clone(), Route::Nowhere));
                    let message = format!("{message}, so this is printed without a link");
                    let remark = Diagnostic::at(Span::new(path, link.range.clone()), message);
                    report.warn(Rule::LooseLink, remark.help_if(help));
                }
                Followed::Unseen(route, message, help) => {
                    routes.extend(route.map(|it| (link.destination.clone(), it)));
                    let remark = Diagnostic::at(Span::new(path, link.range.clone()), message);
                    report.warn(Rule::UnseenPicture, remark.help(help));
                }
                Followed::Other(message, help) => {
                    report.error(Diagnostic::at(Span::new(path, link.range.clone()), message).help(help));
                }
                Followed::Broken(message, help) => {
                    report.error(Diagnostic::at(Span::new(path, link.range.clone()), message).help_if(help));
                }
            }
        }
        routes.into_iter().collect::<Routes>().saying(titles)
    }

    /// Where something leads that stands in front matter or on the masthead. `None` if it is broken, which is told.
    pub(in crate::newsletter) fn destination(
        &self,
        path: &SourcePath,
        written: &Placed<String>,
        kind: LinkKind,
        report: &mut Report,
    ) -> Option<Destination> {
        if runs_script(&written.value) {
            let remark =
                Diagnostic::at(written.span.clone(), "this address would run a script or open a file of the reader's");
            report.error(remark.help("link to a page, such as `https://example.org/`"));
            return None;
        }
        let link = Link { destination: written.value.as_str().into(), range: written.span.range(), kind };
        if link.leads_elsewhere() {
            return Some(Destination::Elsewhere(written.value.clone()));
        }
        match self.resolve(path, &link) {
            Followed::To(Route::Page(permalink, None)) => Some(Destination::Here(permalink, None)),
            Followed::To(Route::Page(permalink, Some(anchor))) => Some(Destination::Heading(permalink, anchor)),
            Followed::To(Route::File(permalink, dimensions)) => Some(Destination::Here(permalink, dimensions)),
            Followed::Unchecked | Followed::Unread | Followed::To(Route::Nowhere) => Some(unfollowed(&written.value)),
            Followed::Unseen(route, message, help) => {
                report.warn(Rule::UnseenPicture, Diagnostic::at(written.span.clone(), message).help(help));
                match route {
                    Some(Route::File(permalink, dimensions)) => Some(Destination::Here(permalink, dimensions)),
                    Some(Route::Page(..) | Route::Nowhere) | None => Some(unfollowed(&written.value)),
                }
            }
            Followed::Other(message, _) => {
                let remark = Diagnostic::at(written.span.clone(), message);
                let beside = "write the name of a file that lies beside this one";
                let below = "write the name of a file below `content`, such as `@/cover.png`";
                report.error(remark.help(if path.below("content").is_some() { beside } else { below }));
                None
            }
            Followed::Loose(message, help) | Followed::Broken(message, help) => {
                report.error(Diagnostic::at(written.span.clone(), message).help_if(help));
                None
            }
        }
    }

    /// The file beside the text at `path` that `written` names, if it names one.
    pub(in crate::newsletter) fn file(&self, path: &SourcePath, written: &str) -> Option<&Asset> {
        self.enclosures.get(self.named(&Aim::of(path, written).0.file()?)).map(|it| &it.asset)
    }
}

/// Where something leads that nobody has looked for: an address from the root, or of another site.
fn unfollowed(written: &str) -> Destination {
    if !written.starts_with('/') {
        return Destination::Elsewhere(written.to_owned());
    }
    match Permalink::parse(&Permalink::decoded(written)) {
        Some(permalink) => Destination::Here(permalink, None),
        None => Destination::FromRoot(written.to_owned()),
    }
}
