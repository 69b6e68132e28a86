//! The program's own text, for tests that hold it to its rules.

use std::path::{Path, PathBuf};

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the source tree.
pub struct Source {
    /// From the root of the package, with slashes.
    pub path: String,
    pub text: String,
}

/// The Rust of the program itself, without comments and tests.
pub fn program() -> Vec<Source> {
    let own = files("src", ".rs").into_iter().filter(|it| !it.path.ends_with("/tests.rs"));
    own.map(|it| Source { text: program_text(&it.text), path: it.path }).collect()
}

/// All files below a folder with this ending, in order of their paths.
pub fn files(folder: &str, ending: &str) -> Vec<Source> {
    let mut found = Vec::new();
    gather(&root().join(folder), ending, &mut found);
    found.sort();
    found
        .into_iter()
        .map(|path| Source {
            text: std::fs::read_to_string(&path).unwrap(),
            path: path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/"),
        })
        .collect()
}

fn gather(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
}

/// Rust source without comments and without the tests inside it.
fn program_text(text: &str) -> String {
    let mut kept = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        // The tests inside a file close with the first brace at the beginning of a line.
        if line.trim() == "#[cfg(test)]" {
            let mut inside = false;
            for line in lines.by_ref() {
                inside |= line.ends_with('{');
                if line.starts_with('}') || (!inside && line.ends_with(';')) {
                    break;
                }
            }
            continue;
        }
        if !line.trim_start().starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// A table as `src/db/schema.rs` declares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    pub key: Vec<String>,
    /// Name and diesel's type, in order.
    pub columns: Vec<(String, String)>,
}

/// Tables that lie with the view records, apart from the rest.
pub const OF_VIEWS: [&str; 2] = ["view_records", "viewed_youths"];

/// The tables of `src/db/schema.rs`.
pub fn tables() -> Vec<Table> {
    let text = std::fs::read_to_string(root().join("src/db/schema.rs")).unwrap();
    text.split("diesel::table! {")
        .skip(1)
        .map(|block| {
            let (head, rest) = block.split_once('{').unwrap();
            let (name, key) = head.trim().split_once('(').unwrap();
            let (body, _) = rest.split_once('}').unwrap();
            let columns = body.lines().filter_map(|line| line.trim().trim_end_matches(',').split_once(" -> "));
            Table {
                name: name.trim().to_owned(),
                key: key.trim_end().trim_end_matches(')').split(',').map(|it| it.trim().to_owned()).collect(),
                columns: columns.map(|(name, kind)| (name.to_owned(), kind.to_owned())).collect(),
            }
        })
        .collect()
}

/// A closed list of the domain or of a page: its name, its text prefix, its codes.
#[derive(Debug, Clone)]
pub struct CodeList {
    pub name: String,
    pub prefix: String,
    pub codes: Vec<String>,
    pub path: String,
}

/// Every `codes! { … }` of the source.
pub fn code_lists() -> Vec<CodeList> {
    let mut lists = Vec::new();
    for file in program() {
        for block in file.text.split("\ncodes! {").skip(1) {
            let (head, body) = block.split_once('{').unwrap();
            let head = head.lines().map(str::trim).filter(|it| !it.starts_with('#')).collect::<Vec<_>>().join(" ");
            let (name, prefix) = head.trim().split_once(" as ").unwrap_or_else(|| panic!("{}: {head}", file.path));
            let body = body.split('}').next().unwrap();
            let codes = body.split('"').skip(1).step_by(2).map(str::to_owned).collect();
            let prefix = prefix.trim().trim_matches('"').to_owned();
            lists.push(CodeList { name: name.trim().to_owned(), prefix, codes, path: file.path.clone() });
        }
    }
    lists
}
