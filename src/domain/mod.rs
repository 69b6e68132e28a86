//! Ring 1: the field itself. Pure: no database, no web, no clock, no randomness.
//! Acts and rules take facts and a day and return decisions.

pub mod absence;
pub mod account;
pub mod advice;
pub mod arrangement;
pub mod calendar;
pub mod case;
pub mod catalogue;
pub mod change;
pub mod closing;
pub mod code;
pub mod consent;
pub mod consultation;
pub mod contact_person;
pub mod contract;
pub mod evaluation;
pub mod goal;
pub mod hand_over;
pub mod id;
pub mod identity;
pub mod money;
pub mod note_template;
pub mod outflow;
pub mod permission;
pub mod pilot_light;
pub mod posting;
pub mod question;
pub mod referral;
pub mod reporting;
pub mod residence;
pub mod safety;
pub mod step_line;
pub mod stop_request;
pub mod workplace;
pub mod youth;
