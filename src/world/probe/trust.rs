//! Whose signature makes a site the one that it claims to be.

use std::path::PathBuf;

use ureq::tls::{Certificate, RootCerts};

use crate::world::error::Error;

/// The authorities that this machine trusts, as browsers on it do: a company's own are among them. Where
/// `SSL_CERT_FILE` or `SSL_CERT_DIR` name others, those alone; where the machine knows none, Mozilla's.
pub(super) fn roots() -> Result<RootCerts, Error> {
    let found = rustls_native_certs::load_native_certs();
    if !found.certs.is_empty() {
        return Ok(found.certs.iter().map(|it| Certificate::from_der(it).to_owned()).collect::<Vec<_>>().into());
    }
    match ["SSL_CERT_FILE", "SSL_CERT_DIR"].into_iter().find_map(|it| Some((it, std::env::var_os(it)?))) {
        Some((name, path)) => {
            let what = format!("no certificate can be read from `{}`", PathBuf::from(path).display());
            Err(Error::refusal(what, format!("`${name}` names it: a file of certificates in PEM; mend or unset it")))
        }
        None => Ok(RootCerts::WebPki),
    }
}
