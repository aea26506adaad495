//! Keys by which other tools keep a text from readers: nobody gets one because we have no such key.

use crate::support::{check, newsletter};

/// What helps where an episode says this.
#[track_caller]
fn help(line: &str) -> String {
    let told = newsletter(&format!("---\ntitle: Rain\ndate: 2026-03-01\n{line}\n---\n")).told();
    told.lines().find_map(|it| it.split_once("= help: ")).map_or("", |(_, it)| it).to_owned()
}

#[test]
fn what_is_kept_from_everybody_is_a_draft() {
    for line in ["is_published: false", "dg-publish: false", "render: false", "ready: false", "isPublic: no"] {
        assert_eq!(help(line), "to withhold it, write `draft: true`", "{line}");
    }
    for line in ["isDraft: true", "wip: true", "type: draft", "is-draft: yes"] {
        assert_eq!(help(line), "to withhold it, write `draft: true`: without that, everybody gets it", "{line}");
    }
    for line in ["is_published: true", "ready: true", "hide: false", "noindex: false", "isDraft: false", "tier: free"] {
        assert_eq!(help(line), "leave it out: everything is published that does not say `draft: true`", "{line}");
    }
    for line in ["expiryDate: 2020-01-01", "expires: 2020-01-01T09:00:00Z"] {
        assert_eq!(help(line), "what is published stays, whatever the day: to withhold it, write `draft: true`");
    }
}

#[test]
fn what_is_kept_from_some_is_for_everybody_here() {
    for line in [
        "headless: true",
        "noindex: true",
        "hide: true",
        "archived: true",
        "eleventyExcludeFromCollections: true",
        "email_type: premium",
        "tier: paid",
        "is_premium: true",
    ] {
        let all = "everybody can find and read what is published here: to withhold it, write `draft: true`";
        assert_eq!(help(line), all, "{line}");
    }
    // What these say elsewhere keeps nothing from anybody.
    for line in ["type: essay", "tier: gold", "hide: [toc]", "archived: 2020"] {
        assert!(help(line).starts_with("known keys are"), "{line}: {}", help(line));
    }
}

#[test]
fn below_extra_they_withhold_nothing_either() {
    check(
        r#"//- content/01-rain.md
---
title: Rain
date: 2026-03-01
extra:
  isDraft: true
  ^^^^^^^ `isDraft` below `extra:` withholds nothing
  help: write `draft: true` at the margin to withhold this text, or `draft: false` to publish it
  tier: paid
  ^^^^ warning: `tier` below `extra:` withholds nothing
  help: write `draft: true` at the margin to withhold this text, or `draft: false` to publish it
  mood: calm
  type: essay
  publish_date: 2027-01-01
---
//- content/02-mud.md
+++
title = "Mud"
date = 2026-03-08
[extra]
published = false
^^^^^^^^^ `published` below `[extra]` withholds nothing
help: write `draft = true` above that line to withhold this text, or `draft = false` to publish it
+++
//- content/about.md
+++
title = "About"
extra = { hidden = true }
          ^^^^^^ warning: `hidden` within `extra` withholds nothing
          help: write `draft = true` on a line of its own, above every `[…]`, to withhold this text, or `draft = false` to publish it
+++
//- content/03-sea.md
+++
title = "Sea"
date = 2026-03-15
draft = false
[extra]
status = "draft"
hidden = true
+++
//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
[extra]
private = true
"#,
    );
}
