//! Making codes and telling whether one is right.

use database::Tx;
use kernel::id::AccountId;
use sea_orm::{ActiveValue::Set, ExprTrait, entity::prelude::*};
use totp_rs::{Builder, Totp};

use super::seal;
use crate::{
    App,
    access::{
        model::hash_of,
        store::{Account, account, recovery_code},
    },
    error::Result,
};

/// Recovery codes given at a time.
const RECOVERY_CODES: usize = 10;

/// Letters and digits that cannot be taken for each other; 32, so that a random byte chooses evenly.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// Characters of a recovery code: 80 random bits, too many to be guessed from their hash.
const LENGTH: usize = 16;

/// What a right code was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The app's code of this step of thirty seconds.
    Step(i64),
    /// Something that may be a recovery code, by its hash.
    Recovery(String),
}

impl Proof {
    pub fn name(&self) -> &'static str {
        match self {
            Self::Step(_) => "totp",
            Self::Recovery(_) => "recovery_code",
        }
    }
}

/// The codes of a secret.
pub fn totp(secret: &[u8]) -> Totp {
    // The secret is ours and long enough; the builder's checks are for those that people type.
    Builder::new().with_secret(secret).build_noncompliant()
}

/// The step whose code this is, if it is one of now or of half a minute around.
pub fn step_of(app: &App, secret: &[u8], code: &str) -> Option<i64> {
    let seconds = u64::try_from(app.now().0 / 1_000_000).ok()?;
    totp(secret).check(code, seconds).and_then(|step| i64::try_from(step).ok())
}

/// What a typed code proves of an account, as far as that can be told without using it up.
pub fn proof_of(app: &App, account: &Account, typed: &str) -> Option<Proof> {
    let code: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    if code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit()) {
        let secret = seal::open(app, account.id, account.totp_secret.as_deref()?);
        return step_of(app, &secret?, &code).map(Proof::Step);
    }
    (code.len() == LENGTH).then(|| Proof::Recovery(hash_of(&code.to_lowercase())))
}

/// Uses a code up, within the transaction of what it allows; false when it was used before or is none.
pub async fn use_up(tx: &Tx, id: AccountId, proof: &Proof) -> Result<bool> {
    let changed = match proof {
        Proof::Step(step) => {
            let earlier = account::Column::TotpLastStep.lt(*step).or(account::Column::TotpLastStep.is_null());
            let using = account::Entity::update_many()
                .col_expr(account::Column::TotpLastStep, Expr::value(*step))
                .filter(account::Column::Id.eq(id))
                .filter(earlier);
            using.exec(&**tx).await?.rows_affected
        }
        Proof::Recovery(hash) => {
            let using = recovery_code::Entity::delete_by_id((id, hash.clone()));
            using.exec(&**tx).await?.rows_affected
        }
    };
    Ok(changed == 1)
}

/// New recovery codes in place of all others, as they are shown once: four groups of four.
pub async fn renew_recovery(app: &App, tx: &Tx, id: AccountId) -> Result<Vec<String>> {
    recovery_code::Entity::delete_many().filter(recovery_code::Column::AccountId.eq(id)).exec(&**tx).await?;
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| recovery_code(app)).collect();
    let rows = codes.iter().map(|code| recovery_code::ActiveModel {
        account_id: Set(id),
        code_hash: Set(hash_of(&code.replace('-', ""))),
    });
    recovery_code::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    Ok(codes)
}

fn recovery_code(app: &App) -> String {
    let mut random = [0_u8; LENGTH];
    app.chance.fill(&mut random);
    let letters: Vec<char> =
        random.iter().map(|byte| char::from(ALPHABET[usize::from(*byte) % ALPHABET.len()])).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// Nothing of a second factor is left.
pub async fn forget(tx: &Tx, id: AccountId) -> Result<()> {
    recovery_code::Entity::delete_many().filter(recovery_code::Column::AccountId.eq(id)).exec(&**tx).await?;
    account::Entity::update_many()
        .col_expr(account::Column::TotpSecret, Expr::value(None::<String>))
        .col_expr(account::Column::TotpConfirmedAt, Expr::value(None::<kernel::time::Instant>))
        .col_expr(account::Column::TotpLastStep, Expr::value(None::<i64>))
        .filter(account::Column::Id.eq(id))
        .exec(&**tx)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::totp;

    /// RFC 6238, appendix B, the last six of its eight digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let totp = totp(b"12345678901234567890");
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(totp.generate(seconds).to_string(), code, "{seconds}");
            assert_eq!(totp.check(code, seconds + 30), Some(seconds / 30));
            assert_eq!(totp.check(code, seconds + 60), None);
        }
    }
}
