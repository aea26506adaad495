//! A build that would come to the same as the last one: it prints nothing and says the same; whatever has changed in
//! the meantime, it notices.

use crate::support::{Folder, Sandbox, newsletter};

/// Two episodes, one of which is to come, and a dead address to be warned of.
fn harbour() -> Folder {
    Folder::of(&newsletter(
        r#"//- newsletter.toml
title = "Harbour"
base_url = "https://harbour.example"

//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
Look [behind](https://harbour.example/behind).

//- content/02-snow.md
+++
title = "Snow"
date = 2027-01-01
+++
Snow.

//- static/mark.txt
a mark
"#,
    ))
}

/// How many files a build says it wrote.
fn written(folder: &Folder, arguments: &[&str]) -> usize {
    let answer = folder.build(arguments).ends(0).answer;
    let (_, tail) = answer.split_once("1 episode: ").or_else(|| answer.split_once("2 episodes: ")).expect("a summary");
    tail.split(' ').next().and_then(|it| it.parse().ok()).expect("a number of files")
}

#[test]
fn a_build_that_comes_to_the_same_says_the_same() {
    let folder = harbour();
    let first = folder.build(&[]).ends(0);
    let second = folder.build(&[]).ends(0);
    assert!(first.aside.contains("nothing here publishes `/behind`"), "{}", first.aside);
    assert_eq!(second.aside, first.aside);
    assert!(second.answer.starts_with("1 episode: 0 files written, "), "{}", second.answer);
    assert!(second.answer.contains("held back: 1 because its day is yet to come"), "{}", second.answer);
    let report = folder.build(&["--message-format", "json"]).ends(0);
    assert!(report.answer.contains("\"nothing here publishes `/behind`\""), "{}", report.answer);
}

#[test]
fn whatever_has_changed_is_noticed() {
    let folder = harbour();
    folder.build(&[]).ends(0);
    let page = folder.read("public/rain/index.html");
    let changes: [(&str, &dyn Fn()); 7] = [
        ("an episode", &|| folder.write("content/01-rain.md", "+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\nDry.")),
        ("a file", &|| folder.write("static/mark.txt", "another mark")),
        ("a new file", &|| folder.write("static/more.txt", "one more")),
        ("a template", &|| folder.write("templates/redirect.html", "elsewhere")),
        ("a page that someone wrote to", &|| folder.write("public/rain/index.html", "mine")),
        ("a page that someone took away", &|| folder.remove("public/rain/index.html")),
        ("a list of our files that someone cut", &|| folder.write("public/.feuilleton", "index.html\n")),
    ];
    for (what, change) in changes {
        assert_eq!(written(&folder, &[]), 0, "before {what}");
        change();
        let before = folder.stamps("");
        folder.build(&[]).ends(0);
        assert!(before != folder.stamps(""), "{what}");
    }
    assert_ne!(folder.read("public/rain/index.html"), page);
    assert!(folder.read("public/.feuilleton").contains("rain/index.html"));
    assert_eq!(written(&folder, &[]), 0);
    assert!(written(&folder, &["--future"]) > 0, "other terms are another site");
    assert!(written(&folder, &["--base-url", "https://quay.example"]) > 0);
}

#[test]
fn a_moment_that_has_come_is_noticed() {
    let sandbox = Sandbox::of(
        r#"//- newsletter.toml
title = "Harbour"
base_url = "https://harbour.example"
//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
//- content/02-snow.md
+++
title = "Snow"
date = "2026-03-02T10:00:00Z"
+++
"#,
    );
    let build = |second: i64| {
        let said = sandbox.run_in(&["build"], &[("SOURCE_DATE_EPOCH", &(1_772_445_600 + second).to_string())]);
        assert_eq!(said.code, Some(0), "{}", said.aside);
        said.answer.split(", ").next().map(str::to_owned).expect("a summary")
    };
    // Ten o’clock is second 0.
    assert!(build(-3600).starts_with("1 episode: "));
    assert_eq!(build(-1), "1 episode: 0 files written");
    let come = build(0);
    assert!(come.starts_with("2 episodes: ") && !come.ends_with(": 0 files written"), "{come}");
    assert_eq!(build(3600), "2 episodes: 0 files written");
    assert!(build(-1).starts_with("1 episode: "), "a clock that was put back");
    let whole_day = sandbox.run(&["build", "--today", "2026-03-02"]).answer;
    assert!(whole_day.starts_with("2 episodes: "), "{whole_day}");
}
