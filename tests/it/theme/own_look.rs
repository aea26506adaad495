//! A look of the author's own: a style sheet beside the theme's, a block of every page, a file of the
//! theme to begin with.

use feuilleton::source::Fingerprint;
use feuilleton::theme::files;

use crate::support::{Sandbox, Site, newsletter};

/// One page of each kind that the theme prints.
const KINDS: [&str; 13] = [
    "/",
    "/light/",
    "/light/so-far/",
    "/light/rain/",
    "/light/mud/next/",
    "/about/",
    "/archive/",
    "/tags/",
    "/tags/weather/",
    "/pairings/",
    "/search/",
    "/404.html",
    "/light/mud/",
];

/// A newsletter that has them all, with more files.
#[track_caller]
fn site(files: &str) -> Site {
    newsletter(&format!("{files}{TEXTS}")).site()
}

const TEXTS: &str = r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
email = { from = "bea@letters.example" }
//- content/01-light/01-rain.md
+++
title = "Rain"
date = 2026-03-01
recap = "It rained."
tags = ["weather"]
pairings = [{ kind = "tea", title = "Assam" }]
+++
//- content/01-light/02-mud.md
+++
title = "Mud"
date = 2026-03-08
recap = "It was muddy."
+++
//- content/about.md
+++
title = "About"
+++
"#;

#[test]
fn a_block_of_the_shell_is_the_authors_on_every_page() {
    let base = include_str!("../../../templates/base.html");
    let blocks = base.split("{% block ").skip(1).filter_map(|it| it.split([' ', '%']).next());
    let promised: Vec<&str> =
        blocks.filter(|it| !["main", "body_class"].contains(it) && !it.starts_with("page_")).collect();
    assert!(promised.contains(&"head_extra") && promised.contains(&"masthead"), "{promised:?}");
    for block in promised {
        let site = site(&format!(
            "//- templates/base.html\n{{% extends \"theme/base.html\" %}}\n{{% block {block} %}}<i>mine</i>{{% endblock {block} %}}\n"
        ));
        for address in KINDS {
            assert!(site.at(address).contains("<i>mine</i>"), "`{block}` on {address}");
        }
    }
}

#[test]
fn a_style_sheet_of_ones_own_comes_after_the_themes_on_every_page() {
    let rule = ":root { --rubric: teal }\n";
    let site = site(&format!("//- static/own.css\n{rule}"));
    let link = format!("<link rel=\"stylesheet\" href=\"/own.css?v={}\">", Fingerprint::of(rule.as_bytes()));
    for address in KINDS {
        let (before, _) = site.at(address).split_once(&link).unwrap_or_else(|| panic!("not on {address}"));
        assert!(before.contains("href=\"/style.css?v="), "{address}");
    }
    assert!(site.has("/own.css"));
    assert!(self::site("").mentions("own.css").is_empty(), "nobody asks for a file that is not there");
}

#[test]
fn a_file_of_the_theme_is_printed_to_begin_with() {
    let sandbox = Sandbox::of("");
    let list = sandbox.run(&["theme"]);
    assert_eq!(list.code, Some(0));
    let listed: Vec<&str> = list.answer.lines().collect();
    assert!(listed.contains(&"static/style.css") && listed.contains(&"templates/components/day.html"), "{listed:?}");
    assert_eq!(listed, files().map(|(path, _)| path).collect::<Vec<_>>());
    let style = include_str!("../../../static/style.css");
    for name in ["style.css", "static/style.css", "./static/style.css"] {
        assert!(sandbox.run(&["theme", name]).answer == style, "{name}, byte for byte");
    }
    let picture = sandbox.command(&["theme", "card.png"]).output().expect("the program starts");
    assert!(picture.stdout == include_bytes!("../../../static/card.png"));
}

#[test]
fn a_file_that_the_theme_does_not_have() {
    let sandbox = Sandbox::of("");
    let refusal = |name: &str| {
        let said = sandbox.run(&["theme", name]);
        assert_eq!((said.code, said.answer.as_str()), (Some(2), ""));
        said.aside
    };
    let mistyped = "error: the theme has no file `epsiode.html`\n  help: did you mean `episode.html`?\n";
    assert_eq!(refusal("epsiode.html"), mistyped);
    assert!(refusal("static/sytle.css").ends_with("help: did you mean `static/style.css`?\n"));
    assert!(refusal("wallpaper").ends_with("help: `feuilleton theme` lists its files\n"));
}

#[test]
fn no_two_files_of_the_theme_are_called_alike() {
    let mut names: Vec<String> = files().filter_map(|(it, _)| Some(it.split_once('/')?.1.to_owned())).collect();
    names.sort();
    assert!(names.windows(2).all(|it| it[0] != it[1]), "`feuilleton theme` takes them without their folder: {names:?}");
}

#[test]
fn another_paper_and_another_ink_change_all_that_lies_between() {
    let style = include_str!("../../../static/style.css");
    for (property, ground) in
        [("panel", "paper"), ("rule", "paper"), ("muted", "paper"), ("mark", "paper"), ("visited", "ink")]
    {
        let values: Vec<&str> =
            style.split(&format!(" --{property}: ")).skip(1).filter_map(|it| it.split(';').next()).collect();
        // By day, by night; other values are those of print, and of readers who ask for more contrast.
        let derived = values.iter().filter(|it| it.contains(&format!("var(--{ground}))"))).count();
        assert_eq!(derived, 2, "{property}: {values:?}");
    }
    assert!(style.contains(".z-d { color: var(--c-deleted); }"), "what was deleted is red whatever the rubric is");
}

#[test]
fn a_large_initial_wants_a_paragraph_beside_it() {
    let page = |text: &str| {
        let text =
            format!("+++\ntitle = \"Rain\"\ndate = 2026-03-01\nsummary = \"Of rain.\"\n+++\n{text}\n\nIt went on.\n");
        newsletter(&text).site().at("/rain/").contains("<article data-label=")
    };
    let line = "It rained all night on the roof. ";
    assert!(page(&line.repeat(4)) && page(&format!("## Rain\n\n{line}")));
    assert!(!page(line) && !page(&line.repeat(3)));
}

#[test]
fn what_a_style_sheet_leads_to_is_looked_for_by_a_check() {
    let said = |css: &str| {
        let files = format!("{TEXTS}//- static/more/print.css\n{css}\n//- static/drop.svg\n<svg/>\n");
        let aside = Sandbox::of(&files).run(&["check", "--today", "2026-03-10"]).aside;
        aside.split("warning").find(|it| it.starts_with("[dead-link]")).map(str::to_owned)
    };
    let told = |css: &str, path: &str, marks: &str| {
        let said = said(css).expect("it is told");
        assert!(said.contains(&format!("nothing is published at `{path}`\n --> static/more/print.css:1:")), "{said}");
        assert!(said.contains(&format!("{css}\n  | {marks}\n")), "{said}");
    };
    told("a { background: url(none.png) }", "/more/none.png", "                    ^^^^^^^^");
    told("@import \"nope.css\";", "/more/nope.css", "         ^^^^^^^^");
    told("a { background: url('/drop.png?v=2') }", "/drop.png", "                     ^^^^^^^^^^^^^");
    let right = "@import '/style.css'; a { background: url(../drop.svg#drop), url(data:image/png,x), url(#a) }
        /* url(none.png) */ @font-face { src: url(https://fonts.example/a.woff2) }";
    assert_eq!(said(right), None);
}
