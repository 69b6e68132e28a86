//! From bytes to a message: the order of the checks, and the value of each element that is used.

use super::message::{AllocatedProduct, Client, Content, Header, Kind, Message, StartProduct, StopProduct};
use super::refusal::{Fault, Reason, Refused};
use super::schema;
use super::tree::{self, Document, Node};
use crate::domain::code::{ChangeReason, Code};
use crate::domain::identity::{AgbCode, Bsn, IdentityRefused, MunicipalityCode};
use chrono::{Datelike, NaiveDate, NaiveTime};
use std::collections::HashSet;
use std::hash::Hash;

/// The largest file a message may be (OP179).
pub const LARGEST: usize = 25 * 1024 * 1024;

const BYTE_ORDER_MARK: &[u8] = &[0xEF, 0xBB, 0xBF];
/// Start of every iJw namespace; release and message follow.
const IJW: &str = "http://www.istandaarden.nl/ijw/";

/// Reads one message.
pub fn read(bytes: &[u8]) -> Result<Message, Refused> {
    text(bytes).and_then(tree::parse).and_then(|document| message(&document)).map_err(|fault| fault.in_file(bytes))
}

/// UTF-8 without byte order mark, at most 25 MB (OP179, OP192).
fn text(bytes: &[u8]) -> Result<&str, Fault> {
    if bytes.len() > LARGEST {
        return Err(Fault { at: 0, reason: Reason::TooLarge });
    }
    if bytes.starts_with(BYTE_ORDER_MARK) {
        return Err(Fault { at: 0, reason: Reason::Bom });
    }
    std::str::from_utf8(bytes).map_err(|wrong| Fault { at: wrong.valid_up_to(), reason: Reason::NotUtf8 })
}

fn message(document: &Document) -> Result<Message, Fault> {
    let kind = kind(document)?;
    schema::check(kind, &document.root)?;
    let root = Field { element: "Bericht", node: &document.root };
    let header = root.one("Header", |it| header(kind, it))?;
    let (municipality, provider) = root.one("Header", |it| parties(kind, it))?;
    let (client, content) = root.one("Client", |it| Ok((client(it)?, content(kind, it)?)))?;
    Ok(Message { header, client, content, municipality, provider })
}

/// The namespace of the root says which message it is.
fn kind(document: &Document) -> Result<Kind, Fault> {
    let release_and_message = document.namespace.strip_prefix(IJW).filter(|_| document.root.name == "Bericht");
    let reason = match release_and_message {
        Some("3_2/jw301/schema") => return Ok(Kind::Allocation),
        Some("3_2/jw305/schema") => return Ok(Kind::Start),
        Some("3_2/jw307/schema") => return Ok(Kind::Stop),
        Some(other) if !other.starts_with("3_2/") => Reason::WrongVersion,
        _ => Reason::UnknownMessage,
    };
    Err(document.root.refuse(reason))
}

/// Header. The numbers in XsdVersie are not judged: schemas and published examples do not agree on them.
fn header(kind: Kind, header: Field<'_>) -> Result<Header, Fault> {
    header.one("BerichtCode", |it| it.only(kind.code(), Reason::UnknownMessage))?;
    header.one("BerichtVersie", |it| it.only("3", Reason::WrongVersion))?;
    header.one("BerichtSubversie", |it| it.only("2", Reason::WrongVersion))?;
    let (identification, dated_on) =
        header.one("BerichtIdentificatie", |it| Ok((it.one("Identificatie", |it| it.text(12))?, it.one("Dagtekening", Field::date)?)))?;
    Ok(Header {
        kind,
        sender: header.one("Afzender", |it| it.text(8))?,
        receiver: header.one("Ontvanger", |it| it.text(8))?,
        identification,
        dated_on,
    })
}

/// A municipality and a provider: the first sends a JW301, the second a JW305 or JW307.
fn parties(kind: Kind, header: Field<'_>) -> Result<(MunicipalityCode, AgbCode), Fault> {
    let (municipality, provider) = match kind {
        Kind::Allocation => ("Afzender", "Ontvanger"),
        Kind::Start | Kind::Stop => ("Ontvanger", "Afzender"),
    };
    Ok((
        header.one(municipality, |it| it.parsed(MunicipalityCode::parse(&it.node.text)))?,
        header.one(provider, |it| it.parsed(AgbCode::parse(&it.node.text)))?,
    ))
}

fn client(client: Field<'_>) -> Result<Client, Fault> {
    let (bsn, born_on, sex) = (client.one("Bsn", Field::bsn)?, client.one("Geboortedatum", born_on)?, client.one("Geslacht", Field::code)?);
    client.one("Naam", |name| {
        let (last_name, prefix) =
            name.one("Geslachtsnaam", |it| Ok((it.one("Achternaam", |it| it.text(200))?, it.maybe("Voorvoegsel", |it| it.text(10))?)))?;
        let first_names = name.maybe("Voornamen", |it| it.text(200))?;
        let initials = name.maybe("Voorletters", Field::initials)?;
        Ok(Client { bsn, born_on, sex, first_names, initials, prefix, last_name })
    })
}

/// CDT_Geboortedatum. A DatumGebruik says that the date is partly unknown; the date is kept as it is.
fn born_on(birth: Field<'_>) -> Result<NaiveDate, Fault> {
    birth.maybe("DatumGebruik", |it| match it.node.text.as_str() {
        "1" | "2" | "3" => Ok(()),
        _ => Err(it.refuse(Reason::Value)),
    })?;
    birth.one("Datum", Field::date)
}

/// The product lines, none of them twice (TR101). Start and stop lines have the keys of IV008.
fn content(kind: Kind, client: Field<'_>) -> Result<Content, Fault> {
    match kind {
        Kind::Allocation => {
            let key = |it: &AllocatedProduct| (it.number, it.allocated_on, it.allocated_time);
            client.one("ToegewezenProducten", |it| it.lines("ToegewezenProduct", allocated, key)).map(Content::Allocations)
        }
        Kind::Start => {
            let key = |it: &StartProduct| (it.number, it.category.clone(), it.code.clone(), it.began_on, it.removes);
            client.one("StartProducten", |it| it.lines("StartProduct", started, key)).map(Content::Starts)
        }
        Kind::Stop => {
            let key = |it: &StopProduct| (it.number, it.category.clone(), it.code.clone(), it.began_on, it.reason, it.ended_on, it.removes);
            client.one("StopProducten", |it| it.lines("StopProduct", stopped, key)).map(Content::Stops)
        }
    }
}

/// ToegewezenProduct. RedenWijziging 01 is not in the list: it may no longer be used (CS336).
fn allocated(line: Field<'_>) -> Result<AllocatedProduct, Fault> {
    let (category, code) = product(line)?;
    let starts_on = line.one("Ingangsdatum", Field::date)?;
    let ends_on = line.maybe("Einddatum", |it| it.date_from(starts_on))?;
    let change = line.maybe("RedenWijziging", |it| match it.code()? {
        ChangeReason::Removed if ends_on != Some(starts_on) => Err(it.refuse(Reason::Withdrawal)),
        change => Ok(change),
    })?;
    Ok(AllocatedProduct {
        number: line.one("ToewijzingNummer", Field::number)?,
        category,
        code,
        allocated_on: line.one("Toewijzingsdatum", Field::date)?,
        allocated_time: line.one("Toewijzingstijd", Field::time)?,
        starts_on,
        ends_on,
        change,
    })
}

fn started(line: Field<'_>) -> Result<StartProduct, Fault> {
    let (category, code) = product(line)?;
    Ok(StartProduct {
        number: line.maybe("ToewijzingNummer", Field::number)?,
        category,
        code,
        allocation_starts_on: line.maybe("ToewijzingIngangsdatum", Field::date)?,
        began_on: line.one("Begindatum", Field::date)?,
        removes: line.one("StatusAanlevering", Field::removes)?,
    })
}

fn stopped(line: Field<'_>) -> Result<StopProduct, Fault> {
    let StartProduct { number, category, code, allocation_starts_on, began_on, removes } = started(line)?;
    let reason = line.one("RedenBeeindiging", Field::code)?;
    let ended_on = line.one("Einddatum", |it| it.date_from(began_on))?;
    Ok(StopProduct { number, category, code, allocation_starts_on, began_on, reason, ended_on, removes })
}

/// CDT_Product: category and code.
fn product(line: Field<'_>) -> Result<(Option<String>, Option<String>), Fault> {
    let product = line.maybe("Product", |it| Ok((it.one("Categorie", Field::category)?, it.maybe("Code", |it| it.text(5))?)))?;
    Ok(product.map_or((None, None), |(category, code)| (Some(category), code)))
}

/// An element under its name in the standard, and what it holds by the types of the base schema.
#[derive(Clone, Copy)]
struct Field<'a> {
    element: &'static str,
    node: &'a Node,
}

impl<'a> Field<'a> {
    fn refuse(self, reason: fn(&'static str) -> Reason) -> Fault {
        self.node.refuse(reason(self.element))
    }

    fn each(self, element: &'static str) -> impl Iterator<Item = Field<'a>> {
        self.node.children.iter().filter(move |it| it.name == element).map(move |node| Field { element, node })
    }

    /// What an obligatory part holds.
    fn one<T>(self, element: &'static str, read: impl FnOnce(Field<'a>) -> Result<T, Fault>) -> Result<T, Fault> {
        self.maybe(element, read)?.ok_or_else(|| self.node.refuse(Reason::Missing(element)))
    }

    /// What an optional part holds.
    fn maybe<T>(self, element: &'static str, read: impl FnOnce(Field<'a>) -> Result<T, Fault>) -> Result<Option<T>, Fault> {
        self.each(element).next().map(read).transpose()
    }

    /// Every line of a list, each with a key of its own.
    fn lines<T, K: Eq + Hash>(
        self,
        element: &'static str,
        read: impl Fn(Field<'a>) -> Result<T, Fault>,
        key: impl Fn(&T) -> K,
    ) -> Result<Vec<T>, Fault> {
        let mut seen = HashSet::new();
        self.each(element)
            .map(|it| {
                let line = read(it)?;
                if seen.insert(key(&line)) { Ok(line) } else { Err(it.refuse(Reason::Twice)) }
            })
            .collect()
    }

    fn parsed<T, E>(self, value: Result<T, E>) -> Result<T, Fault> {
        value.map_err(|_| self.refuse(Reason::Value))
    }

    /// A value the schema fixes.
    fn only(self, value: &str, otherwise: Reason) -> Result<(), Fault> {
        if self.node.text.trim() == value { Ok(()) } else { Err(self.node.refuse(otherwise)) }
    }

    /// Text of at most so many letters, on one line.
    fn text(self, longest: usize) -> Result<String, Fault> {
        let text = &self.node.text;
        if text.chars().count() > longest || text.chars().any(char::is_control) {
            return Err(self.refuse(Reason::Value));
        }
        Ok(text.trim().to_owned())
    }

    /// LDT_Voorletters: letters only, at most six.
    fn initials(self) -> Result<String, Fault> {
        let text = self.text(6)?;
        if text.chars().all(|it| it.is_ascii_alphabetic() || ('À'..='ỳ').contains(&it)) {
            Ok(text)
        } else {
            Err(self.refuse(Reason::Value))
        }
    }

    /// LDT_ProductCategorie (JZ020).
    fn category(self) -> Result<String, Fault> {
        let text = self.text(2)?;
        match text.parse::<u8>() {
            Ok(31..=38 | 40..=55) => Ok(text),
            _ => Err(self.refuse(Reason::Value)),
        }
    }

    /// LDT_Nummer.
    fn number(self) -> Result<i64, Fault> {
        match self.node.text.trim().parse() {
            Ok(number @ 0..=999_999_999) => Ok(number),
            _ => Err(self.refuse(Reason::Value)),
        }
    }

    /// A value of a closed list.
    fn code<C: Code>(self) -> Result<C, Fault> {
        C::from_code(&self.node.text).ok_or_else(|| self.refuse(Reason::Value))
    }

    /// StatusAanlevering: 1 is sent for the first time, 3 is taken back; 2 and 9 are not allowed (CS058).
    fn removes(self) -> Result<bool, Fault> {
        match self.node.text.as_str() {
            "1" => Ok(false),
            "3" => Ok(true),
            _ => Err(self.refuse(Reason::Value)),
        }
    }

    /// LDT_BurgerServicenummer with the eleven test (CS002).
    fn bsn(self) -> Result<Bsn, Fault> {
        Bsn::parse(&self.node.text).map_err(|refused| match refused {
            IdentityRefused::BsnCheck => self.refuse(Reason::Bsn),
            _ => self.refuse(Reason::Value),
        })
    }

    /// LDT_Datum: `YYYY-MM-DD` without time zone, in a year that can be meant.
    fn date(self) -> Result<NaiveDate, Fault> {
        let text = self.node.text.trim();
        let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| has_form(text, "0000-00-00"));
        date.filter(|it| (1900..=2200).contains(&it.year())).ok_or_else(|| self.refuse(Reason::Value))
    }

    /// A date that does not lie before another (CS003, TR018).
    fn date_from(self, first: NaiveDate) -> Result<NaiveDate, Fault> {
        let date = self.date()?;
        if date < first { Err(self.refuse(Reason::Dates)) } else { Ok(date) }
    }

    /// LDT_Tijd: `HH:MM:SS` without time zone, perhaps with a fraction, which is cut to the microseconds a database keeps.
    fn time(self) -> Result<NaiveTime, Fault> {
        let text = self.node.text.trim();
        let (seconds, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let is_fraction = (1..=9).contains(&fraction.len()) && fraction.bytes().all(|it| it.is_ascii_digit());
        let is_time = has_form(seconds, "00:00:00") && !seconds.ends_with("60"); // 60 would be a leap second
        let micros: String = fraction.chars().take(6).collect();
        NaiveTime::parse_from_str(&format!("{seconds}.{micros}"), "%H:%M:%S%.f")
            .ok()
            .filter(|_| is_time && is_fraction)
            .ok_or_else(|| self.refuse(Reason::Value))
    }
}

/// Whether a text has a digit wherever the form has one, and is the same elsewhere: chrono alone also takes `+2026-3-9`.
fn has_form(text: &str, form: &str) -> bool {
    text.len() == form.len() && text.bytes().zip(form.bytes()).all(|(it, like)| if like == b'0' { it.is_ascii_digit() } else { it == like })
}
