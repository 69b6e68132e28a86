//! What several pages show alike: the identity bar, a flag in words, an arrangement, a line of the timeline.

use crate::db;
use crate::db::case_files::{self, Stretch};
use crate::domain::arrangement::DateSource;
use crate::domain::calendar::{Status, age, days_between};
use crate::domain::change::Noun;
use crate::domain::code::Code;
use crate::domain::consent::{self, Consent, Giver};
use crate::domain::consultation::{Consultation, ConsultationStatus, Note};
use crate::domain::id::{AccountId, CaseId, ProviderId, WorkplaceId, YouthId};
use crate::domain::outflow::answer::{Answer, SubjectKind};
use crate::domain::outflow::case_file::{ArrangementFacts, CaseFacts, CaseFile};
use crate::domain::outflow::rule::{Flag, RuleCode, Value};
use crate::domain::outflow::threshold::Thresholds;
use crate::domain::outflow::worklist::{self, Line, Viewer, Worklist};
use crate::domain::permission::{Action, Permit, Role};
use crate::domain::workplace::Workplace;
use crate::domain::youth::{Authority, Youth};
use crate::text::{Arg, Args, Lang, args};
use crate::web::desk::Desk;
use crate::web::error::WebError;
use chrono::NaiveDate;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A label with its value.
#[derive(Debug, Clone, Serialize)]
pub struct Labelled {
    pub label: String,
    pub value: String,
}

/// Where one can go, in words.
#[derive(Debug, Clone, Serialize)]
pub struct LabelledLink {
    pub href: String,
    pub label: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct IdentityView {
    pub name: String,
    pub born_text: String,
    pub number: String,
    pub practice: String,
    pub municipality: String,
    pub flags: usize,
    pub flags_text: String,
    pub consent_text: String,
    pub href: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct FlagView {
    pub rule: &'static str,
    pub kind: &'static str,
    pub kind_text: String,
    pub sentence: String,
    pub urgent: bool,
    pub guarded: bool,
    pub late_text: String,
    pub who: String,
    pub who_href: String,
    pub why_href: String,
    pub since_text: String,
    pub keep_href: String,
    pub guard_text: String,
    /// What was answered, until when and by whom; empty while it waits.
    pub answer_text: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct ArrangementView {
    pub href: String,
    pub title: String,
    pub provider: String,
    pub dates_text: String,
    pub end_text: String,
    pub badge_kind: &'static str,
    pub status_text: String,
    pub follower: String,
    pub flags: usize,
}

#[derive(Debug, Clone, Serialize)]
pub struct TimelineView {
    pub day_text: String,
    pub kind_text: String,
    pub status_text: String,
    pub badge_kind: &'static str,
    pub who: String,
    pub href: String,
    pub text: Vec<Paragraph>,
    pub late_text: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct Paragraph {
    pub label: &'static str,
    pub text: String,
}

/// GPs as forms offer them.
pub type Gps = Vec<(AccountId, String)>;

/// Names that pages need beside the facts.
#[derive(Debug, Clone, Default)]
pub struct Names {
    pub workplaces: BTreeMap<WorkplaceId, Workplace>,
    pub providers: BTreeMap<ProviderId, String>,
    /// From when a provider takes no new help.
    pub ended_providers: BTreeMap<ProviderId, NaiveDate>,
    pub municipalities: BTreeMap<String, String>,
    pub accounts: BTreeMap<AccountId, (String, String)>,
}

impl Names {
    /// Those that take new help, by name.
    pub fn open_providers(&self, today: NaiveDate) -> Vec<(ProviderId, String)> {
        let open = |id: &ProviderId| self.ended_providers.get(id).is_none_or(|on| *on > today);
        let mut offered: Vec<_> = self.providers.iter().filter(|(id, _)| open(id)).map(|(id, name)| (*id, name.clone())).collect();
        offered.sort_by(|a, b| a.1.cmp(&b.1));
        offered
    }
    pub fn provider(&self, id: ProviderId) -> String {
        self.providers.get(&id).cloned().unwrap_or_default()
    }
    pub fn workplace(&self, id: WorkplaceId) -> String {
        self.workplaces.get(&id).map(|it| it.name.clone()).unwrap_or_default()
    }
    pub fn municipality(&self, code: &str) -> String {
        self.municipalities.get(code).cloned().unwrap_or_else(|| code.to_owned())
    }
    /// A colleague's name; "by message" when nobody recorded it.
    pub fn account(&self, id: Option<AccountId>, lang: Lang) -> String {
        id.map_or_else(|| lang.t("by-message"), |id| self.accounts.get(&id).map(|(name, _)| name.clone()).unwrap_or_default())
    }
    pub fn login(&self, id: Option<AccountId>) -> Option<String> {
        id.and_then(|id| self.accounts.get(&id)).map(|(_, login)| login.clone())
    }
}

/// One youth with everything a page about her or him shows, loaded under one permit.
pub struct Dossier {
    pub youth: Youth,
    pub file: CaseFile,
    pub thresholds: Thresholds,
    pub authority: Vec<Authority>,
    pub consents: Vec<Consent>,
    pub names: Names,
    pub worklist: Worklist,
    /// The case through which this page was reached.
    pub case: CaseId,
}

/// One of a household.
pub struct Member {
    pub youth: Youth,
    pub file: CaseFile,
}

impl Dossier {
    /// The youth of a case within reach.
    pub fn of_case(desk: &Desk, case: CaseId) -> Result<Self, WebError> {
        let permit = desk.permit()?;
        let youth = desk.read(|conn| db::case::find(conn, permit, case))?.youth_id;
        Self::open(desk, youth, Some(case))
    }

    /// A youth within reach.
    pub fn of_youth(desk: &Desk, youth: YouthId) -> Result<Self, WebError> {
        let permit = desk.permit()?;
        desk.read(|conn| db::youth::find(conn, permit, youth))?;
        Self::open(desk, youth, None)
    }

    /// A youth within reach with the household: of it whoever lies within reach too, the oldest first. All of them are seen.
    pub fn of_family(desk: &Desk, youth: YouthId, case: Option<CaseId>) -> Result<(Self, Vec<Member>), WebError> {
        let permit = desk.permit()?;
        let household = desk.read(|conn| db::youth::household(conn, permit, youth))?;
        desk.seen(Noun::Youth, &household.iter().map(|it| it.id.0).collect::<Vec<_>>())?;
        desk.read(|conn| {
            let mut files = case_files::load(conn, permit, Stretch::some(household.iter().map(|it| it.id).collect()))?.files;
            let member = |youth: Youth| {
                let at = files.iter().position(|it| it.youth.id == youth.id)?;
                Some(Member { file: files.swap_remove(at), youth })
            };
            let members: Vec<Member> = household.into_iter().filter_map(member).collect();
            let own = members.iter().find(|it| it.youth.id == youth).ok_or(db::DbError::NotFound)?;
            let first = own.file.cases.first().map(|it| it.case.id);
            let case = case.or(first).ok_or(db::DbError::NotFound)?;
            let dossier = Self::load(desk, conn, permit, own.file.clone(), own.youth.clone(), case)?;
            Ok((dossier, members))
        })
    }

    /// Every other page about someone comes through here, refused forms too: once reach is known it is written down who looks at
    /// whom under which right, and only then the content is read.
    fn open(desk: &Desk, youth: YouthId, case: Option<CaseId>) -> Result<Self, WebError> {
        desk.seen(Noun::Youth, &[youth.0])?;
        let permit = desk.permit()?;
        desk.read(|conn| {
            let (file, youth) = case_files::of_youth(conn, permit, youth)?;
            let first = file.cases.first().map(|it| it.case.id);
            let case = case.or(first).ok_or(db::DbError::NotFound)?;
            Self::load(desk, conn, permit, file, youth, case)
        })
    }

    fn load(
        desk: &Desk,
        conn: &mut db::connection::Conn,
        permit: &Permit,
        file: CaseFile,
        youth: Youth,
        case: CaseId,
    ) -> db::DbResult<Self> {
        let thresholds = db::setting::thresholds(conn, desk.today)?;
        let (authority, consents) = db::youth::authority_and_consents(conn, permit, youth.id)?;
        let names = names(conn)?;
        let role = permit.role().unwrap_or(Role::YouthProfessional);
        let worklist = worklist::lines([&file], &thresholds, Viewer { role, workplaces: permit.workplaces() }, desk.today);
        Ok(Self { youth, file, thresholds, authority, consents, names, worklist, case })
    }

    /// The case through which this page was reached, with what hangs on it.
    pub fn facts(&self) -> Result<&CaseFacts, WebError> {
        self.file.cases.iter().find(|it| it.case.id == self.case).ok_or(WebError::NotFound)
    }

    /// The GPs of the practice of this case.
    pub fn gps(&self, desk: &Desk) -> Result<Gps, WebError> {
        let workplace = self.facts()?.case.workplace_id;
        desk.read(|conn| db::account::gps(conn, workplace, desk.today))
    }

    pub fn identity(&self, desk: &Desk) -> IdentityView {
        let lang = desk.lang;
        let practice = self.file.cases.iter().find(|it| it.case.id == self.case).map(|it| it.case.workplace_id);
        let missing = consent::missing(self.youth.born_on, Authority::on(&self.authority, desk.today), &self.consents, desk.today);
        // The access team does not handle consent for help in the practice.
        let asks = self.file.cases.iter().any(|it| it.open_episode().is_some()) && desk.also(Action::ReadNotes).is_some();
        IdentityView {
            name: self.youth.full_name(),
            born_text: born_text(lang, self.youth.born_on, desk.today),
            number: self.youth.id.to_string(),
            practice: practice.map(|it| self.names.workplace(it)).unwrap_or_default(),
            municipality: self.names.municipality(self.youth.municipality.as_str()),
            flags: self.worklist.lines.len(),
            flags_text: lang.with("layout-flag-count", &args([("count", count(self.worklist.lines.len()))])),
            consent_text: if asks && !missing.is_empty() { missing_text(lang, &missing) } else { String::new() },
            href: format!("/cases/{}", self.case),
        }
    }

    pub fn lines(&self, desk: &Desk, lines: &[Line]) -> Vec<FlagView> {
        lines.iter().map(|line| flag_view(desk.lang, line, &self.youth, &self.names)).collect()
    }

    /// Why closing waits, in words; empty when it does not.
    pub fn guard_text(&self, desk: &Desk) -> String {
        let guard = self.file.guard(desk.today);
        match guard.first() {
            None => String::new(),
            Some(record) if record.youth_id == self.youth.id && desk.also(Action::ReadSafety).is_some() => desk.lang.t("guard-text"),
            Some(_) => desk.lang.t("guard-text-family"),
        }
    }

    pub fn arrangement(&self, desk: &Desk, it: &ArrangementFacts) -> ArrangementView {
        let lang = desk.lang;
        let arrangement = &it.arrangement;
        let status = it.status(desk.today, &self.thresholds);
        let dates = [
            ("start", lang.day_or_none(arrangement.start_on)),
            ("end", lang.day_or_none(arrangement.actual_end_on.or(arrangement.planned_end_on))),
        ];
        let end_text = match (arrangement.actual_end_on, arrangement.planned_end_on) {
            (Some(_), _) => String::new(),
            (None, None) => lang.t("ends-none"),
            (None, Some(end)) => ends_text(lang, end, arrangement.planned_end_source, desk.today),
        };
        let workplace = self.names.workplace(arrangement.follower_workplace_id);
        let follower = match arrangement.follower_id {
            Some(id) => {
                lang.with("follower-at", &args([("workplace", workplace.into()), ("who", self.names.account(Some(id), lang).into())]))
            }
            None => workplace,
        };
        let about = |flag: &Flag| flag.subject.kind == SubjectKind::Arrangement && flag.subject.id == arrangement.id.0;
        ArrangementView {
            href: format!("/arrangements/{}", arrangement.id),
            title: format!("{} · {}", lang.code(arrangement.profile), lang.code(arrangement.intensity)),
            provider: self.names.provider(arrangement.provider_id),
            dates_text: lang.with("dates-text", &args(dates.map(|(name, text)| (name, text.into())))),
            end_text,
            badge_kind: status_badge(status),
            status_text: lang.code(status),
            follower,
            flags: self.worklist.lines.iter().filter(|line| about(&line.flag)).count(),
        }
    }

    pub fn timeline(&self, desk: &Desk, it: &Consultation, note: Option<&Note>) -> TimelineView {
        let lang = desk.lang;
        let unsettled = it.is_unsettled(desk.today);
        let mut kind_text = format!("{}, {}", lang.code(it.kind), lang.code(it.form).to_lowercase());
        if let Some(minutes) = it.minutes {
            kind_text.push_str(&format!(", {}", lang.with("minutes-text", &args([("n", i64::from(minutes).into())]))));
        }
        if let Some(outcome) = it.outcome {
            kind_text.push_str(&format!(", {}", lang.code(outcome)));
        }
        let time = it.time.map(|time| format!(" {time}")).unwrap_or_default();
        let settle = unsettled && desk.also(Action::WriteConsultation).is_some();
        let readable = desk.also(Action::ReadNotes).is_some();
        TimelineView {
            day_text: format!("{}{time}", lang.long_day(it.held_on)),
            kind_text,
            status_text: if it.status == ConsultationStatus::Held { String::new() } else { lang.code(it.status) },
            badge_kind: consultation_badge(it.status),
            who: it.author_id.map(|id| self.names.account(Some(id), lang)).unwrap_or_default(),
            href: match (settle, readable) {
                (true, _) => format!("/cases/{}/consultations/{}/settle", it.case_id, it.id),
                (false, true) => format!("/cases/{}/consultations/{}", it.case_id, it.id),
                (false, false) => String::new(),
            },
            text: note.map(paragraphs).unwrap_or_default(),
            late_text: match (unsettled, it.after_closing) {
                (true, _) => lang.t("consultation-unsettled"),
                (false, true) => lang.t("consultation-after-closing"),
                (false, false) => String::new(),
            },
        }
    }
}

pub fn names(conn: &mut db::connection::Conn) -> db::DbResult<Names> {
    let providers = db::workplace::providers(conn)?;
    Ok(Names {
        ended_providers: providers.iter().filter_map(|it| Some((it.id, it.ended_on?))).collect(),
        workplaces: db::workplace::all(conn)?.into_iter().map(|it| (it.id, it)).collect(),
        providers: providers.into_iter().map(|it| (it.id, it.name)).collect(),
        municipalities: db::workplace::municipality_names(conn)?,
        accounts: db::account::names(conn)?,
    })
}

pub fn count(n: usize) -> Arg {
    Arg::from(i64::try_from(n).unwrap_or(i64::MAX))
}

pub fn born_text(lang: Lang, born_on: NaiveDate, today: NaiveDate) -> String {
    lang.with("born", &args([("day", lang.written_day(born_on).into()), ("age", i64::from(age(born_on, today)).into())]))
}

pub fn missing_text(lang: Lang, missing: &[Giver]) -> String {
    let who = missing.iter().map(|it| lang.code(*it)).collect::<Vec<_>>().join(", ");
    lang.with("consent-missing", &args([("who", who.into())]))
}

fn ends_text(lang: Lang, end: NaiveDate, source: Option<DateSource>, today: NaiveDate) -> String {
    let source = source.map(|it| lang.code(it)).unwrap_or_default();
    lang.with(
        "ends-text",
        &args([("day", lang.day(end).into()), ("source", source.into()), ("relative", relative(lang, end, today).into())]),
    )
}

/// "over 6 weken", "12 dagen geleden".
pub fn relative(lang: Lang, day: NaiveDate, today: NaiveDate) -> String {
    let days = days_between(today, day);
    let key = match days {
        0 => "relative-today",
        1.. => "relative-future",
        _ => "relative-past",
    };
    lang.with(key, &args([("days", days.abs().into()), ("weeks", (days.abs() / 7).into())]))
}

pub fn status_badge(status: Status) -> &'static str {
    match status {
        Status::Running => "ok",
        Status::EndsSoon | Status::NoEndDate | Status::StopsOn => "soon",
        Status::Past => "late",
        Status::Paused => "paused",
        Status::Ended | Status::Withdrawn => "stop",
        Status::NotStarted => "neutral",
    }
}

fn consultation_badge(status: ConsultationStatus) -> &'static str {
    match status {
        ConsultationStatus::Held => "ok",
        ConsultationStatus::Planned => "neutral",
        ConsultationStatus::NotReached | ConsultationStatus::CancelledByUs => "paused",
        ConsultationStatus::NotTurnedUp | ConsultationStatus::CancelledByFamily => "soon",
    }
}

pub fn paragraphs(note: &Note) -> Vec<Paragraph> {
    [("S", &note.s), ("O", &note.o), ("E", &note.e), ("P", &note.p)]
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, text)| Paragraph { label, text: text.clone() })
        .collect()
}

/// The facts and limits of a flag as the values of its sentence.
fn spoken(lang: Lang, flag: &Flag, providers: &BTreeMap<ProviderId, String>) -> Args {
    let mut filled = Args::new();
    for fact in &flag.evidence.facts {
        let said = match fact.value {
            None => Arg::from("none"),
            Some(Value::Day(day)) => Arg::from(lang.day(day)),
            Some(Value::Count(count)) => Arg::from(count),
            Some(Value::Code(list, code)) => {
                filled.insert(Cow::Owned(format!("{}_code", fact.name)), Arg::from(code));
                Arg::from(lang.t(&format!("{list}-{code}")))
            }
            Some(Value::Provider(id)) => Arg::from(providers.get(&ProviderId(id)).cloned().unwrap_or_default()),
        };
        filled.insert(Cow::Borrowed(fact.name), said);
    }
    for (name, value) in &flag.evidence.limits {
        filled.insert(Cow::Borrowed(name), Arg::from(*value));
    }
    for name in ["step", "since", "concern_code", "last_evaluation_code"] {
        filled.entry(Cow::Borrowed(name)).or_insert_with(|| Arg::from("none"));
    }
    filled.insert(Cow::Borrowed("days"), Arg::from(flag.evidence.days.unwrap_or(0)));
    filled.insert(Cow::Borrowed("kind"), Arg::from(flag.evidence.kind.code()));
    // R02 counts its days from the last contact, not from the limit.
    if let Some(Value::Count(days)) = flag.fact("days") {
        filled.insert(Cow::Borrowed("days"), Arg::from(days));
    }
    filled
}

/// The flag in one sentence, with its facts and limits and what makes it leave.
pub fn sentence(lang: Lang, flag: &Flag, providers: &BTreeMap<ProviderId, String>) -> String {
    lang.with(&format!("flag-{}", flag.rule.code.code()), &spoken(lang, flag, providers))
}

/// How late, in a few words.
pub fn late_text(lang: Lang, flag: &Flag, providers: &BTreeMap<ProviderId, String>) -> String {
    lang.with(&format!("flag-{}-late", flag.rule.code.code()), &spoken(lang, flag, providers))
}

/// The value of one fact as a page shows it.
pub fn fact_text(lang: Lang, value: Option<Value>, providers: &BTreeMap<ProviderId, String>) -> String {
    match value {
        None => lang.t("date-none"),
        Some(Value::Day(day)) => lang.day(day),
        Some(Value::Count(count)) => count.to_string(),
        Some(Value::Code(list, code)) => lang.t(&format!("{list}-{code}")),
        Some(Value::Provider(id)) => providers.get(&ProviderId(id)).cloned().unwrap_or_default(),
    }
}

/// The address of a flag's page.
pub fn why_href(flag: &Flag) -> String {
    format!("/worklist/{}/{}/{}", flag.rule.code.code(), flag.subject.kind.code(), flag.subject.id)
}

/// The answer that puts a line aside, in words.
pub fn answer_text(lang: Lang, answer: &Answer, names: &Names) -> String {
    let until = answer.until_on.map_or_else(|| lang.t("answer-until-none"), |day| lang.day(day));
    let filled = args([
        ("kind", lang.code(answer.kind).into()),
        ("until", until.into()),
        ("by", names.account(answer.given_by, lang).into()),
        ("motive", lang.code(answer.motive).into()),
    ]);
    lang.with("answer-text", &filled)
}

pub fn flag_view(lang: Lang, line: &Line, youth: &Youth, names: &Names) -> FlagView {
    let flag = &line.flag;
    let why_href = why_href(flag);
    let late_text = late_text(lang, flag, &names.providers);
    let keeps = flag.answers().iter().any(|it| it.puts_aside());
    FlagView {
        rule: flag.rule.code.code(),
        kind: flag.evidence.kind.code(),
        kind_text: lang.code(flag.evidence.kind),
        sentence: sentence(lang, flag, &names.providers),
        urgent: flag.evidence.urgent,
        guarded: flag.guarded,
        late_text,
        who: format!("{} · {}", youth.full_name(), youth.id),
        who_href: flag.case.map(|id| format!("/cases/{id}")).unwrap_or_else(|| format!("/youths/{}", youth.id.0)),
        keep_href: if keeps && line.answer.is_none() { format!("{why_href}#answer") } else { String::new() },
        why_href,
        since_text: flag.evidence.since.map(|day| lang.day(day)).unwrap_or_default(),
        answer_text: line.answer.as_ref().map(|it| answer_text(lang, it, names)).unwrap_or_default(),
        guard_text: if flag.guarded && flag.rule.code != RuleCode::G0 { lang.t("guard-text-family") } else { String::new() },
    }
}

pub mod examples {
    //! Example views, shared by the pages' own examples.
    use super::*;

    pub fn identity(lang: Lang) -> IdentityView {
        IdentityView {
            name: "Anna de Vries".into(),
            born_text: born_text(
                lang,
                NaiveDate::from_ymd_opt(2012, 3, 5).unwrap_or_default(),
                NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default(),
            ),
            number: "J-0042".into(),
            practice: "Praktijk De Linde".into(),
            municipality: "Bergen op Zoom".into(),
            flags: 2,
            flags_text: lang.with("layout-flag-count", &args([("count", count(2))])),
            consent_text: missing_text(lang, &[Giver::ParentOne]),
            href: "/cases/93".into(),
        }
    }

    /// An arrangement that is past its end.
    pub fn arrangement(lang: Lang) -> ArrangementView {
        ArrangementView {
            href: "/arrangements/7".into(),
            title: "P4 · perspectief".into(),
            provider: "De Zeewering".into(),
            dates_text: "10-01-2026 – 13-10-2026".into(),
            end_text: "13-10-2026".into(),
            badge_kind: status_badge(Status::Past),
            status_text: lang.code(Status::Past),
            follower: "Praktijk De Linde".into(),
            flags: 1,
        }
    }

    /// A flag of every rule, from the rule's own facts.
    pub fn flags(lang: Lang) -> Vec<FlagView> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        let youth = Youth {
            id: crate::domain::id::YouthId(42),
            version: 1,
            household_id: crate::domain::id::HouseholdId(1),
            practice_id: None,
            first_name: "Anna".into(),
            prefix: "de".into(),
            last_name: "Vries".into(),
            born_on: today,
            sex: crate::domain::code::Sex::Female,
            municipality: crate::domain::identity::MunicipalityCode::parse("0748").unwrap_or_else(|_| unreachable!("four digits")),
            died_on: None,
            known_at: today,
        };
        let thresholds = Thresholds::default();
        let viewer = Viewer { role: Role::YouthProfessional, workplaces: &[WorkplaceId(1)] };
        let files: Vec<CaseFile> = crate::domain::outflow::rules::RULES.iter().map(|rule| (rule.hit)(today)).collect();
        let list = worklist::lines(&files, &thresholds, viewer, today);
        list.lines.iter().map(|line| flag_view(lang, line, &youth, &Names::default())).collect()
    }
}
