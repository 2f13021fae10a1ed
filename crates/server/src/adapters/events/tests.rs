//! Which URLs are taken. What a file and Kafka promise is tested on both in `tests/it`.

use super::open;

#[test]
fn a_wrong_setting_is_refused_with_the_fix() {
    for (url, part) in [
        ("pigeon:", "file:FILE"),
        ("file:", "file:FILE"),
        ("file:/nowhere/at/all", "DOCTORLY_EVENTS_URL"),
        ("kafka:", "DOCTORLY_EVENTS_URL"),
        ("kafka://", "DOCTORLY_EVENTS_URL"),
        ("kafka://host", "DOCTORLY_EVENTS_URL"),
        ("kafka://host:9092/a b", "DOCTORLY_EVENTS_URL"),
        ("kafka://user@host:9092", "DOCTORLY_EVENTS_URL"),
    ] {
        let error = open(url, &clock()).err().expect(url).to_string();
        assert!(error.contains(part) && !error.contains('\n'), "{url}: {error}");
    }
}

#[cfg(feature = "kafka")]
#[test]
fn a_broker_has_a_prefix_for_its_topic_or_ours() {
    let topic = |url| super::Kafka::new(url, clock()).ok().map(|kafka| kafka.topic().to_owned());
    assert_eq!(topic("//one:1,two:2/clinic").as_deref(), Some("clinic.facts"));
    assert_eq!(topic("//user:pass@[::1]:9092").as_deref(), Some("doctorly.facts"));
}

fn clock() -> std::sync::Arc<dyn app::Clock> {
    std::sync::Arc::new(app::SystemClock)
}
