//! The desk: what a handler has before it. Handlers are plain functions on a blocking thread; the gate has already
//! granted the permit.

use crate::app::App;
use crate::clock::amsterdam;
use crate::db::absence::Covered;
use crate::db::connection::Conn;
use crate::db::{By, DbError, DbResult, Tx};
use crate::domain::account::Account;
use crate::domain::change::Noun;
use crate::domain::code::Code;
use crate::domain::id::{AccountId, YouthId};
use crate::domain::permission::{Action, Permit, Role};
use crate::text::{Args, Lang, args};
use crate::web::error::WebError;
use crate::web::form::{Errors, Form, Typed};
use crate::web::pages::{Frame, FrameUser, KeyHint, NavItem, Page};
use crate::web::secret::{random_token, sha256};
use actix_web::http::StatusCode;
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::BTreeMap;

/// What a handler answers.
pub enum Answer {
    Page {
        status: StatusCode,
        html: String,
    },
    /// 303 to another page of ours.
    See {
        location: String,
        token: Option<String>,
        forget: bool,
    },
    /// 204.
    Nothing,
    /// To keep or open in another program. The name tells nothing about a person.
    File {
        name: String,
        kind: &'static str,
        bytes: Vec<u8>,
    },
    /// For programs that ask for our health.
    Json {
        status: StatusCode,
        told: serde_json::Value,
    },
}

pub type WebResult = Result<Answer, WebError>;

/// Someone who is logged in.
#[derive(Debug, Clone)]
pub struct Who {
    pub account: Account,
    /// For whom she or he covers today.
    pub covering: Vec<Covered>,
    pub token_hash: String,
    pub csrf: String,
    pub idle_minutes: i64,
}

pub struct Desk {
    pub app: App,
    pub lang: Lang,
    pub today: NaiveDate,
    pub now: NaiveDateTime,
    pub who: Option<Who>,
    pub permit: Option<Permit>,
    pub params: BTreeMap<String, String>,
    pub typed: Typed,
    pub query: Typed,
    pub path: String,
    /// The pattern of the route, which holds no ids.
    pub route: &'static str,
    /// The raw session token of the cookie, for the log-in pages.
    pub token: Option<String>,
}

impl Desk {
    pub fn who(&self) -> Result<&Who, WebError> {
        self.who.as_ref().ok_or(WebError::LogIn)
    }

    pub fn account(&self) -> Result<AccountId, WebError> {
        Ok(self.who()?.account.id)
    }

    pub fn permit(&self) -> Result<&Permit, WebError> {
        self.permit.as_ref().ok_or(WebError::NotFound)
    }

    /// The right to another action, if this person has it too.
    pub fn also(&self, action: Action) -> Option<Permit> {
        self.permit.as_ref().and_then(|permit| permit.also(action))
    }

    /// An id from the address; anything else is "not found".
    pub fn id<T: From<i64>>(&self, name: &str) -> Result<T, WebError> {
        let text = self.params.get(name).ok_or(WebError::NotFound)?;
        text.parse::<i64>().ok().filter(|id| *id > 0).map(T::from).ok_or(WebError::NotFound)
    }

    pub fn read<T>(&self, work: impl FnOnce(&mut Conn) -> DbResult<T>) -> Result<T, WebError> {
        self.app.db.read(|conn| Ok(work(conn)?))
    }

    /// Writes down that these were seen, before they are shown.
    pub fn seen(&self, noun: Noun, ids: &[i64]) -> Result<(), WebError> {
        self.seen_under(self.permit()?, noun, ids)
    }

    /// The same, for what is shown under another right than the route's.
    pub fn seen_under(&self, permit: &Permit, noun: Noun, ids: &[i64]) -> Result<(), WebError> {
        if ids.is_empty() { Ok(()) } else { self.record(permit, noun, ids) }
    }

    /// The same where the looking itself is recorded, also when nobody was found.
    pub fn record(&self, permit: &Permit, noun: Noun, ids: &[i64]) -> Result<(), WebError> {
        // Whatever is wrong with the record, nothing is shown without it.
        self.app.db.seen(permit, noun, ids, self.now).map_err(|error| {
            tracing::error!(%error, "a view could not be recorded");
            WebError::Busy
        })
    }

    /// Whose files this person opened last, under the right to read them.
    pub fn opened_last(&self, permit: &Permit) -> Result<Vec<YouthId>, WebError> {
        self.app.db.opened_last(permit).map_err(|error| {
            tracing::error!(%error, "the view records could not be read");
            WebError::Busy
        })
    }

    /// Writes once for a sending key. The first sending decides where both lead.
    pub fn submit<E>(&self, act: impl FnOnce(&mut Tx) -> Result<String, E>) -> Result<String, E>
    where
        E: From<DbError> + From<WebError>,
    {
        let (account, permit) = (self.account()?, self.permit()?);
        let sending = self.typed.get("sending");
        if !(16..=128).contains(&sending.len()) {
            return Err(WebError::BadRequest.into());
        }
        let content = self.content();
        self.app.db.write(By::from(permit), self.now, |tx| {
            if let Some(location) = crate::db::sending::location(tx.conn(), sending, &content, account)? {
                return Ok(location);
            }
            let location = act(tx)?;
            crate::db::sending::remember(tx, sending, &content, account, &location)?;
            Ok(location)
        })
    }

    /// What tells one sending from another under the same key: the address and everything that was typed. Someone who goes
    /// back, changes the text and saves again saves something new.
    pub fn content(&self) -> String {
        sha256(format!("{}\n{}\n{}", self.path, self.carried_version(), self.typed.to_draft()).as_bytes())
    }

    pub fn carried_version(&self) -> i32 {
        self.typed.get("version").parse().unwrap_or(0)
    }

    /// A form ready for the page: with the session's token and a fresh sending key.
    pub fn seal(&self, form: Form) -> Result<Form, WebError> {
        let form = form.with_days_in_words(self.today);
        let csrf = self.who.as_ref().map_or("", |who| who.csrf.as_str());
        Ok(form.sealed(csrf, &random_token()?))
    }

    /// A refused form: everything typed is still there. It keeps its sending key, since nothing was saved under it.
    pub fn seal_again(&self, form: Form, errors: &Errors) -> Result<Form, WebError> {
        let mut form = form.filled(&self.typed).refused(errors).with_days_in_words(self.today);
        let csrf = self.who.as_ref().map_or("", |who| who.csrf.as_str());
        let carried = self.typed.get("sending");
        if form.version == "0" && !self.typed.get("version").is_empty() {
            form.version = self.carried_version().to_string();
        }
        Ok(if carried.is_empty() { form.sealed(csrf, &random_token()?) } else { form.sealed(csrf, carried) })
    }

    /// Whether a warning was given that one may set aside, now or on the page before: then the form asks whether one is sure.
    pub fn warned(&self, errors: &Errors, key: &str) -> bool {
        let warning = self.lang.t(key);
        !self.typed.get("sure").is_empty() || errors.0.iter().any(|(_, text)| *text == warning)
    }

    pub fn page<P: Page>(&self, page: &P) -> WebResult {
        self.answer(StatusCode::OK, page, &Errors::default())
    }

    /// 422 with the page as it was filled in.
    pub fn refuse<P: Page>(&self, page: &P, errors: &Errors) -> WebResult {
        self.answer(StatusCode::UNPROCESSABLE_ENTITY, page, errors)
    }

    /// 409: someone else saved meanwhile; what was typed is still there beside what is stored now.
    pub fn conflict<P: Page>(&self, page: &P, errors: &Errors) -> WebResult {
        self.answer(StatusCode::CONFLICT, page, errors)
    }

    pub fn answer<P: Page>(&self, status: StatusCode, page: &P, errors: &Errors) -> WebResult {
        let mut frame = self.frame();
        frame.errors = errors.summary();
        Ok(Answer::Page { status, html: self.app.pages.render(self.lang, frame, page)? })
    }

    /// 303 to a page that first says what was saved.
    pub fn see(&self, location: String) -> WebResult {
        Ok(Answer::See { location, token: None, forget: false })
    }

    fn frame(&self) -> Frame {
        let lang = self.lang;
        let mut frame = Frame::bare(lang, lang.long_day(self.today));
        frame.demo = self.app.demo;
        frame.notice = lang.find(&format!("notice-{}", self.query.get("saved")), &Args::new()).unwrap_or_default();
        let Some(who) = &self.who else { return frame };
        let role = who.account.role;
        frame.theme = who.account.theme.code();
        frame.user = Some(FrameUser { name: who.account.name.clone(), role_text: lang.code(role) });
        frame.csrf.clone_from(&who.csrf);
        frame.shortcuts = who.account.shortcuts;
        frame.idle_minutes = who.idle_minutes;
        // Where the day begins one sees for whom as well.
        if matches!(self.route, "/" | "/worklist") {
            let line = |it: &Covered| {
                lang.with("absence-cover-note", &args([("who", it.name.clone().into()), ("day", lang.day(it.until_on).into())]))
            };
            frame.covers = who.covering.iter().map(line).collect();
        }
        let may = |action| crate::domain::permission::breadth(action, role) != crate::domain::permission::Breadth::None;
        frame.search = if may(Action::SearchYouths) {
            "/search"
        } else if may(Action::ReadPractice) {
            "/practice/search"
        } else {
            ""
        };
        let keys = [
            ("F2", "layout-key-new", may(Action::WriteConsultation)),
            ("F4", "layout-key-search", !frame.search.is_empty()),
            ("F8", "layout-key-flag", may(Action::ReadWorklist)),
            ("F9", "layout-key-save", true),
        ];
        let hint = |(key, text, shown): (&'static str, &str, bool)| shown.then(|| KeyHint { key, label: lang.t(text) });
        frame.keys = keys.into_iter().filter_map(hint).collect();
        let items = [
            // The day of a GP and of a contract manager begins with a page that has a name of its own.
            ("/", "nav-start", !may(Action::ReadPractice) && !may(Action::ReadReports)),
            ("/practice", "nav-practice", may(Action::ReadPractice)),
            ("/contracts", "nav-contracts", may(Action::ReadReports)),
            ("/contracts/ending", "nav-contracts-ending", may(Action::ReadReports)),
            ("/contracts/stop-requests", "nav-stop-requests", may(Action::RequestStops)),
            ("/worklist", "nav-worklist", may(Action::ReadWorklist)),
            ("/caseload", "nav-caseload", may(Action::ReadCase)),
            ("/unlinked", "nav-unlinked", may(Action::LinkDelivery)),
            ("/stop-requests", "nav-stop-requests", may(Action::AnswerStopRequest)),
            ("/talk-sheet", "nav-talk-sheet", may(Action::ReadTalkSheet)),
            ("/absences", "nav-absences", may(Action::HandOver)),
            ("/audit", "nav-audit", may(Action::ReadTrail)),
            ("/audit/review", "nav-review", may(Action::ReadTrail)),
            ("/admin/accounts", "nav-accounts", may(Action::ManageAccounts)),
            ("/admin/workplaces", "nav-workplaces", may(Action::ManagePlaces)),
            ("/admin/providers", "nav-providers", may(Action::ManagePlaces)),
            ("/admin/limits", "nav-limits", may(Action::ManageSettings)),
            ("/admin/catalogue", "nav-catalogue", may(Action::ManageSettings)),
            ("/admin/system", "nav-system", may(Action::ReadSystem)),
            ("/contracts/terms", "nav-terms", may(Action::ManageContracts)),
            ("/settings", "nav-settings", true),
        ];
        frame.nav = items
            .into_iter()
            .filter(|(_, _, shown)| *shown)
            .map(|(href, key, _)| NavItem {
                href,
                label: lang.t(key),
                current: self.path == href || self.path == "/" && ["/practice", "/contracts"].contains(&href),
            })
            .collect();
        frame
    }

    pub fn role(&self) -> Result<Role, WebError> {
        Ok(self.who()?.account.role)
    }

    /// The time on the wall of an instant.
    pub fn time(&self, at: NaiveDateTime) -> String {
        self.lang.time(amsterdam(at))
    }
}
