//! Uitstroom: the case register for the youth professional in a GP practice.
//!
//! The map of the house, from the inside out:
//!
//! * [`domain`] is the field: cases, consultations, arrangements, the acts on them, and the rules that say what could be
//!   lighter or closed. Pure.
//! * [`db`] keeps it: SQLite or PostgreSQL, reads under a permit, writes that carry their event.
//! * [`web`] shows it: one table of routes, one gate, plain functions, typed pages.
//! * [`exchange`] reads files and messages, [`intake`] turns them into facts.
//! * [`mail`] writes and carries mail, [`jobs`] does timed work beside the pages.
//! * [`demo`] invents a region, [`commands`] is the command line.
//! * [`app`] builds the parts once, [`clock`] alone reads the time, [`config`] holds the settings, [`text`] the translations.
pub mod app;
pub mod clock;
pub mod commands;
pub mod config;
pub mod db;
pub mod demo;
pub mod domain;
pub mod exchange;
pub mod intake;
pub mod jobs;
pub mod mail;
pub mod text;
pub mod web;
