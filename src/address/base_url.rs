//! Where the newsletter is published.

use url::{Position, Url};

/// The address of the home page: `https://example.org` or `https://example.org/letters`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct BaseUrl {
    pub(super) home: Url,
    /// Scheme and host, which every absolute address begins with.
    origin: String,
    /// The path that every address of the site begins with.
    path: String,
}

impl BaseUrl {
    /// Reads an address with `http` or `https`, a host, and perhaps a path; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<BaseUrl> {
        let mut home = Url::parse(text).ok().filter(|_| is_sound(text))?;
        let plain = home.query().is_none() && home.fragment().is_none() && home.username().is_empty();
        if !matches!(home.scheme(), "http" | "https") || !home.has_host() || !plain {
            return None;
        }
        if !home.path().ends_with('/') {
            home.set_path(&format!("{}/", home.path()));
        }
        let path = home.path().trim_end_matches('/').to_owned();
        Some(BaseUrl { origin: home.origin().ascii_serialization(), path, home })
    }

    /// The host, for what must outlive a change of address: `example.org`.
    #[must_use]
    pub fn host(&self) -> &str {
        self.home.host_str().expect("a base URL has a host")
    }

    /// The path that every address of the site begins with: empty, or `/letters`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Scheme and host: `https://example.org`.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The path below the home page that an author's address means: `/media/rain.jpg`, which means the newsletter's
    /// root, or the whole address of something here. `None` for an address elsewhere.
    #[must_use]
    pub fn below<'a>(&self, address: &'a str) -> Option<&'a str> {
        if address.starts_with('/') && !address.starts_with("//") {
            return Some(address);
        }
        let rest = address.strip_prefix(self.home.as_str().trim_end_matches('/'))?;
        rest.starts_with('/').then_some(rest)
    }

    /// An `href` of the site, which begins with the base URL's path, as an absolute address. `None` if it is none.
    #[must_use]
    pub fn resolve_href(&self, href: &str) -> Option<String> {
        if is_plain(href) {
            return Some([&self.home[..Position::BeforePath], href].concat());
        }
        Some(self.home.join(href).ok()?.into())
    }
}

/// Whether the path of an address means what it says: nothing in it is empty, leads up, or is half of a sign. Browsers
/// would mend it, each place in its own way.
fn is_sound(address: &str) -> bool {
    let Some((_, path)) = address.split_once("://").map(|(_, it)| it.split_once('/').unwrap_or((it, ""))) else {
        return false;
    };
    let is_sign = |it: &str| it.len() >= 2 && it.bytes().take(2).all(|it| it.is_ascii_hexdigit());
    let is_word = |it: &str| {
        let dots = it.to_lowercase().replace("%2e", ".");
        !matches!(&*dots, "" | "." | "..") && it.split('%').skip(1).all(is_sign)
    };
    let path = path.strip_suffix('/').unwrap_or(path);
    !address.contains('\\') && (path.is_empty() && !address.ends_with("//") || path.split('/').all(is_word))
}

/// Whether an address is a path from the root in which there is nothing to resolve and nothing to encode, as most are.
pub(super) fn is_plain(href: &str) -> bool {
    let unreserved = |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_' | b'~');
    let mut before = 0;
    href.starts_with('/')
        && href.bytes().all(|it| {
            let plain = unreserved(it) || (matches!(it, b'/' | b'.') && before != b'/');
            before = it;
            plain
        })
}

#[cfg(test)]
mod tests {
    use super::BaseUrl;

    #[test]
    fn a_base_url_is_a_web_address_with_perhaps_a_path() {
        let base = BaseUrl::parse("https://example.org/letters").expect("valid");
        assert_eq!((base.host(), base.path()), ("example.org", "/letters"));
        assert_eq!(BaseUrl::parse("https://example.org/").expect("valid").path(), "");
        for wrong in ["example.org", "ftp://example.org", "https://", "https://a/?b", "mailto:me@example.org", ""] {
            assert_eq!(BaseUrl::parse(wrong), None, "{wrong}");
        }
        for wrong in ["//a", "//", "/a//b", "/a//", "/%zz/", "/a%2", "/../x", "/./x", "/%2E%2e/x", "/a\\b"] {
            assert_eq!(BaseUrl::parse(&format!("https://example.org{wrong}")), None, "{wrong}");
        }
        assert_eq!(BaseUrl::parse("https:example.org"), None);
        for right in ["/a/", "/a/b", "/%C3%A9/", "/é", "/.a/..b"] {
            assert!(BaseUrl::parse(&format!("https://example.org{right}")).is_some(), "{right}");
        }
    }

    #[test]
    fn an_href_of_the_site_gets_its_host() {
        for base in ["https://example.org", "https://example.org:8443/letters/", "http://:word@example.org/"] {
            let home = super::Url::parse(base).expect("valid");
            let base = BaseUrl::parse(base).expect("valid");
            for href in ["/", "/one/", "/feed.xml", "/a//b", "//c/d", "/a/./b", "/a/../b", "/é ü?q=1#2", "x", "", "/.a"]
            {
                assert_eq!(base.resolve_href(href), home.join(href).ok().map(String::from), "{href}");
            }
        }
    }
}
