//! One page for lists and forms about nobody in particular: places, accounts, contracts, limits. Sections with what there is,
//! each with the forms that change it.

use crate::text::Lang;
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Form};
use crate::web::list::{Leaf, LeafView, address};
use crate::web::pages::Page;
use crate::web::view::{Labelled, LabelledLink};
use crate::web::{account, admin, catalogue, contract, limit, provider, system, workplace};
use serde::Serialize;
use std::fmt::Display;

/// How many lines one list shows at a time.
const MOST: usize = 30;

#[derive(Debug, Clone, Serialize)]
pub struct Board {
    pub heading: String,
    pub lead: String,
    pub links: Vec<LabelledLink>,
    pub sections: Vec<Section>,
    #[serde(skip)]
    title: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct Section {
    pub id: &'static str,
    pub heading: String,
    pub lead: String,
    /// Shown this once and never again.
    pub once: String,
    pub facts: Vec<Labelled>,
    pub steps: Vec<Step>,
    pub head: Vec<Head>,
    pub rows: Vec<Vec<Cell>>,
    pub leaf: LeafView,
    /// What stands there instead of an empty list.
    pub empty: String,
    /// The rows as files.
    pub files: Vec<LabelledLink>,
    pub forms: Vec<BoardForm>,
}

/// Something to do once, and whether it was done.
#[derive(Debug, Clone, Serialize)]
pub struct Step {
    pub done: bool,
    pub text: String,
    /// Where it is done; none where only the command line does it.
    pub link: Option<LabelledLink>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Head {
    pub label: String,
    pub number: bool,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Cell {
    pub text: String,
    pub href: String,
    pub badge: &'static str,
    pub number: bool,
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
    pub fn number(text: impl Into<String>) -> Self {
        Self { number: true, ..Self::text(text) }
    }
    pub fn link(text: impl Into<String>, href: String) -> Self {
        Self { href, ..Self::text(text) }
    }
    pub fn badge(text: String, badge: &'static str) -> Self {
        Self { badge, ..Self::text(text) }
    }
}

#[derive(Debug, Clone, Serialize)]
pub struct BoardForm {
    pub form: Form,
    pub save: String,
    /// The one that the save key sends.
    pub main: bool,
    /// Another address for the same fields, with the words of its button; empty without.
    pub other_action: String,
    pub other: String,
}

impl Board {
    pub fn new(title: String, heading: String, lead: String) -> Self {
        Self { heading, lead, links: Vec::new(), sections: Vec::new(), title }
    }
    pub fn link(mut self, href: impl Into<String>, label: String) -> Self {
        self.links.push(LabelledLink { href: href.into(), label });
        self
    }
    pub fn section(mut self, section: Section) -> Self {
        self.sections.push(section);
        self
    }
}

impl Section {
    pub fn new(id: &'static str, heading: String) -> Self {
        Self {
            id,
            heading,
            lead: String::new(),
            once: String::new(),
            facts: Vec::new(),
            steps: Vec::new(),
            head: Vec::new(),
            rows: Vec::new(),
            leaf: LeafView::default(),
            empty: String::new(),
            files: Vec::new(),
            forms: Vec::new(),
        }
    }
    pub fn lead(self, lead: String) -> Self {
        Self { lead, ..self }
    }
    pub fn once(self, once: String) -> Self {
        Self { once, ..self }
    }
    pub fn facts(mut self, facts: impl IntoIterator<Item = (String, String)>) -> Self {
        self.facts.extend(facts.into_iter().map(|(label, value)| Labelled { label, value }));
        self
    }
    pub fn steps(self, steps: Vec<Step>) -> Self {
        Self { steps, ..self }
    }
    /// The heads of the columns, said before the rows: those tell which columns hold numbers.
    pub fn heads<const N: usize>(mut self, lang: Lang, keys: [&str; N]) -> Self {
        self.head = keys.map(|key| Head { label: lang.t(key), number: false }).into();
        self
    }
    pub fn rows(mut self, rows: Vec<Vec<Cell>>, empty: String) -> Self {
        for (head, cell) in self.head.iter_mut().zip(rows.iter().flatten()) {
            head.number = cell.number;
        }
        Self { rows, empty, ..self }
    }
    /// The same, a page at a time.
    pub fn leaves(self, desk: &Desk, rows: Vec<Vec<Cell>>, empty: String) -> Self {
        let leaf = Leaf::of(&desk.query, MOST, rows.len());
        let view = leaf.view(desk.lang, |page| address(&desk.path, &[("page", page)]));
        Self { leaf: view, ..self.rows(leaf.cut(&rows).to_vec(), empty) }
    }
    /// The rows as files.
    pub fn files(self, files: Vec<LabelledLink>) -> Self {
        Self { files, ..self }
    }
    /// The form that the save key sends.
    pub fn form(self, form: Form, save: String) -> Self {
        self.with(form, save, true, String::new(), String::new())
    }
    /// A form beside it.
    pub fn act(self, form: Form, save: String) -> Self {
        self.with(form, save, false, String::new(), String::new())
    }
    /// A form with two buttons.
    pub fn choice(self, form: Form, save: String, other_action: String, other: String) -> Self {
        self.with(form, save, true, other_action, other)
    }
    fn with(mut self, form: Form, save: String, main: bool, other_action: String, other: String) -> Self {
        self.forms.push(BoardForm { form, save, main, other_action, other });
        self
    }
}

/// A form ready for a page of several: the one that was sent keeps what was typed into it.
pub fn put(desk: &Desk, form: Form, errors: Option<&Errors>) -> Result<Form, WebError> {
    match errors {
        Some(errors) if form.action == desk.path => desk.seal_again(form, errors),
        _ => desk.seal(form),
    }
}

/// What comes of a form: on to the next page, or the page it stood on with what was typed and why not.
pub fn settle<R: Display + Copy>(
    desk: &Desk,
    saved: Result<String, Failure<R>>,
    beside: impl Fn(R) -> &'static str,
    again: impl Fn(Option<&Errors>) -> Result<Board, WebError>,
) -> WebResult {
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(why)) => {
            let errors = Errors::one(beside(why), desk.lang.t(&why.to_string()));
            desk.refuse(&again(Some(&errors))?, &errors)
        }
        Err(Failure::Web(WebError::Stale)) => {
            let errors = Errors::one("main", desk.lang.t("board-stale"));
            desk.conflict(&again(Some(&errors))?, &errors)
        }
        Err(Failure::Web(error)) => Err(error),
    }
}

impl Page for Board {
    const TEMPLATE: &'static str = "layout/board.html";
    fn title(&self, _: Lang) -> String {
        self.title.clone()
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let mut pages = vec![admin::example(lang), limit::example(lang), system::example(lang)];
        pages.extend(account::examples(lang));
        pages.extend(workplace::examples(lang));
        pages.extend(provider::examples(lang));
        pages.extend(contract::examples(lang));
        pages.extend(catalogue::examples(lang));
        pages
    }
}
