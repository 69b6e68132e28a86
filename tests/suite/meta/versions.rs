//! Versions below which a known hole lies open.

use crate::support::source::root;
use diesel::connection::SimpleConnection;
use diesel::sql_types::Text;
use diesel::{Connection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};

type Version = (u64, u64, u64);

fn parsed(text: &str) -> Version {
    let mut parts = text.split(['.', '-', '+']).map(|it| it.parse().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    (next(), next(), next())
}

/// Every version of a package in the lock file.
fn locked(package: &str) -> Vec<Version> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let named = format!("name = \"{package}\"");
    lock.split("[[package]]")
        .filter(|block| block.lines().any(|line| line == named))
        .map(|block| parsed(block.lines().find_map(|line| line.strip_prefix("version = ")).unwrap().trim_matches('"')))
        .collect()
}

#[test]
fn no_package_is_older_than_its_floor() {
    // Package, floor, whether it must be there.
    for (package, floor, needed) in [
        // RUSTSEC-2026-0111, -0135, -0136, -0137, -0172; a failed commit that stayed open in the pool.
        ("diesel", "2.3.14", true),
        // Request smuggling (GHSA-xhj4-vrgc-hr34).
        ("actix-http", "3.12.1", true),
        ("actix-files", "0.6.10", false),
        // RUSTSEC-2026-0258; TLS and HTTP/2 belong to the proxy in front.
        ("h2", "0.4.16", false),
        // RUSTSEC-2026-0194 and -0195.
        ("quick-xml", "0.41.0", true),
        // RUSTSEC-2026-0141.
        ("lettre", "0.11.22", false),
        // RUSTSEC-2026-0009 and -0007.
        ("time", "0.3.47", false),
        ("bytes", "1.11.1", false),
    ] {
        let found = locked(package);
        assert!(!needed || !found.is_empty(), "{package} is used");
        assert!(found.iter().all(|it| *it >= parsed(floor)), "{package} {found:?} is older than {floor}");
    }
    assert!(locked("libsqlite3-sys").iter().all(|it| *it < parsed("0.39.0")), "libsqlite3-sys stays below diesel's own bound");
    assert!(locked("openssl-sys").is_empty(), "no TLS library is linked");
}

#[derive(QueryableByName)]
struct Told {
    #[diesel(sql_type = Text)]
    it: String,
}

/// Before 3.51.3 two connections that write and checkpoint at once can lose committed pages.
#[test]
fn the_sqlite_inside_the_program_is_its_own_and_new_enough() {
    let mut conn = SqliteConnection::establish(":memory:").unwrap();
    let told = |conn: &mut SqliteConnection, query: &str| sql_query(query).get_result::<Told>(conn).unwrap().it;
    let version = told(&mut conn, "SELECT sqlite_version() AS it");
    assert!(parsed(&version) >= (3, 51, 3) && parsed(&version) < (4, 0, 0), "{version}");
    assert_ne!(parsed(&version), (3, 52, 0), "3.52.0 was withdrawn");
    conn.batch_execute("PRAGMA foreign_keys = ON").unwrap();
}
