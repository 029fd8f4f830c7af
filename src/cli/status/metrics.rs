//! `evpki status --metrics`: the findings as numbers, in the text format of Prometheus (version 0.0.4). Names and labels do not
//! change. Zero values are printed as well, so that an alert can distinguish zero from missing data.

use crate::commands::status::{Grade, Report};

/// A metric family: its name, its help text, and the samples with their labels.
type Family<'a> = (&'a str, &'a str, Vec<(String, i64)>);

/// Returns all metrics. All are gauges, and none is secret.
pub(super) fn text(report: &Report) -> String {
    let passwords = &report.passwords;
    let states = [
        ("due", passwords.due),
        ("due-soon", passwords.soon),
        ("factory-default", passwords.factory_default),
        ("pending", passwords.pending),
        ("pending-too-long", passwords.stuck),
        ("missing", passwords.without),
    ];
    let crls = || report.crls.iter().filter_map(|one| one.crl.as_ref());
    let families: [Family<'_>; 13] = [
        ("evpki_status_timestamp_seconds", "Time of this status, in seconds since 1970.", plain(report.now.0)),
        (
            "evpki_findings",
            "Findings that need attention, by grade.",
            Grade::ALL.iter().map(|grade| sample(&[("grade", grade.name())], report.of_grade(*grade))).collect(),
        ),
        (
            "evpki_crl_missing",
            "Whether a CA has no CRL.",
            report.crls.iter().map(|one| sample(&[("authority", &one.authority)], u8::from(one.crl.is_none()))).collect(),
        ),
        (
            "evpki_crl_stale",
            "Whether the status of a certificate has changed since the last CRL of its CA.",
            report.crls.iter().map(|one| sample(&[("authority", &one.authority)], u8::from(one.is_stale))).collect(),
        ),
        (
            "evpki_crl_this_update_timestamp_seconds",
            "Issue time of the CRL of a CA, in seconds since 1970.",
            crls().map(|crl| sample(&[("authority", &crl.authority)], crl.this_update.0)).collect(),
        ),
        (
            "evpki_crl_next_update_timestamp_seconds",
            "Expiry time of the CRL of a CA, in seconds since 1970.",
            crls().map(|crl| sample(&[("authority", &crl.authority)], crl.next_update.0)).collect(),
        ),
        (
            "evpki_crl_entries",
            "Number of certificates in the CRL of a CA.",
            crls().map(|crl| sample(&[("authority", &crl.authority)], crl.entries)).collect(),
        ),
        (
            "evpki_certificates_expired",
            "Certificates that have expired and have no replacement.",
            report.ending.iter().map(|(kind, ending)| sample(&[("owner", kind.name())], ending.expired)).collect(),
        ),
        (
            "evpki_certificates_expiring",
            "Certificates that expire within the requested period and have no replacement.",
            report.ending.iter().map(|(kind, ending)| sample(&[("owner", kind.name())], ending.soon)).collect(),
        ),
        ("evpki_certificates_unsigned", "Certificates that were recorded and never signed (pending).", plain(report.unsigned)),
        (
            "evpki_passwords",
            "Chargers by the state of their passwords; a charger can be in several.",
            states.iter().map(|(state, number)| sample(&[("state", state)], *number)).collect(),
        ),
        ("evpki_tokens_pending", "OCPI tokens that are pending.", plain(report.tokens_pending)),
        (
            "evpki_vault_slots",
            "Key slots of the vault, by kind.",
            report.slots.iter().map(|(kind, number)| sample(&[("kind", kind)], *number)).collect(),
        ),
    ];
    let mut text = String::new();
    for (name, help, samples) in families {
        text += &format!("# HELP {name} {help}\n# TYPE {name} gauge\n");
        for (labels, value) in samples {
            text += &format!("{name}{labels} {value}\n");
        }
    }
    text
}

/// A sample without labels.
fn plain(value: impl TryInto<i64>) -> Vec<(String, i64)> {
    vec![sample(&[], value)]
}

/// A sample: its labels in the text format, and its value. Label values are escaped, because names are untrusted.
fn sample(labels: &[(&str, &str)], value: impl TryInto<i64>) -> (String, i64) {
    let quoted = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    let labels: Vec<String> = labels.iter().map(|(name, text)| format!("{name}=\"{}\"", quoted(text))).collect();
    let labels = if labels.is_empty() { String::new() } else { format!("{{{}}}", labels.join(",")) };
    (labels, value.try_into().unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::sample;

    #[test]
    fn label_values_are_escaped() {
        assert_eq!(sample(&[("authority", "a\"}\\ 1\nb")], 7_u64), ("{authority=\"a\\\"}\\\\ 1\\nb\"}".to_owned(), 7));
        assert_eq!(sample(&[], u64::MAX), (String::new(), i64::MAX));
    }
}
