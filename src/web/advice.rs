//! Advice without a file: four controls, and nothing about anybody.

use crate::db;
use crate::domain::advice::{Advice, AdviceRefused, Advising};
use crate::domain::catalogue::HelpQuestion;
use crate::domain::code::Code;
use crate::domain::id::WorkplaceId;
use crate::text::{Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Form, Reader, Typed};
use crate::web::pages::Page;
use serde::Serialize;

#[derive(Serialize)]
pub struct AdvicePage {
    pub form: Form,
    /// What I advised today.
    pub given: Vec<String>,
}

/// Ids with names.
type Practices = Vec<(String, String)>;

fn form(lang: Lang, practices: &[(String, String)]) -> Form {
    let form = Form::new(lang, "advice", "/advice").select("question", HelpQuestion::ALL).or_none().focus();
    let form = form.short("minutes").digits().day("on");
    // With one practice there is nothing to choose.
    if practices.len() == 1 { form } else { form.choose("workplace", practices.iter().cloned()) }
}

impl Page for AdvicePage {
    const TEMPLATE: &'static str = "advice/new.html";
    fn title(&self, lang: Lang) -> String {
        lang.t("title-advice")
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let practices = [("1".into(), "Praktijk De Linde".into()), ("2".into(), "Praktijk De Kade".into())];
        let refused = form(lang, &practices).refused(&Errors::one("minutes", lang.t("advice-minutes-range")));
        vec![
            Self { form: form(lang, &practices).sealed("c", "s"), given: vec!["slaap · 10 minuten · Praktijk De Linde".into()] },
            Self { form: form(lang, practices.get(..1).unwrap_or_default()).sealed("c", "s"), given: vec![] },
            Self { form: refused.sealed("c", "s"), given: vec![] },
        ]
    }
}

/// One's own practices with their names, and what was advised today.
fn around(desk: &Desk) -> Result<(Practices, Vec<String>), WebError> {
    let (permit, account, lang) = (desk.permit()?, desk.account()?, desk.lang);
    let (places, given) = desk.read(|conn| Ok((db::workplace::all(conn)?, db::advice::given_on(conn, permit, account, desk.today)?)))?;
    let name = |id: WorkplaceId| places.iter().find(|it| it.id == id).map(|it| it.name.clone()).unwrap_or_default();
    let told = |it: &Advice| {
        let minutes = lang.with("minutes-text", &args([("n", i64::from(it.minutes).into())]));
        format!("{} · {minutes} · {}", lang.code(it.question), name(it.workplace_id))
    };
    let own = permit.workplaces().iter().map(|id| (id.to_string(), name(*id))).collect();
    Ok((own, given.iter().map(told).collect()))
}

pub fn new(desk: &Desk) -> WebResult {
    let (practices, given) = around(desk)?;
    let mut typed = Typed::default();
    typed.set("minutes", "10");
    typed.set("on", desk.lang.day(desk.today));
    desk.page(&AdvicePage { form: desk.seal(form(desk.lang, &practices).filled(&typed))?, given })
}

pub fn create(desk: &Desk) -> WebResult {
    let refuse = |errors: Errors| {
        let (practices, given) = around(desk)?;
        desk.refuse(&AdvicePage { form: desk.seal_again(form(desk.lang, &practices), &errors)?, given }, &errors)
    };
    let (permit, account) = (desk.permit()?, desk.account()?);
    let read = Reader::new(&desk.typed, desk.lang, "advice", desk.today);
    let workplace = match permit.workplaces() {
        [only] => Some(*only),
        _ => read.number("workplace").map(WorkplaceId),
    };
    let (question, minutes, on) = (read.code::<HelpQuestion>("question"), read.number("minutes"), read.day("on"));
    let advising = (|| {
        // What does not fit is out of range anyhow.
        let minutes = i32::try_from(minutes?).unwrap_or(i32::MAX);
        Some(Advising { workplace: workplace?, on: on?, minutes, question: question? })
    })();
    let (Some(advising), false) = (advising, read.has_errors()) else { return refuse(read.errors()) };
    let saved = desk.submit(|tx| -> Result<String, Failure<AdviceRefused>> {
        tx.save(Advice::give(advising, account, permit.workplaces(), desk.today).map_err(Failure::Refused)?)?;
        Ok("/?saved=advice-given".to_owned())
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(why)) => {
            let field = match why {
                AdviceRefused::InFuture => "on",
                AdviceRefused::Minutes => "minutes",
                AdviceRefused::Elsewhere => "workplace",
            };
            refuse(Errors::one(field, desk.lang.t(&why.to_string())))
        }
        Err(Failure::Web(error)) => Err(error),
    }
}
