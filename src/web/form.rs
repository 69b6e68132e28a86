//! Forms: how they are shown, and how what was typed is read into domain types. Nothing typed is lost on a refusal.

use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::money;
use crate::text::{Args, Lang};
use crate::web::pages::FrameError;
use chrono::NaiveDate;
use serde::Serialize;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The fields a browser sent, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed(Vec<(String, String)>);

/// The longest text of one field, in characters.
const LONGEST: usize = 12_000;

impl Typed {
    /// Reads an encoded form or query. `None` when it is not one; NUL is not text and PostgreSQL refuses it.
    pub fn parse(encoded: &str) -> Option<Self> {
        let pairs = actix_web::web::Query::<Vec<(String, String)>>::from_query(encoded).ok()?.into_inner();
        (pairs.len() <= 300 && pairs.iter().all(|(name, value)| !name.contains('\0') && !value.contains('\0'))).then_some(Self(pairs))
    }
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
    }
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }
    /// What was typed into fields whose names begin like this.
    pub fn begin_with<'a>(&'a self, beginning: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known.starts_with(beginning)).map(|(_, value)| value.as_str())
    }
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), value.into()));
    }
    pub fn add(&mut self, name: &str, value: impl Into<String>) {
        self.0.push((name.to_owned(), value.into()));
    }
    /// The fields without what a form carries for itself and without passwords, as JSON, to keep as a draft.
    pub fn to_draft(&self) -> String {
        let left_out = |name: &str| matches!(name, "csrf" | "sending" | "version" | "password" | "new_password" | "again");
        let kept: Vec<_> = self.0.iter().filter(|(name, _)| !left_out(name)).collect();
        serde_json::to_string(&kept).unwrap_or_default()
    }
    pub fn from_draft(body: &str) -> Option<Self> {
        serde_json::from_str(body).ok().map(Self)
    }
}

#[derive(Debug, Clone, Serialize)]
pub struct FieldOption {
    pub value: String,
    pub label: String,
    pub chosen: bool,
}

/// One field as the components show it.
#[derive(Debug, Clone, Serialize)]
pub struct Field {
    /// Most names stand in the program; a field of one of several things has that thing's id in it.
    pub name: Cow<'static, str>,
    pub id: Cow<'static, str>,
    pub kind: &'static str,
    pub label: String,
    pub hint: String,
    pub value: String,
    pub error: String,
    pub optional: bool,
    pub autocomplete: &'static str,
    pub inputmode: &'static str,
    pub width: &'static str,
    pub rows: i64,
    pub options: Vec<FieldOption>,
    pub focus: bool,
    pub echo: String,
}

/// A form with its fields, both by name and in order.
#[derive(Debug, Clone, Serialize)]
pub struct Form {
    pub action: String,
    pub csrf: String,
    pub sending: String,
    pub version: String,
    pub fields: BTreeMap<Cow<'static, str>, Field>,
    pub list: Vec<Field>,
    #[serde(skip)]
    prefix: &'static str,
    #[serde(skip)]
    lang: Lang,
}

impl Form {
    pub fn new(lang: Lang, prefix: &'static str, action: impl Into<String>) -> Self {
        let action = action.into();
        Self {
            action,
            csrf: String::new(),
            sending: String::new(),
            version: "0".to_owned(),
            fields: BTreeMap::new(),
            list: Vec::new(),
            prefix,
            lang,
        }
    }

    pub fn version(mut self, version: i32) -> Self {
        self.version = version.to_string();
        self
    }

    fn field(self, name: &'static str, kind: &'static str, width: &'static str) -> Self {
        let key = format!("{}-{name}", self.prefix);
        let hint = self.lang.find(&format!("{key}-hint"), &Args::new()).unwrap_or_default();
        let label = self.lang.t(&key);
        self.named(name, kind, width, label, hint)
    }

    /// A field of one of several things: its name holds the thing's id, its label says what it is.
    pub fn named(
        mut self,
        name: impl Into<Cow<'static, str>>,
        kind: &'static str,
        width: &'static str,
        label: String,
        hint: String,
    ) -> Self {
        let name = name.into();
        self.list.push(Field {
            id: name.clone(),
            name,
            kind,
            label,
            hint,
            value: String::new(),
            error: String::new(),
            optional: false,
            autocomplete: "",
            inputmode: "",
            width,
            rows: 3,
            options: Vec::new(),
            focus: false,
            echo: String::new(),
        });
        self
    }

    pub fn text(self, name: &'static str) -> Self {
        self.field(name, "text", "medium")
    }
    pub fn short(self, name: &'static str) -> Self {
        self.field(name, "text", "short")
    }
    pub fn password(self, name: &'static str) -> Self {
        self.field(name, "password", "medium").completes("current-password")
    }
    pub fn area(self, name: &'static str) -> Self {
        self.field(name, "area", "long")
    }
    /// A paragraph about one of several things that have names of their own: as many fields as there are of them.
    pub fn part(self, name: String, label: String) -> Self {
        self.named(name, "area", "long", label, String::new())
    }
    pub fn day(self, name: &'static str) -> Self {
        self.field(name, "day", "short")
    }
    pub fn check(self, name: &'static str) -> Self {
        self.field(name, "check", "short")
    }
    /// One of few values of a closed list.
    pub fn radios<C: Code>(self, name: &'static str, among: &[C]) -> Self {
        self.field(name, "radios", "medium").offering(among)
    }
    /// Several values of a closed list.
    pub fn checks<C: Code>(self, name: &'static str, among: &[C]) -> Self {
        self.field(name, "checks", "medium").offering(among)
    }
    /// One of many values of a closed list.
    pub fn select<C: Code>(self, name: &'static str, among: &[C]) -> Self {
        self.field(name, "select", "medium").offering(among)
    }
    /// One of several things with names of their own.
    pub fn choose(self, name: &'static str, among: impl IntoIterator<Item = (String, String)>) -> Self {
        self.field(name, "select", "medium").with_options(among)
    }
    /// Several of things with names of their own, as the children of a family.
    pub fn choose_several(self, name: &'static str, among: impl IntoIterator<Item = (String, String)>) -> Self {
        self.field(name, "checks", "medium").with_options(among)
    }
    /// The field just added offers these values.
    pub fn offering<C: Code>(self, among: &[C]) -> Self {
        let lang = self.lang;
        self.with_options(among.iter().map(|it| (it.code().to_owned(), lang.code(*it))))
    }

    fn with_options(self, among: impl IntoIterator<Item = (String, String)>) -> Self {
        self.last(|field| field.options = among.into_iter().map(|(value, label)| FieldOption { value, label, chosen: false }).collect())
    }

    fn last(mut self, change: impl FnOnce(&mut Field)) -> Self {
        if let Some(field) = self.list.last_mut() {
            change(field);
        }
        self
    }

    /// The field just added is asked of one of several things.
    pub fn of(self, id: i64) -> Self {
        self.last(|field| {
            field.name = name_of(&field.name, id).into();
            field.id = field.name.clone();
        })
    }

    /// The field just added may stay empty.
    pub fn optional(self) -> Self {
        self.last(|field| field.optional = true)
    }
    /// The select just added begins with nothing chosen.
    pub fn or_none(self) -> Self {
        let none = self.lang.t("form-choose");
        self.last(|field| field.options.insert(0, FieldOption { value: String::new(), label: none, chosen: false }))
    }
    pub fn focus(self) -> Self {
        self.last(|field| field.focus = true)
    }
    pub fn completes(self, token: &'static str) -> Self {
        self.last(|field| field.autocomplete = token)
    }
    pub fn digits(self) -> Self {
        self.last(|field| field.inputmode = "numeric")
    }
    /// Puts values in: prefilled, or as they were typed.
    pub fn filled(mut self, typed: &Typed) -> Self {
        for field in &mut self.list {
            match field.kind {
                "select" | "radios" | "checks" => {
                    let chosen: Vec<&str> = typed.all(&field.name).collect();
                    for option in &mut field.options {
                        option.chosen = chosen.contains(&option.value.as_str());
                    }
                }
                "password" => {}
                _ => field.value = typed.all(&field.name).next().unwrap_or("").to_owned(),
            }
        }
        self
    }

    /// Puts refusals beside their fields. A field that is not there takes nothing: the summary still says it.
    pub fn refused(mut self, errors: &Errors) -> Self {
        for (name, text) in &errors.0 {
            if let Some(field) = self.list.iter_mut().find(|it| it.name == *name) {
                field.error.clone_from(text);
            }
        }
        if !errors.0.is_empty() {
            // The summary takes the focus.
            self.list.iter_mut().for_each(|field| field.focus = false);
        }
        self
    }

    /// Says a filled-in day back in words with its weekday, so that a slip of the finger is seen.
    pub fn with_days_in_words(mut self, today: NaiveDate) -> Self {
        for field in self.list.iter_mut().filter(|it| it.kind == "day") {
            field.echo = calendar::read_day(&field.value, today).map(|day| self.lang.long_day(day)).unwrap_or_default();
        }
        self
    }

    /// Fills the map by name; done once, when the form is complete.
    pub fn sealed(mut self, csrf: &str, sending: &str) -> Self {
        self.csrf = csrf.to_owned();
        self.sending = sending.to_owned();
        self.fields = self.list.iter().map(|field| (field.name.clone(), field.clone())).collect();
        self
    }
}

/// The name of a field that is asked of one of several things.
pub fn name_of(field: &str, id: i64) -> String {
    format!("{field}-{id}")
}

/// What is wrong with a form, by field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Errors(pub Vec<(Cow<'static, str>, String)>);

impl Errors {
    pub fn one(field: impl Into<Cow<'static, str>>, text: String) -> Self {
        Self(vec![(field.into(), text)])
    }
    pub fn summary(&self) -> Vec<FrameError> {
        self.0.iter().map(|(field, text)| FrameError { href: format!("#{field}"), text: text.clone() }).collect()
    }
}

/// Reads typed fields into domain types and remembers what is wrong.
pub struct Reader<'a> {
    typed: &'a Typed,
    lang: Lang,
    prefix: &'static str,
    today: NaiveDate,
    errors: RefCell<Errors>,
}

impl<'a> Reader<'a> {
    pub fn new(typed: &'a Typed, lang: Lang, prefix: &'static str, today: NaiveDate) -> Self {
        Self { typed, lang, prefix, today, errors: RefCell::default() }
    }

    pub fn wrong(&self, field: impl Into<Cow<'static, str>>, key: &str) {
        self.errors.borrow_mut().0.push((field.into(), self.lang.t(key)));
    }

    /// Says what to fill in; the field's own words where there are some.
    pub fn missing(&self, field: &'static str) {
        let own = self.lang.find(&format!("{}-{field}-missing", self.prefix), &Args::new());
        let text = own.unwrap_or_else(|| self.lang.t("form-fill"));
        self.errors.borrow_mut().0.push((field.into(), text));
    }

    pub fn is_empty(&self, field: &str) -> bool {
        self.typed.get(field).is_empty()
    }

    /// A line or paragraph that may not stay empty.
    pub fn text(&self, field: &'static str) -> Option<String> {
        let text = self.optional_text(field)?;
        if text.is_empty() {
            self.missing(field);
            return None;
        }
        Some(text)
    }

    /// A part of a person's name: short, with a letter, without signs that hide or turn what follows.
    pub fn name(&self, field: &'static str) -> Option<String> {
        let name = self.text(field)?;
        let hides = |it: char| it.is_control() || matches!(it, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}');
        if name.chars().count() > 200 || name.contains(hides) || !name.contains(char::is_alphabetic) {
            self.wrong(field, "form-name");
            return None;
        }
        Some(name)
    }

    pub fn optional_text(&self, field: &'static str) -> Option<String> {
        self.part(field, field)
    }

    /// What was typed into a field of a [`Form::part`]; what is wrong with it stands beside another field.
    pub fn part(&self, name: &str, field: &'static str) -> Option<String> {
        let text = self.typed.get(name);
        if text.chars().count() > LONGEST {
            self.wrong(field, "form-too-long");
            return None;
        }
        Some(text.replace("\r\n", "\n"))
    }

    pub fn day(&self, field: &'static str) -> Option<NaiveDate> {
        if self.is_empty(field) {
            self.missing(field);
            return None;
        }
        self.optional_day(field)?
    }

    /// A day that may stay empty; the outer `None` means that something else was typed.
    pub fn optional_day(&self, field: &'static str) -> Option<Option<NaiveDate>> {
        let text = self.typed.get(field);
        if text.is_empty() {
            return Some(None);
        }
        match calendar::read_day(text, self.today) {
            Ok(day) => Some(Some(day)),
            Err(refused) => {
                self.wrong(field, &refused.to_string());
                None
            }
        }
    }

    pub fn code<C: Code>(&self, field: &'static str) -> Option<C> {
        let chosen = C::from_code(self.typed.get(field));
        if chosen.is_none() {
            self.missing(field);
        }
        chosen
    }

    /// One of the values that the form offers; others of the list only a tampered form has.
    pub fn code_among<C: Code>(&self, field: &'static str, offered: &[C]) -> Option<C> {
        let chosen = C::from_code(self.typed.get(field)).filter(|it| offered.contains(it));
        if chosen.is_none() {
            self.missing(field);
        }
        chosen
    }

    /// One of the things with names of their own that the form offers.
    pub fn choice(&self, field: &'static str, offered: &[(String, String)]) -> Option<String> {
        let chosen = self.typed.get(field);
        let found = offered.iter().any(|(value, _)| value == chosen).then(|| chosen.to_owned());
        if found.is_none() {
            self.missing(field);
        }
        found
    }

    pub fn optional_code<C: Code>(&self, field: &str) -> Option<C> {
        C::from_code(self.typed.get(field))
    }

    /// Several codes; unknown ones are left out, since only a tampered form has them.
    pub fn codes<C: Code>(&self, field: &'static str) -> Vec<C> {
        self.typed.all(field).filter_map(C::from_code).collect()
    }

    pub fn number(&self, field: &'static str) -> Option<i64> {
        let number = self.typed.get(field).parse().ok();
        if number.is_none() {
            if self.is_empty(field) { self.missing(field) } else { self.wrong(field, "form-number") }
        }
        number
    }

    /// A number that may stay empty; the outer `None` means that something else was typed. One that no scale knows is
    /// kept as such, for the act to refuse.
    pub fn optional_number(&self, field: impl Into<Cow<'static, str>>) -> Option<Option<i32>> {
        let field = field.into();
        let text = self.typed.get(&field);
        if text.is_empty() {
            return Some(None);
        }
        let number = text.parse::<i64>().ok();
        if number.is_none() {
            self.wrong(field, "form-number");
        }
        number.map(|it| Some(i32::try_from(it).unwrap_or(i32::MIN)))
    }

    /// An amount of money, in cents.
    pub fn amount(&self, field: &'static str) -> Option<i64> {
        if self.is_empty(field) {
            self.missing(field);
            return None;
        }
        self.optional_amount(field)?
    }

    /// One that may stay empty; the outer `None` means that something else was typed.
    pub fn optional_amount(&self, field: &'static str) -> Option<Option<i64>> {
        match self.typed.get(field) {
            "" => Some(None),
            text => money::read(text).map_err(|refused| self.wrong(field, &refused.to_string())).ok().map(Some),
        }
    }

    pub fn checked(&self, field: &str) -> bool {
        !self.typed.get(field).is_empty()
    }

    pub fn errors(self) -> Errors {
        self.errors.into_inner()
    }

    pub fn has_errors(&self) -> bool {
        !self.errors.borrow().0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoded_form_is_read_in_order_and_nul_is_no_text() {
        let typed = Typed::parse("q=de+Vries&present=youth&present=parents&s=%C3%A9").unwrap();
        assert_eq!(typed.get("q"), "de Vries");
        assert_eq!(typed.all("present").collect::<Vec<_>>(), ["youth", "parents"]);
        assert_eq!(typed.get("s"), "é");
        assert_eq!(Typed::parse("s=a%00b"), None);
    }

    #[test]
    fn a_draft_comes_back_without_what_a_form_carries_for_itself() {
        let typed = Typed::parse("csrf=x&sending=y&version=3&s=Slaapt+beter").unwrap();
        let back = Typed::from_draft(&typed.to_draft()).unwrap();
        assert_eq!((back.get("s"), back.get("csrf")), ("Slaapt beter", ""));
    }

    #[test]
    fn no_password_is_kept_as_a_draft_or_as_a_fingerprint_of_what_was_typed() {
        let typed = Typed::parse("password=oud+geheim&new_password=nieuw+geheim&again=nieuw+geheim&email=a%40b.nl").unwrap();
        assert_eq!(typed.to_draft(), "[[\"email\",\"a@b.nl\"]]");
    }

    proptest::proptest! {
        #[test]
        fn no_body_makes_the_form_reader_panic(body in "\\PC{0,80}") {
            let _ = Typed::parse(&body);
        }
    }
}
