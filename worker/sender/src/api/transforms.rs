//! An endpoint's transform: read, and tried on an event.

use serde_json::value::RawValue;
use signpost_api::{self as api, Code, FieldCode};
use signpost_content::template::{Event, PRESETS, Template, TooLarge, compile, preset};
use signpost_core::outgoing::envelope::rfc3339;
use signpost_platform::clock::now_ms;
use signpost_platform::object::Answer;
use signpost_platform::problem::Problem;

use crate::envelope::OutEvent;
use crate::publish::{Checked, check};

/// The template of a preset's name, or of `{"body": ...}`; or what is wrong with it, and where below `transform`.
pub fn compiled(transform: &RawValue) -> Answer<Template> {
    let (template, at) = read(transform.get())?;
    compile(&template).map_err(|error| {
        let code = FieldCode::read(error.code).unwrap_or(FieldCode::WrongForm);
        Problem::field(&format!("transform{at}{}", error.at), code, error.message)
    })
}

fn read(transform: &str) -> Answer<(Box<RawValue>, &'static str)> {
    if transform.starts_with('"') {
        let name: String = serde_json::from_str(transform)?;
        let known = || format!("is one of `{}`, or an object with a `body`", PRESETS.join("`, `"));
        let template = preset(&name).ok_or_else(|| Problem::field("transform", FieldCode::NotAllowed, known()))?;
        return Ok((RawValue::from_string(template.to_string())?, ""));
    }
    let own: api::OwnTemplate = serde_json::from_str(transform).map_err(|_| {
        let message = "is the name of a preset, or an object with a `body` and nothing else";
        Problem::field("transform", FieldCode::WrongForm, message)
    })?;
    Ok((own.body, "/body"))
}

/// The body of an event.
pub fn made(template: &Template, event: &OutEvent<'_>, data: &str) -> Result<Vec<u8>, TooLarge> {
    let OutEvent { id, event_type, tenant, timestamp } = *event;
    let timestamp = rfc3339(timestamp);
    template.render(&Event { id, event_type, timestamp: &timestamp, tenant, data }).map(String::into_bytes)
}

/// What an endpoint would be sent.
pub fn preview(new: &api::NewTransformPreview) -> Answer<api::TransformPreview> {
    let template = compiled(&new.transform)?;
    let Checked { timestamp, .. } = check(&new.event, now_ms())?;
    let id = new.event.id.as_deref().unwrap_or("evt_0190f3f1c5d07b3e8a4c2d1e0f9a8b7c");
    let event = OutEvent { id, event_type: &new.event.event_type, tenant: "example", timestamp };
    let body = made(&template, &event, new.event.data.get())
        .map_err(|TooLarge| Problem::from(Code::Invalid).detail("the template makes too large a body of this event"))?;
    Ok(api::TransformPreview { body: String::from_utf8(body).unwrap_or_default() })
}
