//! Everything that lists stand on: the case files within reach, the limits of the day, and what the worklist says of them.

use crate::db::case_files::{self, Loaded, Stretch};
use crate::db::connection::Conn;
use crate::db::{DbResult, setting};
use crate::domain::outflow::caseload::{self, CaseloadLine};
use crate::domain::outflow::threshold::Thresholds;
use crate::domain::outflow::worklist::{self, Viewer, Worklist};
use crate::domain::permission::{Permit, Role};
use chrono::NaiveDate;

/// What start page, worklist, caseload, search and command line show parts of, so that they cannot differ.
pub struct Overview {
    pub loaded: Loaded,
    pub thresholds: Thresholds,
    pub worklist: Worklist,
}

impl Overview {
    pub fn load(conn: &mut Conn, permit: &Permit, stretch: Stretch, today: NaiveDate) -> DbResult<Self> {
        let loaded = case_files::load(conn, permit, stretch)?;
        let thresholds = setting::thresholds(conn, today)?;
        let role = permit.role().unwrap_or(Role::YouthProfessional);
        let worklist = worklist::lines(&loaded.files, &thresholds, Viewer { role, workplaces: permit.workplaces() }, today);
        Ok(Self { loaded, thresholds, worklist })
    }

    pub fn caseload(&self, today: NaiveDate) -> Vec<CaseloadLine<'_>> {
        caseload::lines(&self.loaded.files, &self.worklist, &self.thresholds, today)
    }
}
