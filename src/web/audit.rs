//! The trail in plain words: who saw and changed what, the access list of one youth, and what stands out.

use crate::clock::{amsterdam, begins};
use crate::db;
use crate::db::audit::Verdict;
use crate::db::trail::{Asked, Did, Entry, Mark, Stint, TrailKind, stints};
use crate::domain::calendar::plus_days;
use crate::domain::change::{Event, Noun};
use crate::domain::code::Code;
use crate::domain::id::{AccountId, YouthId};
use crate::domain::permission::{Action, Permit, Role};
use crate::domain::posting::Ground;
use crate::exchange::listing;
use crate::text::{Args, Lang, args};
use crate::web::desk::{Answer, Desk, WebResult};
use crate::web::error::WebError;
use crate::web::form::{Errors, Form, Reader, Typed};
use crate::web::list::{LeafView, address};
use crate::web::pages::Page;
use crate::web::view::{LabelledLink, Names, count};
use chrono::{NaiveDate, NaiveDateTime, Timelike};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Lines on a page of the trail, and how many youths one line names.
const LINES: usize = 30;
const NAMED: usize = 3;
/// How far back one looks for what stands out, how much of it is shown, and the hours in which few work.
const LOOK_BACK: i64 = 7;
const MOST: usize = 30;
const NIGHT: (u32, u32) = (22, 6);

#[derive(Serialize)]
pub struct TrailPage {
    pub form: Form,
    pub rows: Vec<TrailRow>,
    pub leaf: LeafView,
    /// Where the access list of the youth is, whom one asks for.
    pub list_href: String,
    pub verify: Form,
}

#[derive(Debug, Clone, Serialize)]
pub struct TrailRow {
    pub at: String,
    pub who: String,
    pub behalf: String,
    pub did: String,
    pub youths: Vec<LabelledLink>,
    pub others: String,
}

/// The list that a youth or a parent may ask for.
#[derive(Serialize)]
pub struct AccessPage {
    pub heading: String,
    pub form: Form,
    pub rows: Vec<AccessRow>,
    pub download_href: String,
    pub back_href: String,
    pub back_text: String,
}

/// What one person did on one day.
#[derive(Debug, Clone, Serialize)]
pub struct AccessRow {
    pub day: String,
    pub times: String,
    pub who: String,
    pub role: String,
    pub organisation: String,
    pub behalf: String,
    pub did: Vec<String>,
    pub ground: String,
    pub emergency: String,
}

#[derive(Serialize)]
pub struct VerdictPage {
    pub whole: bool,
    pub lines: Vec<String>,
}

#[derive(Serialize)]
pub struct ReviewPage {
    pub rows: Vec<ReviewRow>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ReviewRow {
    pub day: String,
    pub who: String,
    pub files: usize,
    pub at_night: usize,
    pub href: String,
}

fn trail_form(lang: Lang, people: impl IntoIterator<Item = (String, String)>) -> Form {
    let whoever = [(String::new(), lang.t("trail-anyone"))];
    let whatever = [(String::new(), lang.t("trail-anything"))];
    let kinds = TrailKind::ALL.iter().map(|it| (it.code().to_owned(), lang.code(*it)));
    Form::new(lang, "trail", "/audit")
        .short("youth")
        .optional()
        .choose("person", whoever.into_iter().chain(people))
        .optional()
        .choose("kind", whatever.into_iter().chain(kinds))
        .optional()
        .day("from")
        .optional()
        .day("until")
        .optional()
}

fn period_form(lang: Lang, action: String) -> Form {
    Form::new(lang, "trail", action).day("from").optional().day("until").optional()
}

fn verify_form(lang: Lang) -> Form {
    Form::new(lang, "trail", "/audit/verify")
}

/// The first and the last day that somebody asks for.
#[derive(Debug, Clone, Copy, Default)]
struct Period {
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
}

impl Period {
    /// `None` when one of the days is wrong, which the reader remembers.
    fn read(read: &Reader) -> Option<Self> {
        let (from, until) = (read.optional_day("from"), read.optional_day("until"));
        let (from, until) = (from?, until?);
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            read.wrong("until", "trail-reversed");
            return None;
        }
        Some(Self { from, until })
    }

    fn of(self, asked: Asked) -> Asked {
        Asked { from: self.from.map(begins), until: self.until.map(|it| begins(plus_days(it, 1))), ..asked }
    }

    /// As it stands in an address.
    fn told(self, lang: Lang) -> [(&'static str, String); 2] {
        [("from", self.from), ("until", self.until)].map(|(name, day)| (name, day.map(|it| lang.day(it)).unwrap_or_default()))
    }
}

/// Names and places of those who stand in the trail.
struct People {
    names: Names,
    stints: BTreeMap<AccountId, Vec<Stint>>,
}

impl People {
    fn load(desk: &Desk) -> Result<Self, WebError> {
        desk.read(|conn| {
            let workplaces = db::workplace::all(conn)?.into_iter().map(|it| (it.id, it)).collect();
            let municipalities = db::workplace::municipality_names(conn)?;
            let names = Names { workplaces, municipalities, accounts: db::account::names(conn)?, ..Names::default() };
            Ok(Self { names, stints: BTreeMap::new() })
        })
    }

    /// The same with where they worked when these lines were written, newest first.
    fn at_work(self, desk: &Desk, lines: &[Entry]) -> Result<Self, WebError> {
        let (Some(newest), Some(oldest)) = (lines.first(), lines.last()) else { return Ok(self) };
        let before = begins(plus_days(amsterdam(newest.at).date(), 1));
        Ok(Self { stints: desk.read(|conn| stints(conn, oldest.at, before))?, ..self })
    }

    fn name(&self, lang: Lang, it: &Entry) -> String {
        match it.account {
            Some(id) => self.names.account(Some(id), lang),
            None => lang.with("trail-program", &args([("name", it.actor.clone().into())])),
        }
    }

    /// Where this person worked on that day, up to the moment at which that was taken away.
    fn organisation(&self, it: &Entry) -> String {
        let day = amsterdam(it.at).date();
        let stints = it.account.and_then(|id| self.stints.get(&id)).map(Vec::as_slice).unwrap_or_default();
        let later_that_day = |taken: NaiveDateTime| it.at < taken && amsterdam(taken).date() == day;
        let held = stints.iter().filter(|it| it.holds(day) || it.taken_at.is_some_and(later_that_day));
        let mut places: Vec<&str> = held.map(|it| it.workplace.as_str()).collect();
        places.dedup();
        places.join(", ")
    }

    /// "Sanne Hoekstra (jeugdprofessional, Praktijk De Linde)".
    fn who(&self, lang: Lang, it: &Entry) -> String {
        let role = it.role.map(|role| lang.code(role)).unwrap_or_default();
        let place = self.organisation(it);
        let told: Vec<&str> = [role.as_str(), place.as_str()].into_iter().filter(|it| !it.is_empty()).collect();
        if told.is_empty() { self.name(lang, it) } else { format!("{} ({})", self.name(lang, it), told.join(", ")) }
    }

    fn behalf(&self, lang: Lang, it: &Entry) -> String {
        let behalf = |id| lang.with("trail-behalf", &args([("name", self.names.account(Some(id), lang).into())]));
        it.on_behalf_of.map(behalf).unwrap_or_default()
    }

    /// What was done, as the rest of a sentence that begins with who did it.
    fn did(&self, lang: Lang, it: &Entry) -> String {
        let told = match &it.did {
            Did::Saw { action, .. } => Action::from_code(action).map(|action| lang.code(action)),
            Did::Changed { event, account, .. } => event_text(lang, event, &self.names, *account),
        };
        told.unwrap_or_else(|| lang.t("event-unknown"))
    }
}

/// An event in words, with the log-in name of the account it is about; `None` for one that this version does not know.
fn event_text(lang: Lang, stored: &str, names: &Names, account: Option<AccountId>) -> Option<String> {
    let facts: serde_json::Value = serde_json::from_str(stored).ok()?;
    let key = format!("event-{}", facts.get("event")?.as_str()?);
    let event: Event = serde_json::from_value(facts).ok()?;
    let mut told = spoken(lang, &event, names);
    if let Some(id) = account {
        told.insert("account".into(), names.login(account).unwrap_or_else(|| id.to_string()).into());
    }
    lang.find(&key, &told)
}

/// Until when something lasts, and until when it lasted.
fn lasts(lang: Lang, from: NaiveDate, until: Option<NaiveDate>) -> String {
    match until {
        None => lang.with("trail-since", &args([("from", lang.day(from).into())])),
        Some(until) => lang.with("trail-from-until", &args([("from", lang.day(from).into()), ("until", lang.day(until).into())])),
    }
}

/// What an event tells beside its name. Which step of the reporting code, whether an address is secret and what somebody
/// thinks of referring stay out: the access list goes to the family.
fn spoken(lang: Lang, event: &Event, names: &Names) -> Args {
    use Event as E;
    let day = |it: &NaiveDate| lang.day(*it).into();
    let place = |it: &Ground| match it {
        Ground::Workplace(id) => names.workplace(*id),
        Ground::Municipality(code) => names.municipality(code.as_str()),
    };
    match event {
        E::YouthDied { on }
        | E::EpisodeBegun { on }
        | E::EpisodeReopened { on }
        | E::PilotLightBegun { on }
        | E::ReturnedToCare { on }
        | E::ConsultationAddedLate { on }
        | E::ReferralAgreed { on }
        | E::FeedbackReceived { on }
        | E::ConsentWithdrawn { on }
        | E::AbsenceEnded { on }
        | E::ArrangementStarted { on }
        | E::ArrangementPaused { on }
        | E::ArrangementResumed { on } => args([("on", day(on))]),
        E::ReachGiven { ground, from, until } => args([("place", place(ground).into()), ("days", lasts(lang, *from, *until).into())]),
        E::ReachTaken { ground, from, last_on } => {
            let days = match last_on {
                None => lang.t("trail-at-once"),
                Some(on) if on < from => lang.t("trail-called-off"),
                Some(_) => lasts(lang, *from, *last_on),
            };
            args([("place", place(ground).into()), ("days", days.into())])
        }
        E::CaseOpened { workplace } => args([("workplace", names.workplace(*workplace).into())]),
        E::CaseHandedOver { to } => args([("to", to.map_or_else(|| lang.t("trail-nobody"), |id| names.account(Some(id), lang)).into())]),
        E::EpisodeClosed { on, outcome } => args([("on", day(on)), ("outcome", lang.code(*outcome).into())]),
        E::ReferralWritten { target } => args([("target", lang.code(*target).into())]),
        E::ReferralMoved { status } => args([("status", lang.code(*status).into())]),
        E::GoalScored { state } => args([("state", lang.code(*state).into())]),
        E::Evaluated { on, proposal } => args([("on", day(on)), ("proposal", lang.code(*proposal).into())]),
        E::AbsenceRecorded { from, until } => args([("from", day(from)), ("until", day(until))]),
        E::ConsultationRecorded { status, on } => args([("on", day(on)), ("status", lang.code(*status).into())]),
        E::ConsultationSettled { status } => args([("status", lang.code(*status).into())]),
        E::ArrangementExtended { until } => args([("until", day(until))]),
        E::ArrangementStopped { on, reason } => args([("on", day(on)), ("reason", lang.code(*reason).into())]),
        E::DateChanged { field, source } => args([("field", lang.code(*field).into()), ("source", lang.code(*source).into())]),
        E::Decided { decision, on } => args([("decision", lang.code(*decision).into()), ("on", day(on))]),
        _ => Args::new(),
    }
}

/// The trail is a list like any other: what it shows is recorded too, also when it is about nobody.
fn seen(desk: &Desk, permit: &Permit, rows: &[Entry]) -> Result<(), WebError> {
    let youths: BTreeSet<i64> = rows.iter().flat_map(Entry::youths).map(|it| it.0).collect();
    desk.record(permit, Noun::Youth, &youths.into_iter().collect::<Vec<_>>())
}

/// Whom, by whom, what and when somebody asks for.
struct Wanted {
    youth: Option<YouthId>,
    account: Option<AccountId>,
    kind: Option<TrailKind>,
    period: Period,
}

impl Wanted {
    fn read(desk: &Desk, typed: &Typed, people: &People) -> Result<Self, Errors> {
        let read = Reader::new(typed, desk.lang, "trail", desk.today);
        let (number, person) = (typed.get("youth"), typed.get("person"));
        let youth = YouthId::parse(number);
        if youth.is_none() && !number.is_empty() {
            read.wrong("youth", "trail-youth-wrong");
        }
        let account = person.parse().ok().map(AccountId).filter(|id| people.names.accounts.contains_key(id));
        if account.is_none() && !person.is_empty() {
            read.wrong("person", "trail-person-wrong");
        }
        let (kind, period) = (read.optional_code("kind"), Period::read(&read));
        let errors = read.errors();
        match period {
            Some(period) if errors.0.is_empty() => Ok(Self { youth, account, kind, period }),
            _ => Err(errors),
        }
    }

    /// Numbers, codes and days only: what was typed otherwise never stands in an address.
    fn address(&self, lang: Lang, after: String) -> String {
        let [from, until] = self.period.told(lang);
        let asked = [
            ("youth", self.youth.map(|it| it.to_string()).unwrap_or_default()),
            ("person", self.account.map(|it| it.to_string()).unwrap_or_default()),
            ("kind", self.kind.map(|it| it.code().to_owned()).unwrap_or_default()),
            from,
            until,
            ("after", after),
        ];
        address("/audit", &asked)
    }
}

fn trail_page(desk: &Desk, people: &People, typed: &Typed, errors: &Errors) -> Result<TrailPage, WebError> {
    let mut offered: Vec<(String, String)> = people.names.accounts.iter().map(|(id, (name, _))| (id.to_string(), name.clone())).collect();
    offered.sort_by(|a, b| a.1.cmp(&b.1));
    let form = desk.seal(trail_form(desk.lang, offered).filled(typed).refused(errors))?;
    let verify = desk.seal(verify_form(desk.lang))?;
    Ok(TrailPage { form, rows: vec![], leaf: LeafView::default(), list_href: String::new(), verify })
}

/// What is typed is read here and leads to an address of numbers, codes and days.
pub fn ask(desk: &Desk) -> WebResult {
    let people = People::load(desk)?;
    match Wanted::read(desk, &desk.typed, &people) {
        Ok(wanted) => desk.see(wanted.address(desk.lang, String::new())),
        Err(errors) => desk.refuse(&trail_page(desk, &people, &desk.typed, &errors)?, &errors),
    }
}

pub fn list(desk: &Desk) -> WebResult {
    overview(desk, desk.permit()?)
}

/// The trail, newest first; the start page of who reads it.
pub fn overview(desk: &Desk, permit: &Permit) -> WebResult {
    let lang = desk.lang;
    let people = People::load(desk)?;
    let wanted = match Wanted::read(desk, &desk.query, &people) {
        Ok(wanted) => wanted,
        Err(errors) => return desk.refuse(&trail_page(desk, &people, &desk.query, &errors)?, &errors),
    };
    let after = Mark::parse(desk.query.get("after"));
    let asked = Asked { youth: wanted.youth, account: wanted.account, kind: wanted.kind, after, ..Asked::default() };
    let mut found = desk.app.db.trail(permit, &wanted.period.of(asked), LINES + 1)?;
    let more = found.len() > LINES;
    found.truncate(LINES);
    seen(desk, permit, &found)?;
    let people = people.at_work(desk, &found)?;

    let older = found.last().filter(|_| more).map(|it| wanted.address(lang, it.mark().to_string())).unwrap_or_default();
    let newest = after.map(|_| wanted.address(lang, String::new())).unwrap_or_default();
    let mut page = trail_page(desk, &people, &desk.query, &Errors::default())?;
    if more || after.is_some() {
        let text = lang.with("trail-lines", &args([("n", count(found.len()))]));
        page.leaf = LeafView { text, previous_href: newest, next_href: older };
    }
    page.rows = found.iter().map(|it| row(lang, &people, it, wanted.youth)).collect();
    page.list_href = wanted.youth.map(|it| format!("/audit/youths/{}", it.0)).unwrap_or_default();
    desk.page(&page)
}

fn row(lang: Lang, people: &People, it: &Entry, asked: Option<YouthId>) -> TrailRow {
    let at = amsterdam(it.at);
    let mut youths = it.youths();
    // Whom one asks for stands first.
    youths.sort_by_key(|id| Some(*id) != asked);
    let others = youths.len().saturating_sub(NAMED);
    let link = |id: &YouthId| LabelledLink { href: format!("/audit/youths/{}", id.0), label: id.to_string() };
    TrailRow {
        at: format!("{} {}", lang.day(at.date()), lang.time(at)),
        who: people.who(lang, it),
        behalf: people.behalf(lang, it),
        did: people.did(lang, it),
        youths: youths.iter().take(NAMED).map(link).collect(),
        others: if others > 0 { lang.with("trail-others", &args([("n", count(others))])) } else { String::new() },
    }
}

/// Everything about one youth in the order in which it happened; what one person did on one day is one row.
fn access_rows(lang: Lang, people: &People, entries: &[Entry]) -> Vec<AccessRow> {
    struct Joined<'a> {
        first: &'a Entry,
        last: &'a Entry,
        times: usize,
        did: Vec<(String, usize)>,
    }
    let who = |it: &Entry| (amsterdam(it.at).date(), it.actor.clone(), it.account, it.role, it.on_behalf_of);
    let mut joined: Vec<Joined> = Vec::new();
    for it in entries.iter().rev() {
        let others = it.youths().len().saturating_sub(1);
        let mut did = people.did(lang, it);
        if others > 0 {
            did = lang.with("access-with-others", &args([("did", did.into()), ("others", count(others))]));
        }
        let day = amsterdam(it.at).date();
        let same_day = joined.iter_mut().rev().take_while(|row| amsterdam(row.first.at).date() == day);
        match same_day.into_iter().find(|row| who(row.first) == who(it)) {
            None => joined.push(Joined { first: it, last: it, times: 1, did: vec![(did, 1)] }),
            Some(row) => {
                (row.last, row.times) = (it, row.times + 1);
                match row.did.iter_mut().find(|(known, _)| *known == did) {
                    Some((_, times)) => *times += 1,
                    None => row.did.push((did, 1)),
                }
            }
        }
    }
    let times = |text: String, n: usize| {
        if n == 1 { text } else { lang.with("access-count", &args([("did", text.into()), ("n", count(n))])) }
    };
    let shown = |it: &Joined| {
        let (first, last) = (lang.time(amsterdam(it.first.at)), lang.time(amsterdam(it.last.at)));
        AccessRow {
            day: lang.day(amsterdam(it.first.at).date()),
            times: if first == last { first } else { format!("{first} – {last}") },
            who: people.name(lang, it.first),
            role: it.first.role.map(|role| lang.code(role)).unwrap_or_default(),
            organisation: people.organisation(it.first),
            behalf: people.behalf(lang, it.first),
            did: it.did.iter().map(|(did, n)| times(did.clone(), *n)).collect(),
            ground: ground(lang, it.first.role),
            emergency: lang.t("access-emergency-no"),
        }
    };
    joined.iter().map(shown).collect()
}

/// On what ground somebody with this role sees and changes things.
fn ground(lang: Lang, role: Option<Role>) -> String {
    lang.t(&format!("access-ground-{}", role.map_or("program", Role::code)))
}

/// The access list of one youth, and what is wrong with the period that was asked for.
fn access(desk: &Desk, typed: &Typed) -> Result<(AccessPage, Errors), WebError> {
    let (lang, permit, youth) = (desk.lang, desk.permit()?, desk.id::<YouthId>("id")?);
    desk.app.db.trail_reaches(permit, youth)?;
    let read = Reader::new(typed, lang, "trail", desk.today);
    let period = Period::read(&read);
    let errors = read.errors();
    let officer = permit.action() == Action::ReadTrail;
    let rows = match period {
        None => Vec::new(),
        Some(period) => {
            desk.seen(Noun::Youth, &[youth.0])?;
            let asked = period.of(Asked { youth: Some(youth), ..Asked::default() });
            let found = desk.app.db.trail(permit, &asked, usize::MAX)?;
            access_rows(lang, &People::load(desk)?.at_work(desk, &found)?, &found)
        }
    };
    let own = if officer { format!("/audit/youths/{}", youth.0) } else { format!("/youths/{}/access", youth.0) };
    let download = period.filter(|_| officer && !rows.is_empty()).map(|it| address(&format!("{own}/download"), &it.told(lang)));
    let page = AccessPage {
        heading: lang.with("access-heading", &args([("number", youth.to_string().into())])),
        form: desk.seal(period_form(lang, own).filled(typed).refused(&errors))?,
        download_href: download.unwrap_or_default(),
        back_href: if officer { format!("/audit?youth={youth}") } else { format!("/youths/{}", youth.0) },
        back_text: lang.t(if officer { "access-to-trail" } else { "access-to-youth" }),
        rows,
    };
    Ok((page, errors))
}

pub fn show(desk: &Desk) -> WebResult {
    let (page, errors) = access(desk, &desk.query)?;
    if errors.0.is_empty() { desk.page(&page) } else { desk.refuse(&page, &errors) }
}

/// The period that was typed leads to an address of days.
pub fn narrow(desk: &Desk) -> WebResult {
    desk.app.db.trail_reaches(desk.permit()?, desk.id("id")?)?;
    match Period::read(&Reader::new(&desk.typed, desk.lang, "trail", desk.today)) {
        Some(period) => desk.see(address(&desk.path, &period.told(desk.lang))),
        None => {
            let (page, errors) = access(desk, &desk.typed)?;
            desk.refuse(&page, &errors)
        }
    }
}

/// The same list as a file for a spreadsheet.
pub fn download(desk: &Desk) -> WebResult {
    let (page, errors) = access(desk, &desk.query)?;
    if !errors.0.is_empty() {
        return desk.refuse(&page, &errors);
    }
    let heads = ["day", "times", "who", "role", "organisation", "behalf", "did", "ground", "emergency"];
    let heads = heads.map(|it| desk.lang.t(&format!("access-{it}")));
    let line = |it: AccessRow| [it.day, it.times, it.who, it.role, it.organisation, it.behalf, it.did.join("; "), it.ground, it.emergency];
    let lines: Vec<_> = page.rows.into_iter().map(line).collect();
    let name = format!("{}.csv", desk.id::<YouthId>("id")?);
    Ok(Answer::File { name, kind: "text/csv; charset=utf-8", bytes: listing::csv(&heads, &lines)? })
}

/// Whether both streams are whole, or where they are broken.
pub fn verify(desk: &Desk) -> WebResult {
    let lang = desk.lang;
    let changes = desk.app.db.verify_audit()?;
    let views = desk.app.db.verify_views()?;
    let at = |key: &str, at: i64| lang.with(key, &args([("at", at.into())]));
    let whole = matches!(changes, Verdict::Whole { .. }) && views.is_none();
    let lines = vec![
        match changes {
            Verdict::Whole { events } => lang.with("verdict-changes-whole", &args([("n", events.into())])),
            Verdict::Broken { at: event } => at("verdict-changes-broken", event),
        },
        views.map_or_else(|| lang.t("verdict-views-whole"), |record| at("verdict-views-broken", record)),
    ];
    desk.page(&VerdictPage { whole, lines })
}

/// How many files people opened on a day, most first: counts only, to know where to look.
pub fn review(desk: &Desk) -> WebResult {
    let (lang, permit) = (desk.lang, desk.permit()?);
    let first = plus_days(amsterdam(desk.now).date(), 1 - LOOK_BACK);
    let opened = desk.app.db.opened_since(permit, begins(first))?;
    let accounts = desk.read(db::account::names)?;
    let names = Names { accounts, ..Names::default() };
    let mut files: BTreeMap<(NaiveDate, AccountId), (BTreeSet<YouthId>, BTreeSet<YouthId>)> = BTreeMap::new();
    for (at, who, youth) in opened {
        let at = amsterdam(at);
        let (all, at_night) = files.entry((at.date(), who)).or_default();
        all.insert(youth);
        if at.hour() >= NIGHT.0 || at.hour() < NIGHT.1 {
            at_night.insert(youth);
        }
    }
    let mut files: Vec<_> = files.into_iter().collect();
    files.sort_by_key(|((day, who), (all, at_night))| (std::cmp::Reverse((all.len(), at_night.len(), *day)), *who));
    desk.record(permit, Noun::Youth, &[])?;
    let row = |((day, who), (all, at_night)): ((NaiveDate, AccountId), (BTreeSet<YouthId>, BTreeSet<YouthId>))| {
        let asked =
            [("person", who.to_string()), ("kind", TrailKind::Seen.code().to_owned()), ("from", lang.day(day)), ("until", lang.day(day))];
        ReviewRow {
            day: lang.day(day),
            who: names.account(Some(who), lang),
            files: all.len(),
            at_night: at_night.len(),
            href: address("/audit", &asked),
        }
    };
    desk.page(&ReviewPage { rows: files.into_iter().take(MOST).map(row).collect() })
}

impl Page for TrailPage {
    const TEMPLATE: &'static str = "audit/list.html";
    fn title(&self, lang: Lang) -> String {
        lang.t("title-trail")
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let form = || trail_form(lang, [("1".to_owned(), "Sanne Hoekstra".to_owned())]);
        let row = TrailRow {
            at: "22-11-2026 10:14".into(),
            who: format!("Sanne Hoekstra ({}, Praktijk De Linde)", lang.code(Role::YouthProfessional)),
            behalf: lang.with("trail-behalf", &args([("name", "Joris Peeters".into())])),
            did: lang.code(Action::ReadCase),
            youths: vec![LabelledLink { href: "/audit/youths/42".into(), label: "J-0042".into() }],
            others: lang.with("trail-others", &args([("n", count(9))])),
        };
        let about_nobody = TrailRow { behalf: String::new(), youths: vec![], others: String::new(), ..row.clone() };
        let leaf = LeafView {
            text: lang.with("trail-lines", &args([("n", count(30))])),
            previous_href: "/audit".into(),
            next_href: "/audit?after=1-seen-1".into(),
        };
        let verify = || verify_form(lang).sealed("c", "s");
        let list_href = "/audit/youths/42".to_owned();
        let refused = form().refused(&Errors::one("until", lang.t("trail-reversed"))).sealed("", "");
        vec![
            Self { form: form().sealed("", ""), rows: vec![row, about_nobody], leaf, list_href, verify: verify() },
            Self { form: form().sealed("", ""), rows: vec![], leaf: LeafView::default(), list_href: String::new(), verify: verify() },
            Self { form: refused, rows: vec![], leaf: LeafView::default(), list_href: String::new(), verify: verify() },
        ]
    }
}

impl Page for AccessPage {
    const TEMPLATE: &'static str = "audit/access.html";
    fn title(&self, _: Lang) -> String {
        self.heading.clone()
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let heading = lang.with("access-heading", &args([("number", "J-0042".into())]));
        let form = || period_form(lang, "/audit/youths/42".into());
        let row = |role: Option<Role>| AccessRow {
            day: "22-11-2026".into(),
            times: "10:14 – 11:02".into(),
            who: "Sanne Hoekstra".into(),
            role: role.map(|it| lang.code(it)).unwrap_or_default(),
            organisation: "Praktijk De Linde".into(),
            behalf: lang.with("trail-behalf", &args([("name", "Joris Peeters".into())])),
            did: vec![lang.code(Action::ReadCase), lang.with("access-count", &args([("did", "x".into()), ("n", count(2))]))],
            ground: ground(lang, role),
            emergency: lang.t("access-emergency-no"),
        };
        let rows = Role::ALL.iter().map(|it| row(Some(*it))).chain([row(None)]).collect();
        let full = Self {
            heading: heading.clone(),
            form: form().sealed("", ""),
            rows,
            download_href: "/audit/youths/42/download".into(),
            back_href: "/audit?youth=J-0042".into(),
            back_text: lang.t("access-to-trail"),
        };
        let refused = form().refused(&Errors::one("until", lang.t("trail-reversed"))).sealed("", "");
        let (back_href, back_text) = ("/youths/42".into(), lang.t("access-to-youth"));
        vec![full, Self { heading, form: refused, rows: vec![], download_href: String::new(), back_href, back_text }]
    }
}

impl Page for VerdictPage {
    const TEMPLATE: &'static str = "audit/verdict.html";
    fn title(&self, lang: Lang) -> String {
        lang.t("title-verdict")
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let broken = |key| lang.with(key, &args([("at", 7.into())]));
        let whole = vec![lang.with("verdict-changes-whole", &args([("n", 12.into())])), lang.t("verdict-views-whole")];
        let lines = vec![broken("verdict-changes-broken"), broken("verdict-views-broken")];
        vec![Self { whole: true, lines: whole }, Self { whole: false, lines }]
    }
}

impl Page for ReviewPage {
    const TEMPLATE: &'static str = "audit/review.html";
    fn title(&self, lang: Lang) -> String {
        lang.t("title-review")
    }
    fn examples(_: Lang) -> Vec<Self> {
        let row =
            ReviewRow { day: "22-11-2026".into(), who: "Sanne Hoekstra".into(), files: 12, at_night: 1, href: "/audit?person=1".into() };
        vec![Self { rows: vec![row] }, Self { rows: vec![] }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::Locale;
    use crate::domain::arrangement::{DateField, DateSource, DecisionKind};
    use crate::domain::case::{Intention, Outcome};
    use crate::domain::code::EndReason;
    use crate::domain::consultation::ConsultationStatus;
    use crate::domain::evaluation::Proposal;
    use crate::domain::goal::GoalState;
    use crate::domain::id::WorkplaceId;
    use crate::domain::identity::MunicipalityCode;
    use crate::domain::outflow::answer::AnswerKind;
    use crate::domain::referral::{ReferralStatus, Target};

    /// Every event that tells more than its name.
    fn telling(on: NaiveDate) -> Vec<Event> {
        use Event as E;
        let (ground, bergen) = (Ground::Workplace(WorkplaceId(1)), Ground::Municipality(MunicipalityCode::parse("0748").unwrap()));
        let before = plus_days(on, -1);
        vec![
            E::AccountCreated,
            E::AccountChanged,
            E::AccountLocked,
            E::AccountUnlocked,
            E::AccountInvited,
            E::AccountReset,
            E::ReachGiven { ground: ground.clone(), from: on, until: None },
            E::ReachGiven { ground: bergen.clone(), from: on, until: Some(on) },
            E::ReachTaken { ground: ground.clone(), from: on, last_on: None },
            E::ReachTaken { ground, from: on, last_on: Some(on) },
            E::ReachTaken { ground: bergen, from: on, last_on: Some(before) },
            E::YouthDied { on },
            E::CaseOpened { workplace: WorkplaceId(1) },
            E::EpisodeBegun { on },
            E::IntentionRecorded { intention: Intention::Refer },
            E::EpisodeClosed { on, outcome: Outcome::CompletedHere },
            E::EpisodeReopened { on },
            E::PilotLightBegun { on },
            E::ReturnedToCare { on },
            E::CaseHandedOver { to: None },
            E::ConsultationAddedLate { on },
            E::ReferralWritten { target: Target::Team },
            E::ReferralAgreed { on },
            E::ReferralMoved { status: ReferralStatus::Sent },
            E::FeedbackReceived { on },
            E::GoalScored { state: GoalState::Open },
            E::Evaluated { on, proposal: Proposal::Same },
            E::ResidenceRecorded { secret: true },
            E::ConsentWithdrawn { on },
            E::AbsenceRecorded { from: on, until: on },
            E::AbsenceEnded { on },
            E::ConsultationRecorded { status: ConsultationStatus::Held, on },
            E::ConsultationSettled { status: ConsultationStatus::Held },
            E::ArrangementStarted { on },
            E::ArrangementPaused { on },
            E::ArrangementResumed { on },
            E::ArrangementExtended { until: on },
            E::ArrangementStopped { on, reason: EndReason::AsPlanned },
            E::DateChanged { field: DateField::PlannedEnd, source: DateSource::Decision },
            E::Decided { decision: DecisionKind::Extend, on },
            E::SafetyRecorded { step: 4, on },
            E::FlagAnswered { answer: AnswerKind::KeepOn },
        ]
    }

    #[test]
    fn every_event_is_said_with_all_it_tells() {
        let on: NaiveDate = "2026-11-10".parse().unwrap();
        let names = Names::default();
        for lang in [Lang(Locale::Nl), Lang(Locale::En)] {
            for event in telling(on) {
                let said = event_text(lang, &serde_json::to_string(&event).unwrap(), &names, Some(AccountId(1))).unwrap();
                assert!(!said.contains(['{', '$', '⟦']), "{event:?}: {said}");
            }
            let said = event_text(lang, r#"{"event":"goal_set"}"#, &names, None).unwrap();
            assert!(!said.contains('$'), "{said}");
            for unknown in ["", "{}", r#"{"event":"flown_away"}"#, r#"{"event":"youth_died"}"#, r#"{"event":7}"#] {
                assert_eq!(event_text(lang, unknown, &names, None), None, "{unknown}");
            }
        }
        let stopped = r#"{"event":"arrangement_stopped","on":"2026-11-10","reason":"31"}"#;
        let said = event_text(Lang(Locale::Nl), stopped, &names, None).unwrap();
        assert_eq!(said, "meldde het einde van een arrangement op 10-11-2026 (volgens plan)");
        // A text that waits for a value is among those told here.
        let told: Vec<String> = telling(on).iter().map(|it| serde_json::to_string(it).unwrap()).collect();
        for line in include_str!("../../templates/locales/nl/audit.ftl").lines().filter(|it| it.starts_with("event-") && it.contains('$')) {
            let name = line.trim_start_matches("event-").split(" = ").next().unwrap();
            assert!(told.iter().any(|it| it.starts_with(&format!("{{\"event\":\"{name}\""))), "{name}");
        }
    }

    /// The list goes to the family: which step, where a youth hides and what the GP would have done stay within.
    #[test]
    fn safety_secret_addresses_and_opinions_are_not_told_further() {
        let lang = Lang(Locale::Nl);
        let said = |event: &str| event_text(lang, event, &Names::default(), None).unwrap();
        assert_eq!(said(r#"{"event":"safety_recorded","step":4,"on":"2026-11-10"}"#), "legde iets vast over veiligheid");
        assert_eq!(said(r#"{"event":"residence_recorded","secret":true}"#), said(r#"{"event":"residence_recorded","secret":false}"#));
        assert_eq!(
            said(r#"{"event":"intention_recorded","intention":"refer"}"#),
            said(r#"{"event":"intention_recorded","intention":"unsure"}"#)
        );
    }
}
