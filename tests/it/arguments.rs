//! What can be typed behind the name of a command, and what is said of what cannot.

use crate::cli::letters;
use crate::folder::Folder;

#[test]
fn today_is_a_day_of_the_calendar() {
    let folder = Folder::of(&letters());
    for (day, told) in [
        ("--today=soon", "write a day such as 2026-01-06"),
        ("--today=-262143-01-01", "write a day of the years 1 to 9999, such as 2026-01-06"),
        ("--today=+12026-01-01", "write a day of the years 1 to 9999, such as 2026-01-06"),
        ("--today=0000-12-31", "write a day of the years 1 to 9999, such as 2026-01-06"),
    ] {
        let run = folder.run(&["build", day]).ends(2);
        assert!(run.aside.contains(told), "{day}: {}", run.aside);
    }
    for day in ["--today=0001-01-01", "--today=9999-12-31"] {
        folder.run(&["build", day]).ends(0);
    }
}
