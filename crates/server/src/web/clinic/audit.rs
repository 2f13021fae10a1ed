//! Who did what at a clinic, and who read of whom.

use app::App;
use app::access::{self, AuditLine, RecordRead};
use app::audit::{LinesWanted, ReadsWanted};
use axum::Router;
use axum::routing::get;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::paging::PageRequest;

use crate::api::Refused;
use crate::web::address::Address;
use crate::web::door::when::{midnight, zoned};
use crate::web::door::{Asked, Reader, Shown, html};
use crate::web::form::Form;
use crate::web::pages::clinic::audit::{AuditPage, AuditRow};
use crate::web::pages::readers::{did, looked_by, role};
use crate::web::pages::shown::Link;
use crate::web::ui::Ui;

pub fn routes() -> Router<App> {
    Router::new().route("/clinic/audit", get(list))
}

const BASE: &str = "/clinic/audit";

/// What narrows both lists.
const FILTERS: [&str; 5] = ["account", "patient", "subject", "from", "to"];

async fn list(mut reader: Reader, Asked(asked): Asked) -> Shown {
    reader.signed_in()?;
    let (_, zone) = reader.enter_clinic()?;
    let shows_changes = asked.has("show", "changes");
    let (rows, cursor) = if shows_changes {
        changes(&reader, &asked, &zone).await?
    } else {
        reads(&reader, &asked, &zone).await?
    };
    let narrowed = |show: &str| {
        let to = Address::to(BASE).with("show", show);
        FILTERS.iter().fold(to, |to, name| to.with(name, asked.value(name)))
    };
    let shown = if shows_changes { "changes" } else { "" };
    let tab = |key: &str, show: &str| {
        Link::new(reader.ui.t(key), narrowed(show).to_string()).current(show == shown)
    };
    let tabs = vec![tab("audit-reads", ""), tab("audit-changes", "changes")];
    let more = cursor.map(|cursor| narrowed(shown).with("cursor", &cursor).to_string());
    let form = asked.only(&["show", "from", "to"]);
    html(AuditPage { tabs, form, rows, more, ui: reader.ui })
}

type Rows = (Vec<AuditRow>, Option<String>);

async fn reads(reader: &Reader, asked: &Form, zone: &TimeZone) -> Result<Rows, Refused> {
    let wanted = ReadsWanted {
        clinic_id: Some(reader.clinic()?.id),
        account_id: asked.value("account").parse().ok(),
        patient_id: asked.value("patient").parse().ok(),
        from: date(asked, "from").and_then(|date| midnight(date, zone)),
        to: date(asked, "to").and_then(|date| midnight(date.tomorrow().ok()?, zone)),
        after: None,
    };
    let page = access::record_reads(&reader.app, &reader.caller, wanted, request(asked)).await?;
    let row = |read: &RecordRead| -> Result<AuditRow, Refused> {
        Ok(AuditRow {
            at: zoned(&read.at, zone)?,
            who: read.account_name.clone(),
            who_href: Some(Address::to(BASE).with("account", &read.account_id.to_string()).into()),
            role: role(&reader.ui, &read.role),
            what: looked_by(&reader.ui, read.what, read.manner),
            of: read.patient_id.to_string(),
            of_href: Address::to(BASE).with("patient", &read.patient_id.to_string()).into(),
        })
    };
    Ok((page.items.iter().map(row).collect::<Result<_, _>>()?, page.next_cursor))
}

async fn changes(reader: &Reader, asked: &Form, zone: &TimeZone) -> Result<Rows, Refused> {
    let wanted = LinesWanted {
        clinic_id: Some(reader.clinic()?.id),
        account_id: asked.value("account").parse().ok(),
        patient_id: asked.value("patient").parse().ok(),
        subject: asked.given("subject"),
        action: None,
        from: date(asked, "from").and_then(|date| midnight(date, zone)),
        to: date(asked, "to").and_then(|date| midnight(date.tomorrow().ok()?, zone)),
        after: None,
    };
    let page = access::audit_lines(&reader.app, &reader.caller, wanted, request(asked)).await?;
    let narrowed =
        |name: &str, value: &str| Address::to(BASE).with("show", "changes").with(name, value).into();
    let row = |line: &AuditLine| -> Result<AuditRow, Refused> {
        Ok(AuditRow {
            at: zoned(&line.at, zone)?,
            who: who(&reader.ui, line),
            who_href: line.account_id.map(|id| narrowed("account", &id.to_string())),
            role: role(&reader.ui, &line.role),
            what: did(&reader.ui, &line.action),
            of: line.subject.clone(),
            of_href: narrowed("subject", &line.subject),
        })
    };
    Ok((page.items.iter().map(row).collect::<Result<_, _>>()?, page.next_cursor))
}

fn who(ui: &Ui, line: &AuditLine) -> String {
    line.account_name.clone().unwrap_or_else(|| ui.t("role-system"))
}

fn date(asked: &Form, name: &str) -> Option<Date> {
    asked.value(name).parse().ok()
}

fn request(asked: &Form) -> PageRequest {
    PageRequest { limit: 50, cursor: asked.given("cursor") }
}
