//! Chargers and servers with certificates, made by the commands themselves and not by the command line.

use super::session::{PASSPHRASE, Said, Session};
use evpki::{
    commands::{Ask, Context, Error, Passphrases, Progress, charger, server},
    model::{Charger, DAY, KeyType, OcppVersion, Secret, SecurityProfile},
    vault::{Keyring, MemoryKeyring},
    x509::SystemRandom,
};
use std::fs;

struct Known;

impl Passphrases for Known {
    fn given(&self) -> Result<Option<Secret>, Error> {
        Ok(Some(Secret::from(PASSPHRASE.to_owned())))
    }

    fn keyring_allowed(&self) -> bool {
        false
    }

    fn prompt(&self, _: &Ask) -> Result<Secret, Error> {
        Err(Error::locked("nobody is asked here"))
    }
}

struct NoProgress;

impl Progress for NoProgress {
    fn begin(&self, _: &str, _: u64) {}
    fn advance(&self, _: u64) {}
    fn end(&self) {}
}

fn within<T>(session: &Session, work: impl FnOnce(&Context<'_>) -> T) -> T {
    let context = Context {
        home: session.home(),
        now: session.now(),
        random: &SystemRandom,
        actor: "ada".to_owned(),
        passphrases: &Known,
        keyring: &|| Ok(Box::new(MemoryKeyring::default()) as Box<dyn Keyring>),
        progress: &NoProgress,
    };
    work(&context)
}

/// Registers a charger and gives it a certificate of 30 days; the path of its chain.
pub(crate) fn charger(session: &Session, station_id: &str, serial_number: &str) -> String {
    let charger = Charger {
        station_id: station_id.parse().unwrap(),
        serial_number: serial_number.parse().unwrap(),
        vendor: None,
        model: None,
        security_profile: SecurityProfile::Certificate,
        ocpp_version: OcppVersion::Ocpp201,
        csms: None,
        batch: None,
        key_type: KeyType::P256,
        default_password_batch: None,
    };
    within(session, |context| charger::add::run(context, &charger::add::Request { charger, key_type: None }).unwrap());
    again(session, station_id)
}

/// Gives a registered charger another certificate; the path of its chain.
pub(crate) fn again(session: &Session, station_id: &str) -> String {
    let station_id = station_id.parse().unwrap();
    let validity = Some(30 * DAY);
    let request = charger::issue::Request { station_id, csr: None, validity, key_type: None, again: true };
    let report = within(session, |context| charger::issue::run(context, &request).unwrap());
    session.file(&format!("{}.pem", request.station_id), report.chain)
}

/// Gives a server a certificate of 90 days; the path of its chain.
pub(crate) fn server(session: &Session, fqdn: &str) -> String {
    let validity = Some(90 * DAY);
    let request = server::issue::Request {
        fqdn: fqdn.to_owned(),
        names: Vec::new(),
        csr: None,
        key_type: None,
        rsa: None,
        validity,
        again: true,
    };
    let report = within(session, |context| server::issue::run(context, &request).unwrap());
    session.file(&format!("{fqdn}.pem"), report.chain)
}

/// What the command line says of a certificate, as JSON.
pub(crate) fn shown(session: &Session, which: &str) -> serde_json::Value {
    session.run(["certificate", "show", which, "--json"]).expect(0).json()
}

/// The text of a file of the session.
pub(crate) fn text(path: &str) -> String {
    fs::read_to_string(path).unwrap()
}

/// What was said, without when the certificates of chargers end: that differs from run to run by up to a day.
pub(crate) fn calm(said: &Said) -> String {
    let mut text = said.to_string();
    for day in ["2026-12-19", "2026-12-20", "2026-12-21"] {
        while let Some(at) = text.find(day) {
            let is_moment = text[at + day.len()..].starts_with('T');
            let end = at + day.len() + if is_moment { "T00:00:00Z".len() } else { 0 };
            text.replace_range(at..end, "[END]");
        }
    }
    text.replace("in 28 days", "in [N] days").replace("in 29 days", "in [N] days")
}
