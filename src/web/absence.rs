//! Away, and who covers meanwhile: one's own absences, the colleagues one covers for, and the form that says so.

use crate::db;
use crate::domain::absence::{Absence, AbsenceRefused};
use crate::domain::id::{AbsenceId, AccountId};
use crate::text::{Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Form, Reader};
use crate::web::pages::Page;
use crate::web::view::Names;
use chrono::NaiveDate;
use serde::Serialize;

#[derive(Serialize)]
pub struct AbsencesPage {
    /// Running or still to come.
    pub ahead: Vec<AbsenceView>,
    pub past: Vec<String>,
    pub covering: Vec<String>,
    pub form: Form,
}

#[derive(Debug, Clone, Serialize)]
pub struct AbsenceView {
    pub text: String,
    pub status_text: String,
    pub badge_kind: &'static str,
    pub end_text: String,
    pub form: Form,
}

fn record_form(lang: Lang, among: impl IntoIterator<Item = (String, String)>) -> Form {
    Form::new(lang, "absence", "/absences").choose("cover", among).or_none().day("from_on").day("until_on")
}

fn end_form(lang: Lang, id: AbsenceId, version: i32) -> Form {
    Form::new(lang, "absence-end", format!("/absences/{id}/end")).version(version)
}

impl Page for AbsencesPage {
    const TEMPLATE: &'static str = "absence/list.html";
    fn title(&self, lang: Lang) -> String {
        lang.t("title-absences")
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let away = |id, runs| AbsenceView {
            text: "23-11-2026 – 30-11-2026".into(),
            status_text: lang.t(if runs { "absence-runs" } else { "absence-ahead" }),
            badge_kind: "ok",
            end_text: lang.t(if runs { "absence-back" } else { "absence-stay" }),
            form: end_form(lang, AbsenceId(id), 1).sealed("c", "s"),
        };
        let blank = record_form(lang, vec![("2".into(), "Joris Peeters (Praktijk De Linde)".into())]);
        let refused = blank.clone().refused(&Errors::one("until_on", lang.t("absence-too-long")));
        let line = || vec!["Joris Peeters, 01-10-2026 – 08-10-2026".to_owned()];
        vec![
            Self { ahead: vec![away(1, true), away(2, false)], past: line(), covering: line(), form: refused.sealed("c", "s") },
            Self { ahead: vec![], past: vec![], covering: vec![], form: blank.sealed("c", "s") },
        ]
    }
}

fn page(desk: &Desk, form: impl FnOnce(Form) -> Result<Form, WebError>) -> Result<AbsencesPage, WebError> {
    let (lang, account, role) = (desk.lang, desk.account()?, desk.role()?);
    let (around, colleagues, accounts) = desk.read(|conn| {
        let around = db::absence::around(conn, account)?;
        Ok((around, db::account::colleagues(conn, role, desk.today)?, db::account::names(conn)?))
    })?;
    let names = Names { accounts, ..Names::default() };
    let line = |key, who: AccountId, it: &Absence| {
        let said = [("who", names.account(Some(who), lang)), ("from", lang.day(it.from_on)), ("until", lang.day(it.until_on))];
        lang.with(key, &args(said.map(|(name, text)| (name, text.into()))))
    };
    let (mine, covering): (Vec<&Absence>, Vec<&Absence>) = around.iter().partition(|it| it.account_id == account);
    let (past, ahead): (Vec<&Absence>, Vec<&Absence>) = mine.into_iter().partition(|it| it.is_over(desk.today));
    let mut views = Vec::new();
    for it in ahead {
        let runs = it.runs(desk.today);
        views.push(AbsenceView {
            text: line("absence-line", it.cover_id, it),
            status_text: lang.t(if runs { "absence-runs" } else { "absence-ahead" }),
            badge_kind: if runs { "ok" } else { "neutral" },
            end_text: lang.t(if runs { "absence-back" } else { "absence-stay" }),
            form: desk.seal(end_form(lang, it.id, it.version))?,
        });
    }
    let ended = |it: &Absence| match it.ended_on {
        Some(on) => format!("{}. {}", line("absence-line", it.cover_id, it), lang.with("absence-ended", &day(lang, on))),
        None => line("absence-line", it.cover_id, it),
    };
    let offered = colleagues.iter().filter(|it| it.id != account).map(|it| (it.id.to_string(), it.label()));
    Ok(AbsencesPage {
        ahead: views,
        past: past.into_iter().rev().map(ended).collect(),
        covering: covering
            .into_iter()
            .filter(|it| !it.is_over(desk.today))
            .map(|it| line("absence-covering-line", it.account_id, it))
            .collect(),
        form: form(record_form(lang, offered))?,
    })
}

fn day(lang: Lang, on: NaiveDate) -> crate::text::Args {
    args([("day", lang.day(on).into())])
}

pub fn list(desk: &Desk) -> WebResult {
    desk.page(&page(desk, |form| desk.seal(form))?)
}

pub fn create(desk: &Desk) -> WebResult {
    let refuse = |errors: Errors| desk.refuse(&page(desk, |form| desk.seal_again(form, &errors))?, &errors);
    let read = Reader::new(&desk.typed, desk.lang, "absence", desk.today);
    let cover = read.number("cover").map(AccountId);
    let (from_on, until_on) = (read.day("from_on"), read.day("until_on"));
    let (Some(cover), Some(from_on), Some(until_on)) = (cover, from_on, until_on) else { return refuse(read.errors()) };
    let account = desk.account()?;
    let saved = desk.submit(|tx| -> Result<String, Failure<AbsenceRefused>> {
        let known = match db::account::find(tx.conn(), cover) {
            Ok(known) if known.ended_on.is_none_or(|on| on > desk.today) => known,
            Ok(_) | Err(db::DbError::NotFound) => return Err(Failure::Refused(AbsenceRefused::CoverMayNot)),
            Err(error) => return Err(error.into()),
        };
        let mut earlier = db::absence::around(tx.conn(), account)?;
        earlier.retain(|it| it.account_id == account);
        let absence = Absence::record(account, (cover, known.role), from_on, until_on, &earlier, desk.today);
        tx.save(absence.map_err(Failure::Refused)?)?;
        Ok("/absences?saved=absence-recorded".to_owned())
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(why)) => {
            let field = match why {
                AbsenceRefused::Oneself | AbsenceRefused::CoverMayNot => "cover",
                AbsenceRefused::Overlaps => "from_on",
                _ => "until_on",
            };
            refuse(Errors::one(field, desk.lang.t(&why.to_string())))
        }
        Err(Failure::Web(error)) => Err(error),
    }
}

/// Back earlier, or not going after all: the cover ends at once.
pub fn end(desk: &Desk) -> WebResult {
    let (id, account) = (desk.id::<AbsenceId>("absence")?, desk.account()?);
    let saved = desk.submit(|tx| -> Result<String, Failure<AbsenceRefused>> {
        let absence = db::absence::find_own(tx.conn(), account, id)?;
        tx.save(absence.end(desk.today).map_err(Failure::Refused)?)?;
        Ok("/absences?saved=absence-ended".to_owned())
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(why)) => {
            let errors = Errors::one("main", desk.lang.t(&why.to_string()));
            desk.conflict(&page(desk, |form| desk.seal(form))?, &errors)
        }
        Err(Failure::Web(error)) => Err(error),
    }
}
