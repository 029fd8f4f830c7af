//! Whom a certificate names, as its peers ask.

use super::{AlternativeName, Attribute, Certificate, Extension, metadata::Arc};

impl Certificate {
    /// The hosts that it names: the DNS names of its subject alternative name, and its common name, at which chargers look (A00.FR.309).
    #[must_use]
    pub fn hosts(&self) -> Vec<String> {
        let extensions = Arc::new(None).and_then(|arc| self.extensions(&arc)).unwrap_or_default();
        let dns = extensions.into_iter().filter_map(|(_, extension)| match extension {
            Extension::SubjectAlternativeName(names) => Some(names),
            _ => None,
        });
        let dns = dns.flatten().filter_map(|name| if let AlternativeName::Dns(name) = name { Some(name) } else { None });
        let mut hosts: Vec<String> = self.subject().common_name().into_iter().collect();
        for host in dns {
            if !hosts.contains(&host) {
                hosts.push(host);
            }
        }
        hosts
    }

    /// Whether it is for this host: one of [`hosts`](Self::hosts) is that, letter by letter but for capitals. A wildcard stands for nothing
    /// (OCPP 2.0.1 errata: `AllowCSMSTLSWildcards` is false unless set).
    #[must_use]
    pub fn is_for_host(&self, host: &str) -> bool {
        self.hosts().iter().any(|named| named.eq_ignore_ascii_case(host) && !named.contains('*'))
    }

    /// Whether it is of this organization: one that it names contains it (A00.FR.404).
    #[must_use]
    pub fn is_of_organization(&self, organization: &str) -> bool {
        self.subject().values(Attribute::Organization).iter().any(|named| named.contains(organization))
    }
}
