//! The sheet for the ten-minute talk between GP and youth professional: what one of them waits for the other with. To the GP it
//! says nothing of safety, goals or contacts.

use crate::db;
use crate::db::case_files::{self, Stretch};
use crate::domain::calendar::days_between;
use crate::domain::change::Noun;
use crate::domain::code::{Code, codes};
use crate::domain::history::History;
use crate::domain::id::{ProviderId, WorkplaceId, YouthId};
use crate::domain::outflow::answer::SubjectKind;
use crate::domain::outflow::rule::RuleCode;
use crate::domain::outflow::worklist::{self, Line, Viewer};
use crate::domain::permission::{Action, Role};
use crate::domain::question::Question;
use crate::domain::referral::ReferralStatus;
use crate::text::{Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::WebError;
use crate::web::pages::Page;
use crate::web::practice::{QuestionView, RowView, href, target_text};
use crate::web::view::{LabelledLink, sentence};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

codes! {
    /// What is talked about, in the order of the talk.
    Part as "talk-sheet" {
        Agreements = "agreements",
        /// Where safety comes first and a second professional reads along. Never for the GP, and on no print.
        SecondReaders = "second_readers",
        Closings = "closings",
        /// Still owed, from the longest on.
        Owed = "owed",
        /// Heard in the last [`HEARD_DAYS`] days.
        Heard = "heard",
    }
}

const HEARD_DAYS: i64 = 30;

#[derive(Clone, Serialize)]
pub struct TalkSheetPage {
    pub lead: String,
    pub places: Vec<PlaceView>,
    pub parts: Vec<PartView>,
    pub questions: Vec<QuestionView>,
}

/// One of the workplaces that one can choose from.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceView {
    pub link: LabelledLink,
    pub current: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct PartView {
    pub id: &'static str,
    pub heading: String,
    pub rows: Vec<RowView>,
    pub prints: bool,
}

impl Page for TalkSheetPage {
    const TEMPLATE: &'static str = "talk_sheet/show.html";
    fn title(&self, lang: Lang) -> String {
        lang.t("talk-sheet-heading")
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let row =
            |href: &str| RowView { href: href.into(), name: "Anna de Vries · J-0042".into(), text: "arrangement, De Zeewering".into() };
        let place =
            |name: &str, current| PlaceView { link: LabelledLink { href: "/talk-sheet?workplace=2".into(), label: name.into() }, current };
        let full = Self {
            lead: lang.with("talk-sheet-lead", &args([("workplace", "Praktijk De Linde".into())])),
            places: vec![place("Praktijk De Linde", true), place("Praktijk De Kade", false)],
            parts: Part::ALL.iter().map(|it| part(lang, *it, vec![row("/cases/93"), row("")])).collect(),
            questions: vec![QuestionView { href: "/cases/93/questions".into(), ..QuestionView::example(lang, false) }],
        };
        let parts = Part::ALL.iter().map(|it| part(lang, *it, vec![])).collect();
        vec![full.clone(), Self { places: vec![], parts, questions: vec![], ..full }]
    }
}

fn part(lang: Lang, part: Part, rows: Vec<RowView>) -> PartView {
    PartView { id: part.code(), heading: lang.code(part), rows, prints: part != Part::SecondReaders }
}

/// What a line says here. To the GP only that it is asked.
fn line_text(lang: Lang, line: &Line, gp: bool, providers: &BTreeMap<ProviderId, String>) -> String {
    let kind = lang.code(line.flag.evidence.kind);
    if gp { kind } else { format!("{kind} {}", sentence(lang, &line.flag, providers)) }
}

/// Whether a line is about a case or an arrangement that the history shows.
fn is_shown(line: &Line, history: &History) -> bool {
    let subject = line.flag.subject;
    match subject.kind {
        SubjectKind::Arrangement => history.helps.iter().any(|it| it.arrangement.id.0 == subject.id),
        _ => line.flag.case.is_some_and(|id| history.cases.iter().any(|it| it.case.id == id)),
    }
}

pub fn show(desk: &Desk) -> WebResult {
    let permit = desk.permit()?;
    let lang = desk.lang;
    let gp = desk.role()? == Role::Gp;
    let (histories, loaded, thresholds, workplaces, providers, accounts) = desk.read(|conn| {
        let histories = db::history::load(conn, permit, Stretch::ALL, desk.today)?;
        let loaded = case_files::load(conn, permit, Stretch::ALL)?;
        let thresholds = db::setting::thresholds(conn, desk.today)?;
        let (workplaces, providers) = (db::workplace::all(conn)?, db::workplace::provider_names(conn)?);
        Ok((histories, loaded, thresholds, workplaces, providers, db::account::names(conn)?))
    })?;
    let own: Vec<_> = workplaces.iter().filter(|it| permit.reaches(it.id)).collect();
    let asked: Option<WorkplaceId> = match desk.query.get("workplace") {
        "" => own.first().map(|it| it.id),
        text => Some(text.parse().map(WorkplaceId).map_err(|_| WebError::NotFound)?),
    };
    let chosen = asked.and_then(|id| own.iter().find(|it| it.id == id).copied()).ok_or(WebError::NotFound)?;
    // One practice at a time: for the GP who is registered there, for the youth professional what is kept there.
    let here: Vec<History> = histories
        .into_iter()
        .filter_map(|mut it| {
            if gp {
                return (it.youth.practice_id == Some(chosen.id)).then_some(it);
            }
            it.cases.retain(|it| it.case.workplace_id == chosen.id);
            (!it.cases.is_empty()).then_some(it)
        })
        .collect();
    let viewer = Viewer { role: Role::YouthProfessional, workplaces: permit.workplaces() };
    let lines = worklist::lines(&loaded.files, &thresholds, viewer, desk.today).lines;
    let of = |id: YouthId| here.iter().find(|it| it.youth.id == id);
    let lines: Vec<(&Line, &History)> = (lines.iter())
        .filter(|it| gp || it.flag.workplace == chosen.id)
        .filter_map(|it| Some((it, of(it.flag.youth)?)))
        .filter(|(line, history)| is_shown(line, history))
        .collect();

    let mut seen: BTreeSet<YouthId> = BTreeSet::new();
    let mut row = |it: &History, text: String| {
        seen.insert(it.youth.id);
        let case = it.answering().or(it.cases.first()).map(|it| format!("/cases/{}", it.case.id));
        let href = if gp { href(it.youth.id) } else { case.unwrap_or_default() };
        RowView { href, name: format!("{} · {}", it.youth.full_name(), it.youth.id), text }
    };
    let who = |id| accounts.get(&id).map(|(name, _)| name.clone()).unwrap_or_default();
    let day = |key: &str, what: String, on, gp: Option<_>| {
        let by = gp.map_or_else(|| lang.t("date-none"), who);
        lang.with(key, &args([("what", what.into()), ("day", lang.day(on).into()), ("gp", by.into())]))
    };
    let referrals: Vec<_> = here.iter().flat_map(|it| it.referrals().map(move |referral| (it, referral))).collect();
    let mut parts = Vec::new();
    for which in [Part::Agreements, Part::SecondReaders, Part::Closings, Part::Owed, Part::Heard] {
        if which == Part::SecondReaders && gp {
            continue;
        }
        let rows: Vec<RowView> = match which {
            Part::Agreements => (referrals.iter())
                .filter(|(_, it)| it.status == ReferralStatus::Draft)
                .map(|(who, it)| row(who, day("talk-sheet-agreement", target_text(lang, it, &providers), it.referred_on, it.gp_id)))
                .collect(),
            Part::SecondReaders => {
                let mut guarded: BTreeMap<YouthId, &History> = BTreeMap::new();
                let waits = lines.iter().filter(|(line, _)| line.flag.guarded || line.flag.rule.code == RuleCode::G0);
                guarded.extend(waits.map(|(_, it)| (it.youth.id, *it)));
                guarded.into_values().map(|it| row(it, lang.t("talk-sheet-guarded"))).collect()
            }
            Part::Closings => (lines.iter())
                .filter(|(line, _)| worklist::is_for_the_talk(line) && !(gp && worklist::gp_reads_from_dates(line.flag.rule.code)))
                .map(|(line, it)| row(it, line_text(lang, line, gp, &providers)))
                .collect(),
            Part::Owed => {
                let mut owed: Vec<_> = referrals.iter().filter_map(|(who, it)| Some((it.feedback_owed_since()?, *who, *it))).collect();
                owed.sort_by_key(|(since, who, it)| (*since, who.youth.id, it.id));
                let said = |since, it| day("talk-sheet-owed-row", target_text(lang, it, &providers), since, it.gp_id);
                owed.into_iter().map(|(since, who, it)| row(who, said(since, it))).collect()
            }
            Part::Heard => {
                let heard = referrals.iter().filter_map(|(who, it)| Some((it.feedback_on?, *who, *it)));
                let mut heard: Vec<_> = heard.filter(|(on, ..)| days_between(*on, desk.today) <= HEARD_DAYS).collect();
                heard.sort_by_key(|(on, who, it)| (std::cmp::Reverse(*on), who.youth.id, it.id));
                let said = |on, it: &crate::domain::referral::Referral| {
                    day("talk-sheet-heard-row", target_text(lang, it, &providers), on, it.gp_id)
                };
                heard.into_iter().map(|(on, who, it)| row(who, said(on, it))).collect()
            }
        };
        parts.push(part(lang, which, rows));
    }
    let open: Vec<(&History, &Question)> = (here.iter())
        .flat_map(|it| it.questions.iter().filter(|it| it.answered_on.is_none()).map(move |question| (it, question)))
        .filter(|(it, question)| it.cases.iter().any(|it| it.case.id == question.case_id))
        .collect();
    let texts = desk.read(|conn| db::question::texts(conn, &open.iter().map(|it| it.1).collect::<Vec<_>>()))?;
    let questions: Vec<QuestionView> = (open.iter())
        .map(|(it, question)| {
            let named = row(it, String::new());
            let answers = desk.also(Action::AnswerQuestion).is_some();
            let href = if answers { format!("/cases/{}/questions", question.case_id) } else { named.href };
            QuestionView::of(lang, question, &texts, (href, named.name), who)
        })
        .collect();
    desk.seen(Noun::Youth, &seen.iter().map(|it| it.0).collect::<Vec<_>>())?;
    let place = |it: &&crate::domain::workplace::Workplace| PlaceView {
        link: LabelledLink { href: format!("/talk-sheet?workplace={}", it.id), label: it.name.clone() },
        current: it.id == chosen.id,
    };
    desk.page(&TalkSheetPage {
        lead: lang.with("talk-sheet-lead", &args([("workplace", chosen.name.clone().into())])),
        places: if own.len() > 1 { own.iter().map(place).collect() } else { vec![] },
        parts,
        questions,
    })
}
