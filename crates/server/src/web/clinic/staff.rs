//! Who works at the clinic: its front desk and whoever runs it, invited by mail and let go.

use app::App;
use app::access::{self, Invite, Role};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use kernel::id::{AccountId, InvitationId};

use crate::api::{Path, Refused};
use crate::web::door::sentences::mendable;
use crate::web::door::when::zoned;
use crate::web::door::{Page, Reader, Shown, Typed, html, told};
use crate::web::form::Form;
use crate::web::pages::clinic::staff::{InvitedRow, MemberRow, StaffPage};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/clinic/staff", get(list).post(invite))
        .route("/clinic/staff/{id}/remove", post(let_go))
        .route("/clinic/staff/invitations/{id}/withdraw", post(withdraw))
}

const BASE: &str = "/clinic/staff";

async fn list(reader: Reader) -> Shown {
    html(page(reader, Form::default()).await?)
}

async fn page(mut reader: Reader, form: Form) -> Result<StaffPage, Refused> {
    let own = reader.signed_in()?.id;
    let (clinic_id, zone) = reader.enter_clinic()?;
    let staff = access::staff(&reader.app, &reader.caller, clinic_id).await?;
    let mut members = Vec::with_capacity(staff.members.len());
    for member in staff.members {
        members.push(MemberRow {
            id: member.account_id.to_string(),
            name: member.name,
            email: member.email,
            role: member.role.as_str(),
            since: zoned(&member.since, &zone)?,
            is_reader: member.account_id == own,
        });
    }
    let mut invited = Vec::with_capacity(staff.invitations.len());
    for invitation in staff.invitations {
        invited.push(InvitedRow {
            id: invitation.id.to_string(),
            email: invitation.email,
            role: invitation.role.as_str(),
            until: zoned(&invitation.expires_at, &zone)?,
        });
    }
    Ok(StaffPage { members, invited, form, ui: reader.ui })
}

async fn invite(reader: Reader, Typed(form): Typed) -> Shown {
    reader.still_at(&form)?;
    let clinic_id = reader.clinic()?.id;
    let role = form.value("role").parse::<Role>().ok();
    let input = Invite { email: Some(form.value("email").to_owned()), role };
    match access::invite(&reader.app, &reader.caller, clinic_id, input).await {
        Ok(_) => told(BASE, "flash-invited"),
        Err(error) => {
            let problem = mendable(error)?;
            let form = form.only(&["email", "role"]).with_errors(reader.ui.faults(&problem, &[]));
            Page(StatusCode::UNPROCESSABLE_ENTITY, page(reader, form).await?).shown()
        }
    }
}

async fn withdraw(reader: Reader, Path(id): Path<InvitationId>) -> Shown {
    let clinic_id = reader.clinic()?.id;
    access::withdraw(&reader.app, &reader.caller, clinic_id, id).await?;
    told(BASE, "flash-invitation-withdrawn")
}

async fn let_go(reader: Reader, Path(id): Path<AccountId>, Typed(form): Typed) -> Shown {
    reader.still_at(&form)?;
    let clinic_id = reader.clinic()?.id;
    match access::let_go(&reader.app, &reader.caller, clinic_id, id).await {
        Ok(()) => told(BASE, "flash-let-go"),
        // They changed their account at the same moment; the list is as it was.
        Err(error) => mendable(error).map(|_| told(BASE, "flash-changed-meanwhile"))?,
    }
}
