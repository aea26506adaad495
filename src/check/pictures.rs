//! Pictures that say nothing to those who do not see them, and those that cost too much to show.

use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::manuscript::Cards;
use crate::newsletter::Newsletter;
use crate::picture::Fonts;
use crate::press::missing_letters;
use crate::source::{Asset, SourcePath, Span};

/// The most bytes of a picture. On a phone with a poor connection, this takes five seconds.
const HEAVIEST: u64 = 1_000_000;

/// No address of a picture is longer, in bytes.
const LONGEST: usize = 4096;

/// Tells of pictures in Markdown without alternative text.
pub(super) fn check_text(path: &SourcePath, prose: &str, report: &mut Report) {
    for (start, _) in prose.match_indices("![](") {
        if prose[..start].ends_with('\\') {
            continue;
        }
        let near = prose.floor_char_boundary(start + LONGEST);
        let end = prose[start..near].find(')').map_or(start + 4, |it| start + it + 1);
        // With a size in its address, it is no picture, which is told where its text is read.
        let address = prose[start + 4..end].trim_start();
        if address.split_once(" =").is_some_and(|(it, _)| !it.contains([' ', '<'])) {
            continue;
        }
        let remark = Diagnostic::at(Span::new(path, start..end), "nothing describes this picture");
        report.warn(Rule::MissingAlt, remark.help("say what it shows: `![A lamp in the fog](…)`"));
    }
}

/// Tells of cards that are not drawn because no font has their letters.
pub(super) fn check_cards(newsletter: &Newsletter, fonts: &Fonts, report: &mut Report) {
    let masthead = &newsletter.masthead;
    if masthead.pictures.cards == Cards::None {
        return;
    }
    let missing = missing_letters(newsletter, fonts);
    if !missing.is_empty() {
        let some: String = missing.chars().take(8).collect();
        let message =
            format!("no font here has letters such as `{some}`, so some pages have no card to be shared with");
        let help = "lay a font that has them below `static/fonts`, or write `pictures = { cards = false }`";
        report.warn(Rule::CardFont, Diagnostic::at(Span::file(&masthead.path), message).help(help));
    }
}

/// Tells of pictures that are heavy. Those that are larger than they are shown are told of in `columns`.
pub(super) fn check_files(newsletter: &Newsletter, statics: &[Asset], report: &mut Report) {
    for asset in newsletter.enclosures.iter().map(|it| &it.asset).chain(statics) {
        if asset.dimensions.is_some() && asset.length > HEAVIEST {
            let tenths = asset.length / 100_000;
            let message = format!("this picture weighs {}.{} MB", tenths / 10, tenths % 10);
            let help = "make it smaller, or save it as WebP or JPEG: 1 MB is the most that a phone should load";
            report.warn(Rule::HeavyPicture, Diagnostic::at(Span::file(&asset.path), message).help(help));
        }
    }
}
