//! Names from an invented list, and citizen numbers from the range set apart for tests.

use super::dice::Dice;
use crate::domain::code::Sex;
use crate::domain::identity::Bsn;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Who somebody is on paper.
#[derive(Debug, Clone)]
pub struct Person {
    pub first_name: String,
    pub prefix: String,
    pub last_name: String,
    pub sex: Sex,
    pub born_on: NaiveDate,
}

impl Person {
    /// A surname may carry its prefix in front: "van der Meer".
    pub fn new(first_name: &str, surname: &str, sex: Sex, born_on: NaiveDate) -> Self {
        let at = surname.find(char::is_uppercase).unwrap_or(0);
        let (prefix, last_name) = surname.split_at_checked(at).unwrap_or(("", surname));
        Self { first_name: first_name.to_owned(), prefix: prefix.trim().to_owned(), last_name: last_name.to_owned(), sex, born_on }
    }
}

/// First names and surnames that often go together.
struct Group {
    weight: i64,
    girls: &'static [&'static str],
    boys: &'static [&'static str],
    surnames: &'static [&'static str],
}

const GROUPS: [Group; 5] = [
    Group {
        weight: 66,
        girls: &[
            "Anouk", "Bente", "Britt", "Doris", "Eline", "Elise", "Esmee", "Eva", "Femke", "Fenna", "Floor", "Hanna", "Isa", "Jasmijn",
            "Jolijn", "Julia", "Kiki", "Lara", "Liv", "Lotte", "Madelief", "Maud", "Merel", "Mila", "Nina", "Pien", "Puck", "Roos", "Saar",
            "Sofie", "Tess", "Veerle", "Vera", "Yfke", "Zoë",
        ],
        boys: &[
            "Abel", "Bas", "Boaz", "Bram", "Cas", "Daan", "Dex", "Floris", "Gijs", "Guus", "Hidde", "Jelle", "Jesse", "Jip", "Joep",
            "Jurre", "Kas", "Koen", "Lars", "Levi", "Lucas", "Luuk", "Mees", "Mats", "Niek", "Olivier", "Pepijn", "Quinten", "Ruben",
            "Siem", "Stijn", "Teun", "Thijs", "Tygo", "Wout",
        ],
        surnames: &[
            "van Aalst",
            "Adriaanse",
            "Baart",
            "van Beek",
            "Blok",
            "Boogaard",
            "de Bruijn",
            "Buijs",
            "Claassen",
            "Damen",
            "van Dongen",
            "Elzinga",
            "Franken",
            "Geluk",
            "de Groot",
            "Haverkamp",
            "van den Heuvel",
            "Hopmans",
            "Hullegie",
            "Jochems",
            "de Jong",
            "Kamp",
            "Kerstens",
            "Koeken",
            "Kools",
            "de Laat",
            "Leenders",
            "van Loon",
            "Maas",
            "van der Meer",
            "Merkx",
            "Moerland",
            "Nuijten",
            "van Oers",
            "Oomen",
            "Paulissen",
            "Pijnenburg",
            "Quist",
            "Raats",
            "de Regt",
            "Roovers",
            "Schijven",
            "Schouten",
            "Segers",
            "Snepvangers",
            "Suijkerbuijk",
            "Timmers",
            "Uijtdewilligen",
            "Verbeek",
            "Verdult",
            "Vermunt",
            "van Vliet",
            "Voermans",
            "Wagemakers",
            "Withagen",
            "Zijlmans",
        ],
    },
    Group {
        weight: 10,
        girls: &["Amira", "Dounia", "Fatima", "Hajar", "Imane", "Ines", "Kawtar", "Lina", "Nour", "Salma", "Yasmina"],
        boys: &["Adam", "Anas", "Ayoub", "Bilal", "Ilias", "Ismail", "Mohamed", "Nassim", "Rayan", "Yassin", "Zakaria"],
        surnames: &["Aarab", "Ait Oufkir", "Bouzid", "El Amrani", "El Khattabi", "Haddou", "Lachhab", "Mansouri", "Ouali", "Tahiri"],
    },
    Group {
        weight: 9,
        girls: &["Aylin", "Azra", "Defne", "Ece", "Elif", "Esra", "Meryem", "Sena", "Zehra", "Zeynep"],
        boys: &["Arda", "Berat", "Can", "Deniz", "Efe", "Emir", "Kerem", "Mert", "Ömer", "Yusuf"],
        surnames: &["Acar", "Aydın", "Çelik", "Demirci", "Güneş", "Kaplan", "Korkmaz", "Şahin", "Yalçın", "Yıldız"],
    },
    Group {
        weight: 8,
        girls: &["Amelia", "Hania", "Kinga", "Lena", "Maja", "Oliwia", "Zofia", "Zuzanna"],
        boys: &["Antoni", "Filip", "Jakub", "Kacper", "Maksymilian", "Oskar", "Szymon", "Wojtek"],
        surnames: &["Dudek", "Kaczmarek", "Kowalczyk", "Mazur", "Nowicka", "Pawlak", "Sikora", "Wrona", "Zając"],
    },
    Group {
        weight: 7,
        girls: &["Ché-Anne", "Djamila", "Gaynelle", "Naomi", "Ruth", "Shanaya", "Tirza", "Xaviera"],
        boys: &["Clyde", "Dwayne", "Giovanni", "Jayden", "Ravi", "Ronaldo", "Sheldon", "Winston"],
        surnames: &["Blackwood", "Doelrasad", "Gangaram", "Kartosen", "Lieuw", "Pinas", "Raghoebar", "Tjin-a-Ton", "Vreden", "Wijngaarde"],
    },
];

/// Surnames of the youths that the rules give as examples, and of nobody else, so that a search for one finds one file.
const OF_EXAMPLES: [&str; 56] = [
    "Akkerwinde",
    "Alsem",
    "Berenklauw",
    "Bijvoet",
    "Boterbloem",
    "Brunel",
    "Dagkoekoek",
    "Dovenetel",
    "Duizendblad",
    "Egelboterbloem",
    "Engelwortel",
    "Fluitenkruid",
    "Fonteinkruid",
    "Ganzerik",
    "Gentiaan",
    "Guichelheil",
    "Hazenpootje",
    "Heemst",
    "Herderstasje",
    "Hoefblad",
    "Ijzerhard",
    "Judaspenning",
    "Kaasjeskruid",
    "Kamille",
    "Klaproos",
    "Klokjes",
    "Koekoeksbloem",
    "Korenbloem",
    "Kruizemunt",
    "Lamsoor",
    "Leeuwenbek",
    "Lisdodde",
    "Maagdenpalm",
    "Margriet",
    "Meidoorn",
    "Melde",
    "Moeraszegge",
    "Muurpeper",
    "Nachtkaars",
    "Ogentroost",
    "Paardenbloem",
    "Pinksterbloem",
    "Ratelaar",
    "Reigersbek",
    "Rietorchis",
    "Salomonszegel",
    "Silene",
    "Slangenkruid",
    "Smeerwortel",
    "Teunisbloem",
    "Tormentil",
    "Veldbies",
    "Vlasleeuw",
    "Wederik",
    "Wikke",
    "Zuring",
];

const EXAMPLE_FIRST: [(&str, Sex); 8] = [
    ("Mette", Sex::Female),
    ("Ties", Sex::Male),
    ("Noud", Sex::Male),
    ("Aniek", Sex::Female),
    ("Dirk", Sex::Male),
    ("Jule", Sex::Female),
    ("Rosa", Sex::Female),
    ("Wessel", Sex::Male),
];

/// The first name and surname of an example of the rules. Rule by rule: first the one that hits, then the near miss.
pub fn of_example(place: usize) -> (&'static str, &'static str, Sex) {
    let (first, sex) = EXAMPLE_FIRST.iter().cycle().nth(place).copied().unwrap_or(("Mette", Sex::Female));
    let surname = OF_EXAMPLES.iter().cycle().nth(place).copied().unwrap_or("Akkerwinde");
    (first, surname, sex)
}

/// Gives names and numbers, each to one youth only.
#[derive(Default)]
pub struct Names {
    taken: BTreeSet<String>,
    /// Surname and birth date: nobody outside one birth looks like a double.
    births: BTreeSet<(String, NaiveDate)>,
    numbers: u32,
    /// Whether there are so many that two may carry the same name.
    many: bool,
}

impl Names {
    /// A family's surname and the list its first names come from.
    pub fn family(&self, dice: &mut Dice) -> (usize, &'static str) {
        let weights: Vec<(i64, usize)> = GROUPS.iter().enumerate().map(|(place, it)| (it.weight, place)).collect();
        let place = dice.weighed(&weights);
        (place, dice.pick(GROUPS.get(place).map_or(&["Maas"], |it| it.surnames)))
    }

    /// A member of a family, whose name nobody has yet.
    pub fn person(&mut self, dice: &mut Dice, family: (usize, &str), sex: Sex, born_on: NaiveDate) -> Person {
        let (place, surname) = family;
        let Some(group) = GROUPS.get(place) else { unreachable!("families come from the list") };
        let list = match sex {
            Sex::Male => group.boys,
            Sex::Female => group.girls,
            Sex::Unknown => {
                if dice.chance(50) {
                    group.boys
                } else {
                    group.girls
                }
            }
        };
        let mut born_on = born_on;
        while self.births.contains(&(surname.to_owned(), born_on)) {
            born_on = crate::domain::calendar::plus_days(born_on, -11);
        }
        // A surname carries at least eight first names; after some throws a second first name is added. Among thousands some
        // are called the same.
        let mut first = dice.pick(list).to_owned();
        for throw in 0.. {
            if !self.taken.contains(&format!("{first} {surname}")) || self.many && throw > 8 {
                break;
            }
            first = if throw < 8 || self.many { dice.pick(list).to_owned() } else { format!("{}-{}", dice.pick(list), dice.pick(list)) };
        }
        let person = Person::new(&first, surname, sex, born_on);
        self.take(&person, surname);
        person
    }

    /// A name chosen by hand is nobody else's either.
    pub fn take(&mut self, person: &Person, surname: &str) {
        self.taken.insert(format!("{} {surname}", person.first_name));
        self.births.insert((surname.to_owned(), person.born_on));
    }

    /// From here on two may be called the same, as long as they were not born on the same day.
    pub fn for_many(&mut self) {
        self.many = true;
    }

    /// The next test number that passes the eleven test. The first thousand are left to the examples of messages. There are nine
    /// thousand: who comes after the last one has none.
    pub fn number(&mut self) -> Option<Bsn> {
        let from = self.numbers.max(999_901_000) + 1;
        let found = (from..=999_999_990).find_map(|number| Some((number, Bsn::parse(&number.to_string()).ok()?)));
        found.map(|(number, bsn)| {
            // A gap, so that neighbours are not each other's next number.
            self.numbers = number + if self.many { 20 } else { 60 };
            bsn
        })
    }
}
