//! Intake: what was read from outside becomes facts. Between exchange, which reads, and the database, which keeps.

pub mod ijw;
pub mod municipalities;
