//! The table `mails`.

use database::{Database, Group};
use kernel::{
    id::MailId,
    paging::{self, Page, PageRequest},
    time::Instant,
};
use sea_orm::{ActiveValue::Set, Condition, QueryOrder, QuerySelect, entity::prelude::*};

use super::Mail;
use crate::error::{Error, Result};

mod entity {
    use kernel::{id::MailId, time::Instant};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "mails")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MailId,
        pub dedup_key: String,
        pub recipient: String,
        pub subject: String,
        pub text: String,
        pub html: String,
        pub calendar: Option<String>,
        pub calendar_method: Option<String>,
        pub sent_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A mail that was put into the mailbox.
pub use entity::Model as KeptMail;

/// Puts a mail into the mailbox; the second of two with one key changes nothing. Its id is computed from the key, so
/// that a mailer needs no source of ids.
pub async fn keep_mail(db: &Database, mail: Mail, now: Instant) -> Result<()> {
    let (calendar, calendar_method) = mail.calendar.map(|part| (part.text, part.method.to_owned())).unzip();
    let row = entity::ActiveModel {
        id: Set(MailId(Uuid::new_v5(&Uuid::NAMESPACE_OID, mail.dedup_key.as_bytes()))),
        dedup_key: Set(mail.dedup_key),
        recipient: Set(mail.recipient),
        subject: Set(mail.subject.chars().take(300).collect()),
        text: Set(mail.text),
        html: Set(mail.html),
        calendar: Set(calendar),
        calendar_method: Set(calendar_method),
        sent_at: Set(now),
    };
    let keep = Group::absent(db.read().get_database_backend(), row, [entity::Column::DedupKey]);
    db.write_together(vec![keep]).await?;
    Ok(())
}

/// Newest first.
pub async fn kept_mails(db: &Database, request: PageRequest) -> Result<Page<KeptMail>> {
    let mut condition = Condition::all();
    if let Some(cursor) = &request.cursor {
        let (at, id) = paging::parse_cursor(cursor).ok_or_else(Error::unknown_cursor)?;
        let same_time = Condition::all().add(entity::Column::SentAt.eq(at)).add(entity::Column::Id.lt(id));
        condition = condition.add(Condition::any().add(entity::Column::SentAt.lt(at)).add(same_time));
    }
    let rows = entity::Entity::find()
        .filter(condition)
        .order_by_desc(entity::Column::SentAt)
        .order_by_desc(entity::Column::Id)
        .limit(u64::from(request.limit) + 1)
        .all(db.read())
        .await?;
    Ok(Page::from_rows(rows, request.limit, |row| paging::cursor(row.sent_at.0, row.id.0)))
}

pub async fn kept_mail(db: &Database, id: MailId) -> Result<Option<KeptMail>> {
    Ok(entity::Entity::find_by_id(id).one(db.read()).await?)
}
