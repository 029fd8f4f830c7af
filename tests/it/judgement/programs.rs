//! Judges that are programs of the system: OpenSSL, GnuTLS, NSS, and Go by way of cfssl. Each is asked about one file after the other.

use super::{
    answer::{Answer, Answers, Question, each, one_by_one},
    reading::{Read, Shown, difference},
    strangers::{Verdict, ask_program},
    test_pki::{Case, Purpose, What},
};
use serde_json::Value;
use std::{
    fs,
    path::Path,
    sync::atomic::{AtomicU32, Ordering},
};

/// What follows a word at the beginning of a line; of an empty rest, the next line.
fn after<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let mut lines = text.lines().map(str::trim);
    let rest = lines.find_map(|line| line.strip_prefix(word))?.trim();
    if rest.is_empty() { lines.next() } else { Some(rest) }
}

/// The same as an owned text; nothing, when it is not there.
fn taken(text: &str, word: &str) -> String {
    after(text, word).unwrap_or_default().to_owned()
}

/// Every value after a word, on its line or on the next.
fn every(text: &str, word: &str) -> Vec<String> {
    let parts = text.split(word).skip(1);
    parts.map(|part| part.trim_start().lines().next().unwrap_or_default().trim().to_owned()).collect()
}

/// What a judge made of a file, or why it could not.
fn read(verdict: Verdict, case: &Case, parse: impl Fn(&str) -> Read) -> Answer {
    if !verdict.good {
        return Answer::Bad(said(&verdict));
    }
    Answer::wrong(difference(&case.said, &parse(&verdict.stdout)))
}

fn said(verdict: &Verdict) -> String {
    format!("{} {}", verdict.stdout.trim(), verdict.stderr.trim()).trim().to_owned()
}

// OpenSSL.

pub(crate) fn openssl(cases: &[Case]) -> Vec<Answers> {
    one_by_one(cases, |case, question| {
        let file = case.at(if case.what == What::List { "list.pem" } else { "certificate.pem" });
        match (case.what, question) {
            (What::List, Question::Reads) => {
                read(ask_program("openssl", ["crl", "-noout", "-text", "-nameopt", "RFC2253", "-in", &file]), case, openssl_text)
            }
            (_, Question::Reads) => {
                let arguments =
                    ["x509", "-noout", "-text", "-certopt", "no_sigdump,no_pubkey", "-nameopt", "RFC2253", "-in", &file];
                read(ask_program("openssl", arguments), case, openssl_text)
            }
            (What::List, Question::Accepts | Question::Stranger) => {
                let issuer = case.at(if question == Question::Accepts { "issuer.pem" } else { "stranger.pem" });
                let said = ask_program("openssl", ["crl", "-noout", "-in", &file, "-CAfile", &issuer]);
                let is_good = said.good && said.stderr.contains("verify OK");
                if question == Question::Accepts {
                    Answer::accepted(is_good, &said.stderr)
                } else {
                    Answer::refused(is_good, &said.stderr, &["verify failure", "unable to get", "error getting"])
                }
            }
            (_, Question::Accepts) => {
                let verdict = openssl_verify(case, "", "anchor.pem");
                Answer::accepted(verdict.good, &said(&verdict))
            }
            (_, Question::Stranger) => {
                let verdict = openssl_verify(case, "", "stranger.pem");
                Answer::refused(verdict.good, &said(&verdict), &["unable to get", "self-signed certificate", "signature failure"])
            }
            (_, Question::Revoked) => {
                let verdict = openssl_verify(case, "revoked/", "anchor.pem");
                Answer::refused(verdict.good, &said(&verdict), &["certificate revoked"])
            }
        }
    })
}

fn openssl_verify(case: &Case, which: &str, anchor: &str) -> Verdict {
    let at = |name: &str| case.at(&format!("{which}{name}"));
    let purpose = match case.purpose {
        Purpose::Server(_) | Purpose::NamelessServer => "sslserver",
        Purpose::Client => "sslclient",
        Purpose::Signer => "any",
    };
    let (anchor, crls, issuers, file) = (case.at(anchor), at("crls.pem"), at("issuers.pem"), at("certificate.pem"));
    let mut arguments = vec!["verify", "-x509_strict", "-purpose", purpose, "-CAfile", &anchor];
    arguments.extend(["-crl_check_all", "-CRLfile", &crls]);
    if fs::metadata(&issuers).unwrap().len() > 0 {
        arguments.extend(["-untrusted", &issuers]);
    }
    if which.is_empty() {
        arguments.extend(case.purpose.host().into_iter().flat_map(|host| ["-verify_hostname", host]));
    }
    arguments.push(&file);
    ask_program("openssl", arguments)
}

fn openssl_text(text: &str) -> Read {
    let mut extensions: Vec<Shown> = Vec::new();
    let (head, body) = text.split_once("extensions:\n").unwrap_or((text, ""));
    let (body, revoked) = body.split_once("Revoked Certificates").unwrap_or((body, ""));
    for line in body.lines().take_while(|line| line.is_empty() || !line.starts_with("    Signature")) {
        let header = line.strip_prefix("            ").filter(|rest| !rest.starts_with(' '));
        match header.and_then(|rest| rest.trim_end().strip_suffix(":").or(rest.trim_end().strip_suffix(": critical"))) {
            Some(label) => {
                let critical = Some(line.ends_with("critical"));
                extensions.push(Shown { label: label.to_owned(), critical, body: Some(String::new()) });
            }
            None => {
                let body = extensions.last_mut().and_then(|last| last.body.as_mut());
                body.into_iter().for_each(|body| *body += &format!("{line}\n"));
            }
        }
    }
    let is_list = text.contains("Certificate Revocation List");
    Read {
        subject: after(head, "Subject:").map(str::to_owned),
        issuer: taken(head, "Issuer:"),
        serial: after(head, "Serial Number:").map(str::to_owned),
        from: after(head, "Not Before:").map(str::to_owned),
        until: taken(head, if is_list { "Next Update:" } else { "Not After :" }),
        extensions,
        shows_all: true,
        entries: is_list.then(|| every(revoked, "Serial Number:")),
    }
}

// GnuTLS.

pub(crate) fn gnutls(cases: &[Case]) -> Vec<Answers> {
    one_by_one(cases, |case, question| match (case.what, question) {
        (What::List, Question::Reads) => {
            read(ask_program("certtool", ["--crl-info", "--infile", &case.at("list.pem")]), case, gnutls_text)
        }
        (_, Question::Reads) => read(ask_program("certtool", ["-i", "--infile", &case.at("certificate.pem")]), case, gnutls_text),
        (What::List, Question::Accepts) => {
            let verdict = gnutls_list(case, "issuer.pem");
            Answer::accepted(verdict.good, &said(&verdict))
        }
        (What::List, _) => {
            let verdict = gnutls_list(case, "stranger.pem");
            Answer::refused(verdict.good, &said(&verdict), &["issuer is unknown", "signature", "Not verified"])
        }
        (_, Question::Accepts) => {
            let verdict = gnutls_verify(case, "", "anchor.pem");
            Answer::accepted(verdict.good, &said(&verdict))
        }
        (_, Question::Stranger) => {
            let verdict = gnutls_verify(case, "", "stranger.pem");
            Answer::refused(verdict.good, &said(&verdict), &["issuer is unknown", "signature in the certificate is invalid"])
        }
        (_, Question::Revoked) => {
            let verdict = gnutls_verify(case, "revoked/", "anchor.pem");
            Answer::refused(verdict.good, &said(&verdict), &["revoked"])
        }
    })
}

fn gnutls_list(case: &Case, issuer: &str) -> Verdict {
    ask_program("certtool", ["--verify-crl", "--load-ca-certificate", &case.at(issuer), "--infile", &case.at("list.pem")])
}

fn gnutls_verify(case: &Case, which: &str, anchor: &str) -> Verdict {
    let at = |name: &str| case.at(&format!("{which}{name}"));
    let (anchor, crls, chain) = (case.at(anchor), at("crls.pem"), at("chain.pem"));
    let mut arguments = vec!["--verify", "--load-ca-certificate", &anchor, "--load-crl", &crls, "--infile", &chain];
    arguments.extend(match case.purpose {
        Purpose::Server(_) | Purpose::NamelessServer => &["--verify-purpose", "1.3.6.1.5.5.7.3.1"][..],
        Purpose::Client => &["--verify-purpose", "1.3.6.1.5.5.7.3.2"],
        Purpose::Signer => &[],
    });
    if which.is_empty() {
        arguments.extend(case.purpose.host().into_iter().flat_map(|host| ["--verify-hostname", host]));
    }
    ask_program("certtool", arguments)
}

fn gnutls_text(text: &str) -> Read {
    let mut extensions: Vec<Shown> = Vec::new();
    let (head, body) = text.split_once("\tExtensions:\n").unwrap_or((text, ""));
    let is_there = |line: &&str| line.starts_with("\t\t");
    for line in body.lines().take_while(is_there) {
        let header = line.strip_prefix("\t\t").filter(|rest| !rest.starts_with('\t'));
        match header.and_then(|rest| rest.split_once("critical):")) {
            Some((label, inline)) => {
                let (label, prefix) = label.rsplit_once('(').unwrap_or((label, ""));
                let critical = Some(prefix.is_empty());
                extensions.push(Shown { label: label.trim().to_owned(), critical, body: Some(inline.to_owned()) });
            }
            None => {
                let body = extensions.last_mut().and_then(|last| last.body.as_mut());
                body.into_iter().for_each(|body| *body += &format!("{line}\n"));
            }
        }
    }
    let is_list = text.contains("Revocation List Information");
    Read {
        subject: after(head, "Subject:").map(str::to_owned),
        issuer: taken(head, "Issuer:"),
        serial: after(head, "Serial Number (hex):").map(str::to_owned),
        from: after(head, "Not Before:").map(str::to_owned),
        until: taken(head, if is_list { "Next at:" } else { "Not After:" }),
        extensions,
        shows_all: true,
        entries: is_list.then(|| every(body, "Serial Number (hex):")),
    }
}

// NSS.

pub(crate) fn nss(cases: &[Case]) -> Vec<Answers> {
    each(cases, |case| if case.what == What::List { nss_list(case) } else { nss_certificate(case) })
}

fn nss_list(case: &Case) -> Answers {
    let list = case.at("list.crl");
    let (ours, theirs) = (Database::new(case, "issuer.pem", &[]), Database::new(case, "stranger.pem", &[]));
    // It takes in no CRL whose signature is wrong.
    let (ours_said, theirs_said) = (ours.import(&list), theirs.import(&list));
    let answer = |question| match question {
        Question::Reads => read(ours.crlutil(&["-L", "-n", "anchor"]), case, nss_text),
        Question::Accepts => Answer::accepted(ours_said.good, &said(&ours_said)),
        Question::Stranger | Question::Revoked => {
            Answer::refused(theirs_said.good, &said(&theirs_said), &["invalid signature", "bad signature", "BAD_SIGNATURE"])
        }
    };
    case.asked.iter().map(|question| (*question, answer(*question))).collect()
}

fn nss_certificate(case: &Case) -> Answers {
    let mut known = vec!["certificate.pem".to_owned()];
    if case.what == What::Leaf {
        known.push("revoked/certificate.pem".to_owned());
    }
    let issuers = (0..).map(|at| format!("issuer-{at}.pem")).take_while(|name| Path::new(&case.at(name)).exists());
    known.extend(issuers);
    let ours = Database::new(case, "anchor.pem", &known);
    let is_verified = case.asked.contains(&Question::Accepts);
    for list in
        (0..).take_while(|_| is_verified).map(|at| case.at(&format!("{at}.crl"))).take_while(|list| Path::new(list).exists())
    {
        let imported = ours.import(&list);
        assert!(imported.good, "{list}: {imported:?}");
    }
    let answer = |question| match question {
        Question::Reads => read(ours.certutil(&["-L", "-n", Database::name(case, "certificate.pem")]), case, nss_text),
        Question::Accepts => {
            let (is_good, words) = ours.verify(case, "certificate.pem", "anchor.pem", &known);
            Answer::accepted(is_good == [true, true], &words)
        }
        Question::Stranger => {
            let theirs = Database::new(case, "stranger.pem", &known);
            let (is_good, words) = theirs.verify(case, "certificate.pem", "stranger.pem", &known);
            Answer::refused(is_good != [false, false], &words, &["issuer is not recognized", "not trusted", "signature"])
        }
        Question::Revoked => {
            let (is_good, words) = ours.verify(case, "revoked/certificate.pem", "anchor.pem", &known);
            Answer::refused(is_good != [false, false], &words, &["has been revoked"])
        }
    };
    case.asked.iter().map(|question| (*question, answer(*question))).collect()
}

/// A new database of NSS, in which one certificate is trusted.
struct Database(String);

impl Database {
    /// Makes one that knows these files of a case too, each under its name.
    fn new(case: &Case, anchor: &str, known: &[String]) -> Self {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let folder = case.at(&format!("nss-{number}"));
        fs::create_dir_all(&folder).unwrap();
        let mut steps = format!("-N --empty-password\n-A -n anchor -t CT,C,C -a -i \"{}\"\n", case.at(anchor));
        // What is the anchor itself is there, and stays trusted.
        for file in known.iter().filter(|file| anchor != "anchor.pem" || Self::name(case, file) != "anchor") {
            steps += &format!("-A -n {file} -t , -a -i \"{}\"\n", case.at(file));
        }
        let file = case.at(&format!("nss-{number}.txt"));
        fs::write(&file, steps).unwrap();
        let database = Self(format!("sql:{folder}"));
        let made = database.certutil(&["-B", "-i", &file]);
        assert!(made.good, "{made:?}");
        database
    }

    /// By which name it knows a file.
    fn name<'a>(case: &Case, file: &'a str) -> &'a str {
        if case.is_self_signed && file == "certificate.pem" { "anchor" } else { file }
    }

    fn certutil(&self, arguments: &[&str]) -> Verdict {
        ask_program("certutil", [arguments, &["-d", &self.0]].concat())
    }

    fn crlutil(&self, arguments: &[&str]) -> Verdict {
        ask_program("crlutil", [arguments, &["-d", &self.0]].concat())
    }

    fn import(&self, list: &str) -> Verdict {
        self.crlutil(&["-I", "-i", list])
    }

    /// What `certutil -V` and `vfychain -pp` say, which build paths by two different libraries.
    fn verify(&self, case: &Case, file: &str, anchor: &str, known: &[String]) -> ([bool; 2], String) {
        let (usage, number) = match (case.what, &case.purpose) {
            (What::Authority, _) => ("L", "11"),
            (_, Purpose::Server(_) | Purpose::NamelessServer) => ("V", "1"),
            (_, Purpose::Client) => ("C", "0"),
            (_, Purpose::Signer) => ("S", "4"),
        };
        let name = if anchor == "anchor.pem" { Self::name(case, file) } else { file };
        let first = self.certutil(&["-V", "-e", "-u", usage, "-n", name]);
        let issuers = known.iter().filter(|name| name.starts_with("issuer-")).map(|name| case.at(name));
        let files: Vec<String> = [case.at(file)].into_iter().chain(issuers).collect();
        let anchor = case.at(anchor);
        let mut arguments = vec!["-d", &self.0, "-pp", "-u", number];
        arguments.extend(["-g", "leaf", "-h", "testLocalInfoFirst", "-m", "crl", "-s", "forbidFetching"]);
        arguments.extend(files.iter().flat_map(|file| ["-a", file.as_str()]));
        arguments.extend(["-t", "-a", &anchor]);
        let second = ask_program("vfychain", arguments);
        ([first.good, second.good], format!("certutil: {}; vfychain: {}", said(&first), said(&second)))
    }
}

fn nss_text(text: &str) -> Read {
    let is_list = text.contains("CRL Info:");
    let mark = if is_list { "CRL Extensions:\n" } else { "Signed Extensions:\n" };
    let (head, body) = text.split_once(mark).unwrap_or((text, ""));
    let body = body.split("\n    Signature Algorithm:").next().unwrap_or_default();
    // It breaks long names.
    let quoted = |word: &str| {
        let name = head.split_once(&format!("{word}\""))?.1.split('"').next()?;
        Some(name.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let extensions = body.split("Name: ").skip(1).map(|part| {
        let (label, rest) = part.split_once('\n').unwrap_or((part, ""));
        Shown {
            label: label.trim().to_owned(),
            critical: Some(rest.contains("Critical: True")),
            body: Some(rest.replace("Critical: True", "")),
        }
    });
    Read {
        subject: quoted("Subject: "),
        issuer: quoted("Issuer: ").unwrap_or_default(),
        serial: after(head, "Serial Number:").map(str::to_owned),
        from: after(head, "Not Before:").map(str::to_owned),
        until: taken(head, if is_list { "Next Update:" } else { "Not After :" }),
        extensions: extensions.collect(),
        shows_all: true,
        entries: is_list.then(|| every(head, "Serial Number:")),
    }
}

// Go, by way of cfssl.

pub(crate) fn cfssl(cases: &[Case]) -> Vec<Answers> {
    one_by_one(cases, |case, question| match (case.what, question) {
        (What::List, Question::Reads) => {
            let verdict = ask_program("cfssl", ["certinfo", "-cert", &case.at("list.pem")]);
            Answer::accepted(verdict.good, &said(&verdict))
        }
        (_, Question::Reads) => read(ask_program("cfssl", ["certinfo", "-cert", &case.at("certificate.pem")]), case, cfssl_json),
        (What::Authority | What::Leaf, Question::Accepts) => {
            let verdict = cfssl_bundle(case, "anchor.pem");
            Answer::accepted(verdict.good, &said(&verdict))
        }
        (What::Authority | What::Leaf, Question::Stranger) => {
            let verdict = cfssl_bundle(case, "stranger.pem");
            Answer::refused(verdict.good, &said(&verdict), &["signed by unknown authority"])
        }
        (What::List, _) | (_, Question::Revoked) => Answer::Mute,
    })
}

fn cfssl_bundle(case: &Case, anchor: &str) -> Verdict {
    let (anchor, issuers) = (case.at(anchor), case.at("issuers.pem"));
    let issuers = if fs::metadata(&issuers).unwrap().len() > 0 { &issuers } else { &anchor };
    ask_program("cfssl", ["bundle", "-cert", &case.at("certificate.pem"), "-ca-bundle", &anchor, "-int-bundle", issuers])
}

fn cfssl_json(text: &str) -> Read {
    let said: Value = serde_json::from_str(text).unwrap_or_default();
    let word = |name: &str| said[name].as_str().unwrap_or_default().to_owned();
    // It shows every attribute of a name, but not of which kind they are.
    let whole = |name: &str| {
        let values = said[name]["names"].as_array().into_iter().flatten().filter_map(Value::as_str);
        values.map(|value| format!("={value}")).collect::<Vec<_>>().join(", ")
    };
    // It leaves out the first digit of an octet when that is zero.
    let identifier = |name: &str| word(name).split(':').map(|octet| format!("{octet:0>2}")).collect::<Vec<_>>().join(":");
    let mut extensions = Vec::new();
    let mut show = |label: &str, body: String| {
        if body.len() > 2 {
            extensions.push(Shown { label: label.to_owned(), critical: None, body: Some(body) });
        }
    };
    show("subjectKeyIdentifier", identifier("subject_key_id"));
    show("authorityKeyIdentifier", identifier("authority_key_id"));
    let names: Vec<&str> = said["sans"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    show("subjectAltName", names.join(" "));
    let serial = word("serial_number").parse::<u128>().map_or_else(|_| word("serial_number"), |number| format!("{number:x}"));
    Read {
        subject: Some(whole("subject")),
        issuer: whole("issuer"),
        serial: Some(serial),
        from: Some(word("not_before")),
        until: word("not_after"),
        extensions,
        shows_all: false,
        entries: None,
    }
}

/// What a program says of itself: what follows a word, or all, of the first line that begins so.
pub(crate) fn version(program: &str, arguments: &[&str], word: &str) -> String {
    let verdict = ask_program(program, arguments);
    let text = format!("{}{}", verdict.stdout, verdict.stderr);
    text.lines().find_map(|line| line.strip_prefix(word)).unwrap_or_default().trim().replace('\t', " ")
}
