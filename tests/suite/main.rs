//! The whole program, asked from outside: through its pages, its store and its own source text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod access;
mod meta;
mod support;

mod worklist;
