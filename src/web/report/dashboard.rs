//! The contract manager's first page: what came in and went out, and how many there are.

use super::{Asked, Choice, Figures, PickerView, QUARTERS, TableView, definitions, key_href, picker, refused, split_choices};
use crate::domain::id::ProviderId;
use crate::domain::reporting::period::{Period, PeriodKind};
use crate::domain::reporting::table::{Column, Figure, Key, Shown, Table};
use crate::exchange::sheet::report::{period_name, told};
use crate::text::{Lang, args};
use crate::web::chart::{self, ChartView, SparkView};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::WebError;
use crate::web::list::address;
use crate::web::pages::Page;
use crate::web::view::Labelled;
use chrono::NaiveDate;
use serde::Serialize;

#[derive(Serialize)]
pub struct DashboardPage {
    pub heading: String,
    pub lead: String,
    pub picker: PickerView,
    pub tiles: Vec<Tile>,
    /// "Wat valt op": from shown figures only.
    pub findings: Vec<String>,
    pub flows: ChartView,
    pub quarters: TableView,
    pub splits: Vec<Choice>,
    pub table: TableView,
    pub balance_text: String,
    pub provisional_text: String,
    pub headlines: Vec<Labelled>,
    pub durations: ChartView,
    pub duration_table: TableView,
    pub definitions: Vec<Labelled>,
    pub coverage: Vec<Labelled>,
    /// The last message of each provider.
    pub messages: Vec<Labelled>,
    pub ending_href: String,
}

/// C1: a key figure with the period before, and how it went.
#[derive(Debug, Clone, Serialize)]
pub struct Tile {
    pub label: String,
    pub value: String,
    pub before_text: String,
    pub spark: Option<SparkView>,
}

const TILES: [Column; 5] = [Column::End, Column::In, Column::New, Column::Out, Column::Done];

impl Page for DashboardPage {
    const TEMPLATE: &'static str = "report/dashboard.html";
    fn title(&self, lang: Lang) -> String {
        lang.t("title-contracts")
    }
    fn examples(lang: Lang) -> Vec<Self> {
        use super::examples;
        let (over_time, ending) = (chart::examples::over_time(), chart::examples::ending());
        let table = examples::table(lang, &ending);
        let full = |findings: Vec<String>| Self {
            heading: lang.with("report-heading", &args([("period", "3e kwartaal 2026".into())])),
            lead: "Bergen op Zoom".into(),
            picker: examples::picker(lang),
            tiles: vec![Tile {
                label: lang.code(Column::End),
                value: "120".into(),
                before_text: lang.with("report-before", &args([("n", "<10".into())])),
                spark: Some(chart::spark(lang, &over_time, Column::End)),
            }],
            findings,
            flows: chart::flows(lang, &over_time),
            quarters: table.clone().captioned(lang.t("report-quarters")),
            splits: split_choices(lang, "/contracts", examples::asked(), &[]),
            table: table.clone(),
            balance_text: lang.t("report-balances"),
            provisional_text: lang.t("report-provisional"),
            headlines: vec![Labelled { label: lang.t("headline-ratio"), value: "0,97".into() }],
            durations: chart::durations(lang, &chart::examples::ended(), None),
            duration_table: table.clone().captioned(lang.t("chart-durations-hidden")),
            definitions: definitions(lang, &over_time),
            coverage: vec![Labelled { label: lang.t("coverage-by-message"), value: "12".into() }],
            messages: vec![Labelled { label: "De Zeewering".into(), value: "01-11-2026".into() }],
            ending_href: "/contracts/ending".into(),
        };
        let empty =
            Self { tiles: vec![], headlines: vec![], coverage: vec![], messages: vec![], provisional_text: String::new(), ..full(vec![]) };
        vec![full(vec![lang.t("report-finding-none")]), empty]
    }
}

pub fn show(desk: &Desk) -> WebResult {
    let (_, figures) = Figures::load(desk)?;
    let asked = match Asked::read(&desk.query, &figures.release) {
        Ok(asked) => asked,
        Err(key) => return refused(desk, &figures, "/contracts", &key),
    };
    desk.page(&page(desk, &figures, asked)?)
}

fn page(desk: &Desk, figures: &Figures, asked: Asked) -> Result<DashboardPage, WebError> {
    let (lang, release, period) = (desk.lang, &figures.release, asked.period);
    // The period was looked at when the address was read.
    let stock = |period| release.stock(period, None).map_err(|error| WebError::Internal(error.to_string()));
    let whole = stock(period)?;
    let table = release.stock(period, asked.split).map_err(|error| WebError::Internal(error.to_string()))?;
    let before = release.stock(period.previous(), None).ok();
    let quarters = release.over_time(&Key::Total, PeriodKind::Quarter, QUARTERS);
    let ending = release.ending(None).map_err(|error| WebError::Internal(error.to_string()))?;
    let durations = release.durations(period).map_err(|error| WebError::Internal(error.to_string()))?;
    let median = match durations.median {
        Figure::Is(days) => {
            let said = figure(lang, durations.median, "chart-median");
            Some((class_of(days / 100), said))
        }
        Figure::TooFew | Figure::Nothing => None,
    };
    let drawn = chart::durations(lang, &durations.table, median);
    let file = |report: &str| {
        let told = [("report", report.to_owned()), ("from", period.from().to_string()), ("to", period.to().to_string())];
        address("/contracts/download", &told)
    };
    let no_link = |_: &Key| String::new();
    let duration_table = TableView::of(figures, &durations.table, &no_link, file("durations"));
    Ok(DashboardPage {
        heading: lang.with("report-heading", &args([("period", period_name(lang, period).into())])),
        lead: lang.with("report-lead", &args([("day", lang.day(table.as_of).into()), ("reach", figures.reach().into())])),
        picker: picker(lang, "/contracts", asked, &|kind| release.periods(kind)),
        tiles: tiles(lang, &whole, before.as_ref(), &quarters, &ending),
        findings: findings(lang, &whole, &ending),
        flows: chart::flows(lang, &quarters),
        quarters: TableView::of(figures, &quarters, &key_href, "/contracts/download?report=quarters".to_owned())
            .captioned(lang.t("report-quarters")),
        splits: split_choices(lang, "/contracts", asked, &release.splits(period)),
        table: TableView::of(figures, &table, &key_href, format!("{}&split={}", file("stock"), super::split_code(asked.split))),
        balance_text: lang.t(if table.balances { "report-balances" } else { "report-unbalanced" }),
        provisional_text: if is_provisional(period, desk.today) { lang.t("report-provisional") } else { String::new() },
        headlines: headlines(lang, figures, &whole, period)?,
        duration_table: duration_table.captioned(drawn.title.clone()),
        durations: drawn,
        definitions: definitions(lang, &table),
        coverage: coverage(figures, &whole),
        messages: messages(figures),
        ending_href: "/contracts/ending".to_owned(),
    })
}

/// The class of C6 in which a number of days lies; a month is a twelfth of a year here.
fn class_of(days: i64) -> Column {
    let classes = [
        (91, Column::Months3),
        (182, Column::Months6),
        (365, Column::Months12),
        (730, Column::Years2),
        (1095, Column::Years3),
        (1461, Column::Years4),
    ];
    classes.into_iter().find(|(most, _)| days < *most).map_or(Column::Longer, |it| it.1)
}

/// Until the next half-year is in, late messages may still change a period.
fn is_provisional(period: Period, today: NaiveDate) -> bool {
    Period::around(PeriodKind::HalfYear, period.to()).next().to() >= today
}

fn tiles(lang: Lang, now: &Table, before: Option<&Table>, quarters: &Table, ending: &Table) -> Vec<Tile> {
    let cell = |table: &Table, column| chart::cell(table, &table.total, column).map(|it| told(lang, it, table.floor)).unwrap_or_default();
    let before_text = |column| before.map(|it| lang.with("report-before", &args([("n", cell(it, column).into())]))).unwrap_or_default();
    let mut tiles: Vec<Tile> = TILES
        .iter()
        .map(|column| Tile {
            label: lang.code(*column),
            value: cell(now, *column),
            before_text: before_text(*column),
            spark: Some(chart::spark(lang, quarters, *column)),
        })
        .collect();
    let day = args([("day", lang.day(ending.as_of).into())]);
    tiles.push(Tile {
        label: lang.code(Column::Past),
        value: cell(ending, Column::Past),
        before_text: lang.with("report-on", &day),
        spark: None,
    });
    tiles
}

/// Sentences that say no more than the cells beside them.
fn findings(lang: Lang, stock: &Table, ending: &Table) -> Vec<String> {
    let value = |table: &Table, column| chart::cell(table, &table.total, column).and_then(Shown::value);
    let mut said = Vec::new();
    if let (Some(came), Some(went)) = (value(stock, Column::In), value(stock, Column::Out)) {
        let key = match came.cmp(&went) {
            std::cmp::Ordering::Greater => "report-finding-grows",
            std::cmp::Ordering::Less => "report-finding-shrinks",
            std::cmp::Ordering::Equal => "report-finding-steady",
        };
        said.push(lang.with(key, &args([("came", came.to_string().into()), ("went", went.to_string().into())])));
    }
    if let (Some(done), Some(still)) = (value(stock, Column::Done), value(stock, Column::StillInHelp)) {
        said.push(lang.with("report-finding-done", &args([("done", done.to_string().into()), ("still", still.to_string().into())])));
    }
    if let Some(past) = value(ending, Column::Past) {
        said.push(lang.with("report-finding-past", &args([("n", past.to_string().into()), ("day", lang.day(ending.as_of).into())])));
    }
    said
}

/// A figure that is no count, to the hundredth where it is no whole number.
fn figure(lang: Lang, it: Figure, key: &str) -> String {
    match it {
        Figure::Is(n) => {
            let (whole, point) = (lang.number(n / 100), lang.t("number-point"));
            let number = match (n % 100, n % 10) {
                (0, _) => whole,
                (part, 0) => format!("{whole}{point}{}", part / 10),
                (part, _) => format!("{whole}{point}{part:02}"),
            };
            lang.with(key, &args([("n", number.into())]))
        }
        Figure::TooFew => lang.t("headline-too-few"),
        Figure::Nothing => "–".to_owned(),
    }
}

fn headlines(lang: Lang, figures: &Figures, stock: &Table, period: Period) -> Result<Vec<Labelled>, WebError> {
    let it = figures.release.headlines(period).map_err(|error| WebError::Internal(error.to_string()))?;
    Ok(vec![
        Labelled { label: lang.t("headline-youths"), value: told(lang, it.active, stock.floor) },
        Labelled { label: lang.t("headline-ratio"), value: figure(lang, it.ratio, "headline-number") },
        Labelled { label: lang.t("headline-median"), value: figure(lang, it.median, "headline-days") },
        Labelled { label: lang.t("headline-drop-out"), value: figure(lang, it.drop_out, "headline-percent") },
    ])
}

/// "Wat dit rapport dekt".
fn coverage(figures: &Figures, stock: &Table) -> Vec<Labelled> {
    let (lang, it) = (figures.lang, figures.release.coverage());
    let mut said = vec![
        Labelled { label: lang.t("coverage-by-message"), value: told(lang, it.by_message, stock.floor) },
        Labelled { label: lang.t("coverage-by-hand"), value: told(lang, it.by_hand, stock.floor) },
    ];
    said.extend(it.own_totals.iter().map(|(code, on, count)| {
        let named = [("name", figures.names.municipality(code.as_str())), ("day", lang.day(*on))];
        let label = lang.with("coverage-own-total", &args(named.map(|(name, text)| (name, text.into()))));
        Labelled { label, value: count.to_string() }
    }));
    said
}

fn messages(figures: &Figures) -> Vec<Labelled> {
    let lang = figures.lang;
    let line = |(provider, on): &(ProviderId, Option<NaiveDate>)| Labelled {
        label: figures.names.provider(*provider),
        value: on.map_or_else(|| lang.t("coverage-no-message"), |it| lang.day(it)),
    };
    figures.release.coverage().last_messages.iter().map(line).collect()
}
