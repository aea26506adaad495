//! Templates of the author's own that replace less than they seem to: nothing in them, or a block that nobody prints.

use crate::support::{check, newsletter};

#[test]
fn an_empty_template_is_no_page() {
    let told = newsletter(
        "//- templates/episode.html\n\n//- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\nWet.\n",
    )
    .told();
    assert!(told.contains("nothing is written in this template, and its pages are blank"), "{told}");
    assert!(told.contains("take it away, or begin with `{% extends \"theme/episode.html\" %}`"), "{told}");
}

#[test]
fn a_block_has_a_place_in_what_is_extended() {
    check(
        r#"//- templates/episode.html
{% extends "theme/episode.html" %}
{% block parings %}{% endblock parings %}
         ^^^^^^^ `theme/episode.html` has no block `parings`
         help: did you mean `pairings`?
//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
Wet.
"#,
    );
}

#[test]
fn what_is_extended_is_called_as_it_was_meant() {
    check(
        r#"//- templates/home.html
{% extends "theme/hom.html" %}
            ^^^^^^^^^^^^^^ there is no template `theme/hom.html` to extend
            help: extend the default with `{% extends "theme/home.html" %}`
//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
Wet.
"#,
    );
}

#[test]
fn a_tag_that_ends_nothing_stands_in_one_that_is_open() {
    for (end, wrong) in [("", "endblock"), ("{% endfor %}", "endfor")] {
        let told = newsletter(&format!(
            "//- templates/episode.html\n{{% extends \"theme/episode.html\" %}}{{% block pairings %}}{{% if true %}}x{end}{{% endblock %}}\n"
        ))
        .told();
        for said in
            [&*format!("`{wrong}` does not end what is open here"), "write `{% endif %}` first", "this `if` is open"]
        {
            assert!(told.contains(said), "{said} is not in {told}");
        }
    }
}

#[test]
fn what_is_said_of_a_block_stays_when_more_is_needed() {
    let tide = "//- templates/components/tide.html\n{% component tide.web(port: string, x: string) %}{{ port }}{{ x }}{% endcomponent tide.web %}\n\
                //- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\n> [!TIDE";
    let told = newsletter(&format!("{tide} port='Sallow \"Ness\"']\n")).told();
    assert!(told.contains("write `[!TIDE port='Sallow \"Ness\"' x=\"…\"]`"), "{told}");
    let told = newsletter(&format!("{tide}]\n")).told();
    assert_eq!(told.matches("write `[!TIDE port=\"…\" x=\"…\"]`").count(), 2, "{told}");
}

#[test]
fn a_component_that_no_text_calls_for_is_told() {
    check(
        r#"//- templates/components/note.html
{% component note.web() %}Note: {{ body }}{% endcomponent note.web %}
             ^^^^ warning: no text calls for this component, for `[!NOTE]` needs none
             help: give it another name, or write rules for the block in `static/own.css`
//- templates/components/tip.html
{% component tip(words: string) %}{{ words }}{% endcomponent tip %}
//- static/Own.css
p { color: teal }
^ warning: no template leads to this file
help: did you mean `own.css`?
//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
> [!NOTE]
> Wet.
"#,
    );
}

#[test]
fn the_place_of_a_mistake_is_shown_where_an_author_can_look() {
    let told =
        newsletter("//- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\n> [!VIDEO]\n> No film.\n")
            .told();
    assert!(told.contains("a video needs a link to its file") && !told.contains("components/video.html"), "{told}");
}

#[test]
fn a_template_that_is_called_as_one_of_the_theme_is_told_where_it_belongs() {
    check(
        r#"//- templates/theme/episode.html
{% extends "theme/episode.html" %}
^ names that begin with `theme/` are those of the theme's own templates
help: put it into `templates` itself: `templates/episode.html`
//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
Wet.
"#,
    );
}
