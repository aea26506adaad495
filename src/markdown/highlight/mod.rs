//! Which part of a code block is a comment, a string, a keyword. What each looks like is a medium's matter.
//!
//! A block's result is a list of runs, medium-neutral and small, and is remembered between builds: parsing code is most
//! of a cold build's work.

mod lines;
mod token;

use std::sync::LazyLock;

use syntect::parsing::{SyntaxReference, SyntaxSet};

use token::TOKENS;
pub(super) use token::Token;

use crate::memo::{Key, Memo, push_number, take_number};

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Every name by which a language can be called: the ends of its files' names, and its own name if that is one word.
pub(super) fn languages() -> impl Iterator<Item = &'static str> {
    let ends = SYNTAXES.syntaxes().iter().flat_map(|it| it.file_extensions.iter().map(String::as_str));
    ends.chain(SYNTAXES.syntaxes().iter().map(|it| it.name.as_str()).filter(|it| !it.contains(' ')))
}

/// Whether code in `language` can be highlighted, or need not be.
pub(super) fn is_known(language: &str) -> bool {
    is_plain(language) || syntax(language).is_some()
}

/// Whether code in `language` is left as it is.
pub(super) fn is_plain(language: &str) -> bool {
    matches!(
        language.to_ascii_lowercase().as_str(),
        "" | "text" | "txt" | "plain" | "plaintext" | "none" | "console" | "output"
    )
}

fn syntax(language: &str) -> Option<&'static SyntaxReference> {
    let usual = match language.to_ascii_lowercase().as_str() {
        "shell" | "sh-session" | "shell-session" => "bash",
        "jsonc" | "json5" => "json",
        "docker" => "dockerfile",
        "golang" => "go",
        "elisp" => "el",
        _ => language,
    };
    SYNTAXES.find_syntax_by_token(usual)
}

/// The runs of `code`: kinds with lengths in bytes that add up to the whole.
pub(super) fn runs(language: &str, code: &str, memo: &Memo) -> Vec<(Token, usize)> {
    if is_plain(language) {
        return vec![(Token::Plain, code.len())];
    }
    // Another version may come with other grammars. To highlight takes long, so another program of the
    // same one is trusted.
    let version = concat!("feuilleton highlight 1, ", env!("CARGO_PKG_VERSION"));
    let key = Key::of(version, &[language.as_bytes(), code.as_bytes()]);
    let encoded = memo.remember(key, || encode(&parse(language, code)));
    decode(&encoded, code)
}

fn parse(language: &str, code: &str) -> Vec<(Token, usize)> {
    let mut runs: Vec<(Token, usize)> = Vec::new();
    let push = |token: Token, length: usize| match runs.last_mut() {
        Some((last, total)) if *last == token => *total += length,
        _ if length > 0 => runs.push((token, length)),
        _ => {}
    };
    match syntax(language) {
        Some(syntax) => lines::parse(code, syntax, &SYNTAXES, push),
        None => runs.push((Token::Plain, code.len())),
    }
    runs
}

/// A byte for the kind, then the length.
fn encode(runs: &[(Token, usize)]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(runs.len() * 2);
    for (token, length) in runs {
        bytes.push(*token as u8);
        push_number(*length, &mut bytes);
    }
    bytes
}

/// The runs that were encoded; one plain run if they do not fit `code`.
fn decode(mut bytes: &[u8], code: &str) -> Vec<(Token, usize)> {
    let (mut runs, mut end) = (Vec::new(), 0_usize);
    while let Some((kind, length)) = bytes.split_off_first().zip(take_number(&mut bytes)) {
        end = end.saturating_add(length);
        match TOKENS.get(usize::from(*kind)) {
            Some(token) if code.is_char_boundary(end) => runs.push((*token, length)),
            _ => return vec![(Token::Plain, code.len())],
        }
    }
    if end == code.len() { runs } else { vec![(Token::Plain, code.len())] }
}

#[cfg(test)]
mod tests {
    use super::{Memo, TOKENS, Token, decode, encode, is_known, parse, runs};

    #[test]
    fn runs_cover_the_code_and_survive_on_paper() {
        let code = "/// Rain.\nfn rain(mm: u8) -> bool { mm > 300 }\n";
        let found = parse("rust", code);
        assert_eq!(found.iter().map(|(_, length)| length).sum::<usize>(), code.len());
        assert!(found.contains(&(Token::Function, 4)), "{found:?}");
        assert_eq!(decode(&encode(&found), code), found);
        assert_eq!(runs("rust", code, &Memo::default()), found);
        assert_eq!(decode(&encode(&found), "é"), [(Token::Plain, 2)], "a wrong memory is not believed");
    }

    #[test]
    fn a_token_is_written_down_as_its_place_in_the_list() {
        assert!(TOKENS.iter().enumerate().all(|(place, token)| usize::from(*token as u8) == place));
    }

    #[test]
    fn the_languages_that_authors_use_are_known() {
        for language in
            "rust python typescript ts tsx toml dockerfile haskell hs js json yaml bash sh sql html css diff go elixir"
                .split(' ')
        {
            assert!(is_known(language), "{language}");
        }
        assert!(!is_known("rsut"));
    }
}
