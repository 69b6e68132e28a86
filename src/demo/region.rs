//! The places and the people who work there: three municipalities, each with an access team, four practices, twelve providers.

use super::User;
use crate::db::account::{Credentials, join_municipality, join_workplace, set_credentials};
use crate::db::workplace::{Municipality, access_team, put_municipality};
use crate::db::{DbResult, Tx, setting};
use crate::domain::account::{Account, Digest, Locale, Theme};
use crate::domain::catalogue::Catalogue;
use crate::domain::id::{AccountId, ProviderId, WorkplaceId};
use crate::domain::identity::{AgbCode, MunicipalityCode};
use crate::domain::note_template::{NoteTemplate, Written};
use crate::domain::outflow::threshold::Thresholds;
use crate::domain::permission::Role;
use crate::domain::workplace::{Provider, Workplace, WorkplaceKind};
use chrono::{Months, NaiveDate};
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
        login,
        name,
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
    pub name: &'static str,
    pub municipality: MunicipalityCode,
    pub staff: Vec<AccountId>,
    /// In whose name the practice refers; none at an access team.
    pub gp: Option<AccountId>,
}

/// What was founded, by its ids.
pub struct Region {
    pub places: Vec<Place>,
    pub providers: Vec<ProviderId>,
    pub thresholds: Thresholds,
}

impl Region {
    pub fn place(&self, name: &str) -> &Place {
        match self.places.iter().find(|it| it.name == name) {
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
        let practice = Workplace {
            id: WorkplaceId::NEW,
            version: 1,
            kind: WorkplaceKind::Practice,
            name: name.to_owned(),
            municipality: municipality(code),
            phone: String::new(),
            ended_on: None,
        };
        let id = tx.save(practice.create())?;
        places.push(Place { id, name, municipality: municipality(code), staff: Vec::new(), gp: None });
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
        places.push(Place { id, name, municipality: municipality(code), staff: Vec::new(), gp: None });
    }
    let since = today.checked_sub_months(Months::new(30)).unwrap_or(today);
    for user in users() {
        let account = Account {
            id: AccountId::NEW,
            version: 1,
            login: user.login.to_owned(),
            name: user.name.to_owned(),
            role: user.role,
            locale: Locale::Nl,
            theme: Theme::System,
            shortcuts: true,
            ended_on: None,
            email: format!("{}@uitstroom.example", user.login),
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
        for place in places.iter_mut().filter(|it| user.reach.iter().any(|name| name == it.name)) {
            join_workplace(tx, id, place.id, since)?;
            if matches!(user.role, Role::YouthProfessional | Role::Access) {
                place.staff.push(id);
            } else {
                place.gp = Some(id);
            }
        }
    }
    // Whoever works there first wrote them.
    if let Some((place, writer)) = places.iter().find_map(|it| Some((it, *it.staff.first()?))) {
        for (title, body) in TEMPLATES {
            let written = Written { title: title.to_owned(), body: body.to_owned(), workplace: Some(place.id) };
            let template = NoteTemplate::write(written, writer, &[place.id], since);
            tx.save(template.unwrap_or_else(|_| unreachable!("a title and a body")))?;
        }
    }
    let mut providers = Vec::new();
    for (name, number) in PROVIDERS.into_iter().zip(41_000_001..) {
        let agb = AgbCode::parse(&number.to_string()).unwrap_or_else(|_| unreachable!("eight digits"));
        providers.push(tx.save(
            Provider { id: ProviderId::NEW, version: 1, name: name.to_owned(), agb, phone: String::new(), ended_on: None }.create(),
        )?);
    }
    Ok(Region { places, providers, thresholds: thresholds.clone() })
}
