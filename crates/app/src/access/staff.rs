//! Who works at a clinic: invited by mail, and let go. Doctors are not invited here: their record is approved.
//!
//! An invitation is for an address. Whoever shows that the address is theirs, by confirming it, may accept; the letter
//! itself opens nothing.

use database::{Fault, Tx};
use kernel::{
    fields::{Check, Complaint},
    id::{AccountId, ClinicId, InvitationId},
    text::Email,
    time::{DAY, Instant},
};
use sea_orm::{PaginatorTrait, QueryOrder, QuerySelect, UpdateMany, entity::prelude::*};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Action, Actor, Contact, Role,
    confirm_email::email_not_confirmed,
    grants,
    store::{self, Account, Invitation, account, invitation as table, role_grant},
    users::entry,
    views::AccountView,
};
use crate::{
    App, Work,
    audit::Entry,
    error::{Error, Kind, Problem, Result},
    outbox::Fact,
};

/// How long an invitation waits for its answer.
const OPEN_DAYS: i64 = 7;

/// Invitations that wait at a clinic at a time: nobody mails the world through us.
const MOST_OPEN: u64 = 50;

/// People and invitations that are listed.
const MOST_LISTED: u64 = 500;

/// The roles that are held by working at a clinic.
const ROLES: [Role; 2] = [Role::Desk, Role::Manager];

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Invite {
    #[schema(required = true, format = Email, max_length = 254)]
    pub email: Option<String>,
    /// `desk` or `manager`.
    #[schema(required = true)]
    pub role: Option<Role>,
}

/// Who works at a clinic besides its doctors, and who is asked to.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Staff)]
pub struct StaffView {
    /// By name.
    pub members: Vec<MemberView>,
    /// The oldest first.
    pub invitations: Vec<InvitationView>,
}

/// Somebody with a role at a clinic. Whoever holds two is named twice.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = StaffMember)]
pub struct MemberView {
    pub account_id: AccountId,
    pub name: String,
    pub email: String,
    pub role: Role,
    /// Since when, in UTC.
    #[schema(format = DateTime)]
    pub since: String,
}

/// An invitation that waits for its answer.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Invitation)]
pub struct InvitationView {
    pub id: InvitationId,
    pub clinic_id: ClinicId,
    pub email: String,
    pub role: Role,
    /// In UTC, as the other.
    #[schema(format = DateTime)]
    pub invited_at: String,
    #[schema(format = DateTime)]
    pub expires_at: String,
}

/// What the letter of an invitation says.
pub struct Invited {
    pub to: Contact,
    pub clinic_id: ClinicId,
    pub role: Role,
    /// The name of whoever invites.
    pub by: String,
    pub url: String,
    pub expires_at: Instant,
}

/// Who works at the clinic, and who is asked to.
pub async fn staff(app: &App, actor: &Actor, clinic_id: ClinicId) -> Result<StaffView> {
    runs(actor, clinic_id)?;
    let held = role_grant::Entity::find()
        .filter(role_grant::Column::ClinicId.eq(clinic_id))
        .filter(role_grant::Column::Role.is_in(ROLES))
        .order_by_asc(role_grant::Column::GrantedAt)
        .limit(MOST_LISTED)
        .all(app.db.read())
        .await?;
    let ids = held.iter().map(|grant| grant.account_id);
    let accounts = account::Entity::find().filter(account::Column::Id.is_in(ids)).all(app.db.read()).await?;
    let mut members: Vec<MemberView> = held
        .into_iter()
        .filter_map(|grant| {
            let account = accounts.iter().find(|account| account.id == grant.account_id)?;
            Some(MemberView {
                account_id: account.id,
                name: account.name.clone(),
                email: account.email.clone(),
                role: grant.role,
                since: utc(grant.granted_at),
            })
        })
        .collect();
    members.sort_by_cached_key(|member| (member.name.to_lowercase(), member.account_id));
    let invitations = table::Entity::find()
        .filter(table::Column::ClinicId.eq(clinic_id))
        .filter(table::Column::EndedAt.is_null())
        .filter(table::Column::ExpiresAt.gt(app.now()))
        .order_by_asc(table::Column::InvitedAt)
        .limit(MOST_LISTED)
        .all(app.db.read())
        .await?;
    Ok(StaffView { members, invitations: invitations.into_iter().map(InvitationView::from).collect() })
}

/// Asks somebody by mail. 409 `already_on_staff`, `already_invited`, `too_many_invitations`.
pub async fn invite(app: &App, actor: &Actor, clinic_id: ClinicId, input: Invite) -> Result<InvitationView> {
    runs(actor, clinic_id)?;
    let mut check = Check::new();
    let email = check.required("email", input.email, |raw| Email::parse(&raw));
    let role = check.required("role", input.role, |role| {
        let wrong = || Complaint::new("not_a_choice", "Choose one of: desk, manager.");
        ROLES.contains(&role).then_some(role).ok_or_else(wrong)
    });
    let (email, role) = check.build(|| Some((email?, role?))).map_err(Error::fields)?;
    let (email, now) = (email.into_string(), app.now());
    let mut work = app.begin(actor).await?;
    if works_at(&work, &email, clinic_id, role).await? {
        let detail = "This person has that role here already.";
        return Err(Problem::new(Kind::Conflict, "already_on_staff", detail).about("email").into());
    }
    // What nobody answered does not stand in the way.
    let unanswered = table::Entity::update_many().filter(table::Column::ExpiresAt.lte(now));
    end(&work, unanswered.filter(table::Column::ClinicId.eq(clinic_id)), now, None).await?;
    let open = table::Entity::find()
        .filter(table::Column::ClinicId.eq(clinic_id))
        .filter(table::Column::EndedAt.is_null());
    if open.count(&**work).await? >= MOST_OPEN {
        let detail = format!("{MOST_OPEN} invitations wait for an answer. Withdraw some of them first.");
        return Err(Error::conflict("too_many_invitations", detail));
    }
    let row = Invitation {
        id: app.new_id::<InvitationId>(),
        clinic_id,
        open_key: Some(table::key(clinic_id, &email)),
        email,
        role,
        invited_by: actor.signed_in()?,
        invited_at: now,
        expires_at: now.plus_seconds(OPEN_DAYS * DAY),
        ended_at: None,
        accepted_by: None,
    };
    let inserted =
        table::Entity::insert(table::ActiveModel::from(row.clone())).exec_without_returning(&**work).await;
    inserted.map_err(|error| match Fault::from(error) {
        fault if fault.is_duplicate_of("invitations_once", "invitations.open_key") => {
            let detail = "This address has been invited and has not answered yet.";
            Problem::new(Kind::Conflict, "already_invited", detail).about("email").into()
        }
        fault if fault.kind == database::FaultKind::Reference => Error::not_found("clinic"),
        fault => fault.into(),
    })?;
    let line = Entry::new("staff.invite", row.id).clinic(clinic_id);
    work.audit(line.detail(serde_json::json!({ "role": role })));
    work.fact(Fact::StaffInvited { invitation_id: row.id });
    work.commit().await?;
    Ok(row.into())
}

/// Takes an invitation back that has not been answered.
pub async fn withdraw(app: &App, actor: &Actor, clinic_id: ClinicId, id: InvitationId) -> Result<()> {
    runs(actor, clinic_id)?;
    let mut work = app.begin(actor).await?;
    let open = table::Entity::update_many()
        .filter(table::Column::Id.eq(id))
        .filter(table::Column::ClinicId.eq(clinic_id));
    if end(&work, open, app.now(), None).await? == 0 {
        return Err(Error::not_found("invitation"));
    }
    work.audit(Entry::new("staff.withdraw", id).clinic(clinic_id));
    work.commit().await
}

/// Takes the roles of somebody who works at the clinic. Nobody takes their own: a clinic must not lose whoever runs it
/// by one press.
pub async fn let_go(app: &App, actor: &Actor, clinic_id: ClinicId, id: AccountId) -> Result<()> {
    runs(actor, clinic_id)?;
    if actor.account_id() == Some(id) {
        let detail = "You cannot take your own role. Ask another manager, or an administrator.";
        return Err(Error::conflict("yourself", detail));
    }
    let mut work = app.begin(actor).await?;
    let held = store::grants_of(&**work, id).await?;
    let here = |grant: &&store::RoleGrant| grant.clinic_id == Some(clinic_id) && ROLES.contains(&grant.role);
    let mut taken = false;
    for grant in held.iter().filter(here) {
        role_grant::Entity::delete_by_id(grant.id).exec(&**work).await?;
        work.audit(entry("role.revoke", id, grant.role, grant.clinic_id));
        taken = true;
    }
    if !taken {
        return Err(Error::not_found("account"));
    }
    // Nor do they come back, or anybody else, by an invitation of theirs.
    end_sent_by(&work, id, clinic_id, app.now()).await?;
    let account = store::account(&**work, id).await?.ok_or_else(|| Error::not_found("account"))?;
    changed(&work, &account).await?;
    work.commit().await?;
    grants::forget(app, id).await;
    Ok(())
}

/// An open invitation for the caller's address; nothing tells whether there is one for another.
pub async fn invitation(app: &App, actor: &Actor, id: InvitationId) -> Result<InvitationView> {
    let account = own(app, actor).await?;
    let row = table::Entity::find_by_id(id)
        .filter(table::Column::Email.eq(&account.email))
        .filter(table::Column::EndedAt.is_null())
        .filter(table::Column::ExpiresAt.gt(app.now()))
        .one(app.db.read())
        .await?;
    Ok(row.ok_or_else(|| Error::not_found("invitation"))?.into())
}

/// Gives the caller the role they were invited to. 409 `email_not_confirmed` until the address is shown to be theirs.
pub async fn accept(app: &App, actor: &Actor, id: InvitationId) -> Result<AccountView> {
    let (view, account) = (invitation(app, actor, id).await?, own(app, actor).await?);
    if account.email_confirmed_at.is_none() {
        return Err(email_not_confirmed());
    }
    let mut work = app.begin(actor).await?;
    let open = table::Entity::update_many()
        .filter(table::Column::Id.eq(id))
        .filter(table::Column::ExpiresAt.gt(app.now()));
    if end(&work, open, app.now(), Some(account.id)).await? == 0 {
        return Err(Error::not_found("invitation"));
    }
    let clinic_id = Some(view.clinic_id);
    if grants::grant(app, &work, account.id, view.role, clinic_id).await? {
        work.audit(entry("role.grant", account.id, view.role, clinic_id));
    }
    changed(&work, &account).await?;
    let held = store::grants_of(&**work, account.id).await?;
    let id = account.id;
    let view = AccountView::of(Account { version: account.version + 1, ..account }, held);
    work.commit().await?;
    grants::forget(app, id).await;
    Ok(view)
}

/// What the letter says; nothing once the invitation is over.
pub async fn invited(app: &App, id: InvitationId) -> Result<Option<Invited>> {
    let open = table::Entity::find_by_id(id)
        .filter(table::Column::EndedAt.is_null())
        .filter(table::Column::ExpiresAt.gt(app.now()));
    let Some(row) = open.one(app.db.read()).await? else { return Ok(None) };
    let Some(by) = store::account(app.db.read(), row.invited_by).await? else { return Ok(None) };
    let known = store::account_by_email(app.db.read(), &row.email).await?;
    // Somebody without an account is written to in the language of whoever invites.
    let to = known.map(Contact::from).unwrap_or_else(|| Contact {
        name: row.email.split('@').next().unwrap_or_default().to_owned(),
        email: row.email.clone(),
        locale: by.locale.clone(),
        time_zone: by.time_zone.clone(),
    });
    let url = format!("{}/invitations/{id}", app.settings.base_url);
    let Invitation { clinic_id, role, expires_at, .. } = row;
    Ok(Some(Invited { to, clinic_id, role, by: by.name, url, expires_at }))
}

fn runs(actor: &Actor, clinic_id: ClinicId) -> Result<()> {
    if actor.reach(Action::WriteStaff)?.covers(None, Some(clinic_id), None) {
        Ok(())
    } else {
        Err(Error::not_found("clinic"))
    }
}

async fn own(app: &App, actor: &Actor) -> Result<Account> {
    actor.reach(Action::UseAccount)?;
    store::account(app.db.read(), actor.signed_in()?).await?.ok_or_else(Error::unauthenticated)
}

async fn works_at(tx: &Tx, email: &str, clinic_id: ClinicId, role: Role) -> Result<bool> {
    let Some(account) = store::account_by_email(&**tx, email).await? else { return Ok(false) };
    let held = store::grants_of(&**tx, account.id).await?;
    Ok(held.iter().any(|grant| grant.role == role && grant.clinic_id == Some(clinic_id)))
}

/// Ends what somebody has sent for a clinic and nobody has answered.
pub(super) async fn end_sent_by(tx: &Tx, id: AccountId, clinic_id: ClinicId, now: Instant) -> Result<()> {
    let theirs = table::Entity::update_many()
        .filter(table::Column::ClinicId.eq(clinic_id))
        .filter(table::Column::InvitedBy.eq(id));
    end(tx, theirs, now, None).await?;
    Ok(())
}

/// Ends those of the chosen invitations that are open; gives how many.
async fn end(
    tx: &Tx,
    chosen: UpdateMany<table::Entity>,
    now: Instant,
    accepted_by: Option<AccountId>,
) -> Result<u64> {
    let ended = chosen
        .col_expr(table::Column::EndedAt, Expr::value(now))
        .col_expr(table::Column::AcceptedBy, Expr::value(accepted_by))
        .col_expr(table::Column::OpenKey, Expr::value(None::<String>))
        .filter(table::Column::EndedAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(ended.rows_affected)
}

async fn changed(work: &Work<'_>, account: &Account) -> Result<()> {
    if store::count_change(work, account.id, account.version).await? {
        Ok(())
    } else {
        Err(Error::version_mismatch())
    }
}

fn utc(instant: Instant) -> String {
    instant.rfc3339(&jiff::tz::TimeZone::UTC)
}

impl From<Invitation> for InvitationView {
    fn from(row: Invitation) -> Self {
        Self {
            id: row.id,
            clinic_id: row.clinic_id,
            email: row.email,
            role: row.role,
            invited_at: utc(row.invited_at),
            expires_at: utc(row.expires_at),
        }
    }
}
