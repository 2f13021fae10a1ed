//! A file that comes in a form (`multipart/form-data`, RFC 7578).

use app::{Error, Kind, Problem, picture};
use axum::{
    extract::{FromRequest, Multipart, Request},
    response::IntoResponse,
};
use bytes::{Bytes, BytesMut};

use super::{Refused, take::too_large};

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
        let mut file = BytesMut::new();
        while let Some(chunk) = field.chunk().await.map_err(broken_off)? {
            if file.len() + chunk.len() > picture::MOST_BYTES {
                return Err(picture::too_large().into());
            }
            file.extend_from_slice(&chunk);
        }
        if file.is_empty() {
            return Err(Error::field(name, "required", "Send the picture in this field.").into());
        }
        Ok(file.freeze())
    }
}

pub fn broken_off(error: axum::extract::multipart::MultipartError) -> Refused {
    let status = error.into_response().status();
    if status.as_u16() == 413 {
        return too_large().into();
    }
    Problem::new(Kind::Unreadable, "unreadable", "The form broke off or cannot be read.").into()
}
