//! In which order sheets are printed: those first that others would wait for.

use crate::support::{Newsletter, newsletter};

/// A season whose episodes have these texts.
fn season(texts: &[&str]) -> Newsletter {
    let file = |(number, text): (usize, &&str)| {
        let number = number + 1;
        format!(
            "//- content/01-rain/0{number}.md\n+++\ntitle = \"Log {number}\"\ndate = 2026-03-0{number}\n+++\n{text}\n"
        )
    };
    newsletter(&texts.iter().enumerate().map(file).collect::<String>())
}

/// The pages of its episodes, by their numbers, in the order of printing.
fn episodes(newsletter: &Newsletter) -> Vec<usize> {
    let addresses = newsletter.in_print_order();
    let number = |it: &String| it.strip_prefix("rain/0")?.strip_suffix("/index.html")?.parse().ok();
    addresses.iter().filter_map(number).collect()
}

#[test]
fn the_first_code_of_each_language_is_printed_first() {
    let newsletter = season(&[
        "Wet.",
        "```text\nas it is\n```",
        "```rust\nlet wet = 1;\n```",
        "Wet.",
        "```rust\nlet dry = 0;\n```",
        "> ```rust\n> let wet = 1;\n> ```\n>\n> ```sql\n> select 1;\n> ```",
    ]);
    assert_eq!(episodes(&newsletter), [3, 6, 1, 2, 4, 5]);
}

#[test]
fn without_code_episodes_are_printed_in_their_own_order() {
    assert_eq!(episodes(&season(&["Wet.", "```\nas it is\n```", "Dry."])), [1, 2, 3]);
}

#[test]
fn search_which_holds_all_texts_comes_last() {
    let addresses = season(&["Wet.", "Dry."]).in_print_order();
    assert!(addresses.last().is_some_and(|it| it.starts_with("search")), "{addresses:?}");
}
