//! XML to a tree of elements, within bounds that no real message comes near.

use super::refusal::{Fault, Reason};
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, NamespaceResolver, ResolveResult};
use quick_xml::{NsReader, XmlVersion};

/// Namespace of the parts of compound types, the same in every message of the release.
const BASE: &str = "http://www.istandaarden.nl/ijw/3_2/basisschema/schema";
const SCHEMA_INSTANCE: Namespace = Namespace("http://www.w3.org/2001/XMLSchema-instance");

/// The schemas go eight levels deep.
const DEEPEST: usize = 16;
/// A product line has at most 17 elements and a message has one client.
const MOST_ELEMENTS: usize = 50_000;
/// Bytes of one text. Only Commentaar has no length of its own.
const LONGEST_TEXT: usize = 64 * 1024;

/// Where the name of an element comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// The message's own schema: the namespace of the root.
    Message,
    Base,
    Other,
}

/// An element.
#[derive(Debug)]
pub(super) struct Node {
    /// Byte at which its start tag begins.
    pub at: usize,
    pub space: Space,
    pub name: String,
    pub text: String,
    pub children: Vec<Node>,
}

impl Node {
    pub fn refuse(&self, reason: Reason) -> Fault {
        Fault { at: self.at, reason }
    }

    /// Without contents; white space is none.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// A whole file.
#[derive(Debug)]
pub(super) struct Document {
    /// Namespace of the root.
    pub namespace: String,
    pub root: Node,
}

/// Reads a text as XML. Comments and processing instructions are skipped.
pub(super) fn parse(text: &str) -> Result<Document, Fault> {
    let mut reader = NsReader::from_str(text);
    reader.config_mut().enable_all_checks(true);
    reader.config_mut().expand_empty_elements = true;
    let mut tree = Tree::default();
    loop {
        let at = offset(reader.buffer_position());
        let event = reader.read_event().map_err(|_| Fault { at: at.max(offset(reader.error_position())), reason: Reason::NotXml })?;
        let taken = match event {
            Event::Start(start) => tree.open(at, &start, reader.resolver()),
            Event::End(_) => tree.close(),
            Event::Text(text) if text.contains("]]>") => Err(Reason::NotXml),
            Event::Text(text) => tree.add(&text.xml10_content()),
            Event::CData(_) | Event::GeneralRef(_) if tree.path.is_empty() => Err(Reason::NotXml),
            Event::CData(text) => tree.add(&text.xml10_content()),
            Event::GeneralRef(entity) => resolve(&entity).and_then(|text| tree.add(&text)),
            Event::Decl(declaration) => check_declaration(at, &declaration),
            Event::DocType(_) => Err(Reason::Entity),
            Event::Comment(_) | Event::PI(_) => Ok(()),
            Event::Empty(_) => Err(Reason::NotXml), // cannot come: empty elements are expanded
            Event::Eof => return tree.finish().ok_or(Fault { at, reason: Reason::NotXml }),
        };
        taken.map_err(|reason| Fault { at, reason })?;
    }
}

/// The tree while it grows.
#[derive(Default)]
struct Tree {
    namespace: String,
    /// The elements that are open, the root first.
    path: Vec<Node>,
    root: Option<Node>,
    elements: usize,
}

impl Tree {
    fn open(&mut self, at: usize, start: &BytesStart<'_>, names: &NamespaceResolver) -> Result<(), Reason> {
        self.elements += 1;
        if self.root.is_some() {
            return Err(Reason::NotXml); // a second root
        }
        if self.path.len() == DEEPEST {
            return Err(Reason::TooDeep);
        }
        if self.elements > MOST_ELEMENTS {
            return Err(Reason::TooLarge);
        }
        check_attributes(start, names)?;
        let (resolved, name) = names.resolve_element(start.name());
        let namespace = if let ResolveResult::Bound(Namespace(found)) = resolved { found } else { "" };
        match self.path.last_mut() {
            None => self.namespace = namespace.to_owned(),
            // White space before a child is layout and no text; it must not count towards the longest.
            Some(parent) => parent.text.truncate(parent.text.trim_end().len()),
        }
        let space = match namespace {
            BASE => Space::Base,
            own if own == self.namespace => Space::Message,
            _ => Space::Other,
        };
        self.path.push(Node { at, space, name: name.as_ref().to_owned(), text: String::new(), children: Vec::new() });
        Ok(())
    }

    fn close(&mut self) -> Result<(), Reason> {
        let node = self.path.pop().ok_or(Reason::NotXml)?;
        match self.path.last_mut() {
            Some(parent) => parent.children.push(node),
            None => self.root = Some(node),
        }
        Ok(())
    }

    fn add(&mut self, text: &str) -> Result<(), Reason> {
        if !text.chars().all(is_xml_char) {
            return Err(Reason::NotXml);
        }
        match self.path.last_mut() {
            Some(node) if node.text.len() + text.len() > LONGEST_TEXT => Err(Reason::TooLarge),
            Some(node) => {
                node.text.push_str(text);
                Ok(())
            }
            None if text.trim().is_empty() => Ok(()),
            None => Err(Reason::NotXml),
        }
    }

    fn finish(self) -> Option<Document> {
        let namespace = self.namespace;
        self.root.map(|root| Document { namespace, root })
    }
}

/// The schemas know no attributes. A reference in one could hide an entity.
fn check_attributes(start: &BytesStart<'_>, names: &NamespaceResolver) -> Result<(), Reason> {
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| Reason::NotXml)?;
        if attribute.value.contains('&') {
            return Err(Reason::Entity);
        }
        let (namespace, name) = names.resolve_attribute(attribute.key);
        let is_location = namespace == ResolveResult::Bound(SCHEMA_INSTANCE) && name.as_ref() == "schemaLocation";
        if attribute.key.as_namespace_binding().is_none() && !is_location {
            return Err(Reason::Attribute);
        }
    }
    Ok(())
}

/// `<?xml version="1.0" encoding="UTF-8"?>`, if at all then at the very start (OP192).
fn check_declaration(at: usize, declaration: &BytesDecl<'_>) -> Result<(), Reason> {
    if at > 0 || !matches!(declaration.xml_version(), Ok(XmlVersion::Explicit1_0)) {
        return Err(Reason::NotXml);
    }
    match declaration.encoding() {
        None => Ok(()),
        Some(Ok(name)) if name.eq_ignore_ascii_case("UTF-8") => Ok(()),
        Some(Ok(_)) => Err(Reason::NotUtf8),
        Some(Err(_)) => Err(Reason::NotXml),
    }
}

/// A character by number, or one of the five names of XML itself: nothing that can grow.
fn resolve(entity: &BytesRef<'_>) -> Result<String, Reason> {
    match entity.resolve_char_ref() {
        Ok(Some(letter)) => Ok(letter.to_string()),
        Ok(None) => resolve_xml_entity(&entity.xml10_content()).map(str::to_owned).ok_or(Reason::Entity),
        Err(_) => Err(Reason::NotXml),
    }
}

/// The characters of XML 1.0; of the others some, such as NUL, do not even fit in a database.
fn is_xml_char(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}
