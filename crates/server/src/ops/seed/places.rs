//! Clinics in several cities, each with the same departments.

use app::{
    App, Result,
    access::Actor,
    clinics::{self, ClinicView, CreateClinic, CreateDepartment, OpeningHours},
};
use kernel::{id::DepartmentId, money::Currency, paging::PageRequest, time::Weekday};

use super::dice::Dice;

/// Where a clinic may be.
pub struct City {
    pub name: &'static str,
    pub region: Region,
    pub latitude: f64,
    pub longitude: f64,
    pub streets: [&'static str; 4],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    Pakistan,
    England,
    NewYork,
}

impl Region {
    fn time_zone(self) -> &'static str {
        match self {
            Self::Pakistan => "Asia/Karachi",
            Self::England => "Europe/London",
            Self::NewYork => "America/New_York",
        }
    }

    fn currency(self) -> Currency {
        match self {
            Self::Pakistan => Currency::Pkr,
            Self::England => Currency::Gbp,
            Self::NewYork => Currency::Usd,
        }
    }

    /// Basis points.
    fn tax_rate(self) -> i64 {
        match self {
            Self::Pakistan => 1000,
            // Medical care is exempt there.
            Self::England | Self::NewYork => 0,
        }
    }

    fn phone(self, number: i64) -> String {
        match self {
            Self::Pakistan => format!("+92 21 {number:07}"),
            Self::England => format!("+44 20 7{number:07}"),
            Self::NewYork => format!("+1 212 {number:07}"),
        }
    }

    pub fn of(time_zone: &str) -> Self {
        match time_zone {
            "Europe/London" => Self::England,
            "America/New_York" => Self::NewYork,
            _ => Self::Pakistan,
        }
    }
}

const fn city(
    name: &'static str,
    region: Region,
    (latitude, longitude): (f64, f64),
    streets: [&'static str; 4],
) -> City {
    City { name, region, latitude, longitude, streets }
}

#[rustfmt::skip]
pub const CITIES: [City; 12] = [
    city("Karachi", Region::Pakistan, (24.8138, 67.0300), ["Khayaban-e-Iqbal, Clifton", "Shahrah-e-Faisal", "Tariq Road", "Gulshan Avenue"]),
    city("Lahore", Region::Pakistan, (31.5102, 74.3441), ["Main Boulevard, Gulberg", "Jail Road", "Ferozepur Road", "Mall Road"]),
    city("Islamabad", Region::Pakistan, (33.7215, 73.0551), ["Jinnah Super, F-7", "Blue Area", "G-9 Markaz", "I-8 Centre"]),
    city("London", Region::England, (51.5230, -0.1440), ["Harley Street", "Baker Street", "Marylebone Road", "Camden High Street"]),
    city("New York", Region::NewYork, (40.7280, -74.0070), ["Hudson Street", "Madison Avenue", "Broadway", "Amsterdam Avenue"]),
    city("Rawalpindi", Region::Pakistan, (33.5984, 73.0441), ["Murree Road", "Saddar", "Peshawar Road", "Bahria Avenue"]),
    city("Faisalabad", Region::Pakistan, (31.4180, 73.0790), ["Kohinoor Road", "Susan Road", "D Ground", "Satiana Road"]),
    city("Multan", Region::Pakistan, (30.1978, 71.4711), ["Bosan Road", "Nishtar Road", "Abdali Road", "Cantt"]),
    city("Peshawar", Region::Pakistan, (34.0151, 71.5249), ["University Road", "Saddar Road", "Hayatabad", "Ring Road"]),
    city("Quetta", Region::Pakistan, (30.1798, 66.9750), ["Jinnah Road", "Zarghoon Road", "Airport Road", "Samungli Road"]),
    city("Hyderabad", Region::Pakistan, (25.3960, 68.3578), ["Auto Bhan Road", "Qasimabad", "Latifabad", "Saddar"]),
    city("Sialkot", Region::Pakistan, (32.4945, 74.5229), ["Paris Road", "Kashmir Road", "Defence Road", "Cantt"]),
];

const FIRST: [&str; 5] = [
    "Noor Medical Centre",
    "Shalimar Clinic",
    "Margalla Health Centre",
    "Regent Practice",
    "Hudson Street Clinic",
];

const LATER: [&str; 10] =
    ["Shifa", "Rehmat", "Sunrise", "Crescent", "Garden", "Lakeview", "Unity", "Amal", "Cedar", "Riverside"];

const KINDS: [&str; 4] = ["Clinic", "Medical Centre", "Hospital", "Health Centre"];

/// A department, the specializations practised in it, and when it is open.
pub struct Unit {
    pub name: &'static str,
    pub specializations: &'static [&'static str],
    pub open: Open,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// Monday to Saturday, 08:00 to 22:00.
    Days,
    /// Every night from 18:00 to 02:00.
    Nights,
    RoundTheClock,
}

#[rustfmt::skip]
pub const UNITS: [Unit; 8] = [
    Unit { name: "Dermatology", specializations: &["Dermatology", "Allergy and Immunology", "Plastic Surgery"], open: Open::Days },
    Unit { name: "Heart and Lungs", specializations: &["Cardiology", "Pulmonology", "Cardiac Surgery", "Nephrology", "Hematology"], open: Open::Days },
    Unit { name: "Women and Children", specializations: &["Gynecology and Obstetrics", "Pediatrics", "Neonatology", "Pediatric Surgery"], open: Open::Days },
    Unit { name: "General Medicine", specializations: &["General Medicine", "Family Medicine", "Endocrinology", "Gastroenterology", "Infectious Diseases", "Geriatrics", "Rheumatology", "Nutrition and Dietetics", "Oncology"], open: Open::Days },
    Unit { name: "Bones, Joints and Surgery", specializations: &["Orthopedics", "Physiotherapy", "General Surgery", "Urology", "Anesthesiology", "Radiology", "Pathology"], open: Open::Days },
    Unit { name: "Head and Mind", specializations: &["Neurology", "Psychiatry", "Psychology", "Otolaryngology (ENT)", "Ophthalmology", "Dentistry", "Neurosurgery"], open: Open::Days },
    Unit { name: "Evening Care", specializations: &["Family Medicine", "General Medicine", "Pediatrics"], open: Open::Nights },
    Unit { name: "Emergency", specializations: &["Emergency Medicine", "General Medicine", "General Surgery"], open: Open::RoundTheClock },
];

impl Open {
    fn hours(self) -> Vec<OpeningHours> {
        let (days, opens, closes) = match self {
            Self::Days => (&Weekday::ALL[..6], "08:00", "22:00"),
            Self::Nights => (Weekday::ALL, "18:00", "02:00"),
            Self::RoundTheClock => (Weekday::ALL, "00:00", "00:00"),
        };
        let row =
            |day: &Weekday| OpeningHours { day: *day, opens: opens.to_owned(), closes: closes.to_owned() };
        days.iter().map(row).collect()
    }
}

/// A clinic with its departments, in the order of [`UNITS`].
pub struct Place {
    pub clinic: ClinicView,
    pub departments: Vec<DepartmentId>,
}

/// Clinics with departments, `wanted` of them; makes only what is missing.
pub async fn make(app: &App, wanted: usize) -> Result<Vec<Place>> {
    let mut places = Vec::with_capacity(wanted);
    let known = all_clinics(app).await?;
    for number in 0..wanted {
        let name = name_of(number);
        let clinic = match known.iter().find(|clinic| clinic.name == name) {
            Some(clinic) => clinic.clone(),
            None => clinics::create_clinic(app, &Actor::system(), clinic(number)).await?,
        };
        let departments = departments(app, &clinic).await?;
        places.push(Place { clinic, departments });
    }
    Ok(places)
}

async fn all_clinics(app: &App) -> Result<Vec<ClinicView>> {
    let mut all = Vec::new();
    let mut request = PageRequest { limit: 100, cursor: None };
    loop {
        let page = clinics::list_clinics(app, &Actor::system(), request.clone()).await?;
        all.extend(page.items);
        request.cursor = page.next_cursor;
        if request.cursor.is_none() {
            return Ok(all);
        }
    }
}

fn name_of(number: usize) -> String {
    if let Some(name) = FIRST.get(number) {
        return (*name).to_owned();
    }
    let later = number - FIRST.len();
    let (word, kind) = (LATER[later % LATER.len()], KINDS[later / LATER.len() % KINDS.len()]);
    match later / (LATER.len() * KINDS.len()) {
        0 => format!("{word} {kind}"),
        round => format!("{word} {kind} {}", round + 1),
    }
}

fn clinic(number: usize) -> CreateClinic {
    let mut dice = Dice::new(u64::try_from(number).unwrap_or(0));
    let city = &CITIES[number % CITIES.len()];
    let nearby = |degrees: f64, dice: &mut Dice| {
        // Within some kilometres of the middle of the city.
        let off = f64::from(i32::try_from(dice.between(-600, 600)).unwrap_or(0)) / 10_000.0;
        ((degrees + off) * 10_000.0).round() / 10_000.0
    };
    CreateClinic {
        name: Some(name_of(number)),
        time_zone: Some(city.region.time_zone().to_owned()),
        currency: Some(city.region.currency()),
        tax_rate_bp: Some(city.region.tax_rate()),
        phone: Some(city.region.phone(dice.between(1_000_000, 9_999_999))),
        address: Some(format!("{} {}", dice.between(1, 180), dice.one_of(&city.streets))),
        city: Some(city.name.to_owned()),
        latitude: Some(nearby(city.latitude, &mut dice)),
        longitude: Some(nearby(city.longitude, &mut dice)),
        hold_minutes: Some(10),
        pay_at_desk: Some(city.region == Region::England || number % 3 == 1),
        cancel_notice_minutes: Some(120),
        late_cancel_fee_bp: Some(2_000),
        no_show_fee_bp: Some(5_000),
        tax_number: Some(format!("{:07}-{}", 4_012_345 + number, number % 10)),
    }
}

async fn departments(app: &App, clinic: &ClinicView) -> Result<Vec<DepartmentId>> {
    let request = PageRequest { limit: 100, cursor: None };
    let known = clinics::list_departments(app, &Actor::system(), Some(clinic.id), request).await?.items;
    let mut ids = Vec::with_capacity(UNITS.len());
    for unit in &UNITS {
        if let Some(department) = known.iter().find(|department| department.name == unit.name) {
            ids.push(department.id);
            continue;
        }
        let input = CreateDepartment {
            address: None,
            city: None,
            clinic_id: Some(clinic.id),
            name: Some(unit.name.to_owned()),
            hours: Some(unit.open.hours()),
        };
        ids.push(clinics::create_department(app, &Actor::system(), input).await?.id);
    }
    Ok(ids)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::ops::seed::catalogue::SPECIALIZATIONS;

    #[test]
    fn every_specialization_is_practised_and_every_clinic_has_a_name_of_its_own() {
        let practised: HashSet<&str> =
            UNITS.iter().flat_map(|unit| unit.specializations.iter().copied()).collect();
        assert_eq!(practised, SPECIALIZATIONS.into_iter().collect());
        let names: HashSet<String> = (0..1000).map(name_of).collect();
        assert_eq!(names.len(), 1000);
    }
}
