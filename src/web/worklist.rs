//! The worklist "Kan dit lichter of dicht?", the page that says why, and the answer.

use crate::db;
use crate::db::case_files::Stretch;
use crate::db::overview::Overview;
use crate::domain::change::Noun;
use crate::domain::code::Code;
use crate::domain::outflow::answer::{Answer, AnswerKind, AnswerRefused, Answering, Motive, SubjectKind, proposed_until};
use crate::domain::outflow::rule::{RuleCode, Subject};
use crate::domain::outflow::worklist::Line;
use crate::domain::permission::Action;
use crate::domain::youth::Youth;
use crate::text::{Args, Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Form, Reader, Typed};
use crate::web::list::{Leaf, LeafView, address};
use crate::web::pages::Page;
use crate::web::view::{
    Dossier, FlagView, IdentityView, Labelled, LabelledLink, Names, answer_text, examples, fact_text, flag_view, late_text, why_href,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// How many lines one page shows.
const MOST_LINES: usize = 100;

#[derive(Serialize)]
pub struct ListPage {
    pub tabs: Vec<Tab>,
    pub lines: Vec<FlagView>,
    pub heading: String,
    pub lead: String,
    pub kept: bool,
    pub filter: Filter,
    pub leaf: LeafView,
}

#[derive(Debug, Clone, Serialize)]
pub struct Tab {
    pub href: String,
    pub label: String,
    pub count: usize,
    pub current: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct Filter {
    pub all_href: String,
    pub mine_href: String,
    pub mine: bool,
}

#[derive(Serialize)]
pub struct WhyPage {
    pub youth: IdentityView,
    pub line: FlagView,
    pub rule: RuleView,
    pub facts: Vec<Labelled>,
    pub limits: Vec<Labelled>,
    pub clears: Vec<String>,
    pub late_text: String,
    pub answer: String,
    pub form_shown: bool,
    pub form: Form,
    pub links: Vec<LabelledLink>,
    pub guard_text: String,
    pub longest_text: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct RuleView {
    pub code: &'static str,
    pub title: String,
    pub version: i32,
}

fn answer_form(lang: Lang, action: String, among: &[AnswerKind]) -> Form {
    let aside: Vec<AnswerKind> = among.iter().copied().filter(|it| it.puts_aside()).collect();
    let form = Form::new(lang, "answer", action).radios("kind", &aside);
    let explains = aside.contains(&AnswerKind::Explained);
    let form = if explains { form.area("explanation").optional() } else { form };
    let form = form.select("motive", Motive::ALL).day("until");
    if explains { form.optional() } else { form }
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "worklist/list.html";
    fn title(&self, lang: Lang) -> String {
        lang.t(if self.kept { "title-worklist-kept" } else { "title-worklist" })
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let filter = Filter { all_href: "/worklist".into(), mine_href: "/worklist?mine=1".into(), mine: false };
        let page = |lines: Vec<FlagView>, kept| Self {
            tabs: tabs(lang, (lines.len(), 0), kept, false, ""),
            lines,
            heading: lang.t("title-worklist"),
            lead: lang.t("worklist-lead"),
            kept,
            filter: filter.clone(),
            leaf: Leaf::of(&Typed::default(), 2, 3).view(lang, |page| list_href(kept, false, "", page)),
        };
        vec![page(examples::flags(lang), false), page(vec![], false), page(vec![], true)]
    }
}

impl Page for WhyPage {
    const TEMPLATE: &'static str = "worklist/why.html";
    fn title(&self, lang: Lang) -> String {
        lang.with("title-why", &args([("number", self.youth.number.clone().into()), ("rule", self.rule.code.into())]))
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let form = answer_form(lang, "/worklist/R06/arrangement/7/answer".into(), AnswerKind::ALL);
        let refused = form.clone().refused(&Errors::one("until", lang.t("answer-until-too-far")));
        let page = |line: FlagView, form: Form, answer: &str| Self {
            youth: examples::identity(lang),
            rule: RuleView { code: line.rule, title: lang.t(&format!("rule-{}-title", line.rule)), version: 1 },
            facts: vec![Labelled { label: lang.t("fact-planned_end"), value: "13-10-2026".into() }],
            limits: vec![Labelled { label: lang.t("limit-R06-late"), value: "5".into() }],
            clears: vec![lang.t("clears-stop")],
            late_text: line.late_text.clone(),
            guard_text: line.guard_text.clone(),
            line,
            answer: answer.into(),
            form_shown: answer.is_empty(),
            form: form.sealed("c", "s"),
            links: vec![LabelledLink { href: "/arrangements/7".into(), label: lang.t("answer-close") }],
            longest_text: lang.with("answer-longest", &args([("days", 14.into())])),
        };
        let mut lines = examples::flags(lang);
        let last = lines.pop();
        let mut pages: Vec<Self> = lines.into_iter().map(|line| page(line, form.clone(), "")).collect();
        pages.extend(last.clone().map(|line| page(line, refused.clone(), "")));
        pages.extend(last.map(|line| page(line, form, "Aangehouden tot 06-12-2026")));
        pages
    }
}

/// `rule` is the code of the only rule that is asked for, or empty.
fn list_href(kept: bool, mine: bool, rule: &str, page: String) -> String {
    let told = |said: bool, code: &str| if said { code.to_owned() } else { String::new() };
    address("/worklist", &[("tab", told(kept, "kept")), ("mine", told(mine, "1")), ("rule", rule.to_owned()), ("page", page)])
}

fn tabs(lang: Lang, (open, kept): (usize, usize), on_kept: bool, mine: bool, rule: &str) -> Vec<Tab> {
    let href = |kept| list_href(kept, mine, rule, String::new());
    vec![
        Tab { href: href(false), label: lang.t("worklist-tab-open"), count: open, current: !on_kept },
        Tab { href: href(true), label: lang.t("worklist-tab-kept"), count: kept, current: on_kept },
    ]
}

pub fn list(desk: &Desk) -> WebResult {
    let permit = desk.permit()?;
    let lang = desk.lang;
    let kept = desk.query.get("tab") == "kept";
    let mine = desk.query.get("mine") == "1";
    let Overview { loaded, worklist: mut list, .. } = desk.read(|conn| Overview::load(conn, permit, Stretch::LISTED, desk.today))?;
    if mine {
        let accounts = permit.stands_for();
        let own: std::collections::BTreeSet<_> = loaded.files.iter().filter(|it| it.names(&accounts)).map(|it| it.youth.id).collect();
        list.lines.retain(|line| own.contains(&line.flag.youth));
        list.kept.retain(|line| own.contains(&line.flag.youth));
    }
    // Where one was sent to look at one kind of line; a code that no rule has shows all of them.
    let rule = RuleCode::from_code(desk.query.get("rule"));
    list.lines.retain(|line| rule.is_none_or(|it| line.flag.rule.code == it));
    list.kept.retain(|line| rule.is_none_or(|it| line.flag.rule.code == it));
    let rule = rule.map_or("", Code::code);
    let tabs = tabs(lang, (list.lines.len(), list.kept.len()), kept, mine, rule);
    let all = if kept { &list.kept } else { &list.lines };
    let leaf = Leaf::of(&desk.query, MOST_LINES, all.len());
    let shown: &[Line] = leaf.cut(all);
    // Who answered is told on the tab of what was put aside.
    let accounts = if kept { desk.read(db::account::names)? } else { BTreeMap::new() };
    let names = Names { providers: loaded.providers.clone(), accounts, ..Names::default() };
    let mut ids: Vec<i64> = shown.iter().map(|it| it.flag.youth.0).collect();
    ids.sort_unstable();
    ids.dedup();
    desk.seen(Noun::Youth, &ids)?;
    let youths: &BTreeMap<_, Youth> = &loaded.youths;
    let page = ListPage {
        lines: shown.iter().filter_map(|line| Some(flag_view(lang, line, youths.get(&line.flag.youth)?, &names))).collect(),
        heading: lang.t(if kept { "title-worklist-kept" } else { "title-worklist" }),
        lead: lang.t(if kept { "worklist-kept-lead" } else { "worklist-lead" }),
        leaf: leaf.view(lang, |page| list_href(kept, mine, rule, page)),
        filter: Filter {
            all_href: list_href(kept, false, rule, String::new()),
            mine_href: list_href(kept, true, rule, String::new()),
            mine,
        },
        tabs,
        kept,
    };
    desk.page(&page)
}

/// The line of the address, if it stands today within reach.
fn found(desk: &Desk) -> Result<(Dossier, Line), WebError> {
    let rule = desk.params.get("rule").and_then(|it| RuleCode::from_code(it)).ok_or(WebError::NotFound)?;
    let kind = desk.params.get("subject").and_then(|it| SubjectKind::from_code(it)).ok_or(WebError::NotFound)?;
    let subject = Subject { kind, id: desk.id("id")? };
    let permit = desk.permit()?;
    let dossier = match kind {
        SubjectKind::Case => Dossier::of_case(desk, subject.id.into())?,
        SubjectKind::Arrangement => {
            let (arrangement, _) = desk.read(|conn| db::arrangement::find(conn, permit, subject.id.into()))?;
            Dossier::of_youth(desk, arrangement.youth_id)?
        }
        SubjectKind::Referral => {
            let case = desk.read(|conn| db::referral::case_of(conn, permit, subject.id.into()))?;
            Dossier::of_case(desk, case)?
        }
    };
    let matches = |line: &&Line| line.flag.rule.code == rule && line.flag.subject == subject;
    let line = dossier.worklist.lines.iter().chain(&dossier.worklist.kept).find(matches).cloned().ok_or(WebError::NotFound)?;
    Ok((dossier, line))
}

fn action_of(line: &Line) -> String {
    format!("{}/answer", why_href(&line.flag))
}

fn why_page(desk: &Desk, dossier: &Dossier, line: &Line, form: Form) -> WhyPage {
    let lang = desk.lang;
    let flag = &line.flag;
    let code = flag.rule.code.code();
    let providers = &dossier.names.providers;
    let answer = line.answer.as_ref().map(|it| answer_text(lang, it, &dossier.names));
    let mut links = Vec::new();
    if flag.subject.kind == SubjectKind::Arrangement {
        let arrangement = flag.subject.id;
        let offers = |kind| flag.answers().contains(&kind);
        if offers(AnswerKind::Close) && desk.also(Action::WriteArrangement).is_some() {
            links.push(LabelledLink { href: format!("/arrangements/{arrangement}/ending/new"), label: lang.t("why-end-arrangement") });
        }
        if desk.also(Action::WriteArrangement).is_some() && flag.rule.clears.contains(&"decision") {
            links
                .push(LabelledLink { href: format!("/arrangements/{arrangement}/extension/new"), label: lang.t("why-extend-arrangement") });
        }
        if desk.also(Action::WriteArrangement).is_some() && flag.rule.clears.contains(&"start") {
            links.push(LabelledLink { href: format!("/arrangements/{arrangement}/start/new"), label: lang.t("why-start-arrangement") });
        }
        for (offered, act, key) in [
            (offers(AnswerKind::ScaleDown), "scale-down", "arrangement-act-scale-down"),
            (flag.rule.clears.contains(&"after_18"), "after-18", "arrangement-act-after-18"),
        ] {
            if offered && desk.also(Action::WriteArrangement).is_some() {
                links.push(LabelledLink { href: format!("/arrangements/{arrangement}/{act}/new"), label: lang.t(key) });
            }
        }
        links.push(LabelledLink { href: format!("/arrangements/{arrangement}"), label: lang.t("why-see-arrangement") });
    }
    if let (SubjectKind::Case, Some(case), Some(_)) = (flag.subject.kind, flag.case, desk.also(Action::WriteCase)) {
        let offers = |kind| flag.answers().contains(&kind);
        let burns = dossier.file.cases.iter().filter(|it| it.case.id == case).filter_map(|it| it.open_episode());
        let burns = burns.into_iter().any(|it| it.pilot_light_on.is_some());
        for (offered, act, key) in [
            (offers(AnswerKind::Close) || flag.rule.clears.contains(&"closing"), "closure", "closing-heading"),
            (offers(AnswerKind::ScaleDown) && !burns, "pilot-light", "pilot-light-heading"),
            (flag.rule.clears.contains(&"return"), "return", "return-to-care-heading"),
        ] {
            if offered && !flag.guarded {
                links.push(LabelledLink { href: format!("/cases/{case}/{act}/new"), label: lang.t(key) });
            }
        }
    }
    if let Some(case) = flag.case
        && flag.rule.clears.contains(&"evaluation")
        && desk.also(Action::WriteGoal).is_some()
    {
        links.push(LabelledLink {
            href: format!("/cases/{case}/evaluations/new?arrangement={}", flag.subject.id),
            label: lang.t("goals-evaluate"),
        });
    }
    if let Some(case) = flag.case
        && flag.rule.clears.iter().any(|it| matches!(*it, "consultation" | "pilot_light_contact"))
        && desk.also(Action::WriteConsultation).is_some()
    {
        links.push(LabelledLink { href: format!("/cases/{case}/consultations/new"), label: lang.t("why-plan-consultation") });
    }
    let leads = [
        ("refer", Action::WriteReferral, "referrals", "why-write-referral"),
        ("arrangement", Action::WriteArrangement, "arrangements", "why-add-arrangement"),
    ];
    for (clears, action, page, label) in leads {
        if let Some(case) = flag.case
            && flag.rule.clears.contains(&clears)
            && desk.also(action).is_some()
        {
            links.push(LabelledLink { href: format!("/cases/{case}/{page}/new"), label: lang.t(label) });
        }
    }
    let limit = |(name, value): &(&'static str, i64)| {
        let unit = flag.rule.limits.iter().find(|it| it.name == *name).map_or("day", |it| it.unit);
        let value = lang.with(&format!("unit-{unit}"), &args([("n", (*value).into())]));
        Labelled { label: lang.t(&format!("limit-{code}-{name}")), value }
    };
    WhyPage {
        youth: dossier.identity(desk),
        line: flag_view(lang, line, &dossier.youth, &dossier.names),
        rule: RuleView { code, title: lang.t(&format!("rule-{code}-title")), version: flag.rule.version },
        facts: flag
            .evidence
            .facts
            .iter()
            .filter(|it| it.value.is_some())
            .map(|it| Labelled { label: lang.t(&format!("fact-{}", it.name)), value: fact_text(lang, it.value, providers) })
            .collect(),
        limits: flag.evidence.limits.iter().map(limit).collect(),
        clears: flag.rule.clears.iter().map(|it| lang.t(&format!("clears-{it}"))).collect(),
        late_text: late_text(lang, flag, providers),
        form_shown: line.answer.is_none() && flag.answers().iter().any(|it| it.puts_aside()),
        answer: answer.unwrap_or_default(),
        form,
        links,
        guard_text: dossier.guard_text(desk),
        longest_text: lang.with("answer-longest", &args([("days", flag.rule.longest_keep_on.into())])),
    }
}

pub fn why(desk: &Desk) -> WebResult {
    let (dossier, line) = found(desk)?;
    let mut typed = Typed::default();
    let first = line.flag.answers().iter().find(|it| **it == AnswerKind::Explained).unwrap_or(&AnswerKind::KeepOn);
    typed.set("kind", first.code());
    typed.set("motive", Motive::GoalsOpen.code());
    typed.set("until", desk.lang.day(proposed_until(line.flag.rule.longest_keep_on, desk.today)));
    let form = desk.seal(answer_form(desk.lang, action_of(&line), line.flag.answers()).filled(&typed))?;
    desk.page(&why_page(desk, &dossier, &line, form))
}

pub fn answer(desk: &Desk) -> WebResult {
    let (dossier, line) = found(desk)?;
    let refuse = |errors: Errors| {
        let form = desk.seal_again(answer_form(desk.lang, action_of(&line), line.flag.answers()), &errors)?;
        desk.refuse(&why_page(desk, &dossier, &line, form), &errors)
    };
    let read = Reader::new(&desk.typed, desk.lang, "answer", desk.today);
    let (kind, motive) = (read.code::<AnswerKind>("kind"), read.code::<Motive>("motive"));
    let until_on = read.optional_day("until");
    let answering = (|| Some(Answering { kind: kind?, motive: motive?, until_on: until_on? }))();
    let (Some(answering), false) = (answering, read.has_errors()) else { return refuse(read.errors()) };
    let account = desk.account()?;
    let explanation = desk.typed.get("explanation").to_owned();
    let saved = desk.submit(|tx| -> Result<String, Failure<AnswerRefused>> {
        // A colleague may have answered since the page was made.
        let flag = &line.flag;
        if db::answer::about(tx.conn(), flag.youth, flag.rule.code, flag.subject.id)?.iter().any(|it| it.holds_for(flag, desk.today)) {
            return Err(WebError::Stale.into());
        }
        let answer = match answering.kind {
            AnswerKind::Explained => Answer::explain(&line.flag, explanation, Some(account), desk.today),
            _ => Answer::give(&line.flag, answering, Some(account), desk.today),
        };
        tx.save(answer.map_err(Failure::Refused)?)?;
        Ok("/worklist?saved=answer-given".to_owned())
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(why)) => {
            let field = match why {
                AnswerRefused::NotOffered => "kind",
                AnswerRefused::ExplanationMissing => "explanation",
                _ => "until",
            };
            let filled: Args = args([("days", line.flag.rule.longest_keep_on.into())]);
            refuse(Errors::one(field, desk.lang.with(&why.to_string(), &filled)))
        }
        Err(Failure::Web(WebError::Stale)) => {
            // The colleague's answer stands on the page now, and no form.
            let errors = Errors::one("main", desk.lang.t("answer-given-already"));
            let (dossier, line) = found(desk)?;
            let form = desk.seal_again(answer_form(desk.lang, action_of(&line), line.flag.answers()), &errors)?;
            desk.conflict(&why_page(desk, &dossier, &line, form), &errors)
        }
        Err(Failure::Web(error)) => Err(error),
    }
}
