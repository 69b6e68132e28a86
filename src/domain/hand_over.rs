//! Handing cases over to a colleague at the same workplace: several at once, all or nothing, each with its own summary.

use crate::domain::case::Case;
use crate::domain::change::{Change, Event, TextField};
use crate::domain::id::{AccountId, CaseId, WorkplaceId};
use thiserror::Error;

/// How many cases go at once.
pub const MOST: usize = 50;
/// The longest summary of one case, in characters; the file itself says the rest.
pub const LONGEST: usize = 1_000;

/// Who takes the cases over, and where she or he works today.
#[derive(Debug, Clone, Copy)]
pub struct Receiver<'a> {
    pub id: AccountId,
    pub workplaces: &'a [WorkplaceId],
}

/// What is handed over.
#[derive(Debug, Clone)]
pub struct HandingOver<'a> {
    pub from: AccountId,
    /// Empty while nobody is chosen.
    pub to: Option<Receiver<'a>>,
    /// Free text, for all of them.
    pub reason: String,
    /// Each case with what the receiver should know of it; the text may be empty.
    pub files: Vec<(Case, String)>,
}

/// Why cases are not handed over like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum HandOverRefused {
    #[error("hand-over-nothing-chosen")]
    NothingChosen,
    #[error("hand-over-too-many")]
    TooMany,
    #[error("hand-over-receiver-missing")]
    ReceiverMissing,
    #[error("hand-over-to-oneself")]
    ToOneself,
    #[error("hand-over-reason-missing")]
    ReasonMissing,
    #[error("hand-over-not-owner")]
    NotOwner(CaseId),
    #[error("hand-over-works-elsewhere")]
    WorksElsewhere(CaseId),
    #[error("hand-over-summary-too-long")]
    SummaryTooLong(CaseId),
}

impl HandingOver<'_> {
    /// Gives each case its new owner, from today on.
    pub fn perform(self) -> Result<Vec<Change<Case>>, HandOverRefused> {
        use HandOverRefused as No;
        if self.files.is_empty() {
            return Err(No::NothingChosen);
        }
        if self.files.len() > MOST {
            return Err(No::TooMany);
        }
        let to = self.to.ok_or(No::ReceiverMissing)?;
        if to.id == self.from {
            return Err(No::ToOneself);
        }
        if self.reason.trim().is_empty() {
            return Err(No::ReasonMissing);
        }
        self.files.into_iter().map(|(case, summary)| case.hand_over(self.from, to, &self.reason, summary)).collect()
    }
}

impl Case {
    /// Gives the case another owner, who works where the case is. Both texts are written, an empty one too: together they are
    /// what was said at this hand-over.
    fn hand_over(self, from: AccountId, to: Receiver, reason: &str, summary: String) -> Result<Change<Self>, HandOverRefused> {
        if self.owner_id != Some(from) {
            return Err(HandOverRefused::NotOwner(self.id));
        }
        if !to.workplaces.contains(&self.workplace_id) {
            return Err(HandOverRefused::WorksElsewhere(self.id));
        }
        if summary.chars().count() > LONGEST {
            return Err(HandOverRefused::SummaryTooLong(self.id));
        }
        let texts = vec![(TextField::Motive, reason.to_owned()), (TextField::Description, summary)];
        Ok(Change::new(Self { owner_id: Some(to.id), ..self }, Event::CaseHandedOver { to: Some(to.id) }).with_texts(texts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::Regime;
    use crate::domain::id::YouthId;
    use HandOverRefused as No;
    use chrono::NaiveDate;

    const SANNE: AccountId = AccountId(1);
    const JORIS: AccountId = AccountId(2);
    const DE_LINDE: WorkplaceId = WorkplaceId(1);
    const OUDLAND: WorkplaceId = WorkplaceId(3);

    fn case(number: i64, place: WorkplaceId, owner: Option<AccountId>) -> Case {
        let opened = Case::open(YouthId(number), place, owner, Regime::Wgbo, NaiveDate::default());
        Case { id: CaseId(number), ..opened.change().state().clone() }
    }

    fn hand_over(files: Vec<Case>, to: Option<AccountId>, reason: &str) -> Result<Vec<Change<Case>>, No> {
        let to = to.map(|id| Receiver { id, workplaces: &[DE_LINDE] });
        let files = files.into_iter().map(|it| (it, "Belt op maandag.".to_owned())).collect();
        HandingOver { from: SANNE, to, reason: reason.into(), files }.perform()
    }

    fn mine(number: i64) -> Case {
        case(number, DE_LINDE, Some(SANNE))
    }

    #[test]
    fn each_case_gets_its_new_owner_with_reason_and_summary() {
        let handed = hand_over(vec![mine(1), mine(2)], Some(JORIS), "Verlof").unwrap();
        assert_eq!(handed.len(), 2);
        for change in handed {
            assert_eq!(change.state().owner_id, Some(JORIS));
            assert_eq!(*change.event(), Event::CaseHandedOver { to: Some(JORIS) });
            let texts = [(TextField::Motive, "Verlof".to_owned()), (TextField::Description, "Belt op maandag.".to_owned())];
            assert_eq!(*change.texts(), texts);
        }
    }

    #[test]
    fn something_is_chosen_and_fifty_at_most() {
        assert_eq!(hand_over(vec![], Some(JORIS), "Verlof"), Err(No::NothingChosen));
        let many = |n| hand_over((1..=n).map(mine).collect(), Some(JORIS), "Verlof").map(|it| it.len());
        assert_eq!((many(50), many(51)), (Ok(50), Err(No::TooMany)));
    }

    #[test]
    fn somebody_else_receives_and_learns_why() {
        assert_eq!(hand_over(vec![mine(1)], None, "Verlof"), Err(No::ReceiverMissing));
        assert_eq!(hand_over(vec![mine(1)], Some(SANNE), "Verlof"), Err(No::ToOneself));
        assert_eq!(hand_over(vec![mine(1)], Some(JORIS), " "), Err(No::ReasonMissing));
    }

    #[test]
    fn one_case_that_cannot_go_holds_back_all() {
        for owner in [None, Some(JORIS), Some(AccountId(9))] {
            assert_eq!(hand_over(vec![mine(1), case(2, DE_LINDE, owner)], Some(JORIS), "Verlof"), Err(No::NotOwner(CaseId(2))));
        }
        let elsewhere = case(3, OUDLAND, Some(SANNE));
        assert_eq!(hand_over(vec![mine(1), elsewhere], Some(JORIS), "Verlof"), Err(No::WorksElsewhere(CaseId(3))));
    }

    #[test]
    fn a_summary_is_short() {
        let with = |length: usize| {
            let to = Some(Receiver { id: JORIS, workplaces: &[DE_LINDE] });
            let files = vec![(mine(1), "é".repeat(length))];
            HandingOver { from: SANNE, to, reason: "Verlof".into(), files }.perform().map(|it| it.len())
        };
        assert_eq!((with(1_000), with(1_001)), (Ok(1), Err(No::SummaryTooLong(CaseId(1)))));
    }
}
