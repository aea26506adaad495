//! What a newsletter says by itself, in its language and in the author's own words.

use std::collections::BTreeMap;
use std::path::Path;

use feuilleton::language::{Language, Words};

use crate::support::{Folder, check, newsletter};

/// Checks a masthead that has a title and an address already.
#[track_caller]
fn check_masthead(lines: &str) {
    check(&format!(
        "//- newsletter.toml\ntitle = \"Letters\"\nbase_url = \"https://letters.example\"\n{}",
        lines.trim_start_matches('\n')
    ));
}

#[test]
fn an_author_has_the_last_word() {
    let site = newsletter(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
schedule = "Tuesday, Friday"

[words]
subscribe = "Join \"us\" & <them>"
season_label = "Book {season}"
and = " & "
note = "By <the> way"
episodes = { one = "a lone letter", other = "{n} letters" }
//- content/01-rain/01-mud.md
+++
title = "Mud"
date = 2026-03-01
+++
> [!NOTE]
> It rained.
"#,
    )
    .site();
    assert!(site.at("/").contains("New every Tuesday &amp; Friday"));
    assert!(site.at("/").contains("Join &quot;us&quot; &amp; &lt;them&gt;"));
    assert!(site.at("/rain/").contains("a lone letter") && site.at("/rain/").contains("Book 1"));
    assert!(site.at("/rain/mud/").contains("<p class=\"alert-title\">By &lt;the&gt; way</p>"));
}

#[test]
fn a_language_may_be_written_in_any_case() {
    let page = |tag: &str| {
        newsletter(&format!(
            "//- newsletter.toml\ntitle = \"Letters\"\nbase_url = \"https://letters.example\"\nlanguage = \"{tag}\"\n\
             //- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\n\"Rain\"\n"
        ))
        .site()
        .at("/rain/")
        .to_owned()
    };
    for (typed, usual) in [("en-us", "en-US"), ("de-ch", "de-CH"), ("DE", "de"), ("zh-hant", "zh-Hant")] {
        assert_eq!(page(typed), page(usual));
        assert!(page(typed).contains(&format!("<html lang=\"{usual}\"")), "{typed}");
    }
}

#[test]
fn words_and_their_places_exist() {
    check_masthead(
        r#"
[words]
subscirbe = "Join us"
^^^^^^^^^ no key is called `subscirbe`
help: did you mean `subscribe`?
season_label = "Book {saeson}"
                     ^^^^^^^^ nothing is called `{saeson}` here
                     help: did you mean `{season}`?
"#,
    );
    check_masthead(
        r#"
[words]
previous = "Before {title}"
                   ^^^^^^^ nothing is called `{title}` here
                   help: nothing is filled in here
"#,
    );
    check_masthead(
        r#"
[words]
subscribe = "Join \"us\", {reader}"
                          ^^^^^^^^ nothing is called `{reader}` here
                          help: nothing is filled in here
season_label = """Book {saeson}"""
                       ^^^^^^^^ nothing is called `{saeson}` here
                       help: did you mean `{season}`?
"#,
    );
    check_masthead(
        r#"
[words]
episodes = { one = "{n} letter", few = "{n} letters", other = "{n} letters" }
                                 ^^^ no key is called `few`
                                 help: known keys are one, other
minutes = { one = "a minute" }
          ^^^^^^^^^^^^^^^^^^^^ the form `other` is missing
          help: add `other = "{n} …"`, which stands beside any other number
"#,
    );
}

#[test]
fn a_language_that_we_do_not_speak() {
    let told = |more: &str| {
        newsletter(&format!(
            "//- newsletter.toml\ntitle = \"Dopisy\"\nbase_url = \"https://dopisy.example\"\nlanguage = \"cs\"\n{more}\
             //- content/01-destik.md\n+++\ntitle = \"Deštík\"\ndate = 2026-03-01\n+++\n"
        ))
        .told()
    };
    assert!(told("").contains("warning[untranslated]: we have no words in `cs`; "), "{}", told(""));
    assert!(told("").contains("help: write your own under `[words]`"));
    let every: String = Words::TEXTS.iter().map(|it| format!("{it} = \"slovo\"\n")).collect();
    assert_eq!(told(&format!("[words]\n{every}")), "");
}

#[test]
fn an_episode_is_set_as_its_language_is() {
    let site = |language: &str| {
        newsletter(&format!(
            "//- newsletter.toml\ntitle = \"L'almanach\"\nbase_url = \"https://letters.example\"\nlanguage = \"{language}\"\n\
             //- content/01-rain.md\n+++\ntitle = \"\\\"Rain\\\"\"\ndate = 2026-03-01\n+++\n{TYPED}"
        ))
        .site()
    };
    let french = site("fr");
    assert_eq!(
        french.prose("/rain/"),
        "<h2 id=\"vraiment--dit-elle-\">«\u{202f}Vraiment\u{202f}?\u{202f}» dit-elle\u{202f}! \
         <a class=\"anchor\" href=\"#vraiment--dit-elle-\" aria-label=\"Lien vers cette section\">#</a></h2>\n\
         <p>«\u{202f}Il <em>pleut</em>\u{202f}?\u{202f}» «\u{202f}Oui.\u{202f}» <code>a \"b\" ?</code>\u{202f}; \
         <kbd>\"c\"</kbd> \"d\" l’eau</p>\n\
         <pre class=\"code\" tabindex=\"0\"><code>\"e\" ?\n</code></pre>\n<div title=\"f ?\">\"g\" ?</div>"
    );
    assert!(french.at("/rain/").contains("<h1>«\u{202f}Rain\u{202f}»</h1>"));
    assert!(french.at("/").contains("<p class=\"card-excerpt\">«\u{202f}Il pleut\u{202f}?\u{202f}»"));
    assert!(french.at("/feed.xml").contains("«\u{202f}Il <em>pleut</em>\u{202f}?\u{202f}»"));
    assert!(site("de").prose("/rain/").contains("<p>„Il <em>pleut</em>?“ „Oui.“"));
    assert!(site("en").prose("/rain/").contains("<p>“Il <em>pleut</em>?” “Oui.”"));
}

/// Quotes in words, in code of every kind, in raw HTML, and behind a stroke that keeps them straight.
const TYPED: &str = "\
## \"Vraiment ?\" dit-elle !

\"Il *pleut*?\" \"Oui.\" `a \"b\" ?`; <kbd>\"c\"</kbd> \\\"d\\\" l'eau

```
\"e\" ?
```

<div title=\"f ?\">\"g\" ?</div>
";

/// A small newsletter in every language, each with the same story in it.
const STORIES: [(&str, &str); 11] = [
    ("ar", include_str!("../../languages/ar.txt")),
    ("de", include_str!("../../languages/de.txt")),
    ("en", include_str!("../../languages/en.txt")),
    ("es", include_str!("../../languages/es.txt")),
    ("fr", include_str!("../../languages/fr.txt")),
    ("it", include_str!("../../languages/it.txt")),
    ("ja", include_str!("../../languages/ja.txt")),
    ("nl", include_str!("../../languages/nl.txt")),
    ("pl", include_str!("../../languages/pl.txt")),
    ("pt-BR", include_str!("../../languages/pt-BR.txt")),
    ("zh-Hans", include_str!("../../languages/zh-Hans.txt")),
];

/// Every page and letter of a newsletter without its markup: what a reader reads or hears.
fn read_out(tag: &str, story: &str) -> BTreeMap<String, String> {
    let folder = Folder::called(&format!("language-{tag}")).with(&newsletter(story));
    folder.build(&[]).ends(0);
    folder.run(&["email", "--all", "--target", "html", "--output", "letters/html"]).ends(0);
    folder.run(&["email", "--all", "--target", "text", "--output", "letters/text"]).ends(0);
    let sheets = folder.files("public").into_iter().chain(folder.files("letters"));
    let text = |it: Vec<u8>| String::from_utf8(it).expect("sheets are text");
    let readable = |path: &str| Path::new(path).extension().is_some_and(|it| it == "html" || it == "txt");
    let read = sheets.filter(|(path, _)| readable(path));
    read.map(|(path, bytes)| (path, without_markup(&text(bytes)))).collect()
}

fn without_markup(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<') {
        let (tag, words) = piece.split_once('>').unwrap_or(("", piece));
        if !tag.starts_with("script") && !tag.starts_with("style") {
            text.push_str(words);
            let heard = tag.split("aria-label=\"").nth(1).and_then(|it| it.split('"').next());
            text.push_str(&heard.map(|it| format!(" {it} ")).unwrap_or_default());
        }
        text.push(' ');
    }
    text
}

/// What the words of a language say besides what is filled in.
fn phrases(words: &Words) -> Vec<String> {
    let texts = Words::TEXTS.iter().filter_map(|it| words.text(it));
    let counted = Words::COUNTED.iter().filter_map(|it| words.counted(it));
    let forms = counted.flat_map(|it| ["one", "other"].into_iter().filter_map(|form| it.form(form)));
    let pieces = texts.chain(forms).flat_map(|it| it.split(['{', '}'])).map(str::trim);
    let places = ["n", "days", "season", "episode"];
    let spoken = pieces.filter(|it| it.contains(char::is_alphabetic) && !places.contains(it));
    spoken.map(str::to_owned).collect()
}

fn says(text: &str, phrase: &str) -> bool {
    let letter = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    text.match_indices(phrase)
        .any(|(at, _)| !letter(text[..at].chars().next_back()) && !letter(text[at + phrase.len()..].chars().next()))
}

#[test]
fn nothing_around_a_text_is_in_english() {
    let mut english = phrases(Language::english().words());
    english.extend(["March", "Tuesday", "Friday"].map(str::to_owned));
    let mut said_in_english = 0;
    for (tag, story) in STORIES {
        let own = phrases(Language::parse(tag).expect("a tag").words());
        for (path, text) in read_out(tag, story) {
            for phrase in english.iter().filter(|it| says(&text, it)) {
                said_in_english += usize::from(tag == "en");
                let borrowed = own.iter().any(|it| says(it, phrase));
                assert!(tag == "en" || borrowed, "{tag}: {path} says “{phrase}”");
            }
        }
    }
    assert!(said_in_english > 150, "only {said_in_english} English phrases are found in English");
}

#[test]
fn the_sheets_of_a_language_are_set_in_its_direction() {
    for (tag, story) in STORIES {
        let site = newsletter(story).site();
        let direction = if tag == "ar" { "rtl" } else { "ltr" };
        for address in ["/", "/water/", "/water/brings/", "/archive/", "/404.html"] {
            let opening = format!("<html lang=\"{tag}\" dir=\"{direction}\">");
            assert!(site.at(address).contains(&opening), "{tag} {address}");
        }
        assert_eq!(site.at("/feed.xml").contains("<div dir=\"rtl\">"), tag == "ar");
    }
}

#[test]
fn a_footnotes_mark_stays_with_its_sentence() {
    let (_, story) = STORIES[6];
    assert!(newsletter(story).site().prose("/water/brings/").contains("できた。\u{2060}<sup"));
}

#[test]
fn what_is_said_of_a_season_stands_behind_a_pause_and_not_in_a_list() {
    for (tag, said) in [("zh", "One，从头读起"), ("zh-TW", "One，從頭讀起"), ("ja", "One、"), ("en", "One, ")]
    {
        let site = newsletter(&format!(
            "//- newsletter.toml\ntitle = \"Letters\"\nbase_url = \"https://letters.example\"\nlanguage = \"{tag}\"\n\
             //- content/01-one/season.md\n+++\ntitle = \"One\"\n+++\n\
             //- content/01-one/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\nRain.\n"
        ))
        .site();
        assert!(site.at("/one/").contains(said), "{tag}");
    }
}

#[test]
fn an_initial_is_a_letter() {
    let has_initial = |language: &str, opening: &str| {
        let story = "une phrase qui prend plus de deux lignes, ".repeat(5);
        let site = newsletter(&format!(
            r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
language = "{language}"
//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
{opening}{story}
"#
        ))
        .site();
        !site.at("/rain/").contains("class=\"opens-short\"")
    };
    assert!(has_initial("en", "\"It is ") && has_initial("en", "It is ") && has_initial("de", "\"Das ist "));
    assert!(!has_initial("fr", "\"C'est "), "the mark would stand there alone, with its space");
    assert!(!has_initial("fr", "— C'est ") && !has_initial("es", "—Es "), "a dash is no letter");
    assert!(!has_initial("en", "... and so ") && !has_initial("en", "…and so ") && !has_initial("en", ".NET is "));
    assert!(!has_initial("en", "`fn` is ") && !has_initial("en", "<kbd>Esc</kbd> is "), "a frame has its own letters");
    assert!(has_initial("en", "*It* is ") && has_initial("en", "[It](https://e.example/) is "));
}

#[test]
fn a_script_from_right_to_left_is_set_from_right_to_left() {
    let site = newsletter(
        "//- newsletter.toml\ntitle = \"مطر\"\nbase_url = \"https://letters.example\"\nlanguage = \"ar\"\n\
         //- content/01-مطر.md\n+++\ntitle = \"مطر\"\ndate = 2026-03-01\ntags = [\"C++\"]\n+++\n",
    )
    .site();
    assert!(site.at("/").contains("<html lang=\"ar\" dir=\"rtl\">"));
    for (page, tag) in
        [("/mtr/", "><bdi>C++</bdi></a>"), ("/tags/", "><bdi>C++</bdi></a>"), ("/search/", " dir=\"auto\">C++ · ")]
    {
        assert!(site.at(page).contains(tag), "{page}");
    }
}
