//! What authors bring along from other tools: keys that mean something there, and what is said of them here.

use crate::support::{check, newsletter};

#[test]
fn what_other_tools_keep_from_readers_is_a_draft_or_waits_for_its_day() {
    check(
        r#"//- content/01-rain.md
---
title: Rain
date: 2026-03-01
status: draft
^^^^^^ no key is called `status`
help: to withhold it, write `draft: true`: without that, everybody gets it
visibility: paid
^^^^^^^^^^ no key is called `visibility`
help: everybody can find and read what is published here: to withhold it, write `draft: true`
---
//- content/02-mud.md
+++
title = "Mud"
publishDate = 2027-01-08T09:00:00Z
^^^^^^^^^^^ no key is called `publishDate`
help: nothing appears before the day that `date` gives: write `date = 2027-01-08T09:00:00Z`
private = true
^^^^^^^ no key is called `private`
help: everybody can find and read what is published here: to withhold it, write `draft = true`
+++
"#,
    );
    let help = |line: &str| {
        let told = newsletter(&format!("---\ntitle: Rain\ndate: 2026-03-01\n{line}\n---\n")).told();
        told.split("help: ").nth(1).unwrap_or("(none)").lines().next().unwrap_or_default().to_owned()
    };
    for line in ["hidden: true", "audience: only_paid", "password: letmein", "status: private", "members-only: yes"] {
        assert!(help(line).starts_with("everybody can find and read what is published here"), "{line}: {}", help(line));
    }
    for line in ["status: published", "visibility: public", "hidden: false", "audience: everyone", "password: ''"] {
        let all = "leave it out: everything is published that does not say `draft: true`";
        assert_eq!(help(line), all, "{line}");
    }
    for line in ["publish_date: 2027-01-08", "published_at: 2027-01-08", "pubDatetime: 2027-01-08"] {
        let day = "nothing appears before the day that `date` gives: write `date: 2027-01-08`";
        assert_eq!(help(line), day, "{line}");
    }
    let either = "write `date: 2027-01-03` or `date: 2027-03-01`, whichever it was";
    assert!(help("publish_date: 03/01/2027").ends_with(either), "{}", help("publish_date: 03/01/2027"));
    assert!(help("publish_date: soon").ends_with("to withhold it, write `draft: true`"), "no day is made up");
    assert!(help("private:").starts_with("leave it out"), "a key without a value says nothing");
    assert_eq!(help("status: scheduled"), "leave it out: nothing appears before the day that `date` gives");
    assert!(help("status: evergreen").starts_with("known keys are"), "what means nothing anywhere is the author's own");
}

#[test]
fn a_day_by_another_name_is_the_one_that_is_missing() {
    check(
        r#"//- content/01-rain.md
---
title: Rain
pubDate: 8 Jan 2026
^^^^^^^ no key is called `pubDate`
help: nothing appears before the day that `date` gives: write `date: 2026-01-08`
---
//- content/02-mud.md
---
^^^ `date` is missing
help: add the day of publication: `date: 2026-03-01`
title: Mud
published: true
^^^^^^^^^ no key is called `published`
help: leave it out: everything is published that does not say `draft: true`
---
"#,
    );
}

#[test]
fn a_page_waits_for_no_day() {
    check(
        r#"//- content/about.md
---
title: About
publishDate: 2027-01-08
^^^^^^^^^^^ no key is called `publishDate`
help: leave it out: a page waits for no day; to withhold it, write `draft: true`
---
"#,
    );
}

#[test]
fn the_address_that_a_text_had_leads_on_from_there() {
    check(
        r#"//- content/01-rain.md
---
title: Rain
date: 2026-03-01
permalink: /2025/01/the-clerk/
^^^^^^^^^ no key is called `permalink`
help: the new address follows from the file's name; write `aliases: ["/2025/01/the-clerk/"]` to lead on from this one
---
//- content/02-mud.md
+++
title = "Mud"
date = 2026-03-08
url = "https://old.example/p/mud.html?utm=1"
^^^ no key is called `url`
help: the new address follows from the file's name; write `aliases = ["/p/mud.html"]` to lead on from this one
+++
//- content/03-sea.md
---
title: Sea
date: 2026-03-15
permalink: /:year/:month/:title/
^^^^^^^^^ no key is called `permalink`
help: leave it out: addresses follow from the names of files, and `permalink` of newsletter.toml is the pattern of them all; `aliases` leads on from the one that this had
---
//- content/04-sky.md
---
title: Sky
date: 2026-03-22
permalink: sky-and-snow
^^^^^^^^^ no key is called `permalink`
help: did you mean `slug`?
---
//- content/05-fog.md
---
title: Fog
date: 2026-03-29
permalink: false
^^^^^^^^^ no key is called `permalink`
help: to withhold it, write `draft: true`
---
"#,
    );
    for (permalink, helps) in [
        ("/caf%C3%A9/", "aliases: [\"/café/\"]"),
        ("/%postname%/", "leave it out: addresses follow from the names of files, and `permalink` of newsletter.toml"),
        ("/2024/01/:title/", "`aliases` leads on from the one that this had"),
        ("/rain/", "leave it out: the name of the file leads to this address"),
    ] {
        let told = newsletter(&format!("---\ntitle: Rain\ndate: 2026-03-01\npermalink: {permalink}\n---\n")).told();
        assert!(told.contains(helps), "{told}");
    }
}

#[test]
fn what_other_tools_call_our_keys() {
    for (line, ours) in [
        ("lastmod: 2026-03-02", "updated"),
        ("last_modified_at: 2026-03-02", "updated"),
        ("modified: 2026-03-02", "updated"),
        ("updatedDate: 2026-03-02", "updated"),
        ("category: sea", "tags"),
        ("number: 3", "episode"),
        ("issue: 3", "episode"),
        ("feature_image: a.jpg", "cover"),
        ("heroImage: a.jpg", "cover"),
        ("thumbnail: a.jpg", "cover"),
    ] {
        let told = newsletter(&format!("---\ntitle: Rain\ndate: 2026-03-01\n{line}\n---\n")).told();
        assert!(told.contains(&format!("help: did you mean `{ours}`?\n")), "{line}: {told}");
    }
    for (line, meant) in [
        ("subject: \"Hi, you\"", "it belongs to `email`: write `email: { subject: \"Hi, you\" }`"),
        ("preheader: Hi", "it belongs to `email`: write `email: { preheader: \"Hi\" }`"),
        (
            "audio_url: https://a.example/r.mp3",
            "it belongs to `audio`: write `audio: { url: \"https://a.example/r.mp3\" }`",
        ),
        ("taxonomies: { tags: [sea, C++] }", "write `tags: [\"sea\", \"C++\"]` on a line of its own"),
        ("subject = \"Hi\"", "it belongs to `email`: write `email.subject = \"Hi\"`"),
        ("[taxonomies]\ntags = [\"sea\"]", "write `tags = [\"sea\"]` on a line of its own, above every `[…]`"),
    ] {
        let told = |line: &str| {
            let yaml = !line.contains('=');
            let (fence, is) = if yaml { ("---", ": ") } else { ("+++", " = ") };
            newsletter(&format!("{fence}\ntitle{is}\"Rain\"\ndate{is}2026-03-01\n{line}\n{fence}\n")).told()
        };
        assert!(told(line).contains(&format!("help: {meant}\n")), "{line}: {}", told(line));
        let typed = meant.split("write `").nth(1).and_then(|it| it.split('`').next()).expect("something to type");
        assert_eq!(told(typed), "", "{typed}");
    }
}

#[test]
fn characters_are_typed_and_not_written_as_html_writes_them() {
    check(
        r#"//- content/01-rain.md
---
title: "Maud&#8217;s &amp; Cake"
            ^^^^^^^ warning: `title` is plain text, and this is printed as it stands
            help: write `title: "Maud’s & Cake"`
date: 2026-03-01
summary: It rained [&hellip;]
                    ^^^^^^^^ warning: `summary` is plain text, and this is printed as it stands
                    help: write `summary: "It rained […]"`
tags: [sea, "Q&amp;A"]
              ^^^^^ warning: this text of `tags` is plain text, and this is printed as it stands
              help: write `"Q&A"`
authors: Ren&eacute;
            ^^^^^^^^ warning: this text of `authors` is plain text, and this is printed as it stands
            help: write `"René"`
email:
  subject: She said &quot;no&quot; &amp;#8211; twice
                    ^^^^^^ warning: `subject` is plain text, and this is printed as it stands
                    help: write `subject: 'She said "no" – twice'`
---
//- content/02-mud.md
+++
title = "It&#146;s mud"
           ^^^^^^ warning: `title` is plain text, and this is printed as it stands
           help: write `title = "It’s mud"`
date = 2026-03-08
summary = """
One line,&nbsp;
         ^^^^^^ warning: `summary` is plain text, and this is printed as it stands
         help: write a blank
and another."""
+++
//- content/03-sea.md
+++
title = "AT&T; R&D & so on; and &nothing;"
date = 2026-03-15
+++
"#,
    );
}

#[test]
fn a_letter_and_its_mark_are_one_whichever_way_they_are_written() {
    let site = |name: &str, tag: &str, author: &str| {
        newsletter(&format!(
            r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
language = "de"
author = {{ name = "René" }}
//- content/01-{name}.md
+++
title = "Rain"
date = 2026-03-01
tags = ["{tag}"]
authors = ["{author}"]
+++
It rained.
//- content/02-mud.md
+++
title = "Mud"
date = 2026-03-08
tags = ["Öl"]
+++
It dried.
"#
        ))
        .site()
    };
    // As keyboards have them, and as macOS hands them on.
    let (composed, decomposed) = (site("ガス", "Öl", "René"), site("カ\u{3099}ス", "O\u{308}l", "Rene\u{301}"));
    assert_eq!(composed.addresses(), decomposed.addresses());
    assert!(
        decomposed.has("/tags/oel/") && decomposed.at("/tags/oel/").contains("Rain"),
        "{:?}",
        decomposed.addresses()
    );
    assert!(!decomposed.at("/gasu/").contains("Rene\u{301}"));
}

#[test]
fn tags_have_no_mark_in_front() {
    check(
        r##"//- content/01-rain.md
---
title: Rain
date: 2026-03-01
tags: ["#hidden", "c#", sea]
       ^^^^^^^^^ warning: readers see this tag, and the `#` in front of it
       help: write `"hidden"`, or leave it out if it was to stay hidden
---
//- content/02-mud.md
---
title: Mud
date: 2026-03-08
tags: #rain #mud
      ^^^^^^^^^^ warning: a text cannot begin with `#` here
      help: write `tags: ["rain", "mud"]`
---
"##,
    );
}

#[test]
fn a_page_with_a_player_is_no_recording() {
    check(
        r#"//- content/01-rain.md
---
title: Rain
date: 2026-03-01
audio: { url: "https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk" }
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this is a page with a player, and no recording
              help: give the address of the recording itself, as a feed has it in its `enclosure`, and link to this page in the text
---
"#,
    );
    let told = |audio: &str| {
        newsletter(&format!("+++\ntitle = \"Rain\"\ndate = 2026-03-01\naudio = {{ {audio} }}\n+++\n")).told()
    };
    for page in [
        "url = \"https://youtu.be/dQw4w9WgXcQ\", type = \"audio/mpeg\"",
        "url = \"https://podcasts.apple.com/de/podcast/rain/id1?i=2\"",
        "url = \"https://www.youtube.com/watch?v=a\"",
        "url = \"https://soundcloud.com/me/rain\"",
    ] {
        assert!(told(page).contains("this is a page with a player"), "{page}: {}", told(page));
    }
    for recording in [
        "url = \"https://feeds.soundcloud.com/stream/1-rain.mp3\"",
        "url = \"https://notspotify.com/rain\", type = \"audio/mpeg\"",
    ] {
        assert_eq!(told(recording), "", "{recording}");
    }
}
