//! A form that carries a file, as browsers send one (`multipart/form-data`).

use app::{Kind, Problem};
use axum::extract::{FromRequest, Multipart, Request};
use bytes::Bytes;

use crate::api::Refused;
use crate::api::upload::broken_off;
use crate::web::form::Form;

/// The fields, and the content of the last file that was chosen. How large they may be together is the limit of every body.
pub struct Filed {
    pub form: Form,
    pub file: Option<Bytes>,
}

impl<S: Send + Sync> FromRequest<S> for Filed {
    type Rejection = Refused;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refused> {
        let mut parts = Multipart::from_request(request, state).await.map_err(|_| {
            let detail = "Send a form as multipart/form-data.";
            Problem::new(Kind::UnsupportedMedia, "unsupported_media", detail)
        })?;
        let (mut typed, mut file) = (Vec::new(), None);
        while let Some(part) = parts.next_field().await.map_err(broken_off)? {
            let name = part.name().unwrap_or_default().to_owned();
            if part.file_name().is_some() {
                let content = part.bytes().await.map_err(broken_off)?;
                file = Some(content).filter(|content| !content.is_empty()).or(file);
            } else {
                typed.push((name, part.text().await.map_err(broken_off)?));
            }
        }
        Ok(Self { form: Form::new(typed), file })
    }
}
