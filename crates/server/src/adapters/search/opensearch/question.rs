//! One question to the engine.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use app::{
    Result,
    search::{
        Candidate, Candidates, DoctorCard, Listed, Question, Selection,
        rules::{Condition, NO_TIME, Wanted, at, kilometres, minute, minute_of},
    },
};
use async_trait::async_trait;
use jiff::tz::TimeZone;
use kernel::{id::DoctorId, time::Instant};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    Engine,
    client::unreadable_answer,
    conditions::Conditions,
    facets,
    meaning::{Meaning, hits, total},
    order,
};

/// Candidates fetched at a time where each has to be asked for times.
const MANY: usize = 400;

/// Doctors of other circles and days that a fruitless search looks at.
const MOST_OUTSIDE: usize = 1000;
const MOST_BUSY: usize = 50;

pub struct Asked {
    engine: Arc<Engine>,
    wanted: Arc<Wanted>,
    now: Instant,
    meaning: Meaning,
    conditions: Conditions,
    /// Doctors by number.
    seats: Vec<Seat>,
    numbers: HashMap<DoctorId, u32>,
    /// Who was given as a candidate.
    given: HashSet<u32>,
    /// The sort values of the last one.
    last: Option<Value>,
}

struct Seat {
    id: DoctorId,
    zone: TimeZone,
}

impl Asked {
    pub fn new(engine: Arc<Engine>, wanted: Arc<Wanted>, now: Instant, meaning: Meaning) -> Self {
        let conditions = Conditions::of(&wanted, &meaning, now.0);
        let (seats, numbers, given) = Default::default();
        Self { engine, wanted, now, meaning, conditions, seats, numbers, given, last: None }
    }

    fn has_words(&self) -> bool {
        !self.meaning.groups.is_empty()
    }

    /// Who holds every condition, in order, behind `after`.
    fn in_order(&self, size: usize, after: Option<Value>) -> Value {
        let words = self
            .meaning
            .groups
            .iter()
            .flat_map(|group| group.words.iter().map(|word| word.query(group.parts)));
        let scored: Vec<Value> = words.collect();
        let query = json!({ "bool": { "filter": self.conditions.all(), "should": scored } });
        let mut search = hit_search(size, &query);
        search["sort"] = order::sort(&self.wanted, self.has_words(), self.meaning.average_rating, self.now);
        search["track_total_hits"] = json!(self.last.is_none());
        if let Some(after) = after {
            search["search_after"] = after;
        }
        search
    }

    /// Doctors whose next free time has passed since it was looked up stand too early in the order: behind a cursor they
    /// are missed unless they are asked for.
    fn overdue(&self, cursor: (i64, Uuid)) -> Value {
        let start = order::behind(&self.wanted, self.has_words(), cursor, true);
        let mut search = self.in_order(MANY, start);
        let overdue = json!({ "range": { "next": { "lte": minute(Some(self.now)) } } });
        search["query"]["bool"]["filter"] = json!([self.conditions.all(), overdue]);
        search
    }

    fn batch(&self) -> usize {
        if self.wanted.wish.is_empty() { self.wanted.limit + 2 } else { MANY }
    }

    /// The number of a hit's doctor.
    fn seat(&mut self, hit: &Value) -> Result<u32> {
        let id: Option<DoctorId> = hit["_id"].as_str().and_then(|id| id.parse().ok());
        let zone = hit["fields"]["zone"][0].as_str().and_then(kernel::time::zone);
        let (id, zone) = id.zip(zone).ok_or_else(unreadable_answer)?;
        if let Some(&number) = self.numbers.get(&id) {
            return Ok(number);
        }
        let number = u32::try_from(self.seats.len()).map_err(|_| unreadable_answer())?;
        self.seats.push(Seat { id, zone });
        self.numbers.insert(id, number);
        Ok(number)
    }

    fn seats(&mut self, answer: &Value) -> Result<Vec<u32>> {
        hits(answer).iter().map(|hit| self.seat(hit)).collect()
    }

    /// The hits as candidates, each once.
    fn candidates(&mut self, answer: &Value) -> Result<Vec<Candidate>> {
        let mut list = Vec::with_capacity(hits(answer).len());
        for hit in hits(answer) {
            let number = self.seat(hit)?;
            if self.given.insert(number) {
                list.push(self.candidate(number, sort_values(hit)));
            }
        }
        Ok(list)
    }

    /// What is known of the free time is believed where it lies ahead; a wish is asked in any case.
    fn candidate(&self, number: u32, values: &[Value]) -> Candidate {
        let seat = &self.seats[number as usize];
        let known = order::key(&self.wanted, values, self.now);
        let minute_known = minute_of(known);
        let this_minute = minute(Some(self.now));
        let from = minute(Some(self.wanted.wish.earliest(self.now, &seat.zone)));
        let minute = if minute_known == NO_TIME { NO_TIME } else { minute_known.max(from) };
        let is_exact = self.wanted.wish.is_empty() && minute_known > this_minute;
        Candidate { key: at(self.wanted.sort, known, minute), id: seat.id.0, number, is_exact }
    }

    /// What the last fetch ends with; nothing where it was not full.
    fn end(&mut self, answer: &Value, size: usize) -> Result<Option<(i64, Uuid)>> {
        let last = hits(answer).last().filter(|_| hits(answer).len() == size);
        let Some(last) = last else { return Ok(None) };
        let values = sort_values(last);
        self.last = Some(json!(values));
        let id: Option<DoctorId> = last["_id"].as_str().and_then(|id| id.parse().ok());
        Ok(Some((order::key(&self.wanted, values, self.now), id.ok_or_else(unreadable_answer)?.0)))
    }

    /// What a fruitless search offers instead.
    async fn ways_out(&mut self, selection: &mut Selection) -> Result<()> {
        let conditions: Vec<Condition> = self.conditions.each().collect();
        let failing = conditions.iter().filter_map(|condition| self.conditions.only_fails(*condition));
        let searches: Vec<Value> = conditions
            .iter()
            .zip(failing)
            .map(|(condition, query)| {
                let size = match condition {
                    Condition::Distance => MOST_OUTSIDE,
                    Condition::Time => MOST_BUSY,
                    _ => 0,
                };
                let mut search = hit_search(size, &query);
                if let (Condition::Distance, Some((lat, lon))) = (condition, self.wanted.near) {
                    search["_source"] = json!(["place"]);
                    let nearest = json!({ "place": { "lat": lat, "lon": lon }, "unit": "m", "order": "asc" });
                    search["sort"] = json!([{ "_geo_distance": nearest }]);
                }
                search
            })
            .collect();
        let answers = self.engine.search_all(&searches).await?;
        for (condition, answer) in conditions.into_iter().zip(&answers) {
            selection.without[condition as usize] = u32::try_from(total(answer)).unwrap_or(u32::MAX);
            match (condition, self.wanted.near) {
                (Condition::Distance, Some(near)) => {
                    let places = hits(answer).iter().filter_map(|hit| {
                        let place = &hit["_source"]["place"];
                        Some((place["lat"].as_f64()?, place["lon"].as_f64()?))
                    });
                    selection.outside_km = places.map(|place| kilometres(near, place)).collect();
                }
                (Condition::Time, _) => selection.busy_only = self.seats(answer)?,
                _ => {}
            }
        }
        Ok(())
    }
}

#[async_trait]
impl Question for Asked {
    async fn in_question(&mut self, most: usize) -> Result<Option<Vec<u32>>> {
        let answers = self.engine.search_all(&[hit_search(most, &self.conditions.almost())]).await?;
        if answers.first().is_some_and(|answer| total(answer) > most) {
            return Ok(None);
        }
        answers.first().map(|answer| self.seats(answer)).transpose()
    }

    async fn select(&mut self, busy: &[u32]) -> Result<Selection> {
        if !busy.is_empty() {
            let busy: Vec<String> = busy.iter().map(|&number| self.doctor(number).to_string()).collect();
            self.conditions.without_busy(&busy);
        }
        // With a wish nobody's place is known before times are asked, so the page is sought from the start.
        let from_the_start = !self.wanted.wish.is_empty();
        let after = |cursor| order::behind(&self.wanted, self.has_words(), cursor, from_the_start);
        let size = self.batch();
        let mut searches = vec![self.in_order(size, self.wanted.after.and_then(after))];
        if self.wanted.facets {
            searches.push(facets::search(&self.conditions, &self.wanted.wish));
        }
        if let Some(cursor) = self.wanted.after.filter(|_| !from_the_start) {
            searches.push(self.overdue(cursor));
        }
        let answers = self.engine.search_all(&searches).await?;
        let mut answers = answers.iter();
        let page = answers.next().ok_or_else(unreadable_answer)?;
        let mut selection = Selection {
            total: total(page),
            meant: self.meaning.meant.clone(),
            has_all_words: self.meaning.has_all_words,
            average_rating: self.meaning.average_rating,
            ..Selection::default()
        };
        selection.first = Candidates { list: self.candidates(page)?, beyond: self.end(page, size)? };
        if self.wanted.facets {
            selection.facets = answers.next().map(facets::read);
        }
        if let Some(overdue) = answers.next() {
            selection.first.list.extend(self.candidates(overdue)?);
        }
        if selection.total == 0 {
            self.ways_out(&mut selection).await?;
        }
        Ok(selection)
    }

    async fn more(&mut self) -> Result<Candidates> {
        let Some(last) = self.last.clone() else { return Ok(Candidates::default()) };
        let answers = self.engine.search_all(&[self.in_order(MANY, Some(last))]).await?;
        let page = answers.first().ok_or_else(unreadable_answer)?;
        Ok(Candidates { list: self.candidates(page)?, beyond: self.end(page, MANY)? })
    }

    async fn cards(&mut self, numbers: &[u32]) -> Result<Vec<Listed>> {
        if numbers.is_empty() {
            return Ok(Vec::new());
        }
        let ids: Vec<DoctorId> = numbers.iter().map(|&number| self.doctor(number)).collect();
        let mut answer = self.engine.read(&ids).await?;
        let mut cards = Vec::with_capacity(numbers.len());
        for (at, &number) in numbers.iter().enumerate() {
            let source = &mut answer["docs"][at]["_source"];
            let keeps = source["keeps"].as_i64().unwrap_or(0);
            let card = source["card"].take();
            if card.is_null() {
                continue;
            }
            let card: DoctorCard = serde_json::from_value(card).map_err(|error| {
                app::Error::broken_by("a doctor in the search engine cannot be read", error)
            })?;
            let today = self.now.date_in(&self.seats[number as usize].zone);
            cards.push(Listed { number, card: card.seen(self.wanted.near, today), keeps });
        }
        Ok(cards)
    }

    fn doctor(&self, number: u32) -> DoctorId {
        self.seats[number as usize].id
    }

    fn zone(&self, number: u32) -> TimeZone {
        self.seats[number as usize].zone.clone()
    }
}

/// A search for doctors by number and zone.
fn hit_search(size: usize, query: &Value) -> Value {
    json!({ "size": size, "query": query, "_source": false, "docvalue_fields": ["zone"], "track_total_hits": true })
}

fn sort_values(hit: &Value) -> &[Value] {
    hit["sort"].as_array().map_or(&[], Vec::as_slice)
}
