//! What authors who come from elsewhere call our fields.

/// The field among `known` that other tools call `name`.
pub(super) fn ours(name: &str, known: &[&str]) -> Option<&'static str> {
    let name = name.to_lowercase();
    ELSEWHERE.iter().find(|(theirs, ours)| *theirs == name && known.contains(ours)).map(|(_, ours)| *ours)
}

const ELSEWHERE: [(&str, &str); 12] = [
    ("description", "summary"),
    ("subtitle", "summary"),
    ("excerpt", "summary"),
    ("categories", "tags"),
    ("keywords", "tags"),
    ("image", "cover"),
    ("permalink", "slug"),
    ("url", "slug"),
    ("published", "date"),
    ("pubdate", "date"),
    ("redirect_from", "aliases"),
    ("subject", "email.subject"),
];
