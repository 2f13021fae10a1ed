//! From figures to what is shown of them: each report says its measures in a file of its own.

use std::collections::BTreeMap;

use kernel::money::Currency;

use super::{
    model::{MoneyFigures, VisitFigures},
    views::{Measure, ReportRow, Unit},
};

/// Values in the order of a report's measures.
pub type Values = Vec<Option<i64>>;

pub const fn count(name: &'static str) -> Measure {
    Measure { name, unit: Unit::Count }
}

pub const fn minutes(name: &'static str) -> Measure {
    Measure { name, unit: Unit::Minutes }
}

pub const fn days(name: &'static str) -> Measure {
    Measure { name, unit: Unit::Days }
}

pub const fn rate(name: &'static str) -> Measure {
    Measure { name, unit: Unit::BasisPoints }
}

pub const fn money(name: &'static str) -> Measure {
    Measure { name, unit: Unit::Money }
}

/// A row without a name yet.
pub fn row(measures: &[Measure], key: String, currency: Option<Currency>, values: Values) -> ReportRow {
    let values = measures.iter().map(|measure| measure.name).zip(values).collect();
    ReportRow { group: key, name: None, currency, values }
}

/// Rows of visits, and all of them together.
pub fn of_visits(
    measures: &[Measure],
    figures: BTreeMap<String, VisitFigures>,
    values: impl Fn(&VisitFigures, &VisitFigures) -> Values,
) -> (Vec<ReportRow>, Vec<ReportRow>) {
    let mut all = VisitFigures::default();
    figures.values().for_each(|figures| all += *figures);
    let rows = figures.into_iter().map(|(key, figures)| row(measures, key, None, values(&figures, &all)));
    (rows.collect(), vec![row(measures, String::new(), None, values(&all, &all))])
}

/// Rows of money, and all of them together in each currency.
pub fn of_money(
    measures: &[Measure],
    figures: BTreeMap<(String, Currency), MoneyFigures>,
    values: impl Fn(&MoneyFigures) -> Values,
) -> (Vec<ReportRow>, Vec<ReportRow>) {
    let mut all = BTreeMap::<Currency, MoneyFigures>::new();
    figures.iter().for_each(|((_, currency), figures)| *all.entry(*currency).or_default() += *figures);
    let rows = figures
        .into_iter()
        .map(|((key, currency), figures)| row(measures, key, Some(currency), values(&figures)));
    let all = all
        .into_iter()
        .map(|(currency, figures)| row(measures, String::new(), Some(currency), values(&figures)));
    (rows.collect(), all.collect())
}
