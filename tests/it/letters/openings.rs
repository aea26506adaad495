//! What a letter says above its text, besides the text itself: who wrote it, what can be heard, what happened before.

use feuilleton::email::{self, Letter, Outlet, Portion};

use super::mail::assert_holds;
use crate::support::{Newsletter, newsletter};

/// Two episodes of a season: what happened in the first, and the front matter of the second.
fn second(masthead: &str, recap: &str, front: &str) -> Newsletter {
    newsletter(&format!(
        r#"
//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
author = {{ name = "Hester" }}
email = {{ from = "hester@letters.example" }}
{masthead}
//- content/01-light/01-rain.md
+++
title = "Rain"
date = 2026-03-01
{recap}
+++
It rained.
//- content/01-light/02-mud.md
+++
title = "Mud"
date = 2026-03-08
{front}
+++
It dried.
//- content/01-light/mud.mp3 12:34
music
//- content/01-light/mud.png 300x200
mud
"#
    ))
}

#[test]
fn a_service_that_makes_mail_of_the_feed_finds_the_subject_and_the_preheader_there() {
    let own = "summary = \"On mud.\"\nemail = { subject = \"Mud at last\", preheader = \"And then it dried.\" }";
    let site = second("", "", own).site();
    let said = |feed: &str| {
        let newest = site.feed(feed).items()[0].clone();
        (newest.title.unwrap_or_default(), newest.description.unwrap_or_default())
    };
    assert_eq!(said("/email.xml"), ("Mud at last".to_owned(), "And then it dried.".to_owned()));
    assert_eq!(said("/feed.xml"), ("Mud".to_owned(), "On mud.".to_owned()));
    let plain = second("", "", "summary = \"On mud.\"").site();
    assert_eq!(plain.feed("/email.xml").items()[0].title(), Some("Mud"));
}

/// The letter of the second.
fn mailed(newsletter: &Newsletter, outlet: Outlet<'_>) -> Letter {
    newsletter.on_press(|press, report| email::letter(1, outlet, Portion::Whole, press, report))
}

/// The same for `service`.
fn handed(newsletter: &Newsletter, service: &str) -> Letter {
    newsletter.on_press(|press, report| {
        let target = email::service(service, &[], press.newsletter).expect("it is known");
        email::letter(1, Outlet::Service(target), Portion::Whole, press, report)
    })
}

#[test]
fn a_letter_leads_to_the_recording_of_its_episode() {
    let heard = second("", "", "audio.file = \"mud.mp3\"");
    let link = "href=\"https://letters.example/light/mud.mp3\"";
    for html in [mailed(&heard, Outlet::Mail).html, mailed(&heard, Outlet::Feed).html, handed(&heard, "kit").html] {
        assert_holds(&html, &[link, ">Listen to this episode</a>&nbsp;· 12:34</p>"]);
    }
    assert_holds(
        &handed(&heard, "substack").html,
        &[link, ">Listen to this episode</a> · 12:34</p>\n<p>It dried.</p>"],
    );
    let text = mailed(&heard, Outlet::Mail).text;
    assert_holds(&text, &["\nListen to this episode (12:34): https://letters.example/light/mud.mp3\n"]);
    assert_holds(heard.site().at("/email.xml"), &["https://letters.example/light/mud.mp3", "Listen to this episode"]);
    let german = second("language = \"de\"", "", "audio.file = \"mud.mp3\"");
    assert_holds(&mailed(&german, Outlet::Mail).html, &[">Diese Folge hören</a>&nbsp;· 12:34"]);
}

#[test]
fn the_words_of_a_recording_are_within_reach() {
    let heard = second("", "", "audio = { file = \"mud.mp3\", transcript = \"https://words.example/mud.txt\" }");
    let link = "<a href=\"https://words.example/mud.txt\"";
    let page = heard.site();
    assert_holds(
        page.at("/light/mud/"),
        &[" · 12:34 · <a href=\"/light/mud.mp3\" download>Download</a> · ", link, ">Transcript</a> · "],
    );
    for html in [mailed(&heard, Outlet::Mail).html, handed(&heard, "substack").html] {
        assert_holds(&html.replace("&nbsp;", " "), &[" · 12:34 · ", link, ">Transcript</a></p>"]);
    }
    let text = mailed(&heard, Outlet::Mail).text;
    assert_holds(&text, &["/light/mud.mp3\nTranscript: https://words.example/mud.txt\n"]);
    assert!(!second("", "", "audio.file = \"mud.mp3\"").site().at("/light/mud/").contains("Transcript"));
}

#[test]
fn the_chapters_of_a_recording_stand_below_it() {
    let list = "//- content/01-light/mud.json\n{ \"version\": \"1.2.0\", \"chapters\": [{ \"startTime\": 0, \"title\": \"Rain\" }, { \"startTime\": 75, \"title\": \"Sun & mud\" }] }\n";
    let heard = second(list, "", "audio = { file = \"mud.mp3\", chapters = \"mud.json\" }").site();
    assert_holds(
        heard.at("/light/mud/"),
        &[
            "<summary>Chapters</summary>",
            "<li><a href=\"/light/mud.mp3#t=0\">Rain</a> <span class=\"count\">0:00</span></li>",
            "<li><a href=\"/light/mud.mp3#t=75\">Sun &amp; mud</a> <span class=\"count\">1:15</span></li>",
        ],
    );
    assert!(!second("", "", "audio.file = \"mud.mp3\"").site().at("/light/mud/").contains("Chapters"));
}

#[test]
fn a_letter_says_what_happened_before_as_the_page_does() {
    let told = second("", "recap = \"The lamp *went* out.\"", "summary = \"On mud.\"");
    let mail = mailed(&told, Outlet::Mail);
    for html in [mail.html, mailed(&told, Outlet::Feed).html, handed(&told, "substack").html] {
        assert_holds(
            &html,
            &[">Previously</", "The lamp *went* out.", "href=\"https://letters.example/light/so-far/#rain\""],
        );
        let places = ["The lamp *went* out.", "The story so far", "It dried."].map(|it| html.find(it));
        assert!(places.is_sorted(), "it stands above the text: {html}");
    }
    assert_holds(
        &mail.text,
        &[
            "\n\nPreviously: The lamp *went* out.\nThe story so far: https://letters.example/light/so-far/#rain\n\nIt dried.",
        ],
    );
    // Where only one episode tells what happened there is no page of it, and what a summary promises
    // has not happened yet.
    let once = mailed(&second("", "recap = \"It rained.\"", ""), Outlet::Mail);
    assert!(once.html.contains("Previously") && !once.html.contains("so-far") && !once.text.contains("so-far"));
    assert!(!mailed(&second("", "summary = \"On rain.\"", ""), Outlet::Mail).html.contains("Previously"));
}

#[test]
fn a_letter_says_when_its_story_takes_place() {
    let dated = second("", "", "story_date = \"1869-03-01\"");
    let letter = mailed(&dated, Outlet::Mail);
    assert_holds(&letter.html, &["Time of the story: March 1, 1869</p>"]);
    assert_holds(&letter.text, &["March 8, 2026 · 1 min read\nTime of the story: March 1, 1869\nRead in the browser"]);
    assert_holds(&handed(&dated, "substack").html, &["<p>Time of the story: March 1, 1869</p>"]);
}

#[test]
fn plain_text_names_the_authors_the_kind_and_who_made_the_cover() {
    let front = "kind = \"bonus\"\nepisode = 2\nauthors = [\"Ann\", \"Bea\"]\n\
        cover = { image = \"mud.png\", alt = \"Mud\", credit = \"By Cleo\" }";
    let text = mailed(&second("", "", front), Outlet::Mail).text;
    assert_holds(
        &text,
        &[
            "Bonus · Season 1 Episode 2\nMud\n\nby Ann and Bea · March 8, 2026 · 1 min read\n",
            "[Picture: Mud] By Cleo\n",
        ],
    );
    let text = mailed(&second("", "", "authors = [\"Hester\"]"), Outlet::Mail).text;
    assert_holds(&text, &["\n\nMarch 8, 2026 · 1 min read\n"]);
}

#[test]
fn names_are_listed_as_the_language_lists_them() {
    for (language, listed) in [
        ("en", "by Ada, Grace & Co and Joan"),
        ("de", "von Ada, Grace & Co und Joan"),
        ("pl", "Ada, Grace & Co i Joan"),
        ("ja", "Ada、Grace & CoとJoan"),
        ("zh", "Ada、Grace & Co和Joan"),
        ("ar", "Ada، Grace & Co وJoan"),
    ] {
        let authors = "authors = [\"Ada\", \"Grace & Co\", \"Joan\"]";
        let letters = second(&format!("language = \"{language}\""), "", authors);
        assert_holds(&mailed(&letters, Outlet::Mail).text, &[listed]);
        let read =
            |html: &str, open: &str, close: &str| html.replace(open, "").replace(close, "").replace("&amp;", "&");
        let html = mailed(&letters, Outlet::Mail).html;
        assert_holds(&html, &["<span dir=\"auto\">Grace &amp; Co</span>"]);
        assert_holds(&read(&html, "<span dir=\"auto\">", "</span>"), &[listed]);
        let site = letters.site();
        assert_holds(&read(site.at("/light/mud/"), "<bdi>", "</bdi>"), &[listed]);
        // Machines read names one by one.
        let feed = site.feed("/feed.xml");
        assert!(!format!("{feed:?}").contains(listed), "{language}");
    }
}

#[test]
fn an_and_of_the_authors_own_is_not_taken_for_html() {
    let letters = second("words = { and = \" & \" }", "", "authors = [\"Ada\", \"Joan\"]");
    assert_holds(letters.site().at("/light/mud/"), &["by <bdi>Ada</bdi> &amp; <bdi>Joan</bdi>"]);
}

#[test]
fn a_byline_is_broken_between_its_parts_and_the_dot_stays_with_the_part_before() {
    let html = mailed(&second("", "", "authors = [\"Ada\"]"), Outlet::Mail).html;
    let byline = crate::support::between(&html, "<p class=\"byline\"", "</p>");
    assert_eq!(byline.matches("style=\"display: inline-block;").count(), 3, "{byline}");
    assert_holds(
        byline,
        &["Ada</span>&nbsp;·</span> <span", "2026&nbsp;·</span> <span", "1 min read&nbsp;·</span> <a"],
    );
}
