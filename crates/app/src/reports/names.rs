//! Names for rows, and the order in which people look for them.

use std::collections::HashMap;

use super::{model::By, views::ReportRow};
use crate::{App, clinics, doctors, error::Result};

/// Gives each row its name, and brings them into order: days as they follow each other, words as they are told, names by
/// the alphabet, and what belongs to none at the end.
pub async fn named(app: &App, by: By, mut rows: Vec<ReportRow>) -> Result<Vec<ReportRow>> {
    let names = names(app, by, &rows).await?;
    for row in &mut rows {
        row.name = names.get(&row.group).cloned();
    }
    let words = by.words();
    let place = |row: &ReportRow| {
        let word = words.iter().position(|word| *word == row.group);
        let name = row.name.as_ref().map(|name| name.to_lowercase());
        (row.group.is_empty(), word, name, row.group.clone(), row.currency)
    };
    rows.sort_by_cached_key(place);
    Ok(rows)
}

async fn names(app: &App, by: By, rows: &[ReportRow]) -> Result<HashMap<String, String>> {
    let db = app.db.read();
    Ok(match by {
        By::Doctor => {
            let doctors = doctors::by_ids(db, ids(rows)).await?;
            doctors.into_values().map(|doctor| (doctor.id.to_string(), doctor.full_name)).collect()
        }
        By::Department => {
            let ids: Vec<_> = ids(rows).collect();
            let departments = clinics::departments_by_ids(db, &ids).await?;
            departments.into_iter().map(|department| (department.id.to_string(), department.name)).collect()
        }
        By::Service => {
            let services = doctors::services_by_ids(db, ids(rows)).await?;
            let doctors = doctors::by_ids(db, services.values().map(|service| service.doctor_id)).await?;
            // Each doctor has services of their own, and many have the same name.
            let name = |service: doctors::Service| {
                let doctor = doctors.get(&service.doctor_id).map(|doctor| doctor.full_name.as_str());
                (service.id.to_string(), format!("{} · {}", service.name, doctor.unwrap_or_default()))
            };
            services.into_values().map(name).collect()
        }
        By::Day | By::Month | By::LeadTime | By::Patient | By::Source => HashMap::new(),
    })
}

fn ids<I: std::str::FromStr>(rows: &[ReportRow]) -> impl Iterator<Item = I> {
    rows.iter().filter_map(|row| row.group.parse().ok())
}
