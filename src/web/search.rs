//! Search by name, birth date or number. It is a POST, so that no name stands in an address.

use crate::db;
use crate::db::case_files::{Loaded, Stretch};
use crate::db::overview::Overview;
use crate::db::youth::MOST_HITS;
use crate::domain::change::Noun;
use crate::domain::permission::Action;
use crate::domain::youth::{Query, Youth};
use crate::text::{Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::pages::Page;
use crate::web::view::{born_text, count};
use serde::Serialize;

#[derive(Serialize)]
pub struct ResultsPage {
    pub q: String,
    pub hits: Vec<HitView>,
    pub more: bool,
    pub new_href: &'static str,
}

#[derive(Debug, Clone, Serialize)]
pub struct HitView {
    pub href: String,
    pub name: String,
    pub born_text: String,
    pub number: String,
    pub workplace: String,
    pub flags: usize,
    pub flags_text: String,
}

impl Page for ResultsPage {
    const TEMPLATE: &'static str = "search/results.html";
    fn title(&self, lang: Lang) -> String {
        lang.t("title-search")
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let hit = HitView {
            href: "/cases/93".into(),
            name: "Anna de Vries".into(),
            born_text: "5 maart 2012, 14 jaar".into(),
            number: "J-0042".into(),
            workplace: "Praktijk De Linde".into(),
            flags: 2,
            flags_text: lang.with("layout-flag-count", &args([("count", count(2))])),
        };
        vec![
            Self { q: "vri".into(), hits: vec![hit.clone(), HitView { flags: 0, ..hit }], more: true, new_href: "/youths/new" },
            Self { q: "zzzz".into(), hits: vec![], more: false, new_href: "" },
        ]
    }
}

/// A youth that was found, with as many flags as the worklist has lines for it.
pub fn hit_view(lang: Lang, youth: &Youth, loaded: &Loaded, flags: usize, today: chrono::NaiveDate) -> Option<HitView> {
    let case = loaded.first_case(youth.id)?;
    Some(HitView {
        href: format!("/cases/{}", case.id),
        name: youth.full_name(),
        born_text: born_text(lang, youth.born_on, today),
        number: youth.id.to_string(),
        workplace: loaded.workplaces.get(&case.workplace_id).cloned().unwrap_or_default(),
        flags,
        flags_text: lang.with("layout-flag-count", &args([("count", count(flags))])),
    })
}

pub fn create(desk: &Desk) -> WebResult {
    let permit = desk.permit()?;
    let typed = desk.typed.get("q").chars().take(100).collect::<String>();
    let mut hits = match Query::parse(&typed, desk.today) {
        Some(query) => desk.read(|conn| db::youth::search(conn, permit, &query))?,
        None => Vec::new(),
    };
    let more = hits.len() > MOST_HITS;
    hits.truncate(MOST_HITS);
    desk.seen(Noun::Youth, &hits.iter().map(|it| it.id.0).collect::<Vec<_>>())?;

    // What is shown of them needs their files and nobody else's.
    let stretch = Stretch::some(hits.iter().map(|it| it.id).collect());
    let Overview { loaded, worklist, .. } = desk.read(|conn| Overview::load(conn, permit, stretch, desk.today))?;
    if let ([only], false) = (hits.as_slice(), more)
        && let Some(case) = loaded.first_case(only.id)
    {
        return desk.see(format!("/cases/{}", case.id));
    }
    let flags = |youth: &Youth| worklist.lines.iter().filter(|it| it.flag.youth == youth.id).count();
    desk.page(&ResultsPage {
        hits: hits.iter().filter_map(|it| hit_view(desk.lang, it, &loaded, flags(it), desk.today)).collect(),
        q: typed,
        more,
        new_href: if desk.also(Action::RegisterYouth).is_some() { "/youths/new" } else { "" },
    })
}
