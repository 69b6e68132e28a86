//! What the documents and the files for operation tell people to type exists.

use crate::support::installation::program;
use crate::support::source::root;
use std::process::Command;

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What a file for operation starts the program with: `ExecStart` of a unit, `CMD` of a container.
fn commands(path: &str) -> Vec<Vec<String>> {
    let started = |line: &str| {
        let (unit, container) = (line.strip_prefix("ExecStart=/usr/local/bin/uitstroom "), line.strip_prefix("CMD "));
        let words = unit.or(container)?.replace(['[', ']', '"', ','], " ");
        Some(words.split_whitespace().map(str::to_owned).collect())
    };
    read(path).lines().filter_map(started).collect()
}

/// The help of the verb a line begins with, and how many words the verb has.
fn help(words: &[String]) -> Option<(String, usize)> {
    let verbs = words.iter().take_while(|it| it.chars().all(|it| it.is_ascii_lowercase() || it == '-') && !it.starts_with('-')).count();
    (1..=verbs.min(2)).rev().find_map(|count| {
        let output = Command::new(program()).args(&words[..count]).arg("--help").output().unwrap();
        output.status.success().then(|| (String::from_utf8(output.stdout).unwrap(), count))
    })
}

fn known(path: &str, words: &[String]) {
    let (help, verbs) = help(words).unwrap_or_else(|| panic!("{path}: uitstroom {words:?}"));
    for flag in words[verbs..].iter().filter(|it| it.starts_with("--")) {
        let flag = flag.split('=').next().unwrap();
        assert!(help.contains(&format!("{flag} ")) || help.contains(&format!("{flag}\n")), "{path}: {flag} of {words:?}\n{help}");
    }
}

/// The code of a document, without its prose.
fn shell(path: &str) -> Vec<Vec<String>> {
    let text = read(path);
    let blocks = text.split("```sh\n").skip(1).map(|it| it.split("```").next().unwrap());
    let mut found = Vec::new();
    for line in blocks.flat_map(str::lines) {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        if let Some(at) = words.iter().position(|it| it == "uitstroom" || it.ends_with("/uitstroom")) {
            let own = words[at + 1..].to_vec();
            // The name of a user, a service or a database is no command.
            if own.first().is_some_and(|it| it.chars().all(|it| it.is_ascii_lowercase() || it == '-') && !it.starts_with('-')) {
                found.push(own);
            }
        }
    }
    found
}

#[test]
fn every_command_of_the_documents_exists_with_its_flags() {
    let told = shell("docs/install.md");
    assert!(told.len() >= 12, "{told:?}");
    for words in &told {
        known("docs/install.md", words);
    }
    let verbs: Vec<_> = told.iter().map(|it| it[0].as_str()).collect();
    for verb in ["init", "serve", "user", "backup", "copy-database", "doctor", "config"] {
        assert!(verbs.contains(&verb), "{verb} is told");
    }
}

#[test]
fn the_files_for_operation_start_what_exists() {
    for path in ["deploy/uitstroom.service", "deploy/uitstroom-backup.service", "deploy/Containerfile"] {
        let found = commands(path);
        assert!(!found.is_empty(), "{path} starts nothing");
        for words in &found {
            known(path, words);
        }
    }
    let unit = read("deploy/uitstroom.service");
    for guard in ["ProtectSystem=strict", "NoNewPrivileges=yes", "PrivateTmp=yes", "UMask=0077", "CapabilityBoundingSet=", "User=uitstroom"]
    {
        assert!(unit.lines().any(|it| it.starts_with(guard)), "{guard}");
    }
}

#[test]
fn container_and_proxies_agree_with_the_program() {
    let package = read("Cargo.toml");
    let rust = package.lines().find_map(|it| it.strip_prefix("rust-version = \"")).unwrap().trim_end_matches('"');
    let container = read("deploy/Containerfile");
    assert!(container.contains(&format!("rust:{rust}")), "it is built with the Rust that Cargo.toml names");
    let port = uitstroom::config::Config::load(std::path::Path::new("/nonexistent")).unwrap().server.port;
    for proxy in ["deploy/Caddyfile", "deploy/nginx.conf"] {
        let text = read(proxy);
        assert!(text.contains(&format!("127.0.0.1:{port}")), "{proxy} leads to the port of the default");
        assert!(text.contains("/health/"), "{proxy} keeps health inside");
    }
    assert!(read("deploy/nginx.conf").contains("X-Forwarded-For $remote_addr"), "who asks is told, and nothing before that believed");
    assert!(read("docs/install.md").contains("trusted_proxies"));
}
