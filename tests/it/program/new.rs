//! `feuilleton new`: the next episode.

use crate::support::Sandbox;

const WEEKLY: &str = "
//- newsletter.toml
title = \"Rain\"
base_url = \"https://rain.example\"
schedule = \"Tuesday\"
//- content/01-drops/01-one.md
+++
title = \"One\"
date = 2026-01-06
pairings = [{ kind = \"tea\", title = \"Assam\" }, { kind = \"book\", title = \"Weather\" }]
+++
A drop.
";

/// Starts an episode on Wednesday, 7 January 2026.
fn new(sandbox: &Sandbox, arguments: &[&str]) -> String {
    let said = sandbox.run(&[&["new", "--today", "2026-01-07"], arguments].concat());
    if said.code == Some(0) { said.answer } else { said.aside }
}

#[test]
fn an_episode_continues_its_season() {
    let sandbox = Sandbox::of(WEEKLY);
    assert_eq!(new(&sandbox, &["A \"new\" day"]), "content/01-drops/02-a-new-day.md\n");
    let text = sandbox.read("content/01-drops/02-a-new-day.md");
    assert!(text.starts_with("+++\ntitle = \"A \\\"new\\\" day\"\ndate = 2026-01-13\ndraft = true\n"), "{text}");
    assert!(text.contains("{ kind = \"tea\", title = \"TK\" },\n  { kind = \"book\", title = \"TK\" }"), "{text}");
    assert_eq!(new(&sandbox, &["Another"]), "content/01-drops/03-another.md\n");
    assert!(sandbox.read("content/01-drops/03-another.md").contains("date = 2026-01-20"));
    assert_eq!(sandbox.run(&["build", "--drafts"]).code, Some(0));
}

#[test]
fn a_new_season_is_introduced() {
    let sandbox = Sandbox::of(WEEKLY);
    assert_eq!(
        new(&sandbox, &["Again", "--season", "2"]),
        "content/02-season-2/season.md\ncontent/02-season-2/01-again.md\n"
    );
    assert!(sandbox.read("content/02-season-2/season.md").contains("title = \"Season 2\""));
    assert_eq!(new(&sandbox, &["And", "again"]), "content/02-season-2/02-and-again.md\n");
    assert_eq!(sandbox.run(&["build", "--drafts"]).aside, "");
}

#[test]
fn a_new_season_is_called_what_the_newsletter_calls_one() {
    for (lines, folder, title) in [
        ("language = \"de\"", "07-staffel-7", "Staffel 7"),
        ("language = \"fr\"", "07-saison-7", "Saison 7"),
        ("season_label = \"Book {season}\"", "07-book-7", "Book 7"),
    ] {
        let sandbox = Sandbox::of(&WEEKLY.replace("schedule = \"Tuesday\"", lines));
        let season = format!("content/{folder}/season.md");
        assert_eq!(new(&sandbox, &["--season", "7", "Weit"]), format!("{season}\ncontent/{folder}/01-weit.md\n"));
        assert!(sandbox.read(&season).contains(&format!("title = \"{title}\"")), "{lines}");
        assert_eq!(sandbox.run(&["build", "--drafts"]).aside, "");
    }
}

#[test]
fn a_file_is_called_what_readers_of_its_language_would_type() {
    for (language, file) in [("de", "02-fuenf-gaense"), ("sv", "02-funf-ganse")] {
        let sandbox = Sandbox::of(&WEEKLY.replace("schedule = ", &format!("language = \"{language}\"\nschedule = ")));
        assert_eq!(new(&sandbox, &["Fünf Gänse"]), format!("content/01-drops/{file}.md\n"));
    }
    let sandbox = Sandbox::of(&WEEKLY.replace("schedule = \"Tuesday\"", "language = \"ja\""));
    assert_eq!(new(&sandbox, &["水が運んでくるもの"]), "content/01-drops/02.md\n", "it would be read as Chinese");
    let built = sandbox.run(&["build", "--drafts", "--today", "2026-02-01"]);
    assert_eq!((built.code, built.aside.as_str()), (Some(0), ""));
    assert!(sandbox.read("public/drops/02/index.html").contains("水が運んでくるもの"));
}

#[test]
fn numbers_that_run_on_through_the_seasons_run_on() {
    let masthead = "//- newsletter.toml\ntitle = \"Rain\"\nbase_url = \"https://rain.example\"\n";
    let issue = |path: &str| format!("//- content/{path}.md\n+++\ntitle = \"{path}\"\ndate = 2026-01-06\n+++\n");
    let next = |paths: [&str; 3]| {
        let sandbox = Sandbox::of(&format!("{masthead}{}", paths.map(issue).concat()));
        new(&sandbox, &["Next", "--season", "2027"]).lines().last().unwrap_or_default().to_owned()
    };
    assert_eq!(next(["2025/001-a", "2025/002-b", "2026/003-c"]), "content/2027/004-next.md");
    assert_eq!(next(["2025/001-a", "2026/001-b", "2026/002-c"]), "content/2027/001-next.md");
    assert_eq!(next(["2026/001-a", "2026/002-b", "2026/003-c"]), "content/2027/001-next.md");
}

#[test]
fn a_bonus_has_no_number_and_waits_for_nobody() {
    let sandbox = Sandbox::of(WEEKLY);
    assert_eq!(new(&sandbox, &["Moths", "--bonus"]), "content/01-drops/bonus-moths.md\n");
    let text = sandbox.read("content/01-drops/bonus-moths.md");
    assert!(text.contains("kind = \"bonus\"") && text.contains("date = 2026-01-13"), "{text}");
    assert_eq!(sandbox.run(&["build", "--drafts"]).aside, "");
}

#[test]
fn the_manner_of_the_last_episode_is_kept() {
    for (last, next) in [
        ("content/01-drops/001-one/index.md", "content/01-drops/002-next/index.md"),
        ("content/s01/1_one.md", "content/s01/2_next.md"),
        ("content/s01e01-one.md", "content/s01e02-next.md"),
        ("content/S1E1.md", "content/S1E2-next.md"),
        ("content/01-one.md", "content/02-next.md"),
        ("content/2026-01-06-one.md", "content/2026-01-07-next.md"),
        ("content/2026-01-06-one/index.md", "content/2026-01-07-next/index.md"),
        ("content/one.md", "content/next.md"),
    ] {
        let masthead = "//- newsletter.toml\ntitle = \"Rain\"\nbase_url = \"https://rain.example\"\n";
        let episode = format!("//- {last}\n+++\ntitle = \"One\"\ndate = 2026-01-06\n+++\nText.\n");
        let sandbox = Sandbox::of(&format!("{masthead}{episode}"));
        assert_eq!(new(&sandbox, &["Next"]), format!("{next}\n"));
        let text = sandbox.read(next);
        assert!(!text.contains("\nepisode ") && !text.contains("\nseason "), "the name of {next} tells: {text}");
        assert_eq!(sandbox.run(&["build", "--drafts"]).aside, "");
    }
}

#[test]
fn what_the_name_does_not_tell_stands_in_the_front_matter() {
    let sandbox = Sandbox::of(
        "//- newsletter.toml\ntitle = \"Rain\"\nbase_url = \"https://rain.example\"\n//- content/letters/one.md\n+++\ntitle = \"One\"\ndate = 2026-01-06\nseason = 1\nepisode = 1\n+++\nText.\n",
    );
    assert_eq!(new(&sandbox, &["Next"]), "content/letters/next.md\n");
    assert!(sandbox.read("content/letters/next.md").contains("\nseason = 1\nepisode = 2\n"));
    assert_eq!(sandbox.run(&["build", "--drafts"]).aside, "");
}

#[test]
fn front_matter_stays_in_the_notation_of_the_last_episode() {
    let yaml = "//- newsletter.toml\ntitle = \"Rain\"\nbase_url = \"https://rain.example\"\n//- content/01-drops/01-one.md\n---\ntitle: One\ndate: 2026-01-06\npairings:\n  - { kind: tea, title: Assam }\n---\nA drop.\n";
    let sandbox = Sandbox::of(yaml);
    assert_eq!(
        new(&sandbox, &["A \"new\" day: 50 % \\ more ☔"]),
        "content/01-drops/02-a-new-day-50-more-umbrella.md\n"
    );
    let text = sandbox.read("content/01-drops/02-a-new-day-50-more-umbrella.md");
    let front = "---\ntitle: \"A \\\"new\\\" day: 50 % \\\\ more ☔\"\ndate: 2026-01-07\ndraft: true\n";
    assert!(text.starts_with(front) && text.ends_with("---\n\n"), "{text}");
    assert!(text.contains("\npairings: [\n  { kind: \"tea\", title: \"TK\" },\n  ]\n"), "{text}");
    assert!(new(&sandbox, &["Again", "--season", "2"]).contains("content/02-season-2/season.md"));
    assert!(sandbox.read("content/02-season-2/season.md").starts_with("---\ntitle: \"Season 2\"\n"));
    let built = sandbox.run(&["build", "--drafts"]);
    assert_eq!((built.code, built.aside.as_str()), (Some(0), ""));
    // Every option is there to be taken up as it stands.
    let path = "content/02-season-2/01-again.md";
    let taken = sandbox
        .read(path)
        .replace("# What", "#What")
        .replace("\n# ", "\n")
        .replace("picture.jpg", "https://a.example/x.jpg");
    sandbox.write(path, &taken);
    let built = sandbox.run(&["build", "--drafts"]);
    assert_eq!((built.code, built.aside.as_str()), (Some(0), ""));
}

#[test]
fn a_slip_is_explained_and_nothing_is_overwritten() {
    let sandbox = Sandbox::of(WEEKLY);
    assert!(new(&sandbox, &["One"]).contains("`content/01-drops/01-one.md` has this title already"));
    let alike = new(&sandbox, &["[[One]]"]);
    assert!(alike.contains("`content/01-drops/01-one.md` has another title, but the same word in its address: `one`"));
    assert!(new(&sandbox, &["…"]).contains("no file can be named after this title"));
    assert!(new(&sandbox, &["Bell \u{7}"]).contains("this title holds a control character"));
    assert!(new(&sandbox, &["Two", "--edit"]).contains("no editor is named by `$VISUAL` or `$EDITOR`"));
    assert!(new(&sandbox, &["Two", "--season", "two"]).contains("write a whole number such as 2"));
    sandbox.write("content/01-drops/03-three.md", "not an episode");
    assert_eq!(new(&sandbox, &["Three"]), "content/01-drops/04-three.md\n");
    assert_eq!(sandbox.read("content/01-drops/03-three.md"), "not an episode");
    let lone = Sandbox::of(
        "//- newsletter.toml\ntitle = \"Rain\"\nbase_url = \"https://rain.example\"\n//- content/01-one.md\n+++\ntitle = \"One\"\ndate = 2026-01-06\n+++\n",
    );
    assert!(new(&lone, &["Two", "--season", "2"]).contains("this newsletter has no seasons"));
}

#[cfg(unix)]
#[test]
fn the_editor_is_started_as_git_starts_it() {
    let sandbox = Sandbox::of(WEEKLY);
    sandbox.write("my editor", "#!/bin/sh\necho \"$1 $2\" >> said\n");
    let edit = |title: &str, editor: &str| {
        sandbox.run_in(&["new", title, "--edit", "--today", "2026-01-07"], &[("EDITOR", editor)])
    };
    let said = edit("Two", "sh 'my editor' --wait");
    assert_eq!((said.code, said.aside.as_str()), (Some(0), ""));
    assert_eq!(sandbox.read("said"), "--wait ./content/01-drops/02-two.md\n");
    let lost = edit("Three", "no-such-editor -w");
    assert_eq!(lost.code, Some(2));
    assert!(lost.aside.contains("error: there is no editor `no-such-editor -w`\n"), "{}", lost.aside);
    assert!(lost.aside.ends_with("help: `$EDITOR` names it; the episode was started all the same\n"), "{}", lost.aside);
    assert!(edit("Four", "false").aside.contains("the editor `false` failed (exit status: 1)"));
    assert_eq!(sandbox.read("content/01-drops/04-four.md").lines().nth(1), Some("title = \"Four\""));
}

#[test]
fn a_schedule_without_a_day_is_told() {
    for (schedule, note) in [("weekly", 1), ("every other Tuesday", 1), ("Tuesday", 0), ("daily", 0)] {
        let sandbox = Sandbox::of(&WEEKLY.replace("\"Tuesday\"", &format!("\"{schedule}\"")));
        let said = sandbox.run(&["new", "Rain"]);
        let words = format!("no day of the week is in the schedule “{schedule}”");
        assert_eq!(said.aside.matches(&words).count(), note, "{}", said.aside);
    }
}

#[test]
fn an_address_and_a_name_that_readers_know_stay_those_of_another() {
    let sandbox = Sandbox::of(WEEKLY);
    let text = sandbox.read("content/01-drops/01-one.md");
    let known = "aliases = [\"/drops/two/\"]\nguid = \"tag:rain.example,2026:s01e02\"\npairings";
    sandbox.write("content/01-drops/01-one.md", &text.replace("pairings", known));
    let said = new(&sandbox, &["Two"]);
    assert_eq!(
        said,
        "error: readers know `content/01-drops/01-one.md` at `/drops/two/`, which has this word as well: `two`\n  \
         help: choose a title that differs in a letter or a digit\n"
    );
    assert_eq!(new(&sandbox, &["Three"]), "content/01-drops/02-three.md\n");
    assert!(sandbox.read("content/01-drops/02-three.md").contains("\nguid = \"tag:rain.example,2026:three\"\n"));
    assert_eq!(sandbox.run(&["build", "--drafts"]).aside, "");
}
