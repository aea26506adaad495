//! The program: its commands, its exit codes, and what becomes of the output folder.

use crate::support::{BROKEN, Folder, Sandbox, letters};

#[test]
fn init_starts_a_newsletter_that_builds_without_a_remark() {
    let folder = Folder::empty();
    let run = folder.run(&["init", "my-letters", "--today", "2026-06-30"]).ends(0);
    assert!(run.answer.contains("started “My letters” in `my-letters`"), "{}", run.answer);
    assert!(run.answer.contains("next: cd my-letters && feuilleton serve --open"), "{}", run.answer);
    let build = folder.build(&["--root", "my-letters"]).ends(0);
    assert_eq!(build.aside, "");
    assert!(folder.has("my-letters/public/first-light/hello/index.html"));
}

#[test]
fn init_overwrites_nothing() {
    let folder = Folder::empty();
    folder.write("content/about.md", "mine");
    let run = folder.run(&["init"]).ends(2);
    assert!(run.aside.contains("`content/about.md` is there already"), "{}", run.aside);
    assert!(run.aside.contains("help: nothing was written"), "{}", run.aside);
    assert_eq!(folder.files("").into_keys().collect::<Vec<_>>(), ["content/about.md"]);
    assert_eq!(folder.read("content/about.md"), "mine");
}

#[test]
fn init_starts_no_newsletter_among_the_texts_of_another() {
    let sandbox = Sandbox::of("");
    sandbox.run(&["init"]);
    for folder in ["content/02-new", "static/new", "content"] {
        let said = sandbox.run(&["init", folder]);
        assert_eq!(said.code, Some(2), "{folder}");
        assert!(said.aside.starts_with(&format!("error: `{folder}` belongs to the newsletter in `")), "{}", said.aside);
        assert!(said.aside.contains("help: nothing was written"), "{}", said.aside);
    }
    assert_eq!(sandbox.run(&["init", "de"]).code, Some(0), "a translation may lie beside the texts");
    assert_eq!(sandbox.run(&["build"]).code, Some(0));
}

#[test]
fn init_takes_any_folder_that_can_be_one() {
    let sandbox = Sandbox::of("//- file\nmine\n");
    for (name, shown) in
        [("it's \"fun\"", "'it'\\''s \"fun\"'"), ("a \\ b", "'a \\ b'"), ("Über-uns", "Über-uns"), ("7", "7")]
    {
        let said = sandbox.run(&["init", name]);
        assert!(said.answer.contains(&format!("next: cd {shown} && feuilleton serve")), "{}", said.answer);
        let built = sandbox.run(&["build", "--root", name]);
        assert_eq!((built.code, built.aside.as_str()), (Some(0), ""), "{name}");
    }
    let ignored = sandbox.read("7/.gitignore");
    assert_eq!(ignored, "/public/\n/letters/\n/.feuilleton/\n", "what the commands make is nobody's source");
    assert!(sandbox.run(&["init", "file"]).aside.starts_with("error: `file` is a file\n"));
    assert!(sandbox.run(&["init", "file/below"]).aside.starts_with("error: `file` is no folder"));
}

#[test]
fn a_folder_without_a_newsletter_says_where_one_is() {
    let sandbox = Sandbox::of("//- notes.md\nmine\n");
    let aside = |folder: &str| {
        let mut command = sandbox.command(&["build"]);
        let output = command.current_dir(sandbox.root.join(folder)).output().expect("the program starts");
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).expect("it speaks UTF-8")
    };
    let nothing = "error: there is no newsletter in this folder: it has no `newsletter.toml`\n";
    assert_eq!(
        aside(""),
        format!("{nothing}  help: `feuilleton init` starts one; `--root DIR` names another folder\n")
    );
    sandbox.run(&["init", "my letters"]);
    assert_eq!(
        aside(""),
        format!("{nothing}  help: there is one in `my letters`: go there, or add `--root 'my letters'`\n")
    );
    assert_eq!(
        aside("my letters/content/01-first-light"),
        format!("{nothing}  help: there is one in `../..`: go there, or add `--root ../..`\n")
    );
    assert!(sandbox.run(&["build", "--root", "lost"]).aside.starts_with("error: there is no folder `lost`\n"));
}

#[test]
fn what_is_held_back_is_counted() {
    let sandbox = Sandbox::of("");
    sandbox.run(&["init", "--today", "2026-01-06"]);
    let build = |options: &[&str]| sandbox.run(&[&["build", "--today", "2026-01-10"], options].concat()).answer;
    assert_eq!(build(&[]).lines().count(), 1);
    sandbox.run(&["new", "Rain", "--today", "2026-01-10"]);
    let hello = sandbox.read("content/01-first-light/01-hello.md");
    let later = |title: &str, day: &str| hello.replace("Hello", title).replace("2026-01-06", day);
    sandbox.write("content/01-first-light/03-later.md", &later("Later", "2026-02-03"));
    let one =
        "1 because its day is yet to come (`--future`); the next is `Later`, on 2026-02-03 (UTC): build again then\n";
    let said = build(&[]);
    assert!(said.ends_with(&format!("\nheld back: 1 draft (`--drafts` shows drafts), {one}")), "{said}");
    assert!(build(&[]).ends_with(one), "a build that finds nothing to do says so as well");
    sandbox.write("content/01-first-light/04-latest.md", &later("Latest", "2026-02-10"));
    assert!(
        build(&[]).contains("2 because their days are yet to come (`--future`); the next is `Later`, on 2026-02-03")
    );
    assert_eq!(build(&["--drafts", "--future"]).lines().count(), 1);
    let check = |options: &[&str]| sandbox.run(&[&["check", "--today", "2026-01-10"], options].concat()).answer;
    assert!(check(&[]).ends_with("1 draft was not looked at; `--drafts` looks at it, too\n"));
    assert!(!check(&["--drafts"]).contains("not looked at"));
}

#[test]
fn two_newsletters_never_have_one_id() {
    let folder = Folder::empty();
    folder.run(&["init", "a/letters"]).ends(0);
    folder.run(&["init", "b/letters"]).ends(0);
    let id = |path| folder.read(path).lines().find(|it| it.starts_with("id = ")).map(str::to_owned);
    assert!(id("a/letters/newsletter.toml").is_some());
    assert_ne!(id("a/letters/newsletter.toml"), id("b/letters/newsletter.toml"));
}

#[test]
fn a_build_says_what_it_did() {
    let folder = Folder::of(&letters());
    let run = folder.build(&[]).ends(0);
    assert!(run.answer.starts_with("2 episodes: 19 files written in public ("), "{}", run.answer);
    assert_eq!((run.answer.lines().count(), &*run.aside), (1, ""));
    assert_eq!(folder.read("public/rain/drop.svg"), folder.read("content/01-rain/drop.svg"));
    assert!(folder.read("public/rain/index.html").contains(r#"width="30" height="20""#));
}

#[test]
fn a_mistake_in_the_text_ends_with_1_and_is_drawn() {
    let folder = Folder::of(&letters());
    folder.write("content/03-sun.md", BROKEN);
    let run = folder.build(&[]).ends(1);
    assert_eq!(
        run.aside,
        "error: there is no `content/gone.md`\n --> content/03-sun.md:5:1\n  |\n5 | [gone](gone.md)\n  | ^^^^^^^^^^^^^^^\n\n1 error\n"
    );
    assert_eq!(run.answer, "");
    assert!(!folder.has("public"));
}

#[test]
fn a_warning_is_told_and_the_site_is_built() {
    let folder = Folder::of(&letters());
    folder.write("content/04-sun.md", "+++\ntitle = \"Sun\"\ndate = 2026-03-15\n+++\n");
    let run = folder.build(&[]).ends(0);
    assert!(
        run.aside.starts_with("warning[numbering-gap]: the numbers jump from 2 to 4: there is no E3\n"),
        "{}",
        run.aside
    );
    assert!(run.aside.ends_with("1 warning\n"), "{}", run.aside);
    assert!(run.answer.starts_with("3 episodes:") && folder.has("public/sun/index.html"));
}

#[test]
fn anything_else_ends_with_2() {
    let folder = Folder::empty();
    for wrong in [
        vec!["biuld"],
        vec!["build", "--today", "soon"],
        vec!["build", "--base-url", "letters.example"],
        vec!["build", "--message-format", "xml"],
        vec![],
    ] {
        let run = folder.run(&wrong).ends(2);
        assert!(!run.aside.is_empty() && run.answer.is_empty(), "{wrong:?}");
    }
}

#[test]
fn help_and_completions_are_answers() {
    let folder = Folder::empty();
    let run = folder.run(&["--help"]).ends(0);
    assert!(run.answer.contains("init") && run.answer.contains("build") && run.aside.is_empty());
    for option in [
        "--output",
        "--base-url",
        "--drafts",
        "--future",
        "--today",
        "--adopt",
        "--sync",
        "--lock-timeout",
        "--root",
        "--message-format",
    ] {
        assert!(folder.run(&["build", "--help"]).answer.contains(option), "{option}");
    }
    assert!(folder.run(&["--version"]).ends(0).answer.starts_with("feuilleton "));
    for shell in ["bash", "zsh", "fish"] {
        assert!(folder.run(&["completions", shell]).ends(0).answer.contains("feuilleton"), "{shell}");
    }
}

#[test]
fn programs_are_told_in_json() {
    let folder = Folder::of(&letters());
    folder.write("content/04-sun.md", BROKEN.replace("[gone]", "é [gone]"));
    let run = folder.build(&["--message-format", "json"]).ends(1);
    assert_eq!(run.aside, "");
    let lines: Vec<serde_json::Value> =
        run.answer.lines().map(|it| serde_json::from_str(it).expect("each line is JSON")).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["severity"], "warning");
    assert_eq!(lines[0]["rule"], "numbering-gap");
    assert_eq!(
        lines[1],
        serde_json::json!({
            "severity": "error", "rule": null, "message": "there is no `content/gone.md`", "help": null, "note": null,
            "path": "content/04-sun.md", "line": 5, "column": 3, "end_line": 5, "end_column": 18,
        })
    );
    folder.remove("content/04-sun.md");
    folder.write("content/02-sun.md", "+++\ntitle = \"Sun\"\ndate = 2026-03-15\nepisode = 2\n+++\n");
    let run = folder.build(&["--message-format", "json"]).ends(1);
    let line: serde_json::Value = serde_json::from_str(run.answer.trim()).expect("one line of JSON");
    assert_eq!(line["note"]["path"], "content/02-mud.md");
    assert_eq!(line["note"]["message"], "the first is here");
    folder.remove("content/02-sun.md");
    assert_eq!(folder.build(&["--message-format", "json"]).ends(0).answer, "", "nothing to tell");
}

#[test]
fn a_newsletter_is_built_from_anywhere_to_anywhere() {
    let folder = Folder::empty();
    let inner = Folder { path: folder.path.join("letters") }.with(&letters());
    folder.build(&["--root", "letters", "--output", "site"]).ends(0);
    assert!(inner.has("site/index.html") && !inner.has("public"), "a relative folder lies below the newsletter's");
    let elsewhere = folder.path.join("a/b/site");
    inner.build(&["--output", elsewhere.to_str().expect("a plain name")]).ends(0);
    assert_eq!(folder.files("a/b/site"), inner.files("site"));
}

#[test]
fn a_site_may_be_built_for_another_address() {
    let folder = Folder::of(&letters());
    folder.build(&["--base-url", "https://example.org/letters/"]).ends(0);
    assert!(folder.read("public/index.html").contains("href=\"/letters/rain/\""));
    assert!(folder.read("public/feed.xml").contains("https://example.org/letters/rain/"));
    assert!(!folder.read("public/feed.xml").contains("https://letters.example"));
}

#[test]
fn drafts_and_the_future_are_asked_for() {
    let folder = Folder::of(&letters());
    folder.write("content/03-sun.md", "+++\ntitle = \"Sun\"\ndate = 2026-07-01\n+++\n");
    folder.write("content/04-ice.md", "+++\ntitle = \"Ice\"\ndate = 2026-03-15\ndraft = true\n+++\n");
    let built = |arguments: &[&str]| {
        folder.build(arguments).ends(0);
        (folder.has("public/sun/index.html"), folder.has("public/ice/index.html"))
    };
    assert_eq!(built(&[]), (false, false));
    assert_eq!(built(&["--future"]), (true, false));
    assert_eq!(built(&["--drafts"]), (false, true));
    folder.run(&["build", "--today", "2026-07-01"]).ends(0);
    assert!(folder.has("public/sun/index.html") && !folder.has("public/ice"));
}

#[test]
fn the_demo_builds_without_a_remark() {
    let output = Folder::empty();
    let run = crate::support::Run::of(
        crate::support::program()
            .args(["build", "--today", "2026-12-01", "--root", env!("CARGO_MANIFEST_DIR"), "--output"])
            .arg(output.path.join("public")),
    )
    .ends(0);
    assert_eq!(run.aside, "");
    assert!(output.has("public/first-light/index.html"));
    let check = ["check", "--drafts", "--today", "2026-12-01", "--root", env!("CARGO_MANIFEST_DIR")];
    assert_eq!(crate::support::Run::of(crate::support::program().args(check)).ends(0).aside, "");
}

#[test]
fn init_writes_nothing_where_it_cannot_write_all() {
    let folder = Folder::empty();
    folder.write("content", "a file");
    let run = folder.run(&["init"]).ends(2);
    assert!(
        run.aside.starts_with("error: `content` is no folder, and files would have to lie in it\n"),
        "{}",
        run.aside
    );
    folder.remove("content");
    folder.run(&["init"]).ends(0);
}
