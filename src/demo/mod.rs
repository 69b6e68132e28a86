//! The invented region.
use crate::db::Database;
use crate::domain::permission::Role;
use crate::text::Lang;
use crate::web::log_in::DemoUser;
pub struct User {
    pub login: &'static str,
    pub name: &'static str,
    pub role: Role,
    pub totp_secret: String,
    pub reach: Vec<String>,
}
pub const PASSWORD: &str = "uitstroom-demo";
pub fn users() -> Vec<User> {
    vec![]
}
pub fn log_ins(_: Lang) -> Vec<DemoUser> {
    Vec::new()
}
pub fn fill(_: &Database, _: &str, _: chrono::NaiveDate, _: chrono::NaiveDateTime, _: &dyn Fn(u64, u64)) -> anyhow::Result<()> {
    Ok(())
}
