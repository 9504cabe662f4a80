//! JSON Web Tokens, as the row's provider signs them with HMAC-SHA256.

use base64ct::{Base64, Base64Unpadded, Base64UrlUnpadded, Encoding as _};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use signpost_core::provider::{Encoding, Fact, Jwt, Layout, Names, Signature, Template, Text, TimestampPlace};
use signpost_core::request::sign::{Message, sign};
use signpost_core::{Provider, Secret};

use crate::tag::Values;

/// How long a token is good for, in seconds.
const GOOD_S: i64 = 300;

/// The token under `secret`, with the claims that the row wants of it.
pub fn token(row: &Provider, jwt: &Jwt, secret: &Secret, values: &Values<'_>, body: &[u8]) -> String {
    let mut claims = Map::new();
    for claim in jwt.0.iter() {
        let value = match &claim.is {
            Fact::BodyHash(encoding) => hash(body, encoding),
            Fact::Field(path) => (values.field)(path).unwrap_or_default(),
            // No row here has its keys fetched.
            Fact::Secret => String::new(),
            Fact::Text(text) => text.to_string(),
            Fact::Url => values.url.unwrap_or_default().to_string(),
            Fact::UrlHash(encoding) => hash(values.url.unwrap_or_default().as_bytes(), encoding),
        };
        claims.insert(claim.name.to_string(), value.into());
    }
    if let Some(TimestampPlace::Claim(name)) = row.timestamp.as_ref().map(|own| &own.from) {
        let number = values.timestamp.parse::<i64>();
        claims.insert(name.to_string(), number.map_or_else(|_| values.timestamp.into(), Value::from));
        if let Ok(number) = values.timestamp.parse::<i64>() {
            claims.insert("exp".to_string(), number.saturating_add(GOOD_S).into());
        }
    }
    let mut head = json!({ "alg": "HS256", "typ": "JWT" });
    match values.twist {
        0 => drop(claims.insert("exp".to_string(), 1.into())),
        1 => drop(claims.insert("nbf".to_string(), (1_u64 << 40).into())),
        2 => head = json!({ "alg": "none" }),
        3 => head = json!({ "alg": "HS512", "typ": "JWT" }),
        4 => drop(claims.insert("nbf".to_string(), json!("soon"))),
        5 => drop(claims.insert("exp".to_string(), json!(1e20))),
        6 => claims.clear(),
        7 => drop(claims.values_mut().next().map(|value| *value = json!(["a"]))),
        8 => head = json!(["HS256"]),
        _ => {}
    }
    let part = |value: &Value| Base64UrlUnpadded::encode_string(value.to_string().as_bytes());
    let signed = format!("{}.{}", part(&head), part(&Value::Object(claims)));
    format!("{signed}.{}", tag(row, secret, &signed))
}

fn tag(row: &Provider, secret: &Secret, text: &str) -> String {
    let signature = Signature {
        header: Names::parse(vec![Text::Borrowed("X-Tag")]).expect("a name"),
        signed: Template::BODY,
        encoding: Encoding::Base64Url,
        layout: Layout::Value { prefix: Text::Borrowed(""), prefix_optional: false },
        jwt: None,
        from: None,
        ..row.signature.clone()
    };
    let bare = Provider::verifying(row.name.clone(), signature);
    let headers = sign(&bare, std::slice::from_ref(secret), &Message::default(), text.as_bytes()).expect("a signature");
    headers.last().map(|(_, value)| value.clone()).unwrap_or_default()
}

fn hash(bytes: &[u8], encoding: &Encoding) -> String {
    let hash = Sha256::digest(bytes);
    match encoding {
        Encoding::Base64 => Base64::encode_string(&hash),
        Encoding::Base64Url => Base64UrlUnpadded::encode_string(&hash),
        Encoding::Hex | Encoding::HexBase64 | Encoding::Text => hash.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}

/// What has the form of a token or of a signature, and was made by nobody who has a key.
pub fn forged(row: &Provider, body: &[u8]) -> String {
    let tag = Base64Unpadded::encode_string(&Sha256::digest(body).repeat(8));
    match &row.signature.jwt {
        None => Base64::encode_string(&Sha256::digest(body).repeat(8)),
        Some(_) => format!("eyJhbGciOiJSUzI1NiJ9.e30.{}", tag.replace(['+', '/'], "_")),
    }
}
