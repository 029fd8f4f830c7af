//! What all certificates of a PKI have in common.

use crate::{
    model::{Country, Environment, Organization, PkiId},
    x509::metadata::Arc,
};

/// What all certificates of a PKI have in common.
#[derive(Debug, Clone)]
pub struct PkiIdentity {
    /// Who owns it.
    pub organization: Organization,
    /// Where the owner sits.
    pub country: Country,
    /// Which world it belongs to.
    pub environment: Environment,
    /// Its identifier, for its trust anchors to name; none: they do not.
    pub pki: Option<PkiId>,
    /// Under which arc its metadata stands.
    pub arc: Arc,
    /// Where CRLs and authority certificates can be fetched, without a slash at the end; none: certificates do not say.
    pub publication_url: Option<String>,
    /// Where an OCSP responder answers for all its authorities; none: certificates do not say.
    pub ocsp_url: Option<String>,
}

impl PkiIdentity {
    /// Where the CRL of an authority can be fetched.
    #[must_use]
    pub fn crl_url(&self, authority: &str) -> Option<String> {
        self.publication_url.as_ref().map(|base| format!("{base}/{authority}.crl"))
    }

    /// Where the certificate of an authority can be fetched.
    #[must_use]
    pub fn certificate_url(&self, authority: &str) -> Option<String> {
        self.publication_url.as_ref().map(|base| format!("{base}/{authority}.crt"))
    }
}
