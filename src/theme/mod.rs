//! The look: templates, the default theme, and the contract between templates and the model.
//!
//! The default theme lives under the prefix `theme/`. A template of the author's comes before the one of the same name;
//! it may extend the default, `{% extends "theme/episode.html" %}`, and replace one block of it.
//!
//! A component of a template whose name ends with a medium, `{% component lamp.web(…) %}`, can be used in Markdown
//! as well: `> [!LAMP]`.
//!
//! | asked for | is found in |
//! |-----------|-------------|
//! | what a template sees | `view`; `prose` is what it sees only when it shows it |
//! | what it may do with that | `filters`, of which `lettering` sets texts into a space; what they take, `options` |
//! | the files of the default theme, and where pages load them | `embedded`, `assets` |
//! | how templates are compiled, and told of one by one | `compiled`, `proofread` |
//! | how one is filled and printed | `print` |
//! | blocks that texts call for | `components`; which there are, and what they take, `catalogue`, `arguments` |
//! | what is said of a mistake | `faults`, `meant`, `blocks`, `open_tags`, `strays`; in a call, `objections` |
//! | where a template lies, and which tags stand in it | `places`, `tags` |
//! | what templates say themselves | `thrown` |
//! | how much a template may print, and who is to blame if that is too much | `leaf`, `culprit` |

mod arguments;
mod assets;
mod blocks;
mod catalogue;
mod compiled;
mod components;
mod culprit;
mod embedded;
mod faults;
mod filters;
mod leaf;
mod lettering;
mod meant;
mod objections;
mod open_tags;
mod options;
mod places;
mod print;
mod proofread;
mod prose;
mod strays;
mod tags;
mod thrown;
pub mod view;

pub use compiled::Theme;
pub use culprit::{Commission, Culprit};
pub use embedded::{CARD, StaticFile, default_template, files, static_files};
pub use proofread::proofread;
