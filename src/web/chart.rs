//! Charts as drawings. Everything is placed here; the template only writes it down. What is hidden is drawn as nothing, and its
//! place says so in the words of the table.

use crate::domain::reporting::table::{Column, Key, Row, Shown, Table};
use crate::exchange::sheet::report::{period_name, told};
use crate::text::{Lang, args};
use crate::web::step_line::Words;
use chrono::Datelike;
use serde::Serialize;

/// A drawing with what it says. The same numbers stand in a table beside it.
#[derive(Debug, Clone, Serialize)]
pub struct ChartView {
    /// Of the heading; the patterns have names that begin with it.
    pub id: &'static str,
    /// What the chart shows, as a finding.
    pub title: String,
    pub summary: String,
    pub width: i64,
    pub height: i64,
    pub bars: Vec<Bar>,
    /// Strokes, as paths.
    pub strokes: Vec<String>,
    pub dots: Vec<Dot>,
    pub words: Vec<Words>,
    pub legend: Vec<Legend>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bar {
    pub fill: Fill,
    pub x: i64,
    pub y: i64,
    pub width: i64,
    pub height: i64,
}

/// Told apart by pattern; colour only helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fill {
    Solid,
    Hatch,
    Dots,
    Open,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dot {
    pub x: i64,
    pub y: i64,
}

#[derive(Debug, Clone, Serialize)]
pub struct Legend {
    pub fill: Fill,
    pub text: String,
}

/// A small line without axes, with its values in words.
#[derive(Debug, Clone, Serialize)]
pub struct SparkView {
    pub label: String,
    pub path: String,
    pub dots: Vec<Dot>,
}

// The units of the drawing: about one pixel each.
const WIDTH: i64 = 660;
const LEFT: i64 = 72;
const LINE: i64 = 16;
/// A point or column that stands on its own is this far below the words above it.
const ROOM: i64 = 5;

pub fn cell(table: &Table, row: &Row, column: Column) -> Option<Shown> {
    let at = table.columns.iter().position(|it| *it == column)?;
    row.cells.get(at).copied()
}

fn value(table: &Table, row: &Row, column: Column) -> Option<i64> {
    cell(table, row, column)?.value().map(i64::from)
}

/// How far a value reaches on a scale from nothing to `most`.
fn reach(value: i64, most: i64, length: i64) -> i64 {
    if most == 0 { 0 } else { value * length / most }
}

fn words(anchor: &'static str, x: i64, y: i64, text: String) -> Words {
    Words { class: "", anchor, x, y, text }
}

fn most(table: &Table, columns: &[Column]) -> i64 {
    table.rows.iter().flat_map(|row| columns.iter().filter_map(|it| value(table, row, *it))).max().unwrap_or(0)
}

/// A line through the points that are shown; where one is hidden it breaks off.
fn broken_line(points: &[Option<Dot>]) -> String {
    let mut path = String::new();
    let mut drawing = false;
    for point in points {
        match point {
            Some(Dot { x, y }) => {
                path.push_str(&format!("{}{x} {y}", if drawing { "L" } else { "M" }));
                drawing = true;
            }
            None => drawing = false,
        }
    }
    path
}

/// "K3 2026" over two lines below a column.
fn below(lang: Lang, row: &Row, x: i64, y: i64) -> Vec<Words> {
    let Key::Period(period) = row.key else { return Vec::new() };
    let quarter = i64::from(period.from().month0() / 3 + 1);
    let short = lang.with("chart-quarter", &args([("n", quarter.into())]));
    vec![words("middle", x, y, short), words("middle", x, y + LINE, period.from().year().to_string())]
}

/// C1: how one figure went, quarter after quarter.
pub fn spark(lang: Lang, table: &Table, column: Column) -> SparkView {
    const STEP: i64 = 16;
    const HEIGHT: i64 = 28;
    let top = most(table, &[column]);
    let points: Vec<Option<Dot>> = (0..)
        .zip(&table.rows)
        .map(|(at, row)| value(table, row, column).map(|it| Dot { x: 4 + at * STEP, y: 4 + HEIGHT - reach(it, top, HEIGHT) }))
        .collect();
    let values: Vec<String> =
        table.rows.iter().filter_map(|row| cell(table, row, column)).map(|it| spoken(lang, it, table.floor)).collect();
    let told = args([("what", lang.code(column).into()), ("values", values.join(", ").into())]);
    SparkView { label: lang.with("chart-spark", &told), path: broken_line(&points), dots: points.into_iter().flatten().collect() }
}

/// A cell for who hears it: a dot between two commas says nothing.
fn spoken(lang: Lang, shown: Shown, floor: u32) -> String {
    if shown == Shown::Kept { lang.t("chart-hidden") } else { told(lang, shown, floor) }
}

/// C4: the stock as a line, and below it who came in and who went out, each on a scale of its own that begins at nothing.
pub fn flows(lang: Lang, table: &Table) -> ChartView {
    const STOCK: i64 = 90;
    const FLOW: i64 = 60;
    let count = i64::try_from(table.rows.len()).unwrap_or(1).max(1);
    let slot = (WIDTH - LEFT) / count;
    let (stock_top, flow_top) = (most(table, &[Column::End]), most(table, &[Column::In, Column::Out]));
    let (stock_base, zero) = (LINE + ROOM + STOCK, LINE + ROOM + STOCK + 2 * LINE + FLOW);
    let bottom = zero + FLOW + 2 * LINE;
    let mut chart = ChartView {
        id: "flows",
        title: grown(lang, table),
        summary: lang.t("chart-flows-summary"),
        width: WIDTH,
        height: bottom + 2 * LINE,
        bars: Vec::new(),
        strokes: vec![format!("M{LEFT} {stock_base}H{WIDTH}"), format!("M{LEFT} {zero}H{WIDTH}")],
        dots: Vec::new(),
        words: vec![
            words("start", 0, stock_base - STOCK / 2, lang.code(Column::End)),
            words("start", 0, zero - FLOW / 2, lang.code(Column::In)),
            words("start", 0, zero + FLOW / 2 + ROOM, lang.code(Column::Out)),
        ],
        legend: vec![Legend { fill: Fill::Solid, text: lang.code(Column::In) }, Legend { fill: Fill::Hatch, text: lang.code(Column::Out) }],
    };
    let mut points = Vec::new();
    for (at, row) in (0..).zip(&table.rows) {
        let middle = LEFT + at * slot + slot / 2;
        let shown = |column| cell(table, row, column).map(|it| told(lang, it, table.floor)).unwrap_or_default();
        let stock = value(table, row, Column::End).map(|it| Dot { x: middle, y: stock_base - reach(it, stock_top, STOCK) });
        let y = stock.as_ref().map_or(stock_base, |it| it.y) - 2 * ROOM;
        chart.words.push(words("middle", middle, y, shown(Column::End)));
        points.push(stock);
        for (column, fill, up) in [(Column::In, Fill::Solid, true), (Column::Out, Fill::Hatch, false)] {
            let height = value(table, row, column).map_or(0, |it| reach(it, flow_top, FLOW));
            let y = if up { zero - height } else { zero };
            if height > 0 {
                chart.bars.push(Bar { fill, x: middle - 14, y, width: 28, height });
            }
            let y = if up { zero - height - ROOM } else { zero + height + LINE };
            chart.words.push(words("middle", middle, y, shown(column)));
        }
        chart.words.extend(below(lang, row, middle, bottom + ROOM));
    }
    chart.strokes.push(broken_line(&points));
    chart.dots = points.into_iter().flatten().collect();
    chart
}

/// The finding of C4, from the first and the last stock that are shown.
fn grown(lang: Lang, table: &Table) -> String {
    let mut shown = table.rows.iter().filter_map(|row| Some((value(table, row, Column::End)?, row)));
    let Some(first) = shown.next() else { return lang.t("chart-flows-hidden") };
    let Some(last) = shown.next_back() else { return lang.t("chart-flows-hidden") };
    let key = match last.0.cmp(&first.0) {
        std::cmp::Ordering::Greater => "chart-flows-grown",
        std::cmp::Ordering::Less => "chart-flows-shrunk",
        std::cmp::Ordering::Equal => "chart-flows-same",
    };
    let name = |row: &Row| if let Key::Period(it) = row.key { period_name(lang, it) } else { String::new() };
    let told = [("from", first.0.to_string()), ("to", last.0.to_string()), ("first", name(first.1)), ("last", name(last.1))];
    lang.with(key, &args(told.map(|(name, text)| (name, text.into()))))
}

/// The classes of what ends, each with a pattern of its own.
pub const CLASSES: [(Column, Fill); 4] =
    [(Column::Within3, Fill::Solid), (Column::Within7, Fill::Hatch), (Column::Within12, Fill::Dots), (Column::Within25, Fill::Open)];
/// How many bars one chart of what ends shows.
const MOST_BARS: usize = 20;

/// C5: how much ends within how many weeks, a bar for each row. Those with the most come first.
pub fn endings(lang: Lang, table: &Table, name: &dyn Fn(&Key) -> String) -> ChartView {
    const NAMES: i64 = 190;
    const BAR: i64 = 18;
    const PITCH: i64 = 28;
    let rows: Vec<&Row> = if table.rows.is_empty() { vec![&table.total] } else { table.rows.iter().collect() };
    let sum = |row: &Row| CLASSES.iter().filter_map(|(it, _)| value(table, row, *it)).sum::<i64>();
    let mut drawn: Vec<(i64, &Row)> = rows.into_iter().map(|it| (sum(it), it)).filter(|(sum, _)| *sum > 0).collect();
    drawn.sort_by_key(|(sum, _)| std::cmp::Reverse(*sum));
    let left_out = drawn.len().saturating_sub(MOST_BARS);
    drawn.truncate(MOST_BARS);
    let longest = drawn.first().map_or(0, |it| it.0);
    let hidden = lang.t("chart-hidden-too");
    let mut chart = ChartView {
        id: "endings",
        title: match value(table, &table.total, Column::Within3) {
            Some(n) => lang.with("chart-endings-title", &args([("n", n.to_string().into())])),
            None => lang.t("chart-endings-hidden"),
        },
        summary: lang.with("chart-endings-summary", &args([("left", crate::web::view::count(left_out))])),
        width: WIDTH,
        height: PITCH * i64::try_from(drawn.len()).unwrap_or(0).max(1),
        bars: Vec::new(),
        strokes: Vec::new(),
        dots: Vec::new(),
        words: Vec::new(),
        legend: CLASSES.iter().map(|(column, fill)| Legend { fill: *fill, text: lang.code(*column) }).collect(),
    };
    for (at, (_, row)) in (0..).zip(&drawn) {
        let y = at * PITCH + 1;
        chart.words.push(words("start", 0, y + 14, short(&name(&row.key))));
        let mut x = NAMES;
        let mut kept_back = false;
        for (column, fill) in CLASSES {
            let Some(n) = value(table, row, column) else {
                kept_back |= cell(table, row, column).is_some();
                continue;
            };
            let width = reach(n, longest, WIDTH - NAMES - 100);
            if width > 0 {
                chart.bars.push(Bar { fill, x, y, width, height: BAR });
                x += width;
            }
        }
        if kept_back {
            chart.words.push(words("start", x + ROOM, y + 14, hidden.clone()));
        }
    }
    if drawn.is_empty() {
        chart.words.push(words("start", 0, 14, lang.t("chart-nothing-shown")));
    }
    chart
}

fn short(name: &str) -> String {
    if name.chars().count() <= 26 { name.to_owned() } else { format!("{}…", name.chars().take(25).collect::<String>()) }
}

/// A name over two lines that are about as long.
fn halves(name: &str) -> Vec<String> {
    let middle = name.len() / 2;
    let Some((at, _)) = name.match_indices(' ').min_by_key(|(at, _)| at.abs_diff(middle)) else { return vec![name.to_owned()] };
    let (first, last) = name.split_at(at);
    vec![first.to_owned(), last.trim_start().to_owned()]
}

/// C6: a column for each class, and where the middle lies.
pub fn durations(lang: Lang, table: &Table, median: Option<(Column, String)>) -> ChartView {
    const TALL: i64 = 110;
    let slot = WIDTH / i64::try_from(table.columns.len()).unwrap_or(1).max(1);
    let top = table.total.cells.iter().filter_map(|it| it.value()).max().map_or(0, i64::from);
    let base = 2 * LINE + TALL;
    let mut chart = ChartView {
        id: "durations",
        title: match &median {
            Some((_, said)) => lang.with("chart-durations-title", &args([("said", said.clone().into())])),
            None => lang.t("chart-durations-hidden"),
        },
        summary: lang.t("chart-durations-summary"),
        width: WIDTH,
        height: base + 3 * LINE,
        bars: Vec::new(),
        strokes: vec![format!("M0 {base}H{WIDTH}")],
        dots: Vec::new(),
        words: Vec::new(),
        legend: Vec::new(),
    };
    for (at, (column, shown)) in (0..).zip(table.columns.iter().zip(&table.total.cells)) {
        let middle = at * slot + slot / 2;
        let height = shown.value().map_or(0, |it| reach(i64::from(it), top, TALL));
        if height > 0 {
            chart.bars.push(Bar { fill: Fill::Solid, x: middle - slot / 3, y: base - height, width: 2 * (slot / 3), height });
        }
        chart.words.push(words("middle", middle, base - height - ROOM, told(lang, *shown, table.floor)));
        chart.words.extend((1..).zip(halves(&lang.code(*column))).map(|(line, it)| words("middle", middle, base + line * LINE, it)));
    }
    if let Some((at, said)) = median.and_then(|(class, said)| Some((table.columns.iter().position(|it| *it == class)?, said))) {
        let x = i64::try_from(at).unwrap_or(0) * slot + slot / 2 + slot / 3 + ROOM;
        chart.strokes.push(format!("M{x} {LINE}V{base}"));
        chart.words.push(words(if x > WIDTH / 2 { "end" } else { "start" }, x, LINE - 4, said));
    }
    chart
}

/// Charts that a test of every page renders.
pub mod examples {
    use super::*;
    use crate::domain::reporting::period::{Period, PeriodKind};
    use crate::domain::reporting::table::{ReportName, Unit};
    use chrono::NaiveDate;

    pub fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 9, 30).unwrap_or_default()
    }

    /// A table with these rows; the total is their first one.
    pub fn table(report: ReportName, columns: Vec<Column>, rows: Vec<Row>, period: Option<Period>) -> Table {
        let cells = rows.first().map_or_else(|| vec![Shown::Below; columns.len()], |it| it.cells.clone());
        let total = Row { key: Key::Total, cells };
        Table {
            report,
            unit: Unit::Arrangements,
            period,
            as_of: day(),
            split: None,
            exact: false,
            floor: 10,
            balances: true,
            columns,
            rows,
            total,
        }
    }

    pub fn over_time() -> Table {
        let quarters = std::iter::successors(Some(Period::around(PeriodKind::Quarter, day())), |it| Some(it.previous())).take(8);
        let mut rows: Vec<Row> = quarters
            .enumerate()
            .map(|(at, it)| {
                let n = u32::try_from(100 - at * 5).unwrap_or(0);
                let hidden = if at == 3 { Shown::Below } else { Shown::Count(20) };
                let kept = if at == 5 { Shown::Kept } else { Shown::Count(n) };
                Row { key: Key::Period(it), cells: vec![kept, Shown::Count(25), hidden, Shown::Count(n + 5)] }
            })
            .collect();
        rows.reverse();
        table(ReportName::Stock, vec![Column::Begin, Column::In, Column::Out, Column::End], rows, None)
    }

    pub fn ending() -> Table {
        use crate::domain::id::ProviderId;
        let columns = vec![Column::Within3, Column::Within7, Column::Within12, Column::Within25, Column::Past];
        let cells = [Shown::Count(20), Shown::Below, Shown::Count(15), Shown::Kept, Shown::Count(65)];
        let row = |id| Row { key: Key::Provider(ProviderId(id)), cells: cells.to_vec() };
        let hidden = Row { key: Key::Provider(ProviderId(3)), cells: vec![Shown::Below; 5] };
        table(ReportName::Ending, columns, vec![row(1), row(2), hidden], None)
    }

    pub fn ended() -> Table {
        let (columns, cells) =
            (vec![Column::Months3, Column::Months6, Column::Longer], vec![Shown::Count(10), Shown::Below, Shown::Count(40)]);
        let it = table(ReportName::Durations, columns, vec![], None);
        Table { total: Row { key: Key::Total, cells }, ..it }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::Locale;
    use crate::domain::id::ProviderId;

    const NL: Lang = Lang(Locale::Nl);

    fn says(chart: &ChartView, text: &str) -> usize {
        chart.words.iter().filter(|it| it.text == text).count()
    }

    #[test]
    fn what_is_hidden_is_drawn_as_nothing_and_named() {
        let chart = flows(NL, &examples::over_time());
        // Eight quarters; the outflow of one is under ten.
        assert_eq!(chart.bars.iter().filter(|it| it.fill == Fill::Solid).count(), 8);
        assert_eq!(chart.bars.iter().filter(|it| it.fill == Fill::Hatch).count(), 7);
        assert_eq!(says(&chart, "<10"), 1);
        assert!(chart.title.contains("70") && chart.title.contains("105"), "{}", chart.title);
        let mut hidden = examples::over_time();
        hidden.rows.iter_mut().for_each(|row| row.cells = vec![Shown::Below; 4]);
        let chart = flows(NL, &hidden);
        assert!(chart.bars.is_empty() && chart.dots.is_empty());
        assert_eq!(says(&chart, "<10"), 24);
    }

    #[test]
    fn a_hidden_stock_breaks_the_line() {
        let mut table = examples::over_time();
        table.rows[3].cells[3] = Shown::Kept;
        let chart = flows(NL, &table);
        let line = chart.strokes.last().unwrap();
        assert_eq!((line.matches('M').count(), line.matches('L').count(), chart.dots.len()), (2, 5, 7));
        let spark = spark(NL, &table, Column::End);
        assert_eq!(spark.path.matches('M').count(), 2);
        assert!(spark.label.contains("verborgen") && spark.label.contains("105"), "{}", spark.label);
    }

    #[test]
    fn columns_are_as_high_as_their_numbers_from_nothing_up() {
        let mut table = examples::over_time();
        table.rows[0].cells[1] = Shown::Count(50);
        let bars: Vec<i64> = flows(NL, &table).bars.iter().filter(|it| it.fill == Fill::Solid).map(|it| it.height).collect();
        assert_eq!(bars[..2], [60, 30], "fifty and twenty-five");
    }

    #[test]
    fn a_bar_of_what_ends_holds_the_classes_that_are_shown_and_says_that_others_are_not() {
        let name = |key: &Key| if *key == Key::Provider(ProviderId(1)) { "De Zeewering".to_owned() } else { "Het Anker".to_owned() };
        let chart = endings(NL, &examples::ending(), &name);
        assert_eq!(chart.bars.len(), 4, "two classes of two providers; of the third nothing is shown");
        assert_eq!((chart.bars[0].fill, chart.bars[1].fill), (Fill::Solid, Fill::Dots));
        assert_eq!(chart.bars[1].x, chart.bars[0].x + chart.bars[0].width, "stacked");
        assert!(chart.bars.iter().all(|it| it.x + it.width <= WIDTH));
        assert_eq!(says(&chart, &NL.t("chart-hidden-too")), 2);
        assert_eq!(says(&chart, "De Zeewering"), 1);
        assert!(chart.title.contains("20"), "{}", chart.title);
    }

    #[test]
    fn the_middle_stands_in_its_class() {
        let chart = durations(NL, &examples::ended(), Some((Column::Longer, "mediaan 1500 dagen".into())));
        assert_eq!((chart.bars.len(), says(&chart, "<10"), says(&chart, "mediaan 1500 dagen")), (2, 1, 1));
        assert_eq!((chart.bars[0].height, chart.bars[1].height), (27, 110), "ten and forty");
        assert!(chart.title.contains("1500"), "{}", chart.title);
        let without = durations(NL, &examples::ended(), None);
        assert_eq!((without.strokes.len(), without.title), (1, NL.t("chart-durations-hidden")));
        assert_eq!(halves("Korter dan 3 maanden"), ["Korter dan", "3 maanden"]);
    }
}
