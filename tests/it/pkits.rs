//! Path validation against NIST's Public Key Interoperability Test Suite (PKITS), every test of it: in the library, and by the real binary.
//!
//! The certificates and CRLs come with the PyPI package `cryptography_vectors`. What is expected of each stands in `tests/data/pkits.txt`; where
//! evpki deviates, it refuses what is valid, and the test is listed here with the reason. What comes out stands in `docs/path-validation.md`;
//! `EVPKI_BLESS=1 cargo test --test it pkits::` writes it anew.

use crate::support::strangers;
use evpki::{
    model::Timestamp,
    x509::{
        Certificate, RevocationList,
        metadata::Arc,
        path::{InitialPolicies, PathError, Revocation, Search},
    },
};
use std::{
    collections::BTreeMap,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

/// 2026-11-21T00:00:00Z. What is valid at all is so from 2010 to 2030.
const AT: Timestamp = Timestamp(1_795_219_200);
const ROOT: &str = "TrustAnchorRootCertificate";
/// What begins the OIDs of NIST's test policies.
const POLICY: &str = "2.16.840.1.101.3.2.1.48.";

/// The tests that are refused although they are valid, and why. What passes must not stand here.
const DEVIATIONS: [(&[&str], &str); 5] = [
    (&["4.1.4", "4.1.5"], "keys of DSA are not taken: nothing in the field uses them, and FIPS 186-5 has withdrawn them"),
    (&["4.2.3"], "it is valid from 1950 on, and no time before 1970 is read"),
    (&["4.2.4"], "it begins with a GeneralizedTime of 2002, and RFC 5280, 4.1.2.5 asks for a UTCTime through 2049"),
    (
        &["4.14.18", "4.14.19"],
        "its CRLs tell of some reasons each; what they name is believed, but their silence is not put together to that of a whole one",
    ),
    (
        &["4.14.22", "4.14.24", "4.14.25", "4.14.28", "4.14.29", "4.14.30", "4.14.33"],
        "its CRL is indirect: one authority speaks for another; a CRL counts for the certificates of its own issuer alone",
    ),
];

const SECTIONS: [&str; 16] = [
    "Signature verification",
    "Validity periods",
    "Verifying name chaining",
    "Basic certificate revocation tests",
    "Verifying paths with self-issued certificates",
    "Verifying basic constraints",
    "Key usage",
    "Certificate policies",
    "Require explicit policy",
    "Policy mappings",
    "Inhibit policy mapping",
    "Inhibit any policy",
    "Name constraints",
    "Distribution points",
    "Delta-CRLs",
    "Private certificate extensions",
];

/// A test, or one procedure of several.
struct Case {
    number: &'static str,
    /// None: it is valid. Else which [`PathError`] is to say that it is not; `Unreadable` when it is not even read.
    refusal: Option<&'static str>,
    leaf: &'static str,
    intermediates: Vec<&'static str>,
    lists: Vec<&'static str>,
    settings: &'static str,
}

fn cases() -> Vec<Case> {
    let lines = include_str!("../data/pkits.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let mut fields = line.split('|').map(str::trim);
            let first: Vec<_> = fields.next().unwrap().split(' ').collect();
            let [number, expected, leaf] = first[..] else { panic!("{line}") };
            let mut names = || fields.next().unwrap().split_whitespace().collect();
            let (intermediates, lists) = (names(), names());
            Case {
                number,
                refusal: (expected != "valid").then_some(expected),
                leaf,
                intermediates,
                lists,
                settings: fields.next().unwrap_or_default(),
            }
        })
        .collect()
}

impl Case {
    fn policies(&self) -> InitialPolicies {
        let mut policies = InitialPolicies::default();
        for setting in self.settings.split_whitespace() {
            match setting.split_once(':') {
                Some(("set", set)) => policies.acceptable = Some(set.split(',').map(|n| format!("{POLICY}{n}")).collect()),
                None if setting == "explicit" => policies.require_explicit = true,
                None if setting == "inhibit-mapping" => policies.inhibit_mapping = true,
                None if setting == "inhibit-any" => policies.inhibit_any = true,
                _ => panic!("{setting}"),
            }
        }
        policies
    }

    /// Its section: 13 of 4.13.2.
    fn section(&self) -> usize {
        self.number.split('.').nth(1).unwrap().parse().unwrap()
    }
}

/// Where the vectors are.
fn vectors() -> &'static Path {
    static FOUND: OnceLock<PathBuf> = OnceLock::new();
    FOUND.get_or_init(|| {
        let say = "import cryptography_vectors, os; print(os.path.dirname(cryptography_vectors.__file__), end='')";
        let found = Command::new(strangers::python()).args(["-c", say]).output().unwrap();
        assert!(found.status.success(), "{found:?}");
        Path::new(&String::from_utf8(found.stdout).unwrap()).join("x509/PKITS_data")
    })
}

fn der(name: &str) -> Vec<u8> {
    fs::read(vectors().join("certs").join(name).with_extension("crt")).unwrap()
}

fn list(name: &str) -> PathBuf {
    vectors().join("crls").join(name).with_extension("crl")
}

/// What the library says of a case: nothing, or the kind of the refusal and its words.
fn verify(case: &Case) -> Result<(), (String, String)> {
    let anchors = [Certificate::from_der(&der(ROOT)).unwrap()];
    let intermediates: Vec<_> = case.intermediates.iter().filter_map(|name| Certificate::from_der(&der(name)).ok()).collect();
    let lists: Vec<_> = case.lists.iter().map(|name| RevocationList::from_der(&fs::read(list(name)).unwrap()).unwrap()).collect();
    let leaf = Certificate::from_der(&der(case.leaf)).map_err(|e| ("Unreadable".to_owned(), e.to_string()))?;
    let arc = Arc::new(None).unwrap();
    let search = Search {
        intermediates: &intermediates,
        anchors: &anchors,
        revocation_lists: &lists,
        revocation: Revocation::Required,
        at: AT,
        arc: &arc,
    };
    let kind = |refusal: &PathError| format!("{refusal:?}").split([' ', '{', '(']).next().unwrap().to_owned();
    let path = search.path_under(&leaf, &case.policies()).map_err(|refusal| (kind(&refusal), refusal.to_string()))?;
    assert!(search.unchecked(&path).is_empty(), "{}", case.number);
    Ok(())
}

fn deviates(case: &Case) -> bool {
    DEVIATIONS.iter().any(|(numbers, _)| numbers.contains(&case.number))
}

#[test]
fn all_of_pkits_in_the_library() {
    let (mut faults, mut by_section) = (Vec::new(), BTreeMap::<usize, [usize; 2]>::new());
    let cases = cases();
    for case in &cases {
        let said = verify(case);
        let kind = said.as_ref().err().map(|(kind, _)| kind.as_str());
        let is_expected = if deviates(case) { case.refusal.is_none() && kind.is_some() } else { kind == case.refusal };
        if !is_expected {
            faults.push(format!("{} {} {}: expected {:?}, got {said:?}", case.number, case.leaf, case.settings, case.refusal));
        }
        let counts = by_section.entry(case.section()).or_default();
        counts[0] += 1;
        counts[1] += usize::from(kind.is_none() == case.refusal.is_none());
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let listed: usize = DEVIATIONS.iter().map(|(numbers, _)| numbers.len()).sum();
    assert_eq!(cases.iter().filter(|case| deviates(case)).count(), listed, "a deviation is of no test");
    assert_eq!((cases.len(), by_section.len()), (247, SECTIONS.len()));
    documented(&by_section);
}

/// Holds `docs/path-validation.md` against what came out.
fn documented(by_section: &BTreeMap<usize, [usize; 2]>) {
    let mut table = String::from("| section | tests | as expected | refused though valid |\n| --- | ---: | ---: | --- |\n");
    let deviating = |section: &str| {
        let numbers = DEVIATIONS.iter().flat_map(|(numbers, _)| *numbers).filter(|n| n.starts_with(section));
        numbers.copied().collect::<Vec<_>>().join(", ")
    };
    for (section, [all, right]) in by_section {
        let (title, numbers) = (SECTIONS[section - 1], deviating(&format!("4.{section}.")));
        writeln!(table, "| 4.{section} {title} | {all} | {right} | {numbers} |").unwrap();
    }
    let sum = |of: usize| by_section.values().map(|counts| counts[of]).sum::<usize>();
    writeln!(table, "| all | {} | {} | {} |\n", sum(0), sum(1), sum(0) - sum(1)).unwrap();
    for (numbers, why) in DEVIATIONS {
        writeln!(table, "- {}: {why}.", numbers.join(", ")).unwrap();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/path-validation.md");
    let document = fs::read_to_string(&path).unwrap();
    let (begin, end) = ("<!-- PKITS: written by tests/it/pkits.rs -->\n", "<!-- end of PKITS -->");
    let (before, rest) = document.split_once(begin).unwrap();
    let (_, after) = rest.split_once(end).unwrap();
    let wanted = format!("{before}{begin}\n{table}\n{end}{after}");
    if std::env::var_os("EVPKI_BLESS").is_some() {
        fs::write(&path, wanted).unwrap();
    } else {
        assert!(
            document == wanted,
            "not up to date: {}; write it anew with `EVPKI_BLESS=1 cargo test --test it pkits::`",
            path.display()
        );
    }
}

/// By the binary, what the library accepts is valid with a CRL for each certificate, and nothing else is.
#[test]
fn all_of_pkits_by_the_binary() {
    let place = tempfile::tempdir().unwrap();
    let anchor = place.path().join("anchor.pem");
    let pem_of = |name: &str| format!("-----BEGIN CERTIFICATE-----\n{}-----END CERTIFICATE-----\n", base64(&der(name)));
    fs::write(&anchor, pem_of(ROOT)).unwrap();
    let (mut faults, mut asked) = (Vec::new(), 0);
    for case in cases().iter().filter(|case| case.settings.is_empty()) {
        let chain = place.path().join("chain.pem");
        fs::write(&chain, case.intermediates.iter().chain([&case.leaf]).map(|name| pem_of(name)).collect::<String>()).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_evpki"));
        command.arg("--home").arg(place.path().join("home")).args(["certificate", "verify"]).arg(&chain);
        command.arg("--anchor").arg(&anchor).args(["--at", "2026-11-21", "--json"]);
        for name in &case.lists {
            command.arg("--crl").arg(list(name));
        }
        let said = command.output().unwrap();
        let report: serde_json::Value = serde_json::from_slice(&said.stdout).unwrap_or_default();
        let unchecked = report["unchecked"].as_array().is_some_and(|all| !all.is_empty());
        let (status, valid) = (said.status.code(), report["valid"] == true);
        let is_valid = match status {
            Some(0) if valid => !unchecked,
            Some(3) if !valid => false,
            Some(1) if report["error"].is_object() => false,
            _ => panic!("{}: {said:?}", case.number),
        };
        if is_valid != (case.refusal.is_none() && !deviates(case)) {
            faults.push(format!("{} {}: {status:?} {report} {}", case.number, case.leaf, String::from_utf8_lossy(&said.stderr)));
        }
        asked += 1;
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(asked, 215);
}

fn base64(der: &[u8]) -> String {
    data_encoding::BASE64
        .encode(der)
        .as_bytes()
        .chunks(64)
        .map(|line| format!("{}\n", std::str::from_utf8(line).unwrap()))
        .collect()
}
