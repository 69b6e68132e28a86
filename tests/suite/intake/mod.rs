//! What comes in becomes facts.

mod ijw;
mod municipalities;
