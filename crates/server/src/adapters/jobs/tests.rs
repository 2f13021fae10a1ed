//! Which URLs are taken. What the table and RabbitMQ promise is tested on both in `tests/it`.

use super::open;

#[test]
fn a_wrong_setting_is_refused_with_the_fix() {
    for url in [
        "pigeon:",
        "rabbitmq://host",
        "amqp:",
        "amqp://host:port",
        "amqp://host?prefix=",
        "amqp://host?prefix=a b",
    ] {
        let error = open(url).err().expect(url).to_string();
        assert!(error.contains("DOCTORLY_JOBS_URL") && !error.contains('\n'), "{url}: {error}");
    }
    #[cfg(feature = "rabbitmq")]
    assert!(open("amqps://user:pass@host/vhost?heartbeat=5&prefix=clinic-1").is_ok());
}
