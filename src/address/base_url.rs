//! Where the newsletter is published.

use url::Url;

/// The address of the home page: `https://example.org` or `https://example.org/letters`.
#[derive(Debug, Clone, PartialEq, Eq)]
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
        let mut home = Url::parse(text).ok()?;
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
        if reference.starts_with("https://") || reference.starts_with("http://") {
            return Some(Url::parse(reference).ok()?.into());
        }
        Some(self.home.join(&format!(".{}", page.encoded())).ok()?.join(reference).ok()?.into())
    }

    /// The path below the home page that an author's address means: `/media/rain.jpg`, which means the newsletter's root,
    /// or the whole address of something here. `None` for an address elsewhere.
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
        Some(self.home.join(href).ok()?.into())
    }
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
