//! The people who log in, as the administrator keeps them: inviting, reach, locking, resetting.

use crate::db;
use crate::domain::account::{Account, AccountRefused, LinkPurpose};
use crate::domain::calendar::plus_days;
use crate::domain::code::Code;
use crate::domain::id::{AccountId, WorkplaceId};
use crate::domain::identity::MunicipalityCode;
use crate::domain::permission::Role;
use crate::domain::posting::{Ground, Posting, PostingRefused, counts, kind_for};
use crate::domain::workplace::Workplace;
use crate::text::{Lang, args};
use crate::web::board::{Board, Cell, Section, put, settle};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::{Failure, WebError};
use crate::web::form::{Errors, Form, Reader, Typed};
use crate::web::post;
use crate::web::secret::Link;
use chrono::NaiveDate;
use std::cell::Cell as Slot;
use std::fmt;

/// What stands in the way of an account or of its reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refused {
    Account(AccountRefused),
    Posting(PostingRefused),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account(why) => why.fmt(f),
            Self::Posting(why) => why.fmt(f),
        }
    }
}

impl From<AccountRefused> for Failure<Refused> {
    fn from(why: AccountRefused) -> Self {
        Self::Refused(Refused::Account(why))
    }
}

impl From<PostingRefused> for Failure<Refused> {
    fn from(why: PostingRefused) -> Self {
        Self::Refused(Refused::Posting(why))
    }
}

fn beside(why: Refused) -> &'static str {
    use {AccountRefused as A, PostingRefused as P};
    match why {
        Refused::Account(A::Login | A::LoginTaken) => "login",
        Refused::Account(A::Name) => "name",
        Refused::Account(A::Email) => "email",
        Refused::Account(_) => "main",
        Refused::Posting(P::OtherKind | P::PlaceEnded | P::HeldAlready) => "place",
        Refused::Posting(P::InPast) => "from_on",
        Refused::Posting(P::EndsBeforeItBegins) => "until_on",
        Refused::Posting(P::NotHeld) => "held",
    }
}

/// What reach can be given to, as a form offers it.
type Grounds = Vec<(String, String)>;

fn key(ground: &Ground) -> String {
    match ground {
        Ground::Workplace(id) => format!("workplace-{id}"),
        Ground::Municipality(code) => format!("municipality-{code}"),
    }
}

fn ground(key: &str) -> Option<Ground> {
    match key.split_once('-')? {
        ("workplace", id) => id.parse().ok().map(|id| Ground::Workplace(WorkplaceId(id))),
        ("municipality", code) => MunicipalityCode::parse(code).ok().map(Ground::Municipality),
        _ => None,
    }
}

fn new_form(lang: Lang, grounds: Grounds) -> Form {
    Form::new(lang, "account", "/admin/accounts")
        .text("name")
        .short("login")
        .text("email")
        .radios("role", Role::ALL)
        .choose("place", grounds)
        .or_none()
        .optional()
}

fn change_form(lang: Lang, id: AccountId, version: i32) -> Form {
    Form::new(lang, "account", format!("/admin/accounts/{id}")).version(version).text("name").text("email")
}

fn posting_form(lang: Lang, id: AccountId, version: i32, grounds: Grounds) -> Form {
    let form = Form::new(lang, "posting", format!("/admin/accounts/{id}/postings")).version(version);
    form.choose("place", grounds).or_none().day("from_on").day("until_on").optional()
}

fn withdraw_form(lang: Lang, id: AccountId, version: i32, held: Grounds) -> Form {
    Form::new(lang, "posting", format!("/admin/accounts/{id}/postings/end")).version(version).choose("held", held).day("last_on")
}

/// A button alone: lock, unlock or reset.
fn act_form(lang: Lang, id: AccountId, version: i32, act: &str) -> Form {
    Form::new(lang, "account-act", format!("/admin/accounts/{id}/{act}")).version(version)
}

pub fn examples(lang: Lang) -> Vec<Board> {
    let grounds = || vec![("workplace-1".to_owned(), "Praktijk De Linde".to_owned())];
    let row = vec![Cell::link("Sanne Bakker", "/admin/accounts/1".into()), Cell::badge(lang.t("account-ready"), "ok")];
    let list = |rows| list_board(lang, Section::new("accounts", lang.t("accounts-heading")).rows(rows, lang.t("accounts-empty")));
    let refused = new_form(lang, grounds()).refused(&Errors::one("login", lang.t("account-login-taken")));
    let new = |form: Form| new_board(lang, form.sealed("c", "s"));
    let id = AccountId(1);
    let forms = [
        change_form(lang, id, 1),
        posting_form(lang, id, 1, grounds()),
        withdraw_form(lang, id, 1, grounds()),
        act_form(lang, id, 1, "lock"),
        act_form(lang, id, 1, "reset"),
    ];
    let once = lang.with("account-link", &args([("path", "/welcome/0123456789abcdef".into())]));
    let facts = vec![(lang.t("account-login"), "sanne".to_owned())];
    let shown = Shown { name: "Sanne Bakker".into(), facts, rows: vec![], reaches: true, held: true, locked: false };
    let one = of_one(lang, shown, once, forms.map(|it| it.sealed("c", "s")));
    vec![list(vec![row]), list(vec![]), new(refused), new(new_form(lang, vec![])), one]
}

fn list_board(lang: Lang, list: Section) -> Board {
    Board::new(lang.t("title-accounts"), lang.t("accounts-heading"), lang.t("accounts-lead"))
        .link("/admin/accounts/new", lang.t("account-new-heading"))
        .section(list)
}

fn new_board(lang: Lang, form: Form) -> Board {
    Board::new(lang.t("title-account-new"), lang.t("account-new-heading"), lang.t("account-new-lead"))
        .link("/admin/accounts", lang.t("accounts-heading"))
        .section(Section::new("new", lang.t("account-who")).form(form, lang.t("account-new-save")))
}

/// One account, ready to be shown.
struct Shown {
    name: String,
    facts: Vec<(String, String)>,
    rows: Vec<Vec<Cell>>,
    /// Whether the role reaches anything that can be given.
    reaches: bool,
    /// Whether something can be taken away.
    held: bool,
    locked: bool,
}

fn of_one(lang: Lang, shown: Shown, once: String, [change, post, withdraw, lock, reset]: [Form; 5]) -> Board {
    let mut board = Board::new(lang.t("title-account"), shown.name, String::new()).link("/admin/accounts", lang.t("accounts-heading"));
    if !once.is_empty() {
        board = board.section(Section::new("link", lang.t("account-link-heading")).lead(lang.t("account-link-lead")).once(once));
    }
    let section = Section::new("change", lang.t("account-who")).facts(shown.facts);
    board = board.section(section.form(change, lang.t("account-change-save")));
    if shown.reaches {
        let mut section = Section::new("reach", lang.t("posting-heading"))
            .heads(lang, ["posting-place", "posting-from_on", "posting-until_on", "place-state"])
            .rows(shown.rows, lang.t("posting-empty"))
            .act(post, lang.t("posting-save"));
        if shown.held {
            section = section.act(withdraw, lang.t("posting-end-save"));
        }
        board = board.section(section);
    }
    let access = Section::new("access", lang.t("account-access-heading"));
    board.section(if shown.locked {
        access.lead(lang.t("account-unlock-lead")).act(lock, lang.t("account-unlock"))
    } else {
        access.lead(lang.t("account-lock-lead")).act(lock, lang.t("account-lock")).act(reset, lang.t("account-reset"))
    })
}

/// Names of what reach is given to.
struct Named {
    workplaces: Vec<Workplace>,
    municipalities: Vec<(String, String)>,
}

impl Named {
    fn load(desk: &Desk) -> Result<Self, WebError> {
        Ok(Self { workplaces: desk.read(db::workplace::all)?, municipalities: crate::web::workplace::towns(desk)? })
    }

    fn of(&self, ground: &Ground) -> String {
        match ground {
            Ground::Workplace(id) => self.workplaces.iter().find(|it| it.id == *id).map(|it| it.name.clone()).unwrap_or_default(),
            Ground::Municipality(code) => {
                let known = self.municipalities.iter().find(|(it, _)| it == code.as_str());
                known.map_or_else(|| code.to_string(), |(_, name)| name.clone())
            }
        }
    }

    /// What a role may be given; every role's when none is chosen yet.
    fn offered(&self, role: Option<Role>) -> Grounds {
        let fits = |it: &&Workplace| it.ended_on.is_none() && role.is_none_or(|role| kind_for(role) == Some(it.kind));
        let mut offered: Grounds =
            self.workplaces.iter().filter(fits).map(|it| (key(&Ground::Workplace(it.id)), it.name.clone())).collect();
        if role.is_none_or(counts) {
            offered.extend(self.municipalities.iter().map(|(code, name)| (format!("municipality-{code}"), name.clone())));
        }
        offered
    }

    fn place(&self, ground: &Ground) -> Option<&Workplace> {
        self.workplaces.iter().find(|it| Ground::Workplace(it.id) == *ground)
    }
}

/// Whether someone can log in, as a badge.
fn state(lang: Lang, account: &Account, set_up: bool, today: NaiveDate) -> Cell {
    match (account.is_locked(today), set_up) {
        (true, _) => Cell::badge(lang.t("account-locked"), "stop"),
        (false, false) => Cell::badge(lang.t("account-invited"), "soon"),
        (false, true) => Cell::badge(lang.t("account-ready"), "ok"),
    }
}

pub fn list(desk: &Desk) -> WebResult {
    let lang = desk.lang;
    let named = Named::load(desk)?;
    let (accounts, postings, last) =
        desk.read(|conn| Ok((db::account::all(conn)?, db::account::all_postings(conn, None)?, db::session::last_log_ins(conn)?)))?;
    let row = |(it, set_up): &(Account, bool)| {
        let places = postings.get(&it.id).into_iter().flatten().filter(|posting| posting.holds(desk.today));
        let places: Vec<String> = places.map(|posting| named.of(&posting.ground)).collect();
        vec![
            Cell::link(it.name.clone(), format!("/admin/accounts/{}", it.id)),
            Cell::text(it.login.clone()),
            Cell::text(lang.code(it.role)),
            Cell::text(places.join(", ")),
            Cell::text(last_seen(desk, last.get(&it.id).copied())),
            state(lang, it, *set_up, desk.today),
        ]
    };
    let rows = accounts.iter().map(row).collect();
    let list = Section::new("accounts", lang.t("accounts-heading"))
        .heads(lang, ["account-name", "account-login", "account-role", "posting-heading", "account-last", "place-state"])
        .leaves(desk, rows, lang.t("accounts-empty"));
    desk.page(&list_board(lang, list))
}

fn last_seen(desk: &Desk, at: Option<chrono::NaiveDateTime>) -> String {
    match at {
        Some(at) => format!("{} {}", desk.lang.day(crate::clock::amsterdam(at).date()), desk.time(at)),
        None => desk.lang.t("account-never"),
    }
}

fn new_page(desk: &Desk, errors: Option<&Errors>) -> Result<Board, WebError> {
    Ok(new_board(desk.lang, put(desk, new_form(desk.lang, Named::load(desk)?.offered(None)), errors)?))
}

pub fn new(desk: &Desk) -> WebResult {
    desk.page(&new_page(desk, None)?)
}

/// Remembers a link for the account and gives the words in which it is shown.
fn linked(desk: &Desk, tx: &mut db::Tx, id: AccountId, purpose: LinkPurpose) -> Result<String, WebError> {
    let link = Link::new()?;
    let expires_at = desk.now + purpose.lasts();
    db::invitation::make(tx, &link.token_hash, Some(id), purpose, expires_at)?;
    let account = db::account::find(tx.conn(), id)?;
    post::link(desk.app.mail.as_deref(), tx, &account, purpose, &link, expires_at, desk.today)?;
    Ok(desk.lang.with("account-link", &args([("path", link.path.into())])))
}

pub fn create(desk: &Desk) -> WebResult {
    let named = Named::load(desk)?;
    let read = Reader::new(&desk.typed, desk.lang, "account", desk.today);
    let (name, login, email, role) = (read.text("name"), read.text("login"), read.text("email"), read.code::<Role>("role"));
    let place = if read.is_empty("place") { Some(None) } else { read.choice("place", &named.offered(None)).map(|it| ground(&it)) };
    let (Some(name), Some(login), Some(email), Some(role), Some(place)) = (name, login, email, role, place) else {
        let errors = read.errors();
        return desk.refuse(&new_page(desk, Some(&errors))?, &errors);
    };
    let made = Slot::new(None);
    let saved = desk.submit(|tx| -> Result<String, Failure<Refused>> {
        let account = Account::invite(&login, &name, role, &email)?;
        if db::account::called(tx.conn(), &login)?.is_some() {
            return Err(AccountRefused::LoginTaken.into());
        }
        let id = tx.save(account)?;
        if let Some(ground) = place {
            let account = db::account::find(tx.conn(), id)?;
            let posting = Posting { ground: ground.clone(), from_on: desk.today, until_on: None };
            db::account::repost(tx, account.post(posting, named.place(&ground), &[], desk.today)?)?;
        }
        made.set(Some((id, linked(desk, tx, id, LinkPurpose::Invitation)?)));
        Ok(format!("/admin/accounts/{id}?saved=account-invited"))
    });
    match (saved, made.take()) {
        (Ok(_), Some((id, once))) => desk.page(&page_of(desk, id, once, None)?),
        (saved, _) => settle(desk, saved, beside, |errors| new_page(desk, errors)),
    }
}

fn page_of(desk: &Desk, id: AccountId, once: String, errors: Option<&Errors>) -> Result<Board, WebError> {
    let lang = desk.lang;
    let named = Named::load(desk)?;
    let (it, set_up, postings, last) = desk.read(|conn| {
        let it = db::account::find(conn, id)?;
        let set_up = db::account::credentials(conn, id)?.is_some();
        Ok((it, set_up, db::account::postings(conn, id)?, db::session::last_log_ins(conn)?))
    })?;
    let mut typed = Typed::default();
    typed.set("name", it.name.clone());
    typed.set("email", it.email.clone());
    let mut dates = Typed::default();
    dates.set("from_on", lang.day(desk.today));
    dates.set("last_on", lang.day(plus_days(desk.today, -1)));
    let held: Grounds = postings.iter().filter(|it| it.is_ahead(desk.today)).map(|it| (key(&it.ground), named.of(&it.ground))).collect();
    let row = |it: &Posting| {
        let (text, badge) = match (it.holds(desk.today), it.is_ahead(desk.today)) {
            (true, _) => ("posting-holds", "ok"),
            (false, true) => ("posting-ahead", "neutral"),
            (false, false) => ("posting-over", "stop"),
        };
        vec![
            Cell::text(named.of(&it.ground)),
            Cell::text(lang.day(it.from_on)),
            Cell::text(it.until_on.map(|on| lang.day(on)).unwrap_or_default()),
            Cell::badge(lang.t(text), badge),
        ]
    };
    let offered = named.offered(Some(it.role));
    let locked = it.is_locked(desk.today);
    let shown = Shown {
        name: it.name.clone(),
        facts: vec![
            (lang.t("account-login"), it.login.clone()),
            (lang.t("account-role"), lang.code(it.role)),
            (lang.t("account-last"), last_seen(desk, last.get(&id).copied())),
            (lang.t("place-state"), state(lang, &it, set_up, desk.today).text),
        ],
        rows: postings.iter().map(row).collect(),
        reaches: kind_for(it.role).is_some() || counts(it.role),
        held: !held.is_empty(),
        locked,
    };
    let forms = [
        change_form(lang, id, it.version).filled(&typed),
        posting_form(lang, id, it.version, offered).filled(&dates),
        withdraw_form(lang, id, it.version, held).filled(&dates),
        act_form(lang, id, it.version, if locked { "unlock" } else { "lock" }),
        act_form(lang, id, it.version, "reset"),
    ];
    let [change, post, withdraw, lock, reset] = forms.map(|form| put(desk, form, errors));
    Ok(of_one(lang, shown, once, [change?, post?, withdraw?, lock?, reset?]))
}

pub fn show(desk: &Desk) -> WebResult {
    desk.page(&page_of(desk, desk.id("account")?, String::new(), None)?)
}

/// The account of the address, with the act on it; its version is the one that was read.
fn act(
    desk: &Desk,
    notice: &str,
    act: impl FnOnce(&mut db::Tx, Account) -> Result<(), Failure<Refused>>,
) -> Result<String, Failure<Refused>> {
    let id = desk.id::<AccountId>("account")?;
    desk.submit(|tx| -> Result<String, Failure<Refused>> {
        let account = db::account::find(tx.conn(), id)?;
        db::case::same_version(account.version, desk.carried_version())?;
        act(tx, account)?;
        Ok(format!("/admin/accounts/{id}{notice}"))
    })
}

fn settled(desk: &Desk, saved: Result<String, Failure<Refused>>) -> WebResult {
    let id = desk.id("account")?;
    settle(desk, saved, beside, |errors| page_of(desk, id, String::new(), errors))
}

fn known(desk: &Desk) -> Result<Account, WebError> {
    let id = desk.id::<AccountId>("account")?;
    desk.read(|conn| db::account::find(conn, id))
}

fn refuse(desk: &Desk, errors: &Errors) -> WebResult {
    desk.refuse(&page_of(desk, desk.id("account")?, String::new(), Some(errors))?, errors)
}

pub fn change(desk: &Desk) -> WebResult {
    known(desk)?;
    let read = Reader::new(&desk.typed, desk.lang, "account", desk.today);
    let (Some(name), Some(email)) = (read.text("name"), read.text("email")) else { return refuse(desk, &read.errors()) };
    settled(desk, act(desk, "?saved=account-changed", |tx, it| Ok(tx.save(it.change(&name, &email)?)?)))
}

pub fn post(desk: &Desk) -> WebResult {
    let named = Named::load(desk)?;
    let offered = named.offered(Some(known(desk)?.role));
    let read = Reader::new(&desk.typed, desk.lang, "posting", desk.today);
    let (place, from_on) = (read.choice("place", &offered).and_then(|it| ground(&it)), read.day("from_on"));
    let (Some(ground), Some(from_on), Some(until_on)) = (place, from_on, read.optional_day("until_on")) else {
        return refuse(desk, &read.errors());
    };
    let saved = act(desk, "?saved=account-posted", |tx, it| {
        let known = db::account::postings(tx.conn(), it.id)?;
        let place = match &ground {
            Ground::Workplace(id) => Some(db::workplace::find(tx.conn(), *id)?),
            Ground::Municipality(_) => None,
        };
        let posting = Posting { ground: ground.clone(), from_on, until_on };
        Ok(db::account::repost(tx, it.post(posting, place.as_ref(), &known, desk.today)?)?)
    });
    settled(desk, saved)
}

/// With yesterday for its last day the reach is gone with the next request.
pub fn withdraw(desk: &Desk) -> WebResult {
    let account = known(desk)?;
    let read = Reader::new(&desk.typed, desk.lang, "posting", desk.today);
    let held = desk.read(|conn| db::account::postings(conn, account.id))?;
    let offered: Grounds = held.iter().map(|it| (key(&it.ground), String::new())).collect();
    let (place, last_on) = (read.choice("held", &offered).and_then(|it| ground(&it)), read.day("last_on"));
    let (Some(ground), Some(last_on)) = (place, last_on) else { return refuse(desk, &read.errors()) };
    let saved = act(desk, "?saved=account-withdrawn", |tx, it| {
        let known = db::account::postings(tx.conn(), it.id)?;
        Ok(db::account::repost(tx, it.withdraw(&ground, last_on, &known, desk.today)?)?)
    });
    settle(
        desk,
        saved,
        |why| if why == Refused::Posting(PostingRefused::InPast) { "last_on" } else { beside(why) },
        |errors| page_of(desk, account.id, String::new(), errors),
    )
}

/// Nobody logs in with it any more, and who is logged in is not from the next request on.
pub fn lock(desk: &Desk) -> WebResult {
    known(desk)?;
    let saved = act(desk, "?saved=account-locked", |tx, it| {
        let accounts = db::account::all(tx.conn())?;
        tx.save(it.lock_among(&accounts, desk.today)?)?;
        db::session::end_all_of(tx, it.id)?;
        Ok(())
    });
    settled(desk, saved)
}

pub fn unlock(desk: &Desk) -> WebResult {
    known(desk)?;
    settled(desk, act(desk, "?saved=account-unlocked", |tx, it| Ok(tx.save(it.unlock()?)?)))
}

/// Password and second factor are gone; the new link is shown this once.
pub fn reset(desk: &Desk) -> WebResult {
    known(desk)?;
    let made = Slot::new(None);
    let saved = act(desk, "?saved=account-reset", |tx, it| {
        let accounts = db::account::all(tx.conn())?;
        tx.save(it.reset_among(&accounts, desk.today)?)?;
        db::account::forget_credentials(tx, it.id)?;
        db::session::end_all_of(tx, it.id)?;
        made.set(Some((it.id, linked(desk, tx, it.id, LinkPurpose::Reset)?)));
        Ok(())
    });
    match (saved, made.take()) {
        (Ok(_), Some((id, once))) => desk.page(&page_of(desk, id, once, None)?),
        (saved, _) => settled(desk, saved),
    }
}
