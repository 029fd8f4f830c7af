//! The PKI at work: its rules, its authorities, their keys.

use super::{Error, ledger::opened};
use crate::{
    model::{PrintablePath as _, SecretKind},
    pki::{
        Hierarchy, PkiIdentity, Profile,
        plan::{Issuance, Signer},
    },
    store::{Authority, CertificateRow, KeyPlace, Lookup, Pki, Read, SecretRow},
    vault::Vault,
    x509::{Certificate, KeyPair, RevocationList, import_private_key, metadata::Arc, time},
};

/// The PKI at work.
#[derive(Debug)]
pub struct PkiState {
    /// As it was founded.
    pub pki: Pki,
    /// What all its certificates have in common.
    pub identity: PkiIdentity,
    /// Who may issue what.
    pub hierarchy: Hierarchy,
    /// What certificates may look like.
    pub profiles: Vec<Profile>,
}

/// An authority at work.
#[derive(Debug)]
pub struct Issuer {
    /// As the store knows it.
    pub authority: Authority,
    /// Its certificate.
    pub certificate: Certificate,
    /// The certificates above, its parent's first, the root's last; none for a root.
    pub above: Vec<Certificate>,
    /// The certificate that it signed for itself, for peers who trust it and not the root.
    pub anchor: Option<Certificate>,
}

/// A private key that was brought in a file.
#[derive(Debug)]
pub struct CaKeyFile {
    /// Where it lies.
    pub path: std::path::PathBuf,
    /// The key.
    pub key: KeyPair,
}

impl CaKeyFile {
    /// Opens the file that is named, if one is.
    ///
    /// # Errors
    /// As [`key_in_file`].
    pub fn open(context: &super::Context<'_>, path: Option<&std::path::Path>) -> Result<Option<Self>, Error> {
        path.map(|path| Ok(Self { path: path.to_owned(), key: key_in_file(context, path)? })).transpose()
    }
}

impl PkiState {
    /// The PKI that a store holds.
    ///
    /// # Errors
    /// When the store is damaged, or none was founded.
    pub fn open(store: &dyn Read) -> Result<Self, Error> {
        let pki = store.pki()?;
        let arc = Arc::new(pki.oid_arc.as_deref())?;
        let identity = PkiIdentity {
            organization: pki.organization.clone(),
            country: pki.country.clone(),
            environment: pki.environment,
            pki: Some(pki.id),
            arc,
            publication_url: pki.publication_url.clone(),
            ocsp_url: pki.ocsp_url.clone(),
        };
        let parse = |(name, text): (String, String)| Profile::parse(&format!("the PKI's profile `{name}`"), &text);
        let profiles = store.profiles()?.into_iter().map(parse).collect::<Result<Vec<_>, _>>()?;
        let hierarchy = Hierarchy::parse("the PKI's hierarchy", &pki.hierarchy, &profiles)?;
        Ok(Self { pki, identity, hierarchy, profiles })
    }

    /// A profile that the PKI issues by.
    ///
    /// # Errors
    /// When there is none of that name.
    pub fn profile(&self, name: &str) -> Result<&Profile, Error> {
        let named = self.profiles.iter().find(|profile| profile.name() == name);
        named.ok_or_else(|| Error::cannot(format!("this PKI has no profile `{name}`")))
    }

    /// The profile of a charging station's certificate, and the authority that signs it.
    ///
    /// # Errors
    /// When the hierarchy has no stations.
    pub fn station(&self, store: &dyn Read) -> Result<(&Profile, Issuer), Error> {
        self.leaf(store, self.hierarchy.station_profile(), "chargers")
    }

    /// The profile of a server's certificate, and the authority that signs it.
    ///
    /// # Errors
    /// When the hierarchy has no servers.
    pub fn server(&self, store: &dyn Read) -> Result<(&Profile, Issuer), Error> {
        self.leaf(store, self.hierarchy.server_profile(), "servers")
    }

    fn leaf(&self, store: &dyn Read, profile: Option<&str>, what: &str) -> Result<(&Profile, Issuer), Error> {
        let none = || Error::cannot(format!("the hierarchy `{}` does not issue certificates for {what}", self.hierarchy.name()));
        let name = profile.ok_or_else(none)?;
        let issuer = self.hierarchy.issuer_of(name).ok_or_else(none)?;
        Ok((self.profile(name)?, self.ca(store, issuer.name())?))
    }

    /// An authority at work.
    ///
    /// # Errors
    /// When there is none of that name; the error names those there are.
    pub fn ca(&self, store: &dyn Read, name: &str) -> Result<Issuer, Error> {
        let all = store.authorities()?;
        let find = |name: &str| all.iter().find(|a| a.name == name);
        let known = || all.iter().map(|a| format!("`{}`", a.name)).collect::<Vec<_>>().join(", ");
        let authority =
            find(name).ok_or_else(|| Error::cannot(format!("this PKI has no CA `{name}`; its CAs are {}", known())))?;
        let certificate_of = |authority: &Authority| key_checked(certificate_at(store, authority.certificate)?, authority);
        let mut above = Vec::new();
        let mut parent = authority.parent.as_deref();
        while let Some(upper) = parent.and_then(find) {
            if above.len() == all.len() {
                return Err(circle(name));
            }
            above.push(certificate_of(upper)?);
            parent = upper.parent.as_deref();
        }
        let anchor = authority.anchor.map(|row| key_checked(certificate_at(store, row)?, authority)).transpose()?;
        Ok(Issuer { authority: authority.clone(), certificate: certificate_of(authority)?, above, anchor })
    }

    /// Under what an authority issues certificates of a profile, now.
    #[must_use]
    pub fn issuance<'a>(&'a self, profile: &'a Profile, ca: &'a Issuer, context: &super::Context<'a>) -> Issuance<'a> {
        let algorithm = crate::x509::SignatureAlgorithm::of(ca.certificate.public_key().key_type());
        let signer = Signer::Authority { name: &ca.authority.name, certificate: &ca.certificate };
        Issuance { profile, identity: &self.identity, signer, algorithm, now: context.now, random: context.random }
    }
}

impl Issuer {
    /// The private key of the authority.
    ///
    /// # Errors
    /// When it is not in the vault.
    pub fn key(&self, store: &dyn Read, vault: &Vault) -> Result<KeyPair, Error> {
        let name = &self.authority.name;
        if self.authority.key != KeyPlace::Vault {
            return Err(Error::cannot(format!(
                "the private key of {name} is not in the vault: it is in the file that `--root-out` named"
            ))
            .hint("fetch that file from its safe place and name it with `--key-file FILE`"));
        }
        private_key(store, vault, &self.authority.key_id.to_string())
            .map_err(|e| e.about(format!("cannot use the private key of {name}")))
    }

    /// The private key of the authority, from wherever it is: the vault, or a file, when it went away and that file holds it.
    ///
    /// # Errors
    /// As [`key`](Self::key); when the file holds another key.
    pub fn key_from(&self, store: &dyn Read, vault: &Vault, file: Option<&CaKeyFile>) -> Result<KeyPair, Error> {
        let Some(file) = file.filter(|_| self.authority.key == KeyPlace::Away) else { return self.key(store, vault) };
        if file.key.public().id() != self.authority.key_id {
            let (path, name) = (file.path.shown(), &self.authority.name);
            return Err(Error::cannot(format!("the key in `{path}` is not the key of {name}"))
                .hint("name the file that `--root-out` wrote"));
        }
        KeyPair::from_pkcs8(&file.key.to_pkcs8()?).map_err(Into::into)
    }

    /// The authority's certificate and those above it, without the root: what follows a certificate in a chain.
    #[must_use]
    pub fn chain(&self) -> Vec<Certificate> {
        let all = std::iter::once(&self.certificate).chain(&self.above);
        all.filter(|c| !c.is_self_issued()).cloned().collect()
    }

    /// The root above it; itself, when it is one.
    #[must_use]
    pub fn root(&self) -> &Certificate {
        self.above.last().unwrap_or(&self.certificate)
    }

    /// What peers are to trust it by: its anchor; the root's certificate, when it is one.
    #[must_use]
    pub fn anchor(&self) -> Option<&Certificate> {
        self.anchor.as_ref().or_else(|| Some(&self.certificate).filter(|c| c.is_self_issued()))
    }

    /// Its latest CRL.
    ///
    /// # Errors
    /// When there is none.
    pub fn revocation_list(&self, store: &dyn Read) -> Result<RevocationList, Error> {
        match store.crl_der(&self.authority.name)? {
            Some(der) => Ok(RevocationList::from_bytes(der)?),
            None => Err(Error::cannot(format!("{} has not issued a CRL yet", self.authority.name))
                .hint("issue one with `evpki crl publish`")),
        }
    }
}

/// The certificate, when it is for the key that the authority has.
fn key_checked(certificate: Certificate, authority: &Authority) -> Result<Certificate, Error> {
    let (own, found) = (authority.key_id, certificate.public_key().id());
    if own == found {
        return Ok(certificate);
    }
    let name = &authority.name;
    Err(Error::store(format!("the certificate of {name} is for the key {found}, but {name} has the key {own}"))
        .hint("list the damage with `evpki store check`"))
}

/// That the authorities above one lead back to it, which no hierarchy has.
fn circle(name: &str) -> Error {
    Error::store(format!("the CAs above {name} form a circle")).hint("list the damage with `evpki store check`")
}

/// Why an authority issues nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutOfCharge {
    /// Whether it never will again: it, or one above it, is revoked and not on hold.
    pub is_final: bool,
    /// In words.
    pub why: String,
}

/// Whether an authority, or one above it, is on hold or revoked: what it issued then would be worth nothing to its peers. One that is only
/// being created has no certificate that could have been revoked.
///
/// # Errors
/// The store's.
pub fn out_of_charge(store: &dyn Read, name: &str) -> Result<Option<OutOfCharge>, Error> {
    let all = store.authorities()?;
    let mut found: Option<OutOfCharge> = None;
    let mut at = Some(name);
    let mut steps = 0;
    while let Some(authority) = at.and_then(|name| all.iter().find(|a| a.name == name)) {
        steps += 1;
        if steps > all.len() {
            return Err(circle(name));
        }
        let row = store.certificates(&Lookup::Row(authority.certificate))?.pop();
        let row = row.ok_or_else(|| Error::store(format!("the certificate of {} is missing", authority.name)))?;
        if let Some((since, reason)) = row.status.entry() {
            let (word, since) = (row.status.name(), time::rfc3339(since));
            let is_final = matches!(row.status, crate::model::Status::Revoked { .. });
            if found.as_ref().is_none_or(|found| is_final && !found.is_final) {
                let why = format!("{} is {word} since {since}: {reason}; {name} cannot issue certificates", authority.name);
                found = Some(OutOfCharge { is_final, why });
            }
        }
        at = authority.parent.as_deref();
    }
    Ok(found)
}

/// Makes sure that an authority issues: neither it nor one above it is on hold or revoked.
///
/// # Errors
/// When one of them is.
pub fn in_charge(store: &dyn Read, name: &str) -> Result<(), Error> {
    match out_of_charge(store, name)? {
        Some(OutOfCharge { why, .. }) => Err(Error::refused(why).hint("list the states of all CAs with `evpki ca list`")),
        None => Ok(()),
    }
}

/// A private key out of the vault, by its identifier.
///
/// # Errors
/// When it is not there, or does not open.
pub fn private_key(store: &dyn Read, vault: &Vault, key_id: &str) -> Result<KeyPair, Error> {
    Ok(KeyPair::from_pkcs8(&opened(&private_key_row(store, key_id)?, vault)?)?)
}

/// The same, as it lies in the store.
///
/// # Errors
/// When it is not there.
pub fn private_key_row(store: &dyn Read, key_id: &str) -> Result<SecretRow, Error> {
    let row = store.secrets(SecretKind::PrivateKey, key_id)?.into_iter().find(|row| row.sealed.is_some());
    row.ok_or_else(|| {
        Error::store(format!("the private key {key_id} is not in the store")).hint("list the damage with `evpki store check`")
    })
}

/// The certificate in a row.
///
/// # Errors
/// When it was not completed, or is damaged.
pub fn certificate_at(store: &dyn Read, row: i64) -> Result<Certificate, Error> {
    let rows = store.certificates(&Lookup::Row(row))?;
    let row = rows.first().ok_or_else(|| Error::store(format!("certificates row {row} is missing")))?;
    certificate_in(row)
}

/// The certificate in a row that was read.
///
/// # Errors
/// As [`certificate_at`].
pub fn certificate_in(row: &CertificateRow) -> Result<Certificate, Error> {
    let incomplete = || {
        Error::cannot(format!("the certificate {} of {} is pending: it was recorded, but not signed", row.serial, row.owner))
            .hint("complete it by running the interrupted command again")
    };
    let der = row.der.as_ref().ok_or_else(incomplete)?;
    Certificate::from_der(der).map_err(|e| Error::store(format!("certificates row {}: {e}", row.row)))
}

/// The largest key file read, in bytes.
const LARGEST_KEY: u64 = 64 * 1024;

/// A private key that lies in a file of its own. When it is encrypted, the passphrase that came with the command is tried, then one is
/// asked for.
///
/// # Errors
/// When it cannot be read, or does not open.
pub fn key_in_file(context: &super::Context<'_>, path: &std::path::Path) -> Result<KeyPair, Error> {
    let text = crate::files::read(path, LARGEST_KEY)?;
    let failed = |e: crate::x509::Error| Error::from(e).about(format!("cannot use the key in `{}`", path.shown()));
    let is_encrypted = crate::x509::pem::labels(text.expose()).iter().any(|label| label == "ENCRYPTED PRIVATE KEY");
    if !is_encrypted {
        return import_private_key(text.expose(), None).map_err(failed);
    }
    if let Some(passphrase) = context.passphrases.given()? {
        match import_private_key(text.expose(), Some(&passphrase)) {
            Err(crate::x509::Error::WrongPassphrase) => {}
            other => return other.map_err(failed),
        }
    }
    let passphrase = context
        .passphrases
        .prompt(&super::Ask::KeyFile(path.to_owned()))
        .map_err(|e| e.about(format!("cannot open `{}`: it needs another passphrase than the vault", path.shown())))?;
    import_private_key(text.expose(), Some(&passphrase)).map_err(failed)
}
