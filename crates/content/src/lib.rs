//! What stands in a body that this Worker reads: JSON, a form, or a text. `fields` is one field of it, for a row;
//! `filter` is what a filter asks of it, `template` makes another one of it. None builds the document, and none panics whatever
//! came.

pub mod fields;
pub mod filter;
mod json;
pub mod template;
