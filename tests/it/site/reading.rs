//! Where a reader is in the story: the season around an episode, what happened before, and what comes next.

use crate::support::{Newsletter, newsletter};

const STORY: &str = r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"

[email]
from = "lamp@letters.example"
//- content/01-first-light/01-rain.md
+++
title = "Rain"
date = 2026-01-06
recap = "It rained, and nobody minded."
+++
//- content/01-first-light/02-mud.md
+++
title = "Mud"
date = 2026-01-13
summary = "What the rain left."
+++
//- content/01-first-light/03-sun.md
+++
title = "Sun"
date = 2026-01-20
+++
//- content/02-the-prism/01-ice.md
+++
title = "Ice"
date = 2026-02-03
+++
"#;

fn letters() -> Newsletter {
    newsletter(STORY)
}

#[test]
fn an_episode_stands_in_its_season_with_the_present_one_marked() {
    let site = letters().site();
    let page = site.at("/first-light/mud/");
    assert!(page.contains(r#"<summary>First light · 3 episodes</summary>"#), "{page}");
    assert!(page.contains(r#"<li value="1"><a href="/first-light/rain/">Rain</a></li>"#), "{page}");
    assert!(page.contains(r#"<li value="2"><a href="/first-light/mud/" aria-current="page">Mud</a></li>"#), "{page}");
    assert!(!page.contains("/the-prism/ice/"), "the other seasons are on their own pages");
    assert!(!site.at("/the-prism/ice/").contains("season-contents"), "one episode needs no list");
}

#[test]
fn an_episode_begins_with_what_happened_before_where_the_author_says_it() {
    let site = letters().site();
    let previously = |address: &str| site.at(address).contains("class=\"previously\"");
    assert!(site.at("/first-light/mud/").contains("Previously</b> It rained, and nobody minded."));
    assert!(!previously("/first-light/sun/"), "a summary invites to read, and is no recap");
    assert!(!previously("/first-light/rain/") && !previously("/the-prism/ice/"), "a season begins anew");
}

#[test]
fn what_stands_beside_the_story_does_not_take_the_place_of_what_happened_before() {
    let bonus = "+++\ntitle = \"Outtakes\"\nkind = \"bonus\"\ndate = 2026-01-10\n+++\n";
    let site = newsletter(&format!("{STORY}//- content/01-first-light/outtakes.md\n{bonus}")).site();
    for address in ["/first-light/outtakes/", "/first-light/mud/"] {
        assert!(site.at(address).contains("Previously</b> It rained, and nobody minded."), "{address}");
    }
    assert!(!site.at("/first-light/sun/").contains("class=\"previously\""), "an episode without a recap is part of it");
}

#[test]
fn the_recap_of_a_season_is_titled_as_its_language_sets_a_colon() {
    let french =
        "//- newsletter.toml\ntitle = \"Lettres\"\nbase_url = \"https://lettres.example\"\nlanguage = \"fr\"\n";
    let episode = |number: u8| {
        format!(
            "//- content/01-pluie/0{number}-jour-{number}.md\n+++\ntitle = \"Jour {number}\"\ndate = 2026-03-0{number}\n\
             recap = \"Il pleut.\"\n+++\n"
        )
    };
    let site = newsletter(&format!("{french}{}{}", episode(1), episode(2))).site();
    let page = site.at("/pluie/so-far/");
    assert!(page.contains("<title>Pluie\u{a0}: Résumé des épisodes"), "{page}");
}

#[test]
fn the_recap_of_a_season_tells_it_episode_by_episode() {
    let site = letters().site();
    let page = site.at("/first-light/so-far/");
    let (rain, mud) = (page.find("It rained, and nobody minded."), page.find("What the rain left."));
    assert!(rain < mud && rain.is_some(), "{page}");
    assert!(
        site.at("/first-light/")
            .contains(r#"<a href="/first-light/so-far/"><span class="start-title">The story so far</span></a>"#)
    );
    assert!(
        page.contains(r#"<a href="/first-light/sun/">Sun</a></h2>"#),
        "an episode that does not say is not left out"
    );
    assert!(!site.has("/the-prism/so-far/"), "there is nothing to tell yet");
}

#[test]
fn an_episode_leads_to_the_story_only_as_far_as_its_reader_knows_it() {
    let bonus = "+++\ntitle = \"Outtakes\"\nkind = \"bonus\"\ndate = 2026-01-10\n+++\n";
    let site = newsletter(&format!("{STORY}//- content/01-first-light/outtakes.md\n{bonus}")).site();
    for address in ["/first-light/outtakes/", "/first-light/mud/"] {
        let page = site.at(address);
        assert!(page.contains(r##"<a href="/first-light/so-far/#rain">The story so far</a>"##), "{address}: {page}");
    }
    let told = site.at("/first-light/so-far/");
    assert!(told.contains(r#"<li class="entry" id="rain">"#) && told.contains(r##"hidden><a href="#mud">"##), "{told}");
}

#[test]
fn the_story_is_told_as_far_as_before_to_whoever_comes_from_where_an_episode_was() {
    let renamed = STORY.replace("02-mud.md\n+++\n", "02-mire.md\n+++\naliases = [\"/first-light/mud/\", \"/rain/\"]\n");
    let told = newsletter(&renamed).site();
    let page = told.at("/first-light/so-far/");
    assert!(page.contains(r#"<a class="former" id="mud"></a><h"#), "{page}");
    let mire = page.find(r#"id="mire""#);
    assert!(mire.is_some() && mire < page.find(r#"id="mud""#) && page.find(r#"id="mud""#) < page.find("id=\"sun\""));
    assert_eq!(page.matches(r#"id="rain""#).count(), 1, "another episode is told of there");
    let style = include_str!("../../../static/style.css");
    assert!(style.contains(".entry:has(.former:target)) ~ .entry .entry-excerpt { display: none; }"));
}

#[test]
fn where_all_addresses_end_alike_the_story_has_an_anchor_for_each_episode() {
    let read = |pattern: &str| {
        let permalink = format!("base_url = \"https://letters.example\"\npermalink = \"{pattern}\"");
        newsletter(&STORY.replace("base_url = \"https://letters.example\"", &permalink)).site()
    };
    for pattern in ["/{season_slug}/{slug}/read/", "/{slug}/{season}/"] {
        let site = read(pattern);
        let told = site.at("/first-light/so-far/");
        let ids: Vec<&str> =
            told.split("class=\"entry\" id=\"").skip(1).filter_map(|it| it.split('"').next()).collect();
        assert_eq!(ids, ["rain", "mud", "sun"], "{pattern}");
    }
    assert!(read("/{season_slug}/{slug}/read/").at("/first-light/mud/read/").contains("/first-light/so-far/#rain"));
    // A bonus has no number, and so the usual address: no single word tells all apart.
    let bonus = |name: &str, day: u8| {
        format!(
            "//- content/01-first-light/{name}.md\n+++\ntitle = \"{name}\"\nkind = \"bonus\"\ndate = 2026-01-{day}\n\
             summary = \"Mist.\"\n+++\n"
        )
    };
    let permalink = "base_url = \"https://letters.example\"\npermalink = \"/{season_slug}/{slug}-{episode}/read/\"";
    let story = STORY.replace("base_url = \"https://letters.example\"", permalink);
    let site = newsletter(&[story, bonus("outtakes", 10), bonus("scraps", 11)].concat()).site();
    let told = site.at("/first-light/so-far/");
    assert!(told.contains(r#"id="first-light-rain-1-read""#) && told.contains(r#"id="first-light-scraps""#), "{told}");
}

#[test]
fn a_letter_leads_to_the_next_episode_before_anyone_knows_it() {
    let site = letters().site();
    let to_come = site.at("/the-prism/ice/next/");
    assert!(to_come.contains("The next episode is not out yet.") && to_come.contains("noindex"), "{to_come}");
    let there = site.at("/first-light/sun/next/");
    assert!(
        there.contains(r#"url=https://letters.example/the-prism/ice/"#) || there.contains("/the-prism/ice/"),
        "{there}"
    );
    assert!(there.contains("Here is the next episode.") && !there.contains("This page has moved."), "{there}");
}

#[test]
fn a_letter_leads_on_from_where_its_episode_was() {
    let files = |letters: &str| {
        newsletter(&format!(
            r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
{letters}
//- content/01-uno/01-rain.md
+++
title = "Rain"
date = 2026-03-01
aliases = ["/one/rain/", "/drizzle", "/rain.html", "/tags/wet/"]
+++
//- content/01-uno/02-mud.md
+++
title = "Mud"
date = 2026-03-08
aliases = ["/one/rain/next/", "/one/mud/"]
+++
"#
        ))
        .site()
    };
    let site = files("email = { from = \"ada@letters.example\" }");
    assert_eq!(site.at("/drizzle/next/"), site.at("/uno/rain/next/"));
    assert!(site.at("/drizzle/next/").contains("https://letters.example/uno/mud/"));
    assert_eq!(site.at("/one/mud/next/"), site.at("/uno/mud/next/"), "nobody knows yet what comes");
    assert!(site.at("/one/rain/next/").contains("This page has moved."), "the author has said what is there");
    assert!(!site.addresses().iter().any(|it| it.starts_with("/rain.html/")));
    assert!(site.has("/tags/wet/") && !site.has("/tags/wet/next/"), "no letter was sent from where a tag was");
    assert!(!files("").addresses().iter().any(|it| it.ends_with("/drizzle/next/")));
}

#[test]
fn a_newsletter_that_sends_no_letters_has_no_pages_that_only_letters_lead_to_and_its_letters_promise_none() {
    let newsletter = newsletter("//- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-01-06\n+++\n");
    assert!(!newsletter.site().addresses().iter().any(|it| it.ends_with("/next/")));
    let letter = newsletter.mailed();
    for text in [letter.html, letter.text] {
        assert!(!text.contains("/next/") && !text.contains("Next episode"), "{text}");
    }
    let letter = letters().mailed();
    for text in [letter.html, letter.text] {
        assert!(text.contains("/first-light/rain/next/") && text.contains("Next episode"), "{text}");
    }
}

#[test]
fn a_reader_who_comes_late_is_led_to_the_beginning() {
    let site = letters().site();
    let begins = |address: &str| site.at(address).contains("Start with the first episode");
    assert!(begins("/the-prism/ice/") && !begins("/first-light/rain/"), "{}", site.at("/the-prism/ice/"));
}

#[test]
fn a_season_begins_with_its_first_full_episode_though_a_trailer_stands_before_it() {
    let trailer = "+++\ntitle = \"Clouds\"\nkind = \"trailer\"\ndate = 2026-01-01\n+++\n";
    let begins = |story: &str, address: &str| {
        let page = newsletter(story).site().at(address).to_owned();
        page.split("Start with the first episode").nth(1).and_then(|it| it.split('"').nth(1)).map(str::to_owned)
    };
    let story = format!("{STORY}//- content/01-first-light/clouds.md\n{trailer}");
    assert_eq!(begins(&story, "/first-light/").as_deref(), Some("/first-light/rain/"));
    let announced = format!("{STORY}//- content/03-fog/clouds.md\n{}", trailer.replace("01-01", "03-01"));
    assert_eq!(begins(&announced, "/fog/").as_deref(), Some("/fog/clouds/"), "there is nothing else yet");
}
