//! Why an SVG cannot be read, in the words of who wrote it. The reader speaks of XML, and of what is printed, which the
//! author has not before him.

use resvg::usvg::roxmltree::{Document, Error, ParsingOptions};

/// What is wrong with an SVG, and what to type instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// The same for every card that is wrong in the same way.
    pub message: String,
    /// With the line, where it is known.
    pub help: String,
}

/// What is to be said against `svg`, which cannot be read.
pub(super) fn objection(svg: &str) -> Objection {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let error = match Document::parse_with_options(svg, options) {
        Ok(it) if it.root_element().has_tag_name((SVG, "svg")) => {
            let help = "write both, as in `width=\"1200\" height=\"630\"`".to_owned();
            return Objection { message: "it has no width, or no height".to_owned(), help };
        }
        Ok(_) => Error::NoRootNode,
        Err(error) => error,
    };
    let (message, help) = told(&error);
    let at = error.pos();
    let help = match error {
        Error::NoRootNode | Error::UnclosedRootNode | Error::UnexpectedEndOfStream => help,
        _ => {
            let place = format!("line {} of what is printed, `{}`", at.row, around(svg, at.row, at.col));
            if help.is_empty() { format!("look at {place}") } else { format!("{help} in {place}") }
        }
    };
    Objection { message, help }
}

/// What every SVG says that it is.
const SVG: &str = "http://www.w3.org/2000/svg";

/// What is wrong, and what to do about it, if we know.
fn told(error: &Error) -> (String, String) {
    let (message, help) = match error {
        Error::MalformedEntityReference(_) => ("it has a bare `&`".to_owned(), "write `&amp;` for `&`".to_owned()),
        Error::UnknownEntityReference(name, _) => {
            (format!("no SVG knows `&{name};`"), format!("write the letter itself for `&{name};`"))
        }
        Error::UnexpectedCloseTag(expected, actual, _) => (
            format!("`</{actual}>` ends it before `</{expected}>` does"),
            format!("write `</{expected}>` where it is missing"),
        ),
        Error::UnclosedRootNode | Error::UnexpectedEndOfStream => {
            ("it stops before its end".to_owned(), "end it with `</svg>`".to_owned())
        }
        Error::NoRootNode => (
            format!("it does not begin with `<svg xmlns=\"{SVG}\">`"),
            format!("begin with `<svg xmlns=\"{SVG}\" width=\"1200\" height=\"630\">`"),
        ),
        // The place is said in the help.
        other => (other.to_string().replace(&format!(" at {}", other.pos()), "").replace('\'', "`"), String::new()),
    };
    (message, help)
}

/// What stands around a column of a line, both counted from 1.
fn around(svg: &str, row: u32, column: u32) -> String {
    let line = svg.lines().nth(row.saturating_sub(1) as usize).unwrap_or("");
    let before = column.saturating_sub(AROUND / 2) as usize;
    let part: String = line.chars().skip(before).take(AROUND as usize).collect();
    format!("{}{}", if before > 0 { "…" } else { "" }, part.trim())
}

/// The most letters of a line that are quoted.
const AROUND: u32 = 60;
