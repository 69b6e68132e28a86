//! Where a youth lives, as dated rows. An address marked secret prints nowhere.

use crate::domain::id::{ResidenceId, YouthId};
use crate::domain::identity::MunicipalityCode;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// From a day on the youth lives here. The address itself is a text of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Residence {
    pub id: ResidenceId,
    pub youth_id: YouthId,
    /// The municipality of residence; who pays stands on the arrangement.
    pub municipality: MunicipalityCode,
    pub from_on: NaiveDate,
    pub secret: bool,
    pub known_at: NaiveDate,
}
