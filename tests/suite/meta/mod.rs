//! The program held to its own rules.

mod migrations;
mod pages;
mod privacy;
mod rings;
mod templates;
mod texts;
mod versions;
