//! Where the newsletter is published.

use url::{Position, Url};

/// The address of the home page: `https://example.org` or `https://example.org/letters`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct BaseUrl {
    home: Url,
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

    /// What `reference` means to a reader of the page at `page` (RFC 3986 §5), as an absolute address. A root-relative
    /// reference means the root of the newsletter. `None` if no address can be made of it.
    #[must_use]
    pub fn resolve(&self, page: &super::Permalink, reference: &str) -> Option<String> {
        if reference.starts_with('/') && !reference.starts_with("//") {
            return Some(self.home.join(&format!(".{reference}")).ok()?.into());
        }
        if is_normal(reference) {
            return Some(reference.to_owned());
        }
        if reference.starts_with("https://") || reference.starts_with("http://") {
            return Some(Url::parse(reference).ok()?.into());
        }
        Some(self.home.join(&format!(".{}", page.encoded())).ok()?.join(reference).ok()?.into())
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

/// Whether an absolute address is written as a browser would write it: a host of plain words, and a plain path.
fn is_normal(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("https://") else { return false };
    let Some((host, _)) = rest.split_once('/') else { return false };
    let mut labels = host.split('.');
    // A host that ends with a number is one, and `xn--` is more than its letters.
    let word = |it: &str| {
        let plain = it.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-');
        plain && !it.is_empty() && !it.starts_with("xn--")
    };
    let named = host.rsplit('.').next().is_some_and(|it| it.starts_with(|it: char| it.is_ascii_lowercase()));
    named && labels.all(word) && is_plain(&rest[host.len()..])
}

/// Whether an address is a path from the root in which there is nothing to resolve and nothing to encode, as most are.
fn is_plain(href: &str) -> bool {
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
    use crate::address::Permalink;

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

    #[test]
    fn an_address_of_another_site_is_written_as_a_browser_would() {
        let base = BaseUrl::parse("https://example.org").expect("valid");
        let page = Permalink::parse("/one/").expect("valid");
        for it in [
            "https://rust-lang.org/a",
            "https://rust.example/a/b.html",
            "https://docs.rs/x/1.0/",
            "https://a.example",
            "https://A.example/",
            "https://127.1/",
            "https://1.2.3/x",
            "https://a.0x7f/",
            "https://xn--caf-dma.example/",
            "https://xn--a/",
            "https://a..b/",
            "https://a.example:443/",
            "https://a.example/é?q=1#2",
            "https://a.example/../b",
            "https://a.example//b",
            "https://me@a.example/",
            "https:///",
            "https://a.b/c d",
            "https://x1.y2z/~me_/-",
            "https://-a.b/",
            "http://a.b/",
        ] {
            assert_eq!(base.resolve(&page, it), super::Url::parse(it).ok().map(String::from), "{it}");
        }
    }

    #[test]
    fn references_are_resolved_as_a_browser_would() {
        let base = BaseUrl::parse("https://example.org/letters").expect("valid");
        let page = Permalink::parse("/one/two/").expect("valid");
        let resolve = |it| base.resolve(&page, it).expect("resolves");
        assert_eq!(resolve("lens.jpg"), "https://example.org/letters/one/two/lens.jpg");
        assert_eq!(resolve("/media/a b.jpg"), "https://example.org/letters/media/a%20b.jpg");
        assert_eq!(resolve("#mud"), "https://example.org/letters/one/two/#mud");
        assert_eq!(resolve("https://elsewhere.example/x"), "https://elsewhere.example/x");
    }
}
