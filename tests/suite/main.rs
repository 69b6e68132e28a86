//! One integration binary: the whole program, asked from outside through its pages, its store, its commands and its source.
//! Every test runs on SQLite, and on PostgreSQL when `UITSTROOM_TEST_POSTGRES` names a cluster.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod access;
mod account;
mod admin;
mod advice;
mod arrangement;
mod attacks;
mod audit;
mod caseload;
mod closing;
mod commands;
mod consultation;
mod contract_manager;
mod cover;
mod credential;
mod episode;
mod family;
mod goal;
mod hand_over;
mod intake;
mod log_in;
mod mail;
mod meta;
mod practice;
mod referral;
mod report;
mod requests;
mod safety;
mod setting;
mod start;
mod store;
mod succession;
mod support;
mod template;
mod terms;
mod unlinked;
mod worklist;
mod workplace;
mod youth;
