//! What is said to the author about the author's own text.
//!
//! A stage that finds a mistake tells the [`Report`] and goes on to find more. To give up, it must show that it has told:
//! only a report makes a [`Reported`]. How remarks look is decided in `draw` and nowhere else.

mod draw;

use std::collections::BTreeSet;

pub use draw::{Drawing, draw, to_json};

use crate::source::Span;

/// One remark about one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The place.
    pub span: Span,
    /// What is wrong: about the author's text, in lower case, without a full stop.
    pub message: String,
    /// What to type instead.
    pub help: Option<String>,
    /// A second place that matters, and why.
    pub note: Option<(Span, String)>,
}

impl Diagnostic {
    /// A remark about `span`.
    pub fn at(span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic { span, message: message.into(), help: None, note: None }
    }

    /// Adds what to type instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// Adds what to type instead, where something close to it is known.
    #[must_use]
    pub fn help_if(self, help: Option<String>) -> Diagnostic {
        match help {
            Some(help) => self.help(help),
            None => self,
        }
    }

    /// Adds a second place.
    #[must_use]
    pub fn note(mut self, span: Span, label: impl Into<String>) -> Diagnostic {
        self.note = Some((span, label.into()));
        self
    }
}

/// How much a remark weighs. A run with an error publishes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The author must mend it.
    Error,
    /// The author should know.
    Warning(Rule),
}

/// The rule behind a warning; warnings of one rule are alike, and many of them are summed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// A number is missing between two episodes.
    NumberingGap,
    /// A root-relative address that this newsletter does not publish.
    DeadAddress,
    /// A link to a file that is not there, and was perhaps never meant to be one.
    LooseLink,
    /// A code block in a language that cannot be highlighted.
    UnknownLanguage,
    /// A footnote that is written but never marked, or marked but never written.
    LooseFootnote,
    /// A file that nothing reads.
    UnreadFile,
    /// A letter of which mail programs may hide the end.
    LetterSize,
    /// Letters without a sender of their own.
    LetterSender,
    /// A picture that some mail programs do not show.
    LetterPicture,
}

impl Rule {
    /// The name by which an author speaks of it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Rule::NumberingGap => "numbering-gap",
            Rule::DeadAddress => "dead-address",
            Rule::LooseLink => "loose-link",
            Rule::UnknownLanguage => "unknown-language",
            Rule::LooseFootnote => "loose-footnote",
            Rule::UnreadFile => "unread-file",
            Rule::LetterSize => "letter-size",
            Rule::LetterSender => "letter-sender",
            Rule::LetterPicture => "letter-picture",
        }
    }
}

/// The proof that the author was told of an error. Only a [`Report`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reported(());

/// Everything that was said in one run.
#[derive(Debug, Default)]
pub struct Report {
    remarks: Vec<(Severity, Diagnostic)>,
}

impl Report {
    /// Tells of a mistake, and gives the proof that lets a stage give up.
    pub fn error(&mut self, remark: Diagnostic) -> Reported {
        self.remarks.push((Severity::Error, remark));
        Reported(())
    }

    /// Tells of something that does not keep the newsletter from being published.
    pub fn warn(&mut self, rule: Rule, remark: Diagnostic) {
        self.remarks.push((Severity::Warning(rule), remark));
    }

    /// Takes over what was said elsewhere, such as in another thread.
    pub fn absorb(&mut self, other: Report) {
        self.remarks.extend(other.remarks);
    }

    /// How many errors were told so far. Compared before and after a stage, it says whether the stage found any.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.remarks.iter().filter(|(severity, _)| *severity == Severity::Error).count()
    }

    /// `value` if no error has been told, and the proof of one otherwise: the end of a stage that went on after a mistake.
    ///
    /// # Errors
    /// When an error was told, by this stage or an earlier one.
    pub fn unless_told<T>(&self, value: T) -> Result<T, Reported> {
        if self.errors() == 0 { Ok(value) } else { Err(Reported(())) }
    }

    /// All remarks in the order of the files and of the places in them, each once: a mistake in a template is made on
    /// every page, but told once.
    #[must_use]
    pub fn remarks(&self) -> Vec<(Severity, &Diagnostic)> {
        let mut seen = BTreeSet::new();
        let mut remarks: Vec<_> = self
            .remarks
            .iter()
            .filter(|(severity, it)| seen.insert((*severity, &it.span, &it.message)))
            .map(|(severity, it)| (*severity, it))
            .collect();
        remarks.sort_by(|(_, a), (_, b)| a.span.cmp(&b.span));
        remarks
    }
}

/// The one of `known` that an author most likely meant by `typed`, if one is close.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    known
        .into_iter()
        .map(|it| (strsim::osa_distance(&typed, &it.to_lowercase()), it))
        .filter(|(distance, it)| *distance <= 1.max(it.chars().count() / 3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, it)| it)
}
