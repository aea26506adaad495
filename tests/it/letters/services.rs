//! Letters that go out through a service: what it is handed, and what the author does with that.

use feuilleton::email::Portion;

use super::mail::{Mailroom, assert_holds};
use crate::support::Sandbox;

const LITERAL: &str =
    "In prose {{ user }}, {% if x %}, `*|UNSUB|*`, %%{x}%%, {$name}.\n\n```\n{{{ raw }}} {# note #}\n```";

#[test]
fn an_episode_about_templates_arrives_literally() {
    for (target, absent) in [
        ("buttondown", &["{{ user", "{% if", "{# note"][..]),
        ("kit", &["{{ user", "{% if"]),
        ("mailchimp", &["*|UNSUB|*<"]),
        ("listmonk", &["{{ user"]),
        ("ghost", &["%%{x"]),
        ("keila", &["{{ user", "{% if"]),
        ("resend", &["{{ user", "{{{ raw"]),
        ("mailerlite", &["{$name", "{% if"]),
        ("brevo", &["{{ user", "{% if"]),
    ] {
        let (letter, _) = Mailroom::new(LITERAL).handed(target);
        for part in absent {
            assert!(!letter.html.contains(part), "{target} would take `{part}` for its own");
        }
        let read =
            letter.html.replace("&#123;", "{").replace("&#42;", "*").replace("&#37;", "%").replace("&nbsp;", " ");
        assert_holds(&read, &["{{ user }}, {% if x %}, ", ">*|UNSUB|*</code>, %%{x}%%, {$name}."]);
    }
}

#[test]
fn the_way_out_stands_once_in_each_form() {
    for (target, tag) in [
        ("buttondown", "{{ unsubscribe_url }}"),
        ("kit", "{{ unsubscribe_url }}"),
        ("mailchimp", "*|UNSUB|*"),
        ("listmonk", "{{ UnsubscribeURL }}"),
        ("keila", "{{ unsubscribe_link }}"),
        ("resend", "{{{RESEND_UNSUBSCRIBE_URL}}}"),
        ("mailerlite", "{$unsubscribe}"),
        ("brevo", "{{ unsubscribe }}"),
    ] {
        let (letter, _) = Mailroom::new("Light.").handed(target);
        assert_eq!(letter.html.matches(&format!("\"{tag}\"")).count(), 1, "{target}");
        assert_eq!(letter.text.matches(tag).count(), 1, "{target}");
        assert!(!letter.html.contains("feuilleton.invalid") && !letter.text.contains("feuilleton.invalid"), "{target}");
    }
}

#[test]
fn what_a_service_puts_into_its_own_page_can_be_read_there_by_day_and_by_night() {
    for target in ["buttondown", "kit", "listmonk"] {
        let (letter, _) = Mailroom::new("Light. [Tank](/).\n\n> [!NOTE]\n> Mud.\n").handed(target);
        // The page may be dark: colours of the letter's own stand on a ground of its own.
        assert_holds(
            &letter.html,
            &[
                "<div class=\"sheet\"",
                "background-color: #fbf8f1;color: #221d17;",
                "width=\"100%\" style=\"color: #221d17;",
            ],
        );
        assert_eq!(letter.html.matches("<div").count(), letter.html.matches("</div>").count(), "{}", letter.html);
    }
    let whole = Mailroom::new("Light.").handed("resend").0.html;
    assert_holds(
        &whole,
        &[".sheet, .alert code { background-color: #171411 !important; }", ".sheet, .sheet table, a, mark { color:"],
    );
}

#[test]
fn a_service_is_handed_a_draft() {
    let mailroom = Mailroom::with("", "email = { subject = \"Light {html}\" }", "Light.");
    let (letter, json) = mailroom.handed("buttondown");
    assert_eq!((&json["status"], &json["subject"]), (&"draft".into(), &"Light {html}".into()));
    assert_eq!(json["body"], letter.html.as_str());
    assert!(letter.html.starts_with("<!-- buttondown-editor-mode: fancy --><div") && !letter.html.contains("<html"));
    let (_, json) = mailroom.handed("resend");
    assert_eq!((&json["send"], &json["from"]), (&false.into(), &"The Almanac <hester@almanac.example>".into()));
    let (letter, _) = mailroom.handed("substack");
    assert!(!letter.html.contains("style=") && !letter.html.contains("class="), "{}", letter.html);
}

#[test]
fn replies_go_to_the_same_address_whoever_sends_the_letter() {
    let from = "[email]\nfrom = \"letters@almanac.example\"\n";
    for (masthead, address) in [
        (from.to_owned(), "hester@almanac.example"),
        (format!("{from}reply_to = \"answers@almanac.example\"\n"), "answers@almanac.example"),
    ] {
        let mailroom = Mailroom::with(&masthead, "", "Light.");
        let reply_to = mailroom.message().lines().find_map(|it| it.strip_prefix("Reply-To: ").map(str::to_owned));
        assert!(reply_to.is_some_and(|it| it.contains(address)), "{address}");
        assert_eq!(mailroom.handed("resend").1["reply_to"], address);
        assert_eq!(mailroom.handed("brevo").1["replyTo"], address);
    }
}

#[test]
fn ghost_prints_title_and_cover_by_itself() {
    let front = "cover = { image = \"lens.svg\", alt = \"A lens\", credit = \"Grace & Co\" }";
    let (letter, json) = Mailroom::with("", front, "Light.\n\n## More").handed("ghost");
    let post = &json["posts"][0];
    assert_eq!((&post["title"], &post["status"]), (&"The Lamp".into(), &"draft".into()));
    assert_eq!(post["feature_image"], "https://almanac.example/light/lens.svg.png");
    assert_eq!(
        (&post["feature_image_alt"], &post["feature_image_caption"]),
        (&"A lens".into(), &"Grace &amp; Co".into())
    );
    assert_eq!(post["html"], letter.html.as_str());
    assert!(letter.html.starts_with("<!--kg-card-begin: html--><p>Light.</p>"), "{}", letter.html);
    for printed in ["The Lamp", "<h1", "Read in the browser", "Season 1", "lens.svg", "style="] {
        assert!(!letter.html.contains(printed), "{printed}: {}", letter.html);
    }
    let (_, json) = Mailroom::new("Light.").handed("ghost");
    assert!(!json.to_string().contains("feature_image"), "{json}");
    // An alternative text that is too long for it would be refused.
    let front = format!("cover = {{ image = \"lens.svg\", alt = \"{}\" }}", "A lens. ".repeat(40));
    let (_, json) = Mailroom::with("", &front, "Light.").handed("ghost");
    assert!(json["posts"][0]["feature_image_alt"].as_str().is_some_and(|it| it.len() <= 125), "{json}");
}

#[test]
fn what_a_service_would_refuse_for_its_length_is_cut_between_words() {
    let front = format!(
        "slug = \"{}way\"\nemail = {{ preheader = \"{}\" }}",
        "a-long-".repeat(16),
        "on and ".repeat(60).trim()
    );
    let mailroom = Mailroom::with("", &front, "Light.");
    let (_, json) = mailroom.handed("ghost");
    let excerpt = json["posts"][0]["custom_excerpt"].as_str().unwrap_or_default();
    assert!(excerpt.ends_with("on and…") || excerpt.ends_with("and on…"), "{excerpt}");
    assert!((280..=300).contains(&excerpt.chars().count()), "{excerpt}");
    let (_, json) = mailroom.handed("buttondown");
    let slug = json["slug"].as_str().unwrap_or_default();
    assert!(slug.ends_with("-long-a") && (90..=100).contains(&slug.len()), "{slug}");
    assert_eq!(json["description"].as_str().map(str::len), Some(60 * 7 - 1), "Buttondown takes as many as there are");
    let masthead = "[[email.targets]]\nname = \"pigeon\"\nbody = { s = \"{slug}\" }\nlongest = { slug = 6 }\n";
    assert_eq!(Mailroom::with(masthead, &front, "Light.").handed("pigeon").1["s"], "a-long");
}

#[test]
fn an_author_adds_a_service_in_the_masthead() {
    let masthead = "[[email.targets]]\nname = \"pigeon\"\nform = \"fragment\"\nunsubscribe = \"<<out>>\"\nopenings = [\"<<\"]\n\
        body = { coop = \"{subject}\", note = { html = \"{html}\" } }\n";
    let (letter, json) = Mailroom::with(masthead, "", "Light.").handed("pigeon");
    assert_eq!(json["coop"], "The Lamp");
    assert_eq!(json["note"]["html"], letter.html.as_str());
    assert!(letter.html.contains("href=\"<<out>>\""));
    let told = Mailroom::with("[[email.targets]]\nname = \"x\"\nform = \"fragmnt\"\n", "", "Light.")
        .through("eml", Portion::Whole);
    assert_holds(&told.expect_err("no such form"), &["no form is called `fragmnt`", "did you mean `fragment`?"]);
}

#[test]
fn what_is_pasted_into_substack_says_what_letters_say() {
    let (letter, _) = Mailroom::new("> [!EMAIL]\n> Dear reader,\n\n> [!WEB]\n> Dear visitor,\n\n![Lens](lens.svg)")
        .handed("substack");
    assert!(letter.html.contains("Dear reader,") && !letter.html.contains("Dear visitor,"), "{}", letter.html);
    assert_holds(&letter.html, &["<img src=\"https://almanac.example/light/lens.svg.png\" alt=\"Lens\""]);
}

#[test]
fn an_author_is_told_what_to_do_with_the_files() {
    let sandbox = Sandbox::of(
        "//- newsletter.toml\ntitle = \"Rain\"\nbase_url = \"https://rain.example\"\nemail = { from = \"a@rain.example\" }\n\
         //- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\nIt rained.\n",
    );
    let said = |target: &str| sandbox.run(&["email", "--latest", "--target", target]).answer;
    let curl = "next: hand each .json file to Kit, with your key in the variable; it becomes a draft\n  \
        curl -X POST \"https://api.kit.com/v4/broadcasts\" -H \"X-Kit-Api-Key: $KIT_KEY\" \
        -H \"Content-Type: application/json\" --data @letters/kit/e01-rain.json\n\
        or paste the HTML of the .html file into Kit\n";
    assert_holds(&said("kit"), &[curl]);
    assert!(sandbox.read("letters/kit/e01-rain.json").starts_with("{\n"));
    assert_holds(&said("mailchimp"), &["; it becomes a draft\n", ", and your own in place of what stands in <>"]);
    for (service, key) in [("resend", "segment_id"), ("listmonk", "lists")] {
        let own = format!("next: write your own into `{key}` of each .json file, then hand it to ");
        assert_holds(&said(service), &[&own]);
    }
    assert_holds(
        &said("substack"),
        &["next: open the .html file in a browser, select all, copy, and paste it into Substack\n"],
    );
}

#[test]
fn a_tag_that_nobody_fills_in_is_told() {
    let sandbox = Sandbox::of(
        "//- newsletter.toml\ntitle = \"Rain\"\nbase_url = \"https://rain.example\"\nemail = { from = \"a@rain.example\" }\n\
         //- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\nDear {{ subscriber.first_name }}, or *|FNAME|*,\n\
         I write `{{ user }}` in a template.\n",
    );
    let told = |target: &str| sandbox.run(&["email", "--latest", "--target", target]).aside;
    let kit = told("kit");
    assert_holds(
        &kit,
        &[
            "warning[loose-mark]: `{{ subscriber.first_name }}` is sent as it stands: a letter is the same for every reader\n",
            " --> content/01-rain.md:5:6\n",
            "help: take it out; Kit fills in only what stands in its own template, around the letter\n",
        ],
    );
    assert!(!kit.contains("FNAME|*` is") && !kit.contains("user }}` is"), "{kit}");
    assert_holds(&told("mailchimp"), &["`*|FNAME|*` is sent as it stands"]);
    // Who writes the message, or looks through the text, may hand it to any of them.
    for arguments in [&["email", "--latest"][..], &["email", "--latest", "--target", "html"], &["check"]] {
        let told = sandbox.run(arguments).aside;
        for tag in ["{{ subscriber.first_name }}", "*|FNAME|*"] {
            assert_eq!(told.matches(&format!("`{tag}` is sent as it stands")).count(), 1, "{told}");
        }
        assert_holds(&told, &["help: take it out; a service fills in only what stands in its own template"]);
        assert!(!told.contains("user }}` is"), "{told}");
    }
}

#[test]
fn pictures_travel_only_where_they_can() {
    let sandbox = Sandbox::of(
        "//- newsletter.toml\ntitle = \"Rain\"\nbase_url = \"https://rain.example\"\nemail = { from = \"a@rain.example\" }\n\
         //- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\nIt rained.\n",
    );
    let run = |target: &str| sandbox.run(&["email", "--latest", "--self-contained", "--target", target]);
    for (target, told) in [
        ("ghost", "error: Ghost takes pictures by their addresses only\n  help: leave `--self-contained` out"),
        ("buttondown", "error: Buttondown takes pictures by their addresses only\n"),
        ("text", "error: plain text holds no pictures\n"),
    ] {
        let said = run(target);
        assert_eq!(said.code, Some(2), "{}", said.aside);
        assert_holds(&said.aside, &[told]);
    }
    for target in ["eml", "mbox", "maildir", "html"] {
        assert_eq!(run(target).code, Some(0), "{target}");
    }
}

#[test]
fn a_tag_that_is_a_mark_of_other_programs_as_well_is_told_once() {
    let sandbox = Sandbox::of(
        "//- newsletter.toml\ntitle = \"Rain\"\nbase_url = \"https://rain.example\"\nemail = { from = \"a@rain.example\" }\n\
         //- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\nIt {% if wet %} rained.\n",
    );
    let told = |arguments: &[&str]| sandbox.run(arguments).aside.matches("[loose-mark]").count();
    assert_eq!(told(&["check"]), 1);
    assert_eq!(told(&["email", "--latest"]), 1);
}
