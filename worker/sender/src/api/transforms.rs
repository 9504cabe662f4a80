//! An endpoint's transform: read, and tried on an event.

use serde_json::Value;
use serde_json::value::RawValue;
use signpost_api::{self as api, Code, FieldCode};
use signpost_content::template::{self, Event, Template, TooLarge};
use signpost_core::outgoing::envelope::rfc3339;
use signpost_platform::clock::now_ms;
use signpost_platform::object::Answer;
use signpost_platform::problem::Problem;

use crate::envelope::OutEvent;
use crate::publish::{Checked, check};

/// The template of a preset's name, or of `{"body": ...}`; or what is wrong with it, and where below `transform`.
pub fn compiled(transform: &RawValue) -> Answer<Template> {
    template::transform(transform).map_err(|error| {
        let code = FieldCode::read(error.code).unwrap_or(FieldCode::WrongForm);
        Problem::field(&format!("transform{}", error.at), code, error.message)
    })
}

/// The body of an event.
pub fn made(template: &Template, event: &OutEvent<'_>, data: &str) -> Result<Vec<u8>, TooLarge> {
    let OutEvent { id, event_type, tenant, timestamp } = *event;
    let timestamp = rfc3339(timestamp);
    template.render(&Event { id, event_type, timestamp: &timestamp, tenant, source: "", data }).map(String::into_bytes)
}

/// The body of a webhook that the gate took in.
pub fn made_of(template: &Template, source: &str, event: &OutEvent<'_>, body: &[u8]) -> Result<Vec<u8>, TooLarge> {
    let OutEvent { id, event_type, tenant, timestamp } = *event;
    let timestamp = rfc3339(timestamp);
    // What is no JSON is a text.
    let text = String::from_utf8_lossy(body);
    let json = serde_json::from_str::<&RawValue>(&text)
        .map_or_else(|_| Value::from(&*text).to_string(), |json| json.get().to_string());
    template
        .render(&Event { id, event_type, timestamp: &timestamp, tenant, source, data: &json })
        .map(String::into_bytes)
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
