//! When a doctor works and what of it is taken: weekly hours, leave, holidays, the day sheets, free times, sittings.
//!
//! Owns `weekly_hours`, `leave`, `holidays`, `day_sheets`. A claim succeeds only if the database itself finds the ticks
//! free, in the statement that takes them ([`claim`]); everything kept in memory only saves work. This room does not
//! know what an appointment is: it claims and releases spans of resources.

mod availability;
mod change_department;
mod days;
mod explain;
mod group;
mod holidays;
mod hours;
mod lanes;
mod leave;
mod many;
mod memory;
mod nearest;
mod needs;
mod occupancy;
mod offered;
mod plan;
mod refusal;
mod sittings;
mod store;
mod stretch;
mod views;
mod walk_in;
mod worked;

#[cfg(test)]
mod tests;

pub use availability::{
    availability, availability_json, decide, decide_beside, decide_over, is_taken, is_taken_beside,
    next_times, offers, plan_of,
};
pub use change_department::{change_department, doctors_working_in};
pub use days::{DoctorDays, Part, days_of};
pub use explain::explain;
pub use holidays::{
    HolidayInput, HolidayView, add_holiday, closed_days, holiday, holidays_of, parse_days, remove_holiday,
};
pub use hours::{HoursInput, HoursPatch, add_hours, change_hours, hours_of, remove_hours};
pub use leave::{Absence, Away, Beside, LeaveInput, add_leave, leave_of, parse_span, remove_leave};
pub use many::{Keep, Whose, next_times_of};
pub use memory::Memory;
pub use nearest::{choose, nearest};
pub use needs::Own;
pub use occupancy::{Claim, claim, claiming, release};
pub use offered::{Offered, offered};
pub use plan::{Ask, Decision, Offer, Plan};
pub use refusal::{meets_others, refusal, time_taken};
pub use sittings::sittings;
pub use store::{WeeklyHours, all_sheets, bulk_hours, hours_of_doctors};
pub use stretch::{Stretch, stretch};
pub use views::{
    Availability, AvailableDay, AvailableTime, Explanation, HoursView, LeaveView, OfferedTime, ReasonView,
    SittingView,
};
pub use walk_in::{Place, place_today};
pub use worked::Worked;
