//! `evpki profile show`: arguments and output.

use crate::{
    cli::{Answer, Globals, World},
    commands::{Error, profile::show},
    model::KeyType,
    pki::{Profile, profile::SubjectAlternativeName},
};
use clap::Args;
use serde_json::{Value, json};

/// Show the source of a certificate profile
///
/// Prints the profile of the PKI, else the built-in one. To use a changed profile, save it in the directory of your hierarchy
/// file and name it there.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki profile show charger
  evpki profile show ocpi-client --json")]
pub(super) struct Arguments {
    /// Name of the profile
    #[arg(value_name = "PROFILE", add = crate::cli::complete::profiles())]
    name: String,
    /// Show the built-in profile, even if the PKI has its own
    #[arg(long)]
    shipped: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let report = globals.with_context(world, |context| show::run(context, &arguments.name, arguments.shipped))?;
    let mut json = object(&report.profile);
    json["origin"] = report.origin.name().into();
    json["of_pki"] = report.of_pki.into();
    Ok(Answer::data(report.text, json))
}

/// The JSON object of a profile.
fn object(profile: &Profile) -> Value {
    let names = |list: &[KeyType]| list.iter().map(|k| k.name()).collect::<Vec<_>>();
    let attributes =
        profile.subject().iter().map(|(attribute, value)| json!({ "attribute": attribute.name(), "value": value.to_string() }));
    let usages = |rsa: bool| {
        let key_type = profile.key_types().iter().find(|k| k.is_rsa() == rsa);
        key_type.map(|k| profile.key_usage(*k).iter().map(|u| u.name()).collect::<Vec<_>>())
    };
    let constraints = profile.name_constraints().map(|constraints| {
        let words = |list: &[crate::pki::profile::Constraint]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
        json!({ "permitted": words(constraints.permitted()), "excluded": words(constraints.excluded()) })
    });
    let (names_are, wildcards, ip_addresses) = match profile.subject_alternative_name() {
        SubjectAlternativeName::None => ("none", false, false),
        SubjectAlternativeName::Dns { wildcards, ip_addresses } => ("dns", wildcards, ip_addresses),
    };
    let (metadata, distribution) = (profile.metadata(), profile.distribution());
    json!({
        "name": profile.name(), "kind": profile.kind().name(), "description": profile.description(),
        "attributes": attributes.collect::<Vec<_>>(), "identifier": profile.identifier().map(|i| i.name()),
        "key_types": names(profile.key_types()), "default_key_type": profile.default_key_type().name(),
        "validity": profile.validity().to_string(), "back_dating": profile.back_dating().to_string(),
        "jitter": profile.jitter().map(|j| j.to_string()),
        "key_usage": { "ec": usages(false), "rsa": usages(true) },
        "extended_key_usage": profile.extended_key_usage().iter().map(|u| u.name()).collect::<Vec<_>>(),
        "path_length": profile.path_length(), "name_constraints": constraints,
        "alternative_names": { "names": names_are, "wildcards": wildcards, "ip_addresses": ip_addresses },
        "certificate_policies": profile.certificate_policies(),
        "critical": profile.critical().iter().map(|c| c.name()).collect::<Vec<_>>(),
        "metadata": { "environment": metadata.environment, "station": metadata.station, "parties": metadata.parties,
                      "user_roles": metadata.user_roles },
        "distribution": { "crl": distribution.crl, "issuer_certificate": distribution.issuer_certificate,
                          "ocsp": distribution.ocsp },
        "accepts_csr": profile.accepts_csr(),
    })
}
