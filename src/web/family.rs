//! The family: the children side by side with all end dates in one table, authority, consent, residence, and the people around
//! the youth. What the acts on them share: one page with one form.

use crate::db;
use crate::domain::code::{Code, codes};
use crate::domain::consultation::Consultation;
use crate::domain::id::{ConsentId, WorkplaceId, YouthId};
use crate::domain::outflow::case_file::CaseFacts;
use crate::domain::permission::Action;
use crate::domain::workplace::{Workplace, WorkplaceKind};
use crate::domain::youth::{Authority, AuthorityKind, AuthorityRefused, Household, HouseholdRefused, PracticeRefused, Youth};
use crate::text::{Lang, args};
use crate::web::act::ActPage;
use crate::web::consent::ConsentsView;
use crate::web::contact_person::{self, PersonView};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Form, Reader, Typed};
use crate::web::pages::Page;
use crate::web::residence::{self, ResidenceView};
use crate::web::view::{ArrangementView, Dossier, IdentityView, Member, born_text, examples};
use crate::web::youth::Dated;
use chrono::NaiveDate;
use serde::Serialize;
use thiserror::Error;

codes! {
    /// How the household changes.
    HouseholdHow as "household-how" { Join = "join", Leave = "leave" }
}

codes! {
    /// A practice that this program does not know.
    Elsewhere as "practice-move-to" { Outside = "outside" }
}

#[derive(Serialize)]
pub struct FamilyPage {
    pub youth: IdentityView,
    pub members: Vec<MemberView>,
    pub ends: Vec<EndView>,
    pub authority: Vec<Dated>,
    pub consents: ConsentsView,
    pub residences: Vec<ResidenceView>,
    pub responsible_text: String,
    pub people: Vec<PersonView>,
    /// Where the youth is registered with a GP.
    pub practice_text: String,
    pub actions: Actions,
}

#[derive(Debug, Clone, Serialize)]
pub struct MemberView {
    pub href: String,
    pub name: String,
    pub born_text: String,
    pub phase_text: String,
    pub next_text: String,
    pub arrangements: Vec<ArrangementView>,
    /// The youth this page is about.
    pub here: bool,
}

/// One end date of someone of the household.
#[derive(Debug, Clone, Serialize)]
pub struct EndView {
    pub name: String,
    pub arrangement: ArrangementView,
    pub day_text: String,
    #[serde(skip)]
    day: Option<NaiveDate>,
}

/// Where one can go from here; empty when not allowed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Actions {
    pub file: String,
    pub person: String,
    pub shared: String,
    pub household: String,
    pub practice: String,
    pub authority: String,
    pub residence: String,
    pub contact: String,
}

/// The acts on a family, each on a page with one form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Household,
    Practice,
    Authority,
    Residence,
    Person,
    PersonEnd,
    Withdrawal,
}

impl Act {
    const ALL: [Self; 7] =
        [Self::Household, Self::Practice, Self::Authority, Self::Residence, Self::Person, Self::PersonEnd, Self::Withdrawal];

    /// What it is called, what its button says, and the field where one starts.
    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Household => ("household-heading", "household-save", "how"),
            Self::Practice => ("practice-move-heading", "practice-move-save", "to"),
            Self::Authority => ("authority-heading", "authority-save", "kind"),
            Self::Residence => ("residence-heading", "residence-save", "address"),
            Self::Person => ("person-heading", "person-save", "name"),
            Self::PersonEnd => ("person-end-heading", "person-end-save", "ended_on"),
            Self::Withdrawal => ("withdrawal-heading", "withdrawal-save", "on"),
        }
    }
}

fn household_form(lang: Lang, youth: YouthId) -> Form {
    Form::new(lang, "household", format!("/youths/{}/household", youth.0)).radios("how", HouseholdHow::ALL).short("number").optional()
}

/// The practices that are open, and the word for those that this program does not know.
fn practice_form(lang: Lang, youth: YouthId, practices: &[&Workplace]) -> Form {
    let named = practices.iter().map(|it| (it.id.to_string(), it.name.clone()));
    Form::new(lang, "practice-move", format!("/youths/{}/practice", youth.0))
        .choose("to", named.chain([(Elsewhere::Outside.code().to_owned(), lang.code(Elsewhere::Outside))]))
        .or_none()
}

fn authority_form(lang: Lang, youth: YouthId) -> Form {
    Form::new(lang, "authority", format!("/youths/{}/authority", youth.0)).radios("kind", AuthorityKind::ALL).day("from_on")
}

impl Page for FamilyPage {
    const TEMPLATE: &'static str = "family/show.html";
    fn title(&self, lang: Lang) -> String {
        lang.with("title-family", &args([("number", self.youth.number.clone().into())]))
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let card = examples::arrangement(lang);
        let anna = MemberView {
            href: "/cases/93".into(),
            name: "Anna de Vries".into(),
            born_text: "5 maart 2012, 14 jaar".into(),
            phase_text: "in arrangement".into(),
            next_text: "25-11-2026: vervolggesprek".into(),
            arrangements: vec![card.clone()],
            here: true,
        };
        let bram = MemberView { name: "Bram de Vries".into(), next_text: String::new(), arrangements: vec![], here: false, ..anna.clone() };
        let end = EndView { name: "Anna de Vries".into(), arrangement: card, day_text: "13-10-2026".into(), day: None };
        let open = ResidenceView {
            day_text: "01-09-2026".into(),
            municipality: "Bergen op Zoom".into(),
            address: "Kade 1\n4611 AA".into(),
            secret: false,
        };
        let full = Self {
            youth: examples::identity(lang),
            members: vec![bram, anna.clone()],
            ends: vec![end],
            authority: vec![Dated { day_text: "01-09-2026".into(), kind_text: lang.code(AuthorityKind::BothParents) }],
            consents: ConsentsView::example(lang),
            residences: vec![ResidenceView { secret: true, ..open.clone() }, open],
            responsible_text: lang.with("residence-lead", &args([("municipality", "Bergen op Zoom".into())])),
            people: vec![PersonView::example(lang)],
            practice_text: lang.with("practice-registered", &args([("practice", "Praktijk De Linde".into())])),
            actions: Actions {
                file: "/cases/93".into(),
                person: "/youths/42".into(),
                shared: "/cases/93/consultations/shared/new".into(),
                household: "/youths/42/household/new".into(),
                practice: "/youths/42/practice/new".into(),
                authority: "/youths/42/authority/new".into(),
                residence: "/youths/42/residences/new".into(),
                contact: "/youths/42/contacts/new".into(),
            },
        };
        let nothing = ConsentsView { missing_text: String::new(), next_text: String::new(), list: vec![], ..ConsentsView::example(lang) };
        let empty = Self {
            youth: examples::identity(lang),
            members: vec![anna],
            ends: vec![],
            authority: vec![],
            consents: nothing,
            residences: vec![],
            responsible_text: full.responsible_text.clone(),
            people: vec![],
            practice_text: lang.t("practice-registered-outside"),
            actions: Actions { file: "/cases/93".into(), person: "/youths/42".into(), ..Actions::default() },
        };
        vec![full, empty]
    }
}

/// Every act of a family refused, and one as it begins.
pub fn act_examples(lang: Lang) -> Vec<ActPage> {
    let (youth, consent) = (YouthId(42), ConsentId(1));
    let blank = |act| match act {
        Act::Household => household_form(lang, youth),
        Act::Practice => practice_form(lang, youth, &[]),
        Act::Authority => authority_form(lang, youth),
        Act::Residence => residence::form(lang, youth, &[]),
        Act::Person => contact_person::form(lang, youth),
        Act::PersonEnd => contact_person::end_form_of(lang, youth, 1.into()),
        Act::Withdrawal => crate::web::consent::withdrawal_form_of(lang, youth, consent),
    };
    let wrong = |act: Act| Errors::one(act.words().2, lang.t("day-form"));
    let refused =
        Act::ALL.map(|act| page_of(lang, examples::identity(lang), act, String::new(), blank(act).refused(&wrong(act)).sealed("c", "s")));
    refused
        .into_iter()
        .chain([page_of(lang, examples::identity(lang), Act::Person, "Els".into(), blank(Act::Person).sealed("c", "s"))])
        .collect()
}

fn page_of(lang: Lang, youth: IdentityView, act: Act, lead: String, form: Form) -> ActPage {
    let (heading, save, _) = act.words();
    let heading = lang.t(heading);
    let title = lang.with("title-family-act", &args([("act", heading.clone().into()), ("number", youth.number.clone().into())]));
    ActPage { youth, heading, lead, guard_text: String::new(), notes: Vec::new(), form, save_label: lang.t(save), title }
}

/// The page of an act with its form as it begins.
pub fn show_act(desk: &Desk, act: Act, prefilled: &Typed, blank: impl Fn(&Dossier) -> Result<(Form, String), WebError>) -> WebResult {
    let dossier = Dossier::of_youth(desk, desk.id("id")?)?;
    let (form, lead) = blank(&dossier)?;
    desk.page(&page_of(desk.lang, dossier.identity(desk), act, lead, desk.seal(form.filled(prefilled))?))
}

/// What the acts share: the youth within reach, the form again with what is wrong beside its field, and the way back to the
/// page of the family.
pub fn act<R: ToString>(
    desk: &Desk,
    act: Act,
    blank: impl Fn(&Dossier) -> Result<(Form, String), WebError>,
    errors: Errors,
    perform: impl FnOnce(&mut db::Tx, &Youth) -> Result<&'static str, Failure<R>>,
    field_of: fn(&R) -> &'static str,
) -> WebResult {
    let id: YouthId = desk.id("id")?;
    let again = |errors: &Errors| -> Result<ActPage, WebError> {
        let dossier = Dossier::of_youth(desk, id)?;
        let (form, lead) = blank(&dossier)?;
        Ok(page_of(desk.lang, dossier.identity(desk), act, lead, desk.seal_again(form, errors)?))
    };
    if !errors.0.is_empty() {
        return desk.refuse(&again(&errors)?, &errors);
    }
    let permit = desk.permit()?;
    let saved = desk.submit(|tx| -> Result<String, Failure<R>> {
        let youth = db::youth::find(tx.conn(), permit, id)?;
        let notice = perform(tx, &youth)?;
        Ok(format!("/youths/{}/family?saved={notice}", id.0))
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(why)) => {
            let errors = Errors::one(field_of(&why), desk.lang.t(&why.to_string()));
            desk.refuse(&again(&errors)?, &errors)
        }
        Err(Failure::Web(WebError::Stale)) => {
            let errors = Errors::one(act.words().2, desk.lang.t("form-stale"));
            desk.conflict(&again(&errors)?, &errors)
        }
        Err(Failure::Web(error)) => Err(error),
    }
}

/// The case where a youth is helped now, or else the first one.
fn main_case(member: &Member) -> Option<&CaseFacts> {
    member.file.cases.iter().find(|it| it.open_episode().is_some()).or(member.file.cases.first())
}

fn member_view(desk: &Desk, dossier: &Dossier, member: &Member) -> Option<MemberView> {
    let (lang, case) = (desk.lang, main_case(member)?);
    let next = member.file.cases.iter().filter_map(|it| it.next_planned(desk.today)).min_by_key(|it| (it.held_on, it.time, it.id));
    let said = |it: &Consultation| format!("{}: {}", lang.day(it.held_on), lang.code(it.kind));
    Some(MemberView {
        href: format!("/cases/{}", case.case.id),
        name: member.youth.full_name(),
        born_text: born_text(lang, member.youth.born_on, desk.today),
        phase_text: lang.code(case.phase(&member.file, &dossier.thresholds, desk.today)),
        next_text: next.map(said).unwrap_or_default(),
        arrangements: member.file.arrangements.iter().map(|it| dossier.arrangement(desk, it)).collect(),
        here: member.youth.id == dossier.youth.id,
    })
}

/// The end dates of everything that is still open, the first that ends on top; what has none comes last.
fn ends(desk: &Desk, dossier: &Dossier, members: &[Member]) -> Vec<EndView> {
    let lang = desk.lang;
    let mut ends: Vec<EndView> = Vec::new();
    for member in members {
        for facts in member.file.arrangements.iter().filter(|it| it.status(desk.today, &dossier.thresholds).is_open()) {
            let day = facts.arrangement.actual_end_on.or(facts.arrangement.planned_end_on);
            let arrangement = dossier.arrangement(desk, facts);
            ends.push(EndView { name: member.youth.full_name(), arrangement, day_text: lang.day_or_none(day), day });
        }
    }
    ends.sort_by_key(|it| (it.day.is_none(), it.day));
    ends
}

pub fn show(desk: &Desk) -> WebResult {
    let id: YouthId = desk.id("id")?;
    let lang = desk.lang;
    let (dossier, members) = Dossier::of_family(desk, id, None)?;
    let permit = desk.permit()?;
    let (residences, people) = desk.read(|conn| Ok((db::residence::of(conn, permit, id)?, db::contact_person::of(conn, permit, id)?)))?;
    let link = |shown: bool, href: String| if shown { href } else { String::new() };
    let writes = desk.also(Action::WriteFamily).is_some();
    let own = members.iter().find(|it| it.youth.id == id).and_then(|it| it.file.cases.iter().find(|it| it.open_episode().is_some()));
    let open = members.iter().filter(|it| it.file.cases.iter().any(|it| it.open_episode().is_some())).count();
    let responsible = dossier.names.municipality(dossier.youth.municipality.as_str());
    let page = FamilyPage {
        youth: dossier.identity(desk),
        members: members.iter().filter_map(|it| member_view(desk, &dossier, it)).collect(),
        ends: ends(desk, &dossier, &members),
        authority: dated(lang, &dossier.authority),
        consents: ConsentsView::of(desk, &dossier),
        residences: residences.iter().rev().map(|it| ResidenceView::of(lang, &dossier.names, it)).collect(),
        responsible_text: lang.with("residence-lead", &args([("municipality", responsible.into())])),
        practice_text: practice_text(lang, &dossier),
        people: people.iter().filter(|it| it.person.ended_on.is_none()).map(|it| PersonView::of(desk, &dossier, it)).collect(),
        actions: Actions {
            file: format!("/cases/{}", dossier.case),
            person: format!("/youths/{}", id.0),
            shared: own
                .filter(|_| open > 1 && desk.also(Action::WriteConsultation).is_some())
                .map(|it| format!("/cases/{}/consultations/shared/new", it.case.id))
                .unwrap_or_default(),
            household: link(writes, format!("/youths/{}/household/new", id.0)),
            practice: link(writes, format!("/youths/{}/practice/new", id.0)),
            authority: link(writes, format!("/youths/{}/authority/new", id.0)),
            residence: link(writes, format!("/youths/{}/residences/new", id.0)),
            contact: link(writes, format!("/youths/{}/contacts/new", id.0)),
        },
    };
    desk.page(&page)
}

/// Who had authority from when, the latest first.
pub fn dated(lang: Lang, authority: &[Authority]) -> Vec<Dated> {
    let mut rows: Vec<&Authority> = authority.iter().collect();
    rows.sort_by_key(|it| std::cmp::Reverse((it.from_on, it.id)));
    rows.into_iter().map(|it| Dated { day_text: lang.day(it.from_on), kind_text: lang.code(it.kind) }).collect()
}

pub fn authority_new(desk: &Desk) -> WebResult {
    let mut typed = Typed::default();
    typed.set("from_on", desk.lang.day(desk.today));
    show_act(desk, Act::Authority, &typed, |dossier| Ok((authority_form(desk.lang, dossier.youth.id), String::new())))
}

pub fn authority(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "authority", desk.today);
    let (kind, from_on) = (read.code::<AuthorityKind>("kind"), read.day("from_on"));
    act(
        desk,
        Act::Authority,
        |dossier| Ok((authority_form(desk.lang, dossier.youth.id), String::new())),
        read.errors(),
        |tx, youth| {
            let (Some(kind), Some(from_on)) = (kind, from_on) else { return Err(WebError::BadRequest.into()) };
            tx.save(Authority::record(youth.id, youth.born_on, kind, from_on, desk.today).map_err(Failure::Refused)?)?;
            Ok("authority-saved")
        },
        |_: &AuthorityRefused| "from_on",
    )
}

/// Why the household stays as it is.
#[derive(Debug, Error)]
enum Stays {
    /// Nobody has this number, or somebody out of reach.
    #[error("household-not-found")]
    NotFound,
    #[error("{0}")]
    Rule(HouseholdRefused),
}

fn household_form_of(desk: &Desk, dossier: &Dossier) -> Result<(Form, String), WebError> {
    Ok((household_form(desk.lang, dossier.youth.id).version(dossier.youth.version), desk.lang.t("household-lead")))
}

pub fn household_new(desk: &Desk) -> WebResult {
    let mut typed = Typed::default();
    typed.set("how", HouseholdHow::Join.code());
    show_act(desk, Act::Household, &typed, |dossier| household_form_of(desk, dossier))
}

pub fn household(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "household", desk.today);
    let how = read.code::<HouseholdHow>("how");
    let other = YouthId::parse(desk.typed.get("number"));
    if how == Some(HouseholdHow::Join) && other.is_none() {
        read.missing("number");
    }
    let permit = desk.permit()?;
    act(
        desk,
        Act::Household,
        |dossier| household_form_of(desk, dossier),
        read.errors(),
        |tx, youth| {
            db::case::same_version(youth.version, desk.carried_version())?;
            let moved = match (how, other) {
                (Some(HouseholdHow::Join), Some(other)) => {
                    let other = match db::youth::find(tx.conn(), permit, other) {
                        Err(db::DbError::NotFound) => return Err(Failure::Refused(Stays::NotFound)),
                        found => found?,
                    };
                    youth.join(&other).map_err(|refused| Failure::Refused(Stays::Rule(refused)))?
                }
                _ => youth.move_to(tx.save(Household::form())?),
            };
            tx.save(moved)?;
            Ok("household-saved")
        },
        |_| "number",
    )
}

fn practice_text(lang: Lang, dossier: &Dossier) -> String {
    match dossier.youth.practice_id {
        Some(id) => lang.with("practice-registered", &args([("practice", dossier.names.workplace(id).into())])),
        None => lang.t("practice-registered-outside"),
    }
}

/// The practices where one can be registered today.
fn practices<'a>(workplaces: impl IntoIterator<Item = &'a Workplace>, today: NaiveDate) -> Vec<&'a Workplace> {
    let open = |it: &&Workplace| it.kind == WorkplaceKind::Practice && it.ended_on.is_none_or(|on| on > today);
    let mut open: Vec<&Workplace> = workplaces.into_iter().filter(open).collect();
    open.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    open
}

fn practice_form_of(desk: &Desk, dossier: &Dossier) -> Result<(Form, String), WebError> {
    let offered = practices(dossier.names.workplaces.values(), desk.today);
    let form = practice_form(desk.lang, dossier.youth.id, &offered).version(dossier.youth.version);
    Ok((form, format!("{} {}", practice_text(desk.lang, dossier), desk.lang.t("practice-move-lead"))))
}

pub fn practice_new(desk: &Desk) -> WebResult {
    show_act(desk, Act::Practice, &Typed::default(), |dossier| practice_form_of(desk, dossier))
}

pub fn practice(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "practice-move", desk.today);
    let to: Option<Option<WorkplaceId>> = match desk.typed.get("to") {
        text if Elsewhere::from_code(text).is_some() => Some(None),
        text => text.parse().ok().map(|it| Some(WorkplaceId(it))),
    };
    if to.is_none() {
        read.missing("to");
    }
    act(
        desk,
        Act::Practice,
        |dossier| practice_form_of(desk, dossier),
        read.errors(),
        |tx, youth| {
            db::case::same_version(youth.version, desk.carried_version())?;
            let Some(to) = to else { return Err(WebError::BadRequest.into()) };
            let all = db::workplace::all(tx.conn())?;
            let open: Vec<WorkplaceId> = practices(&all, desk.today).iter().map(|it| it.id).collect();
            tx.save(youth.move_practice(to, &open).map_err(Failure::Refused)?)?;
            Ok("practice-moved")
        },
        |_: &PracticeRefused| "to",
    )
}
