//! The start page of each role.

use crate::db;
use crate::db::case_files::{self, Stretch};
use crate::domain::change::Noun;
use crate::domain::code::Code;
use crate::domain::outflow::worklist::{self, Viewer};
use crate::domain::permission::{Action, Role};
use crate::text::{Args, Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::pages::Page;
use crate::web::view::{FlagView, Names, examples, flag_view};
use serde::Serialize;

/// How many flags the start page shows.
const FIRST_FLAGS: usize = 5;

#[derive(Debug, Clone, Serialize)]
pub struct Link {
    pub href: String,
    pub text: String,
}

/// For those who work with youths: what waits.
#[derive(Serialize)]
pub struct CarePage {
    pub lines: Vec<FlagView>,
    pub lines_total: usize,
    pub worklist_href: &'static str,
    /// Whether this role holds consultations, and so has some to settle and drafts to finish.
    pub writes: bool,
    pub unsettled: Vec<Link>,
    pub drafts: Vec<Link>,
    pub new_youth_href: &'static str,
    pub unlinked_href: &'static str,
    pub unlinked_total: usize,
}

/// For roles whose pages come later: it says what comes.
#[derive(Serialize)]
pub struct ComingPage {
    pub role_text: String,
    pub points: Vec<String>,
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
            unsettled: link(),
            drafts: link(),
            new_youth_href: "/youths/new",
            unlinked_href: "/unlinked",
            unlinked_total: 3,
        };
        let empty = Self {
            lines: vec![],
            lines_total: 0,
            worklist_href: "/worklist",
            writes: false,
            unsettled: vec![],
            drafts: vec![],
            new_youth_href: "",
            unlinked_href: "",
            unlinked_total: 0,
        };
        vec![full, empty]
    }
}

impl Page for ComingPage {
    const TEMPLATE: &'static str = "start/coming.html";
    fn title(&self, lang: Lang) -> String {
        lang.t("title-start")
    }
    fn examples(lang: Lang) -> Vec<Self> {
        [Role::Gp, Role::ContractManager, Role::Administrator, Role::PrivacyOfficer].map(|role| coming(lang, role)).into()
    }
}

fn coming(lang: Lang, role: Role) -> ComingPage {
    let points = (1..=3).filter_map(|n| lang.find(&format!("start-coming-{}-{n}", role.code()), &Args::new())).collect();
    ComingPage { role_text: lang.code(role), points }
}

pub fn show(desk: &Desk) -> WebResult {
    let role = desk.role()?;
    let Some(permit) = desk.also(Action::ReadWorklist) else { return desk.page(&coming(desk.lang, role)) };
    let lang = desk.lang;
    let notes = desk.also(Action::WriteConsultation);
    let links = desk.also(Action::LinkDelivery);
    let account = desk.account()?;
    let (list, loaded, unsettled, drafts, unlinked_total) = desk.read(|conn| {
        let loaded = case_files::load(conn, &permit, Stretch::ALL)?;
        let thresholds = db::setting::thresholds(conn, desk.today)?;
        let list = worklist::lines(&loaded.files, &thresholds, Viewer { role, workplaces: permit.workplaces() }, desk.today);
        let cases: std::collections::BTreeMap<_, _> =
            loaded.files.iter().flat_map(|file| file.cases.iter().map(|it| (it.case.id, file.youth.id))).collect();
        let (mut unsettled, mut drafts) = (Vec::new(), Vec::new());
        if let Some(permit) = &notes {
            let mine = loaded.files.iter().flat_map(|file| file.cases.iter().map(move |it| (file.youth.id, it)));
            for (youth, case) in mine.filter(|(_, it)| it.case.owner_id.is_none_or(|owner| owner == account)) {
                unsettled.extend(case.consultations.iter().filter(|it| it.is_unsettled(desk.today)).map(|it| (it.clone(), youth)));
            }
            unsettled.sort_by_key(|(it, _)| (it.held_on, it.id));
            for draft in db::draft::of_account(conn, permit, account)? {
                if let Some(youth) = cases.get(&draft.case_id) {
                    drafts.push((draft, *youth));
                }
            }
        }
        let unlinked_total = match &links {
            Some(permit) => {
                let facts = loaded.files.iter().flat_map(|it| &it.arrangements).map(|it| &it.arrangement);
                facts.filter(|it| permit.reaches(it.follower_workplace_id) && it.waits_for_follower()).count()
                    + db::delivery::waiting(conn, permit)?.len()
            }
            None => 0,
        };
        Ok((list, loaded, unsettled, drafts, unlinked_total))
    })?;

    let youths = &loaded.youths;
    let name = |id| youths.get(&id).map(|it: &crate::domain::youth::Youth| it.full_name()).unwrap_or_default();
    let names = Names { providers: loaded.providers.clone(), ..Names::default() };
    let first: Vec<_> = list.lines.iter().take(FIRST_FLAGS).collect();
    let mut seen: Vec<i64> = first.iter().map(|it| it.flag.youth.0).collect();
    seen.extend(unsettled.iter().map(|(_, youth)| youth.0).chain(drafts.iter().map(|(_, youth)| youth.0)));
    seen.sort_unstable();
    seen.dedup();
    let page = CarePage {
        lines: first.iter().filter_map(|line| Some(flag_view(lang, line, youths.get(&line.flag.youth)?, &names))).collect(),
        lines_total: list.lines.len(),
        worklist_href: "/worklist",
        writes: notes.is_some(),
        unsettled: unsettled
            .iter()
            .map(|(it, youth)| Link {
                href: format!("/cases/{}/consultations/{}/settle", it.case_id, it.id),
                text: lang.with(
                    "unsettled-line",
                    &args([("day", lang.day(it.held_on).into()), ("name", name(*youth).into()), ("kind", lang.code(it.kind).into())]),
                ),
            })
            .collect(),
        drafts: drafts
            .iter()
            .map(|(it, youth)| Link {
                href: format!("/cases/{}/consultations/new", it.case_id),
                text: lang.with("draft-line", &args([("name", name(*youth).into()), ("at", desk.time(it.saved_at).into())])),
            })
            .collect(),
        new_youth_href: if desk.also(Action::RegisterYouth).is_some() { "/youths/new" } else { "" },
        unlinked_href: if links.is_some() { "/unlinked" } else { "" },
        unlinked_total,
    };
    // The list is shown under the right to the worklist, and recorded under it.
    desk.seen_under(&permit, Noun::Youth, &seen)?;
    desk.page(&page)
}
