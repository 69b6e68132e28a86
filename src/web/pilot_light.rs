//! The pilot light on a file: lighting it, and going back to full care.

use crate::db;
use crate::domain::calendar::plus_months;
use crate::domain::case::Episode;
use crate::domain::id::CaseId;
use crate::domain::outflow::case_file::CaseFacts;
use crate::domain::pilot_light::{Kindling, PilotLightRefused};
use crate::text::Lang;
use crate::web::act::ActPage;
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Form, Reader, Typed};
use crate::web::view::Dossier;

const LIGHT: &str = "pilot-light";
const RETURN: &str = "return-to-care";

fn light_form(lang: Lang, case: CaseId) -> Form {
    Form::new(lang, "kindling", format!("/cases/{case}/pilot-light"))
        .day("on")
        .focus()
        .day("first_contact_on")
        .day("lasting_until")
        .optional()
        .area("relapse_agreement")
}

fn return_form(lang: Lang, case: CaseId) -> Form {
    Form::new(lang, "return", format!("/cases/{case}/return")).day("on").focus().area("motive")
}

pub fn example_forms(lang: Lang, case: CaseId) -> Vec<(&'static str, Form)> {
    vec![(LIGHT, light_form(lang, case)), (RETURN, return_form(lang, case))]
}

/// The case of the address with its open episode's version; closed ones have no pilot light.
fn found(desk: &Desk) -> Result<(Dossier, CaseFacts), WebError> {
    let id: CaseId = desk.id("id")?;
    let dossier = Dossier::of_case(desk, id)?;
    let case = dossier.file.cases.iter().find(|it| it.case.id == id).cloned().ok_or(WebError::NotFound)?;
    Ok((dossier, case))
}

fn page(desk: &Desk, dossier: &Dossier, act: &'static str, form: Form) -> ActPage {
    let guard = if act == LIGHT { dossier.guard_text(desk) } else { String::new() };
    ActPage::of(desk.lang, dossier.identity(desk), act, form).guarded(guard)
}

fn show(desk: &Desk, act: &'static str, blank: fn(Lang, CaseId) -> Form, typed: &Typed) -> WebResult {
    let (dossier, case) = found(desk)?;
    let version = case.open_episode().ok_or(WebError::NotFound)?.version;
    let form = desk.seal(blank(desk.lang, case.case.id).version(version).filled(typed))?;
    desk.page(&page(desk, &dossier, act, form))
}

pub fn light_new(desk: &Desk) -> WebResult {
    let mut typed = Typed::default();
    typed.set("on", desk.lang.day(desk.today));
    typed.set("first_contact_on", desk.lang.day(plus_months(desk.today, 2)));
    show(desk, LIGHT, light_form, &typed)
}

pub fn return_new(desk: &Desk) -> WebResult {
    let mut typed = Typed::default();
    typed.set("on", desk.lang.day(desk.today));
    show(desk, RETURN, return_form, &typed)
}

/// What both acts share: the episode as it was read, the act, a refusal beside its field.
fn perform(
    desk: &Desk,
    act: &'static str,
    blank: fn(Lang, CaseId) -> Form,
    errors: Errors,
    act_on: impl FnOnce(&mut db::Tx, &Episode, bool) -> Result<&'static str, Failure<PilotLightRefused>>,
) -> WebResult {
    let id: CaseId = desk.id("id")?;
    let again = |errors: &Errors| -> Result<ActPage, WebError> {
        let (dossier, case) = found(desk)?;
        let version = case.open_episode().map_or(0, |it| it.version);
        let form = desk.seal_again(blank(desk.lang, id).version(version), errors)?;
        Ok(page(desk, &dossier, act, form))
    };
    if !errors.0.is_empty() {
        return desk.refuse(&again(&errors)?, &errors);
    }
    let permit = desk.permit()?;
    let saved = desk.submit(|tx| {
        let (case, episode) = db::case::find_with_episode(tx.conn(), permit, id)?;
        db::case::same_version(episode.version, desk.carried_version())?;
        let (file, _) = db::case_files::of_youth(tx.conn(), permit, case.youth_id)?;
        let notice = act_on(tx, &episode, file.is_guarded(desk.today))?;
        Ok(format!("/cases/{id}?saved={notice}"))
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(why)) => {
            let errors = Errors::one(field_of(why), desk.lang.t(&why.to_string()));
            desk.refuse(&again(&errors)?, &errors)
        }
        Err(Failure::Web(WebError::Stale)) => {
            let errors = Errors::one("on", desk.lang.t("form-stale"));
            desk.conflict(&again(&errors)?, &errors)
        }
        Err(Failure::Web(error)) => Err(error),
    }
}

fn field_of(why: PilotLightRefused) -> &'static str {
    match why {
        PilotLightRefused::NoRelapseAgreement => "relapse_agreement",
        PilotLightRefused::ContactEarly => "first_contact_on",
        PilotLightRefused::UntilEarly => "lasting_until",
        PilotLightRefused::MotiveMissing => "motive",
        _ => "on",
    }
}

pub fn light(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "kindling", desk.today);
    let (on, first_contact_on, lasting_until) = (read.day("on"), read.day("first_contact_on"), read.optional_day("lasting_until"));
    let agreement = read.optional_text("relapse_agreement");
    let kindling =
        (|| Some(Kindling { on: on?, first_contact_on: first_contact_on?, lasting_until: lasting_until?, relapse_agreement: agreement? }))(
        );
    let account = desk.account()?;
    let act = |tx: &mut db::Tx, episode: &Episode, guarded| {
        let Some(kindling) = kindling else { return Err(WebError::BadRequest.into()) };
        tx.save(episode.light(kindling, guarded, Some(account), desk.today).map_err(Failure::Refused)?)?;
        Ok("pilot-light-lit")
    };
    perform(desk, LIGHT, light_form, read.errors(), act)
}

/// One act: back to full care, and the next talk is planned from there.
pub fn return_to_care(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "return", desk.today);
    let (on, motive) = (read.day("on"), read.optional_text("motive"));
    let act = |tx: &mut db::Tx, episode: &Episode, _| {
        let (Some(on), Some(motive)) = (on, motive) else { return Err(WebError::BadRequest.into()) };
        tx.save(episode.return_to_care(on, motive, desk.today).map_err(Failure::Refused)?)?;
        Ok("returned-to-care")
    };
    perform(desk, RETURN, return_form, read.errors(), act)
}
