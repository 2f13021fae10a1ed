//! Keyset paging: a cursor names the last row seen, so that inserts never shift a page.

/// How many rows a list gives when nobody says, and at most.
pub const DEFAULT_LIMIT: u32 = 20;
pub const MOST: u32 = 100;

/// One page of a list: the items and, where more follow, the cursor that continues behind the last of them.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Page<T> {
    pub items: Vec<T>,
    #[schema(required = true)]
    pub next_cursor: Option<String>,
}

impl<T> Page<T> {
    /// From up to `limit + 1` rows in list order: the extra row only tells that there is more.
    pub fn from_rows(mut rows: Vec<T>, limit: u32, cursor_of: impl Fn(&T) -> String) -> Self {
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        let next_cursor = more.then(|| rows.last().map(&cursor_of)).flatten();
        Self { items: rows, next_cursor }
    }

    /// From all rows of a list that is at hand as a whole; the cursor is the id of the row before. Nothing where no row has
    /// that id.
    pub fn of_whole(rows: Vec<T>, request: &PageRequest, id_of: impl Fn(&T) -> String) -> Option<Self> {
        let behind = match &request.cursor {
            Some(cursor) => rows.iter().position(|row| id_of(row) == *cursor)? + 1,
            None => 0,
        };
        Some(Self::from_rows(rows.into_iter().skip(behind).collect(), request.limit, id_of))
    }

    pub fn map<U>(self, each: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(each).collect(), next_cursor: self.next_cursor }
    }
}

/// What a caller asked of a list: at most `limit` rows behind `cursor`.
#[derive(Clone, Debug)]
pub struct PageRequest {
    pub limit: u32,
    pub cursor: Option<String>,
}

impl Default for PageRequest {
    fn default() -> Self {
        Self { limit: DEFAULT_LIMIT, cursor: None }
    }
}

/// A sort key and the row's id, as one opaque text.
pub fn cursor(key: i64, id: uuid::Uuid) -> String {
    format!("{:016x}{}", key as u64, id.simple())
}

/// Reads what [`cursor`] wrote, or nothing when it was not ours.
pub fn parse_cursor(text: &str) -> Option<(i64, uuid::Uuid)> {
    if text.len() != 48 || !text.is_ascii() {
        return None;
    }
    let key = u64::from_str_radix(&text[..16], 16).ok()? as i64;
    let id = uuid::Uuid::try_parse(&text[16..]).ok()?;
    Some((key, id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back_and_garbage_does_not() {
        let id = uuid::Uuid::from_u128(7);
        assert_eq!(parse_cursor(&cursor(-5, id)), Some((-5, id)));
        assert_eq!(parse_cursor("' or 1=1"), None);
        assert_eq!(parse_cursor(&"é".repeat(24)), None);
    }

    #[test]
    fn the_extra_row_only_tells_that_there_is_more() {
        let page = Page::from_rows(vec![1, 2, 3], 2, |n| n.to_string());
        assert_eq!((page.items, page.next_cursor), (vec![1, 2], Some("2".into())));
        assert_eq!(Page::from_rows(vec![1, 2], 2, |n| n.to_string()).next_cursor, None);
    }

    #[test]
    fn a_whole_list_goes_on_behind_the_row_that_its_cursor_names() {
        let page = |limit, cursor: Option<&str>| {
            let request = PageRequest { limit, cursor: cursor.map(str::to_owned) };
            Page::of_whole(vec![1, 2, 3], &request, |n| n.to_string())
                .map(|page| (page.items, page.next_cursor))
        };
        assert_eq!(page(2, None), Some((vec![1, 2], Some("2".to_owned()))));
        assert_eq!(page(2, Some("2")), Some((vec![3], None)));
        assert_eq!(page(2, Some("3")), Some((vec![], None)));
        assert_eq!(page(2, Some("4")), None);
    }
}
