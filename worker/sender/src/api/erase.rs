//! Deletion on request: of what an event said, and of a tenant.
//!
//! Each ends in several objects, one after the other, and may end half-way: what is left is found again by the same request.

use futures_util::stream::{self, StreamExt};
use signpost_api::Code;
use signpost_platform::binding::TENANTS;
use signpost_platform::object::{Answer, ask};

use super::Call;
use super::overview::{ALL, FAN_OUT};
use crate::endpoint::Ask;
use crate::tenant::{self, DIRECTORY, Erased, Registered};

/// The log first, so that nothing of the event is handed over any more; then every endpoint that it went to.
pub async fn event(call: &Call<'_>) -> Answer<Vec<u8>> {
    let event = call.found.segment("event_id");
    let question = tenant::Ask::EraseEvent { id: event.to_string() };
    let erased: Option<Erased> = ask(call.env, TENANTS, call.tenant_id(), &question, &[]).await?;
    let is_logged = erased.is_some();
    let (endpoints, seq) = match erased {
        Some(Erased { endpoints, seq }) => (endpoints, seq),
        // What the gate has queued is in no log.
        None => (endpoints(call).await?.into_iter().map(|row| row.id).collect(), None),
    };
    let erase = |id: &String| {
        let (id, question) = (id.clone(), Ask::Erase { event: event.to_string(), seq });
        async move { call.endpoint_with(&id, question, &[]).await }
    };
    let mut was_there = is_logged;
    for answer in stream::iter(&endpoints).map(erase).buffered(FAN_OUT).collect::<Vec<_>>().await {
        match answer {
            Ok(answer) => was_there |= serde_json::from_slice::<bool>(&answer)?,
            // It is gone, with all that it held.
            Err(problem) if problem.is(Code::NotFound) => {}
            Err(problem) => return Err(problem),
        }
    }
    if was_there { Ok(Vec::new()) } else { Err(Code::NotFound.into()) }
}

/// The endpoints first, since nobody else knows of them; the directory last, which says that there is something to do.
pub async fn tenant(call: &Call<'_>) -> Answer<Vec<u8>> {
    let rows = endpoints(call).await?;
    let delete = |row: &Registered| {
        let id = row.id.clone();
        async move { call.endpoint_with(&id, Ask::Delete, &[]).await }
    };
    for answer in stream::iter(&rows).map(delete).buffered(FAN_OUT).collect::<Vec<_>>().await {
        match answer {
            Ok(_) => {}
            Err(problem) if problem.is(Code::NotFound) => {}
            Err(problem) => return Err(problem),
        }
    }
    let last = rows.iter().map(|row| row.seq).max().unwrap_or(0);
    let was_made: bool = ask(call.env, TENANTS, call.tenant_id(), &tenant::Ask::Erase { last }, &[]).await?;
    let dismiss = tenant::Ask::Dismiss { tenant: call.tenant_id().to_string() };
    let was_known: bool = ask(call.env, TENANTS, DIRECTORY, &dismiss, &[]).await?;
    if was_made || was_known { Ok(Vec::new()) } else { Err(Code::NotFound.into()) }
}

async fn endpoints(call: &Call<'_>) -> Answer<Vec<Registered>> {
    ask(call.env, TENANTS, call.tenant_id(), &tenant::Ask::Endpoints { after: 0, limit: ALL }, &[]).await
}
