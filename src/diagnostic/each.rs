//! Work on many things at once, told of as if they had been gone through one after another.

use rayon::prelude::*;

use super::report::Report;

impl Report {
    /// What `work` makes of each of `things`, on all threads, in the order of the things. What it says of them is said
    /// here in that order too.
    pub fn each<T: Send, R: Send>(
        &mut self,
        things: impl IntoParallelIterator<Item = T>,
        work: impl Fn(T, &mut Report) -> R + Sync,
    ) -> Vec<R> {
        let apart = |thing| {
            let mut report = Report::default();
            (work(thing, &mut report), report)
        };
        let made: Vec<(R, Report)> = things.into_par_iter().map(apart).collect();
        let tell = |(made, remarks)| {
            self.absorb(remarks);
            made
        };
        made.into_iter().map(tell).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Diagnostic;
    use super::Report;
    use crate::source::{SourcePath, Span};

    #[test]
    fn what_is_said_of_many_things_is_said_in_their_order() {
        let path = SourcePath::parse("newsletter.toml").expect("a plain name");
        let mut report = Report::default();
        let made = report.each(0..1000_usize, |it, report| {
            if it % 3 == 0 {
                report.error(Diagnostic::at(Span::new(&path, it..it), "this can be divided by three"));
            }
            it * 2
        });
        assert!(made.into_iter().eq((0..1000).map(|it| it * 2)));
        let told: Vec<usize> = report.remarks.iter().map(|(_, it)| it.span.range().start).collect();
        assert!(told.into_iter().eq((0..1000).step_by(3)));
    }
}
