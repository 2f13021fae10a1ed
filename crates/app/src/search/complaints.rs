//! What people say when they mean a specialization, in English, Urdu and Urdu in Latin letters. Pure.

use std::sync::LazyLock;

use super::words::{stem, words};

/// Specializations (by what is left of their names without endings) → the words people use.
const TABLE: &[(&str, &str)] = &[
    ("dermatolog", "skin acne rash eczema psoriasis hair itching jild جلد خارش"),
    ("cardiolog cardiac", "heart chest palpitations hypertension pressure dil دل"),
    (
        "pediatr neonatolog",
        "child children kid kids baby babies infant newborn vaccination bacha bachay بچہ بچے",
    ),
    ("gynecolog obstetr", "women woman pregnancy pregnant periods maternity childbirth خواتین حمل"),
    ("orthoped", "bone bones joint joints knee fracture back spine haddi ہڈی جوڑ"),
    ("dent orthodont", "tooth teeth gum gums braces dant دانت"),
    ("ophthalmolog optometr", "eye eyes vision sight cataract glasses aankh آنکھ نظر"),
    ("otolaryngolog ent", "ear ears nose throat tonsils sinus hearing kaan naak gala کان ناک گلا"),
    ("neurolog neurosurg", "brain nerve nerves headache migraine epilepsy seizure stroke dimagh دماغ سر"),
    ("psychiatr psycholog", "mental depression anxiety stress sleep addiction ذہنی ڈپریشن"),
    ("endocrinolog diabetolog", "diabetes sugar thyroid hormone hormones شوگر ذیابیطس"),
    ("gastroenterolog hepatolog", "stomach liver gut digestion ulcer hepatitis maida jigar معدہ جگر"),
    ("nephrolog", "kidney kidneys dialysis gurda گردہ گردے"),
    ("urolog androlog", "urine bladder prostate kidney stone stones پیشاب"),
    ("pulmonolog", "lung lungs asthma cough breathing breath دمہ کھانسی سانس"),
    ("oncolog", "cancer tumor tumour chemotherapy کینسر"),
    ("rheumatolog", "arthritis joint joints gout جوڑ"),
    ("hematolog", "blood anemia خون"),
    ("allergolog allerg immunolog", "allergy allergies hayfever الرجی"),
    ("general family internal", "fever flu cold cough checkup weakness بخار نزلہ"),
    ("physiotherap", "pain sprain posture rehabilitation درد"),
    ("nutrition dietitian dietet", "diet weight obesity موٹاپا"),
    ("surg", "operation آپریشن"),
];

static READY: LazyLock<Vec<(Vec<String>, Vec<String>)>> = LazyLock::new(|| {
    let entry = |(named, said): &(&str, &str)| (stems(named), words(said));
    TABLE.iter().map(entry).collect()
});

fn stems(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| stem(&word).unwrap_or(word)).collect()
}

/// The words people use for a specialization of this name; empty where we know of none.
pub fn said_for(specialization: &str) -> Vec<String> {
    let named = stems(specialization);
    let meant = READY.iter().filter(|(stems, _)| stems.iter().any(|stem| named.contains(stem)));
    meant.flat_map(|(_, said)| said.iter().cloned()).collect()
}
