//! Goals: what a youth wants to reach, the scores along the way, and how they were looked back on together.

use crate::db;
use crate::domain::catalogue::LifeDomain;
use crate::domain::code::Code;
use crate::domain::consultation::{ConsultationStatus, Kind};
use crate::domain::evaluation::Evaluation;
use crate::domain::goal::{Goal, GoalRefused, GoalScore, GoalScoreRefused, GoalState, Helping, Scoring, Setting};
use crate::domain::id::{CaseId, EvaluationId, GoalId, GoalScoreId};
use crate::domain::outflow::case_file::{CaseFile, GoalFacts};
use crate::domain::permission::Action;
use crate::text::{Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Form, Reader, Typed};
use crate::web::pages::Page;
use crate::web::view::{Dossier, IdentityView, Labelled, examples};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
pub struct GoalsPage {
    pub youth: IdentityView,
    pub next_text: String,
    pub groups: Vec<GroupView>,
    pub evaluations: Vec<EvaluationView>,
    pub new_href: String,
    pub evaluate_href: String,
    pub file_href: String,
}

/// The goals of one help: of the practice, or of an arrangement.
#[derive(Debug, Clone, Serialize)]
pub struct GroupView {
    pub title: String,
    pub goals: Vec<GoalView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct GoalView {
    pub href: String,
    pub description: String,
    pub badge_kind: &'static str,
    pub state_text: String,
    pub about_text: String,
    pub scores: Vec<ScoreView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ScoreView {
    pub day_text: String,
    pub score: i32,
    pub state_text: String,
    pub who: String,
    /// Given at an evaluation, a correction, or corrected since.
    pub remark: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct EvaluationView {
    pub title: String,
    pub about: String,
    pub items: Vec<Labelled>,
    pub note: String,
}

#[derive(Serialize)]
pub struct NewGoalPage {
    pub youth: IdentityView,
    pub form: Form,
}

#[derive(Serialize)]
pub struct GoalPage {
    pub youth: IdentityView,
    pub about: String,
    pub goal: GoalView,
    pub form: Form,
    pub goals_href: String,
}

/// What the file says about the goals; without an address it says nothing.
#[derive(Debug, Clone, Default, Serialize)]
pub struct GoalsView {
    pub href: String,
    pub new_href: String,
    pub evaluate_href: String,
    pub counts_text: String,
    pub next_text: String,
}

fn goal_form(lang: Lang, case: CaseId, offered: Vec<(String, String)>) -> Form {
    let weights = (1..=3).map(|it| (it.to_string(), lang.t(&format!("goal-weight-{it}"))));
    Form::new(lang, "goal", format!("/cases/{case}/goals"))
        .choose("about", offered)
        .area("description")
        .focus()
        .select("life_domain", LifeDomain::ALL)
        .or_none()
        .choose("weight", weights)
        .short("start_score")
        .digits()
        .short("target_score")
        .digits()
        .day("set_on")
}

fn score_form(lang: Lang, case: CaseId, goal: GoalId, earlier: Vec<(String, String)>) -> Form {
    let none = (String::new(), lang.t("score-replaces-none"));
    Form::new(lang, "score", format!("/cases/{case}/goals/{goal}/scores"))
        .short("score")
        .digits()
        .focus()
        .choose("state", states(lang))
        .optional()
        .day("on")
        .choose("replaces", std::iter::once(none).chain(earlier))
        .optional()
}

/// The states, and before them that the score says it.
pub fn states(lang: Lang) -> impl Iterator<Item = (String, String)> {
    let by_score = (String::new(), lang.t("score-state-by-score"));
    std::iter::once(by_score).chain(GoalState::ALL.iter().map(move |it| (it.code().to_owned(), lang.code(*it))))
}

impl Page for GoalsPage {
    const TEMPLATE: &'static str = "goal/list.html";
    fn title(&self, lang: Lang) -> String {
        lang.with("title-goals", &args([("number", self.youth.number.clone().into())]))
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let evaluation = EvaluationView {
            title: "20-11-2026 · tussentijds".into(),
            about: "P4 · perspectief, De Zeewering".into(),
            items: vec![Labelled { label: lang.t("evaluation-satisfaction"), value: "8".into() }],
            note: "Het gaat beter.".into(),
        };
        let full = Self {
            youth: examples::identity(lang),
            next_text: lang.with("goals-next", &args([("day", "20-02-2027".into())])),
            groups: vec![
                GroupView { title: lang.t("goals-practice"), goals: vec![] },
                GroupView { title: "P4 · perspectief, De Zeewering".into(), goals: vec![example(lang)] },
            ],
            evaluations: vec![evaluation],
            new_href: "/cases/93/goals/new".into(),
            evaluate_href: "/cases/93/evaluations/new".into(),
            file_href: "/cases/93".into(),
        };
        let empty = Self {
            youth: examples::identity(lang),
            next_text: lang.t("goals-next-none"),
            groups: vec![],
            evaluations: vec![],
            new_href: String::new(),
            evaluate_href: String::new(),
            file_href: "/cases/93".into(),
        };
        vec![full, empty]
    }
}

impl Page for NewGoalPage {
    const TEMPLATE: &'static str = "goal/new.html";
    fn title(&self, lang: Lang) -> String {
        lang.with("title-goal-new", &args([("number", self.youth.number.clone().into())]))
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let blank = goal_form(lang, CaseId(93), vec![("episode-1".into(), lang.t("goals-practice"))]);
        let refused = blank.clone().refused(&Errors::one("target_score", lang.t("goal-target-not-above-start")));
        [blank, refused].map(|form| Self { youth: examples::identity(lang), form: form.sealed("c", "s") }).into()
    }
}

impl Page for GoalPage {
    const TEMPLATE: &'static str = "goal/show.html";
    fn title(&self, lang: Lang) -> String {
        lang.with("title-goal", &args([("number", self.youth.number.clone().into())]))
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let blank = score_form(lang, CaseId(93), GoalId(5), vec![("1".into(), "20-11-2026: 7".into())]);
        let refused = blank.clone().refused(&Errors::one("score", lang.t("score-range")));
        let full = example(lang);
        let unscored = GoalView { scores: vec![], ..full.clone() };
        [(blank, unscored), (refused, full)]
            .map(|(form, goal)| Self {
                youth: examples::identity(lang),
                about: lang.t("goals-practice"),
                goal,
                form: form.sealed("c", "s"),
                goals_href: "/cases/93/goals".into(),
            })
            .into()
    }
}

fn example(lang: Lang) -> GoalView {
    let score = ScoreView {
        day_text: "20-11-2026".into(),
        score: 7,
        state_text: lang.code(GoalState::Largely),
        who: "Sanne".into(),
        remark: lang.t("score-at-evaluation"),
    };
    GoalView {
        href: "/cases/93/goals/5".into(),
        description: "Alleen met de bus naar school.".into(),
        badge_kind: state_badge(GoalState::Largely),
        state_text: lang.code(GoalState::Largely),
        about_text: "school, van 3 naar 8".into(),
        scores: vec![score],
    }
}

fn state_badge(state: GoalState) -> &'static str {
    match state {
        GoalState::Reached | GoalState::Largely => "ok",
        GoalState::Partly => "soon",
        GoalState::Open => "neutral",
        GoalState::NotFeasible => "paused",
        GoalState::Dropped => "stop",
    }
}

/// All help that goals of a case can be about, the newest first: the episodes of the case and the youth's arrangements.
pub fn helps(file: &CaseFile, case: CaseId) -> Vec<Helping<'_>> {
    let episodes = file.cases.iter().filter(|it| it.case.id == case).flat_map(|it| it.episodes.iter().rev()).map(Helping::Practice);
    episodes.chain(file.arrangements.iter().rev().map(|it| Helping::Arrangement(&it.arrangement))).collect()
}

/// What a form sends for some help.
pub fn value_of(help: Helping) -> String {
    match help {
        Helping::Practice(it) => format!("episode-{}", it.id),
        Helping::Arrangement(it) => format!("arrangement-{}", it.id),
    }
}

/// The help that a form named. One that ended meanwhile is found too: the act says why it takes nothing more.
pub fn chosen<'a>(file: &'a CaseFile, case: CaseId, value: &str) -> Option<Helping<'a>> {
    helps(file, case).into_iter().find(|it| value_of(*it) == value)
}

/// Some help in words.
pub fn words_of(desk: &Desk, dossier: &Dossier, help: Helping) -> String {
    let lang = desk.lang;
    match help {
        Helping::Practice(it) if it.is_open() => lang.t("goals-practice"),
        Helping::Practice(it) => lang.with("goals-practice-earlier", &args([("day", lang.day(it.registered_on).into())])),
        Helping::Arrangement(it) => {
            let start = lang.day_or_none(it.start_on);
            let provider = dossier.names.provider(it.provider_id);
            format!("{} · {}, {provider}, {start}", lang.code(it.profile), lang.code(it.intensity))
        }
    }
}

fn is_of(help: Helping, goal: &Goal) -> bool {
    help.ids() == (goal.episode_id, goal.arrangement_id)
}

/// The goals of some help.
pub fn goals_of<'a>(file: &'a CaseFile, help: Helping) -> Vec<&'a GoalFacts> {
    file.goals.iter().filter(|it| is_of(help, &it.goal)).collect()
}

fn evaluations_of(file: &CaseFile, case: CaseId) -> Vec<(Helping<'_>, &Evaluation)> {
    let helps = helps(file, case);
    let about = |it: &Evaluation| helps.iter().copied().find(|help| help.ids() == (it.episode_id, it.arrangement_id));
    let mut found: Vec<_> = file.evaluations.iter().filter_map(|it| Some((about(it)?, it))).collect();
    found.sort_by_key(|(_, it)| std::cmp::Reverse((it.evaluated_on, it.id)));
    found
}

/// When an evaluation is planned next, at an earlier one or as a talk.
fn next_text(desk: &Desk, file: &CaseFile, case: CaseId) -> String {
    let talks = file.cases.iter().filter(|it| it.case.id == case).flat_map(|it| &it.consultations);
    let talks = talks.filter(|it| it.status == ConsultationStatus::Planned && it.kind == Kind::Evaluation).map(|it| it.held_on);
    let planned = evaluations_of(file, case).into_iter().filter_map(|(_, it)| it.next_on);
    match talks.chain(planned).filter(|on| *on >= desk.today).min() {
        Some(on) => desk.lang.with("goals-next", &args([("day", desk.lang.day(on).into())])),
        None => desk.lang.t("goals-next-none"),
    }
}

/// What the file of a case says about its goals, for who may read them.
pub fn in_file(desk: &Desk, dossier: &Dossier, case: CaseId) -> GoalsView {
    let lang = desk.lang;
    let helps = helps(&dossier.file, case);
    let states: Vec<_> = helps.iter().flat_map(|it| goals_of(&dossier.file, *it)).map(|it| it.state(desk.today)).collect();
    let among = |wanted: &[GoalState]| i64::try_from(states.iter().filter(|it| wanted.contains(it)).count()).unwrap_or(0);
    let counts = [
        ("open", among(&[GoalState::Open, GoalState::Partly, GoalState::Largely]).into()),
        ("reached", among(&[GoalState::Reached]).into()),
        ("other", among(&[GoalState::NotFeasible, GoalState::Dropped]).into()),
    ];
    let (new_href, evaluate_href) = actions(desk, &helps, case);
    GoalsView {
        href: format!("/cases/{case}/goals"),
        new_href,
        evaluate_href,
        counts_text: if states.is_empty() { lang.t("goals-empty") } else { lang.with("goals-counts", &args(counts)) },
        next_text: next_text(desk, &dossier.file, case),
    }
}

/// Where goals are set and evaluations recorded, if there is help to do it for.
fn actions(desk: &Desk, helps: &[Helping], case: CaseId) -> (String, String) {
    let link = |page: &str, takes: bool| {
        if takes && desk.also(Action::WriteGoal).is_some() { format!("/cases/{case}/{page}/new") } else { String::new() }
    };
    let (open, begun) = (helps.iter().any(|it| !it.is_over(desk.today)), helps.iter().any(|it| it.can_be_evaluated(desk.today)));
    (link("goals", open), link("evaluations", begun))
}

fn goal_view(desk: &Desk, dossier: &Dossier, facts: &GoalFacts, description: Option<&String>) -> GoalView {
    let lang = desk.lang;
    let (goal, state) = (&facts.goal, facts.state(desk.today));
    let about = [
        ("life_domain", lang.code(goal.life_domain).into()),
        ("weight", lang.t(&format!("goal-weight-{}", goal.weight)).into()),
        ("start", goal.start_score.into()),
        ("target", goal.target_score.into()),
        ("day", lang.day(goal.set_on).into()),
    ];
    let replaced = |it: &GoalScore| facts.scores.iter().any(|other| other.replaces == Some(it.id));
    let remark = |it: &GoalScore| match it {
        _ if replaced(it) => lang.t("score-was-corrected"),
        _ if it.replaces.is_some() => lang.t("score-is-correction"),
        _ if it.evaluation_id.is_some() => lang.t("score-at-evaluation"),
        _ => String::new(),
    };
    let mut scores: Vec<_> = facts.scores.iter().collect();
    scores.sort_by_key(|it| std::cmp::Reverse((it.scored_on, it.id)));
    let scores = scores.into_iter().map(|it| ScoreView {
        day_text: lang.day(it.scored_on),
        score: it.score,
        state_text: lang.code(it.state),
        who: it.recorded_by.map(|id| dossier.names.account(Some(id), lang)).unwrap_or_default(),
        remark: remark(it),
    });
    GoalView {
        href: format!("/cases/{}/goals/{}", dossier.case, goal.id),
        description: description.cloned().unwrap_or_default(),
        badge_kind: state_badge(state),
        state_text: lang.code(state),
        about_text: lang.with("goal-about-text", &args(about)),
        scores: scores.collect(),
    }
}

fn evaluation_view(desk: &Desk, about: String, it: &Evaluation, note: Option<String>) -> EvaluationView {
    let lang = desk.lang;
    let label = |key: &str, value: String| Labelled { label: lang.t(key), value };
    let mut items = vec![label("evaluation-informant", lang.code(it.informant)), label("evaluation-proposal", lang.code(it.proposal))];
    items.extend(it.without_help.map(|said| label("evaluation-without_help", lang.code(said))));
    items.extend(it.satisfaction.map(|score| label("evaluation-satisfaction", score.to_string())));
    items.extend(it.sdq_total.map(|score| label("evaluation-sdq_total", score.to_string())));
    items.push(label("evaluation-next_on", lang.day_or_none(it.next_on)));
    EvaluationView {
        title: format!("{} · {}", lang.day(it.evaluated_on), lang.code(it.kind)),
        about,
        items,
        note: note.unwrap_or_default(),
    }
}

pub fn list(desk: &Desk) -> WebResult {
    let case: CaseId = desk.id("id")?;
    let dossier = Dossier::of_case(desk, case)?;
    let helps = helps(&dossier.file, case);
    let evaluations = evaluations_of(&dossier.file, case);
    let goals: Vec<GoalId> = helps.iter().flat_map(|it| goals_of(&dossier.file, *it)).map(|it| it.goal.id).collect();
    let looked_back: Vec<EvaluationId> = evaluations.iter().map(|(_, it)| it.id).collect();
    let (descriptions, mut notes) =
        desk.read(|conn| Ok((db::goal::descriptions(conn, &goals)?, db::evaluation::notes(conn, &looked_back)?)))?;
    let groups = helps.iter().filter_map(|help| {
        let goals = goals_of(&dossier.file, *help);
        let shown = !goals.is_empty() || !help.is_over(desk.today);
        let goals = goals.into_iter().map(|it| goal_view(desk, &dossier, it, descriptions.get(&it.goal.id))).collect();
        shown.then(|| GroupView { title: words_of(desk, &dossier, *help), goals })
    });
    let (new_href, evaluate_href) = actions(desk, &helps, case);
    let page = GoalsPage {
        youth: dossier.identity(desk),
        next_text: next_text(desk, &dossier.file, case),
        groups: groups.collect(),
        evaluations: (evaluations.iter())
            .map(|(help, it)| evaluation_view(desk, words_of(desk, &dossier, *help), it, notes.remove(&it.id)))
            .collect(),
        new_href,
        evaluate_href,
        file_href: format!("/cases/{case}"),
    };
    desk.page(&page)
}

/// The help that can take a goal now, for the form.
fn offered(desk: &Desk, dossier: &Dossier, case: CaseId) -> Result<Vec<(String, String)>, WebError> {
    let open = helps(&dossier.file, case).into_iter().filter(|it| !it.is_over(desk.today));
    let offered: Vec<_> = open.map(|it| (value_of(it), words_of(desk, dossier, it))).collect();
    if offered.is_empty() { Err(WebError::NotFound) } else { Ok(offered) }
}

pub fn new(desk: &Desk) -> WebResult {
    let case: CaseId = desk.id("id")?;
    let dossier = Dossier::of_case(desk, case)?;
    let mut typed = Typed::default();
    typed.set("weight", "1");
    typed.set("set_on", desk.lang.day(desk.today));
    let form = desk.seal(goal_form(desk.lang, case, offered(desk, &dossier, case)?).filled(&typed))?;
    desk.page(&NewGoalPage { youth: dossier.identity(desk), form })
}

pub fn create(desk: &Desk) -> WebResult {
    let case: CaseId = desk.id("id")?;
    let dossier = Dossier::of_case(desk, case)?;
    let refuse = |errors: Errors| {
        // Help that ended while someone typed stands there still, beside why it takes nothing more.
        let mut offered = offered(desk, &dossier, case).unwrap_or_default();
        let typed = desk.typed.get("about");
        if let Some(help) = chosen(&dossier.file, case, typed).filter(|_| !offered.iter().any(|(value, _)| value == typed)) {
            offered.push((value_of(help), words_of(desk, &dossier, help)));
        }
        let form = desk.seal_again(goal_form(desk.lang, case, offered), &errors)?;
        desk.refuse(&NewGoalPage { youth: dossier.identity(desk), form }, &errors)
    };
    let read = Reader::new(&desk.typed, desk.lang, "goal", desk.today);
    let about = desk.typed.get("about");
    if chosen(&dossier.file, case, about).is_none() {
        read.missing("about");
    }
    let number = |field| read.number(field).map(|it| i32::try_from(it).unwrap_or(i32::MIN));
    let (description, life_domain) = (read.optional_text("description"), read.code::<LifeDomain>("life_domain"));
    let (weight, start_score, target_score) = (number("weight"), number("start_score"), number("target_score"));
    let on = read.day("set_on");
    let setting = (|| {
        Some(Setting {
            description: description?,
            life_domain: life_domain?,
            weight: weight?,
            start_score: start_score?,
            target_score: target_score?,
            on: on?,
        })
    })();
    let (Some(setting), false) = (setting, read.has_errors()) else { return refuse(read.errors()) };
    let permit = desk.permit()?;
    let saved = desk.submit(|tx| -> Result<String, Failure<GoalRefused>> {
        let (file, youth) = db::case_files::of_youth(tx.conn(), permit, dossier.youth.id)?;
        let help = chosen(&file, case, about).ok_or(WebError::NotFound)?;
        tx.save(Goal::set(youth.id, help, setting, desk.today).map_err(Failure::Refused)?)?;
        Ok(format!("/cases/{case}/goals?saved=goal-saved"))
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(why)) => {
            use GoalRefused as R;
            let field = match why {
                R::NoDescription => "description",
                R::InFuture | R::BeforeHelp => "set_on",
                R::WeightRange => "weight",
                R::StartRange => "start_score",
                R::TargetRange | R::TargetNotAboveStart => "target_score",
                R::EpisodeClosed | R::ArrangementOver => "about",
            };
            refuse(Errors::one(field, desk.lang.t(&why.to_string())))
        }
        Err(Failure::Web(error)) => Err(error),
    }
}

/// The goal of the address, where it belongs to help that this case reaches.
fn of_address(file: &CaseFile, case: CaseId, id: GoalId) -> Result<(Helping<'_>, &GoalFacts), WebError> {
    let facts = file.goals.iter().find(|it| it.goal.id == id).ok_or(WebError::NotFound)?;
    let help = helps(file, case).into_iter().find(|it| is_of(*it, &facts.goal)).ok_or(WebError::NotFound)?;
    Ok((help, facts))
}

/// The scores that can be corrected, the newest first.
fn correctable(lang: Lang, facts: &GoalFacts, today: NaiveDate) -> Vec<(String, String)> {
    let words = |it: &&GoalScore| format!("{}: {}, {}", lang.day(it.scored_on), it.score, lang.code(it.state));
    facts.standing(today).iter().rev().map(|it| (it.id.0.to_string(), words(it))).collect()
}

fn goal_page(desk: &Desk, with: impl FnOnce(Form) -> Result<Form, WebError>) -> Result<GoalPage, WebError> {
    let (case, id): (CaseId, GoalId) = (desk.id("id")?, desk.id("goal")?);
    let dossier = Dossier::of_case(desk, case)?;
    let (help, facts) = of_address(&dossier.file, case, id)?;
    let descriptions: BTreeMap<_, _> = desk.read(|conn| db::goal::descriptions(conn, &[id]))?;
    let form = with(score_form(desk.lang, case, id, correctable(desk.lang, facts, desk.today)))?;
    Ok(GoalPage {
        youth: dossier.identity(desk),
        about: words_of(desk, &dossier, help),
        goal: goal_view(desk, &dossier, facts, descriptions.get(&id)),
        form,
        goals_href: format!("/cases/{case}/goals"),
    })
}

pub fn show(desk: &Desk) -> WebResult {
    let mut typed = Typed::default();
    typed.set("on", desk.lang.day(desk.today));
    desk.page(&goal_page(desk, |form| desk.seal(form.filled(&typed)))?)
}

pub fn score(desk: &Desk) -> WebResult {
    let (case, id): (CaseId, GoalId) = (desk.id("id")?, desk.id("goal")?);
    let again = |errors: &Errors| goal_page(desk, |form| desk.seal_again(form, errors));
    let read = Reader::new(&desk.typed, desk.lang, "score", desk.today);
    let (score, on, state) = (read.number("score"), read.day("on"), read.optional_code::<GoalState>("state"));
    let replaces = read.optional_number("replaces").flatten().map(|it| GoalScoreId(i64::from(it)));
    let (Some(score), Some(on), false) = (score, on, read.has_errors()) else {
        let errors = read.errors();
        return desk.refuse(&again(&errors)?, &errors);
    };
    let scoring = Scoring { on, score: i32::try_from(score).unwrap_or(i32::MIN), state, replaces };
    let (permit, account) = (desk.permit()?, desk.account()?);
    let saved = desk.submit(|tx| -> Result<String, Failure<GoalScoreRefused>> {
        let youth = db::case::find(tx.conn(), permit, case)?.youth_id;
        let (file, _) = db::case_files::of_youth(tx.conn(), permit, youth)?;
        let (_, facts) = of_address(&file, case, id)?;
        let scored = GoalScore::record(&facts.goal, &facts.scores, scoring, Some(account), desk.today);
        tx.save(scored.map_err(Failure::Refused)?)?;
        Ok(format!("/cases/{case}/goals/{id}?saved=score-saved"))
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(why)) => {
            let field = match why {
                GoalScoreRefused::Range | GoalScoreRefused::GoalDropped => "score",
                GoalScoreRefused::InFuture | GoalScoreRefused::BeforeGoal => "on",
                GoalScoreRefused::ReplacedAlready => "replaces",
            };
            let errors = Errors::one(field, desk.lang.t(&why.to_string()));
            // Someone else corrected it meanwhile: what stands now is on the page.
            let page = again(&errors)?;
            if why == GoalScoreRefused::ReplacedAlready { desk.conflict(&page, &errors) } else { desk.refuse(&page, &errors) }
        }
        Err(Failure::Web(error)) => Err(error),
    }
}
