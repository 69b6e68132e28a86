//! Texts and migrations are compiled in by macros that cargo does not watch; a change of them builds the program again.

fn main() {
    for folder in ["templates/locales", "migrations"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
