//! The store: what goes in comes back, with its record, or not at all.

mod invariants;
mod nouns;
mod statements;
mod trail;
mod writes;
