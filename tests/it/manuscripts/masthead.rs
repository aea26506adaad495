//! `newsletter.toml`: every key, and what is said of a mistake in it.

use crate::support::{check, newsletter};

/// Checks a masthead that has a title and an address already.
#[track_caller]
fn check_also(lines: &str) {
    check(&format!(
        "//- newsletter.toml\ntitle = \"Letters\"\nbase_url = \"https://letters.example\"\n{}",
        lines.trim_start_matches('\n')
    ));
}

#[test]
fn a_masthead_needs_a_title_and_an_address() {
    check(
        r#"//- newsletter.toml
^ `title` is missing
help: add `title = "The name of your newsletter"`
^ `base_url` is missing
help: add `base_url = "https://example.org"`
tagline = "About rain"
"#,
    );
}

#[test]
fn every_key_is_known() {
    check_also(
        r#"
id = "letters.example"
tagline = "About rain"
description = "A letter about rain."
author = { name = "Ada", email = "ada@letters.example", url = "https://ada.example" }
language = "pt-BR"
timezone = "America/Sao_Paulo"
schedule = "Tuesday"
season_label = "Book {season}"
episode_label = "Chapter {episode}"
permalink = "/{season_slug}/{episode}/"
subscribe = { url = "https://list.example", action = "https://list.example/add", field = "e" }
feed = { items = 20 }
markdown = { smart_punctuation = false }
links = [{ title = "Elsewhere", url = "https://elsewhere.example" }]

[extra]
anything = ["goes", 7, { here = true }]
"#,
    );
}

#[test]
fn a_key_that_nobody_knows() {
    check_also(
        r#"
tag_line = "About rain"
^^^^^^^^ no key is called `tag_line`
help: did you mean `tagline`?

[author]
name = "Ada"
mail = "ada@letters.example"
^^^^ no key is called `mail`
help: did you mean `email`?
"#,
    );
}

#[test]
fn a_key_below_the_head_of_a_table_belongs_to_it() {
    check_also(
        r#"
[feed]
items = 20
tagline = "About rain"
^^^^^^^ no key is called `tagline` here
help: it stands below `[feed]` and belongs to that: move it above
"#,
    );
}

#[test]
fn toml_that_cannot_be_read() {
    check_also(
        r#"
tagline = About rain
          ^^^^^^^^^^ a text stands between quotation marks
          help: write `tagline = "About rain"`
"#,
    );
    check_also(
        r#"
title = "Again"
^^^^^ `title` is said twice
"#,
    );
}

#[test]
fn an_address_is_whole() {
    for wrong in [
        "letters.example",
        "ftp://letters.example",
        "https://",
        "https://letters.example/?a=b",
        "/letters",
        "https://letters.example//a",
        "https://letters.example/%zz/",
        "https://letters.example/../x",
    ] {
        let told = newsletter(&format!("//- newsletter.toml\ntitle = \"Letters\"\nbase_url = \"{wrong}\"\n")).told();
        assert!(told.contains("`base_url` must be a web address"), "{wrong}: {told}");
    }
    check(
        r#"//- newsletter.toml
title = "Letters"
base_url = "letters.example"
           ^^^^^^^^^^^^^^^^^ `base_url` must be a web address
           help: write the whole address of the home page: `base_url = "https://letters.example"`
"#,
    );
}

#[test]
fn languages_and_time_zones_have_names() {
    check_also(
        r#"
language = "english"
           ^^^^^^^^^ `english` is not the tag of a language
           help: did you mean `en`?
timezone = "Europe/Lodnon"
           ^^^^^^^^^^^^^^^ no time zone is called `Europe/Lodnon`
           help: did you mean `Europe/London`?
"#,
    );
    check_also(
        r#"
timezone = "here"
           ^^^^^^ no time zone is called `here`
           help: write a name such as `timezone = "Europe/London"`
"#,
    );
    check_also(
        r#"
language = "en_GB"
           ^^^^^^^ `en_GB` is not the tag of a language
           help: did you mean `en-GB`?
timezone = "berlin"
           ^^^^^^^^ no time zone is called `berlin`
           help: did you mean `Europe/Berlin`?
"#,
    );
}

#[test]
fn a_schedule_names_days_or_says_it_in_words() {
    check_also(
        r#"
schedule = "Tuesdy"
           ^^^^^^^^ no day is called `Tuesdy`
           help: did you mean `Tuesday`? what is no day is said as it stands, in several words
"#,
    );
    check_also("schedule = \"When it rains\"\n");
}

#[test]
fn labels_and_permalinks_are_made_of_what_exists() {
    check_also(
        r#"
season_label = "Season {sesaon}"
                       ^^^^^^^^ nothing is called `{sesaon}` here
                       help: did you mean `{season}`?
episode_label = "No. {number}"
                     ^^^^^^^^ nothing is called `{number}` here
                     help: known are `{season}`, `{episode}`
permalink = "/{season_slug/{slug}/"
              ^^^^^^^^^^^^^^^^^^^ nothing is called `{season_slug/{slug}` here
"#,
    );
    check_also(
        r#"
episode_label = "No. {episode"
                     ^^^^^^^^ this `{` is never closed
                     help: close it with `}`
"#,
    );
    check_also(
        r#"
season_label = '''Part {x}'''
                       ^^^ nothing is called `{x}` here
                       help: known are `{season}`
permalink = "/%2e%2e/{slug}/"
            ^^^^^^^^^^^^^^^^^ this address is percent-encoded
            help: write the characters themselves: an address is encoded where it is printed
"#,
    );
    for wrong in ["{slug}/", "/{slug}", "/../{slug}/", "//{slug}/"] {
        let told =
            newsletter(&format!("//- newsletter.toml\ntitle = \"Letters\"\nbase_url = \"https://letters.example\"\npermalink = \"{wrong}\"\n"))
                .told();
        assert!(told.contains("this cannot be the address of an episode"), "{wrong}: {told}");
    }
}

#[test]
fn a_permalink_that_does_not_tell_episodes_apart_is_told_where_it_stands() {
    check(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
permalink = "/{year}/"
            ^^^^^^^^^^ two episodes would be published at `/2026/`
            help: add `{slug}` or `{episode}`, as in `permalink = "/{season_slug}/{slug}/"`
            note: content/02-mud.md:2: this is the second
//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
//- content/02-mud.md
+++
title = "Mud"
date = 2026-03-08
+++
"#,
    );
}

#[test]
fn where_to_subscribe() {
    check_also(
        r#"
subscribe = { field = "email" }
            ^^^^^^^^^^^^^^^^^^^ `subscribe` leads nowhere
            help: give it a `url`, or the `action` of a form
"#,
    );
    check_also(
        r#"
subscribe = "https://list.example"
            ^^^^^^^^^^^^^^^^^^^^^^ `subscribe` must be a table
            help: write `subscribe = { url = … }`
"#,
    );
}

#[test]
fn how_much_a_feed_holds() {
    for wrong in ["0", "-1", "\"some\"", "1.5", "99999999999999999999"] {
        let told = newsletter(&format!(
            "//- newsletter.toml\ntitle = \"Letters\"\nbase_url = \"https://letters.example\"\nfeed = {{ items = {wrong} }}\n"
        ))
        .told();
        assert!(told.contains("`items` must be"), "{wrong}: {told}");
    }
    check_also(
        r#"
feed = { items = 0 }
                 ^ `items` must be `"all"` or a number
                 help: write `items = "all"` or `items = 50`
"#,
    );
}

#[test]
fn an_author_has_a_name() {
    check_also(
        r#"
author = { email = "ada" }
         ^^^^^^^^^^^^^^^^^ `name` is missing
         help: add `name = "Your name"`
                   ^^^^^ this is not an address for mail
                   help: write `email = "you@example.org"`
"#,
    );
    check_also(
        r#"
author = { name = "Ada", email = "ada@" }
                                 ^^^^^^ this is not an address for mail
                                 help: write `email = "you@example.org"`
"#,
    );
    check_also(
        r#"
author = "Ada"
         ^^^^^ `author` must be a table
         help: write `author = { name = … }`
"#,
    );
}

#[test]
fn an_id_is_a_name_that_can_be_held() {
    check_also(
        r#"
id = "my letters"
     ^^^^^^^^^^^^ `id` may hold letters, digits, `.`, `-`, `_` and `@`
     help: write a domain name that you hold, such as `id = "letters.example.org"`
"#,
    );
}

#[test]
fn links_have_a_title_and_an_address() {
    check_also(
        r#"
links = [{ title = "About" }, "https://elsewhere.example"]
         ^^^^^^^^^^^^^^^^^^^ `url` is missing
         help: add `url = "@/about.md"`
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ `links` must be a list of tables
                              help: write `links = [{ title = … }]`
"#,
    );
}

#[test]
fn what_is_extra_reaches_templates() {
    let site = newsletter(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
extra = { lamp = { lit = true, since = 1869, colours = ["white", "red"] } }
//- templates/page.html
{{ newsletter.extra.lamp.since }} {{ newsletter.extra.lamp.colours | join(sep="+") }} {{ page.extra.mood }}
//- content/about.md
+++
title = "About"
extra = { mood = "<calm>" }
+++
"#,
    )
    .site();
    assert_eq!(site.at("/about/").trim(), "1869 white+red &lt;calm&gt;");
}
