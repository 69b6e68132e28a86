//! Money: whole cents, read and written as amounts are written here: € 1.234,56.

use thiserror::Error;

/// Why an amount was not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum MoneyRefused {
    #[error("money-form")]
    Form,
}

/// The largest amount that is read, in cents: under a thousand milliard euros.
const MOST: i64 = 99_999_999_999_999;

/// Reads an amount into cents: 1234, 1.234, 12,5, € 1.234,56 or 1.234,-. A dot parts thousands and nothing else, so that
/// 12.50 is refused instead of becoming 1250.
pub fn read(text: &str) -> Result<i64, MoneyRefused> {
    let text: String = text.trim().trim_start_matches('€').chars().filter(|it| !it.is_whitespace()).collect();
    let (euros, cents) = text.split_once(',').unwrap_or((&text, ""));
    let cents = match cents {
        "" | "-" | "--" => 0,
        _ if !cents.bytes().all(|it| it.is_ascii_digit()) || cents.len() > 2 => return Err(MoneyRefused::Form),
        one if one.len() == 1 => one.parse::<i64>().map_err(|_| MoneyRefused::Form)? * 10,
        two => two.parse().map_err(|_| MoneyRefused::Form)?,
    };
    let mut parts = euros.split('.');
    let first = parts.next().unwrap_or_default();
    let grouped = euros.contains('.');
    let fits = |part: &str, longest: usize| !part.is_empty() && part.len() <= longest && part.bytes().all(|it| it.is_ascii_digit());
    if !fits(first, if grouped { 3 } else { 12 }) || !parts.all(|it| it.len() == 3 && fits(it, 3)) {
        return Err(MoneyRefused::Form);
    }
    let euros: i64 = euros.replace('.', "").parse().map_err(|_| MoneyRefused::Form)?;
    euros.checked_mul(100).map(|it| it + cents).filter(|it| *it <= MOST).ok_or(MoneyRefused::Form)
}

/// € 1.234,56, with a no-break space so that an amount stays together.
pub fn write(cents: i64) -> String {
    format!("€\u{a0}{}", bare(cents))
}

/// 1.234,56, as a field shows it.
pub fn bare(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let digits = (cents.unsigned_abs() / 100).to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped},{:02}", cents.unsigned_abs() % 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_read_as_they_are_written_here() {
        for (text, cents) in [
            ("1234", 123_400),
            ("1.234", 123_400),
            ("€ 1.234,56", 123_456),
            ("€\u{a0}1.234,56", 123_456),
            ("12,5", 1_250),
            (" 0,05 ", 5),
            ("1.234,-", 123_400),
            ("999.999.999.999,99", MOST),
        ] {
            assert_eq!(read(text), Ok(cents), "{text}");
        }
        for text in ["", "€", "12.50", "1.23", "1.2345", "1,234", "-5", "1,2,3", "tien", ".5", "1..000", "1000.000", "9999999999999"] {
            assert_eq!(read(text), Err(MoneyRefused::Form), "{text}");
        }
        assert_eq!(write(123_456_700), "€\u{a0}1.234.567,00");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(cents in 0..=MOST) {
            prop_assert_eq!(read(&write(cents)), Ok(cents));
            prop_assert_eq!(read(&bare(cents)), Ok(cents));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "\\PC{0,24}") {
            let _ = read(&text);
        }
    }
}
