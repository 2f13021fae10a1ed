//! What a service needs beside its doctor: of each need, rooms or devices that do as well as each other.

use std::collections::BTreeSet;

use kernel::{
    fields::{Check, Complaint},
    id::{ClinicId, ResourceId},
};
use sea_orm::ConnectionTrait;

use super::store::Service;
use crate::{clinics, error::Result};

/// Needs of one service at most, and what may meet one of them.
const MOST_NEEDS: usize = 4;
const MOST_CHOICES: usize = 12;

impl Service {
    pub fn has_needs(&self) -> bool {
        self.needs.is_some()
    }

    /// In the order in which they were written down.
    pub fn needs(&self) -> Vec<Vec<ResourceId>> {
        let choices = |need: &str| need.split_whitespace().filter_map(|id| id.parse().ok()).collect();
        self.needs.iter().flat_map(|needs| needs.split('|')).map(choices).collect()
    }
}

/// As the column has them; none where there are none.
pub(super) fn written(needs: &[Vec<ResourceId>]) -> Option<String> {
    let choices = |need: &Vec<ResourceId>| need.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    (!needs.is_empty()).then(|| needs.iter().map(choices).collect::<Vec<_>>().join("|"))
}

/// Complains unless each need names some rooms or devices of the clinic.
pub(super) async fn checked(
    db: &impl ConnectionTrait,
    clinic_id: ClinicId,
    check: &mut Check,
    needs: Option<Vec<Vec<ResourceId>>>,
) -> Result<Option<Vec<Vec<ResourceId>>>> {
    let Some(needs) = needs else { return Ok(None) };
    let of_clinic = match needs.is_empty() {
        true => Vec::new(),
        false => clinics::resources_of(db, &[clinic_id]).await?,
    };
    let of_clinic: BTreeSet<ResourceId> = of_clinic.iter().map(|resource| resource.id).collect();
    Ok(check.field("needs", parse(needs, &of_clinic)))
}

fn parse(
    needs: Vec<Vec<ResourceId>>,
    of_clinic: &BTreeSet<ResourceId>,
) -> Result<Vec<Vec<ResourceId>>, Complaint> {
    if needs.len() > MOST_NEEDS || needs.iter().any(|need| need.len() > MOST_CHOICES) {
        let sentence = format!("Name at most {MOST_NEEDS} needs, each met by at most {MOST_CHOICES}.");
        return Err(Complaint::new("too_many", sentence));
    }
    if needs.iter().any(Vec::is_empty) {
        return Err(Complaint::new("required", "Name at least one room or device for each need."));
    }
    if !needs.iter().flatten().all(|id| of_clinic.contains(id)) {
        return Err(Complaint::new(
            "unknown_resource",
            "One of these is not a room or device of the clinic.",
        ));
    }
    Ok(needs)
}
