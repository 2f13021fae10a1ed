//! One's own account: seen, changed, closed.

use kernel::{fields::Check, id::AccountId, text};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ExprTrait, IntoActiveModel, entity::prelude::*};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    Action, Actor, Role, links,
    model::{EndReason, LinkPurpose},
    register::{locale, zone},
    store::{self, Account, account, role_grant},
    totp, users,
    views::AccountView,
};
use crate::{
    App, Work,
    audit::Entry,
    error::{Error, Result},
    merge::{self, merge},
};

/// What is left out stays; `null` clears.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeMe {
    #[serde(default, deserialize_with = "crate::patch::given")]
    #[schema(max_length = 120)]
    pub name: Option<String>,
    #[serde(default, deserialize_with = "crate::patch::present")]
    pub phone: Option<Option<String>>,
    /// The language of mails: `en`, `ur`, `ar`, `hi`, `es` or `fr`.
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub locale: Option<String>,
    /// IANA name.
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub time_zone: Option<String>,
}

pub async fn me(app: &App, actor: &Actor) -> Result<AccountView> {
    actor.reach(Action::UseAccount)?;
    view_of(app.db.read(), own(app.db.read(), actor).await?).await
}

pub async fn change_me(
    app: &App,
    actor: &Actor,
    input: ChangeMe,
    expected_version: Option<i64>,
) -> Result<AccountView> {
    actor.reach(Action::UseAccount)?;
    let mut work = app.begin(actor).await?;
    let kept = own(&**work, actor).await?;
    merge::expect_version(expected_version, kept.version)?;
    let mut row = kept.clone().into_active_model();
    parse(&mut row, input)?;
    if !row.is_changed() {
        return view_of(&**work, kept).await;
    }
    row.version = Set(kept.version + 1);
    let unchanged = account::Column::Id.eq(kept.id).and(account::Column::Version.eq(kept.version));
    merge::write(&work, row, unchanged).await?;
    let changed = view_of(&**work, own(&**work, actor).await?).await?;
    work.audit(Entry::new("account.change", kept.id));
    work.commit().await?;
    Ok(changed)
}

fn parse(row: &mut account::ActiveModel, input: ChangeMe) -> Result<()> {
    let mut check = Check::new();
    let name = check.optional("name", input.name, |raw| text::person_name(&raw));
    let phone = check.patched("phone", input.phone, |raw| text::phone(&raw));
    let locale = check.optional("locale", input.locale, |raw| locale(&raw));
    let time_zone = check.optional("time_zone", input.time_zone, |raw| zone(&raw));
    check.build(|| Some(())).map_err(Error::fields)?;
    merge(&mut row.name, name);
    merge(&mut row.phone, phone);
    merge(&mut row.locale, locale);
    merge(&mut row.time_zone, time_zone);
    Ok(())
}

/// Closes an account within the transaction of whoever knows that nothing is ahead of it: nobody signs in as it any
/// more, its address is free again, and what it said of itself is forgotten. The row stays, because audit, visits
/// and money refer to it. The last administrator and a practising doctor must hand over first. Call
/// [`super::forget`] after the commit.
pub async fn close_account(app: &App, work: &mut Work<'_>, id: AccountId) -> Result<()> {
    let (tx, now) = (&***work, app.now());
    let grants = store::grants_of(tx, id).await?;
    if grants.iter().any(|grant| grant.role == Role::Doctor) {
        let detail = "You are listed as a doctor. Ask the clinic to take you off its list first.";
        return Err(Error::conflict("still_a_doctor", detail));
    }
    if grants.iter().any(|grant| grant.role == Role::Administrator) {
        users::keep_an_administrator_besides(work, id).await?;
    }
    let closed = account::Entity::update_many()
        .col_expr(account::Column::Email, Expr::value(format!("{id}@closed.invalid")))
        .col_expr(account::Column::PasswordHash, Expr::value(""))
        .col_expr(account::Column::Name, Expr::value("Closed account"))
        .col_expr(account::Column::Phone, Expr::value(None::<String>))
        .col_expr(account::Column::ClosedAt, Expr::value(now))
        .col_expr(account::Column::Version, Expr::col(account::Column::Version).add(1))
        .filter(account::Column::Id.eq(id))
        .filter(account::Column::ClosedAt.is_null())
        .exec(&***work)
        .await?;
    if closed.rows_affected == 0 {
        return Err(Error::not_found("account"));
    }
    totp::forget(work, id).await?;
    role_grant::Entity::delete_many().filter(role_grant::Column::AccountId.eq(id)).exec(&***work).await?;
    for &purpose in LinkPurpose::ALL {
        links::use_up_all(work, id, purpose, now).await?;
    }
    store::end_sessions(work, id, None, now, EndReason::AccountClosed).await?;
    work.audit(Entry::new("account.close", id));
    Ok(())
}

async fn own(db: &impl ConnectionTrait, actor: &Actor) -> Result<Account> {
    store::account(db, actor.signed_in()?).await?.ok_or_else(Error::unauthenticated)
}

async fn view_of(db: &impl ConnectionTrait, account: Account) -> Result<AccountView> {
    let grants = store::grants_of(db, account.id).await?;
    Ok(AccountView::of(account, grants))
}
