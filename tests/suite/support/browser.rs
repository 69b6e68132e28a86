//! A browser without a screen: it keeps cookies, follows redirects, fills in forms, and looks critically at every page.

use super::app::{Answered, TestApp};
use super::cast::CAST;
use actix_web::cookie::Cookie;
use actix_web::http::header::{CONTENT_TYPE, HeaderMap, LOCATION, SET_COOKIE};
use actix_web::test::TestRequest;
use scraper::{ElementRef, Html, Selector};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use uitstroom::web::routes::{ROUTES, Verb};

/// The address under which the tests reach the program.
pub const HOST: &str = "uitstroom.test";

/// A browser with its own cookies.
#[derive(Clone)]
pub struct Browser {
    app: TestApp,
    cookies: Rc<RefCell<BTreeMap<String, String>>>,
}

/// A page as it came.
pub struct Page {
    pub browser: Browser,
    pub status: u16,
    pub headers: HeaderMap,
    pub html: String,
    address: String,
    parsed: Html,
}

pub fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|_| panic!("{css} is no selector"))
}

/// Text with single spaces.
fn words(element: ElementRef) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Fields as a browser sends them.
pub fn encoded(fields: &[(String, String)]) -> String {
    let part = |text: &str| {
        text.bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'*' => char::from(byte).to_string(),
                b' ' => "+".to_owned(),
                other => format!("%{other:02X}"),
            })
            .collect::<String>()
    };
    fields.iter().map(|(name, value)| format!("{}={}", part(name), part(value))).collect::<Vec<_>>().join("&")
}

impl Browser {
    pub fn new(app: TestApp) -> Self {
        Self { app, cookies: Rc::default() }
    }

    pub fn put_cookie(&self, name: &str, value: &str) {
        self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.borrow().get(name).cloned()
    }

    /// The same cookies in another window, which keeps them apart from now on.
    pub fn copy(&self) -> Self {
        let cookies = self.cookies.borrow().clone();
        Self { app: self.app.clone(), cookies: Rc::new(RefCell::new(cookies)) }
    }

    /// Opens an address that must answer 200, wherever redirects lead.
    pub async fn visit(&self, path: impl AsRef<str>) -> Page {
        let page = self.open(path.as_ref()).await;
        assert_eq!(page.status, 200, "GET {}\n{}", path.as_ref(), page.text());
        page
    }

    /// Opens an address, whatever it answers.
    pub async fn open(&self, path: &str) -> Page {
        let answered = self.send(TestRequest::get().uri(path)).await;
        self.arrive(answered, path).await
    }

    /// Posts fields and follows where that leads.
    pub async fn post(&self, path: &str, fields: &[(String, String)]) -> Page {
        let answered = self.post_raw(path, encoded(fields)).await;
        self.arrive(answered, path).await
    }

    /// Posts a body and stays there.
    pub async fn post_raw(&self, path: &str, body: impl Into<Vec<u8>>) -> Answered {
        let request = TestRequest::post()
            .uri(path)
            .insert_header((CONTENT_TYPE, "application/x-www-form-urlencoded"))
            .insert_header(("sec-fetch-site", "same-origin"))
            .insert_header(("origin", format!("https://{HOST}")))
            .set_payload(body.into());
        self.send(request).await
    }

    /// Sends with this browser's cookies and keeps what comes back.
    pub async fn send(&self, request: TestRequest) -> Answered {
        let mut request = request.insert_header(("host", HOST));
        let cookies: Vec<String> = self.cookies.borrow().iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request = request.insert_header(("cookie", cookies.join("; ")));
        }
        let answered = self.app.call(request).await;
        for set in answered.headers.get_all(SET_COOKIE) {
            let cookie = Cookie::parse(set.to_str().unwrap().to_owned()).unwrap();
            assert!(cookie.http_only() == Some(true) && cookie.secure() == Some(true), "{cookie}");
            let over = cookie.max_age().is_some_and(|it| it.whole_seconds() == 0);
            if over {
                self.cookies.borrow_mut().remove(cookie.name());
            } else {
                self.put_cookie(cookie.name(), cookie.value());
            }
        }
        answered
    }

    async fn arrive(&self, mut answered: Answered, path: &str) -> Page {
        let mut address = path.to_owned();
        for _ in 0..5 {
            if answered.status != 303 {
                let page = Page {
                    browser: self.clone(),
                    status: answered.status,
                    parsed: Html::parse_document(&answered.body),
                    headers: answered.headers,
                    html: answered.body,
                    address,
                };
                page.check();
                return page;
            }
            check_headers(&answered.headers, &address);
            address = answered.headers.get(LOCATION).unwrap().to_str().unwrap().to_owned();
            assert!(address.starts_with('/'), "redirects stay here: {address}");
            answered = self.send(TestRequest::get().uri(&address)).await;
        }
        panic!("{path} redirects in a circle");
    }
}

fn check_headers(headers: &HeaderMap, address: &str) {
    let told = |name: &str| headers.get(name).and_then(|it| it.to_str().ok()).unwrap_or_default().to_owned();
    let policy = told("content-security-policy");
    assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{address}: {policy}");
    assert_eq!(told("cache-control"), "no-store", "{address}");
    assert_eq!(told("x-content-type-options"), "nosniff", "{address}");
    assert_eq!(told("referrer-policy"), "same-origin", "{address}");
    assert_eq!(told("x-frame-options"), "DENY", "{address}");
}

/// Whether an address fits a pattern of the route table.
pub fn fits(pattern: &str, address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let (wanted, found): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
    wanted.len() == found.len() && wanted.iter().zip(&found).all(|(a, b)| a == b || (a.starts_with('{') && !b.is_empty()))
}

/// Forms that change nothing one could lose: sent twice they do the same.
const WITHOUT_SENDING: [&str; 4] = ["/search", "/practice/search", "/log-out", "/stay"];

impl Page {
    /// What holds for every page of the program.
    fn check(&self) {
        let at = &self.address;
        assert!(self.status < 500 || self.status == 503, "{at} answered {}\n{}", self.status, self.html);
        check_headers(&self.headers, at);
        if self.status == 204 || !self.html.starts_with("<!doctype html>") {
            return;
        }
        check_html(&self.parsed, &self.html, at);
        let title = self.title();
        for it in CAST {
            assert!(!title.contains(it.name), "{at}: {title}");
        }
        assert!(!title.contains("Kanarie"), "{at}: a title names nobody: {title}");
    }

    pub fn path(&self) -> &str {
        self.address.split('?').next().unwrap_or_default()
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    pub fn title(&self) -> String {
        self.one("title")
    }

    pub fn heading(&self) -> String {
        self.one("h1")
    }

    /// The words of the first element that fits.
    pub fn one(&self, css: &str) -> String {
        self.all(css).into_iter().next().unwrap_or_default()
    }

    pub fn all(&self, css: &str) -> Vec<String> {
        self.parsed.select(&selector(css)).map(words).collect()
    }

    /// The words that stand directly in each element that fits, outside of certain others.
    pub fn all_without(&self, css: &str, outside: &str) -> Vec<String> {
        let hidden = selector(outside);
        let is_hidden = |it: &ElementRef| it.ancestors().filter_map(ElementRef::wrap).chain([*it]).any(|it| hidden.matches(&it));
        let own = |it: ElementRef| it.children().filter_map(|it| it.value().as_text().map(|it| it.to_string())).collect::<String>();
        self.parsed.select(&selector(css)).filter(|it| !is_hidden(it)).map(own).collect()
    }

    /// Where the links inside an element lead.
    pub fn links(&self, css: &str) -> Vec<String> {
        let links = selector("a[href]");
        let inside = selector(css);
        self.parsed.select(&inside).flat_map(|it| it.select(&links)).filter_map(|it| it.attr("href")).map(str::to_owned).collect()
    }

    /// Everything the page says.
    pub fn text(&self) -> String {
        self.parsed.select(&selector("body")).map(words).collect()
    }

    /// What the page says first: the refusal, or what was saved.
    pub fn alert(&self) -> String {
        self.one("section.errors li")
    }

    pub fn notice(&self) -> String {
        self.one("p.notice")
    }

    pub fn says(&self, text: &str) -> bool {
        self.html.contains(text) || self.text().contains(text)
    }

    /// The form of the page itself; those of the frame are asked for by address.
    pub fn form(&self) -> FilledForm {
        let found = self.parsed.select(&selector("main form[method=post]")).next();
        FilledForm::read(self, found.unwrap_or_else(|| panic!("{} has no form\n{}", self.address, self.text())))
    }

    pub fn form_to(&self, action: &str) -> FilledForm {
        let mut forms = self.parsed.select(&selector("form")).filter(|it| it.attr("action") == Some(action)).collect::<Vec<_>>();
        assert_eq!(forms.len(), 1, "{} has one form to {action}", self.address);
        FilledForm::read(self, forms.remove(0))
    }

    pub fn has_form_to(&self, action: &str) -> bool {
        self.parsed.select(&selector("form")).any(|it| it.attr("action") == Some(action))
    }

    pub async fn follow(&self, href: &str) -> Page {
        assert!(self.links("body").iter().any(|it| it == href), "{} links to {href}: {:?}", self.address, self.links("body"));
        self.browser.visit(href).await
    }
}

/// What holds for the HTML of every page, opened or rendered as an example.
pub fn check_html(parsed: &Html, html: &str, at: &str) {
    let select = |css: &str| parsed.select(&selector(css)).collect::<Vec<_>>();
    let missing: Vec<&str> = html.split('⟦').skip(1).filter_map(|it| it.split('⟧').next()).collect();
    assert!(missing.is_empty(), "{at}: texts are missing: {missing:?}");
    assert_eq!(select("h1").len(), 1, "{at}: exactly one main heading");
    assert!(!words(select("h1")[0]).is_empty(), "{at}: an empty heading");
    let title = words(select("title")[0]);
    assert!(!title.trim_start_matches([' ', '–']).is_empty() && title != "– Uitstroom", "{at}: a title");
    assert!(select("style, script:not([src])").is_empty(), "{at}: no style or script in the page");
    let mut ids = BTreeMap::new();
    for element in parsed.select(&selector("*")) {
        for (name, value) in element.value().attrs() {
            assert!(name != "style" && !name.starts_with("on"), "{at}: {name}=\"{value}\"");
            assert!(!value.trim_start().to_lowercase().starts_with("javascript:"), "{at}: {value}");
        }
        if let Some(id) = element.attr("id") {
            assert!(ids.insert(id.to_owned(), ()).is_none(), "{at}: two elements have the id {id}");
        }
    }
    for label in select("label[for]") {
        assert!(ids.contains_key(label.attr("for").unwrap()), "{at}: a label for nothing: {:?}", label.attr("for"));
    }
    for described in select("[aria-describedby], [aria-labelledby]") {
        for id in ["aria-describedby", "aria-labelledby"].iter().filter_map(|it| described.attr(it)).flat_map(str::split_whitespace) {
            assert!(ids.contains_key(id), "{at}: described by nothing: {id}");
        }
    }
    // A refusal leads to its field.
    for link in select("a[href^='#']") {
        let id = link.attr("href").unwrap().trim_start_matches('#');
        assert!(ids.contains_key(id), "{at}: a link to nothing: #{id}");
    }
    for link in select("a[href]") {
        let href = link.attr("href").unwrap();
        assert!(!words(link).is_empty(), "{at}: a link without words to {href}");
        let known = href.starts_with('#') || ROUTES.iter().any(|it| it.verb == Verb::Get && fits(it.path, href));
        assert!(known, "{at}: no page has the address {href:?}");
    }
    for field in select("input:not([type=hidden]), select, textarea") {
        let (name, id) = (field.attr("name").unwrap_or_default(), field.attr("id").unwrap_or_default());
        let labelled = field.attr("aria-label").is_some() || select("label[for]").iter().any(|it| it.attr("for") == Some(id));
        assert!(labelled, "{at}: {name} has no label");
        // What is only read is not sent.
        assert!(!name.is_empty() || field.attr("readonly").is_some(), "{at}: a field without a name: {id}");
    }
    for form in select("form") {
        let action = form.attr("action").unwrap_or_default();
        let carries = |name: &str| form.select(&selector("input[type=hidden]")).any(|it| it.attr("name") == Some(name));
        if form.attr("method") == Some("get") {
            // A choice of what is shown: it stands in the address, so it carries no token and nothing is typed.
            assert!(ROUTES.iter().any(|it| it.verb == Verb::Get && fits(it.path, action)), "{at}: no page has the address {action:?}");
            assert!(!carries("csrf") && form.select(&selector("input:not([type=hidden]), textarea")).next().is_none(), "{at}: {action}");
            continue;
        }
        assert_eq!(form.attr("method"), Some("post"), "{at}: {action}");
        let known = ROUTES.iter().any(|it| it.verb == Verb::Post && fits(it.path, action));
        assert!(known, "{at}: no route takes the form to {action:?}");
        for button in form.select(&selector("button[formaction]")) {
            let action = button.attr("formaction").unwrap();
            assert!(ROUTES.iter().any(|it| it.verb == Verb::Post && fits(it.path, action)), "{at}: no route takes {action:?}");
        }
        assert!(carries("csrf"), "{at}: the form to {action} carries no token");
        assert!(carries("sending") || WITHOUT_SENDING.contains(&action), "{at}: the form to {action} carries no sending key");
        assert!(!form.select(&selector("button")).collect::<Vec<_>>().is_empty(), "{at}: the form to {action} has a button");
    }
}

/// A form being filled in.
#[derive(Clone)]
pub struct FilledForm {
    browser: Browser,
    pub action: String,
    at: String,
    fields: Vec<(String, String)>,
    /// Names one can type into.
    open: Vec<String>,
    /// Names with the values they offer.
    offered: BTreeMap<String, Vec<String>>,
    several: Vec<String>,
}

impl FilledForm {
    fn read(page: &Page, form: ElementRef) -> Self {
        let mut it = Self {
            browser: page.browser.clone(),
            action: form.attr("action").unwrap_or_default().to_owned(),
            at: page.address.clone(),
            fields: vec![],
            open: vec![],
            offered: BTreeMap::new(),
            several: vec![],
        };
        for field in form.select(&selector("input, select, textarea")) {
            let name = field.attr("name").unwrap_or_default().to_owned();
            let value = field.attr("value").unwrap_or_default().to_owned();
            match (field.value().name(), field.attr("type").unwrap_or("text")) {
                ("select", _) => {
                    let options = field.select(&selector("option")).collect::<Vec<_>>();
                    let value_of = |it: &ElementRef| it.attr("value").unwrap_or_default().to_owned();
                    let chosen = options.iter().find(|it| it.attr("selected").is_some()).or(options.first()).map(value_of);
                    it.fields.extend(chosen.map(|value| (name.clone(), value)));
                    it.offered.insert(name, options.iter().map(value_of).collect());
                }
                ("textarea", _) => {
                    let text = field.text().collect::<String>();
                    it.fields.push((name.clone(), text.strip_prefix('\n').unwrap_or(&text).to_owned()));
                    it.open.push(name);
                }
                (_, "radio" | "checkbox") => {
                    it.offered.entry(name.clone()).or_default().push(value.clone());
                    if field.attr("type") == Some("checkbox") && !it.several.contains(&name) {
                        it.several.push(name.clone());
                    }
                    if field.attr("checked").is_some() {
                        it.fields.push((name, value));
                    }
                }
                (_, kind) => {
                    it.fields.push((name.clone(), value));
                    if kind != "hidden" {
                        it.open.push(name);
                    }
                }
            }
        }
        it
    }

    /// Types into a field.
    pub fn fill(mut self, name: &str, value: impl Into<String>) -> Self {
        assert!(self.open.iter().any(|it| it == name), "{} has no field {name}: {:?}", self.at, self.open);
        self.set(name, value);
        self
    }

    /// Chooses one of what is offered; ticks a box where several may be chosen.
    pub fn choose(mut self, name: &str, value: &str) -> Self {
        let offered = self.offered.get(name).unwrap_or_else(|| panic!("{} offers no {name}", self.at));
        assert!(offered.iter().any(|it| it == value), "{}: {name} does not offer {value}: {offered:?}", self.at);
        if self.several.iter().any(|it| it == name) {
            self.fields.push((name.to_owned(), value.to_owned()));
        } else {
            self.set(name, value);
        }
        self
    }

    pub fn offers(&self, name: &str) -> Vec<String> {
        self.offered.get(name).cloned().unwrap_or_default()
    }

    /// Takes every tick of a field away.
    pub fn untick(mut self, name: &str) -> Self {
        self.fields.retain(|(known, _)| known != name);
        self
    }

    /// Sends something the form does not offer, as a tampered browser would.
    pub fn tamper(mut self, name: &str, value: impl Into<String>) -> Self {
        self.set(name, value);
        self
    }

    /// The same form as if it stood at another address.
    pub fn to(mut self, action: impl Into<String>) -> Self {
        self.action = action.into();
        self
    }

    fn set(&mut self, name: &str, value: impl Into<String>) {
        let value = value.into();
        match self.fields.iter_mut().find(|(known, _)| known == name) {
            Some(field) => field.1 = value,
            None => self.fields.push((name.to_owned(), value)),
        }
    }

    pub fn value(&self, name: &str) -> String {
        self.fields.iter().find(|(known, _)| known == name).map(|it| it.1.clone()).unwrap_or_default()
    }

    pub fn values(&self, name: &str) -> Vec<String> {
        self.fields.iter().filter(|(known, _)| known == name).map(|it| it.1.clone()).collect()
    }

    pub fn fields(&self) -> Vec<(String, String)> {
        self.fields.clone()
    }

    pub async fn submit(&self) -> Page {
        self.browser.post(&self.action, &self.fields).await
    }

    /// Sends and shows the bare answer, redirects included.
    pub async fn send(&self) -> Answered {
        self.browser.post_raw(&self.action, encoded(&self.fields)).await
    }
}
