//! The proxy that the environment names, and what it keeps from being asked. That says nothing about the sites behind
//! it: it is told once, and not of each address.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::net::{TcpStream, ToSocketAddrs as _};

use ureq::{Proxy, ProxyProtocol};

use super::ask::{Barred, PATIENCE_TO_CONNECT};
use crate::address::Url;
use crate::world::error::Error;
use crate::world::terminal::complain;

/// Where a proxy is named, in the order in which the names count.
const NAMES: [&str; 6] = ["ALL_PROXY", "all_proxy", "HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"];

/// How a proxy says that it wants to know who asks.
const WHO_ASKS: u16 = 407;

/// The proxy that the environment names, if it names one.
///
/// # Errors
/// When it names one that cannot be used: whoever wants a proxy does not want to be seen without it.
pub(super) fn named() -> Result<Option<Proxy>, Error> {
    let set = |it: &str| std::env::var(it).ok().filter(|it| !it.is_empty());
    let proxy = Proxy::try_from_env();
    if proxy.as_ref().is_some_and(|it| matches!(it.protocol(), ProxyProtocol::Http | ProxyProtocol::Https)) {
        return Ok(proxy);
    }
    let Some((name, value)) = NAMES.into_iter().find_map(|it| Some((it, set(it)?))) else { return Ok(None) };
    // Nobody is to read the password that may stand in it.
    let shown = value.rsplit('@').next().unwrap_or_default();
    let help = format!("`${name}` names it: write it as `http://proxy.example:3128`, or unset it");
    Err(Error::refusal(format!("no site can be asked through the proxy `{shown}`"), help))
}

/// Whether `url` is asked through `proxy`, and not past it (`NO_PROXY`).
pub(super) fn is_behind(proxy: &Proxy, url: &Url) -> bool {
    url.as_str().parse().is_ok_and(|it| !proxy.is_no_proxy(&it))
}

/// Whether somebody is where `proxy` is said to be. Otherwise it is said that this `count` of addresses, of so many in
/// `all`, was not asked.
pub(super) fn is_there(proxy: &Proxy, count: usize, all: usize) -> bool {
    let host = proxy.host().trim_matches(['[', ']']);
    let connect = || {
        let mut failure = ErrorKind::NotFound.into();
        for address in (host, proxy.port()).to_socket_addrs()? {
            match TcpStream::connect_timeout(&address, PATIENCE_TO_CONNECT) {
                Ok(_) => return Ok(()),
                Err(error) => failure = error,
            }
        }
        Err(failure)
    };
    let reached: std::io::Result<()> = connect();
    if let Err(error) = &reached {
        tell(proxy, &format!("cannot be reached ({error})"), &unasked(count, all));
    }
    reached.is_ok()
}

/// Says what `proxy` has barred, of so many addresses in `all`: each reason once.
pub(super) fn tell_barred(proxy: &Proxy, barred: &[(&Url, Barred)], all: usize) {
    let mut reasons: BTreeMap<Barred, Vec<&Url>> = BTreeMap::new();
    for (url, reason) in barred {
        reasons.entry(*reason).or_default().push(url);
    }
    for (Barred(status), urls) in reasons {
        let says = status.map_or_else(|| "does not answer".to_owned(), |it| format!("answers {it}"));
        // Many open a way to secure pages alone.
        let is_plain = status != Some(WHO_ASKS) && urls.iter().all(|it| it.scheme() == "http");
        let what = if is_plain { format!("takes no http (it {says})") } else { says };
        tell(proxy, &what, &unasked(urls.len(), all));
        if status == Some(WHO_ASKS) {
            complain("  help: it wants to know who asks: `HTTPS_PROXY=http://NAME:PASSWORD@HOST:PORT`");
        }
    }
}

fn tell(proxy: &Proxy, what: &str, unasked: &str) {
    complain(&format!("note: the proxy {}:{} {what}, so that {unasked}", proxy.host(), proxy.port()));
}

fn unasked(count: usize, all: usize) -> String {
    match count {
        _ if count == all => "no site was asked".to_owned(),
        1 => "one address was not asked".to_owned(),
        _ => format!("{count} addresses were not asked"),
    }
}
