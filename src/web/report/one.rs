//! One provider, or one municipality, over the last eight quarters.

use super::{Figures, QUARTERS, TableView, definitions, key_href, provider_key};
use crate::db;
use crate::domain::identity::MunicipalityCode;
use crate::domain::permission::Action;
use crate::domain::reporting::period::PeriodKind;
use crate::domain::reporting::table::Key;
use crate::exchange::sheet::report::told;
use crate::text::{Lang, args};
use crate::web::chart::{self, ChartView};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::WebError;
use crate::web::form::Typed;
use crate::web::list::address;
use crate::web::pages::Page;
use crate::web::view::{Labelled, LabelledLink};
use serde::Serialize;

#[derive(Serialize)]
pub struct OnePage {
    /// What it is called: a provider or a municipality, never a person.
    pub heading: String,
    pub lead: String,
    pub ended_text: String,
    pub ending: Vec<Labelled>,
    pub ending_text: String,
    pub flows: ChartView,
    pub quarters: TableView,
    pub definitions: Vec<Labelled>,
    pub links: Vec<LabelledLink>,
}

impl Page for OnePage {
    const TEMPLATE: &'static str = "report/one.html";
    fn title(&self, lang: Lang) -> String {
        lang.t("title-contracts-one")
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let table = chart::examples::over_time();
        let page = |ended_text: String, links| Self {
            heading: "De Zeewering".into(),
            lead: "Bergen op Zoom".into(),
            ended_text,
            ending: vec![Labelled { label: "0–3".into(), value: "<10".into() }],
            ending_text: lang.with("report-on", &args([("day", "01-11-2026".into())])),
            flows: chart::flows(lang, &table),
            quarters: super::examples::table(lang, &table),
            definitions: definitions(lang, &table),
            links,
        };
        let link = LabelledLink { href: "/contracts/stop-requests?provider=1".into(), label: lang.t("stop-request-act") };
        let ended = lang.with("report-provider-ended", &args([("day", "01-11-2026".into())]));
        vec![page(String::new(), vec![link]), page(ended, vec![])]
    }
}

/// Whom the address of a download is about.
pub fn key_of(query: &Typed) -> Result<Key, WebError> {
    match (query.get("provider"), query.get("municipality")) {
        ("", "") => Ok(Key::Total),
        (provider, "") => provider_key(provider).ok_or(WebError::NotFound),
        ("", code) => Ok(Key::Municipality(MunicipalityCode::parse(code).map_err(|_| WebError::NotFound)?)),
        _ => Err(WebError::NotFound),
    }
}

pub fn provider(desk: &Desk) -> WebResult {
    let text = desk.params.get("provider").map_or("", String::as_str);
    page(desk, &provider_key(text).ok_or(WebError::NotFound)?)
}

pub fn municipality(desk: &Desk) -> WebResult {
    let text = desk.params.get("municipality").map_or("", String::as_str);
    page(desk, &Key::Municipality(MunicipalityCode::parse(text).map_err(|_| WebError::NotFound)?))
}

fn page(desk: &Desk, key: &Key) -> WebResult {
    let (permit, figures) = Figures::load(desk)?;
    // Nothing in reach, or shown to nobody: not found, as everywhere.
    if !figures.release.knows(key) {
        return Err(WebError::NotFound);
    }
    let (lang, release) = (desk.lang, &figures.release);
    let asked = match key {
        Key::Provider(id) => [("provider", id.to_string())],
        Key::Municipality(code) => [("municipality", code.to_string())],
        _ => return Err(WebError::NotFound),
    };
    let ended_on = match key {
        Key::Provider(id) => desk.read(db::workplace::providers)?.into_iter().find(|it| it.id == *id).and_then(|it| it.ended_on),
        _ => None,
    };
    let quarters = release.over_time(key, PeriodKind::Quarter, QUARTERS);
    let ending = release.ending_of(key);
    let cells = ending.columns.iter().zip(&ending.total.cells);
    let cells = cells.map(|(column, it)| Labelled { label: lang.code(*column), value: told(lang, *it, ending.floor) });
    let mut files = vec![("report", "quarters".to_owned())];
    files.extend(asked.clone());
    let stops = permit
        .also(Action::RequestStops)
        .map(|_| LabelledLink { href: address("/contracts/stop-requests", &asked), label: lang.t("stop-request-act") });
    let told = [("day", lang.day(quarters.as_of)), ("reach", figures.reach())];
    desk.page(&OnePage {
        heading: figures.name(key),
        lead: lang.with("report-lead", &args(told.map(|(name, text)| (name, text.into())))),
        ended_text: ended_on.map(|on| lang.with("report-provider-ended", &args([("day", lang.day(on).into())]))).unwrap_or_default(),
        ending: cells.collect(),
        ending_text: lang.with("report-on", &args([("day", lang.day(ending.as_of).into())])),
        flows: chart::flows(lang, &quarters),
        quarters: TableView::of(&figures, &quarters, &key_href, address("/contracts/download", &files))
            .captioned(lang.t("report-quarters")),
        definitions: definitions(lang, &quarters),
        links: stops.into_iter().collect(),
    })
}
