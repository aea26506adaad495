//! A claim to a path, and what is said when two things want the same one.

use super::sheet::{Page, Sheet};
use crate::address::{OutputPath, Permalink};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// What a sheet is printed from.
#[derive(Clone)]
pub(super) enum Origin {
    /// Something of the author's.
    Author(Span),
    /// Something that every newsletter has.
    Ours(&'static str),
    /// A file of the default theme, or a sheet that an author's file may take the place of, but no alias.
    Default(&'static str),
}

/// A path, and what wants to be published there.
pub(super) struct Claim {
    pub path: OutputPath,
    pub sheet: Sheet,
    pub origin: Origin,
}

/// Where a sheet would be published, looked at.
pub(super) struct Spot {
    pub path: OutputPath,
    /// As a file system that ignores case sees it.
    pub folded: String,
    /// Whether every system can have a file of that name.
    pub portable: bool,
}

impl Spot {
    pub(super) fn of(permalink: &Permalink) -> Spot {
        let path = permalink.output_path();
        Spot { folded: path.folded(), portable: path.unportable().is_none(), path }
    }
}

impl Claim {
    /// What is said when `sheet` is to be published at the path of this one. Nothing, if it gives way.
    pub(super) fn contested(&self, sheet: &Sheet, origin: Origin) -> Option<Diagnostic> {
        let message = format!("two things would be published at `{}`", self.path);
        let of_ours = |name, sheet: &Sheet, span| {
            let remark = Diagnostic::at(span, format!("{message}: this and {name}"));
            remark.help(remedy(sheet, "give this another name or `slug`"))
        };
        Some(match (self.origin.clone(), origin) {
            (_, Origin::Default(_)) => return None,
            (Origin::Author(first), Origin::Author(second)) => {
                // What has the address by now takes readers from where they were led.
                let displaces = matches!((&self.sheet, sheet), (Sheet::Page(_), Sheet::Redirect { .. }));
                let help = if displaces && first.path != second.path {
                    "give the other one another name or `slug`; take this alias out only if no reader knows it"
                } else {
                    remedy(sheet, another_name(&first, &second))
                };
                Diagnostic::at(second, message).help(help).note(first, "the first is here")
            }
            (Origin::Ours(name) | Origin::Default(name), Origin::Author(span)) => of_ours(name, sheet, span),
            (Origin::Author(span), Origin::Ours(name)) => of_ours(name, &self.sheet, span),
            (Origin::Ours(_) | Origin::Default(_), Origin::Ours(_)) => {
                unreachable!("what is ours is claimed once, and before the defaults")
            }
        })
    }

    /// What is said of the claim to a file where `inner` needs a folder: `about` and `about/index.html`.
    pub(super) fn stands_in_the_way_of(&self, inner: &Claim) -> Diagnostic {
        match (&self.origin, &inner.origin) {
            (Origin::Author(span), Origin::Ours(what) | Origin::Default(what)) => {
                let message = format!("`{}` is a file here, so {what} cannot be at `{}`", self.path, inner.path);
                Diagnostic::at(span.clone(), message).help("give this another name")
            }
            (file_origin, Origin::Author(span)) => {
                let message = format!("`{}` is a file, so nothing can be at `{}`", self.path, inner.path);
                let remark = Diagnostic::at(span.clone(), message).help("give one of them another name or `slug`");
                match file_origin {
                    Origin::Author(file) => remark.note(file.clone(), "the file is here"),
                    Origin::Ours(_) | Origin::Default(_) => remark,
                }
            }
            (Origin::Ours(_) | Origin::Default(_), Origin::Ours(_) | Origin::Default(_)) => {
                unreachable!("what is ours does not stand in its own way")
            }
        }
    }
}

/// What to do about two files. Those of one name lie in folders that stand in no address, which the author may not
/// expect.
fn another_name(first: &Span, second: &Span) -> &'static str {
    if first.path != second.path && first.path.name() == second.path.name() && first.path.extension() == "md" {
        "give one of them another name or `slug`: only the outermost folder stands in an address"
    } else {
        "give one of them another name or `slug`"
    }
}

/// What becomes of an alias, which is of no use where something else stands, of a tag, which has no `slug`,
/// and of anything else.
fn remedy(sheet: &Sheet, otherwise: &'static str) -> &'static str {
    match sheet {
        Sheet::Redirect { .. } => "take this alias out",
        Sheet::Page(Page::Tag(_)) => "write both alike if they mean the same, or choose another word for one of them",
        Sheet::Page(_) | Sheet::Feed(..) | Sheet::Search(_) | Sheet::Signpost(_) | Sheet::File(_) => otherwise,
    }
}
