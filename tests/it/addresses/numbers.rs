//! Links that are nearly by the number of an episode or of a season, and addresses that say twice where the newsletter
//! lies.

use feuilleton::diagnostic::Rule;

use crate::support::{check, newsletter};

#[test]
fn a_number_is_written_without_blanks() {
    check(
        r#"//- content/01-one/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
[first](S1 E1) and [this](Episode 1) and [that](as in episode 1) and [more](E 1, that is).
^^^^^^^^^^^^^^ warning: a blank stands in this address, so this is no link
help: write `[first](S1E1)`
                   ^^^^^^^^^^^^^^^^^ warning: a blank stands in this address, so this is no link
                   help: an episode is linked by its number, as in `[this](S1E1)`, or by its file

(the sea)[https://sea.example] and (see below)[S1E1] and (rain)[^1] and f(x)[i]
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: the words and the address of this link are in each other's brackets
help: write `[the sea](https://sea.example)`

[sea](https://sea .example)
^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: a blank stands in this address, so this is no link
help: take the blank out

[^1]: Wet.
"#,
    );
}

#[test]
fn a_season_is_linked_by_what_introduces_it() {
    check(
        r#"//- content/01-one/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
[the season](S1) and [another](s2)
^^^^^^^^^^^^^^^^ warning: there is no `content/01-one/S1`, so this is printed without a link
help: a season is linked by the text that introduces it: `@/01-one/season.md`
                     ^^^^^^^^^^^^^ warning: there is no `content/01-one/s2`, so this is printed without a link
                     help: a season is linked by the `season.md` in its folder, and this one has none
//- content/01-one/season.md
+++
title = "One"
+++
"#,
    );
}

#[test]
fn a_number_between_double_brackets_becomes_a_link() {
    let text = r#"//- content/01-one/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
See [[S1E1]] or [[S1E1|the rain]].
    ^^^^^^^^ warning: another program would understand this; here it is printed as words
    help: write `[](S1E1)`
                ^^^^^^^^^^^^^^^^^ warning: another program would understand this; here it is printed as words
                help: write `[the rain](S1E1)`
"#;
    newsletter(text).proofread(&[Rule::LooseMark]);
    let mended = "+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\nSee [](S1E1) or [the rain](S1E1).\n";
    newsletter(text).with("content/01-one/01-rain.md", mended).proofread(&[Rule::LooseMark, Rule::LooseLink]);
}

#[test]
fn an_alias_begins_below_the_home_page() {
    let with = |aliases: &str| {
        newsletter(&format!(
            "//- newsletter.toml\ntitle = \"L\"\nbase_url = \"https://l.example/letters/\"\n\
             //- content/01-one/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\naliases = {aliases}\n+++\n"
        ))
    };
    let told = with("[\"/letters/old/\"]").told();
    for said in ["this leads on from `/letters/letters/old/`", "did you mean `/old/`? `/letters` is put before it"] {
        assert!(told.contains(said), "{said}: {told}");
    }
    with("[\"/old/\", \"/lettersmith/\", \"/letters/\"]").check();
}
