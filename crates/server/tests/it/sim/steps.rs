//! What can happen in a history, one thing at a time.

mod calls;
mod hold;
mod visit;
mod weather;

use app::{Actor, booking::Appointment};
use kernel::{
    id::{AppointmentId, DoctorId},
    time::Instant,
};

pub use hold::times_shown;

use super::{Checked, books::Books, cast::Cast, dice::Dice, model::Model, world::World};

/// A history while it is played.
pub struct Play<'a> {
    pub cast: &'a Cast,
    pub world: World,
    pub model: Model,
    pub dice: Dice,
    /// As they were after the last step.
    pub books: Books,
}

/// What a step did, as those who did it were told.
#[derive(Default)]
pub struct Told {
    pub what: String,
    pub effects: Vec<Effect>,
    /// Nobody was told that anything changed.
    pub refused: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    Held(AppointmentId, Instant),
    Extended(AppointmentId),
    Became(AppointmentId, app::booking::Status),
    Moved(AppointmentId, Instant),
}

impl Effect {
    pub fn about(self) -> AppointmentId {
        match self {
            Self::Held(id, _) | Self::Extended(id) | Self::Became(id, _) | Self::Moved(id, _) => id,
        }
    }
}

#[derive(Clone, Copy)]
enum Step {
    HoldOffered,
    HoldAnywhere,
    HoldInSitting,
    Extend,
    Confirm,
    Cancel,
    Reschedule,
    Progress,
    ClockMinutes,
    ClockHours,
    ClockDays,
    Sweep,
    Drain,
    Crash,
}

/// How often each happens.
const STEPS: &[(u64, Step)] = &[
    (26, Step::HoldOffered),
    (6, Step::HoldAnywhere),
    (5, Step::HoldInSitting),
    (4, Step::Extend),
    (14, Step::Confirm),
    (8, Step::Cancel),
    (12, Step::Reschedule),
    (8, Step::Progress),
    (6, Step::ClockMinutes),
    (3, Step::ClockHours),
    (2, Step::ClockDays),
    (2, Step::Sweep),
    (3, Step::Drain),
    (2, Step::Crash),
];

/// One step of the history.
pub async fn take(play: &mut Play<'_>) -> Checked<Told> {
    match play.dice.weighted(STEPS) {
        Step::HoldOffered => hold::at_an_offered_time(play).await,
        Step::HoldAnywhere => hold::at_any_time(play).await,
        Step::HoldInSitting => hold::in_a_sitting(play).await,
        Step::Extend => visit::extend(play).await,
        Step::Confirm => visit::confirm(play).await,
        Step::Cancel => visit::cancel(play).await,
        Step::Reschedule => visit::reschedule(play).await,
        Step::Progress => visit::progress(play).await,
        Step::ClockMinutes => weather::clock(play, 60, 25 * 60),
        Step::ClockHours => weather::clock(play, 3600, 12 * 3600),
        Step::ClockDays => weather::clock(play, 20 * 3600, 4 * 86_400),
        Step::Sweep => weather::sweep(play).await,
        Step::Drain => weather::drain(play).await,
        Step::Crash => weather::crash(play).await,
    }
}

/// In what capacity somebody meets an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Owner,
    /// Another family.
    Stranger,
    Doctor,
    OtherDoctor,
    Desk,
    OtherDesk,
    Manager,
    Administrator,
}

impl Who {
    const ALL: &'static [(u64, Self)] = &[
        (60, Self::Owner),
        (4, Self::Stranger),
        (8, Self::Doctor),
        (3, Self::OtherDoctor),
        (12, Self::Desk),
        (3, Self::OtherDesk),
        (6, Self::Manager),
        (4, Self::Administrator),
    ];

    /// Runs the clinic that the appointment is at.
    fn is_staff(self) -> bool {
        matches!(self, Self::Desk | Self::Manager | Self::Administrator)
    }

    /// Owner, stranger or nobody's: whom the clinic's notice binds.
    fn actor(self, cast: &Cast, appointment: &Appointment) -> Actor {
        let doctor = cast.doctor(appointment.doctor_id);
        let clinic = cast.doctors[doctor].clinic;
        let owner = cast.families.iter().position(|family| Some(family.id) == appointment.account_id);
        let other = |index: usize| &cast.clinics[(index + 1) % cast.clinics.len()];
        match self {
            Self::Owner => cast.families[owner.unwrap_or(0)].actor.clone(),
            Self::Stranger => {
                cast.families[owner.map_or(1, |own| (own + 1) % cast.families.len())].actor.clone()
            }
            Self::Doctor => cast.doctors[doctor].actor.clone(),
            Self::OtherDoctor => cast.doctors[(doctor + 1) % cast.doctors.len()].actor.clone(),
            Self::Desk => cast.clinics[clinic].desk.clone(),
            Self::OtherDesk => other(clinic).desk.clone(),
            Self::Manager => cast.clinics[clinic].manager.clone(),
            Self::Administrator => cast.administrator.clone(),
        }
    }
}

impl Play<'_> {
    fn now(&self) -> Instant {
        self.world.now()
    }

    fn tz(&self, doctor: usize) -> jiff::tz::TimeZone {
        self.cast.clinic_of(doctor).tz.clone()
    }

    fn doctor_id(&self, doctor: usize) -> DoctorId {
        self.cast.doctors[doctor].id
    }

    /// Some appointment, more often a live one, and somebody who meets it.
    fn meet(&mut self) -> Option<(Appointment, Who)> {
        let open: Vec<&Appointment> = self.books.live().filter(|one| one.status.is_open()).collect();
        let chosen = if self.dice.percent(90) { self.dice.pick(&open).copied() } else { None };
        let all: Vec<&Appointment> = self.books.appointments.values().collect();
        let chosen = chosen.or_else(|| self.dice.pick(&all).copied())?.clone();
        let who = self.dice.weighted(Who::ALL);
        let nobodys = who == Who::Owner && chosen.account_id.is_none();
        Some((chosen, if nobodys { Who::Desk } else { who }))
    }
}

fn nothing(what: &str) -> Told {
    Told { what: what.to_owned(), refused: true, ..Told::default() }
}
