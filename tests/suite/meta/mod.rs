//! The program held to its own rules.

mod pages;
mod rings;
