//! "Did you mean": what an author most likely meant.

/// The one of `known` that an author most likely meant by `typed`, if one is close: of two as close, the one that is as
/// long, since letters change places more easily than they get lost.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let length = typed.chars().count();
    known
        .into_iter()
        .map(|it| (it.chars().count(), it))
        // What is longer by more letters than may be wrong is none of them, and may be as long as a text.
        .filter(|(count, _)| count.abs_diff(length) <= 1.max(count / 3))
        .map(|(count, it)| (strsim::osa_distance(&typed, &it.to_lowercase()), count, it))
        .filter(|(distance, count, _)| *distance <= 1.max(count / 3))
        .min_by_key(|(distance, count, _)| (*distance, count.abs_diff(length)))
        .map(|(.., it)| it)
}

/// The help for someone who `typed` none of `known`: the one that was most likely meant, else what is said `otherwise`.
pub fn did_you_mean<'a>(
    typed: &str,
    known: impl IntoIterator<Item = &'a str>,
    otherwise: impl FnOnce() -> String,
) -> String {
    nearest(typed, known).map_or_else(otherwise, |it| format!("did you mean `{it}`?"))
}
