//! One test message through a relay: what catches mail on this machine speaks no TLS, and everything else must.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::thread::{JoinHandle, spawn};

use super::mail::assert_holds;
use crate::support::{Said, Sandbox};

/// A server on this machine that takes one message, or fails while it does, and speaks no TLS.
struct Catcher {
    port: u16,
    caught: JoinHandle<String>,
}

impl Catcher {
    fn open() -> Catcher {
        Catcher::that(Some("250 caught"))
    }

    /// One that answers this to a message, or leaves.
    fn that(says: Option<&'static str>) -> Catcher {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("it has an address").port();
        Catcher { port, caught: spawn(move || catch(&listener, says)) }
    }
}

/// Everything that one sender says.
fn catch(listener: &TcpListener, says: Option<&str>) -> String {
    let (mut stream, _) = listener.accept().expect("someone comes");
    let mut lines = BufReader::new(stream.try_clone().expect("a second end"));
    let (mut caught, mut within) = (String::new(), false);
    let mut answer = |it: &str| stream.write_all(format!("{it}\r\n").as_bytes()).expect("the sender listens");
    answer("220 catcher");
    loop {
        let start = caught.len();
        if lines.read_line(&mut caught).unwrap_or(0) == 0 {
            return caught;
        }
        let line = caught[start..].trim_end();
        match line.split(' ').next().unwrap_or("") {
            "." => {
                within = false;
                let Some(says) = says else { return caught };
                answer(says);
            }
            _ if within => {}
            "EHLO" => answer("250 catcher"),
            "DATA" => {
                within = true;
                answer("354 go on");
            }
            "QUIT" => {
                answer("221 bye");
                return caught;
            }
            _ => answer("250 fine"),
        }
    }
}

/// Sends through a relay of this name.
fn sent(host: &str, port: u16) -> Said {
    let sandbox = Sandbox::of(&format!(
        "//- newsletter.toml\ntitle = \"Rain\"\nbase_url = \"https://rain.example\"\n[email]\nfrom = \"a@rain.example\"\n\
         [email.relay]\nhost = \"{host}\"\nport = {port}\n\
         //- content/01-rain.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\nIt rained.\n"
    ));
    sandbox.run(&["email", "--latest", "--to", "reader@rain.example"])
}

#[test]
fn a_program_on_this_machine_catches_mail_without_tls() {
    for host in ["127.0.0.1", "localhost"] {
        let catcher = Catcher::open();
        let said = sent(host, catcher.port);
        assert_eq!(said.code, Some(0), "{}", said.aside);
        assert_holds(&said.answer, &["sent “Rain” from a@rain.example to reader@rain.example"]);
        let caught = catcher.caught.join().expect("it caught something");
        assert_holds(&caught, &["RCPT TO:<reader@rain.example>", "\r\nSubject: Rain\r\n", "It rained."]);
    }
}

#[test]
fn only_what_cannot_have_been_sent_is_said_not_to_be() {
    let aside = |says: Option<&'static str>| {
        let catcher = Catcher::that(says);
        let said = sent("127.0.0.1", catcher.port);
        assert_eq!(said.code, Some(2), "{}", said.answer);
        assert!(catcher.caught.join().is_ok_and(|it| it.contains("It rained.")));
        said.aside
    };
    let refused = aside(Some("554 no room"));
    assert_holds(&refused, &["error: cannot send through 127.0.0.1:", "no room", "\n  help: nothing was sent; look"]);
    let left = aside(None);
    assert_holds(&left, &["help: it may have been sent: see whether it has arrived before you send it again\n"]);
    let port = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).expect("a free port").port();
    let nobody = sent("127.0.0.1", port).aside;
    assert_holds(&nobody, &["error: cannot use the relay 127.0.0.1:", "Connection refused", "help: nothing was sent"]);
}

#[test]
fn nowhere_else_is_mail_sent_in_the_clear() {
    // By this name, too, it is this machine, but a name can be anyone's.
    let catcher = Catcher::open();
    let said = sent("127.0.0.1.nip.invalid", catcher.port);
    assert_eq!(said.code, Some(2), "{}", said.answer);
}
