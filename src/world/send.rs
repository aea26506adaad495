//! One test message through the author's own relay. There is no list here, and no way to send to one.

#[cfg(feature = "send")]
use std::io::ErrorKind;
#[cfg(feature = "send")]
use std::time::Duration;

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
/// When the relay cannot be reached, speaks no TLS, has a certificate that nobody vouches for, or does not take the
/// message; or when it does not say whether it does.
#[cfg(feature = "send")]
pub fn send(message: &[u8], from: &Mailbox, to: &Mailbox, relay: &Relay) -> Result<String, Error> {
    use lettre::address::Envelope;
    use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
    use lettre::transport::smtp::client::{SmtpConnection, TlsParameters};
    use lettre::transport::smtp::extension::ClientId;

    let place = format!("{}:{}", relay.host, relay.port);
    let failed = |what: String, cause: &dyn std::error::Error| {
        let help = "nothing was sent; look at `[email.relay]` in newsletter.toml";
        Error::refusal(format!("{what}: {}", told(cause)), help)
    };
    let credentials = match &relay.user {
        None => None,
        Some(user) => {
            let Ok(password) = std::env::var(PASSWORD) else {
                let what = format!("{place} asks for the password of {user}");
                return Err(Error::refusal(what, format!("nothing was sent; set {PASSWORD} in the environment")));
            };
            Some(Credentials::new(user.clone(), password))
        }
    };
    let parsed = |it: &Mailbox| it.address().parse().map_err(|fault| failed(format!("cannot send to {it}"), &fault));
    let envelope = Envelope::new(Some(parsed(from)?), vec![parsed(to)?]);
    let envelope = envelope.map_err(|it| failed(format!("cannot send to {to}"), &it))?;
    let connect = || {
        let (name, tls) = (ClientId::default(), TlsParameters::new(relay.host.clone())?);
        let at_once = (relay.port == SECURE).then_some(&tls);
        let at = (relay.host.as_str(), relay.port);
        let mut connection = SmtpConnection::connect(at, Some(PATIENCE), &name, at_once, None)?;
        if at_once.is_none() && (connection.can_starttls() || !is_here(&relay.host)) {
            connection.starttls(&tls, &name)?;
        }
        credentials.map_or(Ok(()), |it| connection.auth(DEFAULT_MECHANISMS, &it).map(|_| ()))?;
        Ok::<_, lettre::transport::smtp::Error>(connection)
    };
    let mut connection = connect().map_err(|it| failed(format!("cannot use the relay {place}"), &it))?;
    let what = format!("cannot send through {place}");
    let answer = connection.send(&envelope, message).map_err(|it| {
        if it.is_permanent() || it.is_transient() || it.is_client() {
            return failed(what, &it);
        }
        // The message may be on its way, whatever has become of the answer.
        let help = "it may have been sent: see whether it has arrived before you send it again";
        Error::refusal(format!("{what}: {}", told(&it)), help)
    })?;
    connection.abort();
    Ok(answer.message().collect::<Vec<_>>().join(" "))
}

/// Where a relay speaks TLS from the first byte on (RFC 8314 §3.3).
#[cfg(feature = "send")]
const SECURE: u16 = 465;

/// How long one answer of a relay may take.
#[cfg(feature = "send")]
const PATIENCE: Duration = Duration::from_mins(1);

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
fn told(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(it) = cause {
        let kind = it.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
        // Systems call it a resource that is not there for a while.
        if let Some(ErrorKind::WouldBlock | ErrorKind::TimedOut) = kind {
            return "it did not answer in time".to_owned();
        }
        let more = it.to_string();
        if !words.contains(&more) {
            words = format!("{words}: {more}");
        }
        cause = it.source();
    }
    words
}

#[cfg(all(test, feature = "send"))]
mod tests {
    use std::io::{Error, ErrorKind};

    /// What lettre makes of a failure of the system.
    #[derive(Debug)]
    struct Network(Error);

    impl std::fmt::Display for Network {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "network error: {}", self.0)
        }
    }

    impl std::error::Error for Network {
        fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
            Some(&self.0)
        }
    }

    #[test]
    fn a_relay_that_is_late_is_told_as_one() {
        let told = |it: ErrorKind| super::told(&Network(it.into()));
        assert_eq!([ErrorKind::WouldBlock, ErrorKind::TimedOut].map(told), ["it did not answer in time"; 2]);
        assert_eq!(told(ErrorKind::BrokenPipe), "network error: broken pipe");
    }
}
