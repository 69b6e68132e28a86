//! How many and how long: figures over a reach. Counts leave through one gate and become a [`table::Table`], the only thing
//! that pages, files, charts and commands know how to show.

pub mod period;
pub mod table;
