//! The small safety page: steps of the reporting code and measures, as dated rows. For treating professionals alone.

use crate::db;
use crate::domain::code::Code;
use crate::domain::id::YouthId;
use crate::domain::safety::{self, Concern, SafetyRecord, SafetyRefused};
use crate::text::{Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Form, Reader, Typed};
use crate::web::pages::Page;
use crate::web::view::{Dossier, IdentityView, examples};
use serde::Serialize;

#[derive(Serialize)]
pub struct SafetyPage {
    pub youth: IdentityView,
    pub open: Vec<String>,
    pub records: Vec<RecordView>,
    pub form: Form,
    pub file_href: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct RecordView {
    pub day_text: String,
    pub concern_text: String,
    pub step_text: String,
}

fn form(lang: Lang, youth: YouthId) -> Form {
    let steps = (0..=5).map(|step| (step.to_string(), lang.t(&format!("safety-step-{step}"))));
    Form::new(lang, "safety", format!("/youths/{}/safety", youth.0)).select("concern", Concern::ALL).choose("step", steps).day("on")
}

impl Page for SafetyPage {
    const TEMPLATE: &'static str = "safety/show.html";
    fn title(&self, lang: Lang) -> String {
        lang.with("title-safety", &args([("number", self.youth.number.clone().into())]))
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let blank = form(lang, YouthId(42));
        let refused = blank.clone().refused(&Errors::one("on", lang.t("safety-in-future")));
        let record = RecordView {
            day_text: "16-11-2026".into(),
            concern_text: lang.code(Concern::ReportingCode),
            step_text: lang.t("safety-step-2"),
        };
        [(blank, vec![], vec![]), (refused, vec!["Meldcode, stap 2".to_owned()], vec![record])]
            .map(|(form, open, records)| Self {
                youth: examples::identity(lang),
                open,
                records,
                form: form.sealed("c", "s"),
                file_href: "/cases/93".into(),
            })
            .into()
    }
}

/// A step of the reporting code by its number; a measure stands or has ended.
fn step_text(lang: Lang, it: &SafetyRecord) -> String {
    let key = match (it.concern, it.step) {
        (Concern::ReportingCode, step) => format!("safety-step-{step}"),
        (_, 0) => "safety-measure-ended".to_owned(),
        _ => "safety-measure-stands".to_owned(),
    };
    lang.t(&key)
}

fn page(desk: &Desk, dossier: &Dossier, records: &[SafetyRecord], form: Form) -> SafetyPage {
    let lang = desk.lang;
    let said = |it: &SafetyRecord| format!("{}: {} ({})", lang.code(it.concern), step_text(lang, it), lang.day(it.from_on));
    SafetyPage {
        youth: dossier.identity(desk),
        open: safety::open(records, desk.today).into_iter().map(said).collect(),
        records: records
            .iter()
            .rev()
            .map(|it| RecordView { day_text: lang.day(it.from_on), concern_text: lang.code(it.concern), step_text: step_text(lang, it) })
            .collect(),
        form,
        file_href: format!("/cases/{}", dossier.case),
    }
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
    typed.set("step", "1");
    typed.set("on", desk.lang.day(desk.today));
    let form = desk.seal(form(desk.lang, dossier.youth.id).filled(&typed))?;
    desk.page(&page(desk, &dossier, &records, form))
}

pub fn create(desk: &Desk) -> WebResult {
    let (dossier, records) = found(desk)?;
    let refuse = |errors: Errors| {
        let form = desk.seal_again(form(desk.lang, dossier.youth.id), &errors)?;
        desk.refuse(&page(desk, &dossier, &records, form), &errors)
    };
    let read = Reader::new(&desk.typed, desk.lang, "safety", desk.today);
    let (concern, step, on) = (read.code::<Concern>("concern"), read.number("step"), read.day("on"));
    let (Some(concern), Some(step), Some(on), false) = (concern, step, on, read.has_errors()) else { return refuse(read.errors()) };
    // The form's steps are the reporting code's; any of them but "closed" puts a measure in force.
    let step = if concern == Concern::ReportingCode { i32::try_from(step).unwrap_or(-1) } else { i32::from(step != 0) };
    let (permit, youth) = (desk.permit()?, dossier.youth.id);
    let saved = desk.submit(|tx| -> Result<String, Failure<SafetyRefused>> {
        let earlier = db::safety::of(tx.conn(), permit, youth)?;
        tx.save(SafetyRecord::record(&earlier, youth, concern, step, on, desk.today).map_err(Failure::Refused)?)?;
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
