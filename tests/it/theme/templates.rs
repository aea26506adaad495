//! Templates of the author's own: how to replace one, and what is said of a mistake in it.

use feuilleton::source::Fingerprint;

use crate::support::{Site, check, newsletter};

/// The site of one episode and one page with these templates.
#[track_caller]
fn site(templates: &str) -> Site {
    newsletter(&format!("{templates}{TEXTS}")).site()
}

const TEXTS: &str = r#"//- content/01-light/01-rain.md
+++
title = "Rain & mud"
date = 2026-03-01
extra = { mood = "calm" }
+++
It *rained*.
//- content/about.md
+++
title = "About"
+++
"#;

/// Checks the remarks that stand in `templates`.
#[track_caller]
fn check_template(templates: &str) {
    check(&format!("{templates}{TEXTS}"));
}

#[test]
fn one_file_takes_the_place_of_the_default() {
    let site = site("//- templates/page.html\n<h1>{{ page.title }}</h1>\n");
    assert_eq!(site.at("/about/"), "<h1>About</h1>\n");
    assert!(site.at("/light/rain/").contains("<article "), "all others stay");
}

#[test]
fn one_block_takes_the_place_of_the_default() {
    let site = site(
        "//- templates/episode.html\n{% extends \"theme/episode.html\" %}\n{% block label %}<p>{{ episode.number }}!</p>{% endblock label %}\n",
    );
    let page = site.at("/light/rain/");
    assert!(
        page.contains("<p>1!</p>") && !page.contains("<p class=\"label\"><span>Season 1 Episode 1</span>"),
        "{page}"
    );
    assert!(page.contains("<p>It <em>rained</em>.</p>"));
}

#[test]
fn the_shell_of_every_page_can_be_replaced_too() {
    let site = site(
        "//- templates/base.html\n{% extends \"theme/base.html\" %}\n{% block footer %}<footer>mine</footer>{% endblock footer %}\n",
    );
    for address in ["/", "/light/", "/light/rain/", "/about/", "/archive/", "/404.html"] {
        assert!(site.at(address).contains("<footer>mine</footer>"), "{address}");
    }
}

#[test]
fn the_contents_of_a_season_are_printed_once_for_all_its_pages() {
    let contents = "//- templates/contents.html\n{% for episode in episodes %}<a href=\"{{ episode.url }}\">{{ episode.number }}</a>{% endfor %}\n";
    let mud = "//- content/01-light/02-mud.md\n+++\ntitle = \"Mud\"\ndate = 2026-03-08\n+++\n";
    let site = site(&format!("{contents}{mud}"));
    let (rain, mud) = (r#"<a href="/light/rain/">1</a>"#, r#"<a href="/light/mud/" aria-current="page">2</a>"#);
    assert!(site.at("/light/mud/").contains(&format!("{rain}{mud}")), "{}", site.at("/light/mud/"));
    check_template(
        r#"//- templates/contents.html
{{ season.titel }}
          ^^^^^ field `titel` is not defined
          help: did you mean `title`? available fields: count, label, number, title, url
"#,
    );
}

#[test]
fn an_author_may_have_parts_and_components() {
    let site = site(
        "//- templates/page.html\n{% include \"parts/hello.html\" %}{{ <shout word={page.title} /> }}\n\
         //- templates/parts/hello.html\nHello, \n\
         //- templates/components/shout.html\n{% component shout(word) %}{{ word | upper }}!{% endcomponent shout %}\n",
    );
    assert_eq!(site.at("/about/").split_whitespace().collect::<Vec<_>>(), ["Hello,", "ABOUT!"]);
}

#[test]
fn everything_is_escaped_but_the_text() {
    let site = site("//- templates/episode.html\n{{ episode.title }}|{{ episode.body }}|{{ episode.extra.mood }}\n");
    assert_eq!(site.at("/light/rain/"), "Rain &amp; mud|<p>It <em>rained</em>.</p>\n|calm\n");
}

#[test]
fn filters_that_authors_expect() {
    let site = site(
        r#"//- templates/page.html
{{ "2026-03-01" | date }}
{{ "2026-03-01" | date(format="%d.%m.%y") }}
{{ "a *b* -- c" | markdown }}
{{ "a *b*" | markdown(inline=true) }}
{{ "/about/" | absolute_url }}
{{ "favicon.svg" | asset }}
{{ "It rained all night on the roof" | excerpt(length=12) }}
{{ "Où est l'été?" | slug }}
"#,
    );
    assert_eq!(
        site.at("/about/"),
        "March 1, 2026\n01.03.26\n<p>a <em>b</em> – c</p>\na <em>b</em>\nhttps://letters.example/about/\n/favicon.svg\nIt rained…\nou-est-lete\n"
    );
}

#[test]
fn style_sheets_and_scripts_have_an_address_of_their_state() {
    let page = "//- templates/page.html\n{{ \"style.css\" | asset }} {{ \"more/print.css\" | asset }} {{ \"favicon.svg\" | asset }}\n";
    let addresses =
        |style: &str| site(&format!("{page}//- static/more/print.css\np {{}}\n{style}")).at("/about/").to_owned();
    let [print, own, other] = ["p {}\n", "b {}\n", "i {}\n"].map(|it| Fingerprint::of(it.as_bytes()));
    let (ours, _) = addresses("").split_once(' ').map(|(it, rest)| (it.to_owned(), rest.to_owned())).expect("three");
    assert!(ours.starts_with("/style.css?v=") && ours.len() == 21, "{ours}");
    for (style, fingerprint) in [("b {}\n", own), ("i {}\n", other)] {
        let expected = format!("/style.css?v={fingerprint} /more/print.css?v={print} /favicon.svg\n");
        assert_eq!(addresses(&format!("//- static/style.css\n{style}")), expected);
    }
}

#[test]
fn a_file_that_is_not_there_is_told_where_it_is_asked_for() {
    check_template(
        r#"//- templates/page.html
<link rel="stylesheet" href="{{ "nope.css" | asset }}">
                                             ^^^^^ `nope.css` is not a file below `static`
"#,
    );
    check_template(
        r#"//- templates/page.html
<link rel="stylesheet" href="{{ "stlye.css" | asset }}">
                                              ^^^^^ `stlye.css` is not a file below `static`
                                              help: did you mean `style.css`?
"#,
    );
}

#[test]
fn a_component_in_two_files_is_told_at_both() {
    check_template(
        r#"//- templates/components/box.html
{% component Box.web() %}x{% endcomponent %}
//- templates/components/case.html
{% component Box.web() %}y{% endcomponent %}
             ^^^^^^^ two files define the component `Box.web`
             help: take one of them out, or give it another name
             note: templates/components/box.html:1: the first is here
"#,
    );
}

#[test]
fn a_misspelt_variable_is_told_with_the_names_that_exist() {
    check_template(
        r#"//- templates/page.html
<h1>{{ page.titel }}</h1>
            ^^^^^ field `titel` is not defined
            help: did you mean `title`? available fields: body, extra, summary, title, updated, url
"#,
    );
    check_template(
        r#"//- templates/page.html
<h1>{{ pge.title }}</h1>
       ^^^ variable `pge` is not defined
       help: did you mean `page`? available variables: head, newsletter, page, words
"#,
    );
}

#[test]
fn a_mistake_on_every_page_is_told_once() {
    let told = newsletter(&format!(
        "//- templates/base.html\n{{% extends \"theme/base.html\" %}}\n{{% block footer %}}{{{{ newsletter.titel }}}}{{% endblock footer %}}\n{TEXTS}"
    ))
    .told();
    assert_eq!(told.matches("titel").count(), 2, "once in the message, once in the line: {told}");
    assert!(told.contains("--> templates/base.html:2:"), "{told}");
}

#[test]
fn a_filter_that_nobody_knows() {
    check_template(
        r#"//- templates/page.html
{{ page.title | uper }}
                ^^^^ unknown filter `uper`
                help: did you mean `upper`?
"#,
    );
}

#[test]
fn a_misspelt_argument_of_a_filter() {
    check_template(
        r#"//- templates/page.html
{{ page.title | excerpt(lenght=4) }}
                        ^^^^^^ `excerpt` takes no `lenght`
                        help: did you mean `length`?
"#,
    );
    check_template(
        r#"//- templates/page.html
{{ "soon" | date }}
            ^^^^ `soon` is not a day; `date` takes one such as `2026-03-01`
"#,
    );
    check_template(
        r#"//- templates/page.html
{{ "2026-03-01" | date(format="%H:%M") }}
                  ^^^^^^^^^^^^^^^^^^^^ `%H:%M` is not a pattern for a day; write one such as `%d.%m.%Y`
"#,
    );
    check_template(
        r#"//- templates/page.html
{{ page | slug }}
   ^^^^ this must be a text, but it is a table
"#,
    );
    check_template(
        r#"//- templates/page.html
{{ page.title | excerpt(length=-1) }}
                ^^^^^^^^^^^^^^^^^^ value `-1` is out of range for a whole number from 0 on
"#,
    );
    check_template(
        r#"//- templates/page.html
{{ "2026-03-01" | date(format="%Q") }}
                  ^^^^^^^^^^^^^^^^^ `%Q` is not a pattern for a day; write one such as `%d.%m.%Y`
"#,
    );
}

#[test]
fn marks_that_cannot_be_read() {
    check_template(
        r#"//- templates/page.html
<h1>{{ page.title }</h1>
                  ^ found `}` but expected }}
//- templates/episode.html
{% if episode.title %}
{{ episode.title }}
                   ^ the template ends here, and a tag is still open
                   help: write `{% endif %}` first
                   note: templates/episode.html:1: this `if` is open
"#,
    );
}

#[test]
fn a_template_that_extends_nothing_or_itself() {
    check_template(
        r#"//- templates/page.html
{% extends "bse.html" %}
            ^^^^^^^^ there is no template `bse.html` to extend
            help: extend the default with `{% extends "theme/base.html" %}`
"#,
    );
    check_template(
        r#"//- templates/page.html
{% extends "page.html" %}
^ this template leads back to itself
help: to build on the default, extend `theme/page.html`
"#,
    );
}

#[test]
fn a_part_that_is_not_there() {
    check_template(
        r#"//- templates/page.html
{% include "parts/hello.html" %}
           ^^^^^^^^^^^^^^^^^^ unknown template `parts/hello.html`
"#,
    );
}

#[test]
fn a_slip_in_the_name_of_a_file_that_replaces_one_of_the_themes() {
    check_template(
        r#"//- templates/epsiode.html
{% extends "theme/episode.html" %}
^ warning: nothing is printed with this template
help: did you mean `episode.html`?
//- templates/hello.html
Hello.
^ warning: nothing is printed with this template
help: extend or include it in another, or give it the name of the template that it replaces
//- static/sytle.css
body { color: teal }
^ warning: no template leads to this file
help: did you mean `style.css`?
"#,
    );
}

#[test]
fn a_file_of_any_name_that_a_template_can_use_is_no_slip() {
    check_template(
        r#"//- templates/page.html
{% extends "shell.html" %}
{% block text %}{% include "parts/pages.html" %}{% endblock %}
//- templates/shell.html
<link rel="stylesheet" href="{{ "styles.css" | asset }}">{% block text %}{% endblock %}
//- templates/parts/pages.html
A page.
//- templates/lamps.html
{% component lamp.web() %}A lamp.{% endcomponent lamp.web %}
//- templates/bells.html
{%-component bell.web()%}A bell.{%endcomponent bell.web%}
//- templates/letter.css
p { margin: 0 }
//- templates/notes.txt
What these are for.
//- static/styles.css
body { color: teal }
//- static/print.css
body { color: black }
//- static/favcion.svg
<svg></svg>
"#,
    );
}

#[test]
fn every_template_may_be_empty() {
    let names =
        ["404", "archive", "contents", "episode", "home", "page", "pairings", "redirect", "season", "tag", "tags"];
    let templates: String = names.iter().map(|it| format!("//- templates/{it}.html\n")).collect();
    let site = site(&templates);
    assert_eq!(site.at("/"), "");
    assert_eq!(site.at("/light/rain/"), "");
}
