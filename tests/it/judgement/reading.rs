//! What judges read in a certificate or CRL, in their words, held against what evpki says of it.

use serde_json::Value;

/// What a judge read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Read {
    /// The subject; a CRL has none.
    pub(crate) subject: Option<String>,
    /// The issuer.
    pub(crate) issuer: String,
    /// The serial number, in hexadecimal.
    pub(crate) serial: Option<String>,
    /// The beginning of the validity, or when the CRL was issued.
    pub(crate) from: Option<String>,
    /// Its end, or when the next CRL is due.
    pub(crate) until: String,
    /// The extensions that it shows.
    pub(crate) extensions: Vec<Shown>,
    /// Whether it shows every extension.
    pub(crate) shows_all: bool,
    /// The serial numbers on a CRL.
    pub(crate) entries: Option<Vec<String>>,
}

/// An extension as a judge shows it.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    /// Its name or OID.
    pub(crate) label: String,
    /// Whether it is critical, if the judge says so.
    pub(crate) critical: Option<bool>,
    /// What it says; nothing, when the judge does not show that.
    pub(crate) body: Option<String>,
}

/// What evpki calls an extension, its OID, and what judges call it, in small letters without anything between them.
const EXTENSIONS: [(&str, &str, &[&str]); 11] = [
    ("basicConstraints", "2.5.29.19", &["basicconstraints"]),
    ("keyUsage", "2.5.29.15", &["keyusage"]),
    ("extKeyUsage", "2.5.29.37", &["extendedkeyusage", "keypurpose", "extkeyusage"]),
    ("subjectAltName", "2.5.29.17", &["subjectalternativename", "subjectaltname"]),
    ("subjectKeyIdentifier", "2.5.29.14", &["subjectkeyidentifier", "subjectkeyid"]),
    ("authorityKeyIdentifier", "2.5.29.35", &["authoritykeyidentifier", "authoritykeyid"]),
    ("cRLDistributionPoints", "2.5.29.31", &["crldistributionpoints"]),
    ("authorityInfoAccess", "1.3.6.1.5.5.7.1.1", &["authorityinformationaccess", "authorityinfoaccess"]),
    ("certificatePolicies", "2.5.29.32", &["certificatepolicies", "policies"]),
    ("nameConstraints", "2.5.29.30", &["nameconstraints"]),
    ("cRLNumber", "2.5.29.20", &["crlnumber"]),
];

/// The OIDs of evpki's own extensions begin so.
const ARC: &str = "1.2.840.113556.1.8000.2554.11298.4916.24791.19455.46995.6906422.9407415.1.";

/// evpki's own purposes of keys, in the order of their OIDs.
const PURPOSES: [&str; 6] = ["station", "csms", "ocpi-client", "ocpi-server", "cdr-sender", "message-signing"];

/// What evpki calls usages, and what judges call them, in small letters without anything between them.
const USAGES: [(&str, &[&str]); 13] = [
    ("digitalSignature", &["digitalsignature"]),
    ("nonRepudiation", &["nonrepudiation", "contentcommitment"]),
    ("keyEncipherment", &["keyencipherment"]),
    ("dataEncipherment", &["dataencipherment"]),
    ("keyAgreement", &["keyagreement"]),
    ("keyCertSign", &["keycertsign", "certificatesign"]),
    ("cRLSign", &["crlsign"]),
    ("encipherOnly", &["encipheronly"]),
    ("decipherOnly", &["decipheronly"]),
    ("serverAuth", &["serverauth", "tlswebserverauthentication", "tlswwwserver"]),
    ("clientAuth", &["clientauth", "tlswebclientauthentication", "tlswwwclient"]),
    ("OCSPSigning", &["ocspsigning"]),
    ("emailProtection", &["emailprotection"]),
];

/// What a judge read otherwise than evpki says, if anything.
pub(crate) fn difference(said: &Value, read: &Read) -> Option<String> {
    let text = |name: &str| said[name].as_str().unwrap_or_default().to_owned();
    let mut pairs = Vec::new();
    if let Some(entries) = &read.entries {
        let expected =
            said["entries"].as_array().map(|all| all.iter().map(|serial| serial.as_str().unwrap_or_default().to_owned()));
        pairs.push(("issuer", name(&text("subject")), name(&read.issuer)));
        pairs.push(("next update", moment(&text("crl_next_update")), moment(&read.until)));
        pairs.push(("entries", sorted(expected.into_iter().flatten()), sorted(entries.iter().map(|serial| octets(serial)))));
        let number = read.extensions.iter().find(|shown| canonical(&shown.label) == "cRLNumber");
        let number = number.map(|shown| digits(shown.body.as_deref().unwrap_or_default()));
        pairs.extend(number.map(|number| ("CRL number", vec![said["crl_number"].to_string()], vec![number])));
    } else {
        pairs.push(("subject", name(&text("subject")), name(read.subject.as_deref().unwrap_or_default())));
        pairs.push(("issuer", name(&text("issuer")), name(&read.issuer)));
        pairs.push(("serial number", vec![text("serial")], vec![octets(read.serial.as_deref().unwrap_or_default())]));
        pairs.push(("notAfter", moment(&text("not_after")), moment(&read.until)));
        pairs.extend(read.from.as_ref().map(|from| ("notBefore", moment(&text("not_before")), moment(from))));
    }
    let pair = pairs.into_iter().find(|(_, expected, found)| expected != found && values(expected) != *found);
    let pair = pair.map(|(what, expected, found)| format!("{what}: {expected:?} is read as {found:?}"));
    pair.or_else(|| if read.entries.is_none() { extensions_difference(&said["extensions"], read) } else { None })
}

fn extensions_difference(said: &Value, read: &Read) -> Option<String> {
    let said: Vec<&Value> = said.as_array().into_iter().flatten().collect();
    for shown in &read.extensions {
        let label = canonical(&shown.label);
        let Some(ours) = said.iter().find(|ours| canonical(ours["name"].as_str().unwrap_or_default()) == label) else {
            return Some(format!("shows {shown:?}, which is not there"));
        };
        if shown.critical.is_some_and(|critical| ours["critical"] != critical) {
            return Some(format!("{label}: shown as {shown:?}"));
        }
        let says = ours["says"].as_str().unwrap_or_default();
        if !shown.body.as_ref().is_none_or(|body| shows(&label, says, body)) {
            return Some(format!("{label}: `{says}` is shown as {:?}", shown.body));
        }
    }
    (read.shows_all && said.len() != read.extensions.len())
        .then(|| format!("{} extensions are there, {} are shown: {:?}", said.len(), read.extensions.len(), read.extensions))
}

/// What evpki calls an extension that is shown by this label; of its own, the last two numbers of their OID.
fn canonical(label: &str) -> String {
    let plain: String = label.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    let oid: String = label.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let oid = oid.trim_matches('.');
    if let Some(own) = oid.find(ARC) {
        return format!("1.{}", &oid[own + ARC.len()..]);
    }
    match label {
        "evpki environment" => return "1.1".to_owned(),
        "evpki station" => return "1.2".to_owned(),
        "evpki parties" => return "1.3".to_owned(),
        "evpki user roles" => return "1.4".to_owned(),
        "evpki PKI" => return "1.5".to_owned(),
        _ => {}
    }
    let plain = plain.strip_prefix("x509v3").unwrap_or(&plain);
    let short = plain.strip_prefix("certificate").unwrap_or(plain);
    let is_it = |(name, number, labels): &&(&str, &str, &[&str])| {
        *name == label || *number == oid || labels.contains(&plain) || labels.contains(&short)
    };
    EXTENSIONS.iter().find(is_it).map_or_else(|| label.to_owned(), |(name, ..)| (*name).to_owned())
}

/// Whether a judge shows of an extension what evpki says of it.
fn shows(label: &str, says: &str, body: &str) -> bool {
    let plain: String = body.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    match label {
        "basicConstraints" => {
            let is_denied = plain.contains("false") || plain.contains("isnotaca") || body.is_empty();
            let length = if says.contains("none below") { "0".to_owned() } else { digits(says) };
            says.starts_with("not") == is_denied && length == digits(body)
        }
        "keyUsage" | "extKeyUsage" => {
            let words = |usage: &str| USAGES.iter().find(|(name, _)| *name == usage).map_or(&[][..], |(_, words)| *words);
            let own = |usage: &str| PURPOSES.iter().position(|name| usage.strip_prefix("evpki:").is_some_and(|own| own == *name));
            let is_there = |usage: &str| match own(usage) {
                // mbedTLS writes `???` for a purpose that it does not know.
                Some(at) => body.contains(&format!("{}2.{}", ARC.trim_end_matches("1."), at + 1)) || body.contains("???"),
                None => words(usage).iter().any(|word| plain.contains(word)),
            };
            let all_there = says.split(", ").all(is_there);
            let others = USAGES.iter().filter(|(name, _)| !says.split(", ").any(|usage| usage == *name));
            // `key encipherment` is no part of `encipher only`, but NSS and others show no more than they must.
            all_there && !others.flat_map(|(_, words)| words.iter()).any(|word| plain.contains(word))
        }
        "subjectKeyIdentifier" | "authorityKeyIdentifier" => hexadecimal(body).contains(says),
        "subjectAltName" => says.split(", ").all(|name| name.split_once(':').is_some_and(|(_, name)| body.contains(name))),
        "cRLDistributionPoints" | "authorityInfoAccess" => {
            // Some break long lines.
            let body: String = body.split_whitespace().collect();
            says.split(", ").all(|url| body.contains(url.rsplit(' ').next().unwrap_or_default()))
        }
        _ => true,
    }
}

/// The hexadecimal digits of a text in which they stand in columns, with or without their characters beside them.
fn hexadecimal(body: &str) -> String {
    let mut out = String::new();
    for line in body.lines() {
        // `0000: B7 30 04 …   .0.r`, as Java writes it.
        let line = line.split_once(": ").map_or(line, |(_, rest)| rest).trim();
        let words = line.split([' ', ':', '\t', '=', 'x']).filter(|word| !word.is_empty());
        let is_hex = |word: &&str| word.len().is_multiple_of(2) && word.bytes().all(|b| b.is_ascii_hexdigit());
        let limit = if line.contains("   ") { 16 } else { usize::MAX };
        out.extend(words.filter(is_hex).take(limit).map(str::to_lowercase));
    }
    out
}

/// The number in a text, as it stands: the first one.
fn digits(text: &str) -> String {
    let digits: String = text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    let short = digits.trim_start_matches('0');
    if short.is_empty() && !digits.is_empty() { "0".to_owned() } else { short.to_owned() }
}

/// A serial number with two digits for each octet.
fn octets(text: &str) -> String {
    let hex: String = text.chars().filter(char::is_ascii_hexdigit).collect::<String>().to_lowercase();
    let short = hex.trim_start_matches('0');
    if short.len().is_multiple_of(2) { short.to_owned() } else { format!("0{short}") }
}

/// The attributes of a name, in an order of their own: some judges write them from behind.
fn name(text: &str) -> Vec<String> {
    let kind = |kind: &str| match kind {
        "DC" | "domainComponent" | "0.9.2342.19200300.100.1.25" | "OID.0.9.2342.19200300.100.1.25" => "DC".to_owned(),
        "UID" | "0.9.2342.19200300.100.1.1" | "OID.0.9.2342.19200300.100.1.1" => "UID".to_owned(),
        other => other.to_owned(),
    };
    let attribute = |part: &str| part.trim().split_once('=').map_or_else(String::new, |(k, v)| format!("{}={v}", kind(k)));
    sorted(text.trim().trim_matches('"').split(',').map(attribute))
}

/// The attributes of a name without their kinds, as a judge shows them that does not know these.
fn values(name: &[String]) -> Vec<String> {
    sorted(name.iter().map(|part| part.find('=').map_or(String::new(), |at| part[at..].to_owned())))
}

fn sorted(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut words: Vec<String> = words.collect();
    words.sort();
    words
}

/// A moment in UTC, as its year, month, day and time, however it is written.
fn moment(text: &str) -> Vec<String> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let words: Vec<&str> = text.split([' ', 'T']).filter(|word| !word.is_empty()).collect();
    if let Some(date) = words.first().filter(|word| word.matches('-').count() == 2) {
        let time = words.get(1).map_or("", |time| time.split(['Z', '+', '.']).next().unwrap_or_default());
        return date.split('-').chain([time]).map(str::to_owned).collect();
    }
    // `Sat Nov 21 12:16:14 UTC 2026`: splitting at `T` has broken `UTC`, and `Tue` and `Thu`, which say nothing.
    let month = MONTHS.iter().position(|month| words.contains(month)).map_or(0, |at| at + 1);
    let number = |length: std::ops::RangeInclusive<usize>| {
        let is_it = |word: &&&str| length.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
        words.iter().find(is_it).map_or(String::new(), |word| format!("{word:0>2}"))
    };
    let time = words.iter().find(|word| word.matches(':').count() == 2).map_or("", |time| *time);
    vec![number(4..=4), format!("{month:02}"), number(1..=2), time.to_owned()]
}
