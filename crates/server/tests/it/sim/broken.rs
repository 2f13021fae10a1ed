//! Proof that the simulator can fail: faults put into the database from outside the product.

use app::App;
use sea_orm::ConnectionTrait;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sabotage {
    None,
    /// The database forgets which ticks were claimed.
    Claim,
}

impl Sabotage {
    /// `DOCTORLY_SIM_BREAK=claim`.
    pub fn from_environment() -> Self {
        match std::env::var("DOCTORLY_SIM_BREAK").as_deref() {
            Ok("claim") => Self::Claim,
            Ok(other) if !other.is_empty() => panic!("DOCTORLY_SIM_BREAK knows only claim, not {other}"),
            _ => Self::None,
        }
    }

    /// As it must be set to play a history again.
    pub fn setting(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Claim => "DOCTORLY_SIM_BREAK=claim ",
        }
    }

    pub async fn apply(self, app: &App) {
        let statements: &[&str] = match (self, app.db.engine()) {
            (Self::None, _) => &[],
            (Self::Claim, database::Engine::Sqlite) => &[
                "create trigger forget_new after insert on day_sheets begin update day_sheets set w0 = 0, w1 = 0, \
                 w2 = 0, w3 = 0, w4 = 0, w5 = 0 where resource_id = new.resource_id and utc_day = new.utc_day \
                 and lane = new.lane; end",
                "create trigger forget_more after update on day_sheets begin update day_sheets set w0 = 0, w1 = 0, \
                 w2 = 0, w3 = 0, w4 = 0, w5 = 0 where resource_id = new.resource_id and utc_day = new.utc_day \
                 and lane = new.lane; end",
            ],
            (Self::Claim, database::Engine::Postgres) => &[
                "create function forget_claim() returns trigger language plpgsql as $$ begin new.w0 = 0; \
                 new.w1 = 0; new.w2 = 0; new.w3 = 0; new.w4 = 0; new.w5 = 0; return new; end $$",
                "create trigger forget_claim before insert or update on day_sheets for each row \
                 execute function forget_claim()",
            ],
            (Self::Claim, database::Engine::MariaDb) => &[
                "create trigger forget_new before insert on day_sheets for each row set new.w0 = 0, new.w1 = 0, \
                 new.w2 = 0, new.w3 = 0, new.w4 = 0, new.w5 = 0",
                "create trigger forget_more before update on day_sheets for each row set new.w0 = 0, new.w1 = 0, \
                 new.w2 = 0, new.w3 = 0, new.w4 = 0, new.w5 = 0",
            ],
        };
        let tx = app.db.begin().await.expect("the database answers");
        for statement in statements {
            tx.execute_unprepared(statement).await.expect("the fault can be put in");
        }
        tx.commit().await.expect("the fault can be put in");
    }
}
