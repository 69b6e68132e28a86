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

/// The lines that a document tells people to type, without its prose.
fn typed(path: &str) -> Vec<String> {
    let text = read(path);
    let blocks = text.split("```sh\n").skip(1).map(|it| it.split("```").next().unwrap());
    blocks.flat_map(str::lines).map(str::to_owned).collect()
}

/// What a line asks of the program, from the verb on.
fn asked(line: &str) -> Option<Vec<String>> {
    let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
    let is_verb = |it: &String| it.chars().all(|it| it.is_ascii_lowercase() || it == '-') && !it.starts_with('-');
    // The name of a user, a service or a database is no command.
    let is_program =
        |at: &usize| (words[*at] == "uitstroom" || words[*at].ends_with("/uitstroom")) && words.get(at + 1).is_some_and(is_verb);
    (0..words.len()).rev().find(is_program).map(|at| words[at + 1..].to_vec())
}

/// What a unit says under a name.
fn said(unit: &str, name: &str) -> Vec<String> {
    read(unit).lines().filter_map(|it| it.strip_prefix(name)?.strip_prefix('=').map(str::to_owned)).collect()
}

const UNITS: [&str; 2] = ["deploy/uitstroom.service", "deploy/uitstroom-backup.service"];
const FOLDER: &str = "/var/lib/uitstroom";

#[test]
fn every_command_of_the_documents_exists_with_its_flags() {
    let told: Vec<_> = typed("docs/install.md").iter().filter_map(|it| asked(it)).collect();
    assert!(told.len() >= 17, "{told:?}");
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

/// Root would leave files that the service cannot write, and another folder has no settings.
#[test]
fn every_command_for_the_service_runs_as_its_user_on_its_folder() {
    let lines = typed("docs/install.md");
    let of_service: Vec<_> = lines.iter().filter(|it| it.contains(FOLDER) && asked(it).is_some()).collect();
    assert!(of_service.len() >= 12, "{of_service:#?}");
    for line in of_service {
        assert!(line.starts_with("runuser -u uitstroom -- uitstroom "), "{line}");
        assert!(asked(line).unwrap()[0] == "copy-database" || line.ends_with(&format!(" --dir {FOLDER}")), "{line}");
    }
    for unit in UNITS {
        assert_eq!(said(unit, "User"), ["uitstroom"]);
        assert!(said(unit, "ExecStart")[0].ends_with(&format!(" --dir {FOLDER}")), "{unit}");
    }
    // What is typed stands in the list of processes and in the history of the shell.
    assert!(lines.iter().all(|it| !it.contains("SECRET")), "{lines:#?}");
}

/// Service, backup of the night and commands go by one file of settings, and each may write where the backups are.
#[test]
fn backups_are_made_where_they_are_looked_for() {
    let settings = read("deploy/uitstroom.toml");
    let told = |dir: &std::path::Path| uitstroom::config::Config::load(dir).unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("uitstroom.toml"), &settings).unwrap();
    let config = told(folder.path());
    let (backups, key) = (config.upkeep.backup_folder.clone(), config.key_path(folder.path()));
    for unit in UNITS {
        assert_eq!(said(unit, "ReadWritePaths"), [backups.as_str()], "{unit}");
        assert_eq!(said(unit, "Environment"), Vec::<String>::new(), "{unit} has no settings of its own, which no command would see");
        assert!(!said(unit, "ExecStart")[0].contains("--to"), "{unit}");
    }
    let lines = typed("docs/install.md");
    let made = lines.iter().find(|it| it.starts_with("install -d ")).unwrap();
    for needed in [FOLDER, &backups, key.parent().unwrap().to_str().unwrap()] {
        assert!(made.split(' ').any(|it| it == needed), "{made}: {needed}");
    }
    assert!(lines.iter().any(|it| it.contains("deploy/uitstroom.toml") && it.ends_with(&format!("{FOLDER}/"))));
    // The address of PostgreSQL, with its # taken away, is read from the file that is made for it.
    let of_postgres = settings.replace("# [database]", "[database]").replace("# url_file", "url_file");
    std::fs::write(folder.path().join("uitstroom.toml"), of_postgres).unwrap();
    let missing = uitstroom::config::Config::load(folder.path()).unwrap_err().to_string();
    let file = missing.split("url_file = ").nth(1).unwrap().split(": ").next().unwrap();
    assert!(lines.iter().any(|it| it.starts_with("install -o uitstroom ") && it.ends_with(&format!(" {file}"))), "{file}");

    // With those settings, in other places, a backup is found by the doctor and opens on another machine.
    let place = |it: &str| folder.path().join(it).display().to_string();
    let elsewhere = settings.replace(&backups, &place("backups")).replace(key.to_str().unwrap(), &place("key"));
    let run = |words: &[&str], dir: &str| {
        std::fs::create_dir_all(place(dir)).unwrap();
        std::fs::write(folder.path().join(dir).join("uitstroom.toml"), &elsewhere).unwrap();
        let output = Command::new(program()).args(words).args(["--dir", &place(dir)]).output().unwrap();
        assert!(output.status.success(), "{words:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    run(&["init"], "data");
    assert!(run(&["doctor"], "data").contains("warn  backup "));
    run(&["backup", "create"], "data");
    let found = run(&["doctor"], "data");
    assert!(found.contains("ok    backup ") && !found.contains("backup place"), "{found}");
    let file = std::fs::read_dir(place("backups")).unwrap().next().unwrap().unwrap().path();
    assert!(run(&["backup", "restore", file.to_str().unwrap()], "new").contains("restored"));
    assert!(run(&["backup", "restore", file.to_str().unwrap(), "--replace"], "new").contains("before-"));
}

/// The folder that commands take when none is named lies beside the sources, and holds a key.
#[test]
fn a_data_folder_beside_the_sources_gets_into_no_image_and_no_commit() {
    let default = read("src/commands/mod.rs");
    let default = default.split("default_value = \"").nth(1).unwrap().split('"').next().unwrap();
    let lines = |path: &str| read(path).lines().map(str::to_owned).collect::<Vec<_>>();
    for (file, names) in [(".containerignore", &[default, "target", ".git"][..]), (".gitignore", &[default, "target"])] {
        for name in names {
            assert!(lines(file).contains(&format!("/{name}")), "{file}: {name}");
        }
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
