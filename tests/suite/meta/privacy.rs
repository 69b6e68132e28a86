//! What `docs/privacy.md` says of the rights is what the program does.

use crate::support::source::root;
use uitstroom::domain::code::Code;
use uitstroom::domain::permission::{Action, Breadth, Role, breadth};

fn word(breadth: Breadth) -> &'static str {
    match breadth {
        Breadth::None => "–",
        Breadth::NoPersons => "no persons",
        Breadth::Workplaces => "workplaces",
        Breadth::Municipalities => "counts",
        Breadth::All => "all",
    }
}

#[test]
fn the_document_says_who_sees_what_as_the_program_does() {
    let text = std::fs::read_to_string(root().join("docs/privacy.md")).unwrap();
    let cells = |line: &str| line.trim_matches('|').split('|').map(|it| it.trim().to_owned()).collect::<Vec<_>>();
    let head = cells(text.lines().find(|it| it.starts_with("| Right |")).unwrap());
    let roles = ["youth professional", "access team", "GP", "contract manager", "administrator", "privacy officer"];
    assert_eq!(head[2..], roles, "in the order of the roles");
    let told: Vec<Vec<String>> = text.lines().filter(|it| it.starts_with("| `")).map(cells).collect();
    let expected: Vec<Vec<String>> = Action::ALL
        .iter()
        .map(|action| {
            let reach = Role::ALL.iter().map(|role| word(breadth(*action, *role)).to_owned());
            std::iter::once(format!("`{}`", action.code())).chain(reach).collect()
        })
        .collect();
    let told: Vec<Vec<String>> = told
        .into_iter()
        .map(|mut row| {
            assert!(!row.remove(1).is_empty(), "{row:?} says what it is");
            row
        })
        .collect();
    assert_eq!(told, expected, "docs/privacy.md and src/domain/permission.rs");
}
