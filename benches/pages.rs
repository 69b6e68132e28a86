//! What the main pages cost, and judging every case file: `cargo bench --bench pages`, or with `-- practice` or `-- region` one
//! of the two sizes.
//!
//! It fills a practice and a region under `target/bench` and uses them again the next time; with `UITSTROOM_TEST_POSTGRES` naming
//! a server, also two databases there. Pages are called in this process, as the suite calls them: gate, reach, queries, the
//! view record and rendering, without a network and without compression. The result is a table in Markdown.

use actix_web::body::to_bytes;
use actix_web::cookie::Cookie;
use actix_web::test::{TestRequest, call_service, init_service};
use anyhow::{Context, bail};
use chrono::NaiveDate;
use diesel::{Connection, PgConnection, RunQueryDsl, sql_query};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use uitstroom::app::App;
use uitstroom::clock::Clock;
use uitstroom::config::Config;
use uitstroom::db::case_files::{self, Stretch};
use uitstroom::db::{By, Database, DbError};
use uitstroom::demo::{self, Size};
use uitstroom::domain::outflow::rules;
use uitstroom::domain::permission::{Action, Actor, Holder, Permit};
use uitstroom::web::secret::{random_token, sha256};
use uitstroom::web::server::configure;

const TODAY: &str = "2026-11-22";
const KEY: &[u8] = b"the key of the benches";
/// How often each page is called, after a few calls that are not counted.
const RUNS: usize = 40;

/// The pages, by who opens them. What stands in braces comes from the fullest file of that person's reach.
const PAGES: [(&str, &str); 27] = [
    ("youth_professional", "/"),
    ("youth_professional", "/worklist"),
    ("youth_professional", "/caseload"),
    ("youth_professional", "/search"),
    ("youth_professional", "/cases/{case}"),
    ("youth_professional", "/cases/{case}/consultations/new"),
    ("youth_professional", "/cases/{case}/goals"),
    ("youth_professional", "/arrangements/{arrangement}"),
    ("youth_professional", "/talk-sheet"),
    ("gp", "/practice"),
    ("gp", "/practice/search"),
    ("gp", "/practice/youths/{youth}"),
    ("gp", "/talk-sheet"),
    ("access", "/"),
    ("access", "/worklist"),
    ("access", "/caseload"),
    ("access", "/search"),
    ("access", "/unlinked"),
    ("access", "/arrangements/{arrangement}"),
    ("contract_manager", "/contracts"),
    ("contract_manager", "/contracts/ending"),
    ("contract_manager", "/contracts/providers/1"),
    ("contract_manager", "/contracts/download?report=ending&split=provider&formaat=xlsx"),
    ("administrator", "/"),
    ("administrator", "/admin/accounts"),
    ("privacy_officer", "/audit"),
    ("privacy_officer", "/audit/youths/{youth}"),
];

fn main() -> anyhow::Result<()> {
    let asked: Vec<String> = std::env::args().skip(1).filter(|it| !it.starts_with('-')).collect();
    let server = std::env::var("UITSTROOM_TEST_POSTGRES").ok().filter(|it| !it.is_empty());
    for (name, size) in [("practice", Size::Practice), ("region", Size::Region)] {
        if !asked.is_empty() && !asked.iter().any(|it| it == name) {
            continue;
        }
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench").join(name);
        bench("SQLite", name, size, &sqlite(&folder)?)?;
        if let Some(server) = &server {
            bench("PostgreSQL", name, size, &postgres(server, name, &folder)?)?;
        }
    }
    Ok(())
}

/// Where the data of one size lies, and the file that says that all of it is there.
struct Home {
    url: String,
    filled: PathBuf,
}

fn sqlite(folder: &Path) -> anyhow::Result<Home> {
    let filled = folder.join("filled-sqlite");
    let file = folder.join("uitstroom.db");
    if !filled.exists() {
        let _ = std::fs::remove_dir_all(folder);
    }
    std::fs::create_dir_all(folder)?;
    Ok(Home { url: format!("sqlite:{}", file.display()), filled })
}

fn postgres(server: &str, name: &str, folder: &Path) -> anyhow::Result<Home> {
    let filled = folder.join("filled-postgres");
    let database = format!("uitstroom_bench_{name}");
    let (address, options) = server.split_once('?').map_or((server, String::new()), |(it, options)| (it, format!("?{options}")));
    let (before, _) = address.rsplit_once('/').context("postgres://HOST/DATABASE")?;
    let url = format!("{before}/{database}{options}");
    if !filled.exists() || PgConnection::establish(&url).is_err() {
        let _ = std::fs::remove_file(&filled);
        let mut conn = PgConnection::establish(server)?;
        sql_query(format!("DROP DATABASE IF EXISTS {database} WITH (FORCE)")).execute(&mut conn)?;
        sql_query(format!("CREATE DATABASE {database}")).execute(&mut conn)?;
    }
    Ok(Home { url, filled })
}

fn bench(kind: &str, name: &str, size: Size, home: &Home) -> anyhow::Result<()> {
    let today: NaiveDate = TODAY.parse()?;
    let clock = Clock::new(Some(today));
    let db = Database::open(&home.url, KEY)?;
    if !home.filled.exists() {
        let begun = Instant::now();
        demo::fill(&db, "no password", today, clock.now(), size, &|_, _| {})?;
        std::fs::write(&home.filled, "")?;
        eprintln!("{name} on {kind}: filled in {:.1} s", begun.elapsed().as_secs_f64());
    }
    println!("\n### {name}, {kind}\n");
    flags(&db, today)?;
    println!("| Who | Page | Median ms | p95 ms | Processor ms | Statements | kB |\n|---|---|---:|---:|---:|---:|---:|");
    let app = App::new(db, clock, Config::load(Path::new("/nonexistent"))?, KEY, false)?;
    actix_web::rt::System::new().block_on(pages(&app, size, today))
}

/// Loads every case file there is and judges it.
fn flags(db: &Database, today: NaiveDate) -> anyhow::Result<()> {
    let workplaces = db.read(uitstroom::db::workplace::all)?.into_iter().map(|it| it.id).collect();
    let holder = Holder { actor: Actor::Program("bench"), role: None, workplaces, covers: vec![], municipalities: vec![] };
    let permit = Permit::grant(&holder, Action::ReadWorklist).context("a permit")?;
    let thresholds = db.read(|conn| uitstroom::db::setting::thresholds(conn, today))?;
    let (mut loading, mut judging) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        let begun = Instant::now();
        let loaded = db.read(|conn| case_files::load(conn, &permit, Stretch::ALL))?;
        loading.push(begun.elapsed());
        let begun = Instant::now();
        let raised: usize = loaded.files.iter().map(|file| rules::flags(file, &thresholds, today).len()).sum();
        judging.push(begun.elapsed());
        if judging.len() == 5 {
            let contacts: usize = loaded.files.iter().flat_map(|it| &it.cases).map(|it| it.consultations.len()).sum();
            let arrangements: usize = loaded.files.iter().map(|it| it.arrangements.len()).sum();
            let told = format!("{} youths, {contacts} contacts, {arrangements} arrangements, {raised} flags", loaded.files.len());
            println!("{told}: all case files load in {} ms and are judged in {} ms.\n", ms(at(&mut loading, 50)), ms(at(&mut judging, 50)));
        }
    }
    Ok(())
}

/// The value below which so many of a hundred lie.
fn at(times: &mut [Duration], percent: usize) -> Duration {
    times.sort_unstable();
    times.get((times.len() * percent / 100).min(times.len().saturating_sub(1))).copied().unwrap_or_default()
}

fn ms(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1000.0)
}

/// How long this process has worked, which neighbours on a busy machine change little; in steps of ten, and 0 where the system
/// does not tell.
fn processor_ms() -> f64 {
    let told = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = told.rsplit(')').next().unwrap_or_default();
    // User and system time are the twelfth and thirteenth word behind the name.
    after_name.split_whitespace().skip(11).take(2).filter_map(|it| it.parse::<f64>().ok()).sum::<f64>() * 10.0
}

/// The first of each role; in the region the professional with the further practices, since hers are the fuller ones.
fn login(role: &str, size: Size) -> &'static str {
    match (role, size) {
        ("youth_professional", Size::Region) => "jp01",
        ("youth_professional", Size::Practice) => "sanne",
        ("access", _) => "tom",
        ("gp", _) => "visser",
        ("administrator", _) => "bea",
        ("privacy_officer", _) => "piet",
        _ => "karin",
    }
}

/// Someone who is logged in, with what she finds in her fullest file.
struct Opened {
    cookie: Cookie<'static>,
    csrf: String,
    youth: i64,
    case: i64,
    arrangement: i64,
}

fn open(app: &App, role: &str, size: Size, today: NaiveDate) -> anyhow::Result<Opened> {
    let login = login(role, size);
    let account = app.db.read(|conn| uitstroom::db::account::with_login(conn, login, today))?.with_context(|| login.to_owned())?;
    let (holder, _) = app.db.read(|conn| uitstroom::db::account::holder(conn, &account, today))?;
    // Whom the privacy officer asks for is the first youth there is.
    let (mut youth, mut case, mut arrangement) = (1, 0, 0);
    let reads = [Action::ReadCase, Action::ReadReferralHistory];
    if let Some(permit) = reads.into_iter().find_map(|it| Permit::grant(&holder, it)) {
        let loaded = app.db.read(|conn| case_files::load(conn, &permit, Stretch::ALL))?;
        let contacts =
            |it: &&uitstroom::domain::outflow::case_file::CaseFile| it.cases.iter().map(|it| it.consultations.len()).sum::<usize>();
        let open = loaded.files.iter().filter(|it| !it.arrangements.is_empty() && it.cases.iter().any(|it| it.open_episode().is_some()));
        let fullest =
            open.max_by_key(contacts).or(loaded.files.iter().find(|it| !it.arrangements.is_empty())).context("a file with help")?;
        youth = fullest.youth.id.0;
        case = fullest.cases.first().map_or(0, |it| it.case.id.0);
        arrangement = fullest.arrangements.first().map_or(0, |it| it.arrangement.id.0);
    }
    let token = random_token()?;
    let by = By { actor: Actor::Program("bench"), role: None, covers: vec![] };
    let now = app.clock.now();
    app.db
        .write(by, now, |tx| -> Result<(), DbError> { uitstroom::db::session::begin(tx, &sha256(token.as_bytes()), account.id, true) })?;
    let csrf = app.secrets.csrf(&sha256(token.as_bytes()));
    Ok(Opened { cookie: Cookie::new("__Host-uitstroom", token), csrf, youth, case, arrangement })
}

async fn pages(app: &App, size: Size, today: NaiveDate) -> anyhow::Result<()> {
    let services = app.clone();
    let service = init_service(actix_web::App::new().configure(move |it| configure(&services, it))).await;
    let mut opened: Option<(&str, Opened)> = None;
    for (role, page) in PAGES {
        if opened.as_ref().is_none_or(|(of, _)| *of != role) {
            opened = Some((role, open(app, role, size, today)?));
        }
        let Some((_, who)) = &opened else { continue };
        let (mut times, mut statements, mut bytes, mut used) = (Vec::new(), 0, 0, processor_ms());
        for run in 0..RUNS + 3 {
            if run == 3 {
                used = processor_ms();
            }
            app.db.tape.start();
            let begun = Instant::now();
            let response = call_service(&service, request(who, page).to_request()).await;
            let status = response.status();
            bytes = to_bytes(response.into_body()).await.map_err(|_| anyhow::anyhow!("no body"))?.len();
            if status != 200 {
                bail!("{page} answered {status}");
            }
            let took = begun.elapsed();
            statements = app.db.tape.stop().len();
            // The first calls fill what is kept of statements and pages.
            if run >= 3 {
                times.push(took);
            }
        }
        let (median, p95) = (ms(at(&mut times, 50)), ms(at(&mut times, 95)));
        let used = (processor_ms() - used) / RUNS as f64;
        println!("| {role} | `{page}` | {median} | {p95} | {used:.1} | {statements} | {} |", bytes / 1000);
    }
    Ok(())
}

/// A search is for a letter, which finds more than is shown.
fn request(who: &Opened, page: &str) -> TestRequest {
    let path = page.replace("{youth}", &who.youth.to_string());
    let path = path.replace("{case}", &who.case.to_string()).replace("{arrangement}", &who.arrangement.to_string());
    let request = if page.ends_with("/search") {
        TestRequest::post().set_form([("csrf", who.csrf.as_str()), ("q", "b")])
    } else {
        TestRequest::get()
    };
    request.uri(&path).cookie(who.cookie.clone())
}
