//! Which letters are asked for: one, the latest, a season's, or all.

use crate::support::{Folder, Run, newsletter};

/// What remembers which letters were written.
const LEDGER: &str = ".feuilleton-letters";

/// Two seasons of two.
fn story() -> Folder {
    let episode = |season: u32, number: u32, title: &str| {
        let slug = title.to_lowercase();
        let front = format!("+++\ntitle = \"{title}\"\ndate = 2026-0{season}-0{number}\n+++\n{title}.\n");
        format!("//- content/0{season}-part-{season}/0{number}-{slug}.md\n{front}")
    };
    let episodes = [(1, 1, "Rain"), (1, 2, "Mud"), (2, 1, "Sun"), (2, 2, "Dust")];
    let episodes: String = episodes.iter().map(|(season, number, title)| episode(*season, *number, title)).collect();
    Folder::of(&newsletter(&episodes))
}

fn ask(folder: &Folder, arguments: &[&str]) -> Run {
    folder.run(&[&["email", "--output", "mail", "--today", "2026-06-30"], arguments].concat())
}

#[test]
fn an_episode_is_asked_for_by_its_number_however_it_is_written_or_by_its_word() {
    let folder = story();
    for name in ["S2E1", "s2e1", "S02E01", "sun"] {
        ask(&folder, &[name]).ends(0);
        assert_eq!(folder.names("mail"), [LEDGER, "s02e01-sun.eml"], "{name}");
    }
    for (name, help) in [("S2E3", "did you mean `S2E1`?"), ("snu", "did you mean `sun`?"), ("fog", "name one as S2E29")]
    {
        let run = ask(&folder, &[name]).ends(2);
        assert!(
            run.aside.starts_with(&format!("error: no episode is called `{name}`\n  help: {help}")),
            "{}",
            run.aside
        );
    }
}

#[test]
fn an_episode_is_asked_for_by_the_file_that_new_prints() {
    let folder = story();
    for name in ["content/02-part-2/01-sun.md", "./content/02-part-2/01-sun.md"] {
        ask(&folder, &[name]).ends(0);
        assert_eq!(folder.names("mail"), [LEDGER, "s02e01-sun.eml"], "{name}");
    }
    let told = ask(&folder, &["content/02-part-2/09-sun.md"]).ends(2).aside;
    assert!(told.contains("no episode is called `content/02-part-2/09-sun.md`"), "{told}");
}

#[test]
fn an_episode_that_is_withheld_is_told_how_to_be_had() {
    let folder = story();
    folder.write("content/02-part-2/03-fog.md", "+++\ntitle = \"Fog\"\ndate = 2026-07-07\ndraft = true\n+++\nFog.\n");
    folder.write("content/02-part-2/04-ice.md", "+++\ntitle = \"Ice\"\ndate = 2026-07-14\n+++\nIce.\n");
    // Half past midnight in Tokyo is still the day before at Greenwich, where the newsletter is at home.
    folder.write("content/02-part-2/05-dew.md", "+++\ntitle = \"Dew\"\ndate = 2026-07-21T00:30:00+09:00\n+++\nDew.\n");
    for (name, told) in [
        ("S2E03", "`S2E03` is a draft\n  help: add `--drafts`\n"),
        ("fog", "`fog` is a draft\n  help: add `--drafts`\n"),
        ("content/02-part-2/03-fog.md", "`content/02-part-2/03-fog.md` is a draft\n  help: add `--drafts`\n"),
        ("S2E4", "`S2E4` is not published before 2026-07-14 (UTC)\n  help: add `--future`\n"),
        ("dew", "`dew` is not published before 2026-07-20 15:30 (UTC)\n  help: add `--future`\n"),
    ] {
        assert_eq!(ask(&folder, &[name]).ends(2).aside, format!("error: {told}"));
    }
    ask(&folder, &["S2E03", "--drafts"]).ends(0);
    assert_eq!(folder.names("mail"), [LEDGER, "s02e03-fog.eml"]);
}

#[test]
fn a_target_that_is_none_is_told_the_one_that_is_meant() {
    for (name, help) in
        [("kti", "did you mean `kit`?\n"), ("maildri", "did you mean `maildir`?\n"), ("fax", "known are ")]
    {
        let run = ask(&story(), &["--target", name]).ends(2);
        let told = format!("error: no target is called `{name}`\n  help: {help}");
        assert!(run.aside.starts_with(&told), "{}", run.aside);
    }
    assert!(ask(&story(), &["--target", "fax"]).aside.contains("substack, eml, html, text, mbox, maildir\n"));
}

#[test]
fn the_latest_a_season_or_all() {
    for (arguments, letters) in [
        (&["--latest"][..], &["s02e02-dust.eml"][..]),
        (&["--season", "1"], &["s01e01-rain.eml", "s01e02-mud.eml"]),
        (&["--all"], &["s01e01-rain.eml", "s01e02-mud.eml", "s02e01-sun.eml", "s02e02-dust.eml"]),
    ] {
        let folder = story();
        ask(&folder, arguments).ends(0);
        assert_eq!(folder.names("mail")[1..], *letters, "{arguments:?}");
    }
}

#[test]
fn a_season_that_is_none_is_told_those_that_are() {
    let lone = newsletter("//- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-01-06\n+++\nRain.\n");
    let first = newsletter("//- content/01-wet/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-01-06\n+++\nRain.\n");
    let asked = |folder: &Folder| ask(folder, &["--season", "3"]).ends(2).aside;
    let told = |help: &str| format!("error: there is no season 3\n  help: {help}\n");
    let none = "no published episode belongs to a season; `--all` takes every one";
    assert_eq!(asked(&Folder::of(&lone)), told(none));
    assert_eq!(asked(&Folder::of(&first)), told("the only one is season 1"));
    assert_eq!(asked(&story()), told("there are seasons 1 and 2"));
}

#[test]
fn the_letters_of_a_season_are_one_thread() {
    let episode = |season: u32, number: u32| {
        let day = format!("date = 2026-0{season}-{number:02}");
        format!(
            "//- content/0{season}-part-{season}/{number:02}-day.md\n+++\ntitle = \"Day\"\nslug = \"day-{number}\"\n{day}\n+++\nDay.\n"
        )
    };
    let story: String = (1..=12).map(|it| episode(1, it)).chain((1..=2).map(|it| episode(2, it))).collect();
    let folder = Folder::of(&newsletter(&story));
    folder.run(&["email", "--all", "--target", "mbox", "--output", "mail", "--today", "2026-06-30"]).ends(0);
    let [_, mbox] = &folder.names("mail")[..] else { panic!("one file holds all letters") };
    let letters = folder.read(&format!("mail/{mbox}")).replace("\n ", " ");
    let said = |name: &str, letter: &str| {
        letter.lines().find_map(|it| it.strip_prefix(name)).unwrap_or_default().trim().to_owned()
    };
    let letters: Vec<&str> = letters.split("\nFrom ").collect();
    let names: Vec<String> = letters.iter().map(|it| said("Message-ID:", it)).collect();
    let before = |it: usize| said("References:", letters[it]).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(letters.len(), 14);
    assert!(before(0).is_empty() && before(12).is_empty(), "a season begins a thread");
    assert_eq!(before(1), names[..1]);
    assert_eq!(before(13), names[12..13]);
    assert_eq!(before(11), [&names[..1], &names[2..11]].concat(), "the first, and the last nine");
    assert_eq!(said("In-Reply-To:", letters[11]), names[10]);
}

#[test]
fn an_episode_is_asked_for_by_its_address() {
    let folder = story();
    for name in [
        "part-2/sun",
        "/part-2/sun/",
        "https://letters.example/part-2/sun/",
        "https://letters.example/part-2/sun/?x#mud",
        "02-part-2/01-sun.md",
    ] {
        ask(&folder, &[name]).ends(0);
        assert_eq!(folder.names("mail"), [LEDGER, "s02e01-sun.eml"], "{name}");
    }
    for name in ["part-1/sun", "/", "https://elsewhere.example/part-2/sun/"] {
        let told = ask(&folder, &[name]).ends(2).aside;
        assert!(told.starts_with(&format!("error: no episode is called `{name}`\n")), "{told}");
    }
}

#[test]
fn a_word_that_several_episodes_have_in_their_addresses_is_told() {
    let folder = story();
    folder.write("content/01-part-1/09-sun.md", "+++\ntitle = \"Sun\"\ndate = 2026-01-09\n+++\nSun.\n");
    let told = ask(&folder, &["sun"]).ends(2).aside;
    assert_eq!(told, "error: `sun` is S1E9 and S2E1\n  help: name one of them, as `S1E9`\n");
    ask(&folder, &["part-1/sun"]).ends(0);
    assert_eq!(folder.names("mail"), [LEDGER, "s01e09-sun.eml"]);
    folder.write(
        "content/02-part-2/aside.md",
        "+++\ntitle = \"Sun\"\nslug = \"sun\"\nkind = \"bonus\"\ndate = 2026-01-30\n+++\nSun.\n",
    );
    folder
        .write("content/02-part-2/01-sun.md", "+++\ntitle = \"Sun\"\nslug = \"star\"\ndate = 2026-02-01\n+++\nSun.\n");
    let told = ask(&folder, &["sun"]).ends(2).aside;
    assert_eq!(told, "error: `sun` is S1E9 and /part-2/sun/\n  help: name one of them, as `S1E9`\n");
}
