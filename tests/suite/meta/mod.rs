//! The program held to its own rules.

mod migrations;
mod pages;
mod rings;
mod templates;
mod texts;
mod versions;
