//! Who there is: three clinics, their doctors and people, and families who book. Made once by the real operations;
//! every history starts from a copy.

use app::{
    Actor, App,
    access::{Grant, Register, Role},
    clinics::{self, CreateClinic, CreateDepartment, CreateResource, OpeningHours, ResourceKind},
    doctors::{self, AddService, EnrolDoctor},
    patients::{self, CreatePatient},
    schedule::{self, HoursInput},
};
use jiff::tz::TimeZone;
use kernel::{
    id::{AccountId, ClinicId, DepartmentId, DoctorId, PatientId, ResourceId},
    money::{Currency, Money},
    time::{Weekday, minute_of_day_text},
};

use super::model::{Model, Opening, Practice, Service, Terms};

pub struct Clinic {
    pub id: ClinicId,
    pub tz: TimeZone,
    pub desk: Actor,
    pub manager: Actor,
    /// Patients without an account, whom the desk wrote down.
    pub walk_ins: Vec<PatientId>,
    /// Two rooms and a device.
    pub resources: Vec<ResourceId>,
    /// One that doctors belong to, and one elsewhere in which they only have hours.
    pub departments: [DepartmentId; 2],
}

pub struct Doctor {
    pub id: DoctorId,
    pub clinic: usize,
    pub account: AccountId,
    pub actor: Actor,
    pub department: Option<DepartmentId>,
}

pub struct Family {
    pub id: AccountId,
    pub actor: Actor,
    /// The account's self first.
    pub patients: Vec<PatientId>,
}

pub struct Cast {
    pub clinics: Vec<Clinic>,
    pub doctors: Vec<Doctor>,
    pub families: Vec<Family>,
    pub administrator: Actor,
}

/// Within the horizon of the histories that begin in a leap February.
const REGISTRATION_EXPIRY: &str = "2028-03-10";

/// Zone, whether visits are paid at the desk, minutes a hold lasts, minutes of notice to cancel.
const CLINICS: [(&str, Currency, bool, i64, i64); 3] = [
    ("Asia/Karachi", Currency::Pkr, false, 10, 120),
    ("Europe/London", Currency::Gbp, true, 15, 0),
    ("America/New_York", Currency::Usd, false, 5, 1440),
];

impl Clinic {
    /// What services may need.
    pub fn ways(&self) -> [Vec<Vec<ResourceId>>; 4] {
        let &[one, two, lamp] = self.resources.as_slice() else { panic!("two rooms and a device") };
        [vec![vec![one]], vec![vec![one, two]], vec![vec![two, one], vec![lamp]], vec![]]
    }
}

impl Cast {
    pub async fn gather(app: &App) -> app::Result<(Self, Model)> {
        let administrator = account(app, "administrator", &[]).await?;
        let administrator = Actor::account(administrator, grants(Role::Administrator, None), None);
        let mut cast = Self { clinics: vec![], doctors: vec![], families: vec![], administrator };
        let mut model = Model::default();
        for (number, terms) in CLINICS.iter().enumerate() {
            cast.clinics.push(found_clinic(app, &mut model, number, terms).await?);
            let &(_, _, pay_at_desk, hold_minutes, notice_minutes) = terms;
            let (late_fee, missed_fee) = (late_fee(notice_minutes), 10_000);
            model.terms.push(Terms { pay_at_desk, hold_minutes, notice_minutes, late_fee, missed_fee });
            for capacity in [1, 3] {
                hire(app, &mut cast, &mut model, number, capacity).await?;
            }
        }
        for dependants in [2, 1, 0, 1] {
            let family = family(app, cast.families.len(), dependants).await?;
            cast.families.push(family);
        }
        Ok((cast, model))
    }

    pub fn doctor(&self, id: DoctorId) -> usize {
        self.doctors
            .iter()
            .position(|doctor| doctor.id == id)
            .expect("every appointment has one of our doctors")
    }

    pub fn clinic_of(&self, doctor: usize) -> &Clinic {
        &self.clinics[self.doctors[doctor].clinic]
    }
}

async fn account(app: &App, name: &str, roles: &[Grant]) -> app::Result<AccountId> {
    let input = Register {
        email: Some(format!("{name}@example.org")),
        password: Some("a long pass phrase".to_owned().into()),
        name: Some(name.to_owned()),
        ..Register::default()
    };
    Ok(patients::enrol(app, input, roles).await?.id)
}

fn grants(role: Role, clinic_id: Option<ClinicId>) -> Vec<Grant> {
    vec![Grant { role, clinic_id }]
}

/// In basis points of the price: a clinic that wants to know a day before lets nobody go for nothing after that.
fn late_fee(notice_minutes: i64) -> Option<i64> {
    (notice_minutes >= 1440).then_some(5_000)
}

async fn found_clinic(
    app: &App,
    model: &mut Model,
    number: usize,
    &(zone, currency, pay_at_desk, hold_minutes, notice): &(&str, Currency, bool, i64, i64),
) -> app::Result<Clinic> {
    let input = CreateClinic {
        name: Some(format!("Clinic {number}")),
        time_zone: Some(zone.to_owned()),
        currency: Some(currency),
        tax_rate_bp: Some(1000),
        address: Some("1 Main Street".to_owned()),
        city: Some("Town".to_owned()),
        hold_minutes: Some(hold_minutes),
        pay_at_desk: Some(pay_at_desk),
        cancel_notice_minutes: Some(notice),
        late_cancel_fee_bp: late_fee(notice),
        ..CreateClinic::default()
    };
    let id = clinics::create_clinic(app, &Actor::system(), input).await?.id;
    let staff = async |role: Role| {
        let roles = grants(role, Some(id));
        let account = account(app, &format!("{role}-{number}"), &roles).await?;
        Ok::<_, app::Error>(Actor::account(account, roles, None))
    };
    let (desk, manager) = (staff(Role::Desk).await?, staff(Role::Manager).await?);
    let walk_in =
        CreatePatient { name: Some("Walk In".to_owned()), clinic_id: Some(id), ..CreatePatient::default() };
    let walk_ins = vec![patients::create(app, &desk, walk_in).await?.id];
    let tz = kernel::time::zone(zone).expect("a zone of the database");
    let mut resources = Vec::new();
    for (kind, name) in
        [(ResourceKind::Room, "Room 1"), (ResourceKind::Room, "Room 2"), (ResourceKind::Device, "Lamp")]
    {
        let input = CreateResource { kind: Some(kind), name: Some(name.to_owned()) };
        resources.push(clinics::create_resource(app, &manager, id, input).await?.id);
    }
    let skin = [(1_u8, 5 * 60, 12 * 60), (2, 8 * 60, 18 * 60), (7, 0, 4 * 60), (7, 6 * 60, 20 * 60)];
    let branch = [(1_u8, 9 * 60, 12 * 60), (3, 10 * 60, 23 * 60), (6, 20 * 60, 2 * 60)];
    let departments = [
        department(app, model, (id, "Skin", None), &skin).await?,
        department(app, model, (id, "Branch", Some("2 Side Street")), &branch).await?,
    ];
    Ok(Clinic { id, tz, desk, manager, walk_ins, resources, departments })
}

/// Open on a day of the week from a minute to a minute.
async fn department(
    app: &App,
    model: &mut Model,
    (clinic_id, name, address): (ClinicId, &str, Option<&str>),
    hours: &[(u8, u16, u16)],
) -> app::Result<DepartmentId> {
    let open = hours.iter().map(|&(day, opens, closes)| OpeningHours {
        day: Weekday::ALL[usize::from(day) - 1],
        opens: minute_of_day_text(opens),
        closes: minute_of_day_text(closes),
    });
    let input = CreateDepartment {
        clinic_id: Some(clinic_id),
        name: Some(name.to_owned()),
        address: address.map(str::to_owned),
        hours: Some(open.collect()),
        ..CreateDepartment::default()
    };
    let id = clinics::create_department(app, &Actor::system(), input).await?.id;
    let opening = |&(weekday, opens, closes): &(u8, u16, u16)| Opening {
        weekday: i64::from(weekday),
        opens: i64::from(opens),
        closes: i64::from(closes),
    };
    model.departments.insert(id, hours.iter().map(opening).collect());
    Ok(id)
}

/// The doctor with one lane works in a department with hours and gives two services; the one with three costs more, and gives
/// one of them in another way.
async fn hire(
    app: &App,
    cast: &mut Cast,
    model: &mut Model,
    clinic: usize,
    capacity: i32,
) -> app::Result<()> {
    let clinic_id = cast.clinics[clinic].id;
    let [skin, branch] = cast.clinics[clinic].departments;
    let department = (capacity == 1).then_some(skin);
    let account = account(app, &format!("doctor-{clinic}-{capacity}"), &[]).await?;
    let input = EnrolDoctor {
        clinic_id: Some(clinic_id),
        full_name: Some("Dr Who".to_owned()),
        registration_number: Some(format!("R-{clinic}-{capacity}")),
        registration_expiry: Some(REGISTRATION_EXPIRY.parse().expect("a date")),
        consultation_fee: Some(Money {
            amount: 145_000 + 5_000 * i64::from(capacity),
            currency: CLINICS[clinic].1,
        }),
        department_id: department,
        capacity: Some(i64::from(capacity)),
        ..EnrolDoctor::default()
    };
    let applicant = Actor::account(account, vec![], None);
    let id = doctors::enrol(app, &applicant, input).await?.id;
    doctors::approve(app, &cast.clinics[clinic].manager, id).await?;
    let actor = Actor::account(account, vec![], Some(id));
    let services = services(app, &cast.clinics[clinic], (clinic, capacity), &actor, id).await?;
    let registration_expiry = REGISTRATION_EXPIRY.parse().expect("a date");
    cast.doctors.push(Doctor { id, clinic, account, actor, department });
    model.doctors.push(Practice {
        capacity,
        most_lanes: capacity,
        services,
        registration_expiry,
        suspended: false,
    });
    let number = cast.doctors.len() - 1;
    for input in weekly_hours(capacity, branch) {
        let view = schedule::add_hours(app, &cast.doctors[number].actor, id, input).await?;
        model.note_hours(number, &view);
    }
    Ok(())
}

/// One with buffers, notice and a short horizon, one that is free of charge and looks far ahead. In the first clinic the
/// look needs one certain room, in the second one of two, in the third a room and the device.
async fn services(
    app: &App,
    house: &Clinic,
    (clinic, capacity): (usize, i32),
    doctor: &Actor,
    id: DoctorId,
) -> app::Result<Vec<Service>> {
    let mut services = Vec::new();
    let currency = CLINICS[clinic].1;
    let given: &[(&'static str, [i64; 5], Option<i64>)] = match capacity {
        1 => &[("A look", [20, 10, 5, 60, 10], None), ("A talk", [45, 0, 15, 0, 40], Some(0))],
        _ => &[("A look", [25, 0, 10, 0, 20], None)],
    };
    for &(name, [minutes, before, after, notice, horizon_days], fee) in given {
        let needs = if name == "A look" { house.ways()[clinic].clone() } else { vec![] };
        let input = AddService {
            name: Some(name.to_owned()),
            duration_minutes: Some(minutes),
            buffer_before_minutes: Some(before),
            buffer_after_minutes: Some(after),
            notice_minutes: Some(notice),
            horizon_days: Some(horizon_days),
            fee: fee.map(|amount| Money { amount, currency }),
            needs: Some(needs.clone()),
            ..AddService::default()
        };
        let id = doctors::add_service(app, doctor, id, input).await?.id;
        let active = true;
        services.push(Service { id, name, minutes, before, after, notice, horizon_days, active, needs });
    }
    Ok(services)
}

/// Hours in both forms and two places, some of them over the hours in which clocks change.
fn weekly_hours(capacity: i32, branch: DepartmentId) -> Vec<HoursInput> {
    use Weekday::{Monday, Saturday, Sunday, Tuesday, Wednesday};
    let hours = |day: Weekday, start: &str, end: &str, slot: u16| HoursInput {
        day: Some(day),
        start: Some(start.to_owned()),
        end: Some(end.to_owned()),
        slot_minutes: Some(slot),
        ..HoursInput::default()
    };
    let sitting = |day: Weekday, start: &str, minutes: u16, places: u16| HoursInput {
        day: Some(day),
        start: Some(start.to_owned()),
        appointment_duration: Some(minutes),
        num_slots: Some(places),
        ..HoursInput::default()
    };
    let there = |hours: HoursInput| HoursInput { department_id: Some(branch), ..hours };
    if capacity == 1 {
        vec![
            hours(Monday, "09:00", "11:00", 30),
            sitting(Tuesday, "17:00", 15, 6),
            there(hours(Wednesday, "09:00", "10:30", 20)),
            hours(Sunday, "00:30", "03:30", 30),
        ]
    } else {
        vec![
            there(sitting(Monday, "10:00", 20, 4)),
            hours(Tuesday, "22:00", "24:00", 40),
            there(hours(Saturday, "22:30", "24:00", 15)),
            sitting(Sunday, "00:00", 25, 9),
        ]
    }
}

async fn family(app: &App, number: usize, dependants: usize) -> app::Result<Family> {
    let id = account(app, &format!("family-{number}"), &[]).await?;
    let actor = Actor::account(id, vec![], None);
    let own = patients::self_of(app.db.read(), id).await?.expect("an account has a self");
    let mut people = vec![own.id];
    for child in 0..dependants {
        let input = CreatePatient { name: Some(format!("Child {child}")), ..CreatePatient::default() };
        people.push(patients::create(app, &actor, input).await?.id);
    }
    Ok(Family { id, actor, patients: people })
}
