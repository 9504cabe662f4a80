//! What goes wrong on the way: one thing, sometimes two.

use fastrand::Rng;

use crate::request::Request;
use crate::spell::{odd_letter, one, rarely, word};

pub fn mutate(rng: &mut Rng, request: &mut Request, headers_of_row: &[String]) {
    let is_known = |name: &str| headers_of_row.iter().any(|own| own.eq_ignore_ascii_case(name));
    let known: Vec<usize> =
        request.headers.iter().enumerate().filter(|(_, (name, _))| is_known(name)).map(|(place, _)| place).collect();
    let place = known.get(rng.usize(..known.len().max(1))).copied();
    match (rng.u32(..20), place) {
        (0..4, _) => body(rng, request),
        (4, Some(place)) => drop(request.headers.remove(place)),
        (5 | 6, Some(place)) => {
            let (name, value) = request.headers[place].clone();
            let value = if rng.bool() { value } else { changed(rng, &value) };
            let at = rng.usize(..=request.headers.len());
            request.headers.insert(at, (name, value));
        }
        (7..16, Some(place)) => {
            let (_, value) = &mut request.headers[place];
            *value = changed(rng, value);
        }
        (16, _) => request.method = one(rng, &["POST", "PUT", "PATCH", "DELETE", "GET"]).to_string(),
        (17, _) => request.query = one(rng, &["", "?", "?a=b", "?signature=", "?%"]).to_string(),
        (18, Some(place)) => {
            let (name, _) = request.headers[place].clone();
            request.headers.push((name, word(rng, 10)));
        }
        _ => body(rng, request),
    }
}

fn body(rng: &mut Rng, request: &mut Request) {
    let mut body = request.body();
    let at = rng.usize(..=body.len());
    match rng.u32(..5) {
        0 if at < body.len() => body[at] ^= 1 << rng.u32(..8),
        1 => body.truncate(at),
        2 => body.insert(at, b" \n\t\"x0"[rng.usize(..6)]),
        3 if at < body.len() => drop(body.remove(at)),
        _ => body.push(b'\n'),
    }
    request.set_body(body);
}

/// One bit of what a digit of hex or base64 stands for.
fn flip(rng: &mut Rng, letters: &mut [char]) {
    const BASE64: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let is_hex = letters.iter().filter(|letter| letter.is_ascii_hexdigit()).count() >= 40
        && letters.iter().rev().take(40).all(char::is_ascii_hexdigit);
    let (digits, bits): (&[u8], u32) = if is_hex { (b"0123456789abcdef", 4) } else { (BASE64, 6) };
    let places: Vec<usize> = (0..letters.len())
        .filter(|place| u8::try_from(letters[*place]).is_ok_and(|own| digits.contains(&own)))
        .collect();
    if places.is_empty() {
        return;
    }
    let place = places[rng.usize(..places.len())];
    let own = digits.iter().position(|digit| char::from(*digit) == letters[place]).unwrap_or(0);
    letters[place] = char::from(digits[own ^ (1 << rng.u32(..bits))]);
}

/// A header's value in another spelling, or another value.
pub fn changed(rng: &mut Rng, value: &str) -> String {
    let mut letters: Vec<char> = value.chars().collect();
    let at = rng.usize(..letters.len().max(1));
    match rng.u32(..24) {
        18.. => flip(rng, &mut letters),
        0 | 1 if !letters.is_empty() => letters[at] = odd_letter(rng),
        2 => letters.insert(at, odd_letter(rng)),
        3 if !letters.is_empty() => drop(letters.remove(at)),
        4 => letters.truncate(at),
        5 => letters.push('='),
        6 => return value.trim_end_matches('=').to_string(),
        7 => return value.replace('+', "-").replace('/', "_"),
        8 => return value.replace('-', "+").replace('_', "/"),
        9 => return value.to_uppercase(),
        10 => return value.to_lowercase(),
        11 => return format!("{value}{}{value}", one(rng, &[",", " ", ", ", ";", "&"])),
        12 => return String::new(),
        13 => return format!("{}{value}", one(rng, &["sha256=", "v1=", "v1,", "v0=", "t=1,", "v1a,AAAA ", "0"])),
        14 => return value.split_once(['=', ',']).map_or(value, |(_, rest)| rest).to_string(),
        15 => {
            // The last character of base64 before its padding has bits that mean nothing.
            let end = letters.iter().rposition(|letter| *letter != '=').unwrap_or(0);
            if let Some(letter) = letters.get_mut(end) {
                *letter = ['A', 'B', 'g', '/', '9'][rng.usize(..5)];
            }
        }
        16 => return value.repeat(rng.usize(2..20)),
        _ => letters.push(if rarely(rng, 2) { odd_letter(rng) } else { '0' }),
    }
    letters.into_iter().collect()
}
