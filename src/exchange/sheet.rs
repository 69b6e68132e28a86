//! A table as a file: xlsx for people, csv for Dutch Excel, csv for machines. What may be shown was decided before.

pub mod report;

use chrono::{NaiveDate, NaiveDateTime};
use rust_xlsxwriter::{DocProperties, Format, Workbook, Worksheet, XlsxError};
use thiserror::Error;

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    Count(i64),
    /// An amount in cents.
    Cents(i64),
    Day(NaiveDate),
}

/// A table with its explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What the tab is called: at most 31 characters.
    pub name: String,
    /// The heads of the columns, in words and as codes for machines.
    pub head: Vec<(String, &'static str)>,
    pub rows: Vec<Vec<Cell>>,
    /// Stands below the rows and is no part of the filter.
    pub total: Vec<Cell>,
    /// What the second tab is called.
    pub notes_name: String,
    /// Filters, period, counting rules, moment and maker.
    pub notes: Vec<(String, Cell)>,
    /// When it was made, on the clock on the wall.
    pub made_at: NaiveDateTime,
}

/// Why a file could not be written.
#[derive(Debug, Error)]
pub enum SheetFailed {
    #[error("the xlsx could not be written: {0}")]
    Xlsx(#[from] XlsxError),
    #[error("the csv could not be written: {0}")]
    Csv(#[from] csv::Error),
    #[error("the csv could not be written: {0}")]
    Buffer(String),
}

/// Who reads a csv.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Dutch Excel by double click: byte order mark, semicolons, decimal comma, days as 31-12-2026; the explanation below.
    Dutch,
    /// A program: commas, decimal point, ISO days, codes for heads, nothing but the table.
    Machine,
}

const DAY: &str = "dd-mm-yyyy";
const AMOUNT: &str = "[$€-413] #,##0.00";

impl Sheet {
    /// An Excel workbook: the table with its head frozen and a filter, and a tab that explains it.
    pub fn xlsx(&self) -> Result<Vec<u8>, SheetFailed> {
        let mut book = Workbook::new();
        let made = rust_xlsxwriter::ExcelDateTime::parse_from_str(&self.made_at.format("%Y-%m-%dT%H:%M:%S").to_string())?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&made));
        let bold = Format::new().set_bold();
        let table = book.add_worksheet();
        table.set_name(&self.name)?;
        let mut below = 0;
        for (column, (head, _)) in (0..).zip(&self.head) {
            table.write_string_with_format(0, column, head, &bold)?;
        }
        for (row, cells) in (1..).zip(&self.rows) {
            below = row;
            write_row(table, row, cells)?;
        }
        if let Some(last) = self.head.len().checked_sub(1).and_then(|it| u16::try_from(it).ok()) {
            table.autofilter(0, 0, below, last)?;
        }
        write_row(table, below + 1, &self.total)?;
        table.set_freeze_panes(1, 0)?;
        table.autofit();
        let notes = book.add_worksheet();
        notes.set_name(&self.notes_name)?;
        for (row, (label, said)) in (0..).zip(&self.notes) {
            notes.write_string_with_format(row, 0, label, &bold)?;
            write_cell(notes, row, 1, said)?;
        }
        notes.autofit();
        Ok(book.save_to_buffer()?)
    }

    pub fn csv(&self, reader: Reader) -> Result<Vec<u8>, SheetFailed> {
        let dutch = reader == Reader::Dutch;
        let (delimiter, ending) = if dutch { (b';', csv::Terminator::CRLF) } else { (b',', csv::Terminator::Any(b'\n')) };
        let start = if dutch { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
        let mut to = csv::WriterBuilder::new().delimiter(delimiter).terminator(ending).flexible(true).from_writer(start);
        to.write_record(self.head.iter().map(|(head, code)| if dutch { guarded(head) } else { (*code).to_owned() }))?;
        for cells in self.rows.iter().chain((!self.total.is_empty()).then_some(&self.total)) {
            to.write_record(cells.iter().map(|it| it.plain(reader)))?;
        }
        if dutch {
            to.write_record([""])?;
            for (label, said) in &self.notes {
                to.write_record([guarded(label), said.plain(reader)])?;
            }
        }
        to.into_inner().map_err(|error| SheetFailed::Buffer(error.to_string()))
    }
}

impl Cell {
    fn plain(&self, reader: Reader) -> String {
        match (self, reader) {
            (Self::Text(text), _) => guarded(text),
            (Self::Count(count), _) => count.to_string(),
            (Self::Cents(cents), reader) => {
                let point = if reader == Reader::Dutch { ',' } else { '.' };
                let sign = if *cents < 0 { "-" } else { "" };
                let cents = cents.unsigned_abs();
                format!("{sign}{}{point}{:02}", cents / 100, cents % 100)
            }
            (Self::Day(day), Reader::Dutch) => day.format("%d-%m-%Y").to_string(),
            (Self::Day(day), Reader::Machine) => day.to_string(),
        }
    }
}

/// Text that a spreadsheet would take for a formula is made text again.
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

fn write_row(to: &mut Worksheet, row: u32, cells: &[Cell]) -> Result<(), XlsxError> {
    (0..).zip(cells).try_for_each(|(column, cell)| write_cell(to, row, column, cell))
}

fn write_cell(to: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
    // An xlsx holds counts as doubles, which are exact up to 2^53.
    #[allow(clippy::cast_precision_loss)]
    let number = |it: &i64| *it as f64;
    match cell {
        Cell::Text(text) => to.write_string(row, column, text)?,
        Cell::Count(count) => to.write_number(row, column, number(count))?,
        Cell::Cents(cents) => to.write_number_with_format(row, column, number(cents) / 100.0, &Format::new().set_num_format(AMOUNT))?,
        Cell::Day(day) => to.write_datetime_with_format(row, column, *day, &Format::new().set_num_format(DAY))?,
    };
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
    use std::io::Cursor;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn sheet() -> Sheet {
        let text = |it: &str| Cell::Text(it.into());
        Sheet {
            name: "Tarieven".into(),
            head: vec![("aanbieder".into(), "provider"), ("vanaf".into(), "from"), ("bedrag".into(), "amount"), ("aantal".into(), "n")],
            rows: vec![
                vec![text("Het Anker; \"Zuid\""), Cell::Day(day("2026-01-31")), Cell::Cents(123_450), text("<10")],
                vec![text("=HYPERLINK(\"x\")"), Cell::Day(day("2026-12-01")), Cell::Cents(-5), Cell::Count(120)],
            ],
            total: vec![text("Totaal"), text(""), Cell::Cents(123_445), Cell::Count(125)],
            notes_name: "Toelichting".into(),
            notes: vec![("stand op".into(), Cell::Day(day("2026-11-22"))), ("let op".into(), text("-streepje"))],
            made_at: day("2026-11-22").and_hms_opt(14, 5, 0).unwrap(),
        }
    }

    #[test]
    fn an_xlsx_reads_back_with_real_days_and_amounts() {
        let bytes = sheet().xlsx().unwrap();
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        assert_eq!(book.sheet_names(), ["Tarieven", "Toelichting"]);
        let table = book.worksheet_range("Tarieven").unwrap();
        let at = |row, column| table.get_value((row, column)).unwrap().clone();
        assert_eq!(at(0, 1), Data::String("vanaf".into()));
        assert_eq!(at(1, 0), Data::String("Het Anker; \"Zuid\"".into()));
        assert!(matches!(at(1, 1), Data::DateTime(it) if it.as_f64() == 46_053.0), "31 January: {:?}", at(1, 1));
        assert_eq!((at(1, 2), at(2, 2)), (Data::Float(1234.5), Data::Float(-0.05)));
        assert_eq!((at(1, 3), at(2, 3)), (Data::String("<10".into()), Data::Float(120.0)));
        assert_eq!(at(2, 0), Data::String("=HYPERLINK(\"x\")".into()), "text, and no formula");
        assert!(book.worksheet_formula("Tarieven").unwrap().is_empty());
        assert_eq!((at(3, 0), at(3, 3)), (Data::String("Totaal".into()), Data::Float(125.0)));
        let notes = book.worksheet_range("Toelichting").unwrap();
        assert!(matches!(notes.get_value((0, 1)), Some(Data::DateTime(it)) if it.as_f64() == 46_348.0));
    }

    #[test]
    fn a_csv_for_dutch_excel_and_one_for_a_machine() {
        let dutch = String::from_utf8(sheet().csv(Reader::Dutch).unwrap()).unwrap();
        let lines = [
            "\u{feff}aanbieder;vanaf;bedrag;aantal",
            "\"Het Anker; \"\"Zuid\"\"\";31-01-2026;1234,50;<10",
            "\"'=HYPERLINK(\"\"x\"\")\";01-12-2026;-0,05;120",
            "Totaal;;1234,45;125",
            "\"\"",
            "stand op;22-11-2026",
            "let op;'-streepje",
            "",
        ];
        assert_eq!(dutch, lines.join("\r\n"));
        let machine = String::from_utf8(sheet().csv(Reader::Machine).unwrap()).unwrap();
        let lines = [
            "provider,from,amount,n",
            "\"Het Anker; \"\"Zuid\"\"\",2026-01-31,1234.50,<10",
            "\"'=HYPERLINK(\"\"x\"\")\",2026-12-01,-0.05,120",
            "Totaal,,1234.45,125",
            "",
        ];
        assert_eq!(machine, lines.join("\n"));
    }

    #[test]
    fn whatever_would_be_a_formula_is_made_text() {
        for text in ["=1", "+1", "-1", "@x", "\tx", "\rx"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        assert_eq!(guarded("<10"), "<10");
    }
}
