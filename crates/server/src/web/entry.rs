//! Coming in and going out: sign in, register, confirm the e-mail, forgot and reset the password, sign out.

use app::access::{
    self, ConfirmEmail, ForgotPassword, Register, ResetPassword, Role, SignIn, SignOut, WebSession,
};
use app::{App, Error, patients};
use axum::Router;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::routing::{get, post};
use kernel::paging::PageRequest;

use super::address::own_path;
use super::door::sentences::mendable;
use super::door::{Asked, Page, Reader, Shown, Typed, cookies, html, leave, told};
use super::form::Form;
use super::pages::entry::{
    ConfirmEmailPage, Confirmation, ForgotPasswordPage, RegisterPage, ResetPasswordPage, SignInPage,
};
use crate::api::Refused;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/sign-in", get(show_sign_in).post(sign_in))
        .route("/register", get(show_register).post(register))
        .route("/sign-out", post(sign_out))
        .route("/forgot-password", get(show_forgot).post(forgot))
        .route("/reset-password", get(show_reset).post(reset))
        .route("/confirm-email", get(show_confirm).post(confirm))
}

async fn show_sign_in(reader: Reader, Asked(asked): Asked) -> Shown {
    let next = own_path(asked.value("next")).to_owned();
    html(sign_in_page(reader, Form::default(), next))
}

async fn sign_in(reader: Reader, headers: HeaderMap, Typed(form): Typed) -> Shown {
    let next = own_path(form.value("next")).to_owned();
    let begun = match form.given("ticket") {
        Some(ticket) => begin_with_code(&reader, &headers, &ticket, form.value("totp_code")).await,
        None => begin_session(&reader, &headers, form.value("email"), form.value("password")).await,
    };
    match begun {
        Ok(session) => {
            let place = landing(&reader, &session, next).await?;
            leave(&place, [session_cookie(&reader, &session)])
        }
        Err(error) => match ticket_of(&error, &form) {
            Some(ticket) => {
                let asked_first = error.is_code("totp_required") && form.given("ticket").is_none();
                let mut form = refused(&reader, &form, error, &["email"])?;
                // The first time nothing is wrong yet: the page only goes on asking.
                if asked_first {
                    form.errors.clear();
                }
                let page = SignInPage { ticket, ..sign_in_page(reader, form, next) };
                Page(StatusCode::UNPROCESSABLE_ENTITY, page).shown()
            }
            None => {
                let form = refused(&reader, &form, error, &["email"])?;
                Page(StatusCode::UNPROCESSABLE_ENTITY, sign_in_page(reader, form, next)).shown()
            }
        },
    }
}

/// Where to go after signing in: back to where one came from, else to where one works.
async fn landing(reader: &Reader, session: &WebSession, next: String) -> Result<String, Refused> {
    if next != "/" {
        return Ok(next);
    }
    let actor = access::authenticate(&reader.app, &session.token).await?;
    let is_staff = [Role::Desk, Role::Manager, Role::Administrator].into_iter().any(|role| actor.holds(role));
    Ok(match actor.doctor_id() {
        _ if is_staff => "/clinic".to_owned(),
        Some(_) => "/day".to_owned(),
        None => next,
    })
}

/// Asks for the code where a page has a sign-in form of its own; `next` is where that page goes on.
pub fn second_step(reader: Reader, error: Error, next: String) -> Shown {
    let ticket = ticket_of(&error, &Form::default()).unwrap_or_default();
    let page = SignInPage { ticket, ..sign_in_page(reader, Form::default(), next) };
    Page(StatusCode::UNPROCESSABLE_ENTITY, page).shown()
}

/// What goes on to the second step: the ticket that came with the refusal, or the one that was sent with the code.
fn ticket_of(error: &Error, form: &Form) -> Option<String> {
    let told = error.problem().and_then(|problem| problem.more.get("ticket")?.as_str().map(str::to_owned));
    let goes_on = ["totp_required", "totp_invalid"].iter().any(|code| error.is_code(code));
    told.or_else(|| form.given("ticket").filter(|_| goes_on))
}

async fn begin_with_code(
    reader: &Reader,
    headers: &HeaderMap,
    ticket: &str,
    code: &str,
) -> Result<WebSession, Error> {
    let user_agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    access::sign_in_with_code(&reader.app, &reader.caller, &ticket.into(), &code.into(), user_agent).await
}

async fn show_register(reader: Reader, Asked(asked): Asked) -> Shown {
    let next = own_path(asked.value("next")).to_owned();
    html(RegisterPage { ui: reader.ui, form: Form::default(), next })
}

async fn register(reader: Reader, headers: HeaderMap, Typed(form): Typed) -> Shown {
    let next = own_path(form.value("next")).to_owned();
    match begin_account(&reader, &headers, &form, &[]).await {
        Ok(session) => leave(&next, [session_cookie(&reader, &session), cookies::flash("flash-welcome")]),
        Err(error) => {
            let form = refused(&reader, &form, error, &["name", "email", "phone"])?;
            let page = RegisterPage { ui: reader.ui, form, next };
            Page(StatusCode::UNPROCESSABLE_ENTITY, page).shown()
        }
    }
}

async fn sign_out(reader: Reader, Typed(form): Typed) -> Shown {
    let input = SignOut { all: Some(form.value("all") == "true") };
    match access::sign_out(&reader.app, &reader.caller, input).await {
        Ok(()) => {}
        // Whose session has ended already is signed out.
        Err(error) if error.is_code("unauthenticated") => {}
        Err(error) => return Err(error.into()),
    }
    leave("/", [cookies::end_session(cookies::is_https(&reader.app)), cookies::flash("flash-signed-out")])
}

async fn show_forgot(reader: Reader) -> Shown {
    html(ForgotPasswordPage { ui: reader.ui, form: Form::default(), sent: false })
}

async fn forgot(reader: Reader, Typed(form): Typed) -> Shown {
    let input = ForgotPassword { email: Some(form.value("email").to_owned()) };
    match access::forgot_password(&reader.app, &reader.caller, input).await {
        Ok(()) => html(ForgotPasswordPage { ui: reader.ui, form: Form::default(), sent: true }),
        Err(error) => {
            let form = refused(&reader, &form, error, &["email"])?;
            let page = ForgotPasswordPage { ui: reader.ui, form, sent: false };
            Page(StatusCode::UNPROCESSABLE_ENTITY, page).shown()
        }
    }
}

async fn show_reset(reader: Reader, Asked(asked): Asked) -> Shown {
    let token = asked.value("token").to_owned();
    html(ResetPasswordPage { ui: reader.ui, form: Form::default(), is_spent: token.is_empty(), token })
}

async fn reset(reader: Reader, Typed(form): Typed) -> Shown {
    let token = form.value("token").to_owned();
    let input = ResetPassword {
        token: Some(token.clone().into()),
        new_password: Some(form.value("new_password").into()),
    };
    match access::reset_password(&reader.app, &reader.caller, input).await {
        Ok(()) => told("/sign-in", "flash-password-changed"),
        Err(error) => {
            let problem = mendable(error)?;
            let is_spent = problem.code == "link_used_or_expired";
            let faults = reader.ui.faults(&problem, &[]);
            let form = Form::default().with_errors(faults);
            let page = ResetPasswordPage { ui: reader.ui, form, token, is_spent };
            Page(StatusCode::UNPROCESSABLE_ENTITY, page).shown()
        }
    }
}

async fn show_confirm(reader: Reader, Asked(asked): Asked) -> Shown {
    let token = asked.value("token").to_owned();
    let state = if token.is_empty() { Confirmation::Spent } else { Confirmation::Asked };
    html(ConfirmEmailPage { ui: reader.ui, state, token })
}

async fn confirm(reader: Reader, Typed(form): Typed) -> Shown {
    let token = form.value("token").to_owned();
    let input = ConfirmEmail { token: Some(token.clone().into()) };
    let state = match access::confirm_email(&reader.app, &reader.caller, input).await {
        Ok(_) => Confirmation::Done,
        Err(error) => {
            mendable(error)?;
            Confirmation::Spent
        }
    };
    html(ConfirmEmailPage { ui: reader.ui, state, token })
}

/// Signs a browser in; also from within the booker.
pub async fn begin_session(
    reader: &Reader,
    headers: &HeaderMap,
    email: &str,
    password: &str,
) -> Result<WebSession, Error> {
    let user_agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    let input = SignIn { email: Some(email.to_owned()), password: Some(password.into()), totp_code: None };
    access::sign_in_web(&reader.app, &reader.caller, input, user_agent).await
}

/// Makes an account and signs it in; also from within the booker, where `names` maps the API's names of fields to
/// those of the form.
pub async fn begin_account(
    reader: &Reader,
    headers: &HeaderMap,
    form: &Form,
    names: &[(&str, &str)],
) -> Result<WebSession, Error> {
    let value = |name: &str| {
        let ours = names.iter().find(|(theirs, _)| *theirs == name).map_or(name, |(_, ours)| ours);
        form.value(ours)
    };
    let (email, password) = (value("email"), value("password"));
    let phone = Some(value("phone").to_owned()).filter(|phone| !phone.trim().is_empty());
    // People live where their clinic is; whoever does not says so in the account.
    let clinics =
        app::clinics::list_clinics(&reader.app, &reader.caller, PageRequest { limit: 1, cursor: None })
            .await?;
    let zone = clinics.items.into_iter().next().map(|clinic| clinic.time_zone);
    let input = Register {
        email: Some(email.to_owned()),
        password: Some(password.into()),
        name: Some(value("name").to_owned()),
        phone,
        locale: Some(reader.ui.language.tag().to_owned()),
        time_zone: zone,
    };
    patients::register(&reader.app, &reader.caller, input).await?;
    begin_session(reader, headers, email, password).await
}

pub fn session_cookie(reader: &Reader, session: &WebSession) -> HeaderValue {
    cookies::session(cookies::is_https(&reader.app), &session.token, reader.app.settings.session_seconds)
}

/// The form as it was typed, without secrets, with what is wrong; or the refusal that no form can mend. A wrong
/// pair and a login storm are said in the form too.
fn refused(reader: &Reader, form: &Form, error: Error, kept: &[&str]) -> Result<Form, Refused> {
    let said_here = ["wrong_credentials", "busy", "totp_required", "totp_invalid", "sign_in_again"];
    let said_here = said_here.iter().any(|code| error.is_code(code));
    let problem = match error {
        Error::Problem(problem) if said_here => problem,
        other => mendable(other)?,
    };
    Ok(form.only(kept).with_errors(reader.ui.faults(&problem, &[])))
}

fn sign_in_page(reader: Reader, form: Form, next: String) -> SignInPage {
    SignInPage { ui: reader.ui, form, ticket: String::new(), next }
}
