//! One test message through the author's own relay. There is no list here, and no way to send to one.

use super::error::Error;
use crate::address::Mailbox;
use crate::manuscript::Relay;

/// Where the password is looked for: never in a file that could be published.
#[cfg(feature = "send")]
const PASSWORD: &str = "FEUILLETON_SMTP_PASSWORD";

/// Sends `message` from `from` to `to` through `relay`, over TLS or not at all, unless the relay is this
/// machine's own: what catches mail there for a look at it seldom speaks TLS, and nothing leaves the machine.
/// Gives what the relay answered.
///
/// # Errors
/// When the relay cannot be reached, speaks no TLS, has a certificate that nobody vouches for, or does
/// not take the message.
#[cfg(feature = "send")]
pub fn send(message: &[u8], from: &Mailbox, to: &Mailbox, relay: &Relay) -> Result<String, Error> {
    use lettre::address::Envelope;
    use lettre::transport::smtp::authentication::Credentials;
    use lettre::transport::smtp::client::{Tls, TlsParameters};
    use lettre::{SmtpTransport, Transport as _};

    let place = format!("{}:{}", relay.host, relay.port);
    let failed = |what: String, cause: &dyn std::error::Error| {
        let help = "nothing was sent; look at `[email.relay]` in newsletter.toml";
        Error::refusal(format!("{what}: {}", chain(cause)), help)
    };
    let builder = match relay.port {
        465 => SmtpTransport::relay(&relay.host),
        _ if is_here(&relay.host) => TlsParameters::new(relay.host.clone())
            .map(|it| SmtpTransport::builder_dangerous(&relay.host).tls(Tls::Opportunistic(it))),
        _ => SmtpTransport::starttls_relay(&relay.host),
    };
    let mut builder = builder.map_err(|it| failed(format!("cannot use the relay {place}"), &it))?.port(relay.port);
    if let Some(user) = &relay.user {
        let Ok(password) = std::env::var(PASSWORD) else {
            let what = format!("{place} asks for the password of {user}");
            return Err(Error::refusal(what, format!("nothing was sent; set {PASSWORD} in the environment")));
        };
        builder = builder.credentials(Credentials::new(user.clone(), password));
    }
    let parsed = |it: &Mailbox| it.address().parse().map_err(|fault| failed(format!("cannot send to {it}"), &fault));
    let envelope = Envelope::new(Some(parsed(from)?), vec![parsed(to)?]);
    let envelope = envelope.map_err(|it| failed(format!("cannot send to {to}"), &it))?;
    let answer = builder.build().send_raw(&envelope, message);
    let answer = answer.map_err(|it| failed(format!("cannot send through {place}"), &it))?;
    Ok(answer.message().collect::<Vec<_>>().join(" "))
}

/// Without the feature `send`, nothing is ever sent.
///
/// # Errors
/// Always.
#[cfg(not(feature = "send"))]
pub fn send(_: &[u8], _: &Mailbox, _: &Mailbox, _: &Relay) -> Result<String, Error> {
    Err(Error::refusal("this feuilleton cannot send mail", "build it with the feature `send`"))
}

/// Whether `host` is this machine, whatever its network says (RFC 6761 §6.3).
#[cfg(feature = "send")]
fn is_here(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost") || host.parse::<std::net::IpAddr>().is_ok_and(|it| it.is_loopback())
}

/// A failure with everything behind it, since the reason is seldom at the front.
#[cfg(feature = "send")]
fn chain(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(it) = cause {
        let more = it.to_string();
        if !words.contains(&more) {
            words = format!("{words}: {more}");
        }
        cause = it.source();
    }
    words
}
