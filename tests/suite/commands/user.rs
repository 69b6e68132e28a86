//! The first link, and accounts by command.

use crate::support::installation::Installation;
use uitstroom::db::{account, invitation};
use uitstroom::domain::account::LinkPurpose;
use uitstroom::domain::identity::MunicipalityCode;
use uitstroom::domain::workplace::{Workplace, WorkplaceKind};
use uitstroom::web::secret::Link;

/// The link a command printed, as its hash is kept.
fn printed(lines: &[String]) -> String {
    let token = lines.iter().find_map(|it| it.split_once("/welcome/")).expect("a link is printed").1;
    Link::hash(token.trim())
}

fn works(installation: &Installation, hash: &str) -> Option<LinkPurpose> {
    let now = uitstroom::clock::Clock::default().now();
    installation.database().read(|conn| invitation::find(conn, hash, now)).ok().map(|it| it.purpose)
}

fn administrator(installation: &Installation) -> Vec<String> {
    installation.lines(&["user", "create", "bea", "--role", "administrator", "--name", "Bea Smulders", "--email", "bea@gemeente.example"])
}

#[test]
fn a_folder_is_made_with_a_key_for_its_owner_alone_and_one_link_that_works() {
    let installation = Installation::empty();
    let first = printed(&installation.lines(&["init"]));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path| std::fs::metadata(path).unwrap().permissions().mode() & 0o077;
        assert_eq!((mode(installation.dir().join("uitstroom.key")), mode(installation.dir())), (0, 0));
    }
    assert_eq!(installation.lines(&["audit", "verify"]), ["whole: 0 events"]);
    assert_eq!(works(&installation, &first), Some(LinkPurpose::SetUp));
    let key = std::fs::read(installation.dir().join("uitstroom.key")).unwrap();
    let second = printed(&installation.lines(&["init"]));
    assert_eq!((works(&installation, &first), works(&installation, &second)), (None, Some(LinkPurpose::SetUp)));
    assert_eq!(std::fs::read(installation.dir().join("uitstroom.key")).unwrap(), key, "the key stays");

    administrator(&installation);
    assert!(installation.refusal(&["init"]).contains("with accounts already"));
}

#[test]
fn who_is_made_locked_unlocked_and_reset_is_told_by_the_list_and_the_trail() {
    let installation = Installation::made();
    assert_eq!(works(&installation, &printed(&administrator(&installation))), Some(LinkPurpose::Invitation));
    let listed = || -> serde_json::Value { serde_json::from_str(&installation.lines(&["user", "list", "--json"])[0]).unwrap() };
    let bea = serde_json::json!({ "user": "bea", "role": "administrator", "locked": false, "set_up": false, "reach": [] });
    assert_eq!(listed(), serde_json::json!([bea]));
    assert!(!installation.lines(&["user", "list", "--json"])[0].contains("Smulders"), "no name leaves for programs");

    let db = installation.database();
    let id = db.read(|conn| account::called(conn, "bea")).unwrap().unwrap().id;
    let by = || uitstroom::db::By { actor: uitstroom::domain::permission::Actor::Program("test"), role: None, covers: vec![] };
    let now = uitstroom::clock::Clock::default().now();
    let begin = |token: &str| {
        db.write(by(), now, |tx| -> Result<(), uitstroom::db::DbError> {
            if account::credentials(tx.conn(), id)?.is_none() {
                let (password_hash, totp_secret) = ("x".to_owned(), "y".to_owned());
                account::set_credentials(tx, &account::Credentials { account_id: id, password_hash, totp_secret, totp_last_step: 0 })?;
            }
            uitstroom::db::session::begin(tx, token, id, true)
        })
        .unwrap();
    };
    let open = |token: &str| db.read(|conn| uitstroom::db::session::find(conn, token)).unwrap().is_some();

    begin("one");
    assert_eq!(installation.lines(&["user", "lock", "bea"]), ["locked bea; 1 sessions ended"]);
    assert!(!open("one"), "the next request logs in again");
    assert_eq!(listed()[0]["locked"], true);
    assert!(installation.refusal(&["user", "lock", "bea"]).contains("is locked"));
    assert!(installation.refusal(&["user", "reset", "bea"]).contains("unlock it first"));
    installation.run(&["user", "unlock", "bea"]).success();
    assert!(installation.refusal(&["user", "unlock", "bea"]).contains("not locked"));

    begin("two");
    let link = printed(&installation.lines(&["user", "reset", "bea"]));
    assert_eq!(works(&installation, &link), Some(LinkPurpose::Reset));
    assert!(!open("two") && db.read(|conn| account::credentials(conn, id)).unwrap().is_none());
    // Made, locked, unlocked, reset.
    assert_eq!(installation.lines(&["audit", "verify"]), ["whole: 4 events"]);
    assert!(installation.refusal(&["user", "reset", "nobody"]).contains("no user nobody"));
}

fn municipalities(installation: &Installation) {
    let file = installation.dir().join("list.csv");
    std::fs::write(&file, "gemeentecode,gemeente,provincie,jeugdzorgregio\n0758,Breda,Noord-Brabant,West-Brabant Oost\n").unwrap();
    installation.run(&["import", "municipalities", &file.display().to_string()]).success();
}

/// An access account at a practice would read its files.
#[test]
fn who_is_made_by_command_works_where_the_page_would_let_the_role_work() {
    let installation = Installation::made();
    municipalities(&installation);
    let db = installation.database();
    let by = uitstroom::db::By { actor: uitstroom::domain::permission::Actor::Program("test"), role: None, covers: vec![] };
    db.write(by, uitstroom::clock::Clock::default().now(), |tx| -> Result<(), uitstroom::db::DbError> {
        for (kind, name) in [(WorkplaceKind::Practice, "Praktijk De Linde"), (WorkplaceKind::AccessTeam, "Toegang Breda")] {
            tx.save(Workplace::open(kind, name, MunicipalityCode::parse("0758").unwrap(), "").unwrap())?;
        }
        Ok(())
    })
    .unwrap();
    let made = |role: &str, places: &[&str]| {
        let mut words = vec!["user", "create", "tom", "--role", role, "--name", "Tom", "--email", "tom@uitstroom.example"];
        words.extend(places.iter().flat_map(|it| ["--workplace", it]));
        installation.command(&words).output().unwrap()
    };
    for (role, places) in [
        ("access", &["Praktijk De Linde"][..]),
        ("access", &["Toegang Breda", "Praktijk De Linde"]),
        ("gp", &["Toegang Breda"]),
        ("youth_professional", &["Toegang Breda"]),
        ("gp", &["Praktijk De Linde", "praktijk de linde"]),
    ] {
        let output = made(role, places);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(1) && (said.contains("does not fit the role") || said.contains("already")), "{said}");
        assert_eq!(installation.lines(&["user", "list", "--json"]), ["[]"], "{role} at {places:?}");
    }
    assert!(made("access", &["Toegang Breda"]).status.success());
    assert!(installation.lines(&["user", "list"])[0].contains("Toegang Breda"));
}

#[test]
fn an_account_that_cannot_be_is_refused_in_words_and_nothing_is_made() {
    let installation = Installation::made();
    fn with<'a>(words: &[&'a str]) -> Vec<&'a str> {
        [&["user", "create"], words, &["--name", "Iemand", "--email", "i@praktijk.example"]].concat()
    }
    for (words, said) in [
        (&["Sanne", "--role", "administrator"][..], "small letters"),
        (&["sanne", "--role", "youth_professional"], "--workplace"),
        (&["sanne", "--role", "youth_professional", "--workplace", "De Linde"], "There are: none yet"),
        (&["karin", "--role", "contract_manager"], "--municipality"),
        (&["karin", "--role", "contract_manager", "--municipality", "Breda"], "four digits"),
        (&["bea", "--role", "administrator", "--municipality", "0758"], "leave --municipality out"),
    ] {
        let refusal = installation.refusal(&with(words));
        assert!(refusal.contains(said), "{words:?}: {refusal}");
    }
    installation.run(&with(&["x", "--role", "boss"])).code(2);
    assert!(
        installation.refusal(&with(&["karin", "--role", "contract_manager", "--municipality", "0758"])).contains("import municipalities")
    );
    assert_eq!(installation.lines(&["user", "list", "--json"]), ["[]"]);
    municipalities(&installation);
    assert!(installation.refusal(&with(&["karin", "--role", "contract_manager", "--municipality", "0785"])).contains("not in the list"));
    installation.run(&with(&["karin", "--role", "contract_manager", "--municipality", "0758"])).success();
    assert!(installation.refusal(&with(&["karin", "--role", "administrator"])).contains("already"));
    assert_eq!(installation.lines(&["user", "list"]).len(), 1);
}
