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
