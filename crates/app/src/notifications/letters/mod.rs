//! Every letter: a file each, all of the same shape. A letter is written from the present state when it is sent, and is
//! not written at all when what it would tell is no longer so.

mod appointment_cancelled;
mod appointment_confirmed;
mod appointment_moved;
mod confirm_email;
mod emergency_opened;
mod follow_up;
mod payment_failed;
mod payment_refunded;
mod registration_ends;
mod replacement_offered;
mod replacement_withdrawn;
mod reset_password;
mod second_factor_changed;
mod staff_invited;
mod test_mail;
mod visit;

use super::{Draft, Language};
use crate::{App, access::Contact, error::Result};

kernel::words! {
    pub enum Letter {
        ConfirmEmail = "confirm_email",
        ResetPassword = "reset_password",
        SecondFactorChanged = "second_factor_changed",
        StaffInvited = "staff_invited",
        EmergencyOpened = "emergency_opened",
        TestMail = "test_mail",
        AppointmentConfirmed = "appointment_confirmed",
        AppointmentMoved = "appointment_moved",
        AppointmentCancelled = "appointment_cancelled",
        ReplacementOffered = "replacement_offered",
        ReplacementWithdrawn = "replacement_withdrawn",
        FollowUp = "follow_up",
        PaymentFailed = "payment_failed",
        PaymentRefunded = "payment_refunded",
        RegistrationEnds = "registration_ends",
    }
}

/// A letter and whom it is for.
pub struct Written {
    pub to: Contact,
    pub draft: Draft,
}

impl Written {
    pub fn language(&self) -> Language {
        Language::of_locale(&self.to.locale)
    }
}

impl Letter {
    /// Writes it `about` something (an id, with `/` and what makes this one of several); nothing when there is nothing
    /// to tell any more, or nobody to tell it to.
    pub async fn write(self, app: &App, about: &str) -> Result<Option<Written>> {
        match self {
            Self::ConfirmEmail => confirm_email::write(app, about).await,
            Self::ResetPassword => reset_password::write(app, about).await,
            Self::SecondFactorChanged => second_factor_changed::write(app, about).await,
            Self::StaffInvited => staff_invited::write(app, about).await,
            Self::EmergencyOpened => emergency_opened::write(app, about).await,
            Self::TestMail => test_mail::write(app, about).await,
            Self::AppointmentConfirmed => appointment_confirmed::write(app, about).await,
            Self::AppointmentMoved => appointment_moved::write(app, about).await,
            Self::AppointmentCancelled => appointment_cancelled::write(app, about).await,
            Self::ReplacementOffered => replacement_offered::write(app, about).await,
            Self::ReplacementWithdrawn => replacement_withdrawn::write(app, about).await,
            Self::FollowUp => follow_up::write(app, about).await,
            Self::PaymentFailed => payment_failed::write(app, about).await,
            Self::PaymentRefunded => payment_refunded::write(app, about).await,
            Self::RegistrationEnds => registration_ends::write(app, about).await,
        }
    }
}

/// The id that `about` begins with.
fn id_in<T: std::str::FromStr>(about: &str) -> Result<T> {
    let id = about.split('/').next().unwrap_or(about);
    id.parse().map_err(|_| crate::error::Error::broken("a letter is about nothing readable"))
}
