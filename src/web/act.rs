//! One page for every act on a youth's file: what it is about, what stands in the way, the form.

use crate::domain::id::{ArrangementId, CaseId};
use crate::text::{Lang, args};
use crate::web::form::{Errors, Form};
use crate::web::pages::Page;
use crate::web::view::{IdentityView, examples};
use crate::web::{arrangement, closing, family, pilot_light, succession};
use serde::Serialize;

/// The texts of an act are `title-{act}`, `{act}-heading` and `{act}-save`.
#[derive(Serialize)]
pub struct ActPage {
    pub youth: IdentityView,
    pub heading: String,
    pub lead: String,
    pub guard_text: String,
    /// What will happen, counted beforehand.
    pub notes: Vec<String>,
    pub form: Form,
    pub save_label: String,
    #[serde(skip)]
    pub title: String,
}

impl ActPage {
    pub fn of(lang: Lang, youth: IdentityView, act: &'static str, form: Form) -> Self {
        let title = lang.with(&format!("title-{act}"), &args([("number", youth.number.clone().into())]));
        Self {
            youth,
            heading: lang.t(&format!("{act}-heading")),
            lead: String::new(),
            guard_text: String::new(),
            notes: Vec::new(),
            form,
            save_label: lang.t(&format!("{act}-save")),
            title,
        }
    }
    pub fn lead(self, lead: String) -> Self {
        Self { lead, ..self }
    }
    pub fn guarded(self, guard_text: String) -> Self {
        Self { guard_text, ..self }
    }
    pub fn notes(self, notes: Vec<String>) -> Self {
        Self { notes, ..self }
    }
}

impl Page for ActPage {
    const TEMPLATE: &'static str = "layout/act.html";
    fn title(&self, _: Lang) -> String {
        self.title.clone()
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let (arrangement, case) = (ArrangementId(7), CaseId(93));
        let mut pages = family::act_examples(lang);
        let forms = [
            arrangement::example_forms(lang, arrangement, case),
            succession::example_forms(lang, arrangement),
            pilot_light::example_forms(lang, case),
            closing::example_forms(lang, case),
        ];
        for (act, form) in forms.into_iter().flatten() {
            let wrong = form.list.first().map(|field| field.name.clone());
            let errors = wrong.map(|field| Errors::one(field, lang.t("day-form"))).unwrap_or_default();
            let page = |form: Form| Self::of(lang, examples::identity(lang), act, form.sealed("c", "s"));
            pages.push(page(form.clone().refused(&errors)).guarded(lang.t("guard-text")));
            pages.push(page(form).lead("P4 · perspectief".into()).notes(vec!["1 afspraak".into()]));
        }
        pages
    }
}
