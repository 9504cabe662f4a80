//! The routes of a source: which of its events go where, and how.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::value::RawValue;
use signpost_api::limits::MAX_PATTERNS;
use signpost_content::filter::compile;
use signpost_core::Provider;
use signpost_core::filter::{Filter, Of};
use signpost_core::outgoing::event_type;

use super::ForwardMode;
use super::place::check_name;
use crate::destination::{Address, Destination};
use crate::fields::Fields;
use crate::handover::Queue;
use crate::{ConfigError, Destinations, Given, binding, json};

/// Routes of one source: each may be asked of every delivery.
const MOST_ROUTES: usize = 10;

/// Which events go where.
pub struct Route {
    /// Its name; empty for the one of a source that says `origin`.
    pub name: String,
    pub to: Rc<Destination>,
    pub way: Way,
    /// Patterns of event types, of which one must match; none is asked where there are none.
    pub types: Vec<String>,
    pub filter: Option<Filter>,
}

/// How an event gets to its destination.
#[derive(Clone, Debug, PartialEq)]
pub enum Way {
    /// Not now: the destination is paused, and nothing here can store what comes.
    Paused,
    /// Stored with the sender, whose engine delivers it.
    Queue(Queue),
    /// Handed to a queue of the platform.
    Send,
    /// At once; its answer is the answer.
    Through,
}

/// What one delivery comes to at a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    No,
    /// The filter could not be decided, so that it passes.
    Undecided,
    Yes,
}

impl Route {
    /// Whether the route takes an event of that type; its filter is asked of what `ask` reads.
    pub fn takes(
        &self,
        event_type: Option<&str>,
        ask: impl FnOnce(&Filter) -> signpost_core::filter::Verdict,
    ) -> Taken {
        use signpost_core::filter::Verdict;
        let matches = |pattern: &String| event_type.is_some_and(|own| event_type::matches(pattern, own));
        if !self.types.is_empty() && !self.types.iter().any(matches) {
            return Taken::No;
        }
        match self.filter.as_ref().map(ask) {
            None | Some(Verdict::Match) => Taken::Yes,
            Some(Verdict::NoMatch) => Taken::No,
            Some(Verdict::Undecided) => Taken::Undecided,
        }
    }
}

/// What a source says of where its events go.
pub struct Said {
    pub origin: Option<String>,
    pub forward: Option<ForwardMode>,
    pub routes: Option<BTreeMap<String, Box<RawValue>>>,
}

fn invalid(problem: impl Into<String>, fix: &str) -> ConfigError {
    ConfigError::new("routes_invalid", problem, fix)
}

/// Reads the routes of the source `source`: one of `origin` and `forward`, or those of its tables.
pub fn read(
    said: Said,
    source: &str,
    provider: &Provider,
    destinations: &Destinations,
    given: &Given<'_>,
) -> Result<Vec<Route>, ConfigError> {
    let rows = match said {
        Said { origin: Some(origin), forward, routes: None } => {
            let to = Rc::new(Destination::at("origin", &origin, given)?);
            let way = way(&to, forward, ForwardMode::Through, source, "", given)?;
            return Ok(vec![Route { name: String::new(), to, way, types: Vec::new(), filter: None }]);
        }
        Said { origin: None, forward: None, routes: Some(rows) } if !rows.is_empty() => rows,
        Said { routes: Some(_), .. } => {
            return Err(invalid(
                "`origin` and `forward` are the short form of one route, beside `routes`",
                "keep one of the two",
            ));
        }
        Said { routes: None, .. } => {
            return Err(invalid("nothing says where events go", "write `origin`, or tables under `routes`"));
        }
    };
    if rows.len() > MOST_ROUTES {
        return Err(invalid(format!("{} routes are too many", rows.len()), &format!("use up to {MOST_ROUTES}")));
    }
    let default = if rows.len() == 1 { ForwardMode::Through } else { ForwardMode::Queue };
    let mut routes = Vec::new();
    for (name, row) in &rows {
        let route = route(name, row.get(), default, source, provider, destinations, given);
        routes.push(route.map_err(|error| error.within(&format!("route `{name}`")))?);
    }
    let now = |route: &&Route| matches!(route.way, Way::Through | Way::Paused);
    let mut through = routes.iter().filter(now).map(|route| route.name.as_str());
    if let (Some(one), Some(other)) = (through.next(), through.next()) {
        return Err(invalid(
            format!("the routes `{one}` and `{other}` are both `through`, and a provider hears one answer"),
            "leave `forward` out of all but one",
        ));
    }
    Ok(routes)
}

fn route(
    name: &str,
    row: &str,
    default: ForwardMode,
    source: &str,
    provider: &Provider,
    destinations: &Destinations,
    given: &Given<'_>,
) -> Result<Route, ConfigError> {
    check_name(name, "route")?;
    let wrong = |problem| invalid(problem, "see docs/routes.md");
    let row = Fields::read(row, &["to", "forward", "types", "filter"]).map_err(wrong)?;
    let to: String = row.value("to").map_err(wrong)?.ok_or_else(|| wrong("missing field `to`".to_string()))?;
    let to = match to.contains(':') {
        true => Rc::new(Destination::at("to", &to, given)?),
        false => destinations.named(&to)?,
    };
    let types: Vec<String> = row.value("types").map_err(wrong)?.unwrap_or_default();
    check_types(&types, provider)?;
    let forward = row.value("forward").map_err(wrong)?;
    Ok(Route {
        name: name.to_string(),
        way: way(&to, forward, default, source, name, given)?,
        to,
        types,
        filter: row.raw("filter").map(read_filter).transpose()?,
    })
}

fn way(
    to: &Destination,
    forward: Option<ForwardMode>,
    default: ForwardMode,
    source: &str,
    route: &str,
    given: &Given<'_>,
) -> Result<Way, ConfigError> {
    if matches!(to.address, Address::Queue(_)) {
        return match forward {
            None => Ok(Way::Send),
            Some(_) => {
                Err(invalid("`forward` has no meaning towards a queue, which stores what it is sent", "remove it"))
            }
        };
    }
    let missing = [binding::ENDPOINTS, binding::TENANTS].into_iter().find(|name| !(given.is_bound)(name));
    let forward = forward.unwrap_or(default);
    if to.transform.is_some() && forward == ForwardMode::Through {
        return Err(invalid(
            format!("`transform` of `{}` is for what is queued", to.name),
            "write `forward = \"queue\"`, or another destination",
        ));
    }
    match (forward, missing) {
        (ForwardMode::Through, _) if !to.is_paused => Ok(Way::Through),
        (ForwardMode::Through, Some(_)) => Ok(Way::Paused),
        (ForwardMode::Queue, Some(name)) => Err(ConfigError::binding_missing(name)),
        (_, None) => Ok(Way::Queue(match (to.name.as_str(), route) {
            ("", "") => Queue::Source(source.to_string()),
            ("", route) => Queue::Route(source.to_string(), route.to_string()),
            (name, _) => Queue::Destination(name.to_string()),
        })),
    }
}

fn check_types(types: &[String], provider: &Provider) -> Result<(), ConfigError> {
    let bad = |problem: String, fix: &str| Err(ConfigError::new("types_invalid", problem, fix));
    if types.len() > MAX_PATTERNS {
        return bad(format!("`types` has more than {MAX_PATTERNS} patterns"), "use fewer, or a filter");
    }
    if let Some((pattern, why)) =
        types.iter().find_map(|pattern| Some((pattern, event_type::check_pattern(pattern).err()?)))
    {
        return bad(format!("`types`: `{pattern}` is not {why}"), "write a type, or its beginning and `*`");
    }
    if !types.is_empty() && provider.event_type.is_none() && provider.extra.event_type.is_none() {
        return bad(format!("`types` never match: {}'s row says no type", provider.name), "use a filter on the body");
    }
    Ok(())
}

/// A table, or its JSON as text: TOML has no null.
fn read_filter(row: &RawValue) -> Result<Filter, ConfigError> {
    let text = serde_json::from_str::<String>(row.get());
    let bad = |problem: String, fix: &str| ConfigError::new("filter_invalid", problem, fix);
    let written = text.ok().map(RawValue::from_string).transpose();
    let written = written
        .map_err(|error| bad(format!("`filter` is no JSON: {}", json::message(&error)), "see docs/filters.md"))?;
    compile(written.as_deref().unwrap_or(row), Of::Request).map_err(|error| {
        bad(format!("`filter{}` {}: {}", error.at, error.code.as_str(), error.message), "see docs/filters.md")
    })
}
