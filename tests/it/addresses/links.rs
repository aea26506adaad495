//! Where links lead, in every form, and what is said of those that lead nowhere.

use crate::support::{check, newsletter};

/// Two seasons and a page, with `text` as the body of S2E1.
pub fn letters(text: &str) -> String {
    format!(
        r#"//- content/01-first-light/01-hello.md
+++
title = "Hello"
date = 2026-03-01
+++
## The lamp

Words.
//- content/01-first-light/02-rain/index.md
+++
title = "Rain"
date = 2026-03-08
+++
## Mud

## Mud

## A name of my own {{#own}}
//- content/01-first-light/02-rain/drop.png 400x300
//- content/02-the-prism/season.md
+++
title = "The Prism"
+++
## In short
//- content/02-the-prism/01-mud/index.md
+++
title = "Mud"
date = 2026-03-15
+++
{text}
//- content/02-the-prism/01-mud/boots.jpg 320x240
//- content/02-the-prism/01-mud/plan.pdf
//- content/about.md
+++
title = "About"
+++
## Contact
//- static/media/lamp.jpg
"#
    )
}

/// Where the link in `text` leads on the page of S2E1.
#[track_caller]
fn leads(text: &str) -> String {
    let site = newsletter(&letters(text)).site();
    let prose = site.prose("/the-prism/mud/");
    crate::support::between(prose, "href=\"", "\"").to_owned()
}

#[test]
fn a_link_names_a_file() {
    assert_eq!(leads("[x](../../01-first-light/01-hello.md)"), "/first-light/hello/");
    assert_eq!(leads("[x](@/01-first-light/01-hello.md)"), "/first-light/hello/");
    assert_eq!(leads("[x](../../01-first-light/02-rain/index.md)"), "/first-light/rain/");
    assert_eq!(leads("[x](@/about.md)"), "/about/");
    assert_eq!(leads("[x](plan.pdf)"), "/the-prism/mud/plan.pdf");
    assert_eq!(leads("[x](../season.md)"), "/the-prism/");
    assert_eq!(leads("[x][hello]\n\n[hello]: @/01-first-light/01-hello.md"), "/first-light/hello/");
}

#[test]
fn what_is_no_file_says_what_it_is() {
    check(
        r#"//- content/01-light/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
[a](02-mud.md?x=1), [b](./), [c](@/01-light)
^^^^^^^^^^^^^^^^^^ warning: there is no `content/01-light/02-mud.md?x=1`, so this is printed without a link
help: a link to a file has no `?`: write `02-mud.md`
                    ^^^^^^^ `content/01-light` is a folder, and no text
                    help: link to a text in it, such as `@/01-light/01-rain.md`
                             ^^^^^^^^^^^^^^^ `content/01-light` is a folder, and no text
                             help: link to a text in it, such as `@/01-light/01-rain.md`
//- content/01-light/02-mud.md
+++
title = "Mud"
date = 2026-03-08
+++
"#,
    );
}

#[test]
fn a_link_names_a_number() {
    for form in ["S1E2", "s01e02", "S01E2"] {
        assert_eq!(leads(&format!("[last week]({form})")), "/first-light/rain/", "{form}");
    }
    let site = newsletter(
        r#"//- content/01-hello.md
+++
title = "Hello"
date = 2026-03-01
+++
//- content/02-rain.md
+++
title = "Rain"
date = 2026-03-08
+++
[where there are no seasons](E1)
"#,
    )
    .site();
    assert!(site.prose("/rain/").contains(r#"<a href="/hello/">"#));
}

#[test]
fn a_number_is_written_in_digits() {
    for form in ["S1E+2", "S+1E2", "E+2"] {
        let told = newsletter(&letters(&format!("[y]({form})"))).told();
        assert!(told.contains("there is no `") && !told.contains("there is no episode"), "{form}: {told}");
    }
}

#[test]
fn a_link_names_a_heading() {
    assert_eq!(leads("[x](../../01-first-light/01-hello.md#the-lamp)"), "/first-light/hello/#the-lamp");
    assert_eq!(leads("[x](S1E2#mud-1)"), "/first-light/rain/#mud-1");
    assert_eq!(leads("[x](S1E2#own)"), "/first-light/rain/#own");
    assert_eq!(leads("[x](@/02-the-prism/season.md#in-short)"), "/the-prism/#in-short");
    assert_eq!(leads("[x](#here)\n\n<h2 id=\"here\">Here</h2>"), "#here", "raw HTML may hold anchors of its own");
}

#[test]
fn links_elsewhere_are_left_alone() {
    for elsewhere in
        ["https://elsewhere.example/a%20b?c=d#e", "//elsewhere.example/", "mailto:ada@example.org", "tel:+4412345"]
    {
        assert_eq!(leads(&format!("[x]({elsewhere})")), elsewhere);
    }
    assert_eq!(leads("<https://elsewhere.example>"), "https://elsewhere.example");
    assert_eq!(leads("<ada@example.org>"), "mailto:ada@example.org");
}

#[test]
fn addresses_carry_the_path_of_the_site() {
    let site =
        newsletter(&letters("[a](S1E1#the-lamp) ![b](boots.jpg) [c](/media/lamp.jpg) <a href=\"/media/lamp.jpg\">"))
            .at("https://example.org/letters")
            .site();
    let prose = site.prose("/the-prism/mud/");
    for address in
        ["/letters/first-light/hello/#the-lamp", "/letters/the-prism/mud/boots.jpg", "/letters/media/lamp.jpg"]
    {
        assert!(prose.contains(&format!("=\"{address}\"")), "{address} is not in {prose}");
    }
    assert_eq!(prose.matches("/letters/media/lamp.jpg").count(), 2, "raw HTML too: {prose}");
}

#[test]
fn a_picture_knows_its_size() {
    let site = newsletter(&letters("![Boots](boots.jpg)\n\n![A drop](../../01-first-light/02-rain/drop.png)")).site();
    let prose = site.prose("/the-prism/mud/");
    assert!(prose.contains(r#"<img src="/the-prism/mud/boots.jpg" alt="Boots" width="320" height="240">"#), "{prose}");
    assert!(
        prose.contains(r#"<img src="/first-light/rain/drop.png" alt="A drop" width="400" height="300""#),
        "{prose}"
    );
}

#[test]
fn a_file_that_is_not_there() {
    check(&letters(
        r#"[x](../../01-first-light/02-rian.md) [x](hello.md) ![x](boot.jpg) ![x](@/rain.png)
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ there is no `content/01-first-light/02-rian.md`
                                     ^^^^^^^^^^^^^ there is no `content/02-the-prism/01-mud/hello.md`
                                                   ^^^^^^^^^^^^^^ there is no picture `content/02-the-prism/01-mud/boot.jpg`
                                                   help: did you mean `boots.jpg`?
                                                                  ^^^^^^^^^^^^^^^^ there is no picture `content/rain.png`"#,
    ));
    check(&letters(
        r#"![x](drop.png)
^^^^^^^^^^^^^^ there is no picture `content/02-the-prism/01-mud/drop.png`
help: did you mean `@/01-first-light/02-rain/drop.png`?"#,
    ));
}

#[test]
fn a_number_that_is_not_there() {
    check(&letters(
        r#"[next week](S2E2), [last year](S9E1)
^^^^^^^^^^^^^^^^^ there is no episode S2E2
help: the last one is `S2E1`
                   ^^^^^^^^^^^^^^^^^ there is no episode S9E1
                   help: the last one of all is `S2E1`"#,
    ));
}

#[test]
fn a_heading_that_is_not_there() {
    check(&letters(
        r#"[x](S1E1#the-lump) [x](@/about.md#imprint) [x](#nothing)
^^^^^^^^^^^^^^^^^^ no heading in `content/01-first-light/01-hello.md` has the anchor `the-lump`
help: did you mean `#the-lamp`?
                   ^^^^^^^^^^^^^^^^^^^^^^^ no heading in `content/about.md` has the anchor `imprint`
                   help: its headings are `#contact`
                                           ^^^^^^^^^^^^^ no heading of this text has the anchor `nothing`"#,
    ));
}

#[test]
fn nothing_leads_out_of_the_newsletter() {
    check(&letters(
        r#"[x](../../../newsletter.toml) ![x](@/../../secret.jpg)
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `../../../newsletter.toml` leads out of `content`
                              ^^^^^^^^^^^^^^^^^^^^^^^^ `@/../../secret.jpg` leads out of `content`"#,
    ));
}

#[test]
fn a_text_is_no_picture() {
    check(&letters(
        r#"![x](@/about.md)
^^^^^^^^^^^^^^^^ `@/about.md` is a text, not a picture
help: take the `!` away, and this is a link to it

![](S1E1)
^^^^^^^^^ `S1E1` is a text, not a picture
help: take the `!` away, and this is a link to it"#,
    ));
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
cover = { image = "E1", alt = "Rain" }
                  ^^^^ `E1` is a text, not a picture
                  help: write the name of a file that lies beside this one
audio = { file = "E1", type = "audio/mpeg" }
                 ^^^^ `E1` is a text, not a recording
+++
"#,
    );
}

#[test]
fn a_link_to_a_published_address_is_told_the_file() {
    check(&letters(
        r#"[x](first-light/hello)
^^^^^^^^^^^^^^^^^^^^^^ warning: there is no `content/02-the-prism/01-mud/first-light/hello`, so this is printed without a link
help: link to the file: `@/01-first-light/01-hello.md`"#,
    ));
}

#[test]
fn a_site_or_an_address_of_mail_that_looks_like_a_file_is_a_warning() {
    let text = letters(
        r#"[x](www.example.org) [y](ada@example.org) [z](somewhere)
^^^^^^^^^^^^^^^^^^^^ warning: there is no `content/02-the-prism/01-mud/www.example.org`, so this is printed without a link
help: for a site elsewhere, link to `https://www.example.org`
                     ^^^^^^^^^^^^^^^^^^^^ warning: there is no `content/02-the-prism/01-mud/ada@example.org`, so this is printed without a link
                     help: to write to someone, link to `mailto:ada@example.org`
                                          ^^^^^^^^^^^^^^ warning: there is no `content/02-the-prism/01-mud/somewhere`, so this is printed without a link
                                          help: link to a file, such as `@/about.md`, or to a whole address, such as `https://example.org`"#,
    );
    check(&text);
    assert_eq!(newsletter(&text).site().prose("/the-prism/mud/"), "<p>x y z</p>");
}

#[test]
fn an_address_from_the_root_that_nothing_publishes_is_a_warning() {
    check(&letters(
        r#"[x](/media/lamp.jpg) [y](/first-light/hello/) [y](/first-light/hello#the-lamp) [home](/) [z](/media/lump.jpg?big)
                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^ warning: nothing here publishes `/media/lump.jpg`
                                                                                         help: put the file below `static`, or leave it if something else serves it"#,
    ));
}

#[test]
fn a_link_to_a_file_that_has_mistakes_is_not_told_too() {
    check(
        r#"//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
[next](02-mud.md#boots) and [by number](E2)
//- content/02-mud.md
+++
titel = "Mud"
^^^^^ no key is called `titel`
date = 2026-03-08
+++
"#,
    );
}

#[test]
fn an_address_that_runs_a_script_is_a_mistake() {
    for scheme in ["javascript:alert(1)", "JavaScript:alert(1)", "vbscript:x", "data:text/html,x", "file:///etc/passwd"]
    {
        let told = newsletter(&letters(&format!("[x]({scheme})"))).told();
        assert!(told.contains("this address would run a script or open a file of the reader's"), "{scheme}: {told}");
    }
}

#[test]
fn a_reference_needs_an_address() {
    check(&letters(
        r#"[words][name] and [words][] and [a lone word] and [words](#)
^^^^^^^^^^^^^ no address is written for `[name]`
help: add a line `[name]: https://…`, or write the address in parentheses
                  ^^^^^^^ no address is written for `[words]`"#,
    ));
}
