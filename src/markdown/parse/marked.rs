//! What makes a quote more than a quote: the `[!WORD]` that it begins with, but for the alerts, which the parser knows
//! itself. What becomes of the quote is left to `blocks`.

use std::ops::Range;

use pulldown_cmark::CowStr;

use super::nearly;
use crate::markdown::call::{Call, CallHead, Unquoted, head, is_in_name};
use crate::markdown::component::BuiltIn;
use crate::markdown::fault::Fault;
use crate::markdown::forbidden::replaced;
use crate::markdown::tree::Audience;

/// The first line of a quote that is more than a quote.
pub(super) struct QuoteHead {
    pub(super) kind: QuoteKind,
    /// The end of `[!WORD]`, and the end of its title, which may follow on the same line.
    pub(super) word_end: usize,
    pub(super) title_end: usize,
}

/// What it makes of the quote.
pub(super) enum QuoteKind {
    Aside,
    Only(Audience),
    Component(Call),
}

impl QuoteHead {
    /// What `[!WORD]` makes of the quote at `range` of `text`, if it begins with that.
    pub(super) fn read(text: &str, range: &Range<usize>, faults: &mut Vec<Fault>) -> Option<QuoteHead> {
        let quote = &text[range.clone()];
        let line = quote.split('\n').next().unwrap_or(quote);
        // Only one `>`: a second one opens a quote of its own.
        let inner = line.trim_start().strip_prefix('>')?.trim_start_matches([' ', '\t']);
        let start = range.start + line.len() - inner.len();
        let call = match head(inner.trim_end_matches('\r'), start) {
            CallHead::Call(mut call) => {
                for attribute in &mut call.attributes {
                    attribute.value = replaced(CowStr::from(&*attribute.value)).into_string().into();
                }
                call
            }
            CallHead::Words => {
                faults.extend(nearly::block(inner.trim_end_matches('\r'), start));
                return None;
            }
            CallHead::Garbled(range) => {
                let words = || "write `name=\"words\"`; words that are no block begin with `\\[!`".to_owned();
                let help = titled(inner, &text[range.clone()]).map_or_else(words, |it| format!("write `{it}`"));
                faults.push(Fault::error(range, "this is nothing that can be said of a block", help));
                return None;
            }
            CallHead::Unquoted(range, Unquoted { name, value }) => {
                let mark = if value.contains('"') { '\'' } else { '"' };
                let message = format!("the value of `{name}` needs quotation marks, right behind the `=`");
                faults.push(Fault::error(range, message, format!("write `{name}={mark}{value}{mark}`")));
                return None;
            }
        };
        let (word_end, line_end) = (call.range.end, range.start + line.len());
        let Some(built_in) = BuiltIn::parse(&call.name) else {
            return Some(QuoteHead { kind: QuoteKind::Component(call), word_end, title_end: word_end });
        };
        let name = built_in.name();
        let kind = match built_in {
            BuiltIn::Aside => QuoteKind::Aside,
            BuiltIn::Only(audience) => QuoteKind::Only(audience),
            BuiltIn::Alert(_) => {
                let name = &text[start + 2..][..name.len()];
                faults.push(if call.attributes.is_empty() {
                    let help = "write the title in the text below, or make it an aside: `[!ASIDE] A title`";
                    Fault::error(call.range, format!("a `[!{name}]` has no title of its own"), help)
                } else {
                    bare(call.range, name)
                });
                return None;
            }
        };
        if !call.attributes.is_empty() {
            faults.push(bare(call.range, name));
        }
        Some(QuoteHead { kind, word_end, title_end: line_end })
    }
}

/// What is wrong with the head at `range` of a block of ours called `name`, of which something is said there.
fn bare(range: Range<usize>, name: &str) -> Fault {
    Fault::error(range, format!("nothing is said of a `{name}` in its brackets"), format!("write `[!{name}]`"))
}

/// What was meant by the head of a block of ours at the beginning of `line` that has `words` in its brackets, of which
/// nothing can be said there.
fn titled(line: &str, words: &str) -> Option<String> {
    let name = line.strip_prefix("[!")?.split(|it| !is_in_name(it)).next()?;
    let title = words.trim_end();
    match BuiltIn::parse(name).filter(|_| !title.is_empty() && !title.contains('='))? {
        BuiltIn::Aside => Some(format!("[!{name}] {title}")),
        BuiltIn::Alert(_) | BuiltIn::Only(_) => Some(format!("[!{name}]")),
    }
}
