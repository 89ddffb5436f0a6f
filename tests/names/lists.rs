//! Names in fields that are made for them: lists, roles beside names, services called by somebody's name.

use kith::case::names::{Holds, people};

#[test]
fn each_of_a_list_is_a_name() {
    for (words, names) in [
        (
            "Maria da Silva; Anna van Hout; Parveen; محمد علي; Mrs Achieng next door; Kevin and Lorraine",
            vec!["Maria da Silva", "Anna van Hout", "Parveen", "محمد علي", "Achieng", "Kevin", "Lorraine"],
        ),
        ("mrs hegarty", vec!["hegarty"]),
        ("parveen; her son kevin", vec!["parveen", "kevin"]),
        ("Emeka Okafor, neighbour", vec!["Emeka Okafor"]),
        ("the neighbour; District nurse; GP; Police; ambulance crew; Home care", vec![]),
        ("PC Tan/Dr Patelski & Ruth Hill", vec!["Tan", "Patelski", "Ruth Hill"]),
        ("王小明; Олена", vec!["王小明", "Олена"]),
        ("[name withheld]; D. A.", vec!["D"]),
        ("Kevin’s wife", vec!["Kevin"]),
        ("will; grace", vec!["will", "grace"]),
        ("Will; May; Said", vec!["Will", "May", "Said"]),
        ("Will Hegarty; her friend May Brown", vec!["Will Hegarty", "May Brown"]),
        ("friend; Friend; a friend", vec![]),
    ] {
        assert_eq!(people(words, Holds::Names), names, "{words}");
    }
}

#[test]
fn services_and_records_are_nobody_and_who_is_named_among_them_is_somebody() {
    for (words, names) in [
        ("GP", vec![]),
        ("District nurses", vec![]),
        ("Chapel lunch club", vec![]),
        ("Bank and LPA", vec![]),
        ("Green Lane Surgery", vec![]),
        ("St Cuthbert’s Church", vec![]),
        ("Dr Patelski", vec!["Patelski"]),
        ("Dr Patelski, GP", vec!["Patelski"]),
        ("Dr Patelski’s surgery", vec!["Patelski"]),
        ("Chloe’s family", vec!["Chloe"]),
        ("Letter from Dr Nadia Rahman", vec!["Nadia Rahman"]),
        ("Police report", vec![]),
        ("Carol", vec!["Carol"]),
        ("Kevin (son)", vec!["Kevin"]),
        ("Hospital discharge letter, 12/3/2024", vec![]),
        ("none needed: her daughter speaks for her", vec![]),
        ("01632 960144, Nadia Rahman", vec!["Nadia Rahman"]),
    ] {
        assert_eq!(people(words, Holds::Among), names, "{words}");
    }
}
