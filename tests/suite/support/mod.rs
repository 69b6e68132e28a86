//! What every test stands on: a store of its own, a browser, a cast everybody knows, and the real binary in a folder.
#![allow(dead_code, unused_imports, reason = "tools for all tests; not every build of the suite uses each")]

pub mod app;
pub mod browser;
pub mod cast;
pub mod installation;
pub mod source;

pub use app::{Store, TODAY, TestApp, day};
pub use browser::{Browser, Page};
pub use cast::*;
