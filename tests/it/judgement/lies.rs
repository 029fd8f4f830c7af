//! What a judge reads is seen by what it does not let pass: of one certificate and of one CRL something false is said, one thing each time.

use super::{
    answer::Question,
    test_pki::{Case, What},
};
use serde_json::{Value, json};

/// A field of a certificate or CRL, and a case in which what is said of it is false.
pub(crate) struct Lie {
    /// What it is about.
    pub(crate) field: String,
    /// Which of the cases it was made of.
    pub(crate) of: usize,
    /// The case; only the reading is asked about.
    pub(crate) case: Case,
}

/// Everything that can be said falsely of the first certificate that has host names, and of the first CRL that has entries.
pub(crate) fn lies(cases: &[Case]) -> Vec<Lie> {
    let first = |is_it: fn(&Case) -> bool| cases.iter().position(is_it).unwrap();
    let certificate = (first(|case| case.what == What::Leaf && case.purpose.host().is_some()), cases);
    let list = (first(|case| case.what == What::List && case.said["crl_entries"] != 0), cases);
    let mut lies = Vec::new();
    let fields = [("serial number", "serial"), ("notBefore", "not_before"), ("notAfter", "not_after")];
    for (name, field) in [("subject", "subject"), ("issuer", "issuer")].into_iter().chain(fields) {
        lies.push(lie(certificate, name, |said| said[field] = other(&said[field])));
    }
    for (at, extension) in cases[certificate.0].said["extensions"].as_array().unwrap().iter().enumerate() {
        let name = extension["name"].as_str().unwrap();
        // What evpki's own extensions say is for nobody else to read.
        if !name.starts_with("evpki") {
            let false_one = match name {
                "basicConstraints" => json!("an authority with none below it"),
                "keyUsage" => json!("keyAgreement"),
                _ => other(&extension["says"]),
            };
            lies.push(lie(certificate, name, |said| said["extensions"][at]["says"] = false_one));
        }
    }
    lies.push(lie(certificate, "what is critical", |said| {
        let critical = said["extensions"][0]["critical"].as_bool().unwrap();
        said["extensions"][0]["critical"] = json!(!critical);
    }));
    lies.push(lie(certificate, "evpki's own extensions", |said| {
        said["extensions"].as_array_mut().unwrap().retain(|extension| extension["name"] != "evpki environment");
    }));
    lies.push(lie(list, "CRL: issuer", |said| said["subject"] = other(&said["subject"])));
    lies.push(lie(list, "CRL: next update", |said| said["crl_next_update"] = other(&said["crl_next_update"])));
    lies.push(lie(list, "CRL: its number", |said| said["crl_number"] = json!(said["crl_number"].as_u64().unwrap() + 1)));
    lies.push(lie(list, "CRL: serial numbers", |said| said["entries"][0] = other(&said["entries"][0])));
    lies
}

fn lie((of, cases): (usize, &[Case]), field: &str, change: impl FnOnce(&mut Value)) -> Lie {
    let mut case = cases[of].clone();
    case.asked = &[Question::Reads];
    change(&mut case.said);
    assert!(case.said != cases[of].said, "{field}: nothing false is said");
    Lie { field: field.to_owned(), of, case }
}

/// Another text of the same form: another digit at its end, or another letter.
fn other(text: &Value) -> Value {
    let text = text.as_str().unwrap();
    let at = text.rfind(|c: char| c.is_ascii_alphanumeric()).unwrap();
    let last = match text.as_bytes()[at] {
        b'0'..=b'8' => '9',
        b'a' => 'b',
        _ => {
            if text.as_bytes()[at].is_ascii_digit() {
                '8'
            } else {
                'a'
            }
        }
    };
    json!(format!("{}{last}{}", &text[..at], &text[at + 1..]))
}
