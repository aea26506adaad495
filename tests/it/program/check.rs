//! `feuilleton check`: one newsletter for each finding.

use crate::support::{Said, Sandbox};

const MASTHEAD: &str = "//- newsletter.toml
title = \"Rain\"
base_url = \"https://rain.example\"
schedule = \"Tuesday\"
";

/// An episode of season 1, in the file `NAME.md`.
fn episode(name: &str, date: &str, body: &str) -> String {
    format!(
        "//- content/01-drops/{name}.md\n+++\ntitle = \"{name}\"\ndate = {date}\nsummary = \"Rain.\"\n+++\n{body}\n"
    )
}

fn check(files: &str) -> Said {
    Sandbox::of(files).run(&["check", "--today", "2026-01-14"])
}

/// The rules that speak, and the text that each points to.
fn found(files: &str) -> Vec<(String, String)> {
    let sandbox = Sandbox::of(files);
    let said = sandbox.run(&["check", "--today", "2026-01-14", "--message-format", "json"]);
    let lines = said.answer.lines().map(|it| serde_json::from_str::<serde_json::Value>(it).expect("JSON"));
    let text = |it: &serde_json::Value| {
        let number = |key: &str| usize::try_from(it[key].as_u64().expect("a number")).expect("small");
        let file = sandbox.read(it["path"].as_str().expect("a path"));
        let line = file.lines().nth(number("line") - 1).unwrap_or("").to_owned();
        let end = if it["line"] == it["end_line"] { number("end_column") } else { line.chars().count() + 1 };
        line.chars().skip(number("column") - 1).take(end - number("column")).collect::<String>()
    };
    lines.map(|it| (it["rule"].as_str().unwrap_or("error").to_owned(), text(&it))).collect()
}

/// Checks one episode with this body.
fn found_in(body: &str) -> Vec<(String, String)> {
    found(&format!("{MASTHEAD}{}", episode("01-one", "2026-01-06", body)))
}

fn one(rule: &str, text: &str) -> Vec<(String, String)> {
    vec![(rule.to_owned(), text.to_owned())]
}

#[test]
fn a_newsletter_without_fault_is_clean() {
    let said = check(&format!("{MASTHEAD}{}", episode("01-one", "2026-01-06", "A [drop](#rain).\n\n## Rain\n\nMore.")));
    assert_eq!((said.code, said.aside.as_str()), (Some(0), ""));
    assert!(said.answer.contains("nothing to say against 1 episode"), "{}", said.answer);
}

#[test]
fn what_init_wrote_is_not_for_readers() {
    let sandbox = Sandbox::of("");
    sandbox.run(&["init", "--today", "2026-01-06"]);
    let masthead = sandbox.read("newsletter.toml");
    let filled =
        masthead.replace("# tagline", "tagline").replace("# subscribe", "subscribe").replace("# email", "email");
    sandbox.write("newsletter.toml", &filled);
    let said = sandbox.run(&["check", "--today", "2026-01-10", "--message-format", "json"]);
    assert_eq!(said.code, Some(0));
    let told = said.answer.lines().map(|it| serde_json::from_str::<serde_json::Value>(it).expect("JSON"));
    let told: Vec<_> = told.filter(|it| it["rule"] == "leftover").collect();
    assert!(told.iter().all(|it| it["help"].is_string()), "{told:#?}");
    let lines = told.iter().map(|it| {
        let (path, line) = (it["path"].as_str().expect("a path"), it["line"].as_u64().expect("a line"));
        let text = sandbox.read(path);
        let line = text.lines().nth(usize::try_from(line).expect("small") - 1).unwrap_or_default();
        line.split(" = ").next().unwrap_or_default().to_owned()
    });
    let mut lines: Vec<String> = lines.collect();
    lines.sort();
    assert_eq!(
        lines,
        ["author", "base_url", "description", "email", "email", "email", "subscribe", "summary", "tagline", "title"]
    );
    let own = masthead.replace("https://example.org", "https://bea.example").replace("What this", "Rain. This");
    sandbox.write("newsletter.toml", &own.replace("Your Name", "Bea").replace("My newsletter", "Rain"));
    let said = sandbox.run(&["check", "--today", "2026-01-10"]).aside;
    assert!(!said.contains("newsletter.toml") && said.contains("feuilleton init"), "{said}");
    let mailed = sandbox.run(&["email", "--latest", "--today", "2026-01-10"]).aside;
    assert!(!mailed.contains("feuilleton init"), "{mailed}");
    sandbox.write("newsletter.toml", &masthead);
    let mailed = sandbox.run(&["email", "--latest", "--today", "2026-01-10"]).aside;
    assert!(mailed.contains("help: write where it is published: feeds and letters lead there"), "{mailed}");
}

#[test]
fn what_a_check_has_computed_is_remembered_where_it_can_be() {
    let files = format!("{MASTHEAD}{}", episode("01-one", "2026-01-06", "```rust\nfn drop() {}\n```"));
    let sandbox = Sandbox::of(&files);
    assert_eq!(sandbox.run(&["check", "--today", "2026-01-14"]).aside, "");
    assert!(sandbox.root.join(".feuilleton/memo").exists());

    let sandbox = Sandbox::of(&files);
    // Nothing can be written below what is no folder.
    sandbox.write(".feuilleton", "");
    let said = sandbox.run(&["check", "--today", "2026-01-14"]);
    assert!(said.code == Some(0) && said.aside.starts_with("note: "), "{}", said.aside);
    assert!(said.answer.contains("nothing to say against 1 episode"), "{}", said.answer);
}

#[test]
fn a_page_is_looked_through_to_its_end() {
    let odd = "<select><xmp>x</xmp></select>\n\n<a href=\"/nowhere/\">On</a>";
    assert_eq!(found_in(odd), one("dead-link", "/nowhere/"));
}

#[test]
fn what_is_still_to_come_is_found() {
    assert_eq!(found_in("It fell TK millimetres. `TK`"), one("leftover", "TK"));
}

#[test]
fn a_picture_without_words_is_found() {
    let files = format!("{MASTHEAD}{}", episode("01-one/index", "2026-01-06", "![](drop.svg) ![A drop](drop.svg)"));
    let svg =
        "//- content/01-drops/01-one/drop.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>\n";
    assert_eq!(found(&format!("{files}{svg}")), one("missing-alt", "![](drop.svg)"));
    assert_eq!(found_in("<img src=\"https://a.example/x.png\">"), one("missing-alt", "https://a.example/x.png"));
}

/// A picture of so many pixels, as far as its header tells.
fn png(width: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(10_u32.to_be_bytes());
    bytes.extend(b"\x08\x02\0\0\0\0\0\0\0\0\0\0\0IEND\0\0\0\0");
    bytes
}

#[test]
fn a_picture_is_measured_by_the_column_that_shows_it() {
    let said = |width: u32, front: &str, body: &str, style: &str| {
        let episode = episode("01-one/index", "2026-01-06", body).replace("summary", &format!("{front}summary"));
        // A picture that is offered in several widths is never too wide for anyone.
        let masthead = MASTHEAD.replacen("base_url", "pictures = { widths = [] }\nbase_url", 1);
        let sandbox = Sandbox::of(&format!("{masthead}{episode}{style}"));
        sandbox.write_bytes("content/01-drops/01-one/drop.png", &png(width));
        let said = sandbox.run(&["check", "--today", "2026-01-14"]);
        said.aside.lines().next().unwrap_or("").to_owned()
    };
    let figure = "![A drop](drop.png)";
    assert_eq!(said(1600, "", figure, ""), "");
    assert_eq!(
        said(1700, "", figure, ""),
        "warning[large-picture]: this picture is 1700 pixels wide, and 672 are shown of it at most"
    );
    assert!(said(1500, "", "A drop ![A drop](drop.png) falls.", "").contains("576 are shown"));
    let cover = "cover = { image = \"drop.png\", alt = \"A drop\" }\n";
    assert_eq!(said(2200, cover, "Text.", ""), "", "the front page shows the newest cover across the whole page");
    assert!(said(2800, cover, "Text.", "").contains("1088 are shown"));
    assert!(said(1700, "", "<img src=\"drop.png\" alt=\"\">", "").contains("576 are shown"));
    assert_eq!(
        said(1700, "", "<img src=\"drop.png\" srcset=\"drop.png 1700w\" alt=\"\">", ""),
        "",
        "a browser chooses"
    );
    assert_eq!(said(3000, "", &format!("[{figure}](drop.png)"), ""), "", "it can be seen by itself");
    let style = "//- static/style.css\nbody { color: teal }\n";
    assert_eq!(said(3000, "", figure, style), "", "nobody knows the columns of another style sheet");
    assert!(said(5000, "", figure, style).contains("more than any screen shows of it"));
}

#[test]
fn a_letter_that_would_be_cut_off_is_found() {
    let masthead = format!("{MASTHEAD}[email]\nfrom = \"me@drops.example\"\n");
    let long = "Rain on the roof, and rain on the sea.\n\n".repeat(3000);
    let said = check(&format!("{masthead}{}", episode("01-one", "2026-01-06", &long)));
    assert_eq!(said.code, Some(1));
    assert!(said.aside.contains("this letter"), "{}", said.aside);
    let list = format!("- Rain “at last”\n{}", "- Rain on the roof, and rain on the sea.\n".repeat(3000));
    let said = check(&format!("{masthead}{}", episode("01-one", "2026-01-06", &list)));
    assert!(said.aside.contains("the list “Rain “at last”” takes"), "{}", said.aside);
}

#[test]
fn addresses_in_raw_html_and_templates_are_followed() {
    assert_eq!(found_in("<a href=\"/nowhere/\">x</a>"), one("dead-link", "/nowhere/"));
    assert_eq!(found_in("<a href=\"/drops/one/#mist\">x</a>"), one("dead-anchor", "/drops/one/#mist"));
    let template = "//- templates/home.html\n<html lang=\"en\"><body><a href=\"/gone/\">x</a></body></html>\n";
    let files = format!("{MASTHEAD}{template}{}", episode("01-one", "2026-01-06", "Text."));
    assert_eq!(found(&files), one("dead-link", "/gone/"));
}

#[test]
fn what_a_build_says_is_not_said_twice() {
    for address in ["/nowhere.html", "https://rain.example/nowhere.html"] {
        assert_eq!(found_in(&format!("[x]({address})")), one("dead-address", &format!("[x]({address})")));
        let masthead = format!("{MASTHEAD}links = [{{ title = \"x\", url = \"{address}\" }}]\n");
        let files = format!("{masthead}{}", episode("01-one", "2026-01-06", "Text."));
        assert_eq!(found(&files), one("dead-address", &format!("\"{address}\"")));
    }
}

#[test]
fn the_calendar_is_read() {
    let gap = [episode("01-one", "2026-01-06", "One."), episode("02-two", "2026-01-20", "Two.")].concat();
    let said = check(&format!("{MASTHEAD}{gap}"));
    assert!(said.aside.contains("nothing came on Tuesday, 2026-01-13, a day of your schedule"), "{}", said.aside);
    let german = MASTHEAD.replace("Tuesday", "Dienstag").replace("title", "language = \"de\"\ntitle");
    for (second, told) in [
        ("2026-01-27", "nothing came on Tuesday, 2026-01-13, a day of your schedule"),
        ("2026-02-03", "nothing came on Tuesday, 2026-01-13, a day of your schedule"),
    ] {
        let gap = [episode("01-one", "2026-01-06", "One."), episode("02-two", second, "Two.")].concat();
        let said = check(&format!("{german}{gap}"));
        assert!(said.aside.contains(told), "days to come are not counted among those gone by: {}", said.aside);
    }
    for (first, told) in [
        ("2025-12-30", "nothing came on Tuesday, 2026-01-06, and on another day of your schedule"),
        ("2025-12-23", "nothing came on Tuesday, 2025-12-30, and on 2 more days of your schedule"),
        ("2026-01-13", "nothing comes on Tuesday, 2026-01-20, and on another day of your schedule"),
    ] {
        let gap = [episode("01-one", first, "One."), episode("02-two", "2026-02-03", "Two.")].concat();
        assert!(check(&format!("{MASTHEAD}{gap}")).aside.contains(told), "{first}");
    }
    let backwards = [episode("01-one", "2026-01-13", "One."), episode("02-two", "2026-01-12", "Two.")].concat();
    let said = check(&format!("{MASTHEAD}{backwards}")).aside;
    assert!(said.contains("this comes a day before the episode that it follows"), "{said}");
    let backwards = [episode("01-one", "2026-01-13", "One."), episode("02-two", "2026-01-06", "Two.")].concat();
    assert_eq!(found(&format!("{MASTHEAD}{backwards}"))[0].0, "dates-backwards");
}

#[test]
fn names_are_compared() {
    let twin = |name: &str, date: &str, tag: &str| {
        format!(
            "//- content/01-drops/{name}.md\n+++\ntitle = \"Mist\"\ndate = {date}\nsummary = \"S\"\ntags = [\"{tag}\"]\n+++\nText.\n"
        )
    };
    let files = format!("{MASTHEAD}{}{}", twin("01-a", "2026-01-06", "Fog"), twin("02-b", "2026-01-13", "fog"));
    let rules: Vec<String> = found(&files).into_iter().map(|(rule, _)| rule).collect();
    assert_eq!(rules, ["duplicate-title", "tag-case"]);
}

#[test]
fn what_was_never_written_is_found() {
    assert_eq!(found_in(""), one("empty-text", "\"01-one\""));
    assert_eq!(found_in("One.\n\n##\n\nTwo.\n\n## `##`\n\n```\n##\n```\n"), one("empty-text", "##"));
    assert_eq!(found_in("<!--\n##\n-->\n\nOne.\n\n> ###\n"), one("empty-text", "###"));
    assert_eq!(found_in("One.\n\n## ##\n"), one("empty-text", "## ##"));
    assert_eq!(found_in("One.\n\n## [](01-one.md)\n"), one("empty-text", "## [](01-one.md)"));
    assert_eq!(found_in("One.\n\n## On [](01-one.md)\n"), one("loose-link", "[](01-one.md)"));
    let heard = "title = \"one\"\ndate = 2026-01-06\nsummary = \"Rain.\"\n\
        audio = { url = \"https://a.example/rain.mp3\", length = 9 }";
    let files = format!("{MASTHEAD}author = {{ name = \"A\" }}\n//- content/01-drops/01-one.md\n+++\n{heard}\n+++\n");
    assert!(found(&files).iter().all(|(rule, _)| rule != "empty-text"));
}

#[test]
fn what_is_said_about_an_episode_is_measured() {
    let long = format!("\"{}\"", "a very long title ".repeat(5).trim());
    let with = |own: &str| {
        let front = format!("title = {long}\ndate = 2026-01-06\n{own}");
        found(&format!("{MASTHEAD}//- content/01-drops/01-a.md\n+++\n{front}\n+++\nText.\n"))
    };
    assert_eq!(with(""), [one("missing-summary", &long), one("subject-length", &long)].concat());
    let subject = long.replace("title", "subject");
    assert_eq!(with(&format!("summary = \"S\"\nemail = {{ subject = {subject} }}")), one("subject-length", &subject));
    let own = format!("summary = \"S\"\nemail = {{ subject = \"S\", preheader = {} }}", long.replace(' ', " rather "));
    assert_eq!(with(&own), one("preheader-length", &long.replace(' ', " rather ")));
}

#[test]
fn plain_http_is_found_where_the_site_is_known_to_have_https() {
    let body = "[a](https://a.example/x) [b](http://a.example/y) [c](http://c.example/)";
    assert_eq!(found_in(body), one("plain-http", "http://a.example"));
}

#[test]
fn the_author_decides_what_a_rule_weighs() {
    let body = episode("01-one", "2026-01-06", "TK");
    let with = |table: &str| check(&format!("{MASTHEAD}{table}{body}"));
    assert_eq!(with("").code, Some(0));
    let raised = with("[check]\nleftover = \"error\"\n");
    assert_eq!(raised.code, Some(1));
    assert!(raised.aside.contains("error[leftover]: something is still to come here: `TK`"), "{}", raised.aside);
    assert_eq!(with("[check]\nleftover = \"off\"\n").aside, "");
    assert_eq!(with("[check]\nleftover = \"error\"\n\"content/01-drops\" = { leftover = \"off\" }\n").aside, "");
    let slip = with("[check]\nleftovers = \"off\"\n");
    assert!(slip.code == Some(1) && slip.aside.contains("did you mean `leftover`?"), "{}", slip.aside);
    let lost = with("[check]\n\"content/01-drop\" = { leftover = \"off\" }\n");
    assert!(lost.aside.contains("warning[unread-file]: nothing lies at `content/01-drop`"), "{}", lost.aside);
    assert!(lost.aside.contains("help: did you mean `content/01-drops`?"), "{}", lost.aside);
    let below = with("[check]\n\"01-drops/01-one.md\" = { leftover = \"off\" }\n");
    assert!(below.aside.contains("help: did you mean `content/01-drops/01-one.md`?"), "{}", below.aside);
    let level = with("[check]\n\"content/01-drops\" = \"off\"\n");
    assert!(level.code == Some(1) && level.aside.contains("write `\"content/01-drops\" = { leftover = \"off\" }`"));
    assert!(!level.aside.contains("known keys are"), "{}", level.aside);
}

#[test]
fn a_code_host_can_show_findings() {
    let sandbox = Sandbox::of(&format!("{MASTHEAD}{}", episode("01-one", "2026-01-06", "TK")));
    let said = sandbox.run(&["check", "--today", "2026-01-14", "--message-format", "github"]);
    let line = "::warning file=content/01-drops/01-one.md,line=6,col=1,endLine=6,endColumn=3,title=leftover::something is still to come here: `TK`%0Ahelp: write it, or take the note out\n";
    assert_eq!(said.answer, line);
}

#[test]
fn tomorrows_episode_is_checked_on_monday_night() {
    let files = format!("{MASTHEAD}{}", episode("01-one", "2026-02-03", "TK"));
    assert_eq!(found(&files), one("leftover", "TK"));
}

#[test]
fn what_directories_of_podcasts_ask_for() {
    let heard = |masthead: &str| {
        format!(
            "{MASTHEAD}{masthead}\n{}",
            episode("01-one", "2026-01-06", "Rain.").replace(
                "+++\nRain.",
                "audio = { url = \"https://a.example/r.mp3\", length = 12, duration = \"24:30\" }\n+++\nRain."
            )
        )
    };
    let said = check(&heard("")).aside;
    assert!(
        said.contains("add `image = \"@/cover.jpg\"`, `category = \"Fiction\"`, `owner = \"You <you@example.org>\"`"),
        "{said}"
    );
    let whole = "[podcast]\nimage = \"/cover.jpg\"\ncategory = \"Fiction\"\nowner = \"a@b.example\"";
    let rules =
        |files: &str| found(files).into_iter().map(|(rule, _)| rule).filter(|it| it == "podcast-listing").count();
    assert_eq!((rules(&heard("")), rules(&heard(whole))), (1, 0));
    let unmeasured = heard(whole).replace(", length = 12, duration = \"24:30\"", "");
    assert_eq!(rules(&unmeasured), 1);
    assert!(check(&unmeasured).aside.contains("add its `length`, in bytes, and its `duration`"));
}

#[test]
fn marks_of_other_programs_are_words() {
    let body = "See ![[a.png]], [[Second]], {{< youtube abc >}}.\n\n:::note\nA ==mark== or `{% code %}`.\n:::\n\n```\n[[x]]\n```\n\n\
                Tide\n: what comes back";
    let told = ["![[a.png]]", "[[Second]]", "{{< youtube abc >}}", ":::note", "==mark==", ":::", ": what comes back"];
    assert_eq!(found_in(body), told.map(|it| ("loose-mark".to_owned(), it.to_owned())));
}
