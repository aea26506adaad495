//! What is said to the author about the author's own text.
//!
//! A stage that finds a mistake tells the [`Report`] and goes on to find more. To give up, it must show that it has
//! told: only a report makes a [`Reported`]. How much remarks weigh is the author's matter: what is told is a
//! [`Weighed`]. How they look is decided in `draw` and nowhere else.
//!
//! | asked for | is found in |
//! |-----------|-------------|
//! | what one remark says, and what all of a run do | `remark`, `report`; `each` has many threads say something |
//! | what is found in a text whose file is not known | `slip` |
//! | what a remark weighs | `rule`, `levels`, `weighed` |
//! | how remarks look to people, and of which crowds only a few are shown | `draw`, `crowd` |
//! | how they look to machines | `machine`, which reads places off a `gauge` |
//! | what was meant by a word | `nearest` |

mod crowd;
mod draw;
mod each;
mod gauge;
mod levels;
mod machine;
mod nearest;
mod remark;
mod report;
mod rule;
mod slip;
mod weighed;

pub use draw::{Drawing, draw, legible};
pub use levels::{Level, Levels};
pub use machine::{refusal_to_github, refusal_to_json, to_github, to_json};
pub use nearest::{did_you_mean, nearest};
pub use remark::Diagnostic;
pub use report::{Report, Reported, Severity};
pub use rule::Rule;
pub use slip::Slip;
pub use weighed::Weighed;
