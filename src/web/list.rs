//! What lists share: addresses that keep what was asked, and pages of a long list.

use crate::text::{Lang, args};
use crate::web::form::Typed;
use crate::web::view::count;
use serde::Serialize;

/// An address with what is asked for; what is empty is left out. Values are codes and numbers, never names.
pub fn address(path: &str, asked: &[(&str, String)]) -> String {
    let told: Vec<String> = asked.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}={value}")).collect();
    if told.is_empty() { path.to_owned() } else { format!("{path}?{}", told.join("&")) }
}

/// A page of a list.
#[derive(Debug, Clone, Copy)]
pub struct Leaf {
    number: usize,
    most: usize,
    total: usize,
}

/// Where one can turn to; empty where there is nothing to turn.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LeafView {
    pub text: String,
    pub previous_href: String,
    pub next_href: String,
}

impl Leaf {
    /// The page that the address asks for, or the last one there is.
    pub fn of(query: &Typed, most: usize, total: usize) -> Self {
        let last = total.div_ceil(most).max(1);
        let number = query.get("page").parse().unwrap_or(1).clamp(1, last);
        Self { number, most, total }
    }

    pub fn cut<T>(self, lines: &[T]) -> &[T] {
        let from = (self.number - 1) * self.most;
        lines.get(from..(from + self.most).min(lines.len())).unwrap_or_default()
    }

    /// `at` gives the address of another page; the first needs no number.
    pub fn view(self, lang: Lang, at: impl Fn(String) -> String) -> LeafView {
        if self.total <= self.most {
            return LeafView::default();
        }
        let (from, to) = ((self.number - 1) * self.most + 1, (self.number * self.most).min(self.total));
        let text = lang.with("list-leaf", &args([("from", count(from)), ("to", count(to)), ("total", count(self.total))]));
        let turned = |number: usize| at(if number == 1 { String::new() } else { number.to_string() });
        LeafView {
            text,
            previous_href: if self.number > 1 { turned(self.number - 1) } else { String::new() },
            next_href: if to < self.total { turned(self.number + 1) } else { String::new() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::Locale;

    #[test]
    fn a_long_list_is_read_page_by_page_to_its_end() {
        let lines: Vec<usize> = (1..=25).collect();
        let leaf = |page: &str| Leaf::of(&Typed::parse(page).unwrap(), 10, lines.len());
        let told = |page: &str| leaf(page).view(Lang(Locale::En), |it| address("/caseload", &[("owner", "mine".into()), ("page", it)]));
        assert_eq!(leaf("").cut(&lines), &lines[..10]);
        assert_eq!(leaf("page=3").cut(&lines), &lines[20..]);
        for page in ["page=0", "page=x", "page=-1"] {
            assert_eq!(leaf(page).cut(&lines), &lines[..10], "{page}");
        }
        assert_eq!(leaf("page=999").cut(&lines), &lines[20..], "beyond the end is the end");
        assert_eq!((told("").previous_href, told("").next_href), (String::new(), "/caseload?owner=mine&page=2".to_owned()));
        assert_eq!((told("page=2").previous_href, told("page=3").next_href), ("/caseload?owner=mine".to_owned(), String::new()));
        assert!(Leaf::of(&Typed::default(), 10, 10).view(Lang(Locale::En), |it| it).text.is_empty(), "ten fit on one page");
        assert_eq!(Leaf::of(&Typed::default(), 10, 0).cut(&lines[..0]), &[] as &[usize]);
    }
}
