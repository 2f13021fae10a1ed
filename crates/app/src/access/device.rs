//! What a session is called in the list of devices.

/// `Firefox on Windows` for browsers people know, the program's own name for others. Only for people to recognise
/// their devices by: nothing is decided by it.
pub fn named(user_agent: Option<&str>) -> String {
    let text = user_agent.unwrap_or_default();
    match (browser(text), system(text)) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(browser), None) => browser.to_owned(),
        (None, Some(system)) => system.to_owned(),
        (None, None) => program(text),
    }
}

/// More particular names first: most browsers also call themselves Chrome and Safari.
fn browser(text: &str) -> Option<&'static str> {
    const NAMES: &[(&str, &str)] = &[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    NAMES.iter().find(|(mark, _)| text.contains(mark)).map(|(_, name)| *name)
}

fn system(text: &str) -> Option<&'static str> {
    const NAMES: &[(&str, &str)] = &[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("CrOS", "ChromeOS"),
        ("Windows", "Windows"),
        ("Macintosh", "Mac"),
        ("Linux", "Linux"),
    ];
    NAMES.iter().find(|(mark, _)| text.contains(mark)).map(|(_, name)| *name)
}

/// The first word without its version, as far as it is plain: it is shown on a page.
fn program(text: &str) -> String {
    let word = text.split(['/', ' ', '(', ';']).next().unwrap_or_default();
    let plain: String =
        word.chars().filter(|c| c.is_ascii_alphanumeric() || "-_.".contains(*c)).take(60).collect();
    if plain.is_empty() { "Unknown device".to_owned() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn devices_are_called_as_people_call_them() {
        let windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0";
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                     Version/18.1 Mobile/15E148 Safari/604.1";
        let edge = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) \
                    Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0";
        assert_eq!(named(Some(windows)), "Firefox on Windows");
        assert_eq!(named(Some(phone)), "Safari on iPhone");
        assert_eq!(named(Some(edge)), "Edge on Mac");
        assert_eq!(named(Some("curl/8.10.1")), "curl");
        assert_eq!(named(Some("<script>alert(1)</script>")), "scriptalert");
        assert_eq!(named(None), "Unknown device");
    }
}
