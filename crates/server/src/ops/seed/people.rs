//! Doctors with services and weekly hours.

use app::{
    App,
    doctors::{Doctor, Mode, NewDoctor, Service, Status},
    schedule::WeeklyHours,
};
use jiff::civil::date;
use kernel::{
    id::DoctorId,
    person::Gender,
    time::{Date, Instant},
};

use super::{
    catalogue::Catalogue,
    dice::Dice,
    names,
    places::{Open, Place, Region, UNITS},
};

/// A doctor and when they work.
pub struct Person {
    pub new: NewDoctor,
    pub hours: Vec<WeeklyHours>,
}

/// Weekly patterns by the hours of the department: weekdays (ISO), from and until (minutes of the day).
const DAY_PATTERNS: [&[(&[i32], i32, i32)]; 5] = [
    &[(&[1, 2, 3, 4, 5], 9 * 60, 13 * 60)],
    &[(&[1, 2, 3, 4, 5], 9 * 60, 13 * 60), (&[1, 3, 5], 14 * 60, 17 * 60)],
    &[(&[1, 2, 4, 6], 16 * 60, 20 * 60)],
    &[(&[2, 4, 6], 10 * 60, 14 * 60), (&[2, 4], 17 * 60, 21 * 60)],
    &[(&[1, 2, 3, 4, 5, 6], 11 * 60, 15 * 60)],
];
const NIGHT_PATTERNS: [&[(&[i32], i32, i32)]; 2] =
    [&[(&[1, 2, 3, 4, 5], 18 * 60, 23 * 60)], &[(&[4, 5, 6, 7], 20 * 60, 24 * 60)]];
const CLOCK_PATTERNS: [&[(&[i32], i32, i32)]; 3] = [
    &[(&[1, 2, 3, 4, 5, 6, 7], 8 * 60, 16 * 60)],
    &[(&[1, 3, 5, 7], 16 * 60, 24 * 60)],
    &[(&[2, 4, 6], 0, 8 * 60)],
];

/// The doctor of that number: always the same one, but for the ids and the day on which it is made.
pub fn make(app: &App, number: usize, places: &[Place], catalogue: &Catalogue) -> Person {
    let mut dice = Dice::new(2026 + u64::try_from(number).unwrap_or(0));
    let place = &places[number % places.len()];
    let region = Region::of(&place.clinic.time_zone);
    // Of the first doctors every department gets one.
    let unit_number = number / places.len() % UNITS.len();
    let unit = &UNITS[unit_number];
    let gender = if dice.percent(50) { Gender::Female } else { Gender::Male };
    let main = dice.one_of(unit.specializations);
    let mut specializations = vec![main];
    specializations.extend(also(main).filter(|_| dice.percent(50)));
    let now = app.now();
    let this_year = i64::from(now.date_in(&jiff::tz::TimeZone::UTC).year());
    let years = dice.between(2, 34);
    let video = dice.percent(40);
    let slot = dice.one_of(&[15, 20, 20, 30]);
    let doctor = Doctor {
        id: app.new_id(),
        account_id: None,
        clinic_id: place.clinic.id,
        department_id: Some(place.departments[unit_number]),
        full_name: names::person(region, gender, &mut dice),
        registration_number: names::registration_number(region, number),
        registration_expiry: expiry(now, &mut dice),
        description: names::description(main, years, &mut dice),
        gender: Some(gender),
        consultation_fee: fee(region, &mut dice),
        accepts_new: dice.percent(90),
        modes: if video { "in_person video" } else { "in_person" }.to_owned(),
        languages: names::languages(region, &mut dice).to_owned(),
        practising_since: i32::try_from(this_year - years).ok(),
        photo_key: None,
        status: Status::Approved,
        capacity: if dice.percent(4) { 3 } else { 1 },
        rating_sum: 0,
        rating_count: 0,
        patients_seen: 0,
        visits_completed: 0,
        visits_let_down: 0,
        schedule_version: 1,
        created_at: now,
        version: 1,
    };
    let qualifications = qualifications(region, main, this_year - years, catalogue, &mut dice);
    let services = services(app, &doctor, slot, video);
    let hours = hours(app, doctor.id, unit.open, slot, &mut dice);
    let ids = specializations.iter().filter_map(|name| catalogue.specializations.get(*name).copied());
    let new = NewDoctor { specializations: ids.collect(), qualifications, services, doctor };
    Person { new, hours }
}

/// What somebody of a specialization may practise as well.
fn also(main: &str) -> Option<&'static str> {
    match main {
        "Dermatology" => Some("Allergy and Immunology"),
        "Pulmonology" => Some("Allergy and Immunology"),
        "Neonatology" | "Pediatric Surgery" => Some("Pediatrics"),
        "Family Medicine" | "Endocrinology" | "Geriatrics" | "Emergency Medicine" => Some("General Medicine"),
        "Psychology" => Some("Psychiatry"),
        "Neurosurgery" => Some("Neurology"),
        "Plastic Surgery" => Some("General Surgery"),
        "Oncology" => Some("Hematology"),
        _ => None,
    }
}

/// One registration of a hundred has run out, as in life.
fn expiry(now: Instant, dice: &mut Dice) -> Date {
    let days = if dice.percent(1) { dice.between(-200, -1) } else { dice.between(200, 1800) };
    Date(now.plus_days(days).date_in(&jiff::tz::TimeZone::UTC))
}

/// Minor units.
fn fee(region: Region, dice: &mut Dice) -> i64 {
    match region {
        Region::Pakistan => dice.between(3, 12) * 50_000,
        Region::England => dice.between(8, 24) * 1_000,
        Region::NewYork => dice.between(10, 40) * 1_000,
    }
}

fn qualifications(
    region: Region,
    main: &str,
    began: i64,
    catalogue: &Catalogue,
    dice: &mut Dice,
) -> Vec<(kernel::id::QualificationId, String, Date)> {
    let first = match main {
        "Dentistry" => "BDS",
        "Physiotherapy" => "DPT",
        "Psychology" => "PhD",
        _ if region == Region::NewYork => "MD",
        _ => "MBBS",
    };
    let mut all = vec![(first, began)];
    if dice.percent(70) {
        let further = match (main, region) {
            ("Pediatrics" | "Neonatology", _) => "DCH",
            ("Gynecology and Obstetrics", _) => "DGO",
            (main, _) if main.ends_with("Surgery") => "FRCS",
            (_, Region::Pakistan) => dice.one_of(&["FCPS", "MCPS", "MRCP"]),
            (_, Region::England | Region::NewYork) => dice.one_of(&["MRCP", "MS", "PhD"]),
        };
        all.push((further, began + dice.between(2, 5)));
    }
    let awarded = all.into_iter().filter_map(|(name, year)| {
        let id = *catalogue.qualifications.get(name)?;
        // Nobody's later degree lies ahead.
        let year = i16::try_from(year.min(2026)).ok()?;
        let month = i8::try_from(dice.between(1, 6)).ok()?;
        Some((id, names::school(region, dice).to_owned(), Date(date(year, month, 15))))
    });
    awarded.collect()
}

fn services(app: &App, doctor: &Doctor, slot: i32, video: bool) -> Vec<Service> {
    let service = |name: &str, duration_minutes: i32, fee: Option<i64>, mode: Mode| Service {
        id: app.new_id(),
        doctor_id: doctor.id,
        name: name.to_owned(),
        duration_minutes,
        fee,
        buffer_before_minutes: 0,
        buffer_after_minutes: 0,
        notice_minutes: 60,
        horizon_days: 60,
        mode,
        active: true,
        needs: None,
        created_at: doctor.created_at,
        version: 1,
    };
    let mut services = vec![
        service("Consultation", slot, None, Mode::InPerson),
        service("Follow-up visit", slot, Some(doctor.consultation_fee / 2), Mode::InPerson),
    ];
    if video {
        services.push(service("Video consultation", slot, None, Mode::Video));
    }
    // They are listed oldest first, and the first is what is booked where nobody says what for.
    for (place, service) in services.iter_mut().enumerate() {
        service.created_at = doctor.created_at.plus_seconds(i64::try_from(place).unwrap_or(0));
    }
    services
}

fn hours(app: &App, doctor_id: DoctorId, open: Open, slot: i32, dice: &mut Dice) -> Vec<WeeklyHours> {
    let pattern = match open {
        Open::Days => dice.one_of(&DAY_PATTERNS),
        Open::Nights => dice.one_of(&NIGHT_PATTERNS),
        Open::RoundTheClock => dice.one_of(&CLOCK_PATTERNS),
    };
    let row = |weekday: i32, starts_minute: i32, ends_minute: i32| WeeklyHours {
        department_id: None,
        id: app.new_id(),
        doctor_id,
        weekday,
        starts_minute,
        ends_minute,
        slot_minutes: slot,
        consultation_fee: None,
        valid_from: None,
        valid_until: None,
        service_ids: String::new(),
        created_at: app.now(),
    };
    let rows = pattern.iter().flat_map(|(days, from, until)| days.iter().map(|day| row(*day, *from, *until)));
    rows.collect()
}
