//! Code, parsed line by line.
//!
//! What the parts of a line are follows from its text and from what the lines before it have left open. Where a story
//! is told in code, most lines come back: a program grows from episode to episode, and every function ends alike. So a
//! line that was met before, in the same state, is not parsed again.

use std::cell::RefCell;
use std::collections::HashMap;

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

use super::token::{Kinds, Token};

/// A longer line is shown as it is: it is data, and grammars take seconds for it.
const LONGEST_LINE: usize = 2_000;

/// So many lines are known to a thread, at most a megabyte and the block that passes it. Then it begins anew.
const MOST_LINES: usize = 4_096;

thread_local! {
    static LINES: RefCell<Lines> = RefCell::default();
}

/// The runs of `code`, in pieces: two neighbours may be of one kind.
pub(super) fn parse(code: &str, syntax: &SyntaxReference, syntaxes: &SyntaxSet, run: impl FnMut(Token, usize)) {
    LINES.with_borrow_mut(|it| it.parse(code, syntax, syntaxes, run));
}

/// Every line that was met, by the state before it.
#[derive(Debug, Default)]
struct Lines {
    states: Vec<State>,
    /// The states by their scopes, which most tell apart.
    places: HashMap<Vec<Scope>, Vec<usize>>,
    /// How many lines are known.
    count: usize,
    kinds: Kinds,
}

/// What is open between two lines.
#[derive(Debug)]
struct State {
    parser: ParseState,
    scopes: ScopeStack,
    known: HashMap<Box<str>, Line>,
}

/// What a line holds, and the place of the state after it.
#[derive(Debug)]
struct Line {
    runs: Box<[(Token, u32)]>,
    next: usize,
}

impl Lines {
    fn parse(&mut self, code: &str, syntax: &SyntaxReference, set: &SyntaxSet, mut run: impl FnMut(Token, usize)) {
        if self.count > MOST_LINES {
            *self = Lines::default();
        }
        let mut place = self.place(ParseState::new(syntax), ScopeStack::new());
        for text in LinesWithEndings::from(code) {
            if !self.states[place].known.contains_key(text) {
                let line = self.read(place, text, set);
                self.states[place].known.insert(text.into(), line);
                self.count += 1;
            }
            let line = &self.states[place].known[text];
            line.runs.iter().for_each(|(token, length)| run(*token, *length as usize));
            place = line.next;
        }
    }

    /// Reads a line that was not met before in the state at `place`.
    fn read(&mut self, place: usize, text: &str, set: &SyntaxSet) -> Line {
        let State { parser, scopes, .. } = &self.states[place];
        let (mut parser, mut scopes) = (parser.clone(), scopes.clone());
        let operations = match text.len() {
            0..=LONGEST_LINE => parser.parse_line(text, set).unwrap_or_default(),
            _ => Vec::new(),
        };
        let (mut runs, mut done) = (Vec::new(), 0);
        let mut run = |token, length: usize| {
            if length > 0 {
                runs.push((token, u32::try_from(length).expect("an episode has less than 4 GiB")));
            }
        };
        for (at, operation) in operations {
            // Many operations stand at one place, and nothing between them.
            if at > done {
                run(self.kinds.decided(&scopes.scopes), at - done);
                done = at;
            }
            // An operation that does not fit the stack is a flaw in a grammar; the text is kept, its colour may be off.
            let _ = scopes.apply(&operation);
        }
        run(self.kinds.decided(&scopes.scopes), text.len() - done);
        Line { runs: runs.into(), next: self.place(parser, scopes) }
    }

    /// Where this state is kept.
    fn place(&mut self, parser: ParseState, scopes: ScopeStack) -> usize {
        let alike = self.places.entry(scopes.scopes.clone()).or_default();
        let same = |it: &&usize| self.states[**it].parser == parser && self.states[**it].scopes == scopes;
        if let Some(place) = alike.iter().find(same) {
            return *place;
        }
        let place = self.states.len();
        alike.push(place);
        self.states.push(State { parser, scopes, known: HashMap::new() });
        place
    }
}

#[cfg(test)]
mod tests {
    use super::super::{SYNTAXES, syntax};
    use super::{Lines, MOST_LINES, Token};

    fn runs(code: &str, lines: &mut Lines) -> Vec<(Token, usize)> {
        let mut runs = Vec::new();
        let syntax = syntax("rust").expect("Rust is known");
        lines.parse(code, syntax, &SYNTAXES, |token, length| runs.push((token, length)));
        runs
    }

    #[test]
    fn a_line_is_read_once_in_each_state_that_it_is_met_in() {
        let mut lines = Lines::default();
        runs("fn a() {}\nfn a() {}\nfn a() {}\n/*\nfn a() {}\n*/\nfn a() {}\n", &mut lines);
        assert_eq!(lines.count, 5, "at the very beginning, after it, and in a comment the same words are not the same");
        runs("fn a() {}\n/*\nfn a() {}\n*/\nfn b() {}\nfn a() {}\n", &mut lines);
        assert_eq!(lines.count, 6, "only one line is new");
    }

    #[test]
    fn what_is_known_changes_nothing() {
        let codes = ["fn rain() {\n    \"wet\"\n}\n", "fn rain() {\n    \"wet\n}\n", "\"wet\n}\n\"\n}\n"];
        let mut known = Lines::default();
        for code in codes.iter().chain(&codes) {
            assert_eq!(runs(code, &mut known), runs(code, &mut Lines::default()), "{code}");
        }
    }

    #[test]
    fn it_begins_anew_before_it_grows_too_large() {
        let mut lines = Lines::default();
        let many: Vec<String> = (0..=MOST_LINES).map(|it| format!("{it};\n")).collect();
        runs(&many.concat(), &mut lines);
        runs("let rain = 1;\n", &mut lines);
        assert_eq!(lines.count, 1);
    }
}
