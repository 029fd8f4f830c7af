//! `evpki status --metrics`: the same in numbers, in the text format of Prometheus (version 0.0.4). Names and labels do not change; what is
//! zero is written, too, so that an alert can tell zero from silence.

use crate::commands::status::{Grade, Report};

/// One kind of number: its name, what it means, and the samples, each with its labels.
type Family<'a> = (&'a str, &'a str, Vec<(String, i64)>);

/// All numbers. None is of anything secret, and all are gauges.
pub(super) fn text(report: &Report) -> String {
    let passwords = &report.passwords;
    let stands = [
        ("due", passwords.due),
        ("due-soon", passwords.soon),
        ("factory-default", passwords.factory_default),
        ("pending", passwords.pending),
        ("pending-too-long", passwords.stuck),
        ("missing", passwords.without),
    ];
    let crls = || report.crls.iter().filter_map(|one| one.crl.as_ref());
    let families: [Family<'_>; 13] = [
        ("evpki_status_timestamp_seconds", "As of when all of this is, in seconds since 1970.", plain(report.now.0)),
        (
            "evpki_findings",
            "What needs attention, by how pressing it is.",
            Grade::ALL.iter().map(|grade| sample(&[("grade", grade.name())], report.of_grade(*grade))).collect(),
        ),
        (
            "evpki_crl_missing",
            "Whether an authority has no CRL.",
            report.crls.iter().map(|one| sample(&[("authority", &one.authority)], u8::from(one.crl.is_none()))).collect(),
        ),
        (
            "evpki_crl_stale",
            "Whether a status of one of its certificates has changed since an authority's CRL.",
            report.crls.iter().map(|one| sample(&[("authority", &one.authority)], u8::from(one.is_stale))).collect(),
        ),
        (
            "evpki_crl_this_update_timestamp_seconds",
            "When the CRL of an authority was issued, in seconds since 1970.",
            crls().map(|crl| sample(&[("authority", &crl.authority)], crl.this_update.0)).collect(),
        ),
        (
            "evpki_crl_next_update_timestamp_seconds",
            "When the CRL of an authority ends, in seconds since 1970.",
            crls().map(|crl| sample(&[("authority", &crl.authority)], crl.next_update.0)).collect(),
        ),
        (
            "evpki_crl_entries",
            "How many certificates the CRL of an authority names.",
            crls().map(|crl| sample(&[("authority", &crl.authority)], crl.entries)).collect(),
        ),
        (
            "evpki_certificates_expired",
            "Certificates that have ended and that nothing replaces.",
            report.ending.iter().map(|(kind, ending)| sample(&[("owner", kind.name())], ending.expired)).collect(),
        ),
        (
            "evpki_certificates_expiring",
            "Certificates that end within the time that was asked for and that nothing replaces.",
            report.ending.iter().map(|(kind, ending)| sample(&[("owner", kind.name())], ending.soon)).collect(),
        ),
        ("evpki_certificates_unsigned", "Certificates that were recorded and never signed.", plain(report.unsigned)),
        (
            "evpki_passwords",
            "Chargers by where their passwords stand; one may be in several.",
            stands.iter().map(|(stands, number)| sample(&[("state", stands)], *number)).collect(),
        ),
        ("evpki_tokens_pending", "Tokens of OCPI that their peers have not taken yet.", plain(report.tokens_pending)),
        (
            "evpki_vault_slots",
            "Slots of the vault.",
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

/// A number without labels.
fn plain(value: impl TryInto<i64>) -> Vec<(String, i64)> {
    vec![sample(&[], value)]
}

/// A number and its labels, as they are written. What a label says is quoted: names are anybody's.
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
    fn what_a_label_says_cannot_leave_it() {
        assert_eq!(sample(&[("authority", "a\"}\\ 1\nb")], 7_u64), ("{authority=\"a\\\"}\\\\ 1\\nb\"}".to_owned(), 7));
        assert_eq!(sample(&[], u64::MAX), (String::new(), i64::MAX));
    }
}
