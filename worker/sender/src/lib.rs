//! The sender: events published once are delivered to every subscribed endpoint.
//!
//! The way through: [`api`] reads who asks for what and lets an object answer; [`publish`] stores an event with every
//! endpoint that subscribes to it; [`endpoint`] delivers it.

mod api;
mod endpoint;
mod envelope;
mod nearest;
mod page;
pub mod portal;
mod publish;
mod search;
mod sources;
mod tenant;

pub use api::answer;
pub use endpoint::EndpointObject;
pub use tenant::{TenantObject, sweep};
