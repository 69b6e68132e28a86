//! How the installation stands, for the administrator: version, database, mail, and whether the trail is whole.

use crate::clock::amsterdam;
use crate::db;
use crate::db::audit::Verdict;
use crate::db::outbox::{self, Standing, Stuck};
use crate::domain::account::MailKind;
use crate::domain::code::Code;
use crate::domain::id::AccountId;
use crate::domain::mail::Spent;
use crate::text::{Lang, args};
use crate::web::board::{Board, Cell, Section};
use crate::web::desk::{Desk, WebResult};
use crate::web::form::Form;
use chrono::NaiveDateTime;

/// How many mails that did not go out are listed.
const MOST_STUCK: i64 = 50;

fn check_form(lang: Lang) -> Form {
    Form::new(lang, "system", "/admin/system/audit")
}

pub fn example(lang: Lang) -> Board {
    let facts = vec![(lang.t("system-version"), "0.1.0".to_owned())];
    let one = |attempts, given_up| Stuck {
        account: AccountId(1),
        kind: MailKind::Reset,
        queued_at: NaiveDateTime::default(),
        attempts,
        failure: "550".to_owned(),
        given_up,
    };
    let stuck = [(one(1, true), "sanne".to_owned()), (one(3, false), "joris".to_owned())];
    let mail = mail(lang, true, Standing { waiting: 1, delayed: 1, given_up: 1, oldest: None }, &stuck);
    board(lang, facts, mail, lang.t("system-audit-ask"), check_form(lang).sealed("c", "s"))
}

/// How the mail stands, and which did not go out.
fn mail(lang: Lang, sends: bool, standing: Standing, stuck: &[(Stuck, String)]) -> Section {
    let counts =
        [("system-mail-waiting", standing.waiting), ("system-mail-delayed", standing.delayed), ("system-mail-given-up", standing.given_up)];
    let row = |(it, login): &(Stuck, String)| {
        let state = if it.given_up { ("system-mail-given-up-one", "late") } else { ("system-mail-tried", "soon") };
        vec![
            Cell::text(lang.code(it.kind)),
            Cell::text(login.clone()),
            Cell::text(lang.day(amsterdam(it.queued_at).date())),
            Cell::text(Spent::from_code(&it.failure).map_or_else(|| it.failure.clone(), |why| lang.code(why))),
            Cell::badge(lang.with(state.0, &args([("attempts", it.attempts.into())])), state.1),
        ]
    };
    let section = Section::new("mail", lang.t("system-mail-heading"))
        .lead(lang.t(if sends { "system-mail-sends" } else { "system-mail-none" }))
        .facts(counts.map(|(key, count)| (lang.t(key), count.to_string())));
    let heads = ["system-mail-kind", "system-mail-to", "system-mail-queued", "system-mail-failure", "system-mail-state"];
    if stuck.is_empty() { section } else { section.heads(lang, heads).rows(stuck.iter().map(row).collect(), String::new()) }
}

fn board(lang: Lang, facts: Vec<(String, String)>, mail: Section, verdict: String, form: Form) -> Board {
    Board::new(lang.t("title-system"), lang.t("system-heading"), lang.t("system-lead"))
        .section(Section::new("standing", lang.t("system-standing-heading")).facts(facts))
        .section(mail)
        .section(Section::new("audit", lang.t("system-audit-heading")).lead(verdict).act(form, lang.t("system-audit")))
}

fn page(desk: &Desk, verdict: String) -> WebResult {
    let lang = desk.lang;
    let (kind, schema) = desk.read(crate::db::dialect::kind_and_schema)?;
    let (standing, stuck, names) =
        desk.read(|conn| Ok((outbox::standing(conn)?, outbox::stuck(conn, MOST_STUCK)?, db::account::names(conn)?)))?;
    let login = |it: &Stuck| names.get(&it.account).map(|(_, login)| login.clone()).unwrap_or_default();
    let stuck: Vec<_> = stuck.into_iter().map(|it| (it.clone(), login(&it))).collect();
    let mail = mail(lang, desk.app.mail.is_some(), standing, &stuck);
    let backup = db::backup::newest(desk.app.config.backup_folder()).map(|(_, it)| amsterdam(it.made_at));
    let made = |at: NaiveDateTime| format!("{} {}", lang.day(at.date()), lang.time(at));
    let facts = vec![
        (lang.t("system-backup"), backup.map_or_else(|| lang.t("system-backup-none"), made)),
        (lang.t("system-version"), env!("CARGO_PKG_VERSION").to_owned()),
        (lang.t("system-database"), kind.to_owned()),
        (lang.t("system-schema"), schema),
    ];
    desk.page(&board(lang, facts, mail, verdict, desk.seal(check_form(lang))?))
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
