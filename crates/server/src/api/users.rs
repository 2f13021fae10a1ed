//! Accounts and their roles, for administrators.

use app::{
    App,
    access::{self, AccountView, ChangeRoles},
};
use axum::{Json, extract::State};
use kernel::{id::AccountId, paging::Page};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Body, Caller, IfMatch, Path, Query, Versioned, page};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(change_roles))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Listing {
    /// Part of the address or the name.
    #[param(max_length = 254)]
    q: Option<String>,
    limit: Option<u32>,
    cursor: Option<String>,
}

/// Accounts, oldest first.
#[utoipa::path(get, path = "/api/v1/users", tag = "users", params(Listing),
    responses((status = 200, body = Page<AccountView>)))]
async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<Listing>,
) -> Answer<Json<Page<AccountView>>> {
    let page = page(query.limit, query.cursor)?;
    Ok(Json(access::list_users(&app, &caller, query.q.as_deref(), page).await?))
}

/// Says which roles an account holds from now on. 409 `last_administrator`.
#[utoipa::path(patch, path = "/api/v1/users/{id}/roles", tag = "users",
    params(("id" = AccountId, Path), IfMatch),
    request_body = ChangeRoles, responses((status = 200, body = AccountView)))]
async fn change_roles(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<AccountId>,
    IfMatch(version): IfMatch,
    Body(input): Body<ChangeRoles>,
) -> Answer<Versioned<AccountView>> {
    let view = access::change_roles(&app, &caller, id, input, version).await?;
    Ok(Versioned(view.version, view))
}
