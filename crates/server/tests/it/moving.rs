//! Moving a running installation from one database to another, and back.

use sea_orm::ConnectionTrait;

use crate::{
    backup::{doctorly, refused, succeeds, sums},
    support::Demo,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_running_installation_is_moved_and_moved_back_with_nothing_lost() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    // From the embedded database to one of the engine that is tested, and back.
    let (old, new) =
        (format!("sqlite:{}", folder.join("old.db").display()), database::fresh::url(folder).await);
    let back = format!("sqlite:{}", folder.join("back.db").display());
    let demo = Demo::start(folder, Some(&old));
    let sums_of = |url: &str, name: &str| {
        let file = folder.join(name);
        succeeds(&doctorly(folder, Some(url), &["backup", file.to_str().unwrap()]));
        sums(&file)
    };

    let report = succeeds(&doctorly(folder, Some(&old), &["move", "--to", &new]));
    for part in ["appointments", "PKR captured", "The ledger balances", "Moved."] {
        assert!(report.contains(part), "{part} is missing in {report}");
    }
    // Whoever still runs on the old one says so, and writes nothing that nobody would find again.
    let (status, retry_after) = demo.try_to_write().await;
    assert_eq!((status, retry_after), (503, true));
    assert!(!demo.answers("/readyz").await);
    assert!(demo.answers("/api/v1/doctors").await);
    demo.end();
    refused(&doctorly(folder, Some(&old), &["serve"]), "moved from this database");
    refused(&doctorly(folder, Some(&old), &["move", "--to", &back]), "moved from this database");

    let before = sums_of(&new, "moved");
    let demo = Demo::start(folder, Some(&new));
    assert_eq!(demo.try_to_write().await.0, 201);
    demo.end();
    succeeds(&doctorly(folder, Some(&new), &["check"]));
    let after = sums_of(&new, "lived-on");
    assert_ne!(before["accounts"], after["accounts"]);
    if new.starts_with("mariadb:") {
        // Nothing keeps its writers out meanwhile: what is stopped by now is backed up and restored.
        refused(&doctorly(folder, Some(&new), &["move", "--to", &back]), "backup");
        let file = folder.join("lived-on");
        succeeds(&doctorly(folder, Some(&back), &["restore", file.to_str().unwrap()]));
    } else {
        succeeds(&doctorly(folder, Some(&new), &["move", "--to", &back]));
    }
    assert_eq!(sums_of(&back, "back"), after);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_holds_something_is_no_place_to_move_to() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let (one, other) = (folder.join("one.db"), folder.join("other.db"));
    let [one, other] = [one, other].map(|file| format!("sqlite:{}", file.display()));
    for url in [&one, &other] {
        succeeds(&doctorly(folder, Some(url), &["seed", "--doctors", "3"]));
    }
    refused(&doctorly(folder, Some(&one), &["move", "--to", &other]), "not empty");
    refused(&doctorly(folder, Some(&one), &["move", "--to", &one]), "not empty");
    refused(&doctorly(folder, Some(&one), &["move", "--to", "elsewhere"]), "DOCTORLY_DATABASE_URL");
    // It is as it was.
    succeeds(&doctorly(folder, Some(&one), &["seed", "--doctors", "1"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_a_newer_doctorly_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let url = database::fresh::url(folder).await;
    let db = database::Database::open(&url, 1).await.unwrap();
    let tx = db.begin().await.unwrap();
    let step = "insert into seaql_migrations (version, applied_at) values ('9999_of_the_future', 0)";
    tx.execute_unprepared(step).await.unwrap();
    tx.commit().await.unwrap();
    db.close().await;
    let target = format!("sqlite:{}", folder.join("target.db").display());
    for arguments in [&["serve"][..], &["check"], &["backup", "never"], &["move", "--to", &target]] {
        refused(&doctorly(folder, Some(&url), arguments), "newer Doctorly");
    }
    refused(&doctorly(folder, Some(&target), &["move", "--to", &url]), "newer Doctorly");
}
