//! Bytes made from the schema alone: RFC 5280, appendix A, and docs/formats/EvpkiMetadata.asn1. Nothing here asks an encoder.

use std::net::IpAddr;

use evpki::model::{Environment, Interface};
use evpki::x509::metadata::Party;
use evpki::x509::{AlternativeName, Extension, NameConstraints, Station, Subtree};

use super::foreign::{Pair, pairs};

const INTEGER: u8 = 0x02;
const OID: u8 = 0x06;
const ENUMERATED: u8 = 0x0a;
const UTF8: u8 = 0x0c;
const PRINTABLE: u8 = 0x13;
const IA5: u8 = 0x16;
const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;

/// An element of DER, of at most 65,535 bytes.
fn element(tag: u8, content: &[u8]) -> Vec<u8> {
    let [high, low] = u16::try_from(content.len()).unwrap().to_be_bytes();
    let length = match content.len() {
        ..128 => vec![low],
        128..256 => vec![0x81, low],
        _ => vec![0x82, high, low],
    };
    [&[tag][..], &length, content].concat()
}

fn all<T>(tag: u8, items: &[T], one: impl Fn(&T) -> Vec<u8>) -> Vec<u8> {
    element(tag, &items.iter().flat_map(one).collect::<Vec<u8>>())
}

fn utf8(text: &String) -> Vec<u8> {
    element(UTF8, text.as_bytes())
}

/// An object identifier: its numbers in base 128, the first two as one.
fn oid(dotted: &str) -> Vec<u8> {
    let mut numbers: Vec<u64> = dotted.split('.').map(|number| number.parse().unwrap()).collect();
    let first = numbers.remove(0);
    numbers[0] += 40 * first;
    let septets = |number: &u64| {
        let septet = |at: u32| u8::try_from(number >> (7 * at) & 0x7f).unwrap();
        let needed = (1..10).rev().find(|at| number >> (7 * at) > 0).unwrap_or(0);
        (0..=needed).rev().map(|at| septet(at) | if at > 0 { 0x80 } else { 0 }).collect::<Vec<u8>>()
    };
    all(OID, &numbers, septets)
}

/// A distinguished name.
pub(crate) fn name(pairs: &[Pair]) -> Vec<u8> {
    let one = |Pair { oid: dotted, value }: &Pair| {
        let kind = match dotted.as_str() {
            "2.5.4.6" | "2.5.4.5" => PRINTABLE,
            "0.9.2342.19200300.100.1.25" => IA5,
            _ => UTF8,
        };
        let pair = element(SEQUENCE, &[oid(dotted), element(kind, value.as_bytes())].concat());
        element(SET, &pair)
    };
    all(SEQUENCE, pairs, one)
}

fn octets(address: IpAddr) -> Vec<u8> {
    match address {
        IpAddr::V4(v4) => v4.octets().to_vec(),
        IpAddr::V6(v6) => v6.octets().to_vec(),
    }
}

fn name_constraints(constraints: &NameConstraints) -> Vec<u8> {
    let subtree = |tree: &Subtree| {
        let base = match tree {
            Subtree::Email(name) => element(0x81, name.as_bytes()),
            Subtree::Dns(name) => element(0x82, name.as_bytes()),
            Subtree::Directory(of) => element(0xa4, &name(&pairs(of))),
            Subtree::Uri(name) => element(0x86, name.as_bytes()),
            Subtree::Ip { address, mask } => element(0x87, &[octets(*address), octets(*mask)].concat()),
            Subtree::Other(other) => panic!("{other}"),
        };
        element(SEQUENCE, &base)
    };
    let lists = [(0xa0, &constraints.permitted), (0xa1, &constraints.excluded)];
    let lists = lists.into_iter().filter(|(_, list)| !list.is_empty());
    element(SEQUENCE, &lists.flat_map(|(tag, list)| all(tag, list, subtree)).collect::<Vec<u8>>())
}

fn station(station: &Station) -> Vec<u8> {
    let mut content = utf8(&station.station_id);
    for (tag, value) in [(0x80, &station.serial_number), (0x81, &station.vendor), (0x82, &station.model)] {
        content.extend(value.iter().flat_map(|value| element(tag, value.as_bytes())));
    }
    if !station.security_profiles.is_empty() {
        content.extend(all(0xa3, &station.security_profiles, |number| element(INTEGER, &[*number])));
    }
    if !station.versions.is_empty() {
        content.extend(all(0xa4, &station.versions, utf8));
    }
    element(SEQUENCE, &content)
}

fn party(party: &Party) -> Vec<u8> {
    let printable = |text: &str| element(PRINTABLE, text.as_bytes());
    let mut content = [printable(party.id.country_code()), printable(party.id.party_id())].concat();
    content.extend(all(SEQUENCE, &party.roles, utf8));
    if let Some(modules) = &party.modules {
        content.extend(all(0xa0, modules, |module| {
            let interface = match module.interface {
                Interface::Sender => 0,
                Interface::Receiver => 1,
                Interface::Both => 2,
            };
            element(SEQUENCE, &[utf8(&module.identifier), element(ENUMERATED, &[interface])].concat())
        }));
    }
    element(SEQUENCE, &content)
}

/// The object identifier of an extension and its value; metadata stands under `arc`.
pub(crate) fn extension(extension: &Extension, arc: &str) -> (String, Vec<u8>) {
    let uri = |url: &String| element(0x86, url.as_bytes());
    let (dotted, value) = match extension {
        Extension::AuthorityInformationAccess { ca_issuers, ocsp } => {
            let access = |method: &str, url| element(SEQUENCE, &[oid(method), uri(url)].concat());
            let ocsp = ocsp.iter().map(|url| access("1.3.6.1.5.5.7.48.1", url));
            let ca_issuers = ca_issuers.iter().map(|url| access("1.3.6.1.5.5.7.48.2", url));
            ("1.3.6.1.5.5.7.1.1", all(SEQUENCE, &ocsp.chain(ca_issuers).collect::<Vec<_>>(), Clone::clone))
        }
        Extension::CertificatePolicies(policies) => {
            ("2.5.29.32", all(SEQUENCE, policies, |policy| element(SEQUENCE, &oid(policy))))
        }
        Extension::NameConstraints(constraints) => ("2.5.29.30", name_constraints(constraints)),
        Extension::ExtendedKeyUsage(purposes) => ("2.5.29.37", all(SEQUENCE, purposes, |purpose| oid(purpose))),
        Extension::SubjectAlternativeName(names) => {
            let name = |name: &AlternativeName| match name {
                AlternativeName::Dns(name) => element(0x82, name.as_bytes()),
                AlternativeName::Ip(address) => element(0x87, &octets(*address)),
                AlternativeName::Other(other) => panic!("{other}"),
            };
            ("2.5.29.17", all(SEQUENCE, names, name))
        }
        Extension::CrlDistributionPoints(urls) => {
            let names = element(0xa0, &all(0xa0, urls, uri));
            ("2.5.29.31", element(SEQUENCE, &element(SEQUENCE, &names)))
        }
        Extension::Environment(environment) => {
            let number = match environment {
                Environment::Production => 0,
                Environment::Staging => 1,
                Environment::Test => 2,
            };
            return (format!("{arc}.1.1"), element(ENUMERATED, &[number]));
        }
        Extension::Station(of) => return (format!("{arc}.1.2"), station(of)),
        Extension::Parties(parties) => return (format!("{arc}.1.3"), all(SEQUENCE, parties, party)),
        Extension::UserRoles(roles) => return (format!("{arc}.1.4"), all(SEQUENCE, roles, utf8)),
        Extension::Pki(id) => return (format!("{arc}.1.5"), element(0x04, &id.0)),
        _ => panic!("rcgen has words for {}", extension.name()),
    };
    (dotted.to_owned(), value)
}
