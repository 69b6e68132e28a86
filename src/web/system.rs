//! How the installation stands, for the administrator: version, database, and whether the trail is whole.

use crate::db::audit::Verdict;
use crate::text::{Lang, args};
use crate::web::board::{Board, Section};
use crate::web::desk::{Desk, WebResult};
use crate::web::form::Form;

fn check_form(lang: Lang) -> Form {
    Form::new(lang, "system", "/admin/system/audit")
}

pub fn example(lang: Lang) -> Board {
    let facts = vec![(lang.t("system-version"), "0.1.0".to_owned())];
    board(lang, facts, lang.t("system-audit-ask"), check_form(lang).sealed("c", "s"))
}

fn board(lang: Lang, facts: Vec<(String, String)>, verdict: String, form: Form) -> Board {
    Board::new(lang.t("title-system"), lang.t("system-heading"), lang.t("system-lead"))
        .section(Section::new("standing", lang.t("system-standing-heading")).facts(facts))
        .section(Section::new("audit", lang.t("system-audit-heading")).lead(verdict).act(form, lang.t("system-audit")))
}

fn page(desk: &Desk, verdict: String) -> WebResult {
    let lang = desk.lang;
    let (kind, schema) = desk.read(crate::db::dialect::kind_and_schema)?;
    let facts = vec![
        (lang.t("system-version"), env!("CARGO_PKG_VERSION").to_owned()),
        (lang.t("system-database"), kind.to_owned()),
        (lang.t("system-schema"), schema),
    ];
    desk.page(&board(lang, facts, verdict, desk.seal(check_form(lang))?))
}

pub fn show(desk: &Desk) -> WebResult {
    page(desk, desk.lang.t("system-audit-ask"))
}

/// Walks both chains from the first link; it writes nothing.
pub fn verify(desk: &Desk) -> WebResult {
    let lang = desk.lang;
    let verdict = match (desk.app.db.verify_audit()?, desk.app.db.verify_views()?) {
        (Verdict::Whole { events }, None) => lang.with("system-audit-whole", &args([("events", events.into())])),
        (Verdict::Broken { at }, _) => lang.with("system-audit-broken", &args([("at", at.into())])),
        (_, Some(at)) => lang.with("system-views-broken", &args([("at", at.into())])),
    };
    page(desk, verdict)
}
