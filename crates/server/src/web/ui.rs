//! What every page knows: who looks, in which language, in which light, from where.

use fluent_templates::fluent_bundle::FluentValue;
use jiff::Zoned;
use kernel::time::Weekday;

use super::address::is_under;
use super::assets;
use super::language::{Language, Speaks};
use super::pages::shown::{Choice, Face};

/// Given to every page as its field `ui`; templates speak through it (`ui.t("…")`).
#[derive(Debug, Clone)]
pub struct Ui {
    pub language: Language,
    pub theme: Theme,
    pub clock: ClockFace,
    /// The signed-in person; `None` for a visitor.
    pub viewer: Option<Viewer>,
    /// Somebody looks at the page as the viewer sees it.
    pub viewing: Option<Viewing>,
    /// The clinic whose side of the product this page is of.
    pub workplace: Option<Workplace>,
    /// Path and query of this page, so that a form can lead back here.
    pub path: String,
    pub flash: Option<Flash>,
    /// This instant in the zone the page speaks in (the viewer's, else the clinic's).
    pub now: Zoned,
    /// The demo shows its mailbox, its sign-ins and its test cards.
    pub demo: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Whatever the device prefers.
    #[default]
    Device,
    Light,
    Dark,
}

impl Theme {
    pub fn tag(self) -> &'static str {
        match self {
            Theme::Device => "device",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    pub fn from_tag(tag: &str) -> Option<Theme> {
        [Theme::Device, Theme::Light, Theme::Dark].into_iter().find(|theme| theme.tag() == tag)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockFace {
    TwelveHours,
    TwentyFourHours,
}

impl ClockFace {
    pub fn tag(self) -> &'static str {
        match self {
            ClockFace::TwelveHours => "12",
            ClockFace::TwentyFourHours => "24",
        }
    }

    /// What people who read the language are used to.
    pub fn of(language: Language) -> ClockFace {
        if language.counts_24_hours() { ClockFace::TwentyFourHours } else { ClockFace::TwelveHours }
    }

    pub fn from_tag(tag: &str) -> Option<ClockFace> {
        [ClockFace::TwelveHours, ClockFace::TwentyFourHours].into_iter().find(|face| face.tag() == tag)
    }
}

/// The signed-in person as the chrome of a page shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    pub name: String,
    pub email: String,
    /// Sees the day list of their own visits.
    pub is_doctor: bool,
    /// Front desk, clinic manager or administrator: sees the clinic side.
    pub is_staff: bool,
    /// Clinic manager or administrator: may change doctors, departments and money. On the clinic's side, of the clinic that
    /// is shown.
    pub is_manager: bool,
}

/// The clinic at which the viewer works now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workplace {
    pub id: String,
    pub name: String,
    /// There may be another to go to.
    pub may_change: bool,
}

/// That a page is seen through another's eyes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewing {
    /// Whose; unknown where nothing was asked of the database.
    pub who: Option<String>,
    pub until: Zoned,
}

/// One sentence about what just happened, shown once at the top of the next page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flash {
    pub kind: FlashKind,
    pub message: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlashKind {
    Good,
    Bad,
}

impl Viewer {
    pub fn face(&self) -> Face {
        Face::new(&self.name)
    }
}

impl FlashKind {
    pub fn tag(self) -> &'static str {
        match self {
            FlashKind::Good => "good",
            FlashKind::Bad => "bad",
        }
    }

    pub fn icon(self) -> &'static str {
        match self {
            FlashKind::Good => "circle-check",
            FlashKind::Bad => "circle-alert",
        }
    }
}

impl Ui {
    /// The message `key`.
    pub fn t(&self, key: &str) -> String {
        self.language.message(key, &[])
    }

    /// The message `key` with one argument.
    pub fn t1(&self, key: &str, name: &'static str, value: impl Argument) -> String {
        self.language.message(key, &[(name, value.argument())])
    }

    /// The message `key` with two arguments.
    pub fn t2(
        &self,
        key: &str,
        a: &'static str,
        va: impl Argument,
        b: &'static str,
        vb: impl Argument,
    ) -> String {
        self.language.message(key, &[(a, va.argument()), (b, vb.argument())])
    }

    /// The message `key` about `count` things: `$count` chooses the plural, `$shown` is the number
    /// as people write it.
    pub fn n(&self, key: &str, count: impl Argument) -> String {
        let count = count.argument();
        let shown = match &count {
            FluentValue::Number(number) => self.language.number(number.value as i64),
            _ => String::new(),
        };
        self.language.message(key, &[("count", count), ("shown", FluentValue::from(shown))])
    }

    /// The label of a form field: the message `field-…`. A field that stands twice on a page has
    /// the prefix `new_` once.
    pub fn field(&self, name: &str) -> String {
        // Of a row's field, `hours.0.opens`, the last part names it; of a row, `hours.0`, the first.
        let parts: Vec<&str> = name.split('.').filter(|part| part.parse::<usize>().is_err()).collect();
        let name = parts.last().copied().unwrap_or(name);
        self.t(&format!("field-{}", name.strip_prefix("new_").unwrap_or(name).replace('_', "-")))
    }

    /// This day as `<input type="date">` holds it.
    pub fn today(&self) -> String {
        self.now.date().to_string()
    }

    /// The days of the week by the API's words for them.
    pub fn weekdays(&self) -> Vec<Choice> {
        Weekday::ALL
            .iter()
            .map(|day| Choice::new(day.as_str(), self.t(&format!("weekday-{}", day.iso()))))
            .collect()
    }

    /// Whether the viewer may change doctors, departments and prices.
    pub fn is_manager(&self) -> bool {
        self.viewer.as_ref().is_some_and(|viewer| viewer.is_manager)
    }

    /// Whether the viewer works for a clinic, beyond being one of its doctors.
    pub fn is_staff(&self) -> bool {
        self.viewer.as_ref().is_some_and(|viewer| viewer.is_staff)
    }

    /// The address of a static file, with its content hash.
    pub fn asset(&self, name: &str) -> String {
        assets::address(name)
    }

    /// `/static/icons.….svg#name`, for `<use href>`.
    pub fn icon(&self, name: &str) -> String {
        format!("{}#{name}", assets::address("icons.svg"))
    }

    /// Whether this page lies under `prefix`, for marking the current entry of a menu.
    pub fn is_under(&self, prefix: &str) -> bool {
        is_under(self.path.split('?').next().unwrap_or_default(), prefix)
    }

    /// Tag, icon and message of each light a page can be seen in.
    pub fn themes(&self) -> [(&'static str, &'static str, &'static str); 3] {
        [
            (Theme::Device.tag(), "sun-moon", "theme-device"),
            (Theme::Light.tag(), "sun", "theme-light"),
            (Theme::Dark.tag(), "moon", "theme-dark"),
        ]
    }

    /// Whether this page's path ends so; for tabs below an address with an id in it.
    pub fn ends_with(&self, end: &str) -> bool {
        self.path.split('?').next().unwrap_or_default().ends_with(end)
    }

    pub fn is_theme(&self, tag: &str) -> bool {
        self.theme.tag() == tag
    }

    /// The same page may be asked for with other preferences; the menu lists every language.
    pub fn languages(&self) -> [Language; Language::ALL.len()] {
        Language::ALL
    }
}

/// What a message may speak of: words and whole numbers, however many references a template puts before them.
pub trait Argument {
    fn argument(&self) -> FluentValue<'static>;
}

impl<A: Argument + ?Sized> Argument for &A {
    fn argument(&self) -> FluentValue<'static> {
        (**self).argument()
    }
}

impl Argument for str {
    fn argument(&self) -> FluentValue<'static> {
        FluentValue::from(self.to_owned())
    }
}

impl Argument for String {
    fn argument(&self) -> FluentValue<'static> {
        FluentValue::from(self.clone())
    }
}

macro_rules! whole_numbers {
    ($($number:ty),*) => {$(
        impl Argument for $number {
            fn argument(&self) -> FluentValue<'static> {
                FluentValue::from(*self)
            }
        }
    )*};
}
whole_numbers!(i8, i16, i32, i64, u16, u32, u64, usize);
