//! A room or device changes, and with its use the times of the doctors whose services need it.

use kernel::id::ResourceId;

use super::store;
use crate::{
    App,
    access::Actor,
    clinics::{self, ChangeResource, ResourceView},
    error::Result,
    outbox::Fact,
};

/// Here and not in [`clinics`], because what services need is this room's: in the same transaction the schedules of their
/// doctors rise, so that nobody books a room that is no longer used.
pub async fn change_resource(
    app: &App,
    actor: &Actor,
    id: ResourceId,
    input: ChangeResource,
    expected_version: Option<i64>,
) -> Result<ResourceView> {
    let mut work = app.begin(actor).await?;
    let change = clinics::change_resource(app, actor, &mut work, id, input, expected_version).await?;
    if change.use_differs {
        for doctor_id in store::resource_changed(&work, id).await? {
            work.fact(Fact::ScheduleChanged { doctor_id });
        }
    }
    if change.is_change {
        work.commit().await?;
    }
    Ok(change.view)
}
