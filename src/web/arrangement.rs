//! Arrangements: adding one by hand, its page with the date history, starting, extending and ending it.

use crate::db;
use crate::domain::arrangement::{
    Agreeing, Arrangement, ArrangementRefused, Birth, DateChange, DateSource, DecidedBy, EndedHow, Ending, Extending, Ground, Recorded,
};
use crate::domain::calendar::{Status, birthday, days_between, plus_days, plus_months};
use crate::domain::catalogue::{Catalogue, Intensity, Profile};
use crate::domain::change::TextField;
use crate::domain::code::{ChangeReason, Code, EndReason, codes};
use crate::domain::goal::Helping;
use crate::domain::id::{ArrangementId, CaseId, ProviderId, ReferralId, WorkplaceId};
use crate::domain::identity::MunicipalityCode;
use crate::domain::outflow::answer::{AnswerKind, SubjectKind};
use crate::domain::outflow::case_file::{ArrangementFacts, CaseFile};
use crate::domain::permission::Action;
use crate::domain::referral::{Move, ReferralStatus, Target};
use crate::text::{Args, Lang, args};
use crate::web::act::ActPage;
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Form, Reader, Typed};
use crate::web::his;
use crate::web::pages::Page;
use crate::web::step_line::{self, StepLineView};
use crate::web::view::{ArrangementView, Dossier, FlagView, IdentityView, Labelled, LabelledLink, examples};
use chrono::NaiveDate;
use serde::Serialize;

codes! {
    /// How an end comes about.
    EndingHow as "ending-how" { Decided = "decided", Reported = "reported" }
}

#[derive(Serialize)]
pub struct ArrangementPage {
    pub youth: IdentityView,
    pub card: ArrangementView,
    pub items: Vec<Labelled>,
    pub lines: Vec<FlagView>,
    /// The other arrangements of the youth are in it, too.
    pub step_line: Option<StepLineView>,
    pub history: Vec<HistoryView>,
    pub decisions: Vec<DecisionView>,
    /// The last decision in the line that a practice copies.
    pub his_text: String,
    pub actions: Actions,
}

#[derive(Debug, Clone, Serialize)]
pub struct HistoryView {
    pub day_text: String,
    pub field_text: String,
    pub was_text: String,
    pub became_text: String,
    pub source_text: String,
    pub reason_text: String,
    pub who: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct DecisionView {
    pub day_text: String,
    pub kind_text: String,
    pub reason_text: String,
    pub decided_by_text: String,
    pub recorded_by: String,
    pub motive: String,
    pub relapse_agreement: String,
    pub new_end_text: String,
    /// What else a decision of its kind says.
    pub more_text: String,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Actions {
    pub start: String,
    pub extend: String,
    pub end: String,
    pub evaluate: String,
    pub file: String,
    /// The other acts, each with its words.
    pub more: Vec<LabelledLink>,
}

const NEW: &str = "arrangement-new";
const START: &str = "arrangement-start";
const EXTEND: &str = "arrangement-extend";
const END: &str = "arrangement-end";
const PAUSE: &str = "arrangement-pause";
const RESUME: &str = "arrangement-resume";
const STACK: &str = "arrangement-stack";
const AFTER_18: &str = "arrangement-after-18";

/// What a new arrangement is chosen from.
#[derive(Default)]
pub(super) struct Offered {
    pub providers: Vec<(String, String)>,
    municipalities: Vec<(String, String)>,
    followers: Vec<(String, String)>,
    /// Open referrals to an arrangement, of this case.
    referrals: Vec<(String, String)>,
}

/// Where a planned end may come from when it is entered by hand.
const SOURCES: [DateSource; 3] = [DateSource::Estimated, DateSource::Allocation, DateSource::Decision];

/// Why an extension may be decided.
const EXTENSION_REASONS: [ChangeReason; 4] =
    [ChangeReason::Extension, ChangeReason::Contract, ChangeReason::ByProvider, ChangeReason::Correction];

fn profiles() -> Vec<Profile> {
    Profile::ALL.iter().copied().filter(|it| *it != Profile::Unknown).collect()
}

pub(super) fn intensities() -> Vec<Intensity> {
    Intensity::ALL.iter().copied().filter(|it| *it != Intensity::Unknown).collect()
}

fn new_form(lang: Lang, case: CaseId, offered: &Offered, warned: bool) -> Form {
    let form = Form::new(lang, "arrangement", format!("/cases/{case}/arrangements"))
        .choose("provider", offered.providers.iter().cloned())
        .or_none()
        .select("profile", &profiles())
        .or_none()
        .select("intensity", &intensities())
        .choose("municipality", offered.municipalities.iter().cloned())
        .choose("follower", offered.followers.iter().cloned())
        .day("allocated_on")
        .day("start_on")
        .optional()
        .day("planned_end_on")
        .radios("planned_end_source", &SOURCES)
        .check("with_stay")
        .optional();
    let form =
        if offered.referrals.is_empty() { form } else { form.choose("referral", offered.referrals.iter().cloned()).or_none().optional() };
    if warned { form.check("sure").optional() } else { form }
}

fn start_form_of(lang: Lang, id: ArrangementId) -> Form {
    Form::new(lang, "start", format!("/arrangements/{id}/start")).day("on").focus()
}

fn extension_form_of(lang: Lang, id: ArrangementId, warned: bool) -> Form {
    let form = Form::new(lang, "extension", format!("/arrangements/{id}/extension"))
        .day("until")
        .focus()
        .day("decided_on")
        .select("reason", &EXTENSION_REASONS)
        .radios("decided_by", DecidedBy::ALL)
        .area("motive");
    if warned { form.check("sure").optional() } else { form }
}

fn pause_form_of(lang: Lang, id: ArrangementId) -> Form {
    Form::new(lang, "pause", format!("/arrangements/{id}/pause")).day("last_day").focus()
}

fn resumption_form_of(lang: Lang, id: ArrangementId) -> Form {
    Form::new(lang, "resumption", format!("/arrangements/{id}/resumption")).day("on").focus()
}

fn stacking_form_of(lang: Lang, id: ArrangementId) -> Form {
    Form::new(lang, "stacking", format!("/arrangements/{id}/stacking"))
        .day("until")
        .focus()
        .day("decided_on")
        .radios("decided_by", DecidedBy::ALL)
        .area("motive")
}

fn after_18_form_of(lang: Lang, id: ArrangementId) -> Form {
    Form::new(lang, "after18", format!("/arrangements/{id}/after-18"))
        .select("ground", Ground::ALL)
        .or_none()
        .optional()
        .focus()
        .day("decided_on")
        .radios("decided_by", DecidedBy::ALL)
        .area("motive")
}

fn ending_form_of(lang: Lang, id: ArrangementId) -> Form {
    let reasons: Vec<EndReason> = EndReason::ALL.iter().copied().filter(|it| !it.is_pause()).collect();
    Form::new(lang, "ending", format!("/arrangements/{id}/ending"))
        .day("on")
        .focus()
        .select("reason", &reasons)
        .or_none()
        .radios("how", EndingHow::ALL)
        .radios("decided_by", DecidedBy::ALL)
        .area("relapse_agreement")
        .optional()
        .area("motive")
        .optional()
}

/// The forms of this file's acts, for the page's examples.
pub fn example_forms(lang: Lang, id: ArrangementId, case: CaseId) -> Vec<(&'static str, Form)> {
    let offered = Offered { referrals: vec![("5".into(), "01-10-2026, De Zeewering".into())], ..Offered::default() };
    vec![
        (NEW, new_form(lang, case, &offered, true)),
        (START, start_form_of(lang, id)),
        (EXTEND, extension_form_of(lang, id, true)),
        (END, ending_form_of(lang, id)),
        (PAUSE, pause_form_of(lang, id)),
        (RESUME, resumption_form_of(lang, id)),
        (STACK, stacking_form_of(lang, id)),
        (AFTER_18, after_18_form_of(lang, id)),
    ]
}

impl Page for ArrangementPage {
    const TEMPLATE: &'static str = "arrangement/show.html";
    fn title(&self, lang: Lang) -> String {
        lang.with("title-arrangement", &args([("number", self.youth.number.clone().into())]))
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let card = examples::arrangement(lang);
        let history = HistoryView {
            day_text: "10-01-2026".into(),
            field_text: "geplande einddatum".into(),
            was_text: "–".into(),
            became_text: "13-10-2026".into(),
            source_text: "toewijzing".into(),
            reason_text: String::new(),
            who: "per bericht".into(),
        };
        let decision = DecisionView {
            day_text: "20-08-2026".into(),
            kind_text: "verlengen".into(),
            reason_text: "verlenging".into(),
            decided_by_text: "toegang".into(),
            recorded_by: "Sanne".into(),
            motive: "Eén doel nog open.".into(),
            relapse_agreement: "Moeder belt.".into(),
            new_end_text: "31-12-2026".into(),
            more_text: "Eerste waakvlamcontact: 01-02-2027".into(),
        };
        let full = Self {
            youth: examples::identity(lang),
            card: card.clone(),
            items: vec![Labelled { label: "Gemeente".into(), value: "Bergen op Zoom".into() }],
            lines: examples::flags(lang),
            step_line: Some(step_line::examples::step_line(lang)),
            history: vec![history],
            decisions: vec![decision],
            his_text: "20-08-2026 POH-Jeugd: arrangement P4".into(),
            actions: Actions {
                start: "/arrangements/7/start/new".into(),
                extend: "/arrangements/7/extension/new".into(),
                end: "/arrangements/7/ending/new".into(),
                evaluate: "/cases/93/evaluations/new?arrangement=7".into(),
                file: "/cases/93".into(),
                more: vec![LabelledLink { href: "/arrangements/7/pause/new".into(), label: "Pauzeren".into() }],
            },
        };
        let empty = Self {
            youth: examples::identity(lang),
            card,
            items: vec![],
            lines: vec![],
            step_line: None,
            history: vec![],
            decisions: vec![],
            his_text: String::new(),
            actions: Actions::default(),
        };
        vec![full, empty]
    }
}

/// The page of an act: what the arrangement is, and where closing waits.
pub(super) fn act_page(desk: &Desk, dossier: &Dossier, act: &'static str, about: Option<&ArrangementFacts>, form: Form) -> ActPage {
    let lead = about.map(|it| dossier.arrangement(desk, it)).map(|it| format!("{}, {}. {}", it.title, it.provider, it.dates_text));
    let guard = if [END, super::succession::SCALE_DOWN].contains(&act) { dossier.guard_text(desk) } else { String::new() };
    ActPage::of(desk.lang, dossier.identity(desk), act, form).lead(lead.unwrap_or_default()).guarded(guard)
}

/// The referrals that a new arrangement may follow from; nobody sees them here who may not write them.
fn open_referrals(desk: &Desk, dossier: &Dossier) -> Vec<(String, String)> {
    if desk.also(Action::WriteReferral).is_none() {
        return Vec::new();
    }
    let of_case = dossier.facts().map(|it| it.referrals.as_slice()).unwrap_or_default();
    of_case
        .iter()
        .filter(|it| it.is_open() && it.target == Target::Arrangement)
        .map(|it| {
            let provider = it.provider_id.map(|id| format!(", {}", dossier.names.provider(id))).unwrap_or_default();
            (it.id.to_string(), format!("{}, {}{provider}", desk.lang.day(it.referred_on), desk.lang.code(it.status)))
        })
        .collect()
}

pub(super) fn offered(desk: &Desk, dossier: &Dossier) -> Result<Offered, WebError> {
    let permit = desk.permit()?;
    let names = &dossier.names;
    let providers: Vec<_> = names.open_providers(desk.today).into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    let mut municipalities: Vec<_> = names.municipalities.iter().map(|(code, name)| (code.clone(), name.clone())).collect();
    let own = dossier.youth.municipality.as_str();
    if !municipalities.iter().any(|(code, _)| code == own) {
        municipalities.push((own.to_owned(), own.to_owned()));
    }
    // Followed here, or by the access team of the youth's municipality.
    let near = |it: &&crate::domain::workplace::Workplace| {
        permit.reaches(it.id)
            || (it.kind == crate::domain::workplace::WorkplaceKind::AccessTeam && it.municipality == dossier.youth.municipality)
    };
    let open = names.workplaces.values().filter(|it| !it.has_ended(desk.today));
    let mut followers: Vec<_> = open.filter(near).map(|it| (it.id.to_string(), it.name.clone())).collect();
    for list in [&mut municipalities, &mut followers] {
        list.sort_by(|a, b| a.1.cmp(&b.1));
    }
    Ok(Offered { providers, municipalities, followers, referrals: open_referrals(desk, dossier) })
}

pub(super) fn catalogue(desk: &Desk) -> Result<Catalogue, WebError> {
    desk.read(|conn| db::setting::catalogue(conn, desk.today))
}

pub fn new(desk: &Desk) -> WebResult {
    let case: CaseId = desk.id("id")?;
    let dossier = Dossier::of_case(desk, case)?;
    let offered = offered(desk, &dossier)?;
    let months = catalogue(desk)?.terms(Intensity::Perspective).map_or(12, |it| it.guide_months);
    let workplace = dossier.file.cases.iter().find(|it| it.case.id == case).map(|it| it.case.workplace_id);
    let mut typed = Typed::default();
    typed.set("intensity", Intensity::Perspective.code());
    typed.set("municipality", dossier.youth.municipality.as_str());
    typed.set("follower", workplace.map(|it| it.to_string()).unwrap_or_default());
    typed.set("allocated_on", desk.lang.day(desk.today));
    typed.set("start_on", desk.lang.day(desk.today));
    typed.set("planned_end_on", desk.lang.day(plus_days(plus_months(desk.today, months), -1)));
    typed.set("planned_end_source", DateSource::Estimated.code());
    let form = desk.seal(new_form(desk.lang, case, &offered, false).filled(&typed))?;
    desk.page(&act_page(desk, &dossier, NEW, None, form))
}

pub fn create(desk: &Desk) -> WebResult {
    let case: CaseId = desk.id("id")?;
    let dossier = Dossier::of_case(desk, case)?;
    let offered = offered(desk, &dossier)?;
    let refuse = |errors: Errors| {
        let warned = desk.warned(&errors, "arrangement-past-18");
        let form = desk.seal_again(new_form(desk.lang, case, &offered, warned), &errors)?;
        desk.refuse(&act_page(desk, &dossier, NEW, None, form), &errors)
    };
    let read = Reader::new(&desk.typed, desk.lang, "arrangement", desk.today);
    let provider = read.choice("provider", &offered.providers).and_then(|it| it.parse().ok()).map(ProviderId);
    let follower = read.choice("follower", &offered.followers).and_then(|it| it.parse().ok()).map(WorkplaceId);
    let municipality = read.choice("municipality", &offered.municipalities).and_then(|it| MunicipalityCode::parse(&it).ok());
    let (profile, intensity) = (read.code_among("profile", &profiles()), read.code_among("intensity", &intensities()));
    let (allocated_on, start_on) = (read.day("allocated_on"), read.optional_day("start_on"));
    let planned_end_on = read.day("planned_end_on");
    let source = read.code_among("planned_end_source", &SOURCES);
    let birth = birth(desk, &dossier);
    let referral = desk.typed.get("referral").parse().ok().map(ReferralId);
    let account = desk.account()?;
    let here = desk.permit()?.reaches(follower.unwrap_or(WorkplaceId::NEW));
    let arrangement = (|| {
        Some(Arrangement {
            id: ArrangementId::NEW,
            version: 1,
            youth_id: dossier.youth.id,
            provider_id: provider?,
            municipality: municipality?,
            profile: profile?,
            intensity: intensity?,
            category: None,
            product_code: None,
            follower_workplace_id: follower?,
            follower_id: here.then_some(account),
            referral_id: referral,
            predecessor_id: None,
            with_stay: read.checked("with_stay"),
            allocation_number: None,
            allocated_on: Some(allocated_on?),
            start_on: start_on?,
            planned_end_on: Some(planned_end_on?),
            planned_end_source: Some(source?),
            actual_end_on: None,
            end_reason: None,
            paused_on: None,
            withdrawn: false,
            known_at: desk.today,
        })
    })();
    let (Some(arrangement), false) = (arrangement, read.has_errors()) else { return refuse(read.errors()) };
    let saved = desk.submit(|tx| -> Result<String, Failure<(&'static str, String)>> {
        let (youth, follower, started_on) = (arrangement.youth_id, arrangement.follower_workplace_id, arrangement.start_on);
        let begun = arrangement
            .begin_by_hand(birth, recorded(desk, account))
            .map_err(|why| Failure::Refused((field_of_new(why), why.to_string())))?;
        if let Some(id) = referral {
            follow_referral(desk, tx, case, id, started_on)?;
        }
        let id = db::arrangement::begin(tx, begun)?;
        db::case::follow(tx, youth, follower, desk.today)?;
        Ok(format!("/arrangements/{id}?saved=arrangement-added"))
    });
    match saved {
        Ok(location) => desk.see(location),
        // Where no referral is open any more the form has no field for it.
        Err(Failure::Refused(("referral", why))) if offered.referrals.is_empty() => refuse(Errors::one("main", desk.lang.t(&why))),
        Err(Failure::Refused((field, why))) => refuse(Errors::one(field, desk.lang.t(&why))),
        Err(Failure::Web(error)) => Err(error),
    }
}

/// The field of a new arrangement that a refusal is about.
fn field_of_new(why: ArrangementRefused) -> &'static str {
    if why == ArrangementRefused::BeforeBirth { "allocated_on" } else { "planned_end_on" }
}

/// Help that began answers the referral it follows from; a start that lies ahead does not yet.
fn follow_referral(
    desk: &Desk,
    tx: &mut db::Tx,
    case: CaseId,
    id: ReferralId,
    started_on: Option<NaiveDate>,
) -> Result<(), Failure<(&'static str, String)>> {
    let permit = desk.also(Action::WriteReferral).ok_or(WebError::NotFound)?;
    let stored = db::referral::find(tx.conn(), &permit, case, id)?;
    if !stored.is_open() || stored.target != Target::Arrangement {
        return Err(Failure::Refused(("referral", "arrangement-referral-over".to_owned())));
    }
    if let Some(on) = started_on.filter(|on| *on <= desk.today) {
        let moved = Move { to: ReferralStatus::Started, on, refusal: None };
        tx.save(stored.move_to(moved, desk.today).map_err(|why| Failure::Refused(("referral", why.to_string())))?)?;
    }
    Ok(())
}

/// The birth date that dates are held against, and whether the warning about 18 has been set aside.
pub(super) fn birth(desk: &Desk, dossier: &Dossier) -> Birth {
    Birth { on: dossier.youth.born_on, sure: !desk.typed.get("sure").is_empty() }
}

pub(super) fn recorded(desk: &Desk, account: crate::domain::id::AccountId) -> Recorded {
    Recorded { by: Some(account), today: desk.today }
}

/// The arrangement of the address with its youth.
pub(super) fn found(desk: &Desk) -> Result<(Dossier, ArrangementFacts), WebError> {
    let id: ArrangementId = desk.id("id")?;
    let permit = desk.permit()?;
    let (_, case) = desk.read(|conn| db::arrangement::find(conn, permit, id))?;
    let dossier = Dossier::of_case(desk, case)?;
    let facts = dossier.file.arrangements.iter().find(|it| it.arrangement.id == id).cloned().ok_or(WebError::NotFound)?;
    Ok((dossier, facts))
}

/// A reason is a code of JZ588 (ends) or JZ002 (changes).
fn reason_text(lang: Lang, reason: Option<&str>) -> String {
    let Some(code) = reason else { return String::new() };
    let end = EndReason::from_code(code).map(|it| lang.code(it));
    // Some codes stand in both lists with the same meaning; 02 is death in both.
    let change = ChangeReason::from_code(code).map(|it| lang.code(it));
    change.or(end).unwrap_or_default()
}

/// For who works in a practice.
fn his_text(desk: &Desk, dossier: &Dossier, facts: &ArrangementFacts) -> String {
    let last = facts.decisions.iter().max_by_key(|it| (it.decided_on, it.id)).filter(|_| desk.also(Action::ReadNotes).is_some());
    let next = dossier.file.cases.iter().filter_map(|it| it.next_planned(desk.today)).map(|it| it.held_on).min();
    let provider = dossier.names.provider(facts.arrangement.provider_id);
    last.map(|it| his::decided(desk.lang, &facts.arrangement, it, &provider, next)).unwrap_or_default()
}

pub fn show(desk: &Desk) -> WebResult {
    use crate::domain::arrangement::DecisionKind as D;
    let (dossier, facts) = found(desk)?;
    let lang = desk.lang;
    let it = &facts.arrangement;
    let (texts, motive) =
        desk.read(|conn| Ok((db::arrangement::decision_texts(conn, &facts.decisions)?, db::arrangement::end_motive(conn, it.id)?)))?;
    let text = |id: i64, field| texts.get(&id).and_then(|it| it.get(&field)).cloned().unwrap_or_default();
    let status = facts.status(desk.today, &dossier.thresholds);
    let writes = desk.also(Action::WriteArrangement).is_some();
    let link = |possible: bool, act: &str| if writes && possible { format!("/arrangements/{}/{act}/new", it.id) } else { String::new() };
    let label = |key: &str, value: String| Labelled { label: lang.t(key), value };
    let mut items = vec![
        label("arrangement-municipality", dossier.names.municipality(it.municipality.as_str())),
        label("arrangement-profile", lang.code(it.profile)),
        label("arrangement-intensity", lang.code(it.intensity)),
        label("arrangement-allocated_on", lang.day_or_none(it.allocated_on)),
    ];
    items.extend(it.allocation_number.map(|number| label("arrangement-number", number.to_string())));
    items.extend(it.end_reason.map(|reason| label("ending-reason", lang.code(reason))));
    items.extend(motive.map(|text| label("ending-motive", text)));
    items.extend(it.paused_on.map(|day| label("arrangement-paused_on", lang.day(day))));
    // The chain: what came before, and what came after.
    let told = |other: &ArrangementFacts| {
        let card = dossier.arrangement(desk, other);
        format!("{}, {}. {}", card.title, card.provider, card.dates_text)
    };
    let before = dossier.file.arrangements.iter().find(|other| Some(other.arrangement.id) == it.predecessor_id);
    let after = dossier.file.arrangements.iter().find(|other| other.arrangement.predecessor_id == Some(it.id));
    items.extend(before.map(|other| label("arrangement-follows-on", told(other))));
    items.extend(after.map(|other| label("arrangement-followed-by", told(other))));
    let explained: Vec<_> = (dossier.file.answers.iter())
        .filter(|answer| answer.kind == AnswerKind::Explained && answer.subject_kind == SubjectKind::Arrangement)
        .filter(|answer| answer.subject_id == it.id.0)
        .collect();
    if !explained.is_empty() {
        let ids: Vec<_> = explained.iter().map(|it| it.id).collect();
        let said = desk.read(|conn| db::answer::explanations(conn, &ids))?;
        for answer in explained {
            let who = args([("who", dossier.names.account(answer.given_by, lang).into()), ("day", lang.day(answer.given_on).into())]);
            let value = said.get(&answer.id).cloned().unwrap_or_default();
            items.push(Labelled { label: lang.with("arrangement-explained", &who), value });
        }
    }
    let own = |line: &&crate::domain::outflow::worklist::Line| {
        line.flag.subject.kind == SubjectKind::Arrangement && line.flag.subject.id == it.id.0
    };
    let lines: Vec<_> = dossier.worklist.lines.iter().filter(own).cloned().collect();
    let (runs, paused) = (status.runs(), status == Status::Paused);
    let turns_18_soon = desk.today >= plus_months(birthday(dossier.youth.born_on, 16), 6);
    let several = dossier.file.arrangements.iter().filter(|it| it.status(desk.today, &dossier.thresholds).runs()).count() > 1;
    let more = [
        (runs || paused, "scale-down", "arrangement-act-scale-down"),
        (runs || paused, "scale-up", "arrangement-act-scale-up"),
        (runs || paused, "transfer", "arrangement-act-transfer"),
        (runs, "pause", "arrangement-act-pause"),
        (paused, "resumption", "arrangement-act-resume"),
        (runs && several, "stacking", "arrangement-act-stack"),
        (status.is_open() && turns_18_soon, "after-18", "arrangement-act-after-18"),
        (runs || paused, "renumbering", "arrangement-act-renumber"),
    ];
    let page = ArrangementPage {
        youth: dossier.identity(desk),
        card: dossier.arrangement(desk, &facts),
        items,
        lines: dossier.lines(desk, &lines),
        step_line: step_line::view(desk, &dossier, Some(it.id)),
        history: facts
            .history
            .iter()
            .rev()
            .map(|line| HistoryView {
                day_text: lang.day(line.changed_on),
                field_text: lang.code(line.field),
                was_text: lang.day_or_none(line.was),
                became_text: lang.day_or_none(line.became),
                source_text: lang.code(line.source),
                reason_text: if line.field == crate::domain::arrangement::DateField::ActualEnd || line.reason.as_deref() == Some("20") {
                    line.reason.as_deref().and_then(EndReason::from_code).map(|it| lang.code(it)).unwrap_or_default()
                } else {
                    reason_text(lang, line.reason.as_deref())
                },
                who: dossier.names.account(line.recorded_by, lang),
            })
            .collect(),
        his_text: his_text(desk, &dossier, &facts),
        decisions: facts
            .decisions
            .iter()
            .rev()
            .map(|decision| DecisionView {
                day_text: lang.day(decision.decided_on),
                kind_text: lang.code(decision.kind),
                reason_text: if matches!(decision.kind, D::End | D::ScaleDown | D::ScaleUp | D::Transfer | D::Change) {
                    decision.reason.as_deref().and_then(EndReason::from_code).map(|it| lang.code(it)).unwrap_or_default()
                } else {
                    reason_text(lang, decision.reason.as_deref())
                },
                decided_by_text: lang.code(decision.decided_by),
                recorded_by: dossier.names.account(decision.recorded_by, lang),
                motive: text(decision.id.0, TextField::Motive),
                relapse_agreement: text(decision.id.0, TextField::RelapseAgreement),
                new_end_text: lang.day_or_none(decision.new_end_on),
                more_text: [
                    decision.pilot_light_on.map(|day| format!("{}: {}", lang.t("arrangement-first-pilot-light"), lang.day(day))),
                    decision.ground.map(|ground| format!("{}: {}", lang.t("arrangement-ground"), lang.code(ground))),
                ]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(". "),
            })
            .collect(),
        actions: Actions {
            start: link(status == Status::NotStarted, "start"),
            extend: link(status.runs() || status == Status::Paused || status == Status::NotStarted, "extension"),
            end: link(status.runs() || status == Status::Paused, "ending"),
            evaluate: if Helping::Arrangement(it).can_be_evaluated(desk.today) && desk.also(Action::WriteGoal).is_some() {
                format!("/cases/{}/evaluations/new?arrangement={}", dossier.case, it.id)
            } else {
                String::new()
            },
            file: format!("/cases/{}", dossier.case),
            more: more
                .into_iter()
                .filter(|(possible, ..)| *possible && writes)
                .map(|(_, act, key)| LabelledLink { href: format!("/arrangements/{}/{act}/new", it.id), label: lang.t(key) })
                .collect(),
        },
    };
    desk.page(&page)
}

pub fn start_form(desk: &Desk) -> WebResult {
    form_about(desk, START, |_, facts| Ok((start_form_of(desk.lang, facts.arrangement.id), today(desk, "on"))))
}

pub fn extension_form(desk: &Desk) -> WebResult {
    form_about(desk, EXTEND, |_, facts| {
        let planned = facts.arrangement.planned_end_on.unwrap_or(desk.today);
        // After a pause the days that were lost are proposed; else three months.
        let until = match facts.arrangement.pauses(&facts.history).last() {
            Some((from, Some(resumed))) if desk.query.get("after") == "pause" => plus_days(planned, days_between(*from, *resumed)),
            _ => plus_months(planned.max(desk.today), 3),
        };
        let mut typed = decided_today(desk);
        typed.set("until", desk.lang.day(until.max(desk.today)));
        typed.set("reason", ChangeReason::Extension.code());
        Ok((extension_form_of(desk.lang, facts.arrangement.id, false), typed))
    })
}

pub fn ending_form(desk: &Desk) -> WebResult {
    form_about(desk, END, |_, facts| {
        let mut typed = today(desk, "on");
        typed.set("how", EndingHow::Decided.code());
        typed.set("decided_by", DecidedBy::YouthProfessional.code());
        Ok((ending_form_of(desk.lang, facts.arrangement.id), typed))
    })
}

/// What an act on an existing arrangement is given.
pub(super) struct Acting<'a> {
    pub stored: &'a Arrangement,
    /// The dates as they changed.
    pub history: &'a [DateChange],
    /// The youth's file, and whether safety comes first in it today.
    pub file: &'a CaseFile,
    pub guarded: bool,
    pub birth: Birth,
    pub recorded: Recorded,
}

/// What all acts on an existing arrangement share: version, act, refusal beside a field. `perform` gives where it leads.
pub(super) fn act_on(
    desk: &Desk,
    act: &'static str,
    blank: impl Fn(&Dossier, &ArrangementFacts, bool) -> Result<Form, WebError>,
    errors: Errors,
    perform: impl FnOnce(&mut db::Tx, Acting) -> Result<String, Failure<ArrangementRefused>>,
    field_of: fn(ArrangementRefused) -> &'static str,
) -> WebResult {
    let (dossier, facts) = found(desk)?;
    let again = |errors: &Errors| -> Result<ActPage, WebError> {
        let (dossier, facts) = found(desk)?;
        let warned = desk.warned(errors, "arrangement-past-18");
        let form = desk.seal_again(blank(&dossier, &facts, warned)?.version(facts.arrangement.version), errors)?;
        Ok(act_page(desk, &dossier, act, Some(&facts), form))
    };
    if !errors.0.is_empty() {
        return desk.refuse(&again(&errors)?, &errors);
    }
    let (permit, id) = (desk.permit()?, facts.arrangement.id);
    let (birth, recorded) = (birth(desk, &dossier), recorded(desk, desk.account()?));
    let saved = desk.submit(|tx| {
        let (stored, _) = db::arrangement::find(tx.conn(), permit, id)?;
        db::case::same_version(stored.version, desk.carried_version())?;
        // A safety step saved a moment ago counts.
        let (file, _) = db::case_files::of_youth(tx.conn(), permit, stored.youth_id)?;
        let guarded = file.is_guarded(desk.today);
        let history = file.arrangements.iter().find(|it| it.arrangement.id == id).map(|it| it.history.as_slice()).unwrap_or_default();
        perform(tx, Acting { stored: &stored, history, file: &file, guarded, birth, recorded })
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(why)) => {
            let errors = Errors::one(field_of(why), desk.lang.t(&why.to_string()));
            desk.refuse(&again(&errors)?, &errors)
        }
        Err(Failure::Web(WebError::Stale)) => {
            let first = facts_summary(desk)?;
            let field = blank(&dossier, &facts, false)?.list.first().map_or("on".into(), |it| it.name.clone());
            let errors = Errors::one(field, desk.lang.with("form-stale-arrangement", &first));
            desk.conflict(&again(&errors)?, &errors)
        }
        Err(Failure::Web(error)) => Err(error),
    }
}

/// What is stored now, for the page that says someone else saved meanwhile.
fn facts_summary(desk: &Desk) -> Result<Args, WebError> {
    let (dossier, facts) = found(desk)?;
    let card = dossier.arrangement(desk, &facts);
    Ok(args([("dates", card.dates_text.into()), ("status", card.status_text.into())]))
}

pub fn start(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "start", desk.today);
    let on = read.day("on");
    act_on(
        desk,
        START,
        |_, facts, _| Ok(start_form_of(desk.lang, facts.arrangement.id)),
        read.errors(),
        |tx, it| {
            tx.save(it.stored.start_by_hand(on.unwrap_or(desk.today), it.birth, it.recorded).map_err(Failure::Refused)?)?;
            Ok(format!("/arrangements/{}?saved=arrangement-started", it.stored.id))
        },
        |_| "on",
    )
}

pub fn extend(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "extension", desk.today);
    let (until, decided_on) = (read.day("until"), read.day("decided_on"));
    let (reason, decided_by) = (read.code_among("reason", &EXTENSION_REASONS), read.code::<DecidedBy>("decided_by"));
    let motive = read.optional_text("motive");
    let extending =
        (|| Some(Extending { until: until?, decided_on: decided_on?, reason: reason?, decided_by: decided_by?, motive: motive? }))();
    act_on(
        desk,
        EXTEND,
        |_, facts, warned| Ok(extension_form_of(desk.lang, facts.arrangement.id, warned)),
        read.errors(),
        |tx, it| {
            let Some(extending) = extending else { return Err(WebError::BadRequest.into()) };
            tx.save(it.stored.extend(extending, it.birth, it.recorded).map_err(Failure::Refused)?)?;
            Ok(format!("/arrangements/{}?saved=arrangement-extended", it.stored.id))
        },
        |why| match why {
            ArrangementRefused::MotiveMissing => "motive",
            ArrangementRefused::DecidedInFuture => "decided_on",
            _ => "until",
        },
    )
}

pub fn end(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "ending", desk.today);
    let (on, reason, how) = (read.day("on"), read.code::<EndReason>("reason"), read.code::<EndingHow>("how"));
    let decided_by = read.optional_code::<DecidedBy>("decided_by");
    if how == Some(EndingHow::Decided) && decided_by.is_none() {
        read.missing("decided_by");
    }
    let (relapse_agreement, motive) = (read.optional_text("relapse_agreement"), read.optional_text("motive"));
    let ending = (|| {
        let how = match how? {
            EndingHow::Decided => EndedHow::Decided { by: decided_by?, relapse_agreement: relapse_agreement.clone()? },
            EndingHow::Reported => EndedHow::Reported,
        };
        // What was agreed is kept when the end is only reported, too.
        let motive = match &how {
            EndedHow::Decided { .. } => motive?,
            EndedHow::Reported => [motive?, relapse_agreement?].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n"),
        };
        Some(Ending { on: on?, reason: reason?, how, motive })
    })();
    act_on(
        desk,
        END,
        |_, facts, _| Ok(ending_form_of(desk.lang, facts.arrangement.id)),
        read.errors(),
        |tx, it| {
            let Some(ending) = ending else { return Err(WebError::BadRequest.into()) };
            tx.save(it.stored.end_by_hand(ending, it.history, it.guarded, it.recorded).map_err(Failure::Refused)?)?;
            Ok(format!("/arrangements/{}?saved=arrangement-ended", it.stored.id))
        },
        |why| match why {
            ArrangementRefused::SafetyFirst => "how",
            ArrangementRefused::NoRelapseAgreement => "relapse_agreement",
            ArrangementRefused::TemporaryIsNoEnd => "reason",
            _ => "on",
        },
    )
}

/// A form about the arrangement of the address, prefilled.
pub(super) fn form_about(
    desk: &Desk,
    act: &'static str,
    blank: impl Fn(&Dossier, &ArrangementFacts) -> Result<(Form, Typed), WebError>,
) -> WebResult {
    let (dossier, facts) = found(desk)?;
    let (form, typed) = blank(&dossier, &facts)?;
    let form = desk.seal(form.version(facts.arrangement.version).filled(&typed))?;
    desk.page(&act_page(desk, &dossier, act, Some(&facts), form))
}

/// Today, in a field.
fn today(desk: &Desk, field: &str) -> Typed {
    let mut typed = Typed::default();
    typed.set(field, desk.lang.day(desk.today));
    typed
}

/// Decided today by the youth professional: right most of the time.
fn decided_today(desk: &Desk) -> Typed {
    let mut typed = today(desk, "decided_on");
    typed.set("decided_by", DecidedBy::YouthProfessional.code());
    typed
}

pub fn pause_form(desk: &Desk) -> WebResult {
    form_about(desk, PAUSE, |_, facts| Ok((pause_form_of(desk.lang, facts.arrangement.id), today(desk, "last_day"))))
}

pub fn pause(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "pause", desk.today);
    let last_day = read.day("last_day");
    act_on(
        desk,
        PAUSE,
        |_, facts, _| Ok(pause_form_of(desk.lang, facts.arrangement.id)),
        read.errors(),
        |tx, it| {
            let moved = it.stored.pause_by_hand(last_day.unwrap_or(desk.today), it.history, it.recorded);
            tx.save(moved.map_err(Failure::Refused)?)?;
            Ok(format!("/arrangements/{}?saved=arrangement-paused", it.stored.id))
        },
        |_| "last_day",
    )
}

pub fn resumption_form(desk: &Desk) -> WebResult {
    form_about(desk, RESUME, |_, facts| Ok((resumption_form_of(desk.lang, facts.arrangement.id), today(desk, "on"))))
}

/// After resuming a later end is proposed; it holds only by decision, so the form to extend comes next.
pub fn resume(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "resumption", desk.today);
    let on = read.day("on");
    act_on(
        desk,
        RESUME,
        |_, facts, _| Ok(resumption_form_of(desk.lang, facts.arrangement.id)),
        read.errors(),
        |tx, it| {
            tx.save(it.stored.resume(on.unwrap_or(desk.today), it.recorded).map_err(Failure::Refused)?)?;
            Ok(format!("/arrangements/{}/extension/new?after=pause&saved=arrangement-resumed", it.stored.id))
        },
        |_| "on",
    )
}

pub fn stacking_form(desk: &Desk) -> WebResult {
    form_about(desk, STACK, |_, facts| {
        let mut typed = decided_today(desk);
        typed.set("until", desk.lang.day(plus_months(desk.today, 3)));
        Ok((stacking_form_of(desk.lang, facts.arrangement.id), typed))
    })
}

fn agreeing(read: &Reader) -> Option<Agreeing> {
    let (decided_on, decided_by, motive) = (read.day("decided_on"), read.code::<DecidedBy>("decided_by"), read.optional_text("motive"));
    Some(Agreeing { decided_on: decided_on?, decided_by: decided_by?, motive: motive? })
}

pub fn stack(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "stacking", desk.today);
    let until = read.day("until");
    let agreeing = agreeing(&read);
    act_on(
        desk,
        STACK,
        |_, facts, _| Ok(stacking_form_of(desk.lang, facts.arrangement.id)),
        read.errors(),
        |tx, it| {
            let (Some(until), Some(agreeing)) = (until, agreeing) else { return Err(WebError::BadRequest.into()) };
            tx.save(it.stored.stack(until, agreeing, it.recorded).map_err(Failure::Refused)?)?;
            Ok(format!("/arrangements/{}?saved=arrangement-stacked", it.stored.id))
        },
        |why| if why == ArrangementRefused::StackUntil { "until" } else { beside_decision(why) },
    )
}

/// The field of a decision that a refusal is about.
pub(super) fn beside_decision(why: ArrangementRefused) -> &'static str {
    if why == ArrangementRefused::DecidedInFuture { "decided_on" } else { "motive" }
}

pub fn after_18_form(desk: &Desk) -> WebResult {
    form_about(desk, AFTER_18, |_, facts| Ok((after_18_form_of(desk.lang, facts.arrangement.id), decided_today(desk))))
}

pub fn after_18(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "after18", desk.today);
    let ground = read.optional_code::<Ground>("ground");
    let agreeing = agreeing(&read);
    act_on(
        desk,
        AFTER_18,
        |_, facts, _| Ok(after_18_form_of(desk.lang, facts.arrangement.id)),
        read.errors(),
        |tx, it| {
            let Some(agreeing) = agreeing else { return Err(WebError::BadRequest.into()) };
            tx.save(it.stored.after_18(ground, agreeing, it.recorded).map_err(Failure::Refused)?)?;
            Ok(format!("/arrangements/{}?saved=arrangement-grown-up-decided", it.stored.id))
        },
        beside_decision,
    )
}
