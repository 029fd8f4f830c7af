//! A home that cannot be used, and a stdout that takes nothing.

use crate::support::place::{INIT, Place, as_somebody, give, is_root, private, take};
use insta::assert_snapshot;
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    process::{Command, Stdio},
};

const LIST: [&str; 2] = ["charger", "list"];
const ADD: [&str; 5] = ["charger", "add", "CS-1", "--serial-number", "SN-1"];

#[test]
fn a_home_that_cannot_be_written() {
    let place = Place::founded();
    give(&place);
    private(&place.store(), 0o400);
    private(&place.home(), 0o500);
    assert_snapshot!(as_somebody(&place, &LIST), @"
    exit status 1
    --- stderr
    error: `[DIR]/home/evpki.db` or its directory is not writable
    hint: run evpki as the owner of the PKI home
    ");
    assert_snapshot!(as_somebody(&place, &ADD), @"
    exit status 1
    --- stderr
    error: `[DIR]/home/evpki.db` or its directory is not writable
    hint: run evpki as the owner of the PKI home
    ");
    assert_snapshot!(as_somebody(&place, &["crl", "publish"]), @"
    exit status 1
    --- stderr
    error: `[DIR]/home/evpki.db` or its directory is not writable
    hint: run evpki as the owner of the PKI home
    ");
    private(&place.home(), 0o700);
    private(&place.store(), 0o600);
    take(&place);
    place.is_whole(false);
}

#[test]
fn a_home_of_somebody_else() {
    let place = Place::founded();
    // As root it is root's, and who asks is somebody else; else nobody's.
    private(&place.home(), if is_root() { 0o700 } else { 0o000 });
    assert_snapshot!(as_somebody(&place, &LIST), @"
    exit status 1
    --- stderr
    error: no permission to use `[DIR]/home/evpki.db`
    hint: run evpki as the owner of the PKI home
    ");
    assert_snapshot!(as_somebody(&place, &ADD), @"
    exit status 1
    --- stderr
    error: no permission to use `[DIR]/home/evpki.db`
    hint: run evpki as the owner of the PKI home
    ");
    assert_snapshot!(as_somebody(&place, &["store", "check"]), @"
    exit status 1
    --- stderr
    error: no permission to use `[DIR]/home/evpki.db`
    hint: run evpki as the owner of the PKI home
    ");
    assert_snapshot!(as_somebody(&place, &INIT), @r"
    exit status 1
    --- stderr
    error: no permission to write `[DIR]/home`: permission denied
    ");
    private(&place.home(), 0o700);
    place.is_whole(false);
}

#[test]
fn a_home_that_is_not_there() {
    let place = Place::empty();
    assert_snapshot!(place.run(LIST), @"
    exit status 1
    --- stderr
    error: `[DIR]/home/evpki.db` does not exist
    hint: create a PKI with `evpki init`, or set the PKI home with `--home`
    ");
    assert_snapshot!(place.run(["store", "restore", "/nowhere/copy.db"]), @"
    exit status 1
    --- stderr
    error: cannot restore `/nowhere/copy.db`
    caused by: `/nowhere/copy.db` does not exist
    hint: nothing was changed: try an earlier backup
    ");
    fs::write(place.home(), "a file").unwrap();
    assert_snapshot!(place.run(LIST), @"
    exit status 1
    --- stderr
    error: `[DIR]/home/evpki.db` does not exist
    hint: create a PKI with `evpki init`, or set the PKI home with `--home`
    ");
    assert_snapshot!(place.run(INIT), @r"
    exit status 1
    --- stderr
    error: `[DIR]/home` is not a directory
    ");
    assert_eq!(fs::read(place.home()).unwrap(), b"a file");
}

#[test]
fn stdout_that_takes_nothing() {
    let place = Place::founded();
    place.does(["charger", "provision", &place.manifest(0..4)]);
    let commands: [&[&str]; 14] = [
        &["charger", "list"],
        &["charger", "list", "--json"],
        &["charger", "show", "CS-0001"],
        &["certificate", "list"],
        &["certificate", "show", "CS-0001"],
        &["ca", "list"],
        &["ca", "export", "RootCA"],
        &["audit", "list"],
        &["audit", "verify"],
        &["store", "check"],
        &["password", "show", "CS-0000"],
        &["password", "export"],
        &["completions", "bash"],
        &["--help"],
    ];
    for arguments in commands {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let answer = place.answer(place.command(arguments).stdout(full).output().unwrap());
        assert_eq!(
            answer.to_string(),
            "exit status 1\n--- stderr\nerror: cannot write to stdout: No space left on device (os error 28)\n"
        );
        // Whoever closed a pipe has seen enough.
        let mut child = place.command(arguments).stdout(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        place.answer(child.wait_with_output().unwrap()).expect(&[0]);
        // None at all: nothing else may be opened in its place and be written over.
        let mut shell = Command::new("sh");
        shell.args(["-c", r#"exec "$@" >&-"#, "sh", env!("CARGO_BIN_EXE_evpki")]);
        place.answer(place.run_by(shell, arguments).output().unwrap()).expect(&[0, 1]);
    }
    place.holds(0..4, None);
    assert_eq!(fs::metadata(place.store()).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_directory_that_takes_no_bundles() {
    let place = Place::founded();
    give(&place);
    let manifest = place.manifest(0..4);
    std::fs::create_dir(place.path("out")).unwrap();
    private(&place.path("out"), 0o555);
    let archive = place.name("out/all.zip");
    assert_snapshot!(as_somebody(&place, &["charger", "provision", &manifest, "--archive", &archive]), @r"
    exit status 1
    --- stderr
    error: no permission to write `[DIR]/out/all.zip`: permission denied
    ");
    assert_eq!(as_somebody(&place, &LIST).stdout, "");
    let bundles = place.name("out");
    assert_snapshot!(as_somebody(&place, &["charger", "provision", &manifest, "--bundles", &bundles]), @"
    exit status 6
    --- stdout
    Provisioned: of 4 chargers
    registered           4
    certificates issued  2
    passwords generated  2
    bundles written      0
    done already         0
    --- stderr
    note: stopped by an error, 4 bundles left: line 2: the bundle of CS-0000 was not written: no permission to write `[DIR]/out`: permission denied
    note: the charger itself is done: run the same command again for the bundles that are left
    next: run the same command again to do the rest
    ");
    take(&place);
    place.holds(0..4, None);
}
