//! `feuilleton check --external`, against sites that misbehave in every way.

use std::net::TcpListener;

use crate::support::elsewhere::{Authority, Certificate, Site};
use crate::support::{Said, Sandbox};

fn newsletter(links: &[String]) -> Sandbox {
    let body: String = links.iter().flat_map(|it| ["- [x](", it, ")\n"]).collect();
    Sandbox::of(&format!(
        "//- newsletter.toml\ntitle = \"Rain\"\nbase_url = \"https://rain.example\"\n//- content/01-one.md\n+++\ntitle = \"One\"\ndate = 2026-01-06\nsummary = \"S\"\n+++\n{body}"
    ))
}

/// Asks, in an environment.
fn ask(sandbox: &Sandbox, environment: &[(&str, &str)]) -> Said {
    let arguments = ["check", "--external", "--today", "2026-01-14", "--message-format", "json"];
    sandbox.run_in(&arguments, environment)
}

/// What is said of an address: the rule and the message, without the address's host.
fn said(sandbox: &Sandbox, environment: &[(&str, &str)]) -> Vec<String> {
    let said = ask(sandbox, environment);
    assert_eq!(said.aside, "");
    let lines = said.answer.lines().map(|it| serde_json::from_str::<serde_json::Value>(it).expect("JSON"));
    let mut messages: Vec<String> = lines
        .map(|it| {
            let message = it["message"].as_str().expect("a message");
            let (before, after) = message.split_once("127.0.0.1:").unwrap_or_else(|| panic!("{message}"));
            format!("{} {before}{}", it["rule"].as_str().expect("a rule"), &after[after.find('/').expect("a path")..])
        })
        .collect();
    messages.sort();
    messages
}

#[test]
fn what_other_sites_answer_is_judged_as_a_reader_would() {
    let (site, busy, cut, babble, broken) = (Site::open(), Site::open(), Site::open(), Site::open(), Site::open());
    let mut links: Vec<String> =
        ["fine", "no-head", "head-lies", "old", "elsewhere-today", "round", "private", "gone#x"]
            .into_iter()
            .map(|it| site.url(it))
            .collect();
    links.extend([busy.url("busy"), cut.url("cut"), babble.url("babble"), broken.url("broken")]);
    let sandbox = newsletter(&links);
    let first = said(&sandbox, &[]);
    assert_eq!(first.len(), 6, "{first:#?}");
    assert!(first[0].starts_with("dead-external `http:///babble` does not answer: "), "{first:#?}");
    assert_eq!(first[1], "dead-external `http:///broken` fails: the site answers 500");
    assert!(first[2].starts_with("dead-external `http:///cut` does not answer: "), "{first:#?}");
    assert_eq!(first[3], "dead-external `http:///gone#x` is gone: the site answers 404");
    assert_eq!(first[4], "dead-external `http:///round` leads from one address to the next without end");
    assert_eq!(first[5], "moved-external `http:///old` has moved for good, 2 steps away");

    let asked = site.asked();
    assert_eq!(said(&sandbox, &[]), first);
    assert_eq!(site.asked(), asked, "answers are remembered for a week");
    assert_eq!(sandbox.read(".feuilleton/.gitignore"), "*\n", "and kept from git");
}

#[test]
fn a_finding_stands_under_its_own_address() {
    let site = Site::open();
    let sandbox = newsletter(&[site.url("gone/far"), site.url("gone.html"), site.url("gone")]);
    let answer = ask(&sandbox, &[]).answer;
    let lines: Vec<u64> = answer
        .lines()
        .map(|it| serde_json::from_str::<serde_json::Value>(it).expect("JSON")["line"].as_u64().expect("a line"))
        .collect();
    assert_eq!(lines, [6, 7, 8], "{answer}");
}

#[test]
fn who_never_answers_is_left() {
    let (slow, mute) = (Site::open(), Site::mute());
    let messages = said(&newsletter(&[slow.url("slow"), mute.secure_url("mute")]), &[]);
    assert_eq!(
        messages,
        [
            "dead-external `http:///slow` does not answer: it took too long",
            "dead-external `https:///mute` does not answer: it takes too long to connect"
        ]
    );
}

#[test]
fn a_site_must_prove_that_it_is_itself() {
    let authority = Authority::new();
    let good = Site::secure(authority.sign("127.0.0.1"));
    let expired = Site::secure(authority.sign_long_ago("127.0.0.1"));
    let other = Site::secure(authority.sign("rain.example"));
    let own = Site::secure(Certificate::self_signed("127.0.0.1"));
    let plain = Site::open();
    let sandbox = newsletter(&[
        good.secure_url("fine"),
        good.secure_url("gone"),
        expired.secure_url("expired"),
        other.secure_url("other"),
        own.secure_url("own"),
        plain.secure_url("plain"),
    ]);
    sandbox.write("authority.pem", &authority.pem);
    let trusting = [("SSL_CERT_FILE", "authority.pem")];
    let told = [
        "dead-external `https:///gone` is gone: the site answers 404",
        "dead-external `https:///plain` does not answer: it speaks no https there",
        "dead-external readers are warned of `https:///expired`: its certificate has expired",
        "dead-external readers are warned of `https:///other`: its certificate is for another name",
        "dead-external readers are warned of `https:///own`: its certificate is signed by nobody whom this machine trusts",
    ];
    assert_eq!(said(&sandbox, &trusting), told);
    assert_eq!(good.asked(), 3, "HEAD of both, and GET of what seems to be gone");
    assert_eq!(said(&sandbox, &trusting), told);
    assert_eq!(good.asked(), 3, "what is certain is not asked again");
}

#[test]
fn an_authority_of_ones_own_is_trusted_only_by_name() {
    let authority = Authority::new();
    let site = Site::secure(authority.sign("127.0.0.1"));
    let sandbox = newsletter(&[site.secure_url("fine")]);
    let stranger = said(&sandbox, &[]);
    assert!(stranger[0].ends_with("its certificate is signed by nobody whom this machine trusts"), "{stranger:?}");
    let lost = ask(&sandbox, &[("SSL_CERT_FILE", "lost.pem")]);
    assert_eq!(lost.code, Some(2));
    assert_eq!(
        lost.aside,
        "error: no certificate can be read from `lost.pem`\n  help: `$SSL_CERT_FILE` names it: a file of certificates in PEM; mend or unset it\n"
    );
}

#[test]
fn a_proxy_is_used_as_in_a_company() {
    let authority = Authority::new();
    let proxy = Site::proxy(authority.sign("letters.example"));
    let sandbox = newsletter(&["https://letters.example/fine".to_owned()]);
    sandbox.write("authority.pem", &authority.pem);
    let address = format!("http://127.0.0.1:{}", proxy.port);
    let said = ask(&sandbox, &[("SSL_CERT_FILE", "authority.pem"), ("HTTPS_PROXY", &address)]);
    assert_eq!((said.answer.as_str(), said.aside.as_str()), ("", ""));
    assert_eq!(proxy.asked(), 1);
}

#[test]
fn a_proxy_that_is_in_the_way_is_told_once_and_of_no_link() {
    let links = ["https://one.example/a", "https://two.example/b", "http://three.example/c"].map(str::to_owned);
    let told = |proxy: &str| {
        let said = ask(&newsletter(&links), &[("HTTPS_PROXY", proxy)]);
        assert_eq!((said.code, said.answer.as_str()), (Some(0), ""), "{proxy}");
        said.aside
    };
    // Nobody listens there any more.
    let port = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).expect("a free port").port();
    let aside = told(&format!("http://127.0.0.1:{port}"));
    assert!(aside.starts_with(&format!("note: the proxy 127.0.0.1:{port} cannot be reached (Connection refused")));
    assert!(aside.ends_with("), so that no site was asked\n"), "{aside}");
    let barrier = Site::barrier("407 Proxy Authentication Required");
    let at = format!("127.0.0.1:{}", barrier.port);
    let help = "  help: it wants to know who asks: `HTTPS_PROXY=http://NAME:PASSWORD@HOST:PORT`";
    assert_eq!(told(&at), format!("note: the proxy {at} answers 407, so that no site was asked\n{help}\n"));
    assert_eq!(barrier.asked(), 3, "each address is asked for once");
    // This one has tried.
    let site = Site::barrier("502 Bad Gateway");
    let at = format!("http://127.0.0.1:{}", site.port);
    let said = ask(&newsletter(&links[..1]), &[("HTTPS_PROXY", &at)]);
    assert!(said.answer.contains("does not answer: the proxy does not reach it"), "{}", said.answer);
}

#[test]
fn a_proxy_may_let_https_pass_and_nothing_else() {
    let authority = Authority::new();
    let proxy = Site::proxy(authority.sign("letters.example"));
    let links = ["https://letters.example/gone", "http://other.example/a", "http://other.example/b"];
    let sandbox = newsletter(&links.map(str::to_owned));
    sandbox.write("authority.pem", &authority.pem);
    let at = format!("127.0.0.1:{}", proxy.port);
    let said = ask(&sandbox, &[("SSL_CERT_FILE", "authority.pem"), ("HTTPS_PROXY", &at)]);
    let told = format!("note: the proxy {at} takes no http (it answers 403), so that 2 addresses were not asked\n");
    assert_eq!(said.aside, told);
    assert!(said.answer.lines().count() == 1 && said.answer.contains("`https://letters.example/gone` is gone"));
}

#[test]
fn a_proxy_that_cannot_be_used_is_not_passed_by() {
    let site = Site::open();
    let sandbox = newsletter(&[site.url("gone"), "@/lost.jpg".to_owned()]);
    for (proxy, shown) in [("foo://bar", "foo://bar"), ("socks5://me:secret@127.0.0.1:1", "127.0.0.1:1")] {
        let said = ask(&sandbox, &[("ALL_PROXY", proxy)]);
        let what = format!("error: no site can be asked through the proxy `{shown}`\n");
        let help = "  help: `$ALL_PROXY` names it: write it as `http://proxy.example:3128`, or unset it\n";
        assert_eq!((said.code, said.aside), (Some(2), what + help));
        assert!(said.answer.contains("lost.jpg"), "what is wrong here is told all the same: {}", said.answer);
    }
    assert_eq!(site.asked(), 0);
}

#[test]
fn what_cannot_be_remembered_is_told_all_the_same() {
    let site = Site::open();
    let sandbox = newsletter(&[site.url("gone")]);
    sandbox.write(".feuilleton", "a file, where a folder would be made");
    let said = ask(&sandbox, &[]);
    assert!(said.answer.contains("is gone: the site answers 404"), "{}", said.answer);
    let note = "; the next check asks again\n";
    assert!(said.code == Some(0) && said.aside.starts_with("note: cannot ") && said.aside.contains(note), "{said:?}");
}

#[test]
fn what_is_there_by_https_is_not_linked_by_http() {
    let authority = Authority::new();
    let site = Site::secure(authority.sign("127.0.0.1"));
    let untrusted = Site::secure(Certificate::self_signed("127.0.0.1"));
    let sandbox = newsletter(&[
        site.url("fine#rain"),
        site.url("only-http"),
        site.url("elsewhere-today"),
        untrusted.url("fine"),
        untrusted.url("new"),
    ]);
    sandbox.write("authority.pem", &authority.pem);
    let trusting = [("SSL_CERT_FILE", "authority.pem")];
    let told = [
        "plain-http `http:///elsewhere-today` is there by https, too",
        "plain-http `http:///fine#rain` is there by https, too",
    ];
    assert_eq!(said(&sandbox, &trusting), told);
    let help = format!("write `{}`", site.secure_url("fine#rain"));
    assert!(ask(&sandbox, &trusting).answer.contains(&help));
    let asked = site.asked();
    assert_eq!(said(&sandbox, &trusting), told);
    assert_eq!(site.asked(), asked, "answers are remembered for a week");
    assert_eq!(sandbox.read(".feuilleton/.gitignore"), "*\n", "and kept from git");
    assert_eq!(untrusted.asked(), 2, "whose https is no good is asked by http only");
}

#[test]
fn without_a_network_nothing_is_said_of_other_sites() {
    // Names that nobody will ever have (RFC 6761 §6.4).
    let sandbox = newsletter(&["https://one.invalid/".to_owned(), "https://two.invalid/".to_owned()]);
    let offline = ask(&sandbox, &[]);
    assert_eq!((offline.code, offline.answer.as_str()), (Some(0), ""));
    assert_eq!(offline.aside, "note: none of 2 sites is known here; is this machine connected to a network?\n");
    let site = Site::open();
    let sandbox = newsletter(&["https://one.invalid/".to_owned(), site.url("fine")]);
    assert!(ask(&sandbox, &[]).answer.contains("`https://one.invalid/` does not answer: no such site is known"));
}

#[test]
fn nothing_is_asked_unless_it_is_wished() {
    let site = Site::open();
    let sandbox = newsletter(&[site.url("gone")]);
    assert_eq!(sandbox.run(&["check", "--today", "2026-01-14"]).aside, "");
    assert_eq!(site.asked(), 0);
}
