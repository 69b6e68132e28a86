//! A consultation on one page: the four lines of the note and eight prefilled controls; its draft; settling what was planned.

pub mod shared;

use crate::db;
use crate::domain::case::Episode;
use crate::domain::code::Code;
use crate::domain::consultation::{
    ClockTime, Consultation, ConsultationRefused, ConsultationStatus, Contact, Form as How, Kind, Note, PilotLightOutcome, Present,
};
use crate::domain::id::{CaseId, ConsultationId};
use crate::domain::permission::Action;
use crate::text::{Lang, args};
use crate::web::desk::{Answer, Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Field, Form, Reader, Typed};
use crate::web::note_template::{self, Offered};
use crate::web::pages::Page;
use crate::web::view::{Dossier, IdentityView, Paragraph, TimelineView, examples};
use actix_web::http::StatusCode;
use serde::Serialize;

#[derive(Serialize)]
pub struct ConsultationFormPage {
    pub youth: IdentityView,
    pub heading: String,
    pub form: Form,
    pub draft_text: String,
    pub draft_href: String,
    /// Of a talk with several children: which of them, and what concerns each alone. Empty otherwise.
    pub children: Vec<Field>,
    /// Templates; none above a refused form, where text stands already.
    pub templates: Vec<Offered>,
    #[serde(skip)]
    title: &'static str,
}

/// What the form is for; it asks a little more where that is needed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shape {
    /// Says what became of what was planned.
    settles: bool,
    /// A pilot-light contact has an outcome.
    pilot_light: bool,
    /// Added after the episode was closed, with the reason why so late.
    late: bool,
}

impl Shape {
    /// The kind that was chosen decides whether an outcome is asked for.
    fn typed(self, typed: &Typed) -> Self {
        Self { pilot_light: self.pilot_light || typed.get("kind") == Kind::PilotLight.code(), ..self }
    }
}

#[derive(Serialize)]
pub struct ConsultationPage {
    pub youth: IdentityView,
    pub item: TimelineView,
    pub his_text: String,
    pub settle_href: String,
    pub file_href: String,
}

/// What may become of a contact; one that is settled is no longer planned.
fn statuses(shape: Shape) -> Vec<ConsultationStatus> {
    let past = shape.settles || shape.late;
    ConsultationStatus::ALL.iter().copied().filter(|it| !past || *it != ConsultationStatus::Planned).collect()
}

/// S, O, E, P, then at most eight controls, in the order in which Tab walks them.
fn form(lang: Lang, action: String, shape: Shape) -> Form {
    let form = Form::new(lang, "consultation", action)
        .area("s")
        .optional()
        .focus()
        .area("o")
        .optional()
        .area("e")
        .optional()
        .area("p")
        .optional()
        .radios("status", &statuses(shape))
        .day("on")
        .short("time")
        .optional()
        .short("minutes")
        .digits()
        .optional()
        .radios("how", How::ALL)
        .select("kind", Kind::ALL)
        .select("present", Present::ALL);
    let form = if shape.pilot_light { form.radios("outcome", PilotLightOutcome::ALL) } else { form };
    if shape.late { form.area("late_reason") } else { form.day("next_on").optional() }
}

impl Page for ConsultationFormPage {
    const TEMPLATE: &'static str = "consultation/form.html";
    fn title(&self, lang: Lang) -> String {
        lang.with(self.title, &args([("number", self.youth.number.clone().into())]))
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let (new, late) = (Shape::default(), Shape { late: true, ..Shape::default() });
        let settling = Shape { settles: true, pilot_light: true, late: false };
        let blank = form(lang, "/cases/93/consultations".into(), new);
        let refused = blank
            .clone()
            .refused(&Errors(vec![("on".into(), lang.t("day-day")), ("minutes".into(), lang.t("consultation-minutes-range"))]));
        let settle = form(lang, "/cases/93/consultations/1/settle".into(), settling);
        let added = form(lang, "/cases/93/consultations".into(), late);
        let [anna, bram] = shared::examples();
        let alone = shared::form(lang, CaseId(93), std::slice::from_ref(&anna), new);
        let both = shared::form(lang, CaseId(93), &[anna, bram], new);
        let unchosen = both.clone().refused(&Errors::one("children", lang.t("consultation-children-missing")));
        [(blank, ""), (refused, "14:05"), (settle, ""), (added, ""), (both, ""), (unchosen, ""), (alone, "")]
            .map(|(form, draft)| Self {
                youth: examples::identity(lang),
                heading: lang.t("consultation-heading"),
                children: shared::fields(&form),
                form: form.sealed("c", "s"),
                draft_text: draft.into(),
                draft_href: "/cases/93/draft".into(),
                title: "title-consultation-new",
                templates: vec![note_template::example()],
            })
            .into()
    }
}

impl Page for ConsultationPage {
    const TEMPLATE: &'static str = "consultation/show.html";
    fn title(&self, lang: Lang) -> String {
        lang.with("title-consultation", &args([("number", self.youth.number.clone().into())]))
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let item = TimelineView {
            day_text: "zondag 22 november 2026".into(),
            kind_text: "vervolg".into(),
            status_text: String::new(),
            badge_kind: "ok",
            who: "Sanne".into(),
            href: String::new(),
            text: vec![Paragraph { label: "S", text: "Slaapt beter.".into() }],
            late_text: String::new(),
        };
        let full = Self {
            youth: examples::identity(lang),
            item: item.clone(),
            his_text: "S: Slaapt beter.".into(),
            settle_href: String::new(),
            file_href: "/cases/93".into(),
        };
        let empty = Self {
            youth: examples::identity(lang),
            item: TimelineView { text: vec![], ..item },
            his_text: String::new(),
            settle_href: "/cases/93/consultations/1/settle".into(),
            file_href: "/cases/93".into(),
        };
        vec![full, empty]
    }
}

/// Values that are right most of the time.
fn prefilled(desk: &Desk, kind: Kind) -> Typed {
    let mut typed = Typed::default();
    typed.set("status", ConsultationStatus::Held.code());
    typed.set("on", desk.lang.day(desk.today));
    typed.set("minutes", "45");
    typed.set("how", How::Practice.code());
    typed.set("kind", kind.code());
    typed.set("present", Present::Both.code());
    typed
}

/// What was filled in, and the day of the next contact if one was given.
fn read(desk: &Desk, shape: Shape) -> Result<(Contact, Option<Contact>), Errors> {
    let read = Reader::new(&desk.typed, desk.lang, "consultation", desk.today);
    let status = read.code_among("status", &statuses(shape));
    let on = read.day("on");
    let time = match desk.typed.get("time") {
        "" => None,
        text => {
            let time = ClockTime::parse(text);
            if time.is_none() {
                read.wrong("time", "consultation-time-form");
            }
            time
        }
    };
    // What did not take place has no length; the prefilled one is left out.
    let held = status == Some(ConsultationStatus::Held);
    let minutes = if !held || read.is_empty("minutes") { None } else { read.number("minutes").and_then(|it| i32::try_from(it).ok()) };
    let how = read.code::<How>("how");
    let kind = read.code::<Kind>("kind");
    let present = read.optional_code::<Present>("present");
    let outcome = read.optional_code::<PilotLightOutcome>("outcome");
    let late_reason = if shape.late { read.optional_text("late_reason").unwrap_or_default() } else { String::new() };
    let next_on = read.optional_day("next_on");
    let line = |field| read.optional_text(field).unwrap_or_default();
    let note = Note { s: line("s"), o: line("o"), e: line("e"), p: line("p") };
    let parts = (|| {
        let contact = Contact { status: status?, on: on?, time, minutes, form: how?, kind: kind?, present, note, outcome, late_reason };
        let next = next_on?.map(|on| Contact {
            status: ConsultationStatus::Planned,
            on,
            time: None,
            minutes: None,
            form: how.unwrap_or(How::Practice),
            // One pilot-light contact leads to the next.
            kind: if kind == Some(Kind::PilotLight) { Kind::PilotLight } else { Kind::FollowUp },
            present,
            note: Note::default(),
            outcome: None,
            late_reason: String::new(),
        });
        Some((contact, next))
    })();
    match parts {
        Some(parts) if !read.has_errors() => Ok(parts),
        _ => Err(read.errors()),
    }
}

/// A refusal, and whether it is about the next contact rather than this one.
struct Refused {
    why: ConsultationRefused,
    next: bool,
}

fn beside(refused: &Refused, lang: Lang) -> Errors {
    use ConsultationRefused as R;
    let field = match refused.why {
        _ if refused.next => "next_on",
        R::InFuture | R::PlannedInPast | R::BeforeEpisode => "on",
        R::Minutes => "minutes",
        R::NoteEmpty => "s",
        R::EpisodeClosed | R::AlreadySettled => "status",
        R::LateReasonMissing => "late_reason",
        R::OutcomeMissing => "outcome",
    };
    Errors::one(field, lang.t(&refused.why.to_string()))
}

fn form_page(desk: &Desk, dossier: &Dossier, case: CaseId, form: Form, draft_text: String, shape: Shape) -> ConsultationFormPage {
    let (heading, title) = match shape {
        Shape { settles: true, .. } => ("consultation-settle-heading", "title-consultation-settle"),
        Shape { late: true, .. } => ("consultation-late-heading", "title-consultation-late"),
        _ => ("consultation-heading", "title-consultation-new"),
    };
    ConsultationFormPage {
        youth: dossier.identity(desk),
        heading: desk.lang.t(heading),
        children: Vec::new(),
        form,
        draft_text,
        draft_href: if shape.settles { String::new() } else { format!("/cases/{case}/draft") },
        title,
        templates: Vec::new(),
    }
}

/// A fresh form with its templates; the one that the address names fills what is still empty.
fn offering(desk: &Desk, typed: &mut Typed) -> Result<Vec<Offered>, WebError> {
    let templates = note_template::offered(desk, &desk.path)?;
    if let Some(chosen) = templates.iter().find(|it| it.id == desk.query.get("template")) {
        chosen.fill(typed);
    }
    Ok(templates)
}

pub fn new(desk: &Desk) -> WebResult {
    let id: CaseId = desk.id("id")?;
    let dossier = Dossier::of_case(desk, id)?;
    let shape = shape_of(&dossier, id)?;
    let (mut typed, draft_text) = begun(desk, &dossier, id)?;
    // A draft about several children is not cut down to one.
    if shared::is_shared(&typed) {
        return desk.see(format!("/cases/{id}/consultations/shared/new"));
    }
    let templates = offering(desk, &mut typed)?;
    let shape = shape.typed(&typed);
    let form = desk.seal(form(desk.lang, format!("/cases/{id}/consultations"), shape).filled(&typed))?;
    desk.page(&ConsultationFormPage { templates, ..form_page(desk, &dossier, id, form, draft_text, shape) })
}

/// A case without an open episode takes late additions to the one that closed last.
fn shape_of(dossier: &Dossier, id: CaseId) -> Result<Shape, WebError> {
    let case = dossier.file.cases.iter().find(|it| it.case.id == id).filter(|it| !it.episodes.is_empty()).ok_or(WebError::NotFound)?;
    Ok(Shape { late: case.open_episode().is_none(), ..Shape::default() })
}

/// What was typed before and is kept as a draft, with the words that say so; else values that are right most of the time.
fn begun(desk: &Desk, dossier: &Dossier, case: CaseId) -> Result<(Typed, String), WebError> {
    let (permit, account) = (desk.permit()?, desk.account()?);
    let facts = dossier.file.cases.iter().find(|it| it.case.id == case);
    let talked = facts.is_none_or(|it| it.open_episode().is_none_or(|episode| it.last_held_in(episode).is_some()));
    let draft = desk.read(|conn| db::draft::find(conn, permit, account, case))?;
    Ok(match draft.and_then(|it| Some((Typed::from_draft(&it.body)?, it.saved_at))) {
        Some((typed, at)) => (typed, desk.lang.with("draft-restored", &args([("at", desk.time(at).into())]))),
        // The first talk of an episode is its intake.
        None => (prefilled(desk, if talked { Kind::FollowUp } else { Kind::Intake }), String::new()),
    })
}

fn open_episode(dossier: &Dossier, id: CaseId) -> Result<&Episode, WebError> {
    dossier.file.cases.iter().find(|it| it.case.id == id).and_then(|it| it.open_episode()).ok_or(WebError::NotFound)
}

pub fn create(desk: &Desk) -> WebResult {
    let id: CaseId = desk.id("id")?;
    let again = |errors: &Errors| -> Result<ConsultationFormPage, WebError> {
        let dossier = Dossier::of_case(desk, id)?;
        let shape = shape_of(&dossier, id)?.typed(&desk.typed);
        let form = desk.seal_again(form(desk.lang, format!("/cases/{id}/consultations"), shape), errors)?;
        Ok(form_page(desk, &dossier, id, form, String::new(), shape))
    };
    // Whether it comes late is for the act to judge: the case may have been closed while this was typed.
    let late = !desk.typed.get("late_reason").is_empty();
    let (contact, next) = match read(desk, Shape { late, ..Shape::default() }) {
        Ok(parts) => parts,
        Err(errors) => return desk.refuse(&again(&errors)?, &errors),
    };
    let (permit, account) = (desk.permit()?, desk.account()?);
    let saved = desk.submit(|tx| -> Result<String, Failure<Refused>> {
        let (_, episode) = db::case::find_with_episode(tx.conn(), permit, id)?;
        let planned = contact.status == ConsultationStatus::Planned;
        let record = |contact, next| {
            Consultation::record(&episode, Some(account), contact, desk.today).map_err(|why| Failure::Refused(Refused { why, next }))
        };
        let saved = tx.save(record(contact, false)?)?;
        if let Some(next) = next {
            tx.save(record(next, true)?)?;
        }
        db::draft::end(tx, account, id)?;
        Ok(format!("/cases/{id}?his={saved}&saved={}", if planned { "consultation-planned" } else { "consultation-saved" }))
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(refused)) => {
            let errors = beside(&refused, desk.lang);
            desk.refuse(&again(&errors)?, &errors)
        }
        // Nothing typed is lost while somebody else holds the database.
        Err(Failure::Web(WebError::Busy)) => {
            let errors = Errors::one("s", desk.lang.t("form-busy"));
            desk.answer(StatusCode::SERVICE_UNAVAILABLE, &again(&errors)?, &errors)
        }
        Err(Failure::Web(error)) => Err(error),
    }
}

/// Keeps what was typed. A draft whose form has been saved meanwhile comes too late and is let go.
pub fn keep_draft(desk: &Desk) -> WebResult {
    let id: CaseId = desk.id("id")?;
    let (permit, account) = (desk.permit()?, desk.account()?);
    let key = desk.typed.get("sending");
    desk.app.db.write(db::By::from(permit), desk.now, |tx| -> Result<(), db::DbError> {
        db::case::find_with_episode(tx.conn(), permit, id)?;
        if db::sending::is_used(tx, key, account)? {
            return Ok(());
        }
        db::draft::keep(tx, account, id, &desk.typed.to_draft())
    })?;
    // The button without JavaScript comes from the page itself and goes back there.
    if desk.typed.get("draft_button").is_empty() { Ok(Answer::Nothing) } else { desk.see(format!("/cases/{id}?saved=draft-kept")) }
}

fn found(desk: &Desk) -> Result<(Dossier, Consultation), WebError> {
    let case: CaseId = desk.id("id")?;
    let id: ConsultationId = desk.id("consultation")?;
    let permit = desk.permit()?;
    let consultation = desk.read(|conn| db::consultation::find(conn, permit, case, id))?;
    Ok((Dossier::of_case(desk, case)?, consultation))
}

pub fn show(desk: &Desk) -> WebResult {
    let (dossier, it) = found(desk)?;
    let permit = desk.permit()?;
    let note = desk.read(|conn| db::consultation::notes(conn, permit, it.case_id))?.remove(&it.id).unwrap_or_default();
    let page = ConsultationPage {
        youth: dossier.identity(desk),
        item: dossier.timeline(desk, &it, Some(&note)),
        his_text: note.plain_text(),
        settle_href: if it.status == ConsultationStatus::Planned && desk.also(Action::WriteConsultation).is_some() {
            settle_path(&it)
        } else {
            String::new()
        },
        file_href: format!("/cases/{}", it.case_id),
    };
    desk.page(&page)
}

fn settle_path(it: &Consultation) -> String {
    format!("/cases/{}/consultations/{}/settle", it.case_id, it.id)
}

const SETTLES: Shape = Shape { settles: true, pilot_light: false, late: false };

pub fn settle_form(desk: &Desk) -> WebResult {
    let (dossier, it) = found(desk)?;
    let mut typed = prefilled(desk, it.kind);
    typed.set("on", desk.lang.day(it.held_on));
    typed.set("time", it.time.map(|time| time.to_string()).unwrap_or_default());
    typed.set("how", it.form.code());
    typed.set("present", it.present.map(|it| it.code()).unwrap_or_default());
    let templates = offering(desk, &mut typed)?;
    let shape = SETTLES.typed(&typed);
    let form = desk.seal(form(desk.lang, settle_path(&it), shape).version(it.version).filled(&typed))?;
    desk.page(&ConsultationFormPage { templates, ..form_page(desk, &dossier, it.case_id, form, String::new(), shape) })
}

pub fn settle(desk: &Desk) -> WebResult {
    let (case, id): (CaseId, ConsultationId) = (desk.id("id")?, desk.id("consultation")?);
    let again = |errors: &Errors| -> Result<ConsultationFormPage, WebError> {
        let (dossier, it) = found(desk)?;
        let shape = SETTLES.typed(&desk.typed);
        let form = desk.seal_again(form(desk.lang, settle_path(&it), shape).version(it.version), errors)?;
        Ok(form_page(desk, &dossier, case, form, String::new(), shape))
    };
    let (contact, next) = match read(desk, SETTLES) {
        Ok(parts) => parts,
        Err(errors) => return desk.refuse(&again(&errors)?, &errors),
    };
    let (permit, account) = (desk.permit()?, desk.account()?);
    let saved = desk.submit(|tx| -> Result<String, Failure<Refused>> {
        let planned = db::consultation::find(tx.conn(), permit, case, id)?;
        db::case::same_version(planned.version, desk.carried_version())?;
        let (_, episode) = db::case::find_with_episode(tx.conn(), permit, case)?;
        let refused = |next| move |why| Failure::Refused(Refused { why, next });
        tx.save(planned.settle(&episode, Some(account), contact, desk.today).map_err(refused(false))?)?;
        if let Some(next) = next {
            tx.save(Consultation::record(&episode, Some(account), next, desk.today).map_err(refused(true))?)?;
        }
        Ok(format!("/cases/{case}?his={id}&saved=consultation-saved"))
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(refused)) => {
            let errors = beside(&refused, desk.lang);
            desk.refuse(&again(&errors)?, &errors)
        }
        Err(Failure::Web(WebError::Stale)) => {
            let errors = Errors::one("status", desk.lang.t("form-stale"));
            desk.conflict(&again(&errors)?, &errors)
        }
        Err(Failure::Web(error)) => Err(error),
    }
}
