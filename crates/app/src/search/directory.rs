//! The port to the index of the directory: an embedded one, or an engine that many processes share.
//!
//! An index is asked for doctors and told of doctors; everything else (reading questions, asking `schedule` what is
//! really free, pages, cards of times, ways out) is the same whatever the index is. All implementations pass one
//! contract: the tests of the directory run on each.

use std::sync::Arc;

use async_trait::async_trait;
use jiff::tz::TimeZone;
use kernel::{
    id::{DoctorId, QualificationId, SpecializationId},
    time::Instant,
};
use uuid::Uuid;

use super::{
    document::DoctorDocument, facets::Facets, filter::Condition, query::Wanted, times::Answered,
    views::DoctorCard, wish::Wish,
};
use crate::error::Result;

/// An index of doctors.
#[async_trait]
pub trait Directory: Send + Sync {
    /// Whether every process asks and writes the same index: then it outlives them, and next free times are kept in it.
    fn is_shared(&self) -> bool;

    /// Whether there is an index to ask.
    ///
    /// # Errors
    /// 503 where that cannot be told now.
    async fn is_built(&self) -> Result<bool>;

    /// Begins a question.
    async fn ask(&self, wanted: Arc<Wanted>, now: Instant) -> Result<Box<dyn Question>>;

    /// Begins to write doctors as they are. To be called before they are read: of two writes, the one that was begun
    /// later stays. `None` where there is no index yet.
    async fn begin_writing(&self, ids: &[DoctorId]) -> Result<Option<Box<dyn Writing>>>;

    /// Begins a new index beside the one that answers; `None` where that is left to another process.
    async fn begin_building(&self, rival: Rival) -> Result<Option<Box<dyn Building>>>;

    /// A time of the doctor was claimed or released. An index that keeps no next free times only marks it.
    fn times_changed(&self, id: DoctorId);

    /// What time itself has brought about since it was written.
    async fn due(&self, now: Instant, most: usize) -> Result<Due>;

    /// Which entries of the catalogues its doctors have.
    async fn catalogue(&self) -> Result<(Vec<SpecializationId>, Vec<QualificationId>)>;

    /// Whose documents say something else of the catalogues than is so now.
    async fn outdated(&self, now: Catalogue) -> Result<Vec<DoctorId>>;

    /// What is to be told of it.
    async fn state(&self, now: Instant) -> State;
}

/// Some entries of the catalogues as they are now.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// With name and picture.
    pub specializations: Vec<(SpecializationId, String, Option<String>)>,
    pub qualifications: Vec<(QualificationId, String)>,
}

/// One question to one generation of the index. Doctors have numbers, which mean something in it only.
#[async_trait]
pub trait Question: Send + Sync {
    /// The doctors whose free times decide something: they hold every condition that needs no free time, or every one
    /// but one. `None` where there are more than `most`.
    async fn in_question(&mut self, most: usize) -> Result<Option<Vec<u32>>>;

    /// Who holds every condition; `busy` are doctors known to have no free time that suits.
    async fn select(&mut self, busy: &[u32]) -> Result<Selection>;

    /// Those that come behind the candidates given so far.
    async fn more(&mut self) -> Result<Candidates>;

    /// The doctors as they are shown, without times; who has gone meanwhile is not among them.
    async fn cards(&mut self, numbers: &[u32]) -> Result<Vec<Listed>>;

    fn doctor(&self, number: u32) -> DoctorId;

    /// The zone of the doctor's clinic.
    fn zone(&self, number: u32) -> TimeZone;

    /// The count of the doctor's changes; to be read before the times are asked for.
    fn changes(&self, _number: u32) -> u32 {
        0
    }

    /// What `schedule` said of the doctor, where that still holds.
    fn remembered(&self, _number: u32, _wish: &Wish, _now: Instant) -> Option<Answered> {
        None
    }

    /// Notes what `schedule` said; only the first time, unless `whole`.
    fn remember(&self, _number: u32, _wish: &Wish, _answered: Answered, _whole: bool) {}
}

/// A doctor as an index knows one.
#[derive(Debug)]
pub struct Listed {
    pub number: u32,
    pub card: DoctorCard,
    /// Points for the visits that were kept, which are not shown.
    pub keeps: i64,
}

/// What an index knows about the doctors that hold every condition.
#[derive(Debug, Default)]
pub struct Selection {
    pub first: Candidates,
    /// How many there are in all.
    pub total: usize,
    pub facets: Option<Facets>,
    /// Of all ratings in thousandths, where the order looks at ratings.
    pub average_rating: i64,
    /// What was probably meant, where nobody has a word as it was typed.
    pub meant: Option<String>,
    pub has_all_words: bool,
    /// The next three where nobody holds every condition. For each condition, how many doctors fail it and nothing else.
    pub without: [u32; Condition::ALL.len()],
    /// Doctors that only lie outside the radius: how far, in kilometres.
    pub outside_km: Vec<f64>,
    /// Doctors that only have no time that suits: some of them.
    pub busy_only: Vec<u32>,
}

/// Doctors in no particular order.
#[derive(Debug, Default)]
pub struct Candidates {
    pub list: Vec<Candidate>,
    /// Whoever has not been given yet comes behind this key and doctor; `None` where nobody is left.
    pub beyond: Option<(i64, Uuid)>,
}

/// A doctor that holds every condition. The key is the doctor's own, or, where the next free time is not known
/// exactly, one that is not larger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    pub key: i64,
    pub id: Uuid,
    pub number: u32,
    /// Whether the key is the doctor's own.
    pub is_exact: bool,
}

/// What is to be looked at again.
#[derive(Default)]
pub struct Due {
    /// Doctors to be written again.
    pub documents: Vec<DoctorId>,
    /// Doctors whose next free time is to be asked for, of a question that remembers it.
    pub times: Option<(Box<dyn Question>, Vec<u32>)>,
}

/// One doctor to be written.
#[derive(Clone, Debug)]
pub struct Entry {
    pub document: DoctorDocument,
    pub next: NextTime,
}

/// The first free time of a doctor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextTime {
    /// Nobody asked: the index finds out by itself.
    Unasked,
    /// `None` is nothing within the horizon.
    Asked(Option<Instant>),
}

/// A write that has begun.
#[async_trait]
pub trait Writing: Send {
    /// Writes `entries`, and takes whoever of `ids` is not among them off the list.
    async fn write(
        self: Box<Self>,
        ids: Vec<DoctorId>,
        entries: Vec<Entry>,
        now: Instant,
        seen: Seen,
    ) -> Result<()>;
}

/// When what was written is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// As soon as the write has returned: somebody changed it and looks.
    AtOnce,
    /// Within a second.
    Soon,
}

/// Another process that is building a new index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rival {
    /// It is to stop: what it builds may be from before somebody asked for a new one.
    TakeOver,
    /// It builds what is wanted here.
    Leave,
}

/// A new index that nobody asks yet.
#[async_trait]
pub trait Building: Send {
    async fn fill(&mut self, entries: Vec<Entry>, now: Instant) -> Result<()>;

    /// Whose changes since it was begun are missing in it; from now on nobody's are. To be called whatever became of
    /// the filling.
    async fn missed(&mut self) -> Result<Vec<DoctorId>>;

    /// Writes whom it missed.
    async fn follow(&mut self, ids: Vec<DoctorId>, entries: Vec<Entry>, now: Instant) -> Result<()>;

    /// From now on it answers; gives how many doctors are found.
    async fn switch(self: Box<Self>) -> Result<usize>;
}

/// What is told of an index.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Whether it answers.
    pub up: bool,
    /// Whether there is one to ask.
    pub built: bool,
    /// Doctors whose next free time is to be looked up.
    pub times_unknown: usize,
}
