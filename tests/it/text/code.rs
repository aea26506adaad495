//! Code in the text.

use crate::support::{check, html, letter};

#[test]
fn code_is_highlighted_as_classes() {
    let page = html("```rust\nfn rain() -> u8 { 7 } // wet\n```\n");
    assert!(page.starts_with("<pre class=\"code\" tabindex=\"0\"><code class=\"language-rust\">"), "{page}");
    assert!(page.contains("<span class=\"z-k\">fn</span>"), "{page}");
    assert!(page.contains("<span class=\"z-c\">// wet</span>") || page.contains("z-c"), "{page}");
    assert!(!page.contains("style="), "{page}");
}

#[test]
fn many_languages_are_known() {
    let text: String =
        ["typescript", "toml", "dockerfile", "haskell", "rust", "py", "sh", "json", "yaml", "sql", "text", ""]
            .iter()
            .map(|it| format!("```{it}\nx = 1\n```\n\n"))
            .collect();
    letter(&text).check();
}

#[test]
fn a_language_that_nobody_knows_stays_plain() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
```rsut
^^^^^^^ warning: no language is called `rsut`; the code stays plain
help: did you mean `rust`?
fn rain() {}
```
"#,
    );
    assert_eq!(
        html("```zorkish\n<rain>\n```"),
        "<pre class=\"code\" tabindex=\"0\"><code class=\"language-zorkish\">&lt;rain&gt;\n</code></pre>"
    );
}

#[test]
fn lines_of_code_are_numbered_and_marked() {
    let page = html("```text {hl_lines=\"2-3\" line_numbers start=9 title=\"a <file>\"}\none\ntwo\n\nfour\n```\n");
    assert_eq!(
        page,
        "<figure class=\"code\"><figcaption>a &lt;file&gt;</figcaption><pre class=\"code\" tabindex=\"0\"><code class=\"language-text\">\
         <span class=\"line\" data-line=\"9\">one</span>\n<span class=\"line hl\" data-line=\"10\">two</span>\n\
         <span class=\"line hl\" data-line=\"11\"></span>\n<span class=\"line\" data-line=\"12\">four</span>\n</code></pre>\n</figure>"
    );
}

#[test]
fn a_comment_over_several_marked_lines_is_closed_and_opened_again() {
    let page = html("```rust {hl_lines=2}\n/* one\ntwo */ let x = 1;\n```\n");
    assert_eq!(page.matches("<span").count(), page.matches("</span>").count(), "{page}");
    assert_eq!(page.matches("<span class=\"z-c\">").count(), 2, "{page}");
}

#[test]
fn line_numbers_may_be_any_number() {
    for start in ["18446744073709551615", "99999999999999999999", "-1", "x"] {
        let page = html(&format!(
            "```text {{line_numbers start={start} hl_lines=\"0,5-2,99999999999999999999\"}}\none\ntwo\n```\n"
        ));
        assert!(page.contains("one") && page.contains("two"), "{page}");
    }
}

#[test]
fn an_option_that_is_nearly_one_is_told() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
```rust {hl_line="2" linenumbers}
         ^^^^^^^ warning: code has no option `hl_line`
         help: did you mean `hl_lines`?
                     ^^^^^^^^^^^ warning: code has no option `linenumbers`
                     help: did you mean `line_numbers`?
fn rain() {}
```

> - ~~~~ text, titel="A"
               ^^^^^ warning: code has no option `titel`
               help: did you mean `title`?
>   wet
>   ~~~~
"#,
    );
    letter("```rust,ignore\n1\n```\n\n``` {.line-numbers}\n1\n```\n\n```js{1,3}\n1\n```\n").check();
}

#[test]
fn lines_to_be_marked_must_be_there() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
```text {hl_lines="9"}
                   ^ warning: this code has 1 line, and no line 9
                   help: lines are counted from 1, whatever number is shown beside them
wet
```

```text {line_numbers start=9 hl_lines="1,x,2-4 2-1"}
                                          ^ warning: `x` is no line
                                          help: write lines such as `hl_lines="2,4-6"`
                                            ^^^ warning: this code has 3 lines, and no line 4
                                                ^^^ warning: `2-1` begins behind its end
                                                help: write `1-2`
one
two
three
```
"#,
    );
}

#[test]
fn code_that_is_never_closed_takes_in_what_follows() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
- ```text
  ^^^ warning: this code is never closed
  help: write ` ``` ` on a line below it
  wet

~~~~ text
^^^^ warning: this code is never closed
help: write `~~~~` on a line below it
wet
~~~

It rained.
"#,
    );
    letter("```text\nwet\n````\n\n> ~~~\n> wet\n> ~~~\n\n    ```\n    wet\n\n```\n").check();
}
