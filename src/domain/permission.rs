//! Who may do what: one `match` from action and role to a reach, and the permit that every query on personal data takes.

use crate::domain::code::codes;
use crate::domain::id::{AccountId, WorkplaceId};
use crate::domain::identity::MunicipalityCode;

codes! {
    /// One account has one role.
    Role as "role" {
        YouthProfessional = "youth_professional",
        /// Works in the municipal access team.
        Access = "access",
        Gp = "gp",
        /// Sees counts that passed the disclosure gate, never a person.
        ContractManager = "contract_manager",
        Administrator = "administrator",
        PrivacyOfficer = "privacy_officer",
    }
}

codes! {
    /// What a route, command or job is about to do.
    Action as "action" {
        /// Anything without personal data that any signed-in person may do.
        UseProgram = "use_program",
        SearchYouths = "search_youths",
        RegisterYouth = "register_youth",
        ReadCase = "read_case",
        /// Describes, closes, reopens a case; pilot light and owner.
        WriteCase = "write_case",
        WriteReferral = "write_referral",
        ReadGoals = "read_goals",
        /// Goals, their scores and evaluations.
        WriteGoal = "write_goal",
        /// Household, authority, residence and the people around a youth.
        ReadFamily = "read_family",
        WriteFamily = "write_family",
        /// Cover during absence, and handing over cases in bulk.
        HandOver = "hand_over",
        UseTemplates = "use_templates",
        /// Advice without a file: it names nobody.
        GiveAdvice = "give_advice",
        ReadNotes = "read_notes",
        WriteConsultation = "write_consultation",
        ReadArrangement = "read_arrangement",
        WriteArrangement = "write_arrangement",
        ReadSafety = "read_safety",
        WriteSafety = "write_safety",
        ReadWorklist = "read_worklist",
        AnswerFlag = "answer_flag",
        LinkDelivery = "link_delivery",
        ImportMessages = "import_messages",
        /// The youths registered at the GP's own practice, as they stand now.
        ReadPractice = "read_practice",
        /// One youth's referral history: no notes, goals, siblings or safety.
        ReadReferralHistory = "read_referral_history",
        AgreeReferral = "agree_referral",
        /// A GP's question, and "gezien".
        AskQuestion = "ask_question",
        AnswerQuestion = "answer_question",
        /// The sheet for the talk between GP and youth professional.
        ReadTalkSheet = "read_talk_sheet",
        /// Goals without words: life domain, state and dates.
        ReadGoalStates = "read_goal_states",
        /// Counts behind the disclosure gate.
        ReadReports = "read_reports",
        RequestStops = "request_stops",
        AnswerStopRequest = "answer_stop_request",
        /// Contracts, tariffs and the municipality's own totals.
        ManageContracts = "manage_contracts",
        ManageAccounts = "manage_accounts",
        /// Workplaces and providers.
        ManagePlaces = "manage_places",
        /// Limits and catalogue.
        ManageSettings = "manage_settings",
        ReadSystem = "read_system",
        /// Who saw and changed what.
        ReadTrail = "read_trail",
        /// The same of one youth, as the youth or a parent may ask for it.
        ReadAccessList = "read_access_list",
    }
}

/// How far an action reaches for a role, before it is filled with the account's own workplaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breadth {
    None,
    /// No personal data is involved.
    NoPersons,
    /// The cases of the account's workplaces, and what hangs on their youths.
    Workplaces,
    /// Counts over what the account's municipalities pay for.
    Municipalities,
    /// Everything: the operator's command line, timed work, and the trail for the privacy officer.
    All,
}

/// The table of rights. What is not named is not allowed.
pub fn breadth(action: Action, role: Role) -> Breadth {
    use Action as A;
    use Role as R;
    match (action, role) {
        (A::UseProgram, _) => Breadth::NoPersons,
        (
            A::SearchYouths | A::ReadCase | A::ReadArrangement | A::WriteArrangement | A::ReadWorklist | A::AnswerFlag,
            R::YouthProfessional | R::Access,
        ) => Breadth::Workplaces,
        (
            A::RegisterYouth
            | A::ReadNotes
            | A::WriteConsultation
            | A::ReadSafety
            | A::WriteSafety
            | A::WriteCase
            | A::WriteReferral
            | A::ReadGoals
            | A::WriteGoal
            | A::ReadFamily
            | A::WriteFamily
            | A::HandOver
            | A::UseTemplates
            | A::GiveAdvice
            | A::ReadAccessList,
            R::YouthProfessional,
        ) => Breadth::Workplaces,
        (A::LinkDelivery | A::ReadGoalStates | A::AnswerStopRequest, R::Access) => Breadth::Workplaces,
        (A::AnswerQuestion | A::ReadTalkSheet, R::YouthProfessional) => Breadth::Workplaces,
        // A GP's workplaces are practices: who is registered there, not whose case is kept there.
        (A::ReadPractice | A::ReadReferralHistory | A::AgreeReferral | A::AskQuestion | A::ReadTalkSheet, R::Gp) => Breadth::Workplaces,
        (A::ReadReports | A::RequestStops | A::ManageContracts, R::ContractManager) => Breadth::Municipalities,
        (A::ManageAccounts | A::ManagePlaces | A::ManageSettings | A::ReadSystem, R::Administrator) => Breadth::NoPersons,
        (A::ReadTrail, R::PrivacyOfficer) => Breadth::All,
        _ => Breadth::None,
    }
}

/// Who may cover for a colleague who is away, and be covered for.
pub fn may_cover(role: Role) -> bool {
    breadth(Action::HandOver, role) == Breadth::Workplaces
}

/// A workplace that someone reaches for a colleague who is away, as long as the absence lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cover {
    /// Who is away.
    pub account: AccountId,
    pub workplace: WorkplaceId,
}

/// Who acts: a person, or the program under a name of its own ("import", "demo"). "System" never stands for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    Account(AccountId),
    Program(&'static str),
}

/// A signed-in person, or a command, with the workplaces that count today.
#[derive(Debug, Clone)]
pub struct Holder {
    pub actor: Actor,
    /// `None` for commands and jobs.
    pub role: Option<Role>,
    /// The holder's own and those of `covers`.
    pub workplaces: Vec<WorkplaceId>,
    /// For whom the holder covers today, and where.
    pub covers: Vec<Cover>,
    /// Those whose counts a contract manager sees; for commands all of them.
    pub municipalities: Vec<MunicipalityCode>,
}

/// The right to do one thing within a reach. Queries on personal data cannot be asked without one.
#[derive(Debug, Clone)]
pub struct Permit {
    actor: Actor,
    role: Option<Role>,
    action: Action,
    /// Within reach of this action.
    workplaces: Vec<WorkplaceId>,
    /// The holder's own, for another action.
    own: Vec<WorkplaceId>,
    covers: Vec<Cover>,
    municipalities: Vec<MunicipalityCode>,
}

impl Permit {
    /// Grants `action` to a person, or nothing. Called by the gate and by commands only (a test checks the callers).
    pub fn grant(holder: &Holder, action: Action) -> Option<Self> {
        let reach = match holder.role {
            Some(role) => breadth(action, role),
            None => Breadth::All,
        };
        let workplaces = match reach {
            Breadth::None => return None,
            Breadth::NoPersons | Breadth::Municipalities => Vec::new(),
            Breadth::Workplaces | Breadth::All => holder.workplaces.clone(),
        };
        Some(Self {
            actor: holder.actor,
            role: holder.role,
            action,
            workplaces,
            own: holder.workplaces.clone(),
            covers: holder.covers.clone(),
            municipalities: holder.municipalities.clone(),
        })
    }

    /// The same holder's right to another action, for a page that shows parts under rights of their own.
    pub fn also(&self, action: Action) -> Option<Self> {
        let holder = Holder {
            actor: self.actor,
            role: self.role,
            workplaces: self.own.clone(),
            covers: self.covers.clone(),
            municipalities: self.municipalities.clone(),
        };
        Self::grant(&holder, action)
    }

    /// The same right, to count over these workplaces, for who sets the limits: what is read under it leaves as counts only.
    /// Called where limits are previewed and nowhere else (a test checks).
    pub fn to_count(&self, workplaces: Vec<WorkplaceId>) -> Option<Self> {
        (self.action == Action::ManageSettings).then(|| Self { workplaces, ..self.clone() })
    }

    pub fn actor(&self) -> Actor {
        self.actor
    }
    pub fn role(&self) -> Option<Role> {
        self.role
    }
    pub fn action(&self) -> Action {
        self.action
    }
    /// The workplaces whose youths this permit reaches; for commands all of them.
    pub fn workplaces(&self) -> &[WorkplaceId] {
        &self.workplaces
    }
    /// The paying municipalities whose counts this permit reaches.
    pub fn municipalities(&self) -> &[MunicipalityCode] {
        &self.municipalities
    }
    pub fn covers(&self) -> &[Cover] {
        &self.covers
    }
    /// The accounts whose cases count as the holder's own today: "mine", and those of whom the holder covers for.
    pub fn stands_for(&self) -> Vec<AccountId> {
        let own = match self.actor {
            Actor::Account(id) => Some(id),
            Actor::Program(_) => None,
        };
        own.into_iter().chain(self.covers.iter().map(|it| it.account)).collect()
    }
    pub fn reaches(&self, workplace: WorkplaceId) -> bool {
        self.workplaces.contains(&workplace)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::code::Code;

    fn holder(role: Role) -> Holder {
        Holder {
            actor: Actor::Account(AccountId(1)),
            role: Some(role),
            workplaces: vec![WorkplaceId(7)],
            covers: vec![],
            municipalities: vec![],
        }
    }

    #[test]
    fn who_counts_or_keeps_the_program_reaches_no_workplace() {
        for role in [Role::ContractManager, Role::Administrator] {
            for action in Action::ALL {
                let reached = Permit::grant(&holder(role), *action);
                assert!(reached.is_none_or(|it| it.workplaces().is_empty()), "{role:?} {action:?}");
            }
        }
    }

    #[test]
    fn a_gp_reads_the_referral_history_and_no_file() {
        use Action as A;
        for action in [A::ReadPractice, A::ReadReferralHistory, A::AgreeReferral, A::AskQuestion, A::ReadTalkSheet] {
            assert!(Permit::grant(&holder(Role::Gp), action).is_some_and(|it| it.reaches(WorkplaceId(7))));
        }
        for action in [A::ReadCase, A::ReadNotes, A::ReadGoals, A::ReadFamily, A::ReadSafety, A::ReadArrangement, A::SearchYouths] {
            assert!(Permit::grant(&holder(Role::Gp), action).is_none());
        }
    }

    #[test]
    fn a_page_without_persons_reaches_nobody_and_may_still_ask_for_another_right() {
        let permit = Permit::grant(&holder(Role::YouthProfessional), Action::UseProgram).unwrap();
        assert!(permit.workplaces().is_empty());
        assert!(permit.also(Action::ReadWorklist).is_some_and(|it| it.reaches(WorkplaceId(7))));
    }

    #[test]
    fn an_access_team_never_reads_notes_or_safety() {
        for action in [Action::ReadNotes, Action::WriteConsultation, Action::ReadSafety, Action::WriteSafety] {
            assert!(Permit::grant(&holder(Role::Access), action).is_none());
        }
        assert!(
            Permit::grant(&holder(Role::Access), Action::WriteArrangement)
                .is_some_and(|it| it.reaches(WorkplaceId(7)) && !it.reaches(WorkplaceId(8)))
        );
    }
}
