//! What a GP asks the youth professional about a youth, and that the GP has seen how things stand.

use crate::domain::change::{Change, Event, New, TextField};
use crate::domain::id::{AccountId, CaseId, QuestionId, SightingId, YouthId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A question of a GP about a youth of the own practice, with its answer. Both are texts of their own and reach both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub id: QuestionId,
    pub version: i32,
    pub youth_id: YouthId,
    /// The file whose youth professional answers.
    pub case_id: CaseId,
    pub asked_by: AccountId,
    pub asked_on: NaiveDate,
    pub answered_by: Option<AccountId>,
    pub answered_on: Option<NaiveDate>,
    pub known_at: NaiveDate,
}

/// Why a question is not asked or answered like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum QuestionRefused {
    #[error("question-text-missing")]
    TextMissing,
    #[error("question-answered-already")]
    AnsweredAlready,
}

impl Question {
    /// The GP asks.
    pub fn ask(youth_id: YouthId, case_id: CaseId, text: String, by: AccountId, today: NaiveDate) -> Result<New<Self>, QuestionRefused> {
        if text.trim().is_empty() {
            return Err(QuestionRefused::TextMissing);
        }
        let question = Self {
            id: QuestionId::NEW,
            version: 1,
            youth_id,
            case_id,
            asked_by: by,
            asked_on: today,
            answered_by: None,
            answered_on: None,
            known_at: today,
        };
        Ok(New::of(question, Event::QuestionAsked).with_texts(vec![(TextField::Question, text)]))
    }

    /// The youth professional answers, once.
    pub fn answer(&self, text: String, by: AccountId, today: NaiveDate) -> Result<Change<Self>, QuestionRefused> {
        if self.answered_on.is_some() {
            return Err(QuestionRefused::AnsweredAlready);
        }
        if text.trim().is_empty() {
            return Err(QuestionRefused::TextMissing);
        }
        let answered = Self { answered_by: Some(by), answered_on: Some(today), ..self.clone() };
        Ok(Change::new(answered, Event::QuestionAnswered).with_texts(vec![(TextField::Answer, text)]))
    }
}

/// "Gezien": the GP has read how things stand with a youth, up to and including this day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sighting {
    pub id: SightingId,
    pub youth_id: YouthId,
    pub case_id: CaseId,
    pub account_id: AccountId,
    pub seen_on: NaiveDate,
    pub known_at: NaiveDate,
}

impl Sighting {
    pub fn mark(youth_id: YouthId, case_id: CaseId, by: AccountId, today: NaiveDate) -> New<Self> {
        let sighting = Self { id: SightingId::NEW, youth_id, case_id, account_id: by, seen_on: today, known_at: today };
        New::of(sighting, Event::HistorySeen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_question_is_answered_once_and_both_sides_say_something() {
        let ask = |text: &str| Question::ask(YouthId(1), CaseId(2), text.into(), AccountId(3), day("2026-11-22"));
        assert_eq!(ask(" ").unwrap_err(), QuestionRefused::TextMissing);
        let question = ask("Wanneer horen wij iets?").unwrap().change().state().clone();
        let answer = |question: &Question, text: &str| question.answer(text.into(), AccountId(4), day("2026-11-23"));
        assert_eq!(answer(&question, "").unwrap_err(), QuestionRefused::TextMissing);
        let answered = answer(&question, "Volgende week.").unwrap();
        assert_eq!(answered.state().answered_on, Some(day("2026-11-23")));
        assert_eq!(answer(answered.state(), "Nog eens").unwrap_err(), QuestionRefused::AnsweredAlready);
    }
}
