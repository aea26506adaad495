//! Where links lead that stand outside of texts: on the masthead and in front matter.

use super::links::letters;
use crate::support::{all_between, check, html, letter, newsletter};

#[test]
fn neither_the_masthead_nor_the_front_matter_runs_a_script() {
    for (masthead, front) in [
        ("links = [{ title = \"x\", url = \"javascript:x()\" }]", ""),
        ("subscribe = { url = \"javascript:x()\" }", ""),
        ("", "pairings = [{ kind = \"tea\", title = \"x\", url = \"javascript:x()\" }]"),
    ] {
        let text = format!(
            "//- newsletter.toml\ntitle = \"Letters\"\nbase_url = \"https://letters.example\"\n{masthead}\n\
             //- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n{front}\n+++\nRain.\n"
        );
        let told = newsletter(&text).told();
        assert!(told.contains("this address would run a script"), "{masthead}{front}: {told}");
    }
}

#[test]
fn covers_recordings_and_the_masthead_are_asked_for_their_addresses_too() {
    check(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
links = [{ title = "Shop", url = "/shop/" }]
                                 ^^^^^^^^ warning: nothing here publishes `/shop/`
help: put the file below `static`, or leave it if something else serves it
//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
cover = { image = "/media/gone.jpg", alt = "A drop" }
                  ^^^^^^^^^^^^^^^^^ warning: nothing here publishes `/media/gone.jpg`
help: put the file below `static`, or leave it if something else serves it
+++
Rain.
"#,
    );
}

#[test]
fn the_masthead_links_to_files_too() {
    let text = |url: &str| {
        format!(
            "//- newsletter.toml\ntitle = \"Letters\"\nbase_url = \"https://letters.example\"\n\
             links = [{{ title = \"More\", url = \"{url}\" }}]\n{}",
            letters("")
        )
    };
    for (url, href) in [
        ("@/about.md", "/about/"),
        ("@/about.md#contact", "/about/#contact"),
        ("/media/lamp.jpg", "/media/lamp.jpg"),
        ("https://elsewhere.example", "https://elsewhere.example"),
        ("mailto:ada@example.org", "mailto:ada@example.org"),
    ] {
        let site = newsletter(&text(url)).site();
        assert!(site.at("/").contains(&format!("<a href=\"{href}\">More</a>")), "{url}");
    }
    check(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
links = [
  { title = "About", url = "@/abuot.md" },
                           ^^^^^^^^^^^^ there is no `content/abuot.md`
                           help: did you mean `@/about.md`?
  { title = "Elsewhere", url = "elsewhere.example" },
                               ^^^^^^^^^^^^^^^^^^^ `elsewhere.example` leads out of `content`
                               help: link to a file, such as `@/about.md`, or to a whole address, such as `https://example.org`
]
//- content/about.md
+++
title = "About"
+++
"#,
    );
}

#[test]
fn an_anchor_alone_is_no_page() {
    let told = newsletter(
        "//- newsletter.toml\ntitle = \"Letters\"\nbase_url = \"https://letters.example\"\n\
         links = [{ title = \"More\", url = \"#more\" }]\n",
    )
    .told();
    assert!(told.contains("`#more` leads out of `content`"), "{told}");
}

#[test]
fn an_address_from_the_root_is_one_on_the_masthead_too() {
    let text = |url: &str| {
        format!(
            "//- newsletter.toml\ntitle = \"Letters\"\nbase_url = \"https://letters.example/below\"\n\
             links = [{{ title = \"More\", url = \"{url}\" }}]\n\
             //- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n\
             cover = {{ image = \"/two%20drops.jpg\", alt = \"Drops\" }}\n+++\nRain.\n\
             //- static/two drops.jpg 400x300\n"
        )
    };
    for (url, href) in [
        ("/archive/#year-2026", "/below/archive/#year-2026"),
        ("/search/?q=rain", "/below/search/?q=rain"),
        ("/two%20drops.jpg", "/below/two%20drops.jpg"),
        ("//elsewhere.example/#x", "//elsewhere.example/#x"),
    ] {
        let site = newsletter(&text(url)).site();
        assert!(site.at("/").contains(&format!("<a href=\"{href}\">More</a>")), "{url}");
        let page = site.at("/rain/");
        assert!(page.contains("src=\"/below/two%20drops.jpg\" alt=\"Drops\" width=\"400\""), "{page}");
    }
}

#[test]
fn pairings_the_author_and_the_invitation_lead_where_links_lead() {
    let text = |url: &str| {
        format!(
            "//- newsletter.toml\ntitle = \"Letters\"\nbase_url = \"https://letters.example/below\"\n\
             author = {{ name = \"Ada\", url = \"{url}\" }}\nsubscribe = {{ url = \"{url}\" }}\n\
             feed = {{ formats = [\"rss\", \"json\"] }}\nemail = {{ from = \"ada@letters.example\" }}\n\
             //- content/about.md\n+++\ntitle = \"About\"\n+++\n\n## Contact\n\
             //- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n\
             pairings = [{{ kind = \"tea\", title = \"Assam\", url = \"{url}\" }}]\n+++\nRain.\n"
        )
    };
    for (url, href, absolute) in [
        ("/about/", "/below/about/", "https://letters.example/below/about/"),
        ("@/about.md", "/below/about/", "https://letters.example/below/about/"),
        ("@/about.md#contact", "/below/about/#contact", "https://letters.example/below/about/#contact"),
        ("E1", "/below/rain/", "https://letters.example/below/rain/"),
        ("https://elsewhere.example/tea", "https://elsewhere.example/tea", "https://elsewhere.example/tea"),
        ("mailto:ada@example.org", "mailto:ada@example.org", "mailto:ada@example.org"),
    ] {
        let site = newsletter(&text(url)).site();
        for printed in [
            format!("<cite><a href=\"{href}\">Assam</a></cite>"),
            format!("<a class=\"button\" href=\"{href}\">"),
            format!("<a rel=\"author\" href=\"{href}\">Ada</a>"),
        ] {
            assert!(site.at("/rain/").contains(&printed), "{printed}: {}", site.at("/rain/"));
        }
        assert!(site.at("/pairings/").contains(&format!("href=\"{href}\">Assam")), "{url}");
        assert!(
            site.at("/feed.xml").contains(&format!("<a href=\"{absolute}\">Assam</a>")),
            "{}",
            site.at("/feed.xml")
        );
        assert!(site.at("/feed.json").contains(&format!("\"url\": \"{absolute}\"")), "{}", site.at("/feed.json"));
    }
    check(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
author = { name = "Ada", url = "@/abuot.md" }
                               ^^^^^^^^^^^^ there is no `content/abuot.md`
                               help: did you mean `@/about.md`?
//- content/about.md
+++
title = "About"
+++
//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
pairings = [{ kind = "tea", title = "Assam", url = "E2" }]
                                                   ^^^^ there is no episode E2
+++
Rain.
"#,
    );
    check(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
subscribe = { url = "/subscribe/" }
                    ^^^^^^^^^^^^^ warning: nothing here publishes `/subscribe/`
                    help: put the file below `static`, or leave it if something else serves it
//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
pairings = [{ kind = "tea", title = "Assam", url = "/assam/" }]
                                                   ^^^^^^^^^ warning: nothing here publishes `/assam/`
+++
Rain.
"#,
    );
}

#[test]
fn an_address_among_words_is_a_link() {
    let linked =
        |typed: &str| all_between(&html(typed), "<a href=\"", "\"").into_iter().map(str::to_owned).collect::<Vec<_>>();
    for (typed, address) in [
        ("https://e.example/bare", "https://e.example/bare"),
        ("(see https://e.example/a_(b)--c_d_...)", "https://e.example/a_(b)--c_d"),
        ("*Or http://e.example/?a=1&b=2*, said he", "http://e.example/?a=1&amp;b=2"),
        ("**https://e.example/_x_/y**!", "https://e.example/_x_/y"),
        ("見よhttps://e.example/雨。", "https://e.example/雨"),
        ("| a |\n|---|\n| https://e.example/a |", "https://e.example/a"),
    ] {
        assert_eq!(linked(typed), [address], "{typed}");
    }
    for typed in [
        "[https://e.example/](https://e.example/)",
        "<https://e.example/>",
        "<a href=\"https://e.example/\">https://e.example/</a>",
    ] {
        assert_eq!(linked(typed), ["https://e.example/"], "{typed}");
    }
    for typed in ["`https://e.example/`", "    https://e.example/", "xhttps://e.example/", "https://…", "a \\https://"]
    {
        assert_eq!(linked(typed), [""; 0], "{typed}");
    }
    let letter = letter("Read https://e.example/a--b_c and it's -- \"now\" http://e.example/.").mailed();
    assert!(
        letter.text.contains("Read https://e.example/a--b_c and it’s – “now” http://e.example/."),
        "{}",
        letter.text
    );
}

#[test]
fn a_link_without_words_is_seen_by_nobody() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
[](//e.example/) and [ ](https://e.example/) and [![](https://e.example/a.png)](E01)
^^^^^^^^^^^^^^^^ warning: this link has no words, so nobody sees it
help: write them between the brackets: `[…](//e.example/)`
                     ^^^^^^^^^^^^^^^^^^^^^^^ warning: this link has no words, so nobody sees it
"#,
    );
}

#[test]
fn the_folder_of_all_texts_is_no_page() {
    check(
        r#"//- content/01-first/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
[home](../) and [out](../../)
^^^^^^^^^^^ `../` is the folder `content`, and no text
help: for the home page, link to `/`
                ^^^^^^^^^^^^^ `../../` leads out of `content`
"#,
    );
}

#[test]
fn an_address_does_not_say_where_the_newsletter_is() {
    newsletter(
        r#"//- static/s.png
//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
![s](/news/s.png)
^^^^^^^^^^^^^^^^^ warning: nothing here publishes `/news/s.png`
help: did you mean `/s.png`? `/news` is put before it
"#,
    )
    .at("https://letters.example/news")
    .check();
}

#[test]
fn a_name_with_a_colon_is_that_of_a_file() {
    check(
        r#"//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
audio = { file = "Ep 1: Rain.mp3" }
                 ^^^^^^^^^^^^^^^^ there is no recording `content/Ep 1: Rain.mp3`
                 help: put the file into the folder `content`, or write its path from there
cover = { image = "https://a.example/rain.jpg", alt = "Rain" }
+++
It rained.
"#,
    );
}

#[test]
fn an_address_that_is_nearly_that_of_a_page_is_told_with_it() {
    check(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
links = [{ title = "About", url = "/abuot/" }, { title = "Shop", url = "/shop/" }]
                                  ^^^^^^^^^ warning: nothing here publishes `/abuot/`
                                  help: did you mean `/about/`?
                                                                       ^^^^^^^^ warning: nothing here publishes `/shop/`
//- content/01-light/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
[Here](/light/rian#mud).
^^^^^^^^^^^^^^^^^^^^^^^ warning: nothing here publishes `/light/rian`
help: did you mean `/light/rain/#mud`?
//- content/about.md
+++
title = "About"
+++
"#,
    );
}
