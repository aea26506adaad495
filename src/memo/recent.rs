//! The texts that were written last. Whoever prints neighbours one after the other finds them here; nobody has to keep
//! the texts of ten thousand episodes for that.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// A few hundred things by the places of their episodes, each until another of the same slot takes its place.
#[derive(Debug)]
pub struct Recent<T>(Box<[Mutex<Slot<T>>]>);

/// A thing and its place.
type Slot<T> = Option<(usize, T)>;

/// More than the episodes of a few feeds at once, so that neighbours do not drive each other out.
const SLOTS: usize = 512;

impl<T> Default for Recent<T> {
    fn default() -> Recent<T> {
        Recent::with_slots(SLOTS)
    }
}

impl<T> Recent<T> {
    /// With this number of `slots`, which a few threads share.
    #[must_use]
    pub fn with_slots(slots: usize) -> Recent<T> {
        Recent((0..slots).map(|_| Mutex::new(None)).collect())
    }

    /// Keeps `thing` for the episode at `place`.
    pub fn keep(&self, place: usize, thing: T) {
        *self.slot(place) = Some((place, thing));
    }

    /// What is kept for the episode at `place`, if it is still here and is `wanted`; it is gone after that.
    pub fn take(&self, place: usize, wanted: impl FnOnce(&T) -> bool) -> Option<T> {
        self.slot(place).take_if(|(of, thing)| *of == place && wanted(thing)).map(|(_, thing)| thing)
    }

    fn slot(&self, place: usize) -> MutexGuard<'_, Slot<T>> {
        // A slot holds a whole thing or none, whatever became of the thread that filled it.
        self.0[place % self.0.len()].lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T: Clone> Recent<T> {
    /// What is kept for the episode at `place`, by `make` if it is not here any more.
    pub fn get_or(&self, place: usize, make: impl FnOnce() -> T) -> T {
        let known = self.slot(place).as_ref().filter(|(of, _)| *of == place).map(|(_, thing)| thing.clone());
        known.unwrap_or_else(|| {
            let thing = make();
            self.keep(place, thing.clone());
            thing
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Recent, SLOTS};

    #[test]
    fn a_text_is_written_again_only_after_another_took_its_place() {
        let recent = Recent::default();
        let text = |place, written| recent.get_or(place, || written);
        assert_eq!(text(3, "rain"), "rain");
        assert_eq!(text(4, "snow"), "snow");
        assert_eq!(text(3, "again"), "rain");
        assert_eq!(text(3 + SLOTS, "wind"), "wind");
        assert_eq!(text(3, "again"), "again");
    }

    #[test]
    fn what_is_taken_is_gone_and_what_is_not_wanted_stays() {
        let recent = Recent::default();
        recent.keep(3, "rain");
        assert_eq!(recent.take(3 + SLOTS, |_| true), None, "it is another's");
        assert_eq!(recent.take(3, |it| *it == "snow"), None);
        assert_eq!(recent.take(3, |it| *it == "rain"), Some("rain"));
        assert_eq!(recent.take(3, |_| true), None);
    }
}
