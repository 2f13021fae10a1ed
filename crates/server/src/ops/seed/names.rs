//! Names, schools and words about doctors.

use kernel::person::Gender;

use super::{dice::Dice, places::Region};

#[rustfmt::skip]
const PAKISTANI_WOMEN: [&str; 28] = ["Fatima", "Zainab", "Maryam", "Sana", "Hina", "Sadia", "Nadia", "Amna", "Rabia", "Saima", "Bushra", "Kiran", "Mehwish", "Noor", "Iqra", "Hafsa", "Khadija", "Uzma", "Shazia", "Farah", "Lubna", "Asma", "Tahira", "Nida", "Sidra", "Zara", "Anum", "Ayesha"];
#[rustfmt::skip]
const PAKISTANI_MEN: [&str; 28] = ["Ahmed", "Ali", "Bilal", "Usman", "Hassan", "Imran", "Kamran", "Omar", "Faisal", "Tariq", "Zain", "Hamza", "Asad", "Salman", "Adnan", "Fahad", "Junaid", "Waqas", "Shahid", "Arif", "Naveed", "Rizwan", "Yasir", "Danish", "Saad", "Haris", "Nabeel", "Talha"];
#[rustfmt::skip]
const PAKISTANI_FAMILIES: [&str; 30] = ["Khan", "Malik", "Qureshi", "Sheikh", "Butt", "Chaudhry", "Mirza", "Raza", "Hashmi", "Abbasi", "Ansari", "Baig", "Farooqi", "Gilani", "Hussain", "Iqbal", "Javed", "Kazmi", "Lodhi", "Memon", "Naqvi", "Paracha", "Rehman", "Shah", "Tahir", "Usmani", "Warsi", "Yousaf", "Zaidi", "Siddiqui"];
#[rustfmt::skip]
const OTHER_WOMEN: [&str; 20] = ["Emily", "Sophie", "Grace", "Hannah", "Olivia", "Amelia", "Priya", "Leila", "Chloe", "Maria", "Rachel", "Isabel", "Naomi", "Julia", "Clara", "Ingrid", "Mei", "Aoife", "Elena", "Ruth"];
#[rustfmt::skip]
const OTHER_MEN: [&str; 20] = ["James", "Daniel", "Thomas", "Oliver", "William", "David", "Michael", "Samuel", "Arjun", "Carlos", "Peter", "Marcus", "Henry", "Joseph", "Adam", "Luca", "Wei", "Conor", "Mateo", "Simon"];
#[rustfmt::skip]
const OTHER_FAMILIES: [&str; 24] = ["Smith", "Patel", "Jones", "Williams", "Taylor", "Brown", "Davies", "Evans", "Okafor", "Garcia", "Kim", "Chen", "Rossi", "Novak", "O’Brien", "Cohen", "Nguyen", "Walker", "Hughes", "Martin", "Schmidt", "Silva", "Johansson", "Baker"];

#[rustfmt::skip]
const PAKISTANI_SCHOOLS: [&str; 8] = ["Aga Khan University", "King Edward Medical University", "Dow University of Health Sciences", "Rawalpindi Medical University", "Khyber Medical College", "Allama Iqbal Medical College", "Nishtar Medical University", "Ziauddin University"];
#[rustfmt::skip]
const OTHER_SCHOOLS: [&str; 8] = ["University College London", "King’s College London", "University of Edinburgh", "Imperial College London", "Columbia University", "New York University", "Cornell University", "Mount Sinai"];

pub fn person(region: Region, gender: Gender, dice: &mut Dice) -> String {
    let woman = gender == Gender::Female;
    let (given, family) = match (region, woman) {
        (Region::Pakistan, true) => (dice.one_of(&PAKISTANI_WOMEN), dice.one_of(&PAKISTANI_FAMILIES)),
        (Region::Pakistan, false) => (dice.one_of(&PAKISTANI_MEN), dice.one_of(&PAKISTANI_FAMILIES)),
        (_, true) => (dice.one_of(&OTHER_WOMEN), dice.one_of(&OTHER_FAMILIES)),
        (_, false) => (dice.one_of(&OTHER_MEN), dice.one_of(&OTHER_FAMILIES)),
    };
    format!("Dr {given} {family}")
}

pub fn school(region: Region, dice: &mut Dice) -> &'static str {
    match region {
        Region::Pakistan => dice.one_of(&PAKISTANI_SCHOOLS),
        Region::England | Region::NewYork => dice.one_of(&OTHER_SCHOOLS),
    }
}

/// ISO 639 codes separated by spaces.
pub fn languages(region: Region, dice: &mut Dice) -> &'static str {
    match region {
        Region::Pakistan => dice.one_of(&["ur en", "ur en", "en ur pa", "ur en sd", "ur en ps", "ur"]),
        Region::England => dice.one_of(&["en", "en", "en ur", "en hi", "en fr", "en ar"]),
        Region::NewYork => dice.one_of(&["en", "en es", "en es", "en zh", "en hi"]),
    }
}

/// How the register of the region writes its numbers.
pub fn registration_number(region: Region, number: usize) -> String {
    match region {
        Region::Pakistan => format!("PMC-{:06}-D", number + 1),
        Region::England => format!("GMC-{:07}", number + 1),
        Region::NewYork => format!("NY-{:06}", number + 1),
    }
}

pub fn description(specialization: &str, years: i64, dice: &mut Dice) -> String {
    let practice = specialization.to_lowercase();
    let (takes, listens) = (
        dice.one_of(&[
            "takes time to explain what was found and what can be done",
            "sees patients of every age, also for second opinions",
            "has a special interest in long-term conditions and their everyday management",
            "works closely with colleagues of the house when more than one field is needed",
        ]),
        dice.one_of(&[
            "Please bring earlier reports and a list of your medicines.",
            "Follow-up questions are answered within two working days.",
            "Test results are discussed in person or by video.",
            "The rooms are reached without steps.",
        ]),
    );
    format!("Practises {practice} for {years} years and {takes}. {listens}")
}
