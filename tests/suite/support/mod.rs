//! What every test stands on: an installation of its own, a browser, and a cast everybody knows.
#![allow(dead_code, unused_imports, reason = "tools for all tests; not every build of the suite uses each")]

pub mod app;
pub mod browser;
pub mod cast;
pub mod folder;
pub mod source;

pub use app::{Installation, TODAY, TestApp, day};
pub use browser::{Browser, Page};
pub use cast::*;
