//! Judges that are asked about everything at once: those in Python, Java, and webpki, which is in this process.

use super::{
    answer::{Answer, Answers, Question, one_by_one},
    reading::{Read, Shown, difference},
    strangers::{Verdict, ask, ask_about, ask_program, ask_program_about},
    test_pki::{Case, Purpose, What},
};
use rustls::pki_types::{CertificateDer, CertificateRevocationListDer, ServerName, UnixTime};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
};
use webpki::{
    ALL_VERIFICATION_ALGS, BorrowedCertRevocationList, CertRevocationList, EndEntityCert, KeyUsage, RevocationCheckDepth,
    RevocationOptionsBuilder,
};

// Python.

pub(crate) fn cryptography(cases: &[Case]) -> Vec<Answers> {
    let refusals = ["candidates exhausted", "not signed by", "InvalidSignature", "no issuer of"];
    python(cases, "cryptography", &refusals, &["revoked on"])
}

pub(crate) fn pkilint(cases: &[Case]) -> Vec<Answers> {
    python(cases, "pkilint", &["signature", "key_identifier"], &[])
}

pub(crate) fn mbedtls(cases: &[Case]) -> Vec<Answers> {
    let refusals = ["not correctly signed by the trusted CA", "not the issuer's signature"];
    python(cases, "mbedtls", &refusals, &["has been revoked"])
}

/// The version of a package of Python's, or of what is in it.
pub(crate) fn package(name: &str) -> String {
    ask("judgement", ["versions"]).expect_good().json()[name].as_str().unwrap_or_default().to_owned()
}

fn python(cases: &[Case], judge: &str, refusals: &[&str], revoked: &[&str]) -> Vec<Answers> {
    let questions: Vec<Value> = cases
        .iter()
        .map(|case| {
            json!({
                "folder": case.at(""), "what": kind(case.what), "purpose": case.purpose.name(), "host": case.purpose.host(),
                "verify": case.asked.contains(&Question::Accepts),
            })
        })
        .collect();
    let said = ask_about("judgement", [judge], &Value::from(questions).to_string()).expect_good().json();
    let said = said.as_array().unwrap();
    assert_eq!(said.len(), cases.len());
    let answer = |case: &Case, said: &Value, question: Question| match question {
        Question::Reads => {
            let read = &said["read"];
            let error = read["error"].as_str().map(str::to_owned);
            let wrong = error.or_else(|| difference(&case.said, &parsed(read)));
            Answer::wrong(wrong.or_else(|| read["finds"].as_str().map(str::to_owned)))
        }
        Question::Accepts => verdict(&said["accepts"]).map_or(Answer::Mute, |(good, words)| Answer::accepted(good, &words)),
        Question::Stranger => {
            verdict(&said["stranger"]).map_or(Answer::Mute, |(good, words)| Answer::refused(good, &words, refusals))
        }
        Question::Revoked => {
            verdict(&said["revoked"]).map_or(Answer::Mute, |(good, words)| Answer::refused(good, &words, revoked))
        }
    };
    let about = |(case, said): (&Case, &Value)| case.asked.iter().map(|q| (*q, answer(case, said, *q))).collect();
    cases.iter().zip(said).map(about).collect()
}

fn kind(what: What) -> &'static str {
    match what {
        What::Authority => "authority",
        What::Leaf => "leaf",
        What::List => "list",
    }
}

fn verdict(said: &Value) -> Option<(bool, String)> {
    Some((said["good"].as_bool()?, said["said"].as_str()?.to_owned()))
}

fn parsed(said: &Value) -> Read {
    let text = |name: &str| said[name].as_str().map(str::to_owned);
    let extension = |shown: &Value| Shown {
        label: shown[0].as_str().unwrap().to_owned(),
        critical: shown[1].as_bool(),
        body: shown[2].as_str().map(str::to_owned),
    };
    Read {
        subject: text("subject"),
        issuer: text("issuer").unwrap(),
        serial: text("serial"),
        from: text("from"),
        until: text("until").unwrap(),
        extensions: said["extensions"].as_array().unwrap().iter().map(extension).collect(),
        shows_all: said["shows_all"].as_bool().unwrap(),
        entries: said["entries"].as_array().map(|all| all.iter().map(|serial| serial.as_str().unwrap().to_owned()).collect()),
    }
}

// Java: keytool reads, the platform verifies.

pub(crate) fn java(cases: &[Case]) -> Vec<Answers> {
    let read = keytool(cases);
    let asked = cases.iter().enumerate().filter(|(_, case)| case.asked.contains(&Question::Accepts));
    let lines: String =
        asked.map(|(at, case)| format!("{at}\t{}\t{}\t{}\n", case.at(""), kind(case.what), case.purpose.name())).collect();
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/strangers/Judgement.java");
    let said = ask_program_about("java", ["-XX:TieredStopAtLevel=1".as_ref(), program.as_os_str()], &lines).expect_good();
    let verdict = |at: usize, name: &str| {
        let line = said.stdout.lines().find_map(|line| line.strip_prefix(&format!("{at}\t{name}\t")));
        let (word, why) = line.and_then(|line| line.split_once('\t')).unwrap_or_else(|| panic!("no {name} of {at}: {said:?}"));
        (word == "yes", why.to_owned())
    };
    let refusals = ["unable to find valid certification path", "Signature does not match", "Path does not chain", "signature"];
    let answer = |at: usize, question: Question| match question {
        Question::Reads => read[at].clone(),
        Question::Accepts => {
            let (good, words) = verdict(at, "accepts");
            Answer::accepted(good, &words)
        }
        Question::Stranger => {
            let (good, words) = verdict(at, "stranger");
            Answer::refused(good, &words, &refusals)
        }
        Question::Revoked => {
            let (good, words) = verdict(at, "revoked");
            Answer::refused(good, &words, &["Certificate has been revoked"])
        }
    };
    let about = |(at, case): (usize, &Case)| case.asked.iter().map(|q| (*q, answer(at, *q))).collect();
    cases.iter().enumerate().map(about).collect()
}

/// What keytool reads: it prints all certificates of one file, and all CRLs of another.
fn keytool(cases: &[Case]) -> Vec<Answer> {
    let folder = PathBuf::from(cases[0].at("")).parent().unwrap().to_owned();
    let print = |verb: &str, is_wanted: fn(&Case) -> bool, name: &str, mark: &str| {
        let all: String =
            cases.iter().filter(|case| is_wanted(case)).map(|case| fs::read_to_string(case.at(name)).unwrap()).collect();
        let file = folder.join(name);
        fs::write(&file, all).unwrap();
        let said = keytool_says([verb.as_ref(), "-file".as_ref(), file.as_os_str()]).expect_good();
        said.stdout.split(mark).skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    let mut certificates = print("-printcert", |case| case.what != What::List, "certificate.pem", "Certificate[").into_iter();
    let mut lists = print("-printcrl", |case| case.what == What::List, "list.pem", "X.509 CRL v2").into_iter();
    let mut next = |case: &Case| if case.what == What::List { lists.next() } else { certificates.next() };
    cases
        .iter()
        .map(|case| {
            let text = next(case).unwrap_or_else(|| panic!("keytool prints nothing of {}", case.name));
            Answer::wrong(difference(&case.said, &keytool_text(&text, case.what == What::List)))
        })
        .collect()
}

fn keytool_says<A: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = A>) -> Verdict {
    let settings = ["-J-XX:TieredStopAtLevel=1", "-J-Duser.language=en", "-J-Duser.timezone=UTC"].map(Into::into);
    ask_program("keytool", settings.into_iter().chain(arguments.into_iter().map(|a| a.as_ref().to_owned())))
}

fn keytool_text(text: &str, is_list: bool) -> Read {
    let line =
        |word: &str| text.lines().map(str::trim).find_map(|line| line.strip_prefix(word)).map(|rest| rest.trim().to_owned());
    let parts = text.split("ObjectId: ").skip(1).filter_map(|part| part.split_once('\n'));
    let extensions = parts.filter_map(|(head, rest)| {
        let (label, critical) = head.split_once(" Criticality=")?;
        let body = rest.split("\n#").next().unwrap_or_default().to_owned();
        Some(Shown { label: label.to_owned(), critical: Some(critical.trim() == "true"), body: Some(body) })
    });
    let dates = line("Valid from: ").and_then(|dates| dates.split_once(" until: ").map(|(a, b)| (a.to_owned(), b.to_owned())));
    Read {
        subject: line("Owner: "),
        issuer: line("Issuer: ").unwrap_or_default(),
        serial: line("Serial number: "),
        from: dates.clone().map(|(from, _)| from).or_else(|| line("This Update: ")),
        until: dates.map(|(_, until)| until).or_else(|| line("Next Update: ")).unwrap_or_default(),
        extensions: extensions.collect(),
        shows_all: !is_list,
        entries: is_list.then(|| {
            let entries = text.split("SerialNumber: ").skip(1);
            entries.map(|entry| entry.split_whitespace().next().unwrap_or_default().to_owned()).collect()
        }),
    }
}

// webpki, and with it every TLS by rustls.

pub(crate) fn webpki(cases: &[Case]) -> Vec<Answers> {
    let words =
        |result: Result<(), webpki::Error>| (result.is_ok(), result.err().map_or(String::new(), |error| format!("{error:?}")));
    one_by_one(cases, |case, question| {
        let folder = PathBuf::from(case.at(""));
        if case.what == What::List {
            return webpki_list(case, &folder, question);
        }
        match question {
            Question::Reads => webpki_reads(case, &folder),
            Question::Accepts => {
                let (good, words) = words(webpki_verify(&case.purpose, &folder, "anchor.pem", &folder.join("crls.pem")));
                Answer::accepted(good, &words)
            }
            Question::Stranger => {
                let (good, words) = words(webpki_verify(&case.purpose, &folder, "stranger.pem", &folder.join("crls.pem")));
                Answer::refused(good, &words, &["InvalidSignatureForPublicKey", "UnknownIssuer"])
            }
            Question::Revoked => {
                let folder = folder.join("revoked");
                let (good, words) =
                    words(webpki_verify(&case.purpose.nameless(), &folder, "anchor.pem", &folder.join("crls.pem")));
                Answer::refused(good, &words, &["CertRevoked"])
            }
        }
    })
}

/// It gives the serial number, host names, and other names as DER; no dates and no other extensions.
fn webpki_reads(case: &Case, folder: &Path) -> Answer {
    let certificates = pem(&folder.join("certificate.pem"));
    let certificate = match EndEntityCert::try_from(&certificates[0]) {
        Ok(certificate) => certificate,
        Err(error) => return Answer::Bad(format!("{error:?}")),
    };
    let names = [("subject", certificate.subject()), ("issuer", certificate.issuer())];
    if let Some((what, _)) = names.into_iter().find(|(what, der)| !has_values(der, &case.said[what])) {
        return Answer::Bad(format!("the {what} is another"));
    }
    if certificate.serial() != bytes(case.said["serial"].as_str().unwrap()) {
        return Answer::Bad(format!("the serial number is {:x?}", certificate.serial()));
    }
    let extensions = case.said["extensions"].as_array().unwrap();
    let said = extensions.iter().find(|extension| extension["name"] == "subjectAltName");
    let said: Vec<&str> = said.map_or(Vec::new(), |said| said["says"].as_str().unwrap().split(", ").collect());
    let found: Vec<String> = certificate.valid_dns_names().map(|name| format!("DNS:{name}")).collect();
    Answer::wrong((found != said).then(|| format!("the names are {found:?}")))
}

/// Whether a name in DER has the values of one in words, one after the other.
fn has_values(der: &[u8], said: &Value) -> bool {
    let mut rest = der;
    said.as_str().unwrap().split(", ").filter_map(|part| part.split_once('=')).all(|(_, value)| {
        let at = rest.windows(value.len()).position(|bytes| bytes == value.as_bytes());
        rest = at.map_or(&[][..], |at| &rest[at + value.len()..]);
        at.is_some()
    })
}

fn webpki_list(case: &Case, folder: &Path, question: Question) -> Answer {
    let list = |name: &str| lists(&folder.join(name)).remove(0);
    let leaf = case.leaf.as_ref();
    match question {
        Question::Reads => match BorrowedCertRevocationList::from_der(&list("list.pem")) {
            Err(error) => Answer::Bad(format!("{error:?}")),
            Ok(found) => {
                let found = CertRevocationList::from(found);
                if !has_values(found.issuer(), &case.said["subject"]) {
                    return Answer::Bad("the issuer is another".to_owned());
                }
                let serials = case.said["entries"].as_array().unwrap().iter().map(|serial| bytes(serial.as_str().unwrap()));
                let is_there = serials.map(|serial| matches!(found.find_serial(&serial), Ok(Some(_))));
                let missing = is_there.filter(|is_there| !is_there).count();
                Answer::wrong((missing > 0).then(|| format!("{missing} revoked are not found")))
            }
        },
        // It has no question for a CRL alone: a leaf below its issuer is verified with it, whose path has this CRL for each link that it is for.
        Question::Accepts => {
            let Some((leaf, purpose)) = leaf else { return Answer::Mute };
            let result = webpki_verify(purpose, leaf, "anchor.pem", &leaf.join("crls.pem"));
            Answer::accepted(result.is_ok(), &format!("{result:?}"))
        }
        Question::Stranger | Question::Revoked => {
            let Some((leaf, purpose)) = leaf else { return Answer::Mute };
            // The stranger's, then those of the others: the first of an issuer's name is taken.
            let mixed = folder.join("mixed.pem");
            let text =
                fs::read_to_string(folder.join("foreign.pem")).unwrap() + &fs::read_to_string(leaf.join("crls.pem")).unwrap();
            fs::write(&mixed, text).unwrap();
            let result = webpki_verify(purpose, leaf, "anchor.pem", &mixed);
            Answer::refused(result.is_ok(), &format!("{result:?}"), &["InvalidCrlSignatureForPublicKey"])
        }
    }
}

fn webpki_verify(purpose: &Purpose, folder: &Path, anchor: &str, crls: &Path) -> Result<(), webpki::Error> {
    let (chain, anchors) = (pem(&folder.join("chain.pem")), pem(&folder.join(anchor)));
    let anchors = [webpki::anchor_from_trusted_cert(&anchors[0])?];
    let ders = lists(crls);
    let lists: Vec<CertRevocationList<'_>> =
        ders.iter().map(|der| Ok(BorrowedCertRevocationList::from_der(der)?.into())).collect::<Result<_, webpki::Error>>()?;
    let lists: Vec<&CertRevocationList<'_>> = lists.iter().collect();
    let revocation = RevocationOptionsBuilder::new(&lists).unwrap().with_depth(RevocationCheckDepth::Chain).build();
    let leaf = EndEntityCert::try_from(&chain[0])?;
    let usage = match purpose {
        Purpose::Server(_) | Purpose::NamelessServer => KeyUsage::server_auth(),
        Purpose::Client | Purpose::Signer => KeyUsage::client_auth(),
    };
    leaf.verify_for_usage(ALL_VERIFICATION_ALGS, &anchors, &chain[1..], UnixTime::now(), usage, Some(revocation), None)?;
    if let Some(host) = purpose.host() {
        leaf.verify_is_valid_for_subject_name(&ServerName::try_from(host).unwrap())?;
    }
    Ok(())
}

/// Its version in Cargo.lock.
pub(crate) fn webpki_version() -> String {
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    let found = lock.split("name = \"rustls-webpki\"\nversion = \"").nth(1).and_then(|rest| rest.split('"').next());
    found.unwrap_or_default().to_owned()
}

fn pem(path: &Path) -> Vec<CertificateDer<'static>> {
    rustls_pemfile::certs(&mut fs::read(path).unwrap().as_slice()).map(Result::unwrap).collect()
}

fn lists(path: &Path) -> Vec<CertificateRevocationListDer<'static>> {
    rustls_pemfile::crls(&mut fs::read(path).unwrap().as_slice()).map(Result::unwrap).collect()
}

fn bytes(hex: &str) -> Vec<u8> {
    data_encoding::HEXLOWER.decode(hex.as_bytes()).unwrap()
}
