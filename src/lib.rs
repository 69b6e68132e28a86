//! Uitstroom: the case register for the youth professional in a GP practice.
pub mod app;
pub mod clock;
pub mod config;
pub mod db;
pub mod demo;
pub mod domain;
pub mod exchange;
pub mod text;
pub mod web;
