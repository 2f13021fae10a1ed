//! The OpenAPI document: what operations have in common is added here by the route table and the shape of each call,
//! so that handlers only say what is theirs.

use app::App;
use axum::{Router, http::Method};
use utoipa::{
    PartialSchema,
    openapi::{
        Components, Content, Header, Info, License, Object, ObjectBuilder, OpenApi, OpenApiBuilder, Ref,
        RefOr, Required, Response, ResponseBuilder, Type,
        path::{Operation, Parameter, ParameterBuilder, ParameterIn, PathItem},
        security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme},
    },
};
use utoipa_swagger_ui::{Config, SwaggerUi};

use super::{
    problem::ProblemBody,
    rules::{self, Rule},
};
use crate::{live::ChangeView, middleware::repeats};

const BEARER: &str = "bearer";
const IDEMPOTENCY_KEY: &str = "IdempotencyKey";

/// The refusals, by status: the name of the component and what it means.
const REFUSALS: &[(&str, &str, &str)] = &[
    ("400", "Unreadable", "The request cannot be read."),
    ("401", "Unauthenticated", "Nobody is signed in, or the credentials are no longer good."),
    ("402", "PaymentRequired", "Something has to be paid first."),
    ("403", "Forbidden", "None of the account's roles allows this."),
    ("404", "NotFound", "It is not there, or not yours."),
    ("409", "Conflict", "It is in conflict with what is."),
    ("410", "Gone", "It is too late for this."),
    ("412", "VersionMismatch", "Somebody changed it meanwhile."),
    ("413", "TooLarge", "The body is larger than this call takes."),
    ("415", "UnsupportedMedia", "The body is of another kind than this call takes."),
    ("422", "Unacceptable", "It is understood and not acceptable; `errors` says why, by field."),
    ("429", "TooMany", "Too many requests; wait for `Retry-After` seconds."),
    ("503", "Unavailable", "Not available now; try again after `Retry-After` seconds."),
];

/// Adds to the paths that the handlers describe what holds for all of them.
pub fn complete(paths: OpenApi) -> OpenApi {
    let mut info = Info::new("Doctorly", env!("CARGO_PKG_VERSION"));
    info.description = Some("Appointment booking for clinics and directories of doctors.".to_owned());
    info.license = Some(License::new("MIT OR Apache-2.0"));
    let mut document = OpenApiBuilder::from(paths).info(info).build();
    for (path, item) in &mut document.paths.paths {
        for (method, operation) in operations(item) {
            describe(operation, &method, path);
        }
    }
    describe_components(document.components.get_or_insert_default());
    document
}

/// Serves the document and the page to try it on.
pub fn routes(document: OpenApi) -> Router<App> {
    // The page would ask another host whether the document is sound.
    let config = Config::default().validator_url("none").try_it_out_enabled(true).persist_authorization(true);
    SwaggerUi::new("/api/docs").url("/api/openapi.json", document).config(config).into()
}

/// The operations of a path with their methods.
pub fn operations(item: &mut PathItem) -> impl Iterator<Item = (Method, &mut Operation)> {
    let by_method = [
        (Method::GET, &mut item.get),
        (Method::PUT, &mut item.put),
        (Method::POST, &mut item.post),
        (Method::DELETE, &mut item.delete),
        (Method::PATCH, &mut item.patch),
    ];
    by_method.into_iter().filter_map(|(method, operation)| Some((method, operation.as_mut()?)))
}

fn describe(operation: &mut Operation, method: &Method, path: &str) {
    // Functions may share a name across resources; the document may not.
    let resource = path.split('/').nth(3).unwrap_or_default();
    if let Some(name) = &operation.operation_id {
        operation.operation_id = Some(format!("{resource}_{name}"));
    }
    let rule = rules::rule_of(method, path);
    let needs_account = matches!(rule, Some(Rule::Allow(_)));
    if needs_account {
        operation.security = Some(vec![SecurityRequirement::new(BEARER, [""; 0])]);
    }
    let takes_key = repeats::takes_key(method, path);
    if takes_key {
        let key = RefOr::Ref(Ref::new(format!("#/components/parameters/{IDEMPOTENCY_KEY}")));
        operation.parameters.get_or_insert_default().push(key);
    }
    let has = |place: ParameterIn| {
        let parameters = operation.parameters.iter().flatten();
        parameters.filter_map(inline).any(|parameter| parameter.parameter_in == place)
    };
    let has_body = operation.request_body.is_some();
    let guards_version =
        operation.parameters.iter().flatten().filter_map(inline).any(|p| p.name == "If-Match");
    let changes = !method.is_safe();
    let is_sign_in = path.contains("/auth/");
    let is_visit = changes && path.contains("/appointments/{id}/");
    let refusals = [
        ("400", has_body || takes_key),
        ("401", needs_account || is_sign_in || rule == Some(Rule::Gateway)),
        ("402", is_visit),
        ("403", needs_account),
        ("404", has(ParameterIn::Path) || has_body && !is_sign_in),
        ("409", changes && rule != Some(Rule::Gateway)),
        ("410", is_visit || is_sign_in),
        ("412", guards_version),
        ("413", has_body),
        ("415", has_body),
        ("422", has_body || has(ParameterIn::Query) || takes_key),
        ("429", true),
        ("503", true),
    ];
    for (status, response) in &mut operation.responses.responses {
        if let RefOr::T(response) = response
            && response.description.is_empty()
        {
            response.description = success(status).to_owned();
        }
    }
    for (status, applies) in refusals {
        if applies && let Some((_, name, _)) = REFUSALS.iter().find(|(of, ..)| *of == status) {
            let refusal = RefOr::Ref(Ref::new(format!("#/components/responses/{name}")));
            operation.responses.responses.entry(status.to_owned()).or_insert(refusal);
        }
    }
}

/// The document must say something of every answer; most are what was asked for.
fn success(status: &str) -> &'static str {
    match status {
        "201" => "It is made.",
        "202" => "It is taken on.",
        "204" => "It is done, and there is nothing to say of it.",
        "304" => "It is as it was.",
        _ => "As asked.",
    }
}

fn inline(parameter: &RefOr<Parameter>) -> Option<&Parameter> {
    match parameter {
        RefOr::T(parameter) => Some(parameter),
        RefOr::Ref(_) => None,
    }
}

fn describe_components(components: &mut Components) {
    let mut nested = Vec::new();
    <ProblemBody as utoipa::ToSchema>::schemas(&mut nested);
    components.schemas.insert("Problem".to_owned(), ProblemBody::schema());
    components.schemas.insert("ChangeView".to_owned(), ChangeView::schema());
    components.schemas.extend(nested);
    for (status, name, meaning) in REFUSALS {
        components.responses.insert((*name).to_owned(), refusal(status, meaning).into());
    }
    let key = ParameterBuilder::new()
        .name("Idempotency-Key")
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some(
            "Names this request: one that comes again with the same key is answered again, not done again, \
             for 24 hours.",
        ))
        .schema(Some(text().min_length(Some(1)).max_length(Some(255)).pattern(Some("^[!-~]+$"))));
    components.parameters.insert(IDEMPOTENCY_KEY.to_owned(), key.build().into());
    let bearer = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("The `access_token` of `/auth/login` or `/auth/refresh`."))
        .build();
    components.security_schemes.insert(BEARER.to_owned(), SecurityScheme::Http(bearer).into());
}

fn refusal(status: &str, meaning: &str) -> Response {
    let problem = Content::new(Some(Ref::from_schema_name("Problem")));
    let mut response =
        ResponseBuilder::new().description(meaning).content("application/problem+json", problem);
    if matches!(status, "429" | "503") {
        let mut header = Header::new(Object::with_type(Type::Integer));
        header.description = Some("Seconds to wait.".to_owned());
        response = response.header("Retry-After", header);
    }
    response.build()
}

fn text() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}
