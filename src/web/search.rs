//! Search by name, birth date or number. It is a POST, so that no name stands in an address.

use crate::db;
use crate::db::case_files::{self, Stretch};
use crate::db::youth::{Hit, MOST_HITS};
use crate::domain::change::Noun;
use crate::domain::outflow::worklist::{self, Viewer};
use crate::domain::permission::Action;
use crate::domain::person::Query;
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

/// A hit with as many flags as the worklist has lines for it.
pub fn hit_view(lang: Lang, hit: &Hit, workplace: String, flags: usize, today: chrono::NaiveDate) -> HitView {
    HitView {
        href: format!("/cases/{}", hit.case_id),
        name: hit.youth.full_name(),
        born_text: born_text(lang, hit.youth.born_on, today),
        number: hit.youth.id.to_string(),
        workplace,
        flags,
        flags_text: lang.with("layout-flag-count", &args([("count", count(flags))])),
    }
}

pub fn create(desk: &Desk) -> WebResult {
    let permit = desk.permit()?;
    let typed = desk.typed.get("q").chars().take(100).collect::<String>();
    let mut hits = match Query::parse(&typed, desk.today) {
        Some(query) => desk.read(|conn| db::youth::search(conn, permit, &query))?,
        None => Vec::new(),
    };
    // Exactly one: straight to the file. Its own view record follows there.
    if let [only] = hits.as_slice() {
        desk.seen(Noun::Youth, &[only.youth.id.0])?;
        return desk.see(format!("/cases/{}", only.case_id));
    }
    let more = hits.len() > MOST_HITS;
    hits.truncate(MOST_HITS);
    desk.seen(Noun::Youth, &hits.iter().map(|it| it.youth.id.0).collect::<Vec<_>>())?;

    let role = desk.role()?;
    let (list, workplaces) = desk.read(|conn| {
        let files = if hits.is_empty() { Vec::new() } else { case_files::load(conn, permit, Stretch::ALL)?.files };
        let thresholds = db::setting::thresholds(conn, desk.today)?;
        let list = worklist::lines(&files, &thresholds, Viewer { role, workplaces: permit.workplaces() }, desk.today);
        Ok((list, db::workplace::all(conn)?))
    })?;
    let workplace = |id| workplaces.iter().find(|it| it.id == id).map(|it| it.name.clone()).unwrap_or_default();
    let flags = |hit: &Hit| list.lines.iter().filter(|it| it.flag.youth == hit.youth.id).count();
    desk.page(&ResultsPage {
        hits: hits.iter().map(|it| hit_view(desk.lang, it, workplace(it.workplace_id), flags(it), desk.today)).collect(),
        q: typed,
        more,
        new_href: if desk.also(Action::RegisterYouth).is_some() { "/youths/new" } else { "" },
    })
}
