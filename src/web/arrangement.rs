//! Arrangements: adding one by hand, its page with the date history, starting, extending and ending it.

use crate::db;
use crate::domain::arrangement::{Arrangement, ArrangementRefused, DateSource, DecidedBy, EndedHow, Ending, Extending, Recorded};
use crate::domain::calendar::{Status, plus_days, plus_months};
use crate::domain::catalogue::{Catalogue, Intensity, Profile};
use crate::domain::change::TextField;
use crate::domain::code::{ChangeReason, Code, EndReason, codes};
use crate::domain::goal::Helping;
use crate::domain::id::{ArrangementId, CaseId, ProviderId, WorkplaceId};
use crate::domain::identity::MunicipalityCode;
use crate::domain::outflow::answer::SubjectKind;
use crate::domain::outflow::case_file::ArrangementFacts;
use crate::domain::permission::Action;
use crate::text::{Args, Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Form, Reader, Typed};
use crate::web::pages::Page;
use crate::web::view::{ArrangementView, Dossier, FlagView, IdentityView, Labelled, examples};
use serde::Serialize;

codes! {
    /// How an end comes about.
    EndingHow as "ending-how" { Decided = "decided", Reported = "reported" }
}

/// The four acts on an arrangement share one page.
#[derive(Serialize)]
pub struct ActPage {
    pub youth: IdentityView,
    pub heading: String,
    pub lead: String,
    pub guard_text: String,
    pub form: Form,
    pub save_label: String,
    #[serde(skip)]
    act: Act,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    New,
    Start,
    Extend,
    End,
}

impl Act {
    const ALL: [Self; 4] = [Self::New, Self::Start, Self::Extend, Self::End];
    fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Start => "start",
            Self::Extend => "extend",
            Self::End => "end",
        }
    }
}

#[derive(Serialize)]
pub struct ArrangementPage {
    pub youth: IdentityView,
    pub card: ArrangementView,
    pub items: Vec<Labelled>,
    pub lines: Vec<FlagView>,
    pub history: Vec<HistoryView>,
    pub decisions: Vec<DecisionView>,
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
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Actions {
    pub start: String,
    pub extend: String,
    pub end: String,
    pub evaluate: String,
    pub file: String,
}

/// What a new arrangement is chosen from.
#[derive(Default)]
struct Offered {
    providers: Vec<(String, String)>,
    municipalities: Vec<(String, String)>,
    followers: Vec<(String, String)>,
}

/// Where a planned end may come from when it is entered by hand.
const SOURCES: [DateSource; 3] = [DateSource::Estimated, DateSource::Allocation, DateSource::Decision];

/// Why an extension may be decided.
const EXTENSION_REASONS: [ChangeReason; 4] =
    [ChangeReason::Extension, ChangeReason::Contract, ChangeReason::ByProvider, ChangeReason::Correction];

fn profiles() -> Vec<Profile> {
    Profile::ALL.iter().copied().filter(|it| *it != Profile::Unknown).collect()
}

fn intensities() -> Vec<Intensity> {
    Intensity::ALL.iter().copied().filter(|it| *it != Intensity::Unknown).collect()
}

fn new_form(lang: Lang, case: CaseId, offered: &Offered) -> Form {
    Form::new(lang, "arrangement", format!("/cases/{case}/arrangements"))
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
        .optional()
}

fn start_form_of(lang: Lang, id: ArrangementId) -> Form {
    Form::new(lang, "start", format!("/arrangements/{id}/start")).day("on").focus()
}

fn extension_form_of(lang: Lang, id: ArrangementId) -> Form {
    Form::new(lang, "extension", format!("/arrangements/{id}/extension"))
        .day("until")
        .focus()
        .day("decided_on")
        .select("reason", &EXTENSION_REASONS)
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

impl Page for ActPage {
    const TEMPLATE: &'static str = "arrangement/act.html";
    fn title(&self, lang: Lang) -> String {
        lang.with(&format!("title-arrangement-{}", self.act.name()), &args([("number", self.youth.number.clone().into())]))
    }
    fn examples(lang: Lang) -> Vec<Self> {
        Act::ALL
            .map(|act| {
                let id = ArrangementId(7);
                let (form, errors) = match act {
                    Act::New => (
                        new_form(lang, CaseId(93), &Offered::default()),
                        Errors::one("planned_end_on", lang.t("arrangement-end-before-start")),
                    ),
                    Act::Start => (start_form_of(lang, id), Errors::one("on", lang.t("day-form"))),
                    Act::Extend => (extension_form_of(lang, id), Errors::default()),
                    Act::End => (ending_form_of(lang, id), Errors::one("how", lang.t("arrangement-safety-first"))),
                };
                let guard_text = if act == Act::End { lang.t("guard-text") } else { String::new() };
                act_page_of(lang, examples::identity(lang), act, String::new(), guard_text, form.refused(&errors).sealed("c", "s"))
            })
            .into()
    }
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
        };
        let full = Self {
            youth: examples::identity(lang),
            card: card.clone(),
            items: vec![Labelled { label: "Gemeente".into(), value: "Bergen op Zoom".into() }],
            lines: examples::flags(lang),
            history: vec![history],
            decisions: vec![decision],
            actions: Actions {
                start: "/arrangements/7/start/new".into(),
                extend: "/arrangements/7/extension/new".into(),
                end: "/arrangements/7/ending/new".into(),
                evaluate: "/cases/93/evaluations/new?arrangement=7".into(),
                file: "/cases/93".into(),
            },
        };
        let empty = Self {
            youth: examples::identity(lang),
            card,
            items: vec![],
            lines: vec![],
            history: vec![],
            decisions: vec![],
            actions: Actions::default(),
        };
        vec![full, empty]
    }
}

fn act_page_of(lang: Lang, youth: IdentityView, act: Act, lead: String, guard_text: String, form: Form) -> ActPage {
    ActPage {
        youth,
        heading: lang.t(&format!("arrangement-{}-heading", act.name())),
        lead,
        guard_text,
        form,
        save_label: lang.t(&format!("arrangement-{}-save", act.name())),
        act,
    }
}

fn act_page(desk: &Desk, dossier: &Dossier, act: Act, about: Option<&ArrangementFacts>, form: Form) -> ActPage {
    let lead = about.map(|it| dossier.arrangement(desk, it)).map(|it| format!("{}, {}. {}", it.title, it.provider, it.dates_text));
    let guard = if act == Act::End { dossier.guard_text(desk) } else { String::new() };
    act_page_of(desk.lang, dossier.identity(desk), act, lead.unwrap_or_default(), guard, form)
}

fn offered(desk: &Desk, dossier: &Dossier) -> Result<Offered, WebError> {
    let permit = desk.permit()?;
    let names = &dossier.names;
    let mut providers: Vec<_> = names.providers.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
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
    let mut followers: Vec<_> = names.workplaces.values().filter(near).map(|it| (it.id.to_string(), it.name.clone())).collect();
    for list in [&mut providers, &mut municipalities, &mut followers] {
        list.sort_by(|a, b| a.1.cmp(&b.1));
    }
    Ok(Offered { providers, municipalities, followers })
}

fn catalogue(desk: &Desk) -> Result<Catalogue, WebError> {
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
    let form = desk.seal(new_form(desk.lang, case, &offered).filled(&typed))?;
    desk.page(&act_page(desk, &dossier, Act::New, None, form))
}

pub fn create(desk: &Desk) -> WebResult {
    let case: CaseId = desk.id("id")?;
    let dossier = Dossier::of_case(desk, case)?;
    let offered = offered(desk, &dossier)?;
    let refuse = |errors: Errors| {
        let form = desk.seal_again(new_form(desk.lang, case, &offered), &errors)?;
        desk.refuse(&act_page(desk, &dossier, Act::New, None, form), &errors)
    };
    let read = Reader::new(&desk.typed, desk.lang, "arrangement", desk.today);
    let among = |field: &'static str, list: &[(String, String)]| {
        let chosen = desk.typed.get(field);
        let found = list.iter().any(|(value, _)| value == chosen).then(|| chosen.to_owned());
        if found.is_none() {
            read.missing(field);
        }
        found
    };
    let provider = among("provider", &offered.providers).and_then(|it| it.parse().ok()).map(ProviderId);
    let follower = among("follower", &offered.followers).and_then(|it| it.parse().ok()).map(WorkplaceId);
    let municipality = among("municipality", &offered.municipalities).and_then(|it| MunicipalityCode::parse(&it).ok());
    let (profile, intensity) = (read.code_among("profile", &profiles()), read.code_among("intensity", &intensities()));
    let (allocated_on, start_on) = (read.day("allocated_on"), read.optional_day("start_on"));
    let planned_end_on = read.day("planned_end_on");
    let source = read.code_among("planned_end_source", &SOURCES);
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
            referral_id: None,
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
    let saved = desk.submit(|tx| -> Result<String, Failure<ArrangementRefused>> {
        let (youth, follower) = (arrangement.youth_id, arrangement.follower_workplace_id);
        let begun = arrangement.begin_by_hand(recorded(desk, account)).map_err(Failure::Refused)?;
        let id = db::arrangement::begin(tx, begun)?;
        db::case::follow(tx, youth, follower, desk.today)?;
        Ok(format!("/arrangements/{id}?saved=arrangement-added"))
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(why)) => refuse(Errors::one("planned_end_on", desk.lang.t(&why.to_string()))),
        Err(Failure::Web(error)) => Err(error),
    }
}

fn recorded(desk: &Desk, account: crate::domain::id::AccountId) -> Recorded {
    Recorded { by: Some(account), today: desk.today }
}

/// The arrangement of the address with its youth.
fn found(desk: &Desk) -> Result<(Dossier, ArrangementFacts), WebError> {
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

pub fn show(desk: &Desk) -> WebResult {
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
    let own = |line: &&crate::domain::outflow::worklist::Line| {
        line.flag.subject.kind == SubjectKind::Arrangement && line.flag.subject.id == it.id.0
    };
    let lines: Vec<_> = dossier.worklist.lines.iter().filter(own).cloned().collect();
    let page = ArrangementPage {
        youth: dossier.identity(desk),
        card: dossier.arrangement(desk, &facts),
        items,
        lines: dossier.lines(desk, &lines),
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
        decisions: facts
            .decisions
            .iter()
            .rev()
            .map(|decision| DecisionView {
                day_text: lang.day(decision.decided_on),
                kind_text: lang.code(decision.kind),
                reason_text: if decision.kind == crate::domain::arrangement::DecisionKind::End {
                    decision.reason.as_deref().and_then(EndReason::from_code).map(|it| lang.code(it)).unwrap_or_default()
                } else {
                    reason_text(lang, decision.reason.as_deref())
                },
                decided_by_text: lang.code(decision.decided_by),
                recorded_by: dossier.names.account(decision.recorded_by, lang),
                motive: text(decision.id.0, TextField::Motive),
                relapse_agreement: text(decision.id.0, TextField::RelapseAgreement),
                new_end_text: lang.day_or_none(decision.new_end_on),
            })
            .collect(),
        actions: Actions {
            start: link(status == Status::NotStarted || status == Status::Paused, "start"),
            extend: link(status.runs() || status == Status::Paused || status == Status::NotStarted, "extension"),
            end: link(status.runs() || status == Status::Paused, "ending"),
            evaluate: if Helping::Arrangement(it).can_be_evaluated(desk.today) && desk.also(Action::WriteGoal).is_some() {
                format!("/cases/{}/evaluations/new?arrangement={}", dossier.case, it.id)
            } else {
                String::new()
            },
            file: format!("/cases/{}", dossier.case),
        },
    };
    desk.page(&page)
}

pub fn start_form(desk: &Desk) -> WebResult {
    let (dossier, facts) = found(desk)?;
    let mut typed = Typed::default();
    typed.set("on", desk.lang.day(desk.today));
    let form = desk.seal(start_form_of(desk.lang, facts.arrangement.id).version(facts.arrangement.version).filled(&typed))?;
    desk.page(&act_page(desk, &dossier, Act::Start, Some(&facts), form))
}

pub fn extension_form(desk: &Desk) -> WebResult {
    let (dossier, facts) = found(desk)?;
    let from = facts.arrangement.planned_end_on.unwrap_or(desk.today).max(desk.today);
    let mut typed = Typed::default();
    typed.set("until", desk.lang.day(plus_months(from, 3)));
    typed.set("decided_on", desk.lang.day(desk.today));
    typed.set("reason", ChangeReason::Extension.code());
    typed.set("decided_by", DecidedBy::YouthProfessional.code());
    let form = desk.seal(extension_form_of(desk.lang, facts.arrangement.id).version(facts.arrangement.version).filled(&typed))?;
    desk.page(&act_page(desk, &dossier, Act::Extend, Some(&facts), form))
}

pub fn ending_form(desk: &Desk) -> WebResult {
    let (dossier, facts) = found(desk)?;
    let mut typed = Typed::default();
    typed.set("on", desk.lang.day(desk.today));
    typed.set("how", EndingHow::Decided.code());
    typed.set("decided_by", DecidedBy::YouthProfessional.code());
    let form = desk.seal(ending_form_of(desk.lang, facts.arrangement.id).version(facts.arrangement.version).filled(&typed))?;
    desk.page(&act_page(desk, &dossier, Act::End, Some(&facts), form))
}

/// What the three acts on an existing arrangement share: version, act, refusal beside a field.
fn act_on(
    desk: &Desk,
    act: Act,
    blank: fn(Lang, ArrangementId) -> Form,
    errors: Errors,
    perform: impl FnOnce(&mut db::Tx, &Arrangement, bool) -> Result<&'static str, Failure<ArrangementRefused>>,
    field_of: fn(ArrangementRefused) -> &'static str,
) -> WebResult {
    let (_, facts) = found(desk)?;
    let again = |errors: &Errors| -> Result<ActPage, WebError> {
        let (dossier, facts) = found(desk)?;
        let form = desk.seal_again(blank(desk.lang, facts.arrangement.id).version(facts.arrangement.version), errors)?;
        Ok(act_page(desk, &dossier, act, Some(&facts), form))
    };
    if !errors.0.is_empty() {
        return desk.refuse(&again(&errors)?, &errors);
    }
    let (permit, id) = (desk.permit()?, facts.arrangement.id);
    let saved = desk.submit(|tx| {
        let (stored, _) = db::arrangement::find(tx.conn(), permit, id)?;
        db::case::same_version(stored.version, desk.carried_version())?;
        // A safety step saved a moment ago counts.
        let (file, _) = db::case_files::of_youth(tx.conn(), permit, stored.youth_id)?;
        let notice = perform(tx, &stored, file.is_guarded(desk.today))?;
        Ok(format!("/arrangements/{id}?saved={notice}"))
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(why)) => {
            let errors = Errors::one(field_of(why), desk.lang.t(&why.to_string()));
            desk.refuse(&again(&errors)?, &errors)
        }
        Err(Failure::Web(WebError::Stale)) => {
            let first = facts_summary(desk)?;
            let field = if act == Act::Extend { "until" } else { "on" };
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
    if on.is_some_and(|on| on > desk.today) {
        read.wrong("on", "start-in-future");
    }
    let recorded = recorded(desk, desk.account()?);
    act_on(
        desk,
        Act::Start,
        start_form_of,
        read.errors(),
        |tx, stored, _| {
            let moved = stored.start(on.unwrap_or(desk.today), recorded).map_err(Failure::Refused)?;
            tx.save(moved)?;
            Ok("arrangement-started")
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
    let recorded = recorded(desk, desk.account()?);
    act_on(
        desk,
        Act::Extend,
        extension_form_of,
        read.errors(),
        |tx, stored, _| {
            let Some(extending) = extending else { return Err(WebError::BadRequest.into()) };
            tx.save(stored.extend(extending, recorded).map_err(Failure::Refused)?)?;
            Ok("arrangement-extended")
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
    let recorded = recorded(desk, desk.account()?);
    act_on(
        desk,
        Act::End,
        ending_form_of,
        read.errors(),
        |tx, stored, guarded| {
            let Some(ending) = ending else { return Err(WebError::BadRequest.into()) };
            tx.save(stored.end(ending, guarded, recorded).map_err(Failure::Refused)?)?;
            Ok("arrangement-ended")
        },
        |why| match why {
            ArrangementRefused::SafetyFirst => "how",
            ArrangementRefused::NoRelapseAgreement => "relapse_agreement",
            ArrangementRefused::TemporaryIsNoEnd => "reason",
            _ => "on",
        },
    )
}
