//! The people around a youth: recording someone and what they may know, and saying that someone is no longer around.

use crate::db;
use crate::db::contact_person::Named;
use crate::domain::code::Code;
use crate::domain::contact_person::{ContactPerson, ContactPersonRefused, MayKnow, Person, Relation};
use crate::domain::id::{ContactPersonId, YouthId};
use crate::domain::permission::Action;
use crate::text::{Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::family::{self, Act};
use crate::web::form::{Form, Reader, Typed};
use crate::web::view::Dossier;
use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
pub struct PersonView {
    pub name: String,
    pub relation_text: String,
    pub phone: String,
    pub may_know_text: String,
    pub has_authority: bool,
    pub in_action_team: bool,
    /// The youth is 16 by now, and may have to be asked.
    pub waits_for_youth: bool,
    pub end_href: String,
}

impl PersonView {
    pub fn of(desk: &Desk, dossier: &Dossier, it: &Named) -> Self {
        let (lang, person) = (desk.lang, &it.person);
        Self {
            name: it.name.clone(),
            relation_text: lang.code(person.relation),
            phone: it.phone.clone(),
            may_know_text: lang.with("person-knows", &args([("what", lang.code(person.may_know).into())])),
            has_authority: person.has_authority,
            in_action_team: person.in_action_team,
            waits_for_youth: person.waits_for_youth(dossier.youth.born_on, desk.today),
            end_href: if desk.also(Action::WriteFamily).is_some() {
                format!("/youths/{}/contacts/{}/end/new", person.youth_id.0, person.id)
            } else {
                String::new()
            },
        }
    }

    pub fn example(lang: Lang) -> Self {
        Self {
            name: "Els de Vries".into(),
            relation_text: lang.code(Relation::Parent),
            phone: "0164-123456".into(),
            may_know_text: lang.with("person-knows", &args([("what", lang.code(MayKnow::Progress).into())])),
            has_authority: true,
            in_action_team: true,
            waits_for_youth: true,
            end_href: "/youths/42/contacts/1/end/new".into(),
        }
    }
}

pub fn form(lang: Lang, youth: YouthId) -> Form {
    Form::new(lang, "person", format!("/youths/{}/contacts", youth.0))
        .text("name")
        .focus()
        .select("relation", Relation::ALL)
        .or_none()
        .text("phone")
        .optional()
        .radios("may_know", MayKnow::ALL)
        .check("has_authority")
        .optional()
        .check("in_action_team")
        .optional()
}

pub fn end_form_of(lang: Lang, youth: YouthId, id: ContactPersonId) -> Form {
    Form::new(lang, "person-end", format!("/youths/{}/contacts/{id}/end", youth.0)).day("ended_on").focus()
}

pub fn new(desk: &Desk) -> WebResult {
    let mut typed = Typed::default();
    typed.set("may_know", MayKnow::Nothing.code());
    family::show_act(desk, Act::Person, &typed, |dossier| Ok((form(desk.lang, dossier.youth.id), String::new())))
}

pub fn create(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "person", desk.today);
    let name = if read.is_empty("name") { Some(String::new()) } else { read.name("name") };
    let (relation, may_know) = (read.code::<Relation>("relation"), read.code::<MayKnow>("may_know"));
    let phone = read.optional_text("phone");
    let (has_authority, in_action_team) = (read.checked("has_authority"), read.checked("in_action_team"));
    let person =
        (|| Some(Person { name: name?, phone: phone?, relation: relation?, has_authority, may_know: may_know?, in_action_team }))();
    family::act(
        desk,
        Act::Person,
        |dossier| Ok((form(desk.lang, dossier.youth.id), String::new())),
        read.errors(),
        |tx, youth| {
            let Some(person) = person else { return Err(WebError::BadRequest.into()) };
            tx.save(ContactPerson::record(youth.id, person, desk.today).map_err(Failure::Refused)?)?;
            Ok("person-saved")
        },
        |_: &ContactPersonRefused| "name",
    )
}

/// The form for the person of the address, and who that is.
fn end_of(desk: &Desk, dossier: &Dossier) -> Result<(Form, String), WebError> {
    let (permit, id) = (desk.permit()?, desk.id::<ContactPersonId>("contact")?);
    let it = desk.read(|conn| db::contact_person::find(conn, permit, dossier.youth.id, id))?;
    let lead = format!("{}, {}", it.name, desk.lang.code(it.person.relation));
    Ok((end_form_of(desk.lang, dossier.youth.id, id).version(it.person.version), lead))
}

pub fn end_form(desk: &Desk) -> WebResult {
    let mut typed = Typed::default();
    typed.set("ended_on", desk.lang.day(desk.today));
    family::show_act(desk, Act::PersonEnd, &typed, |dossier| end_of(desk, dossier))
}

pub fn end(desk: &Desk) -> WebResult {
    let id: ContactPersonId = desk.id("contact")?;
    let read = Reader::new(&desk.typed, desk.lang, "person-end", desk.today);
    let on = read.day("ended_on").unwrap_or(desk.today);
    let permit = desk.permit()?;
    family::act(
        desk,
        Act::PersonEnd,
        |dossier| end_of(desk, dossier),
        read.errors(),
        |tx, youth| {
            let it = db::contact_person::find(tx.conn(), permit, youth.id, id)?;
            db::case::same_version(it.person.version, desk.carried_version())?;
            tx.save(it.person.end(on, desk.today).map_err(Failure::Refused)?)?;
            Ok("person-ended")
        },
        |_: &ContactPersonRefused| "ended_on",
    )
}
