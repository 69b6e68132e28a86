//! A plain list as a file that Dutch spreadsheets open: semicolons, and a mark that says UTF-8.

/// Heads and lines as csv. A cell that a spreadsheet would take for a formula gets an apostrophe before it.
pub fn csv<const N: usize>(heads: &[String; N], lines: &[[String; N]]) -> anyhow::Result<Vec<u8>> {
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    for line in std::iter::once(heads).chain(lines) {
        writer.write_record(line.iter().map(|it| plain(it)))?;
    }
    writer.into_inner().map_err(|error| anyhow::anyhow!("the list could not be written: {error}"))
}

fn plain(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_back_as_it_was_and_no_cell_is_a_formula() {
        let heads = ["Wie", "Wat"].map(str::to_owned);
        let lines = [["Jansen; \"de\" Vries", "las"], ["=1+1", "-2"]].map(|it| it.map(str::to_owned));
        let bytes = csv(&heads, &lines).unwrap();
        let text = std::str::from_utf8(&bytes).unwrap().strip_prefix('\u{feff}').unwrap();
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
        assert_eq!(reader.headers().unwrap(), vec!["Wie", "Wat"]);
        let read: Vec<Vec<String>> = reader.records().map(|it| it.unwrap().iter().map(str::to_owned).collect()).collect();
        assert_eq!(read, [["Jansen; \"de\" Vries", "las"], ["'=1+1", "'-2"]]);
    }
}
