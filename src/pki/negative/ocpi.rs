//! OCPI: what a party shows its peer. No standard says what a certificate says of a party; evpki's metadata does.

use super::{
    Corpus, Error, Judge, Known, Peer, Scene,
    test_hierarchy::{TestHierarchy, put},
};
use crate::{
    model::{DAY, Environment, Interface, Random, Timestamp},
    pki::{PkiIdentity, Target, plan::Subject, profile::Kind},
    x509::{
        Extension, ThrowawayPlan,
        metadata::{Module, Party},
    },
};

/// As `certificate lint` sees the certificate of a party.
const OF_PARTY: Judge = Judge::Lint(Target::Ocpi, Kind::Party);

/// A party, as CPO, with one module.
fn party(id: &str, module: &str, interface: Interface) -> Result<Vec<Party>, Error> {
    let bad = |e: crate::model::Error| crate::x509::Error::Der { expected: "a party", why: e.to_string() };
    let modules = Some(vec![Module { identifier: module.to_owned(), interface }]);
    Ok(vec![Party { id: id.parse().map_err(bad)?, roles: vec!["CPO".to_owned()], modules }])
}

fn client(parties: Vec<Party>) -> Subject {
    Subject::Parties { parties, fqdn: None, names: Vec::new() }
}

pub(super) fn add(corpus: &mut Corpus, identity: &PkiIdentity, now: Timestamp, random: &dyn Random) -> Result<(), Error> {
    let mut test_hierarchy = TestHierarchy::found("ocpi", "ocpi", identity, now, random)?;
    let twin = TestHierarchy::found("twin", "ocpi", identity, now, random)?;
    let scene = Scene {
        set: "OCPI",
        by: Peer::Party,
        to: Peer::Party,
        anchor: test_hierarchy.anchor_name("ClientCA"),
        revocation_lists: test_hierarchy.list_names("ClientCA")?,
        known: Known {
            environment: Some("test"),
            party: Some("DE*ABC"),
            module: Some("cdrs"),
            interface: Some("sender"),
            ..Known::default()
        },
    };
    let asks_more = Scene { known: Known { module: Some("locations"), ..scene.known }, ..scene.clone() };
    let good = || party("DE*ABC", "cdrs", Interface::Sender);
    let issue = |parties: Vec<Party>, change: &mut dyn FnMut(&mut ThrowawayPlan)| {
        test_hierarchy.issue("ocpi-client", client(parties), |plan| change(plan))
    };
    let revoked = issue(good()?, &mut |_| ())?;
    let server = Subject::Parties { parties: good()?, fqdn: Some("ocpi.demo.example".to_owned()), names: Vec::new() };
    let client_ca = test_hierarchy.ca("ClientCA")?;
    corpus.cases.extend([
        scene.accepted("party-good", issue(good()?, &mut |_| ())?, &[Judge::Verify, Judge::Authorize, OF_PARTY]),
        scene.accepted(
            "cdr-sender-good",
            test_hierarchy.issue("cdr-sender", client(good()?), |_| ())?,
            &[Judge::Verify, Judge::Authorize, OF_PARTY],
        ),
        scene.refused(
            "party-of-production",
            issue(good()?, &mut |plan| put(plan, false, Extension::Environment(Environment::Production)))?,
            "evpki.1.1",
            "it says that it belongs to production",
            Judge::Authorize,
            "belongs to the environment production, expected test",
        ),
        scene.refused(
            "party-of-no-environment",
            issue(good()?, &mut |plan| plan.extensions.retain(|(_, e)| !matches!(e, Extension::Environment(_))))?,
            "evpki.1.1",
            "it does not say to which environment it belongs",
            Judge::Authorize,
            "names no environment",
        ),
        scene.refused(
            "party-other",
            issue(party("NL*XYZ", "cdrs", Interface::Sender)?, &mut |_| ())?,
            "evpki.1.3",
            "it speaks for another party",
            Judge::Authorize,
            "the certificate is for NL*XYZ, not for DE*ABC",
        ),
        scene.refused(
            "party-module-not-granted",
            issue(party("DE*ABC", "tokens", Interface::Sender)?, &mut |_| ())?,
            "evpki.1.3",
            "it may be used for the module `tokens`, and not for `cdrs`",
            Judge::Authorize,
            "is not granted the module cdrs",
        ),
        scene.refused(
            "party-interface-not-granted",
            issue(party("DE*ABC", "cdrs", Interface::Receiver)?, &mut |_| ())?,
            "evpki.1.3",
            "it may receive charge detail records, and not send them",
            Judge::Authorize,
            "is not granted cdrs:sender",
        ),
        asks_more.refused(
            "cdr-sender-asks-more",
            test_hierarchy.issue("cdr-sender", client(good()?), |_| ())?,
            "evpki.2.5",
            "it may send charge detail records and do nothing else",
            Judge::Authorize,
            "has the purpose cdr-sender",
        ),
        scene.refused(
            "party-no-parties",
            issue(good()?, &mut |plan| plan.extensions.retain(|(_, e)| !matches!(e, Extension::Parties(_))))?,
            "evpki.1.3",
            "it speaks for no party",
            Judge::Authorize,
            "names no OCPI party",
        ),
        scene.refused(
            "party-is-server",
            test_hierarchy.issue_by(client_ca, "ocpi-server", server, |_| ())?,
            "RFC 5280 4.2.1.12",
            "its extended key usage is that of a server",
            Judge::Authorize,
            "is not a client certificate",
        ),
        scene.refused(
            "party-evil-twin",
            twin.issue("ocpi-client", client(good()?), |_| ())?,
            "RFC 5280 6.1.3",
            "its authority has the name of the one that is trusted, and another key",
            Judge::Verify,
            "no certificate at hand issued",
        ),
        scene.refused(
            "party-expired",
            issue(good()?, &mut |plan| (plan.not_before, plan.not_after) = (now.plus(-20 * DAY), now.plus(-DAY)))?,
            "RFC 5280 6.1.3",
            "it is no longer valid",
            Judge::Verify,
            "expired at",
        ),
        scene.refused("party-revoked", revoked.clone(), "RFC 5280 6.3", "its CRL names it", Judge::Authorize, "is revoked since"),
    ]);
    test_hierarchy.revoke("ClientCA", &revoked)?;
    corpus.take(&test_hierarchy)
}
