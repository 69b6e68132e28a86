//! What a template may not say.

use crate::support::source::files;

/// The tags of a template as (line, text between the angle brackets), with tera's own parts cut out of them.
fn tags(text: &str) -> Vec<(usize, String)> {
    let html = without_tera(text);
    let mut found = Vec::new();
    let mut rest = html.as_str();
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if !rest.starts_with(|it: char| it.is_ascii_alphabetic()) {
            continue;
        }
        let Some(end) = rest.find('>') else { break };
        let line = html[..html.len() - rest.len()].lines().count();
        found.push((line, rest[..end].to_owned()));
        rest = &rest[end + 1..];
    }
    found
}

/// Tera's tags and comments become a mark of one character, line breaks stay.
fn without_tera(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(at) = ["{{", "{%", "{#"].iter().filter_map(|it| rest.find(it)).min() {
        kept.push_str(&rest[..at]);
        let closing = match &rest[at..at + 2] {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        let end = rest[at..].find(closing).map_or(rest.len(), |it| at + it + 2);
        kept.push_str(if closing == "}}" { "·" } else { "" });
        kept.extend(rest[at..end].matches('\n'));
        rest = &rest[end..];
    }
    kept + rest
}

#[test]
fn a_template_says_nothing_that_runs_or_escapes() {
    let mut wrong = Vec::new();
    for file in files("templates", ".html") {
        let mut complain = |line: usize, what: &str| wrong.push(format!("{}:{line}: {what}", file.path));
        for (line, text) in file.text.lines().enumerate() {
            for word in ["| safe", "|safe", "javascript:", "{% raw", "autoescape"] {
                if text.contains(word) {
                    complain(line + 1, word);
                }
            }
        }
        for (line, tag) in tags(&file.text) {
            let name = tag.split_whitespace().next().unwrap_or_default().to_lowercase();
            if name == "style" || (name == "script" && !tag.contains("src=")) || name == "iframe" || name == "object" {
                complain(line, &format!("<{name}>"));
            }
            // Outside of quotes every = must open a quote.
            let mut outside = String::new();
            for (index, part) in tag.split('"').enumerate() {
                outside.push_str(if index % 2 == 0 { part } else { "\"\"" });
            }
            for (at, _) in outside.match_indices('=') {
                let attribute = outside[..at].rsplit(|it: char| it.is_whitespace() || it == '"').next().unwrap_or_default().to_lowercase();
                if !outside[at + 1..].starts_with('"') {
                    complain(line, &format!("{attribute} without quotes"));
                }
                if attribute == "style" || attribute.starts_with("on") {
                    complain(line, &attribute);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_linter_itself_sees_what_it_looks_for() {
    let seen = |text: &str| tags(text).into_iter().map(|it| it.1).collect::<Vec<_>>();
    assert_eq!(seen("a < b <p class=\"x\">{{ \"<b>\" }}</p>\n<input{% if x %} checked{% endif %}>"), ["p class=\"x\"", "input checked"]);
    assert_eq!(tags("<p>\n\n<a href={{ x }}>")[1], (3, "a href=·".to_owned()));
}

#[test]
fn the_script_and_the_stylesheet_load_nothing_from_elsewhere() {
    for file in files("templates/assets", "") {
        for word in ["http://", "https://", "//cdn", "@import", "eval(", "innerHTML", "document.write"] {
            let allowed = word == "http://" && file.text.matches("http://").count() == file.text.matches("http://www.w3.org/").count();
            assert!(!file.text.contains(word) || allowed, "{} says {word}", file.path);
        }
    }
}
