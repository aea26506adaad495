//! What texts are read with.

use super::typography::Typography;
use crate::memo::Memo;

/// How texts are read.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    /// How they are set.
    pub typography: Typography,
    /// What was found in them before.
    pub memo: &'a Memo,
}
