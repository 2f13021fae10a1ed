//! Somebody stops waiting in the middle of a call, or the process dies there.

use std::{
    pin::Pin,
    task::{Context, Poll},
};

use app::{
    Actor, App,
    booking::{self, Status},
};
use futures::future::{BoxFuture, FutureExt};

use super::{
    Play, Told, Who,
    hold::{booker, shown},
    visit::told,
};
use crate::sim::Checked;

/// A call that goes on only so many times.
struct Cut<'a> {
    call: BoxFuture<'a, ()>,
    left: usize,
    /// Broken off while it waits, not when it was answered.
    waiting: bool,
}

impl Future for Cut<'_> {
    /// Whether it came to its end.
    type Output = bool;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<bool> {
        if self.left == 0 {
            return Poll::Ready(false);
        }
        self.left -= 1;
        match self.call.as_mut().poll(cx) {
            Poll::Ready(()) => Poll::Ready(true),
            Poll::Pending if self.left == 0 && self.waiting => Poll::Ready(false),
            Poll::Pending => Poll::Pending,
        }
    }
}

/// What was broken off happened wholly or not at all; the worker that follows finds nothing half done.
pub async fn cut(play: &mut Play<'_>) -> Checked<Told> {
    let (left, waiting) = (play.dice.between(1, 45) as usize, play.dice.percent(50));
    let app = play.world.app.clone();
    let (name, call) = match call(play, app).await? {
        Some(call) => call,
        None => return Ok(super::nothing("nothing to break off")),
    };
    let whole = Cut { call, left, waiting }.await;
    let crash = play.dice.percent(60);
    if crash {
        play.world.crash().await;
    } else {
        while server::work::turn(&play.world.app).await.done > 0 {}
    }
    let what = format!(
        "{name}, {} after {left} looks; {}",
        if whole { "whole" } else { "broken off" },
        if crash { "the process dies" } else { "the worker goes on" },
    );
    Ok(Told { what, cut: true, settles: true, ..Told::default() })
}

async fn call(play: &mut Play<'_>, app: App) -> Checked<Option<(String, BoxFuture<'static, ()>)>> {
    if play.dice.percent(40) {
        let Some(shown) = shown(play).await? else { return Ok(None) };
        let booker = booker(play, shown.doctor);
        let input = booking::HoldInput {
            doctor_id: Some(play.doctor_id(shown.doctor)),
            starts_at: Some(shown.at.timestamp().to_string()),
            patient_id: Some(booker.patient),
            ..booking::HoldInput::default()
        };
        let name = format!("{} holds {} of doctor {}", booker.name, shown.at.timestamp(), shown.doctor);
        return Ok(Some((
            name,
            async move { drop(booking::hold(&app, &booker.actor, input).await) }.boxed(),
        )));
    }
    if play.dice.percent(15) {
        return Ok(Some((
            "the worker".to_owned(),
            async move {
                server::work::turn(&app).await;
            }
            .boxed(),
        )));
    }
    let Some((appointment, _)) = play.meet(&[Status::Held, Status::Confirmed]) else { return Ok(None) };
    let who = if appointment.account_id.is_some() { Who::Owner } else { Who::Desk };
    let (id, actor): (_, Actor) = (appointment.id, who.actor(play, &appointment));
    let at = appointment.starts_at.plus_minutes(play.dice.between(-4, 4) * 10).timestamp().to_string();
    let (verb, call): (_, BoxFuture<'static, ()>) = match play.dice.below(5) {
        0 => ("confirms", async move { drop(booking::confirm(&app, &actor, id).await) }.boxed()),
        1 => {
            let input = booking::CancelInput::default();
            ("cancels", async move { drop(booking::cancel(&app, &actor, id, None, input).await) }.boxed())
        }
        2 => {
            let input = booking::RescheduleInput { starts_at: Some(at), doctor_id: None };
            ("moves", async move { drop(booking::reschedule(&app, &actor, id, None, input).await) }.boxed())
        }
        _ => {
            let method = if play.dice.percent(70) { "4242424242424242" } else { "4000000000003220" };
            let input = booking::PayInput { method: Some(method.to_owned()), return_url: None };
            ("pays", async move { drop(booking::pay(&app, &actor, id, input).await) }.boxed())
        }
    };
    Ok(Some((told(&appointment, who, verb), call)))
}
