//! Ring 3: the only ring that knows actix. A request passes the gate, which gives a permit, and reaches a plain function.

pub mod advice;
pub mod arrangement;
pub mod assets;
pub mod case;
pub mod caseload;
pub mod consultation;
pub mod desk;
pub mod error;
pub mod form;
pub mod gate;
pub mod health;
pub mod list;
pub mod log_in;
pub mod note_template;
pub mod pages;
pub mod routes;
pub mod safety;
pub mod search;
pub mod secret;
pub mod server;
pub mod settings;
pub mod start;
pub mod unlinked;
pub mod view;
pub mod worklist;
pub mod youth;
