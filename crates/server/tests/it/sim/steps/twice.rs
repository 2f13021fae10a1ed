//! The same call again, under the same idempotency key, as the surface in front of the operations keeps it.

use app::{
    Actor, App, booking,
    repeats::{self, RepeatKey},
};

use super::{
    Effect, Play, Told,
    calls::code_of,
    hold::{against, booker, held, shown},
    nothing,
};
use crate::sim::{Checked, model::Ask};

/// Somebody who wants a time that can be had, and the key of the call.
async fn wish(play: &mut Play<'_>) -> Checked<Option<(Actor, booking::HoldInput, RepeatKey)>> {
    let Some(shown) = shown(play).await? else { return Ok(None) };
    let (doctor, booker) = (shown.doctor, booker(play, shown.doctor));
    let service = shown.service.map(|place| play.model.doctors[doctor].services[place].clone());
    let ask = Ask { doctor, service: service.as_ref(), staff: booker.staff, beside: None };
    if !against(play, &booker, ask, shown.at).is_empty() {
        return Ok(None);
    }
    let input = booking::HoldInput {
        doctor_id: Some(play.doctor_id(doctor)),
        starts_at: Some(shown.at.timestamp().to_string()),
        service_id: service.map(|service| service.id),
        patient_id: Some(booker.patient),
        ..booking::HoldInput::default()
    };
    let caller = booker.actor.account_id().map(|id| id.to_string()).unwrap_or_default();
    let key = format!("key-{}", play.dice.number());
    let key = RepeatKey { caller, key, fingerprint: "the body".to_owned() };
    let mut actor = booker.actor;
    actor.repeat = Some(key.clone());
    Ok(Some((actor, input, key)))
}

/// The second answer is the first, word for word, also after a crash between them.
pub async fn one_after_the_other(play: &mut Play<'_>) -> Checked<Told> {
    let Some((actor, input, key)) = wish(play).await? else { return Ok(nothing("nothing to ask for twice")) };
    let call = |app: &App| once(app.clone(), key.clone(), actor.clone(), input.clone());
    let first = call(&play.world.app).await.map_err(|error| format!("somebody asks: {error:?}"))?;
    if play.dice.percent(30) {
        play.world.crash().await;
    }
    for _ in 0..play.dice.between(1, 3) {
        let again = call(&play.world.app).await.map_err(|error| format!("asked again: {error:?}"))?;
        if again.1 != first.1 || again.0.is_some() {
            return Err(format!("the answer was {}, asked again it was {}", first.1, again.1));
        }
    }
    let effect = first.0.ok_or("the first of two calls was answered from memory")?;
    Ok(Told { what: "one time is asked for twice".to_owned(), effects: vec![effect], ..Told::default() })
}

/// As the surface does: the effect, unless the answer was remembered; and the answer.
async fn once(
    app: App,
    key: RepeatKey,
    actor: Actor,
    input: booking::HoldInput,
) -> app::Result<(Option<Effect>, String)> {
    if let Some(first) = repeats::find(&app.db, &key).await? {
        return Ok((None, first.body));
    }
    let view = booking::hold(&app, &actor, input).await?;
    let body = serde_json::to_string(&view).unwrap_or_default();
    Ok((Some(held(&view)), body))
}

/// Two requests with one key that reached two processes at once: one has the effect, the other none.
pub async fn at_once(play: &mut Play<'_>) -> Checked<Told> {
    let Some((actor, input, _)) = wish(play).await? else { return Ok(nothing("nothing to ask for at once")) };
    let app = &play.world.app;
    let hold = || booking::hold(app, &actor, input.clone());
    let mut effects = Vec::new();
    for answer in <[_; 2]>::from(futures::join!(hold(), hold())) {
        match answer {
            Ok(view) => effects.push(held(&view)),
            Err(app::Error::Fault(fault)) if fault.is_duplicate_of("repeats_once", "repeats.caller") => {}
            Err(error) if code_of(&error).is_some() => {}
            Err(error) => return Err(format!("of two with one key: {error:?}")),
        }
    }
    if effects.len() != 1 {
        return Err(format!("two with one key had {effects:?}"));
    }
    Ok(Told { what: "one time is asked for twice at once".to_owned(), effects, ..Told::default() })
}
