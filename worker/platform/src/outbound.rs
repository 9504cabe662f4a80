//! The one way out to other people's servers: POST, a deadline over everything, and no redirect followed.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortSignal, RequestInit, RequestRedirect};
use worker::wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// The shell's class `Outbound`, by which the Worker asks itself: what goes through it takes up a connection of a
    /// request of its own, and none of the caller's.
    #[derive(Clone)]
    pub type Outbound;

    #[wasm_bindgen(method, catch)]
    fn fetch(this: &Outbound, url: &str, init: &RequestInit) -> Result<Promise, JsValue>;
}

impl Outbound {
    /// Where the Worker exports the class.
    pub fn of(state: &worker::State) -> Option<Self> {
        let class = member(&member(state.as_raw(), "exports"), "Outbound");
        (!class.is_undefined()).then(|| class.unchecked_into())
    }
}

/// A request that was sent, with its deadline: it goes on to cover the answer's body.
pub struct Exchange {
    pub answer: Result<web_sys::Response, Failure>,
    signal: AbortSignal,
}

/// Why there is no answer.
pub enum Failure {
    /// What answered is no response. Not seen so far.
    Strange,
    /// The deadline passed.
    Timeout,
    /// The runtime's own error: it has no codes for why a fetch failed, only messages.
    Unreachable(JsValue),
}

impl Exchange {
    /// Whether the deadline has passed.
    pub fn is_over(&self) -> bool {
        self.signal.aborted()
    }
}

/// Sends `body` once: to a service binding where there is one, `through` a request of its own, or from here.
pub async fn post(
    service: Option<&JsValue>,
    url: &str,
    headers: &web_sys::Headers,
    body: &Uint8Array,
    deadline_ms: u32,
    through: Option<&Outbound>,
) -> Exchange {
    let signal = AbortSignal::timeout_with_u32(deadline_ms);
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_headers(headers);
    init.set_body(body);
    init.set_redirect(RequestRedirect::Manual);
    init.set_signal(Some(&signal));

    let sent = match (service, through) {
        (None, Some(outbound)) => outbound.fetch(url, &init),
        (service, _) => {
            // A binding's `fetch` is called as the network's is.
            let network = service.cloned().unwrap_or_else(|| js_sys::global().into());
            let network: web_sys::WorkerGlobalScope = network.unchecked_into();
            Ok(network.fetch_with_str_and_init(url, &init))
        }
    };
    let answer = match sent {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    let answer = match answer.map(JsCast::dyn_into) {
        Ok(Ok(answer)) => Ok(answer),
        // The abort signal is what tells a slow server from an absent one.
        _ if signal.aborted() => Err(Failure::Timeout),
        Ok(Err(_)) => Err(Failure::Strange),
        Err(error) => Err(Failure::Unreachable(error)),
    };
    Exchange { answer, signal }
}

/// A property of what the runtime answered.
pub fn member(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}
