//! The GP's own practice as it stands now, and finding a youth who is registered there.

use crate::db;
use crate::db::case_files::Stretch;
use crate::db::youth::MOST_HITS;
use crate::domain::change::{Noun, TextField};
use crate::domain::code::Code;
use crate::domain::history::{Cause, Heading, Help, History, Standing};
use crate::domain::id::{ProviderId, YouthId};
use crate::domain::permission::Action;
use crate::domain::question::Question;
use crate::domain::referral::Referral;
use crate::domain::youth::Query;
use crate::text::{Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::WebError;
use crate::web::pages::Page;
use crate::web::search::{HitView, ResultsPage};
use crate::web::view::{born_text, count};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// How many youths each heading shows before one asks for all of them, and for how many days an answer stays here.
const FIRST: usize = 8;
const ANSWERED_DAYS: i64 = 30;

#[derive(Clone, Serialize)]
pub struct PracticePage {
    pub lead: String,
    pub sections: Vec<SectionView>,
    pub questions: Vec<QuestionView>,
    /// Only one heading is shown, with everyone under it.
    pub one: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct SectionView {
    pub id: &'static str,
    pub heading: String,
    pub empty_text: String,
    pub rows: Vec<RowView>,
    pub more_href: String,
    pub more_text: String,
}

/// Someone in a list, with what there is to say; without an address where no page of her or him may be opened.
#[derive(Debug, Clone, Serialize)]
pub struct RowView {
    pub href: String,
    pub name: String,
    pub text: String,
}

/// A question with its answer, where there is one.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionView {
    pub href: String,
    pub name: String,
    pub asked_text: String,
    pub question: String,
    /// Empty while it is open.
    pub answered_text: String,
    pub answer: String,
}

impl Page for PracticePage {
    const TEMPLATE: &'static str = "practice/show.html";
    fn title(&self, lang: Lang) -> String {
        lang.t("practice-heading")
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let section = |heading: &Heading, rows: Vec<RowView>, more: &str| SectionView {
            id: heading.code(),
            heading: lang.code(*heading),
            empty_text: lang.t(&format!("practice-{}-empty", heading.code())),
            rows,
            more_href: more.into(),
            more_text: lang.with("practice-more", &args([("count", count(12))])),
        };
        let row = RowView { href: "/practice/youths/42".into(), name: "Anna de Vries".into(), text: "P4 · 13-10-2026".into() };
        let full = Self {
            lead: lang.with("practice-lead", &args([("count", count(12))])),
            sections: Heading::ALL.iter().map(|it| section(it, vec![row.clone()], "/practice?show=new")).collect(),
            questions: vec![QuestionView::example(lang, true), QuestionView::example(lang, false)],
            one: false,
        };
        let empty = Self { sections: Heading::ALL.iter().map(|it| section(it, vec![], "")).collect(), questions: vec![], ..full.clone() };
        let one = Self { sections: vec![section(&Heading::New, vec![row], "")], questions: vec![], one: true, ..full.clone() };
        vec![full, empty, one]
    }
}

impl QuestionView {
    pub fn example(lang: Lang, answered: bool) -> Self {
        let on = |key: &str| lang.with(key, &args([("day", "20-11-2026".into()), ("who", "Sanne".into())]));
        Self {
            href: "/practice/youths/42".into(),
            name: "Anna de Vries".into(),
            asked_text: on("question-asked"),
            question: "Wanneer horen wij iets?".into(),
            answered_text: if answered { on("question-answered") } else { String::new() },
            answer: if answered { "Volgende week.".into() } else { String::new() },
        }
    }

    /// `name` is empty where the page is about one youth.
    pub fn of(
        lang: Lang,
        it: &Question,
        texts: &BTreeMap<i64, BTreeMap<TextField, String>>,
        named: (String, String),
        who: impl Fn(crate::domain::id::AccountId) -> String,
    ) -> Self {
        let text = |field| texts.get(&it.id.0).and_then(|it| it.get(&field)).cloned().unwrap_or_default();
        let said = |key: &str, on, by| lang.with(key, &args([("day", lang.day(on).into()), ("who", who(by).into())]));
        let (href, name) = named;
        Self {
            href,
            name,
            asked_text: said("question-asked", it.asked_on, it.asked_by),
            question: text(TextField::Question),
            answered_text: it.answered_on.zip(it.answered_by).map(|(on, by)| said("question-answered", on, by)).unwrap_or_default(),
            answer: text(TextField::Answer),
        }
    }
}

pub fn href(youth: YouthId) -> String {
    format!("/practice/youths/{}", youth.0)
}

/// To what and whom a referral goes.
pub fn target_text(lang: Lang, it: &Referral, providers: &BTreeMap<ProviderId, String>) -> String {
    let provider = it.provider_id.and_then(|id| providers.get(&id));
    [Some(&lang.code(it.target)), provider].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
}

pub fn help_text(lang: Lang, it: &Help, providers: &BTreeMap<ProviderId, String>) -> String {
    let provider = providers.get(&it.arrangement.provider_id).cloned().unwrap_or_default();
    format!("{}, {provider}", lang.code(it.arrangement.profile))
}

/// What there is to say of a youth under a heading.
fn row_text(lang: Lang, it: &Standing, providers: &BTreeMap<ProviderId, String>) -> String {
    let what = match it.cause {
        Cause::Referral(it) => Some(target_text(lang, it, providers)),
        Cause::Help(it) => Some(help_text(lang, it, providers)),
        Cause::Episode(it) => it.outcome.map(|it| lang.code(it)),
        Cause::Registered => None,
    };
    let told = args([("day", lang.day(it.on).into()), ("what", what.unwrap_or_else(|| lang.t("date-none")).into())]);
    lang.with(&format!("practice-{}-row", it.heading.code()), &told)
}

pub fn show(desk: &Desk) -> WebResult {
    // Reached from the start page as well, which asks for no right of its own.
    let permit = desk.also(Action::ReadPractice).ok_or(WebError::NotFound)?;
    let (lang, account) = (desk.lang, desk.account()?);
    let (histories, soon, providers, texts) = desk.read(|conn| {
        let histories = db::history::load(conn, &permit, Stretch::ALL, desk.today)?;
        let soon = db::setting::thresholds(conn, desk.today)?.soon();
        let providers = db::workplace::provider_names(conn)?;
        let asked: Vec<&Question> = histories.iter().flat_map(|it| &it.questions).filter(|it| is_told(it, desk.today)).collect();
        let texts = db::question::texts(conn, &asked)?;
        Ok((histories, soon, providers, texts))
    })?;
    let chosen = Heading::from_code(desk.query.get("show"));
    let mut seen: BTreeSet<YouthId> = BTreeSet::new();
    let placed: Vec<(&History, Standing)> =
        histories.iter().flat_map(|it| it.headings(Some(account), soon, desk.today).into_iter().map(move |at| (it, at))).collect();
    let mut sections = Vec::new();
    for heading in Heading::ALL.iter().copied().filter(|it| chosen.is_none_or(|chosen| chosen == *it)) {
        let mut under: Vec<_> = placed.iter().filter(|(_, at)| at.heading == heading).collect();
        under.sort_by_key(|(it, at)| (at.on, it.youth.id));
        // What is new or over is read from the latest on; what waits or ends from the longest on.
        if matches!(heading, Heading::New | Heading::Closed) {
            under.reverse();
        }
        let total = under.len();
        under.truncate(if chosen.is_some() { total } else { FIRST });
        seen.extend(under.iter().map(|(it, _)| it.youth.id));
        let row = |(it, at): &&(&History, Standing)| RowView {
            href: href(it.youth.id),
            name: it.youth.full_name(),
            text: row_text(lang, at, &providers),
        };
        sections.push(SectionView {
            id: heading.code(),
            heading: lang.code(heading),
            empty_text: lang.t(&format!("practice-{}-empty", heading.code())),
            more_href: if total > under.len() { format!("/practice?show={}", heading.code()) } else { String::new() },
            more_text: lang.with("practice-more", &args([("count", count(total))])),
            rows: under.iter().map(row).collect(),
        });
    }
    let mut asked: Vec<(&History, &Question)> = histories
        .iter()
        .flat_map(|it| it.questions.iter().map(move |question| (it, question)))
        .filter(|(_, it)| chosen.is_none() && is_told(it, desk.today))
        .collect();
    asked.sort_by_key(|(_, it)| (it.answered_on.is_none(), std::cmp::Reverse(it.asked_on), it.id));
    seen.extend(asked.iter().map(|(it, _)| it.youth.id));
    desk.seen_under(&permit, Noun::Youth, &seen.iter().map(|it| it.0).collect::<Vec<_>>())?;
    let question = |(it, question): &(&History, &Question)| {
        // Who asked and who answered stands on the sheet.
        QuestionView::of(lang, question, &texts, (href(it.youth.id), it.youth.full_name()), |_| lang.t("date-none"))
    };
    desk.page(&PracticePage {
        lead: lang.with("practice-lead", &args([("count", count(histories.len()))])),
        sections,
        questions: asked.iter().map(question).collect(),
        one: chosen.is_some(),
    })
}

/// Whether a question is open, or was answered lately.
fn is_told(it: &Question, today: NaiveDate) -> bool {
    it.answered_on.is_none_or(|on| crate::domain::calendar::days_between(on, today) <= ANSWERED_DAYS)
}

pub fn search(desk: &Desk) -> WebResult {
    let permit = desk.permit()?;
    let lang = desk.lang;
    let typed = desk.typed.get("q").chars().take(100).collect::<String>();
    let (histories, workplaces, more) = desk.read(|conn| {
        let Some(query) = Query::parse(&typed, desk.today) else { return Ok(Default::default()) };
        let found: Vec<YouthId> = db::youth::search(conn, permit, &query)?.iter().map(|it| it.id).collect();
        let more = found.len() > MOST_HITS;
        let found: Vec<YouthId> = found.into_iter().take(MOST_HITS).collect();
        let mut histories =
            if found.is_empty() { Vec::new() } else { db::history::load(conn, permit, Stretch::some(found.clone()), desk.today)? };
        histories.sort_by_key(|it| found.iter().position(|id| *id == it.youth.id));
        Ok((histories, db::workplace::all(conn)?, more))
    })?;
    desk.seen(Noun::Youth, &histories.iter().map(|it| it.youth.id.0).collect::<Vec<_>>())?;
    if let ([only], false) = (histories.as_slice(), more) {
        return desk.see(href(only.youth.id));
    }
    let practice = |it: &History| workplaces.iter().find(|place| Some(place.id) == it.youth.practice_id).map(|it| it.name.clone());
    let hit = |it: &History| HitView {
        href: href(it.youth.id),
        name: it.youth.full_name(),
        born_text: born_text(lang, it.youth.born_on, desk.today),
        number: it.youth.id.to_string(),
        workplace: practice(it).unwrap_or_default(),
        flags: 0,
        flags_text: String::new(),
    };
    desk.page(&ResultsPage { hits: histories.iter().map(hit).collect(), q: typed, more, new_href: "" })
}
