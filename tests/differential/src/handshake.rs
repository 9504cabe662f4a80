//! Requests that are handshakes of their row, or nearly.

use fastrand::Rng;
use signpost_core::provider::Handshake;
use signpost_core::provider::handshake::{Method, Spot, SpotKind};

use crate::spell::{id, one, rarely, word};

/// What a handshake puts into its request.
pub struct Asked {
    pub method: &'static str,
    pub query: Vec<(String, String)>,
    pub headers: Vec<(String, String)>,
    pub fields: Vec<(String, String)>,
    /// Whether its body has nothing else.
    pub only: bool,
}

pub fn draw(rng: &mut Rng, handshake: &Handshake, token: Option<&str>) -> Asked {
    let method = if rarely(rng, 12) {
        [Method::Get, Method::Head, Method::Options, Method::Post][rng.usize(..4)]
    } else {
        handshake.ask.method
    };
    let mut asked =
        Asked { method: method.name(), query: Vec::new(), headers: Vec::new(), fields: Vec::new(), only: false };
    if let Some(spot) = &handshake.ask.at {
        let marker =
            handshake.ask.equals.as_deref().filter(|_| !rarely(rng, 12)).map_or_else(|| word(rng, 6), str::to_string);
        asked.put(rng, spot, marker);
    }
    if let Some(spot) = &handshake.check {
        let given = token.filter(|_| !rarely(rng, 4)).map_or_else(|| word(rng, 16), str::to_string);
        asked.put(rng, spot, given);
    }
    if let Some(take) = &handshake.take {
        let length = usize::from(take.max_length);
        let value = match rng.u32(..12) {
            0 => id(rng),
            1 => word(rng, length),
            2 => word(rng, length + 1),
            3 => format!("signpost{}", word(rng, 5)),
            4 => one(rng, &["", "<script>", "a b", "a\"b", "a\\b", "{token}", "{made}", "é", "\u{1}"]).to_string(),
            5..9 => (0..20).map(|_| rng.digit(16)).collect(),
            _ => word(rng, 20),
        };
        asked.put(rng, &take.from, value);
    }
    asked
}

impl Asked {
    fn put(&mut self, rng: &mut Rng, spot: &Spot, value: String) {
        let list = match spot.kind {
            SpotKind::Field => &mut self.fields,
            SpotKind::Header => &mut self.headers,
            SpotKind::OnlyField => {
                self.only = !rarely(rng, 6);
                &mut self.fields
            }
            SpotKind::Query => &mut self.query,
        };
        list.push((spot.name.to_string(), value));
    }
}
