//! Closed lists of values: each value has a code that is stored, sent and used as the end of its text key.

use serde::{Deserialize, Serialize};
use std::marker::PhantomData;

/// A value of a closed list.
pub trait Code: Copy + Eq + Sized + 'static {
    /// First part of the text key; the whole key is `{NAME}-{code}`.
    const NAME: &'static str;
    /// Every value, in the order in which a form offers them.
    const ALL: &'static [Self];
    /// The stored code. Where a standard prescribes one (iJw, CBS) it is that code.
    fn code(self) -> &'static str;
    /// The value of a code; `None` for a code outside the list.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.code() == code)
    }
    /// The key of the text that names this value on the screen.
    fn text_key(self) -> String {
        format!("{}-{}", Self::NAME, self.code())
    }
}

/// A set of values of one list, held as their codes in the order of the list with a space between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CodeSet<C>(String, #[serde(skip)] PhantomData<C>);

impl<C: Code> CodeSet<C> {
    pub fn of(chosen: &[C]) -> Self {
        let chosen = C::ALL.iter().filter(|it| chosen.contains(it)).map(|it| it.code());
        Self(chosen.collect::<Vec<_>>().join(" "), PhantomData)
    }
    pub fn codes(&self) -> &str {
        &self.0
    }
    /// `None` when one of the codes is not on the list.
    pub fn from_codes(codes: &str) -> Option<Self> {
        codes.split_whitespace().map(C::from_code).collect::<Option<Vec<_>>>().map(|it| Self::of(&it))
    }
    pub fn iter(&self) -> impl Iterator<Item = C> + '_ {
        self.0.split(' ').filter_map(C::from_code)
    }
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<C> Default for CodeSet<C> {
    fn default() -> Self {
        Self(String::new(), PhantomData)
    }
}

/// Declares an enum that is a [`Code`]; it serialises as its code.
macro_rules! codes {
    ($(#[$meta:meta])* $name:ident as $prefix:literal { $($(#[$note:meta])* $value:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$note])* $value),+ }

        impl $crate::domain::code::Code for $name {
            const NAME: &'static str = $prefix;
            const ALL: &'static [Self] = &[$(Self::$value),+];
            fn code(self) -> &'static str {
                match self { $(Self::$value => $code),+ }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str($crate::domain::code::Code::code(*self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let code = String::deserialize(from)?;
                $crate::domain::code::Code::from_code(&code)
                    .ok_or_else(|| serde::de::Error::custom(format!("no {} has code {code}", $prefix)))
            }
        }
    };
}
pub(crate) use codes;

codes! {
    /// Sex as iJw list COD046 writes it.
    Sex as "sex" { Unknown = "0", Male = "1", Female = "2" }
}

codes! {
    /// Why help ended: iJw list JZ588.
    EndReason as "end-reason" {
        Died = "02",
        /// A temporary stop is no end: the arrangement is paused.
        Temporary = "20",
        AsPlanned = "31",
        ByClient = "32",
        ByProvider = "33",
        InAgreement = "34",
        External = "35",
        ByMunicipality = "36",
        ChangeRequest = "37",
        OtherProvider = "38",
        OtherDomain = "39",
    }
}

impl EndReason {
    /// Whether care goes on after this stop (iJw rule TR413: a start or a final stop may follow).
    pub fn is_pause(self) -> bool {
        self == Self::Temporary
    }
}

codes! {
    /// Why an allocation was changed: iJw list JZ002. 01 is left out: it may no longer be sent (CS336).
    ChangeReason as "change-reason" {
        Died = "02",
        Contract = "03",
        Extension = "04",
        Shortening = "05",
        OtherDomain = "06",
        MovedMunicipality = "07",
        DeliveryForm = "08",
        OtherProvider = "09",
        Funding = "10",
        Reorganisation = "11",
        ByProvider = "12",
        /// With the end date on the start date this withdraws the allocation: "never sent" (CS335).
        Removed = "13",
        Correction = "14",
    }
}
