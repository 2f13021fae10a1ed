//! What can happen in a history, one thing at a time.

mod calls;
mod cut;
mod desk;
mod hold;
mod holiday;
mod money;
mod race;
mod reassign;
mod replacement;
mod resize;
mod staff;
mod twice;
mod visit;
mod weather;
mod webhooks;

use std::collections::BTreeMap;

use app::{
    Actor,
    booking::{Appointment, Status},
};
use kernel::{
    id::{AppointmentId, DoctorId},
    time::Instant,
};

pub use hold::times_shown;
pub use money::hand_all_back;

use super::{
    Checked,
    books::Books,
    cast::Cast,
    dice::Dice,
    model::{Model, Terms},
    world::World,
};

/// A history while it is played.
pub struct Play<'a> {
    pub cast: &'a Cast,
    pub world: World,
    pub model: Model,
    pub dice: Dice,
    /// As they were after the last step.
    pub books: Books,
    /// What happened how often: proof that the history was not idle.
    pub tally: BTreeMap<String, usize>,
}

/// What a step did, as those who did it were told.
#[derive(Default)]
pub struct Told {
    pub what: String,
    pub effects: Vec<Effect>,
    /// Nobody was told that anything changed.
    pub refused: bool,
    /// Facts were reacted to or money settled: what was paid may have become certain.
    pub settles: bool,
    /// It was broken off in the middle: one thing may have changed, or nothing.
    pub cut: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    Held(AppointmentId, Instant),
    /// Came without a time and is here.
    WalkedIn(AppointmentId, Instant),
    Extended(AppointmentId),
    Became(AppointmentId, Status),
    Moved(AppointmentId, Instant),
    /// To another doctor.
    Given(AppointmentId, DoctorId, Instant),
    /// So many minutes long.
    Resized(AppointmentId, i64),
    /// Once, in one of several ways.
    Touched(AppointmentId),
}

impl Effect {
    pub fn about(self) -> AppointmentId {
        match self {
            Self::Held(id, _)
            | Self::WalkedIn(id, _)
            | Self::Extended(id)
            | Self::Became(id, _)
            | Self::Moved(id, _)
            | Self::Given(id, ..)
            | Self::Resized(id, _)
            | Self::Touched(id) => id,
        }
    }
}

type Step = &'static str;

/// What happens, and how often.
const STEPS: &[(u64, Step)] = &[
    (20, "hold an offered time"),
    (5, "hold any time"),
    (4, "hold in a sitting"),
    (5, "book over"),
    (6, "walk in"),
    (4, "extend"),
    (14, "confirm"),
    (18, "pay"),
    (5, "refund"),
    (10, "hand back"),
    (8, "cancel"),
    (12, "reschedule"),
    (8, "give away"),
    (8, "resize"),
    (14, "progress"),
    (7, "race for a time"),
    (8, "race for a doctor"),
    (6, "meet at an appointment"),
    (4, "repeat"),
    (2, "repeat at once"),
    (5, "cut"),
    (6, "minutes pass"),
    (2, "hours pass"),
    (1, "days pass"),
    (2, "sweep"),
    (3, "work"),
    (3, "react"),
    (2, "perform"),
    (2, "look after"),
    (3, "webhooks"),
    (2, "contradict"),
    (2, "forge"),
    (2, "lines"),
    (2, "look at a report"),
    (2, "crash"),
    (4, "leave"),
    (2, "holiday"),
    (10, "answer an offer"),
    (3, "hours"),
    (2, "doctor"),
    (2, "house"),
];

/// One step of the history.
pub async fn take(play: &mut Play<'_>) -> Checked<Told> {
    let step = play.dice.weighted(STEPS);
    let told = perform(play, step).await?;
    play.count(format!("{step}: {}", if told.refused { "refused" } else { "done" }));
    Ok(told)
}

async fn perform(play: &mut Play<'_>, step: Step) -> Checked<Told> {
    match step {
        "hold an offered time" => hold::at_an_offered_time(play).await,
        "hold any time" => hold::at_any_time(play).await,
        "hold in a sitting" => hold::in_a_sitting(play).await,
        "book over" => desk::book_over(play).await,
        "walk in" => desk::walk_in(play).await,
        "extend" => visit::extend(play).await,
        "confirm" => visit::confirm(play).await,
        "pay" => money::pay(play).await,
        "refund" => money::refund(play).await,
        "hand back" => money::hand_back(play).await,
        "cancel" => visit::cancel(play).await,
        "reschedule" => visit::reschedule(play).await,
        "give away" => reassign::give_away(play).await,
        "resize" => resize::resize(play).await,
        "progress" => visit::progress(play).await,
        "race for a time" => race::for_one_time(play).await,
        "race for a doctor" => race::for_one_doctor(play).await,
        "meet at an appointment" => race::at_one_appointment(play).await,
        "repeat" => twice::one_after_the_other(play).await,
        "repeat at once" => twice::at_once(play).await,
        "cut" => cut::cut(play).await,
        "minutes pass" => weather::clock(play, 60, 25 * 60),
        "hours pass" => weather::clock(play, 3600, 12 * 3600),
        "days pass" => weather::clock(play, 20 * 3600, 4 * 86_400),
        "sweep" => weather::sweep(play).await,
        "work" => weather::work(play).await,
        "react" => weather::react(play).await,
        "perform" => weather::perform(play).await,
        "look after" => weather::look_after(play).await,
        "webhooks" => webhooks::deliver(play).await,
        "contradict" => webhooks::contradict(play).await,
        "forge" => webhooks::forge(play).await,
        "lines" => weather::lines(play),
        "look at a report" => weather::report(play).await,
        "crash" => weather::crash(play).await,
        "leave" => staff::leave(play).await,
        "holiday" => holiday::holiday(play).await,
        "answer an offer" => replacement::answer(play).await,
        "hours" => staff::hours(play).await,
        "doctor" => staff::doctor(play).await,
        "house" => staff::house(play).await,
        other => Err(format!("there is no step {other}")),
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

    /// As their sign-in would say who they are; a suspended doctor's no longer says that it is a doctor's.
    fn actor(self, play: &Play<'_>, appointment: &Appointment) -> Actor {
        let cast = play.cast;
        let doctor = cast.doctor(appointment.doctor_id);
        let clinic = cast.doctors[doctor].clinic;
        let owner = cast.families.iter().position(|family| Some(family.id) == appointment.account_id);
        let other = |index: usize| &cast.clinics[(index + 1) % cast.clinics.len()];
        match self {
            Self::Owner => cast.families[owner.unwrap_or(0)].actor.clone(),
            Self::Stranger => {
                cast.families[owner.map_or(1, |own| (own + 1) % cast.families.len())].actor.clone()
            }
            Self::Doctor if play.model.doctors[doctor].suspended => {
                Actor::account(cast.doctors[doctor].account, vec![], None)
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

    /// The rules of the clinic whose appointment it is.
    fn terms_of(&self, appointment: &Appointment) -> Terms {
        self.model.terms[self.cast.doctors[self.cast.doctor(appointment.doctor_id)].clinic]
    }

    fn doctor_id(&self, doctor: usize) -> DoctorId {
        self.cast.doctors[doctor].id
    }

    pub fn count(&mut self, what: String) {
        *self.tally.entry(what).or_default() += 1;
    }

    /// Some appointment, mostly one in those states (and a hold that is not over), and somebody who meets it.
    fn meet(&mut self, states: &[Status]) -> Option<(Appointment, Who)> {
        let now = self.now();
        let fits = |one: &&Appointment| states.contains(&one.status) && !one.hold_is_over(now);
        let fitting: Vec<&Appointment> = self.books.live().filter(fits).collect();
        let chosen = if self.dice.percent(85) { self.dice.pick(&fitting).copied() } else { None };
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
