//! What is said of pictures and cards that cannot be made, or not as they should be.

use crate::diagnostic::Diagnostic;
use crate::picture::{self, Fault, Objection, Recipe};
use crate::source::{SourcePath, Span};

/// What is to be done about a picture that is too large.
const SMALLER: &str = "make it smaller, or raise `picture_megapixels` in `[limits]` of newsletter.toml";

/// The template of all cards.
pub(super) fn card() -> SourcePath {
    SourcePath::parse("templates/card.svg").expect("a plain name")
}

/// What is told of the card `svg`. It may have at most `most` pixels.
pub(super) fn of_card(fault: Fault, svg: &str, most: u64) -> Diagnostic {
    let (message, help) = match fault {
        Fault::TooLarge => (format!("the card that this template prints {}", too_large(most)), SMALLER.to_owned()),
        Fault::TooDeep => (
            "the card that this template prints has more groups within groups, or more parts, than can be drawn"
                .to_owned(),
            "take groups apart that hold only one other".to_owned(),
        ),
        Fault::NotUnderstood | Fault::CutShort => {
            let Objection { message, help } = picture::objection(svg);
            (format!("no card can be drawn of what this template prints: {message}"), help)
        }
    };
    at(&card(), message).help(help)
}

/// What is told of cards in which letters are `missing`.
pub(super) fn unlettered_card(missing: &str) -> Diagnostic {
    at(&card(), format!("no font here has the letters `{missing}`, so cards show boxes"))
        .help("lay a font that has them below `static/fonts`")
}

/// What is told of the picture at `path`, from which `recipe` cannot be made. It may have at most `most` pixels.
pub(super) fn of_picture(fault: Fault, recipe: Recipe, path: &SourcePath, most: u64) -> Diagnostic {
    let (message, help) = match (fault, recipe) {
        (Fault::TooLarge, _) => (format!("this picture {}", too_large(most)), SMALLER),
        (Fault::TooDeep, _) => (
            "this drawing has more groups within groups, or more parts, than can be drawn".to_owned(),
            "take groups apart that hold only one other, or lay a PNG of the same name beside it",
        ),
        (Fault::CutShort, _) => (
            "the end of this picture is missing, so readers see a part of it".to_owned(),
            "copy it again from where it came",
        ),
        (Fault::NotUnderstood, Recipe::Narrow { .. } | Recipe::Bare) => (
            "this picture cannot be read, so every reader gets it as it is".to_owned(),
            "see whether a browser shows it, and save it again",
        ),
        (Fault::NotUnderstood, Recipe::Posted) => (
            "no picture for letters can be made of this one".to_owned(),
            "see whether a browser shows it, or lay a JPEG of the same name beside it",
        ),
        (Fault::NotUnderstood, Recipe::Drawn) => (
            "no picture for letters can be made of this drawing".to_owned(),
            "see whether a browser shows it, or lay a PNG of the same name beside it",
        ),
    };
    at(path, message).help(help)
}

/// Of a drawing in which letters are `missing`.
pub(super) fn unlettered(missing: &str, path: &SourcePath) -> Diagnostic {
    at(path, format!("no font here has the letters `{missing}` of this drawing, so letters show boxes"))
        .help("lay a font that has them below `static/fonts`, or a PNG of the same name beside the drawing")
}

fn too_large(most: u64) -> String {
    format!("has more than {} megapixels", most / 1_000_000)
}

fn at(path: &SourcePath, message: String) -> Diagnostic {
    Diagnostic::at(Span::file(path), message)
}
