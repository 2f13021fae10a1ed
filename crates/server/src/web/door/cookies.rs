//! The four cookies: the session, how somebody likes the pages, at which clinic they work, one sentence on its way to the
//! next page.

use app::App;
use axum::http::{HeaderMap, HeaderValue, header};
use kernel::id::ClinicId;

use crate::middleware::who;
use crate::web::language::Language;
use crate::web::ui::{ClockFace, Theme};

const LOOK: &str = "doctorly_look";
const CLINIC: &str = "doctorly_clinic";
pub const FLASH: &str = "doctorly_flash";

/// A year: neither a taste nor a workplace changes by closing the browser.
const CHOICE_SECONDS: i64 = 365 * 24 * 3600;

/// What somebody chose about the look of pages; nothing where they did not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    pub language: Option<Language>,
    pub theme: Option<Theme>,
    pub clock: Option<ClockFace>,
}

impl Look {
    /// Reads `ur.dark.24`, in any order; words it does not know are ignored.
    pub fn of(headers: &HeaderMap) -> Look {
        let mut look = Look::default();
        for word in value(headers, LOOK).unwrap_or_default().split('.') {
            look.language = Language::from_tag(word).or(look.language);
            look.theme = Theme::from_tag(word).or(look.theme);
            look.clock = ClockFace::from_tag(word).or(look.clock);
        }
        look
    }

    pub fn cookie(self) -> HeaderValue {
        let words =
            [self.language.map(Language::tag), self.theme.map(Theme::tag), self.clock.map(ClockFace::tag)];
        let words: Vec<&str> = words.into_iter().flatten().collect();
        text(format!("{LOOK}={}; Path=/; Max-Age={CHOICE_SECONDS}; SameSite=Lax; HttpOnly", words.join(".")))
    }
}

/// People reach us by https, so that browsers may keep a cookie to it.
pub fn is_https(app: &App) -> bool {
    app.settings.base_url.starts_with("https:")
}

/// The clinic whose side of the product this browser shows.
pub fn clinic(https: bool, id: ClinicId) -> HeaderValue {
    let secure = if https { "; Secure" } else { "" };
    text(format!("{CLINIC}={id}; Path=/; Max-Age={CHOICE_SECONDS}; SameSite=Lax; HttpOnly{secure}"))
}

/// What [`clinic`] wrote. Whether its reader works there is to be asked yet.
pub fn chosen_clinic(headers: &HeaderMap) -> Option<ClinicId> {
    value(headers, CLINIC)?.parse().ok()
}

/// Starts a browser's session. Over https the name itself forbids that a neighbouring host sets it.
pub fn session(https: bool, token: &str, seconds: i64) -> HeaderValue {
    let name = who::session_cookie(https);
    let secure = if https { "; Secure" } else { "" };
    text(format!("{name}={token}; Path=/; Max-Age={seconds}; SameSite=Lax; HttpOnly{secure}"))
}

pub fn end_session(https: bool) -> HeaderValue {
    session(https, "", 0)
}

/// The message `key`, to be shown once.
pub fn flash(key: &str) -> HeaderValue {
    text(format!("{FLASH}={key}; Path=/; Max-Age=60; SameSite=Lax; HttpOnly"))
}

pub fn forget_flash() -> HeaderValue {
    HeaderValue::from_static("doctorly_flash=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly")
}

/// The value of the first cookie of this name.
pub fn value<'a>(headers: &'a HeaderMap, wanted: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(';')).find_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        (name == wanted).then_some(value)
    })
}

fn text(cookie: String) -> HeaderValue {
    HeaderValue::try_from(cookie).expect("cookies are made of tags, keys and base 64")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(cookie: &str) -> HeaderMap {
        HeaderMap::from_iter([(header::COOKIE, cookie.parse().expect("a test's own cookie"))])
    }

    #[test]
    fn a_taste_survives_its_cookie() {
        let look = Look { language: Some(Language::Urdu), theme: Some(Theme::Dark), clock: None };
        let sent = look.cookie();
        let pair = sent.to_str().expect("text").split(';').next().expect("a pair").to_owned();
        assert_eq!(Look::of(&with(&format!("other=1; {pair}"))), look);
        assert_eq!(Look::of(&with("doctorly_look=klingon.neon")), Look::default());
    }
}
