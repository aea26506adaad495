//! What nobody writes on purpose: nothing panics, and nothing takes long.

#![expect(clippy::disallowed_methods, reason = "how long something takes is measured")]

use std::time::{Duration, Instant};

use feuilleton::diagnostic::{Levels, to_json};

use crate::support::{Sandbox, check, letter, newsletter};

/// Far more than any of these takes without optimisation on a busy machine, and far less than a quadratic step would.
const PATIENCE: Duration = Duration::from_mins(1);

#[test]
fn long_texts_take_no_longer_than_they_must() {
    let many = |count: usize, text: &dyn Fn(usize) -> String| (0..count).map(text).collect::<String>();
    let texts = [
        ("footnotes", many(20_000, &|it| format!("a[^{it}] ")) + "\n\n" + &many(20_000, &|it| format!("[^{it}]: b\n"))),
        ("marks of one footnote", "a[^1] ".repeat(20_000) + "\n\n[^1]: b\n"),
        ("equal headings", "# Same\n\n".repeat(10_000)),
        ("headings called as others are", many(5_000, &|it| format!("# Same\n\n# Same-{it}\n\n"))),
        ("links to one heading", "# X\n\n".to_owned() + &"[a](#x) ".repeat(20_000)),
        ("links to many headings", many(3_000, &|it| format!("# H{it}\n\n[a](#h{it})\n\n"))),
        ("brackets", "[".repeat(50_000)),
        ("addresses never closed", "[a](".repeat(100_000)),
        ("pictures never closed", "![a](b".repeat(100_000)),
        ("addresses without a site", "*http://".repeat(10_000)),
        ("addresses in a link", format!("[{}](https://e.example)", "http://a*".repeat(10_000))),
        ("lines of marks", "_\n".repeat(30_000)),
        ("words around lines of marks", "雨\n\n雨\n".to_owned() + &"**\n".repeat(30_000)),
        ("what is said of code", format!("```rust {}\na\n```\n", "a=\"\" ".repeat(20_000))),
        ("stars", "*a ".repeat(50_000)),
        ("stars and lines", "*a_ ".repeat(50_000)),
        ("tags never closed", "<a ".repeat(50_000)),
        ("comments never closed", "a <!--".repeat(20_000)),
        ("pictures", "![a](https://e.example/x.png)\n\n".repeat(10_000)),
        ("a long line of code", format!("```rust\n{}\n```\n", "let x = \"a\"; ".repeat(20_000))),
        ("a wide table", format!("{}|\n{}|\n{}|\n", "|a".repeat(5_000), "|-".repeat(5_000), "|b".repeat(5_000))),
        ("a long block of HTML", "<div>\n".to_owned() + &"<b>x</b>\n".repeat(400_000) + "</div>\n"),
        ("a block of HTML with many marks of references", format!("<div>{}</div>\n", "&".repeat(500_000))),
        ("long code in a quote", "> ```\n".to_owned() + &"> x\n".repeat(400_000) + "> ```\n"),
        (
            "blocks in one another",
            many(60, &|it| format!("{}[!PULLQUOTE]\n", "> ".repeat(it + 1))) + &"> ".repeat(60) + "a",
        ),
        ("one word", "x".repeat(1_000_000)),
    ];
    for (name, text) in texts {
        let begun = Instant::now();
        letter(&text).check();
        assert!(begun.elapsed() < PATIENCE, "{name}: {:?}", begun.elapsed());
    }
}

#[test]
fn nor_do_long_words_with_many_marks() {
    for word in ["!".repeat(200_000), "a?".repeat(100_000), "://!".repeat(50_000)] {
        let begun = Instant::now();
        newsletter(&format!(
            "//- newsletter.toml\ntitle = \"L\"\nbase_url = \"https://l.example\"\nlanguage = \"fr\"\n\
             //- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\n{word}\n"
        ))
        .check();
        assert!(begun.elapsed() < PATIENCE, "{word:.8}: {:?}", begun.elapsed());
    }
}

#[test]
fn nor_do_thousands_of_values_that_cannot_be_read() {
    let many: String = (0..3_000).map(|it| format!("k{it} = 2026-13-01\n")).collect();
    let begun = Instant::now();
    let told = newsletter(&format!("//- content/01-rain.md\n+++\ntitle = \"Rain\"\n{many}+++\nWet.\n")).told();
    assert!(told.contains("k0 = 2026-13-01") && !told.contains("k40"), "{told}");
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
}

#[test]
fn nor_do_cards_with_long_titles() {
    for title in ["x".repeat(20_000), "x ".repeat(10_000), "\u{96e8}".repeat(20_000)] {
        let begun = Instant::now();
        newsletter(&format!(
            "//- newsletter.toml\ntitle = \"L\"\nbase_url = \"https://l.example\"\n[pictures]\ncards = true\n\
             //- content/01-rain.md\n+++\ntitle = \"{title}\"\ndate = 2026-03-01\nslug = \"rain\"\n+++\nWet.\n"
        ))
        .told();
        assert!(begun.elapsed() < PATIENCE, "{title:.8}: {:?}", begun.elapsed());
    }
}

#[test]
fn many_mistakes_are_told_as_fast_as_few() {
    let text: String = (0..2_000).map(|it| format!("[a](#x{it})\n\n")).collect();
    let begun = Instant::now();
    let told = letter(&text).told();
    let counted =
        "note: 1900 more errors are in content/01-rain.md; `--message-format json` lists all\n\n2000 errors\n";
    assert!(told.ends_with(counted), "{}", &told[told.len() - 400..]);
    let told = letter(&"[a](#x) [!WEB] ".repeat(4_000)).told();
    let counted =
        "note: 3980 more are about line 5 of content/01-rain.md; `--message-format json` lists all\n\n4000 errors\n";
    assert!(told.ends_with(counted));
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
}

#[test]
fn each_of_many_mistakes_says_where_it_stands() {
    let words = "\u{e9}".repeat(80);
    let begun = Instant::now();
    for end in ["\n\n", " "] {
        let newsletter = letter(&format!("{words}[a](#x){end}").repeat(8_000));
        let file = newsletter.files().into_iter().find(|(path, _)| path == "content/01-rain.md").expect("its text").1;
        let told = to_json(&newsletter.outcome().0.weighed(&Levels::default()), "", |_| Some(&file));
        let places = told.lines().map(|it| {
            let remark: serde_json::Value = serde_json::from_str(it).expect("each line is JSON");
            ["line", "column", "end_line", "end_column"].map(|it| remark[it].as_u64().expect("a number"))
        });
        let expected = (0..8_000).map(|it| match end {
            " " => [5, 88 * it + 81, 5, 88 * it + 88],
            _ => [5 + 2 * it, 81, 5 + 2 * it, 88],
        });
        assert!(places.eq(expected), "{told:.500}");
    }
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
}

#[test]
fn nor_does_a_check_take_long() {
    let text = format!("+++\ntitle = \"Rain\"\ndate = 2026-03-01\nsummary = \"R\"\n+++\n{}\n", "a{{ ".repeat(30_000));
    let begun = Instant::now();
    let said = Sandbox::of(&format!("//- content/01-rain.md\n{text}")).run(&["check", "--today", "2026-03-02"]);
    assert!(!said.aside.contains("as it stands"), "{}", said.aside);
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
}

#[test]
fn nor_does_one_of_marks_that_are_never_closed() {
    let code = "```".to_owned() + &"'".repeat(1_000_000);
    for marks in ["{%".repeat(600_000), "[a](b".to_owned() + &"){".repeat(300_000), code] {
        let begun = Instant::now();
        Sandbox::of(&format!("//- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\n{marks}\n"))
            .run(&["check", "--today", "2026-03-02"]);
        assert!(begun.elapsed() < PATIENCE, "{marks:.8}: {:?}", begun.elapsed());
    }
}

#[test]
fn elements_that_nothing_ends_are_told_of_and_there_is_room_for_them_in_a_letter() {
    let masthead = "title = \"L\"\nbase_url = \"https://l.example\"\nemail = { from = \"l@l.example\" }\n";
    for (tags, told) in [
        ("<rt>", "this is nested too deep"),
        ("<div></b>", "this is nested too deep"),
        ("<x-y></z-z>", "this is nested too deep"),
        ("<div/>", "this is nested too deep"),
        ("<ul/>", "this is nested too deep"),
        ("<a id=\"x\"/>", "this `<a>` is never closed"),
        ("<li>", "Gmail hides what comes after"),
        ("<dt><dd>", "Gmail hides what comes after"),
        ("<li><dd>", "this is nested too deep"),
        ("<dd><p><li>", "this is nested too deep"),
        ("<b><li></b><b><dd></b>", "this is nested too deep"),
        ("<option><optgroup>", "this is nested too deep"),
    ] {
        let text = format!("+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\n{}\n", tags.repeat(8_000));
        let sandbox = Sandbox::of(&format!("//- newsletter.toml\n{masthead}//- content/01-rain.md\n{text}"));
        let said = sandbox.run(&["check", "--today", "2026-03-02"]);
        assert!(said.code.is_some(), "{tags}: {}", said.aside);
        assert!(said.aside.contains(told), "{tags}: {}", said.aside);
    }
    let read = "<ruby>\u{6f6e}<rt>\u{3057}\u{304a}<rt>shio</ruby> ".repeat(200);
    assert!(!letter(&read).told().contains("nested too deep"), "the end of a reading may be left out");
    for list in [
        "<ul><li>rain<li>mud</ul> <dl><dt>rain<dd>wet</dl>",
        "<ol><li><ul><li>rain</ol></ul>",
        "<li><dd>rain</li> <dd><li>mud</dd>",
        "<select><optgroup label=\"wet\"><option>rain<optgroup label=\"dry\"><option>dust</select>",
    ] {
        let told = letter(&format!("<div>{list}</div>\n").repeat(200)).told();
        assert!(!told.contains("nested too deep"), "the end of an item may be left out: {told}");
    }
}

#[test]
fn what_is_quoted_moves_no_cursor() {
    let front = "title = \"Rain\"\ndate = 2026-03-01\naudio = \"\\u001B[31mred\"";
    let told = newsletter(&format!("+++\n{front}\n+++\n[\u{9b}2J](#\u{7f}) <ra\u{b}in>\n")).told();
    assert!(told.contains(r"`audio = { file = "), "{told}");
    assert_eq!(told.chars().find(|it| it.is_control() && *it != '\n'), None, "{told:?}");
}

#[test]
fn front_matter_is_not_nested_for_ever() {
    check(&format!(
        "+++\ntitle = \"Rain\"\ndate = 2026-03-01\nextra = {{ a = {}1{} }}\n+++\n",
        "[".repeat(70),
        "]".repeat(70)
    ));
    check(&format!("---\ntitle: Rain\ndate: 2026-03-01\nextra: {}a{}\n---\n", "{ a: ".repeat(14), " }".repeat(14)));
    let deep = [
        format!("+++\nextra = {{ a = {}{} }}\n+++\n", "[".repeat(20_000), "]".repeat(20_000)),
        format!("+++\nextra.{}b = 1\n+++\n", "a.".repeat(2_000)),
        format!("---\nextra: {{ a: {}{} }}\n---\n", "[".repeat(20_000), "]".repeat(20_000)),
        format!("---\nextra:\n{}---\n", (1..2_000).map(|it| format!("{}a:\n", " ".repeat(it))).collect::<String>()),
        format!(
            "---\na: &a [x]\n{}---\n",
            ('b'..='z')
                .map(|it| format!("{it}: &{it} [{}]\n", ["*a"; 9].join(", ").replace('a', &before(it))))
                .collect::<String>()
        ),
    ];
    for text in deep {
        let told = newsletter(&text).told();
        assert!(told.contains("this is nested too deep, or repeated too often"), "{text:.200}: {told:.500}");
    }
}

/// The letter before `letter`.
fn before(letter: char) -> String {
    char::from_u32(u32::from(letter) - 1).map(String::from).unwrap_or_default()
}

#[test]
fn odd_files_are_told_or_read_and_nothing_panics() {
    let fronts = [
        "",
        "+++",
        "+++\n+++",
        "---\n---",
        "\n+++\n+++\n",
        "\0",
        "+++\n\0\n+++\n",
        "+++\r+++\r",
        "++++\n++++\n",
        "---\n- a\n---\n",
        "---\n: \n---\n",
        "---\n!!binary x\n---\n",
        "---\n? [a]\n: b\n---\n",
        "---\ntitle: *t\n---\n",
        "---\n\ttitle: x\n---\n",
        "---\ntitle: \"x\n---\n",
        "---\n{\n---\n",
        "---\n%YAML 9.9\n---\n",
        "---\ntitle: |\n---\n",
        "+++\ntitle=\"\\uD800\"\n+++\n",
        "+++\ndate=2026-03-01T25:00:00\n+++\n",
        "+++\ndate=10:00:00\n+++\n",
        "+++\n[a]\n[a]\n+++\n",
        "+++\nextra={a=1e999,b=nan}\n+++\n",
        "+++\ntitle=\"x\"\ndate=2026-03-01\nextra={a=1e999,b=nan,c=9223372036854775807}\n+++\n",
        "---\ntitle: x\ndate: 2026-03-01\nextra: {1: 2, true: x, 2.5: .nan, a: .inf}\n---\n",
        "+++\ntitle=\"\\u202E x\"\ndate=2026-03-01T10:00:60Z\nseason=0\nepisode=0\n+++\n",
        "+++\ntitle=\"x\"\ndate=2026-03-01\ntags=[\"a/b\", \"..\", \" \"]\naliases=[\"/%2e%2e/b\", \"/é\", \"/<x>\"]\n+++\n",
        "+++\ntitle=\"]]> &\"\ndate=2026-03-01\nsummary=\"]]>\"\nguid=\"]]>\"\n+++\n]]> <b>]]></b> <a href=\"]]>\">",
    ];
    for front in fronts {
        // Every beginning of the file, as if it were still being typed.
        for (end, _) in front.char_indices().step_by(3).chain([(front.len(), ' ')]) {
            newsletter(&format!("//- content/01-rain.md\n{}", &front[..end])).told();
        }
        newsletter(&format!("//- newsletter.toml\n{front}")).told();
    }
}

#[test]
fn odd_marks_are_told_or_printed_and_nothing_panics() {
    let texts = [
        "> [!ASIDE",
        "> [!ASIDE]",
        "> [!ASIDE]x",
        "> [!ASIDE](x)",
        "> [!ASIDE]\n>",
        ">\n> [!ASIDE] *a\n> b*",
        "- > [!EMAIL]\n  > a",
        ">[!web]\n>\n>a",
        "> [!NOTE]",
        "> [!NOTE]\n",
        "> [!]",
        "> [!é]",
        "> \t[!ASIDE]\ta",
        "> [!ASIDE] ![x](https://e.example)\n> ![y](https://e.example)",
        "[^]",
        "[^ ]: a",
        "[^a]: [^a]\n\n[^a]",
        "[^a]\n\n[^a]:",
        "[^a]: x[^b]\n[^b]: y[^a]",
        "![](<>)",
        "[](<>)",
        "[a](<#>)",
        "[a](#%FF)",
        "[a](%00)",
        "[a](..)",
        "[a](@/)",
        "[a](@)",
        "[a](S1)",
        "[a](S1E)",
        "[a](E99999999999)",
        "[a](?x)",
        "[a](:)",
        "[a](//)",
        "[a](http:)",
        "```{",
        "```rust {hl_lines",
        "``` {hl_lines=[1}",
        "```,,,\na\n```",
        "~~~ {title=\"a",
        "# {#}",
        "# {#a .b c=d}",
        "# \u{301}",
        "|",
        "|-|",
        "a|b\n-|-\n|||",
        "<!-- more -->",
        "a <!-- more --> b",
        "<script>",
        "<p><!--",
        "</div></div>",
        "<img src=x onerror=y",
        "- [ ]",
        "- [x] ",
        "1000000000. a",
        "&#0;&#x10ffff;&#xd800;",
        "\u{feff}",
        "\u{2028}a\u{2029}",
        "a\u{0}b",
        "\t\t\ta",
        "* * *\n- - -\n+ + +",
    ];
    for text in texts {
        for text in [
            text.to_owned(),
            format!("a\n\n{text}\n\nb"),
            format!("> {text}"),
            format!("- {text}\n\n  {text}"),
            text.replace('\n', "\r\n"),
        ] {
            letter(&text).told();
        }
    }
}
