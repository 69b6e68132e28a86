//! The start page of each role.

use crate::db;
use crate::db::case_files::Stretch;
use crate::db::draft::Draft;
use crate::db::overview::Overview;
use crate::domain::case::Case;
use crate::domain::change::Noun;
use crate::domain::consultation::{Consultation, ConsultationStatus};
use crate::domain::id::YouthId;
use crate::domain::outflow::worklist::Line;
use crate::domain::permission::Action;
use crate::domain::youth::Youth;
use crate::text::{Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::WebError;
use crate::web::pages::Page;
use crate::web::view::{FlagView, Names, examples, flag_view};
use serde::Serialize;
use std::collections::BTreeSet;

/// How many flags the start page shows, and how many files that were opened last.
const FIRST_FLAGS: usize = 7;
const LAST_FILES: usize = 5;

#[derive(Debug, Clone, Serialize)]
pub struct Link {
    pub href: String,
    pub text: String,
}

/// For those who work with youths: what waits.
#[derive(Clone, Serialize)]
pub struct CarePage {
    pub lines: Vec<FlagView>,
    pub lines_total: usize,
    pub worklist_href: &'static str,
    /// Whether this role holds consultations, and so has some to settle and drafts to finish.
    pub writes: bool,
    pub planned: Vec<Link>,
    pub unsettled: Vec<Link>,
    pub drafts: Vec<Link>,
    /// What GPs asked and nobody answered yet.
    pub questions: Vec<Link>,
    pub opened: Vec<Link>,
    pub new_youth_href: &'static str,
    pub advice_href: &'static str,
    pub unlinked_href: &'static str,
    pub unlinked_total: usize,
}

impl Page for CarePage {
    const TEMPLATE: &'static str = "start/care.html";
    fn title(&self, lang: Lang) -> String {
        lang.t("title-start")
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let link = || vec![Link { href: "/cases/1".into(), text: "20-11-2026 Anna de Vries".into() }];
        let full = Self {
            lines: examples::flags(lang),
            lines_total: 12,
            worklist_href: "/worklist",
            writes: true,
            planned: link(),
            unsettled: link(),
            drafts: link(),
            questions: link(),
            opened: link(),
            new_youth_href: "/youths/new",
            advice_href: "/advice/new",
            unlinked_href: "/unlinked",
            unlinked_total: 3,
        };
        let empty = Self {
            lines: vec![],
            lines_total: 0,
            worklist_href: "/worklist",
            writes: true,
            planned: vec![],
            unsettled: vec![],
            drafts: vec![],
            questions: vec![],
            opened: vec![],
            new_youth_href: "",
            advice_href: "",
            unlinked_href: "",
            unlinked_total: 0,
        };
        let access = Self { writes: false, unlinked_href: "/unlinked", ..empty.clone() };
        vec![full, empty, access]
    }
}

/// A contact with its case.
type Contact<'a> = (&'a Case, &'a Consultation);

/// Planned contacts of the cases that this person looks after: those of today by their time, and those left in the past.
fn contacts<'a>(desk: &Desk, overview: &'a Overview) -> Result<(Vec<Contact<'a>>, Vec<Contact<'a>>), WebError> {
    let accounts = desk.permit()?.stands_for();
    let cases = overview.loaded.files.iter().flat_map(|it| &it.cases).filter(|it| it.case.is_for(&accounts));
    let all: Vec<Contact> = cases.flat_map(|facts| facts.consultations.iter().map(move |it| (&facts.case, it))).collect();
    let chosen = |fits: &dyn Fn(&Consultation) -> bool| {
        let mut chosen: Vec<Contact> = all.iter().copied().filter(|(_, it)| fits(it)).collect();
        chosen.sort_by_key(|(_, it)| (it.held_on, it.time, it.id));
        chosen
    };
    let planned = chosen(&|it| it.status == ConsultationStatus::Planned && it.held_on == desk.today);
    Ok((planned, chosen(&|it| it.is_unsettled(desk.today))))
}

pub fn show(desk: &Desk) -> WebResult {
    if let Some(permit) = desk.also(Action::ReadTrail) {
        return crate::web::audit::overview(desk, &permit);
    }
    if desk.also(Action::ReadPractice).is_some() {
        return crate::web::practice::show(desk);
    }
    if desk.also(Action::ManageAccounts).is_some() {
        return crate::web::admin::show(desk);
    }
    if desk.also(Action::ReadReports).is_some() {
        return crate::web::report::dashboard::show(desk);
    }
    let permit = desk.also(Action::ReadWorklist).ok_or(WebError::NotFound)?;
    let lang = desk.lang;
    let (notes, links) = (desk.also(Action::AnswerQuestion), desk.also(Action::LinkDelivery));
    let account = desk.account()?;
    let (overview, (drafts, questions), unlinked_total) = desk.read(|conn| {
        let overview = Overview::load(conn, &permit, Stretch::LISTED, desk.today)?;
        let left = match &notes {
            Some(permit) => db::question::left(conn, permit, account)?,
            None => Default::default(),
        };
        let unlinked_total = match &links {
            Some(permit) => {
                let facts = overview.loaded.files.iter().flat_map(|it| &it.arrangements).map(|it| &it.arrangement);
                facts.filter(|it| permit.reaches(it.follower_workplace_id) && it.waits_for_follower()).count()
                    + db::delivery::waiting(conn, permit)?.len()
            }
            None => 0,
        };
        Ok((overview, left, unlinked_total))
    })?;
    let loaded = &overview.loaded;
    let (planned, unsettled) = if notes.is_some() { contacts(desk, &overview)? } else { Default::default() };
    let youth_of =
        |draft: &Draft| loaded.files.iter().find(|it| it.cases.iter().any(|case| case.case.id == draft.case_id)).map(|it| it.youth.id);
    let drafts: Vec<(Draft, YouthId)> = drafts.into_iter().filter_map(|it| youth_of(&it).map(|youth| (it, youth))).collect();
    let opened: Vec<YouthId> = match desk.also(Action::ReadNotes) {
        Some(permit) => desk.opened_last(&permit)?.into_iter().filter(|it| loaded.youths.contains_key(it)).take(LAST_FILES).collect(),
        None => Vec::new(),
    };

    // First the flags of one's own cases, each part in the order of the worklist.
    let accounts = permit.stands_for();
    let mine: BTreeSet<YouthId> = loaded.files.iter().filter(|it| it.is_for(&accounts)).map(|it| it.youth.id).collect();
    let (own, others): (Vec<&Line>, Vec<&Line>) = overview.worklist.lines.iter().partition(|it| mine.contains(&it.flag.youth));
    let first: Vec<&Line> = own.into_iter().chain(others).take(FIRST_FLAGS).collect();

    let mut seen: Vec<i64> = first.iter().map(|it| it.flag.youth.0).collect();
    seen.extend(planned.iter().chain(&unsettled).map(|(case, _)| case.youth_id.0));
    seen.extend(questions.iter().map(|it| it.youth_id.0));
    seen.extend(drafts.iter().map(|(_, youth)| youth.0).chain(opened.iter().map(|it| it.0)));
    seen.sort_unstable();
    seen.dedup();

    let name = |id| loaded.youths.get(&id).map(Youth::full_name).unwrap_or_default();
    let names = Names { providers: loaded.providers.clone(), ..Names::default() };
    let several = permit.workplaces().len() > 1;
    let contact = |key: &str, (case, it): &Contact| {
        let place = loaded.workplaces.get(&case.workplace_id).filter(|_| several).map(|it| format!(" · {it}")).unwrap_or_default();
        let time = it.time.map_or_else(|| lang.t("start-no-time"), |it| it.to_string());
        let told =
            [("day", lang.day(it.held_on)), ("time", time), ("name", name(case.youth_id)), ("kind", lang.code(it.kind)), ("place", place)];
        Link {
            href: format!("/cases/{}/consultations/{}/settle", it.case_id, it.id),
            text: lang.with(key, &args(told.map(|(name, text)| (name, text.into())))),
        }
    };
    let page = CarePage {
        lines: first.iter().filter_map(|line| Some(flag_view(lang, line, loaded.youths.get(&line.flag.youth)?, &names))).collect(),
        lines_total: overview.worklist.lines.len(),
        worklist_href: "/worklist",
        writes: notes.is_some(),
        planned: planned.iter().map(|it| contact("planned-line", it)).collect(),
        unsettled: unsettled.iter().map(|it| contact("unsettled-line", it)).collect(),
        drafts: drafts
            .iter()
            .map(|(it, youth)| Link {
                href: format!("/cases/{}/consultations/new", it.case_id),
                text: lang.with("draft-line", &args([("name", name(*youth).into()), ("at", desk.time(it.saved_at).into())])),
            })
            .collect(),
        questions: questions
            .iter()
            .map(|it| Link {
                href: format!("/cases/{}/questions", it.case_id),
                text: lang.with("question-line", &args([("name", name(it.youth_id).into()), ("day", lang.day(it.asked_on).into())])),
            })
            .collect(),
        opened: opened
            .iter()
            .filter_map(|id| Some(Link { href: format!("/cases/{}", loaded.first_case(*id)?.id), text: name(*id) }))
            .collect(),
        new_youth_href: if desk.also(Action::RegisterYouth).is_some() { "/youths/new" } else { "" },
        advice_href: if desk.also(Action::GiveAdvice).is_some() { "/advice/new" } else { "" },
        unlinked_href: if links.is_some() { "/unlinked" } else { "" },
        unlinked_total,
    };
    // The list is shown under the right to the worklist, and recorded under it.
    desk.seen_under(&permit, Noun::Youth, &seen)?;
    desk.page(&page)
}
