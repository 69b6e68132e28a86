//! How many and how long: figures over a reach. Counts leave through one gate and become a [`table::Table`], the only thing
//! that pages, files, charts and commands know how to show.

#[cfg(test)]
mod attack;
pub mod disclosure;
pub mod duration;
pub mod ending;
pub mod measure;
pub mod period;
pub mod release;
pub mod stock_flow;
pub mod table;
#[cfg(test)]
mod worked_example;

pub use disclosure::{Disclosure, Outlet};
pub use release::{Coverage, Durations, Facts, Headlines, Release, ReportRefused};
