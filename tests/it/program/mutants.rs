//! Slips of the hand: the demo and the golden newsletters, each with a few. Whatever stands in a text, nothing panics,
//! what is not published is told, every remark points into its file, and what is printed can be read.
//!
//! A slip is decided by a number, so the same numbers are the same slips in every run. A few are tried here;
//! `cargo test --test it mutants -- --ignored --nocapture` tries more, as many as `MUTANTS` says, and begins with the
//! one that `FIRST` says.

#![expect(clippy::disallowed_methods, reason = "real newsletters lie on the disk, and how many are tried is asked for")]

use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use feuilleton::email::{self, Outlet, Portion, Thread, To};
use feuilleton::feed;
use feuilleton::manuscript::FeedFormat;

use crate::support::{Newsletter, Site, newsletter, say};

#[test]
fn a_slip_of_the_hand_is_told_or_printed() {
    assert_eq!(fates(1, 60).panicked, Vec::<u32>::new(), "these are the numbers of slips that nobody was ready for");
}

#[test]
#[ignore = "takes minutes; the short version is above"]
fn many_slips_of_the_hand_are_told_or_printed() {
    let asked = |name: &str, otherwise| std::env::var(name).map_or(otherwise, |it| it.parse().expect("a number"));
    let fates = fates(asked("FIRST", 1), asked("MUTANTS", 2_000));
    say(&format!("{} told and not published, {} published", fates.told, fates.published));
    assert_eq!(fates.panicked, Vec::<u32>::new(), "these are the numbers of slips that nobody was ready for");
}

/// What became of mutants.
#[derive(Default)]
struct Fates {
    told: usize,
    published: usize,
    panicked: Vec<u32>,
}

/// What becomes of `count` mutants, of which `first` is the number of the first.
fn fates(first: u32, count: u32) -> Fates {
    let newsletters =
        ["tests/newsletters/seasons", "tests/newsletters/deutsch", "tests/newsletters/dated", "."].map(texts);
    let mut fates = Fates::default();
    for number in first..first + count {
        let mut dice = Dice(u64::from(number));
        let texts = &newsletters[dice.below(newsletters.len())];
        let (path, text) = &texts[dice.below(texts.len())];
        let mutant = (0..=dice.below(3)).fold(text.clone(), |text, _| mutated(&text, texts, &mut dice));
        match catch_unwind(AssertUnwindSafe(|| try_out(&newsletter_of(texts).with(path, &mutant)))) {
            Ok(true) => fates.published += 1,
            Ok(false) => fates.told += 1,
            Err(_) => {
                say(&format!("number {number}, {path}:\n{mutant}\n"));
                fates.panicked.push(number);
            }
        }
    }
    fates
}

/// Prints everything that `newsletter` becomes, as far as it becomes something, and reads it. Whether it is published.
fn try_out(newsletter: &Newsletter) -> bool {
    let (report, site) = newsletter.outcome();
    let files: BTreeMap<String, String> = newsletter.files().into_iter().collect();
    for (_, remark) in report.remarks() {
        let text = files.get(remark.span.path.as_str()).map_or("", String::as_str);
        let points = text.is_char_boundary(remark.span.start) && text.is_char_boundary(remark.span.end);
        assert!(points || remark.span.range().is_empty(), "{:?} is no place in its file", remark.span);
    }
    let Some(site) = site else {
        assert!(report.errors() > 0, "nothing is published, and nobody is told why");
        return false;
    };
    for address in site.addresses() {
        let text = site.at(&address);
        assert!(!text.contains(is_unprintable), "{address} holds a character that no page may hold");
        read_feed(&site, &address);
    }
    newsletter.on_press(|press, report| {
        for place in 0..press.newsletter.episodes.len() {
            if let Ok(letter) = email::letter(place, Outlet::Mail, Portion::Cut, press, report) {
                let message = email::message(&letter, &To::List, &Thread::default(), &[], press.newsletter);
                assert!(message.is_ascii(), "a message is ASCII (RFC 5322)");
            }
        }
        Ok(())
    });
    true
}

/// Reads what stands at `address` as a feed reader does, if it is a feed.
fn read_feed(site: &Site, address: &str) {
    let format = match address.rsplit('/').next() {
        Some("feed.xml" | "from-the-start.xml" | "podcast.xml") => FeedFormat::Rss,
        Some("atom.xml") => FeedFormat::Atom,
        Some("feed.json") => FeedFormat::Json,
        _ => return,
    };
    let items = match format {
        FeedFormat::Rss => site.feed(address).items.len(),
        FeedFormat::Atom => site.atom(address).entries.len(),
        FeedFormat::Json => site.json(address)["items"].as_array().map_or(0, Vec::len),
    };
    let known = feed::published(site.at(address), format).expect("we know our own feeds");
    assert_eq!(known.items.len(), items, "{address}");
}

/// HTML Standard §13.1.4.
fn is_unprintable(character: char) -> bool {
    let control = character.is_control() && !matches!(character, '\t' | '\n' | '\r');
    control || matches!(character, '\u{fdd0}'..='\u{fdef}') || u32::from(character) & 0xfffe == 0xfffe
}

/// The texts of the newsletter in a folder of this repository, each with its path.
fn texts(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let walk = ["newsletter.toml", "content"]
        .into_iter()
        .flat_map(|it| walkdir::WalkDir::new(root.join(it)).sort_by_file_name());
    let files = walk.map(|it| it.expect("it can be read").into_path()).filter(|it| it.is_file());
    let text = |path: std::path::PathBuf| {
        let name = path.strip_prefix(&root).expect("it lies below").to_str().expect("its name is UTF-8").to_owned();
        // Of what is no text, it matters only that it is there.
        let text = fs::read_to_string(&path).unwrap_or_default();
        (name, text.replace("\r\n", "\n"))
    };
    files.map(text).collect()
}

fn newsletter_of(texts: &[(String, String)]) -> Newsletter {
    let is_written =
        |path: &str| ["md", "toml"].into_iter().any(|it| Path::new(path).extension().is_some_and(|own| own == it));
    let (written, shown): (Vec<_>, Vec<_>) = texts.iter().partition(|(path, _)| is_written(path));
    let shown = newsletter(&shown.iter().map(|(path, _)| format!("//- {path} 640x480\n")).collect::<String>());
    written.into_iter().fold(shown, |all, (path, text)| all.with(path, text))
}

/// `text` with one slip, perhaps with something out of others.
fn mutated(text: &str, others: &[(String, String)], dice: &mut Dice) -> String {
    let (at, end) = (dice.place(text), dice.place(text));
    let (start, end) = (at.min(end), at.max(end));
    // Most slips are short.
    let end = if dice.below(4) == 0 { end } else { text.floor_char_boundary(end.min(start + 1 + dice.below(40))) };
    let mark = MARKS[dice.below(MARKS.len())];
    match dice.below(8) {
        0 => [&text[..start], &text[end..]].concat(),
        1 => [&text[..end], &text[start..]].concat(),
        2 => [&text[..start], mark, &text[end..]].concat(),
        3 => [&text[..start], &mark.repeat(1 + dice.below(400)), &text[start..]].concat(),
        4 => {
            let other = &others[dice.below(others.len())].1;
            let (from, to) = (dice.place(other), dice.place(other));
            [&text[..start], &other[from.min(to)..from.max(to)], &text[start..]].concat()
        }
        5 => [&text[..start], mark, &text[start..end], mark, &text[end..]].concat(),
        _ => [&text[..start], mark, &text[start..]].concat(),
    }
}

/// Numbers that follow from the first (Steele, Lea and Flood 2014, as Java splits its random numbers).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % most.max(1) as u64).expect("it is smaller")
    }

    /// Between two characters of `text`.
    fn place(&mut self, text: &str) -> usize {
        text.floor_char_boundary(self.below(text.len() + 1))
    }
}

/// What means something to someone: to Markdown, to HTML, to front matter, to templates, to mail, to a terminal.
#[rustfmt::skip]
const MARKS: &[&str] = &[
    "*", "**", "_", "~~", "`", "```\n", "~~~~\n", "#", "\n# ", "\n## ", "\n---\n", "\n===\n", "\n+++\n", "+++", "---",
    "> ", "\n> ", "\n> [!NOTE]\n> ", "\n> [!ASIDE] ", "\n> [!VIDEO]\n> ", "\n> [!GALLERY]\n> ", "\n> [!PULLQUOTE by=\"",
    "\n> [!EMAIL]\n> ", "\n> [!WEB]\n> ", "\n> [!TIDE port=x]\n> ", "[!", "[", "]", "(", ")", "](", "![", "![](", "[](",
    "[](S1E01)", "[^", "[^1]", "\n[^1]: ", "[^a]: ", "{#", "{#x}", "{.x}", "{hl_lines=\"2\"}", "- ", "\n- ", "\n1. ",
    "\n- [ ] ", "\n    ", "\t", "  \n", "\\", "\n| a | b |\n|---|---|\n", "|", "\n<!-- more -->\n", "<!--", "-->", "<",
    ">", "</", "<b>", "</b>", "<div>", "\n<div>\n", "</div>", "<a href=\"", "<img src=x>", "<ruby>", "<rt>", "<rp>(", "<pre>",
    "<script>", "</script>", "<svg>", "<math>", "<style>", "<table><tr><td>", "<p", "&", "&amp;", "&#0;", "&#x1f;", "&#xfffe;",
    "&nbsp;", "&copy", "\"", "'", "''", "\"\"\"\n", "“", "”", "’", "--", "...", "…", ":", "://", "https://", "mailto:",
    "https://x.example/?a=1&b=2", "javascript:", "@", "S1E1", "S99E99", "#anchor", "/", "../", "@/about.md", "{{", "}}",
    "{{ x }}", "{%", "%}", "{% raw %}", "*|X|*", "%%", "$", "\n.\n", "\nFrom ", "=", "= ", "title = \"", "date = 2026-13-01\n",
    "date = 2026-02-03\n", "tags = [", "{", "}", "draft = true\n", "slug = \"", "\nextra = { a = ", "season: 2\n", "null",
    "true", "1e999", "99999999999999999999", "-1", "0", "\u{0}", "\u{1}", "\u{7}", "\u{8}", "\u{1b}[31m", "\u{7f}",
    "\u{85}", "\u{a0}", "\u{ad}", "\u{200b}", "\u{200d}", "\u{202e}", "\u{2028}", "\u{2060}", "\u{feff}", "\u{fffd}",
    "\u{fffe}", "\u{301}", "é", "ß", "İ", "ﬁ", "猫", "。", "「", "」", "نور", "👩‍🚒", "𝔉", "\r", "\r\n", "\n", "\n\n", " ", "x",
];
