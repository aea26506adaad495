//! Who a letter is from or to.

use std::fmt;

/// An address for mail with the name of its holder: `Hester Garrow <hester@example.org>` (RFC 5322 §3.4). It holds no
/// character that could end a header.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mailbox {
    /// The name, if one is given.
    pub name: Option<String>,
    address: String,
}

impl Mailbox {
    /// Reads `hester@example.org`, or a name with such an address in angle brackets; `None` for anything else. Only
    /// plain ASCII addresses are taken: others need relays that most readers do not have.
    #[must_use]
    pub fn parse(text: &str) -> Option<Mailbox> {
        if text.chars().any(char::is_control) {
            return None;
        }
        let (name, address) = match text.trim().strip_suffix('>').and_then(|it| it.rsplit_once('<')) {
            Some((name, address)) => (name.trim().trim_matches('"'), address.trim()),
            None => ("", text.trim()),
        };
        let (local, domain) = address.rsplit_once('@')?;
        let atom = |it: char| it.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(it);
        let host = |it: char| it.is_ascii_alphanumeric() || ".-".contains(it);
        let whole =
            |part: &str| !part.is_empty() && !part.starts_with('.') && !part.ends_with('.') && !part.contains("..");
        let valid = whole(local) && whole(domain) && local.chars().all(atom) && domain.chars().all(host);
        let name = Some(name.to_owned()).filter(|it| !it.is_empty());
        (valid && address.len() <= LONGEST).then(|| Mailbox { name, address: address.to_owned() })
    }

    /// The address alone.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// What stands behind the `@`.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.address.rsplit_once('@').map_or("", |(_, it)| it)
    }

    /// The same address with `name`, unless it has one.
    #[must_use]
    pub fn named(self, name: &str) -> Mailbox {
        Mailbox { name: self.name.or_else(|| Some(name.to_owned())), ..self }
    }
}

impl fmt::Display for Mailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{name} <{}>", self.address),
            None => f.write_str(&self.address),
        }
    }
}

/// RFC 5321 §4.5.3.1.3, less the brackets.
const LONGEST: usize = 254;

#[cfg(test)]
mod tests {
    use super::Mailbox;

    #[test]
    fn a_mailbox_is_an_address_with_perhaps_a_name() {
        let named = Mailbox::parse("Hester Garrow <hester@example.org>").expect("valid");
        assert_eq!(
            (named.name.as_deref(), named.address(), named.domain()),
            (Some("Hester Garrow"), "hester@example.org", "example.org")
        );
        assert_eq!(Mailbox::parse("hester@example.org").expect("valid").name, None);
        for wrong in ["hester", "a@b\nBcc: c@d.org", "a@b@c d", "@b", "a@", "a b@c", "<a@b", "a..b@c", "é@b"] {
            assert_eq!(Mailbox::parse(wrong), None, "{wrong:?}");
        }
    }
}
