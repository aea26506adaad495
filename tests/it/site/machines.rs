//! What pages say to machines: to search engines, to those who share them, to readers of feeds, and that nothing runs.

use super::pages::{letters, pages};
use crate::support::{all_between, between};

#[test]
fn structured_data_can_be_read_and_says_what_the_page_is() {
    let site = letters().site();
    let data = |address: &str| -> serde_json::Value {
        let json = between(site.at(address), "<script type=\"application/ld+json\">", "</script>");
        serde_json::from_str(json).expect("it is JSON")
    };
    let episode = data("/first-light/rain/");
    assert_eq!(episode["@type"], "Article");
    assert_eq!(episode["headline"], "Rain");
    assert_eq!(episode["position"], 2);
    assert_eq!(episode["datePublished"], "2026-01-13T00:00:00+00:00");
    assert_eq!(episode["author"][0]["name"], "Ada");
    assert_eq!(episode["isPartOf"]["name"], "First Light");
    assert_eq!(episode["image"], "https://letters.example/weekly/first-light/rain/drop.png");
    assert_eq!(data("/the-prism/mud/")["author"][0]["name"], "Grace");
    assert_eq!(data("/first-light/hello/")["headline"], "Hello </script><script>alert(1)</script>");
    assert_eq!(data("/first-light/")["@type"], "CreativeWorkSeason");
    assert_eq!(data("/first-light/")["numberOfEpisodes"], 2);
    assert_eq!(data("/")["@type"], "CreativeWorkSeries");
    assert_eq!(data("/about/")["@type"], "WebPage");
}

#[test]
fn pages_look_well_when_they_are_shared() {
    let site = letters().site();
    let page = site.at("/first-light/rain/");
    for property in [
        r#"<meta property="og:title" content="Rain">"#,
        r#"<meta property="og:type" content="article">"#,
        r#"<meta property="og:url" content="https://letters.example/weekly/first-light/rain/">"#,
        r#"<meta property="og:image" content="https://letters.example/weekly/first-light/rain/drop.png">"#,
        r#"<meta property="og:image:width" content="1200">"#,
        r#"<meta name="description" content="Rain.">"#,
    ] {
        assert!(page.contains(property), "{property} is not in {page}");
    }
    assert!(site.at("/the-prism/mud/").contains(r#"content="https://letters.example/weekly/card.png""#));
}

#[test]
fn old_addresses_lead_to_new_ones() {
    let site = letters().site();
    for (old, new) in
        [("/rain/", "first-light/rain/"), ("/2026/rain.html", "first-light/rain/"), ("/imprint/", "about/")]
    {
        let page = site.at(old);
        let target = format!("https://letters.example/weekly/{new}");
        // Wherever the page is looked at, on a preview or while it is written, it leads to the one beside it.
        assert!(page.contains(&format!("<meta http-equiv=\"refresh\" content=\"0; url=/weekly/{new}\">")), "{page}");
        assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{target}\">")), "{page}");
        assert!(page.contains(r#"<meta name="robots" content="noindex">"#), "{page}");
    }
}

#[test]
fn search_engines_are_told_of_every_page_and_nothing_else() {
    let site = letters().site();
    let listed = all_between(site.at("/sitemap.xml"), "<loc>https://letters.example/weekly", "</loc>");
    let mut expected: Vec<_> = pages(&site).into_iter().map(|(address, _)| address).collect();
    let found_elsewhere = ["/404.html", "/search/", "/rain/", "/2026/rain.html", "/imprint/"];
    expected.retain(|it| !found_elsewhere.contains(&&**it));
    expected.sort_unstable();
    let mut sorted = listed.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, expected);
    assert!(site.at("/sitemap.xml").contains("/first-light/rain/</loc><lastmod>2026-01-13</lastmod>"));
    assert!(site.at("/robots.txt").contains("Sitemap: https://letters.example/weekly/sitemap.xml\n"));
    assert!(site.at("/404.html").contains(r#"<meta name="robots" content="noindex">"#));
}

#[test]
fn nothing_is_loaded_from_anyone_and_nothing_stands_in_the_way_of_a_strict_policy() {
    let site = letters().site();
    for (address, page) in pages(&site) {
        let scripts = all_between(&page, "<script", ">");
        // Data does not run, and what runs is a file of the site's own, which any content security policy can allow.
        let is_reader = |it: &str| it.starts_with(" src=\"/weekly/reader.js?v=") && it.ends_with("\" defer");
        let is_search =
            |it: &str| address == "/search/" && it.starts_with(" type=\"module\" src=\"/weekly/search.js?v=");
        let clean = |it: &str| it.contains("application/ld+json") || is_reader(it) || is_search(it);
        assert!(scripts.iter().all(|it| clean(it)), "{address}: {scripts:?}");
        assert!(!page.contains(" style=") && !page.contains(" onclick="), "{address}");
        assert!(!page.contains("<iframe") && !page.contains("@import"), "{address}");
        for source in all_between(&page, "src=\"", "\"") {
            assert!(source.starts_with("/weekly/"), "{source} on {address}");
        }
        for link in all_between(&page, "<link rel=\"stylesheet\" href=\"", "\"") {
            assert!(link.starts_with("/weekly/"), "{link} on {address}");
        }
    }
}
