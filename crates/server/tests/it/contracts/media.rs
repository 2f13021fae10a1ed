//! Photographs and where they are kept.

use std::{collections::BTreeSet, sync::Arc};

use bytes::Bytes;
use futures::TryStreamExt;
use object_store::{Error, ObjectStore, ObjectStoreExt, path::Path};
use server::adapters::media;

pub async fn holds(store: Arc<dyn ObjectStore>) {
    gives_back_what_was_put(&*store).await;
    replaces_what_was_there(&*store).await;
    forgets_what_was_deleted(&*store).await;
    says_what_is_not_there(&*store).await;
    takes_what_is_big(&*store).await;
    lists_by_prefix(&*store).await;
}

async fn put(store: &dyn ObjectStore, place: &str, content: impl Into<Bytes>) {
    store.put(&Path::from(place), content.into().into()).await.unwrap();
}

async fn get(store: &dyn ObjectStore, place: &str) -> Bytes {
    store.get(&Path::from(place)).await.unwrap().bytes().await.unwrap()
}

async fn is_missing(store: &dyn ObjectStore, place: &str) -> bool {
    let got = store.get(&Path::from(place)).await;
    assert!(matches!(got, Ok(_) | Err(Error::NotFound { .. })), "{got:?}");
    got.is_err()
}

async fn gives_back_what_was_put(store: &dyn ObjectStore) {
    put(store, "pictures/a.jpg", &b"\xff\xd8 a picture"[..]).await;
    put(store, "pictures/empty.jpg", &b""[..]).await;
    assert_eq!(get(store, "pictures/a.jpg").await, &b"\xff\xd8 a picture"[..]);
    assert!(get(store, "pictures/empty.jpg").await.is_empty());
    assert_eq!(store.head(&Path::from("pictures/a.jpg")).await.unwrap().size, 12);
}

async fn replaces_what_was_there(store: &dyn ObjectStore) {
    put(store, "pictures/b.jpg", &b"first, and longer than the second"[..]).await;
    put(store, "pictures/b.jpg", &b"second"[..]).await;
    assert_eq!(get(store, "pictures/b.jpg").await, &b"second"[..]);
}

async fn forgets_what_was_deleted(store: &dyn ObjectStore) {
    put(store, "pictures/c.jpg", &b"c"[..]).await;
    store.delete(&Path::from("pictures/c.jpg")).await.unwrap();
    assert!(is_missing(store, "pictures/c.jpg").await);
    // A second time it may be told or not, but nothing else breaks.
    let again = store.delete(&Path::from("pictures/c.jpg")).await;
    assert!(matches!(again, Ok(()) | Err(Error::NotFound { .. })), "{again:?}");
}

async fn says_what_is_not_there(store: &dyn ObjectStore) {
    assert!(is_missing(store, "pictures/never.jpg").await);
    let head = store.head(&Path::from("pictures/never.jpg")).await;
    assert!(matches!(head, Err(Error::NotFound { .. })), "{head:?}");
}

async fn takes_what_is_big(store: &dyn ObjectStore) {
    let big: Bytes = (0..12 * 1024 * 1024_u32).map(|n| (n % 251) as u8).collect::<Vec<_>>().into();
    put(store, "pictures/big.jpg", big.clone()).await;
    assert!(get(store, "pictures/big.jpg").await == big);
    let middle = store.get_range(&Path::from("pictures/big.jpg"), 5_000_000..5_000_010).await.unwrap();
    assert_eq!(middle, big.slice(5_000_000..5_000_010));

    let mut upload = store.put_multipart(&Path::from("pictures/parts.jpg")).await.unwrap();
    for part in [big.slice(..6 * 1024 * 1024), big.slice(6 * 1024 * 1024..)] {
        upload.put_part(part.into()).await.unwrap();
    }
    upload.complete().await.unwrap();
    assert!(get(store, "pictures/parts.jpg").await == big);
}

async fn lists_by_prefix(store: &dyn ObjectStore) {
    put(store, "papers/one/1.pdf", &b"1"[..]).await;
    put(store, "papers/one/2.pdf", &b"22"[..]).await;
    put(store, "papers/other.pdf", &b"333"[..]).await;
    put(store, "papers-of-others/3.pdf", &b"4444"[..]).await;
    let below = async |prefix: &str| -> BTreeSet<(String, u64)> {
        let found = store.list(Some(&Path::from(prefix))).try_collect::<Vec<_>>().await.unwrap();
        found.into_iter().map(|meta| (meta.location.to_string(), meta.size)).collect()
    };
    let named =
        |names: &[(&str, u64)]| names.iter().map(|(name, size)| ((*name).to_owned(), *size)).collect();
    assert_eq!(below("papers/one").await, named(&[("papers/one/1.pdf", 1), ("papers/one/2.pdf", 2)]));
    assert_eq!(
        below("papers").await,
        named(&[("papers/one/1.pdf", 1), ("papers/one/2.pdf", 2), ("papers/other.pdf", 3)])
    );
    assert!(below("nothing").await.is_empty());
}

#[tokio::test]
async fn a_folder_keeps_photographs_as_every_store_must() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("file:{}", folder.path().join("made").display());
    holds(media::open(&url).await.unwrap()).await;
}

#[tokio::test]
async fn the_memory_of_tests_keeps_photographs_as_every_store_must() {
    holds(media::in_memory()).await;
}

#[tokio::test]
async fn an_address_of_no_store_is_refused_with_the_fix() {
    for wrong in ["", "data/media", "ftp://photos.example.org", "s3:photos"] {
        let refusal = media::open(wrong).await.err().unwrap().to_string();
        assert!(refusal.contains("DOCTORLY_MEDIA_URL"), "{wrong}: {refusal}");
    }
}
