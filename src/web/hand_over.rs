//! Handing over: one's open cases in a list, with what a colleague should know, to whom, and why.

use crate::db;
use crate::db::account::Colleague;
use crate::db::case_files::{self, Loaded, Stretch};
use crate::domain::change::Noun;
use crate::domain::hand_over::{HandOverRefused, HandingOver, MOST, Receiver};
use crate::domain::id::{AccountId, CaseId, WorkplaceId};
use crate::domain::outflow::case_file::{CaseFacts, CaseFile};
use crate::domain::outflow::threshold::Thresholds;
use crate::domain::outflow::worklist::{self, Viewer, Worklist};
use crate::domain::youth::Youth;
use crate::text::{Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Field, FieldOption, Form, Reader, Typed};
use crate::web::pages::Page;
use crate::web::view::{born_text, count};
use serde::Serialize;
use std::collections::BTreeSet;

#[derive(Serialize)]
pub struct HandOverPage {
    pub rows: Vec<RowView>,
    pub form: Form,
    /// Where more cases stand than one page shows.
    pub shown_text: String,
    pub earlier_href: String,
    pub later_href: String,
    /// Nobody else works here.
    pub alone: bool,
    pub today_text: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct RowView {
    pub href: String,
    pub name: String,
    pub number: String,
    pub born_text: String,
    /// Where, in which phase, the last and the next contact, how many flags.
    pub facts_text: String,
    pub helps: Vec<String>,
    pub box_id: String,
    pub value: String,
    pub chosen: bool,
    pub summary: Field,
}

/// A form with a box and a text for each of these cases.
fn form(lang: Lang, action: String, cases: &[CaseId], colleagues: impl IntoIterator<Item = (String, String)>) -> Form {
    let form = Form::new(lang, "hand-over", action)
        .choose("to", colleagues)
        .or_none()
        .area("motive")
        .choose_several("case", cases.iter().map(|id| (id.to_string(), String::new())));
    cases.iter().fold(form, |form, id| form.named(field_of(*id), "area", "long", lang.t("hand-over-summary"), String::new()).optional())
}

fn field_of(id: CaseId) -> String {
    format!("summary-{id}")
}

impl Page for HandOverPage {
    const TEMPLATE: &'static str = "hand_over/new.html";
    fn title(&self, lang: Lang) -> String {
        lang.t("title-hand-over")
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let cases = [CaseId(93), CaseId(94)];
        let blank = || form(lang, "/hand-over".into(), &cases, vec![("2".into(), "Joris Peeters (Praktijk De Linde)".into())]);
        let mut typed = Typed::default();
        typed.add("case", "93");
        typed.add("summary-93", "Moeder belt op maandag.");
        let refused = blank().filled(&typed).refused(&Errors(vec![
            ("case".into(), lang.t("hand-over-nothing-chosen")),
            ("to".into(), lang.t("hand-over-receiver-missing")),
            ("summary-94".into(), lang.with("hand-over-summary-too-long", &args([("number", "J-0043".into())]))),
        ]));
        let row = |(it, option, summary): (usize, FieldOption, Field)| RowView {
            href: "/cases/93".into(),
            name: "Anna de Vries".into(),
            number: "J-0042".into(),
            born_text: "5 maart 2012, 14 jaar".into(),
            facts_text: "Praktijk De Linde · in arrangement · laatste contact 10-11-2026".into(),
            helps: vec!["P4 · perspectief, De Zeewering: 13-10-2026".into()],
            box_id: box_id(it),
            value: option.value,
            chosen: option.chosen,
            summary,
        };
        let page = |form: Form| {
            let form = form.sealed("c", "s");
            Self {
                rows: parts(&form, &cases).map(row).collect(),
                form,
                shown_text: lang.with("hand-over-shown", &args([("from", 51.into()), ("to", 52.into()), ("count", 120.into())])),
                earlier_href: "/hand-over".into(),
                later_href: "/hand-over?page=3".into(),
                alone: true,
                today_text: "zondag 22 november 2026".into(),
            }
        };
        let empty = Self { rows: vec![], shown_text: String::new(), earlier_href: String::new(), alone: false, ..page(blank()) };
        vec![page(refused), page(blank()), empty]
    }
}

/// The first box carries the name of the field, so that a refusal leads to it.
fn box_id(index: usize) -> String {
    if index == 0 { "case".to_owned() } else { format!("case-{}", index + 1) }
}

/// Box and text of each case, in their order.
fn parts<'a>(form: &'a Form, cases: &'a [CaseId]) -> impl Iterator<Item = (usize, FieldOption, Field)> + 'a {
    let boxes = form.fields.get("case").map(|it| it.options.clone()).unwrap_or_default();
    cases.iter().zip(boxes).enumerate().filter_map(|(index, (id, option))| {
        let summary = form.fields.get(field_of(*id).as_str())?.clone();
        Some((index, option, summary))
    })
}

/// One's own open cases, with everything that a summary says.
struct Mine {
    loaded: Loaded,
    thresholds: Thresholds,
    worklist: Worklist,
    colleagues: Vec<Colleague>,
    account: AccountId,
    /// The case that the address names.
    asked: Option<CaseId>,
}

impl Mine {
    fn load(desk: &Desk) -> Result<Self, WebError> {
        let (permit, role, account) = (desk.permit()?, desk.role()?, desk.account()?);
        let asked = desk.query.get("case").parse().ok().map(CaseId);
        desk.read(|conn| {
            let loaded = case_files::load(conn, permit, Stretch::LISTED)?;
            let thresholds = db::setting::thresholds(conn, desk.today)?;
            let worklist = worklist::lines(&loaded.files, &thresholds, Viewer { role, workplaces: permit.workplaces() }, desk.today);
            let colleagues = db::account::colleagues(conn, role, desk.today)?;
            Ok(Self { loaded, thresholds, worklist, colleagues, account, asked })
        })
    }

    /// The case that was asked for first, the others by name.
    fn cases(&self) -> Vec<(&CaseFile, &CaseFacts, &Youth)> {
        let of = |file: &CaseFile| self.loaded.youths.get(&file.youth.id);
        let all = self.loaded.files.iter().flat_map(|file| file.cases.iter().map(move |case| (file, case)));
        let mut mine: Vec<_> = all
            .filter(|(_, case)| case.case.owner_id == Some(self.account) && case.open_episode().is_some())
            .filter_map(|(file, case)| Some((file, case, of(file)?)))
            .collect();
        mine.sort_by_key(|(_, case, youth)| (self.asked != Some(case.case.id), &youth.last_name, &youth.first_name, case.case.id));
        mine
    }

    /// Colleagues who work where one of the cases is.
    fn receivers(&self) -> Vec<(String, String)> {
        let places: BTreeSet<WorkplaceId> = self.cases().iter().map(|(_, case, _)| case.case.workplace_id).collect();
        let others = self.colleagues.iter().filter(|it| it.id != self.account);
        others.filter(|it| it.workplaces.iter().any(|(id, _)| places.contains(id))).map(|it| (it.id.to_string(), it.label())).collect()
    }

    fn number(&self, id: CaseId) -> String {
        let owns = |file: &&CaseFile| file.cases.iter().any(|it| it.case.id == id);
        self.loaded.files.iter().find(owns).map(|it| it.youth.id.to_string()).unwrap_or_default()
    }

    fn row(&self, desk: &Desk, of: (&CaseFile, &CaseFacts, &Youth), (index, option, summary): (usize, FieldOption, Field)) -> RowView {
        let (lang, (file, case, youth)) = (desk.lang, of);
        let help = |it: &crate::domain::outflow::case_file::ArrangementFacts| {
            let arrangement = &it.arrangement;
            let provider = self.loaded.providers.get(&arrangement.provider_id).cloned().unwrap_or_default();
            let (profile, end) = (lang.code(arrangement.profile), lang.day_or_none(arrangement.planned_end_on));
            lang.with("hand-over-help", &args([("profile", profile.into()), ("provider", provider.into()), ("end", end.into())]))
        };
        let last = case.open_episode().and_then(|it| case.last_held_in(it));
        let flags = self.worklist.lines.iter().filter(|it| it.flag.youth == youth.id).count();
        let told = [
            ("workplace", self.loaded.workplaces.get(&case.case.workplace_id).cloned().unwrap_or_default().into()),
            ("phase", lang.code(case.phase(file, &self.thresholds, desk.today)).into()),
            ("last", lang.day_or_none(last).into()),
            ("next", lang.day_or_none(case.next_planned(desk.today).map(|it| it.held_on)).into()),
            ("flags", lang.with("layout-flag-count", &args([("count", count(flags))])).into()),
        ];
        RowView {
            href: format!("/cases/{}", case.case.id),
            name: youth.full_name(),
            number: youth.id.to_string(),
            born_text: born_text(lang, youth.born_on, desk.today),
            facts_text: lang.with("hand-over-facts", &args(told)),
            helps: file.arrangements.iter().filter(|it| it.status(desk.today, &self.thresholds).is_open()).map(help).collect(),
            box_id: box_id(index),
            value: option.value,
            chosen: option.chosen,
            summary,
        }
    }

    /// The page of the address, with as many cases as may go at once.
    fn page(&self, desk: &Desk, filled: impl FnOnce(Form) -> Result<Form, WebError>) -> Result<HandOverPage, WebError> {
        let (lang, mine, receivers) = (desk.lang, self.cases(), self.receivers());
        let last = mine.len().saturating_sub(1) / MOST + 1;
        let number = desk.query.get("page").parse().unwrap_or(1).clamp(1, last);
        let address = |page: usize| if page == 1 { "/hand-over".to_owned() } else { format!("/hand-over?page={page}") };
        let shown: Vec<_> = mine.iter().copied().skip((number - 1) * MOST).take(MOST).collect();
        let ids: Vec<CaseId> = shown.iter().map(|(_, case, _)| case.case.id).collect();
        desk.seen(Noun::Youth, &shown.iter().map(|(file, ..)| file.youth.id.0).collect::<Vec<_>>())?;
        let action = self.asked.filter(|_| number == 1).map_or_else(|| address(number), |id| format!("/hand-over?case={id}"));
        let alone = receivers.is_empty();
        let form = filled(form(lang, action, &ids, receivers))?;
        let first = (number - 1) * MOST;
        let told = [("from", count(first + 1)), ("to", count(first + shown.len())), ("count", count(mine.len()))];
        Ok(HandOverPage {
            rows: shown.into_iter().zip(parts(&form, &ids)).map(|(of, part)| self.row(desk, of, part)).collect(),
            form,
            shown_text: if last > 1 { lang.with("hand-over-shown", &args(told)) } else { String::new() },
            earlier_href: if number > 1 { address(number - 1) } else { String::new() },
            later_href: if number < last { address(number + 1) } else { String::new() },
            alone,
            today_text: lang.long_day(desk.today),
        })
    }
}

pub fn new(desk: &Desk) -> WebResult {
    let mine = Mine::load(desk)?;
    let mut typed = Typed::default();
    if let Some(id) = mine.asked {
        typed.set("case", id.to_string());
    }
    desk.page(&mine.page(desk, |form| desk.seal(form.filled(&typed)))?)
}

fn refuse(desk: &Desk, errors: impl FnOnce(&Mine) -> Errors) -> WebResult {
    let mine = Mine::load(desk)?;
    let mut errors = errors(&mine);
    // Without cases there is no form to lead to.
    if mine.cases().is_empty() {
        errors.0.iter_mut().for_each(|(field, _)| *field = "main".into());
    }
    desk.refuse(&mine.page(desk, |form| desk.seal_again(form, &errors))?, &errors)
}

pub fn create(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "hand-over", desk.today);
    let Some(reason) = read.optional_text("motive") else { return refuse(desk, |_| read.errors()) };
    let ids: Option<BTreeSet<CaseId>> = desk.typed.all("case").map(|it| it.parse().ok().map(CaseId)).collect();
    let ids: Vec<CaseId> = ids.ok_or(WebError::NotFound)?.into_iter().collect();
    let to = desk.typed.get("to").parse().ok().map(AccountId);
    let (permit, role, account) = (desk.permit()?, desk.role()?, desk.account()?);
    let saved = desk.submit(|tx| -> Result<String, Failure<HandOverRefused>> {
        let cases = db::case::several(tx.conn(), permit, &ids)?;
        let colleagues = db::account::colleagues(tx.conn(), role, desk.today)?;
        let receiver = colleagues.iter().find(|it| Some(it.id) == to);
        let workplaces: Vec<WorkplaceId> = receiver.iter().flat_map(|it| &it.workplaces).map(|(id, _)| *id).collect();
        let summary = |id| desk.typed.get(&field_of(id)).replace("\r\n", "\n");
        let handing_over = HandingOver {
            from: account,
            to: receiver.map(|it| Receiver { id: it.id, workplaces: &workplaces }),
            reason,
            files: cases.into_iter().map(|case| (summary(case.id), case)).map(|(summary, case)| (case, summary)).collect(),
        };
        tx.save(handing_over.perform().map_err(Failure::Refused)?)?;
        Ok("/hand-over?saved=cases-handed-over".to_owned())
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(why)) => {
            use HandOverRefused as No;
            let (field, case) = match why {
                No::NothingChosen | No::TooMany => ("case".to_owned(), None),
                No::ReceiverMissing | No::ToOneself => ("to".to_owned(), None),
                No::ReasonMissing => ("motive".to_owned(), None),
                No::NotOwner(case) => ("case".to_owned(), Some(case)),
                No::WorksElsewhere(case) => ("to".to_owned(), Some(case)),
                No::SummaryTooLong(case) => (field_of(case), Some(case)),
            };
            refuse(desk, |mine| {
                let number = case.map(|id| mine.number(id)).unwrap_or_default();
                Errors::one(field, desk.lang.with(&why.to_string(), &args([("number", number.into())])))
            })
        }
        Err(Failure::Web(error)) => Err(error),
    }
}
