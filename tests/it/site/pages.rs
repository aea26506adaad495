//! What stands on each page, and what pages say to machines.

use crate::support::{Newsletter, all_between, between, newsletter};

const LETTERS: &str = r#"//- newsletter.toml
title = "The <Letters>"
tagline = "About rain & mud"
description = "A letter about the weather, once a week."
base_url = "https://letters.example/weekly"
author = { name = "Ada", email = "ada@letters.example", url = "https://ada.example/" }
language = "en-GB"
schedule = "Tuesday"
subscribe = { url = "https://subscribe.example/letters" }
links = [{ title = "About", url = "@/about.md" }]
//- content/01-first-light/season.md
+++
title = "First Light"
summary = "How it began."
+++
Welcome to the *first* season.
//- content/01-first-light/01-hello.md
+++
title = "Hello </script><script>alert(1)</script>"
date = 2026-01-06
summary = "Where it begins."
tags = ["Weather", "C++"]
pairings = [{ kind = "Tea", title = "Oolong", by = "Ada", url = "https://tea.example" }]
+++
Hello.
//- content/01-first-light/02-rain/index.md
+++
title = "Rain"
date = 2026-01-13
tags = ["weather"]
aliases = ["/rain", "/2026/rain.html"]
cover = { image = "drop.png", alt = "A \"drop\"", credit = "Grace" }
pairings = [{ kind = "tea", title = "Assam" }, { kind = "book", title = "Mud", by = "Ada" }]
+++
Rain.
//- content/01-first-light/02-rain/drop.png 1200x800
//- content/02-the-prism/01-mud.md
+++
title = "Mud"
date = 2026-02-03
authors = ["Grace"]
+++
Mud.
//- content/about.md
+++
title = "About"
summary = "Who writes."
aliases = ["/imprint/"]
+++
Ada writes.
"#;

/// Two seasons with everything in them.
pub fn letters() -> Newsletter {
    newsletter(LETTERS)
}

#[test]
fn everything_has_its_address() {
    assert_eq!(
        letters().site().addresses(),
        [
            "/2026/rain.html",
            "/404.html",
            "/about/",
            "/archive/",
            "/card.png",
            "/favicon.svg",
            "/feed.xml",
            "/feeds.opml",
            "/first-light/feed.xml",
            "/first-light/from-the-start.xml",
            "/first-light/hello/",
            "/first-light/",
            "/first-light/rain/drop.png",
            "/first-light/rain/drop.png.1200.webp",
            "/first-light/rain/drop.png.480.png",
            "/first-light/rain/drop.png.480.webp",
            "/first-light/rain/drop.png.800.png",
            "/first-light/rain/drop.png.800.webp",
            "/first-light/rain/",
            "/imprint/",
            "/",
            "/pairings/",
            "/rain/",
            "/reader.js",
            "/robots.txt",
            "/search.js",
            "/search/cards-0.json",
            "/search/guide.json",
            "/search/",
            "/search/words-0.txt",
            "/sitemap.xml",
            "/style.css",
            "/tags/c-plus-plus/feed.xml",
            "/tags/c-plus-plus/",
            "/tags/",
            "/tags/weather/feed.xml",
            "/tags/weather/",
            "/the-prism/feed.xml",
            "/the-prism/from-the-start.xml",
            "/the-prism/",
            "/the-prism/mud/",
        ]
    );
}

/// Every page that is printed with a template.
pub fn pages(site: &crate::support::Site) -> Vec<(String, String)> {
    let printed = |it: &String| ["/", ".html"].iter().any(|end| it.ends_with(end));
    site.addresses().into_iter().filter(printed).map(|it| (it.clone(), site.at(&it).to_owned())).collect()
}

#[test]
fn every_page_has_one_first_heading_a_title_and_an_address() {
    let site = letters().site();
    let moved = ["/rain/", "/imprint/", "/2026/rain.html"];
    for (address, page) in pages(&site) {
        assert_eq!(page.matches("<h1").count(), 1, "{address}");
        assert_eq!(page.matches("<title>").count(), 1, "{address}");
        assert!(page.starts_with("<!doctype html>\n<html lang=\"en-GB\" dir=\"ltr\">"), "{address}");
        let canonical = between(&page, "<link rel=\"canonical\" href=\"", "\"");
        if !moved.contains(&&*address) {
            assert_eq!(canonical, format!("https://letters.example/weekly{address}"));
            assert_eq!(page.matches("<main").count(), 1, "{address}");
            assert!(
                page.contains("type=\"application/rss+xml\" title=\"The &lt;Letters&gt;\" href=\"/weekly/feed.xml\"")
            );
        }
    }
}

#[test]
fn what_authors_write_is_never_markup() {
    let site = letters().site();
    for (address, page) in pages(&site) {
        assert!(!page.contains("<script>alert") && !page.contains("The <Letters>"), "{address}");
    }
    assert!(site.at("/first-light/hello/").contains("<h1>Hello &lt;/script&gt;&lt;script&gt;alert(1)"));
}

#[test]
fn every_address_on_every_page_carries_the_path_of_the_site() {
    let site = letters().site();
    for (address, page) in pages(&site) {
        for attribute in ["href=\"", "src=\""] {
            for link in all_between(&page, attribute, "\"") {
                let known = ["/weekly/", "https:", "mailto:", "#"].iter().any(|it| link.starts_with(it));
                assert!(known, "{link} on {address}");
                if let Some(path) = link.strip_prefix("/weekly") {
                    let path = path.split(['#', '?']).next().unwrap_or(path);
                    assert!(site.has(path), "{link} on {address} leads nowhere");
                }
            }
        }
    }
}

#[test]
fn previous_and_next_cross_seasons() {
    let site = letters().site();
    let neighbours = |address: &str| {
        let page = site.at(address);
        (all_between(page, "<link rel=\"prev\" href=\"", "\""), all_between(page, "<link rel=\"next\" href=\"", "\""))
    };
    assert_eq!(neighbours("/first-light/hello/"), (vec![], vec!["/weekly/first-light/rain/"]));
    assert_eq!(neighbours("/first-light/rain/"), (vec!["/weekly/first-light/hello/"], vec!["/weekly/the-prism/mud/"]));
    assert_eq!(neighbours("/the-prism/mud/"), (vec!["/weekly/first-light/rain/"], vec![]));
    assert!(between(site.at("/the-prism/mud/"), "<nav class=\"neighbours\"", "</nav>").contains("Rain"));
}

#[test]
fn an_episode_page_says_all_of_the_episode() {
    let site = letters().site();
    let page = site.at("/first-light/rain/");
    for words in [
        "Season 1 Episode 2",
        "<h1>Rain</h1>",
        "<time datetime=\"2026-01-13\">13 January 2026</time>",
        "1 min read",
        "alt=\"A “drop”\"",
        "<figcaption>Grace</figcaption>",
        "<cite>Assam</cite>",
        "<a rel=\"tag\" href=\"/weekly/tags/weather/\"><bdi>Weather</bdi></a>",
        "mailto:?subject=Rain&",
    ] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    assert!(site.at("/the-prism/mud/").contains("by <bdi>Grace</bdi>"));
    assert!(
        !between(page, "<p class=\"byline\">", "</p>").contains("Ada"),
        "the author of all letters goes without saying"
    );
}

#[test]
fn the_home_page_shows_the_latest_the_recent_and_the_seasons() {
    let site = letters().site();
    let page = site.at("/");
    for words in
        ["About rain &amp; mud", "New every Tuesday", "https://subscribe.example/letters", "First Light", "The prism"]
    {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    assert!(between(page, "<section class=\"lead-story\"", "</section>").contains("Mud"));
    let recent = between(page, "<section class=\"below-the-line\"", "</section>");
    assert!(recent.find("Rain") < recent.find("Hello") && recent.contains("Where it begins."), "{recent}");
}

#[test]
fn a_season_page_introduces_and_lists() {
    let site = letters().site();
    let page = site.at("/first-light/");
    assert_eq!(site.introduction("/first-light/"), "<p>Welcome to the <em>first</em> season.</p>");
    for words in ["How it began.", "2 episodes", "January 2026", "Where it begins.", "/weekly/first-light/feed.xml"] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    assert!(page.find("Hello") < page.find(">Rain</a>"), "in reading order");
}

#[test]
fn the_archive_lists_every_episode_by_season_or_by_year() {
    let site = letters().site();
    let titles = |page: &str| all_between(page, "<a class=\"entry-title\" href=\"/weekly", "\"").join(" ");
    assert_eq!(titles(site.at("/archive/")), "/the-prism/mud/ /first-light/hello/ /first-light/rain/");
    assert!(site.at("/archive/").contains("Every episode, from the newest season back to the first."));
    let dated = newsletter(
        "//- content/a.md\n+++\ntitle = \"A\"\ndate = 2025-12-31\n+++\n//- content/b.md\n+++\ntitle = \"B\"\ndate = 2026-01-01\n+++\n",
    )
    .site();
    let page = dated.at("/archive/");
    assert_eq!(all_between(page, "<h2 class=\"group-title\" id=\"", "\""), ["year-2026", "year-2025"]);
    assert!(page.contains("Every episode, the newest first.") && !page.contains("the newest season"));
}

#[test]
fn tags_gather_episodes_whatever_their_case() {
    let site = letters().site();
    let page = site.at("/tags/weather/");
    assert!(page.contains("<h1><bdi>Weather</bdi></h1>") && page.contains("2 episodes"), "{page}");
    assert!(page.find(">Rain</a>") < page.find(">Hello"), "newest first");
    assert!(page.contains(
        r#"<a href="/weekly/tags/weather/feed.xml" type="application/rss+xml">RSS feed: <bdi>Weather</bdi></a>"#
    ));
    assert!(site.at("/tags/").contains("C++"));
    assert!(!newsletter("+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\n").site().has("/tags/"));
}

#[test]
fn a_tag_has_the_address_that_its_language_would_spell() {
    let masthead = "//- newsletter.toml\ntitle = \"Post\"\nbase_url = \"https://post.example\"\nlanguage = \"de\"\n";
    let episode = "//- content/01-öl.md\n+++\ntitle = \"Öl\"\ndate = 2026-03-01\ntags = [\"Öl\", \"Größe\"]\n+++\n";
    let site = newsletter(&format!("{masthead}{episode}")).site();
    assert!(site.has("/tags/oel/") && site.has("/tags/groesse/"));
}

#[test]
fn tags_are_listed_as_a_dictionary_would() {
    let tagged =
        |tags: &str| newsletter(&format!("+++\ntitle = \"Rain\"\ndate = 2026-03-01\ntags = [{tags}]\n+++\n")).site();
    let listed = |tags: &str| {
        all_between(tagged(tags).at("/tags/"), "/\"><bdi>", "</bdi></a> <span class=\"leader\">").join(" ")
    };
    assert_eq!(listed("\"Zoo\", \"Äpfel\", \"Birnen\", \"apfelwein\""), "Äpfel apfelwein Birnen Zoo");
    assert_eq!(listed("\"łódź\", \"morze\", \"las\""), "las łódź morze");
    assert_eq!(listed("\"Живот\", \"Вода\", \"Гора\""), "Вода Гора Живот");
}

#[test]
fn pairings_are_gathered_by_kind() {
    let site = letters().site();
    let page = site.at("/pairings/");
    assert_eq!(all_between(page, "<h2 class=\"group-title\" id=\"", "\""), ["book", "tea"]);
    assert!(page.contains("https://tea.example") && page.contains("Assam"));
}

#[test]
fn a_page_stands_outside_the_story() {
    let site = letters().site();
    assert!(site.at("/about/").contains("<h1>About</h1>") && site.at("/about/").contains("Who writes."));
    assert_eq!(site.prose("/about/"), "<p>Ada writes.</p>");
    assert!(site.at("/about/").contains(r#"<a href="/weekly/about/" aria-current="page">About</a>"#));
    assert!(!site.at("/").contains(r#"aria-current="page">About"#));
    assert!(!site.at("/feed.xml").contains("Ada writes."));
}

#[test]
fn dates_and_words_are_the_newsletters_language() {
    let site = newsletter(
        r#"//- newsletter.toml
title = "Briefe"
base_url = "https://briefe.example"
language = "de"
schedule = "Tuesday, Friday"
//- content/01-licht/01-regen.md
+++
title = "Regen"
date = 2026-03-01
+++
"#,
    )
    .site();
    assert!(site.at("/").contains("Neu jeden Dienstag und Freitag"));
    let page = site.at("/licht/regen/");
    assert!(page.contains("1. März 2026") && page.contains("Staffel 1, Folge 1"), "{page}");
    assert!(page.starts_with("<!doctype html>\n<html lang=\"de\""));
}

#[test]
fn a_form_asks_for_an_address_where_there_is_one_to_post_to() {
    let site = newsletter(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
subscribe = { action = "https://list.example/add?a=1&b=2", field = "EMAIL" }
//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
"#,
    )
    .site();
    let form = between(site.at("/rain/"), "<form class=\"subscribe-form\"", "</form>");
    assert!(form.contains("method=\"post\" action=\"https://list.example/add?a=1&amp;b=2\""), "{form}");
    assert!(form.contains("type=\"email\" name=\"EMAIL\""), "{form}");
}
