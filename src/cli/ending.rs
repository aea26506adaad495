//! How a command ends, as far as nothing was refused.

/// How a command ended. Scripts can tell the cases apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// All is well: exit code 0.
    Clean,
    /// The author's text has errors, and they were told: exit code 1.
    Told,
}
