//! `GET /clinic/calendar?view=&date=&doctor=`: the clinic's days. The list is what prints, and what is there without
//! script; the grid is drawn from [`CalendarPage::grid`].

pub mod grid;

use askama::Template;
use jiff::Zoned;
use jiff::civil::Date;

use crate::web::pages::shown::{Choice, Link, Status};
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/clinic/calendar.html")]
pub struct CalendarPage {
    pub ui: Ui,
    pub view: View,
    pub date: Date,
    /// The days that are shown, in words.
    pub title: String,
    pub views: Vec<Link>,
    pub before: String,
    pub after: String,
    pub today: String,
    pub doctors: Vec<Choice>,
    /// The id of the doctor it is narrowed to; empty for all.
    pub doctor: String,
    /// A doctor looks at their own.
    pub is_own: bool,
    pub may_book: bool,
    /// How many visits are shown.
    pub visits: usize,
    pub days: Vec<AgendaDay>,
    /// What the grid is drawn from: JSON.
    pub grid: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    Day,
    /// A day with a column a room or device.
    Rooms,
    WorkWeek,
    Week,
    Month,
    Agenda,
}

pub struct AgendaDay {
    pub date: Date,
    /// What the day is called if the clinic is closed on it.
    pub holiday: Option<String>,
    pub columns: Vec<AgendaColumn>,
}

/// One doctor's day.
pub struct AgendaColumn {
    pub doctor_id: String,
    pub doctor: String,
    /// It is the day of a room or device, of that name.
    pub is_of_resource: bool,
    pub hours: Vec<(Zoned, Zoned)>,
    pub free: Vec<(Zoned, Zoned)>,
    pub is_on_leave: bool,
    pub visits: Vec<AgendaVisit>,
    pub kept: Vec<AgendaKept>,
}

/// A time that is kept until its patient has answered.
pub struct AgendaKept {
    pub at: Zoned,
    pub patient: String,
    /// The visit that is crossed out.
    pub id: String,
}

pub struct AgendaVisit {
    pub id: String,
    pub starts_at: Zoned,
    pub ends_at: Zoned,
    pub patient: String,
    pub service: String,
    /// Where it does not stand in the doctor's column.
    pub doctor: Option<String>,
    pub reason: String,
    pub by_video: bool,
    /// Booked over a time that was taken.
    pub is_over: bool,
    pub status: Status,
    pub payment: Status,
}

impl View {
    pub const ALL: [View; 6] =
        [View::Day, View::Rooms, View::WorkWeek, View::Week, View::Month, View::Agenda];

    pub fn word(self) -> &'static str {
        match self {
            View::Day => "day",
            View::Rooms => "rooms",
            View::WorkWeek => "work_week",
            View::Week => "week",
            View::Month => "month",
            View::Agenda => "agenda",
        }
    }

    /// What an address asks for; a day where it asks for nothing known.
    pub fn from_word(word: &str) -> View {
        View::ALL.into_iter().find(|view| view.word() == word).unwrap_or(View::Day)
    }

    pub fn key(self) -> &'static str {
        match self {
            View::Day => "calendar-day",
            View::Rooms => "calendar-rooms",
            View::WorkWeek => "calendar-work-week",
            View::Week => "calendar-week",
            View::Month => "calendar-month",
            View::Agenda => "calendar-agenda",
        }
    }

    /// Whether its columns are rooms and devices: there nothing is booked or dragged.
    pub fn is_of_resources(self) -> bool {
        self == View::Rooms
    }

    /// Whether it shows the days of one doctor.
    pub fn is_of_one(self) -> bool {
        matches!(self, View::WorkWeek | View::Week | View::Month)
    }
}

impl CalendarPage {
    /// Whether today is one of its days: whoever comes without a time comes today.
    pub fn shows_today(&self) -> bool {
        let today = self.ui.now.date();
        self.days.iter().any(|day| day.date == today)
    }

    /// Whether nobody works or comes on any of its days.
    pub fn is_idle(&self) -> bool {
        self.days.iter().all(|day| day.columns.is_empty())
    }
}

impl AgendaColumn {
    /// Whether the doctor neither works nor sees anybody.
    pub fn is_idle(&self) -> bool {
        self.hours.is_empty() && self.visits.is_empty() && self.kept.is_empty()
    }

    /// `9:00 am – 1:00 pm, 2:00 pm – 5:00 pm`.
    pub fn parts(&self, ui: &Ui, parts: &[(Zoned, Zoned)]) -> String {
        ui.list(
            parts.iter().map(|(from, until)| ui.t2("time-span", "from", ui.time(from), "to", ui.time(until))),
        )
    }
}

/// Statuses that the grid tells apart by colour and pattern, for its legend.
pub const SHOWN: [(&str, &str); 7] = [
    ("held", "status-held"),
    ("kept", "calendar-kept"),
    ("confirmed", "status-confirmed"),
    ("checked_in", "status-checked-in"),
    ("in_progress", "status-in-progress"),
    ("completed", "status-completed"),
    ("no_show", "status-no-show"),
];

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, CalendarPage)> {
        let ui = cast::at_clinic(ui, "/clinic/calendar");
        let at = |time: &str| cast::at(&format!("2026-11-21T{time}:00"));
        let visit = |number: usize, from: &str, until: &str, word: &str| AgendaVisit {
            id: format!("apt_{number}"),
            starts_at: at(from),
            ends_at: at(until),
            patient: cast::patient_choices(&ui).swap_remove(number % 3).face.name,
            service: cast::say(&ui, "Consultation", "مشورہ"),
            doctor: None,
            reason: if number == 2 { cast::say(&ui, "A cough", "کھانسی") } else { String::new() },
            by_video: number == 1,
            is_over: number == 3,
            status: Status::appointment(word),
            payment: Status::payment("due_at_desk"),
        };
        let column = |number: usize, visits, is_on_leave| AgendaColumn {
            doctor_id: format!("doc_{number}"),
            doctor: cast::doctor_name(&ui, number),
            is_of_resource: false,
            hours: vec![(at("09:00"), at("13:00"))],
            free: if is_on_leave { Vec::new() } else { vec![(at("10:40"), at("13:00"))] },
            is_on_leave,
            visits,
            kept: match number {
                1 => vec![AgendaKept {
                    at: at("11:00"),
                    patient: cast::patient_choices(&ui).swap_remove(1).face.name,
                    id: "apt_7".into(),
                }],
                _ => Vec::new(),
            },
        };
        let calendar = grid::sample(&ui);
        let page = |view: View, days: Vec<AgendaDay>| {
            let may = grid::May {
                books: true,
                moves: true,
                cancels: true,
                runs_desk: true,
                runs_visits: true,
                opens: true,
                opens_clinic: true,
            };
            let today = cast::day(0);
            let span = match view {
                View::Week => (cast::day(-5), cast::day(1)),
                View::Month => (today.first_of_month(), today.last_of_month()),
                _ => (today, today),
            };
            CalendarPage {
                view,
                date: today,
                title: if view == View::Month { ui.month(today) } else { ui.date_long(today) },
                views: View::ALL
                    .map(|each| {
                        Link::new(ui.t(each.key()), format!("/clinic/calendar?view={}", each.word()))
                            .current(each == view)
                    })
                    .into(),
                before: "/clinic/calendar?date=2026-11-20".into(),
                after: "/clinic/calendar?date=2026-11-22".into(),
                today: "/clinic/calendar?date=2026-11-21".into(),
                doctors: cast::doctor_choices(&ui),
                doctor: String::new(),
                is_own: false,
                may_book: true,
                visits: days.iter().flat_map(|day| &day.columns).map(|column| column.visits.len()).sum(),
                days,
                // The list as it is without script: nothing to draw a grid from.
                grid: if view == View::Agenda {
                    String::new()
                } else {
                    grid::data(&ui, view, span, today, &calendar, may)
                },
                ui: ui.clone(),
            }
        };
        let some = || {
            vec![
                visit(0, "09:00", "09:20", "completed"),
                visit(1, "09:20", "09:40", "in_progress"),
                visit(2, "09:40", "10:00", "checked_in"),
                visit(3, "10:00", "10:20", "confirmed"),
                visit(4, "10:20", "10:40", "held"),
            ]
        };
        let missed = || vec![visit(5, "09:00", "09:30", "no_show")];
        let day = |columns| vec![AgendaDay { date: cast::day(0), holiday: None, columns }];
        let closed = |columns| {
            let holiday = Some(cast::say(&ui, "Eid al-Fitr", "عید الفطر"));
            vec![AgendaDay { date: cast::day(0), holiday, columns }]
        };
        let of_room = || {
            let visits = some()
                .into_iter()
                .map(|visit| AgendaVisit { doctor: Some(cast::doctor_name(&ui, 0)), ..visit });
            let (doctor_id, doctor) = (String::new(), format!("{} 1", ui.t("resource-room")));
            let bare = column(2, visits.collect(), false);
            AgendaColumn {
                doctor_id,
                doctor,
                is_of_resource: true,
                hours: Vec::new(),
                free: Vec::new(),
                ..bare
            }
        };
        vec![
            ("rooms", page(View::Rooms, day(vec![of_room()]))),
            (
                "list",
                page(
                    View::Agenda,
                    day(vec![
                        column(0, some(), false),
                        column(1, missed(), false),
                        column(2, Vec::new(), true),
                    ]),
                ),
            ),
            ("holiday", page(View::Agenda, closed(vec![column(2, Vec::new(), true)]))),
            ("empty", page(View::Agenda, day(Vec::new()))),
            ("grid", page(View::Day, day(vec![column(0, some(), false), column(1, missed(), true)]))),
            ("week", page(View::Week, day(vec![column(0, some(), false)]))),
            ("month", page(View::Month, day(vec![column(0, some(), false)]))),
        ]
    }
}
