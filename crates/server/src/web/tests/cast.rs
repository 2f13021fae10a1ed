//! The people, places and times that the samples of every page are made of.

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};
use kernel::money::{Currency, Money};

use crate::web::language::Language;
use crate::web::pages::book::PatientChoice;
use crate::web::pages::calendar::Calendar;
use crate::web::pages::directory::DoctorResult;
use crate::web::pages::shown::{Choice, Face, FreeTime, NextDay, Rating};
use crate::web::ui::{ClockFace, Theme, Ui, Viewer, Workplace};

/// Saturday morning in Karachi, the moment of every sample.
pub fn now() -> Zoned {
    at("2026-11-21T09:20:00")
}

/// A local time in Karachi.
pub fn at(local: &str) -> Zoned {
    format!("{local}+05:00[Asia/Karachi]").parse().expect("a sample's own instant")
}

pub fn visitor(language: Language) -> Ui {
    Ui {
        language,
        theme: Theme::Device,
        clock: ClockFace::TwelveHours,
        viewer: None,
        viewing: None,
        workplace: None,
        path: "/".into(),
        flash: None,
        now: now(),
        demo: true,
    }
}

pub fn patient() -> Viewer {
    Viewer {
        name: "Sana Malik".into(),
        email: "sana@example.com".into(),
        is_doctor: false,
        is_staff: false,
        is_manager: false,
    }
}

pub fn urdu(ui: &Ui) -> bool {
    ui.language == Language::Urdu
}

/// Data is in the clinic's language; the samples have it in both so that each direction is seen with real words.
pub fn say(ui: &Ui, english: &str, urdu_words: &str) -> String {
    if urdu(ui) { urdu_words.to_owned() } else { english.to_owned() }
}

pub fn specialty(ui: &Ui, key: &str) -> String {
    match key {
        "skin" => say(ui, "Dermatology", "امراضِ جلد"),
        "heart" => say(ui, "Cardiology", "امراضِ قلب"),
        "children" => say(ui, "Paediatrics", "امراضِ اطفال"),
        "general" => say(ui, "General practice", "عمومی معالج"),
        "women" => say(ui, "Gynaecology", "امراضِ نسواں"),
        "eyes" => say(ui, "Eye care", "امراضِ چشم"),
        _ => say(ui, "Orthopaedics", "ہڈی اور جوڑ"),
    }
}

pub fn departments(ui: &Ui) -> Vec<Choice> {
    vec![
        Choice::new("dep_skin", say(ui, "Skin clinic", "شعبۂ جلد")),
        Choice::new("dep_heart", say(ui, "Heart centre", "مرکزِ قلب")),
        Choice::new("dep_children", say(ui, "Children's clinic", "شعبۂ اطفال")),
        Choice::new("dep_general", say(ui, "General medicine", "عمومی طب")),
    ]
}

pub fn rupees(whole: i64) -> Money {
    Money { amount: whole * 100, currency: Currency::Pkr }
}

pub fn doctor_name(ui: &Ui, number: usize) -> String {
    let names = [
        ("Dr Ayesha Siddiqui", "ڈاکٹر عائشہ صدیقی"),
        ("Dr Bilal Ahmed Qureshi", "ڈاکٹر بلال احمد قریشی"),
        ("Dr Maria D'Souza", "ڈاکٹر ماریہ ڈی سوزا"),
        ("Dr Hamza Tariq", "ڈاکٹر حمزہ طارق"),
    ];
    let (english, urdu_words) = names[number % names.len()];
    say(ui, english, urdu_words)
}

/// Free times of one day, every `step` minutes.
pub fn times(date: Date, hour: i8, count: i64, step: i64) -> Vec<FreeTime> {
    let first = at(&format!("{date}T{hour:02}:00:00"));
    (0..count)
        .map(|n| FreeTime {
            starts_at: first.checked_add((n * step).minutes()).expect("a sample's own instant"),
            position: None,
        })
        .collect()
}

pub fn next_days(hour: i8, step: i64) -> Vec<NextDay> {
    let today = now().date();
    vec![
        NextDay { date: today, times: Vec::new(), more: 0 },
        NextDay { date: day(1), times: times(day(1), hour, 3, step), more: 4 },
        NextDay { date: day(2), times: times(day(2), hour + 1, 3, step), more: 11 },
        NextDay { date: day(3), times: times(day(3), hour, 2, step), more: 0 },
    ]
}

/// The date so many days from the samples' today.
pub fn day(after: i64) -> Date {
    now().date().checked_add(after.days()).expect("a sample's own date")
}

pub fn results(ui: &Ui) -> Vec<DoctorResult> {
    let doctor =
        |number: usize, specialties: String, fee: i64, rating: Option<Rating>, next_days: Vec<NextDay>| {
            DoctorResult {
                id: format!("doc_{number}"),
                face: Face::new(&doctor_name(ui, number)),
                specialties,
                department: departments(ui)[number % 4].label.clone(),
                place: say(ui, "Clifton, Karachi", "کلفٹن، کراچی"),
                languages: say(ui, "English, Urdu", "اردو، انگریزی"),
                fee: rupees(fee),
                rating,
                by_video: number.is_multiple_of(2),
                service_id: Some("svc_1".into()),
                next_available: next_days.is_empty().then(|| at("2026-12-09T16:30:00")),
                next_days,
                reasons: Vec::new(),
            }
        };
    let allergy = say(ui, "Allergy", "الرجی");
    vec![
        doctor(
            0,
            format!("{}{}{allergy}", specialty(ui, "skin"), say(ui, ", ", "، ")),
            2_500,
            Some(Rating { tenths: 48, count: 212 }),
            next_days(10, 20),
        ),
        doctor(
            1,
            specialty(ui, "heart"),
            4_000,
            Some(Rating { tenths: 46, count: 1_304 }),
            next_days(16, 30),
        ),
        doctor(2, specialty(ui, "children"), 1_800, None, Vec::new()),
        doctor(3, specialty(ui, "general"), 1_500, Some(Rating { tenths: 41, count: 1 }), next_days(9, 15)),
    ]
}

/// Why the doctors of [`results`] are recommended.
pub fn reasons(ui: &Ui) -> [Vec<String>; 4] {
    let said = |keys: &[&str]| keys.iter().map(|key| ui.t(key)).collect();
    [
        said(&["reason-seen-before", "reason-rated-high", "reason-keeps-appointments", "reason-free-soon"]),
        said(&["reason-same-specialization", "reason-rated-high"]),
        said(&[]),
        vec![ui.n("patients-seen", 42)],
    ]
}

/// November with a good many free times, the day after tomorrow chosen.
pub fn calendar(page: &str) -> Calendar {
    let free = [1, 2, 3, 5, 6, 8, 9].map(|after| (day(after), times(day(after), 10, 22 - after, 25))).into();
    Calendar::new(day(0), Some(day(2)), &now(), day(60), &free, |date| format!("{page}?date={date}"))
}

/// November without any free time, and the first one in December.
pub fn empty_calendar(page: &str) -> Calendar {
    let mut calendar = Calendar::new(day(0), None, &now(), day(60), &Default::default(), |date| {
        format!("{page}?date={date}")
    });
    calendar.holidays = vec![("Eid al-Fitr".into(), day(3), day(5))];
    calendar.next_free = Some((at("2026-12-09T16:30:00"), format!("{page}?date=2026-12-09")));
    calendar
}

/// The three nearest free times, for whoever lost one.
pub fn alternatives() -> Vec<FreeTime> {
    ["2026-11-23T10:00:00", "2026-11-23T11:15:00", "2026-11-24T10:25:00"]
        .map(|local| FreeTime { starts_at: at(local), position: None })
        .into()
}

pub fn patient_choices(ui: &Ui) -> Vec<PatientChoice> {
    let choice = |id: &str, name: String, detail: String| PatientChoice {
        id: id.into(),
        face: Face::new(&name),
        detail,
    };
    vec![
        choice("pat_1", say(ui, "Sana Malik", "ثنا ملک"), ui.t("patient-self")),
        choice("pat_2", say(ui, "Ali Malik", "علی ملک"), ui.n("years-old", 7)),
        choice("pat_3", say(ui, "Nasreen Akhtar", "نسرین اختر"), ui.n("years-old", 68)),
    ]
}

/// A manager of the clinic looks at `path`.
pub fn at_clinic(ui: &Ui, path: &str) -> Ui {
    let viewer = Viewer {
        name: "Farah Khan".into(),
        email: "manager@example.com".into(),
        is_doctor: false,
        is_staff: true,
        is_manager: true,
    };
    let workplace =
        Workplace {
            id: "cli_1".into(), name: say(ui, "Clifton Clinic", "کلفٹن کلینک"), may_change: true
        };
    Ui { path: path.into(), viewer: Some(viewer), workplace: Some(workplace), ..ui.clone() }
}

pub fn doctor_choices(ui: &Ui) -> Vec<Choice> {
    (0..4).map(|number| Choice::new(format!("doc_{number}"), doctor_name(ui, number))).collect()
}

pub fn doctor(ui: &Ui) -> Viewer {
    Viewer {
        name: doctor_name(ui, 0),
        email: "ayesha@example.com".into(),
        is_doctor: true,
        is_staff: false,
        is_manager: false,
    }
}
