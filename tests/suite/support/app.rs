//! A store for one test: a database of its own, the cast in it, and the program on top.

use super::browser::{Browser, HOST};
use super::cast::{self, Colleague, YouthBuilder};
use actix_web::body::to_bytes;
use actix_web::http::header::HeaderMap;
use actix_web::test::{TestRequest, call_service, init_service};
use chrono::{NaiveDate, TimeDelta};
use diesel::sql_types::Text;
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::future::Future;
use std::ops::Deref;
use std::path::Path;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Mutex, OnceLock};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use uitstroom::app::App;
use uitstroom::clock::Clock;
use uitstroom::config::{Config, Transport};
use uitstroom::db::{By, Database, DbError, Tx};
use uitstroom::domain::absence::Absence;
use uitstroom::domain::account::LinkPurpose;
use uitstroom::domain::id::{AbsenceId, AccountId};
use uitstroom::domain::permission::{Action, Actor, Permit};
use uitstroom::web::secret::{Link, random_token, sha256, totp_code};
use uitstroom::web::server::configure;

/// The day on which every test takes place: a Sunday.
pub const TODAY: &str = "2026-11-22";
/// Signs the chains and the forms of every test.
pub const KEY: &[u8] = b"the key of the tests";

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("{text} is no day"))
}

/// The settings of every test: a password hash that costs nothing.
pub fn config() -> Config {
    let mut config = Config::load(Path::new("/nonexistent")).unwrap();
    config.log_in.argon2_memory_kib = 8;
    config.log_in.argon2_passes = 1;
    config.mail.transport = Transport::Smtp;
    config.mail.from = "Uitstroom <post@uitstroom.example>".to_owned();
    config.server.base_url = format!("https://{HOST}");
    config
}

/// Where the data of one test lies; it is gone when the test is over.
enum Home {
    Sqlite(TempDir),
    Postgres { server: String, name: String },
}

/// The address of the PostgreSQL server to test on, if one is named.
fn server() -> Option<String> {
    std::env::var("UITSTROOM_TEST_POSTGRES").ok().filter(|it| !it.is_empty())
}

pub fn on_postgres() -> bool {
    server().is_some()
}

/// The same server, another database.
fn database_on(server: &str, name: &str) -> String {
    let (address, options) = server.split_once('?').map_or((server, String::new()), |(it, options)| (it, format!("?{options}")));
    let (before, _) = address.rsplit_once('/').expect("postgres://HOST/DATABASE");
    format!("{before}/{name}{options}")
}

fn on_server(server: &str, statement: &str) -> diesel::QueryResult<usize> {
    let mut conn = PgConnection::establish(server).expect("the PostgreSQL server answers");
    sql_query(statement).execute(&mut conn)
}

/// A migrated database with the cast in it, made once per process and copied for every test.
enum Template {
    Sqlite { main: Vec<u8>, views: Vec<u8> },
    Postgres(String),
}

fn template() -> &'static Template {
    static TEMPLATE: OnceLock<Template> = OnceLock::new();
    TEMPLATE.get_or_init(|| match server() {
        None => {
            let folder = TempDir::new().unwrap();
            let file = folder.path().join("uitstroom.db");
            cast::enter(&Database::open(&format!("sqlite:{}", file.display()), KEY).unwrap());
            let copied = |path: &Path| {
                let mut conn = SqliteConnection::establish(&path.to_string_lossy()).unwrap();
                sql_query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut conn).unwrap();
                std::fs::read(path).unwrap()
            };
            Template::Sqlite { main: copied(&file), views: copied(&folder.path().join("views.db")) }
        }
        Some(server) => {
            drop_left_behind(&server);
            let name = format!("uitstroom_template_{}", std::process::id());
            on_server(&server, &format!("CREATE DATABASE {name}")).unwrap();
            cast::enter(&Database::open(&database_on(&server, &name), KEY).unwrap());
            Template::Postgres(name)
        }
    })
}

/// Templates of earlier runs: a process cannot drop its own when it ends.
fn drop_left_behind(server: &str) {
    let found = select_postgres(server, "SELECT datname::text AS it FROM pg_database WHERE datname LIKE 'uitstroom\\_template\\_%'");
    for name in found {
        let process = name.rsplit('_').next().unwrap_or_default();
        if !Path::new("/proc").join(process).exists() {
            on_server(server, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).unwrap();
        }
    }
}

impl Home {
    fn new() -> Self {
        static NEXT: Mutex<u32> = Mutex::new(0);
        match template() {
            Template::Sqlite { main, views } => {
                let folder = TempDir::new().unwrap();
                std::fs::write(folder.path().join("uitstroom.db"), main).unwrap();
                std::fs::write(folder.path().join("views.db"), views).unwrap();
                Self::Sqlite(folder)
            }
            Template::Postgres(template) => {
                let server = server().unwrap();
                // One at a time: a template cannot be copied while anyone is connected to it.
                let mut next = NEXT.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                *next += 1;
                let name = format!("uitstroom_test_{}_{}", std::process::id(), *next);
                let begun = Instant::now();
                while let Err(error) = on_server(&server, &format!("CREATE DATABASE {name} TEMPLATE {template}")) {
                    assert!(begun.elapsed() < Duration::from_secs(10), "{error}");
                    std::thread::sleep(Duration::from_millis(20));
                }
                Self::Postgres { server, name }
            }
        }
    }

    fn url(&self) -> String {
        match self {
            Self::Sqlite(folder) => format!("sqlite:{}", folder.path().join("uitstroom.db").display()),
            Self::Postgres { server, name } => database_on(server, name),
        }
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        if let Self::Postgres { server, name } = self {
            let _ = on_server(server, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }
    }
}

#[derive(QueryableByName)]
struct One {
    #[diesel(sql_type = Text)]
    it: String,
}

fn select_postgres(url: &str, query: &str) -> Vec<String> {
    let mut conn = PgConnection::establish(url).unwrap();
    sql_query(query).load::<One>(&mut conn).unwrap().into_iter().map(|it| it.it).collect()
}

/// A store with the cast in it, without pages.
pub struct Store {
    pub db: Database,
    pub clock: Clock,
    /// How many youths got an invented name.
    pub invented: Cell<u32>,
    /// A connection past the program, for the questions of a test.
    past: RefCell<Option<Past>>,
    home: Home,
}

enum Past {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Store {
    pub fn new() -> Self {
        let home = Home::new();
        let db = Database::open(&home.url(), KEY).unwrap();
        Self { db, clock: Clock::new(Some(day(TODAY))), invented: Cell::new(0), past: RefCell::default(), home }
    }

    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    /// The same data, opened a second time, as a second instance of the program would.
    pub fn another_instance(&self) -> Database {
        Database::open(&self.url(), KEY).unwrap()
    }

    /// The address of the data, for connections of a test's own.
    pub fn url(&self) -> String {
        self.home.url()
    }

    /// Writes as the program would, in the name of the tests.
    pub fn write<T>(&self, work: impl FnOnce(&mut Tx) -> Result<T, DbError>) -> T {
        self.try_write(work).unwrap()
    }

    pub fn try_write<T>(&self, work: impl FnOnce(&mut Tx) -> Result<T, DbError>) -> Result<T, DbError> {
        self.db.write(By { actor: Actor::Program("test"), role: None, covers: vec![] }, self.clock.now(), work)
    }

    /// What this colleague may do, as the gate would grant it.
    pub fn permit(&self, colleague: Colleague, action: Action) -> Permit {
        let holder = self.db.read(|conn| {
            let account = uitstroom::db::account::find(conn, colleague.id)?;
            uitstroom::db::account::holder(conn, &account, self.today())
        });
        let (holder, _) = holder.unwrap_or_else(|error: DbError| panic!("{error}"));
        Permit::grant(&holder, action).unwrap_or_else(|| panic!("{} may not {action:?}", colleague.login))
    }

    /// The token of a link that works for a day.
    pub fn link(&self, account: Option<AccountId>, purpose: LinkPurpose) -> String {
        let link = Link::new().unwrap();
        let until = self.clock.now() + TimeDelta::days(1);
        self.write(|tx| uitstroom::db::invitation::make(tx, &link.token_hash, account, purpose, until));
        link.path.rsplit('/').next().unwrap().to_owned()
    }

    /// Someone is away and another covers.
    pub fn absence(&self, away: Colleague, cover: Colleague, from: &str, until: &str) -> AbsenceId {
        let absence = Absence::record(away.id, (cover.id, cover.role), day(from), day(until), &[], self.today()).unwrap();
        self.write(|tx| tx.save(absence))
    }

    /// A youth with a case; what is not said is invented.
    pub fn youth(&self) -> YouthBuilder<'_> {
        YouthBuilder::new(self)
    }

    /// Runs SQL past the program, on the main data.
    pub fn execute(&self, statement: &str) -> usize {
        match &self.home {
            Home::Sqlite(folder) => execute_sqlite(&folder.path().join("uitstroom.db"), statement),
            Home::Postgres { .. } => on_server(&self.url(), statement).unwrap(),
        }
    }

    /// The same on the view records.
    pub fn execute_on_views(&self, statement: &str) -> usize {
        match &self.home {
            Home::Sqlite(folder) => execute_sqlite(&folder.path().join("views.db"), statement),
            Home::Postgres { .. } => {
                let mut conn = PgConnection::establish(&self.url()).unwrap();
                sql_query("SET search_path TO views").execute(&mut conn).unwrap();
                sql_query(statement).execute(&mut conn).unwrap()
            }
        }
    }

    /// The column `it` of a query past the program.
    pub fn select(&self, query: &str) -> Vec<String> {
        let mut past = self.past.borrow_mut();
        let conn = past.get_or_insert_with(|| match &self.home {
            Home::Sqlite(folder) => {
                Past::Sqlite(SqliteConnection::establish(&folder.path().join("uitstroom.db").to_string_lossy()).unwrap())
            }
            Home::Postgres { .. } => {
                let mut conn = PgConnection::establish(&self.url()).unwrap();
                // Compiling a long question takes longer than answering it.
                sql_query("SET jit = off").execute(&mut conn).unwrap();
                Past::Postgres(conn)
            }
        });
        let rows = match conn {
            Past::Sqlite(conn) => sql_query(query).load::<One>(conn),
            Past::Postgres(conn) => sql_query(query).load::<One>(conn),
        };
        rows.unwrap().into_iter().map(|it| it.it).collect()
    }

    pub fn count(&self, table: &str) -> i64 {
        self.select(&format!("SELECT CAST(count(*) AS TEXT) AS it FROM {table}")).first().unwrap().parse().unwrap()
    }

    /// How many rows each table holds and where the trail stands: what a page that only reads leaves as it is.
    pub fn imprint(&self) -> Vec<String> {
        let counts = super::source::tables()
            .into_iter()
            .filter(|table| !super::source::OF_VIEWS.contains(&table.name.as_str()))
            .map(|table| format!("SELECT '{0} ' || CAST(count(*) AS TEXT) AS it FROM {0}", table.name))
            .collect::<Vec<_>>();
        let last = "SELECT 'last event ' || CAST(coalesce(max(seq), 0) AS TEXT) AS it FROM audit_events";
        self.select(&format!("{} UNION ALL {last}", counts.join(" UNION ALL ")))
    }
}

fn execute_sqlite(path: &Path, statement: &str) -> usize {
    let mut conn = SqliteConnection::establish(&path.to_string_lossy()).unwrap();
    sql_query("PRAGMA busy_timeout = 2000").execute(&mut conn).unwrap();
    sql_query(statement).execute(&mut conn).unwrap()
}

/// What came back from the program.
pub struct Answered {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
    /// The body as it came, for files.
    pub bytes: Vec<u8>,
}

type Call = Box<dyn Fn(TestRequest) -> Pin<Box<dyn Future<Output = Answered>>>>;

/// The program over a store, called without a network.
#[derive(Clone)]
pub struct TestApp(Rc<Parts>);

pub struct Parts {
    pub store: Store,
    pub app: App,
    call: Call,
    /// Who has used the code of this half minute.
    signed_in: RefCell<BTreeSet<&'static str>>,
}

impl Deref for TestApp {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Deref for Parts {
    type Target = Store;
    fn deref(&self) -> &Store {
        &self.store
    }
}

impl TestApp {
    pub async fn start() -> Self {
        Self::over(Store::new()).await
    }

    pub async fn over(store: Store) -> Self {
        // What the program logs stands beside a test that fails.
        let _ = tracing_subscriber::fmt().with_test_writer().with_max_level(tracing::Level::WARN).try_init();
        let app = App::new(store.db.clone(), store.clock.clone(), config(), KEY, false).unwrap();
        let services = app.clone();
        let service = Rc::new(init_service(actix_web::App::new().configure(move |it| configure(&services, it))).await);
        let call: Call = Box::new(move |request| {
            let service = Rc::clone(&service);
            Box::pin(async move {
                let response = call_service(&*service, request.to_request()).await;
                let (status, headers) = (response.status().as_u16(), response.headers().clone());
                let body = to_bytes(response.into_body()).await.unwrap_or_default();
                Answered { status, headers, body: String::from_utf8_lossy(&body).into_owned(), bytes: body.to_vec() }
            })
        });
        Self(Rc::new(Parts { store, app, call, signed_in: RefCell::default() }))
    }

    /// Sends a request as it is, past the browser.
    pub async fn call(&self, request: TestRequest) -> Answered {
        (self.0.call)(request).await
    }

    /// A browser that nobody has logged in with.
    pub fn browser(&self) -> Browser {
        Browser::new(self.clone())
    }

    /// Logs in with password and code. A code works once, so who comes a second time gets a session straight away.
    pub async fn sign_in(&self, colleague: Colleague) -> Browser {
        if !self.signed_in.borrow_mut().insert(colleague.login) {
            return self.with_session(colleague);
        }
        let browser = self.browser();
        let page = browser.visit("/log-in").await;
        let page = page.form().fill("user", colleague.login).fill("password", colleague.password).submit().await;
        assert_eq!(page.path(), "/log-in/code", "{} typed the right password", colleague.login);
        let page = page.form().fill("code", self.code_of(colleague)).submit().await;
        assert_eq!(page.path(), "/", "{} typed the right code", colleague.login);
        browser
    }

    /// The code on this colleague's telephone now.
    pub fn code_of(&self, colleague: Colleague) -> String {
        let seconds = u64::try_from(self.clock.now().and_utc().timestamp()).unwrap();
        totp_code(colleague.totp_secret, seconds).unwrap()
    }

    /// A browser with a session that was begun beside the log-in page.
    pub fn with_session(&self, colleague: Colleague) -> Browser {
        let token = random_token().unwrap();
        self.write(|tx| uitstroom::db::session::begin(tx, &sha256(token.as_bytes()), colleague.id, true));
        let browser = self.browser();
        browser.put_cookie("__Host-uitstroom", &token);
        browser
    }
}
