//! One question to one site: for the head of a page first, for the page only where the head is refused, again with
//! growing patience where the site is busy.

use std::thread;
use std::time::Duration;

use rustls::CertificateError;
use ureq::tls::{RootCerts, TlsConfig};

use crate::address::Url;
use crate::check::Answer;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// How much of that a connection may take, with its handshake.
pub(super) const PATIENCE_TO_CONNECT: Duration = Duration::from_secs(5);

/// How long is waited before each further attempt.
const BACK_OFF: &[Duration] = &[Duration::from_millis(500), Duration::from_secs(2)];

/// The longest that a busy site may ask us to wait.
const LONGEST_WAIT: u64 = 10;

/// The most addresses that may lead from one to the next.
const STEPS: usize = 8;

/// What is said of a name that nobody knows.
pub(super) const UNKNOWN: &str = "no such site is known";

/// Who asks, through `proxy` if there is one.
pub(super) fn agent(roots: RootCerts, proxy: Option<ureq::Proxy>) -> ureq::Agent {
    ureq::Agent::config_builder()
        .proxy(proxy)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .timeout_connect(Some(PATIENCE_TO_CONNECT))
        .timeout_global(Some(PATIENCE))
        .tls_config(TlsConfig::builder().root_certs(roots).build())
        .user_agent(concat!("feuilleton/", env!("CARGO_PKG_VERSION"), " (checks links)"))
        .build()
        .into()
}

/// A proxy does not open the way to a site, and answers this instead, if it answers. Nothing is known of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Barred(pub Option<u16>);

/// Follows an address to its end.
pub(super) fn follow(start: &Url, agent: &ureq::Agent) -> Result<Answer, Barred> {
    walk(start, agent, BACK_OFF).0
}

/// Whether what is there by http is there by https, too.
pub(super) enum Secured {
    /// It is, at this address.
    There { to: String },
    /// It is not; something else may be.
    NotThere,
    /// The site speaks no https.
    Nowhere,
}

/// Asks once for an address by https: who has it, answers.
pub(super) fn secured(url: &Url, agent: &ureq::Agent) -> Secured {
    let mut secure = url.clone();
    if secure.set_scheme("https").is_err() {
        return Secured::NotThere;
    }
    match walk(&secure, agent, &[]) {
        (Ok(Answer::Silent(_) | Answer::Untrusted(_)) | Err(Barred(_)), _) => Secured::Nowhere,
        // One that leads back to http has nothing to offer.
        (_, end) if end.scheme() != "https" => Secured::NotThere,
        (Ok(Answer::Fine), _) => Secured::There { to: secure.into() },
        (Ok(Answer::Moved { to, .. }), _) => Secured::There { to },
        (Ok(Answer::Secured { .. } | Answer::Private | Answer::Refused(_) | Answer::Endless), _) => Secured::NotThere,
    }
}

/// What becomes of an address, and where it ends.
fn walk(start: &Url, agent: &ureq::Agent, back_off: &[Duration]) -> (Result<Answer, Barred>, Url) {
    let (mut here, mut for_good) = (start.clone(), true);
    here.set_fragment(None);
    for steps in 0..=STEPS {
        let Reply { status, location } = match patiently(&here, agent, back_off) {
            Ok(reply) => reply,
            Err(error) => return (unanswered(&error), here),
        };
        match (status, location.and_then(|it| here.join(&it).ok())) {
            (200..=299, _) if steps > 0 && for_good => {
                let mut to = here.clone();
                // A browser takes the anchor along (RFC 9110 §10.2.2).
                if to.fragment().is_none() {
                    to.set_fragment(start.fragment());
                }
                return (Ok(Answer::Moved { to: to.into(), steps }), here);
            }
            (200..=299, _) => return (Ok(Answer::Fine), here),
            (301 | 302 | 303 | 307 | 308, Some(next)) if matches!(next.scheme(), "http" | "https") => {
                for_good &= matches!(status, 301 | 308);
                here = next;
            }
            // Walls against programs, not against readers.
            (401 | 403 | 406 | 407 | 429 | 451 | 999, _) => return (Ok(Answer::Private), here),
            (status, _) => return (Ok(Answer::Refused(status)), here),
        }
    }
    (Ok(Answer::Endless), here)
}

/// What a site has said to one question.
struct Reply {
    status: u16,
    location: Option<String>,
}

/// Asks again where a site is busy or silent.
fn patiently(url: &Url, agent: &ureq::Agent, back_off: &[Duration]) -> Result<Reply, ureq::Error> {
    let mut waits = back_off.iter();
    loop {
        let (reply, wait) = match ask(url, agent) {
            Ok((reply, wait)) if matches!(reply.status, 429 | 500 | 502..=504) => (Ok(reply), wait),
            Ok((reply, _)) => return Ok(reply),
            Err(error) if is_final(&error) => return Err(error),
            Err(error) => (Err(error), None),
        };
        let Some(usual) = waits.next() else { return reply };
        thread::sleep(wait.map_or(*usual, Duration::from_secs));
    }
}

/// One question, and how many seconds a busy site asks us to wait.
fn ask(url: &Url, agent: &ureq::Agent) -> Result<(Reply, Option<u64>), ureq::Error> {
    let head = agent.head(url.as_str()).call();
    // Many sites answer HEAD wrongly, or cut the connection.
    let answer = match head {
        Ok(answer) if answer.status().is_success() || answer.status().is_redirection() => answer,
        Err(error) if is_final(&error) => return Err(error),
        Ok(_) | Err(_) => agent.get(url.as_str()).call()?,
    };
    let header = |name: &str| answer.headers().get(name)?.to_str().ok().map(str::to_owned);
    let wait = header("retry-after").and_then(|it| it.parse().ok()).filter(|it| *it <= LONGEST_WAIT);
    Ok((Reply { status: answer.status().as_u16(), location: header("location") }, wait))
}

/// Who is not known, not who it claims to be, behind a bar, or has not answered in so long, will not answer now.
fn is_final(error: &ureq::Error) -> bool {
    let is_barred = barred(error).is_some();
    is_barred || is_unknown(error) || tls_fault(error).is_some() || matches!(error, ureq::Error::Timeout(_))
}

/// Whether it is a proxy that fails, and not the site behind it. What it answers stands only in words: `…/407`.
fn barred(error: &ureq::Error) -> Option<Barred> {
    let ureq::Error::ConnectProxyFailed(words) = error else { return None };
    let status = words.rsplit('/').next().and_then(|it| it.parse().ok());
    // It has tried, and did not find the site.
    (!matches!(status, Some(502..=504))).then_some(Barred(status))
}

/// Whether no site has this name. Systems tell so in words only.
fn is_unknown(error: &ureq::Error) -> bool {
    match error {
        ureq::Error::HostNotFound => true,
        ureq::Error::Io(error) => error.to_string().contains("failed to lookup address"),
        _ => false,
    }
}

/// What went wrong while two programs agreed on a secret.
fn tls_fault(error: &ureq::Error) -> Option<&rustls::Error> {
    match error {
        ureq::Error::Rustls(error) => Some(error),
        ureq::Error::Io(error) => error.get_ref()?.downcast_ref(),
        _ => None,
    }
}

fn unanswered(error: &ureq::Error) -> Result<Answer, Barred> {
    if let Some(barred) = barred(error) {
        return Err(barred);
    }
    Ok(Answer::Silent(match (error, tls_fault(error)) {
        (_, Some(rustls::Error::InvalidCertificate(fault))) => return Ok(Answer::Untrusted(distrust(fault))),
        (_, Some(rustls::Error::InvalidMessage(_))) => "it speaks no https there".to_owned(),
        (_, Some(fault)) => format!("no secure connection comes about ({fault})"),
        _ if is_unknown(error) => UNKNOWN.to_owned(),
        (ureq::Error::Timeout(ureq::Timeout::Connect), _) => "it takes too long to connect".to_owned(),
        (ureq::Error::Timeout(_), _) => "it took too long".to_owned(),
        (ureq::Error::ConnectionFailed, _) => "it takes no connections".to_owned(),
        (ureq::Error::ConnectProxyFailed(_), _) => "the proxy does not reach it".to_owned(),
        (ureq::Error::Io(error), _) => error.to_string(),
        (other, _) => other.to_string(),
    }))
}

/// Why a certificate proves nothing, in words that follow "its certificate".
fn distrust(fault: &CertificateError) -> String {
    match fault {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => "has expired".to_owned(),
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => "is not valid yet".to_owned(),
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "is for another name".to_owned()
        }
        CertificateError::Revoked => "was revoked".to_owned(),
        CertificateError::UnknownIssuer => "is signed by nobody whom this machine trusts".to_owned(),
        other => format!("is not sound ({other})"),
    }
}
