//! A folder on this machine.

use std::{path::Path, sync::Arc};

use object_store::{ObjectStore, local::LocalFileSystem};

use super::MediaError;

pub fn open(folder: &Path) -> Result<Arc<dyn ObjectStore>, MediaError> {
    std::fs::create_dir_all(folder).map_err(|error| MediaError::Folder(error.into()))?;
    let store = LocalFileSystem::new_with_prefix(folder).map_err(|error| MediaError::Folder(error.into()))?;
    Ok(Arc::new(store))
}
