//! One talk with several children of a household: typed once, with a part of its own for each, and saved in each one's file.

use super::{Refused, Shape, begun, beside, form as talk_form, open_episode, read};
use crate::db;
use crate::domain::consultation::{Consultation, ConsultationRefused, ConsultationStatus};
use crate::domain::id::{CaseId, YouthId};
use crate::text::{Lang, args};
use crate::web::consultation::ConsultationFormPage;
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Field, Form, Reader, Typed};
use crate::web::view::{Dossier, Member};
use actix_web::http::StatusCode;

/// A child the talk may be with, and the file it then goes to.
#[derive(Debug, Clone)]
pub struct Child {
    youth: YouthId,
    case: CaseId,
    name: String,
    /// Whether the file takes consultations now.
    open: bool,
}

impl Child {
    fn value(&self) -> String {
        self.youth.0.to_string()
    }
    /// The field for what concerns this child alone.
    fn part(&self) -> String {
        format!("part_{}", self.youth.0)
    }
}

/// The first is the child in whose file one is; the others may be chosen.
pub fn form(lang: Lang, case: CaseId, children: &[Child], shape: Shape) -> Form {
    let mut form = talk_form(lang, format!("/cases/{case}/consultations/shared"), shape);
    let others: Vec<_> = children.iter().skip(1).map(|it| (it.value(), it.name.clone())).collect();
    if !others.is_empty() {
        form = form.choose_several("children", others);
    }
    for child in children {
        form = form.part(child.part(), lang.with("consultation-part", &args([("name", child.name.clone().into())]))).optional();
    }
    form
}

/// The fields about the children, which the page shows in a section of their own.
pub fn fields(form: &Form) -> Vec<Field> {
    form.list.iter().filter(|it| it.name == "children" || it.name.starts_with("part_")).cloned().collect()
}

/// Whether something was typed that concerns one of several children.
pub fn is_shared(typed: &Typed) -> bool {
    typed.begin_with("part_").any(|text| !text.trim().is_empty())
}

pub fn examples() -> [Child; 2] {
    [(42, 93, "Anna de Vries"), (43, 94, "Bram de Vries")].map(|(youth, case, name)| Child {
        youth: YouthId(youth),
        case: CaseId(case),
        name: name.into(),
        open: true,
    })
}

/// The child of this file, then the brothers and sisters within reach who have a file.
fn found(desk: &Desk) -> Result<(Dossier, Vec<Child>), WebError> {
    let id: CaseId = desk.id("id")?;
    let permit = desk.permit()?;
    let youth = desk.read(|conn| db::case::find(conn, permit, id))?.youth_id;
    let (dossier, members) = Dossier::of_family(desk, youth, Some(id))?;
    let child = |it: &Member| {
        let own = it.youth.id == youth;
        let mut cases = it.file.cases.iter().filter(|it| !it.episodes.is_empty() && (!own || it.case.id == id));
        let case = cases.clone().find(|it| it.open_episode().is_some()).or(cases.next())?;
        Some(Child { youth: it.youth.id, case: case.case.id, name: it.youth.full_name(), open: case.open_episode().is_some() })
    };
    let mut children: Vec<Child> = members.iter().filter_map(child).collect();
    children.sort_by_key(|it| it.youth != youth);
    if children.first().is_none_or(|it| it.youth != youth) {
        return Err(WebError::NotFound);
    }
    Ok((dossier, children))
}

fn page(desk: &Desk, dossier: &Dossier, form: Form, draft_text: String) -> ConsultationFormPage {
    ConsultationFormPage {
        youth: dossier.identity(desk),
        heading: desk.lang.t("consultation-shared-heading"),
        children: fields(&form),
        form,
        draft_text,
        draft_href: format!("/cases/{}/draft", dossier.case),
        title: "title-consultation-shared",
        templates: Vec::new(),
    }
}

pub fn new(desk: &Desk) -> WebResult {
    let (dossier, mut children) = found(desk)?;
    open_episode(&dossier, dossier.case)?;
    children.retain(|it| it.open);
    let (typed, draft_text) = begun(desk, &dossier, dossier.case)?;
    let shape = Shape::default().typed(&typed);
    let form = desk.seal(form(desk.lang, dossier.case, &children, shape).filled(&typed))?;
    desk.page(&page(desk, &dossier, form, draft_text))
}

pub fn create(desk: &Desk) -> WebResult {
    let (dossier, mut children) = found(desk)?;
    let is_chosen = |child: &Child| desk.typed.all("children").any(|it| it == child.value());
    // What was typed stays on the page, also about a child whose file was closed meanwhile.
    children.retain(|it| it.youth == dossier.youth.id || it.open || is_chosen(it) || !desk.typed.get(&it.part()).is_empty());
    let again = |errors: &Errors| -> Result<ConsultationFormPage, WebError> {
        let shape = Shape::default().typed(&desk.typed);
        let form = desk.seal_again(form(desk.lang, dossier.case, &children, shape), errors)?;
        Ok(page(desk, &dossier, form, String::new()))
    };
    let chosen: Vec<&Child> = children.iter().filter(|it| it.youth == dossier.youth.id || is_chosen(it)).collect();
    let checked = Reader::new(&desk.typed, desk.lang, "consultation", desk.today);
    let parts: Vec<String> = chosen.iter().filter_map(|it| checked.part(&it.part(), "e")).collect();
    let left_out = children.iter().any(|it| !chosen.iter().any(|one| one.youth == it.youth) && !desk.typed.get(&it.part()).is_empty());
    if left_out {
        checked.wrong("children", "consultation-part-of-nobody");
    } else if chosen.len() < 2 && children.len() > 1 {
        checked.missing("children");
    }
    let (talk, mut errors) = match read(desk, Shape::default()) {
        Ok(talk) => (Some(talk), Errors::default()),
        Err(errors) => (None, errors),
    };
    errors.0.extend(checked.errors().0);
    let (Some((contact, next)), true) = (talk, errors.0.is_empty()) else { return desk.refuse(&again(&errors)?, &errors) };
    let (permit, account) = (desk.permit()?, desk.account()?);
    let saved = desk.submit(|tx| -> Result<String, Failure<Refused>> {
        let mut talks = Vec::new();
        for (child, part) in chosen.iter().zip(&parts) {
            let (_, episode) = db::case::find_with_episode(tx.conn(), permit, child.case)?;
            let record = |contact, next| {
                Consultation::record(&episode, Some(account), contact, desk.today).map_err(|why| {
                    // A late addition is for one file; to a talk with several a closed one is closed.
                    let late = why == ConsultationRefused::LateReasonMissing;
                    Failure::Refused(Refused { why: if late { ConsultationRefused::EpisodeClosed } else { why }, next })
                })
            };
            talks.push(record(contact.with_own_part(part), false)?);
            if let Some(next) = &next {
                talks.push(record(next.clone(), true)?);
            }
        }
        tx.save(talks)?;
        db::draft::end(tx, account, dossier.case)?;
        let planned = contact.status == ConsultationStatus::Planned;
        Ok(format!("/cases/{}?saved={}", dossier.case, if planned { "consultation-planned" } else { "consultation-shared" }))
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
