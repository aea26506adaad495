//! Letters, as an author would try them: an episode goes in, mail comes out.

use feuilleton::desk::{Desk, Prepared, Terms};
use feuilleton::diagnostic::{Drawing, Levels, Report, draw};
use feuilleton::email::{self, Letter, Outlet, Portion, Thread, To};
use feuilleton::memo::Memo;
use feuilleton::newsletter::{Drafts, Future};
use feuilleton::press::{Press, Unwatched};
use feuilleton::source::{Asset, Dimensions, Matter, Motion, Source, SourcePath, Sources};

const MASTHEAD: &str = "title = \"The Almanac\"\nbase_url = \"https://almanac.example\"\n\
    author = { name = \"Hester\", email = \"hester@almanac.example\" }\n";

/// A newsletter whose masthead ends with `masthead` and whose only episode has `front` matter and `text`.
pub(crate) struct Mailroom {
    sources: Sources,
}

impl Mailroom {
    pub(crate) fn new(text: &str) -> Mailroom {
        Mailroom::with("", "", text)
    }

    pub(crate) fn with(masthead: &str, front: &str, text: &str) -> Mailroom {
        let path = |it: &str| SourcePath::parse(it).expect("valid");
        let source = |it: &str, text: String| Source { path: path(it), text: text.into() };
        let episode = |day: u8, title: &str, front: &str, text: &str| {
            format!("+++\ntitle = \"{title}\"\ndate = 2026-03-0{day}\nsummary = \"On light.\"\n{front}\n+++\n{text}\n")
        };
        let picture = |it: &str, width, height| Asset {
            path: path(it),
            length: 4,
            dimensions: Some(Dimensions { width, height }),
            playing_time: None,
            chapters: Ok(Vec::new()),
            motion: if it.contains(".avif") { Motion::Unknown } else { Motion::Still },
            fingerprint: None,
            matter: Matter::Unread,
        };
        Mailroom {
            sources: Sources {
                masthead: source("newsletter.toml", format!("{MASTHEAD}{masthead}")),
                manuscripts: vec![
                    source("content/01-light/01-before.md", episode(2, "Before", "", "It was dark.")).into(),
                    source("content/01-light/02-lamp.md", episode(3, "The Lamp", front, text)).into(),
                ],
                templates: Vec::new(),
                enclosures: vec![
                    picture("content/01-light/rain.png", 1072, 500),
                    picture("content/01-light/lens.svg", 300, 200),
                    picture("content/01-light/tank.svg", 300, 200),
                    picture("content/01-light/tank.png", 600, 400),
                    picture("content/01-light/fog.avif", 600, 400),
                ],
                statics: vec![picture("static/map.svg", 300, 200), picture("static/sea.webp", 900, 600)],
                fonts: Vec::new(),
                styles: Vec::new(),
            },
        }
    }

    /// The letter of the episode through `target`, or what the author is told.
    pub(crate) fn through(&self, target: &str, portion: Portion) -> Result<(Letter, String), String> {
        let (result, told) = self.printed(target, portion);
        result.ok_or(told)
    }

    /// The same, and everything that the author is told.
    pub(crate) fn printed(&self, target: &str, portion: Portion) -> (Option<(Letter, String)>, String) {
        let mut report = Report::default();
        let terms = Terms { base_url: None, drafts: Drafts::Withhold, future: Future::Include };
        let day: chrono::NaiveDate = "2026-06-01".parse().expect("a day");
        let result = Desk { memo: &Memo::default(), watch: &Unwatched }
            .prepare(&self.sources, &terms, day.into(), &mut report)
            .and_then(|Prepared { newsletter, theme, .. }| {
                let memo = Memo::default();
                let press = Press::new(&newsletter, &theme, &memo);
                let outlet = match target {
                    "eml" => Outlet::Mail,
                    name => Outlet::Service(email::service(name, &[], &newsletter).expect("it is known")),
                };
                let letter = email::letter(1, outlet, portion, &press, &mut report)?;
                let handed = match outlet {
                    Outlet::Service(target) => email::handed(&letter, target, &newsletter).request.unwrap_or_default(),
                    Outlet::Mail | Outlet::Feed => {
                        let bytes = email::message(&letter, &To::List, &Thread::default(), &[], &newsletter);
                        String::from_utf8(bytes).expect("a message is ASCII")
                    }
                };
                Ok((letter, handed))
            });
        let report = report.weighed(&Levels::default());
        let texts = report.texts(|path| self.sources.text(path));
        (result.ok(), draw(&report, "", |path| texts.get(path).map(|it| &**it), Drawing::Plain))
    }

    pub(crate) fn letter(&self) -> Letter {
        self.through("eml", Portion::Whole).expect("the letter is right").0
    }

    pub(crate) fn message(&self) -> String {
        self.through("eml", Portion::Whole).expect("the letter is right").1
    }

    pub(crate) fn handed(&self, target: &str) -> (Letter, serde_json::Value) {
        let (letter, json) = self.through(target, Portion::Whole).expect("the letter is right");
        (letter, serde_json::from_str(&json).unwrap_or_default())
    }
}

#[track_caller]
pub(crate) fn assert_holds(text: &str, expected: &[&str]) {
    for part in expected {
        assert!(text.contains(part), "`{part}` is not in:\n{text}");
    }
}

#[test]
fn a_letter_carries_its_look_on_its_elements() {
    let html = Mailroom::new("A *quiet* evening.\n\n> A quotation.").letter().html;
    assert_holds(
        &html,
        &["<p style=\"margin: 0 0 18px 0;\">A <em>quiet</em> evening.</p>", "border-left: 3px solid #a0261b"],
    );
    assert_holds(
        &html,
        &["The Lamp</h1>", "Season 1 Episode 2", "https://almanac.example/light/lamp/\"", "Before</a>"],
    );
    assert_eq!(html.matches("<style>").count(), 1, "the rules for dark and narrow screens");
    assert!(!html.contains("<!--letter:"), "no mark is left");
}

#[test]
fn what_is_for_letters_only_appears_and_what_is_for_the_web_does_not() {
    let letter = Mailroom::new("> [!EMAIL]\n> Dear reader,\n\n> [!WEB]\n> Dear visitor,").letter();
    for text in [letter.html, letter.text] {
        assert!(text.contains("Dear reader,") && !text.contains("Dear visitor,"), "{text}");
    }
}

#[test]
fn code_keeps_its_indentation_without_preformatted_text() {
    let letter = Mailroom::new("```python\nif lit:\n    push()\n```").letter();
    assert_holds(&letter.html, &["<br>\n&nbsp;&nbsp;&nbsp;&nbsp;", "color: #a0261b", "role=\"presentation\""]);
    assert!(!letter.html.contains("<pre"));
    assert_holds(&letter.text, &["    if lit:\n        push()"]);
}

#[test]
fn plain_text_loses_nothing_that_words_can_say() {
    let text = Mailroom::new(
        "See [the tank](https://example.org/tank).[^1]\n\n| Lamp | Candles |\n|------|--------:|\n| old  |       9 |\n\n\
         - [x] Butter it.\n\n[^1]: It leaks.",
    )
    .letter()
    .text;
    assert_holds(&text, &["See the tank [1].¹", "Lamp  Candles\n----  -------\nold         9", "- [x] Butter it."]);
    assert_holds(&text, &["¹ It leaks.", "[1] https://example.org/tank"]);
    assert!(text.lines().all(|it| it.chars().count() <= 78));
}

#[test]
fn a_message_has_every_header_that_a_list_owes_its_readers() {
    let masthead = "[email]\nfrom = \"Post <post@almanac.example>\"\nunsubscribe = \"mailto:leave@almanac.example\"\n\
        one_click = \"https://almanac.example/u\"\naddress = \"1 The Ness\\nSallow\"\n";
    let mailroom = Mailroom::with(masthead, "", "Light.");
    let message = mailroom.message();
    let (headers, _) = message.split_once("\r\n\r\n").expect("headers end");
    assert_holds(
        headers,
        &[
            "Date: Tue, 3 Mar 2026 00:00:00 +0000\r\n",
            "From: Post <post@almanac.example>\r\n",
            "Reply-To: Hester <hester@almanac.example>\r\n",
            "Subject: The Lamp\r\n",
            "Message-ID: <s1e2.",
            "List-Id: The Almanac <almanac.example>\r\n",
            "List-Unsubscribe: <https://almanac.example/u>,",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
            "List-Archive: <https://almanac.example/archive/>\r\n",
            "Archived-At: <https://almanac.example/light/lamp/>\r\n",
            "Content-Language: en\r\n",
        ],
    );
    assert!(message.is_ascii() && message.lines().all(|it| it.len() <= 78));
    assert_eq!(message, mailroom.message(), "byte for byte");
    assert_holds(&mailroom.letter().text, &["Unsubscribe: mailto:leave@almanac.example\n1 The Ness\nSallow"]);
}

#[test]
fn without_an_endpoint_nothing_promises_one_click() {
    let message = Mailroom::with("[email]\nunsubscribe = \"https://almanac.example/leave\"\n", "", "Light.").message();
    assert!(message.contains("List-Unsubscribe: <https://almanac.example/leave>") && !message.contains("One-Click"));
}

#[test]
fn a_subject_may_hold_anything_but_a_new_line() {
    let message = Mailroom::with("", "email = { subject = \"🜂 Feuer\" }", "Light.").message();
    assert_holds(&message, &["Subject: =?utf-8?Q?=F0=9F=9C=82_Feuer?=\r\n"]);
    let told = Mailroom::with("", "email = { subject = \"one\\nBcc: two\" }", "Light.").through("eml", Portion::Whole);
    assert_holds(&told.expect_err("a new line is refused"), &["`subject` must stand on one line"]);
    let told =
        Mailroom::with("[email]\nfrom = \"a@b.org\\nBcc: c@d.org\"\n", "", "Light.").through("eml", Portion::Whole);
    assert_holds(&told.expect_err("a new line is refused"), &["`from` must stand on one line"]);
}

#[test]
fn a_letter_that_gmail_would_clip_is_an_error_that_names_what_costs_most() {
    let code = format!("```python\n{}```\n", "if x == 1: print(\"light\", 2)\n".repeat(2_000));
    let mailroom = Mailroom::new(&format!("Before.\n\n{code}\n\nAfter.[^1]\n\n[^1]: A note."));
    let told = mailroom.through("eml", Portion::Whole).expect_err("it is too long");
    assert_holds(&told, &["bytes; Gmail hides what comes after about 100,000", "the code “if x == 1:", "`--cut`"]);
    let (letter, _) = mailroom.through("eml", Portion::Cut).expect("it was cut");
    assert!(letter.html.len() < 80_000, "{}", letter.html.len());
    for text in [&letter.html, &letter.text] {
        assert!(text.contains("Continue in the browser") && text.contains("Before.") && !text.contains("A note."));
    }
    assert!(!Mailroom::new("Light.").letter().html.contains("Continue in the browser"));
}

#[test]
fn a_letter_that_is_too_long_even_where_it_is_cut_is_an_error() {
    let told = |times| {
        let block =
            format!("<div>\n\n{}</div>", "It rained all day, and nobody came to see the lamp.\n\n".repeat(times));
        Mailroom::new(&format!("{block}\n\nAfter.")).printed("eml", Portion::Cut)
    };
    let (letter, told_of) = told(2_000);
    assert!(letter.is_none());
    assert_holds(&told_of, &["error: this letter has ", " bytes even where it is cut; Gmail", "divide it"]);
    let (letter, told_of) = told(900);
    assert!(letter.is_some());
    assert_holds(&told_of, &["warning[letter-size]: this letter has ", " bytes even where it is cut; Gmail"]);
}

#[test]
fn html_of_the_authors_own_is_made_fit_for_mail() {
    let letter = Mailroom::new(
        "<details>\n<summary>More</summary>\n\nHidden.\n\n</details>\n\n<script>x()</script>\n\n<!-- a secret -->\n\n\
         Go <a href=\"/about/\">there</a>.",
    )
    .letter();
    assert_holds(&letter.html, &["<strong>More</strong>", "Hidden.", "https://almanac.example/about/"]);
    for gone in ["<details", "<script", "secret", "onclick"] {
        assert!(!letter.html.contains(gone), "{gone}");
    }
    assert_holds(&letter.text, &["More", "Hidden.", "https://almanac.example/about/"]);
}

#[test]
fn a_language_from_right_to_left_says_so() {
    let html = Mailroom::with("language = \"ar\"\n", "authors = [\"نور\"]", "> نور").letter().html;
    assert_holds(&html, &["<html lang=\"ar\" dir=\"rtl\">", "lang=\"ar\" dir=\"rtl\">", "<span dir=\"auto\">نور"]);
    let table = Mailroom::with("language = \"ar\"\n", "", "|لغة|عام|\n|-|:-|\n|C++|1985|").letter().html;
    assert_eq!(table.matches("text-align: right;unicode-bidi: plaintext").count(), 2, "{table}");
    // Its script knows no italics.
    assert!(!html.contains("font-style: italic"), "{html}");
}

#[test]
fn plain_text_says_what_html_by_hand_shows() {
    let text = Mailroom::new(
        "See <a href=\"https://a.example/\">the *link*</a> now. <img src=\"/favicon.svg\" alt=\"icon\"> end, \
         <A HREF='https://b.example/'>https://b.example</A>\n\n\
         <p>Or <a href=\"https://c.example/\">this</a>, <abbr>e.g.</abbr> <img src=\"/favicon.svg\" alt=\"a &amp; b\"></p>",
    )
    .letter()
    .text;
    assert_holds(&text, &["See the *link* [1] now. [Picture: icon] end, https://b.example\n"]);
    assert_holds(&text, &["Or this [2], e.g. [Picture: a & b]\n", "[1] https://a.example/\n[2] https://c.example/"]);
}

#[test]
fn what_is_marked_has_a_colour_of_the_letters() {
    let html = Mailroom::new("A <mark>bright</mark> evening.").letter().html;
    assert_holds(&html, &["<mark style=\"background-color: #f7e3a1;color: #221d17;\">bright</mark>"]);
    assert_holds(&html, &[".marked, mark { background-color: #33290f !important; }"]);
}

#[test]
fn a_list_has_a_dot_in_its_name() {
    let named = |masthead: &str| Mailroom::with(masthead, "", "Light.").message();
    assert_holds(&named("id = \"ph-0b56\"\n"), &["List-Id: The Almanac <ph-0b56.almanac.example>\r\n"]);
    assert_holds(&named("id = \"ph.example.org\"\n"), &["List-Id: The Almanac <ph.example.org>\r\n"]);
}

#[test]
fn a_title_of_code_is_lost_nowhere() {
    let mailroom = Mailroom::new("```rust {title=\"src/a.rs\"}\nlet a = 1;\n```");
    assert_holds(&mailroom.letter().text, &["\n\nsrc/a.rs\n    let a = 1;\n"]);
    assert_holds(&mailroom.letter().html, &[">src/a.rs</td>"]);
    assert_holds(&mailroom.handed("substack").0.html, &["<p><code>src/a.rs</code></p>\n<pre><code>let a"]);
}

#[test]
fn a_long_word_is_broken_in_the_text_and_neither_in_a_table_nor_in_the_number_of_a_line() {
    let text = "| Port |\n|------|\n| Sallow |\n\n<table><tr><td>Ness</td></tr></table>\n\n```rust {line_numbers=true}\nlet a;\n```";
    let html = Mailroom::new(text).letter().html;
    let style = |before: &str| crate::support::between(&html, &format!("{before} style=\""), "\"").to_owned();
    for broken in [style("<td class=\"column\""), style("<div class=\"sheet\"")] {
        assert_holds(&broken, &["word-break: break-word;"]);
    }
    let data = crate::support::between(&html, "class=\"data\"", ">");
    for whole in [data, &style("<table")] {
        assert_holds(whole, &["word-break: normal;"]);
    }
    assert_holds(&style("<td class=\"line-number\""), &["word-break: normal;"]);
}

#[test]
fn lines_that_are_numbered_are_so_in_plain_text() {
    let text = Mailroom::new("```rust {line_numbers start=9}\nlet a = 1;\n\nlet b = 2;\n```").letter().text;
    assert_holds(&text, &["\n     9  let a = 1;\n    10\n    11  let b = 2;\n"]);
}

#[test]
fn a_word_in_a_table_stays_whole_and_a_wide_table_is_scrolled() {
    let html = Mailroom::new("| Port | High |\n|------|------|\n| Sallow Ness | 05:12 |").letter().html;
    let kept = crate::support::between(&html, "<style>", "</style>");
    assert_holds(kept, &[".page { table-layout: fixed; }", ".set { overflow-x: auto; }"]);
    let broken = kept.lines().filter(|it| it.contains("word-break: break-word"));
    for line in broken {
        assert!(!line.contains(".column") && !line.contains(".cell") && !line.contains("td"), "{line}");
    }
}
