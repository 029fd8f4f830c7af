//! What the rules cost: certificates issued one after the other with the rules, and how long the rules took of that, in one run.
//!
//!     cargo bench --bench lint [-- CERTIFICATES]
//!
//! Each certificate is planned, encoded, checked against the rules, signed by a P-384 CA, read again and verified; its key was there before,
//! as with a certification request, so nothing else makes the rules look cheap. Then the same bytes are checked against the rules alone. Of the rate
//! without rules at least 80 % have to be left.

use evpki::{
    model::{Environment, KeyId, KeyType, Timestamp},
    pki::{
        PkiIdentity, builtin,
        issuance::{Ledger, Prepared, Reserved, Signed, complete, record},
        plan::{Issuance, IssuanceRequest, Signer, Subject},
        rules::{self, LintInput, RULES},
    },
    x509::{Certificate, KeyPair, RawCertificate, SignatureAlgorithm, Station, SystemRandom, assemble, metadata::Arc},
};
use std::{convert::Infallible, hint::black_box, time::Instant};

/// A ledger that keeps nothing.
struct Nothing;

impl Ledger for Nothing {
    type Error = Infallible;
    fn record(&mut self, prepared: &[Prepared]) -> Result<Vec<i64>, Infallible> {
        Ok(vec![0; prepared.len()])
    }
    fn authenticate(&mut self, _: i64, _: &[u8], _: &KeyId) -> Result<(), Infallible> {
        Ok(())
    }

    fn complete(&mut self, signed: Vec<Signed>) -> Result<Vec<Certificate>, Infallible> {
        Ok(signed.into_iter().map(Signed::into_certificate).collect())
    }
}

fn issue(by: &Issuance<'_>, request: &IssuanceRequest, key: &KeyPair) -> Certificate {
    let prepared = Reserved::draw(by.random).and_then(|reserved| reserved.prepare(by, request)).expect("it is prepared");
    let recorded = record(&mut Nothing, vec![prepared]).expect("it is recorded").remove(0);
    complete(&mut Nothing, vec![recorded.sign(key).expect("it is signed")]).expect("it is completed").remove(0)
}

fn main() {
    let count: u32 = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(5_000);
    let identity = PkiIdentity {
        organization: "ACME Charging".parse().expect("a name"),
        country: "DE".parse().expect("a country"),
        environment: Environment::Test,
        pki: None,
        arc: Arc::new(None).expect("an arc"),
        publication_url: Some("http://pki.acme.example".to_owned()),
        ocsp_url: None,
    };
    let now = Timestamp(1_795_219_200);
    let algorithm = SignatureAlgorithm::of(KeyType::P384);
    let [root, charger] = ["root-ca", "charger"].map(|name| builtin::profile(name).expect("a profile"));
    let key = KeyPair::generate(KeyType::P384).expect("a key");
    let by = Issuance { profile: &root, identity: &identity, signer: Signer::Itself, algorithm, now, random: &SystemRandom };
    let request =
        IssuanceRequest { public_key: key.public().clone(), subject: Subject::Authority("RootCA".to_owned()), validity: None };
    let authority = issue(&by, &request, &key);
    let by = Issuance { profile: &charger, signer: Signer::Authority { name: "RootCA", certificate: &authority }, ..by };
    let station = Station {
        station_id: "CS-1".to_owned(),
        serial_number: Some("SN-0001".to_owned()),
        vendor: Some("ACME".to_owned()),
        model: Some("Fast 50".to_owned()),
        security_profiles: vec![3],
        versions: vec!["2.0.1".to_owned()],
    };
    let public_key = KeyPair::generate(KeyType::P256).expect("a key").public().clone();
    let request = IssuanceRequest { public_key, subject: Subject::Station(station), validity: None };

    let begun = Instant::now();
    let mut last = None;
    for _ in 0..count {
        last = Some(black_box(issue(&by, &request, &key)));
    }
    let with = begun.elapsed().as_secs_f64();
    let last = last.expect("at least one");
    let begun = Instant::now();
    for _ in 0..count {
        let der = assemble(last.tbs(), algorithm, &[0; 104]).expect("it is assembled");
        let raw = RawCertificate::of(&der).expect("it is read");
        let input = LintInput::of(&raw, &by, &request.subject).expect("its issuer is read");
        black_box(rules::check(&input, charger.rules()).expect("no rule speaks against it"));
    }
    let rules = begun.elapsed().as_secs_f64();
    let each = |seconds: f64| seconds * 1e6 / f64::from(count);
    println!("{count} certificates, {} rules, one core", RULES.len());
    println!("issued with the rules      {:>8.0} per second  {:>8.1} us each", f64::from(count) / with, each(with));
    println!(
        "issued without them        {:>8.0} per second  {:>8.1} us each",
        f64::from(count) / (with - rules),
        each(with - rules)
    );
    println!("the rules                  {:>8} {:>21.1} us each", "", each(rules));
    println!("of the rate are left       {:>8.3}  (at least 0.80)", (with - rules) / with);
}
