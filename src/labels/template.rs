//! Templates: an SVG with placeholders for the data of a charger.

use super::{
    Error, Facts, bounds, raster,
    symbol::{Symbol, payload, readable},
};
use crate::model::{
    Charger, Environment, Fingerprint, KeyType, OcppVersion, Organization, Secret, SecurityProfile, StationId, StationSerial,
    printable,
};
use minijinja::{AutoEscape, UndefinedBehavior, Value};

/// The label that holds no secret.
const PLAIN: (&str, &str) = ("charger.svg", include_str!("../../templates/labels/charger.svg"));
/// The label that shows the password.
const WITH_PASSWORD: (&str, &str) = ("charger-password.svg", include_str!("../../templates/labels/charger-password.svg"));
/// The variables of a template.
const KNOWN: [&str; 12] = [
    "station_id",
    "serial_number",
    "vendor",
    "model",
    "security_profile",
    "ocpp_version",
    "batch",
    "organization",
    "environment",
    "fingerprint",
    "qr_path",
    "qr_size",
];
/// The additional variable of templates for labels with passwords.
const PASSWORD: &str = "password";

/// A template that makes labels.
pub struct Template {
    name: String,
    environment: minijinja::Environment<'static>,
    with_password: bool,
}

impl Template {
    /// The one that comes with evpki: without a secret, or the one that shows the password.
    ///
    /// # Errors
    /// Were it faulty; a test sees to it that it is not.
    pub fn shipped(with_password: bool) -> Result<Self, Error> {
        let (name, text) = if with_password { WITH_PASSWORD } else { PLAIN };
        Self::parse(name, text, with_password)
    }

    /// Reads a template, and makes sure that it can make labels. `name` is for messages.
    ///
    /// # Errors
    /// [`Error`]
    pub fn parse(name: &str, text: &str, with_password: bool) -> Result<Self, Error> {
        let steps = bounds::check(name, text)?;
        let mut environment = bounds::environment();
        environment.set_fuel(Some(steps));
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        let added = environment.add_template_owned(name.to_owned(), text.to_owned());
        let template = Self { name: name.to_owned(), environment, with_password };
        added.map_err(|e| template.failed(&e))?;
        template.asks_for_what_there_is(text)?;
        template.makes_labels()?;
        Ok(template)
    }

    /// The label of a charger. A secret, when it holds the password.
    ///
    /// # Errors
    /// [`Error`]
    pub fn svg(&self, facts: &Facts<'_>) -> Result<Secret, Error> {
        let symbol = Symbol::of(&payload(facts)?)?;
        let charger = facts.charger;
        let word = |text: &str| Value::from(shown(text));
        let known = |text: Option<&str>| word(text.unwrap_or_default());
        let path = symbol.path.expose_str().unwrap_or_default();
        let mut values = vec![
            ("station_id", word(charger.station_id.as_str())),
            ("serial_number", word(charger.serial_number.as_str())),
            ("vendor", known(charger.vendor.as_deref())),
            ("model", known(charger.model.as_deref())),
            ("security_profile", Value::from(charger.security_profile.number())),
            ("ocpp_version", word(charger.ocpp_version.name())),
            ("batch", known(charger.batch.as_ref().map(|batch| batch.as_str()))),
            ("organization", word(facts.organization.as_str())),
            ("environment", word(facts.environment.name())),
            ("fingerprint", known(facts.fingerprint.map(|f| f.to_string()).as_deref())),
            ("qr_path", Value::from(path)),
            ("qr_size", Value::from(symbol.size)),
        ];
        if let Some(password) = facts.password {
            values.push((PASSWORD, word(readable(password)?)));
        }
        // The engine keeps copies of its values that are never wiped: see SECURITY.md.
        let values = Value::from_pairs(values);
        let template = self.environment.get_template(&self.name).map_err(|e| self.failed(&e))?;
        let mut label = bounds::Label::default();
        template.render_captured_to(values, &mut label).map_err(|e| self.failed(&e))?;
        Ok(Secret::new(std::mem::take(&mut *label.0)))
    }

    /// Refuses unknown variables, also in branches that no label reaches.
    fn asks_for_what_there_is(&self, text: &str) -> Result<(), Error> {
        let template = self.environment.get_template(&self.name).map_err(|e| self.failed(&e))?;
        let is_known = |name: &str| {
            KNOWN.contains(&name)
                || name == PASSWORD && self.with_password
                || self.environment.globals().any(|(global, _)| global == name)
        };
        let asked = template.undeclared_variables(false);
        let unknown = asked.into_iter().filter(|name| !is_known(name));
        let Some((line, name)) = unknown.map(|name| (line_of(text, &name), name)).min() else { return Ok(()) };
        let template = self.name.clone();
        if name == PASSWORD {
            return Err(Error::AsksForPassword { template, line });
        }
        let known = KNOWN.iter().copied().chain(self.with_password.then_some(PASSWORD)).collect::<Vec<_>>().join(", ");
        Err(Error::Unknown { template, line, name, known })
    }

    /// Tries it with a charger of which everything is known, and one of which next to nothing is.
    fn makes_labels(&self) -> Result<(), Error> {
        let sample = |error: crate::model::Error| Error::Image { why: error.to_string() };
        let organization: Organization = "Sample".parse().map_err(sample)?;
        let password = Secret::from("Sample".to_owned());
        let (station_id, serial_number): (StationId, StationSerial) =
            ("CS-1".parse().map_err(sample)?, "SN-1".parse().map_err(sample)?);
        for is_known in [true, false] {
            let known = || is_known.then(|| "Sample".to_owned());
            let charger = Charger {
                station_id: station_id.clone(),
                serial_number: serial_number.clone(),
                vendor: known(),
                model: known(),
                security_profile: SecurityProfile::BasicTls,
                ocpp_version: OcppVersion::Ocpp201,
                csms: None,
                batch: known().map(|name| name.parse()).transpose().map_err(sample)?,
                key_type: KeyType::P256,
                default_password_batch: None,
            };
            let svg = self.svg(&Facts {
                charger: &charger,
                organization: &organization,
                environment: Environment::Test,
                fingerprint: is_known.then_some(Fingerprint([0; 32])),
                password: self.with_password.then_some(&password),
            })?;
            raster::check(&svg).map_err(|why| Error::Svg { template: self.name.clone(), why })?;
        }
        Ok(())
    }

    fn failed(&self, error: &minijinja::Error) -> Error {
        let why = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
        Error::Syntax { template: self.name.clone(), line: error.line().unwrap_or(1), why }
    }
}

/// A text as it can stand in XML, and does nothing to who looks at it.
fn shown(text: &str) -> String {
    printable(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

/// The first line that has this name between braces.
fn line_of(text: &str, name: &str) -> usize {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let has = |line: &str| {
        line.match_indices(name).any(|(at, _)| {
            !line[..at].ends_with(is_part) && !line[at + name.len()..].starts_with(is_part) && line[..at].contains('{')
        })
    };
    text.lines().position(has).map_or(1, |at| at + 1)
}
