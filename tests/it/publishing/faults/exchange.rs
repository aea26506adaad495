//! File systems that cannot exchange two folders, and folders that nobody can move: there, strace makes the system
//! refuse what it would have done.

use std::process::Command;

use crate::support::say;

use super::{Change, Editions, Seen};

/// By two renames, and file by file.
const REFUSALS: [(&str, &str); 2] = [("EINVAL", "cannot exchange"), ("EBUSY", "cannot be moved")];

#[test]
fn where_folders_cannot_be_exchanged_the_new_site_comes_all_the_same() {
    for (refusal, when) in REFUSALS {
        for change in [Change::Much, Change::Little] {
            for durability in [&[][..], &["--sync"]] {
                let editions =
                    Editions::published(&format!("exchange-{refusal}-{change:?}-{}", durability.len()), change);
                editions.write_new();
                let Some(status) = refused(&editions, refusal, durability) else {
                    say("strace cannot be run here: no exchange is refused");
                    return;
                };
                let when = format!("{change:?}, a folder {when}, {durability:?}");
                assert!(status, "{when}");
                assert_eq!(editions.seen(&when), Seen::New, "{when}");
                editions.build().ends(0);
                assert_eq!(editions.seen(&when), Seen::New, "{when}, then built again");
                editions.assert_tidy(&when);
            }
        }
    }
}

/// Whether a build ends well that is refused every exchange. `None` if there is no strace.
fn refused(editions: &Editions, refusal: &str, durability: &[&str]) -> Option<bool> {
    let builder = editions.builder();
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=renameat2"]);
    strace.args(["-e", &format!("inject=renameat2:error={refusal}")]).arg(builder.get_program());
    strace.args(builder.get_args()).args(durability).current_dir(&editions.folder.path);
    let output = strace.output().ok()?;
    let traced = !String::from_utf8_lossy(&output.stderr).contains("ptrace");
    traced.then(|| output.status.success())
}
