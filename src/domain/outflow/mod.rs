//! Which cases could be lighter or closed, and why. Flags are derived here and never stored.

pub mod answer;
pub mod case_file;
pub mod caseload;
pub mod preview;
pub mod rule;
pub mod rules;
pub mod setting;
pub mod threshold;
pub mod worklist;
