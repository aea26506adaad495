//! The months and the days of a week by the names that they have in any language that we speak.

use chrono::NaiveDate;

use super::dates;
use super::spoken::SPOKEN;

/// The number of the month that is called so, in full or by the beginning of its name; `None` if that is the name of
/// none, or of two.
#[must_use]
pub fn month_named(name: &str) -> Option<u32> {
    let name = name.to_lowercase();
    let names = SPOKEN.iter().flat_map(|tag| (1..).zip(dates::months(dates::locale(tag))));
    let names: Vec<(u32, String)> = names.map(|(number, it)| (number, it.to_lowercase())).collect();
    let the_only = |fits: &dyn Fn(&str) -> bool| {
        let mut months = names.iter().filter(|(_, it)| fits(it)).map(|(number, _)| *number);
        let first = months.next()?;
        months.all(|it| it == first).then_some(first)
    };
    let begins = |it: &str| name.chars().count() >= 3 && it.starts_with(&name);
    the_only(&|it| it == name).or_else(|| the_only(&begins))
}

/// Whether a day of the week is called so, in full or by the beginning of its name.
#[must_use]
pub fn is_weekday(name: &str) -> bool {
    let name = name.to_lowercase();
    let week = |tag| {
        let day = |it| NaiveDate::from_ymd_opt(2024, 1, it).expect("January has a first week");
        (1..=7).map(move |it| day(it).format_localized("%A", dates::locale(tag)).to_string().to_lowercase())
    };
    name.chars().count() >= 2 && SPOKEN.iter().flat_map(|it| week(it)).any(|it| it.starts_with(&name))
}

#[cfg(test)]
mod tests {
    use super::{is_weekday, month_named};

    #[test]
    fn months_and_weekdays_are_known_in_every_language() {
        for (name, month) in
            [("May", 5), ("Januar", 1), ("janvier", 1), ("Sept", 9), ("Mär", 3), ("août", 8), ("maggio", 5)]
        {
            assert_eq!(month_named(name), Some(month), "{name}");
        }
        for name in ["Ma", "J", "Rain", "jui", ""] {
            assert_eq!(month_named(name), None, "{name}");
        }
        assert!(["Thu", "Donnerstag", "jeudi", "Do"].into_iter().all(is_weekday));
        assert!(!["T", "Rain", ""].into_iter().any(is_weekday));
    }
}
