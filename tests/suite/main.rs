//! One integration binary: the whole program, asked from outside through its pages, its store, its commands and its source.
//! Every test runs on SQLite, and on PostgreSQL when `UITSTROOM_TEST_POSTGRES` names a cluster.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod access;
mod arrangement;
mod attacks;
mod commands;
mod consultation;
mod cover;
mod hand_over;
mod intake;
mod log_in;
mod meta;
mod requests;
mod safety;
mod store;
mod support;
mod unlinked;
mod worklist;
mod youth;
