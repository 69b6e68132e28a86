//! What ends within how many weeks, and what should have ended: where the contract manager asks for stop messages.

use super::{Asked, Choice, Figures, PickerView, TableView, definitions, key_href, picker, refused, split_choices, split_code};
use crate::domain::permission::Action;
use crate::domain::reporting::table::Key;
use crate::text::{Lang, args};
use crate::web::chart::{self, ChartView};
use crate::web::desk::{Desk, WebResult};
use crate::web::list::address;
use crate::web::pages::Page;
use crate::web::view::Labelled;
use serde::Serialize;

#[derive(Serialize)]
pub struct EndingPage {
    pub lead: String,
    pub chart: ChartView,
    pub splits: Vec<Choice>,
    pub table: TableView,
    pub definitions: Vec<Labelled>,
    pub requests_href: &'static str,
    /// What leads back to the figures of a period.
    pub picker: PickerView,
}

impl Page for EndingPage {
    const TEMPLATE: &'static str = "report/ending.html";
    fn title(&self, lang: Lang) -> String {
        lang.t("title-contracts-ending")
    }
    fn examples(lang: Lang) -> Vec<Self> {
        use super::examples;
        let table = chart::examples::ending();
        let nothing = chart::examples::table(table.report, table.columns.clone(), vec![], None);
        [table, nothing]
            .map(|it| Self {
                lead: "Bergen op Zoom".into(),
                chart: chart::endings(lang, &it, &|_| "De Zeewering".into()),
                splits: split_choices(lang, "/contracts/ending", examples::asked(), &[]),
                table: examples::table(lang, &it),
                definitions: definitions(lang, &it),
                requests_href: "/contracts/stop-requests",
                picker: examples::picker(lang),
            })
            .into()
    }
}

/// Where stop messages about a row are asked for.
fn act_href(key: &Key) -> String {
    let asked = match key {
        Key::Provider(id) => [("provider", id.to_string())],
        Key::Municipality(code) => [("municipality", code.to_string())],
        Key::Total | Key::Profile(_) | Key::Period(_) => [("provider", String::new())],
    };
    address("/contracts/stop-requests", &asked)
}

pub fn show(desk: &Desk) -> WebResult {
    let (permit, figures) = Figures::load(desk)?;
    let asked = match Asked::read_ending(&desk.query, &figures.release) {
        Ok(asked) => asked,
        Err(key) => return refused(desk, &figures, "/contracts/ending", &key),
    };
    let (lang, release) = (desk.lang, &figures.release);
    let table = match release.ending(asked.split) {
        Ok(table) => table,
        Err(why) => return refused(desk, &figures, "/contracts/ending", &why.to_string()),
    };
    let files = format!("/contracts/download?report=ending&split={}", split_code(asked.split));
    let mut view = TableView::of(&figures, &table, &key_href, files);
    if permit.also(Action::RequestStops).is_some() {
        view.act_label = lang.t("stop-request-act");
        for (row, shown) in table.rows.iter().zip(&mut view.rows) {
            // A profile is no place that could be asked.
            shown.act_href = if matches!(row.key, Key::Profile(_)) { String::new() } else { act_href(&row.key) };
        }
        view.total.iter_mut().for_each(|it| it.act_href = act_href(&Key::Total));
    }
    let told = [("day", lang.day(table.as_of)), ("reach", figures.reach())];
    // These lead to another page, so none of them is this one.
    let mut stock = picker(lang, "/contracts", asked, &|kind| release.periods(kind));
    stock.kinds.iter_mut().for_each(|it| it.current = false);
    desk.page(&EndingPage {
        lead: lang.with("report-lead", &args(told.map(|(name, text)| (name, text.into())))),
        chart: chart::endings(lang, &table, &|key| figures.name(key)),
        splits: split_choices(lang, "/contracts/ending", asked, &release.splits(asked.period)),
        table: view,
        definitions: definitions(lang, &table),
        requests_href: "/contracts/stop-requests",
        picker: stock,
    })
}
