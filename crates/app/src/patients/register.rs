//! An account and its self profile, made together.

use kernel::{id::PatientId, text};
use sea_orm::EntityTrait;

use super::store::patient;
use crate::{
    App, Work,
    access::{self, AccountView, Actor, Grant, NewAccount, Register, Role, Secret},
    audit::Entry,
    error::Result,
};

/// Anybody makes an account. A role cannot be asked for. 409 `email_taken`.
pub async fn register(app: &App, actor: &Actor, input: Register) -> Result<AccountView> {
    let new = access::prepare_account(app, input).await?;
    let mut work = app.begin(actor).await?;
    let account = write(app, &mut work, new).await?;
    work.answer(201, &account)?;
    work.commit().await?;
    Ok(account)
}

/// The operator makes an account with roles; its address counts as confirmed.
pub async fn enrol(app: &App, input: Register, roles: &[Grant]) -> Result<AccountView> {
    let mut new = access::prepare_account(app, input).await?;
    new.email_confirmed = true;
    let system = Actor::system();
    let mut work = app.begin(&system).await?;
    let account = write(app, &mut work, new).await?;
    for grant in roles {
        access::grant(app, &work, account.id, grant.role, grant.clinic_id).await?;
        let entry = Entry::new("role.grant", account.id);
        work.audit(entry.detail(serde_json::json!({ "role": grant.role })));
    }
    work.commit().await?;
    Ok(account)
}

/// The first administrator, made by whoever runs the installation: there is none built in. 409 `email_taken`.
pub async fn create_administrator(app: &App, email: String, password: Secret) -> Result<AccountView> {
    let input = Register {
        email: Some(email),
        password: Some(password),
        name: Some("Administrator".to_owned()),
        ..Register::default()
    };
    enrol(app, input, &[Grant { role: Role::Administrator, clinic_id: None }]).await
}

async fn write(app: &App, work: &mut Work<'_>, new: NewAccount) -> Result<AccountView> {
    let account = access::register_account(app, work, new).await?;
    let id = app.new_id::<PatientId>();
    let row = patient::Model {
        id,
        account_id: Some(account.id),
        clinic_id: None,
        self_of: Some(account.id),
        folded_name: text::folded(&account.name),
        name: account.name.clone(),
        birth_date: None,
        gender: None,
        phone: account.phone.clone(),
        notes: String::new(),
        created_at: app.now(),
        removed_at: None,
        version: 1,
    };
    patient::Entity::insert(patient::ActiveModel::from(row)).exec_without_returning(&***work).await?;
    work.audit(Entry::new("patient.create", id).patient(id));
    Ok(account)
}
