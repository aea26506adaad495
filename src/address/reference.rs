//! What a reference means on a page: where a browser would go from there.

use url::Url;

use super::base_url::{BaseUrl, is_plain};
use super::permalink::Permalink;

impl BaseUrl {
    /// What `reference` means to a reader of the page at `page` (RFC 3986 §5), as an absolute address. A root-relative
    /// reference means the root of the newsletter. `None` if no address can be made of it.
    #[must_use]
    pub fn resolve(&self, page: &Permalink, reference: &str) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use super::{BaseUrl, Permalink, Url};

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
            assert_eq!(base.resolve(&page, it), Url::parse(it).ok().map(String::from), "{it}");
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
