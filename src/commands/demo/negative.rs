//! Writes the negative corpus: certificates that must be refused, for others to try their software on.
//!
//! `docs/formats/negative.md` describes what is written.

use super::{ORGANIZATION, appear};
use crate::{
    commands::{Context, Error},
    files::{self, Audience, Existing, Leaf},
    model::{Environment, Timestamp},
    pki::{
        PkiIdentity,
        negative::{self, Case, Corpus, Judge, Verdict},
    },
    x509::{metadata::Arc, pem, time},
};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The name of the format.
const FORMAT: &str = "evpki-negative/1";
/// What the names of the cases stand under.
const CASES: &str = "cases";

/// Where to write it.
#[derive(Debug, Clone)]
pub struct Request {
    /// A directory that is not there yet, or empty.
    pub directory: PathBuf,
}

/// What was written.
#[derive(Debug, Clone)]
pub struct Report {
    /// The directory.
    pub directory: PathBuf,
    /// Each set with how many certificates of it are to be refused, and how many are good.
    pub sets: Vec<(&'static str, usize, usize)>,
    /// Until when the good ones are good.
    pub valid_until: Timestamp,
}

/// Writes it. It appears whole, or not at all.
///
/// # Errors
/// When something is there already, or it cannot be written.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let identity = PkiIdentity {
        organization: ORGANIZATION.parse()?,
        country: "DE".parse()?,
        environment: Environment::Test,
        pki: None,
        arc: Arc::new(None)?,
        publication_url: None,
        ocsp_url: None,
    };
    let corpus = negative::corpus(&identity, context.now, context.random).map_err(|e| Error::bug(e.to_string()))?;
    appear(&request.directory, "the corpus was not made", |building| write(&corpus, building, context.now))?;
    let mut sets: Vec<(&'static str, usize, usize)> = Vec::new();
    for case in &corpus.cases {
        let at = sets.iter().position(|(set, ..)| *set == case.set).unwrap_or(sets.len());
        if at == sets.len() {
            sets.push((case.set, 0, 0));
        }
        match case.verdict {
            Verdict::Refused { .. } => sets[at].1 += 1,
            Verdict::Accepted { .. } => sets[at].2 += 1,
        }
    }
    Ok(Report { directory: request.directory.clone(), sets, valid_until: corpus.valid_until })
}

fn anchor_file(name: &str) -> String {
    format!("anchors/{name}.pem")
}

fn list_file(name: &str) -> String {
    format!("crls/{name}.crl.pem")
}

fn write(corpus: &Corpus, directory: &Path, now: Timestamp) -> Result<(), Error> {
    let write = |name: &str, bytes: &[u8]| files::write(&directory.join(name), bytes, Audience::Everybody, Existing::Keep);
    for folder in ["anchors", "crls", CASES] {
        files::create_directory(&directory.join(folder))?;
    }
    for (name, der) in &corpus.anchors {
        write(&anchor_file(name), pem::write("CERTIFICATE", der)?.as_bytes())?;
    }
    for (name, der) in &corpus.revocation_lists {
        write(&list_file(name), pem::write("X509 CRL", der)?.as_bytes())?;
    }
    let group = files::StagedDirs::begin(&directory.join(CASES))?;
    for case in &corpus.cases {
        let chain = case.certificates.iter().map(|der| pem::write("CERTIFICATE", der)).collect::<Result<String, _>>()?;
        let key = pem::write_private_key(&case.private_key)?;
        let leaves = [
            Leaf { name: "certificate.pem", bytes: chain.as_bytes(), audience: Audience::Everybody },
            Leaf { name: "private-key.pem", bytes: key.expose(), audience: Audience::Owner },
        ];
        group.add(case.name, &leaves)?;
    }
    let names: Vec<(&str, Existing)> = corpus.cases.iter().map(|case| (case.name, Existing::Keep)).collect();
    group.publish(&names)?.into_iter().collect::<Result<(), _>>()?;
    let manifest = json!({
        "format": FORMAT,
        "environment": Environment::Test.name(),
        "created": time::rfc3339(now),
        "valid_until": time::rfc3339(corpus.valid_until),
        "cases": corpus.cases.iter().map(described).collect::<Vec<_>>(),
    });
    let text = serde_json::to_string_pretty(&manifest).map_err(|e| Error::bug(e.to_string()))?;
    write("manifest.json", format!("{text}\n").as_bytes())?;
    Ok(())
}

fn described(case: &Case) -> Value {
    let known: serde_json::Map<String, Value> = case.known.all().into_iter().map(|(k, v)| (k.to_owned(), v.into())).collect();
    let file = |name: &str| format!("{CASES}/{}/{name}", case.name);
    let mut described = json!({
        "name": case.name,
        "set": case.set,
        "verdict": null,
        "shown_by": case.by.name(),
        "shown_to": case.to.name(),
        "certificate": file("certificate.pem"),
        "private_key": file("private-key.pem"),
        "anchor": anchor_file(&case.anchor),
        "crls": case.revocation_lists.iter().map(|name| list_file(name)).collect::<Vec<_>>(),
        "known": known,
        "requirement": null,
        "why": null,
        "commands": null,
        "says": null,
    });
    let judges = match &case.verdict {
        Verdict::Accepted { judges } => {
            described["verdict"] = "accepted".into();
            judges.to_vec()
        }
        Verdict::Refused { requirement, why, judge, says } => {
            described["verdict"] = "refused".into();
            described["requirement"] = (*requirement).into();
            described["why"] = (*why).into();
            described["says"] = (*says).into();
            vec![*judge]
        }
    };
    described["commands"] = judges.into_iter().map(|judge| command(case, judge)).collect();
    described
}

/// The words of the command that tells, in the directory of the corpus.
fn command(case: &Case, judge: Judge) -> Value {
    let (verb, options): (&str, &[&str]) = match judge {
        Judge::Verify => ("verify", &["host", "organization"]),
        Judge::Authorize => ("authorize", &["station_id", "serial_number", "party", "module", "interface", "environment"]),
        Judge::Lint(..) => ("lint", &[]),
    };
    let mut words = vec!["evpki".to_owned(), "certificate".to_owned(), verb.to_owned()];
    words.push(format!("{CASES}/{}/certificate.pem", case.name));
    match judge {
        Judge::Verify | Judge::Authorize => {
            words.extend(["--anchor".to_owned(), anchor_file(&case.anchor)]);
            words.extend(case.revocation_lists.iter().flat_map(|name| ["--crl".to_owned(), list_file(name)]));
        }
        Judge::Lint(target, kind) => {
            words.extend(["--target", target.name(), "--as", kind.name(), "--issuer"].map(str::to_owned));
            words.push(anchor_file(&case.anchor));
        }
    }
    for (name, value) in case.known.all().into_iter().filter(|(name, _)| options.contains(name)) {
        let option = if name == "station_id" { "station".to_owned() } else { name.replace('_', "-") };
        words.extend([format!("--{option}"), value.to_owned()]);
    }
    words.into()
}
