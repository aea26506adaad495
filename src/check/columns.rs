//! How wide the pages of the default theme show a picture, and which pictures have far more pixels than that.
//!
//! The columns are those of `static/style.css`. Where an author has a style sheet of their own, nobody but a browser
//! knows how wide anything is shown, and only what no screen could show is told.

use std::collections::{BTreeMap, BTreeSet};

use super::galley::Galley;
use super::survey::{Column, Survey};
use crate::address::{OutputPath, Permalink};
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::source::{Asset, SourcePath, Span};

impl Column {
    /// Its width in CSS pixels, at most.
    fn width(self) -> u32 {
        let rem = match self {
            Column::Line => 36,
            Column::Figure => 42,
            Column::Cover => 54,
            Column::Page => 68,
        };
        rem * 16
    }
}

/// Screens that show two pixels where a page counts one.
const DENSITY: u32 = 2;

/// The most pixels from left to right of any screen.
const SCREEN: u32 = 3840;

/// Tells of pictures that have far more pixels than any page shows of them.
pub(super) fn check(surveys: &BTreeMap<OutputPath, Survey>, galley: Galley<'_>, report: &mut Report) {
    let newsletter = &galley.prepared.newsletter;
    let own_style = galley.sources.statics.iter().any(|it| it.path.extension() == "css");
    let shown = if own_style { BTreeMap::new() } else { shown(surveys, galley) };
    let enclosures = newsletter.enclosures.iter().map(|it| (&it.asset, Some(it.permalink.clone())));
    let statics = galley.sources.statics.iter().map(|it| (it, of_static(&it.path)));
    for (asset, permalink) in enclosures.chain(statics) {
        let Some(width) = pixels(asset) else { continue };
        let address = permalink.map(|it| it.absolute(&newsletter.masthead.base_url));
        let (most, message, help) = match address.and_then(|it| shown.get(&it)) {
            Some(Shown::In(column)) => (
                column.width() * DENSITY,
                format!("this picture is {width} pixels wide, and {} are shown of it at most", column.width()),
                format!("{} are enough for screens of double resolution", column.width() * DENSITY),
            ),
            Some(Shown::ByItself) | None => (
                SCREEN,
                format!("this picture is {width} pixels wide, more than any screen shows of it"),
                format!("{SCREEN} are the width of a large one"),
            ),
        };
        // A little more than is needed costs less than making it smaller.
        if width > most + most / 4 {
            report.warn(Rule::LargePicture, Diagnostic::at(Span::file(&asset.path), message).help(help));
        }
    }
}

/// The width of a picture that has pixels. A drawing has none.
fn pixels(asset: &Asset) -> Option<u32> {
    asset.dimensions.filter(|_| asset.path.extension() != "svg").map(|it| it.width)
}

fn of_static(path: &SourcePath) -> Option<Permalink> {
    Permalink::parse(&format!("/{}", path.below("static")?))
}

/// How a file is shown where it is shown largest.
enum Shown {
    In(Column),
    /// A link leads to the file, and a browser shows as much of it as it can.
    ByItself,
}

/// By the whole addresses of files.
fn shown(surveys: &BTreeMap<OutputPath, Survey>, galley: Galley<'_>) -> BTreeMap<String, Shown> {
    let mut shown: BTreeMap<String, Shown> = BTreeMap::new();
    let mut linked: BTreeSet<String> = BTreeSet::new();
    for (path, page) in surveys {
        for (address, column) in &page.pictures {
            let Some(address) = whole(address, path, galley) else { continue };
            let widest = shown.entry(address).or_insert(Shown::In(*column));
            if let Shown::In(widest) = widest {
                *widest = (*widest).max(*column);
            }
        }
        linked.extend(page.linked.iter().filter_map(|it| whole(it, path, galley)));
    }
    for address in linked {
        shown.entry(address).and_modify(|it| *it = Shown::ByItself);
    }
    shown
}

/// What an address on a page means, without what follows a `?` or a `#`.
fn whole(address: &str, page: &OutputPath, galley: Galley<'_>) -> Option<String> {
    let base = &galley.prepared.newsletter.masthead.base_url;
    let here = Permalink::parse(&format!("/{}", page.as_str().strip_suffix("index.html").unwrap_or(page.as_str())))?;
    let meant = if address.starts_with('/') { base.resolve_href(address) } else { base.resolve(&here, address) }?;
    Some(meant.split(['?', '#']).next().unwrap_or(&meant).to_owned())
}

#[cfg(test)]
mod tests {
    use super::Column;

    /// The numbers above are those of the style sheet, in rem.
    #[test]
    fn columns_are_those_of_the_theme() {
        let style = include_str!("../../static/style.css");
        for (rule, column) in [
            ("--measure: 36rem; --wide: 68rem;", Column::Line),
            ("--edge: clamp(1.15rem, 5vw, 3rem);", Column::Figure),
            ("max-width: 54rem; text-align: center; }\n.cover img", Column::Cover),
            ("main { max-width: var(--wide);", Column::Page),
        ] {
            assert!(style.contains(rule), "{column:?}: {rule}");
        }
        assert_eq!(Column::Figure.width(), (36 + 2 * 3) * 16);
    }
}
