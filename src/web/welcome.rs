//! What a link leads to that lets someone in once: the first account of an installation, a new colleague, a new password.

use crate::db::account::Credentials;
use crate::db::connection::Conn;
use crate::db::{self, By, DbError};
use crate::domain::account::{Account, AccountRefused, LinkPurpose};
use crate::domain::permission::{Actor, Role};
use crate::text::{Lang, args};
use crate::web::credential::{CredentialPage, Offer, new_password, offered_step};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::WebError;
use crate::web::form::{Errors, Form, Reader};
use crate::web::log_in::{code_refused, own_code};
use crate::web::pages::Page;
use crate::web::post;
use crate::web::secret::Link;
use actix_web::http::StatusCode;
use serde::Serialize;

/// For a link that works no more, or a way that leads nowhere here.
#[derive(Serialize)]
pub struct LinkGonePage {
    pub heading: String,
    pub said: String,
    pub todo: String,
    pub home_href: &'static str,
    #[serde(skip)]
    pub refused: bool,
}

impl LinkGonePage {
    fn gone(lang: Lang) -> Self {
        Self {
            heading: lang.t("link-gone-heading"),
            said: lang.t("link-gone-said"),
            todo: lang.t("link-gone-todo"),
            home_href: "/log-in",
            refused: true,
        }
    }

    /// Instead of a form to ask for a link, where no mail is sent.
    pub fn without_mail(lang: Lang) -> Self {
        Self {
            heading: lang.t("forgotten-heading"),
            said: lang.t("forgotten-no-mail"),
            todo: lang.t("forgotten-ask"),
            home_href: "/log-in",
            refused: false,
        }
    }
}

impl Page for LinkGonePage {
    const TEMPLATE: &'static str = "credential/gone.html";
    fn title(&self, lang: Lang) -> String {
        if self.refused { format!("{} {}", lang.t("error-prefix"), self.heading) } else { self.heading.clone() }
    }
    fn examples(lang: Lang) -> Vec<Self> {
        vec![Self::gone(lang), Self::without_mail(lang)]
    }
}

/// A link that works, and whom it lets in.
struct Opened {
    token: String,
    purpose: LinkPurpose,
    /// None for the first account, which is made here.
    account: Option<Account>,
    /// Whether the account has a second factor, so that one of its codes is asked instead of coupling an app.
    keeps_factor: bool,
}

fn open(desk: &Desk) -> Result<Option<Opened>, WebError> {
    let token = desk.params.get("token").cloned().unwrap_or_default();
    let opened = desk.app.db.read(|conn| -> Result<Opened, DbError> {
        let invitation = db::invitation::find(conn, &Link::hash(&token), desk.now)?;
        let (account, keeps_factor) = match invitation.account_id {
            Some(id) => {
                let account = db::account::find(conn, id)?;
                let keeps_factor = db::account::credentials(conn, id)?.is_some();
                (Some(account).filter(|it| !it.is_locked(desk.today)), keeps_factor)
            }
            None => (None, false),
        };
        let works = account.is_some() || (invitation.purpose == LinkPurpose::SetUp && nobody_yet(conn)?);
        if !works {
            return Err(DbError::NotFound);
        }
        Ok(Opened { token, purpose: invitation.purpose, account, keeps_factor })
    });
    match opened {
        Ok(opened) => Ok(Some(opened)),
        Err(DbError::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The link to begin with is for the first account alone; once there is one, an administrator lets others in.
fn nobody_yet(conn: &mut Conn) -> Result<bool, DbError> {
    Ok(db::account::all(conn)?.is_empty())
}

fn set_up_fields(lang: Lang, action: String) -> Form {
    let form = Form::new(lang, "credential", action).text("login").completes("username").text("name").completes("name");
    let form = form.text("email").completes("email").password("new_password").completes("new-password");
    form.password("again").completes("new-password").short("code").completes("one-time-code").digits()
}

fn choose_fields(lang: Lang, action: String) -> Form {
    let form = Form::new(lang, "credential", action).password("new_password").completes("new-password");
    form.password("again").completes("new-password").short("code").completes("one-time-code").digits()
}

impl Opened {
    fn fields(&self, lang: Lang) -> Form {
        let action = format!("/welcome/{}", self.token);
        if self.account.is_some() { choose_fields(lang, action) } else { set_up_fields(lang, action) }
    }

    /// The second factor that this link offers.
    fn secret(&self, desk: &Desk) -> String {
        desk.app.secrets.offered_totp(&format!("link {}", self.token))
    }

    fn page(&self, desk: &Desk, form: Form) -> Result<CredentialPage, WebError> {
        let login = self.account.as_ref().map_or("", |it| it.login.as_str());
        let offer = if self.keeps_factor { None } else { Some(Offer::of(&self.secret(desk), login)?) };
        Ok(page(desk.lang, login, self.keeps_factor, offer, form))
    }
}

fn page(lang: Lang, login: &str, keeps_factor: bool, offer: Option<Offer>, form: Form) -> CredentialPage {
    let texts = match (login.is_empty(), keeps_factor) {
        (true, _) => ["welcome-first-heading", "welcome-first-lead", "welcome-save"],
        (false, false) => ["welcome-heading", "welcome-lead", "welcome-save"],
        (false, true) => ["new-password-heading", "welcome-keeps-lead", "new-password-save"],
    };
    let page = CredentialPage::of(lang, texts, offer, form);
    if login.is_empty() {
        return page;
    }
    let named = lang.with("welcome-login", &args([("login", login.to_owned().into())]));
    CredentialPage { lead: format!("{} {named}", page.lead), ..page }
}

/// The pages of a link, for the examples of their kind.
pub fn examples(lang: Lang, offer: Option<Offer>) -> Vec<CredentialPage> {
    let action = || "/welcome/abc".to_owned();
    let refused = choose_fields(lang, action()).refused(&Errors::one("again", lang.t("password-again")));
    vec![
        page(lang, "", false, offer.clone(), set_up_fields(lang, action()).sealed("", "s")),
        page(lang, "sanne", false, offer, refused.sealed("", "s")),
        page(lang, "sanne", true, None, choose_fields(lang, action()).sealed("", "s")),
    ]
}

fn gone(desk: &Desk) -> WebResult {
    desk.answer(StatusCode::NOT_FOUND, &LinkGonePage::gone(desk.lang), &Errors::default())
}

pub fn show(desk: &Desk) -> WebResult {
    let Some(opened) = open(desk)? else { return gone(desk) };
    let form = desk.seal(opened.fields(desk.lang))?;
    desk.page(&opened.page(desk, form)?)
}

/// What became of a form.
enum Done {
    /// The notice on the page to log in.
    Ready(&'static str),
    Gone,
    /// A code that is not the account's own, or one that comes too soon.
    Code(Option<i64>),
}

/// Uses the link up and lets someone in, in one write: of two at the same time the second finds it used.
pub fn create(desk: &Desk) -> WebResult {
    let Some(opened) = open(desk)? else { return gone(desk) };
    let refuse = |status, errors: &Errors| {
        let form = desk.seal_again(opened.fields(desk.lang), errors)?;
        desk.answer(status, &opened.page(desk, form)?, errors)
    };
    let read = Reader::new(&desk.typed, desk.lang, "credential", desk.today);
    let first = if opened.account.is_none() { first_account(&read) } else { None };
    let login = opened.account.as_ref().map_or_else(|| desk.typed.get("login").to_owned(), |it| it.login.clone());
    let password = new_password(desk, &read, &login);
    let secret = opened.secret(desk);
    let step = if opened.keeps_factor { read.text("code").map(|_| 0) } else { offered_step(desk, &read, &secret) };
    let (Some(password), Some(step), false) = (password, step, read.has_errors()) else {
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, &read.errors());
    };
    let password_hash = desk.app.secrets.hash(&password)?;
    let by = match &opened.account {
        Some(it) => By { actor: Actor::Account(it.id), role: Some(it.role), covers: Vec::new() },
        None => By { actor: Actor::Program("set-up"), role: None, covers: Vec::new() },
    };
    let token_hash = Link::hash(&opened.token);
    let done = desk.app.db.write(by, desk.now, |tx| -> Result<Done, WebError> {
        if let Some(account) = opened.account.as_ref().filter(|_| opened.keeps_factor)
            && let Err(waiting) = own_code(desk, tx, account.id, desk.typed.get("code"))?
        {
            return Ok(Done::Code(waiting));
        }
        // One that was made while this form lay open: by command, or by the same link elsewhere.
        if first.is_some() && !nobody_yet(tx.conn())? {
            return Ok(Done::Gone);
        }
        match db::invitation::use_up(tx, &token_hash) {
            Ok(_) => {}
            Err(DbError::NotFound) => return Ok(Done::Gone),
            Err(error) => return Err(error.into()),
        }
        let Some(known) = &opened.account else {
            let account = first.ok_or(WebError::BadRequest)?;
            let account_id = tx.save(account)?;
            db::account::set_credentials(tx, &Credentials { account_id, password_hash, totp_secret: secret, totp_last_step: step })?;
            return Ok(Done::Ready("/log-in?saved=account-ready"));
        };
        let account = db::account::find(tx.conn(), known.id)?;
        db::session::end_all_of(tx, account.id)?;
        // Whoever came this far need not wait for what others typed wrong.
        db::throttle::succeeded(tx, &desk.app.secrets.name_hash(&account.login))?;
        if opened.keeps_factor {
            let stored = db::account::credentials(tx.conn(), account.id)?.ok_or(WebError::NotFound)?;
            db::account::replace_credentials(tx, &Credentials { password_hash, ..stored })?;
            tx.save(account.change_password())?;
            return Ok(Done::Ready("/log-in?saved=password-chosen"));
        }
        let credentials = Credentials { account_id: account.id, password_hash, totp_secret: secret, totp_last_step: step };
        db::account::replace_credentials(tx, &credentials)?;
        // Wrong codes of the app before this one say nothing of this one.
        db::throttle::succeeded(tx, &desk.app.secrets.code_hash(account.id))?;
        tx.save(account.set_up())?;
        if opened.purpose == LinkPurpose::Reset {
            post::second_factor_changed(desk.app.mail.as_deref(), tx, &account, desk.today)?;
        }
        Ok(Done::Ready("/log-in?saved=account-ready"))
    })?;
    match done {
        Done::Ready(location) => desk.see(location.to_owned()),
        Done::Gone => gone(desk),
        Done::Code(waiting) => {
            let (status, text) = code_refused(desk.lang, waiting);
            refuse(status, &Errors::one("code", text))
        }
    }
}

/// The administrator who begins; what is wrong stands beside its field.
fn first_account(read: &Reader) -> Option<crate::domain::change::New<Account>> {
    let (login, name, email) = (read.text("login"), read.text("name"), read.text("email"));
    match Account::invite(&login?, &name?, Role::Administrator, &email?) {
        Ok(account) => Some(account),
        Err(refused) => {
            let field = match refused {
                AccountRefused::Name => "name",
                AccountRefused::Email => "email",
                _ => "login",
            };
            read.wrong(field, &refused.to_string());
            None
        }
    }
}
