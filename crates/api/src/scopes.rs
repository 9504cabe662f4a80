//! What a token may do: scopes, and bundles of them under a name.
//!
//! Nobody but the operator acts on more than one tenant, so a scope always means "of this tenant".

use crate::words::words;

words! {
    /// What a token may do: a scope, or a bundle of scopes.
    pub enum Scope {
        /// Define the tenant's event types.
        CatalogWrite = "catalog:write",
        /// Send deliveries again, and cancel pending ones.
        DeliveriesReplay = "deliveries:replay",
        /// See endpoints, without their secrets and the values of their headers.
        EndpointsRead = "endpoints:read",
        /// Add, change, test, disable and delete endpoints, and rotate their secrets.
        EndpointsWrite = "endpoints:write",
        /// See events, event types, deliveries and attempts.
        EventsRead = "events:read",
        /// Publish events.
        EventsWrite = "events:write",
        /// See what endpoints sign with, and the values of their headers. In no bundle: only the operator's key issues it.
        SecretsRead = "secrets:read",
        /// Issue and revoke tokens and portal links that may do no more than this one.
        TokensWrite = "tokens:write",
        /// Bundle: every scope but `secrets:read`.
        Admin = "admin",
        /// Bundle for an endpoint's owner: `endpoints:read`, `endpoints:write`, `events:read`, `deliveries:replay`.
        Manager = "manager",
        /// Bundle for a publisher: `events:read`, `events:write`.
        Publisher = "publisher",
        /// Bundle for a reader: `endpoints:read`, `events:read`.
        Viewer = "viewer",
    }
}

words! {
    /// What a portal link may do: one of the bundles that publish nothing.
    pub enum LinkScope {
        /// See endpoints, events and deliveries, add and change endpoints, send again.
        Manager = "manager",
        /// See endpoints, events and deliveries.
        Viewer = "viewer",
    }
}

impl From<LinkScope> for Scope {
    fn from(scope: LinkScope) -> Self {
        match scope {
            LinkScope::Manager => Self::Manager,
            LinkScope::Viewer => Self::Viewer,
        }
    }
}

/// Several scopes, bundles resolved.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Scopes(u16);

impl Scopes {
    /// What the bundle `admin` holds.
    pub const ALL: Self = Self::of(Scope::Admin);
    const VIEW: u16 = bit(Scope::EndpointsRead) | bit(Scope::EventsRead);

    /// What one scope or bundle holds.
    pub const fn of(scope: Scope) -> Self {
        Self(match scope {
            Scope::Admin => {
                Self::VIEW
                    | bit(Scope::CatalogWrite)
                    | bit(Scope::DeliveriesReplay)
                    | bit(Scope::EndpointsWrite)
                    | bit(Scope::EventsWrite)
                    | bit(Scope::TokensWrite)
            }
            Scope::Manager => Self::VIEW | bit(Scope::DeliveriesReplay) | bit(Scope::EndpointsWrite),
            Scope::Publisher => bit(Scope::EventsRead) | bit(Scope::EventsWrite),
            Scope::Viewer => Self::VIEW,
            single => bit(single),
        })
    }

    /// What several come to.
    pub fn all_of(scopes: impl IntoIterator<Item = Scope>) -> Self {
        scopes.into_iter().fold(Self::default(), |all, scope| Self(all.0 | Self::of(scope).0))
    }

    /// Whether everything that `other` holds is held.
    pub const fn hold(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The words of a token: scopes and bundles joined by `+`. `None` if one is unknown, or there is none.
    pub fn read(text: &str) -> Option<Self> {
        text.split('+').map(Scope::read).collect::<Option<Vec<_>>>().map(Self::all_of)
    }

    /// The words of these scopes and bundles, as [`Self::read`] takes them.
    pub fn write(scopes: &[Scope]) -> String {
        scopes.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join("+")
    }
}

const fn bit(scope: Scope) -> u16 {
    match scope {
        Scope::CatalogWrite => 1,
        Scope::DeliveriesReplay => 1 << 1,
        Scope::EndpointsRead => 1 << 2,
        Scope::EndpointsWrite => 1 << 3,
        Scope::EventsRead => 1 << 4,
        Scope::EventsWrite => 1 << 5,
        Scope::TokensWrite => 1 << 6,
        Scope::SecretsRead => 1 << 7,
        Scope::Admin | Scope::Manager | Scope::Publisher | Scope::Viewer => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_portal_link_never_publishes_nor_defines_nor_issues() {
        for link in LinkScope::ALL {
            let scopes = Scopes::of(Scope::from(*link));
            for forbidden in [Scope::EventsWrite, Scope::CatalogWrite, Scope::SecretsRead, Scope::TokensWrite] {
                assert!(!scopes.hold(Scopes::of(forbidden)), "{link:?} {forbidden:?}");
            }
        }
        assert!(!Scopes::of(Scope::Viewer).hold(Scopes::of(Scope::EndpointsWrite)));
    }

    #[test]
    fn words_of_a_token_are_read_as_they_are_written() {
        for scope in Scope::ALL {
            assert_eq!(Scopes::read(scope.as_str()), Some(Scopes::of(*scope)));
            assert_eq!(Scopes::ALL.hold(Scopes::of(*scope)), *scope != Scope::SecretsRead);
        }
        let several = [Scope::Publisher, Scope::CatalogWrite];
        assert_eq!(Scopes::read(&Scopes::write(&several)), Some(Scopes::all_of(several)));
        for bad in ["", "+", "root", "viewer+", "viewer+root", "Viewer"] {
            assert_eq!(Scopes::read(bad), None, "{bad}");
        }
    }
}
