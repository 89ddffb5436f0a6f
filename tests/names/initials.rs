//! Initials are letters, and made in one place.

use kith::case::names::initials;

#[test]
fn initials_are_letters() {
    for (name, short) in [
        ("Doreen Amos", "D. A."),
        ("(Beryl) Stokes", "B. S."),
        ("Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh", "W. F."),
        ("\u{623}\u{62d}\u{645}\u{62f} (Sam)", "\u{623}. S."),
        ("\u{1f469}\u{200d}\u{1f467} Nan", "N."),
        ("de la Cruz, Ana", "A. C."),
        ("Ana de la Cruz", "A. C."),
        ("Anna van Hout", "A. H."),
        ("Van Lord", "V. L."),
        ("王小明", "王."),
        ("E\u{301}mile Zola", "E\u{301}. Z."),
        ("Carol O\u{2019}Neill-Shaw", "C. O. S."),
        ("Dr Nadia Rahman", "N. R."),
        ("Mrs Achieng", "A."),
        ("\u{201c}Bez\u{201d} Stokes", "B. S."),
        ("Олена Шевченко", "О. Ш."),
        ("ßara", "ß."),
        ("doreen", "D."),
        ("D. A.", "D. A."),
        ("", ""),
        ("???", ""),
        ("\u{1f469}\u{200d}\u{1f467}", ""),
        ("'t Hooft", "T. H."),
        ("Doreen Amos (née Tully)", "D. A. T."),
    ] {
        assert_eq!(initials(name), short, "{name}");
    }
}

#[test]
fn every_drawing_and_document_makes_them_alike() {
    for file in walk("src") {
        let source = std::fs::read_to_string(&file).unwrap();
        let makes = source.matches("fn initials(").count();
        let may = file.ends_with("case/names/initials.rs") || file.ends_with("handoff/redaction.rs");
        assert!(makes == 0 || may, "{file} makes initials of its own");
    }
}

fn walk(folder: &str) -> Vec<String> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.to_string_lossy().into_owned();
        if path.is_dir() {
            all.extend(walk(&name));
        } else if name.ends_with(".rs") {
            all.push(name);
        }
    }
    all
}
