//! The catalogue: care profiles, intensities with their guide lengths, and which product code means which.
//! The seed files are version 1; after that versions in the database rule.

use crate::domain::code::codes;
use serde::{Deserialize, Serialize};
use thiserror::Error;

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

codes! {
    /// A part of life that a goal or an episode is about.
    LifeDomain as "life-domain" {
        Home = "home", School = "school", Leisure = "leisure", Health = "health", Safety = "safety", Relations = "relations",
        SelfReliance = "self_reliance", Housing = "housing", Work = "work",
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

/// Why the catalogue does not become like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CatalogueRefused {
    #[error("catalogue-guide-refused")]
    Guide,
    /// R08 would be urgent before it speaks.
    #[error("catalogue-warn-refused")]
    Warn,
    #[error("catalogue-flag-refused")]
    Flag,
    #[error("catalogue-category-refused")]
    Category,
    #[error("catalogue-code-refused")]
    Code,
    #[error("catalogue-product-known")]
    Known,
    #[error("catalogue-product-gone")]
    Gone,
}

/// Lengths in months that make sense: up to ten years.
const MONTHS: std::ops::RangeInclusive<u32> = 1..=120;

impl Catalogue {
    /// Other lengths for one intensity.
    pub fn with_terms(&self, terms: IntensityTerms) -> Result<Self, CatalogueRefused> {
        let fits = |months: Option<u32>| months.is_none_or(|it| MONTHS.contains(&it));
        if !MONTHS.contains(&terms.guide_months) {
            return Err(CatalogueRefused::Guide);
        }
        if !fits(terms.warn_months) {
            return Err(CatalogueRefused::Warn);
        }
        let late = terms.flag_months.zip(terms.warn_months).is_some_and(|(flag, warn)| flag < warn);
        if !fits(terms.flag_months) || late {
            return Err(CatalogueRefused::Flag);
        }
        let mut changed = self.clone();
        changed.intensities.retain(|it| it.code != terms.code);
        changed.intensities.push(terms);
        changed.intensities.sort_by_key(|it| it.code);
        Ok(changed)
    }

    /// One product more. A category has two digits; a code is a beginning of a product code, or nothing for the whole category.
    pub fn with_product(&self, product: ProductMeaning) -> Result<Self, CatalogueRefused> {
        if product.category.len() != 2 || !product.category.bytes().all(|it| it.is_ascii_digit()) {
            return Err(CatalogueRefused::Category);
        }
        if product.code.len() > 5 || !product.code.bytes().all(|it| it.is_ascii_digit() || it.is_ascii_uppercase()) {
            return Err(CatalogueRefused::Code);
        }
        if self.products.iter().any(|it| it.category == product.category && it.code == product.code) {
            return Err(CatalogueRefused::Known);
        }
        let mut changed = self.clone();
        changed.products.push(product);
        changed.products.sort_by(|a, b| (&a.category, &a.code).cmp(&(&b.category, &b.code)));
        Ok(changed)
    }

    /// One product less: from then on it is unknown.
    pub fn without_product(&self, category: &str, code: &str) -> Result<Self, CatalogueRefused> {
        let mut changed = self.clone();
        changed.products.retain(|it| it.category != category || it.code != code);
        if changed.products.len() == self.products.len() { Err(CatalogueRefused::Gone) } else { Ok(changed) }
    }

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

    fn perspective(guide_months: u32, warn_months: Option<u32>, flag_months: Option<u32>) -> IntensityTerms {
        IntensityTerms { code: Intensity::Perspective, guide_months, warn_months, flag_months, recovery: true }
    }

    #[test]
    fn an_intensity_has_a_length_and_presses_no_sooner_than_it_warns() {
        let catalogue = Catalogue { intensities: vec![perspective(12, Some(12), Some(18))], products: vec![] };
        let changed = catalogue.with_terms(perspective(9, Some(9), Some(9))).unwrap();
        assert_eq!(changed.intensities, [perspective(9, Some(9), Some(9))]);
        assert_eq!(catalogue.with_terms(perspective(0, None, None)), Err(CatalogueRefused::Guide));
        assert_eq!(catalogue.with_terms(perspective(12, Some(121), None)), Err(CatalogueRefused::Warn));
        assert_eq!(catalogue.with_terms(perspective(12, Some(12), Some(11))), Err(CatalogueRefused::Flag));
        assert!(catalogue.with_terms(perspective(12, None, Some(18))).is_ok());
    }

    #[test]
    fn a_product_is_entered_once_and_taken_out_again() {
        let product = |category: &str, code: &str| ProductMeaning {
            category: category.into(),
            code: code.into(),
            profile: Profile::P4,
            intensity: Intensity::Perspective,
        };
        let empty = Catalogue { intensities: vec![], products: vec![] };
        let catalogue = empty.with_product(product("50", "50A")).unwrap().with_product(product("45", "")).unwrap();
        assert_eq!(catalogue.products, [product("45", ""), product("50", "50A")]);
        assert_eq!(catalogue.with_product(product("50", "50A")), Err(CatalogueRefused::Known));
        for category in ["", "5", "500", "5A"] {
            assert_eq!(catalogue.with_product(product(category, "")), Err(CatalogueRefused::Category), "{category}");
        }
        for code in ["50a", "50A123", "50-A"] {
            assert_eq!(catalogue.with_product(product("50", code)), Err(CatalogueRefused::Code), "{code}");
        }
        assert_eq!(catalogue.without_product("50", "50B"), Err(CatalogueRefused::Gone));
        assert_eq!(catalogue.without_product("50", "50A").unwrap().products, [product("45", "")]);
    }
}
