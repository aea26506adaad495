//! From a page with a style sheet to one whose every element says how it looks: many mail programs read nothing else.

use std::sync::LazyLock;

use css_inline::{CSSInliner, InlineOptions};

// No height from the style sheet becomes an attribute: `auto` is one that Outlook takes for nothing.
static INLINER: LazyLock<CSSInliner<'static>> =
    LazyLock::new(|| CSSInliner::new(InlineOptions { load_remote_stylesheets: false, ..InlineOptions::default() }));

/// Why a page has no look of its own.
pub(super) enum Fault {
    /// A rule or the page cannot be understood; the text says which.
    Rule(String),
    /// It has so many tags that there is no room for them.
    TooLarge(usize),
}

/// The page with the rules of its `<style>` elements on the elements themselves.
///
/// # Errors
/// When a rule cannot be understood, or the page is too large for this machine.
pub(super) fn inline(html: &str) -> Result<String, Fault> {
    let tags = html.match_indices('<').filter(|(at, _)| html[at + 1..].starts_with(char::is_alphabetic)).count();
    let inlined = || INLINER.inline(html).map_err(|it| Fault::Rule(it.to_string()));
    if tags < FEW {
        return inlined();
    }
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(tags.saturating_mul(ROOM)).spawn_scoped(scope, inlined);
        let inlined = thread.map_err(|_| Fault::TooLarge(tags))?.join();
        inlined.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// The inliner writes an element within the one around it. One level takes less of the stack than this, in bytes. Tags
/// are counted and not levels, since not every end tag ends something.
const ROOM: usize = 4096;

/// As many tags as fit into the stack of any thread, even if each stood in the one before.
const FEW: usize = 400;

#[cfg(test)]
mod tests {
    /// css-inline keeps the first place of a property that is set again: `padding: 0`, `padding-left: 40px`, `padding:
    /// 1px` would end with 40px on the left. So each property is written in one way only.
    #[test]
    fn the_style_sheet_never_mixes_a_shorthand_and_its_longhands() {
        let css = include_str!("../../templates/letter.css");
        for wrong in [
            "margin-",
            "padding-",
            "background:",
            "font:",
            "border:",
            "border-color",
            "border-width",
            "border-style",
            "list-style:",
            "flex",
            "var(",
        ] {
            let found = css
                .lines()
                .find(|line| line.contains(&format!(" {wrong}")) && !(wrong == "border:" && line.starts_with("img")));
            assert_eq!(found, None, "{wrong}");
        }
    }

    /// Gmail drops a `<style>` that is too long, or whose at-rules are nested.
    #[test]
    fn the_style_that_is_kept_is_short_and_flat() {
        let css = include_str!("../../templates/letter-kept.css");
        assert!(css.len() < 4_000, "{} bytes", css.len());
        let (mut depth, mut at_rule) = (0, None);
        for (index, character) in css.char_indices() {
            match character {
                '{' => depth += 1,
                '}' => depth -= 1,
                '@' => {
                    assert_eq!(depth, 0, "an at-rule within an at-rule at {index}");
                    at_rule = Some(index);
                }
                _ => {}
            }
        }
        assert_eq!((depth, at_rule.is_some()), (0, true));
    }
}
