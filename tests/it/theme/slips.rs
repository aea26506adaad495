//! Slips in templates of the author's own: what is said of them, and what to type instead.

use crate::support::check;

const TEXTS: &str = "//- content/01-light/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\nIt rained.\n";

/// Checks the remarks that stand in `templates`.
#[track_caller]
fn check_template(templates: &str) {
    check(&format!("{templates}{TEXTS}"));
}

/// Checks what is said of `tag`, which stands in a block of an episode's template: `carets` and a message below it.
#[track_caller]
fn check_tag(tag: &str, below: &str) {
    check_template(&format!(
        "//- templates/episode.html\n{{% extends \"theme/episode.html\" %}}\n{{% block body %}}\n{tag}\n{below}\n{{% endblock %}}\n"
    ));
}

#[test]
fn a_tag_that_is_not_ended_is_told_where_it_should_end() {
    check_tag("{{ episode.title }</p>", "                 ^ found `}` but expected }}\nhelp: end it with `}}`");
}

#[test]
fn marks_of_other_languages_are_told_with_ours() {
    for (tag, below) in [
        ("{{ !a }}", "   ^ found `!` where a value must be\nhelp: write `not`"),
        ("{{ a || b }}", "      ^ found `|` but expected identifier\nhelp: write `or`"),
        ("{{ “a” }}", "   ^ unexpected character `“`\nhelp: write straight quotation marks"),
        ("{{ $x }}", "   ^ unexpected character `$`\nhelp: take the `$` away"),
        (
            "{{ .Title }}",
            "   ^ found `.` where a value must be\nhelp: names do not begin with a dot: write `episode.title`",
        ),
        ("{{ }}", "   ^^ found `}}` where a value must be\nhelp: write what is to be printed, or take it away"),
        ("{% if a = \"b\" %}x{% endif %}", "        ^ found `=` but expected %}\nhelp: to compare, write `==`"),
        ("{% for t of episode.tags %}x{% endfor %}", "         ^^ found `of` but expected in\nhelp: write `in`"),
        (
            "{{ \"a\" | default(\"x\") }}",
            "                 ^^^ found string but expected identifier\nhelp: what is in brackets has a name: `default(value=…)`",
        ),
    ] {
        check_tag(tag, below);
    }
}

#[test]
fn tags_of_other_languages_are_told_with_ours() {
    for (tag, below) in [
        ("{% assign a = 1 %}", "   ^^^^^^ unknown tag `assign`\nhelp: write `{% set name = … %}`"),
        ("{% if a %}x{% elsif b %}y{% endif %}", "              ^^^^^ unknown tag `elsif`\nhelp: write `elif`"),
        (
            "{% if a %}x{% else if b %}y{% endif %}",
            "                   ^^ found `if` but expected %}\nhelp: write `elif`",
        ),
        ("{% incldue \"x.html\" %}", "   ^^^^^^^ unknown tag `incldue`\nhelp: did you mean `include`?"),
        (
            "{% endif %}",
            "   ^^^^^ no `if` is open that `endif` could end\nhelp: take it away, or begin with `{% if … %}`",
        ),
    ] {
        check_tag(tag, below);
    }
}

#[test]
fn names_that_nothing_has_are_told_with_those_that_were_meant() {
    for (tag, below) in [
        ("{{ \"a\" | upcase }}", "         ^^^^^^ unknown filter `upcase`\nhelp: write `upper`"),
        ("{% if a is strng %}x{% endif %}", "           ^^^^^ unknown test `strng`\nhelp: did you mean `string`?"),
        ("{{ supper() }}", "   ^^^^^^^^ unknown function `supper`\nhelp: did you mean `super`?"),
        ("{{ <ornamnt /> }}", "   ^^^^^^^^^^^ unknown component `ornamnt`\nhelp: did you mean `ornament`?"),
        (
            "{{ day(date=a) }}",
            "   ^^^^^^^^^^^ unknown function `day`\nhelp: that is a component: write `{{ <day … /> }}`",
        ),
        (
            "{% include \"templates/page.html\" %}",
            "           ^^^^^^^^^^^^^^^^^^^^^ unknown template `templates/page.html`\nhelp: write `page.html`: all names begin within `templates`",
        ),
    ] {
        check_tag(tag, below);
    }
}

#[test]
fn what_fails_in_a_component_of_the_themes_is_told_where_it_is_called_for() {
    check_template(
        r#"//- templates/episode.html
{{ <day date={episode.date.iso} /> }}
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ field `iso` is not defined
   note: theme/components/day.html:1: it is asked for here
"#,
    );
}

#[test]
fn a_block_that_nothing_prints_is_told_with_those_of_what_is_extended() {
    check_template(
        r#"//- templates/page.html
{% extends "theme/base.html" %}
{% block masthed %}x{% endblock %}
         ^^^^^^^ `theme/base.html` has no block `masthed`
         help: did you mean `masthead`?
"#,
    );
    check_template(
        r#"//- templates/page.html
{% extends "theme/404.html" %}
{% block pairings %}x{% endblock %}
         ^^^^^^^^ `theme/404.html` has no block `pairings`
"#,
    );
}

#[test]
fn a_shell_of_the_authors_own_is_told_which_blocks_the_themes_pages_fill() {
    check_template(
        r#"//- templates/base.html
<title>{{ head.title }}</title>{% block main %}{% endblock %}
^ pages of the theme fill the block `body_class`, and this template has none
help: write `{% block body_class %}{% endblock %}`, `{% block page_head %}{% endblock %}`, `{% block page_masthead %}{% endblock %}`, `{% block page_search %}{% endblock %}`, or begin with `{% extends "theme/base.html" %}`
"#,
    );
}

#[test]
fn what_other_generators_call_a_template_is_told_with_our_name() {
    check_template(
        r#"//- templates/index.html
Home.
^ warning: nothing is printed with this template
help: did you mean `home.html`?
//- templates/pages/episode.html
Rain.
^ warning: nothing is printed with this template
help: did you mean `episode.html`?
//- templates/footer.html
Mine.
^ warning: nothing is printed with this template
help: extend or include it in another, or give it the name of the template that it replaces
"#,
    );
}

#[test]
fn a_file_called_like_a_component_of_the_themes_has_to_be_one() {
    check_template(
        r#"//- templates/components/ornament.html
<hr>
^ warning: no component is written in this file
help: begin as the theme's does, with `{% component ornament() -%}`, and end with `{% endcomponent %}`
"#,
    );
}

#[test]
fn what_a_shell_says_where_every_page_speaks_for_itself_is_told() {
    check_template(
        r#"//- templates/base.html
{% extends "theme/base.html" %}
{% block main %}<div>{{ super() }}</div>{% endblock %}
         ^^^^ warning: every page fills this block itself, so nothing of what stands here is printed
         help: put it into `masthead` or `footer`, or into the pages' templates
"#,
    );
}

#[test]
fn a_template_with_the_ending_of_another_tool_is_told() {
    check_template(
        r#"//- templates/episode.html.j2
Rain.
^ warning: nothing is printed with a file of this name
help: call it `episode.html`
//- templates/notes.txt
What these are for.
"#,
    );
}
