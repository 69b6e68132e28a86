//! Where a youth lives: recording it. A secret address shows behind a step more, and prints nowhere.

use crate::domain::id::YouthId;
use crate::domain::identity::MunicipalityCode;
use crate::domain::residence::{Residence, ResidenceRefused};
use crate::text::{Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::family::{self, Act};
use crate::web::form::{Form, Reader, Typed};
use crate::web::view::{Dossier, Names};
use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
pub struct ResidenceView {
    pub day_text: String,
    pub municipality: String,
    pub address: String,
    pub secret: bool,
}

impl ResidenceView {
    pub fn of(lang: Lang, names: &Names, (it, address): &(Residence, String)) -> Self {
        Self {
            day_text: lang.day(it.from_on),
            municipality: names.municipality(it.municipality.as_str()),
            address: address.clone(),
            secret: it.secret,
        }
    }
}

/// Municipalities by name. An installation without the national list still knows the youth's own.
fn municipalities(dossier: &Dossier) -> Vec<(String, String)> {
    let mut known: Vec<(String, String)> = dossier.names.municipalities.clone().into_iter().collect();
    let own = dossier.youth.municipality.as_str();
    if !dossier.names.municipalities.contains_key(own) {
        known.push((own.to_owned(), own.to_owned()));
    }
    known.sort_by(|a, b| a.1.cmp(&b.1));
    known
}

pub fn form(lang: Lang, youth: YouthId, municipalities: &[(String, String)]) -> Form {
    Form::new(lang, "residence", format!("/youths/{}/residences", youth.0))
        .area("address")
        .focus()
        .choose("municipality", municipalities.iter().cloned())
        .or_none()
        .day("from_on")
        .check("secret")
        .optional()
}

fn form_of(desk: &Desk, dossier: &Dossier) -> Result<(Form, String), WebError> {
    let responsible = dossier.names.municipality(dossier.youth.municipality.as_str());
    let lead = desk.lang.with("residence-lead", &args([("municipality", responsible.into())]));
    Ok((form(desk.lang, dossier.youth.id, &municipalities(dossier)), lead))
}

pub fn new(desk: &Desk) -> WebResult {
    let mut typed = Typed::default();
    typed.set("from_on", desk.lang.day(desk.today));
    family::show_act(desk, Act::Residence, &typed, |dossier| form_of(desk, dossier))
}

pub fn create(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "residence", desk.today);
    let (address, from_on) = (read.optional_text("address"), read.day("from_on"));
    let offered = municipalities(&Dossier::of_youth(desk, desk.id("id")?)?);
    let municipality = MunicipalityCode::parse(desk.typed.get("municipality")).ok();
    let municipality = municipality.filter(|it| offered.iter().any(|(code, _)| code == it.as_str()));
    if municipality.is_none() {
        read.missing("municipality");
    }
    let secret = read.checked("secret");
    family::act(
        desk,
        Act::Residence,
        |dossier| form_of(desk, dossier),
        read.errors(),
        |tx, youth| {
            let (Some(municipality), Some(from_on), Some(address)) = (municipality, from_on, address) else {
                return Err(WebError::BadRequest.into());
            };
            tx.save(Residence::record(youth, municipality, from_on, secret, address, desk.today).map_err(Failure::Refused)?)?;
            Ok("residence-saved")
        },
        |why: &ResidenceRefused| match why {
            ResidenceRefused::AddressMissing => "address",
            ResidenceRefused::InFuture | ResidenceRefused::BeforeBirth => "from_on",
        },
    )
}
