//! The step line as a drawing with the same facts as a table. Everything is placed here; the template only writes it down.

use crate::domain::arrangement::Arrangement;
use crate::domain::calendar::{Status, days_between, plus_days, plus_months};
use crate::domain::catalogue::{Profile, Weight};
use crate::domain::code::Code;
use crate::domain::id::ArrangementId;
use crate::domain::step_line::{Course, Finding, Help, Step, StepLine, StretchKind};
use crate::text::{Lang, args};
use crate::web::desk::Desk;
use crate::web::view::{Dossier, Names, count};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
pub struct StepLineView {
    pub title: String,
    pub summary: String,
    pub width: i64,
    pub height: i64,
    pub today: Stroke,
    pub gaps: Vec<Block>,
    pub strokes: Vec<Stroke>,
    pub bars: Vec<Block>,
    pub marks: Vec<Mark>,
    pub words: Vec<Words>,
    pub legend: Vec<Legend>,
    pub rows: Vec<Row>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Block {
    /// A stretch kind, or "gap".
    pub kind: &'static str,
    pub x: i64,
    pub y: i64,
    pub width: i64,
    pub height: i64,
}

#[derive(Debug, Clone, Serialize)]
pub struct Stroke {
    pub class: &'static str,
    pub x1: i64,
    pub y1: i64,
    pub x2: i64,
    pub y2: i64,
}

/// An icon of the badges, with its upper left corner.
#[derive(Debug, Clone, Serialize)]
pub struct Mark {
    pub icon: &'static str,
    pub x: i64,
    pub y: i64,
}

#[derive(Debug, Clone, Serialize)]
pub struct Words {
    pub class: &'static str,
    pub anchor: &'static str,
    pub x: i64,
    pub y: i64,
    pub text: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct Legend {
    /// The icon of a mark, or else a block as it is drawn.
    pub icon: &'static str,
    pub block: Option<Block>,
    pub text: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct Row {
    pub name: String,
    pub href: String,
    pub weight_text: String,
    pub from_text: String,
    pub to_text: String,
    pub note: String,
}

// The units of the drawing: about one pixel each.
const WIDTH: i64 = 720;
const LEFT: i64 = 72;
const RIGHT: i64 = 704;
const TOP: i64 = 22;
/// A line of words, the bar below it and room for a mark.
const LANE: i64 = 42;
const BAR: i64 = 12;
const BAR_IN_LANE: i64 = 17;
const EMPTY_BAND: i64 = 24;
const AXIS: i64 = 22;
const MARK: i64 = 14;
/// Generous, so that no word is drawn over another.
const LETTER: i64 = 7;
/// Between a stroke and the words behind it.
const ROOM: i64 = 4;

/// The step line of the youth of a page; `here` is the arrangement that the page is about. None before any help has started.
pub fn view(desk: &Desk, dossier: &Dossier, here: Option<ArrangementId>) -> Option<StepLineView> {
    let told = dossier.file.arrangements.iter().map(|it| (&it.arrangement, it.history.as_slice()));
    let line = StepLine::of(told, desk.today)?;
    Some(Drawing { lang: desk.lang, names: &dossier.names, soon: dossier.thresholds.soon(), today: desk.today, here }.draw(&line))
}

/// What drawing needs beside the line.
struct Drawing<'a> {
    lang: Lang,
    names: &'a Names,
    /// R05's setting in days, for the status.
    soon: i64,
    today: NaiveDate,
    here: Option<ArrangementId>,
}

/// A course with the top of its bar.
struct Placed<'a> {
    course: &'a Course<'a>,
    y: i64,
}

impl Drawing<'_> {
    fn draw(&self, line: &StepLine) -> StepLineView {
        let scale = Scale::of(line, self.today);
        let mut words = Vec::new();
        let mut strokes = Vec::new();
        let mut placed = Vec::new();
        let mut y = TOP;
        for weight in Weight::ALL.iter().rev().copied() {
            let lanes = self.lanes(line, weight, &scale);
            if lanes.is_empty() && weight == Weight::Unknown {
                continue;
            }
            let depth = (LANE * to_i64(lanes.len())).max(EMPTY_BAND);
            words.push(Words { class: "level", anchor: "start", x: 0, y: y + depth / 2 + 5, text: self.lang.code(weight) });
            for (lane, course, x) in lanes.iter().enumerate().flat_map(|(at, lane)| lane.iter().map(move |(it, x)| (at, *it, *x))) {
                let top = y + LANE * to_i64(lane);
                let class = if Some(course.arrangement.id) == self.here { "here" } else { "name" };
                words.push(Words { class, anchor: "start", x, y: top + 12, text: self.name(course.arrangement) });
                placed.push(Placed { course, y: top + BAR_IN_LANE });
            }
            y += depth;
            let class = if weight == Weight::Unknown { "unknown" } else { "level" };
            strokes.push(Stroke { class, x1: LEFT, y1: y, x2: RIGHT, y2: y });
        }
        for (x, text) in scale.ticks(self.lang) {
            strokes.push(Stroke { class: "tick", x1: x, y1: y, x2: x, y2: y + 5 });
            words.push(Words { class: "tick", anchor: anchor(x), x, y: y + 18, text });
        }
        let today = scale.x(self.today);
        words.push(Words { class: "today", anchor: anchor(today), x: today, y: 12, text: self.lang.t("step-line-today") });
        strokes.extend(stairs(line, &placed, &scale));
        let gaps: Vec<Block> = line.gaps().map(|it| scale.block("gap", it.from, it.to, (TOP, y - TOP))).collect();
        let bars: Vec<Block> = placed
            .iter()
            .flat_map(|it| it.course.stretches.iter().map(move |stretch| (it.y, stretch)))
            .map(|(y, it)| scale.block(it.kind.code(), it.from, it.to, (y, BAR)))
            .collect();
        let marks: Vec<Mark> = placed.iter().filter_map(|it| self.mark(it, &scale)).collect();
        StepLineView {
            title: self.title(line.finding),
            summary: self.summary(line),
            width: WIDTH,
            height: y + AXIS,
            today: Stroke { class: "today", x1: today, y1: TOP - 6, x2: today, y2: y },
            legend: self.legend(&gaps, &bars, &marks),
            rows: self.rows(line),
            gaps,
            strokes,
            bars,
            marks,
            words,
        }
    }

    /// The arrangements of one weight, in as few lanes as keep bars and words apart, each with where its words begin.
    fn lanes<'c>(&self, line: &'c StepLine, weight: Weight, scale: &Scale) -> Vec<Vec<(&'c Course<'c>, i64)>> {
        let mut lanes: Vec<(i64, Vec<_>)> = Vec::new();
        for course in line.courses.iter().filter(|it| it.weight() == weight) {
            let (Some(first), Some(last)) = (course.stretches.first(), course.stretches.last()) else { continue };
            let long = LETTER * to_i64(self.name(course.arrangement).chars().count());
            let (begin, end) = (scale.x(first.from), scale.x(plus_days(last.to, 1)) + MARK);
            let x = (begin + ROOM).min(RIGHT - long).max(LEFT + ROOM);
            let taken = end.max(x + long) + ROOM;
            match lanes.iter_mut().find(|(free, _)| *free <= x.min(begin)) {
                Some((free, lane)) => {
                    *free = taken;
                    lane.push((course, x));
                }
                None => lanes.push((taken, vec![(course, x)])),
            }
        }
        lanes.into_iter().map(|(_, lane)| lane).collect()
    }

    fn status(&self, it: &Arrangement) -> Status {
        it.status(self.today, self.soon)
    }

    fn mark(&self, it: &Placed, scale: &Scale) -> Option<Mark> {
        let about = it.course.arrangement;
        let behind = |day| scale.x(plus_days(day, 1));
        match self.status(about) {
            Status::Ended => about.actual_end_on.map(|day| Mark { icon: "stop", x: behind(day) + 1, y: it.y - 1 }),
            Status::Past => about.planned_end_on.map(|day| Mark { icon: "late", x: behind(day) - MARK / 2, y: it.y + BAR }),
            _ => None,
        }
    }

    /// "P4 · perspectief · De Zeewering": the same words in the drawing and in the table.
    fn name(&self, it: &Arrangement) -> String {
        let profile = if it.profile == Profile::Unknown { "" } else { it.profile.code() };
        let parts = [profile.to_owned(), self.lang.code(it.intensity), self.names.provider(it.provider_id)];
        parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    fn title(&self, finding: Finding) -> String {
        let lang = self.lang;
        let day = |day| lang.day(day).into();
        match finding {
            Finding::Over { last_day } => lang.with("step-line-over", &args([("day", day(last_day))])),
            Finding::Paused { since } => lang.with("step-line-paused", &args([("day", day(since))])),
            Finding::Several { at_once, since } => lang.with("step-line-several", &args([("count", count(at_once)), ("day", day(since))])),
            Finding::Turned { heavier, since, from, to } => {
                let month = month(lang, since).into();
                let filled = args([("month", month), ("from", lang.code(from).into()), ("to", lang.code(to).into())]);
                if heavier { lang.with("step-line-heavier", &filled) } else { lang.with("step-line-lighter", &filled) }
            }
            Finding::Late { planned_end_on } => lang.with("step-line-late", &args([("day", day(planned_end_on))])),
            Finding::Again { since, days_without } => {
                lang.with("step-line-again", &args([("day", day(since)), ("days", self.days(days_without).into())]))
            }
            Finding::One { until: Some(until) } => lang.with("step-line-one", &args([("day", day(until))])),
            Finding::One { until: None } => lang.t("step-line-one-open"),
        }
    }

    /// How much of everything there is, in one sentence.
    fn summary(&self, line: &StepLine) -> String {
        let stretches = line.courses.iter().flat_map(|it| &it.stretches);
        let pauses = stretches.filter(|it| it.kind == StretchKind::Paused).count();
        let started = line.courses.iter().filter(|it| !it.stretches.is_empty()).count();
        let days = |from: NaiveDate, to: NaiveDate| days_between(from, to) + 1;
        let without: i64 = line.gaps().map(|it| days(it.from, it.to)).sum();
        let stacked: i64 = line.overlaps().iter().map(|it| days(it.from, it.to)).sum();
        let said = |key: &str, n: i64| if n == 0 { String::new() } else { self.lang.with(key, &args([("n", n.into())])) };
        let parts = [
            said("step-line-arrangements", to_i64(started)),
            said("step-line-pauses", to_i64(pauses)),
            said("step-line-without", without),
            said("step-line-stacked", stacked),
        ];
        let parts = parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ");
        let since = line.steps.first().map(|it| self.lang.day(it.from)).unwrap_or_default();
        self.lang.with("step-line-summary", &args([("day", since.into()), ("parts", parts.into())]))
    }

    fn days(&self, days: i64) -> String {
        self.lang.with("unit-day", &args([("n", days.into())]))
    }

    /// Only what is drawn is explained.
    fn legend(&self, gaps: &[Block], bars: &[Block], marks: &[Mark]) -> Vec<Legend> {
        let gap = ("gap", self.lang.t("step-line-gap"));
        let mut legend: Vec<Legend> = StretchKind::ALL
            .iter()
            .map(|it| (it.code(), self.lang.code(*it)))
            .chain([gap])
            .filter(|(kind, _)| bars.iter().chain(gaps).any(|it| it.kind == *kind))
            .map(|(kind, text)| Legend { icon: "", block: Some(Block { kind, x: 1, y: 1, width: 22, height: BAR - 2 }), text })
            .collect();
        for (icon, text) in [("stop", "step-line-stopped"), ("late", "step-line-past")] {
            if marks.iter().any(|it| it.icon == icon) {
                legend.push(Legend { icon, block: None, text: self.lang.t(text) });
            }
        }
        legend
    }

    /// The same as the drawing in words, by first day; what has not started comes last.
    fn rows(&self, line: &StepLine) -> Vec<Row> {
        let lang = self.lang;
        let period = |name: String, from: NaiveDate, to: NaiveDate| Row {
            name,
            href: String::new(),
            weight_text: String::new(),
            from_text: lang.day(from),
            to_text: lang.day(to),
            note: self.days(days_between(from, to) + 1),
        };
        let mut rows = Vec::new();
        for course in &line.courses {
            let it = course.arrangement;
            let planned = it.planned_end_on.map(|day| lang.with("step-line-planned-end", &args([("day", lang.day(day).into())])));
            let own = Row {
                name: self.name(it),
                href: if Some(it.id) == self.here { String::new() } else { format!("/arrangements/{}", it.id) },
                weight_text: lang.code(course.weight()),
                from_text: lang.day_or_none(it.start_on),
                to_text: it.actual_end_on.map(|day| lang.day(day)).or(planned).unwrap_or_else(|| lang.t("date-none")),
                note: lang.code(self.status(it)),
            };
            rows.push((course.stretches.first().map(|it| it.from), own));
            for pause in course.stretches.iter().filter(|it| it.kind == StretchKind::Paused) {
                let name = lang.with("step-line-pause", &args([("name", self.name(it).into())]));
                rows.push((Some(pause.from), period(name, pause.from, pause.to)));
            }
        }
        rows.extend(line.gaps().map(|it| (Some(it.from), period(lang.t("step-line-gap"), it.from, it.to))));
        for it in line.overlaps() {
            let name = lang.with("step-line-at-once", &args([("count", count(it.at_once))]));
            rows.push((Some(it.from), period(name, it.from, it.to)));
        }
        rows.sort_by_key(|(from, _)| (from.is_none(), *from));
        rows.into_iter().map(|(_, row)| row).collect()
    }
}

/// Where the weight changes from one day to the next, a stroke leads from the one bar to the other.
fn stairs(line: &StepLine, placed: &[Placed], scale: &Scale) -> Vec<Stroke> {
    let height = |step: &Step, day: NaiveDate| {
        let Help::Runs { weight, .. } = step.help else { return None };
        placed.iter().find(|it| it.course.weight() == weight && it.course.kind_on(day).is_some()).map(|it| it.y + BAR / 2)
    };
    let changes = line.steps.iter().zip(line.steps.iter().skip(1));
    changes
        .filter_map(|(before, after)| {
            let (y1, y2, x) = (height(before, before.to)?, height(after, after.from)?, scale.x(after.from));
            (y1 != y2).then_some(Stroke { class: "stair", x1: x, y1, x2: x, y2 })
        })
        .collect()
}

/// Which day stands where.
struct Scale {
    first: NaiveDate,
    days: i64,
}

impl Scale {
    fn of(line: &StepLine, today: NaiveDate) -> Self {
        let first = line.steps.first().map_or(today, |it| it.from);
        let planned = line.courses.iter().flat_map(|it| &it.stretches).map(|it| it.to).max();
        // An end decades ahead would press the past together; its bar runs off the edge and the table says the day.
        let last = planned.unwrap_or(today).min(plus_months(today, 24)).max(today);
        // What began this week is no wide bar yet.
        Self { first, days: (days_between(first, last) + 1).max(62) }
    }

    fn x(&self, day: NaiveDate) -> i64 {
        LEFT + (RIGHT - LEFT) * days_between(self.first, day).clamp(0, self.days) / self.days
    }

    fn block(&self, kind: &'static str, from: NaiveDate, to: NaiveDate, (y, height): (i64, i64)) -> Block {
        let x = self.x(from);
        Block { kind, x, y, width: (self.x(plus_days(to, 1)) - x).max(2), height }
    }

    /// First days of months with their names: at most nine, as far apart as that asks.
    fn ticks(&self, lang: Lang) -> Vec<(i64, String)> {
        let months = i32::try_from(self.days / 30).unwrap_or(i32::MAX);
        let apart = [1, 3, 6, 12].into_iter().find(|it| months / it <= 8).unwrap_or(12 * (months / 96 + 1));
        let last = plus_days(self.first, self.days);
        let counted = self.first.year() * 12 + i32::try_from(self.first.month0()).unwrap_or(0);
        let mut ticks = Vec::new();
        for place in (1..=9).map(|it| (counted.div_euclid(apart) + it) * apart) {
            let month0 = u32::try_from(place.rem_euclid(12)).unwrap_or(0);
            let Some(day) = NaiveDate::from_ymd_opt(place.div_euclid(12), month0 + 1, 1).filter(|it| *it <= last) else { break };
            let text = match (month0, ticks.is_empty()) {
                (0, _) => day.year().to_string(),
                (_, true) => month(lang, day),
                _ => lang.t(&format!("month-{}", day.month())),
            };
            ticks.push((self.x(day), text));
        }
        ticks
    }
}

/// maart 2026
fn month(lang: Lang, day: NaiveDate) -> String {
    format!("{} {}", lang.t(&format!("month-{}", day.month())), day.year())
}

/// Words stand above or below their place, and end there where the drawing ends.
fn anchor(x: i64) -> &'static str {
    if x > WIDTH - 48 { "end" } else { "middle" }
}

fn to_i64(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

pub mod examples {
    //! A line with everything that can be drawn, for the examples of the pages.
    use super::*;
    use crate::domain::catalogue::Intensity;
    use crate::domain::id::ProviderId;
    use crate::domain::outflow::rules::example::arrangement;

    pub fn step_line(lang: Lang) -> StepLineView {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        let ago = |days: i64| Some(plus_days(today, -days));
        let made = |id, intensity, start, end| {
            let mut facts = arrangement(id, start, end, today);
            facts.arrangement.intensity = intensity;
            facts.arrangement
        };
        let ended = Arrangement { actual_end_on: ago(300), ..made(5, Intensity::Intensive, ago(600), ago(290)) };
        let unknown = Arrangement { actual_end_on: ago(200), ..made(6, Intensity::Unknown, ago(250), ago(200)) };
        let late = made(7, Intensity::Perspective, ago(190), ago(40));
        let paused = Arrangement { paused_on: ago(30), ..made(8, Intensity::LastingHeavy, ago(120), ago(-200)) };
        let waits = made(9, Intensity::Perspective, None, None);
        let all = [ended, unknown, late, paused, waits];
        let providers = std::iter::once((ProviderId(1), "De Zeewering".to_owned())).collect();
        let drawing = Drawing { lang, names: &Names { providers, ..Names::default() }, soon: 56, today, here: Some(ArrangementId(7)) };
        StepLine::of(all.iter().map(|it| (it, &[][..])), today)
            .map(|line| drawing.draw(&line))
            .unwrap_or_else(|| unreachable!("it started"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::Locale;
    use crate::domain::catalogue::Intensity;
    use crate::domain::id::ProviderId;
    use crate::domain::outflow::rules::example::arrangement;

    const LANG: Lang = Lang(Locale::Nl);

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }
    fn help(id: i64, intensity: Intensity, start: i64, end: i64) -> Arrangement {
        let day = |days| Some(plus_days(today(), days));
        Arrangement { intensity, ..arrangement(id, day(start), day(end), today()).arrangement }
    }
    fn drawn(all: &[Arrangement]) -> StepLineView {
        let providers = std::iter::once((ProviderId(1), "De Zeewering".to_owned())).collect();
        let names = Names { providers, ..Names::default() };
        let drawing = Drawing { lang: LANG, names: &names, soon: 56, today: today(), here: None };
        drawing.draw(&StepLine::of(all.iter().map(|it| (it, &[][..])), today()).unwrap())
    }

    #[test]
    fn heavier_help_stands_higher_and_a_stroke_leads_down_to_the_lighter() {
        let ended = Arrangement { actual_end_on: Some(plus_days(today(), -101)), ..help(1, Intensity::Intensive, -400, -90) };
        let view = drawn(&[ended, help(2, Intensity::Perspective, -100, 100)]);
        assert_eq!(view.title, "Sinds augustus 2026 lichter: van intensief naar perspectief");
        assert!(view.bars[0].y < view.bars[1].y, "{:?}", view.bars);
        let stair = view.strokes.iter().find(|it| it.class == "stair").unwrap();
        assert_eq!((stair.x1, stair.x2), (view.bars[1].x, view.bars[0].x + view.bars[0].width));
        assert_eq!(view.bars.iter().map(|it| it.kind).collect::<Vec<_>>(), ["ran", "ran", "planned"]);
        assert_eq!((view.today.x1, view.marks[0].icon), (view.bars[1].x + view.bars[1].width - 1, "stop"));
        assert_eq!(view.legend.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), ["Hulp", "Gepland", "Gestopt"]);
    }

    #[test]
    fn what_runs_at_once_is_stacked_and_nothing_is_drawn_over_anything() {
        let view = drawn(&(1..9).map(|id| help(id, Intensity::Perspective, -40 * id, 20 * id - 100)).collect::<Vec<_>>());
        assert_eq!(view.title, "8 arrangementen tegelijk sinds 13-10-2026");
        let mut boxes: Vec<_> = view.bars.iter().map(|it| (it.x, it.x + it.width, it.y)).collect();
        let names = view.words.iter().filter(|it| it.class == "name");
        boxes.extend(names.map(|it| (it.x, it.x + to_i64(it.text.chars().count()) * 6, it.y)));
        for (at, one) in boxes.iter().enumerate() {
            assert!(LEFT <= one.0 && one.1 <= WIDTH && one.2 < view.height, "{one:?}");
            for other in &boxes[at + 1..] {
                assert!(one.2 != other.2 || one.1 <= other.0 || other.1 <= one.0, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn an_end_far_away_does_not_press_the_past_together_and_a_first_week_is_no_long_bar() {
        let far = drawn(&[help(1, Intensity::Perspective, -300, 40_000)]);
        assert!(far.bars[0].width > 150, "{:?}", far.bars);
        assert_eq!(far.rows[0].to_text, "29-05-2136 (gepland)");
        let new = drawn(&[help(1, Intensity::Perspective, -2, 3)]);
        assert!(new.bars[0].width < 100, "{:?}", new.bars);
    }

    #[test]
    fn ticks_are_few_and_say_the_year() {
        for days in [0, 40, 200, 400, 900, 2_000, 8_000] {
            let view = drawn(&[help(1, Intensity::Perspective, -days, 10)]);
            let ticks: Vec<_> = view.words.iter().filter(|it| it.class == "tick").collect();
            assert!((1..=9).contains(&ticks.len()), "{days}: {ticks:?}");
            assert!(ticks[0].text.contains("20"), "{ticks:?}");
            assert!(ticks.windows(2).all(|it| it[1].x - it[0].x > 60), "{days}: {ticks:?}");
        }
    }
}
