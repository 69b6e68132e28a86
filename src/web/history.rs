//! The referral history of one youth on one sheet, for the GP: to read, to print, to agree, to ask.

use crate::db;
use crate::domain::calendar::{Status, days_between};
use crate::domain::change::{Noun, TextField};
use crate::domain::history::{Help, History, Milestone};
use crate::domain::id::{AccountId, ProviderId, ReferralId, YouthId};
use crate::domain::permission::Action;
use crate::domain::question::{Question, QuestionRefused, Sighting};
use crate::domain::referral::{Referral, ReferralRefused};
use crate::domain::workplace::Provider;
use crate::text::{Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Form, Reader};
use crate::web::his;
use crate::web::pages::Page;
use crate::web::practice::{QuestionView, help_text, href, target_text};
use crate::web::view::{IdentityView, Labelled, born_text, examples, names, status_badge};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;

/// How many days a question that was answered stays on the sheet, and how many relapse agreements it shows.
const ANSWERED_DAYS: i64 = 90;
const AGREEMENTS: usize = 2;

#[derive(Clone, Serialize)]
pub struct HistoryPage {
    pub youth: IdentityView,
    pub items: Vec<Labelled>,
    pub referrals: Vec<ReferralView>,
    pub helps: Vec<HelpView>,
    /// Registered, decided and closed, the latest first.
    pub decided: Vec<Labelled>,
    pub relapse: Vec<Labelled>,
    pub people: Vec<PersonView>,
    pub questions: Vec<QuestionView>,
    pub his_text: String,
    /// The referrals that want this GP's agreement.
    pub agreements: Vec<AgreementView>,
    pub seen_form: Option<Form>,
    pub question_form: Option<Form>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ReferralView {
    pub day_text: String,
    pub target_text: String,
    pub question: String,
    pub status_text: String,
    pub agreed_text: String,
    pub feedback_text: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct HelpView {
    pub title: String,
    pub provider: String,
    pub badge_kind: &'static str,
    pub status_text: String,
    pub start_text: String,
    pub end_text: String,
}

/// Whom to call.
#[derive(Debug, Clone, Serialize)]
pub struct PersonView {
    pub role_text: String,
    pub name: String,
    pub phone: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct AgreementView {
    pub id: String,
    pub target_text: String,
    pub question: String,
    pub form: Form,
}

impl Page for HistoryPage {
    const TEMPLATE: &'static str = "history/show.html";
    fn title(&self, lang: Lang) -> String {
        lang.with("title-history", &args([("number", self.youth.number.clone().into())]))
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let said = |label: &str, value: &str| Labelled { label: label.into(), value: value.into() };
        let youth = IdentityView { href: "/practice/youths/42".into(), flags: 0, flags_text: String::new(), ..examples::identity(lang) };
        let referral = ReferralView {
            day_text: "10-11-2026".into(),
            target_text: "arrangement, De Zeewering".into(),
            question: "Graag hulp bij de boosheid.".into(),
            status_text: "verzonden".into(),
            agreed_text: "akkoord op de eigen pagina van Dr. Visser op 12-11-2026".into(),
            feedback_text: lang.with("history-feedback-owed", &args([("day", "12-11-2026".into())])),
        };
        let help = HelpView {
            title: "P4 · perspectief".into(),
            provider: "De Zeewering".into(),
            badge_kind: status_badge(Status::Past),
            status_text: lang.code(Status::Past),
            start_text: "10-01-2026".into(),
            end_text: "13-10-2026 (toewijzing)".into(),
        };
        let form = |action: &str| Form::new(lang, "history", format!("/practice/youths/42/{action}")).sealed("c", "s");
        let refused = Errors::one("text", lang.t("question-text-missing"));
        let full = Self {
            youth: youth.clone(),
            items: vec![said("Volgende waakvlamcontact", "14-01-2027")],
            referrals: vec![referral],
            helps: vec![help],
            decided: vec![said("20-08-2026", "verlengen")],
            relapse: vec![said("20-08-2026", "Moeder belt de praktijk.")],
            people: vec![PersonView { role_text: "jeugdprofessional".into(), name: "Sanne".into(), phone: "0164-123456".into() }],
            questions: vec![QuestionView::example(lang, true), QuestionView::example(lang, false)],
            his_text: "20-08-2026 POH-Jeugd: arrangement P4".into(),
            agreements: vec![AgreementView {
                id: "agree-5".into(),
                target_text: "arrangement, De Zeewering".into(),
                question: "Graag hulp bij de boosheid.".into(),
                form: form("referrals/5/agreement"),
            }],
            seen_form: Some(form("sightings")),
            question_form: Some(question_form(lang, YouthId(42)).refused(&refused).sealed("c", "s")),
        };
        let empty = Self {
            youth,
            items: vec![],
            referrals: vec![],
            helps: vec![],
            decided: vec![],
            relapse: vec![],
            people: vec![],
            questions: vec![],
            his_text: String::new(),
            agreements: vec![],
            seen_form: None,
            question_form: None,
        };
        vec![full, empty]
    }
}

fn question_form(lang: Lang, youth: YouthId) -> Form {
    Form::new(lang, "question", format!("/practice/youths/{}/questions", youth.0)).area("text")
}

/// Everything that the sheet says beside the facts of the history.
struct Told {
    soon: i64,
    names: crate::web::view::Names,
    providers: Vec<Provider>,
    asked: BTreeMap<ReferralId, String>,
    questions: BTreeMap<i64, BTreeMap<TextField, String>>,
    decisions: BTreeMap<i64, BTreeMap<TextField, String>>,
    episodes: BTreeMap<i64, BTreeMap<TextField, String>>,
}

impl Told {
    fn load(conn: &mut db::connection::Conn, history: &History, today: NaiveDate) -> db::DbResult<Self> {
        let decisions: Vec<_> = history.helps.iter().flat_map(|it| it.decisions.clone()).collect();
        let episodes: Vec<_> = history.episodes().cloned().collect();
        Ok(Self {
            soon: db::setting::thresholds(conn, today)?.soon(),
            names: names(conn)?,
            providers: db::workplace::providers(conn)?,
            asked: db::referral::asked(conn, &history.referrals().collect::<Vec<_>>())?,
            questions: db::question::texts(conn, &history.questions.iter().collect::<Vec<_>>())?,
            decisions: db::arrangement::decision_texts(conn, &decisions)?,
            episodes: db::case::agreements(conn, &episodes)?,
        })
    }

    fn relapse(texts: &BTreeMap<i64, BTreeMap<TextField, String>>, id: i64) -> Option<&String> {
        texts.get(&id)?.get(&TextField::RelapseAgreement).filter(|it| !it.is_empty())
    }

    fn account(&self, id: AccountId) -> String {
        self.names.accounts.get(&id).map(|it| it.0.clone()).unwrap_or_default()
    }
}

fn referral_view(lang: Lang, told: &Told, it: &Referral) -> ReferralView {
    let day = |key: &str, on| lang.with(key, &args([("day", lang.day(on).into())]));
    let agreed = it.agreed_on.zip(it.agreed_how).map(|(on, how)| {
        let who = it.gp_id.map(|id| told.account(id)).unwrap_or_default();
        lang.with("referral-agreed-text", &args([("how", lang.code(how).into()), ("who", who.into()), ("day", lang.day(on).into())]))
    });
    let status = it.status_on.map(|on| format!(" ({})", lang.day(on))).unwrap_or_default();
    let refusal = it.refusal.map(|it| format!(": {}", lang.code(it))).unwrap_or_default();
    ReferralView {
        day_text: lang.day(it.referred_on),
        target_text: target_text(lang, it, &told.names.providers),
        question: told.asked.get(&it.id).cloned().unwrap_or_default(),
        status_text: format!("{}{status}{refusal}", lang.code(it.status)),
        agreed_text: agreed.unwrap_or_default(),
        feedback_text: match (it.feedback_on, it.feedback_owed_since()) {
            (Some(on), _) => day("history-feedback-heard", on),
            (None, Some(since)) => day("history-feedback-owed", since),
            (None, None) => lang.t("history-feedback-none"),
        },
    }
}

fn help_view(lang: Lang, told: &Told, it: &Help, today: NaiveDate) -> HelpView {
    let arrangement = &it.arrangement;
    let status = arrangement.status(today, told.soon);
    let source = arrangement.planned_end_source.filter(|_| arrangement.actual_end_on.is_none() && arrangement.planned_end_on.is_some());
    let source = source.map(|it| format!(" ({})", lang.code(it))).unwrap_or_default();
    HelpView {
        title: format!("{} · {}", lang.code(arrangement.profile), lang.code(arrangement.intensity)),
        provider: told.names.provider(arrangement.provider_id),
        badge_kind: status_badge(status),
        status_text: lang.code(status),
        start_text: lang.day_or_none(arrangement.start_on),
        end_text: format!("{}{source}", lang.day_or_none(arrangement.actual_end_on.or(arrangement.planned_end_on))),
    }
}

/// Registered, decided and closed, the latest first.
fn decided(lang: Lang, told: &Told, history: &History) -> Vec<Labelled> {
    let mut said: Vec<(NaiveDate, String)> = Vec::new();
    for (on, milestone) in history.milestones() {
        let text = match milestone {
            Milestone::Decided(help, decision) => {
                let filled = args([
                    ("what", help_text(lang, help, &told.names.providers).into()),
                    ("kind", lang.code(decision.kind).into()),
                    ("until", lang.day_or_none(decision.new_end_on).into()),
                ]);
                lang.with("history-decided-text", &filled)
            }
            // It stands among the referrals.
            Milestone::Agreed(_) => continue,
            Milestone::Closed(it) => {
                let outcome = it.outcome.map(|it| lang.code(it)).unwrap_or_default();
                lang.with("history-closed-text", &args([("outcome", outcome.into())]))
            }
        };
        said.push((on, text));
    }
    for episode in history.episodes() {
        let asked = episode.help_questions.iter().map(|it| lang.code(it)).collect::<Vec<_>>().join(", ");
        said.push((episode.registered_on, lang.with("history-registered-text", &args([("asked", asked.into())]))));
    }
    said.sort_by_key(|it| std::cmp::Reverse(it.0));
    said.into_iter().map(|(on, value)| Labelled { label: lang.day(on), value }).collect()
}

/// What was agreed to do at a relapse, the latest first.
fn relapse(lang: Lang, told: &Told, history: &History) -> Vec<Labelled> {
    let of_help = history.helps.iter().flat_map(|it| &it.decisions);
    let of_help = of_help.filter_map(|it| Some((it.decided_on, Told::relapse(&told.decisions, it.id.0)?)));
    let of_case = history.episodes().filter_map(|it| {
        let on = it.closed_on.or(it.pilot_light_on).unwrap_or(it.registered_on);
        Some((on, Told::relapse(&told.episodes, it.id.0)?))
    });
    let mut agreed: Vec<_> = of_help.chain(of_case).collect();
    agreed.sort_by_key(|it| std::cmp::Reverse(it.0));
    agreed.into_iter().take(AGREEMENTS).map(|(on, text)| Labelled { label: lang.day(on), value: text.clone() }).collect()
}

/// The youth professional at the practice, and the providers of help that runs or is asked for.
fn people(desk: &Desk, told: &Told, history: &History) -> Vec<PersonView> {
    let lang = desk.lang;
    let or_unknown = |phone: &str| if phone.is_empty() { lang.t("history-phone-unknown") } else { phone.to_owned() };
    let mut people = Vec::new();
    for facts in history.cases.iter().filter(|it| it.open_episode().is_some()) {
        let place = told.names.workplaces.get(&facts.case.workplace_id);
        let (workplace, phone) = place.map(|it| (it.name.clone(), it.phone.as_str())).unwrap_or_default();
        let who = facts.case.owner_id.map_or_else(|| lang.t("owner-none"), |id| told.account(id));
        let role_text = lang.t("role-youth_professional");
        people.push(PersonView { role_text, name: format!("{who}, {workplace}"), phone: or_unknown(phone) });
    }
    let runs = history.helps.iter().filter(|it| it.arrangement.status(desk.today, told.soon).is_open());
    let asked = history.referrals().filter(|it| it.is_open()).filter_map(|it| it.provider_id);
    let mut wanted: Vec<ProviderId> = runs.map(|it| it.arrangement.provider_id).chain(asked).collect();
    wanted.sort_unstable();
    wanted.dedup();
    for provider in told.providers.iter().filter(|it| wanted.contains(&it.id)) {
        let role_text = lang.t("history-provider");
        people.push(PersonView { role_text, name: provider.name.clone(), phone: or_unknown(&provider.phone) });
    }
    people
}

/// What of the sheet was refused: the form with what was typed, or a word that stands beside no field.
enum Again<'a> {
    Question(&'a Errors),
    Word,
}

/// The sheet of a youth within reach. Opening it is recorded, and so is opening it again with a refusal.
fn page(desk: &Desk, again: Option<Again>) -> Result<HistoryPage, WebError> {
    let id: YouthId = desk.id("id")?;
    let permit = desk.also(Action::ReadReferralHistory).ok_or(WebError::NotFound)?;
    let (lang, account) = (desk.lang, desk.account()?);
    let history = desk.read(|conn| db::history::find(conn, &permit, id, desk.today))?;
    desk.seen_under(&permit, Noun::Youth, &[id.0])?;
    let told = desk.read(|conn| Told::load(conn, &history, desk.today))?;
    let label = |key: &str, value: String| Labelled { label: lang.t(key), value };
    let mut items = vec![label("history-pilot-light", lang.day_or_none(history.pilot_light_on()))];
    if let Some(seen) = history.sightings.iter().max_by_key(|it| (it.seen_on, it.id)) {
        let by_when = [("day", lang.day(seen.seen_on).into()), ("who", told.account(seen.account_id).into())];
        items.push(label("history-seen", lang.with("history-seen-text", &args(by_when))));
    }
    let acts = |action| desk.also(action).is_some();
    let mut agreements = Vec::new();
    for it in history.wanting_agreement_of(account).filter(|_| acts(Action::AgreeReferral)) {
        let form = Form::new(lang, "history", format!("/practice/youths/{}/referrals/{}/agreement", id.0, it.id)).version(it.version);
        agreements.push(AgreementView {
            id: format!("agree-{}", it.id),
            target_text: target_text(lang, it, &told.names.providers),
            question: told.asked.get(&it.id).cloned().unwrap_or_default(),
            form: desk.seal(form)?,
        });
    }
    let (mut seen_form, mut question) = (None, None);
    if acts(Action::AskQuestion) {
        seen_form = Some(desk.seal(Form::new(lang, "history", format!("/practice/youths/{}/sightings", id.0)))?);
        if history.answering().is_some() {
            let form = question_form(lang, id);
            question = Some(match again {
                Some(Again::Question(errors)) => desk.seal_again(form, errors)?,
                _ => desk.seal(form)?,
            });
        }
    }
    let mut questions: Vec<&Question> = history.questions.iter().collect();
    questions.retain(|it| it.answered_on.is_none_or(|on| days_between(on, desk.today) <= ANSWERED_DAYS));
    let last = history.milestones().into_iter().next();
    let his_text = last.map(|(_, it)| {
        let agreed = |it: &crate::domain::case::Episode| Told::relapse(&told.episodes, it.id.0).is_some();
        his::milestone(lang, it, |id| told.names.provider(id), agreed, history.pilot_light_on())
    });
    let mut referrals: Vec<&Referral> = history.referrals().collect();
    referrals.sort_by_key(|it| std::cmp::Reverse((it.referred_on, it.id)));
    let mut helps: Vec<&Help> = history.helps.iter().filter(|it| !it.arrangement.withdrawn).collect();
    helps.sort_by_key(|it| std::cmp::Reverse((it.arrangement.start_on, it.arrangement.id)));
    Ok(HistoryPage {
        youth: IdentityView {
            name: history.youth.full_name(),
            born_text: born_text(lang, history.youth.born_on, desk.today),
            number: id.to_string(),
            practice: history.youth.practice_id.map(|it| told.names.workplace(it)).unwrap_or_default(),
            municipality: told.names.municipality(history.youth.municipality.as_str()),
            // Signals are for those who follow the help.
            flags: 0,
            flags_text: String::new(),
            consent_text: String::new(),
            href: href(id),
        },
        items,
        referrals: referrals.into_iter().map(|it| referral_view(lang, &told, it)).collect(),
        helps: helps.into_iter().map(|it| help_view(lang, &told, it, desk.today)).collect(),
        decided: decided(lang, &told, &history),
        relapse: relapse(lang, &told, &history),
        people: people(desk, &told, &history),
        questions: questions
            .into_iter()
            .rev()
            .map(|it| QuestionView::of(lang, it, &told.questions, Default::default(), |id| told.account(id)))
            .collect(),
        his_text: his_text.unwrap_or_default(),
        agreements,
        seen_form,
        question_form: question,
    })
}

pub fn show(desk: &Desk) -> WebResult {
    desk.page(&page(desk, None)?)
}

/// A refusal, and the day on which a referral was agreed to already.
type Refused = (ReferralRefused, Option<NaiveDate>);

/// Agreement by the button: the referral goes out today.
pub fn agree(desk: &Desk) -> WebResult {
    let (youth, id): (YouthId, ReferralId) = (desk.id("id")?, desk.id("referral")?);
    let (permit, account) = (desk.permit()?, desk.account()?);
    let saved = desk.submit(|tx| -> Result<String, Failure<Refused>> {
        let history = db::history::find(tx.conn(), permit, youth, desk.today)?;
        let stored = history.referrals().find(|it| it.id == id).ok_or(WebError::NotFound)?;
        let sent = stored.agree_by_button(account, desk.today).map_err(|why| Failure::Refused((why, stored.agreed_on)))?;
        db::case::same_version(stored.version, desk.carried_version())?;
        tx.save(sent)?;
        Ok(format!("/practice/youths/{}?saved=referral-agreed", youth.0))
    });
    let lang = desk.lang;
    // There is no field to stand beside; the referrals are.
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused((why, on))) => {
            let text = match why {
                ReferralRefused::AlreadyAgreed => lang.with("history-agreed-already", &args([("day", lang.day_or_none(on).into())])),
                _ => lang.t(&why.to_string()),
            };
            let errors = Errors::one("referrals", text);
            desk.refuse(&page(desk, Some(Again::Word))?, &errors)
        }
        Err(Failure::Web(WebError::Stale)) => {
            let errors = Errors::one("referrals", lang.t("history-stale"));
            desk.conflict(&page(desk, Some(Again::Word))?, &errors)
        }
        Err(Failure::Web(error)) => Err(error),
    }
}

/// "Gezien": the GP has read how things stand.
pub fn mark_seen(desk: &Desk) -> WebResult {
    let youth: YouthId = desk.id("id")?;
    let (permit, account) = (desk.permit()?, desk.account()?);
    let location = desk.submit(|tx| -> Result<String, WebError> {
        let history = db::history::find(tx.conn(), permit, youth, desk.today)?;
        let case = history.seen_in().ok_or(WebError::NotFound)?;
        tx.save(Sighting::mark(youth, case, account, desk.today))?;
        Ok(format!("/practice/youths/{}?saved=history-seen", youth.0))
    })?;
    desk.see(location)
}

pub fn ask(desk: &Desk) -> WebResult {
    let youth: YouthId = desk.id("id")?;
    let read = Reader::new(&desk.typed, desk.lang, "question", desk.today);
    let text = read.optional_text("text");
    let refuse = |errors: Errors| desk.refuse(&page(desk, Some(Again::Question(&errors)))?, &errors);
    let Some(text) = text else { return refuse(read.errors()) };
    let (permit, account) = (desk.permit()?, desk.account()?);
    let saved = desk.submit(|tx| -> Result<String, Failure<QuestionRefused>> {
        let history = db::history::find(tx.conn(), permit, youth, desk.today)?;
        let case = history.answering().ok_or(WebError::NotFound)?.case.id;
        tx.save(Question::ask(youth, case, text, account, desk.today).map_err(Failure::Refused)?)?;
        Ok(format!("/practice/youths/{}?saved=question-asked", youth.0))
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(why)) => refuse(Errors::one("text", desk.lang.t(&why.to_string()))),
        Err(Failure::Web(error)) => Err(error),
    }
}
