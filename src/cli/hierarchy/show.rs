//! `evpki hierarchy show`: arguments and output.

use crate::{
    cli::{Answer, Globals, World},
    commands::{
        Error,
        hierarchy::show::{self, Report},
    },
    pki::{Hierarchy, hierarchy::Authority},
};
use clap::Args;
use serde_json::{Value, json};

/// Show the CAs of a hierarchy and what each of them issues
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki hierarchy show ocpp-ocpi
  evpki hierarchy show iso15118-2 --yaml")]
pub(super) struct Arguments {
    /// Name of the hierarchy [default: that of the PKI]
    #[arg(value_name = "NAME", add = crate::cli::complete::hierarchies())]
    name: Option<String>,
    /// Print the YAML source, to save and change it
    #[arg(long)]
    yaml: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let report = globals.with_context(world, |context| show::run(context, arguments.name.as_deref()))?;
    let json = object(&report);
    let Report { documents, .. } = report;
    Ok(Answer::data(if arguments.yaml { documents.text } else { drawn(&documents.hierarchy) }, json))
}

/// Draws the CAs as a tree, each with the profiles that it issues.
fn drawn(hierarchy: &Hierarchy) -> String {
    let mut text = String::new();
    for root in hierarchy.roots() {
        text += &format!("{}\n", headline(root));
        below(hierarchy, root, "", &mut text);
    }
    text
}

fn below(hierarchy: &Hierarchy, authority: &Authority, indent: &str, text: &mut String) {
    let children: Vec<&Authority> = hierarchy.authorities().iter().filter(|a| a.parent() == Some(authority.name())).collect();
    let is_authority = |profile: &String| hierarchy.authorities().iter().any(|a| a.profile() == profile);
    let leaves: Vec<&String> = authority.issues().iter().filter(|profile| !is_authority(profile)).collect();
    let last = leaves.len() + children.len();
    let branch = |at: usize| if at == last { ("└── ", "    ") } else { ("├── ", "│   ") };
    for (at, profile) in leaves.iter().enumerate() {
        let (mark, _) = branch(at + 1);
        let of_verb = verbs(hierarchy, profile).map_or(String::new(), |verbs| format!("  ({verbs})"));
        *text += &format!("{indent}{mark}issues {profile}{of_verb}\n");
    }
    for (at, child) in children.iter().enumerate() {
        let (mark, line) = branch(leaves.len() + at + 1);
        *text += &format!("{indent}{mark}{}\n", headline(child));
        below(hierarchy, child, &format!("{indent}{line}"), text);
    }
}

fn headline(authority: &Authority) -> String {
    let anchor = if authority.anchor() { ", with a trust anchor" } else { "" };
    format!("{}  {}, {}{anchor}", authority.name(), authority.profile(), authority.key_type())
}

/// Returns the default use of a profile. `None` means that it is not a default.
fn verbs(hierarchy: &Hierarchy, profile: &str) -> Option<&'static str> {
    let defaults = [
        (hierarchy.server_profile(), "server"),
        (hierarchy.station_profile(), "station"),
        (hierarchy.party_client_profile(), "party_client"),
        (hierarchy.party_server_profile(), "party_server"),
    ];
    defaults.into_iter().find(|(name, _)| *name == Some(profile)).map(|(_, verb)| verb)
}

/// The JSON object of a hierarchy.
fn object(report: &Report) -> Value {
    let hierarchy = &report.documents.hierarchy;
    let authorities = hierarchy.authorities().iter().map(|a| {
        json!({ "name": a.name(), "parent": a.parent(), "profile": a.profile(), "key_type": a.key_type().name(),
                "issues": a.issues(), "has_anchor": a.anchor(),
                "crl_validity": a.crl().validity.to_string(), "crl_renew_before": a.crl().renew_before.to_string() })
    });
    json!({
        "name": hierarchy.name(), "description": hierarchy.description(), "origin": report.origin.name(), "of_pki": report.of_pki,
        "authorities": authorities.collect::<Vec<_>>(),
        "defaults": { "server": hierarchy.server_profile(), "station": hierarchy.station_profile(),
                      "party_client": hierarchy.party_client_profile(), "party_server": hierarchy.party_server_profile() },
    })
}
