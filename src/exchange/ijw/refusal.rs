//! Why a message was refused, and where.

use thiserror::Error;

/// A message that was not read. It names places and elements of the standard, never what the message says there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{reason}")]
pub struct Refused {
    /// Line of the element at fault, from 1; for something missing the line of the element that should hold it.
    pub line: usize,
    pub reason: Reason,
}

/// What is wrong; `Display` is the key of the text for the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Reason {
    /// More than 25 MB (OP179), or more elements or text than a real message holds.
    #[error("ijw-too-large")]
    TooLarge,
    #[error("ijw-too-deep")]
    TooDeep,
    /// A byte order mark: OP192 asks for UTF-8 without one.
    #[error("ijw-bom")]
    Bom,
    #[error("ijw-not-utf8")]
    NotUtf8,
    #[error("ijw-not-xml")]
    NotXml,
    /// A DOCTYPE, or an entity that XML itself does not define.
    #[error("ijw-entity")]
    Entity,
    /// An attribute other than namespaces and the schema's location: the messages have none.
    #[error("ijw-attribute")]
    Attribute,
    /// XML, but not JW301, JW305 or JW307.
    #[error("ijw-unknown-message")]
    UnknownMessage,
    /// Another release than 3.2.
    #[error("ijw-wrong-version")]
    WrongVersion,
    #[error("ijw-missing")]
    Missing(&'static str),
    /// An element that may stand there once, or a product line that says the same as an earlier one (TR101).
    #[error("ijw-twice")]
    Twice(&'static str),
    /// An element out of its place; for an unknown element or loose text, the element it stands in.
    #[error("ijw-unexpected")]
    Unexpected(&'static str),
    /// An element without contents (RS033).
    #[error("ijw-empty")]
    Empty(&'static str),
    /// A value outside the schema's type or code list.
    #[error("ijw-value")]
    Value(&'static str),
    /// A citizen service number that fails the eleven test (CS002).
    #[error("ijw-bsn")]
    Bsn(&'static str),
    /// An end before the start (CS003, TR018).
    #[error("ijw-dates")]
    Dates(&'static str),
    /// Reason 13 (removed) without an end date on the start date (CS335).
    #[error("ijw-withdrawal")]
    Withdrawal(&'static str),
}

impl Reason {
    /// The element of the standard that is at fault, where one is.
    pub fn element(self) -> Option<&'static str> {
        match self {
            Self::Missing(element)
            | Self::Twice(element)
            | Self::Unexpected(element)
            | Self::Empty(element)
            | Self::Value(element)
            | Self::Bsn(element)
            | Self::Dates(element)
            | Self::Withdrawal(element) => Some(element),
            Self::TooLarge
            | Self::TooDeep
            | Self::Bom
            | Self::NotUtf8
            | Self::NotXml
            | Self::Entity
            | Self::Attribute
            | Self::UnknownMessage
            | Self::WrongVersion => None,
        }
    }
}

/// A refusal that knows its byte and not yet its line, so that lines are counted once and only when needed.
#[derive(Debug)]
pub(super) struct Fault {
    pub at: usize,
    pub reason: Reason,
}

impl Fault {
    pub fn in_file(self, bytes: &[u8]) -> Refused {
        Refused { line: 1 + bytes.iter().take(self.at).filter(|byte| **byte == b'\n').count(), reason: self.reason }
    }
}
