//! Blocks that a component of the author's own prints, and what is said of a call for one that is wrong.

use crate::support::{Newsletter, check, html, newsletter};

/// An episode that calls for a component of the author's own.
fn with_own(component: &str, markdown: &str) -> Newsletter {
    newsletter(&format!(
        "//- templates/components/tide.html\n{component}\n\
         //- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\n{markdown}\n"
    ))
}

#[test]
fn an_authors_own_component_is_a_template() {
    let own = with_own(
        "{% component tide.web(port: string, hours: integer = 6, spring: bool = false, height: number = 0, @text, @links, @words) -%}\n\
         <p>{{ port }} {{ hours + 1 }} {{ spring }} {{ height }} {{ links | length }} {{ words.home }}</p>{{ text }}{{ body }}\n\
         {%- endcomponent tide.web %}",
        "> [!TIDE port='\"A\" & B' hours=\"11\" spring=\"true\" height=\"2.5\"]\n> It *turns*.\n>\n> [Tables](https://e.example/)",
    );
    assert_eq!(
        own.site().prose("/rain/"),
        "<p>&quot;A&quot; &amp; B 12 true 2.5 1 Home</p><p>It <em>turns</em>.</p>\n<p>It <em>turns</em>.</p>\n\
         <p><a href=\"https://e.example/\">Tables</a></p>"
    );
    let letter = own.mailed();
    assert!(letter.html.contains(">\"A\" &amp; B 12 true 2.5 1 Home</p><p"), "{}", letter.html);
    let text = "\"A\" & B 12 true 2.5 1 Home\n\nIt *turns*.\n\nIt *turns*.\n\nTables [1]\n";
    assert!(letter.text.contains(text), "{}", letter.text);
}

#[test]
fn a_look_for_some_readers_is_made_fit_for_the_others() {
    let own = with_own(
        "{% component tide.web(port: string, @medium, @pictures) %}<figure onclick=\"x()\"><figcaption style=\"color:red\">\
         Tide &amp; {{ port }}<sup>2</sup><br>in a {{ medium }}</figcaption><iframe src=\"https://tides.example/\"></iframe>\
         <script>x()</script>{{ pictures[0].image }}{{ body }}</figure>{% endcomponent tide.web %}",
        "> [!TIDE port=\"Sallow\"]\n> ```rust\n> let wet = true;\n> ```\n>\n> ![Mud](https://e.example/mud.jpg)",
    );
    let item = own.site().feed("/feed.xml").items()[0].content().unwrap_or_default().to_owned();
    let letter = own.mailed();
    for html in [&item, &letter.html] {
        assert!(html.contains("Tide &amp; Sallow<sup") && html.contains("mud.jpg"), "{html}");
        assert!(html.contains("href=\"https://tides.example/\""), "{html}");
        assert!(!html.contains("x()") && !html.contains("color:red"), "{html}");
    }
    let text =
        "Tide & Sallow²\nin a text\nhttps://tides.example/\n[Picture: Mud]\n\n    let wet = true;\n\n[Picture: Mud]\n";
    assert!(letter.text.contains(text), "{}", letter.text);
}

#[test]
fn a_look_for_letters_alone_is_one_for_pages_too() {
    let own = with_own(
        "{% component tide.letter(port: string) %}<p>At {{ port }}</p>{% endcomponent tide.letter %}",
        "> [!TIDE port=\"Sallow\"]",
    );
    assert_eq!(own.site().prose("/rain/"), "<p>At Sallow</p>");
    assert!(own.mailed().text.contains("\nAt Sallow\n"), "{}", own.mailed().text);
}

#[test]
fn an_empty_look_says_nothing() {
    let own = with_own(
        "{% component tide.web() %}<p>High</p>{% endcomponent tide.web %}\n\
         {% component tide.letter() %}{% endcomponent tide.letter %}",
        "> [!TIDE]\n> Low.",
    );
    let letter = own.mailed();
    for text in [letter.html, letter.text] {
        assert!(!text.contains("High") && !text.contains("Low."), "{text}");
    }
}

#[test]
fn plain_text_is_no_look_for_others() {
    check(
        r#"//- templates/components/tide.html
{% component tide.text(port: string) %}{{ port }}{% endcomponent tide.text %}
//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
> [!TIDE port="Sallow"]
  ^^^^^^^^^^^^^^^^^^^^^ a `TIDE` is plain text only
  help: write `{% component tide.web(…) %}` too: pages, feeds and letters have it
"#,
    );
}

#[test]
fn each_medium_may_have_a_look_of_its_own() {
    let own = with_own(
        "{% component tide.web(port: string) %}<p>web {{ port }}</p>{% endcomponent tide.web %}\n\
         {% component tide.feed(port: string) %}<p onclick=\"x()\">feed {{ port }}</p><script>x()</script>{% endcomponent tide.feed %}\n\
         {% component tide.letter(@medium, @page) %}<p>{{ medium }} {{ page }}</p>{% endcomponent tide.letter %}\n\
         {% component tide.text(port: string) %}{{ port }} & text{% endcomponent tide.text %}",
        "> [!TIDE port=\"Sallow\"]",
    );
    assert_eq!(own.site().prose("/rain/"), "<p>web Sallow</p>");
    let feed = own.site().feed("/feed.xml");
    assert_eq!(feed.items()[0].content(), Some("<p>feed Sallow</p>"), "and nothing runs in a feed");
    assert!(own.mailed().html.contains(">letter https://letters.example/rain/</p>"));
    assert!(own.mailed().text.contains("\nSallow & text\n"), "{}", own.mailed().text);
}

#[test]
fn one_look_of_a_component_can_be_replaced() {
    let own = with_own(
        "{% component button.web(@links) %}<b>{{ links[0].text }}</b>{% endcomponent button.web %}",
        "> [!BUTTON]\n> [On](https://e.example/)",
    );
    assert_eq!(own.site().prose("/rain/"), "<b>On</b>");
    assert!(own.mailed().html.contains("class=\"button-link\""), "the others stay");
}

#[test]
fn components_stand_in_one_another_and_anywhere() {
    let page = html(
        "- > [!PULLQUOTE]\n  > Rain.\n  >\n  > > [!BUTTON]\n  > > [On](https://e.example/)\n\nWet[^1].\n\n[^1]: > [!BUTTON]\n    > [Off](https://e.example/)\n",
    );
    assert!(
        page.contains("<li><figure class=\"pullquote\">\n<blockquote>\n<p>Rain.</p>\n<p class=\"buttons\">"),
        "{page}"
    );
    assert!(page.contains("<li id=\"fn-1\"><p class=\"buttons\">"), "{page}");
}

#[test]
fn nothing_in_the_brackets_is_markdown() {
    let page = html("> [!PULLQUOTE by=\"*Bea* [a](b) `c` [^1] <d> -- \"]\n> Rain *now*.");
    assert!(page.contains("<p>Rain <em>now</em>.</p>"), "{page}");
    assert!(page.contains("<figcaption>*Bea* [a](b) `c` [^1] &lt;d&gt; – </figcaption>"), "{page}");
}

#[test]
fn a_link_in_a_component_is_followed_like_any_other() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
> [!BUTTON]
> [Read on](E07)
  ^^^^^^^^^^^^^^ there is no episode E7
"#,
    );
}

#[test]
fn what_a_component_does_not_know() {
    check(
        r#"//- templates/components/tide.html
{% component tide.web(port: string, hours: integer = 6, spring: bool = false) %}{{ port }}{% endcomponent tide.web %}
//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
> [!TIDES port="Sallow"]
  ^^^^^^^^^^^^^^^^^^^^^^ no block is called `TIDES`
  help: did you mean `[!TIDE]`?

> [!TIDE]
  ^^^^^^^ a `TIDE` needs `port`
  help: write `[!TIDE port="…"]`

> [!TIDE port="Sallow" hour="5" hours="five" spring="yes" hours="5"]
                       ^^^^^^^^ a `TIDE` has no `hour`
                       help: did you mean `hours`?
                                ^^^^^^^^^^^^ `hours` must be a whole number
                                help: write one such as `"3"`
                                             ^^^^^^^^^^^^ `spring` must be `true` or `false`
                                                          ^^^^^^^^^ `hours` is said twice

> [!BUTTON colour="red"]
           ^^^^^^^^^^^^ a `BUTTON` has no `colour`
           help: write `[!BUTTON]`
> [On](https://e.example/)

> [!PULLQUOTE author="Bea"]
              ^^^^^^^^^^^^ a `PULLQUOTE` has no `author`
              help: it takes `by="…"`
> Wet.
"#,
    );
}

#[test]
fn what_a_component_refuses() {
    check(
        r#"+++
title = "Rain"
date = 2026-03-01
+++
> [!VIDEO]
  ^^^^^^^^ a video needs a link to its file
  help: write below it `> [The film](film.mp4)`
> Soon.

> [!AUDIO]
  ^^^^^^^^ a recording needs a link to its file

> [!GALLERY]
  ^^^^^^^^^^ a gallery needs a picture
  help: write below it `> ![What it shows](picture.jpg)`

> [!BUTTON]
  ^^^^^^^^^ a button needs a link
  help: write below it `> [Read on](https://…)`

> [!BUTTON] Click
  ^^^^^^^^^ the link of a button stands by itself, without words beside it
  help: write `> [!BUTTON]` and below it `> [Read on](https://…)`; an empty line `>` keeps other words apart
> [here](https://e.example/)

> [!BUTTON]
  ^^^^^^^^^ the link of a button stands by itself, without words beside it
> Click [here](https://e.example/) now.

> [!GALLERY]
  ^^^^^^^^^^ the pictures of a gallery stand by themselves, without words beside them
> Dawn: ![One](https://e.example/one.jpg)

> [!PULLQUOTE]
  ^^^^^^^^^^^^ a pull quote needs words
"#,
    );
}

#[test]
fn a_slip_in_a_components_template_is_told_where_it_is_called() {
    check(
        r#"//- templates/components/tide.html
{% component tide.letter(@links) %}
<p>{{ links[0].adress }}</p>
{% endcomponent tide.letter %}
//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
> [!TIDE]
  ^^^^^^^ tried to render a variable that is undefined
  note: templates/components/tide.html:2: its component says so here
> [On](https://e.example/)
"#,
    );
}

#[test]
fn a_component_that_never_ends_does() {
    let told = newsletter(
        "//- newsletter.toml\ntitle = \"L\"\nbase_url = \"https://l.example\"\n[limits]\npage_mb = 1\n\
         //- templates/components/tide.html\n{% component tide.web() %}{% for a in range(end=9000) %}{% for b in range(end=9000) %}\
         wave{% endfor %}{% endfor %}{% endcomponent tide.web %}\n\
         //- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\n> [!TIDE]\n",
    );
    assert!(told.told().contains("this prints more than 1 MB"), "{}", told.told());
}

#[test]
fn a_component_says_for_whom_it_is() {
    for name in ["tide", "tide.html"] {
        let told = newsletter(&format!(
            "//- templates/components/tide.html\n{{% component {name}() %}}High{{% endcomponent {name} %}}\n\
             //- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\n> [!TIDE]\n"
        ))
        .told();
        for said in
            ["no block is called `TIDE`", "call it `tide.web` there", &format!("`{name}` is for templates only")]
        {
            assert!(told.contains(said), "{said}: {told}");
        }
        assert!(told.contains("templates/components/tide.html"), "{told}");
    }
}

#[test]
fn the_page_of_a_video_site_is_a_link() {
    let page = html(
        "> [!VIDEO]\n> [The film](https://www.youtube.com/watch?v=1)\n> ![Fog](https://e.example/fog.jpg)\n\n\
         > [!AUDIO]\n> [The song](https://open.spotify.com/track/1)",
    );
    assert!(!page.contains("<video") && !page.contains("<audio") && !page.contains("<source"), "{page}");
    for link in [
        "<a href=\"https://www.youtube.com/watch?v=1\"><img src=\"https://e.example/fog.jpg\"",
        "<a href=\"https://www.youtube.com/watch?v=1\">The film</a>",
        "<a href=\"https://open.spotify.com/track/1\">The song</a>",
    ] {
        assert!(page.contains(link), "{link} is not in {page}");
    }
}

#[test]
fn the_name_of_a_file_makes_no_component() {
    let told = newsletter("//- templates/components/tide.html\n<p>Tide</p>\n").told();
    assert!(told.contains("no component is written in this file"), "{told}");
    let help =
        "write `{% component tide.web() %}` above and `{% endcomponent tide.web %}` below what `> [!TIDE]` is to print";
    assert!(told.contains(help), "{told}");
}
