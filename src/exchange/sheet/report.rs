//! A report as a sheet: the cells of its table, and beside them what they count.

use super::{Cell, Sheet};
use crate::domain::code::Code;
use crate::domain::reporting::period::{Period, PeriodKind};
use crate::domain::reporting::table::{Key, Row, Shown, Table};
use crate::text::{Lang, args};
use chrono::{Datelike, NaiveDateTime};

/// A cell as it reads on a page and in a chart; what is hidden reads like that in a file and in JSON too.
pub fn told(lang: Lang, shown: Shown, floor: u32) -> String {
    match shown {
        Shown::Count(count) => lang.number(count),
        Shown::Below => format!("<{floor}"),
        Shown::Kept => "·".to_owned(),
    }
}

/// How hidden and rounded counts read.
pub fn hidden_text(lang: Lang, table: &Table) -> String {
    lang.with("report-hidden", &args([("floor", i64::from(table.floor).into())]))
}

/// "3e kwartaal 2026", "juli 2026", "2026".
pub fn period_name(lang: Lang, period: Period) -> String {
    let (year, month) = (period.from().year(), period.from().month0());
    let part = |months: u32| i64::from(month / months + 1);
    let of = |key: &str, n: i64| lang.with(key, &args([("n", n.into()), ("year", year.to_string().into())]));
    match period.kind() {
        PeriodKind::Month => format!("{} {year}", lang.t(&format!("month-{}", month + 1))),
        PeriodKind::Quarter => of("period-quarter", part(3)),
        PeriodKind::HalfYear => of("period-half-year", part(6)),
        PeriodKind::Year => year.to_string(),
    }
}

/// What a file says about itself, beside its table.
pub struct Made {
    /// The role for which it was made; never a name.
    pub by: String,
    /// On the clock on the wall.
    pub at: NaiveDateTime,
    /// The municipalities that pay for what was counted, by name.
    pub municipalities: Vec<String>,
}

impl Sheet {
    /// A report; `name` says whom or what a row is about. Rows over time begin with their two days.
    pub fn of(lang: Lang, table: &Table, made: &Made, name: &dyn Fn(&Key) -> String) -> Self {
        let over_time = table.rows.iter().any(|it| matches!(it.key, Key::Period(_)));
        let mut head = match (over_time, table.split) {
            (true, _) => vec![(lang.t("sheet-from"), "from"), (lang.t("sheet-to"), "to")],
            (false, Some(split)) => vec![(lang.code(split), split.code())],
            (false, None) => vec![(lang.t("sheet-all"), "all")],
        };
        head.extend(table.columns.iter().map(|it| (lang.code(*it), it.code())));
        let cells = |row: &Row| {
            let mut cells = match &row.key {
                Key::Period(period) => vec![Cell::Day(period.from()), Cell::Day(period.to())],
                key => vec![Cell::Text(name(key))],
            };
            cells.extend(row.cells.iter().map(|it| match it {
                Shown::Count(count) => Cell::Count(i64::from(*count)),
                hidden => Cell::Text(told(lang, *hidden, table.floor)),
            }));
            cells
        };
        Self {
            name: lang.code(table.report),
            head,
            rows: table.rows.iter().map(cells).collect(),
            total: if over_time { Vec::new() } else { cells(&table.total) },
            notes_name: lang.t("sheet-notes"),
            notes: notes(lang, table, made, over_time.then(|| name(&table.total.key))),
            made_at: made.at,
        }
    }
}

/// `whose`: the one row that a table over time is about.
fn notes(lang: Lang, table: &Table, made: &Made, whose: Option<String>) -> Vec<(String, Cell)> {
    let text = |it: String| Cell::Text(it);
    let mut notes = vec![
        (lang.t("sheet-report"), text(lang.code(table.report))),
        (lang.t("sheet-unit"), text(lang.code(table.unit))),
        (lang.t("sheet-municipalities"), text(made.municipalities.join(", "))),
    ];
    notes.extend(whose.map(|it| (lang.t("sheet-whose"), text(it))));
    notes.extend(table.split.map(|it| (lang.t("sheet-split"), text(lang.code(it)))));
    if let Some(period) = table.period {
        notes.push((lang.t("sheet-period"), text(period_name(lang, period))));
        notes.push((lang.t("sheet-from"), Cell::Day(period.from())));
        notes.push((lang.t("sheet-to"), Cell::Day(period.to())));
    }
    notes.push((lang.t("sheet-as-of"), Cell::Day(table.as_of)));
    notes.push((lang.t("sheet-made-at"), text(made.at.format("%d-%m-%Y %H:%M").to_string())));
    notes.push((lang.t("sheet-made-by"), text(made.by.clone())));
    let said = if table.exact { lang.t("sheet-exact") } else { hidden_text(lang, table) };
    notes.push((lang.t("sheet-counting"), text(said)));
    notes.extend(table.columns.iter().map(|it| (lang.code(*it), text(lang.t(&format!("{}-means", it.text_key()))))));
    notes
}
