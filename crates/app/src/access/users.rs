//! Accounts and their roles, as an administrator keeps them.

use std::collections::BTreeSet;

use database::Tx;
use kernel::{
    id::{AccountId, ClinicId},
    paging::{Page, PageRequest, cursor, parse_cursor},
};
use sea_orm::{
    Condition, ExprTrait, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Func, LikeExpr},
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    Action, Actor, Role, grants, staff,
    store::{self, RoleGrant, account, role_grant},
    views::AccountView,
};
use crate::{
    App,
    audit::Entry,
    error::{Error, Result},
};

/// The longest text that is looked for.
const LONGEST: usize = 254;

/// The roles an account is to hold from now on; those that are not named are taken away.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeRoles {
    #[schema(required = true)]
    pub roles: Option<Vec<WantedRole>>,
}

/// `desk` and `manager` are held at a clinic, `administrator` everywhere. Nobody is made a patient or a doctor here:
/// every account is a patient, and a doctor's record is approved.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WantedRole {
    pub role: Role,
    pub clinic_id: Option<ClinicId>,
}

/// Accounts whose address or name holds `text`, oldest first.
pub async fn list_users(
    app: &App,
    actor: &Actor,
    text: Option<&str>,
    request: PageRequest,
) -> Result<Page<AccountView>> {
    everywhere(actor)?;
    let mut query = account::Entity::find()
        .filter(account::Column::ClosedAt.is_null())
        .order_by_asc(account::Column::Id)
        .limit(u64::from(request.limit) + 1);
    if let Some(after) = &request.cursor {
        let wrong = Error::unknown_cursor;
        let (_, id) = parse_cursor(after).ok_or_else(wrong)?;
        query = query.filter(account::Column::Id.gt(AccountId(id)));
    }
    if let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) {
        if text.chars().count() > LONGEST {
            return Err(Error::field("q", "too_long", format!("Use at most {LONGEST} characters.")));
        }
        query = query.filter(holds(text));
    }
    let rows = query.all(app.db.read()).await?;
    let page = Page::from_rows(rows, request.limit, |account| cursor(0, account.id.0));
    let ids: Vec<_> = page.items.iter().map(|account| account.id).collect();
    let mut grants = role_grant::Entity::find()
        .filter(role_grant::Column::AccountId.is_in(ids))
        .order_by_asc(role_grant::Column::GrantedAt)
        .order_by_asc(role_grant::Column::Id)
        .all(app.db.read())
        .await?;
    Ok(page.map(|account| {
        let own = grants.extract_if(.., |grant| grant.account_id == account.id).collect();
        AccountView::of(account, own)
    }))
}

/// Gives and takes roles. 409 `last_administrator` where nobody would be left to do this.
pub async fn change_roles(
    app: &App,
    actor: &Actor,
    id: AccountId,
    input: ChangeRoles,
    expected_version: Option<i64>,
) -> Result<AccountView> {
    everywhere(actor)?;
    let wanted = parse(input)?;
    let mut work = app.begin(actor).await?;
    let account = store::account(&**work, id).await?.ok_or_else(|| Error::not_found("account"))?;
    crate::merge::expect_version(expected_version, account.version)?;
    let held = store::grants_of(&**work, id).await?;
    let is_wanted =
        |grant: &RoleGrant| grant.role == Role::Doctor || wanted.contains(&(grant.role, grant.clinic_id));
    for grant in held.iter().filter(|grant| !is_wanted(grant)) {
        if grant.role == Role::Administrator {
            keep_an_administrator_besides(&work, id).await?;
        }
        role_grant::Entity::delete_by_id(grant.id).exec(&**work).await?;
        work.audit(entry("role.revoke", id, grant.role, grant.clinic_id));
        if let Some(clinic_id) = grant.clinic_id {
            staff::end_sent_by(&work, id, clinic_id, app.now()).await?;
        }
    }
    for &(role, clinic_id) in &wanted {
        if grants::grant(app, &work, id, role, clinic_id).await.map_err(no_such_clinic)? {
            work.audit(entry("role.grant", id, role, clinic_id));
        }
    }
    if !store::count_change(&work, id, account.version).await? {
        return Err(Error::version_mismatch());
    }
    let grants = store::grants_of(&**work, id).await?;
    let view = AccountView::of(account::Model { version: account.version + 1, ..account }, grants);
    work.commit().await?;
    grants::forget(app, id).await;
    Ok(view)
}

/// Refuses to leave the installation without an administrator. The rows are locked: of two administrators who remove
/// each other at the same moment one stays.
pub(super) async fn keep_an_administrator_besides(tx: &Tx, id: AccountId) -> Result<()> {
    let administrators = role_grant::Entity::find()
        .filter(role_grant::Column::Role.eq(Role::Administrator))
        .order_by_asc(role_grant::Column::Id)
        .lock_exclusive()
        .all(&**tx)
        .await?;
    if administrators.iter().any(|grant| grant.account_id != id) {
        return Ok(());
    }
    let detail = "This is the last administrator. Make another account one first.";
    Err(Error::conflict("last_administrator", detail))
}

fn everywhere(actor: &Actor) -> Result<()> {
    if actor.reach(Action::WriteRoles)?.all { Ok(()) } else { Err(Error::forbidden()) }
}

fn parse(input: ChangeRoles) -> Result<BTreeSet<(Role, Option<ClinicId>)>> {
    let mut check = kernel::fields::Check::new();
    let roles = check.required("roles", input.roles, Ok).unwrap_or_default();
    check.require("roles", roles.len() <= 100, "too_many", "Name at most 100 roles.");
    for (place, wanted) in roles.iter().enumerate() {
        let at = |field: &str| format!("roles.{place}.{field}");
        match (wanted.role, wanted.clinic_id) {
            (Role::Patient | Role::Doctor, _) => {
                let message = "Choose one of: desk, manager, administrator.";
                check.require(&at("role"), false, "not_a_choice", message);
            }
            (Role::Desk | Role::Manager, None) => {
                check.require(&at("clinic_id"), false, "required", "Say at which clinic.");
            }
            (Role::Administrator, Some(_)) => {
                let message = "An administrator is one everywhere. Leave the clinic out.";
                check.require(&at("clinic_id"), false, "not_for_this_role", message);
            }
            _ => {}
        }
    }
    check.build(|| Some(())).map_err(Error::fields)?;
    Ok(roles.into_iter().map(|wanted| (wanted.role, wanted.clinic_id)).collect())
}

/// Before a character that a pattern would take for another. Not the backslash, which not every engine reads alike.
const ESCAPE: char = '!';

fn holds(text: &str) -> Condition {
    let mut pattern = String::from("%");
    for character in text.to_lowercase().chars() {
        if matches!(character, '%' | '_' | ESCAPE) {
            pattern.push(ESCAPE);
        }
        pattern.push(character);
    }
    pattern.push('%');
    let like = || LikeExpr::new(pattern.as_str()).escape(ESCAPE);
    let name = Expr::expr(Func::lower(Expr::col(account::Column::Name)));
    Condition::any().add(account::Column::Email.like(like())).add(name.like(like()))
}

fn no_such_clinic(error: Error) -> Error {
    match error {
        Error::Fault(database::Fault { kind: database::FaultKind::Reference, .. }) => {
            Error::field("roles", "no_such_clinic", "One of the clinics does not exist.")
        }
        error => error,
    }
}

pub(super) fn entry(action: &'static str, id: AccountId, role: Role, clinic_id: Option<ClinicId>) -> Entry {
    let entry = Entry::new(action, id).detail(serde_json::json!({ "role": role }));
    match clinic_id {
        Some(clinic_id) => entry.clinic(clinic_id),
        None => entry,
    }
}
