//! The caseload: every case within reach on one line, and the cases that nobody handles yet.

use crate::db;
use crate::db::case_files::Stretch;
use crate::db::overview::Overview;
use crate::domain::calendar::age;
use crate::domain::case::{CaseRefused, Phase};
use crate::domain::change::Noun;
use crate::domain::code::Code;
use crate::domain::id::{CaseId, WorkplaceId};
use crate::domain::outflow::caseload::{self, CaseloadLine, Filter, Flagged, Order, Whose};
use crate::domain::permission::Action;
use crate::domain::youth::Youth;
use crate::text::{Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, FieldOption, Form, Typed};
use crate::web::list::{Leaf, LeafView, address};
use crate::web::pages::Page;
use crate::web::view::{count, relative, status_badge};
use serde::Serialize;

/// How many lines one page shows: with a button on each it stays light.
const MOST_LINES: usize = 60;

/// What "ends within" offers, in weeks.
const WEEKS: [i64; 5] = [2, 4, 8, 13, 26];

#[derive(Serialize)]
pub struct CaseloadPage {
    pub lead: String,
    pub filters: Vec<FilterView>,
    /// What the filter keeps of the order.
    pub kept: Vec<(&'static str, String)>,
    pub heads: Vec<Head>,
    pub groups: Vec<Group>,
    /// Help questions and contacts are for who reads notes.
    pub notes: bool,
    pub takes: bool,
    pub leaf: LeafView,
    pub empty_text: String,
    pub nobody_href: String,
}

/// One choice above the list.
#[derive(Debug, Clone, Serialize)]
pub struct FilterView {
    pub name: &'static str,
    pub label: String,
    pub options: Vec<FieldOption>,
}

/// The head of a column; without an address one cannot sort by it.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    pub label: String,
    pub href: String,
    pub direction: &'static str,
    /// Dates and counts stand under each other.
    pub number: bool,
}

/// The lines of one practice; named when there are more.
#[derive(Debug, Clone, Serialize)]
pub struct Group {
    pub name: String,
    pub lines: Vec<LineView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct LineView {
    pub href: String,
    pub name: String,
    pub age_text: String,
    pub questions: String,
    pub phase_text: String,
    pub arrangements: usize,
    pub statuses: Vec<StatusView>,
    pub end_text: String,
    pub end_relative: String,
    pub last_text: String,
    pub next_text: String,
    pub flags: usize,
    /// Where nobody handles it: the button that takes it.
    pub form: Option<Form>,
}

#[derive(Debug, Clone, Serialize)]
pub struct StatusView {
    pub kind: &'static str,
    pub text: String,
}

fn take_form(lang: Lang, id: CaseId) -> Form {
    Form::new(lang, "take", format!("/cases/{id}/owner"))
}

impl Page for CaseloadPage {
    const TEMPLATE: &'static str = "caseload/list.html";
    fn title(&self, lang: Lang) -> String {
        lang.t("title-caseload")
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let asked = Asked::of(&Typed::default(), &[]);
        let line = LineView {
            href: "/cases/93".into(),
            name: "Anna de Vries".into(),
            age_text: lang.with("caseload-age", &args([("age", 14.into())])),
            questions: "angst, slaap".into(),
            phase_text: lang.code(Phase::InArrangement),
            arrangements: 2,
            statuses: vec![StatusView { kind: "late", text: "over einddatum".into() }, StatusView { kind: "ok", text: "loopt".into() }],
            end_text: "13-10-2026".into(),
            end_relative: "5 weken geleden".into(),
            last_text: "10-11-2026".into(),
            next_text: "29-11-2026".into(),
            flags: 2,
            form: None,
        };
        let page = |groups: Vec<Group>, notes, takes| Self {
            lead: lang.with("caseload-lead", &args([("count", count(groups.len()))])),
            filters: asked.filters(lang, &[(WorkplaceId(1), "Praktijk De Linde".into()), (WorkplaceId(2), "Praktijk De Kade".into())]),
            kept: asked.kept(),
            heads: asked.heads(lang, notes),
            notes,
            takes,
            leaf: Leaf::of(&Typed::default(), 1, 2).view(lang, |page| asked.href(page)),
            empty_text: lang.t("caseload-empty"),
            nobody_href: "/caseload?owner=none".into(),
            groups,
        };
        let free = LineView { form: Some(take_form(lang, CaseId(94)).sealed("c", "s")), arrangements: 0, statuses: vec![], ..line.clone() };
        let groups = vec![
            Group { name: "Praktijk De Kade".into(), lines: vec![line.clone()] },
            Group { name: "Praktijk De Linde".into(), lines: vec![line.clone(), free] },
        ];
        vec![page(groups, true, true), page(vec![Group { name: String::new(), lines: vec![line] }], false, false), page(vec![], true, true)]
    }
}

/// What the address asks for. Whatever else stands there is not asked.
struct Asked {
    filter: Filter,
    order: Order,
    descending: bool,
}

impl Asked {
    fn of(query: &Typed, own: &[WorkplaceId]) -> Self {
        let filter = Filter {
            workplace: query.get("workplace").parse().ok().map(WorkplaceId).filter(|it| own.contains(it)),
            whose: Whose::from_code(query.get("owner")).unwrap_or(Whose::All),
            phase: Phase::from_code(query.get("phase")),
            within_weeks: query.get("within").parse().ok().filter(|it| (0..=520).contains(it)),
            flagged: Flagged::from_code(query.get("flags")),
        };
        let order = Order::from_code(query.get("sort")).unwrap_or(Order::NextEnd);
        Self { filter, order, descending: query.get("dir") == "desc" }
    }

    /// Names and values as the address carries them; what goes without saying is empty.
    fn told(&self) -> [(&'static str, String); 5] {
        let it = &self.filter;
        [
            ("workplace", it.workplace.map(|id| id.to_string()).unwrap_or_default()),
            ("owner", if it.whose == Whose::All { String::new() } else { it.whose.code().to_owned() }),
            ("phase", it.phase.map(|it| it.code().to_owned()).unwrap_or_default()),
            ("within", it.within_weeks.map(|it| it.to_string()).unwrap_or_default()),
            ("flags", it.flagged.map(|it| it.code().to_owned()).unwrap_or_default()),
        ]
    }

    fn sorted(order: Order, descending: bool) -> [(&'static str, String); 2] {
        let order = if order == Order::NextEnd { "" } else { order.code() };
        [("sort", order.to_owned()), ("dir", if descending { "desc" } else { "" }.to_owned())]
    }

    fn kept(&self) -> Vec<(&'static str, String)> {
        Self::sorted(self.order, self.descending).into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// This list on another page.
    fn href(&self, page: String) -> String {
        let asked: Vec<_> = self.told().into_iter().chain(Self::sorted(self.order, self.descending)).chain([("page", page)]).collect();
        address("/caseload", &asked)
    }

    /// A column that the list can be ordered by; the one it is ordered by turns round.
    fn head(&self, lang: Lang, order: Order) -> Head {
        let current = self.order == order;
        let asked: Vec<_> = self.told().into_iter().chain(Self::sorted(order, current && !self.descending)).collect();
        let direction = match (current, self.descending) {
            (false, _) => "",
            (true, false) => "ascending",
            (true, true) => "descending",
        };
        Head { label: lang.code(order), href: address("/caseload", &asked), direction, number: order != Order::Name }
    }

    fn heads(&self, lang: Lang, notes: bool) -> Vec<Head> {
        let plain = |label: &str, number| Head { label: lang.t(label), href: String::new(), direction: "", number };
        let mut heads = vec![self.head(lang, Order::Name), self.head(lang, Order::Age)];
        if notes {
            heads.push(plain("caseload-questions", false));
        }
        heads.extend([plain("case-phase", false), plain("caseload-arrangements", false), self.head(lang, Order::NextEnd)]);
        if notes {
            heads.extend([self.head(lang, Order::LastContact), plain("caseload-next-contact", true)]);
        }
        heads.push(plain("caseload-flags", true));
        heads
    }

    fn filters(&self, lang: Lang, workplaces: &[(WorkplaceId, String)]) -> Vec<FilterView> {
        let [workplace, owner, phase, within, flags] = self.told();
        let view = |told: (&'static str, String), all: &str, among: Vec<(String, String)>| {
            let options = std::iter::once((String::new(), lang.t(all))).chain(among);
            FilterView {
                name: told.0,
                label: lang.t(&format!("caseload-by-{}", told.0)),
                options: options.map(|(value, label)| FieldOption { chosen: value == told.1, value, label }).collect(),
            }
        };
        fn codes<C: Code>(lang: Lang, among: &[C]) -> Vec<(String, String)> {
            among.iter().map(|it| (it.code().to_owned(), lang.code(*it))).collect()
        }
        let mut filters = Vec::new();
        if workplaces.len() > 1 {
            let among = workplaces.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
            filters.push(view(workplace, "caseload-all-workplaces", among));
        }
        let mut weeks: Vec<i64> = WEEKS.into_iter().chain(self.filter.within_weeks).collect();
        weeks.sort_unstable();
        weeks.dedup();
        let weeks = weeks.iter().map(|n| (n.to_string(), lang.with("caseload-weeks", &args([("n", (*n).into())])))).collect();
        filters.extend([
            view(owner, "caseload-owner-all", codes(lang, &[Whose::Mine, Whose::Nobody])),
            view(phase, "caseload-all-phases", codes(lang, Phase::ALL)),
            view(within, "caseload-any-end", weeks),
            view(flags, "caseload-any-flags", codes(lang, Flagged::ALL)),
        ]);
        filters
    }
}

fn line_view(desk: &Desk, line: &CaseloadLine, youth: &Youth, notes: bool, takes: bool) -> Result<LineView, WebError> {
    let lang = desk.lang;
    let case = &line.case.case;
    let episode = line.case.open_episode().or(line.case.episodes.last()).filter(|_| notes);
    let day = |day: Option<chrono::NaiveDate>| day.map(|it| lang.day(it)).unwrap_or_default();
    let years = age(line.file.youth.born_on, desk.today);
    let form = if takes && case.owner_id.is_none() { Some(desk.seal(take_form(lang, case.id).version(case.version))?) } else { None };
    Ok(LineView {
        href: format!("/cases/{}", case.id),
        name: youth.full_name(),
        age_text: lang.with("caseload-age", &args([("age", i64::from(years).into())])),
        questions: episode.map(|it| it.help_questions.iter().map(|it| lang.code(it)).collect::<Vec<_>>().join(", ")).unwrap_or_default(),
        phase_text: lang.code(line.phase),
        arrangements: line.statuses.len(),
        statuses: line.statuses.iter().map(|it| StatusView { kind: status_badge(*it), text: lang.code(*it) }).collect(),
        end_text: day(line.next_end),
        end_relative: line.next_end.map(|end| relative(lang, end, desk.today)).unwrap_or_default(),
        last_text: day(line.last_contact),
        next_text: day(line.next_contact),
        flags: line.flags,
        form,
    })
}

/// The list that the address asks for, or another. What it shows is recorded before it is shown.
fn page_of(desk: &Desk, query: &Typed) -> Result<CaseloadPage, WebError> {
    let permit = desk.also(Action::ReadCase).ok_or(WebError::NotFound)?;
    let (lang, accounts) = (desk.lang, permit.stands_for());
    let asked = Asked::of(query, permit.workplaces());
    let notes = desk.also(Action::ReadNotes).is_some();
    let overview = desk.read(|conn| Overview::load(conn, &permit, Stretch::LISTED, desk.today))?;
    let loaded = &overview.loaded;
    let mut lines = overview.caseload(desk.today);
    lines.retain(|it| asked.filter.lets_through(it, &accounts, desk.today));
    caseload::sort(&mut lines, asked.order, asked.descending, &loaded.youths, &loaded.workplaces);
    let leaf = Leaf::of(query, MOST_LINES, lines.len());
    let shown = leaf.cut(&lines);
    let mut ids: Vec<i64> = shown.iter().map(|it| it.file.youth.id.0).collect();
    ids.sort_unstable();
    ids.dedup();
    desk.seen_under(&permit, Noun::Youth, &ids)?;

    let takes = asked.filter.whose == Whose::Nobody && desk.also(Action::WriteCase).is_some();
    let workplaces: Vec<(WorkplaceId, String)> = loaded.workplaces.iter().map(|(id, name)| (*id, name.clone())).collect();
    let mut groups: Vec<Group> = Vec::new();
    for part in shown.chunk_by(|a, b| a.case.case.workplace_id == b.case.case.workplace_id) {
        let name = part.first().and_then(|it| loaded.workplaces.get(&it.case.case.workplace_id)).filter(|_| workplaces.len() > 1);
        let views = part.iter().filter_map(|line| Some(line_view(desk, line, loaded.youths.get(&line.file.youth.id)?, notes, takes)));
        groups.push(Group { name: name.cloned().unwrap_or_default(), lines: views.collect::<Result<_, _>>()? });
    }
    Ok(CaseloadPage {
        lead: lang.with("caseload-lead", &args([("count", count(lines.len()))])),
        filters: asked.filters(lang, &workplaces),
        kept: asked.kept(),
        heads: asked.heads(lang, notes),
        groups,
        notes,
        takes,
        leaf: leaf.view(lang, |page| asked.href(page)),
        empty_text: lang.t(if asked.filter.whose == Whose::Nobody { "caseload-empty-nobody" } else { "caseload-empty" }),
        nobody_href: if desk.also(Action::WriteCase).is_some() { "/caseload?owner=none".to_owned() } else { String::new() },
    })
}

pub fn list(desk: &Desk) -> WebResult {
    desk.page(&page_of(desk, &desk.query)?)
}

/// "Neem op mij": a case that nobody handles gets an owner.
pub fn take(desk: &Desk) -> WebResult {
    let id: CaseId = desk.id("id")?;
    let (permit, account) = (desk.permit()?, desk.account()?);
    let saved = desk.submit(|tx| -> Result<String, Failure<CaseRefused>> {
        let case = db::case::find(tx.conn(), permit, id)?;
        db::case::same_version(case.version, desk.carried_version())?;
        tx.save(case.taken_by(account).map_err(Failure::Refused)?)?;
        Ok("/caseload?owner=none&saved=case-taken".to_owned())
    });
    let nobodys = || {
        let mut query = Typed::default();
        query.set("owner", Whose::Nobody.code());
        page_of(desk, &query)
    };
    match saved {
        Ok(location) => desk.see(location),
        Err(Failure::Refused(why)) => desk.refuse(&nobodys()?, &Errors::one("main", desk.lang.t(&why.to_string()))),
        Err(Failure::Web(WebError::Stale)) => desk.conflict(&nobodys()?, &Errors::one("main", desk.lang.t("case-changed-meanwhile"))),
        Err(Failure::Web(error)) => Err(error),
    }
}
