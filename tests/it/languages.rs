//! What a newsletter says by itself, in its language and in the author's own words.

use crate::support::{check, newsletter};

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
    let every: String = feuilleton::language::Words::TEXTS.iter().map(|it| format!("{it} = \"slovo\"\n")).collect();
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
