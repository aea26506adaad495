//! Several hands for what is made of all episodes at once.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::Builder;

/// What a hand makes of each of `things`, in their order. Each thread has a `hand` of its own.
///
/// Threads of their own: whoever waits here for the pool could be handed another sheet that waits for the
/// index. Each takes the next thing when it is done with one, for some things take longer, and some threads are
/// kept from their work. Where the system gives no more threads, those that there are do it all.
pub(super) fn on_threads<'a, T: Sync, R: Send, Hand: FnMut(&'a T) -> R>(
    things: &'a [T],
    hand: impl Fn() -> Hand + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let work = || {
        let (mut hand, mut made) = (hand(), Vec::new());
        while let Some(place) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|it| *it < things.len()) {
            made.push((place, hand(&things[place])));
        }
        made
    };
    let others = rayon::current_num_threads().min(things.len()).saturating_sub(1);
    let mut made = std::thread::scope(|scope| {
        let others: Vec<_> = (0..others).map_while(|_| Builder::new().spawn_scoped(scope, work).ok()).collect();
        let mut made = work();
        for it in others {
            made.extend(it.join().expect("no thread panics that makes the index"));
        }
        made
    });
    made.sort_unstable_by_key(|(place, _)| *place);
    made.into_iter().map(|(_, it)| it).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_many_hands_make_is_in_the_order_of_the_things() {
        assert_eq!(super::on_threads(&[3, 1, 2], || |it| it * 10), [30, 10, 20]);
        assert!(super::on_threads(&[(); 0], || |()| ()).is_empty());
    }
}
