//! The threads that share the work. They are called when a command begins: whoever needed them first would have no
//! word for a machine that gives none.

use super::error::Error;

/// Calls as many threads as the machine has cores, or as `RAYON_NUM_THREADS` says.
///
/// # Errors
/// When the system does not let this user start another one.
pub fn call_hands() -> Result<(), Error> {
    rayon::ThreadPoolBuilder::new().build_global().map_err(|it| {
        let help = "end other programs of this user, or raise the limit on how many there may be (`ulimit -u`)";
        Error::refusal(format!("cannot start a thread: {it}"), help)
    })
}
