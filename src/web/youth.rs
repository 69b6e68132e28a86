//! Registering a youth, with the check on doubles and twins; the page of the person.

use crate::db;
use crate::domain::case::{Case, DescriptionRefused, Episode, EpisodeRefused, HelpQuestions, Intention, Regime, SaidByGp, Severity};
use crate::domain::catalogue::HelpQuestion;
use crate::domain::change::Noun;
use crate::domain::code::{Code, Sex, codes};
use crate::domain::consent::{Basis, Consent, ConsentRefused, Giver, Purpose};
use crate::domain::id::{AccountId, CaseId, HouseholdId, WorkplaceId, YouthId};
use crate::domain::identity::{Bsn, MunicipalityCode};
use crate::domain::permission::Action;
use crate::domain::workplace::{Workplace, WorkplaceKind};
use crate::domain::youth::{Authority, AuthorityKind, AuthorityRefused, Household, Youth, YouthRefused};
use crate::text::Lang;
use crate::web::consent::{self, ConsentsView};
use crate::web::desk::{Desk, WebResult};
use crate::web::episode;
use crate::web::error::{Failure, WebError};
use crate::web::family::dated;
use crate::web::form::{Errors, Form, Reader, Typed};
use crate::web::pages::Page;
use crate::web::search::{HitView, hit_view};
use crate::web::view::{Dossier, Gps, IdentityView, Labelled, examples};
use chrono::NaiveDate;
use serde::Serialize;

codes! {
    /// What a look-alike is. The same person is opened instead.
    Same as "same" { Twin = "twin", Other = "other" }
}

#[derive(Serialize)]
pub struct NewPage {
    pub form: Form,
    pub resembling: Vec<HitView>,
}

#[derive(Serialize)]
pub struct YouthPage {
    pub youth: IdentityView,
    pub items: Vec<Labelled>,
    pub authority: Vec<Dated>,
    pub consents: ConsentsView,
    /// Consent for help in the practice is recorded there, not by the access team.
    pub records: bool,
    pub form: Form,
    pub file_href: String,
    pub family_href: String,
    /// Who looked into the file.
    pub access_href: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct Dated {
    pub day_text: String,
    pub kind_text: String,
}

fn new_form(lang: Lang, offered: &Offered, resembles: bool) -> Form {
    let form = Form::new(lang, "youth", "/youths")
        .text("first_name")
        .focus()
        .short("prefix")
        .optional()
        .text("last_name")
        .day("born_on")
        .radios("sex", Sex::ALL)
        .short("bsn")
        .digits()
        .optional()
        .choose("municipality", offered.municipalities.iter().cloned())
        .choose("workplace", offered.workplaces.iter().map(|it| (it.id.to_string(), it.name.clone())))
        .checks("help_questions", HelpQuestion::ALL)
        .radios("severity", Severity::ALL)
        .day("registered_on")
        .day("expected_end_on")
        .radios("intention", Intention::ALL)
        .optional()
        .choose("intention_by", offered.gps.iter().map(|(id, name)| (id.to_string(), name.clone())))
        .or_none()
        .optional()
        .day("intention_on")
        .optional()
        .radios("authority", AuthorityKind::ALL)
        .checks("consent_by", Giver::ALL)
        .optional()
        .radios("consent_basis", Basis::ALL)
        .day("consent_on")
        .optional();
    if resembles { form.radios("same", Same::ALL) } else { form }
}

impl Page for NewPage {
    const TEMPLATE: &'static str = "youth/new.html";
    fn title(&self, lang: Lang) -> String {
        lang.t("title-youth-new")
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let offered = Offered {
            municipalities: vec![("0748".to_owned(), "Bergen op Zoom".to_owned())],
            gps: vec![(AccountId(5), "Dr. Visser".to_owned())],
            ..Offered::default()
        };
        let hit = HitView {
            href: "/cases/93".into(),
            name: "Anna de Vries".into(),
            born_text: "5 maart 2012".into(),
            number: "J-0042".into(),
            workplace: "Praktijk De Linde".into(),
            flags: 0,
            flags_text: String::new(),
        };
        let form = |resembles| new_form(lang, &offered, resembles);
        let refused = form(true).refused(&Errors::one("same", lang.t("youth-same-missing")));
        vec![
            Self { form: form(false).sealed("c", "s"), resembling: vec![] },
            Self { form: refused.sealed("c", "s"), resembling: vec![hit] },
        ]
    }
}

impl Page for YouthPage {
    const TEMPLATE: &'static str = "youth/show.html";
    fn title(&self, lang: Lang) -> String {
        lang.with("title-youth", &crate::text::args([("number", self.youth.number.clone().into())]))
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let form = consent::form(lang, YouthId(42));
        let refused = form.clone().refused(&Errors::one("given_on", lang.t("day-form")));
        let full = Self {
            youth: examples::identity(lang),
            items: vec![Labelled { label: lang.t("youth-sex"), value: lang.code(Sex::Female) }],
            authority: vec![Dated { day_text: "01-09-2026".into(), kind_text: lang.code(AuthorityKind::BothParents) }],
            consents: ConsentsView::example(lang),
            records: true,
            form: form.sealed("c", "s"),
            file_href: "/cases/93".into(),
            family_href: "/youths/42/family".into(),
            access_href: "/youths/42/access".into(),
        };
        let empty = Self {
            authority: vec![],
            consents: ConsentsView { missing_text: String::new(), list: vec![], ..ConsentsView::example(lang) },
            records: true,
            items: vec![],
            form: refused.sealed("c", "s"),
            youth: examples::identity(lang),
            file_href: "/cases/93".into(),
            family_href: "/youths/42/family".into(),
            access_href: "/youths/42/access".into(),
        };
        vec![full, empty]
    }
}

/// What the registration form offers.
#[derive(Default)]
struct Offered {
    /// The practices in reach.
    workplaces: Vec<Workplace>,
    /// As code and name.
    municipalities: Vec<(String, String)>,
    /// Of any of these practices.
    gps: Gps,
}

fn offered(desk: &Desk) -> Result<Offered, WebError> {
    let permit = desk.permit()?;
    let (all, names) = desk.read(|conn| Ok((db::workplace::all(conn)?, db::workplace::municipality_names(conn)?)))?;
    let workplaces: Vec<Workplace> = all.into_iter().filter(|it| it.kind == WorkplaceKind::Practice && permit.reaches(it.id)).collect();
    let mut municipalities: Vec<(String, String)> = names.into_iter().collect();
    // An installation without the national list still knows its own.
    for workplace in &workplaces {
        if !municipalities.iter().any(|(code, _)| code == workplace.municipality.as_str()) {
            municipalities.push((workplace.municipality.to_string(), workplace.municipality.to_string()));
        }
    }
    municipalities.sort_by(|a, b| a.1.cmp(&b.1));
    let mut gps = Gps::new();
    for workplace in &workplaces {
        gps.extend(desk.read(|conn| db::account::gps(conn, workplace.id, desk.today))?);
    }
    gps.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
    gps.dedup();
    Ok(Offered { workplaces, municipalities, gps })
}

pub fn new(desk: &Desk) -> WebResult {
    let offered = offered(desk)?;
    let mut typed = Typed::default();
    typed.set("registered_on", desk.lang.day(desk.today));
    typed.set("expected_end_on", desk.lang.day(crate::domain::calendar::plus_months(desk.today, 6)));
    typed.set("sex", Sex::Unknown.code());
    typed.set("severity", Severity::Moderate.code());
    typed.set("authority", AuthorityKind::BothParents.code());
    typed.set("consent_basis", Basis::Given.code());
    typed.set("consent_on", desk.lang.day(desk.today));
    typed.set("intention_on", desk.lang.day(desk.today));
    if let Some(first) = offered.workplaces.first() {
        typed.set("municipality", first.municipality.as_str());
        typed.set("workplace", first.id.to_string());
    }
    let form = desk.seal(new_form(desk.lang, &offered, false).filled(&typed))?;
    desk.page(&NewPage { form, resembling: vec![] })
}

/// What the form says, in domain types.
struct Registering {
    youth: Youth,
    bsn: Option<Bsn>,
    workplace: WorkplaceId,
    help_questions: HelpQuestions,
    severity: Severity,
    registered_on: NaiveDate,
    expected_end_on: NaiveDate,
    said: Option<SaidByGp>,
    authority: AuthorityKind,
    consents: Vec<(Giver, Basis, NaiveDate)>,
}

fn read_new(desk: &Desk, offered: &Offered) -> Result<Registering, Errors> {
    let read = Reader::new(&desk.typed, desk.lang, "youth", desk.today);
    let (first_name, last_name) = (read.name("first_name"), read.name("last_name"));
    let prefix = if read.is_empty("prefix") { Some(String::new()) } else { read.name("prefix") };
    let born_on = read.day("born_on");
    let sex = read.code::<Sex>("sex");
    let bsn = match desk.typed.get("bsn") {
        "" => None,
        text => match Bsn::parse(text) {
            Ok(bsn) => Some(bsn),
            Err(refused) => {
                read.wrong("bsn", &refused.to_string());
                None
            }
        },
    };
    let municipality = MunicipalityCode::parse(desk.typed.get("municipality"))
        .ok()
        .filter(|chosen| offered.municipalities.iter().any(|(code, _)| code == chosen.as_str()));
    if municipality.is_none() {
        read.missing("municipality");
    }
    let workplace = desk.typed.get("workplace").parse().ok().map(WorkplaceId).filter(|id| offered.workplaces.iter().any(|it| it.id == *id));
    if workplace.is_none() {
        read.missing("workplace");
    }
    let questions = read.codes::<HelpQuestion>("help_questions");
    if questions.is_empty() {
        read.missing("help_questions");
    }
    let severity = read.code::<Severity>("severity");
    let registered_on = read.day("registered_on");
    let expected_end_on = read.day("expected_end_on");
    let said = episode::read_said(&read, &desk.typed);
    let authority = read.code::<AuthorityKind>("authority");
    let (givers, basis) = (read.codes::<Giver>("consent_by"), read.code::<Basis>("consent_basis"));
    let consent_on =
        if givers.is_empty() { read.optional_day("consent_on").map(|it| it.unwrap_or(desk.today)) } else { read.day("consent_on") };
    let parts = (|| {
        let youth = Youth {
            id: YouthId::NEW,
            version: 1,
            household_id: HouseholdId::NEW,
            practice_id: Some(workplace?),
            first_name: first_name?,
            prefix: prefix?,
            last_name: last_name?,
            born_on: born_on?,
            sex: sex?,
            municipality: municipality?,
            died_on: None,
            known_at: desk.today,
        };
        let (basis, consent_on) = (basis?, consent_on?);
        Some(Registering {
            youth,
            bsn,
            workplace: workplace?,
            help_questions: HelpQuestions::of(&questions),
            severity: severity?,
            registered_on: registered_on?,
            expected_end_on: expected_end_on?,
            said: said?,
            authority: authority?,
            consents: givers.into_iter().map(|giver| (giver, basis, consent_on)).collect(),
        })
    })();
    match parts {
        Some(parts) if !read.has_errors() => Ok(parts),
        _ => Err(read.errors()),
    }
}

pub fn create(desk: &Desk) -> WebResult {
    let offered = offered(desk)?;
    let refuse = |errors: Errors, resembling: Vec<HitView>| {
        let form = desk.seal_again(new_form(desk.lang, &offered, !resembling.is_empty()), &errors)?;
        desk.refuse(&NewPage { form, resembling }, &errors)
    };
    let registering = match read_new(desk, &offered) {
        Ok(registering) => registering,
        Err(errors) => return refuse(errors, Vec::new()),
    };

    // Files that may be the same child: one may go on, and says why.
    let permit = desk.permit()?;
    let alike: Vec<Youth> = desk
        .read(|conn| db::youth::born_on(conn, permit, registering.youth.born_on))?
        .into_iter()
        .filter(|it| it.resembles(&registering.youth))
        .collect();
    let same = Same::from_code(desk.typed.get("same"));
    let shown = || -> Result<Vec<HitView>, WebError> {
        desk.seen(Noun::Youth, &alike.iter().map(|it| it.id.0).collect::<Vec<_>>())?;
        let loaded = desk.read(|conn| db::case_files::load(conn, permit, db::case_files::Stretch::ALL))?;
        Ok(alike.iter().filter_map(|it| hit_view(desk.lang, it, &loaded, 0, desk.today)).collect())
    };
    if !alike.is_empty() && same.is_none() && !is_sent(desk)? {
        return refuse(Errors::one("same", desk.lang.t("youth-same-missing")), shown()?);
    }
    // A twin lives in the same family.
    let twin_of = alike.first().filter(|_| same == Some(Same::Twin)).map(|it| it.household_id);

    let account = desk.account()?;
    let saved = desk.submit(|tx| -> Result<String, Failure<Registration>> {
        let it = &registering;
        let born_on = it.youth.born_on;
        // Someone may have registered this child since the check above.
        if same.is_none() && db::youth::born_on(tx.conn(), permit, it.youth.born_on)?.iter().any(|known| known.resembles(&it.youth)) {
            return Err(Failure::Refused(Registration::LooksAlike));
        }
        // The dates first: a citizen number is asked about only by who would otherwise be saved.
        let registers = |youth: Youth| {
            let new = youth.register(it.registered_on, desk.today);
            new.map_err(|refused| Failure::Refused(Registration::Youth(refused)))
        };
        registers(it.youth.clone())?;
        let begin = |case_id| {
            let (questions, severity, end) = (it.help_questions.clone(), Some(it.severity), Some(it.expected_end_on));
            Episode::begin(case_id, it.registered_on, questions, severity, end, desk.today)
                .map_err(|refused| Failure::Refused(Registration::Episode(refused)))
        };
        let gps: Vec<AccountId> = db::account::gps(tx.conn(), it.workplace, desk.today)?.into_iter().map(|it| it.0).collect();
        let intend = |episode: &Episode| {
            let said = it.said.map(|said| episode.record_intention(said, &gps, false, desk.today)).transpose();
            said.map_err(|refused| Failure::Refused(Registration::Intention(refused)))
        };
        intend(begin(CaseId::NEW)?.change().state())?;
        if let Some(bsn) = &it.bsn
            && db::text::youth_with_number(tx.conn(), bsn)?.is_some()
        {
            return Err(Failure::Refused(Registration::NumberKnown));
        }
        let household_id = match twin_of {
            Some(id) => id,
            None => tx.save(Household::form())?,
        };
        let youth_id = tx.save(registers(Youth { household_id, ..it.youth.clone() })?)?;
        if let Some(bsn) = &it.bsn {
            db::text::set_number(tx, youth_id, bsn)?;
        }
        let authority = Authority::record(youth_id, born_on, it.authority, it.registered_on, desk.today);
        tx.save(authority.map_err(|refused| Failure::Refused(Registration::Authority(refused)))?)?;
        for &(giver, basis, on) in &it.consents {
            let consent = Consent::record(youth_id, Purpose::Help, giver, basis, on, desk.today);
            tx.save(consent.map_err(|refused| Failure::Refused(Registration::Consent(refused)))?)?;
        }
        let case_id = tx.save(Case::open(youth_id, it.workplace, Some(account), Regime::Wgbo, desk.today))?;
        let episode = begin(case_id)?;
        let mut begun = episode.change().state().clone();
        begun.id = tx.save(episode)?;
        tx.save(intend(&begun)?)?;
        Ok(format!("/cases/{case_id}?saved=youth-registered"))
    });
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(why)) => {
            let (field, key) = match why {
                Registration::LooksAlike => ("same", "youth-same-missing".to_owned()),
                Registration::NumberKnown => ("bsn", "youth-number-known".to_owned()),
                Registration::Episode(EpisodeRefused::RegisteredInFuture) => {
                    ("registered_on", EpisodeRefused::RegisteredInFuture.to_string())
                }
                Registration::Episode(refused) => ("expected_end_on", refused.to_string()),
                Registration::Youth(refused @ YouthRefused::RegisteredBeforeBirth) => ("registered_on", refused.to_string()),
                Registration::Youth(refused) => ("born_on", refused.to_string()),
                Registration::Authority(refused) => ("registered_on", refused.to_string()),
                Registration::Consent(refused) => ("consent_on", refused.to_string()),
                Registration::Intention(refused) => (episode::beside(refused), refused.to_string()),
            };
            // The choice about look-alikes was typed too.
            refuse(Errors::one(field, desk.lang.t(&key)), shown()?)
        }
        Err(Failure::Web(error)) => Err(error),
    }
}

/// Why a complete registration is still refused.
#[derive(Debug)]
enum Registration {
    /// Another file has this citizen number; which one is not told, it may lie outside reach.
    NumberKnown,
    /// A look-alike was saved while this form was filled in.
    LooksAlike,
    Episode(EpisodeRefused),
    Youth(YouthRefused),
    Authority(AuthorityRefused),
    Consent(ConsentRefused),
    Intention(DescriptionRefused),
}

/// Whether this very form was saved before: then its own youth is no double.
fn is_sent(desk: &Desk) -> Result<bool, WebError> {
    let (account, content) = (desk.account()?, desk.content());
    let by = db::By::from(desk.permit()?);
    desk.app.db.write(by, desk.now, |tx| {
        let sent = db::sending::location(tx, desk.typed.get("sending"), &content, account)?;
        Ok(sent.is_some())
    })
}

pub fn youth_page(desk: &Desk, dossier: &Dossier, form: Form) -> YouthPage {
    let lang = desk.lang;
    let label = |key: &str, value: String| Labelled { label: lang.t(key), value };
    YouthPage {
        youth: dossier.identity(desk),
        items: vec![
            label("youth-sex", lang.code(dossier.youth.sex)),
            label("youth-municipality", dossier.names.municipality(dossier.youth.municipality.as_str())),
            label("youth-authority", lang.code(Authority::on(&dossier.authority, desk.today))),
        ],
        authority: dated(lang, &dossier.authority),
        consents: ConsentsView::of(desk, dossier),
        records: desk.also(Action::RegisterYouth).is_some(),
        form,
        file_href: format!("/cases/{}", dossier.case),
        access_href: if desk.also(Action::ReadAccessList).is_some() {
            format!("/youths/{}/access", dossier.youth.id.0)
        } else {
            String::new()
        },
        family_href: if desk.also(Action::ReadFamily).is_some() { format!("/youths/{}/family", dossier.youth.id.0) } else { String::new() },
    }
}

pub fn show(desk: &Desk) -> WebResult {
    let id: YouthId = desk.id("id")?;
    let dossier = Dossier::of_youth(desk, id)?;
    let mut typed = Typed::default();
    typed.set("purpose", Purpose::Help.code());
    typed.set("basis", Basis::Given.code());
    typed.set("given_on", desk.lang.day(desk.today));
    let form = desk.seal(consent::form(desk.lang, id).filled(&typed))?;
    desk.page(&youth_page(desk, &dossier, form))
}
