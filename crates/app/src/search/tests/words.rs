use proptest::prelude::*;

use crate::search::{
    closeness::{AskedWord, Closeness, Part, distance},
    complaints::said_for,
    words::{MOST_ASKED, asked, sounds, stem, words},
};

fn close(asked: &str, part: Part, word: &str) -> Option<Closeness> {
    AskedWord::new(asked.to_owned(), false).closeness(part, word)
}

#[test]
fn a_science_its_people_and_its_adjective_share_a_stem() {
    for family in [
        &["dermatology", "dermatologist", "dermatologists", "dermatological"][..],
        &["pediatrics", "pediatrician", "paediatrics", "paediatrician"],
        &["gynaecology", "gynecologist"],
        &["orthopedics", "orthopaedic", "orthopedist"],
        &["dentist", "dentistry", "dental"],
        &["psychiatry", "psychiatrist", "psychiatric"],
        &["surgeon", "surgery", "surgical"],
        &["allergy", "allergies", "allergist"],
    ] {
        let of = |word: &str| stem(word).unwrap_or_else(|| word.to_owned());
        assert!(family.iter().all(|word| of(word) == of(family[0])), "{family:?}");
    }
    assert_ne!(stem("cardiology"), stem("cardiogram"));
    for kept in ["skin", "heart", "درد", "éclair"] {
        assert_eq!(stem(kept), None, "{kept}");
    }
}

#[test]
fn spellings_of_one_name_sound_alike_across_scripts() {
    for family in [
        &["ayesha", "aisha", "ayisha", "عائشہ", "عايشة"][..],
        &["siddiqui", "sidiqi", "siddique", "صدیقی"],
        &["muhammad", "mohammed", "mohamad", "محمد"],
        &["hussain", "husain", "hussein", "حسین"],
        &["fatima", "fatimah", "فاطمہ"],
        &["usman", "uthman", "osman", "عثمان"],
        &["naveed", "navid", "نوید"],
        &["yusuf", "yousaf", "یوسف"],
        &["khan", "خان"],
        &["ali", "aly", "علی"],
    ] {
        let of = |word: &str| sounds(&words(word).concat());
        let first = of(family[0]);
        for word in family {
            assert!(
                of(word).iter().any(|sound| first.contains(sound)),
                "{word} in {family:?}: {:?}",
                of(word)
            );
        }
    }
    assert_eq!(sounds("o"), [""; 0]);
}

#[test]
fn closeness_has_an_order() {
    use Closeness::*;
    for (asked, part, word, expected) in [
        ("ayesha", Part::Name, "ayesha", Some(Exact)),
        ("aye", Part::Name, "ayesha", Some(Beginning)),
        ("ayesa", Part::Name, "ayesha", Some(Typo)),
        ("sidiqui", Part::Name, "siddiqui", Some(Typo)),
        ("aisha", Part::Name, "ayesha", Some(Sound)),
        ("sidiqi", Part::Name, "siddiqui", Some(Sound)),
        ("ayehsa", Part::Name, "ayesha", Some(Typo)),
        ("dermatologist", Part::Specialization, "dermatolog", Some(Stem)),
        ("dermatolgist", Part::Specialization, "dermatolog", Some(Typo)),
        ("islamadab", Part::Place, "islamabad", Some(TwoTypos)),
        ("ali", Part::Name, "alia", Some(Beginning)),
        ("ali", Part::Name, "ami", None),
        ("sara", Part::Place, "lahore", None),
        ("skn", Part::Complaint, "skin", None),
        ("hart", Part::Description, "heart", None),
    ] {
        assert_eq!(close(asked, part, word), expected, "{asked} and {word}");
    }
    let unfinished = |asked: &str| AskedWord::new(asked.to_owned(), true).closeness(Part::Name, "siddiqui");
    assert_eq!(unfinished("sidiq"), Some(TypoInBeginning));
    assert_eq!(unfinished("s"), Some(Beginning));
}

#[test]
fn people_say_skin_and_mean_dermatology() {
    for (specialization, said) in [
        ("Dermatology", "skin"),
        ("Paediatrics", "child"),
        ("General Surgery", "operation"),
        ("Dentistry", "teeth"),
        ("Cardiologist", "heart"),
        ("ENT", "ear"),
    ] {
        assert!(said_for(specialization).iter().any(|word| word == said), "{specialization}");
    }
    assert!(said_for("Astrology").is_empty());
}

#[test]
fn titles_and_small_words_are_not_looked_for() {
    assert_eq!(asked("Dr. Ayesha Siddiqui in Lahore"), ["ayesha", "siddiqui", "lahore"]);
    assert_eq!(asked("the doctor"), [""; 0]);
    assert_eq!(asked("ali Ali ALI"), ["ali"]);
    assert_eq!(asked(&"a1 b2 c3 d4 e5 f6 g7 h8 i9 j10 k11 ".repeat(3)).len(), MOST_ASKED);
}

/// The textbook recursion, without a table.
fn slow_distance(a: &[char], b: &[char]) -> usize {
    let (Some((x, more_a)), Some((y, more_b))) = (a.split_last(), b.split_last()) else {
        return a.len().max(b.len());
    };
    let mut least = (slow_distance(more_a, more_b) + usize::from(x != y))
        .min(slow_distance(more_a, b) + 1)
        .min(slow_distance(a, more_b) + 1);
    if let (Some((p, rest_a)), Some((q, rest_b))) = (more_a.split_last(), more_b.split_last())
        && x == q
        && y == p
    {
        least = least.min(slow_distance(rest_a, rest_b) + 1);
    }
    least
}

proptest! {
    #[test]
    fn the_distance_is_the_textbooks(a in "[abc]{0,6}", b in "[abc]{0,6}") {
        let expected = slow_distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        for most in 0..=6 {
            let found = distance(&a, &b, most).map(usize::from);
            prop_assert_eq!(found, Some(expected).filter(|distance| *distance <= usize::from(most)));
        }
    }

    #[test]
    fn nothing_typed_makes_the_words_panic(text in any::<String>()) {
        for word in words(&text).into_iter().chain(asked(&text)) {
            let asked = AskedWord::new(word.clone(), true);
            prop_assert_eq!(asked.closeness(Part::Name, &word), Some(Closeness::Exact));
            let _ = (stem(&word), sounds(&word), asked.closeness(Part::Service, "dermatology"));
        }
    }
}
