//! The youth, the household, and who has authority.

use crate::domain::calendar;
use crate::domain::change::{Change, Event, New};
use crate::domain::code::{Sex, codes};
use crate::domain::id::{AuthorityId, HouseholdId, WorkplaceId, YouthId};
use crate::domain::identity::MunicipalityCode;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// People who live as one family: the unit of safety and of some arrangements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Household {
    pub id: HouseholdId,
    pub version: i32,
}

impl Household {
    pub fn form() -> New<Self> {
        New::of(Self { id: HouseholdId::NEW, version: 1 }, Event::HouseholdFormed)
    }
}

/// A child or young person. Names are not among the facts that rules and history read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Youth {
    pub id: YouthId,
    pub version: i32,
    pub household_id: HouseholdId,
    /// The practice where the youth is registered with a GP.
    pub practice_id: Option<WorkplaceId>,
    #[serde(skip)]
    pub first_name: String,
    /// The part before the surname ("van der"); not part of sorting.
    #[serde(skip)]
    pub prefix: String,
    #[serde(skip)]
    pub last_name: String,
    pub born_on: NaiveDate,
    pub sex: Sex,
    /// Responsible municipality by the residence rule.
    pub municipality: MunicipalityCode,
    pub died_on: Option<NaiveDate>,
    /// The day on which this program came to know it.
    pub known_at: NaiveDate,
}

/// Why a youth is not registered like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum YouthRefused {
    #[error("youth-born-in-future")]
    BornInFuture,
    /// Youth help ends at 23 (Jeugdwet 1.1, extended help included).
    #[error("youth-too-old")]
    TooOld,
    #[error("youth-registered-before-birth")]
    RegisteredBeforeBirth,
}

/// Why a youth does not join a household like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum HouseholdRefused {
    #[error("household-itself")]
    Itself,
    #[error("household-together")]
    Together,
}

/// Why a youth does not move to this practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PracticeRefused {
    #[error("practice-move-same")]
    Same,
    /// No practice of this program, or one that has ended.
    #[error("practice-move-unknown")]
    Unknown,
}

impl Youth {
    /// First name, prefix and surname as one reads them.
    pub fn full_name(&self) -> String {
        [self.first_name.as_str(), self.prefix.as_str(), self.last_name.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// What searching compares: surname and first name without prefix, capitals and diacritics.
    pub fn search_name(&self) -> String {
        plain(&format!("{} {}", self.last_name, self.first_name))
    }

    /// Another file that may be the same person: the same birth date and a surname that sounds the same on paper.
    pub fn resembles(&self, other: &Self) -> bool {
        self.born_on == other.born_on && plain(&self.last_name) == plain(&other.last_name)
    }

    /// Died on this day; from then on nothing is asked any more.
    pub fn died(&self, on: NaiveDate) -> Change<Self> {
        Change::new(Self { died_on: Some(on), ..self.clone() }, Event::YouthDied { on })
    }

    /// Registers a youth who asked for help on a day.
    pub fn register(self, asked_on: NaiveDate, today: NaiveDate) -> Result<New<Self>, YouthRefused> {
        if self.born_on > today {
            return Err(YouthRefused::BornInFuture);
        }
        if calendar::age(self.born_on, today) >= 23 {
            return Err(YouthRefused::TooOld);
        }
        if asked_on < self.born_on {
            return Err(YouthRefused::RegisteredBeforeBirth);
        }
        Ok(New::of(self, Event::YouthRegistered))
    }

    /// Comes to live in the household of another youth.
    pub fn join(&self, other: &Self) -> Result<Change<Self>, HouseholdRefused> {
        if self.id == other.id {
            return Err(HouseholdRefused::Itself);
        }
        if self.household_id == other.household_id {
            return Err(HouseholdRefused::Together);
        }
        Ok(self.move_to(other.household_id))
    }

    /// Moves into a household that was formed for this youth. Whoever lived along is not told of: they may lie outside reach.
    pub fn move_to(&self, household_id: HouseholdId) -> Change<Self> {
        Change::new(Self { household_id, ..self.clone() }, Event::HouseholdJoined)
    }

    /// Is registered with a GP of another practice from now on, or of none in this program. `practices` are those that are open.
    /// Who works at the old one reaches the youth there no more; a case that is kept there stays until it is handed over.
    pub fn move_practice(&self, to: Option<WorkplaceId>, practices: &[WorkplaceId]) -> Result<Change<Self>, PracticeRefused> {
        if to == self.practice_id {
            return Err(PracticeRefused::Same);
        }
        if to.is_some_and(|it| !practices.contains(&it)) {
            return Err(PracticeRefused::Unknown);
        }
        Ok(Change::new(Self { practice_id: to, ..self.clone() }, Event::PracticeMoved))
    }

    /// A youth that this program first heard of in an iJw message.
    pub fn from_message(self) -> New<Self> {
        New::of(self, Event::YouthFromMessage)
    }
}

/// Text without capitals, diacritics and signs, for comparing names.
pub fn plain(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .map(|sign| match sign {
            'à' | 'á' | 'â' | 'ä' | 'ã' | 'å' => 'a',
            'ç' | 'ć' | 'č' => 'c',
            'è' | 'é' | 'ê' | 'ë' => 'e',
            'ì' | 'í' | 'î' | 'ï' | 'ı' => 'i',
            'ñ' => 'n',
            'ò' | 'ó' | 'ô' | 'ö' | 'õ' | 'ø' => 'o',
            'ù' | 'ú' | 'û' | 'ü' => 'u',
            'ş' | 'š' => 's',
            'ğ' => 'g',
            'ý' | 'ÿ' => 'y',
            'ž' => 'z',
            sign if sign.is_alphanumeric() => sign,
            _ => ' ',
        })
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Surname prefixes that searching leaves out wherever they stand.
const PREFIXES: [&str; 12] = ["van", "de", "der", "den", "het", "t", "ten", "ter", "te", "la", "le", "el"];

/// What someone typed into the search box: words of a name and perhaps a birth date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// Beginnings of surname or first name, plain, without prefixes.
    pub words: Vec<String>,
    pub born_on: Option<NaiveDate>,
    /// A youth's own number, typed as J-0042.
    pub number: Option<YouthId>,
}

impl Query {
    /// `None` when nothing to search by is left.
    pub fn parse(typed: &str, today: NaiveDate) -> Option<Self> {
        let mut query = Self { words: Vec::new(), born_on: None, number: None };
        for part in typed.split_whitespace() {
            if part.starts_with(|sign: char| sign.is_ascii_digit())
                && let Ok(day) = calendar::read_day(part, today)
            {
                // Nobody is born in the future: a two-digit year means the last one.
                query.born_on = Some(not_in_the_future(day, today));
            } else if let Some(number) = part.strip_prefix("J-").or_else(|| part.strip_prefix("j-")).and_then(|it| it.parse().ok()) {
                query.number = Some(YouthId(number));
            } else {
                query.words.extend(plain(part).split(' ').filter(|word| !word.is_empty()).map(str::to_owned));
            }
        }
        let named: Vec<String> = query.words.iter().filter(|word| !PREFIXES.contains(&word.as_str())).cloned().collect();
        // "de" alone is still a beginning of a name.
        if !named.is_empty() || query.born_on.is_some() {
            query.words = named;
        }
        (!query.words.is_empty() || query.born_on.is_some() || query.number.is_some()).then_some(query)
    }
}

fn not_in_the_future(day: NaiveDate, today: NaiveDate) -> NaiveDate {
    use chrono::Datelike;
    if day > today { NaiveDate::from_ymd_opt(day.year() - 100, day.month(), day.day()).unwrap_or(day) } else { day }
}

codes! {
    /// Who has parental authority or guardianship over a youth.
    AuthorityKind as "authority" { BothParents = "both_parents", OneParent = "one_parent", Guardian = "guardian", Unknown = "unknown" }
}

/// Who has authority from a day on: a dated row, never overwritten.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authority {
    pub id: AuthorityId,
    pub youth_id: YouthId,
    pub kind: AuthorityKind,
    pub from_on: NaiveDate,
    pub known_at: NaiveDate,
}

/// Why authority is not recorded like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AuthorityRefused {
    #[error("authority-in-future")]
    InFuture,
    #[error("authority-before-birth")]
    BeforeBirth,
}

impl Authority {
    /// Records who has authority over a youth from a day on.
    pub fn record(
        youth_id: YouthId,
        born_on: NaiveDate,
        kind: AuthorityKind,
        from_on: NaiveDate,
        today: NaiveDate,
    ) -> Result<New<Self>, AuthorityRefused> {
        if from_on > today {
            return Err(AuthorityRefused::InFuture);
        }
        if from_on < born_on {
            return Err(AuthorityRefused::BeforeBirth);
        }
        Ok(New::of(Self { id: AuthorityId::NEW, youth_id, kind, from_on, known_at: today }, Event::AuthorityRecorded))
    }

    /// The row that holds on a day: the latest that has begun.
    pub fn on(rows: &[Self], today: NaiveDate) -> AuthorityKind {
        rows.iter()
            .filter(|row| row.from_on <= today)
            .max_by_key(|row| (row.from_on, row.id))
            .map_or(AuthorityKind::Unknown, |row| row.kind)
    }
}

/// A youth for tests of what hangs on one.
#[cfg(test)]
pub mod example {
    use super::*;

    pub fn born(on: &str) -> Youth {
        let born_on: NaiveDate = on.parse().unwrap();
        Youth {
            id: YouthId(1),
            version: 1,
            household_id: HouseholdId(1),
            practice_id: None,
            first_name: "Anna".into(),
            prefix: "de".into(),
            last_name: "Vries".into(),
            born_on,
            sex: Sex::Female,
            municipality: MunicipalityCode::parse("0748").unwrap(),
            died_on: None,
            known_at: born_on,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn names_compare_without_prefix_capitals_and_diacritics() {
        assert_eq!(plain("Noël-Étienne"), "noel etienne");
        assert_eq!(plain("D'Hondt"), "d hondt");
    }

    #[test]
    fn five_ways_to_look_for_anna_de_vries() {
        let today = day("2026-11-22");
        let born = Some(day("2012-03-05"));
        for typed in ["05032012", "050312", "5-3-2012"] {
            assert_eq!(Query::parse(typed, today).unwrap(), Query { words: vec![], born_on: born, number: None });
        }
        assert_eq!(Query::parse("de Vríes 5-3-12", today).unwrap(), Query { words: vec!["vries".into()], born_on: born, number: None });
        assert_eq!(Query::parse("vri", today).unwrap().words, ["vri"]);
        assert_eq!(Query::parse("de", today).unwrap().words, ["de"]);
        assert_eq!(Query::parse("j-0042", today).unwrap().number, Some(YouthId(42)));
        assert_eq!(Query::parse("  ", today), None);
    }

    #[test]
    fn authority_is_what_the_latest_row_says() {
        let row =
            |id, kind, from: &str| Authority { id: AuthorityId(id), youth_id: YouthId(1), kind, from_on: day(from), known_at: day(from) };
        let rows = [row(1, AuthorityKind::BothParents, "2020-01-01"), row(2, AuthorityKind::Guardian, "2025-06-01")];
        assert_eq!(Authority::on(&rows, day("2025-05-31")), AuthorityKind::BothParents);
        assert_eq!(Authority::on(&rows, day("2025-06-01")), AuthorityKind::Guardian);
        assert_eq!(Authority::on(&[], day("2025-06-01")), AuthorityKind::Unknown);
    }
    #[test]
    fn who_is_registered_is_born_and_younger_than_twenty_three() {
        let today = day("2026-11-22");
        let register = |born: &str, asked: &str| example::born(born).register(day(asked), today).map(|_| ());
        assert_eq!(register("2026-11-23", "2026-11-22"), Err(YouthRefused::BornInFuture));
        assert_eq!(register("2003-11-22", "2026-11-22"), Err(YouthRefused::TooOld));
        assert_eq!(register("2020-05-01", "2020-04-30"), Err(YouthRefused::RegisteredBeforeBirth));
        assert_eq!((register("2003-11-23", "2026-11-22"), register("2026-11-22", "2026-11-22")), (Ok(()), Ok(())));
    }

    #[test]
    fn a_youth_moves_to_another_practice_or_to_none_in_this_program() {
        let (linde, kade) = (WorkplaceId(1), WorkplaceId(2));
        let anna = Youth { practice_id: Some(linde), ..example::born("2012-03-05") };
        let moved = |to| anna.move_practice(to, &[linde, kade]).map(|it| it.into_state().practice_id);
        assert_eq!((moved(Some(kade)), moved(None)), (Ok(Some(kade)), Ok(None)));
        assert_eq!(moved(Some(linde)), Err(PracticeRefused::Same));
        assert_eq!(moved(Some(WorkplaceId(4))), Err(PracticeRefused::Unknown));
    }

    #[test]
    fn one_joins_the_household_of_somebody_else_who_does_not_live_there_yet() {
        let anna = example::born("2012-03-05");
        let bram = Youth { id: YouthId(2), household_id: HouseholdId(8), ..anna.clone() };
        assert_eq!(anna.join(&anna).unwrap_err(), HouseholdRefused::Itself);
        let moved = anna.join(&bram).unwrap().into_state();
        assert_eq!(moved, Youth { household_id: HouseholdId(8), ..anna });
        assert_eq!(moved.join(&bram).unwrap_err(), HouseholdRefused::Together);
    }

    #[test]
    fn authority_begins_between_birth_and_today() {
        let record = |from: &str| {
            let born = day("2012-03-05");
            Authority::record(YouthId(1), born, AuthorityKind::Guardian, day(from), day("2026-11-22")).map(|_| ())
        };
        assert_eq!(record("2026-11-23"), Err(AuthorityRefused::InFuture));
        assert_eq!(record("2012-03-04"), Err(AuthorityRefused::BeforeBirth));
        assert_eq!((record("2012-03-05"), record("2026-11-22")), (Ok(()), Ok(())));
    }
}
