//! Several hands for what is made of all episodes at once.

/// What `work` makes of each share of `things`, in their order.
///
/// Threads of their own: whoever waits here for the pool could be handed another sheet that waits for the index.
pub(super) fn on_threads<'a, T: Sync, R: Send>(things: &'a [T], work: impl Fn(&'a [T]) -> R + Sync) -> Vec<R> {
    let threads = rayon::current_num_threads();
    let shares: Vec<&'a [T]> = things.chunks(things.len().div_ceil(threads).max(1)).collect();
    let Some((first, others)) = shares.split_first() else { return Vec::new() };
    std::thread::scope(|scope| {
        let work = &work;
        let others: Vec<_> = others.iter().map(|share| scope.spawn(move || work(share))).collect();
        let mut made = vec![work(first)];
        made.extend(others.into_iter().map(|it| it.join().expect("no thread panics that makes the index")));
        made
    })
}
