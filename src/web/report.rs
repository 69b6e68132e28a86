//! What the contract manager's pages share: the figures of a reach, the period and split in the address, tables and their files.
//! Every number comes out of a [`Release`]; no page here asks for a person or a row.

pub mod dashboard;
pub mod ending;
pub mod one;

use crate::clock::amsterdam;
use crate::db;
use crate::domain::change::Noun;
use crate::domain::code::Code;
use crate::domain::id::ProviderId;
use crate::domain::identity::MunicipalityCode;
use crate::domain::permission::{Action, Permit};
use crate::domain::reporting::period::{Period, PeriodKind};
use crate::domain::reporting::table::{Key, Row, Split, Table};
use crate::domain::reporting::{Facts, Outlet, Release, ReportRefused};
use crate::exchange::sheet::report::{Made, hidden_text, period_name, told};
use crate::exchange::sheet::{Reader, Sheet};
use crate::text::{Lang, args};
use crate::web::desk::{Answer, Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Typed};
use crate::web::list::address;
use crate::web::pages::Page;
use crate::web::view::{Labelled, LabelledLink, Names};
use chrono::NaiveDate;
use serde::Serialize;
use std::sync::{Arc, Mutex, PoisonError};

/// How many quarters a chart, a small line and the page of one provider look back.
pub const QUARTERS: usize = 8;

/// Releases that were made before. A release follows from its facts alone, so one that is found here is the one that would be
/// made; the facts are read each time. Another instance makes its own.
#[derive(Default)]
pub struct Releases(Mutex<Vec<(Facts, Arc<Release>)>>);

impl Releases {
    /// As many as there are reaches that people look at within an hour.
    const KEPT: usize = 4;

    fn of(&self, facts: Facts) -> Arc<Release> {
        let kept = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, release)) = kept().iter().find(|it| it.0 == facts) {
            return Arc::clone(release);
        }
        let release = Arc::new(facts.release());
        let mut kept = kept();
        kept.insert(0, (facts, Arc::clone(&release)));
        kept.truncate(Self::KEPT);
        release
    }
}

/// The figures of a reach, with the names of what they are about.
pub struct Figures {
    lang: Lang,
    pub release: Arc<Release>,
    pub names: Names,
    /// The municipalities that pay, by name.
    pub municipalities: Vec<(MunicipalityCode, String)>,
}

impl Figures {
    /// Within the right to read reports; on the start page that is another right than the route's.
    pub fn load(desk: &Desk) -> Result<(Permit, Self), WebError> {
        let permit = desk.also(Action::ReadReports).ok_or(WebError::NotFound)?;
        let (facts, providers, municipalities) = desk.read(|conn| {
            let outlet = Outlet::Gated(desk.app.config.disclosure);
            let facts = db::report::facts(conn, &permit, outlet, desk.today)?;
            Ok((facts, db::workplace::provider_names(conn)?, db::workplace::municipality_names(conn)?))
        })?;
        let release = desk.app.releases.of(facts);
        let names = Names { providers, municipalities, ..Names::default() };
        let municipalities = permit.municipalities().iter().map(|it| (it.clone(), names.municipality(it.as_str()))).collect();
        Ok((permit, Self { lang: desk.lang, release, names, municipalities }))
    }

    pub fn name(&self, key: &Key) -> String {
        match key {
            Key::Total => self.lang.t("report-total"),
            Key::Municipality(code) => self.names.municipality(code.as_str()),
            Key::Profile(profile) => self.lang.code(*profile),
            Key::Provider(id) => self.names.provider(*id),
            Key::Period(period) => period_name(self.lang, *period),
        }
    }

    /// "Bergen op Zoom, Roosendaal".
    pub fn reach(&self) -> String {
        self.municipalities.iter().map(|it| it.1.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// What an address asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    pub period: Period,
    pub split: Option<Split>,
}

/// "Nothing" is asked by this word, since a missing split means the one a view opens with.
const NO_SPLIT: &str = "none";

fn split_code(split: Option<Split>) -> String {
    split.map_or(NO_SPLIT, Code::code).to_owned()
}

impl Asked {
    /// Period and split of the address, or the key of the text that says what is wrong with them.
    pub fn read(query: &Typed, release: &Release) -> Result<Self, String> {
        let period = Self::period(query, release)?;
        Ok(Self { period, split: split(query, release, period)? })
    }

    /// The same where what ends is counted: after the last month, whatever period led there.
    pub fn read_ending(query: &Typed, release: &Release) -> Result<Self, String> {
        Self::period(query, release)?;
        let period = newest(release, PeriodKind::Month);
        Ok(Self { period, split: split(query, release, period)? })
    }

    fn period(query: &Typed, release: &Release) -> Result<Period, String> {
        let day = |name: &str| query.get(name).parse::<NaiveDate>().map_err(|_| "day-form".to_owned());
        let period = if query.get("from").is_empty() && query.get("to").is_empty() {
            newest(release, PeriodKind::Quarter)
        } else {
            Period::between(day("from")?, day("to")?).map_err(|it| it.to_string())?
        };
        release.stock(period, None).map_err(|it| it.to_string())?;
        Ok(period)
    }

    pub fn href(self, path: &str) -> String {
        let Self { period, split } = self;
        address(path, &[("from", period.from().to_string()), ("to", period.to().to_string()), ("split", split_code(split))])
    }
}

/// The last period of a length that is over.
pub fn newest(release: &Release, kind: PeriodKind) -> Period {
    let ended = release.periods(kind).last().copied();
    // A window of three years holds one of every length.
    ended.unwrap_or_else(|| Period::around(kind, NaiveDate::default()))
}

fn split(query: &Typed, release: &Release, period: Period) -> Result<Option<Split>, String> {
    match query.get("split") {
        "" => Ok(release.opening_split(period)),
        NO_SPLIT => Ok(None),
        code => {
            let split = Split::from_code(code).ok_or("report-split-unknown")?;
            if release.splits(period).contains(&split) { Ok(Some(split)) } else { Err("report-split-closed".to_owned()) }
        }
    }
}

/// Links to other periods; the one that is shown has no link of its own.
#[derive(Debug, Clone, Serialize)]
pub struct PickerView {
    pub kinds: Vec<Choice>,
    pub near: Vec<Choice>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    pub href: String,
    pub label: String,
    pub current: bool,
}

/// How long, and which one: the shown period with the one before and after it, as far as they can be asked for.
pub fn picker(lang: Lang, path: &str, asked: Asked, periods: &dyn Fn(PeriodKind) -> Vec<Period>) -> PickerView {
    let choice = |period: Period, label: String, current| Choice { href: Asked { period, ..asked }.href(path), label, current };
    let period = asked.period;
    let kinds = PeriodKind::ALL.iter().filter_map(|kind| {
        // A shorter or longer one in which this one ends, or the newest.
        let (around, all) = (Period::around(*kind, period.to()), periods(*kind));
        let period = all.iter().find(|it| **it == around).or(all.last())?;
        Some(choice(*period, lang.code(*kind), *period == asked.period))
    });
    let known = periods(period.kind());
    let near = [period.previous(), period, period.next()].into_iter().filter(|it| known.contains(it));
    PickerView { kinds: kinds.collect(), near: near.map(|it| choice(it, period_name(lang, it), it == period)).collect() }
}

pub fn split_choices(lang: Lang, path: &str, asked: Asked, open: &[Split]) -> Vec<Choice> {
    std::iter::once(None)
        .chain(open.iter().copied().map(Some))
        .map(|split| Choice {
            href: Asked { split, ..asked }.href(path),
            label: split.map_or_else(|| lang.t("report-no-split"), |it| lang.code(it)),
            current: split == asked.split,
        })
        .collect()
}

/// A table as a page shows it, with the same cells as its files.
#[derive(Debug, Clone, Serialize)]
pub struct TableView {
    pub caption: String,
    pub key_label: String,
    pub head: Vec<String>,
    pub rows: Vec<RowView>,
    /// None over time.
    pub total: Vec<RowView>,
    /// The head of a last column with something to do; empty when there is none.
    pub act_label: String,
    pub downloads: Vec<LabelledLink>,
}

#[derive(Debug, Clone, Serialize)]
pub struct RowView {
    pub label: String,
    pub href: String,
    pub cells: Vec<String>,
    pub act_href: String,
}

impl TableView {
    /// `links` and `acts` give the address of a row, or nothing; `files` the address of a download without its form.
    pub fn of(figures: &Figures, table: &Table, links: &dyn Fn(&Key) -> String, files: String) -> Self {
        let lang = figures.lang;
        let row = |it: &Row| RowView {
            label: figures.name(&it.key),
            href: links(&it.key),
            cells: it.cells.iter().map(|it| told(lang, *it, table.floor)).collect(),
            act_href: String::new(),
        };
        let over_time = table.rows.iter().any(|it| matches!(it.key, Key::Period(_)));
        Self {
            caption: lang
                .with("report-caption", &args([("report", lang.code(table.report).into()), ("day", lang.day(table.as_of).into())])),
            key_label: match (over_time, table.split) {
                (true, _) => lang.t("report-period"),
                (false, split) => split.map_or_else(|| lang.t("report-what"), |it| lang.code(it)),
            },
            head: table.columns.iter().map(|it| lang.code(*it)).collect(),
            rows: table.rows.iter().map(row).collect(),
            total: if over_time { Vec::new() } else { vec![row(&table.total)] },
            act_label: String::new(),
            downloads: downloads(lang, &format!("{files}&")),
        }
    }

    pub fn captioned(self, caption: String) -> Self {
        Self { caption, ..self }
    }
}

/// Where a row leads on: the page of one provider or municipality, or a period.
pub fn key_href(key: &Key) -> String {
    match key {
        Key::Provider(id) => format!("/contracts/providers/{id}"),
        Key::Municipality(code) => format!("/contracts/municipalities/{code}"),
        Key::Period(period) => Asked { period: *period, split: None }.href("/contracts"),
        Key::Total | Key::Profile(_) => String::new(),
    }
}

/// How a table counts: each column once, and what hidden cells mean.
pub fn definitions(lang: Lang, table: &Table) -> Vec<Labelled> {
    let hidden = Labelled { label: lang.t("report-rounding"), value: hidden_text(lang, table) };
    let columns = table.columns.iter().map(|it| Labelled { label: lang.code(*it), value: lang.t(&format!("{}-means", it.text_key())) });
    std::iter::once(hidden).chain(columns).collect()
}

/// An address that asks for what cannot be shown: it says why, and offers what can.
#[derive(Serialize)]
pub struct RefusedPage {
    pub picker: PickerView,
    pub splits: Vec<Choice>,
}

impl Page for RefusedPage {
    const TEMPLATE: &'static str = "report/refused.html";
    fn title(&self, lang: Lang) -> String {
        lang.t("title-contracts")
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let asked = examples::asked();
        vec![Self { picker: examples::picker(lang), splits: split_choices(lang, "/contracts", asked, &[Split::Profile]) }]
    }
}

/// 422: what was asked for is no period, not in the window, or not open; the picker is still there.
pub fn refused(desk: &Desk, figures: &Figures, path: &str, key: &str) -> WebResult {
    let release = &figures.release;
    let asked = Asked { period: newest(release, PeriodKind::Quarter), split: None };
    let page = RefusedPage {
        picker: picker(desk.lang, path, asked, &|kind| release.periods(kind)),
        splits: split_choices(desk.lang, path, asked, &release.splits(asked.period)),
    };
    desk.refuse(&page, &Errors::one("periods", desk.lang.t(key)))
}

/// The tables that can be taken along.
fn table_of(desk: &Desk, figures: &Figures) -> Result<(String, Table), Failure<String>> {
    let release = &figures.release;
    let asked = || Asked::read(&desk.query, release).map_err(Failure::Refused);
    let unlike = |why: ReportRefused| Failure::Refused(why.to_string());
    let name = |table: &Table, more: &[String]| {
        let parts = std::iter::once(table.report.code().to_owned()).chain(more.iter().cloned()).chain([table.as_of.to_string()]);
        parts.collect::<Vec<_>>().join("-")
    };
    match desk.query.get("report") {
        "stock" => {
            let Asked { period, split } = asked()?;
            let table = release.stock(period, split).map_err(unlike)?;
            let more = [split_code(split), period.from().to_string(), period.to().to_string()];
            Ok((name(&table, &more), table))
        }
        "ending" => {
            let Asked { split, .. } = Asked::read_ending(&desk.query, release).map_err(Failure::Refused)?;
            let table = release.ending(split).map_err(unlike)?;
            Ok((name(&table, &[split_code(table.split)]), table))
        }
        "durations" => {
            let period = asked()?.period;
            let table = release.durations(period).map_err(unlike)?.table;
            Ok((name(&table, &[period.from().to_string(), period.to().to_string()]), table))
        }
        "quarters" => {
            let key = one::key_of(&desk.query)?;
            if key != Key::Total && !release.knows(&key) {
                return Err(WebError::NotFound.into());
            }
            let table = release.over_time(&key, PeriodKind::Quarter, QUARTERS);
            let of = match &key {
                Key::Provider(id) => format!("provider-{id}"),
                Key::Municipality(code) => format!("municipality-{code}"),
                Key::Total | Key::Profile(_) | Key::Period(_) => "total".to_owned(),
            };
            Ok((name(&table, &["quarters".to_owned(), of]), table))
        }
        _ => Err(WebError::NotFound.into()),
    }
}

/// A table as a file. That it was taken along is recorded: counts of arrangements, and no id.
pub fn download(desk: &Desk) -> WebResult {
    let (permit, figures) = Figures::load(desk)?;
    let (name, table) = match table_of(desk, &figures) {
        Ok(table) => table,
        Err(Failure::Refused(key)) => return refused(desk, &figures, "/contracts", &key),
        Err(Failure::Web(error)) => return Err(error),
    };
    let made = Made {
        by: desk.lang.code(desk.role()?),
        at: amsterdam(desk.now),
        municipalities: figures.municipalities.iter().map(|it| it.1.clone()).collect(),
    };
    let sheet = Sheet::of(desk.lang, &table, &made, &|key| figures.name(key));
    let file = taken_along(desk, &name, &sheet)?;
    desk.app.db.seen(&permit, Noun::Arrangement, &[], desk.now).map_err(|error| {
        tracing::error!(%error, "a download could not be recorded");
        WebError::Busy
    })?;
    Ok(file)
}

/// The sheet in the form that the address asks for.
pub fn taken_along(desk: &Desk, name: &str, sheet: &Sheet) -> WebResult {
    let (form, kind, bytes) = match desk.query.get("formaat") {
        "xlsx" => ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet.xlsx()),
        "csv" => ("csv", "text/csv; charset=utf-8", sheet.csv(Reader::Dutch)),
        "csv-iso" => ("csv", "text/csv; charset=utf-8", sheet.csv(Reader::Machine)),
        _ => return Err(WebError::NotFound),
    };
    let bytes = bytes.map_err(|error| WebError::Internal(error.to_string()))?;
    Ok(Answer::File { name: format!("{name}.{form}"), kind, bytes })
}

/// The forms in which a table is taken along; `files` is the address without its form.
pub fn downloads(lang: Lang, files: &str) -> Vec<LabelledLink> {
    let link = |form| LabelledLink { href: format!("{files}formaat={form}"), label: lang.t(&format!("download-{form}")) };
    ["xlsx", "csv", "csv-iso"].map(link).into()
}

/// A key from an address part.
pub fn provider_key(text: &str) -> Option<Key> {
    text.parse::<i64>().ok().filter(|id| *id > 0).map(|id| Key::Provider(ProviderId(id)))
}

/// Parts that the examples of these pages share.
pub mod examples {
    use super::*;
    use crate::web::chart;

    pub fn asked() -> Asked {
        Asked { period: Period::around(PeriodKind::Quarter, chart::examples::day()), split: Some(Split::Provider) }
    }
    pub fn picker(lang: Lang) -> PickerView {
        let last = asked().period;
        super::picker(lang, "/contracts", asked(), &|kind| {
            vec![Period::last_over(kind, last.to()).previous(), Period::last_over(kind, last.to())]
        })
    }
    pub fn table(lang: Lang, table: &Table) -> TableView {
        let row = |it: &Row| RowView {
            label: "De Zeewering".into(),
            href: "/contracts/providers/1".into(),
            cells: it.cells.iter().map(|it| told(lang, *it, table.floor)).collect(),
            act_href: "/contracts/stop-requests?provider=1".into(),
        };
        TableView {
            caption: lang.code(table.report),
            key_label: lang.code(Split::Provider),
            head: table.columns.iter().map(|it| lang.code(*it)).collect(),
            rows: table.rows.iter().map(row).collect(),
            total: vec![row(&table.total)],
            act_label: lang.t("stop-request-act"),
            downloads: vec![LabelledLink { href: "/contracts/download?report=stock&formaat=xlsx".into(), label: lang.t("download-xlsx") }],
        }
    }
}
