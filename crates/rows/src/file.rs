//! A provider's file: its facts, its row, its proofs and its samples.

use std::collections::BTreeMap;
use std::path::Path;

use base64ct::{Base64, Encoding as _};
use schemars::JsonSchema;
use serde::Deserialize;
use signpost_core::Provider;
use toml::{Table, Value};

use crate::sample::Sample;

/// The two systems that the product was made for, and the standard that new users should take, come first wherever
/// people read a list.
const FIRST: [&str; 3] = ["claimport", "gooclaim", "standard-webhooks"];

/// A provider's file.
pub struct File {
    pub facts: Facts,
    pub row: Provider,
    /// Keys of the row that the file sets, such as `delivery.schedule`.
    pub keys: Vec<String>,
    pub proofs: Vec<Proof>,
    pub samples: Vec<Sample>,
}

impl File {
    /// Whether the gate alone verifies it, since its keys have to be fetched.
    pub fn is_for_gate(&self) -> bool {
        self.row.signature.keys.is_some()
    }
}

/// Where the facts come from.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// The provider's page, SDK or sample that was read.
    pub source: String,
    /// The day on which it was read, as `2026-05-20`.
    #[schemars(with = "String")]
    pub read: toml::value::Datetime,
    /// Keys of the row whose values are assumed, since the provider does not say them.
    #[serde(default)]
    pub assumed: Vec<String>,
}

/// A delivery with its verdict: signed by the provider, or computed outside this code.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// Unique among all proofs, and begins with the provider's name.
    pub name: String,
    /// Where the provider publishes it.
    #[serde(default)]
    pub published: Option<String>,
    /// What computed it, where the provider publishes none.
    #[serde(default)]
    pub computed: Option<String>,
    /// Secrets as the receiver has them.
    pub secrets: Vec<String>,
    /// What the row's address gave, where keys are fetched: a certificate or a key set.
    #[serde(default)]
    pub fetched: Option<String>,
    /// The receiver's clock in Unix seconds.
    pub now: u64,
    /// The method that was called, where the row signs it.
    #[serde(default)]
    pub method: Option<String>,
    /// The URL that was called, where the row signs it.
    #[serde(default)]
    pub url: Option<String>,
    /// The body as text.
    #[serde(default)]
    pub body: Option<String>,
    /// The body as base64, where it is not UTF-8.
    #[serde(default)]
    pub body_base64: Option<String>,
    /// The request's headers.
    pub headers: BTreeMap<String, String>,
    /// Why it is refused; accepted where that is left out.
    #[serde(default)]
    pub code: Option<String>,
    /// The event id that verification tells.
    #[serde(default)]
    pub id: Option<String>,
    /// The event type that verification tells.
    #[serde(default, rename = "type")]
    pub event_type: Option<String>,
}

impl Proof {
    /// The body's bytes.
    pub fn bytes(&self) -> Result<Vec<u8>, String> {
        match (&self.body, &self.body_base64) {
            (Some(text), None) => Ok(text.clone().into_bytes()),
            (None, Some(text)) => Base64::decode_vec(text).map_err(|error| format!("`body_base64`: {error}")),
            (None, None) => Ok(Vec::new()),
            (Some(_), Some(_)) => Err("`body` and `body_base64` are both given".to_string()),
        }
    }
}

/// Every file of a folder, in the order in which people read them.
///
/// # Errors
/// What is wrong, by file.
pub fn read_all(folder: &Path) -> Result<Vec<File>, Vec<String>> {
    let listing = std::fs::read_dir(folder).map_err(|error| vec![format!("{}: {error}", folder.display())])?;
    let paths = listing.filter_map(Result::ok).map(|entry| entry.path());
    let mut paths: Vec<_> =
        paths.filter(|path| path.extension().is_some_and(|extension| extension == "toml")).collect();
    paths.sort_by_key(|path| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        (FIRST.iter().position(|first| *first == name).unwrap_or(FIRST.len()), name)
    });
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        match read(&path) {
            Ok(file) => files.push(file),
            Err(problem) => problems.push(format!("{}: {problem}", path.display())),
        }
    }
    if problems.is_empty() { Ok(files) } else { Err(problems) }
}

fn read(path: &Path) -> Result<File, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let mut table: Table = toml::from_str(&text).map_err(|error| error.to_string())?;
    let facts: Facts = take(&mut table, "facts")?.ok_or("`facts` is missing")?;
    let proofs: Vec<Proof> = take(&mut table, "proof")?.unwrap_or_default();
    let samples: Vec<Sample> = take(&mut table, "sample")?.unwrap_or_default();
    let keys = keys(&table, "");
    let row: Provider = parse(Value::Table(table), "")?;
    row.check().map_err(str::to_string)?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    if row.name != name {
        return Err(format!("`name` is `{}`, and the file is called {name}.toml", row.name));
    }
    if row.title.is_empty() {
        return Err("`title` is missing".to_string());
    }
    if proofs.is_empty() {
        return Err("a row needs at least one `[[proof]]`".to_string());
    }
    Ok(File { facts, row, keys, proofs, samples })
}

fn take<T: serde::de::DeserializeOwned>(table: &mut Table, name: &str) -> Result<Option<T>, String> {
    table.remove(name).map(|value| parse(value, name)).transpose()
}

/// Reads a value; an error names the key under which it stands.
fn parse<T: serde::de::DeserializeOwned>(value: Value, under: &str) -> Result<T, String> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        let path = [under, path.as_str()].into_iter().filter(|part| !matches!(*part, "" | ".")).collect::<Vec<_>>();
        format!("`{}`: {}", path.join("."), error.into_inner().to_string().trim())
    })
}

fn keys(table: &Table, under: &str) -> Vec<String> {
    let mut all = Vec::new();
    for (name, value) in table {
        let path = if under.is_empty() { name.clone() } else { format!("{under}.{name}") };
        if let Value::Table(inner) = value {
            all.extend(keys(inner, &path));
        }
        all.push(path);
    }
    all
}
