//! Names, order and number of the elements, as the XSDs of release 3.2 have them.
//!
//! Whatever the messages may hold is here, also what is not read: a name that is not here is refused.

use super::message::Kind;
use super::refusal::{Fault, Reason};
use super::tree::{Node, Space};

/// How often an element stands in its place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Times {
    One,
    Maybe,
    Many,
}
use Times::{Many, Maybe, One};

/// An element in its place in a sequence.
struct Part {
    name: &'static str,
    space: Space,
    times: Times,
    /// What it holds; a value when empty.
    parts: &'static [Part],
}

impl Part {
    fn is(&self, node: &Node) -> bool {
        node.name == self.name && node.space == self.space
    }
}

const VALUE: &[Part] = &[];

/// An element of the message's own schema.
const fn own(name: &'static str, times: Times, parts: &'static [Part]) -> Part {
    Part { name, space: Space::Message, times, parts }
}

/// A part of a compound type of the base schema.
const fn base(name: &'static str, times: Times, parts: &'static [Part]) -> Part {
    Part { name, space: Space::Base, times, parts }
}

/// The schema of a message.
fn schema(kind: Kind) -> &'static [Part] {
    match kind {
        Kind::Allocation => JW301,
        Kind::Start => JW305,
        Kind::Stop => JW307,
    }
}

/// Refuses a message that is not built as its schema says.
pub(super) fn check(kind: Kind, root: &Node) -> Result<(), Fault> {
    fits("Bericht", schema(kind), root)
}

fn fits(element: &'static str, parts: &'static [Part], node: &Node) -> Result<(), Fault> {
    if node.children.is_empty() && node.is_blank() {
        return Err(node.refuse(Reason::Empty(element)));
    }
    if !parts.is_empty() && !node.is_blank() {
        return Err(node.refuse(Reason::Unexpected(element)));
    }
    let mut reached = None;
    for child in &node.children {
        let found = parts.iter().enumerate().find(|(_, part)| part.is(child));
        let (place, part) = found.ok_or_else(|| child.refuse(Reason::Unexpected(element)))?;
        if Some(place) < reached {
            return Err(child.refuse(Reason::Unexpected(part.name)));
        }
        if Some(place) == reached && part.times != Many {
            return Err(child.refuse(Reason::Twice(part.name)));
        }
        reached = Some(place);
        fits(part.name, part.parts, child)?;
    }
    let is_missing = |part: &&Part| part.times != Maybe && !node.children.iter().any(|child| part.is(child));
    match parts.iter().find(is_missing) {
        Some(part) => Err(node.refuse(Reason::Missing(part.name))),
        None => Ok(()),
    }
}

const JW301: &[Part] = &[own("Header", One, HEADER), own("Client", One, CLIENT_301)];
const JW305: &[Part] = &[own("Header", One, HEADER), own("Client", One, CLIENT_305)];
const JW307: &[Part] = &[own("Header", One, HEADER), own("Client", One, CLIENT_307)];

const HEADER: &[Part] = &[
    own("BerichtCode", One, VALUE),
    own("BerichtVersie", One, VALUE),
    own("BerichtSubversie", One, VALUE),
    own("Afzender", One, VALUE),
    own("Ontvanger", One, VALUE),
    own("BerichtIdentificatie", One, MESSAGE_IDENTIFICATION),
    own("XsdVersie", One, XSD_VERSION),
];
const MESSAGE_IDENTIFICATION: &[Part] = &[base("Identificatie", One, VALUE), base("Dagtekening", One, VALUE)];
const XSD_VERSION: &[Part] = &[base("BasisschemaXsdVersie", One, VALUE), base("BerichtXsdVersie", One, VALUE)];

const CLIENT_301: &[Part] = &[
    own("Bsn", One, VALUE),
    own("Geboortedatum", One, BIRTH_DATE),
    own("Geslacht", One, VALUE),
    own("Naam", One, FULL_NAME),
    own("Communicatie", Maybe, COMMUNICATION),
    own("JuridischeStatus", Maybe, VALUE),
    own("WettelijkeVertegenwoordiging", Maybe, VALUE),
    own("Commentaar", Maybe, VALUE),
    own("Relaties", Maybe, RELATIONS),
    own("Contactgegevens", One, CONTACTS),
    own("ToegewezenProducten", One, ALLOCATED_PRODUCTS),
];
const CLIENT_305: &[Part] = &[
    own("Bsn", One, VALUE),
    own("Geboortedatum", One, BIRTH_DATE),
    own("Geslacht", One, VALUE),
    own("Naam", One, SHORT_NAME),
    own("StartProducten", One, START_PRODUCTS),
];
const CLIENT_307: &[Part] = &[
    own("Bsn", One, VALUE),
    own("Geboortedatum", One, BIRTH_DATE),
    own("Geslacht", One, VALUE),
    own("Naam", One, SHORT_NAME),
    own("StopProducten", One, STOP_PRODUCTS),
];

const BIRTH_DATE: &[Part] = &[base("Datum", One, VALUE), base("DatumGebruik", Maybe, VALUE)];
const SURNAME: &[Part] = &[base("Achternaam", One, VALUE), base("Voorvoegsel", Maybe, VALUE)];
const SHORT_NAME: &[Part] = &[base("Geslachtsnaam", One, SURNAME), base("Voornamen", Maybe, VALUE), base("Voorletters", Maybe, VALUE)];
const FULL_NAME: &[Part] = &[
    base("Geslachtsnaam", One, SURNAME),
    base("Partnernaam", Maybe, SURNAME),
    base("Voornamen", Maybe, VALUE),
    base("Voorletters", Maybe, VALUE),
    base("NaamGebruik", One, VALUE),
];
const COMMUNICATION: &[Part] = &[base("Vorm", One, VALUE), base("Taal", Maybe, VALUE)];

const RELATIONS: &[Part] = &[own("Relatie", Many, RELATION)];
const RELATION: &[Part] = &[
    own("Nummer", One, VALUE),
    own("Volgorde", Maybe, VALUE),
    own("Soort", One, VALUE),
    own("Geboortedatum", Maybe, BIRTH_DATE),
    own("Geslacht", Maybe, VALUE),
    own("Naam", One, FULL_NAME),
    own("Contact", One, CONTACT),
];
const CONTACTS: &[Part] = &[own("Contact", Many, CONTACT)];
const CONTACT: &[Part] = &[
    own("Soort", One, VALUE),
    own("Adres", Maybe, ADDRESS),
    own("Organisatie", Maybe, VALUE),
    own("Telefoon", Maybe, PHONES),
    own("Emailadres", Maybe, VALUE),
    own("Periode", Maybe, PERIOD),
];
const ADDRESS: &[Part] = &[
    base("Huis", Maybe, HOUSE),
    base("Postcode", Maybe, VALUE),
    base("Straatnaam", Maybe, VALUE),
    base("Plaatsnaam", Maybe, VALUE),
    base("LandCode", Maybe, VALUE),
];
const HOUSE: &[Part] = &[
    base("Huisnummer", One, VALUE),
    base("Huisletter", Maybe, VALUE),
    base("HuisnummerToevoeging", Maybe, VALUE),
    base("AanduidingWoonadres", Maybe, VALUE),
];
const PHONES: &[Part] = &[base("Telefoon01", One, PHONE), base("Telefoon02", Maybe, PHONE)];
const PHONE: &[Part] = &[base("Telefoonnummer", One, VALUE), base("Landnummer", One, VALUE)];
const PERIOD: &[Part] = &[base("Begindatum", Maybe, VALUE), base("Einddatum", Maybe, VALUE)];

const PRODUCT: &[Part] = &[base("Categorie", One, VALUE), base("Code", Maybe, VALUE)];
const ALLOCATED_PRODUCTS: &[Part] = &[own("ToegewezenProduct", Many, ALLOCATED_PRODUCT)];
const ALLOCATED_PRODUCT: &[Part] = &[
    own("ToewijzingNummer", One, VALUE),
    own("ReferentieAanbieder", Maybe, VALUE),
    own("Product", Maybe, PRODUCT),
    own("Toewijzingsdatum", One, VALUE),
    own("Toewijzingstijd", One, VALUE),
    own("Ingangsdatum", One, VALUE),
    own("Einddatum", Maybe, VALUE),
    own("RedenWijziging", Maybe, VALUE),
    own("Omvang", Maybe, EXTENT),
    own("Budget", Maybe, VALUE),
    own("Commentaar", Maybe, VALUE),
];
const EXTENT: &[Part] = &[base("Volume", One, VALUE), base("Eenheid", One, VALUE), base("Frequentie", One, VALUE)];
const START_PRODUCTS: &[Part] = &[own("StartProduct", Many, START_PRODUCT)];
const START_PRODUCT: &[Part] = &[
    own("ToewijzingNummer", Maybe, VALUE),
    own("Product", Maybe, PRODUCT),
    own("ToewijzingIngangsdatum", Maybe, VALUE),
    own("Begindatum", One, VALUE),
    own("StatusAanlevering", One, VALUE),
];
const STOP_PRODUCTS: &[Part] = &[own("StopProduct", Many, STOP_PRODUCT)];
const STOP_PRODUCT: &[Part] = &[
    own("ToewijzingNummer", Maybe, VALUE),
    own("Product", Maybe, PRODUCT),
    own("ToewijzingIngangsdatum", Maybe, VALUE),
    own("Begindatum", One, VALUE),
    own("RedenBeeindiging", One, VALUE),
    own("Einddatum", One, VALUE),
    own("StatusAanlevering", One, VALUE),
];
