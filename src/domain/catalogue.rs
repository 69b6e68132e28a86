//! The catalogue: care profiles, intensities with their guide lengths, and which product code means which.
//! The seed files are version 1; after that versions in the database rule.

use crate::domain::code::codes;
use serde::{Deserialize, Serialize};

codes! {
    /// Care profile. P1 and P2 are sourced; the titles of the others are placeholders that an installation replaces.
    Profile as "profile" {
        P1 = "P1", P2 = "P2", P3 = "P3", P4 = "P4", P5 = "P5", P6 = "P6", P7 = "P7", P8 = "P8", P9 = "P9", P10 = "P10",
        /// A product code that the catalogue does not map; rules that need the profile stay silent.
        Unknown = "unknown",
    }
}

codes! {
    /// Expected weight and length.
    Intensity as "intensity" {
        /// Short, not intensive, aimed at recovery.
        Perspective = "perspective",
        /// Heavy but solvable.
        Intensive = "intensive",
        LastingLight = "lasting_light",
        LastingHeavy = "lasting_heavy",
        Unknown = "unknown",
    }
}

codes! {
    /// How heavy help is, from light to heavy: the scale along which help is scaled up and down. Read off the intensity's
    /// name; how long help should last, and whether it aims at recovery, says nothing about it.
    Weight as "weight" {
        /// The intensity is not known. Lowest, and never compared: from here nothing became lighter or heavier.
        Unknown = "unknown",
        /// Not intensive: perspective and lasting light.
        Light = "light",
        /// Intensive and lasting heavy.
        Heavy = "heavy",
    }
}

impl Intensity {
    pub fn weight(self) -> Weight {
        match self {
            Self::Perspective | Self::LastingLight => Weight::Light,
            Self::Intensive | Self::LastingHeavy => Weight::Heavy,
            Self::Unknown => Weight::Unknown,
        }
    }
}

codes! {
    /// Why the family came.
    HelpQuestion as "help-question" {
        Anxiety = "anxiety", LowMood = "low_mood", Behaviour = "behaviour", Attention = "attention", Autism = "autism", Psychosomatic = "psychosomatic",
        Compulsion = "compulsion", Sleep = "sleep", Bedwetting = "bedwetting", Parenting = "parenting", Divorce = "divorce", Bullying = "bullying",
        SchoolAbsence = "school_absence", Trauma = "trauma", SelfHarm = "self_harm", Suicidality = "suicidality", Eating = "eating", Language = "language",
        Dyslexia = "dyslexia", Substances = "substances", SuspectedNeglect = "suspected_neglect", Other = "other",
    }
}

impl HelpQuestion {
    /// Help questions with which nobody closes because it is quiet (R02).
    pub fn calls_for_care(self) -> bool {
        matches!(self, Self::Suicidality | Self::SelfHarm | Self::Eating | Self::Trauma | Self::SuspectedNeglect)
    }
}

/// What an intensity stands for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct IntensityTerms {
    pub code: Intensity,
    /// Guide length in months; prefills the planned end.
    pub guide_months: u32,
    /// From here R08 speaks.
    pub warn_months: Option<u32>,
    pub flag_months: Option<u32>,
    /// Whether it aims at recovery (and so should end).
    pub recovery: bool,
}

/// Which profile and intensity a product category or code means.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct ProductMeaning {
    /// iJw product category (JZ020).
    pub category: String,
    /// A product code, or a beginning of it; "" for the whole category.
    pub code: String,
    pub profile: Profile,
    pub intensity: Intensity,
}

/// One version of the whole catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Catalogue {
    pub intensities: Vec<IntensityTerms>,
    pub products: Vec<ProductMeaning>,
}

impl Catalogue {
    pub fn terms(&self, intensity: Intensity) -> Option<&IntensityTerms> {
        self.intensities.iter().find(|it| it.code == intensity)
    }

    /// Profile and intensity of a product; the longest matching code wins, unmapped is unknown.
    pub fn meaning(&self, category: Option<&str>, code: Option<&str>) -> (Profile, Intensity) {
        let code = code.unwrap_or("");
        self.products
            .iter()
            .filter(|it| Some(it.category.as_str()) == category && code.starts_with(&it.code))
            .max_by_key(|it| it.code.len())
            .map_or((Profile::Unknown, Intensity::Unknown), |it| (it.profile, it.intensity))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_product_code_wins_and_an_unmapped_one_is_unknown() {
        let product = |category: &str, code: &str, profile, intensity| ProductMeaning {
            category: category.into(),
            code: code.into(),
            profile,
            intensity,
        };
        let catalogue = Catalogue {
            intensities: vec![],
            products: vec![
                product("50", "", Profile::P4, Intensity::Perspective),
                product("50", "50A1", Profile::P5, Intensity::Intensive),
            ],
        };
        assert_eq!(catalogue.meaning(Some("50"), Some("50A12")), (Profile::P5, Intensity::Intensive));
        assert_eq!(catalogue.meaning(Some("50"), None), (Profile::P4, Intensity::Perspective));
        assert_eq!(catalogue.meaning(Some("55"), Some("55A11")), (Profile::Unknown, Intensity::Unknown));
        assert_eq!(catalogue.meaning(None, None), (Profile::Unknown, Intensity::Unknown));
    }
}
