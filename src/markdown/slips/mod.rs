//! Slips in the marks of a text: what the author is told of each, and how those are found that the parser takes for words.

mod fence;
mod ids;
mod marks;
mod strays;
mod unclosed;

pub(super) use fence::in_fence;
pub(super) use ids::shared_anchors;
pub use marks::marks;
pub(super) use strays::{control_characters, strays};
pub(super) use unclosed::{unclosed_code, unclosed_html};

use super::parse::{Fault, FaultKind};
use crate::diagnostic::{Diagnostic, Report, Reported, Rule};
use crate::source::Span;

/// Tells of `fault`, which stands at `span`.
///
/// # Errors
/// When the text could not be printed as it is meant.
pub(super) fn tell(fault: &Fault, span: Span, report: &mut Report) -> Result<(), Reported> {
    match &fault.kind {
        FaultKind::TooDeep => Err(report
            .error(Diagnostic::at(span, "this is nested too deep").help("a hundred levels are enough for anyone"))),
        FaultKind::UnknownReference(name) => Err(report.error(
            Diagnostic::at(span, format!("no address is written for `[{name}]`"))
                .help(format!("add a line `[{name}]: https://…`, or write the address in parentheses")),
        )),
        FaultKind::DuplicateAnchor(name) => Err(report.error(
            Diagnostic::at(span, format!("two headings have the anchor `{name}`"))
                .help("give each heading an anchor of its own: `{#another-name}`"),
        )),
        FaultKind::AnchorOfAFootnote(name) => Err(report.error(
            Diagnostic::at(span, format!("the anchor `{name}` is that of the footnotes of this text"))
                .help("give the heading another one: `{#another-name}`"),
        )),
        FaultKind::TitledAlert(word) => Err(report.error(
            Diagnostic::at(span, format!("a `[!{word}]` has no title of its own"))
                .help("write the title in the text below, or make it an aside: `[!ASIDE] A title`"),
        )),
        FaultKind::BareBlock(word) => Err(report.error(
            Diagnostic::at(span, format!("nothing is said of a `{word}` in its brackets"))
                .help(format!("write `[!{word}]`")),
        )),
        FaultKind::GarbledHead => Err(report.error(
            Diagnostic::at(span, "this is nothing that can be said of a block")
                .help("write `name=\"words\"`; words that are no block begin with `\\[!`"),
        )),
        FaultKind::UnquotedValue { name, value } => {
            let mark = if value.contains('"') { '\'' } else { '"' };
            let remark =
                Diagnostic::at(span, format!("the value of `{name}` needs quotation marks, right behind the `=`"));
            Err(report.error(remark.help(format!("write `{name}={mark}{value}{mark}`"))))
        }
        FaultKind::FootnoteNeverWritten(name) => {
            let remark = Diagnostic::at(span, format!("the footnote `{name}` is not written anywhere"));
            report.warn(Rule::LooseFootnote, remark.help(format!("add a line `[^{name}]: …`")));
            Ok(())
        }
        FaultKind::FootnoteWrittenTwice(name) => Err(report.error(
            Diagnostic::at(span, format!("the footnote `{name}` is written twice"))
                .help("give one of them another name: `[^another]`"),
        )),
        FaultKind::FootnoteNeverMarked(name) => {
            let remark = Diagnostic::at(span, format!("nothing in the text leads to the footnote `{name}`"));
            report.warn(Rule::LooseFootnote, remark.help(format!("write `[^{name}]` where it belongs")));
            Ok(())
        }
        FaultKind::NearlyMark(mark) => {
            let remark = Diagnostic::at(span, "this begins no block, and is printed as words");
            report.warn(Rule::LooseMark, remark.help(format!("did you mean `> [!{mark}]`?")));
            Ok(())
        }
        FaultKind::Nearly(what, help) => {
            report.warn(Rule::LooseMark, Diagnostic::at(span, what.clone()).help(help.clone()));
            Ok(())
        }
        FaultKind::LostLink(what, help) => {
            report.warn(Rule::LooseLink, Diagnostic::at(span, *what).help(help.clone()));
            Ok(())
        }
        FaultKind::LostCell { columns } => {
            let has = if *columns == 1 { "1 column".to_owned() } else { format!("{columns} columns") };
            let remark = Diagnostic::at(span, format!("the head of this table has {has}, so this is left out"));
            report.warn(Rule::LooseMark, remark.help("add a column to the head, or write `\\|` for a `|` among words"));
            Ok(())
        }
        FaultKind::ControlCharacter => {
            let remark = Diagnostic::at(span, "a control character stands here, which nobody sees");
            report.warn(Rule::LooseMark, remark.help("take it out, with what stands beside it, and type that again"));
            Ok(())
        }
        FaultKind::PlainCaption => {
            let remark = Diagnostic::at(span, "a caption is plain text, and its marks are printed as they stand");
            report.warn(Rule::LooseMark, remark.help("take them out, and what is linked into the text"));
            Ok(())
        }
        FaultKind::UnclosedComment => {
            Err(report.error(Diagnostic::at(span, "this comment is never closed").help("write `-->` where it ends")))
        }
        FaultKind::UnclosedElement(name) => {
            let remark = Diagnostic::at(span, format!("this `<{name}>` is never closed"));
            report.warn(Rule::LooseMark, remark.help(format!("write `</{name}>` where it ends")));
            Ok(())
        }
        FaultKind::UnknownElement(tag) => {
            let remark = Diagnostic::at(span, "this is no element of HTML, and nobody sees it");
            let tag = if tag.contains(['\n', '`']) { "<" } else { &**tag };
            report.warn(
                Rule::LooseMark,
                remark.help(format!("write `\\{tag}` for words, or put code between backticks")),
            );
            Ok(())
        }
        FaultKind::UnclosedCode(fence) => {
            // A mark of code within code stands off from it.
            let shown = if fence.starts_with('`') { format!("` {fence} `") } else { format!("`{fence}`") };
            let remark = Diagnostic::at(span, "this code is never closed");
            report.warn(Rule::LooseMark, remark.help(format!("write {shown} on a line below it")));
            Ok(())
        }
    }
}
