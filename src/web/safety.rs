//! Safety: steps of the reporting code, measures, advice and reports, as dated rows by concern, with what was seen, discussed and
//! weighed. For treating professionals alone; nothing of it is printed.

use crate::db;
use crate::domain::code::Code;
use crate::domain::id::{SafetyRecordId, YouthId};
use crate::domain::safety::{self, Concern, SafetyRecord, SafetyRefused};
use crate::text::{Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Form, Reader, Typed};
use crate::web::pages::Page;
use crate::web::view::{Dossier, IdentityView, examples};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
pub struct SafetyPage {
    pub youth: IdentityView,
    pub concerns: Vec<ConcernView>,
    pub form: Form,
    pub file_href: String,
}

/// What is recorded about one concern, the latest on top.
#[derive(Debug, Clone, Serialize)]
pub struct ConcernView {
    pub name: &'static str,
    pub concern_text: String,
    /// Closing and scaling down wait for it now.
    pub open: bool,
    pub state_text: String,
    pub next_text: String,
    pub records: Vec<RecordView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct RecordView {
    pub day_text: String,
    pub step_text: String,
    pub description: String,
}

fn form(lang: Lang, youth: YouthId) -> Form {
    let steps = (0..=5).map(|step| (step.to_string(), lang.t(&format!("safety-step-{step}"))));
    Form::new(lang, "safety", format!("/youths/{}/safety", youth.0))
        .select("concern", Concern::ALL)
        .choose("step", steps)
        .day("on")
        .area("description")
        .optional()
}

impl Page for SafetyPage {
    const TEMPLATE: &'static str = "safety/show.html";
    fn title(&self, lang: Lang) -> String {
        lang.with("title-safety", &args([("number", self.youth.number.clone().into())]))
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let blank = form(lang, YouthId(42));
        let refused = blank.clone().refused(&Errors::one("on", lang.t("safety-in-future")));
        let on = NaiveDate::from_ymd_opt(2026, 11, 16).unwrap_or_default();
        let record =
            |id, concern, step| SafetyRecord { id: SafetyRecordId(id), youth_id: YouthId(42), concern, step, from_on: on, known_at: on };
        let records = [record(1, Concern::ReportingCode, 2), record(2, Concern::Supervision, 0), record(3, Concern::SafeHomeAdvice, 1)];
        let texts = BTreeMap::from([(SafetyRecordId(1), "Overlegd met een collega.\nWegen volgt.".to_owned())]);
        [(blank, vec![]), (refused, concerns(lang, &records, &texts, on))]
            .map(|(form, concerns)| Self {
                youth: examples::identity(lang),
                concerns,
                form: form.sealed("c", "s"),
                file_href: "/cases/93".into(),
            })
            .into()
    }
}

/// A step of the reporting code by its number; a measure stands or has ended; advice was given and a report was made.
fn step_key(concern: Concern, step: i32) -> String {
    match (concern, step) {
        (Concern::ReportingCode, step) => format!("safety-step-{step}"),
        (Concern::SafeHomeAdvice, _) => "safety-advice-asked".to_owned(),
        (Concern::SafeHomeReport, _) => "safety-report-made".to_owned(),
        (_, 0) => "safety-measure-ended".to_owned(),
        _ => "safety-measure-stands".to_owned(),
    }
}

/// What is recorded, by concern in the order of the list; records come in the order of their days.
fn concerns(lang: Lang, records: &[SafetyRecord], texts: &BTreeMap<SafetyRecordId, String>, today: NaiveDate) -> Vec<ConcernView> {
    let open = safety::open(records, today);
    let view = |concern: Concern| {
        let rows: Vec<&SafetyRecord> = records.iter().rev().filter(|it| it.concern == concern).collect();
        let last = rows.first()?;
        let next = concern.next_step(last.step);
        let state = [("state", lang.t(&step_key(concern, last.step)).into()), ("day", lang.day(last.from_on).into())];
        Some(ConcernView {
            name: concern.code(),
            concern_text: lang.code(concern),
            open: open.iter().any(|it| it.concern == concern),
            state_text: lang.with("safety-state", &args(state)),
            next_text: next
                .map(|step| lang.with("safety-next", &args([("step", lang.t(&step_key(concern, step)).into())])))
                .unwrap_or_default(),
            records: rows
                .iter()
                .map(|it| RecordView {
                    day_text: lang.day(it.from_on),
                    step_text: lang.t(&step_key(concern, it.step)),
                    description: texts.get(&it.id).cloned().unwrap_or_default(),
                })
                .collect(),
        })
    };
    Concern::ALL.iter().filter_map(|it| view(*it)).collect()
}

/// The page with the form on it, filled in or as it was refused.
fn page(desk: &Desk, dossier: &Dossier, records: &[SafetyRecord], form: Form) -> Result<SafetyPage, WebError> {
    let texts = desk.read(|conn| db::safety::descriptions(conn, records))?;
    Ok(SafetyPage {
        youth: dossier.identity(desk),
        concerns: concerns(desk.lang, records, &texts, desk.today),
        form,
        file_href: format!("/cases/{}", dossier.case),
    })
}

fn found(desk: &Desk) -> Result<(Dossier, Vec<SafetyRecord>), WebError> {
    let id: YouthId = desk.id("id")?;
    let permit = desk.permit()?;
    let dossier = Dossier::of_youth(desk, id)?;
    let records = desk.read(|conn| db::safety::of(conn, permit, id))?;
    Ok((dossier, records))
}

pub fn show(desk: &Desk) -> WebResult {
    let (dossier, records) = found(desk)?;
    let mut typed = Typed::default();
    typed.set("concern", Concern::ReportingCode.code());
    let code = records.iter().rev().find(|it| it.concern == Concern::ReportingCode);
    let next = code.and_then(|it| it.concern.next_step(it.step)).filter(|step| *step > 0).unwrap_or(1);
    typed.set("step", next.to_string());
    typed.set("on", desk.lang.day(desk.today));
    let form = desk.seal(form(desk.lang, dossier.youth.id).filled(&typed))?;
    desk.page(&page(desk, &dossier, &records, form)?)
}

pub fn create(desk: &Desk) -> WebResult {
    let (dossier, records) = found(desk)?;
    let refuse = |errors: Errors| {
        let form = desk.seal_again(form(desk.lang, dossier.youth.id), &errors)?;
        desk.refuse(&page(desk, &dossier, &records, form)?, &errors)
    };
    let read = Reader::new(&desk.typed, desk.lang, "safety", desk.today);
    let (concern, step, on) = (read.code::<Concern>("concern"), read.number("step"), read.day("on"));
    let description = read.optional_text("description");
    let (Some(concern), Some(step), Some(on), Some(description)) = (concern, step, on, description) else { return refuse(read.errors()) };
    // The form's steps are the reporting code's; any of them but "closed" puts a measure in force, and is the day of advice.
    let step = if concern == Concern::ReportingCode { i32::try_from(step).unwrap_or(-1) } else { i32::from(step != 0) };
    let (permit, youth) = (desk.permit()?, dossier.youth.id);
    let saved = desk.submit(|tx| -> Result<String, Failure<SafetyRefused>> {
        let earlier = db::safety::of(tx.conn(), permit, youth)?;
        tx.save(SafetyRecord::record(&earlier, youth, concern, step, on, description, desk.today).map_err(Failure::Refused)?)?;
        Ok(format!("/youths/{}/safety?saved=safety-saved", youth.0))
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(why)) => {
            let field = if matches!(why, SafetyRefused::InFuture | SafetyRefused::BeforeLast) { "on" } else { "step" };
            refuse(Errors::one(field, desk.lang.t(&why.to_string())))
        }
        Err(Failure::Web(error)) => Err(error),
    }
}
