//! One integration binary: the whole program, asked from outside through its pages, its store, its commands and its source.
//! Every test runs on SQLite, and on PostgreSQL when `UITSTROOM_TEST_POSTGRES` names a cluster.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod access;
mod advice;
mod arrangement;
mod attacks;
mod audit;
mod caseload;
mod closing;
mod commands;
mod consultation;
mod cover;
mod episode;
mod family;
mod goal;
mod hand_over;
mod intake;
mod log_in;
mod meta;
mod referral;
mod requests;
mod safety;
mod start;
mod store;
mod succession;
mod support;
mod template;
mod unlinked;
mod worklist;
mod youth;
