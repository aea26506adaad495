//! What is to blame for something that is printed too long, or never done: the author's own template, or the text that
//! stands in one of ours.

use std::time::Duration;

use super::compiled::Theme;
use super::places::path_of;
use crate::address::OutputPath;
use crate::diagnostic::Diagnostic;
use crate::source::{SourcePath, Span};

/// What a template is filled for.
#[derive(Debug, Clone, Copy)]
pub enum Commission<'a> {
    /// The page at a path of the output folder, and the text that it is made of.
    Page(&'a OutputPath, Option<&'a SourcePath>),
    /// The letter of a text.
    Letter(&'a SourcePath),
}

/// Where the author can mend it.
#[derive(Debug)]
pub enum Culprit {
    /// In a template, or in a component of one.
    Template(Span),
    /// In what a template of ours is filled with.
    Work {
        /// The text, or the masthead where there is none.
        span: Span,
        /// What is made of it.
        words: String,
        /// What to do before a limit is raised.
        advice: &'static str,
    },
}

impl Theme {
    /// What is to blame for what `template` prints for `commission`.
    #[must_use]
    pub fn culprit(&self, template: &str, commission: Commission<'_>) -> Culprit {
        let own = path_of(template);
        if self.templates.iter().any(|it| it.path == own) {
            return Culprit::Template(Span::file(&own));
        }
        let (text, words) = match commission {
            Commission::Letter(text) => (Some(text), "the letter of this text".to_owned()),
            Commission::Page(_, Some(text)) => (Some(text), "the page of this text".to_owned()),
            Commission::Page(at, None) => {
                let address = at.as_str().strip_suffix("index.html").unwrap_or(at.as_str());
                (None, format!("the page `/{address}`"))
            }
        };
        // A template of ours prints the author's text, or that of blocks which the author's templates put into it.
        let advice = match (self.templates.is_empty(), text) {
            (false, Some(_)) => "a loop in a template of yours? else split the text, or ",
            (false, None) => "a loop in a template of yours? else ",
            (true, Some(_)) => "split the text, or ",
            (true, None) => "",
        };
        let masthead = || SourcePath::parse("newsletter.toml").expect("a plain name");
        Culprit::Work { span: Span::file(text.unwrap_or(&masthead())), words, advice }
    }
}

impl Culprit {
    /// What is to be said once it has taken longer than `limit`.
    #[must_use]
    pub fn too_late(self, limit: Duration) -> Diagnostic {
        self.remark(&format!("takes longer than {} s to print", limit.as_secs()), "page_seconds")
    }

    /// What is to be said once it is longer than so many bytes.
    pub(super) fn too_long(self, longest: usize) -> Diagnostic {
        let is = match self {
            Culprit::Template(_) => "prints more",
            Culprit::Work { .. } => "is longer",
        };
        self.remark(&format!("{is} than {} MB", longest / 1_000_000), "page_mb")
    }

    fn remark(self, what: &str, limit: &str) -> Diagnostic {
        let (span, words, advice) = match self {
            Culprit::Template(span) => (span, "this".to_owned(), "a loop within a loop? else "),
            Culprit::Work { span, words, advice } => (span, words, advice),
        };
        let help = format!("{advice}raise `{limit}` in `[limits]` of newsletter.toml");
        Diagnostic::at(span, format!("{words} {what}")).help(help)
    }
}
