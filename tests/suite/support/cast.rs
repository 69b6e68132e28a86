//! The people and places of every test.

use super::app::{Store, config, day};
use chrono::NaiveDate;
use uitstroom::db::account::{Credentials, join_municipality, join_workplace, set_credentials};
use uitstroom::db::workplace::{Municipality, put_municipality};
use uitstroom::db::{self, By, Database, DbError, Tx};
use uitstroom::domain::account::{Account, Digest, Locale, Theme};
use uitstroom::domain::arrangement::{Arrangement, Birth, DateSource, Recorded};
use uitstroom::domain::calendar::plus_days;
use uitstroom::domain::case::{Case, Episode, HelpQuestions, Regime, Severity};
use uitstroom::domain::catalogue::{HelpQuestion, Intensity, LifeDomain, Profile};
use uitstroom::domain::change::New;
use uitstroom::domain::code::Sex;
use uitstroom::domain::consent::{Basis, Consent, Giver, Purpose};
use uitstroom::domain::consultation::{Consultation, ConsultationStatus, Contact, Form, Kind, Note, Present};
use uitstroom::domain::contact_person::{ContactPerson, MayKnow, Person, Relation};
use uitstroom::domain::evaluation::{Evaluating, Evaluation, EvaluationKind, Informant, Proposal};
use uitstroom::domain::goal::{Goal, Helping, Setting};
use uitstroom::domain::id::*;
use uitstroom::domain::identity::{AgbCode, Bsn, MunicipalityCode};
use uitstroom::domain::permission::{Actor, Role};
use uitstroom::domain::referral::{Referral, ReferralStatus, Target, Urgency};
use uitstroom::domain::safety::{Concern, SafetyRecord};
use uitstroom::domain::workplace::{Provider, Workplace, WorkplaceKind};
use uitstroom::domain::youth::{Authority, AuthorityKind, Household, Youth};
use uitstroom::web::secret::Secrets;

/// A workplace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub id: WorkplaceId,
    pub kind: WorkplaceKind,
    pub name: &'static str,
    pub municipality: &'static str,
}

const fn practice(id: i64, name: &'static str, municipality: &'static str) -> Place {
    Place { id: WorkplaceId(id), kind: WorkplaceKind::Practice, name, municipality }
}

pub const DE_LINDE: Place = practice(1, "Praktijk De Linde", "0748");
pub const DE_KADE: Place = practice(2, "Praktijk De Kade", "0748");
pub const OUDLAND: Place = practice(3, "Praktijk Oudland", "1674");
pub const TOEGANG: Place =
    Place { id: WorkplaceId(4), kind: WorkplaceKind::AccessTeam, name: "Toegang Bergen op Zoom", municipality: "0748" };
pub const PLACES: [Place; 4] = [DE_LINDE, DE_KADE, OUDLAND, TOEGANG];

/// Someone with an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colleague {
    pub id: AccountId,
    pub login: &'static str,
    pub name: &'static str,
    pub role: Role,
    pub works_at: Option<Place>,
    pub password: &'static str,
    pub totp_secret: &'static str,
}

const fn colleague(id: i64, login: &'static str, name: &'static str, role: Role, works_at: Option<Place>) -> Colleague {
    let totp_secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    Colleague { id: AccountId(id), login, name, role, works_at, password: "drie groene fietsen", totp_secret }
}

pub const SANNE: Colleague = colleague(1, "sanne", "Sanne Bakker", Role::YouthProfessional, Some(DE_LINDE));
pub const JORIS: Colleague = colleague(2, "joris", "Joris Peeters", Role::YouthProfessional, Some(DE_LINDE));
pub const FATMA: Colleague = colleague(3, "fatma", "Fatma Yilmaz", Role::YouthProfessional, Some(OUDLAND));
pub const TOM: Colleague = colleague(4, "tom", "Tom Hendriks", Role::Access, Some(TOEGANG));
pub const DR_VISSER: Colleague = colleague(5, "visser", "Dr. Visser", Role::Gp, Some(DE_LINDE));
pub const KARIN: Colleague = colleague(6, "karin", "Karin Smits", Role::ContractManager, None);
pub const BEA: Colleague = colleague(7, "bea", "Bea Claassen", Role::Administrator, None);
pub const PIET: Colleague = colleague(8, "piet", "Piet Oomen", Role::PrivacyOfficer, None);
pub const CAST: [Colleague; 8] = [SANNE, JORIS, FATMA, TOM, DR_VISSER, KARIN, BEA, PIET];

/// Providers of help.
pub const ZEEWERING: ProviderId = ProviderId(1);
pub const ANKER: ProviderId = ProviderId(2);

/// Puts limits, catalogue, municipalities, places, providers and colleagues into an empty database.
pub fn enter(db: &Database) {
    let config = config();
    let secrets = Secrets::new(&config.log_in, super::app::KEY).unwrap();
    let (thresholds, catalogue) = uitstroom::config::seeds().unwrap();
    let at = day("2026-01-01").and_hms_opt(8, 0, 0).unwrap();
    db.write(By { actor: Actor::Program("test"), role: None, covers: vec![] }, at, |tx| -> Result<(), DbError> {
        db::setting::seed(tx, &thresholds, &catalogue)?;
        for (code, name) in [("0748", "Bergen op Zoom"), ("1674", "Roosendaal")] {
            let region = "West-Brabant".to_owned();
            let it = Municipality { code: code.into(), name: name.into(), province: "Noord-Brabant".into(), youth_region: region };
            put_municipality(tx, &it)?;
        }
        for it in PLACES {
            let municipality = MunicipalityCode::parse(it.municipality).unwrap();
            let place = Workplace {
                id: WorkplaceId::NEW,
                version: 1,
                kind: it.kind,
                name: it.name.into(),
                municipality,
                phone: String::new(),
                ended_on: None,
            };
            assert_eq!(tx.save(place.create())?, it.id);
        }
        for (id, name, agb) in [(ZEEWERING, "De Zeewering", "30301234"), (ANKER, "Het Anker", "30305678")] {
            let provider = Provider {
                id: ProviderId::NEW,
                version: 1,
                name: name.into(),
                agb: AgbCode::parse(agb).unwrap(),
                phone: String::new(),
                ended_on: None,
            };
            assert_eq!(tx.save(provider.create())?, id);
        }
        for it in CAST {
            let account = Account {
                id: AccountId::NEW,
                version: 1,
                login: it.login.into(),
                name: it.name.into(),
                role: it.role,
                locale: Locale::Nl,
                theme: Theme::System,
                shortcuts: true,
                ended_on: None,
                email: format!("{}@uitstroom.example", it.login),
                digest: Digest::Off,
            };
            assert_eq!(tx.save(account.create())?, it.id);
            let (password_hash, totp_secret) = (secrets.hash(it.password).unwrap(), it.totp_secret.to_owned());
            set_credentials(tx, &Credentials { account_id: it.id, password_hash, totp_secret, totp_last_step: 0 })?;
            if let Some(place) = it.works_at {
                join_workplace(tx, it.id, place.id, day("2026-01-01"))?;
            }
            // Bergen op Zoom pays for what she counts; Roosendaal is outside her reach.
            if it.role == Role::ContractManager {
                join_municipality(tx, it.id, &MunicipalityCode::parse("0748").unwrap(), day("2026-01-01"))?;
            }
        }
        Ok(())
    })
    .unwrap();
}

/// Help for a youth, as a test says it.
#[derive(Debug, Clone, Copy)]
pub struct Help {
    start_on: Option<NaiveDate>,
    end_on: Option<NaiveDate>,
    allocated_on: NaiveDate,
    at: Option<Place>,
    number: Option<i64>,
    evaluated_on: Option<NaiveDate>,
}

/// Help since New Year, with this planned end; it was evaluated three weeks ago.
pub fn until(end: &str) -> Help {
    let start = day("2026-01-10");
    let evaluated_on = Some(day("2026-11-01"));
    Help { start_on: Some(start), end_on: Some(day(end)), allocated_on: start, at: None, number: None, evaluated_on }
}

/// Help that was allocated on this day and has not begun.
pub fn allocated(on: &str) -> Help {
    Help { start_on: None, end_on: Some(plus_days(day(on), 300)), allocated_on: day(on), at: None, number: None, evaluated_on: None }
}

impl Help {
    pub fn followed_at(self, place: Place) -> Self {
        Self { at: Some(place), ..self }
    }
    pub fn never_evaluated(self) -> Self {
        Self { evaluated_on: None, ..self }
    }
    /// It came in a message of the municipality, and nobody follows it yet.
    pub fn by_message(self, number: i64) -> Self {
        Self { number: Some(number), ..self }
    }
}

/// What a youth gets; see [`Store::youth`].
pub struct YouthBuilder<'a> {
    store: &'a Store,
    name: (String, String, String),
    born_on: NaiveDate,
    place: Place,
    owner: Option<Colleague>,
    registered_on: NaiveDate,
    questions: Vec<HelpQuestion>,
    severity: Severity,
    household: Option<HouseholdId>,
    bsn: Option<Bsn>,
    died_on: Option<NaiveDate>,
    helps: Vec<Help>,
    contacts: Vec<(ConsultationStatus, NaiveDate, String)>,
    safety: Vec<(Concern, i32, NaiveDate)>,
    people: Vec<Person>,
    referrals: Vec<(ReferralStatus, NaiveDate)>,
    goals: Vec<(String, bool)>,
    regime: Regime,
    shares_with_gp: bool,
    practice: Option<Place>,
    gp: Option<Colleague>,
}

/// A youth as it was put in, with the ids of what belongs to her or him.
#[derive(Debug, Clone)]
pub struct Filed {
    pub youth: YouthId,
    pub household: HouseholdId,
    pub case: CaseId,
    pub episode: EpisodeId,
    pub arrangements: Vec<ArrangementId>,
    pub consultations: Vec<ConsultationId>,
    pub referrals: Vec<ReferralId>,
    pub consents: Vec<ConsentId>,
    pub people: Vec<ContactPersonId>,
    pub goals: Vec<GoalId>,
    pub last_name: String,
    pub born_on: NaiveDate,
}

impl Filed {
    pub fn arrangement(&self) -> ArrangementId {
        self.arrangements[0]
    }
    pub fn consultation(&self) -> ConsultationId {
        self.consultations[0]
    }
    pub fn goal(&self) -> GoalId {
        self.goals[0]
    }
}

impl<'a> YouthBuilder<'a> {
    pub fn new(store: &'a Store) -> Self {
        let number = store.invented.get() + 1;
        store.invented.set(number);
        Self {
            store,
            name: ("Kim".into(), String::new(), format!("Kanarie{number:04}")),
            born_on: plus_days(day("2012-03-05"), i64::from(number)),
            place: DE_LINDE,
            owner: None,
            registered_on: day("2026-09-01"),
            questions: vec![HelpQuestion::Behaviour],
            severity: Severity::Moderate,
            household: None,
            bsn: None,
            died_on: None,
            helps: vec![],
            contacts: vec![],
            safety: vec![],
            people: vec![],
            referrals: vec![],
            goals: vec![],
            regime: Regime::Wgbo,
            shares_with_gp: false,
            practice: None,
            gp: None,
        }
    }
    pub fn named(self, first: &str, prefix: &str, last: &str) -> Self {
        Self { name: (first.into(), prefix.into(), last.into()), ..self }
    }
    pub fn born(self, on: &str) -> Self {
        Self { born_on: day(on), ..self }
    }
    pub fn at(self, place: Place) -> Self {
        Self { place, ..self }
    }
    pub fn owned_by(self, owner: Colleague) -> Self {
        Self { owner: Some(owner), ..self }
    }
    pub fn registered(self, on: &str) -> Self {
        Self { registered_on: day(on), ..self }
    }
    pub fn asking(self, question: HelpQuestion) -> Self {
        Self { questions: vec![question], ..self }
    }
    pub fn severe(self) -> Self {
        Self { severity: Severity::Severe, ..self }
    }
    pub fn sibling_of(self, other: &Filed) -> Self {
        Self { household: Some(other.household), ..self }
    }
    pub fn with_number(self, bsn: &str) -> Self {
        Self { bsn: Some(Bsn::parse(bsn).unwrap()), ..self }
    }
    pub fn died(self, on: &str) -> Self {
        Self { died_on: Some(day(on)), ..self }
    }
    pub fn arrangement(mut self, help: Help) -> Self {
        self.helps.push(help);
        self
    }
    pub fn talk(mut self, on: &str) -> Self {
        self.contacts.push((ConsultationStatus::Held, day(on), "Slaapt beter.".into()));
        self
    }
    pub fn talk_about(mut self, on: &str, subject: &str) -> Self {
        self.contacts.push((ConsultationStatus::Held, day(on), subject.into()));
        self
    }
    pub fn planned(mut self, on: &str) -> Self {
        self.contacts.push((ConsultationStatus::Planned, day(on), String::new()));
        self
    }
    pub fn missed(mut self, on: &str) -> Self {
        self.contacts.push((ConsultationStatus::NotTurnedUp, day(on), String::new()));
        self
    }
    pub fn reporting_code(mut self, step: i32, on: &str) -> Self {
        self.safety.push((Concern::ReportingCode, step, day(on)));
        self
    }
    /// A parent with authority who may know how it goes.
    pub fn parent(mut self, name: &str) -> Self {
        let (name, phone) = (name.to_owned(), "0164-123456".to_owned());
        let relation = Relation::Parent;
        self.people.push(Person { name, phone, relation, has_authority: true, may_know: MayKnow::Progress, in_action_team: false });
        self
    }
    pub fn referred(mut self, status: ReferralStatus, on: &str) -> Self {
        self.referrals.push((status, day(on)));
        self
    }

    /// The GP in whose name everything is referred.
    pub fn in_name_of(self, gp: Colleague) -> Self {
        Self { gp: Some(gp), ..self }
    }
    /// Registered with a GP elsewhere than where the case is kept.
    pub fn registered_at(self, practice: Place) -> Self {
        Self { practice: Some(practice), ..self }
    }
    pub fn under_the_youth_act(self) -> Self {
        Self { regime: Regime::YouthAct, ..self }
    }
    /// Everyone whose consent is needed agreed to share with the GP.
    pub fn sharing_with_the_gp(self) -> Self {
        Self { shares_with_gp: true, ..self }
    }

    /// A goal of the help in the practice, from 3 to 8.
    pub fn goal(mut self, description: &str) -> Self {
        self.goals.push((description.into(), false));
        self
    }
    /// A goal of the first arrangement, from 3 to 8.
    pub fn goal_of_help(mut self, description: &str) -> Self {
        self.goals.push((description.into(), true));
        self
    }

    /// Puts it all in, each act on its own day.
    pub fn insert(self) -> Filed {
        let store = self.store;
        store.write(|tx| self.enter(tx))
    }

    /// Puts several in at once.
    pub fn insert_all(youths: Vec<Self>) -> Vec<Filed> {
        let Some(store) = youths.first().map(|it| it.store) else { return vec![] };
        store.write(|tx| youths.into_iter().map(|it| it.enter(tx)).collect())
    }

    fn enter(self, tx: &mut Tx) -> Result<Filed, DbError> {
        let since = self.registered_on;
        let household = match self.household {
            Some(id) => id,
            None => tx.save(Household::form())?,
        };
        let (first_name, prefix, last_name) = self.name;
        let youth = Youth {
            id: YouthId::NEW,
            version: 1,
            household_id: household,
            practice_id: self.practice.or((self.place.kind == WorkplaceKind::Practice).then_some(self.place)).map(|it| it.id),
            first_name,
            prefix,
            last_name: last_name.clone(),
            born_on: self.born_on,
            sex: Sex::Unknown,
            municipality: MunicipalityCode::parse(self.place.municipality).unwrap(),
            died_on: self.died_on,
            known_at: since,
        };
        let youth = tx.save(youth.register(since, since).unwrap())?;
        if let Some(bsn) = &self.bsn {
            db::text::set_number(tx, youth, bsn)?;
        }
        tx.save(Authority::record(youth, self.born_on, AuthorityKind::BothParents, since, since).unwrap())?;
        let mut consents = Vec::new();
        for giver in [Giver::Youth, Giver::ParentOne, Giver::ParentTwo] {
            consents.push(tx.save(Consent::record(youth, Purpose::Help, giver, Basis::Given, since, since).unwrap())?);
        }
        if self.shares_with_gp {
            for giver in [Giver::Youth, Giver::ParentOne, Giver::ParentTwo] {
                consents.push(tx.save(Consent::record(youth, Purpose::ShareGp, giver, Basis::Given, since, since).unwrap())?);
            }
        }
        let mut people = Vec::new();
        for person in self.people {
            people.push(tx.save(ContactPerson::record(youth, person, since).unwrap())?);
        }
        let owner = self.owner.map(|it| it.id);
        let case = tx.save(Case::open(youth, self.place.id, owner, self.regime, since))?;
        let questions = HelpQuestions::of(&self.questions);
        let episode = Episode::begin(case, since, questions, Some(self.severity), Some(plus_days(since, 180)), since).unwrap();
        let mut begun = episode.change().state().clone();
        begun.id = tx.save(episode)?;

        let mut referrals = Vec::new();
        for (status, on) in self.referrals {
            let referral = Referral {
                id: ReferralId::NEW,
                version: 1,
                case_id: case,
                episode_id: begun.id,
                referred_on: on,
                target: Target::Arrangement,
                urgency: Urgency::Regular,
                status,
                status_on: (status != ReferralStatus::Draft).then_some(on),
                provider_id: Some(ZEEWERING),
                gp_id: self.gp.map(|it| it.id),
                agreed_on: None,
                agreed_how: None,
                feedback_on: None,
                refusal: None,
                known_at: on,
            };
            referrals.push(tx.save(New::taken_over(referral))?);
        }
        let (mut arrangements, mut running) = (Vec::new(), Vec::new());
        for help in self.helps {
            let follower = help.at.unwrap_or(self.place);
            let arrangement = Arrangement {
                id: ArrangementId::NEW,
                version: 1,
                youth_id: youth,
                provider_id: ZEEWERING,
                municipality: MunicipalityCode::parse(self.place.municipality).unwrap(),
                profile: Profile::P4,
                intensity: Intensity::Perspective,
                category: help.number.map(|_| "50".to_owned()),
                product_code: help.number.map(|_| "50A04".to_owned()),
                follower_workplace_id: follower.id,
                follower_id: if help.number.is_none() { owner } else { None },
                referral_id: None,
                predecessor_id: None,
                with_stay: false,
                allocation_number: help.number,
                allocated_on: Some(help.allocated_on),
                start_on: help.start_on,
                planned_end_on: help.end_on,
                planned_end_source: Some(DateSource::Allocation),
                actual_end_on: None,
                end_reason: None,
                paused_on: None,
                withdrawn: false,
                known_at: help.allocated_on,
            };
            let recorded = Recorded { by: if help.number.is_none() { owner } else { None }, today: help.allocated_on };
            let begun = if help.number.is_some() {
                arrangement.allocated(recorded)
            } else {
                arrangement.begin_by_hand(Birth { on: day("2010-01-01"), sure: true }, recorded).unwrap()
            };
            let mut state = begun.arrangement.change().state().clone();
            state.id = db::arrangement::begin(tx, begun)?;
            arrangements.push(state.id);
            db::case::follow(tx, youth, follower.id, help.allocated_on)?;
            if let Some(on) = help.evaluated_on {
                let evaluating = Evaluating {
                    on,
                    kind: EvaluationKind::Interim,
                    sdq_total: None,
                    satisfaction: None,
                    without_help: None,
                    informant: Informant::Both,
                    proposal: Proposal::Same,
                    next_on: None,
                    note: String::new(),
                };
                db::evaluation::save(tx, Evaluation::record(youth, Helping::Arrangement(&state), evaluating, &[], owner, on).unwrap())?;
            }
            running.push(state);
        }
        let mut goals = Vec::new();
        for (description, of_help) in self.goals {
            let help = if of_help { Helping::Arrangement(&running[0]) } else { Helping::Practice(&begun) };
            let life_domain = LifeDomain::School;
            let setting = Setting { description, life_domain, weight: 1, start_score: 3, target_score: 8, on: since };
            goals.push(tx.save(Goal::set(youth, help, setting, since).unwrap())?);
        }
        let mut consultations = Vec::new();
        for (status, on, subject) in self.contacts {
            let contact = Contact {
                status,
                on,
                time: None,
                minutes: (status == ConsultationStatus::Held).then_some(45),
                form: Form::Practice,
                kind: Kind::FollowUp,
                present: Some(Present::Both),
                note: Note { s: subject, ..Note::default() },
                outcome: None,
                late_reason: String::new(),
            };
            // What is planned was planned before its day.
            let recorded_on = if status == ConsultationStatus::Planned { since.min(on) } else { on };
            consultations.push(tx.save(Consultation::record(&begun, owner, contact, recorded_on).unwrap())?);
        }
        let mut safety: Vec<SafetyRecord> = Vec::new();
        for (concern, step, on) in self.safety {
            let record = SafetyRecord::record(&safety, youth, concern, step, on, String::new(), on).unwrap();
            safety.push(record.change().state().clone());
            tx.save(record)?;
        }
        let (episode, born_on) = (begun.id, self.born_on);
        Ok(Filed { youth, household, case, episode, arrangements, consultations, referrals, goals, consents, people, last_name, born_on })
    }
}
