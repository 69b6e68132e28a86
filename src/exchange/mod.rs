//! Files and messages that come in or go out.

pub mod ijw;
pub mod listing;
pub mod sheet;
