//! The national list of municipalities (CBS, with the youth region of each).

use crate::db::workplace::{Municipality, put_municipality};
use crate::db::{DbError, Tx};
use crate::domain::identity::MunicipalityCode;
use serde::Deserialize;
use std::collections::BTreeSet;
use thiserror::Error;

#[derive(Debug, Deserialize)]
struct Row {
    gemeentecode: String,
    gemeente: String,
    provincie: String,
    jeugdzorgregio: String,
}

#[derive(Debug, Error)]
pub enum ListRefused {
    #[error("line {line}: {reason}")]
    Line { line: u64, reason: String },
    #[error(transparent)]
    Db(#[from] DbError),
}

/// What an import of the list did.
#[derive(Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Listed {
    pub rows: usize,
    pub changed: usize,
}

/// Reads the list, all of it or nothing.
pub fn read(bytes: &[u8]) -> Result<Vec<Municipality>, ListRefused> {
    let mut seen = BTreeSet::new();
    let mut rows = Vec::new();
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    for (line, row) in (2..).zip(csv::Reader::from_reader(text).deserialize::<Row>()) {
        let row = row.map_err(|error| {
            let at = error.position().map_or(line, csv::Position::line);
            ListRefused::Line { line: at, reason: "the columns gemeentecode, gemeente, provincie, jeugdzorgregio are expected".to_owned() }
        })?;
        let refuse = |reason: &str| ListRefused::Line { line, reason: reason.to_owned() };
        MunicipalityCode::parse(&row.gemeentecode).map_err(|_| refuse("a municipality has a code of four digits"))?;
        if row.gemeente.trim().is_empty() {
            return Err(refuse("a municipality has a name"));
        }
        if !seen.insert(row.gemeentecode.clone()) {
            return Err(refuse("this code stands twice"));
        }
        rows.push(Municipality { code: row.gemeentecode, name: row.gemeente, province: row.provincie, youth_region: row.jeugdzorgregio });
    }
    if rows.is_empty() {
        return Err(ListRefused::Line { line: 1, reason: "the file holds no municipality".to_owned() });
    }
    Ok(rows)
}

/// Puts the list in; a municipality that is not in it stays, since old arrangements name it.
pub fn apply(tx: &mut Tx, rows: &[Municipality]) -> Result<Listed, ListRefused> {
    let mut listed = Listed { rows: rows.len(), changed: 0 };
    for row in rows {
        listed.changed += usize::from(put_municipality(tx, row)?);
    }
    Ok(listed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_list_is_refused_with_its_line() {
        let head = "gemeentecode,gemeente,provincie,jeugdzorgregio\n";
        let refused = |body: &str| read(format!("{head}{body}").as_bytes()).unwrap_err().to_string();
        assert!(refused("0748,Bergen op Zoom,Noord-Brabant,WBW\n748,X,Y,Z\n").starts_with("line 3: a municipality has a code"));
        assert!(refused("0748,A,B,C\n0748,A,B,C\n").contains("twice"));
        assert!(refused("").contains("no municipality"));
        assert!(refused("0748,A\n").starts_with("line 2"));
        assert_eq!(read(format!("{head}0748,A,B,C\n").as_bytes()).unwrap().len(), 1);
    }
}
