//! Mail against a real server, in a process of its own, that also refuses, hangs, answers 4xx and 5xx, and cuts off after DATA.
//! `./test --only mail` names the Python that has aiosmtpd.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use chrono::TimeDelta;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use tempfile::TempDir;
use uitstroom::clock::Clock;
use uitstroom::config::{Config, Mail, Tls, Transport};
use uitstroom::db::outbox::{self, Standing};
use uitstroom::db::{By, Database, DbError};
use uitstroom::domain::account::{Account, Locale};
use uitstroom::domain::mail::Outgoing;
use uitstroom::domain::permission::{Actor, Role};
use uitstroom::jobs::sender::{Step, send_next};
use uitstroom::mail::Writer;
use uitstroom::mail::carrier::Carrier;
use uitstroom::text::Lang;

const ADDRESS: &str = "sanne@praktijk.example";
const BY: By = By { actor: Actor::Program("test"), role: None, covers: Vec::new() };
const PATIENCE: Duration = Duration::from_secs(30);

/// A mail server of one mood.
struct Server {
    process: Child,
    port: u16,
    lines: Receiver<String>,
}

impl Server {
    fn start(mode: &str) -> Self {
        let python = std::env::var("UITSTROOM_TEST_PYTHON").expect("UITSTROOM_TEST_PYTHON: run ./test --only mail");
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mail/server.py");
        let mut process = Command::new(python).arg(script).arg(mode).stdout(Stdio::piped()).spawn().unwrap();
        let lines = lines_of(process.stdout.take().unwrap());
        let port = lines.recv_timeout(PATIENCE).expect("the mail server starts").parse().unwrap();
        Self { process, port, lines }
    }

    fn says(&self) -> String {
        self.lines.recv_timeout(PATIENCE).expect("the mail server says something")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn lines_of(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (tell, told) = channel();
    std::thread::spawn(move || BufReader::new(stream).lines().map_while(Result::ok).try_for_each(|it| tell.send(it)));
    told
}

/// An outbox with one mail in it.
struct Post {
    _folder: TempDir,
    db: Database,
    clock: Clock,
    settings: Mail,
}

impl Post {
    fn with_one_mail() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = Database::open(&format!("sqlite:{}", folder.path().join("uitstroom.db").display()), b"key").unwrap();
        let mut config = Config::load(Path::new("/nonexistent")).unwrap();
        config.server.base_url = "https://uitstroom.example".to_owned();
        let settings = &mut config.mail;
        settings.transport = Transport::Smtp;
        settings.host = "127.0.0.1".to_owned();
        settings.tls = Tls::None;
        settings.from = "Uitstroom <post@uitstroom.example>".to_owned();
        let (clock, writer) = (Clock::default(), Writer::new(&config).unwrap().unwrap());
        db.write(BY, clock.now(), |tx| -> Result<(), DbError> {
            let id = tx.save(Account::invite("sanne", "Sanne", Role::YouthProfessional, ADDRESS).unwrap())?;
            let letter = writer.reset(Lang(Locale::Nl), "sanne", "/welcome/geheim", clock.now()).unwrap();
            outbox::queue(tx, id, clock.today(), &letter)
        })
        .unwrap();
        Self { _folder: folder, db, clock, settings: config.mail }
    }

    fn carrier(&self, port: u16) -> Carrier {
        Carrier::new(&Mail { port, ..self.settings.clone() }, Path::new("/nonexistent")).unwrap().unwrap()
    }

    /// One attempt against a port; gives the mail as it was sent.
    fn attempt(&self, port: u16) -> (Step, Option<Outgoing>) {
        let carrier = self.carrier(port);
        let sent = std::cell::RefCell::new(None);
        let step = send_next(&self.db, &self.clock, &|mail| {
            *sent.borrow_mut() = Some(mail.clone());
            carrier.carry(mail)
        });
        (step.unwrap(), sent.into_inner())
    }

    fn standing(&self) -> Standing {
        self.db.read(outbox::standing).unwrap()
    }

    fn failure(&self) -> String {
        let stuck = self.db.read(|conn| outbox::stuck(conn, 5)).unwrap();
        assert!(stuck.iter().all(|it| !it.failure.contains('@')), "no address in what is kept: {stuck:?}");
        stuck.first().map(|it| it.failure.clone()).unwrap_or_default()
    }

    /// After the pause the server is in a better mood: the same mail arrives, under the same Message-ID, and once.
    fn arrives_later(&self, message_id: &str) {
        self.clock.move_by(TimeDelta::hours(1));
        let server = Server::start("accept");
        assert_eq!(self.attempt(server.port).0, Step::Settled);
        assert_eq!(server.says(), format!("message {message_id} {ADDRESS} multipart/alternative,text/plain,text/html"));
        assert_eq!(self.standing(), Standing::default());
        assert_eq!(self.attempt(server.port), (Step::Nothing, None));
    }
}

#[test]
fn a_mail_arrives_with_both_parts_and_is_sent_once() {
    let post = Post::with_one_mail();
    let server = Server::start("accept");
    assert_eq!(post.carrier(server.port).reach(), Ok("the server answers".to_owned()), "greeted, and nothing sent");
    let (step, mail) = post.attempt(server.port);
    assert_eq!(step, Step::Settled);
    let mail = mail.unwrap();
    assert!(mail.message_id.ends_with("@uitstroom.example>") && mail.plain.contains("/welcome/geheim"), "{mail:?}");
    assert_eq!(server.says(), format!("message {} {ADDRESS} multipart/alternative,text/plain,text/html", mail.message_id));
    assert_eq!((post.standing(), post.attempt(server.port)), (Standing::default(), (Step::Nothing, None)));
}

#[test]
fn a_server_that_refuses_the_connection_loses_nothing() {
    let post = Post::with_one_mail();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let (step, mail) = post.attempt(port);
    assert_eq!((step, post.failure().as_str()), (Step::NoAnswer, "connection"));
    assert_eq!((post.standing().waiting, post.standing().delayed), (1, 1));
    assert_eq!(post.attempt(port), (Step::Nothing, None), "not before the minute is over");
    post.arrives_later(&mail.unwrap().message_id);
}

#[test]
fn a_server_that_hangs_loses_nothing() {
    let post = Post::with_one_mail();
    let server = Server::start("hang");
    let (step, mail) = post.attempt(server.port);
    assert_eq!((step, post.failure().as_str()), (Step::NoAnswer, "timeout"));
    assert_eq!([server.says(), server.says()], ["connected", "gone"]);
    post.arrives_later(&mail.unwrap().message_id);
}

#[test]
fn what_the_server_does_not_take_now_is_sent_later() {
    for mode in ["451", "421", "rcpt-450"] {
        let post = Post::with_one_mail();
        let (step, mail) = post.attempt(Server::start(mode).port);
        assert_eq!((step, post.failure().as_str()), (Step::Settled, mode.trim_start_matches("rcpt-")), "{mode}");
        assert_eq!((post.standing().waiting, post.standing().given_up), (1, 0), "{mode}");
        post.arrives_later(&mail.unwrap().message_id);
    }
}

#[test]
fn what_the_server_never_takes_is_given_up_at_once_with_the_reply_code() {
    for mode in ["550", "554", "rcpt-550"] {
        let post = Post::with_one_mail();
        let (step, _) = post.attempt(Server::start(mode).port);
        assert_eq!((step, post.failure().as_str()), (Step::Settled, mode.trim_start_matches("rcpt-")), "{mode}");
        assert_eq!((post.standing().waiting, post.standing().given_up), (0, 1), "{mode}");
        post.clock.move_by(TimeDelta::days(1));
        assert_eq!(post.attempt(Server::start("accept").port), (Step::Nothing, None), "{mode}");
    }
}

/// Nobody can know whether such a mail arrived: the repeat carries the same Message-ID, by which a receiver drops it.
#[test]
fn a_mail_cut_off_after_data_is_repeated_under_the_same_message_id() {
    let post = Post::with_one_mail();
    let server = Server::start("cut");
    let (step, mail) = post.attempt(server.port);
    let message_id = mail.unwrap().message_id;
    assert_eq!(step, Step::NoAnswer, "{}", post.failure());
    assert!(server.says().starts_with(&format!("message {message_id} ")));
    assert_eq!(post.standing().waiting, 1);
    post.arrives_later(&message_id);
}

/// The program as it is served, and what it said while it ran.
struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn ask(port: u16, request: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn pages_answer_while_the_mail_server_hangs() {
    let (folder, server) = (tempfile::tempdir().unwrap(), Server::start("hang"));
    let program = || Command::new(env!("CARGO_BIN_EXE_uitstroom"));
    let dir = folder.path().join("data");
    assert!(program().arg("init").arg("--dir").arg(&dir).stdout(Stdio::null()).status().unwrap().success());
    let key = std::fs::read(dir.join("uitstroom.key")).unwrap();
    let db = Database::open(&format!("sqlite:{}", dir.join("uitstroom.db").display()), &key).unwrap();
    db.write(BY, Clock::default().now(), |tx| -> Result<(), DbError> {
        tx.save(Account::invite("sanne", "Sanne", Role::YouthProfessional, ADDRESS).unwrap()).map(|_| ())
    })
    .unwrap();

    let mut served = program();
    served.args(["serve", "--port", "0", "--dir"]).arg(&dir).stderr(Stdio::piped());
    for (name, value) in [
        ("MAIL__TRANSPORT", "smtp"),
        ("MAIL__HOST", "127.0.0.1"),
        ("MAIL__PORT", &server.port.to_string()),
        ("MAIL__TLS", "none"),
        ("MAIL__FROM", "post@uitstroom.example"),
        ("SERVER__BASE_URL", "https://uitstroom.example"),
    ] {
        served.env(format!("UITSTROOM_{name}"), value);
    }
    let mut served = Served(served.spawn().unwrap());
    let said = lines_of(served.0.stderr.take().unwrap());
    let listening = std::iter::from_fn(|| said.recv_timeout(PATIENCE).ok()).find(|it| it.contains("listening on")).unwrap();
    let port: u16 = listening.rsplit(':').next().unwrap().trim().parse().unwrap();

    // Asking for a mail answers at once; the mail itself finds a server that takes the connection and says nothing.
    let body = format!("csrf=&version=0&login=sanne&sending={}", "a".repeat(32));
    let head = format!("POST /log-in/forgotten HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
    let answer = ask(port, &format!("{head}Content-Type: application/x-www-form-urlencoded\r\n\r\n{body}"));
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert_eq!(server.says(), "connected");
    for path in ["/log-in", "/log-in/forgotten", "/health/ready"] {
        let answer = ask(port, &format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
    }
    assert!(server.lines.try_recv().is_err(), "the connection to the mail server was open all the while");
    assert_eq!(server.says(), "gone");
}
