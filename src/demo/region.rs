//! The places and the people who work there: three municipalities, each with an access team, four practices, twelve providers;
//! and around them what only messages tell of, or a whole region of practices.

use super::dice::Dice;
use super::names::Names;
use super::{Shape, User};
use crate::db::account::{Credentials, join_municipality, join_workplace, set_credentials};
use crate::db::workplace::{Municipality, access_team, put_municipality};
use crate::db::{DbResult, Tx, setting};
use crate::domain::account::{Account, Digest, Locale, Theme};
use crate::domain::catalogue::{Catalogue, Intensity, Profile};
use crate::domain::code::Sex;
use crate::domain::contract::{Contract, Tariff, TariffUnit};
use crate::domain::id::{AccountId, ContractId, ProviderId, TariffId, WorkplaceId};
use crate::domain::identity::{AgbCode, MunicipalityCode};
use crate::domain::note_template::{NoteTemplate, Written};
use crate::domain::outflow::threshold::Thresholds;
use crate::domain::permission::Role;
use crate::domain::stop_request::StopRequest;
use crate::domain::workplace::{Provider, Workplace, WorkplaceKind};
use chrono::{Datelike, Months, NaiveDate};
use sha2::{Digest as _, Sha256};

const MUNICIPALITIES: [(&str, &str); 3] = [("0748", "Bergen op Zoom"), ("1674", "Roosendaal"), ("0873", "Woensdrecht")];

pub const LINDE: &str = "Praktijk De Linde";
pub const KADE: &str = "Praktijk De Kade";
pub const MEANDER: &str = "Praktijk De Meander";
pub const KLAVERBLAD: &str = "Praktijk Het Klaverblad";
pub const ACCESS_BERGEN: &str = "Toegang Bergen op Zoom";
pub const ACCESS_ROOSENDAAL: &str = "Toegang Roosendaal";
pub const ACCESS_WOENSDRECHT: &str = "Toegang Woensdrecht";

/// Practices and their municipalities.
const PRACTICES: [(&str, &str); 4] = [(LINDE, "0748"), (KADE, "0748"), (MEANDER, "1674"), (KLAVERBLAD, "0873")];

const PROVIDERS: [&str; 12] = [
    "De Zeewering Jeugdhulp",
    "Zilt en Zand Jeugd-ggz",
    "Vlonderhuis",
    "Schorrenpad Gezinshulp",
    "Getijdehuis Jeugd",
    "Kreekdal Begeleiding",
    "Duindoorn Opvoedhulp",
    "Strandkruid Therapie",
    "Oesterbank Jeugdzorg",
    "Wulpendam Leerhulp",
    "Baken Twaalf",
    "Slikkenveer Psychologen",
];

/// Where someone works; for a contract manager the municipalities that pay.
type Line = (&'static str, &'static str, Role, &'static [&'static str]);

const USERS: [Line; 18] = [
    ("sanne", "Sanne Hoekstra", Role::YouthProfessional, &[LINDE, KADE]),
    ("joris", "Joris Vermeulen", Role::YouthProfessional, &[MEANDER]),
    ("fatima", "Fatima Bouali", Role::YouthProfessional, &[MEANDER, KLAVERBLAD]),
    ("lotte", "Lotte Brouwers", Role::YouthProfessional, &[KLAVERBLAD]),
    ("emre", "Emre Polat", Role::YouthProfessional, &[KADE]),
    ("iris", "Iris Schipper", Role::YouthProfessional, &[LINDE]),
    ("tom", "Tom Wagenaar", Role::Access, &[ACCESS_BERGEN]),
    ("mila", "Mila Peeters", Role::Access, &[ACCESS_ROOSENDAAL]),
    ("daan", "Daan Kooijman", Role::Access, &[ACCESS_WOENSDRECHT]),
    ("visser", "dr. A. Visser", Role::Gp, &[LINDE]),
    ("dijkstra", "dr. M. Dijkstra", Role::Gp, &[KADE]),
    ("aydin", "dr. E. Aydin", Role::Gp, &[MEANDER]),
    ("kuiper", "dr. H. Kuiper", Role::Gp, &[KLAVERBLAD]),
    ("karin", "Karin Mulder", Role::ContractManager, &["Bergen op Zoom", "Roosendaal", "Woensdrecht"]),
    ("nadia", "Nadia Verhoef", Role::ContractManager, &["Bergen op Zoom"]),
    ("sjoerd", "Sjoerd Wielinga", Role::ContractManager, &["Roosendaal", "Woensdrecht"]),
    ("bea", "Bea Smulders", Role::Administrator, &[]),
    ("piet", "Piet Ooms", Role::PrivacyOfficer, &[]),
];

pub fn users() -> Vec<User> {
    let user = |(login, name, role, reach): &Line| User {
        login: (*login).to_owned(),
        name: (*name).to_owned(),
        role: *role,
        totp_secret: secret(login),
        reach: reach.iter().map(|it| (*it).to_owned()).collect(),
    };
    USERS.iter().map(user).collect()
}

fn secret(login: &str) -> String {
    let hash = Sha256::digest(format!("uitstroom demo {login}"));
    // 25 bytes fill the base32 alphabet without a rest.
    totp_rs::Secret::from(hash.iter().copied().take(25).collect::<Vec<u8>>()).to_base32()
}

/// A workplace with the people who work there.
#[derive(Debug, Clone)]
pub struct Place {
    pub id: WorkplaceId,
    pub name: String,
    pub municipality: MunicipalityCode,
    pub staff: Vec<AccountId>,
    /// In whose name the practice refers; none at an access team.
    pub gp: Option<AccountId>,
}

/// What was founded, by its ids.
pub struct Region {
    pub places: Vec<Place>,
    pub providers: Vec<ProviderId>,
    /// Providers that the practices do not know: their help is known by message alone.
    pub further_providers: Vec<ProviderId>,
    /// Practices around the four that the stories are about.
    pub further_practices: Vec<WorkplaceId>,
    pub thresholds: Thresholds,
}

impl Region {
    pub fn place(&self, name: &str) -> &Place {
        match self.places.iter().find(|it| it.name == name) {
            Some(place) => place,
            None => unreachable!("a place of the list"),
        }
    }

    pub fn at(&self, id: WorkplaceId) -> &Place {
        match self.places.iter().find(|it| it.id == id) {
            Some(place) => place,
            None => unreachable!("a place of the list"),
        }
    }

    /// The access team of the municipality in which a practice lies.
    pub fn access_team(&self, practice: &Place) -> &Place {
        let name = match practice.municipality.as_str() {
            "0748" => ACCESS_BERGEN,
            "1674" => ACCESS_ROOSENDAAL,
            _ => ACCESS_WOENSDRECHT,
        };
        self.place(name)
    }
}

fn municipality(code: &str) -> MunicipalityCode {
    MunicipalityCode::parse(code).unwrap_or_else(|_| unreachable!("four digits"))
}

/// What the first practice shares: title and body.
const TEMPLATES: [(&str, &str); 3] = [
    (
        "Eerste gesprek",
        "S: Reden van komst: ___\nWat gaat goed: ___\nWat moet er anders: ___\nO: Indruk van de jeugdige: ___\n\
         E: Wat speelt er: ___\nP: Afgesproken: ___\nVolgend gesprek: ___",
    ),
    ("Vervolg", "S: Hoe ging het sinds de vorige keer: ___\nO: ___\nE: Dichter bij het doel: ___\nP: Tot de volgende keer: ___"),
    (
        "Afronding",
        "S: Terugblik van jeugdige en ouders: ___\nO: ___\nE: Wat is er bereikt: ___\n\
         P: Terugvalafspraak: ___\nWie houdt een oogje in het zeil: ___",
    ),
];

/// Puts everything in that is there before the first youth.
pub fn found(tx: &mut Tx, password_hash: &str, thresholds: &Thresholds, catalogue: &Catalogue, today: NaiveDate) -> DbResult<Region> {
    setting::seed(tx, thresholds, catalogue)?;
    let mut places = Vec::new();
    for (name, code) in PRACTICES {
        places.push(practice(tx, name.to_owned(), code, places.len())?);
    }
    let teams = [ACCESS_BERGEN, ACCESS_ROOSENDAAL, ACCESS_WOENSDRECHT];
    for ((code, town), name) in MUNICIPALITIES.into_iter().zip(teams) {
        let listed = Municipality {
            code: code.to_owned(),
            name: town.to_owned(),
            province: "Noord-Brabant".to_owned(),
            youth_region: "West-Brabant-West".to_owned(),
        };
        put_municipality(tx, &listed)?;
        let id = access_team(tx, &municipality(code))?;
        let team = crate::db::workplace::find(tx.conn(), id)?;
        let phone = phone(&municipality(code), 500 + places.len());
        tx.save(team.change(name, municipality(code), &phone).unwrap_or_else(|_| unreachable!("a name and a number")))?;
        places.push(Place { id, name: name.to_owned(), municipality: municipality(code), staff: Vec::new(), gp: None });
    }
    let since = began(today);
    for user in users() {
        employ(tx, &mut places, user, password_hash, since)?;
    }
    // Whoever works there first wrote them.
    if let Some((place, writer)) = places.iter().find_map(|it| Some((it, *it.staff.first()?))) {
        for (title, body) in TEMPLATES {
            let written = Written { title: title.to_owned(), body: body.to_owned(), workplace: Some(place.id) };
            let template = NoteTemplate::write(written, writer, &[place.id], since);
            tx.save(template.unwrap_or_else(|_| unreachable!("a title and a body")))?;
        }
    }
    let providers = enter_providers(tx, PROVIDERS.into_iter().map(str::to_owned), 41_000_001)?;
    for (code, _) in MUNICIPALITIES {
        contract(tx, &providers, code, today)?;
    }
    // A question that waits for the access team.
    let asker = crate::db::account::with_login(tx.conn(), "karin", today)?;
    if let Some((asker, provider)) = asker.zip(providers.first().copied()) {
        let about = (municipality("0748"), Some(provider));
        let request = StopRequest::ask(about, today.with_day(1).unwrap_or(today), asker.id, &[], today);
        tx.save(request.unwrap_or_else(|_| unreachable!("asked once")))?;
    }
    Ok(Region { places, providers, further_providers: Vec::new(), further_practices: Vec::new(), thresholds: thresholds.clone() })
}

/// Behind an area code no number begins with a 0: these ring nowhere.
fn phone(municipality: &MunicipalityCode, number: usize) -> String {
    let area = if municipality.as_str() == "1674" { "0165" } else { "0164" };
    format!("{area} 0{:02} {:03}", number / 1000, number % 1000)
}

/// The day since when these places work with the program.
pub fn began(today: NaiveDate) -> NaiveDate {
    today.checked_sub_months(Months::new(30)).unwrap_or(today)
}

/// `number` is which one it is, for its telephone number.
fn practice(tx: &mut Tx, name: String, code: &str, number: usize) -> DbResult<Place> {
    let practice = Workplace {
        id: WorkplaceId::NEW,
        version: 1,
        kind: WorkplaceKind::Practice,
        name: name.clone(),
        municipality: municipality(code),
        phone: phone(&municipality(code), 10 + number),
        ended_on: None,
    };
    let id = tx.save(practice.create())?;
    Ok(Place { id, name, municipality: municipality(code), staff: Vec::new(), gp: None })
}

/// Somebody comes to work where the reach says.
fn employ(tx: &mut Tx, places: &mut [Place], user: User, password_hash: &str, since: NaiveDate) -> DbResult<()> {
    let account = Account {
        id: AccountId::NEW,
        version: 1,
        email: format!("{}@uitstroom.example", user.login),
        login: user.login,
        name: user.name,
        role: user.role,
        locale: Locale::Nl,
        theme: Theme::System,
        shortcuts: true,
        ended_on: None,
        digest: if user.role == Role::YouthProfessional { Digest::Weekly } else { Digest::Off },
    };
    let id = tx.save(account.create())?;
    let credentials =
        Credentials { account_id: id, password_hash: password_hash.to_owned(), totp_secret: user.totp_secret, totp_last_step: 0 };
    set_credentials(tx, &credentials)?;
    for (code, town) in MUNICIPALITIES {
        if user.role == Role::ContractManager && user.reach.iter().any(|it| it == town) {
            join_municipality(tx, id, &municipality(code), since)?;
        }
    }
    for place in places.iter_mut().filter(|it| user.reach.contains(&it.name)) {
        join_workplace(tx, id, place.id, since)?;
        if matches!(user.role, Role::YouthProfessional | Role::Access) {
            place.staff.push(id);
        } else {
            place.gp = Some(id);
        }
    }
    Ok(())
}

fn enter_providers(tx: &mut Tx, names: impl Iterator<Item = String>, first_number: u32) -> DbResult<Vec<ProviderId>> {
    let mut providers = Vec::new();
    for ((name, number), place) in names.zip(first_number..).zip(0..) {
        let agb = AgbCode::parse(&number.to_string()).unwrap_or_else(|_| unreachable!("eight digits"));
        let provider =
            Provider { id: ProviderId::NEW, version: 1, name, agb, phone: phone(&municipality("1674"), place + 700), ended_on: None };
        providers.push(tx.save(provider.create())?);
    }
    Ok(providers)
}

/// What is bought everywhere, with the price of a month in cents.
const BOUGHT: [(Profile, Intensity, i64); 3] = [
    (Profile::P2, Intensity::Perspective, 48_500),
    (Profile::P5, Intensity::Perspective, 61_250),
    (Profile::P4, Intensity::Intensive, 132_000),
];

/// A municipality contracts providers from the first day of this year on, each at its own price.
fn contract(tx: &mut Tx, providers: &[ProviderId], code: &str, today: NaiveDate) -> DbResult<()> {
    let from_on = today.with_ordinal(1).unwrap_or(today);
    for (place, provider_id) in (0..).zip(providers) {
        let contract = Contract {
            id: ContractId::NEW,
            version: 1,
            provider_id: *provider_id,
            municipality: municipality(code),
            from_on,
            until_on: None,
            ceiling: (place % 3 == 0).then_some(40_000_000 + place * 2_500_000),
            known_at: from_on,
        };
        let recorded = contract.clone().record().unwrap_or_else(|_| unreachable!("a ceiling above nothing"));
        let contract = Contract { id: tx.save(recorded)?, ..contract };
        for (profile, intensity, cents) in BOUGHT {
            let tariff = Tariff {
                id: TariffId::NEW,
                version: 1,
                contract_id: contract.id,
                profile,
                intensity,
                cents: cents + place * 750,
                unit: TariffUnit::Month,
                from_on,
                until_on: None,
                known_at: from_on,
            };
            tx.save(contract.price(tariff).unwrap_or_else(|_| unreachable!("a price within the contract")))?;
        }
    }
    Ok(())
}

/// Words of an invented coast, from which further places get their names.
const WORDS: [&str; 32] = [
    "Zandplaat",
    "Schelpenpad",
    "Wierbank",
    "Brakwater",
    "Golfslag",
    "Zeekoet",
    "Zeeaster",
    "Kwelderhof",
    "Strandplevier",
    "Scholekster",
    "Zilvermeeuw",
    "Krabbenkreek",
    "Mosselbank",
    "Rietkraag",
    "Oeverzwaluw",
    "Waterjuffer",
    "Duinpan",
    "Helmgras",
    "Zeebies",
    "Zoutkeet",
    "Palingfuik",
    "Bakboord",
    "Stuurboord",
    "Vuurbaak",
    "Loodsboot",
    "Kluiverboom",
    "Dijkhuis",
    "Inlaag",
    "Karreveld",
    "Blauwgras",
    "Watersnip",
    "Meerkoet",
];

/// Each word with each ending, word after word.
fn coined(endings: [&'static str; 4]) -> impl Iterator<Item = String> {
    endings.into_iter().flat_map(|ending| WORDS.into_iter().map(move |word| format!("{word}{ending}")))
}

fn further_practices(count: usize) -> impl Iterator<Item = (String, &'static str)> {
    let towns = ["0748", "1674", "0748", "1674", "0873"];
    let names = coined(["", " Noord", " Zuid", " Oost"]).map(|it| format!("Praktijk {it}"));
    names.zip(towns.into_iter().cycle()).take(count)
}

/// Who works in the further practices: a GP in each, and youth professionals who come to five of them.
pub fn further_users(shape: Shape) -> Vec<User> {
    let (mut names, mut dice, mut users) = (Names::default(), Dice::new(0x57_4545_5242), Vec::new());
    let mut user = |login: String, role, reach: Vec<String>| {
        let (group, surname) = names.family(&mut dice);
        let person = names.person(&mut dice, (group, surname), Sex::Unknown, NaiveDate::default());
        let name = if role == Role::Gp { format!("dr. {surname}") } else { format!("{} {surname}", person.first_name) };
        User { totp_secret: secret(&login), login, name, role, reach }
    };
    let practices: Vec<String> = further_practices(shape.practices).map(|(name, _)| name).collect();
    for (number, some) in (1..).zip(practices.chunks(shape.practices.div_ceil(shape.professionals.max(1)).max(1))) {
        users.push(user(format!("jp{number:02}"), Role::YouthProfessional, some.to_vec()));
    }
    for (number, practice) in (1..).zip(practices) {
        users.push(user(format!("ha{number:03}"), Role::Gp, vec![practice]));
    }
    users
}

impl Region {
    /// Puts the further providers and practices in, with the people who work there.
    pub fn widen(&mut self, tx: &mut Tx, password_hash: &str, shape: Shape, today: NaiveDate) -> DbResult<()> {
        let names = coined([" Jeugdhulp", " Gezinszorg", " Begeleiding", " Jeugd-ggz"]).take(shape.providers);
        self.further_providers = enter_providers(tx, names, 41_000_101)?;
        let share = self.further_providers.len().div_ceil(MUNICIPALITIES.len()).max(1);
        for ((code, _), some) in MUNICIPALITIES.into_iter().zip(self.further_providers.chunks(share)) {
            contract(tx, some, code, today)?;
        }
        for (name, code) in further_practices(shape.practices) {
            let place = practice(tx, name, code, self.places.len())?;
            self.further_practices.push(place.id);
            self.places.push(place);
        }
        for user in further_users(shape) {
            employ(tx, &mut self.places, user, password_hash, began(today))?;
        }
        Ok(())
    }
}
