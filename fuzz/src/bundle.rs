//! Bundles: as archives of whatever bytes, as archives whose frame is whole, and as files that are what `bundle.json` says.

use crate::sentence;
use evpki::{
    bundles::{
        Archive, DeviceBundle, Error, File, FileEntry, Kind, Manifest, ServerBundle, Tree, UNSIGNED_FORMAT, first_manifest,
        names, pack, unpack, unpack_each,
    },
    model::{Fingerprint, Secret, Timestamp, hex},
    x509::digest,
};
use std::io::{Cursor, Write};

const ALL: [&str; 12] = [
    names::CERTIFICATE,
    names::PRIVATE_KEY,
    names::CERTIFICATE_RSA,
    names::PRIVATE_KEY_RSA,
    names::CSMS_ROOT,
    names::BASIC_AUTH,
    names::OCPP,
    names::CLIENT_CA,
    names::CRL,
    names::STATIONS,
    names::BUNDLE,
    names::SIGNATURE,
];

/// What separates the files of an input.
const BETWEEN: &[u8] = b"\n#### ";

pub fn check(data: &[u8]) {
    let Some((form, data)) = data.split_first() else { return };
    match form % 8 {
        0 => unpacked(Archive::Zip, data),
        1 => unpacked(Archive::TarGz, data),
        2 => unpacked(Archive::TarZst, data),
        3 => {
            let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
            gzip.write_all(data).unwrap();
            unpacked(Archive::TarGz, &gzip.finish().unwrap());
        }
        4 => files(Archive::Zip, data),
        5 => files(Archive::TarGz, data),
        _ => files(Archive::TarZst, data),
    }
}

fn unpacked(archive: Archive, bytes: &[u8]) {
    let one = unpack(archive, bytes);
    let mut each = Vec::new();
    let all = unpack_each::<Error>(archive, Cursor::new(bytes), &mut |folder, tree| {
        assert!(folder.is_empty() || folder.split('/').all(|part| !["", ".", ".."].contains(&part)), "{folder:?}");
        each.push(tree);
        Ok(())
    });
    let first = first_manifest(archive, Cursor::new(bytes));
    match one {
        Ok(tree) => {
            assert!(all.is_ok() && each.len() <= 1);
            assert_eq!(each.first().map_or(0, Tree::len), tree.len());
            let manifest = tree.get(names::BUNDLE).and_then(|json| serde_json::from_slice(json).ok());
            assert_eq!(first, manifest);
            read(&tree);
        }
        Err(error) => {
            sentence(error);
            assert!(all.is_err() || each.len() > 1);
        }
    }
    if let Err(error) = all {
        sentence(error);
    }
}

/// A bundle of the files that the input holds: `device` or `server` and the owner in the first line, then each as `#### name` in a line of
/// its own and its text. What `bundle.json` says of them is what is so.
fn files(archive: Archive, data: &[u8]) {
    let mut parts = data.split_inclusive(|byte| *byte == b'\n');
    let Some(head) = parts.next() else { return };
    let mut head_words = head.trim_ascii_end().split(|byte| *byte == b' ').map(String::from_utf8_lossy);
    let [kind, environment, subject] = [(); 3].map(|()| head_words.next().unwrap_or_default());
    let kind = if kind == "server" { Kind::Server } else { Kind::Device };
    let mut files: Vec<File> = Vec::new();
    let mut rest = &data[head.len().saturating_sub(1)..];
    while let Some(begin) = rest.windows(BETWEEN.len()).position(|window| window == BETWEEN) {
        rest = &rest[begin + BETWEEN.len()..];
        let Some(line) = rest.iter().position(|byte| *byte == b'\n') else { break };
        let name = ALL.into_iter().find(|name| name.as_bytes() == &rest[..line]);
        rest = &rest[line..];
        let end = rest.windows(BETWEEN.len()).position(|window| window == BETWEEN).map_or(rest.len(), |end| end + 1);
        let bytes = &rest[1..end.max(1)];
        rest = &rest[end.saturating_sub(1)..];
        if let Some(name) = name.filter(|name| files.iter().all(|file| file.name != *name)) {
            files.push(File { name, secret: names::SECRET.contains(&name), bytes: Secret::new(bytes.to_vec()) });
        }
    }
    let entry = |file: &File| FileEntry {
        name: file.name.to_owned(),
        size: file.bytes.expose().len() as u64,
        mode: format!("{:04o}", file.mode()),
        sha256: hex::encode(&digest(file.bytes.expose())),
    };
    if files.iter().all(|file| file.name != names::BUNDLE) {
        let manifest = Manifest {
            format: UNSIGNED_FORMAT.to_owned(),
            kind,
            pki_id: "07".repeat(16),
            environment: environment.into_owned(),
            oid_arc: None,
            created: "2026-11-21T00:00:00Z".to_owned(),
            subject: subject.into_owned(),
            files: files.iter().map(entry).collect(),
            signer: None,
        };
        let bytes = Secret::new(serde_json::to_vec(&manifest).unwrap());
        files.push(File { name: names::BUNDLE, secret: false, bytes });
    }
    let packed = pack(archive, "CS-0001", &files, Timestamp(1_795_219_200)).unwrap();
    let tree = unpack(archive, &packed).unwrap();
    assert_eq!(tree.len(), files.len());
    for file in &files {
        assert_eq!(tree.get(file.name), Some(file.bytes.expose()));
    }
    read(&tree);
}

fn read(tree: &Tree) {
    let kind = tree.kind();
    match DeviceBundle::from_tree(tree) {
        Ok(device) => {
            assert_eq!(kind, Ok(Kind::Device));
            assert_eq!(device.manifest().subject, device.station_id().as_str());
            assert!(!device.certificate_chain().is_empty() || device.basic_auth().is_some());
            assert!(device.csms_root().verify_signature(device.csms_root().public_key()).is_ok());
            for pair in device.certificate_chain().windows(2) {
                assert!(pair[0].verify_signature(pair[1].public_key()).is_ok());
            }
            assert!(!format!("{device:?}").contains("PRIVATE KEY"));
        }
        Err(error) => drop(sentence(error)),
    }
    match ServerBundle::from_tree(tree) {
        Ok(server) => {
            assert_eq!(kind, Ok(Kind::Server));
            for station in server.stations() {
                assert_eq!(server.station(&station.station_id), Some(station));
                assert!(station.fingerprint.as_ref().is_none_or(|f| f.parse::<Fingerprint>().is_ok()), "{station:?}");
            }
            assert!(server.revocation_list().unread().is_empty());
            let list = server.revocation_list();
            assert!(server.client_anchors().iter().any(|anchor| list.verify_signature(anchor.public_key()).is_ok()));
        }
        Err(error) => drop(sentence(error)),
    }
}
