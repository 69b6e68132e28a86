//! Reads iJw messages, release 3.2: JW301 (allocation), JW305 (start) and JW307 (stop).
//!
//! Bytes in, a typed [`Message`] or a [`Refused`] with line and reason out. Checked is what one message can show by itself:
//! its form (the schemas) and its contents (rules of level 2). What needs earlier messages or outside lists is left to the caller.

mod message;
mod reader;
mod refusal;
mod schema;
#[cfg(test)]
mod tests;
mod tree;

pub use message::{AllocatedProduct, Client, Content, Header, Kind, Message, StartProduct, StopProduct};
pub use reader::{LARGEST, read};
pub use refusal::{Reason, Refused};
