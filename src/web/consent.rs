//! Consent: whose is needed now and from which birthday somebody else's, recording it and taking it back.

use crate::db;
use crate::domain::code::Code;
use crate::domain::consent::{self, Basis, Consent, ConsentRefused, Giver, Purpose};
use crate::domain::id::{ConsentId, YouthId};
use crate::domain::permission::Action;
use crate::domain::youth::Authority;
use crate::text::{Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::family::{self, Act};
use crate::web::form::{Errors, Form, Reader, Typed};
use crate::web::view::{Dossier, missing_text};
use crate::web::youth::youth_page;
use serde::Serialize;

/// What the pages of person and family say about consent.
#[derive(Debug, Clone, Serialize)]
pub struct ConsentsView {
    pub needed_text: String,
    pub missing_text: String,
    pub next_text: String,
    pub list: Vec<ConsentView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ConsentView {
    pub day_text: String,
    pub giver_text: String,
    pub purpose_text: String,
    pub basis_text: String,
    pub withdrawn_text: String,
    pub withdraw_href: String,
}

impl ConsentsView {
    pub fn of(desk: &Desk, dossier: &Dossier) -> Self {
        let (lang, born_on) = (desk.lang, dossier.youth.born_on);
        let authority = Authority::on(&dossier.authority, desk.today);
        let missing = consent::missing(born_on, authority, &dossier.consents, desk.today);
        let mut latest: Vec<&Consent> = dossier.consents.iter().collect();
        latest.sort_by_key(|it| std::cmp::Reverse((it.given_on, it.id)));
        let withdraws = desk.also(Action::WriteFamily).is_some();
        let view = |it: &Consent| ConsentView {
            day_text: lang.day(it.given_on),
            giver_text: lang.code(it.giver),
            purpose_text: lang.code(it.purpose),
            basis_text: lang.code(it.basis),
            withdrawn_text: it.withdrawn_on.map(|on| withdrawn_text(lang, lang.day(on))).unwrap_or_default(),
            withdraw_href: if withdraws && it.withdrawn_on.is_none() {
                format!("/youths/{}/consents/{}/withdrawal/new", it.youth_id.0, it.id.0)
            } else {
                String::new()
            },
        };
        Self {
            needed_text: names(lang, &consent::needed(born_on, authority, desk.today)),
            missing_text: if missing.is_empty() { String::new() } else { missing_text(lang, &missing) },
            next_text: consent::next_change(born_on, authority, desk.today).map(|it| next_text(lang, &it)).unwrap_or_default(),
            list: latest.into_iter().map(view).collect(),
        }
    }

    pub fn example(lang: Lang) -> Self {
        let consent = ConsentView {
            day_text: "01-09-2026".into(),
            giver_text: lang.code(Giver::ParentOne),
            purpose_text: lang.code(Purpose::Help),
            basis_text: lang.code(Basis::Given),
            withdrawn_text: String::new(),
            withdraw_href: "/youths/42/consents/1/withdrawal/new".into(),
        };
        let withdrawn = ConsentView {
            purpose_text: lang.code(Purpose::ShareSchool),
            withdrawn_text: withdrawn_text(lang, "02-10-2026".into()),
            withdraw_href: String::new(),
            ..consent.clone()
        };
        Self {
            needed_text: names(lang, &[Giver::Youth, Giver::ParentTwo]),
            missing_text: missing_text(lang, &[Giver::ParentTwo]),
            next_text: lang.with("consent-next-16", &args([("day", "05-03-2028".into()), ("who", String::new().into())])),
            list: vec![consent, withdrawn],
        }
    }
}

fn names(lang: Lang, givers: &[Giver]) -> String {
    givers.iter().map(|it| lang.code(*it)).collect::<Vec<_>>().join(", ")
}

fn withdrawn_text(lang: Lang, day: String) -> String {
    lang.with("consent-withdrawn", &args([("day", day.into())]))
}

fn next_text(lang: Lang, next: &consent::NextChange) -> String {
    let key = match next.age {
        12 => "consent-next-12",
        16 => "consent-next-16",
        _ => "consent-next-18",
    };
    lang.with(key, &args([("day", lang.day(next.on).into()), ("who", names(lang, &next.needed).into())]))
}

pub fn form(lang: Lang, youth: YouthId) -> Form {
    Form::new(lang, "consent", format!("/youths/{}/consents", youth.0))
        .radios("giver", Giver::ALL)
        .select("purpose", Purpose::ALL)
        .radios("basis", Basis::ALL)
        .day("given_on")
}

pub fn create(desk: &Desk) -> WebResult {
    let id: YouthId = desk.id("id")?;
    let read = Reader::new(&desk.typed, desk.lang, "consent", desk.today);
    let (giver, purpose) = (read.code::<Giver>("giver"), read.code::<Purpose>("purpose"));
    let (basis, given_on) = (read.code::<Basis>("basis"), read.day("given_on"));
    let dossier = Dossier::of_youth(desk, id)?;
    let refuse = |errors: Errors| {
        let form = desk.seal_again(form(desk.lang, id), &errors)?;
        desk.refuse(&youth_page(desk, &dossier, form), &errors)
    };
    let (Some(giver), Some(purpose), Some(basis), Some(given_on)) = (giver, purpose, basis, given_on) else { return refuse(read.errors()) };
    let saved = desk.submit(|tx| -> Result<String, Failure<ConsentRefused>> {
        tx.save(Consent::record(id, purpose, giver, basis, given_on, desk.today).map_err(Failure::Refused)?)?;
        Ok(format!("/youths/{}?saved=consent-saved", id.0))
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(why)) => refuse(Errors::one("given_on", desk.lang.t(&why.to_string()))),
        Err(Failure::Web(error)) => Err(error),
    }
}

pub fn withdrawal_form_of(lang: Lang, youth: YouthId, consent: ConsentId) -> Form {
    Form::new(lang, "withdrawal", format!("/youths/{}/consents/{}/withdrawal", youth.0, consent.0)).day("on").focus()
}

/// The form for the consent of the address, and which one that is.
fn withdrawal_of(desk: &Desk, dossier: &Dossier) -> Result<(Form, String), WebError> {
    let (lang, id) = (desk.lang, desk.id::<ConsentId>("consent")?);
    let it = dossier.consents.iter().find(|it| it.id == id).ok_or(WebError::NotFound)?;
    let which = [("giver", lang.code(it.giver)), ("purpose", lang.code(it.purpose)), ("day", lang.day(it.given_on))];
    let lead = lang.with("withdrawal-lead", &args(which.map(|(name, text)| (name, text.into()))));
    Ok((withdrawal_form_of(lang, dossier.youth.id, id).version(it.version), lead))
}

pub fn withdrawal_form(desk: &Desk) -> WebResult {
    let mut typed = Typed::default();
    typed.set("on", desk.lang.day(desk.today));
    family::show_act(desk, Act::Withdrawal, &typed, |dossier| withdrawal_of(desk, dossier))
}

pub fn withdraw(desk: &Desk) -> WebResult {
    let id: ConsentId = desk.id("consent")?;
    let read = Reader::new(&desk.typed, desk.lang, "withdrawal", desk.today);
    let on = read.day("on").unwrap_or(desk.today);
    let permit = desk.permit()?;
    family::act(
        desk,
        Act::Withdrawal,
        |dossier| withdrawal_of(desk, dossier),
        read.errors(),
        |tx, youth| {
            let consent = db::youth::consent(tx.conn(), permit, youth.id, id)?;
            db::case::same_version(consent.version, desk.carried_version())?;
            tx.save(consent.withdraw(on, desk.today).map_err(Failure::Refused)?)?;
            Ok("consent-withdrawn")
        },
        |_: &ConsentRefused| "on",
    )
}
