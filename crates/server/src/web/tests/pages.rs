//! Renders all samples. With `DOCTORLY_PAGES_DIR` set, also writes them there to be looked at
//!.

use std::path::Path;

use askama::Template;

use super::cast;
use crate::web::assets;
use crate::web::language::Language;
use crate::web::pages;
use crate::web::ui::Ui;

/// `(page, state, html)` of every sample in one language.
fn rendered(ui: &Ui) -> Vec<(String, String)> {
    let mut all = Vec::new();
    macro_rules! add {
        ($($name:ident: $($place:ident)::+),* $(,)?) => {$(
            for (state, page) in pages::$($place)::+::all(ui) {
                let html = page.render().expect("a sample renders");
                all.push((format!("{}--{state}", stringify!($name)), html));
            }
        )*};
    }
    add!(
        directory: directory::samples,
        doctor: doctor::samples,
        doctor_reviews: doctor_reviews::samples,
        invitation: invitation::samples,
        replacement: replacement::samples,
        book: book::samples,
        appointments: appointments::samples,
        appointment: appointment::samples,
        reschedule: reschedule::samples,
        cancel: cancel::samples,
        people: people::samples,
        person: people::samples::person,
        readers: readers::samples,
        sign_in: entry::samples::sign_in,
        register: entry::samples::register,
        forgot_password: entry::samples::forgot_password,
        reset_password: entry::samples::reset_password,
        confirm_email: entry::samples::confirm_email,
        account: account::samples,
        devices: account::samples::devices,
        password: account::samples::password,
        two_step: two_step::samples,
        view_as: view_as::samples,
        receipts: receipts::samples,
        receipt: receipts::samples::receipt,
        mailbox: mailbox::samples,
        mail: mailbox::samples::mail,
        fault: fault::samples,
        apply: apply::samples,
        day: day::samples,
        summary: summary::samples,
        clinic_overview: clinic::overview::samples,
        clinic_appointments: clinic::appointments::samples,
        clinic_calendar: clinic::calendar::samples,
        clinic_appointment: clinic::appointment::samples,
        clinic_clinics: clinic::clinics::samples,
        clinic_new_clinic: clinic::clinics::samples::new,
        clinic_departments: clinic::departments::samples,
        clinic_department: clinic::departments::samples::department,
        clinic_resources: clinic::resources::samples,
        clinic_holidays: clinic::holidays::samples,
        clinic_service: clinic::service::samples,
        clinic_doctors: clinic::doctors::samples,
        clinic_doctor_profile: clinic::doctor_profile::samples,
        clinic_emergencies: clinic::emergencies::samples,
        clinic_emergency: clinic::emergencies::samples::record,
        clinic_flow: clinic::flow::samples,
        clinic_walk_in: clinic::walk_in::samples,
        clinic_hours: clinic::hours::samples,
        clinic_import: clinic::import::samples,
        clinic_import_report: clinic::import::samples::report,
        clinic_leave: clinic::leave::samples,
        clinic_answers: clinic::answers::samples,
        clinic_desk: clinic::desk::samples,
        clinic_patients: clinic::patients::samples,
        clinic_report: clinic::reports::samples,
        clinic_reports: clinic::reports::samples::overview,
        clinic_reviews: clinic::reviews::samples,
        clinic_ledger: clinic::ledger::samples,
        clinic_settings: clinic::settings::samples,
        clinic_setup: clinic::setup::samples,
        clinic_staff: clinic::staff::samples,
        clinic_transactions: clinic::transactions::samples,
        clinic_transaction: clinic::transactions::samples::transaction,
        clinic_audit: clinic::audit::samples,
    );
    all
}

fn every_page() -> Vec<(String, String)> {
    Language::ALL
        .into_iter()
        .flat_map(|language| {
            rendered(&cast::visitor(language))
                .into_iter()
                .map(move |(name, html)| (format!("{name}--{}", language.tag()), html))
        })
        .collect()
}

#[test]
fn every_page_speaks_only_in_messages_that_exist() {
    for (name, html) in every_page() {
        if let Some(place) = html.find('⟦') {
            panic!("{name}: missing message {}", html[place..].chars().take(60).collect::<String>());
        }
    }
}

#[test]
fn no_page_needs_more_than_the_content_security_policy_allows() {
    for (name, html) in every_page() {
        for forbidden in [
            " style=\"",
            " onclick=",
            " onchange=",
            " onsubmit=",
            "javascript:",
            "<style",
            "/static/missing/",
        ] {
            assert!(!html.contains(forbidden), "{name} contains {forbidden}");
        }
        for script in html.split("<script").skip(1) {
            assert!(script.starts_with(" src=\"/static/"), "{name} has a script of its own");
        }
    }
}

#[test]
fn every_page_has_one_main_heading_and_unique_ids() {
    for (name, html) in every_page() {
        assert_eq!(html.matches("<h1").count(), 1, "{name} has not exactly one h1");
        let mut seen = std::collections::HashSet::new();
        for id in html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(seen.insert(id.to_owned()), "{name} has the id {id} twice");
        }
    }
}

#[test]
fn every_page_runs_in_the_direction_of_its_language() {
    for (name, html) in every_page() {
        let tag = name.rsplit("--").next().expect("names end with the language");
        let direction = if ["ur", "ar"].contains(&tag) { "rtl" } else { "ltr" };
        assert!(html.contains(&format!("lang=\"{tag}\" dir=\"{direction}\"")), "{name} lacks {direction}");
    }
}

#[test]
fn the_pages_can_be_written_to_a_folder() {
    let Some(folder) = std::env::var_os("DOCTORLY_PAGES_DIR") else {
        assert!(!every_page().is_empty());
        return;
    };
    let folder = Path::new(&folder);
    for (path, bytes) in assets::all() {
        let file = folder.join("static").join(path);
        std::fs::create_dir_all(file.parent().expect("a file lies in a folder"))
            .expect("the folder can be made");
        std::fs::write(file, bytes).expect("the file can be written");
    }
    for (name, html) in every_page() {
        std::fs::write(folder.join(format!("{name}.html")), html).expect("the page can be written");
    }
}
