//! A reader's complaint about a value, turned into a field error: which field, a stable code, a sentence.

use app::Error;

/// `path` is where the reader stood, `says` is what it said. The value itself is never repeated.
pub fn misfit(path: &str, says: &str) -> Error {
    // As everywhere in the API: `hours.0.opens`.
    let path = &path.replace('[', ".").replace(']', "");
    // serde_json adds the place in the text.
    let says = says.split(" at line ").next().unwrap_or(says);
    if let Some(name) = quoted_after(says, "unknown field ") {
        let known = says.split_once(", expected ").map_or("", |(_, known)| known);
        let known = known.trim_start_matches("one of ").replace('`', "");
        let message = match known.as_str() {
            "" | "there are no fields" => "There is no such field.".to_owned(),
            known => format!("There is no such field. Known here: {known}."),
        };
        return Error::field(&within(path, name), "unknown_field", message);
    }
    if let Some(name) = quoted_after(says, "missing field ") {
        return Error::field(&within(path, name), "required", "This is required.");
    }
    if let Some(name) = quoted_after(says, "duplicate field ") {
        return Error::field(&within(path, name), "duplicate_field", "This is given twice.");
    }
    let field = if path == "." { "body" } else { path };
    if says.starts_with("unknown variant ") {
        let known = says.split_once(", expected ").map_or("", |(_, known)| known);
        let known = known.trim_start_matches("one of ").replace('`', "").replace(" or ", ", ");
        return Error::field(field, "not_a_choice", format!("Choose one of: {known}."));
    }
    if says.starts_with("invalid type: ") || says.starts_with("invalid value: ") {
        let wanted = says.rsplit_once(", expected ").map_or("another kind of value", |(_, wanted)| wanted);
        return Error::field(field, "wrong_type", format!("This must be {}.", in_words(wanted)));
    }
    // A query's values are texts, and the standard parsers speak of those.
    let wanted = match says {
        _ if says.contains("digit found") || says.contains("too large") || says.contains("too small") => {
            "a whole number in range"
        }
        "expected value" => "a text",
        "cannot parse integer from empty string" => "a whole number",
        _ if says.contains("float literal") => "a number",
        _ if says.contains("`true` or `false`") => "true or false",
        _ => return Error::field(field, "unreadable", "This cannot be read as what it should be."),
    };
    Error::field(field, "wrong_type", format!("This must be {wanted}."))
}

fn quoted_after<'a>(says: &'a str, start: &str) -> Option<&'a str> {
    says.strip_prefix(start)?.strip_prefix('`')?.split('`').next()
}

/// The path of `name` within `path`; some readers already stand on the name.
fn within(path: &str, name: &str) -> String {
    match path {
        "." | "" | "?" => name.to_owned(),
        path if path == name || path.ends_with(&format!(".{name}")) => path.to_owned(),
        path => format!("{path}.{name}"),
    }
}

fn in_words(wanted: &str) -> &str {
    match wanted {
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number, not negative",
        "i8" | "i16" | "i32" | "i64" => "a whole number",
        "f32" | "f64" => "a number",
        "a string" | "a borrowed string" | "string" => "a text",
        "a boolean" => "true or false",
        "a sequence" => "a list",
        wanted if wanted.starts_with("struct ") || wanted == "a map" => "an object",
        wanted => wanted,
    }
}

#[cfg(test)]
mod tests {
    use super::misfit;

    #[track_caller]
    fn check(path: &str, says: &str, field: &str, code: &str) {
        let error = misfit(path, says);
        let found = &error.problem().unwrap().fields[0];
        assert_eq!((found.field.as_str(), found.code.as_str()), (field, code), "{found:?}");
    }

    #[test]
    fn a_readers_complaint_names_the_field() {
        check(".", "unknown field `role`, expected `name` at line 1 column 9", "role", "unknown_field");
        check("hours[0].opens", "missing field `opens`", "hours.0.opens", "required");
        check("hours[0]", "missing field `opens`", "hours.0.opens", "required");
        check("fee", "invalid type: string \"x, expected y\", expected i64", "fee", "wrong_type");
        check("mode", "unknown variant `fax`, expected `video` or `in_person`", "mode", "not_a_choice");
        check(".", "invalid type: null, expected struct Input", "body", "wrong_type");
        check("mode", "expected value at line 1 column 9", "mode", "wrong_type");
        check("limit", "invalid digit found in string", "limit", "wrong_type");
        check("clinic_id", "anything else", "clinic_id", "unreadable");
    }

    #[test]
    fn the_value_is_never_repeated() {
        let error = misfit("fee", "invalid type: string \"4111111111111111\", expected i64");
        assert_eq!(error.problem().unwrap().fields[0].message, "This must be a whole number.");
    }
}
