//! Templates for notes: blocks of text of one's own or of a workplace. They hold nothing about a person.

use crate::domain::change::{Change, Event, New};
use crate::domain::consultation::Note;
use crate::domain::id::{AccountId, NoteTemplateId, WorkplaceId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A block of text with lines that begin with S, O, E or P, and `___` where the caret goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteTemplate {
    pub id: NoteTemplateId,
    pub version: i32,
    /// Who wrote it.
    pub account_id: AccountId,
    /// Shared with everyone of this workplace; empty for one's own.
    pub workplace_id: Option<WorkplaceId>,
    pub title: String,
    pub body: String,
    pub ended_on: Option<NaiveDate>,
    pub known_at: NaiveDate,
}

/// The longest title and the longest body, in characters.
const LONGEST_TITLE: usize = 80;
const LONGEST_BODY: usize = 4_000;

/// What was filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub title: String,
    pub body: String,
    /// The workplace it is shared with.
    pub workplace: Option<WorkplaceId>,
}

/// Why a template is not kept like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TemplateRefused {
    #[error("template-title-empty")]
    TitleMissing,
    #[error("template-title-long")]
    TitleTooLong,
    #[error("template-body-empty")]
    BodyMissing,
    #[error("template-body-long")]
    BodyTooLong,
    #[error("template-elsewhere")]
    Elsewhere,
    #[error("template-over")]
    Ended,
    #[error("template-not-mine")]
    NotMine,
}

impl Written {
    fn check(&self, own: &[WorkplaceId]) -> Result<(), TemplateRefused> {
        use TemplateRefused as No;
        if self.title.trim().is_empty() {
            return Err(No::TitleMissing);
        }
        if self.title.chars().count() > LONGEST_TITLE {
            return Err(No::TitleTooLong);
        }
        if self.body.trim().is_empty() {
            return Err(No::BodyMissing);
        }
        if self.body.chars().count() > LONGEST_BODY {
            return Err(No::BodyTooLong);
        }
        if self.workplace.is_some_and(|it| !own.contains(&it)) {
            return Err(No::Elsewhere);
        }
        Ok(())
    }
}

impl NoteTemplate {
    /// Writes a template for oneself, or for one of one's own workplaces.
    pub fn write(written: Written, by: AccountId, own: &[WorkplaceId], today: NaiveDate) -> Result<New<Self>, TemplateRefused> {
        written.check(own)?;
        let template = Self {
            id: NoteTemplateId::NEW,
            version: 1,
            account_id: by,
            workplace_id: written.workplace,
            title: written.title,
            body: written.body,
            ended_on: None,
            known_at: today,
        };
        Ok(New::of(template, Event::TemplateWritten))
    }

    /// Writes it anew. Notes that were made with it stay as they are.
    pub fn change(&self, written: Written, by: AccountId, own: &[WorkplaceId], today: NaiveDate) -> Result<Change<Self>, TemplateRefused> {
        self.is_open_to(by)?;
        written.check(own)?;
        let Written { title, body, workplace } = written;
        let changed = Self { title, body, workplace_id: workplace, known_at: today, ..self.clone() };
        Ok(Change::new(changed, Event::TemplateWritten))
    }

    /// Nobody is offered it any more.
    pub fn end(&self, by: AccountId, today: NaiveDate) -> Result<Change<Self>, TemplateRefused> {
        self.is_open_to(by)?;
        Ok(Change::new(Self { ended_on: Some(today), known_at: today, ..self.clone() }, Event::TemplateEnded))
    }

    /// Only who wrote it changes it.
    pub fn is_written_by(&self, account: AccountId) -> bool {
        self.account_id == account
    }

    fn is_open_to(&self, by: AccountId) -> Result<(), TemplateRefused> {
        if !self.is_written_by(by) {
            return Err(TemplateRefused::NotMine);
        }
        if self.ended_on.is_some() { Err(TemplateRefused::Ended) } else { Ok(()) }
    }
}

/// One of the four lines of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letter {
    S,
    O,
    E,
    P,
}

/// The letter that a line begins with, whether a colon follows it, and the rest of the line.
fn letter_of(line: &str) -> Option<(Letter, bool, &str)> {
    let line = line.trim_start();
    let letter = match line.chars().next()?.to_ascii_lowercase() {
        's' => Letter::S,
        'o' => Letter::O,
        'e' => Letter::E,
        'p' => Letter::P,
        _ => return None,
    };
    let after = line.get(1..)?;
    match after.trim_start().strip_prefix(':') {
        Some(rest) => Some((letter, true, rest.trim_start())),
        None if after.is_empty() || after.starts_with(char::is_whitespace) => Some((letter, false, after.trim_start())),
        None => None,
    }
}

/// Divides a text over S, O, E and P by the lines that begin with the letter, in any case, with or without a colon; what
/// stands before the first goes to S. A letter without a colon counts only beside another one, so that a sentence is never
/// cut in two. `None` when nothing in the text says how. The page does the same with what is pasted (app.js).
pub fn split(text: &str) -> Option<Note> {
    let mut lines: Vec<(Letter, &str)> = Vec::new();
    let mut found: Vec<Letter> = Vec::new();
    let mut sure = false;
    let mut current = Letter::S;
    for line in text.lines() {
        let mut rest = line;
        if let Some((letter, colon, after)) = letter_of(line) {
            sure |= colon;
            if !found.contains(&letter) {
                found.push(letter);
            }
            (current, rest) = (letter, after);
        }
        lines.push((current, rest));
    }
    if !sure && found.len() < 2 {
        return None;
    }
    let of = |letter| lines.iter().filter(|it| it.0 == letter).map(|it| it.1).collect::<Vec<_>>().join("\n").trim().to_owned();
    Some(Note { s: of(Letter::S), o: of(Letter::O), e: of(Letter::E), p: of(Letter::P) })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ME: AccountId = AccountId(1);
    const COLLEAGUE: AccountId = AccountId(2);
    const OWN: &[WorkplaceId] = &[WorkplaceId(1)];

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn written(title: &str, body: &str, workplace: Option<i64>) -> Written {
        Written { title: title.into(), body: body.into(), workplace: workplace.map(WorkplaceId) }
    }
    fn first_talk() -> NoteTemplate {
        let new = NoteTemplate::write(written("Eerste gesprek", "S: ___", Some(1)), ME, OWN, day("2026-11-01")).unwrap();
        new.change().state().clone()
    }
    fn note(text: &str) -> Option<[String; 4]> {
        split(text).map(|it| [it.s, it.o, it.e, it.p])
    }

    #[test]
    fn each_refusal_of_a_template() {
        use TemplateRefused as No;
        let write = |title: &str, body: &str, workplace| {
            NoteTemplate::write(written(title, body, workplace), ME, OWN, day("2026-11-01")).map(|_| ()).unwrap_err()
        };
        assert_eq!(write(" ", "S: ___", None), No::TitleMissing);
        assert_eq!(write(&"t".repeat(81), "S: ___", None), No::TitleTooLong);
        assert_eq!(write("Vervolg", "\n ", None), No::BodyMissing);
        assert_eq!(write("Vervolg", &"b".repeat(4_001), None), No::BodyTooLong);
        assert_eq!(write("Vervolg", "S: ___", Some(2)), No::Elsewhere);
    }

    #[test]
    fn only_the_writer_changes_a_shared_template() {
        let template = first_talk();
        let change = |by| template.change(written("Intake", "O: ___", None), by, OWN, day("2026-11-02"));
        let changed = change(ME).unwrap().into_state();
        assert_eq!((changed.title.as_str(), changed.workplace_id), ("Intake", None));
        assert_eq!(change(COLLEAGUE), Err(TemplateRefused::NotMine));
        assert_eq!(template.end(COLLEAGUE, day("2026-11-02")), Err(TemplateRefused::NotMine));
    }

    #[test]
    fn a_template_that_ended_is_neither_changed_nor_ended_again() {
        let ended = first_talk().end(ME, day("2026-11-02")).unwrap();
        assert_eq!(ended.event(), &Event::TemplateEnded);
        let ended = ended.into_state();
        assert_eq!(ended.end(ME, day("2026-11-03")), Err(TemplateRefused::Ended));
        assert_eq!(ended.change(written("Intake", "x", None), ME, OWN, day("2026-11-03")), Err(TemplateRefused::Ended));
    }

    #[test]
    fn a_text_is_divided_over_s_o_e_and_p() {
        let parts = |s: &str, o: &str, e: &str, p: &str| Some([s, o, e, p].map(str::to_owned));
        assert_eq!(note("S: slaapt slecht\nO: oogt moe\nE: spanning\nP: over twee weken"), {
            parts("slaapt slecht", "oogt moe", "spanning", "over twee weken")
        });
        assert_eq!(note("s slaapt\nslecht\n\n  p : bellen\r\nen mailen\no\nmoe"), parts("slaapt\nslecht", "moe", "", "bellen\nen mailen"));
        assert_eq!(note("Anders dan verwacht.\nP: bellen"), parts("Anders dan verwacht.", "", "", "bellen"));
        assert_eq!(note("S: eerst\nP: bellen\nS: later"), parts("eerst\nlater", "", "", "bellen"));
        assert_eq!(note("p:___"), parts("", "", "", "___"));
    }

    #[test]
    fn a_text_without_letters_is_left_whole() {
        for text in ["", "Slaapt beter.", "O ja, en hij slaapt beter.", "Spreekt af:\nover twee weken", "Éen: twee"] {
            assert_eq!(note(text), None, "{text}");
        }
    }
}
