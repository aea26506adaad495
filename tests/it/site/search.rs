//! The index that readers search: what is found under which words, and where it lies. What the browser makes of it is
//! tested in one (`tests/browser/search.mjs`).

use crate::support::{Newsletter, Site, all_between, check, letter, newsletter};

/// The titles of the episodes that are found under `term`, a word as the index has it.
#[track_caller]
fn found<'a>(site: &'a Site, term: &str) -> Vec<&'a str> {
    let parts = site.addresses().into_iter().filter(|it| it.starts_with("/search/words-"));
    let lines = parts.flat_map(|it| site.at(&it).lines());
    let mut said = lines.filter_map(|it| it.strip_prefix(term)?.strip_prefix(' '));
    let postings = said.next().unwrap_or("");
    assert_eq!(said.next(), None, "`{term}` has one line");
    episodes(postings).into_iter().map(|it| site.titles[it].as_str()).collect()
}

/// Reads a row of postings, as `search.js` does: steps of five bits, a weight, and stretches.
fn episodes(row: &str) -> Vec<usize> {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut digits = row.chars().map(|it| DIGITS.find(it).expect("a digit"));
    let (mut episodes, mut episode, mut step, mut shift) = (Vec::new(), 0, 0, 0);
    while let Some(digit) = digits.next() {
        step |= (digit & 31) << shift;
        shift += 5;
        if digit < 32 {
            episode += step;
            episodes.push(episode);
            digits.next().expect("a weight");
            while digits.next().expect("a stretch") >= 32 {}
            (step, shift) = (0, 0);
        }
    }
    episodes
}

/// A newsletter in `language` of one episode for each text, called by its number.
fn letters(language: &str, texts: &[&str]) -> Newsletter {
    let episode = |(index, text): (usize, &&str)| {
        format!("//- content/{index}.md\n+++\ntitle = \"E{index}\"\ndate = 2026-01-0{}\n+++\n{text}\n", index + 1)
    };
    let episodes: String = texts.iter().enumerate().map(episode).collect();
    newsletter(&format!(
        "//- newsletter.toml\ntitle = \"Letters\"\nbase_url = \"https://letters.example\"\nlanguage = \"{language}\"\n{episodes}"
    ))
}

#[test]
fn an_episode_is_found_by_everything_on_its_page() {
    let site = newsletter(
        r#"
//- content/01-light/season.md
+++
title = "First Light"
+++
//- content/01-light/01-lamps.md
+++
title = "Of Lamps"
date = 2026-01-06
tags = ["Static sites"]
authors = ["Ada Byron"]
summary = "A wick."
pairings = [{ kind = "book", title = "Faust", by = "Goethe" }]
+++
# Oil
It *burns*[^1] in `argand_burner`.

![A keeper](https://letters.example/keeper.jpg "Her stairs")

| Colour |
| ------ |
| green  |

<p>Raw <b>whale</b></p>

[^1]: Dimly.
"#,
    )
    .site();
    for word in [
        "lamp",
        "static",
        "sit",
        "ada",
        "byron",
        "wick",
        "faust",
        "goeth",
        "oil",
        "burn",
        "argand",
        "keeper",
        "stair",
        "color",
        "green",
        "whal",
        "dimli",
        "light",
        "s1e1",
        "e1",
        "s1",
        "1",
        "#static-sites",
    ] {
        assert_eq!(found(&site, word), ["Of Lamps"], "{word}");
    }
    assert_eq!(found(&site, "book").len(), 0, "what a pairing is, is not what an episode is about");
}

#[test]
fn a_word_is_found_in_all_its_forms() {
    for (language, texts, stem) in [
        ("en-GB", ["The lenses were measured.", "Measuring a lens."], "measur"),
        ("fr", ["Les journaux de l’été.", "Le journal d’un été."], "journal"),
        ("de-AT", ["Die Häuser leuchten.", "Ein Haus leuchtet."], "haus"),
        ("es", ["Las luces de la ciudad.", "Una luz."], "luz"),
        ("pt-BR", ["As nações e os faróis.", "Uma nação."], "naca"),
        ("it", ["I laghi.", "Il lago."], "lag"),
        ("nl", ["Twee brieven.", "Een brief."], "brief"),
        ("pl", ["W latarni.", "Nad latarnią."], "latarn"),
        ("ar", ["الكتاب الأول", "كتاب جديد"], "كتاب"),
        ("fi", ["Talo.", "TALO!"], "talo"),
    ] {
        let site = letters(language, &texts).site();
        assert_eq!(found(&site, stem), ["E0", "E1"], "{language}");
    }
}

#[test]
fn where_no_spaces_are_written_pairs_of_characters_are_found() {
    for language in ["ja", "zh"] {
        let site = letters(language, &["吾輩は猫である。", "猫と犬"]).site();
        assert_eq!(found(&site, "吾輩"), ["E0"]);
        assert_eq!(found(&site, "猫で"), ["E0"]);
        assert_eq!(found(&site, "猫と"), ["E1"]);
        assert_eq!(found(&site, "犬"), ["E1"], "the last one of a row stands alone");
    }
}

#[test]
fn what_is_withheld_is_in_no_part_of_the_index() {
    let files = r#"
//- content/01-rain.md
+++
title = "Rain"
date = 2026-01-06
+++
Puddles.
//- content/02-secret.md
+++
title = "Clandestine"
date = 2026-01-13
draft = true
+++
Whispering.
//- content/03-later.md
+++
title = "Clandestine, too"
date = 2027-01-01
+++
Whispering.
"#;
    let site = newsletter(files).site();
    assert_eq!(site.mentions("whisper"), [""; 0]);
    assert_eq!(site.mentions("landestin"), [""; 0]);
    let site = newsletter(files).with_drafts().site();
    assert_eq!(found(&site, "whisper"), ["Clandestine"]);
}

#[test]
fn what_only_letters_say_is_not_found_on_the_site() {
    let site = letter("> [!EMAIL]\n> Answer this letter.\n\n> [!WEB]\n> Leave a comment.\n").site();
    assert_eq!(found(&site, "answer").len(), 0);
    assert_eq!(found(&site, "comment"), ["Rain"]);
}

#[test]
fn the_search_lies_below_the_path_of_the_newsletter() {
    let site = letter("Drops.").at("https://letters.example/deep/down").site();
    assert!(site.at("/search/cards-0.json").contains("\"/deep/down/rain/\""));
    assert!(site.at("/search/").contains("data-guide=\"/deep/down/search/guide.json\""));
    assert!(site.at("/search/").contains("src=\"/deep/down/search.js?v="));
    assert!(site.at("/rain/").contains("role=\"search\" action=\"/deep/down/search/\""));
}

#[test]
fn a_reader_without_scripts_is_led_to_the_archive() {
    let site = letter("Drops.").site();
    let [words] = all_between(site.at("/search/"), "<noscript>", "</noscript>")[..] else { panic!("one noscript") };
    assert!(words.contains("Searching needs JavaScript") && words.contains("href=\"/archive/\""), "{words}");
    assert!(site.at("/search/").contains("content=\"noindex\""));
    assert!(!site.at("/sitemap.xml").contains("/search/"));
}

#[test]
fn the_form_offers_seasons_and_tags() {
    let site = newsletter(
        r#"
//- content/01-light/01-a.md
+++
title = "A"
date = 2026-01-06
tags = ["C++", "Rain"]
+++
//- content/02-dark/01-b.md
+++
title = "B"
date = 2026-01-13
tags = ["Rain"]
+++
"#,
    )
    .site();
    let options = all_between(site.at("/search/"), "<option value=\"", "</option>");
    let expected = [
        "\">All seasons",
        "1\">Season 1 · Light",
        "2\">Season 2 · Dark",
        "\">All tags",
        "c-plus-plus\" dir=\"auto\">C++ · 1 episode",
        "rain\" dir=\"auto\">Rain · 2 episodes",
    ];
    assert_eq!(options, expected);
    assert_eq!(found(&site, "#c-plus-plus"), ["A"]);
    assert_eq!(found(&site, "#rain"), ["A", "B"]);
    assert!(site.at("/search/guide.json").contains("\"seasons\":[[1,0,1],[2,1,2]]"));
}

#[test]
fn parts_of_a_large_index_are_small_and_follow_each_other() {
    let texts: String = (0..300)
        .map(|episode| {
            let words: String = (0..400).map(|it| format!("w{}x{} ", (episode * 7 + it * 13) % 900, it % 5)).collect();
            format!(
                "//- content/{episode}.md\n+++\ntitle = \"E\"\ndate = 2026-01-01\nslug = \"e{episode}\"\n+++\n{words}\n"
            )
        })
        .collect();
    let site = newsletter(&texts).site();
    let parts: Vec<String> =
        (0..99).map(|it| format!("/search/words-{it}.txt")).take_while(|it| site.has(it)).collect();
    assert!(parts.len() > 10, "{} parts", parts.len());
    let lines: Vec<&str> = parts.iter().flat_map(|it| site.at(it).lines()).collect();
    let words: Vec<&str> = lines.iter().filter_map(|it| it.split(' ').next()).collect();
    assert!(words.is_sorted() && lines.len() > 4_000, "every word once, in order");
    for part in &parts {
        let length = site.at(part).len();
        assert!((5_000..40_000).contains(&length), "{part} has {length} bytes");
    }
    assert_eq!((0..99).take_while(|it| site.has(&format!("/search/cards-{it}.json"))).count(), 10);
}

#[test]
fn the_stamp_changes_with_what_is_found() {
    let stamp = |text: &str| {
        let site = letter(text).site();
        all_between(site.at("/search/guide.json"), "\"stamp\":\"", "\"")[0].to_owned()
    };
    assert_eq!(stamp("Drops."), stamp("Drops."));
    assert_ne!(stamp("Drops."), stamp("Puddles."));
}

#[test]
fn a_newsletter_may_do_without() {
    let site = newsletter(
        r#"
//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
search = false
//- content/01-rain.md
+++
title = "Rain"
date = 2026-01-06
+++
"#,
    )
    .site();
    assert!(!site.addresses().iter().any(|it| it.contains("search")), "{:?}", site.addresses());
    assert_eq!(site.mentions("role=\"search\""), [""; 0]);
}

#[test]
fn the_author_is_told_what_stands_in_the_way() {
    check(
        r#"
//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
serach = true
^^^^^^ no key is called `serach`
help: did you mean `search`?
"#,
    );
    check(
        r#"
//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
search = "yes"
         ^^^^^ `search` must be `true` or `false`
"#,
    );
    check(
        r#"
//- content/search.md
+++
^ two things would be published at `search/index.html`: this and the search
help: give this another name or `slug`
title = "Search"
+++
"#,
    );
}

#[test]
fn a_word_is_found_whole_beside_its_reading() {
    let site =
        letters("ja", &["<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>を<ruby>潮<rt>しお</rt></ruby>に書く。"]).site();
    for term in ["漢字", "字を", "を潮", "潮に", "かん", "しお"] {
        assert_eq!(found(&site, term), ["E0"], "{term}");
    }
}
