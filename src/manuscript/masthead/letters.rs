//! `[email]` of `newsletter.toml`: who sends the letters, how readers leave, and which services take them.

use std::fmt::Write as _;

use super::target::{self, Target};
use crate::address::Mailbox;
use crate::diagnostic::Reported;
use crate::manuscript::front_matter::{Fields, Placed};

/// What holds for every letter.
#[derive(Debug, Clone, Default, PartialEq, Hash)]
pub struct Letters {
    /// Who they are from.
    pub from: Option<Mailbox>,
    /// Where answers go, if not to the sender.
    pub reply_to: Option<Mailbox>,
    /// The sender's postal address, in lines. Many countries ask for one in every letter to a list.
    pub address: Option<String>,
    /// Where a reader leaves the list: a page, or an address for mail.
    pub unsubscribe: Option<String>,
    /// Where mail programs leave the list with one click (RFC 8058): an address that answers POST requests.
    pub one_click: Option<String>,
    /// What the list is called for ever (RFC 2919): `letters.example.org`.
    pub list_id: Option<String>,
    /// The author's own relay, for a test message.
    pub relay: Option<Relay>,
    /// The author's own services.
    pub targets: Vec<Target>,
}

/// A server that passes mail on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Relay {
    /// Its host name.
    pub host: String,
    /// Its port: 465 speaks TLS from the start, any other is asked for it (RFC 8314 §3). Only this
    /// machine may do without.
    pub port: u16,
    /// Who we are to it. The password comes from the environment, never from a file.
    pub user: Option<String>,
}

pub(super) const KNOWN: &[&str] =
    &["from", "reply_to", "address", "unsubscribe", "one_click", "list_id", "relay", "targets"];

pub(super) fn read(fields: &mut Fields<'_>) -> Result<Letters, Reported> {
    let from = fields.mailbox("from", "The Almanac <letters@example.org>");
    let reply_to = fields.mailbox("reply_to", "you@example.org");
    let address = fields.text("address");
    let unsubscribe =
        address_with(fields, "unsubscribe", &["https://", "http://", "mailto:"], "https://example.org/leave");
    let one_click = address_with(fields, "one_click", &["https://"], "https://example.org/leave");
    let list_id = list_id(fields);
    let relay = fields.table("relay", &["host", "port", "user"], relay);
    let targets = fields.tables("targets", target::KNOWN, target::read);
    Ok(Letters {
        from: from?,
        reply_to: reply_to?,
        address: address?.map(|it| it.value),
        unsubscribe: unsubscribe?,
        one_click: one_click?,
        list_id: list_id?,
        relay: relay?,
        targets: targets?,
    })
}

/// An address that begins in one of these ways and can stand in a header.
fn address_with(
    fields: &mut Fields<'_>,
    name: &str,
    beginnings: &[&str],
    example: &str,
) -> Result<Option<String>, Reported> {
    let Some(Placed { value, span }) = fields.line(name)? else { return Ok(None) };
    if !beginnings.iter().any(|it| value.starts_with(it)) {
        let help = format!("write `{}`", fields.pair(name, &format!("\"{example}\"")));
        return Err(fields.fault(
            span.range(),
            format!("`{name}` must begin with `{}`", beginnings.join("`, `")),
            help,
        ));
    }
    let Some(odd) = value.chars().find(|it| !it.is_ascii_graphic() || "<>,\"".contains(*it)) else {
        return Ok(Some(value));
    };
    let mut encoded = String::new();
    for byte in odd.encode_utf8(&mut [0; 4]).bytes() {
        let _ = write!(encoded, "%{byte:02X}");
    }
    let what = if odd == ' ' { "a space".to_owned() } else { format!("`{odd}`") };
    Err(fields.fault(span.range(), format!("{what} cannot stand in `{name}`"), format!("write `{encoded}` for it")))
}

fn list_id(fields: &mut Fields<'_>) -> Result<Option<String>, Reported> {
    let Some(Placed { value, span }) = fields.line("list_id")? else { return Ok(None) };
    let plain = value.chars().all(|it| it.is_ascii_alphanumeric() || ".-_".contains(it)) && value.contains('.');
    if plain {
        return Ok(Some(value));
    }
    let help = format!("write `{}`", fields.pair("list_id", "\"letters.example.org\""));
    Err(fields.fault(span.range(), "`list_id` must look like a domain name", help))
}

fn relay(fields: &mut Fields<'_>) -> Result<Relay, Reported> {
    let (host, port, user) =
        (fields.required_text("host", "smtp.example.org"), fields.number("port"), fields.line("user"));
    let port = match port? {
        None => 465,
        Some(port) => u16::try_from(port.value).ok().filter(|it| *it > 0).ok_or_else(|| {
            let help = format!("write `{}`", fields.pair("port", "465"));
            fields.fault(port.span.range(), "no port has this number", help)
        })?,
    };
    Ok(Relay { host: host?.value, port, user: user?.map(|it| it.value) })
}
