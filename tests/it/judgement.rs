//! Nine judges, and every kind of certificate and CRL of every hierarchy that comes with evpki, in one table.
//!
//! What a judge does not do is a line in `LIMITS`, with the words by which it says so; every other answer has to be as it should. The table
//! is printed, and held against `docs/judges.md`; `EVPKI_BLESS=1 cargo test --test it judgement::` writes that anew.

use crate::support::strangers;
mod answer;
mod batches;
mod lies;
mod programs;
mod reading;
mod test_pki;

use answer::{Answer, Answers, Judge, Limit, Question, cell};
use evpki::pki::builtin::HIERARCHIES;
use lies::{Lie, lies};
use programs::version;
use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    io::{self, Write as _},
    path::Path,
};
use test_pki::{Case, Purpose, What};

/// Who is asked, in the order of the table.
const JUDGES: [Judge; 9] = [
    Judge { name: "OpenSSL", version: || version("openssl", &["version"], ""), ask: programs::openssl },
    Judge { name: "GnuTLS", version: || version("certtool", &["--version"], ""), ask: programs::gnutls },
    Judge { name: "NSS", version: || version("dpkg-query", &["-W", "libnss3-tools"], ""), ask: programs::nss },
    Judge { name: "Go", version: || version("cfssl", &["version"], "Runtime: "), ask: programs::cfssl },
    Judge { name: "Java", version: || version("java", &["-version"], ""), ask: batches::java },
    Judge { name: "mbedTLS", version: || batches::package("mbedtls"), ask: batches::mbedtls },
    Judge { name: "python-cryptography", version: || batches::package("cryptography"), ask: batches::cryptography },
    Judge { name: "pkilint", version: || batches::package("pkilint"), ask: batches::pkilint },
    Judge { name: "webpki", version: batches::webpki_version, ask: batches::webpki },
];

/// What judges are known not to do.
const LIMITS: &[Limit] = &[
    Limit {
        judge: "Go",
        question: Question::Reads,
        of: |case| case.what == What::List,
        says: Some("Failed to parse certificate"),
        why: "reads no CRL",
    },
    mute("Go", Question::Accepts, |case| case.what == What::List, "reads no CRL"),
    mute("Go", Question::Stranger, |case| case.what == What::List, "reads no CRL"),
    mute("Go", Question::Revoked, |_| true, "reads no CRL"),
    Limit {
        judge: "Go",
        question: Question::Accepts,
        of: |case| case.is_self_signed,
        says: Some("Certificate is self signed"),
        why: "builds no path for what is self-signed",
    },
    Limit {
        judge: "Go",
        question: Question::Stranger,
        of: |case| case.is_self_signed,
        says: Some("Certificate is self signed"),
        why: "builds no path for what is self-signed",
    },
    Limit {
        judge: "Go",
        question: Question::Accepts,
        of: |case| !case.is_self_signed && case.purposes().is_some_and(|purposes| !purposes.contains("serverAuth")),
        says: Some("incompatible key usage"),
        why: "asks for serverAuth",
    },
    Limit {
        judge: "python-cryptography",
        question: Question::Accepts,
        of: |case| case.purpose == Purpose::NamelessServer,
        says: Some("leaf server certificate has no subjectAltName"),
        why: "takes no server without a subjectAltName",
    },
    Limit {
        judge: "python-cryptography",
        question: Question::Stranger,
        of: |case| case.purpose == Purpose::NamelessServer,
        says: Some("leaf server certificate has no subjectAltName"),
        why: "takes no server without a subjectAltName",
    },
    Limit {
        judge: "python-cryptography",
        question: Question::Revoked,
        of: |case| case.purpose == Purpose::NamelessServer,
        says: Some("leaf server certificate has no subjectAltName"),
        why: "takes no server without a subjectAltName",
    },
    Limit {
        judge: "pkilint",
        question: Question::Reads,
        of: |case| case.what != What::List && case.said["subject"].as_str().is_some_and(|subject| subject.contains("DC=")),
        // ISO 15118 writes DC=V2G and the like, which are no names of hosts, as RFC 4519 would have them.
        says: Some("finds [pkix.name_domain_components_invalid_domain_name]."),
        why: "takes DC for a part of a host name",
    },
    Limit {
        judge: "pkilint",
        question: Question::Accepts,
        of: |case| case.is_self_signed,
        // RFC 5280, 4.2.1.1 lets these leave it out.
        says: Some("finds [pkix.authority_key_id_extension_missing]."),
        why: "wants an authorityKeyIdentifier of what is below another",
    },
    mute("pkilint", Question::Revoked, |_| true, "asks no CRL"),
    mute("pkilint", Question::Accepts, |case| case.what == What::List, "verifies no CRL's signature"),
    mute("pkilint", Question::Stranger, |case| case.what == What::List, "verifies no CRL's signature"),
    Limit {
        judge: "webpki",
        question: Question::Accepts,
        of: |case| case.what == What::Authority,
        says: Some("CaUsedAsEndEntity"),
        why: "ends no path at an authority",
    },
    Limit {
        judge: "webpki",
        question: Question::Stranger,
        of: |case| case.what == What::Authority,
        says: Some("CaUsedAsEndEntity"),
        why: "ends no path at an authority",
    },
];

/// What judges do not read, or do not show, so that nobody can hold it against anything.
const UNREAD: &[(&str, &[&str])] = &[
    (
        "Go",
        &[
            "basicConstraints",
            "keyUsage",
            "cRLDistributionPoints",
            "authorityInfoAccess",
            "what is critical",
            "evpki's own extensions",
            "CRL: issuer",
            "CRL: next update",
            "CRL: its number",
            "CRL: serial numbers",
        ],
    ),
    (
        "mbedTLS",
        &[
            "subjectKeyIdentifier",
            "authorityKeyIdentifier",
            "cRLDistributionPoints",
            "authorityInfoAccess",
            "what is critical",
            "evpki's own extensions",
            "CRL: its number",
        ],
    ),
    (
        "webpki",
        &[
            "notBefore",
            "notAfter",
            "basicConstraints",
            "keyUsage",
            "subjectKeyIdentifier",
            "authorityKeyIdentifier",
            "cRLDistributionPoints",
            "authorityInfoAccess",
            "what is critical",
            "evpki's own extensions",
            "CRL: next update",
            "CRL: its number",
        ],
    ),
];

/// What a judge has no way to be asked.
const fn mute(judge: &'static str, question: Question, of: fn(&Case) -> bool, why: &'static str) -> Limit {
    Limit { judge, question, of, says: None, why }
}

/// Asks every judge about every case; in the order of the judges.
fn ask(cases: &[Case]) -> Vec<Vec<Answers>> {
    std::thread::scope(|scope| {
        let asked: Vec<_> = JUDGES.iter().map(|judge| scope.spawn(|| (judge.ask)(cases))).collect();
        asked.into_iter().map(|answers| answers.join().unwrap()).collect()
    })
}

/// What was answered, as a table for each hierarchy, and what of it was not as expected.
fn judged(cases: &[Case], answers: &[Vec<Answers>]) -> (String, Vec<String>) {
    let (mut tables, mut faults, mut used) = (String::new(), Vec::new(), BTreeSet::new());
    for (at, case) in cases.iter().enumerate() {
        if at == 0 || cases[at - 1].hierarchy != case.hierarchy {
            write!(tables, "\n## `{}`\n\n{}", case.hierarchy, head(&["what", "key"])).unwrap();
        }
        write!(tables, "| {} | {} |", case.name, case.key_type).unwrap();
        for (judge, answers) in JUDGES.iter().zip(answers) {
            let mut known = Vec::new();
            for (question, answer) in &answers[at] {
                let limit = LIMITS.iter().position(|limit| limit.is_about(judge.name, case, *question));
                used.extend(limit);
                let limit = limit.map(|at| &LIMITS[at]);
                known.extend(limit.map(|limit| (*question, limit.why)));
                if !limit.map_or(*answer == Answer::Good, |limit| limit.expects(answer)) {
                    let (judge, name, hierarchy) = (judge.name, &case.name, case.hierarchy);
                    faults.push(format!("{judge} about {name} of {hierarchy}: {question:?} is {answer:?}, expected: {limit:?}"));
                }
            }
            write!(tables, " {} |", cell(&answers[at], &known)).unwrap();
        }
        tables.push('\n');
    }
    faults.extend((0..LIMITS.len()).filter(|at| !used.contains(at)).map(|at| format!("no case has the limit {:?}", LIMITS[at])));
    (tables, faults)
}

fn head(first: &[&str]) -> String {
    let names: Vec<&str> = first.iter().copied().chain(JUDGES.iter().map(|judge| judge.name)).collect();
    format!("| {} |\n|{}\n", names.join(" | "), " --- |".repeat(names.len()))
}

/// What every judge reads, by their answers from `first` on, as a table: what it does not let pass when something false is said of it; and what is not as expected.
fn read(lies: &[Lie], answers: &[Vec<Answers>], first: usize) -> (String, Vec<String>) {
    let (mut table, mut faults) = (head(&["field"]), Vec::new());
    for (at, Lie { field, of, .. }) in lies.iter().enumerate() {
        write!(table, "| {field} |").unwrap();
        for (judge, answers) in JUDGES.iter().zip(answers) {
            let [truth, lie] = [*of, first + at].map(|at| &answers[at][&Question::Reads]);
            let reads = *truth == Answer::Good && *lie != Answer::Good;
            let is_known = UNREAD.iter().any(|(name, unread)| *name == judge.name && unread.contains(&field.as_str()));
            if reads == is_known {
                faults.push(format!("{} {} {field}", judge.name, if reads { "reads, and should not:" } else { "does not read" }));
            }
            table += if reads { " ✓ |" } else { " – |" };
        }
        table.push('\n');
    }
    (format!("{READING}{table}"), faults)
}

/// What `docs/judges.md` says before the tables.
const INTRODUCTION: &str = "\
# Nine judges

Whether a certificate is good is not for the program to say that made it. So a test makes a PKI of each hierarchy that comes with evpki, issues
certificates of each kind, by default keys and, where the profile allows them, by RSA keys, revokes one of each, publishes the CRLs, and asks nine
programs and libraries that nobody here wrote about all of it (`tests/it/judgement.rs`). It fails when one answers otherwise than it says here.

✓ says that a judge

- **reads it**, and finds in it what `evpki certificate show` says: subject, issuer, serial number, validity, and the extensions with what is in
  them, as far as it shows them (below); in a CRL the issuer, when the next one is due, and the serial numbers;
- **accepts it** for what it is for (server, client, authority) by its chain and with the CRLs of all authorities on its path, when it trusts the anchor
  that evpki gives to peers; of a CRL, that its issuer signed it;
- **refuses it** when it trusts another authority instead, of the same name but with another key;
- **refuses the revoked one** of its kind, when it has the CRLs.

What a judge does not do is in its cell.

| judge | asked by |
| --- | --- |
| OpenSSL | `openssl x509`, `verify -x509_strict -crl_check_all`, `crl` |
| GnuTLS | `certtool` |
| NSS | `certutil -V` and `vfychain -pp`, which have to agree, in a new database; `crlutil` |
| Go | `cfssl certinfo`, `cfssl bundle` |
| Java | `keytool -printcert`, `-printcrl`; the trust manager by which Java's TLS asks |
| mbedTLS | `python-mbedtls`, and `mbedtls_x509_crt_verify` of the library that comes with it |
| python-cryptography | its verifier |
| pkilint | its RFC 5280 lints of certificates, CRLs, and pairs of issuer and subject |
| webpki | `EndEntityCert::verify_for_usage`, as rustls does |
";

/// What it says before the last table.
const READING: &str = "
## What each of them reads

Something false is said of a certificate, or of a CRL, one thing each time. ✓: the judge reads otherwise, so the test above would have failed. –: it
does not show that, to us at least.

";

/// What is not compared begins here.
const VERSIONS: &str = "\n## Versions when this was written\n";

/// Compares the tables with the document, or writes it when that is asked for.
fn compare(tables: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/judges.md");
    let expected = format!("{INTRODUCTION}{tables}");
    if std::env::var_os("EVPKI_BLESS").is_some() {
        let versions: String = JUDGES.iter().map(|judge| format!("- {}: {}\n", judge.name, (judge.version)())).collect();
        fs::write(&path, format!("{expected}{VERSIONS}\n{versions}")).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    let found = found.split(VERSIONS).next().unwrap();
    assert!(
        found == expected,
        "docs/judges.md is not up to date; `EVPKI_BLESS=1 cargo test --test it judgement::` writes it anew"
    );
}

#[test]
fn every_judge_answers_as_expected_and_the_document_says_so() {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("judgement");
    let made = HIERARCHIES.iter().map(|hierarchy| test_pki::cases(hierarchy.name, &directory.join(hierarchy.name)));
    let mut cases: Vec<Case> = made.flatten().collect();
    let (first, lies) = (cases.len(), lies(&cases));
    cases.extend(lies.iter().map(|lie| lie.case.clone()));
    let answers = ask(&cases);
    let (mut tables, mut faults) = judged(&cases[..first], &answers);
    let (table, others) = read(&lies, &answers, first);
    tables += &table;
    faults.extend(others);
    // Not by `println!`, which the test harness keeps to itself.
    writeln!(io::stdout().lock(), "{tables}").unwrap();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    compare(&tables);
}
