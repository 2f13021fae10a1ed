//! The front page and the search.

mod cards;

use std::cmp::Reverse;

use app::search::{self, Choice as Counted, Facets, Found, Query, Suggestion, Way};
use app::{App, Error, clinics};
use axum::Router;
use axum::routing::get;
use kernel::money::{self, Currency};
use kernel::paging::PageRequest;
use kernel::time::Weekday;

use self::cards::results_of;
use super::address::Address;
use super::door::when::zone;
use super::door::{Asked, Reader, Shown, html};
use super::form::Form;
use super::pages::directory::{DirectoryPage, FACETS, FEES, Facet, FacetOption, ORDERS};
use super::pages::shown::{Choice, Link};
use super::ui::Ui;
use crate::api::Refused;

pub fn routes() -> Router<App> {
    Router::new().route("/", get(home)).route("/doctors", get(results))
}

/// Choices of one group of filters that are offered; the rest is found by searching.
const MOST_CHOICES: usize = 8;

/// Specialties to go to with one press: one row, which no open menu lies upon.
const SHORTCUTS: usize = 6;

async fn home(reader: Reader) -> Shown {
    let query = Query {
        sort: Some("recommended".to_owned()),
        limit: Some("10".to_owned()),
        facets: Some("true".to_owned()),
        ..Query::default()
    };
    page(reader, Form::default(), query, true).await
}

async fn results(reader: Reader, Asked(asked): Asked) -> Shown {
    let fee = |name| fee_of(&reader, asked.value(name));
    let (min_fee, max_fee) = (fee(FEES[0]).await?, fee(FEES[1]).await?);
    let query = Query { min_fee, max_fee, ..query_of(&asked) };
    page(reader, asked, query, false).await
}

/// Reads the parameters that we know; others (campaign marks, typing mistakes) are no reason to show nothing.
fn query_of(asked: &Form) -> Query {
    Query {
        q: asked.given("q"),
        name: asked.given("name"),
        specialization: asked.all("specialization"),
        qualification: asked.all("qualification"),
        department: asked.all("department"),
        clinic: asked.all("clinic"),
        city: asked.all("city"),
        day: asked.all("day"),
        date: None,
        from: asked.given("date").or(asked.given("from")),
        to: asked.given("to"),
        time_of_day: asked.all("time_of_day"),
        mode: asked.all("mode"),
        language: asked.all("language"),
        gender: asked.all("gender"),
        min_fee: None,
        max_fee: None,
        min_rating: asked.given("min_rating"),
        near: asked.given("near"),
        radius_km: asked.given("radius_km"),
        accepts_new: asked.given("accepts_new"),
        sort: asked.given("sort"),
        facets: Some("true".to_owned()),
        limit: None,
        cursor: asked.given("cursor"),
    }
}

async fn page(mut reader: Reader, asked: Form, query: Query, is_home: bool) -> Shown {
    let mut is_down = false;
    let (found, fault) = match search::find(&reader.app, &reader.caller, query).await {
        Ok(found) => (Some(found), None),
        // The directory is derived: without it, everything else still works.
        Err(error) if error.is_unavailable() && !error.is_code("search_unavailable") => {
            return Err(error.into());
        }
        Err(Error::Problem(problem)) => {
            is_down = problem.kind == app::Kind::Unavailable;
            let sentence = reader.ui.faults(&problem, &[]).into_iter().map(|(_, sentence)| sentence).next();
            (None, sentence)
        }
        Err(error) => {
            tracing::error!(error = %error, "the directory cannot answer");
            is_down = true;
            (None, Some(reader.ui.t("search-down-text")))
        }
    };
    if let Some(card) = found.as_ref().and_then(|found| found.items.first()) {
        reader.in_zone(&zone(&card.clinic.time_zone)?);
    }
    let results = match &found {
        Some(found) => results_of(&reader, &found.items, &asked).await?,
        None => Vec::new(),
    };
    let ui = reader.ui.clone();
    let sort = found.as_ref().map_or("relevance", |found| found.sort.as_str());
    let facets = found.as_ref().and_then(|found| found.facets.as_ref());
    let chosen_filters = filters().map(|name| asked.all(name).len()).sum::<usize>();
    let asks_for_fees = FEES.iter().any(|name| asked.given(name).is_some());
    let fee_currency = match facets.is_some() || asks_for_fees {
        true => currency(&reader).await?.map(Currency::as_str),
        false => None,
    };
    html(DirectoryPage {
        is_home,
        departments: departments(&reader).await?,
        shortcuts: shortcuts(&reader, &asked, facets).await?,
        facets: shown_facets(&ui, facets, &asked),
        fee_currency,
        chosen_filters: u32::try_from(chosen_filters).unwrap_or(u32::MAX),
        clear: (chosen_filters > 0).then(|| address(&asked, &filters().collect::<Vec<_>>(), &[])),
        sorts: if is_home { Vec::new() } else { sorts(&ui, &asked, sort) },
        order_key: ORDERS.iter().find(|(name, _)| *name == sort).map_or("order-relevance", |(_, key)| key),
        total: found.as_ref().map_or(0, |found| i64::try_from(found.total).unwrap_or(i64::MAX)),
        corrected: found.as_ref().and_then(|found| found.did_you_mean.clone()),
        more: more(&asked, found.as_ref(), is_home),
        wider: found.as_ref().map(|found| wider(&ui, &found.suggestions, &asked)).unwrap_or_default(),
        search: asked,
        results,
        fault,
        is_down,
        ui,
    })
}

/// The parameters of all filters.
fn filters() -> impl Iterator<Item = &'static str> {
    FACETS.into_iter().map(|(name, _)| name).chain(FEES)
}

/// The currency in which fees are asked for: that of the first clinic, as a fee is a number without one.
async fn currency(reader: &Reader) -> Result<Option<Currency>, Refused> {
    let first =
        clinics::list_clinics(&reader.app, &reader.caller, PageRequest { limit: 1, cursor: None }).await?;
    Ok(first.items.first().map(|clinic| clinic.currency))
}

/// What was typed, in minor units; what cannot be read as an amount asks for nothing.
async fn fee_of(reader: &Reader, text: &str) -> Result<Option<String>, Refused> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let Some(currency) = currency(reader).await? else { return Ok(None) };
    let typed = money::typed(reader.ui.language, text, currency).ok().flatten();
    Ok(typed.map(|money| money.amount.to_string()))
}

fn more(asked: &Form, found: Option<&Found>, is_home: bool) -> Option<String> {
    let cursor = found?.next_cursor.as_deref()?;
    Some(if is_home {
        "/doctors?sort=recommended".to_owned()
    } else {
        address(asked, &["cursor"], &[("cursor", cursor)])
    })
}

/// The same question with some parameters left out and others set anew.
fn address(asked: &Form, without: &[&str], with: &[(&str, &str)]) -> String {
    let kept = asked.values.iter().filter(|(name, _)| name != "cursor" && !without.contains(&name.as_str()));
    let address = kept.fold(Address::to("/doctors"), |address, (name, value)| address.with(name, value));
    with.iter().fold(address, |address, (name, value)| address.with(name, value)).into()
}

async fn departments(reader: &Reader) -> Result<Vec<Choice>, Refused> {
    let page = clinics::list_departments(
        &reader.app,
        &reader.caller,
        None,
        PageRequest { limit: 100, cursor: None },
    )
    .await?;
    // Departments of several clinics may share a name, and are asked for by it.
    let mut names: Vec<String> = page.items.into_iter().map(|department| department.name).collect();
    names.sort();
    names.dedup();
    Ok(names.into_iter().map(|name| Choice::new(name.clone(), name)).collect())
}

/// The specializations that most of the doctors have; among equals, in the order of their names.
async fn shortcuts(reader: &Reader, asked: &Form, facets: Option<&Facets>) -> Result<Vec<Link>, Refused> {
    let chosen = asked.all("specialization");
    let mut all = clinics::list_specializations(&reader.app, &reader.caller).await?;
    let counted = facets.map_or(&[][..], |facets| &facets.specialization);
    let count =
        |id: String| counted.iter().find(|choice| choice.value == id).map_or(0, |choice| choice.count);
    all.sort_by_cached_key(|of| Reverse(count(of.id.to_string())));
    let link = |name: String| {
        let is_chosen = chosen.contains(&name);
        let address = Address::to("/doctors").with("specialization", &name);
        Link::new(name, address).current(is_chosen)
    };
    Ok(all.into_iter().take(SHORTCUTS).map(|of| link(of.name)).collect())
}

fn sorts(ui: &Ui, asked: &Form, current: &str) -> Vec<Link> {
    let sort = |(name, key): (&str, &str)| {
        Link::new(ui.t(key), address(asked, &["sort"], &[("sort", name)])).current(name == current)
    };
    [
        ("relevance", "sort-relevance"),
        ("recommended", "sort-recommended"),
        ("soonest", "sort-soonest"),
        ("rating", "sort-rating"),
        ("fee", "sort-fee"),
        ("popular", "sort-popular"),
    ]
    .map(sort)
    .into()
}

/// The filters with how many each would leave, and whatever is chosen: also where nothing was found, so that it can be given
/// up again.
fn shown_facets(ui: &Ui, facets: Option<&Facets>, asked: &Form) -> Vec<Facet> {
    let counted = |name: &str| -> &[Counted] {
        let Some(facets) = facets else { return &[] };
        match name {
            "specialization" => &facets.specialization,
            "qualification" => &facets.qualification,
            "day" => &facets.day,
            "time_of_day" => &facets.time_of_day,
            "mode" => &facets.mode,
            "language" => &facets.language,
            "gender" => &facets.gender,
            "min_rating" => &facets.rating,
            _ => &[],
        }
    };
    let shown = FACETS.into_iter().filter_map(|(name, title_key)| {
        let chosen = asked.all(name);
        let mut options: Vec<FacetOption> = Vec::new();
        for (place, choice) in counted(name).iter().enumerate() {
            let is_chosen = chosen.contains(&choice.value);
            if place < MOST_CHOICES || is_chosen {
                let label = label(ui, name, choice);
                options.push(FacetOption {
                    value: choice.value.clone(),
                    label,
                    count: Some(choice.count.into()),
                    chosen: is_chosen,
                });
            }
        }
        for value in &chosen {
            if options.iter().all(|option| option.value != *value) {
                let choice = Counted { value: value.clone(), label: value.clone(), count: 0 };
                let label = label(ui, name, &choice);
                options.push(FacetOption { value: choice.value, label, count: Some(0), chosen: true });
            }
        }
        let one = name == "min_rating";
        (options.len() > 1 || !chosen.is_empty()).then_some(Facet { name, title_key, one, options })
    });
    shown.collect()
}

fn label(ui: &Ui, facet: &str, choice: &Counted) -> String {
    match (facet, choice.value.as_str()) {
        ("mode", "in_person") => ui.t("mode-in-person"),
        ("mode", "video") => ui.t("mode-video"),
        ("gender", "female") => ui.t("gender-female-doctor"),
        ("gender", "male") => ui.t("gender-male-doctor"),
        ("gender", "other") => ui.t("gender-other"),
        ("gender", _) => ui.t("not-said"),
        ("time_of_day", "morning") => ui.t("time-of-day-morning"),
        ("time_of_day", "afternoon") => ui.t("time-of-day-afternoon"),
        ("time_of_day", "evening") => ui.t("time-of-day-evening"),
        ("day", word) => {
            word.parse().map_or_else(|_| choice.label.clone(), |day: Weekday| ui.weekday(day.iso() as i8))
        }
        ("language", code) => ui.language_name(code),
        ("min_rating", least) => {
            let (whole, fraction) = least.split_once('.').unwrap_or((least, ""));
            let shown = whole.parse().map(|whole| ui.language.decimal(whole, fraction));
            ui.t1("at-least-rating", "rating", shown.unwrap_or_else(|_| least.to_owned()))
        }
        _ => choice.label.clone(),
    }
}

/// Ways out where nothing was found.
fn wider(ui: &Ui, suggestions: &[Suggestion], asked: &Form) -> Vec<Link> {
    let link = |way: &Suggestion| match way.kind {
        Way::Without => {
            let title =
                FACETS.iter().find(|(name, _)| way.parameters.contains(name)).map(|(_, key)| ui.t(key));
            let title = title.or_else(|| way.parameters.contains(&"max_fee").then(|| ui.t("facet-fee")));
            let title =
                title.or_else(|| way.parameters.contains(&"department").then(|| ui.t("search-department")));
            let title = title.or_else(|| way.parameters.contains(&"from").then(|| ui.t("search-date")))?;
            let without: Vec<&str> = way
                .parameters
                .iter()
                .copied()
                .chain(way.parameters.contains(&"from").then_some("date"))
                .chain(FEES.into_iter().filter(|_| way.parameters.contains(&"max_fee")))
                .collect();
            Some(Link::new(
                ui.t2("wider-without", "filter", title, "count", way.count),
                address(asked, &without, &[]),
            ))
        }
        Way::OtherDay => {
            let date = way.date?.0;
            let label = ui.t2("wider-day", "day", ui.day(date), "count", way.count);
            Some(Link::new(label, address(asked, &["date", "from", "to"], &[("date", &date.to_string())])))
        }
        Way::WiderRadius => {
            let kilometres = format!("{}", way.radius_km?);
            let label = ui.t2("wider-radius", "kilometres", &kilometres, "count", way.count);
            Some(Link::new(label, address(asked, &["radius_km"], &[("radius_km", &kilometres)])))
        }
    };
    let mut links: Vec<Link> = suggestions.iter().filter_map(link).take(5).collect();
    links.push(Link::new(ui.t("wider-all-doctors"), "/doctors"));
    links
}
