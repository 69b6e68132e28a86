//! Days: ages, months, working days, and the one function that says what an arrangement's status is.
//!
//! A day is a `NaiveDate` in Europe/Amsterdam; an end date is the last day of care.

use crate::domain::code::codes;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

codes! {
    /// What an arrangement is on a day. Derived, never stored.
    Status as "status" {
        /// Allocation withdrawn (iJw change reason 13): as if never sent.
        Withdrawn = "withdrawn",
        /// No start, or a start in the future.
        NotStarted = "not_started",
        /// The last day of care has passed.
        Ended = "ended",
        /// A last day of care is recorded and has not passed.
        StopsOn = "stops_on",
        Paused = "paused",
        /// Runs without a planned end; an allocation may lack one.
        NoEndDate = "no_end_date",
        /// Planned end passed, no stop reported.
        Past = "past",
        EndsSoon = "ends_soon",
        Running = "running",
    }
}

impl Status {
    /// "Runs" as the rules mean it: past, ends soon, no end date and running; not "stops on", not paused.
    pub fn runs(self) -> bool {
        matches!(self, Self::Past | Self::EndsSoon | Self::NoEndDate | Self::Running)
    }
    /// Whether help is still open in some way: allocated, running, stopping or paused.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Withdrawn | Self::Ended)
    }
}

/// The dates that decide a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Span {
    pub start_on: Option<NaiveDate>,
    pub planned_end_on: Option<NaiveDate>,
    pub actual_end_on: Option<NaiveDate>,
    pub paused_on: Option<NaiveDate>,
    pub withdrawn: bool,
}

impl Span {
    /// The status on a day; the first that applies. `soon` is the setting of R05 in days (56).
    /// List, badge, file, export and feed all call this and nothing else.
    pub fn status(&self, today: NaiveDate, soon: i64) -> Status {
        if self.withdrawn {
            return Status::Withdrawn;
        }
        if self.start_on.is_none_or(|start| start > today) {
            return Status::NotStarted;
        }
        match self.actual_end_on {
            Some(end) if end < today => return Status::Ended,
            Some(_) => return Status::StopsOn,
            None => {}
        }
        if self.paused_on.is_some_and(|from| from <= today) {
            return Status::Paused;
        }
        match self.planned_end_on {
            None => Status::NoEndDate,
            Some(end) if end < today => Status::Past,
            Some(end) if days_between(today, end) <= self.soon_days(soon) => Status::EndsSoon,
            Some(_) => Status::Running,
        }
    }

    /// How many days before the planned end "ends soon" begins: the setting, or half the length if that is shorter.
    pub fn soon_days(&self, soon: i64) -> i64 {
        match (self.start_on, self.planned_end_on) {
            (Some(start), Some(end)) => soon.min((days_between(start, end) + 1) / 2),
            _ => soon,
        }
    }
}

/// Days from one day to another; negative when `to` comes first.
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

/// `days` later (or earlier, when negative); a day outside the calendar clamps to its edge.
pub fn plus_days(day: NaiveDate, days: i64) -> NaiveDate {
    let moved =
        if days >= 0 { day.checked_add_days(Days::new(days.unsigned_abs())) } else { day.checked_sub_days(Days::new(days.unsigned_abs())) };
    moved.unwrap_or(if days >= 0 { NaiveDate::MAX } else { NaiveDate::MIN })
}

/// `months` later; a day that the month lacks becomes its last day.
pub fn plus_months(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// The day on which someone becomes `years` old. Born on 29 February counts as 1 March in other years.
pub fn birthday(born_on: NaiveDate, years: i32) -> NaiveDate {
    let year = born_on.year() + years;
    NaiveDate::from_ymd_opt(year, born_on.month(), born_on.day()).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1)).unwrap_or(NaiveDate::MAX)
}

/// Age in full years on a day; 0 before birth.
pub fn age(born_on: NaiveDate, today: NaiveDate) -> i32 {
    let years = today.year() - born_on.year();
    (if birthday(born_on, years) > today { years - 1 } else { years }).max(0)
}

/// Whether people work on this day: not on Saturdays, Sundays and the days of the Algemene termijnenwet, article 3.
pub fn is_working_day(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !is_holiday(day)
}

/// Working days after `from` up to and including `to`.
pub fn working_days(from: NaiveDate, to: NaiveDate) -> i64 {
    let mut counted = 0;
    let mut day = plus_days(from, 1);
    while day <= to {
        if is_working_day(day) {
            counted += 1;
        }
        day = plus_days(day, 1);
    }
    counted
}

/// Algemene termijnenwet, article 3 (wetten.overheid.nl, BWBR0002448): New Year's Day, Good Friday, Easter Monday,
/// Ascension Day, Whit Monday, both Christmas days, King's Day (or the day that replaces it) and 5 May.
fn is_holiday(day: NaiveDate) -> bool {
    if matches!((day.month(), day.day()), (1, 1) | (5, 5) | (12, 25) | (12, 26)) {
        return true;
    }
    // The king's birthday is celebrated on 27 April, or on the 26th when that is a Sunday.
    if day.month() == 4 && (day.day() == 27 && day.weekday() != Weekday::Sun || day.day() == 26 && day.weekday() == Weekday::Sat) {
        return true;
    }
    let Some(easter) = easter_sunday(day.year()) else { return false };
    matches!(days_between(easter, day), -2 | 1 | 39 | 50)
}

/// Easter Sunday of the Gregorian calendar (the anonymous computus, published in Nature in 1876).
fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let golden = year % 19;
    let (century, in_century) = (year / 100, year % 100);
    let skipped = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - skipped + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let march = epact + weekday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(march / 31).ok()?, u32::try_from(march % 31 + 1).ok()?)
}

/// Why a typed day was refused; the name is the text key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DayRefused {
    #[error("day-form")]
    Form,
    #[error("day-month")]
    Month,
    #[error("day-day")]
    Day,
    #[error("day-year")]
    Year,
}

/// Reads a day as staff type it: `ddmmjj`, `ddmmjjjj`, `d-m-jj`, `d/m/jjjj`, `2026-03-05`, `5 mrt 2026`,
/// `vandaag`, `morgen`, `gisteren`, `+6w`, `+3m`, `+10d`, `eind kwartaal`. Two-digit years mean at most
/// twenty years ahead of `today`, otherwise the past.
pub fn read_day(text: &str, today: NaiveDate) -> Result<NaiveDate, DayRefused> {
    let text = text.trim().to_lowercase();
    match text.as_str() {
        "vandaag" | "today" => return Ok(today),
        "morgen" | "tomorrow" => return Ok(plus_days(today, 1)),
        "gisteren" | "yesterday" => return Ok(plus_days(today, -1)),
        "eind kwartaal" | "end of quarter" => return end_of_quarter(today).ok_or(DayRefused::Form),
        _ => {}
    }
    if let Some(ahead) = text.strip_prefix('+') {
        return step(ahead, today);
    }
    let (day, month, year) = split_day(&text).ok_or(DayRefused::Form)?;
    let year = full_year(&year, today)?;
    if !(1..=12).contains(&month) {
        return Err(DayRefused::Month);
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DayRefused::Day)
}

/// No day that people type lies beyond it.
const LAST_YEAR: i32 = 2200;

fn end_of_quarter(today: NaiveDate) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(today.year(), (today.month0() / 3) * 3 + 1, 1)?;
    Some(plus_days(plus_months(first, 3), -1))
}

fn step(ahead: &str, today: NaiveDate) -> Result<NaiveDate, DayRefused> {
    let unit = ahead.chars().last().ok_or(DayRefused::Form)?;
    let count: u32 = ahead.trim_end_matches(unit).trim().parse().map_err(|_| DayRefused::Form)?;
    if count > 2_000 {
        return Err(DayRefused::Year);
    }
    let day = match unit {
        'd' => plus_days(today, i64::from(count)),
        'w' => plus_days(today, i64::from(count) * 7),
        'm' => plus_months(today, count),
        'j' | 'y' => plus_months(today, count * 12),
        _ => return Err(DayRefused::Form),
    };
    if day.year() > LAST_YEAR { Err(DayRefused::Year) } else { Ok(day) }
}

const MONTHS: [(&str, u32); 14] = [
    ("jan", 1),
    ("feb", 2),
    ("mrt", 3),
    ("maa", 3),
    ("mar", 3),
    ("apr", 4),
    ("mei", 5),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("okt", 10),
    ("oct", 10),
];

fn month_by_name(name: &str) -> Option<u32> {
    match name.get(..3)? {
        "nov" => Some(11),
        "dec" => Some(12),
        start => MONTHS.iter().find(|(known, _)| *known == start).map(|(_, month)| *month),
    }
}

/// Day, month and the year as typed.
fn split_day(text: &str) -> Option<(u32, u32, String)> {
    if text.chars().all(|it| it.is_ascii_digit()) && matches!(text.len(), 6 | 8) {
        return Some((text.get(..2)?.parse().ok()?, text.get(2..4)?.parse().ok()?, text.get(4..)?.to_owned()));
    }
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let month = match month.parse() {
        Ok(number) => number,
        Err(_) => month_by_name(month)?,
    };
    // Four digits in front: a machine's order, year-month-day.
    let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
    Some((day.parse().ok()?, month, (*year).to_owned()))
}

fn full_year(typed: &str, today: NaiveDate) -> Result<i32, DayRefused> {
    let number: i32 = typed.parse().map_err(|_| DayRefused::Form)?;
    let year = match typed.len() {
        4 => number,
        2 => {
            let century = today.year() / 100 * 100;
            let near = century + number;
            if near > today.year() + 20 { near - 100 } else { near }
        }
        _ => return Err(DayRefused::Year),
    };
    if (1900..=LAST_YEAR).contains(&year) { Ok(year) } else { Err(DayRefused::Year) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_status_turns_on_the_day_before_on_and_after_each_boundary() {
        let span = Span { start_on: Some(day("2026-01-10")), planned_end_on: Some(day("2026-10-13")), ..Span::default() };
        for (today, status) in [
            ("2026-01-09", Status::NotStarted),
            ("2026-01-10", Status::Running),
            ("2026-08-17", Status::Running),
            ("2026-08-18", Status::EndsSoon),
            ("2026-10-13", Status::EndsSoon),
            ("2026-10-14", Status::Past),
        ] {
            assert_eq!(span.status(day(today), 56), status, "{today}");
        }
        let stopped = Span { actual_end_on: Some(day("2026-09-30")), ..span };
        assert_eq!(stopped.status(day("2026-09-30"), 56), Status::StopsOn);
        assert_eq!(stopped.status(day("2026-10-01"), 56), Status::Ended);
        let paused = Span { paused_on: Some(day("2026-05-01")), ..span };
        assert_eq!(paused.status(day("2026-04-30"), 56), Status::Running);
        assert_eq!(paused.status(day("2026-12-01"), 56), Status::Paused);
        assert_eq!(Span { withdrawn: true, ..paused }.status(day("2026-12-01"), 56), Status::Withdrawn);
        assert_eq!(Span { planned_end_on: None, ..span }.status(day("2026-12-01"), 56), Status::NoEndDate);
    }

    #[test]
    fn a_short_arrangement_ends_soon_from_half_its_length() {
        let span = Span { start_on: Some(day("2026-03-01")), planned_end_on: Some(day("2026-03-20")), ..Span::default() };
        assert_eq!(span.soon_days(56), 10);
        assert_eq!(span.status(day("2026-03-09"), 56), Status::Running);
        assert_eq!(span.status(day("2026-03-10"), 56), Status::EndsSoon);
    }

    #[test]
    fn born_on_29_february_is_a_year_older_on_1_march() {
        let born = day("2008-02-29");
        assert_eq!(birthday(born, 18), day("2026-03-01"));
        assert_eq!(birthday(born, 20), day("2028-02-29"));
        assert_eq!(age(born, day("2026-02-28")), 17);
        assert_eq!(age(born, day("2026-03-01")), 18);
    }

    #[test]
    fn working_days_leave_out_weekends_and_the_holidays_of_the_law() {
        assert_eq!(working_days(day("2026-10-13"), day("2026-11-22")), 28);
        for holiday in ["2026-01-01", "2026-04-03", "2026-04-06", "2026-04-27", "2026-05-05", "2026-05-14", "2026-05-25", "2026-12-25"] {
            assert!(!is_working_day(day(holiday)), "{holiday}");
        }
        // 27 April 2025 was a Sunday: the day before replaced it.
        assert!(is_holiday(day("2025-04-26")) && !is_holiday(day("2025-04-27")));
        assert!(is_working_day(day("2026-04-07")));
    }

    #[test]
    fn staff_type_a_day_in_many_ways() {
        let today = day("2026-11-22");
        for (typed, meant) in [
            ("050312", "2012-03-05"),
            ("05032012", "2012-03-05"),
            ("5-3-12", "2012-03-05"),
            ("5/3/2012", "2012-03-05"),
            ("2012-03-05", "2012-03-05"),
            ("5 mrt 2026", "2026-03-05"),
            ("5 maart 2026", "2026-03-05"),
            ("vandaag", "2026-11-22"),
            ("morgen", "2026-11-23"),
            ("+6w", "2027-01-03"),
            ("+3m", "2027-02-22"),
            ("eind kwartaal", "2026-12-31"),
            ("1-1-99", "1999-01-01"),
            ("1-1-46", "2046-01-01"),
        ] {
            assert_eq!(read_day(typed, today), Ok(day(meant)), "{typed}");
        }
        assert_eq!(read_day("31-02-2026", today), Err(DayRefused::Day));
        assert_eq!(read_day("1-13-2026", today), Err(DayRefused::Month));
        assert_eq!(read_day("1-1-26000", today), Err(DayRefused::Year));
        assert_eq!(read_day("straks", today), Err(DayRefused::Form));
        assert_eq!(read_day("+99999d", today), Err(DayRefused::Year));
        assert_eq!(read_day("+2000j", today), Err(DayRefused::Year));
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_day_reader_panic(text in "\\PC{0,12}") {
            let _ = read_day(&text, day("2026-11-22"));
        }

        #[test]
        fn age_counts_birthdays(born in 0i64..40_000, later in 0i64..40_000) {
            let born = plus_days(day("1990-01-01"), born);
            let today = plus_days(born, later);
            let years = age(born, today);
            proptest::prop_assert!(birthday(born, years) <= today && birthday(born, years + 1) > today);
        }
    }
}
