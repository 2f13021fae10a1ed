//! A file that comes in a form (`multipart/form-data`, RFC 7578).

use app::{
    Error, Kind, Problem,
    doctors::{self, NewDocument},
    picture,
};
use axum::{
    extract::{FromRequest, Multipart, Request, multipart::Field},
    response::IntoResponse,
};
use bytes::{Bytes, BytesMut};

use super::{Refused, take};

/// The form, read only as far as its file.
pub struct Upload(Multipart);

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Refused;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refused> {
        Multipart::from_request(request, state).await.map(Self).map_err(|_| {
            let detail = "Send a form as multipart/form-data.";
            Problem::new(Kind::UnsupportedMedia, "unsupported_media", detail).into()
        })
    }
}

impl Upload {
    /// The content of the field `name`. Reading stops as soon as it is more than a picture may be, however much
    /// more is on its way. Other fields are refused by name.
    pub async fn file(mut self, name: &str) -> Result<Bytes, Refused> {
        let Some(mut field) = self.0.next_field().await.map_err(broken_off)? else {
            return Err(Error::field(name, "required", "Send the picture in this field.").into());
        };
        let field_name = field.name().unwrap_or_default();
        if field_name != name {
            return Err(Error::field(field_name, "unknown_field", "There is no such field.").into());
        }
        let file = content(&mut field, picture::MOST_BYTES, picture::too_large).await?;
        if file.is_empty() {
            return Err(Error::field(name, "required", "Send the picture in this field.").into());
        }
        Ok(file)
    }

    /// A document (`file`) and what it shows (`kind`), in whatever order they come. Other fields are refused by name.
    pub async fn document(mut self) -> Result<NewDocument, Refused> {
        let mut sent = NewDocument { kind: None, file_name: None, file: Bytes::new() };
        while let Some(mut field) = self.0.next_field().await.map_err(broken_off)? {
            match field.name().unwrap_or_default() {
                "kind" => {
                    let word = content(&mut field, MOST_WORD, || take::too_large().into()).await?;
                    sent.kind =
                        Some(String::from_utf8_lossy(&word).into_owned()).filter(|word| !word.is_empty());
                }
                "file" => {
                    sent.file_name = field.file_name().map(str::to_owned);
                    let most = doctors::MOST_DOCUMENT_BYTES;
                    sent.file = content(&mut field, most, doctors::document_too_large).await?;
                }
                other => return Err(Error::field(other, "unknown_field", "There is no such field.").into()),
            }
        }
        if sent.file.is_empty() {
            return Err(Error::field("file", "required", "Choose a file.").into());
        }
        Ok(sent)
    }
}

/// The longest word of a form with a file.
const MOST_WORD: usize = 200;

/// Reading stops as soon as it is more than `most`.
async fn content(
    field: &mut Field<'_>,
    most: usize,
    too_large: impl Fn() -> Error,
) -> Result<Bytes, Refused> {
    let mut content = BytesMut::new();
    while let Some(chunk) = field.chunk().await.map_err(broken_off)? {
        if content.len() + chunk.len() > most {
            return Err(too_large().into());
        }
        content.extend_from_slice(&chunk);
    }
    Ok(content.freeze())
}

pub fn broken_off(error: axum::extract::multipart::MultipartError) -> Refused {
    let status = error.into_response().status();
    if status.as_u16() == 413 {
        return take::too_large().into();
    }
    Problem::new(Kind::Unreadable, "unreadable", "The form broke off or cannot be read.").into()
}
