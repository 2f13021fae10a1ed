use app::OsChance;
use figment::providers::{Format, Toml};

use super::{LogFormat, Settings};

fn read(file: &str, variables: &[(&str, &str)]) -> Result<Settings, String> {
    let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Settings::from(Toml::string(file), variables).map_err(|refusal| refusal.to_string())
}

#[track_caller]
fn refused(file: &str, variables: &[(&str, &str)], says: &str) {
    let refusal = read(file, variables).unwrap_err();
    assert!(refusal.contains(says), "{refusal}");
    assert!(!refusal.contains('\n'), "{refusal}");
}

#[test]
fn everything_has_a_default() {
    let settings = read("", &[]).unwrap();
    assert_eq!(settings.listen().to_string(), "127.0.0.1:8080");
    assert!(settings.database_url().ends_with("data/doctorly.db"));
    assert!(settings.media_url().starts_with("file:data"));
}

#[test]
fn a_variable_beats_the_file() {
    let file = "listen = \"127.0.0.1:1\"\nlog = \"json\"";
    let settings = read(file, &[("DOCTORLY_LISTEN", "127.0.0.1:0"), ("DOCTORLY_WORKER", "false")]).unwrap();
    assert_eq!(settings.listen().port(), 0);
    assert_eq!(settings.log, LogFormat::Json);
    assert!(!settings.worker);
}

#[test]
fn lists_read_well_in_a_variable() {
    let settings = read("", &[("DOCTORLY_TRUSTED_PROXIES", "10.0.0.0/8, 192.168.1.1")]).unwrap();
    assert_eq!(settings.trusted_proxies.len(), 2);
    refused("", &[("DOCTORLY_TRUSTED_PROXIES", "everybody")], "DOCTORLY_TRUSTED_PROXIES");
}

#[test]
fn unknown_names_are_refused_with_the_nearest_known_one() {
    refused("", &[("DOCTORLY_LISTN", "x")], "no setting DOCTORLY_LISTN; did you mean DOCTORLY_LISTEN?");
    refused("data_dri = \"x\"", &[], "no setting data_dri in doctorly.toml; did you mean data_dir");
    refused("", &[("DOCTORLY_FRUIT", "x")], "no setting DOCTORLY_FRUIT; remove it");
}

#[test]
fn variables_of_the_test_scripts_are_not_settings() {
    let others =
        [("DOCTORLY_TEST_DATABASE", "x"), ("DOCTORLY_BIN", "x"), ("PATH", "x"), ("DOCTORLY_SECRET", "")];
    assert!(read("", &others).is_ok());
}

#[test]
fn wrong_values_are_refused_with_the_fix() {
    refused(
        "",
        &[("DOCTORLY_REQUESTS_PER_MINUTE", "many")],
        "DOCTORLY_REQUESTS_PER_MINUTE cannot be read; set it to",
    );
    refused("", &[("DOCTORLY_LOG", "xml")], "set DOCTORLY_LOG to one of: text, json");
    refused("", &[("DOCTORLY_LISTEN", "8080")], "DOCTORLY_LISTEN cannot be read");
    refused("", &[("DOCTORLY_BASE_URL", "clinic.example")], "DOCTORLY_BASE_URL");
    refused("listen = [", &[], "doctorly.toml cannot be read");
    refused("", &[("DOCTORLY_REQUESTS_AT_ONCE", "0")], "at least 1");
}

#[test]
fn weak_secrets_are_refused_and_never_shown() {
    for weak in [
        "tooweak",
        "0123456789",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "my-secret-my-secret-my-secret-my-secret",
    ] {
        let refusal = read("", &[("DOCTORLY_SECRET", weak)]).unwrap_err();
        assert!(refusal.contains("openssl rand -hex 32") && !refusal.contains(weak), "{refusal}");
    }
    let digits = "90817263544536271809908172635445362718";
    assert_eq!(read("", &[("DOCTORLY_SECRET", digits)]).unwrap().secret.as_deref(), Some(digits));
}

#[test]
fn a_missing_secret_is_made_once_and_kept_for_its_owner_only() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("data").display().to_string();
    let settings = read("", &[("DOCTORLY_DATA_DIR", &place)]).unwrap();
    let made = settings.secret(&OsChance).unwrap();
    assert_eq!(made.len(), 64);
    assert_eq!(settings.secret(&OsChance).unwrap(), made);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(folder.path().join("data/secret")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    std::fs::write(folder.path().join("data/secret"), "weak").unwrap();
    assert!(settings.secret(&OsChance).unwrap_err().to_string().contains("delete the file"));
}
