//! One integration binary: the whole program, asked from outside through its pages, its store, its commands and its source.
//! Every test runs on SQLite, and on PostgreSQL when `UITSTROOM_TEST_POSTGRES` names a cluster.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod access;
mod arrangement;
mod attacks;
mod closing;
mod commands;
mod consultation;
mod episode;
mod family;
mod goal;
mod intake;
mod log_in;
mod meta;
mod referral;
mod requests;
mod safety;
mod store;
mod succession;
mod support;
mod unlinked;
mod worklist;
mod youth;
