//! Who looks at a page, and how they like it shown.

use app::access::{self, AccountView, Role};
use app::clinics::Clinic;
use app::{App, Error};
use axum::extract::{FromRef, FromRequestParts};
use axum::http::{header, request::Parts};
use jiff::Zoned;
use jiff::tz::TimeZone;
use kernel::id::ClinicId;

use super::cookies::{self, Look};
use super::when::shown;
use super::{sentences, workplace};
use crate::api::{Caller, Refused};
use crate::web::form::Form;
use crate::web::language::Language;
use crate::web::ui::{ClockFace, Ui, Viewer, Viewing};

/// What every handler of a page takes.
pub struct Reader {
    pub app: App,
    /// On the clinic's side with the roles at the clinic that is shown, and with no other.
    pub caller: Caller,
    /// The signed-in account.
    pub account: Option<AccountView>,
    pub ui: Ui,
    /// The clinic whose side of the product is shown, where it is.
    clinic: Option<Clinic>,
}

impl Reader {
    /// The page speaks in the zone of what it is about.
    pub fn in_zone(&mut self, zone: &TimeZone) {
        self.ui.now = self.ui.now.with_time_zone(zone.clone());
    }

    /// The account, or 401, which leads to the sign-in page and back.
    pub fn signed_in(&self) -> Result<&AccountView, Refused> {
        self.account.as_ref().ok_or_else(|| Error::unauthenticated().into())
    }

    /// The clinic whose side of the product is shown; 403 for who works at none.
    pub fn clinic(&self) -> Result<&Clinic, Refused> {
        self.signed_in()?;
        Ok(self.clinic.as_ref().ok_or_else(Error::forbidden)?)
    }

    /// The same, for a page that speaks in its zone.
    pub fn enter_clinic(&mut self) -> Result<(ClinicId, TimeZone), Refused> {
        let clinic = self.clinic()?;
        let (id, zone) = (clinic.id, clinic.zone()?);
        self.in_zone(&zone);
        Ok((id, zone))
    }

    /// 409 for what was typed on a page of another clinic: one was chosen in another window meanwhile, and this must not
    /// be written there.
    pub fn still_at(&self, form: &Form) -> Result<(), Refused> {
        let own = self.clinic()?.id.to_string();
        if form.given(workplace::FIELD).is_none_or(|typed_at| typed_at == own) {
            Ok(())
        } else {
            Err(workplace::left())
        }
    }
}

impl<S> FromRequestParts<S> for Reader
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refused> {
        let app = App::from_ref(state);
        let mut caller = Caller::from_request_parts(parts, state).await?;
        let account = match caller.account_id() {
            Some(_) => Some(access::me(&app, &caller).await?),
            None => None,
        };
        let mut ui = plain(&app, parts);
        let clinic = workplace::shown(&app, &caller, parts).await?;
        if let Some(clinic) = &clinic {
            ui.workplace = Some(workplace::told(&caller, clinic));
            caller = Caller(caller.at(clinic.id));
        }
        if let Some(account) = &account {
            let look = Look::of(&parts.headers);
            if look.language.is_none() {
                ui.language = Language::from_tag(&account.locale).unwrap_or(ui.language);
                ui.clock = look.clock.unwrap_or(ClockFace::of(ui.language));
            }
            if let Some(zone) = kernel::time::zone(&account.time_zone) {
                ui.now = ui.now.with_time_zone(zone);
            }
            ui.viewing = caller.viewer().map(|viewer| Viewing {
                who: Some(account.name.clone()),
                until: shown(viewer.until, ui.now.time_zone()),
            });
            ui.viewer = Some(Viewer {
                name: account.name.clone(),
                email: account.email.clone(),
                is_doctor: caller.doctor_id().is_some(),
                is_staff: [Role::Desk, Role::Manager, Role::Administrator]
                    .into_iter()
                    .any(|role| caller.holds(role)),
                is_manager: caller.holds(Role::Manager) || caller.holds(Role::Administrator),
            });
        }
        if let Some(key) = cookies::value(&parts.headers, cookies::FLASH) {
            ui.flash = sentences::flash(ui.language, key);
        }
        Ok(Reader { app, caller, account, ui, clinic })
    }
}

/// What is known of a request without asking the database; enough for a page about a fault.
pub fn plain(app: &App, parts: &Parts) -> Ui {
    let look = Look::of(&parts.headers);
    let accepted = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let language =
        look.language.unwrap_or_else(|| Language::from_accept_language(accepted.unwrap_or_default()));
    Ui {
        language,
        theme: look.theme.unwrap_or_default(),
        clock: look.clock.unwrap_or(ClockFace::of(language)),
        viewer: None,
        viewing: None,
        workplace: None,
        path: path.to_owned(),
        flash: None,
        now: Zoned::new(app.now().timestamp(), TimeZone::UTC),
        demo: app.settings.demo,
    }
}
