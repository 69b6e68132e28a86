//! Texts: complete in both languages, and none that nobody reads.

use crate::support::source::{Source, code_lists, files, program};
use std::collections::{BTreeMap, BTreeSet};
use uitstroom::domain::code::Code;
use uitstroom::domain::outflow::rules::RULES;

/// The texts of a language: key to the variables it fills in.
fn texts(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files(&format!("templates/locales/{language}"), ".ftl") {
        let mut key = String::new();
        for line in file.text.lines().filter(|it| !it.starts_with('#')) {
            if line.starts_with(|it: char| it.is_ascii_alphabetic())
                && let Some((name, _)) = line.split_once('=')
            {
                key = name.trim().to_owned();
                assert!(found.insert(key.clone(), BTreeSet::new()).is_none(), "{} has {key} twice", file.path);
            }
            let variables =
                line.split('$').skip(1).map(|it| it.chars().take_while(|it| it.is_ascii_alphanumeric() || *it == '_').collect());
            if let Some(known) = found.get_mut(&key) {
                known.extend(variables);
            }
        }
    }
    found
}

/// What stands between a beginning and the next quote, wherever the beginning stands.
fn quoted_after(sources: &[Source], beginning: &str) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for file in sources {
        for rest in file.text.split(beginning).skip(1) {
            found.insert((rest.split('"').next().unwrap_or_default().to_owned(), file.path.clone()));
        }
    }
    found
}

fn is_key(text: &str) -> bool {
    text.contains('-') && text.chars().all(|it| it.is_ascii_alphanumeric() || it == '-' || it == '_')
}

#[test]
fn both_languages_have_the_same_texts_with_the_same_variables() {
    let (nl, en) = (texts("nl"), texts("en"));
    let only = |a: &BTreeMap<String, _>, b: &BTreeMap<String, _>| a.keys().filter(|key| !b.contains_key(*key)).cloned().collect::<Vec<_>>();
    assert_eq!(only(&nl, &en), Vec::<String>::new(), "missing in English");
    assert_eq!(only(&en, &nl), Vec::<String>::new(), "missing in Dutch");
    let differ: Vec<_> = nl.iter().filter(|(key, variables)| en[*key] != **variables).map(|it| it.0).collect();
    assert!(differ.is_empty(), "other variables in English: {differ:?}");
}

/// Lists that no page shows.
const NOT_SHOWN: [&str; 3] = ["noun", "text-field", "subject"];

/// Keys that are put together, and must all be there.
fn computed() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for list in code_lists().iter().filter(|it| !NOT_SHOWN.contains(&it.prefix.as_str())) {
        keys.extend(list.codes.iter().map(|code| format!("{}-{code}", list.prefix)));
    }
    let program = program();
    keys.extend(quoted_after(&program, "#[error(\"").into_iter().map(|it| it.0).filter(|it| is_key(it)));
    for rule in RULES {
        let code = rule.code.code();
        keys.extend([format!("rule-{code}-title"), format!("flag-{code}"), format!("flag-{code}-late")]);
        keys.extend(rule.clears.iter().map(|it| format!("clears-{it}")));
        keys.extend(rule.limits.iter().map(|it| format!("unit-{}", it.unit)));
        keys.extend(rule.limits.iter().map(|it| format!("limit-{code}-{}", it.name)));
    }
    keys.extend(["decision", "ground"].map(|it| format!("after-18-wants-{it}")));
    // The one fact whose value is a plain yes.
    keys.extend(["layout-yes".to_owned(), "layout-unseen".to_owned(), "fact-missed".to_owned()]);
    for word in ["Fact::decides(\"", "Fact::shows(\""] {
        keys.extend(quoted_after(&program, word).into_iter().map(|it| format!("fact-{}", it.0)));
    }
    for (prefix, field) in form_fields(&program) {
        keys.insert(format!("{prefix}-{field}"));
    }
    for code in [400, 403, 404, 409, 413, 419, 422, 429, 500, 503] {
        keys.extend(["title", "said", "kept", "todo"].map(|part| format!("error-{code}-{part}")));
    }
    keys.extend((1..=12).map(|it| format!("month-{it}")).chain((1..=7).map(|it| format!("weekday-{it}"))));
    keys.extend((0..=5).map(|it| format!("safety-step-{it}")));
    keys.extend(["workplace", "owner", "phase", "within", "flags"].map(|it| format!("caseload-by-{it}")));
    // A field that joins the form of a consultation only where there are brothers and sisters.
    keys.insert("consultation-children".to_owned());
    keys.extend((1..=3).map(|it| format!("goal-weight-{it}")));
    for kind in ["unsettled", "flag", "planned", "plan", "closed"] {
        keys.extend([format!("file-next-{kind}"), format!("file-next-{kind}-label")]);
    }
    // Every act that has the page of acts.
    for file in program.iter().filter(|it| it.path.starts_with("src/web/")) {
        for rest in file.text.split("const ").skip(1) {
            if let Some((head, tail)) = rest.split_once(": &str = \"")
                && head.chars().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit() || it == '_')
                && (file.text.contains("ActPage") || file.text.contains("act_on("))
            {
                let act = tail.split('"').next().unwrap();
                keys.extend([format!("title-{act}"), format!("{act}-heading"), format!("{act}-save")]);
            }
        }
    }
    for act in ["agreement", "status", "feedback"] {
        keys.extend([format!("referral-{act}-heading"), format!("referral-{act}-save")]);
    }
    for role in ["gp", "contract_manager", "administrator"] {
        keys.extend((1..=3).map(|it| format!("start-coming-{role}-{it}")));
    }
    keys.extend(notices(&program));
    keys.extend(variants(&program, "src/intake/ijw.rs", "Outcome").into_iter().map(|it| format!("import-{it}")));
    // Whatever happens is said in words in the trail.
    keys.extend(variants(&program, "src/domain/change.rs", "Event").into_iter().map(|it| format!("event-{it}")));
    keys.extend(["day", "times", "who", "role", "organisation", "behalf", "did", "ground", "emergency"].map(|it| format!("access-{it}")));
    keys.extend(
        code_lists().iter().filter(|it| it.prefix == "role").flat_map(|it| it.codes.clone()).map(|it| format!("access-ground-{it}")),
    );
    keys.insert("access-ground-program".to_owned());
    keys
}

/// Prefix and name of every field of every form.
fn form_fields(program: &[Source]) -> BTreeSet<(String, String)> {
    let mut fields = BTreeSet::new();
    for file in program {
        for rest in file.text.split("Form::new(lang, \"").skip(1) {
            let prefix = rest.split('"').next().unwrap_or_default();
            let body = rest.split("\n}\n").next().unwrap_or_default();
            for kind in [
                "text",
                "short",
                "password",
                "area",
                "day",
                "check",
                "radios",
                "checks",
                "select",
                "choose",
                "choose_radio",
                "choose_several",
            ] {
                let call = format!(".{kind}(\"");
                let names = body.split(&call).skip(1).map(|it| it.split('"').next().unwrap_or_default());
                fields.extend(names.map(|it| (prefix.to_owned(), it.to_owned())));
            }
        }
    }
    fields
}

/// What a page says after something was saved.
fn notices(program: &[Source]) -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    for file in program.iter().filter(|it| it.path.starts_with("src/web/")) {
        for word in ["saved=", "Ok(\""] {
            for rest in file.text.split(word).skip(1) {
                said.insert(rest.chars().take_while(|it| it.is_ascii_lowercase() || *it == '-').collect::<String>());
            }
        }
        // Where one of two is said.
        if let Some((_, rest)) = file.text.split_once("saved={}\", ") {
            said.extend(rest.split(';').next().unwrap().split('"').skip(1).step_by(2).map(str::to_owned));
        }
    }
    said.into_iter().filter(|it| it.contains('-') || it == "followed").map(|it| format!("notice-{it}")).collect()
}

/// The values of an enum, as they are sent and stored.
fn variants(program: &[Source], path: &str, name: &str) -> BTreeSet<String> {
    let Some(file) = program.iter().find(|it| it.path == path) else { return BTreeSet::new() };
    let body = file.text.split_once(&format!("enum {name} {{")).unwrap().1.split("\n}\n").next().unwrap();
    let own = body.lines().filter_map(|it| it.strip_prefix("    ")).filter(|it| it.starts_with(|it: char| it.is_ascii_uppercase()));
    let names = own.map(|it| it.chars().take_while(char::is_ascii_alphanumeric).collect::<String>());
    let snake = |name: String| {
        let mut text = String::new();
        for sign in name.chars() {
            if sign.is_uppercase() && !text.is_empty() {
                text.push('_');
            }
            text.extend(sign.to_lowercase());
        }
        text
    };
    names.map(snake).collect()
}

#[test]
fn every_text_that_is_asked_for_is_there() {
    let known = texts("nl");
    let program = program();
    let mut missing: Vec<String> = computed().into_iter().filter(|key| !known.contains_key(key)).collect();
    let mut asked = quoted_after(&files("templates", ".html"), "t(key=\"");
    for call in [".t(\"", ".with(\"", ".find(\"", "label(\""] {
        asked.extend(quoted_after(&program, call));
    }
    missing.extend(asked.iter().filter(|(key, _)| is_key(key) && !known.contains_key(key)).map(|(key, path)| format!("{key} ({path})")));
    // The second word of a refusal beside a field.
    for file in &program {
        for rest in file.text.split("read.wrong(\"").skip(1) {
            let mut parts = rest.split('"');
            if let (Some(between), Some(key)) = (parts.nth(1), parts.next())
                && between == ", "
                && !known.contains_key(key)
            {
                missing.push(format!("{key} ({})", file.path));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn no_text_lies_unread() {
    let (computed, program) = (computed(), program());
    let mut read: BTreeSet<String> = BTreeSet::new();
    for file in program.iter().chain(&files("templates", ".html")) {
        read.extend(file.text.split('"').map(str::to_owned));
    }
    // A field may have a hint and words of its own for when it is empty.
    for (prefix, field) in form_fields(&program) {
        read.extend([format!("{prefix}-{field}-hint"), format!("{prefix}-{field}-missing")]);
    }
    let unread: Vec<_> = texts("nl").into_keys().filter(|key| !computed.contains(key) && !read.contains(key)).collect();
    assert!(unread.is_empty(), "{unread:#?}");
}
