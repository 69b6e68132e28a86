//! One integration binary. Every test runs on SQLite, and on PostgreSQL when `UITSTROOM_TEST_POSTGRES` names a cluster.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod commands;
mod intake;
mod support;
