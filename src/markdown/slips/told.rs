//! What the author is told of each slip.

use crate::diagnostic::{Diagnostic, Report, Reported, Rule};
use crate::markdown::link::Link;
use crate::markdown::parse::{Fault, FaultKind};
use crate::source::{SourcePath, Span};

/// Tells of `fault`, which stands at `span`.
///
/// # Errors
/// When the text could not be printed as it is meant.
pub(in crate::markdown) fn tell(fault: &Fault, span: Span, report: &mut Report) -> Result<(), Reported> {
    let remark = Diagnostic::at(span, fault.kind.message()).help(fault.kind.help());
    match fault.kind.rule() {
        Some(rule) => {
            report.warn(rule, remark);
            Ok(())
        }
        None => Err(report.error(remark)),
    }
}

/// What is to be said of a link in the file at `path` that has no words, if nothing lends it any.
#[must_use]
pub fn wordless(link: &Link, path: &SourcePath) -> Diagnostic {
    let kind = FaultKind::Wordless(link.destination.to_string());
    Diagnostic::at(Span::new(path, link.range.clone()), kind.message()).help(kind.help())
}

impl FaultKind {
    /// The rule that warns of it; `None` if it is an error, which keeps the newsletter from being published.
    fn rule(&self) -> Option<Rule> {
        match self {
            FaultKind::TooDeep
            | FaultKind::UnknownReference(_)
            | FaultKind::DuplicateAnchor(_)
            | FaultKind::AnchorOfAFootnote(_)
            | FaultKind::TitledAlert(_)
            | FaultKind::BareBlock(_)
            | FaultKind::GarbledHead { .. }
            | FaultKind::UnquotedValue { .. }
            | FaultKind::FootnoteWrittenTwice(_)
            | FaultKind::UnclosedComment => None,
            FaultKind::FootnoteNeverWritten(_) | FaultKind::FootnoteNeverMarked(_) => Some(Rule::LooseFootnote),
            FaultKind::LostLink(..) | FaultKind::Wordless(_) | FaultKind::HoleInDescription(_) => Some(Rule::LooseLink),
            FaultKind::NearlyMark(_)
            | FaultKind::Nearly(..)
            | FaultKind::LostCell { .. }
            | FaultKind::ControlCharacters { .. }
            | FaultKind::Misread { .. }
            | FaultKind::Noncharacters { .. }
            | FaultKind::ManyControlCharacters { .. }
            | FaultKind::PlainCaption
            | FaultKind::UnclosedElement(_)
            | FaultKind::StrayEnd(_)
            | FaultKind::UnknownElement(_)
            | FaultKind::UnclosedCode(_) => Some(Rule::LooseMark),
        }
    }

    /// What is wrong.
    fn message(&self) -> String {
        match self {
            FaultKind::TooDeep => "this is nested too deep".into(),
            FaultKind::UnknownReference(name) => format!("no address is written for `[{name}]`"),
            FaultKind::DuplicateAnchor(name) => format!("two headings have the anchor `{name}`"),
            FaultKind::AnchorOfAFootnote(name) => format!("the anchor `{name}` is that of the footnotes of this text"),
            FaultKind::TitledAlert(word) => format!("a `[!{word}]` has no title of its own"),
            FaultKind::BareBlock(word) => format!("nothing is said of a `{word}` in its brackets"),
            FaultKind::GarbledHead { .. } => "this is nothing that can be said of a block".into(),
            FaultKind::UnquotedValue { name, .. } => {
                format!("the value of `{name}` needs quotation marks, right behind the `=`")
            }
            FaultKind::FootnoteNeverWritten(name) => format!("the footnote `{name}` is not written anywhere"),
            FaultKind::FootnoteNeverMarked(name) => format!("nothing in the text leads to the footnote `{name}`"),
            FaultKind::FootnoteWrittenTwice(name) => format!("the footnote `{name}` is written twice"),
            FaultKind::NearlyMark(_) => "this begins no block, and is printed as words".into(),
            FaultKind::Nearly(message, _) => message.clone(),
            FaultKind::LostLink(message, _) => (*message).into(),
            FaultKind::Wordless(_) => "this link has no words, so nobody sees it".into(),
            FaultKind::HoleInDescription(_) => {
                "this link has no words, and leaves a hole in what the picture is said to show".into()
            }
            FaultKind::LostCell { columns: 1 } => "the head of this table has 1 column, so this is left out".into(),
            FaultKind::LostCell { columns } => {
                format!("the head of this table has {columns} columns, so this is left out")
            }
            FaultKind::ControlCharacters { together: 1 } => "a control character stands here, which nobody sees".into(),
            FaultKind::ControlCharacters { together } => {
                format!("{together} control characters stand here, which nobody sees")
            }
            FaultKind::Misread { together: 1, .. } => "a control character stands here in place of a mark".into(),
            FaultKind::Misread { together, .. } => {
                format!("{together} control characters stand here in place of what was meant")
            }
            FaultKind::Noncharacters { together: 1 } => "a character stands here that Unicode does not have".into(),
            FaultKind::Noncharacters { together } => {
                format!("{together} characters stand here that Unicode does not have")
            }
            FaultKind::ManyControlCharacters { more } => {
                format!("{more} more control characters stand here and below, which nobody sees")
            }
            FaultKind::PlainCaption => "a caption is plain text, and its marks are printed as they stand".into(),
            FaultKind::UnclosedComment => "this comment is never closed".into(),
            FaultKind::UnclosedElement(name) => format!("this `<{name}>` is never closed"),
            FaultKind::StrayEnd(name) => format!("this `</{name}>` ends what was never begun"),
            FaultKind::UnknownElement(_) => "this is no element of HTML, and nobody sees it".into(),
            FaultKind::UnclosedCode(_) => "this code is never closed".into(),
        }
    }

    /// What to do about it.
    fn help(&self) -> String {
        match self {
            FaultKind::TooDeep => "a hundred levels are enough for anyone".into(),
            FaultKind::UnknownReference(name) => {
                format!("add a line `[{name}]: https://…`, or write the address in parentheses")
            }
            FaultKind::DuplicateAnchor(_) => "give each heading an anchor of its own: `{#another-name}`".into(),
            FaultKind::AnchorOfAFootnote(_) => "give the heading another one: `{#another-name}`".into(),
            FaultKind::TitledAlert(_) => {
                "write the title in the text below, or make it an aside: `[!ASIDE] A title`".into()
            }
            FaultKind::BareBlock(word) => format!("write `[!{word}]`"),
            FaultKind::GarbledHead { meant: Some(meant) } => format!("write `{meant}`"),
            FaultKind::GarbledHead { meant: None } => {
                "write `name=\"words\"`; words that are no block begin with `\\[!`".into()
            }
            FaultKind::UnquotedValue { name, value } => {
                let mark = if value.contains('"') { '\'' } else { '"' };
                format!("write `{name}={mark}{value}{mark}`")
            }
            FaultKind::FootnoteNeverWritten(name) => format!("add a line `[^{name}]: …`"),
            FaultKind::FootnoteNeverMarked(name) => format!("write `[^{name}]` where it belongs"),
            FaultKind::FootnoteWrittenTwice(_) => "give one of them another name: `[^another]`".into(),
            FaultKind::NearlyMark(mark) => format!("did you mean `> [!{mark}]`?"),
            FaultKind::Nearly(_, help) | FaultKind::LostLink(_, help) => help.clone(),
            FaultKind::Wordless(destination) | FaultKind::HoleInDescription(destination) => {
                format!("write them between the brackets: `[…]({destination})`")
            }
            FaultKind::LostCell { .. } => "add a column to the head, or write `\\|` for a `|` among words".into(),
            FaultKind::Misread { meant: Some(meant), .. } => {
                format!("{meant}: type that, or save the text as UTF-8 where it comes from")
            }
            FaultKind::ControlCharacters { together: 1 }
            | FaultKind::Misread { together: 1, meant: None }
            | FaultKind::Noncharacters { together: 1 } => {
                "take it out, with what stands beside it, and type that again".into()
            }
            FaultKind::ControlCharacters { .. }
            | FaultKind::Misread { meant: None, .. }
            | FaultKind::Noncharacters { .. } => {
                "take them out, with what stands beside them, and type that again".into()
            }
            FaultKind::ManyControlCharacters { .. } => {
                "no hand has typed so many: save the text as plain text, in UTF-8, where it comes from".into()
            }
            FaultKind::PlainCaption => "take them out, and what is linked into the text".into(),
            FaultKind::UnclosedComment => "write `-->` where it ends".into(),
            FaultKind::UnclosedElement(name) => format!("write `</{name}>` where it ends"),
            FaultKind::StrayEnd(name) => format!("take it out, or write `<{name}>` where it begins"),
            FaultKind::UnknownElement(tag) => {
                let tag = if tag.contains(['\n', '`']) { "<" } else { &**tag };
                format!("write `\\{tag}` for words, or put code between backticks")
            }
            // A mark of code within code stands off from it.
            FaultKind::UnclosedCode(fence) if fence.starts_with('`') => {
                format!("write ` {fence} ` on a line below it")
            }
            FaultKind::UnclosedCode(fence) => format!("write `{fence}` on a line below it"),
        }
    }
}
