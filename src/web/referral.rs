//! Referrals: writing one in the name of a GP, and its page with agreement, how far it has come, and what was heard back.

use crate::clock::amsterdam;
use crate::db;
use crate::domain::case::Episode;
use crate::domain::change::TextField;
use crate::domain::code::Code;
use crate::domain::id::{AccountId, CaseId, ProviderId, ReferralId};
use crate::domain::referral::{AgreedHow, Move, Referral, ReferralRefusal, ReferralRefused, ReferralStatus, Referring, Target, Urgency};
use crate::text::{Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Form, Reader, Typed};
use crate::web::his;
use crate::web::pages::Page;
use crate::web::view::{Dossier, Gps, IdentityView, Labelled, examples};
use serde::Serialize;

#[derive(Serialize)]
pub struct ReferralFormPage {
    pub youth: IdentityView,
    pub form: Form,
    /// A report to Veilig Thuis is no referral: it is recorded there.
    pub safety_href: String,
}

#[derive(Serialize)]
pub struct ReferralPage {
    pub youth: IdentityView,
    pub heading: String,
    pub status_text: String,
    pub badge_kind: &'static str,
    pub items: Vec<Labelled>,
    pub question: String,
    pub feedback: Vec<FeedbackView>,
    /// The agreement in the line that a practice copies.
    pub his_text: String,
    pub acts: Vec<ActView>,
    pub file_href: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct FeedbackView {
    pub day_text: String,
    pub text: String,
}

/// One of the acts on a referral, each a form of its own.
#[derive(Debug, Clone, Serialize)]
pub struct ActView {
    pub name: &'static str,
    pub heading: String,
    pub save: String,
    pub form: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Agreement,
    Status,
    Feedback,
}

impl Act {
    const ALL: [Self; 3] = [Self::Agreement, Self::Status, Self::Feedback];
    fn name(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Status => "status",
            Self::Feedback => "feedback",
        }
    }
    /// Whether it makes sense now; one that was sent all the same says why not.
    fn fits(self, it: &Referral) -> bool {
        match self {
            Self::Agreement => it.status == ReferralStatus::Draft,
            Self::Status => !it.status.next().is_empty(),
            Self::Feedback => it.is_sent(),
        }
    }
}

fn named(list: &[(impl ToString, String)]) -> Vec<(String, String)> {
    list.iter().map(|(id, name)| (id.to_string(), name.clone())).collect()
}

fn new_form(lang: Lang, case: CaseId, gps: &Gps, providers: &[(String, String)]) -> Form {
    Form::new(lang, "referral", format!("/cases/{case}/referrals"))
        .radios("target", Target::ALL)
        .choose("provider", providers.iter().cloned())
        .or_none()
        .optional()
        .radios("urgency", Urgency::ALL)
        .day("referred_on")
        .area("question")
        .choose("gp", named(gps))
        .or_none()
        .day("agreed_on")
        .optional()
}

/// The form of an act. All three may stand on one page, so no two of their fields share a name.
fn act_form(lang: Lang, act: Act, it: &Referral, gps: &Gps) -> Form {
    let form = Form::new(lang, "referral", format!("/cases/{}/referrals/{}/{}", it.case_id, it.id, act.name()));
    let form = match act {
        Act::Agreement => form.choose("gp", named(gps)).or_none().day("agreed_on"),
        Act::Status => {
            let next = it.status.next();
            let form = form.radios("status", if next.is_empty() { std::slice::from_ref(&it.status) } else { next }).day("status_on");
            // A draft is withdrawn; nobody elsewhere has refused it.
            if next.contains(&ReferralStatus::Refused) { form.select("refusal", ReferralRefusal::ALL).or_none().optional() } else { form }
        }
        Act::Feedback => form.day("feedback_on").area("feedback"),
    };
    form.version(it.version)
}

fn badge(status: ReferralStatus) -> &'static str {
    use ReferralStatus as S;
    match status {
        S::Draft => "neutral",
        S::Sent | S::Received | S::Intake => "soon",
        S::Started => "ok",
        S::NotTurnedUp => "late",
        S::Refused | S::Withdrawn => "stop",
    }
}

impl Page for ReferralFormPage {
    const TEMPLATE: &'static str = "referral/form.html";
    fn title(&self, lang: Lang) -> String {
        lang.with("title-referral-new", &args([("number", self.youth.number.clone().into())]))
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let gps = vec![(AccountId(5), "Dr. Visser".to_owned())];
        let blank = new_form(lang, CaseId(93), &gps, &[("1".into(), "De Zeewering".into())]);
        let refused = blank.clone().refused(&Errors::one("question", lang.t("referral-question-missing")));
        [blank, refused]
            .map(|form| Self { youth: examples::identity(lang), form: form.sealed("c", "s"), safety_href: "/youths/42/safety".into() })
            .into()
    }
}

impl Page for ReferralPage {
    const TEMPLATE: &'static str = "referral/show.html";
    fn title(&self, lang: Lang) -> String {
        lang.with("title-referral", &args([("number", self.youth.number.clone().into())]))
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 10, 1).unwrap_or_default();
        let referring = Referring {
            on: day,
            target: Target::Arrangement,
            urgency: Urgency::Regular,
            provider: None,
            gp: Some(AccountId(5)),
            question: "Graag hulp bij de boosheid.".into(),
        };
        let written = Referral::write(&Episode::blank(CaseId(93), day, day), referring, &[AccountId(5)], day);
        let Ok(written) = written else { return Vec::new() };
        let draft = Referral { id: ReferralId(5), ..written.change().state().clone() };
        let gps = vec![(AccountId(5), "Dr. Visser".to_owned())];
        let page = |it: &Referral, feedback: &str| {
            let refused = Errors::one("status_on", lang.t("referral-before-last"));
            let act = |act: Act| ActView::of(lang, act, act_form(lang, act, it, &gps).refused(&refused).sealed("c", "s"));
            Self {
                youth: examples::identity(lang),
                heading: lang.code(it.target),
                status_text: lang.code(it.status),
                badge_kind: badge(it.status),
                items: vec![Labelled { label: lang.t("referral-gp"), value: "Dr. Visser".into() }],
                question: if feedback.is_empty() { String::new() } else { "Graag hulp bij de boosheid.".into() },
                feedback: [feedback]
                    .iter()
                    .filter(|it| !it.is_empty())
                    .map(|it| FeedbackView { day_text: "20-10-2026".into(), text: (*it).into() })
                    .collect(),
                his_text: it.agreed_on.map(|_| his::agreed(lang, it, "De Zeewering", None)).unwrap_or_default(),
                acts: Act::ALL.into_iter().filter(|act| act.fits(it)).map(act).collect(),
                file_href: "/cases/93".into(),
            }
        };
        let state = |status| Referral { status, agreed_on: Some(day), ..draft.clone() };
        vec![page(&draft, ""), page(&state(ReferralStatus::Sent), "Intake gepland."), page(&state(ReferralStatus::Started), "")]
    }
}

impl ActView {
    fn of(lang: Lang, act: Act, form: Form) -> Self {
        let name = act.name();
        let (heading, save) = (lang.t(&format!("referral-{name}-heading")), lang.t(&format!("referral-{name}-save")));
        Self { name, heading, save, form }
    }
}

/// The field that a refusal stands beside, in the form of an act or of a new referral.
fn beside(why: ReferralRefused, day: &'static str) -> &'static str {
    use ReferralRefused as No;
    match why {
        No::EpisodeClosed => "target",
        No::InFuture | No::BeforeRegistration | No::BeforeWritten | No::BeforeLast => day,
        No::GpMissing | No::NoGpHere | No::NotInYourName | No::AlreadyAgreed | No::NoDraft => "gp",
        No::ProviderNotHere => "provider",
        No::QuestionMissing => "question",
        No::NotSent | No::CannotFollow => "status",
        No::RefusalMissing | No::RefusalNotHere => "refusal",
        No::FeedbackMissing => "feedback",
    }
}

/// A refusal with its field.
type Refused = (&'static str, ReferralRefused);

fn refused(day: &'static str) -> impl Fn(ReferralRefused) -> Failure<Refused> {
    move |why| Failure::Refused((beside(why, day), why))
}

fn ids(gps: Gps) -> Vec<AccountId> {
    gps.into_iter().map(|it| it.0).collect()
}

fn form_page(
    desk: &Desk,
    dossier: &Dossier,
    made: impl FnOnce(Form, &Gps) -> Result<Form, WebError>,
) -> Result<ReferralFormPage, WebError> {
    let gps = dossier.gps(desk)?;
    let providers = named(&dossier.names.open_providers(desk.today));
    Ok(ReferralFormPage {
        youth: dossier.identity(desk),
        form: made(new_form(desk.lang, dossier.case, &gps, &providers), &gps)?,
        safety_href: format!("/youths/{}/safety", dossier.youth.id.0),
    })
}

pub fn new(desk: &Desk) -> WebResult {
    let dossier = Dossier::of_case(desk, desk.id("id")?)?;
    dossier.facts()?.open_episode().ok_or(WebError::NotFound)?;
    let page = form_page(desk, &dossier, |form, gps| {
        let mut typed = Typed::default();
        typed.set("urgency", Urgency::Regular.code());
        typed.set("referred_on", desk.lang.day(desk.today));
        // Where there is one GP, it is that one.
        if let [(only, _)] = gps.as_slice() {
            typed.set("gp", only.to_string());
        }
        desk.seal(form.filled(&typed))
    })?;
    desk.page(&page)
}

pub fn create(desk: &Desk) -> WebResult {
    let id: CaseId = desk.id("id")?;
    let refuse = |errors: Errors| {
        let page = form_page(desk, &Dossier::of_case(desk, id)?, |form, _| desk.seal_again(form, &errors))?;
        desk.refuse(&page, &errors)
    };
    let read = Reader::new(&desk.typed, desk.lang, "referral", desk.today);
    let (target, urgency) = (read.code::<Target>("target"), read.code::<Urgency>("urgency"));
    let (on, agreed_on) = (read.day("referred_on"), read.optional_day("agreed_on"));
    let question = read.optional_text("question");
    let provider = match desk.typed.get("provider") {
        "" => None,
        _ => {
            let known = desk.read(|conn| db::workplace::open_providers(conn, desk.today))?;
            read.choice("provider", &named(&known)).and_then(|it| it.parse().ok()).map(ProviderId)
        }
    };
    let gp = desk.typed.get("gp").parse().ok().map(AccountId);
    let referring = (|| Some(Referring { on: on?, target: target?, urgency: urgency?, provider, gp, question: question? }))();
    let (Some(referring), Some(agreed_on), false) = (referring, agreed_on, read.has_errors()) else { return refuse(read.errors()) };
    let permit = desk.permit()?;
    let saved = desk.submit(|tx| -> Result<String, Failure<Refused>> {
        let (case, episode) = db::case::find_with_episode(tx.conn(), permit, id)?;
        let gps = ids(db::account::gps(tx.conn(), case.workplace_id, desk.today)?);
        let written = Referral::write(&episode, referring, &gps, desk.today).map_err(refused("referred_on"))?;
        let mut draft = written.change().state().clone();
        draft.id = tx.save(written)?;
        if let (Some(gp), Some(on)) = (gp, agreed_on) {
            tx.save(draft.agree(gp, on, AgreedHow::Spoken, &gps, desk.today).map_err(refused("agreed_on"))?)?;
        }
        let sent = agreed_on.is_some();
        Ok(format!("/cases/{id}/referrals/{}?saved={}", draft.id, if sent { "referral-sent" } else { "referral-written" }))
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused((field, why))) => refuse(Errors::one(field, desk.lang.t(&why.to_string()))),
        Err(Failure::Web(error)) => Err(error),
    }
}

/// The referral of the address with its youth.
fn found(desk: &Desk) -> Result<(Dossier, Referral), WebError> {
    let id: ReferralId = desk.id("referral")?;
    let dossier = Dossier::of_case(desk, desk.id("id")?)?;
    let referral = dossier.facts()?.referrals.iter().find(|it| it.id == id).cloned().ok_or(WebError::NotFound)?;
    Ok((dossier, referral))
}

fn items(desk: &Desk, dossier: &Dossier, it: &Referral) -> Vec<Labelled> {
    let lang = desk.lang;
    let label = |key: &str, value: String| Labelled { label: lang.t(key), value };
    let mut items = vec![label("referral-urgency", lang.code(it.urgency)), label("referral-referred_on", lang.day(it.referred_on))];
    items.extend(it.provider_id.map(|id| label("referral-provider", dossier.names.provider(id))));
    let gp = it.gp_id.map(|id| dossier.names.account(Some(id), lang));
    let agreed = match (&gp, it.agreed_on, it.agreed_how) {
        (Some(gp), Some(on), Some(how)) => {
            let filled = args([("how", lang.code(how).into()), ("who", gp.clone().into()), ("day", lang.day(on).into())]);
            lang.with("referral-agreed-text", &filled)
        }
        _ => lang.t("referral-agreed-not"),
    };
    items.extend(gp.map(|name| label("referral-gp", name)));
    items.push(label("referral-agreement", agreed));
    items.extend(it.status_on.map(|on| label("referral-status-since", lang.day(on))));
    items.extend(it.refusal.map(|reason| label("referral-refusal", lang.code(reason))));
    items.extend(it.feedback_on.map(|on| label("referral-feedback-last", lang.day(on))));
    items
}

/// The page of a referral. Of the act that was refused the form is made again, also where it no longer fits.
fn page(desk: &Desk, again: Option<(Act, &Errors)>) -> Result<ReferralPage, WebError> {
    let (dossier, it) = found(desk)?;
    let lang = desk.lang;
    let gps = dossier.gps(desk)?;
    let texts = desk.read(|conn| db::referral::texts(conn, it.id))?;
    let mut typed = Typed::default();
    typed.set("gp", it.gp_id.map(|id| id.to_string()).unwrap_or_default());
    for field in ["agreed_on", "status_on", "feedback_on"] {
        typed.set(field, lang.day(desk.today));
    }
    let mut acts = Vec::new();
    for act in Act::ALL {
        let form = act_form(lang, act, &it, &gps);
        let form = match again {
            Some((refused, errors)) if refused == act => desk.seal_again(form, errors)?,
            _ if act.fits(&it) => desk.seal(form.filled(&typed))?,
            _ => continue,
        };
        acts.push(ActView::of(lang, act, form));
    }
    let of = |field| texts.iter().filter(move |it| it.0 == field);
    let provider = it.provider_id.map(|id| dossier.names.provider(id)).unwrap_or_default();
    let next = dossier.facts()?.next_planned(desk.today).map(|it| it.held_on);
    Ok(ReferralPage {
        youth: dossier.identity(desk),
        heading: lang.with("referral-heading", &args([("target", lang.code(it.target).into())])),
        status_text: lang.code(it.status),
        badge_kind: badge(it.status),
        items: items(desk, &dossier, &it),
        question: of(TextField::Question).next().map(|it| it.1.clone()).unwrap_or_default(),
        feedback: of(TextField::Feedback)
            .map(|(_, text, at)| FeedbackView { day_text: lang.day(amsterdam(*at).date()), text: text.clone() })
            .collect(),
        his_text: it.agreed_on.map(|_| his::agreed(lang, &it, &provider, next)).unwrap_or_default(),
        acts,
        file_href: format!("/cases/{}", dossier.case),
    })
}

pub fn show(desk: &Desk) -> WebResult {
    desk.page(&page(desk, None)?)
}

/// What the three acts share: version, act, refusal beside a field.
fn act_on(
    desk: &Desk,
    act: Act,
    errors: Errors,
    perform: impl FnOnce(&mut db::Tx, &Referral) -> Result<&'static str, Failure<Refused>>,
) -> WebResult {
    let refuse = |errors: &Errors| desk.refuse(&page(desk, Some((act, errors)))?, errors);
    if !errors.0.is_empty() {
        return refuse(&errors);
    }
    let (case, id): (CaseId, ReferralId) = (desk.id("id")?, desk.id("referral")?);
    let permit = desk.permit()?;
    let saved = desk.submit(|tx| {
        let stored = db::referral::find(tx.conn(), permit, case, id)?;
        db::case::same_version(stored.version, desk.carried_version())?;
        let notice = perform(tx, &stored)?;
        Ok(format!("/cases/{case}/referrals/{id}?saved={notice}"))
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused((field, why))) => refuse(&Errors::one(field, desk.lang.t(&why.to_string()))),
        Err(Failure::Web(WebError::Stale)) => {
            let (_, now) = found(desk)?;
            let field = match act {
                Act::Agreement => "gp",
                Act::Status => "status",
                Act::Feedback => "feedback",
            };
            let filled = args([("status", desk.lang.code(now.status).into()), ("day", desk.lang.day_or_none(now.status_on).into())]);
            let errors = Errors::one(field, desk.lang.with("form-stale-referral", &filled));
            desk.conflict(&page(desk, Some((act, &errors)))?, &errors)
        }
        Err(Failure::Web(error)) => Err(error),
    }
}

pub fn agree(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "referral", desk.today);
    let on = read.day("agreed_on");
    let gp: Option<AccountId> = desk.typed.get("gp").parse().ok().map(AccountId);
    if gp.is_none() {
        read.missing("gp");
    }
    act_on(desk, Act::Agreement, read.errors(), |tx, stored| {
        let (Some(gp), Some(on), permit) = (gp, on, desk.permit()?) else { return Err(WebError::BadRequest.into()) };
        let case = db::case::find(tx.conn(), permit, stored.case_id)?;
        let gps = ids(db::account::gps(tx.conn(), case.workplace_id, desk.today)?);
        tx.save(stored.agree(gp, on, AgreedHow::Spoken, &gps, desk.today).map_err(refused("agreed_on"))?)?;
        Ok("referral-sent")
    })
}

pub fn move_to(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "referral", desk.today);
    let (to, on) = (read.code::<ReferralStatus>("status"), read.day("status_on"));
    let refusal = read.optional_code::<ReferralRefusal>("refusal");
    act_on(desk, Act::Status, read.errors(), |tx, stored| {
        let (Some(to), Some(on)) = (to, on) else { return Err(WebError::BadRequest.into()) };
        let change = stored.move_to(Move { to, on, refusal }, desk.today).map_err(|why| match why {
            // A draft's form does not ask why it was refused.
            ReferralRefused::RefusalNotHere if stored.status == ReferralStatus::Draft => Failure::Refused(("status", why)),
            _ => refused("status_on")(why),
        })?;
        tx.save(change)?;
        Ok("referral-moved")
    })
}

pub fn feedback(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "referral", desk.today);
    let (on, text) = (read.day("feedback_on"), read.optional_text("feedback"));
    act_on(desk, Act::Feedback, read.errors(), |tx, stored| {
        let (Some(on), Some(text)) = (on, text) else { return Err(WebError::BadRequest.into()) };
        let change = stored.feedback(on, text, desk.today).map_err(|why| match why {
            ReferralRefused::NotSent => Failure::Refused(("feedback", why)),
            _ => refused("feedback_on")(why),
        })?;
        tx.save(change)?;
        Ok("referral-answered")
    })
}
