use crate::support::installation::Installation;

const LIST: &str = "gemeentecode,gemeente,provincie,jeugdzorgregio\n0748,Bergen op Zoom,Noord-Brabant,West-Brabant West\n1674,Roosendaal,Noord-Brabant,West-Brabant West\n";

#[test]
fn the_national_list_is_read_and_a_repeat_changes_nothing() {
    let installation = Installation::made();
    let file = installation.dir().join("list.csv");
    std::fs::write(&file, LIST).unwrap();
    let file = file.display().to_string();
    assert!(installation.lines(&["import", "municipalities", &file])[0].contains("2 gemeenten gelezen, 2 nieuw"));
    assert!(installation.lines(&["import", "municipalities", &file])[0].contains("2 gemeenten gelezen, 0 nieuw"));
    let names = installation.database().read(uitstroom::db::workplace::municipality_names).unwrap();
    assert_eq!(names["0748"], "Bergen op Zoom");
}

#[test]
fn a_list_with_one_wrong_line_is_refused_whole() {
    let installation = Installation::made();
    let file = installation.dir().join("list.csv");
    std::fs::write(&file, format!("{LIST}74,Kort,X,Y\n")).unwrap();
    let said = installation.refusal(&["import", "municipalities", &file.display().to_string()]);
    assert!(said.contains("line 4"), "{said}");
    assert!(installation.database().read(uitstroom::db::workplace::municipality_names).unwrap().is_empty());
}
