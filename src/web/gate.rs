//! The gate: who comes, may they, and is it really their browser. It grants the permit that handlers and queries need.

use crate::app::App;
use crate::db::{self, By, DbError};
use crate::domain::account::{Account, Locale};
use crate::domain::permission::{Action, Holder, Permit, Role};
use crate::text::Lang;
use crate::web::desk::{Answer, Desk, Who};
use crate::web::error::{ErrorPage, WebError};
use crate::web::form::Typed;
use crate::web::routes::{Needs, Route, Verb};
use crate::web::secret::sha256;
use actix_web::cookie::{Cookie, SameSite, time::Duration as CookieTime};
use actix_web::http::ConnectionType;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::TimeDelta;
use std::net::IpAddr;
use std::panic::AssertUnwindSafe;
use std::time::Duration;
use subtle::ConstantTimeEq;

const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; \
                      base-uri 'none'; frame-ancestors 'none'";

/// The name of the session cookie. `__Host-` ties it to this host over HTTPS.
fn cookie_name(app: &App) -> &'static str {
    if app.config.server.secure_cookies { "__Host-uitstroom" } else { "uitstroom" }
}

/// Every request that is not an asset comes through here.
pub async fn pass(app: App, route: &'static Route, request: HttpRequest, payload: web::Payload) -> HttpResponse {
    let lang = language(&request);
    let body = match receive(&app, &request, payload).await {
        Ok(body) => body,
        Err(error) => return failed(&app, lang, &error),
    };
    if let Err(error) = from_our_pages(&request).and_then(|()| not_too_often(&app, route, &request)) {
        return failed(&app, lang, &error);
    }
    let mut desk = Desk {
        lang,
        today: app.clock.today(),
        now: app.clock.now(),
        who: None,
        permit: None,
        params: request.match_info().iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        typed: body,
        query: Typed::parse(request.query_string()).unwrap_or_default(),
        path: request.path().to_owned(),
        route: route.path,
        token: request.cookie(cookie_name(&app)).map(|it| it.value().to_owned()),
        app: app.clone(),
    };
    let is_get = matches!(*request.method(), Method::GET | Method::HEAD);
    let checked = blocking(move || {
        let open = open(&mut desk, route, is_get);
        (desk, open)
    })
    .await;
    let (desk, opened) = match checked {
        Ok((desk, opened)) => (desk, opened),
        Err(error) => return failed(&app, lang, &error),
    };
    // The person's own language from here on; before log-in the browser's.
    let lang = desk.lang;
    if let Err(error) = opened {
        return match error {
            WebError::LogIn => to_log_in(&app, &request, is_get),
            other => failed(&app, lang, &other),
        };
    }
    match blocking(move || (route.run)(&desk)).await {
        Ok(Ok(answer)) => answered(&app, answer),
        Ok(Err(error)) | Err(error) => failed(&app, lang, &error),
    }
}

/// Runs on a blocking thread. A panic there becomes an error page, not a dropped connection.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, WebError> {
    match web::block(move || std::panic::catch_unwind(AssertUnwindSafe(work))).await {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(_)) | Err(_) => Err(WebError::Internal("a handler panicked".to_owned())),
    }
}

async fn receive(app: &App, request: &HttpRequest, payload: web::Payload) -> Result<Typed, WebError> {
    if !matches!(*request.method(), Method::POST) {
        // A reading request has no body; one that drips in would hold its connection for as long as it likes.
        let sends = request.headers().contains_key(header::TRANSFER_ENCODING)
            || request.headers().get(header::CONTENT_LENGTH).is_some_and(|it| it.as_bytes() != b"0");
        return if sends { Err(WebError::BadRequest) } else { Ok(Typed::default()) };
    }
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or("");
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(WebError::BadRequest);
    }
    // actix times the head of a request only; a body that drips in is ours to cut.
    let bytes = actix_web::rt::time::timeout(Duration::from_secs(10), payload.to_bytes_limited(app.config.server.largest_form))
        .await
        .map_err(|_| WebError::BadRequest)?
        .map_err(|_| WebError::TooLarge)?
        .map_err(|_| WebError::BadRequest)?;
    let text = std::str::from_utf8(&bytes).map_err(|_| WebError::BadRequest)?;
    Typed::parse(text).ok_or(WebError::BadRequest)
}

/// Browsers say where a form was sent from; what is not from here is refused. The session's token is checked as well.
fn from_our_pages(request: &HttpRequest) -> Result<(), WebError> {
    if request.method().is_safe() {
        return Ok(());
    }
    let told = |name: &str| request.headers().get(name).and_then(|it| it.to_str().ok());
    let ours = match told("sec-fetch-site") {
        Some(site) => site == "same-origin" || site == "none",
        None => match told("origin") {
            Some(origin) => origin.split_once("://").is_some_and(|(_, host)| Some(host) == told("host")),
            None => true,
        },
    };
    if ours { Ok(()) } else { Err(WebError::Forbidden) }
}

/// One address may try to log in only so often a minute.
fn not_too_often(app: &App, route: &Route, request: &HttpRequest) -> Result<(), WebError> {
    let tries = route.verb == Verb::Post && matches!(route.needs, Needs::Nobody | Needs::Password);
    match address(app, request) {
        Some(address) if tries => app.attempts.check_key(&address).map_err(|_| WebError::TooMany),
        _ => Ok(()),
    }
}

/// Who asks: the address that the outermost proxy of our own saw. What stands before that anyone can have written.
fn address(app: &App, request: &HttpRequest) -> Option<IpAddr> {
    let peer = request.peer_addr().map(|it| it.ip());
    let Some(nearer) = app.config.server.trusted_proxies.checked_sub(1) else { return peer };
    let told = request.headers().get_all("x-forwarded-for").filter_map(|it| it.to_str().ok()).collect::<Vec<_>>().join(",");
    told.rsplit(',').nth(nearer).and_then(|it| it.trim().parse().ok()).or(peer)
}

/// The language before log-in: what the browser asks for, else Dutch.
fn language(request: &HttpRequest) -> Lang {
    let asked = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok()).unwrap_or("");
    let browser = if asked.trim_start().starts_with("en") { Locale::En } else { Locale::Nl };
    Lang(browser)
}

/// First half: session, right and token.
fn open(desk: &mut Desk, route: &Route, is_get: bool) -> Result<(), WebError> {
    if route.needs == Needs::Nobody {
        return Ok(());
    }
    let token_hash = sha256(desk.token.clone().ok_or(WebError::LogIn)?.as_bytes());
    let (session, account, (holder, covering)) = desk
        .app
        .db
        .read(|conn| -> Result<_, DbError> {
            let session = db::session::find(conn, &token_hash)?.ok_or(DbError::NotFound)?;
            let account = db::account::find(conn, session.account_id)?;
            let reach = db::account::holder(conn, &account, desk.today)?;
            Ok((session, account, reach))
        })
        .map_err(|error| if matches!(error, DbError::NotFound) { WebError::LogIn } else { error.into() })?;

    let server = &desk.app.config.server;
    let idle_minutes = match account.role {
        Role::Administrator | Role::PrivacyOfficer => server.idle_minutes_administrator,
        _ => server.idle_minutes,
    };
    let idle = desk.now - session.used_at > TimeDelta::minutes(idle_minutes);
    let old = desk.now - session.created_at > TimeDelta::hours(server.longest_hours);
    let ended = account.ended_on.is_some_and(|on| on <= desk.today);
    let half = session.second_factor != (route.needs != Needs::Password);
    if (idle || old) && !ended && !half && !is_get {
        rescue(desk, route, &account, &holder, &token_hash);
    }
    if idle || old || ended || half {
        return Err(WebError::LogIn);
    }
    desk.lang = Lang(account.locale);
    let csrf = desk.app.secrets.csrf(&token_hash);
    if !is_get && !bool::from(desk.typed.get("csrf").as_bytes().ct_eq(csrf.as_bytes())) {
        return Err(WebError::Forbidden);
    }
    let by = By { actor: holder.actor, role: holder.role, covers: Vec::new() };
    // A session's last use is kept to the minute.
    if desk.now - session.used_at > TimeDelta::minutes(1) {
        let noted = desk.app.db.write(by, desk.now, |tx| -> Result<(), DbError> { db::session::used(tx, &token_hash) });
        // Reading goes on while somebody else holds the lock; the next request notes it.
        match noted {
            Ok(()) | Err(DbError::Busy) => {}
            Err(error) => return Err(error.into()),
        }
    }
    if let Needs::Right(action) = route.needs {
        let permit = Permit::grant(&holder, action).ok_or(WebError::NotFound)?;
        desk.permit = Some(permit);
    }
    desk.who = Some(Who { account, covering, token_hash, csrf, idle_minutes });
    Ok(())
}

/// Where a note is sent whose session ended while it was typed.
const RESCUED: [&str; 2] = ["/cases/{id}/consultations", "/cases/{id}/consultations/shared"];

/// Nothing typed is lost: a consultation sent after the time-out becomes a draft of its writer, offered after logging in.
fn rescue(desk: &mut Desk, route: &Route, account: &Account, holder: &Holder, token_hash: &str) {
    let ours = bool::from(desk.typed.get("csrf").as_bytes().ct_eq(desk.app.secrets.csrf(token_hash).as_bytes()));
    if !RESCUED.contains(&route.path) || !ours {
        return;
    }
    let (Some(permit), Ok(case)) = (Permit::grant(holder, Action::WriteConsultation), desk.id("id")) else { return };
    let (draft, sending) = (desk.typed.to_draft(), desk.typed.get("sending"));
    let kept = desk.app.db.write(By::from(&permit), desk.now, |tx| -> Result<(), DbError> {
        db::case::find_open(tx.conn(), &permit, case)?;
        if db::sending::is_used(tx, sending, account.id)? {
            return Ok(());
        }
        db::draft::keep(tx, account.id, case, &draft)
    });
    if let Err(error) = kept {
        tracing::error!(%error, "a note sent after the time-out could not be kept");
    }
}

fn answered(app: &App, answer: Answer) -> HttpResponse {
    let mut response = match answer {
        Answer::Page { status, html } => HttpResponse::build(status).content_type("text/html; charset=utf-8").body(html),
        Answer::Json { status, told } => HttpResponse::build(status).content_type("application/json").body(told.to_string()),
        Answer::Nothing => HttpResponse::NoContent().finish(),
        Answer::File { name, kind, bytes } => {
            let kept = (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""));
            HttpResponse::Ok().content_type(kind).insert_header(kept).body(bytes)
        }
        Answer::See { location, token, forget } => {
            let mut response = HttpResponse::SeeOther().insert_header((header::LOCATION, location)).finish();
            let cookie = token.map(|token| session_cookie(app, token));
            let cookie = if forget { Some(forgotten(app)) } else { cookie };
            if let Some(cookie) = cookie {
                let _ = response.add_cookie(&cookie);
            }
            if forget {
                response.headers_mut().insert(HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\""));
            }
            response
        }
    };
    guard(response.headers_mut());
    response
}

fn session_cookie(app: &App, token: String) -> Cookie<'static> {
    Cookie::build(cookie_name(app), token)
        .path("/")
        .http_only(true)
        .secure(app.config.server.secure_cookies)
        .same_site(SameSite::Lax)
        .finish()
}

fn forgotten(app: &App) -> Cookie<'static> {
    let mut cookie = session_cookie(app, String::new());
    cookie.set_max_age(CookieTime::ZERO);
    cookie
}

/// A page that failed. The short code stands in the log beside the cause.
fn failed(app: &App, lang: Lang, error: &WebError) -> HttpResponse {
    let code = error.code();
    let short = crate::web::secret::random_token().unwrap_or_default().chars().take(8).collect::<String>();
    if code >= 500 {
        tracing::error!(code = short, %error, "a request failed");
    }
    let status = match code {
        // 419 has no name in HTTP; browsers treat it as 400.
        419 => StatusCode::BAD_REQUEST,
        code => StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
    };
    let page = ErrorPage::new(lang, code, short);
    let frame = crate::web::pages::Frame::bare(lang, lang.long_day(app.clock.today()));
    let html = app.pages.render(lang, frame, &page).unwrap_or_else(|_| page.heading.clone());
    let mut response = answered(app, Answer::Page { status, html });
    // What was not read of the body is not waited for.
    response.head_mut().set_connection_type(ConnectionType::Close);
    response
}

/// A page of ours for an address that no route has.
pub async fn nowhere(app: App, request: HttpRequest) -> HttpResponse {
    failed(&app, language(&request), &WebError::NotFound)
}

/// Logging in leads back to the page that was asked for. A form that was sent after the session ended leads to its page.
fn to_log_in(app: &App, request: &HttpRequest, is_get: bool) -> HttpResponse {
    let path = request.path();
    let is_note = path.ends_with("/consultations") || path.ends_with("/consultations/shared");
    let next = match (is_get, is_note) {
        (true, _) => path.to_owned(),
        (false, true) => format!("{path}/new"),
        (false, false) => "/".to_owned(),
    };
    // Whoever brings a cookie was here before: the session timed out.
    let told = if request.cookie(cookie_name(app)).is_some() { "?saved=timed-out" } else { "" };
    let location = match (next.as_str(), told) {
        ("/", _) => format!("/log-in{told}"),
        (_, "") => format!("/log-in?next={next}"),
        (_, told) => format!("/log-in{told}&next={next}"),
    };
    answered(app, Answer::See { location, token: None, forget: false })
}

/// The headers of every answer.
fn guard(headers: &mut HeaderMap) {
    for (name, value) in [
        ("content-security-policy", POLICY),
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
        ("x-frame-options", "DENY"),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
}
