//! The beginning of a text, where only a sentence or two can be shown, and how long reading the whole will take.

use feuilleton::diagnostic::Rule;

use crate::support::{between, html, letter, newsletter};

/// The excerpt of an episode, as the archive of its season shows it.
#[track_caller]
fn excerpt(front: &str, text: &str) -> String {
    let letters = format!("//- content/1-x/1-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n{front}\n+++\n{text}");
    let site = newsletter(&letters).site();
    between(site.at("/x/"), "<p class=\"entry-excerpt\">", "</p>").to_owned()
}

#[test]
fn an_excerpt_is_the_summary() {
    assert_eq!(excerpt("summary = \"Wet,  and\\nlong\"", "It rained.\n\n<!-- more -->"), "Wet, and long");
}

#[test]
fn or_what_stands_before_more() {
    assert_eq!(
        excerpt("", "# Rain\n\nIt *rained*[^1].\n\nAgain.\n\n<!-- more -->\n\nStill.\n\n[^1]: A lot."),
        "It rained. Again."
    );
    assert!(!html("It rained.\n\n<!-- more -->\n\nStill.").contains("more"));
}

#[test]
fn or_the_first_prose() {
    assert_eq!(
        excerpt(
            "",
            "## Heading\n\n![A drop](https://e.example/d.png)\n\n> A quote.\n\n```\ncode\n```\n\nIt rained.\n\nAgain."
        ),
        "It rained."
    );
    assert_eq!(excerpt("", "- [Rain](https://e.example)\n- Mud\n"), "Rain · Mud");
}

#[test]
fn an_excerpt_ends_with_a_sentence_or_a_word_and_one_ellipsis() {
    let sentences = format!("It rained all night. {}", "word ".repeat(100));
    assert!(excerpt("", &sentences).ends_with("word…"), "one short sentence says too little");
    let long = format!("{}night. {}", "rain ".repeat(30), "Word ".repeat(50));
    assert!(excerpt("", &long).ends_with("rain night."));
    let dotted = format!("{}... {}", "rain ".repeat(47), "word ".repeat(50));
    let cut = excerpt("", &dotted);
    assert!(cut.chars().count() <= 241 && !cut.contains("……") && !cut.contains("...…"), "{cut}");
}

#[test]
fn a_greeting_that_every_episode_begins_with_is_no_excerpt() {
    let letters: String = (1..=3)
        .map(|it| {
            format!(
                "//- content/{it}-rain-{it}.md\n+++\ntitle = \"Rain {it}\"\ndate = 2026-03-0{it}\n+++\nDear reader,\n\nRain number {it}.\n"
            )
        })
        .collect();
    let site = newsletter(&letters).site();
    assert!(site.at("/").contains("Rain number 3.") && !site.at("/").contains("Dear reader"));
    assert!(site.prose("/rain-1/").contains("Dear reader"), "it stays in the text");
}

#[test]
fn where_an_episode_has_no_summary_the_author_is_told_what_stands_for_it() {
    let told = r#"//- content/01-rain.md
+++
title = "Rain"
        ^^^^^^ warning: this episode has no `summary`: lists, feeds and inboxes show its beginning
        help: say in a sentence what it is about
date = 2026-03-01
+++
It rained.
//- content/02-mud.md
+++
title = "Mud"
        ^^^^^ warning: this episode has no `summary`, and nothing in its text can stand for one
        help: say in a sentence what it is about
date = 2026-03-08
+++
![The lane](/lane.jpg)
"#;
    newsletter(told).proofread(&[Rule::MissingSummary]);
}

#[test]
fn reading_time_is_at_least_a_minute() {
    for (words, told) in [(1, "1 min read"), (220, "1 min read"), (221, "2 min read"), (2200, "10 min read")] {
        let site = letter(&"word ".repeat(words)).site();
        let byline = between(site.at("/rain/"), "<p class=\"byline\">", "</p>");
        assert!(byline.contains(told), "{words} words: {byline}");
    }
}
