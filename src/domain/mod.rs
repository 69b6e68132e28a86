//! Ring 1: the field itself. Pure: no database, no web, no clock, no randomness.
//! Acts and rules take facts and a day and return decisions.

pub mod account;
pub mod arrangement;
pub mod calendar;
pub mod case;
pub mod catalogue;
pub mod change;
pub mod code;
pub mod consent;
pub mod consultation;
pub mod id;
pub mod identity;
pub mod outflow;
pub mod permission;
pub mod person;
pub mod referral;
pub mod safety;
pub mod step_line;
pub mod workplace;
