//! Fields that are texts: on one line or on several, alone or in a list, and what can be read out of them.

use std::ops::Range;

use super::{Fields, Placed};
use crate::address::Mailbox;
use crate::diagnostic::{Diagnostic, Reported, Rule, Slip};
use crate::manuscript::front_matter::node::{Node, Notation, Value};
use crate::manuscript::pattern::Pattern;
use crate::markdown::{marks, reference, runs_script, without_references};
use crate::source::Span;

impl Fields<'_> {
    /// A line that the author must give.
    pub(in crate::manuscript) fn required_line(
        &mut self,
        name: &str,
        example: &str,
    ) -> Result<Placed<String>, Reported> {
        let text = self.required_text(name, example)?;
        self.on_one_line(name, text)
    }

    /// A text that the author must give.
    pub(in crate::manuscript) fn required_text(
        &mut self,
        name: &str,
        example: &str,
    ) -> Result<Placed<String>, Reported> {
        let pair = self.table.notation.pair(name, &format!("\"{example}\""));
        if let Some(text) = self.text_or(name, format!("write something, such as `{pair}`"))? {
            return Ok(text);
        }
        Err(self.missing(name, format!("add `{pair}`")))
    }

    /// A text that is not empty.
    pub(in crate::manuscript) fn text(&mut self, name: &str) -> Result<Option<Placed<String>>, Reported> {
        self.text_or(name, format!("write something, or leave `{name}` out"))
    }

    /// A title, which is a line that is printed as it stands and that the author must give.
    pub(in crate::manuscript) fn title(&mut self, example: &str) -> Result<Placed<String>, Reported> {
        let title = self.required_line("title", example)?;
        self.unmarked("title", &title);
        Ok(title)
    }

    /// A text that is printed as it stands, and that the author must give.
    pub(in crate::manuscript) fn required_plain_text(
        &mut self,
        name: &str,
        example: &str,
    ) -> Result<Placed<String>, Reported> {
        let text = self.required_text(name, example)?;
        self.unmarked(name, &text);
        Ok(text)
    }

    /// A text that is printed as it stands.
    pub(in crate::manuscript) fn plain_text(&mut self, name: &str) -> Result<Option<Placed<String>>, Reported> {
        let text = self.text(name)?;
        if let Some(text) = &text {
            self.unmarked(name, text);
        }
        Ok(text)
    }

    /// A line that is printed as it stands.
    pub(in crate::manuscript) fn plain_line(&mut self, name: &str) -> Result<Option<Placed<String>>, Reported> {
        let line = self.line(name)?;
        if let Some(line) = &line {
            self.unmarked(name, line);
        }
        Ok(line)
    }

    /// Tells of marks of Markdown in a text that is printed as it stands.
    fn unmarked(&mut self, name: &str, Placed { value, span }: &Placed<String>) {
        let Some(marked) = marks(value) else { return };
        let span = Span::new(&self.source.path, self.found(&value[marked], span.range()));
        let remark = Diagnostic::at(span, format!("a `{name}` is plain text, and this is printed as it stands"));
        self.warn(Rule::LooseMark, remark.help("take the marks out, and what is linked into the text"));
    }

    /// Tells of a character that is written as HTML writes it, in a text that is printed as it stands. `what` names the
    /// text for the author, and `line` writes it as it would be typed.
    fn spelled_out(&mut self, what: &str, text: &str, range: &Range<usize>, line: impl Fn(Notation, &str) -> String) {
        // The words of a service for letters are its own.
        if self.known.contains(&"wrapping") {
            return;
        }
        let Some((place, character)) = reference(text) else { return };
        let typed = without_references(text);
        let help = if typed.contains('\n') || typed.chars().count() > LONGEST_HELP {
            if character == " " { "write a blank".to_owned() } else { format!("write `{character}`") }
        } else {
            let notation = self.table.notation;
            format!("write `{}`", line(notation, &notation.quoted(&typed)))
        };
        let span = Span::new(&self.source.path, self.found(&text[place], range.clone()));
        let remark = Diagnostic::at(span, format!("{what} is plain text, and this is printed as it stands"));
        self.warn(Rule::LooseMark, remark.help(help));
    }

    /// Where `part` stands in the value at `whole`. Quotation marks and escapes may stand between; what cannot be found
    /// again is shown whole.
    fn found(&self, part: &str, whole: Range<usize>) -> Range<usize> {
        let start = self.source.text[whole.clone()].find(part).map(|it| whole.start + it);
        start.map_or(whole, |it| it..it + part.len())
    }

    /// A text on a single line, with the spaces around it.
    pub(in crate::manuscript) fn exact_line(&mut self, name: &str) -> Result<Option<Placed<String>>, Reported> {
        let text = self.exact_or(name, format!("write something, or leave `{name}` out"))?;
        text.map(|it| self.on_one_line(name, it)).transpose()
    }

    fn text_or(&mut self, name: &str, help_if_empty: String) -> Result<Option<Placed<String>>, Reported> {
        let Some(Placed { value, span }) = self.exact_or(name, help_if_empty)? else { return Ok(None) };
        let value = value.trim().to_owned();
        self.spelled_out(&format!("`{name}`"), &value, &span.range(), |it, line| it.pair(name, line));
        Ok(Some(Placed { value, span }))
    }

    fn exact_or(&mut self, name: &str, help_if_empty: String) -> Result<Option<Placed<String>>, Reported> {
        let Some(node) = self.take(name)? else { return Ok(None) };
        let text = match node.value {
            Value::Text(text) | Value::Moment(text) => text,
            Value::Whole(_) | Value::Real(_) => self.as_written(&node),
            Value::Misread(told) => return Err(told),
            // `yes` and `no` are words, too.
            Value::Flag(_) => {
                let word = self.table.notation.quoted(&self.as_written(&node));
                return Err(self.expected(name, node.range, "a text", &word));
            }
            Value::Nothing | Value::List(_) | Value::Table(_) => {
                return Err(self.expected(name, node.range, "a text", "\"…\""));
            }
        };
        if text.trim().is_empty() {
            return Err(self.fault(node.range, format!("`{name}` is empty"), help_if_empty));
        }
        self.cut_off(name, &node.range);
        self.cut_short(name, &node.range);
        self.seen(&format!("`{name}`"), &text, &node.range)?;
        self.quoted_value(name, &text, &node.range)?;
        Ok(Some(self.placed(text, node.range)))
    }

    /// A number where a text is meant, or a word such as `yes`: `1.10`, `007` and `1e3` say what they look like, not
    /// what they are worth.
    fn as_written(&self, node: &Node) -> String {
        let written = self.source.text.get(node.range.clone()).unwrap_or("").trim();
        // What names another value of the file is worth what that is.
        let plain = written.starts_with(|it: char| it.is_ascii_digit() || "+-.".contains(it));
        match node.value {
            Value::Whole(number) if !plain => number.to_string(),
            Value::Real(number) if !plain => number.to_string(),
            _ => written.to_owned(),
        }
    }

    /// Tells of a text that YAML ends before a ` #`, unless that begins a comment as people write one, with a blank.
    fn cut_off(&mut self, name: &str, range: &Range<usize>) {
        let text = &*self.source.text;
        let written = text.get(range.clone()).unwrap_or("");
        if self.table.notation == Notation::Toml || written.starts_with(['"', '\'', '|', '>']) {
            return;
        }
        let rest = text.get(range.end..).and_then(|it| it.lines().next()).unwrap_or("");
        let comment = rest.trim();
        let word = comment.strip_prefix('#').and_then(|it| it.chars().next());
        if !rest.starts_with([' ', '\t']) || !word.is_some_and(char::is_alphanumeric) {
            return;
        }
        let start = range.end + rest.len() - rest.trim_start().len();
        let whole = format!("{}{}", written.trim_end(), rest.trim_end());
        let line = self.table.notation.pair(name, &self.table.notation.quoted(&whole));
        let remark = Diagnostic::at(
            Span::new(&self.source.path, start..start + comment.len()),
            "everything after ` #` is a comment",
        );
        let help =
            format!("put the whole text between quotation marks: `{line}`; a comment has a blank behind its `#`");
        self.warn(Rule::LooseMark, remark.help(help));
    }

    /// Tells of a text that begins with a word which YAML takes for a tag or an anchor.
    fn cut_short(&mut self, name: &str, range: &Range<usize>) {
        if self.table.notation == Notation::Toml {
            return;
        }
        let text = &*self.source.text;
        let start = text.get(..range.start).and_then(|it| it.rfind('\n')).map_or(0, |it| it + 1);
        let line = text[start..].lines().next().unwrap_or("");
        let Some(rest) = line.trim_start().strip_prefix(name).and_then(|it| it.strip_prefix(": ")) else { return };
        let value = rest.trim();
        let word = value.split_whitespace().next().unwrap_or("");
        let lost = match word.chars().next() {
            Some('!') => !word.starts_with("!!") && word != value,
            Some('&') => word != value && !text.contains(&format!("*{}", &word[1..])),
            _ => false,
        };
        if lost {
            let start = start + line.len() - rest.trim_start().len();
            let span = Span::new(&self.source.path, start..start + word.len());
            let line = self.table.notation.pair(name, &self.table.notation.quoted(value));
            let remark = Diagnostic::at(span, format!("`{word}` is taken out of this text"));
            self.warn(Rule::LooseMark, remark.help(format!("put the whole text between quotation marks: `{line}`")));
        }
    }

    /// A text on a single line, for what becomes a heading or a mail header.
    pub(in crate::manuscript) fn line(&mut self, name: &str) -> Result<Option<Placed<String>>, Reported> {
        self.text(name)?.map(|it| self.on_one_line(name, it)).transpose()
    }

    fn on_one_line(&mut self, name: &str, text: Placed<String>) -> Result<Placed<String>, Reported> {
        self.one_line(&format!("`{name}`"), &text.value, &text.span.range())?;
        Ok(text)
    }

    /// A text as a pattern, whose places exist.
    pub(in crate::manuscript) fn pattern(
        &mut self,
        text: &Placed<String>,
        places: &'static [&'static str],
    ) -> Result<Pattern, Reported> {
        Pattern::parse(&text.value, places).map_err(|slip| {
            let range = self.found(&text.value[slip.range.clone()], text.span.range());
            self.slip(Slip { range, ..slip })
        })
    }

    /// An address that a reader can follow.
    pub(in crate::manuscript) fn address(&mut self, name: &str) -> Result<Option<Placed<String>>, Reported> {
        let Some(address) = self.line(name)? else { return Ok(None) };
        if runs_script(&address.value) {
            let message = "this address would run a script or open a file of the reader's";
            return Err(self.fault(address.span.range(), message, "link to a page, such as `https://example.org/`"));
        }
        Ok(Some(address))
    }

    /// An address for mail, with or without the name of its holder.
    pub(in crate::manuscript) fn mailbox(&mut self, name: &str, example: &str) -> Result<Option<Mailbox>, Reported> {
        let Some(Placed { value, span }) = self.line(name)? else { return Ok(None) };
        Mailbox::parse(&value).map(Some).ok_or_else(|| {
            let help = format!("write `{}`", self.table.notation.pair(name, &format!("\"{example}\"")));
            self.fault(span.range(), "this is not an address for mail", help)
        })
    }

    /// Several texts, or one that stands alone.
    pub(in crate::manuscript) fn texts(&mut self, name: &str) -> Result<Vec<Placed<String>>, Reported> {
        let Some(node) = self.take(name)? else { return Ok(Vec::new()) };
        let nodes = match node.value {
            Value::List(nodes) => nodes,
            Value::Flag(_) => {
                let word = self.table.notation.quoted(&self.as_written(&node));
                return Err(self.expected(name, node.range, "a list of texts", &format!("[{word}]")));
            }
            Value::Text(_) | Value::Whole(_) | Value::Real(_) => vec![node],
            _ => return Err(self.expected(name, node.range, "a list of texts", "[\"one\", \"two\"]")),
        };
        let mut texts = Vec::new();
        for node in nodes {
            match node.value {
                Value::Text(text) if !text.trim().is_empty() => {
                    let what = format!("this text of `{name}`");
                    self.seen(&what, &text, &node.range)?;
                    self.one_line(&what, text.trim(), &node.range)?;
                    self.quoted_name(&text, &node.range)?;
                    self.spelled_out(&what, text.trim(), &node.range, |_, line| line.to_owned());
                    texts.push(self.placed(text.trim().to_owned(), node.range));
                }
                Value::Text(_) => {
                    return Err(self.fault(node.range, format!("this text of `{name}` is empty"), "take it out"));
                }
                Value::Whole(_) | Value::Real(_) => texts.push(self.placed(self.as_written(&node), node.range)),
                Value::Flag(_) => {
                    let help = format!("write `{}`", self.table.notation.quoted(&self.as_written(&node)));
                    return Err(self.fault(node.range, format!("`{name}` must be a list of texts"), help));
                }
                _ => return Err(self.expected(name, node.range, "a list of texts", "[\"one\", \"two\"]")),
            }
        }
        Ok(texts)
    }
}

/// The most characters of a text that is said again as a whole.
const LONGEST_HELP: usize = 160;
