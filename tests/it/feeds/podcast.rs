//! The podcast: the episodes that can be heard, in a feed of their own.

use rss::extension::itunes::ITunesCategory;

use crate::support::{Folder, Newsletter, check, newsletter};

fn letters() -> Newsletter {
    newsletter(LETTERS)
}

const LETTERS: &str = r#"//- newsletter.toml
title = "Letters"
description = "About the weather."
base_url = "https://letters.example"
author = { name = "Ada", email = "ada@letters.example" }
[podcast]
title = "Letters, \"aloud\""
description = "The weather, read."
image = "@/cover.png"
category = ["Science", "Earth Sciences"]
locked = true
//- content/cover.png 1400x1400
//- content/02-the-rain/01-drizzle.md
+++
title = "Drizzle"
date = 2026-03-01
+++
Not heard.
//- content/02-the-rain/03-rain/index.md
+++
title = "Rain"
date = 2026-03-03
audio = { file = "rain.mp3", chapters = "chapters.json", transcript = "rain.vtt" }
+++
It rained.
//- content/02-the-rain/03-rain/rain.mp3 24:30
four bytes
//- content/02-the-rain/03-rain/chapters.json
{ "version": "1.2.0", "chapters": [] }
//- content/02-the-rain/03-rain/rain.vtt
//- content/02-the-rain/bonus-hail.md
+++
title = "Hail"
kind = "bonus"
date = 2026-03-05
audio = { url = "https://audio.example/hail.m4a", length = 12, duration = "1:02:03" }
+++
"#;

#[test]
fn only_what_can_be_heard_is_in_it() {
    let feed = letters().site().feed("/podcast.xml");
    let titles: Vec<_> = feed.items().iter().filter_map(|it| it.title()).collect();
    assert_eq!(titles, ["Hail", "Rain"]);
    assert_eq!(letters().site().feed("/feed.xml").items().len(), 3);
}

#[test]
fn without_a_recording_there_is_none() {
    let silent = newsletter("//- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\n").site();
    assert!(!silent.has("/podcast.xml"));
    assert_eq!(silent.mentions("itunes"), [""; 0]);
}

#[test]
fn it_says_what_directories_ask() {
    let feed = letters().site().feed("/podcast.xml");
    assert_eq!((feed.title(), feed.description()), ("Letters, “aloud”", "The weather, read."));
    let itunes = feed.itunes_ext().expect("it is a podcast");
    assert_eq!((itunes.author(), itunes.explicit(), itunes.r#type()), (Some("Ada"), Some("false"), Some("serial")));
    assert_eq!(itunes.image(), Some("https://letters.example/cover.png"));
    let owner = itunes.owner().expect("it has an owner");
    assert_eq!((owner.name(), owner.email()), (Some("Ada"), Some("ada@letters.example")));
    let category = &itunes.categories()[0];
    assert_eq!(
        (category.text(), category.subcategory().map(ITunesCategory::text)),
        ("Science", Some("Earth Sciences"))
    );
    let podcast = &feed.extensions()["podcast"];
    assert_eq!(podcast["locked"][0].value(), Some("yes"));
    assert_eq!(podcast["locked"][0].attrs()["owner"], "ada@letters.example");
    assert_eq!(podcast["medium"][0].value(), Some("podcast"));
}

#[test]
fn an_episode_says_what_players_ask() {
    let feed = letters().site().feed("/podcast.xml");
    let (hail, rain) = (&feed.items()[0], &feed.items()[1]);
    let itunes = rain.itunes_ext().expect("it is a podcast");
    assert_eq!((itunes.season(), itunes.episode(), itunes.episode_type()), (Some("2"), Some("3"), Some("full")));
    assert_eq!(itunes.duration(), Some("1470"), "in seconds, as the file tells");
    let podcast = &rain.extensions()["podcast"];
    assert_eq!((podcast["season"][0].value(), &*podcast["season"][0].attrs()["name"]), (Some("2"), "The rain"));
    assert_eq!(podcast["episode"][0].value(), Some("3"));
    let chapters = podcast["chapters"][0].attrs();
    assert_eq!(chapters["url"], "https://letters.example/the-rain/rain/chapters.json");
    assert_eq!(chapters["type"], "application/json+chapters");
    let transcript = podcast["transcript"][0].attrs();
    assert_eq!(transcript["url"], "https://letters.example/the-rain/rain/rain.vtt");
    assert_eq!((&*transcript["type"], &*transcript["language"]), ("text/vtt", "en"));
    let itunes = hail.itunes_ext().expect("it is a podcast");
    assert_eq!((itunes.duration(), itunes.episode(), itunes.episode_type()), (Some("3723"), None, Some("bonus")));
    assert!(rain.content().unwrap_or_default().contains("It rained."), "the whole text, as in every feed");
}

#[test]
fn a_podcast_is_known_by_one_name_wherever_it_lies() {
    let guid = |letters: Newsletter| {
        letters.site().feed("/podcast.xml").extensions()["podcast"]["guid"][0].value().map(str::to_owned)
    };
    let first = guid(letters()).expect("it has a name");
    // The UUID that the podcast namespace derives from letters.example/podcast.xml.
    assert_eq!(first, "2fbec134-e3ab-5b75-a7a0-cede163c9a1f");
    assert_eq!(
        guid(newsletter(&LETTERS.replace(
            "base_url = \"https://letters.example\"",
            "base_url = \"https://new.example/x\"\nid = \"letters.example\""
        ))),
        Some(first)
    );
    let own = LETTERS.replace("locked", "guid = \"2F1E8A3C-6B0D-5C47-9E21-7A4D3B5C6E80\"\nlocked");
    assert_eq!(guid(newsletter(&own)).as_deref(), Some("2f1e8a3c-6b0d-5c47-9e21-7a4d3b5c6e80"));
}

#[test]
fn players_find_it_on_the_home_page_and_beside_what_can_be_heard() {
    let site = letters().site();
    assert_eq!(site.mentions("href=\"/podcast.xml\""), ["/", "/the-rain/bonus-hail/", "/the-rain/rain/"]);
    assert!(site.at("/the-rain/rain/").contains(r#"<a href="/podcast.xml" type="application/rss+xml">RSS feed</a>"#));
    assert!(site.at("/the-rain/rain/").contains("24:30"), "how long it lasts, as the file tells");
}

#[test]
fn the_file_tells_how_long_it_lasts() {
    let folder = Folder::of(&newsletter(
        "//- content/01-rain/index.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\naudio = { file = \"rain.wav\" }\n+++\n\
         //- content/02-hail/index.md\n+++\ntitle = \"Hail\"\ndate = 2026-03-02\naudio = { file = \"hail.mp3\" }\n+++\n",
    ));
    // Two seconds of silence at 8000 bytes a second (RIFF, PCM, mono, 8 bits), and what is no recording at all.
    let silence = 16_000_u32;
    let mut wave = b"RIFF".to_vec();
    wave.extend((36 + silence).to_le_bytes());
    wave.extend(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    wave.extend(
        [8000_u32.to_le_bytes(), 8000_u32.to_le_bytes(), *b"\x01\0\x08\0", *b"data", silence.to_le_bytes()].concat(),
    );
    wave.resize(wave.len() + 16_000, 128);
    folder.write("content/01-rain/rain.wav", wave);
    folder.write("content/02-hail/hail.mp3", b"\xffno recording");
    folder.build(&[]).ends(0);
    let podcast = folder.read("public/podcast.xml");
    assert_eq!(podcast.matches("<itunes:duration>2</itunes:duration>").count(), 1, "{podcast}");
    assert_eq!(podcast.matches("itunes:duration").count(), 2, "{podcast}");
}

#[test]
fn what_no_player_can_play_is_told_where_it_is_named() {
    let folder = Folder::of(&newsletter(
        "//- content/01-rain/index.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n\
         audio = { file = \"rain.mp3\", transcript = \"rain.vtt\" }\n+++\nWet.\n",
    ));
    folder.write("content/01-rain/rain.mp3", "<!doctype html><title>404 Not Found</title>");
    folder.write("content/01-rain/rain.vtt", b"WEBVTT\n\n00:00.000 --> 00:02.000\nC'est l'\xe9t\xe9.\n");
    let run = folder.build(&[]).ends(1);
    for told in [
        "error: words stand in this file, and no sound\n --> content/01-rain/index.md:4:18\n",
        "error: this transcript is not UTF-8\n --> content/01-rain/index.md:4:43\n",
    ] {
        assert!(run.aside.contains(told), "{}", run.aside);
    }
    folder.write("content/01-rain/rain.mp3", b"ID3\x04\0\0");
    folder.write("content/01-rain/rain.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\nC'est l'été.\n");
    assert_eq!(folder.build(&[]).ends(0).aside, "");
}

#[test]
fn what_the_author_says_of_it_is_checked() {
    check(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
[podcast]
category = ["Fiction", "Drmaa"]
                       ^^^^^^^ no part of `Fiction` is called `Drmaa`
                       help: did you mean `Drama`?
owner = "Ada"
        ^^^^^ this is not an address for mail
guid = "letters"
       ^^^^^^^^^ the `guid` of a podcast is a UUID
type = "series"
       ^^^^^^^^ no type of podcast is called `series`
       help: did you mean `serial`?
langauge = "en"
^^^^^^^^ no key is called `langauge`
"#,
    );
    check(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
podcast = { image = "cover.png" }
                    ^^^^^^^^^^^ `cover.png` leads out of `content`
"#,
    );
    check(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
podcast = { category = "Sciense" }
                       ^^^^^^^^^ no category of podcasts is called `Sciense`
                       help: did you mean `Science`?
"#,
    );
}

#[test]
fn what_the_author_says_of_a_recording_is_checked() {
    check(
        r#"//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
[audio]
url = "https://audio.example/rain.mp3"
duration = "an hour"
           ^^^^^^^^^ `duration` must be a playing time
           help: write minutes and seconds: `duration = "24:30"`
chapters = "chapters.txt"
           ^^^^^^^^^^^^^^ players read chapters from JSON only
           help: name a file of JSON: `chapters = "chapters.json"`
transcript = "rain.doc"
             ^^^^^^^^^^ this transcript's name does not say what it is
             help: players read names that end in `.vtt`, `.srt`, `.html`, `.json` or `.txt`
+++
"#,
    );
    check(
        r#"//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
[audio]
url = "https://audio.example/rain.mp3"
chapters = "chapters.json"
           ^^^^^^^^^^^^^^^ there is no `content/chapters.json`
+++
"#,
    );
}

#[test]
fn chapters_that_no_player_reads_are_told() {
    let told = |json: &str| {
        let episode = "+++\ntitle = \"Rain\"\ndate = 2026-03-01\naudio = { url = \"https://a.example/r.mp3\", \
                       duration = \"1:00\", chapters = \"rain.json\" }\n+++\n";
        let told = newsletter(&format!("//- content/01-rain.md\n{episode}//- content/rain.json\n{json}\n")).told();
        let message = told.lines().next().unwrap_or("").to_owned();
        let help = told.lines().find_map(|it| it.split_once("= help: ")).map_or("", |(_, it)| it);
        (message, help.to_owned())
    };
    let one = |entry: &str| format!("{{ \"version\": \"1.2.0\",\n\"chapters\": [{entry}] }}");
    let broken = |it: &str| format!("error: players cannot read these chapters: {it}");
    for (json, said, help) in [
        (
            one("{ \"startTime\": 0, \"title\": \"A\" }, "),
            "nothing follows the last `,`",
            "mend line 2 of that file, at its character 48",
        ),
        (
            one("{ “startTime”: 0, \"title\": \"A\" }"),
            "a text stands between marks such as `\"`",
            "mend line 2 of that file, at its character 16",
        ),
        (
            one("{ \"startTime\": \"0:21\", \"title\": \"A\" }"),
            "a `startTime` is a number of seconds, such as `21.5`",
            "mend line 2 of that file, at its character 34",
        ),
        (
            one("{ \"title\": \"Äöü\" }"),
            "one of them has no `startTime`",
            "mend line 2 of that file, at its character 31",
        ),
        ("{ \"chapters\": [".to_owned(), "they end too early", "mend line 2 of that file, at its character 1"),
    ] {
        assert_eq!(told(&json), (broken(said), help.to_owned()), "{json}");
    }
    assert!(told("[1, 2]").0.contains("they are no list such as `{ \"chapters\": "), "{:?}", told("[1, 2]"));
    assert_eq!(
        told(&one("{ \"startTime\": 61, \"title\": \"Mud\" }")).0,
        "warning[podcast-listing]: the chapter \"Mud\" begins at 1:01, and the recording ends at 1:00"
    );
    assert_eq!(told(&one("{ \"startTime\": 60, \"title\": \"Mud\" }")).0, "");
    assert_eq!(told(&format!("\u{feff}{}", one("{ \"startTime\": 0 }"))).0, "");
}

#[test]
fn a_recording_is_what_is_said_of_it() {
    let text = |audio: &str, file: &str| {
        format!(
            "//- content/01-rain/index.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\naudio = {{ {audio} }}\n+++\nWet.\n\
             //- content/01-rain/rain.mp3 24:30\n{file}"
        )
    };
    for (audio, file, said) in [
        ("file = \"rain.mp3\", url = \"https://a.example/y.mp3\"", "four\n", "`audio` has a `url` and a `file`"),
        ("url = \"https://a.example/y.mp3\", type = \"mp3\"", "four\n", "write `type = \"audio/mpeg\"`"),
        ("file = \"rain.mp3\"", "", "this recording is empty"),
        ("file = \"rain.mp3\", length = 900000", "four\n", "and its `length` is 900000"),
    ] {
        let told = newsletter(&text(audio, file)).told();
        assert!(told.contains(said), "{said}: {told}");
    }
    check(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
podcast = { image = "cover.png" }
                    ^^^^^^^^^^^ `cover.png` leads out of `content`
                    help: did you mean `@/cover.png`?
//- content/cover.png 1400x1400
//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
"#,
    );
}
