//! Marks that are never closed, stand off from their words, or are of another width.

use feuilleton::diagnostic::Rule;

use crate::support::{check, html, letter};

#[test]
fn a_mark_that_is_never_closed_says_so() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
It **is wet.
   ^^ warning: this `**` is never closed, and is printed as it stands
   help: write `**` where it ends, or `\*\*` for the signs themselves

And `code here, it is muddy** too.
    ^ warning: the code behind this backtick is never closed, and is printed as it stands
    help: write the same where the code ends, or `\` before it for the sign itself
                           ^^ warning: this `**` closes nothing, and is printed as it stands
                           help: write `**` where it begins, or `\*\*` for the signs themselves

- ~~gone
  ^^ warning: this `~~` is never closed, and is printed as it stands
  help: write `~~` where it ends, or `\~\~` for the signs themselves
- ** so wet ** it was
  ^^^^^^^^^^^^ warning: blanks stand within these `**`, so they mark nothing
  help: write `**so wet**`
"#,
    );
    letter(
        "2 ** 3, x ** abc ** 2, a**b, 2**n and 3**m, f**k, sh** and *** it, ~~, ~5, ``wet'' and `wet', `Abd, \\**so, \\`so\n\n\
         * * *\n\n**a** and ***b***, ~~c~~, `**d`\n\n    **e\n\n```\n**f\n```\n\n<code>**g</code> https://a.example/**h\n",
    )
    .check();
    assert_eq!(html("\\*\\*is, \\~\\~gone, \\`code"), "<p>**is, ~~gone, `code</p>");
}

#[test]
fn a_link_to_an_episode_that_is_none_says_why() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
See [last week] (S1E01), [this] (s2e3#wet) and [sic] (as SE said, S1E).
    ^^^^^^^^^^^^^^^^^^^ warning: a blank stands between `]` and `(`, so this is no link
    help: write `[last week](S1E01)`
                         ^^^^^^^^^^^^^^^^^ warning: a blank stands between `]` and `(`, so this is no link
                         help: write `[this](s2e3#wet)`

And [it](S1E01 goes on
    ^^^^^^^^^^ warning: this link is never closed
    help: write `[it](S1E01)`

![](./a.png =300x200)
^^^^^^^^^^^^^^^^^^^^^ warning: a size stands in this address, so this is no picture
help: write `![](./a.png)`: a picture is as wide as its place
"#,
    );
    let told = letter("![](./a.png =300x200)\n");
    told.proofread(&[Rule::MissingAlt]);
}

#[test]
fn the_wide_marks_of_an_input_method_are_none() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
＃＃ 見出し
^^ warning: these marks are as wide as letters, so this is no heading
help: write `## 見出し`

［前回］（S1E01）、[前回]（S1E01）と[注]（雨）。
            ^^^^^^^^^^^ warning: these parentheses are as wide as letters, so this is no link
            help: write `[前回](S1E01)`

雨の＊＊太字＊＊です。＃雨 ＊注 `＊＊字＊＊`
  ^^^^^^ warning: these marks are as wide as letters, and are printed as they stand
  help: write `**太字**`
"#,
    );
}
