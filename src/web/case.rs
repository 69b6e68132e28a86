//! The file: identity, next step, arrangements beside the timeline, and what the worklist says.

use crate::clock::amsterdam;
use crate::db;
use crate::domain::change::{Noun, TextField};
use crate::domain::consultation::Note;
use crate::domain::id::CaseId;
use crate::domain::outflow::case_file::CaseFacts;
use crate::domain::permission::Action;
use crate::text::{Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::episode::intention_text;
use crate::web::error::WebError;
use crate::web::goal::{self, GoalsView};
use crate::web::his;
use crate::web::pages::Page;
use crate::web::step_line::{self, StepLineView};
use crate::web::view::{
    ArrangementView, Dossier, FlagView, IdentityView, Labelled, LabelledLink, Paragraph, TimelineView, examples, sentence, why_href,
};
use serde::Serialize;

#[derive(Serialize)]
pub struct FilePage {
    pub youth: IdentityView,
    pub next_step: NextStep,
    pub items: Vec<Labelled>,
    /// From the day that any help has started.
    pub step_line: Option<StepLineView>,
    pub arrangements: Vec<ArrangementView>,
    pub referrals: Vec<ReferralView>,
    pub goals: GoalsView,
    /// For the access team: what was decided, and goals without their words.
    pub states: Option<StatesView>,
    pub timeline: Vec<TimelineView>,
    pub lines: Vec<FlagView>,
    pub kept_count: usize,
    pub kept_href: &'static str,
    pub actions: Actions,
    pub guard_text: String,
    pub notes_hidden: bool,
    /// The note just saved, ready to be copied.
    pub his_text: String,
    /// The closing just saved, in the line that one copies.
    pub his_line: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct StatesView {
    pub decided: Vec<Labelled>,
    pub goals: Vec<GoalStateView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct GoalStateView {
    pub life_domain: String,
    pub state_text: String,
    pub set_text: String,
    /// When it was scored last.
    pub scored_text: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct NextStep {
    pub text: String,
    pub href: String,
    pub label: String,
    pub key: &'static str,
}

#[derive(Debug, Clone, Serialize)]
pub struct ReferralView {
    /// Where it can be read; empty for who may not.
    pub href: String,
    pub day_text: String,
    pub target_text: String,
    pub urgency_text: String,
    pub status_text: String,
}

/// Where one can go from here; empty when not allowed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Actions {
    pub consultation: String,
    pub arrangement: String,
    pub describe: String,
    pub referral: String,
    pub safety: String,
    pub youth: String,
    /// What is not done every day, each with its words.
    pub more: Vec<LabelledLink>,
    pub family: String,
}

impl Page for FilePage {
    const TEMPLATE: &'static str = "case/file.html";
    fn title(&self, lang: Lang) -> String {
        lang.with("title-case", &args([("number", self.youth.number.clone().into())]))
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let card = examples::arrangement(lang);
        let talk = TimelineView {
            day_text: "zondag 22 november 2026".into(),
            kind_text: "vervolg, praktijk, 45 minuten".into(),
            status_text: "gepland".into(),
            badge_kind: "neutral",
            who: "Sanne".into(),
            href: "/cases/93/consultations/1".into(),
            text: vec![Paragraph { label: "S", text: "Slaapt beter.".into() }],
            late_text: "nog afhandelen".into(),
        };
        let next_step =
            NextStep { text: "Plan een vervolg".into(), href: "/cases/93/consultations/new".into(), label: "Plannen".into(), key: "" };
        let full = Self {
            youth: examples::identity(lang),
            next_step: next_step.clone(),
            items: vec![Labelled { label: "Ernst".into(), value: "matig".into() }],
            step_line: Some(step_line::examples::step_line(lang)),
            arrangements: vec![card],
            referrals: vec![ReferralView {
                href: "/cases/93/referrals/5".into(),
                day_text: "01-10-2026".into(),
                target_text: "arrangement".into(),
                urgency_text: "regulier".into(),
                status_text: "verzonden".into(),
            }],
            goals: GoalsView {
                href: "/cases/93/goals".into(),
                new_href: "/cases/93/goals/new".into(),
                evaluate_href: "/cases/93/evaluations/new".into(),
                counts_text: lang.t("goals-empty"),
                next_text: lang.t("goals-next-none"),
            },
            states: None,
            timeline: vec![talk],
            lines: examples::flags(lang),
            kept_count: 1,
            kept_href: "/worklist?tab=kept",
            actions: Actions {
                consultation: "/cases/93/consultations/new".into(),
                arrangement: "/cases/93/arrangements/new".into(),
                describe: "/cases/93/episode/edit".into(),
                referral: "/cases/93/referrals/new".into(),
                safety: "/youths/42/safety".into(),
                youth: "/youths/42".into(),
                more: vec![LabelledLink { href: "/cases/93/closure/new".into(), label: "Casus afsluiten".into() }],
                family: "/youths/42/family".into(),
            },
            guard_text: lang.t("guard-text"),
            notes_hidden: false,
            his_text: "S: Slaapt beter.".into(),
            his_line: "22-11-2026 POH-Jeugd".into(),
        };
        let empty = Self {
            youth: examples::identity(lang),
            next_step: NextStep { href: String::new(), ..next_step },
            items: vec![],
            step_line: None,
            arrangements: vec![],
            referrals: vec![],
            goals: GoalsView::default(),
            states: Some(StatesView {
                decided: vec![Labelled { label: "20-08-2026".into(), value: "P4, De Zeewering: verlengen".into() }],
                goals: vec![GoalStateView {
                    life_domain: "school".into(),
                    state_text: "behaald".into(),
                    set_text: "01-09-2026".into(),
                    scored_text: "01-11-2026".into(),
                }],
            }),
            timeline: vec![],
            lines: vec![],
            kept_count: 0,
            kept_href: "/worklist?tab=kept",
            actions: Actions::default(),
            guard_text: String::new(),
            notes_hidden: true,
            his_text: String::new(),
            his_line: String::new(),
        };
        vec![full, empty]
    }
}

/// What to do first: settle what is past, answer a flag, go to what is planned, or plan something.
fn next_step(dossier: &Dossier, case: &CaseFacts, desk: &Desk) -> NextStep {
    let lang = desk.lang;
    let step = |kind: &str, day: String, what: String, href: String, key| NextStep {
        text: lang.with(&format!("file-next-{kind}"), &args([("day", day.into()), ("what", what.into())])),
        label: lang.t(&format!("file-next-{kind}-label")),
        href,
        key,
    };
    let writes = desk.also(Action::WriteConsultation).is_some();
    if let Some(it) = case.consultations.iter().find(|it| it.is_unsettled(desk.today)).filter(|_| writes) {
        return step(
            "unsettled",
            lang.day(it.held_on),
            lang.code(it.kind),
            format!("/cases/{}/consultations/{}/settle", it.case_id, it.id),
            "",
        );
    }
    if let Some(line) = dossier.worklist.lines.first() {
        return step("flag", String::new(), sentence(lang, &line.flag, &dossier.names.providers), why_href(&line.flag), "F8");
    }
    if let Some(it) = case.next_planned(desk.today) {
        let href = if writes { format!("/cases/{}/consultations/{}/settle", it.case_id, it.id) } else { String::new() };
        let href = if it.held_on == desk.today { href } else { String::new() };
        return step("planned", lang.long_day(it.held_on), lang.code(it.kind), href, "");
    }
    if case.open_episode().is_none() && !case.episodes.is_empty() {
        return step("closed", String::new(), String::new(), String::new(), "");
    }
    let href = if writes && case.open_episode().is_some() { format!("/cases/{}/consultations/new", case.case.id) } else { String::new() };
    step("plan", String::new(), String::new(), href, "")
}

/// What the access team gets of decisions and goals: kinds, states and days, no words.
fn states(desk: &Desk, dossier: &Dossier) -> StatesView {
    let lang = desk.lang;
    let mut decided: Vec<_> =
        dossier.file.arrangements.iter().flat_map(|it| it.decisions.iter().map(move |decision| (it, decision))).collect();
    decided.sort_by_key(|(_, it)| std::cmp::Reverse((it.decided_on, it.id)));
    let decided = decided.into_iter().map(|(help, it)| {
        let what = format!("{}, {}", lang.code(help.arrangement.profile), dossier.names.provider(help.arrangement.provider_id));
        let told = [("what", what), ("kind", lang.code(it.kind)), ("until", lang.day_or_none(it.new_end_on))];
        let value = lang.with("history-decided-text", &args(told.map(|(name, text)| (name, text.into()))));
        Labelled { label: lang.day(it.decided_on), value }
    });
    let goals = dossier.file.goals.iter().map(|it| GoalStateView {
        life_domain: lang.code(it.goal.life_domain),
        state_text: lang.code(it.state(desk.today)),
        set_text: lang.day(it.goal.set_on),
        scored_text: lang.day_or_none(it.standing(desk.today).last().map(|it| it.scored_on)),
    });
    StatesView { decided: decided.collect(), goals: goals.collect() }
}

pub fn show(desk: &Desk) -> WebResult {
    let id: CaseId = desk.id("id")?;
    let lang = desk.lang;
    let dossier = Dossier::of_case(desk, id)?;
    let case = dossier.file.cases.iter().find(|it| it.case.id == id).ok_or(WebError::NotFound)?;
    let notes_permit = desk.also(Action::ReadNotes);
    let mut handed_over = None;
    let notes = match &notes_permit {
        Some(permit) => {
            desk.seen_under(permit, Noun::Youth, &[dossier.youth.id.0])?;
            desk.read(|conn| {
                handed_over = db::text::last_said(conn, permit, id, "case_handed_over")?;
                db::consultation::notes(conn, permit, id)
            })?
        }
        None => Default::default(),
    };

    let goals = match desk.also(Action::ReadGoals) {
        Some(permit) => {
            desk.seen_under(&permit, Noun::Youth, &[dossier.youth.id.0])?;
            goal::in_file(desk, &dossier, id)
        }
        None => GoalsView::default(),
    };

    let states = match desk.also(Action::ReadGoalStates) {
        Some(permit) => {
            desk.seen_under(&permit, Noun::Youth, &[dossier.youth.id.0])?;
            Some(states(desk, &dossier))
        }
        None => None,
    };

    let label = |key: &str, value: String| Labelled { label: lang.t(key), value };
    let mut items = vec![label("case-phase", lang.code(case.phase(&dossier.file, &dossier.thresholds, desk.today)))];
    if let Some(episode) = case.open_episode() {
        if notes_permit.is_some() {
            let questions = episode.help_questions.iter().map(|it| lang.code(it)).collect::<Vec<_>>().join(", ");
            items.push(label("youth-help_questions", questions));
            if !episode.life_domains.is_empty() {
                let domains = episode.life_domains.iter().map(|it| lang.code(it)).collect::<Vec<_>>().join(", ");
                items.push(label("youth-life_domains", domains));
            }
            items.extend(episode.severity.map(|it| label("youth-severity", lang.code(it))));
            items.extend(intention_text(lang, episode, &dossier.names).map(|it| label("episode-intention", it)));
        }
        items.push(label("youth-registered_on", lang.day(episode.registered_on)));
        items.push(label("youth-expected_end_on", lang.day_or_none(episode.expected_end_on)));
    }
    let mut his_line = String::new();
    if notes_permit.is_some() {
        let agreed = desk.read(|conn| db::case::agreements(conn, &case.episodes))?;
        let closed = case.episodes.iter().max_by_key(|it| it.id).filter(|it| !it.is_open() && desk.query.get("saved") == "case-closed");
        if let Some(it) = closed {
            let relapse = agreed.get(&it.id.0).is_some_and(|it| it.contains_key(&TextField::RelapseAgreement));
            his_line = his::closed(lang, it, relapse, case.next_planned(desk.today).map(|it| it.held_on));
        }
        for (field, key) in [(TextField::RelapseAgreement, "case-relapse"), (TextField::Motive, "case-agreed")] {
            let said = case.episodes.iter().rev().find_map(|it| agreed.get(&it.id.0)?.get(&field));
            items.extend(said.map(|text| label(key, text.clone())));
        }
        for episode in case.episodes.iter().filter(|it| !it.is_open()) {
            let outcome = episode.outcome.map(|it| lang.code(it)).unwrap_or_default();
            let said = [("from", lang.day(episode.registered_on)), ("to", lang.day_or_none(episode.closed_on)), ("outcome", outcome)];
            items.push(label("case-earlier", lang.with("case-earlier-text", &args(said.map(|(name, text)| (name, text.into()))))));
        }
        if let Some(episode) = case.open_episode() {
            items.extend(episode.pilot_light_on.map(|on| label("case-pilot-light", lang.day(on))));
            items.extend(episode.pilot_light_until.map(|on| label("case-pilot-light-until", lang.day(on))));
            items.extend(episode.returned_on.map(|on| label("case-returned", lang.day(on))));
        }
    }
    let owner = case.case.owner_id.map_or_else(|| lang.t("owner-none"), |id| dossier.names.account(Some(id), lang));
    items.push(label("case-owner", owner));
    if let Some(said) = &handed_over {
        let by_when = [("who", dossier.names.account(said.by, lang)), ("day", lang.day(amsterdam(said.at).date()))];
        items.push(label("case-handed-over", lang.with("case-handed-over-text", &args(by_when.map(|(name, text)| (name, text.into()))))));
        let told = [("case-handed-over-why", TextField::Motive), ("case-handed-over-summary", TextField::Description)];
        items.extend(told.into_iter().filter_map(|(key, field)| {
            let text = said.texts.get(&field).filter(|it| !it.is_empty())?;
            Some(label(key, text.clone()))
        }));
    }
    items.push(label("case-regime", lang.code(case.case.regime)));

    let mut contacts: Vec<_> = if notes_permit.is_some() { case.consultations.iter().collect() } else { Vec::new() };
    contacts.sort_by_key(|it| std::cmp::Reverse((it.held_on, it.id)));
    let open = case.open_episode().is_some();
    let burns = case.open_episode().is_some_and(|it| it.pilot_light_on.is_some());
    let closed = !open && !case.episodes.is_empty();
    let more = [
        (open && !burns, "pilot-light/new", "pilot-light-heading"),
        (open && burns, "return/new", "return-to-care-heading"),
        (open, "closure/new", "closing-heading"),
        (closed, "reopening/new", "reopening-heading"),
        (closed, "consultations/new", "consultation-late-heading"),
    ];
    let manages = desk.also(Action::WriteCase).is_some();
    let link = |action, href: String, also: bool| if also && desk.also(action).is_some() { href } else { String::new() };
    let reads_referrals = desk.also(Action::WriteReferral).is_some();
    let hands_over = open && case.case.owner_id == Some(desk.account()?) && desk.also(Action::HandOver).is_some();
    let hand_over = LabelledLink { href: format!("/hand-over?case={id}"), label: lang.t("file-hand-over") };
    let answers = desk.also(Action::AnswerQuestion).is_some();
    let questions = LabelledLink { href: format!("/cases/{id}/questions"), label: lang.t("questions-heading") };
    let page = FilePage {
        youth: dossier.identity(desk),
        next_step: next_step(&dossier, case, desk),
        items,
        step_line: step_line::view(desk, &dossier, None),
        arrangements: dossier.file.arrangements.iter().rev().map(|it| dossier.arrangement(desk, it)).collect(),
        referrals: case
            .referrals
            .iter()
            .map(|it| ReferralView {
                href: if reads_referrals { format!("/cases/{id}/referrals/{}", it.id) } else { String::new() },
                day_text: lang.day(it.referred_on),
                target_text: lang.code(it.target),
                urgency_text: lang.code(it.urgency),
                status_text: lang.code(it.status),
            })
            .collect(),
        goals,
        states,
        timeline: contacts.iter().map(|it| dossier.timeline(desk, it, notes.get(&it.id))).collect(),
        lines: dossier.lines(desk, &dossier.worklist.lines),
        kept_count: dossier.worklist.kept.len(),
        kept_href: "/worklist?tab=kept",
        actions: Actions {
            consultation: link(Action::WriteConsultation, format!("/cases/{id}/consultations/new"), open),
            arrangement: link(Action::WriteArrangement, format!("/cases/{id}/arrangements/new"), true),
            describe: link(Action::WriteCase, format!("/cases/{id}/episode/edit"), open),
            referral: link(Action::WriteReferral, format!("/cases/{id}/referrals/new"), open),
            safety: link(Action::ReadSafety, format!("/youths/{}/safety", dossier.youth.id.0), true),
            youth: format!("/youths/{}", dossier.youth.id.0),
            more: more
                .into_iter()
                .filter(|(possible, ..)| *possible && manages)
                .map(|(_, act, key)| LabelledLink { href: format!("/cases/{id}/{act}"), label: lang.t(key) })
                .chain(hands_over.then_some(hand_over))
                .chain(answers.then_some(questions))
                .collect(),
            family: link(Action::ReadFamily, format!("/youths/{}/family", dossier.youth.id.0), true),
        },
        guard_text: dossier.guard_text(desk),
        notes_hidden: notes_permit.is_none(),
        his_text: desk.query.get("his").parse().ok().and_then(|id: i64| notes.get(&id.into())).map(Note::plain_text).unwrap_or_default(),
        his_line,
    };
    desk.page(&page)
}
