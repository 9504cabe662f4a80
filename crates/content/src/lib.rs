//! What stands in a body that this Worker reads: JSON, a form, or a text. `fields` is one field of it, for a row;
//! `filter` is what a filter asks of it. Neither builds the document, and neither panics whatever came.

pub mod fields;
pub mod filter;
mod json;
