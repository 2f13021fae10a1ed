//! Writes every mail as a file (`.eml`) into a folder, for an installation whose mail another program sends.

use std::{io, path::PathBuf, sync::Arc};

use app::{
    Clock,
    notifications::{Mail, MailError, Mailer},
};
use async_trait::async_trait;
use lettre::message::Mailbox as Address;

use super::message::{message_of, name_of};

pub struct FileMailer {
    folder: PathBuf,
    from: Address,
    clock: Arc<dyn Clock>,
}

impl FileMailer {
    pub fn new(folder: PathBuf, from: Address, clock: Arc<dyn Clock>) -> Self {
        Self { folder, from, clock }
    }

    /// Under another name first, so that nobody picks up half a mail.
    async fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        tokio::fs::create_dir_all(&self.folder).await?;
        let unfinished = self.folder.join(format!(".{name}.part"));
        tokio::fs::write(&unfinished, bytes).await?;
        tokio::fs::rename(&unfinished, self.folder.join(format!("{name}.eml"))).await
    }
}

#[async_trait]
impl Mailer for FileMailer {
    async fn send(&self, mail: Mail) -> Result<(), MailError> {
        let name = name_of(&mail.dedup_key);
        let message = message_of(mail, &self.from, self.clock.now())?;
        let written = self.write(&name, &message.formatted()).await;
        written.map_err(|error| MailError::Unavailable(error.into()))
    }
}
