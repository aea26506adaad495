//! What a newsletter begins with: `init` writes it, and `check` knows it when an author has left it as it was.

/// Every file by its path, with `{title}`, `{id}` and `{today}` for what each newsletter has of its own.
pub const STARTER: &[(&str, &str)] = &[
    ("newsletter.toml", include_str!("newsletter.toml")),
    ("content/01-first-light/season.md", include_str!("season.md")),
    ("content/01-first-light/01-hello.md", include_str!("hello.md")),
    ("content/about.md", include_str!("about.md")),
    (".gitignore", "/public/\n/letters/\n/.feuilleton/\n"),
];

/// What a newsletter is called whose folder has no name.
pub const UNTITLED: &str = "My newsletter";
