//! Marks that are nearly some, and what was meant by them.

use crate::support::{Sandbox, TODAY, check, letter};

#[test]
fn a_mark_that_is_mistyped_tells_everyone_what_was_meant_for_some() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
> [! EMAIL] For subscribers.
  ^^^^^^^^^ warning: this begins no block, and is printed as words
  help: did you mean `> [!EMAIL]`?

[!EMAIL]
^^^^^^^^ warning: this begins no block, and is printed as words
help: did you mean `> [!EMAIL]`?
For subscribers.

> [!NOTE}
  ^^^^^^^ warning: this begins no block, and is printed as words
  help: did you mean `> [!NOTE]`?
> Wet.

> [TIP]
  ^^^^^ warning: this begins no block, and is printed as words
  help: did you mean `> [!TIP]`?
> Wet.
"#,
    );
    letter("> [Note]\n> Rain.\n\n`[!EMAIL]`\n\n    [!EMAIL]\n\n[!WEB](https://rain.example) it\n\nA [!WEB] too.\n\n\\[!EMAIL]\n")
        .check();
}

#[test]
fn a_link_that_is_none_says_why() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
See [a b](b c.md) and [x](https://a.example/ y).
    ^^^^^^^^^^^^^ warning: a blank stands in this address, so this is no link
    help: write `[a b](<b c.md>)`
                      ^^^^^^^^^^^^^^^^^^^^^^^^^ warning: a blank stands in this address, so this is no link
                      help: take the blank out, or write `%20` for it

Or [x] (https://a.example), ![it] (p.png)
   ^^^^^^^^^^^^^^^^^^^^^^^ warning: a blank stands between `]` and `(`, so this is no link
   help: write `[x](https://a.example)`
                            ^^^^^^^^^^^^^ warning: a blank stands between `]` and `(`, so this is no link
                            help: write `![it](p.png)`

And [x](https://rain.example/y it rained
    ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: this link is never closed
    help: write `[x](https://rain.example/y)`
all day.

[x](htps://x.example)
^^^^^^^^^^^^^^^^^^^^^ warning: no site is reached by this address
help: did you mean `https://x.example`?
"#,
    );
    letter(
        "[sic] (as he said), a[i](x, y), [1] (https://a.example), \\[x\\] (https://a.example), `[x] (y.md)`\n\n\
         - [x] (https://a.example)\n- [ ] https://a.example\n\nWet:\n\n    [x] (y.md)\n\n[x](ftp://a.example) [^1] (no.pdf)\n\n\
         [^1]: Wet.\n\n![a [b](https://b.example) c](https://c.example/c.png)\n\n[see (p. 3)] and (so on.pdf\n",
    )
    .check();
}

#[test]
fn an_address_that_is_mistyped_is_understood() {
    check(
        r#"//- content/01-one/01-a.md
+++
title = "A"
date = 2026-03-01
+++
[html](02-b.html) [h](http//x.example) [x](02-b) [x](S1E2/) [z]()
^^^^^^^^^^^^^^^^^ warning: there is no `content/01-one/02-b.html`, so this is printed without a link
help: did you mean `02-b.md`?
                  ^^^^^^^^^^^^^^^^^^^^ warning: there is no `content/01-one/http/x.example`, so this is printed without a link
                  help: did you mean `http://x.example`?
                                       ^^^^^^^^^ warning: there is no `content/01-one/02-b`, so this is printed without a link
                                       help: did you mean `02-b.md`?
                                                 ^^^^^^^^^^ warning: there is no `content/01-one/S1E2`, so this is printed without a link
                                                 help: did you mean `S1E2`?
                                                            ^^^^^ warning: this leads nowhere, so this is printed without a link
                                                            help: write between the parentheses where it leads
//- content/01-one/02-b.md
+++
title = "B"
date = 2026-03-08
+++
Wet.
"#,
    );
}

#[test]
fn nothing_is_left_out_of_a_table_without_a_word() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
| a | b |
|---|---|
| 1 | 2 | 3 |
          ^ warning: the head of this table has 2 columns, so this is left out
          help: add a column to the head, or write `\|` for a `|` among words
| 1 \| 1 | 2 | |
| 1 | 2 |

> a | b
> --|--
> 1 | 2 | 3 | 4
          ^^^^^ warning: the head of this table has 2 columns, so this is left out
"#,
    );
}

#[test]
fn what_no_keyboard_has_is_found() {
    let told = letter("It\u{0} rained.\n\nAll\u{b} day.\n\nTab\tand é, 雨.\r\n").told();
    assert_eq!(told.matches("a control character stands here, which nobody sees").count(), 2, "{told}");
}

#[test]
fn what_was_taken_for_another_alphabet_says_what_it_was() {
    let text = r#"+++
title = "Rain"
date = 2026-03-01
+++
It<92>s <93>wet<85><94>, <96> and cafâ<80><99>s.
  ^ warning: a control character stands here in place of a mark
  help: in Windows-1252, this is `’`: type that, or save the text as UTF-8 where it comes from
     ^ warning: a control character stands here in place of a mark
         ^^ warning: 2 control characters stand here in place of what was meant
         help: in Windows-1252, this is `…”`: type that, or save the text as UTF-8 where it comes from
             ^ warning: a control character stands here in place of a mark
                       ^^ warning: 2 control characters stand here in place of what was meant
                       help: together with the `â` before it, this is `’` in UTF-8: type that, or save the text as UTF-8 where it comes from
"#;
    let misread = |text: &str| {
        ["80", "85", "89", "92", "93", "94", "96", "99"].into_iter().fold(text.to_owned(), |text, hex| {
            let number = u32::from_str_radix(hex, 16).expect("a number");
            text.replace(&format!("<{hex}>"), &char::from_u32(number).expect("a character").to_string())
        })
    };
    check(&misread(text));
    let told = letter(&misread("„Das macht Spaß<93>")).told();
    assert!(told.contains("in Windows-1252, this is `“`"), "{told}");
    let twice = letter(&misread("ItÃ¢Â<80>Â<99>s")).told();
    assert!(twice.contains("type that again") && !twice.contains("in UTF-8"), "{twice}");
    let told = letter(&misread("Ã<89>ze")).told();
    assert!(told.contains("together with the `Ã` before it, this is `É` in UTF-8"), "{told}");
    let told = letter("a\u{81}b").told();
    assert!(told.contains("take it out, with what stands beside it, and type that again"), "nobody knows: {told}");
    let told = letter(&"It\u{92}s ".repeat(30)).told();
    assert!(told.contains("26 more control characters stand here and below") && told.contains("in UTF-8"), "{told}");
}

#[test]
fn what_is_no_character_is_found() {
    check(&format!(
        "+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\nIt{}ed, and {}.\n  \
         ^ warning: a character stands here that Unicode does not have\n  \
         help: take it out, with what stands beside it, and type that again\n           \
         ^^ warning: 2 characters stand here that Unicode does not have\n           \
         help: take them out, with what stands beside them, and type that again\n",
        '\u{fffe}', "\u{fdd0}\u{1ffff}",
    ));
}

#[test]
fn what_no_keyboard_has_is_one_mistake_where_it_stands_together() {
    let told = letter(&format!("It{} rained.\n", "\u{1}\u{b}".repeat(30_000))).told();
    assert_eq!(told.matches("60000 control characters stand here, which nobody sees").count(), 1, "{told:.500}");
    assert!(told.ends_with("\n1 warning\n"), "{told:.500}");
}

#[test]
fn of_many_that_no_keyboard_has_the_first_are_told_and_the_rest_are_counted() {
    let told = letter(&"It\u{1} rained.\n".repeat(20)).told();
    assert!(!told.contains("control characters") && told.ends_with("\n20 warnings\n"), "{told}");
    let told = letter(&"It\u{1} rained.\n".repeat(30_000)).told();
    assert_eq!(told.matches("a control character stands here, which nobody sees").count(), 4, "{told}");
    assert!(told.contains("29996 more control characters stand here and below, which nobody sees"), "{told}");
    assert!(told.ends_with("\n5 warnings\n"), "{told}");
}

#[test]
fn what_lacks_a_character_says_which() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
##No blank
^^ warning: a blank is missing behind `##`, so this is no heading
help: write `## No blank`

#Rain again
^ warning: a blank is missing behind `#`, so this is no heading
help: write `# Rain again`

#rain is a tag, and #1 a number.
#Rain is another.

| a | b |
|---|
^^^^^ warning: the row above this line has 2 columns, and this one 1
help: write `|---|---|`
| 1 | 2 |

> | a | b |
  ^^^^^^^^^ warning: no line below this row makes it the head of a table
  help: write `|---|---|` between it and the next
> | 1 | 2 |

The rain:
| a | b |
|---|---|
| 1 | 2 |

| a | b |
|---|---|
| 1 | 2 |

|x| or |y|, a || b, \| c
"#,
    );
}

#[test]
fn markdown_within_html_says_how_it_is_read() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
<div class="note">
**Bold** and [link](nowhere.md)
^^^^^^^^ warning: within HTML this is no Markdown, and is printed as it stands
help: leave an empty line after `<div class="note">`
</div>

<p>See [it](now.md)</p>
       ^^^^^^^^^^^^ warning: within HTML this is no Markdown, and is printed as it stands
       help: write it as HTML, or on lines of its own between empty ones

<div class="note">

**Bold** words, a[1] (so)

</div>

<pre>
**Bold**
</pre>
"#,
    );
}

#[test]
fn front_matter_has_marks_of_its_own_however_its_fences_end() {
    let text = "title = \"Rain\"\ndate = 2026-03-01\nsummary = \"Rain.\"\n[[pairings]]\nkind = \"film\"\n\
                title = \"Fog\"\nurl = \"https://fog.example\"\n";
    for end in ["\n", "\r\n", " \n"] {
        let sandbox = Sandbox::of("//- newsletter.toml\ntitle = \"R\"\nbase_url = \"https://r.example\"\n");
        sandbox.write("content/01-rain.md", &format!("+++{end}{text}+++{end}See [[Mud]].\n"));
        let told = sandbox.run(&["check", "--today", TODAY]).aside;
        let places: Vec<&str> = told.lines().filter_map(|it| it.trim().strip_prefix("--> ")).collect();
        assert_eq!(places, ["content/01-rain.md:10:5"], "{end:?}: {told}");
    }
}

#[test]
fn a_blank_that_does_not_break_ends_no_mark() {
    let text = r#"+++
title = "Rain"
date = 2026-03-01
+++
##_Rain
^^^ warning: the blank behind this `##` does not break, so this is printed as words
help: type a plain blank there

-_Boots
^^ warning: the blank behind this `-` does not break, so this is printed as words
help: type a plain blank there

1)_Boots
^^^ warning: the blank behind this `1)` does not break, so this is printed as words
help: type a plain blank there

>_[!NOTE]
 ^ warning: a blank that does not break stands here, so this begins no block, and is printed as words
 help: type a plain blank in its place
> Wet.

3._May, `#_1`, 5_mm

    #_Code
"#;
    check(&text.replace('_', "\u{a0}"));
}
