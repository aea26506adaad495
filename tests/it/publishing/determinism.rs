//! The same newsletter is the same bytes: wherever, whenever and with however many threads it is built.

use feuilleton::memo::Key;

use crate::support::{Folder, Newsletter, Run, TODAY, newsletter, program};

/// Forty episodes, so that several threads have something to do, with code that is highlighted and remembered.
fn letters() -> Newsletter {
    let episodes: String = (1..=40)
        .map(|it| {
            format!(
                "//- content/0{season}-s{season}/{it}-rain-{it}.md\n+++\ntitle = \"Rain {it}\"\ndate = 2026-{month:02}-11\n\
                 tags = [\"a{it}\", \"Rain\", \"t{tag}\"]\npairings = [{{ kind = \"tea\", title = \"T{it}\" }}]\n+++\n\
                 Rain[^1].\n\n```rust\nfn rain_{it}() -> usize {{ {it} }}\n```\n\n[^1]: Wet.\n",
                season = 1 + it / 20,
                month = 1 + it % 5,
                tag = it % 7,
            )
        })
        .collect();
    newsletter(&format!(
        "//- newsletter.toml\ntitle = \"Letters\"\nbase_url = \"https://letters.example\"\nlanguage = \"de\"\ntimezone = \"Asia/Tokyo\"\n{episodes}"
    ))
}

fn build(folder: &Folder, environment: &[(&str, &str)]) -> String {
    let mut program = program();
    program.args(["build", "--today", TODAY]).current_dir(&folder.path).envs(environment.iter().copied());
    let run = Run::of(&mut program).ends(0);
    assert_eq!(run.aside, "");
    run.answer
}

/// Builds without the record of the last build, so that every sheet is printed again.
fn build_again(folder: &Folder, environment: &[(&str, &str)]) -> String {
    let records: Vec<String> =
        folder.names(".feuilleton").into_iter().filter(|it| it.starts_with("last-build-")).collect();
    assert_eq!(records.len(), 1, "there is one output folder");
    folder.remove(&format!(".feuilleton/{}", records[0]));
    build(folder, environment)
}

#[test]
fn two_builds_of_one_newsletter_are_equal_byte_for_byte() {
    let one = Folder::called("determinism-one").with(&letters());
    let two = Folder::called("determinism-two/with a longer path").with(&letters());
    build(&one, &[("RAYON_NUM_THREADS", "1"), ("TZ", "UTC"), ("LANG", "C")]);
    build(
        &two,
        &[("RAYON_NUM_THREADS", "2"), ("TZ", "Pacific/Kiritimati"), ("LANG", "de_DE.UTF-8"), ("LC_ALL", "tr_TR.UTF-8")],
    );
    assert_same(&one, &two);
    // Nothing that was remembered shows either.
    let again = build_again(&two, &[("RAYON_NUM_THREADS", "4")]);
    assert!(again.contains(": 0 files written"), "{again}");
    assert_same(&one, &two);
}

#[test]
fn a_warm_build_is_a_cold_one() {
    let warm = Folder::called("determinism-warm").with(&letters());
    build(&warm, &[]);
    warm.write(
        "content/01-s1/3-rain-3.md",
        "+++\ntitle = \"Mud\"\ndate = 2026-02-01\n+++\n```rust\nfn mud() {}\n```\n",
    );
    warm.remove("content/03-s3/40-rain-40.md");
    build(&warm, &[]);
    let cold = Folder::called("determinism-cold").with(&letters());
    cold.write("content/01-s1/3-rain-3.md", warm.read("content/01-s1/3-rain-3.md"));
    cold.remove("content/03-s3/40-rain-40.md");
    build(&cold, &[]);
    assert_same(&warm, &cold);
    // A memory that is damaged is no memory.
    warm.write(".feuilleton/memo", b"feuilleton-memo5\xff\xff\xff");
    let again = build_again(&warm, &[]);
    assert!(again.contains(": 0 files written"), "{again}");
    assert_same(&warm, &cold);
}

/// One of many possible edits: `dice` decides which.
fn edit(folder: &Folder, dice: u32) {
    let (file, kind) = (1 + dice / 16 % 12, dice % 12);
    let path = format!("content/{file:02}-rain.md");
    let day = 1 + dice % 28;
    match kind {
        0 if folder.has(&path) => folder.remove(&path),
        1 => folder.write("newsletter.toml", format!("title = \"Letters {dice}\"\nbase_url = \"https://letters.example\"\n")),
        2 => folder.write("static/lamp.txt", dice.to_string()),
        3 => folder.write("templates/page.html", format!("{dice} {{{{ page.title }}}}\n")),
        // What others lead to changes its title and its address, and they with it.
        4 => folder.write("content/about.md", format!("+++\ntitle = \"About {}\"\nslug = \"about-{}\"\n+++\n", dice % 5, dice % 3)),
        5 => folder.write("templates/components/day.html", format!("{{% component day(date) %}}{dice}{{% endcomponent day %}}\n")),
        6 => folder.write("static/drop.svg", format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"9\"/>", 1 + dice % 90)),
        _ => folder.write(
            &path,
            format!(
                "+++\ntitle = \"Rain {}\"\ndate = 2026-03-{day:02}\ntags = [\"t{}\"]\nslug = \"rain-{file}-{}\"\n\
                 pairings = [{{ kind = \"tea\", title = \"Oolong\" }}]\n+++\n\
                 ```rust\nlet rain = {dice};\n```\nRead [about](@/about.md), [](@/about.md) <b>it</b>[^1].\n\n![A drop](/drop.svg)\n\n[^1]: Wet.\n",
                dice % 5,
                dice % 3,
                dice % 2
            ),
        ),
    }
}

#[test]
fn whatever_is_edited_a_warm_build_is_a_cold_one_and_a_second_writes_nothing() {
    let warm = Folder::called("determinism-edits");
    warm.write("newsletter.toml", "title = \"Letters\"\nbase_url = \"https://letters.example\"\n");
    warm.write("content/about.md", "+++\ntitle = \"About\"\n+++\n");
    warm.write("static/drop.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>");
    let mut dice: u32 = 7;
    for round in 0..24 {
        for _ in 0..=round % 3 {
            // Numerical Recipes' generator: the same edits in every run.
            dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            edit(&warm, dice >> 8);
        }
        warm.build(&[]).ends(0);
        assert!(warm.build(&[]).ends(0).answer.contains(": 0 files written"), "round {round}");
        let cold = Folder::called("determinism-edits-cold");
        for (path, bytes) in warm.files("") {
            if !path.starts_with("public/") && !path.starts_with(".feuilleton/") {
                cold.write(&path, bytes);
            }
        }
        cold.build(&[]).ends(0);
        assert_same(&warm, &cold);
    }
}

#[track_caller]
fn assert_same(one: &Folder, other: &Folder) {
    let (one, other) = (one.files("public"), other.files("public"));
    assert!(one.keys().eq(other.keys()));
    for (path, bytes) in &one {
        assert!(bytes == &other[path], "{path} differs");
    }
}

#[test]
fn numbers_of_the_authors_own_are_remembered_as_they_were_read() {
    let numbers = ["13.020153534647939", "0.1", "5e-324", "1.7976931348623157e+308", "-123456789.98765433"].join(", ");
    let folder = Folder::called("determinism-numbers").with(&newsletter(&format!(
        "//- newsletter.toml\ntitle = \"Letters\"\nbase_url = \"https://letters.example\"\n\
         //- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\nextra = {{ weights = [{numbers}] }}\n+++\nRain.\n"
    )));
    let printed = |mark: &str| {
        let block = "{% for it in episode.extra.weights %}<i>{{ it }}</i>{% endfor %}";
        let template =
            format!("{{% extends \"theme/episode.html\" %}}{{% block pairings %}}{mark}{block}{{% endblock %}}");
        folder.write("templates/episode.html", template);
        build(&folder, &[]);
        let page = folder.read("public/rain/index.html");
        let end = page.rfind("</i>").expect("there are numbers");
        page[page.find("<i>").expect("there are numbers")..end].to_owned()
    };
    let read = printed("");
    assert!(read.contains("13.020153534647939"), "{read}");
    assert_eq!(printed("again"), read);
}

#[test]
fn a_masthead_that_says_the_same_in_other_lines_prints_no_page_again() {
    let key = |masthead: &str| {
        let episode = "//- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\nRain.\n";
        let newsletter = newsletter(&format!(
            "//- newsletter.toml\n{masthead}\nbase_url = \"https://letters.example\"\n\
             links = [{{ title = \"Rain\", url = \"/rain/\" }}]\n{episode}"
        ));
        newsletter.on_press(|press, _| Ok(press.key_of(Key::default())))
    };
    let told = key("title = \"Letters\"");
    assert_eq!(key("# What readers see first:\ntitle = \"Letters\""), told);
    assert_ne!(key("title = \"Letter\""), told);
    assert_ne!(key("title = \"Letters\"\nepisode_label = \"No. {episode}\""), told);
}
