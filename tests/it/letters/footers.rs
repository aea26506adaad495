//! What a letter ends with, whatever template prints it.

use super::mail::{Mailroom, assert_holds};
use crate::support::{Folder, TODAY, newsletter};

fn signed(footer: &str) -> Folder {
    let folder = Folder::of(&newsletter(
        r#"
//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"

[email]
from = "hester@letters.example"
unsubscribe = "https://letters.example/leave?list=a&all=1"
address = """
Rain & Daughters
1 The Ness"""
//- content/01-wet/01-rain.md
+++
title = "Rain"
date = 2026-03-01
summary = "On rain."
+++
It rained.
//- content/01-wet/02-mud.md
+++
title = "Mud"
date = 2026-03-02
summary = "On mud."
+++
It dried.
"#,
    ));
    folder.write("templates/letter.html", format!("{{% extends \"theme/letter.html\" %}}\n{footer}\n"));
    folder
}

#[test]
fn a_text_that_a_template_prints_twice_can_be_cut() {
    let folder = signed("{% block body %}{{ letter.body }}{{ letter.body }}{% endblock %}");
    let code = "if x == 1: print(\"light\", 2)\n".repeat(2_000);
    let fog = format!("+++\ntitle = \"Fog\"\ndate = 2026-03-03\n+++\nGrey.\n\n```python\n{code}```\n");
    folder.write("content/01-wet/03-fog.md", fog);
    folder.run(&["email", "--latest", "--cut", "--today", TODAY]).ends(0);
}

#[test]
fn a_footer_without_a_way_out_or_an_address_is_told_once() {
    let folder = signed("{% block footer %}<p>Love, Ann</p>{% endblock %}");
    for arguments in [&["check"][..], &["email", "--all"], &["email", "--all", "--target", "html"]] {
        let told = folder.run(&[arguments, &["--today", TODAY]].concat()).ends(0).aside;
        for (what, how) in [
            (
                "letters leave out the way out of the list: this footer has no `letter.unsubscribe`",
                "{{ letter.unsubscribe }}",
            ),
            ("letters leave out the postal address: this footer has no `letter.address`", "in letter.address %}"),
        ] {
            assert_eq!(told.matches(what).count(), 1, "{told}");
            assert_holds(&told, &[how]);
        }
        assert_holds(
            &told,
            &["--> templates/letter.html:2:10", "{% block footer %}<p>Love, Ann</p>", "[letter-footer]"],
        );
    }
    let told = folder.run(&["email", "--all", "--target", "resend", "--today", TODAY]).ends(1).aside;
    assert_holds(&told, &["a letter for Resend needs `letter.unsubscribe` once, and has it 0 times"]);
    assert!(told.contains("the postal address") && !told.contains("the way out of the list"), "{told}");
    // A service that makes mail of a feed adds both.
    assert!(!folder.build(&[]).ends(0).aside.contains("letters leave out"));
}

#[test]
fn a_footer_that_has_both_is_none_to_speak_of() {
    for footer in [
        "",
        "{% block footer %}{{ super() }}<p>Love, Ann</p>{% endblock %}",
        "{% block footer %}{{ letter.address | join(sep=', ') }} <a href='{{ letter.unsubscribe }}'>Go</a>{% endblock %}",
    ] {
        let told = signed(footer).run(&["check", "--today", TODAY]).ends(0).aside;
        assert!(!told.contains("letters leave out"), "{told}");
    }
    assert!(!Mailroom::new("Light.").message().contains("Unsubscribe"));
}

#[test]
fn a_header_alone_is_no_way_out_that_a_reader_sees() {
    let footed = |letters: &str| {
        let masthead = format!("title = \"Letters\"\nbase_url = \"https://letters.example\"\n\n[email]\n{letters}");
        let folder = signed("");
        folder.write("newsletter.toml", format!("{masthead}\nfrom = \"hester@letters.example\"\n"));
        folder.run(&["email", "--latest", "--today", TODAY]).ends(0).aside
    };
    let told = footed("one_click = \"https://letters.example/u\"\naddress = \"1 The Ness\"");
    assert_holds(
        &told,
        &["messages have no way out of the list that a reader sees", "add `unsubscribe = \"mailto:", "[letter-footer]"],
    );
    let told = footed("");
    assert_holds(&told, &["messages have no way out of the list and no postal address"]);
    let told = footed("unsubscribe = \"mailto:leave@letters.example\"\naddress = \"1 The Ness\"");
    assert!(!told.contains("letter-footer"), "{told}");
}
