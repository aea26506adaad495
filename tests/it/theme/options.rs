//! What templates say to filters, tests and functions: a name that they do not know is told, the engine's own included.

use crate::support::{check, newsletter};

const TEXT: &str = "//- content/about.md\n+++\ntitle = \"About\"\n+++\n";

/// Checks the remarks that stand in a template for pages.
#[track_caller]
fn check_page(template: &str) {
    check(&format!("//- templates/page.html\n{template}{TEXT}"));
}

#[test]
fn an_option_that_a_filter_does_not_take() {
    check_page(
        r#"{{ ["a", "b"] | join(separator=", ") }}
                     ^^^^^^^^^ `join` takes no `separator`
                     help: it takes `sep`
{{ 2.345 | round(precison=2) }}
                 ^^^^^^^^ `round` takes no `precison`
                 help: did you mean `precision`?
{{ page.title | truncate(length=5, ending="!") | upper }}
                                   ^^^^^^ `truncate` takes no `ending`
                                   help: it takes `length`, `end`
{{ page.title | truncate(lenght=10) }}
                         ^^^^^^ `truncate` takes no `lenght`
                         help: did you mean `length`?
{{ page.title | upper(first=true) }}
                      ^^^^^ `upper` takes no `first`
                      help: write `upper` without it
{% filter truncate(lenght=10) %}Long{% endfilter %}
                   ^^^^^^ `truncate` takes no `lenght`
"#,
    );
}

#[test]
fn an_option_that_a_test_or_a_function_does_not_take() {
    check_page(
        r#"{% for it in range(end=4, step=2) %}{{ it }}{% endfor %}
                          ^^^^ `range` takes no `step`
                          help: it takes `start`, `end`, `step_by`
{% if page.title is starting_with(pattern="A") %}A{% endif %}
                                  ^^^^^^^ `starting_with` takes no `pattern`
                                  help: it takes `pat`
{% if false %}{{ throw(message="no", hlp="do") }}{% endif %}
                                     ^^^ `throw` takes no `hlp`
                                     help: did you mean `help`?
"#,
    );
}

#[test]
fn what_only_looks_like_an_option_is_none() {
    let template = r#"//- templates/page.html
{# join(separator=", ") #}{% raw %}{{ x | join(separator=", ") }}{% endraw %}
{{ "join(separator=1) \" round(precison=2)" }}{{ 'it | join(separator=1)' }}
{{ ["a", "b"] | join(sep=" = (") }}{{ [{ "n": 1 }] | length }}
{%- set same = (page.title == "About") %}{{ same }}
{{ <round precison={2 | round(precision=1) | int} /> }}
function range(step=1) {}
//- templates/components/round.html
{% component round(precison=1) %}{{ precison }}{% endcomponent round %}
"#;
    let site = newsletter(&format!("{template}{TEXT}")).site();
    let page = site.at("/about/");
    assert!(page.contains("a = (b1true\n2\n") && page.contains("step=1"), "{page}");
}

#[test]
fn a_pattern_for_days_that_says_nothing_of_the_day() {
    check_page(
        r#"{{ "2026-03-01" | date(format="YYYY-MM-DD") }}
                  ^^^^^^^^^^^^^^^^^^^^^^^^^ `YYYY-MM-DD` says the same of every day
                  help: write `%Y` for the year, `%m` or `%B` for the month and `%d` for the day, as in `%Y-%m-%d`
"#,
    );
    check_page(
        r#"{{ "2026-03-01" | date(format="2 January 2006") }}
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `2 January 2006` says the same of every day
"#,
    );
}
