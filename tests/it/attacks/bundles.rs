//! Attacks with bundles: forged ones, and archives from which other programs extract something else than what was verified.

use crate::support::{
    place::{CSMS, INIT, Place, visible},
    strangers::{ask_program, run_python},
};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// A place with a charger of each kind, and their bundles: directories, and all of them in `bundles.*`.
fn with_bundles() -> Place {
    let place = Place::founded();
    let manifest = place.manifest(2..4);
    place.does(["charger", "provision", &manifest, "--bundles", &place.name("out")]);
    for ending in ["zip", "tar.gz", "tar.zst"] {
        place.does(["bundle", "device", "CS-0002", "--out", &place.name(&format!("CS-0002.{ending}"))]);
    }
    place
}

fn pki_id(place: &Place) -> String {
    let shown: serde_json::Value = serde_json::from_str(&place.does(["ca", "show", "RootCA", "--json"])).unwrap();
    shown["pki_id"].as_str().unwrap().to_owned()
}

fn root(place: &Place, name: &str) -> String {
    let path = place.name(name);
    fs::write(&path, place.does(["ca", "export", "RootCA"])).unwrap();
    path
}

/// All below a directory: the names of files and folders, and their bytes.
fn tree(directory: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut left: Vec<PathBuf> = vec![directory.to_owned()];
    while let Some(folder) = left.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(directory).unwrap().to_str().unwrap().to_owned();
            let kind = path.symlink_metadata().unwrap();
            assert!(kind.is_dir() || kind.is_file(), "{name}");
            if kind.is_dir() {
                left.push(path);
            } else {
                all.insert(name, fs::read(path).unwrap());
            }
        }
    }
    all
}

/// Extracts an archive with every program there is for it; panics unless all of them make the same of it. What they make.
fn extracted(place: &Place, archive: &str) -> BTreeMap<String, Vec<u8>> {
    let into = |name: &str| {
        let path = format!("{archive}.{name}");
        fs::create_dir(&path).unwrap();
        path
    };
    let mut all = Vec::new();
    let by_python = into("python");
    if archive.ends_with(".zip") {
        let by_unzip = into("unzip");
        ask_program("unzip", ["-qq", archive, "-d", &by_unzip]).expect_good();
        all.push(by_unzip);
        run_python(["-m", "zipfile", "-e", archive, &by_python]).expect_good();
        all.push(by_python);
    } else {
        let by_tar = into("tar");
        ask_program("tar", ["-xf", archive, "-C", &by_tar]).expect_good();
        all.push(by_tar);
        if archive.ends_with("gz") {
            run_python(["-m", "tarfile", "-e", archive, &by_python]).expect_good();
            all.push(by_python);
        }
    }
    let trees: Vec<_> = all.iter().map(|path| tree(Path::new(path))).collect();
    assert!(trees.windows(2).all(|pair| pair[0] == pair[1]), "{archive}: programs make different things of it");
    assert!(!place.path("elsewhere").exists());
    trees[0].clone()
}

/// The program that writes the hostile archives.
const HOSTILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/attacks/archives.py");

#[test]
fn what_is_verified_is_what_every_program_extracts() {
    let place = with_bundles();
    let bundle = tree(&place.path("out/CS-0002"));
    let within: BTreeMap<String, Vec<u8>> = bundle.into_iter().map(|(name, data)| (format!("CS-0002/{name}"), data)).collect();
    // As evpki writes them, and as people make them anew.
    for (name, command) in [
        ("again.zip", "zip -qr"),
        ("again.tar.gz", "tar -czf"),
        ("ustar.tar.gz", "tar --format=ustar -czf"),
        ("pax.tar.gz", "tar --format=pax -czf"),
        ("again.tar.zst", "tar --zstd -cf"),
    ] {
        let command = format!("{command} {} CS-0002", place.name(name));
        let made = Command::new("sh").args(["-c", &command]).current_dir(place.path("out")).status();
        assert!(made.unwrap().success());
    }
    let python = "import sys, tarfile\nwith tarfile.open(sys.argv[1], 'w:gz') as tar: tar.add(sys.argv[2], 'CS-0002')";
    run_python(["-c", python, &place.name("python.tar.gz"), &place.name("out/CS-0002")]).expect_good();
    let archives = visible(&place.path(""));
    let archives: Vec<_> = archives.iter().filter(|name| name.contains(".zip") || name.contains(".tar.")).collect();
    assert_eq!(archives.len(), 9);
    for name in archives {
        let archive = place.name(name);
        place.does(["bundle", "verify", &archive, "--pki", &pki_id(&place)]);
        let extracted = extracted(&place, &archive);
        assert_eq!(extracted.keys().collect::<Vec<_>>(), within.keys().collect::<Vec<_>>(), "{name}");
        if !name.starts_with("CS-0002") {
            assert!(extracted == within, "{name}");
        }
    }
}

#[test]
fn archives_that_programs_could_extract_in_another_way_are_refused() {
    let place = with_bundles();
    run_python([HOSTILE, &place.name("CS-0002.zip"), &place.name("hostile")]).expect_good();
    let hostile = visible(&place.path("hostile"));
    assert_eq!(hostile.len(), 54);
    let mut said = String::new();
    for name in &hostile {
        let answer = place.run(["bundle", "verify", &place.name(&format!("hostile/{name}"))]).expect(&[3]);
        let why = answer.stderr.lines().find_map(|line| line.strip_prefix("caused by: ")).unwrap();
        said.push_str(&format!("{name}: {why}\n").replace(&place.name(""), ""));
    }
    insta::assert_snapshot!(said, @r"
    absolute.tar.gz: `/tmp/elsewhere-evpki`: its path leaves the folder of its bundle
    absolute.zip: `/tmp/elsewhere-evpki`: its path leaves the folder of its bundle
    before.zip: `CS-0002/bundle.json`: it does not begin directly after the entry before it
    behind-end.tar.gz: the archive cannot be read: data follows its end
    behind-gzip.tar.gz: the archive cannot be read: unexpected end of file
    behind-member.tar.gz: the archive cannot be read: data follows its end
    behind.zip: the archive cannot be read: a name occurs twice, or the file does not end with its central directory
    between.zip: the archive cannot be read: its central directory does not begin directly after its entries
    block-device.tar.gz: `CS-0002/d`: it is a device, not a plain file
    bundle-json-writable.zip: `bundle.json` has mode 0666, expected 0644
    case.tar.gz: `CSMS-ROOT.pem`: its name occurs twice, with different upper and lower case
    case.zip: `CSMS-ROOT.pem`: its name occurs twice, with different upper and lower case
    character-device.tar.gz: `CS-0002/d`: it is a device, not a plain file
    climbs-backslash.zip: `CS-0002/..\..\elsewhere`: its name has a backslash or a control character
    climbs.tar.gz: `CS-0002/../../elsewhere`: its path leaves the folder of its bundle
    climbs.zip: `CS-0002/../../elsewhere`: its path leaves the folder of its bundle
    comment.zip: the archive cannot be read: a name occurs twice, or the file does not end with its central directory
    composed.zip: `csms-röot.pem`: expected a name of ASCII letters, digits, `.`, `_` and `-` that neither begins nor ends with `.`
    contiguous.tar.gz: `CS-0002/csms-root.pem`: it is a contiguous file, not a plain file
    cut-off.tar.gz: the archive cannot be read: it ends without the two blocks of zeros that end a tar archive
    device.zip: `CS-0002/x`: it is neither a plain file nor a folder
    duplicate-first.zip: the archive cannot be read: invalid Zip archive: header inconsistency detected: duplicate file names in central directory
    duplicate-last.zip: the archive cannot be read: invalid Zip archive: header inconsistency detected: duplicate file names in central directory
    duplicate.tar.gz: `csms-root.pem`: its name occurs twice
    encrypted.zip: the archive cannot be read: unsupported Zip archive: Password required to decrypt file
    fifo.tar.gz: `CS-0002/f`: it is a FIFO, not a plain file
    folder-climbs.tar.gz: `../../elsewhere`: its path leaves the folder of its bundle
    folder-climbs.zip: `../../elsewhere`: its path leaves the folder of its bundle
    folder-data.zip: `CS-0002/`: it is a folder with data
    folder-link.tar.gz: `CS-0002`: its header names the target of a link
    folder-mode.tar.gz: `CS-0002`: the folder has mode 0777, but a folder of a bundle must not set 0002
    folder-mode.zip: `CS-0002`: the folder has mode 0777, but a folder of a bundle must not set 0002
    folder-more.zip: `more`: the folder contains no bundle
    hard-link.tar.gz: `CS-0002/csms-root.pem`: its header names the target of a link
    local-name.zip: the archive cannot be read: invalid Zip archive: header inconsistency detected: Local file header filename mismatch (does not match central directory)
    members.tar.gz: `csms-root.pem`: its name occurs twice
    modes.zip: `bundle.json` has mode 0666, expected 0644
    nul-in-name.zip: `CS-0002/csms-root\u{0}pem`: its name has a backslash or a control character
    pax-global.tar.gz: `././@PaxHeader`: it is a global extended header, not a plain file
    pax-path.tar.gz: `././@PaxHeader`: its extended header sets `path`, expected only times
    pax-sparse.tar.gz: `././@PaxHeader`: its extended header sets `GNU.sparse.name`, expected only times
    second-name.zip: the archive cannot be read: invalid Zip archive: header inconsistency detected: UnicodePath (0x7075) changes file name path components
    set-user-id.tar.gz: `bundle.json` has mode 4600, expected 0644
    set-user-id.zip: `bundle.json` has mode 4600, expected 0644
    sizes-behind.zip: `CS-0002/bundle.json`: its size follows its data: write the archive to a file, not to a pipe
    sparse.tar.gz: `CS-0002/csms-root.pem`: it is a sparse file, not a plain file
    stranger.zip: the bundle contains `more.pem`, which `bundle.json` does not list
    symbolic-link.tar.gz: `CS-0002/csms-root.pem`: its header names the target of a link
    symbolic-link.zip: `CS-0002/x`: it is neither a plain file nor a folder
    two-ends.zip: the archive cannot be read: a name occurs twice, or the file does not end with its central directory
    uncounted.zip: the archive cannot be read: invalid Zip archive: header inconsistency detected: local file header missing from central directory
    unlisted.zip: the archive cannot be read: invalid Zip archive: header inconsistency detected: local file header missing from central directory
    volume.tar.gz: `label`: it is an entry of type 0x56, not a plain file
    writable.tar.gz: `bundle.json` has mode 0666, expected 0644
    ");
}

#[test]
fn a_small_archive_needs_little_memory() {
    let place = with_bundles();
    let bombs = r#"
import gzip, io, os, struct, subprocess, sys, tarfile, zipfile
os.chdir(sys.argv[1])
zeros = bytes(1 << 20)
size = 511 << 20
with zipfile.ZipFile("bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    info = zipfile.ZipInfo("CS-1/stations.jsonl")
    info.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(info, "w") as file:
        for _ in range(511): file.write(zeros)
info = tarfile.TarInfo("CS-1/stations.jsonl")
info.size = size
def pieces():
    yield info.tobuf(tarfile.GNU_FORMAT)
    for _ in range(512): yield zeros
with gzip.open("bomb.tar.gz", "wb") as file:
    for piece in pieces(): file.write(piece)
with gzip.open("padded.tar.gz", "wb") as file:
    small = tarfile.TarInfo("CS-1/ocpp.json")
    file.write(small.tobuf(tarfile.GNU_FORMAT))
    for _ in range(512): file.write(zeros)
packer = subprocess.Popen(["zstd", "-q", "-o", "bomb.tar.zst"], stdin=subprocess.PIPE)
for piece in pieces(): packer.stdin.write(piece)
packer.stdin.close()
assert packer.wait() == 0
"#;
    fs::create_dir(place.path("bombs")).unwrap();
    run_python(["-c", bombs, &place.name("bombs")]).expect_good();
    let python = "import resource, subprocess, sys; said = subprocess.run(sys.argv[1:], capture_output=True, text=True); \
                  print(said.stderr, end=''); print(said.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)";
    for (name, limit) in [
        ("bomb.zip", "`stations.jsonl` is too large: a bundle may have at most 33"),
        ("bomb.tar.gz", "`stations.jsonl` is too large: a bundle may have at most 33"),
        ("bomb.tar.zst", "`stations.jsonl` is too large: a bundle may have at most 16777216 bytes"),
        ("padded.tar.gz", "a bundle in it has more than 3"),
    ] {
        let archive = place.name(&format!("bombs/{name}"));
        assert!(fs::metadata(&archive).unwrap().len() < 600_000, "{name}");
        let said = run_python(["-c", python, env!("CARGO_BIN_EXE_evpki"), "bundle", "verify", &archive]).expect_good().stdout;
        assert!(said.contains(limit), "{name}: {said}");
        let (status, kib) = said.lines().last().unwrap().split_once(' ').unwrap();
        assert!(["1", "3"].contains(&status), "{said}");
        assert!(kib.parse::<u64>().unwrap() < 150_000, "{name}: {kib} KiB");
    }
}

#[test]
fn a_bundle_of_another_pki_is_refused_whatever_it_says() {
    let (place, forger) = (with_bundles(), Place::empty());
    // Of the same names, as anybody can make one.
    forger.does(INIT);
    forger.does(["server", "issue", CSMS]);
    let manifest = forger.manifest(2..4);
    forger.does(["charger", "provision", &manifest, "--bundles", &forger.name("out")]);
    forger.does(["charger", "provision", &manifest, "--archive", &forger.name("all.zip")]);
    let (id, anchor) = (pki_id(&place), root(&place, "root.pem"));
    for name in ["CS-0002", "CS-0003"] {
        let (good, forged) = (place.name(&format!("out/{name}")), forger.name(&format!("out/{name}")));
        // That it is whole is all that can be known without knowing the PKI.
        for bundle in [&good, &forged] {
            let said = place.run(["bundle", "verify", bundle]).expect(&[0]);
            assert!(said.stdout.contains(": intact, of unknown origin, a device bundle"), "{said}");
            assert!(said.stderr.starts_with("note: anyone can make a bundle that is intact"), "{said}");
            let json: serde_json::Value = serde_json::from_str(&place.does(["bundle", "verify", bundle, "--json"])).unwrap();
            assert_eq!(json["bundles"][0]["origin"], "unknown");
        }
        for expected in [["--pki", &id], ["--anchor", &anchor]] {
            place.does(["bundle", "verify", &good, expected[0], expected[1]]);
            let said = place.run(["bundle", "verify", &forged, expected[0], expected[1]]).expect(&[3]);
            assert!(said.stderr.contains("the bundle is not from the PKI"), "{said}");
        }
        let json = place.does(["bundle", "verify", &good, "--pki", &id, "--anchor", &anchor, "--json"]);
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["bundles"][0]["origin"], "verified");
        place.does(["bundle", "verify", &good, "--signer", json["bundles"][0]["signer"].as_str().unwrap()]);
        place.run(["bundle", "verify", &forged, "--signer", json["bundles"][0]["signer"].as_str().unwrap()]).expect(&[3]);
    }
    place.run(["bundle", "verify", &forger.name("all.zip"), "--pki", &id]).expect(&[3]);
    // The identifier is no secret: a forger repeats it, in his bundle and in his root.
    let repeat = r#"
import hashlib, json, sys
from cryptography.hazmat.primitives import serialization as s
from cryptography.hazmat.primitives.asymmetric import ed25519
bundle, pki_id = sys.argv[1:]
about = json.load(open(bundle + "/bundle.json"))
about["pki_id"] = pki_id
text = json.dumps(about).encode()
key = ed25519.Ed25519PrivateKey.generate()
spki = key.public_key().public_bytes(s.Encoding.DER, s.PublicFormat.SubjectPublicKeyInfo)
signature = key.sign(b"evpki-bundle-signature/1\n" + text)
open(bundle + "/bundle.json", "wb").write(text)
json.dump({"format": "evpki-signature/1", "algorithm": "ed25519", "public_key": spki.hex(), "signature": signature.hex()},
          open(bundle + "/signature.json", "w"))
"#;
    let forged = forger.name("out/CS-0003");
    run_python(["-c", repeat, &forged, &id]).expect_good();
    place.does(["bundle", "verify", &forged]);
    let shown = place.does(["bundle", "show", &forged]);
    assert!(shown.contains("which is not the key of that PKI"), "{shown}");
    for expected in [["--pki", &id], ["--anchor", &anchor]] {
        let said = place.run(["bundle", "verify", &forged, expected[0], expected[1]]).expect(&[3]);
        assert!(said.stderr.contains("which does not belong to the PKI"), "{said}");
    }
    // His own root is an anchor for him alone.
    let said = place.run(["bundle", "verify", &place.name("out/CS-0003"), "--anchor", &root(&forger, "root.pem")]).expect(&[3]);
    assert!(said.stderr.contains("the bundle is not from the PKI of the anchor"), "{said}");
}

#[test]
fn a_signature_is_not_dropped_changed_or_moved() {
    let place = with_bundles();
    let (id, bundle) = (pki_id(&place), place.name("out/CS-0003"));
    let file = |name: &str| place.path(&format!("out/CS-0003/{name}"));
    let refused = |why: &str| {
        for expected in [&[][..], &["--pki", &id]] {
            let said = place.run([&["bundle", "verify", &bundle][..], expected].concat()).expect(&[3]);
            assert!(said.stderr.contains(why), "{said}");
        }
    };
    let (manifest, signature) =
        (fs::read_to_string(file("bundle.json")).unwrap(), fs::read_to_string(file("signature.json")).unwrap());
    fs::remove_file(file("signature.json")).unwrap();
    refused("`signature.json` is missing");
    // The format before this one had none: that is said, and is no way around it.
    fs::write(file("bundle.json"), manifest.replace("evpki-bundle/2", "evpki-bundle/1")).unwrap();
    place.does(["bundle", "verify", &bundle]);
    let said = place.run(["bundle", "verify", &bundle, "--pki", &id]).expect(&[3]);
    assert!(said.stderr.contains("it has the format `evpki-bundle/1`, which has no signature"), "{said}");
    fs::write(file("signature.json"), &signature).unwrap();
    refused("the bundle contains `signature.json`, which `bundle.json` does not list");
    let changed = "the signature in `signature.json` does not match `bundle.json`";
    for (was, is) in [("\"created\"", "\"created\" "), ("CS-0003", "CS-0004"), ("\"size\": ", "\"size\": 1")] {
        fs::write(file("bundle.json"), manifest.replacen(was, is, 1)).unwrap();
        refused(changed);
    }
    fs::write(file("bundle.json"), &manifest).unwrap();
    fs::copy(place.path("out/CS-0002/signature.json"), file("signature.json")).unwrap();
    refused(changed);
    for (was, is, why) in [
        ("ed25519", "none", "`bundle.json` has the signature algorithm `none`, expected `ed25519`"),
        ("evpki-signature/1", "evpki-signature/2", "signature format `evpki-signature/2`"),
    ] {
        fs::write(file("signature.json"), signature.replace(was, is)).unwrap();
        refused(why);
    }
    fs::write(file("signature.json"), &signature).unwrap();
    place.does(["bundle", "verify", &bundle, "--pki", &id]);
}
