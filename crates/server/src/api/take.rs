//! What handlers take from a request: body, query, path ids, the expected version. Everything that cannot be read is
//! refused by name, so that a typing mistake never passes as "left out".

use app::{Error, Kind, Problem};
use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::IntoResponse,
};
use kernel::paging::{self, Page, PageRequest};
use serde::de::{DeserializeOwned, IgnoredAny};
use utoipa::openapi::{
    ObjectBuilder, Required, Type,
    path::{Parameter, ParameterBuilder, ParameterIn},
};

use super::{Refused, misfit::misfit};

/// A JSON body.
#[derive(Clone, Debug)]
pub struct Body<T>(pub T);

/// A JSON body that may be left out as a whole.
#[derive(Clone, Debug)]
pub struct OptionalBody<T>(pub T);

/// A table or a calendar as the whole body.
#[derive(Clone, Debug)]
pub struct File(pub Bytes);

/// The query string.
#[derive(Clone, Debug)]
pub struct Query<T>(pub T);

/// Ids in the path. What is no id is not there: 404.
#[derive(Clone, Debug)]
pub struct Path<T>(pub T);

/// The version named by `If-Match: "<version>"`, where there is one.
#[derive(Clone, Copy, Debug)]
pub struct IfMatch(pub Option<i64>);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Refused;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refused> {
        if !is_json(request.headers()) {
            let detail = "Send the body as application/json.";
            return Err(Problem::new(Kind::UnsupportedMedia, "unsupported_media", detail).into());
        }
        parse_json(&bytes(request, state).await?).map(Self)
    }
}

impl<T: DeserializeOwned + Default, S: Send + Sync> FromRequest<S> for OptionalBody<T> {
    type Rejection = Refused;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refused> {
        if is_json(request.headers()) {
            return Body::from_request(request, state).await.map(|Body(body)| Self(body));
        }
        if bytes(request, state).await?.is_empty() {
            return Ok(Self(T::default()));
        }
        let detail = "Send the body as application/json.";
        Err(Problem::new(Kind::UnsupportedMedia, "unsupported_media", detail).into())
    }
}

impl<S: Send + Sync> FromRequest<S> for File {
    type Rejection = Refused;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refused> {
        if !["text/csv", "text/calendar"].contains(&kind(request.headers()).as_str()) {
            let detail = "Send the file as text/csv or text/calendar.";
            return Err(Problem::new(Kind::UnsupportedMedia, "unsupported_media", detail).into());
        }
        bytes(request, state).await.map(Self)
    }
}

impl<T: DeserializeOwned, S: Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refused> {
        let query = parts.uri.query().unwrap_or_default();
        let from = serde_html_form::Deserializer::from_bytes(query.as_bytes());
        match serde_path_to_error::deserialize(from) {
            Ok(value) => Ok(Self(value)),
            Err(error) => {
                // A list in a query repeats its name and has no places: `status=held&status=confirmed`.
                let path = error.path().to_string();
                let path = path.split('[').next().unwrap_or(&path);
                Err(misfit(path, &error.inner().to_string()).into())
            }
        }
    }
}

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refused> {
        match axum::extract::Path::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(value)) => Ok(Self(value)),
            Err(_) => Err(Error::not_found("thing").into()),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refused> {
        let Some(value) = parts.headers.get(header::IF_MATCH) else { return Ok(Self(None)) };
        let text = value.to_str().unwrap_or_default().trim();
        if text == "*" {
            return Ok(Self(None));
        }
        // A tag that is not one of ours matches nothing (RFC 9110 §13.1.1).
        let version = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        // What stands behind a dot tells representations of one version apart.
        let version = version.and_then(|tag| tag.split('.').next()?.parse().ok());
        version.map(|version| Self(Some(version))).ok_or_else(|| Error::version_mismatch().into())
    }
}

/// Which page of a list.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// 1 to 100; left out means 20.
    pub limit: Option<u32>,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}

/// How a document is wanted.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Written {
    /// `en`, `ur`, `ar`, `hi`, `es` or `fr`; left out: the caller's own.
    pub language: Option<String>,
}

/// The page that `limit` and `cursor` of a query ask for.
pub fn page(limit: Option<u32>, cursor: Option<String>) -> Result<PageRequest, Refused> {
    let limit = limit.unwrap_or(paging::DEFAULT_LIMIT);
    if limit == 0 || limit > paging::MOST {
        let message = format!("This must be between 1 and {}.", paging::MOST);
        return Err(Error::field("limit", "out_of_range", message).into());
    }
    Ok(PageRequest { limit, cursor })
}

/// The page of a list that is read as a whole: a short one, of a doctor, a clinic or an account.
pub fn part_of<T>(rows: Vec<T>, paging: Paging, id_of: impl Fn(&T) -> String) -> Result<Page<T>, Refused> {
    let request = page(paging.limit, paging.cursor)?;
    Page::of_whole(rows, &request, id_of).ok_or_else(|| Error::unknown_cursor().into())
}

impl utoipa::IntoParams for IfMatch {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let version = ObjectBuilder::new().schema_type(Type::String).pattern(Some("^\"[0-9]{1,18}\"$"));
        let parameter = ParameterBuilder::new()
            .name("If-Match")
            .parameter_in(ParameterIn::Header)
            .required(Required::False)
            .description(Some("The version that the change was decided on, as in `ETag`."))
            .schema(Some(version));
        vec![parameter.build()]
    }
}

/// What the body is said to be, without what else is said of it.
fn kind(headers: &HeaderMap) -> String {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = kind(headers);
    kind == "application/json" || kind.starts_with("application/") && kind.ends_with("+json")
}

async fn bytes<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Refused> {
    Bytes::from_request(request, state).await.map_err(|rejection| {
        if rejection.into_response().status() == StatusCode::PAYLOAD_TOO_LARGE {
            too_large().into()
        } else {
            unreadable("The body broke off.").into()
        }
    })
}

/// The body is larger than the route takes.
pub fn too_large() -> Problem {
    Problem::new(Kind::TooLarge, "too_large", "The body is larger than this call takes.")
}

fn unreadable(detail: &str) -> Problem {
    Problem::new(Kind::Unreadable, "unreadable", detail)
}

fn parse_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refused> {
    // A reader of objects also takes a list of their members in order, which nobody means.
    if bytes.trim_ascii_start().first() != Some(&b'{') {
        return Err(match serde_json::from_slice::<IgnoredAny>(bytes) {
            Ok(_) => Error::field("body", "wrong_type", "This must be an object.").into(),
            Err(_) => unreadable("The body is not JSON.").into(),
        });
    }
    let mut from = serde_json::Deserializer::from_slice(bytes);
    match serde_path_to_error::deserialize(&mut from) {
        Ok(value) => match from.end() {
            Ok(()) => Ok(value),
            Err(_) => Err(unreadable("The body goes on behind its JSON.").into()),
        },
        // A choice that is no text counts as bad grammar for the reader, though it is JSON.
        Err(error) if error.inner().is_data() || serde_json::from_slice::<IgnoredAny>(bytes).is_ok() => {
            let path = error.path().to_string();
            Err(misfit(&path, &error.inner().to_string()).into())
        }
        Err(_) => Err(unreadable("The body is not JSON.").into()),
    }
}
