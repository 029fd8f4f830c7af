//! Commands that are interrupted, and what has to be true of each whatever happens to it: what is handed out is in the store; what the
//! interruption left is whole; the same command, run again, does what is left; nothing is there twice.

use crate::support::{
    place::{Answer, CSMS, Place, visible},
    session::vault_of,
};
use evpki::{
    model::{Label, PasswordState, SecretKind, Status, hex},
    store::{CertificateFilter, CertificateRow, Lookup, Read, SecretRow, Sqlite},
    x509::{RevocationList, pem},
};
use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

/// A command to be interrupted. In its words, `{}` stands for the directory of its place.
#[derive(Clone, Copy)]
pub(crate) struct Trial {
    pub(crate) name: &'static str,
    words: &'static str,
    /// What comes before it.
    prepare: fn(&Place),
    /// Runs it once more, after an interruption, until nothing is left to do.
    again: fn(&Self, &Place),
    /// What is true when it is done.
    done: fn(&Place),
}

impl Trial {
    /// A place where all is ready for it.
    pub(crate) fn place(&self) -> Place {
        let place = Place::empty();
        (self.prepare)(&place);
        place
    }

    /// Whether it does many things of one kind, a group at a time.
    pub(crate) fn goes_by_groups(&self) -> bool {
        ["charger provision", "vault rekey", "password rotate --all"].iter().any(|words| self.words.starts_with(words))
    }

    /// Its words.
    pub(crate) fn words(&self, place: &Place) -> Vec<String> {
        self.words.split(' ').map(|word| word.replace("{}", place.name("").trim_end_matches('/'))).collect()
    }

    /// What runs it.
    pub(crate) fn command(&self, place: &Place) -> Command {
        if self.words.starts_with("vault ") {
            return place.run_by(with_file_keyring(), self.words(place));
        }
        place.command(self.words(place))
    }

    fn run(&self, place: &Place) -> Answer {
        place.answer(self.command(place).output().unwrap())
    }

    /// Checks that all is done, once and for all.
    pub(crate) fn is_done(&self, place: &Place) {
        place.is_whole(false);
        place.does(["audit", "verify"]);
        (self.done)(place);
    }

    /// Checks what an interruption left, has the same command do the rest, and checks that.
    pub(crate) fn recovers(&self, place: &Place, interrupted: &Answer) {
        let is_founded = place.store().exists();
        if is_founded {
            place.is_whole(true);
        }
        let handed = handed_out(place, interrupted);
        (self.again)(self, place);
        self.is_done(place);
        if is_founded {
            let store = open(place);
            for der in handed {
                let fingerprint = evpki::x509::Certificate::from_der(&der).unwrap().fingerprint();
                let rows = store.certificates(&Lookup::Fingerprint(fingerprint)).unwrap();
                assert_eq!(rows.len(), 1, "{fingerprint} was handed out and is unknown");
            }
        }
    }
}

impl std::fmt::Debug for Trial {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// All of them.
pub(crate) const TRIALS: &[Trial] = &[
    INIT_TRIAL,
    Trial {
        name: "init --root-out",
        words: "init --organization ACME --country DE --environment test --root-out {}/root.pem",
        ..INIT_TRIAL
    },
    Trial {
        name: "demo",
        words: "demo {}/demo",
        prepare: |place| {
            place.settle();
        },
        again: |trial, place| once(trial, place, "already exists"),
        done: |place| {
            let demo = Place::at(&place.path("demo"));
            demo.does(["--passphrase-file", &demo.name("passphrase"), "store", "check"]);
            for bundle in ["server", "device/CS-0001", "device/CS-0002"] {
                place.does(["bundle", "verify", &demo.name(bundle)]);
            }
        },
    },
    PROVISION,
    Trial {
        name: "charger provision --archive",
        words: "charger provision {}/0-24.csv --archive {}/all.zip",
        done: |place| {
            place.holds(CHARGERS, None);
            let archive = fs::File::open(place.path("all.zip")).unwrap();
            let bundles = place.path("unpacked");
            zip::ZipArchive::new(archive).unwrap().extract(&bundles).unwrap();
            assert_eq!(visible(&bundles).len(), CHARGERS.len());
            place.are_good(&bundles);
        },
        ..PROVISION
    },
    Trial {
        name: "server issue",
        words: "server issue second.acme.example",
        prepare: Place::settle,
        again: |trial, place| once(trial, place, "already: "),
        done: |place| assert_eq!(certificates(place, "second.acme.example").len(), 1),
    },
    Trial {
        name: "charger add",
        words: "charger add CS-0001 --serial-number SN-0001 --security-profile 3",
        prepare: Place::settle,
        again: idempotent,
        done: |place| drop(place.does(["charger", "show", "CS-0001"])),
    },
    Trial {
        name: "charger issue",
        words: "charger issue CS-0001",
        prepare: |place| {
            place.settle();
            place.does(["charger", "add", "CS-0001", "--serial-number", "SN-0001", "--security-profile", "3"]);
        },
        again: |trial, place| once(trial, place, "has a certificate"),
        done: |place| assert_eq!(certificates(place, "CS-0001").len(), 1),
    },
    Trial {
        name: "party issue",
        words: "party issue DE-ABC --role CPO --module cdrs:sender",
        prepare: |place| place.settle_as("ocpi"),
        again: |trial, place| once(trial, place, "has a certificate"),
        done: |place| assert_eq!(certificates(place, "DE*ABC").len(), 1),
    },
    Trial {
        name: "certificate issue",
        words: "certificate issue iso2-secc DEACMES00001 --out {}/secc.pem",
        prepare: |place| place.settle_as("iso15118-2"),
        again: |trial, place| {
            once(trial, place, "has a certificate");
            place.does(["certificate", "export", "DEACMES00001", "--out", &place.name("secc.pem")]);
        },
        done: |place| {
            assert_eq!(certificates(place, "DEACMES00001").len(), 1);
            assert_eq!(pem::certificates(&fs::read(place.path("secc.pem")).unwrap()).unwrap().len(), 3);
        },
    },
    Trial {
        name: "charger decommission",
        words: "charger decommission CS-0001 --yes",
        again: |trial, place| once(trial, place, "decommissioned"),
        done: |place| assert!(matches!(certificates(place, "CS-0001")[0].status, Status::Revoked { .. })),
        ..REVOKE
    },
    REVOKE,
    Trial {
        name: "certificate hold",
        words: "certificate hold CS-0001 --yes",
        again: |trial, place| once(trial, place, "already"),
        done: |place| assert!(matches!(certificates(place, "CS-0001")[0].status, Status::Held { .. })),
        ..REVOKE
    },
    Trial {
        name: "certificate release",
        words: "certificate release CS-0001 --yes",
        prepare: |place| {
            provisioned(place);
            place.does(["certificate", "hold", "CS-0001", "--yes"]);
        },
        again: |trial, place| once(trial, place, "not held"),
        done: |place| assert_eq!(certificates(place, "CS-0001")[0].status, Status::Good),
    },
    PUBLISH,
    Trial {
        name: "password provision",
        words: "password provision CS-0000 CS-0002",
        prepare: |place| {
            place.settle();
            for n in ["0000", "0002"] {
                place.does(["charger", "add", &format!("CS-{n}"), "--serial-number", &format!("SN-{n}")]);
            }
        },
        again: idempotent,
        done: |place| both(place, &[PasswordState::Active]),
    },
    ROTATE,
    Trial {
        name: "password rotate --all",
        words: "password rotate --all --json",
        // More than are made durable together.
        prepare: |place| {
            place.settle();
            many(place, 600);
        },
        done: |place| {
            let count = |state| {
                let mut count = 0;
                let each = open(place).each_secret(SecretKind::Password, Some(state), &mut |_| {
                    count += 1;
                    Ok(())
                });
                each.map(|()| count).unwrap()
            };
            assert_eq!(PasswordState::ALL.map(count), [0, 600, 600, 0]);
        },
        ..ROTATE
    },
    Trial {
        name: "password rotate --factory-default",
        words: "password rotate --factory-default",
        prepare: |place| {
            place.settle();
            place.does(["password", "provision", "--batch", "B-1"]);
            for n in ["0000", "0002"] {
                let (id, serial) = (format!("CS-{n}"), format!("SN-{n}"));
                place.does(["charger", "add", &id, "--serial-number", &serial, "--default-password-batch", "B-1"]);
            }
        },
        done: |place| both(place, &[PasswordState::Pending]),
        ..ROTATE
    },
    Trial {
        name: "password confirm --from",
        words: "password confirm --from {}/answers.jsonl",
        prepare: |place| {
            rotated(place);
            let answer = |n, status| format!("{{\"station_id\":\"CS-{n}\",\"status\":\"{status}\"}}\n");
            let answers = answer("0000", "Accepted") + &answer("0002", "Rejected");
            fs::write(place.path("answers.jsonl"), answers).unwrap();
        },
        again: idempotent,
        done: |place| {
            passwords(place, "CS-0000", &[PasswordState::Active, PasswordState::Retired]);
            passwords(place, "CS-0002", &[PasswordState::Retired, PasswordState::Active]);
        },
    },
    Trial {
        name: "password retire",
        words: "password retire --batch B-1",
        prepare: |place| {
            place.settle();
            place.does(["password", "provision", "--batch", "B-1"]);
        },
        again: idempotent,
        done: |place| {
            let rows = open(place).secrets(SecretKind::BatchPassword, "B-1").unwrap();
            assert_eq!(rows.iter().filter_map(|row| row.state).collect::<Vec<_>>(), [PasswordState::Retired]);
            assert_eq!(audited(place, "password.batch"), 2);
        },
    },
    Trial {
        name: "password policy",
        words: "password policy --max-age 180d --warn 14d",
        prepare: Place::settle,
        again: idempotent,
        done: |place| {
            let kept = ["password.max-age", "password.warn"].map(|name| open(place).setting(name).unwrap());
            assert_eq!(kept, ["180d", "14d"].map(|text| Some(text.to_owned())));
            assert_eq!(audited(place, "password.policy"), 1);
        },
    },
    Trial {
        name: "password confirm",
        words: "password confirm CS-0000 CS-0002",
        prepare: rotated,
        again: |trial, place| once(trial, place, "no pending password"),
        done: |place| both(place, &[PasswordState::Active, PasswordState::Retired]),
    },
    Trial {
        name: "token issue",
        words: "token issue DE-ABC",
        prepare: |place| {
            place.settle();
        },
        again: idempotent,
        done: |place| inbound(place, SecretKind::Token, &[PasswordState::Active]),
    },
    Trial {
        name: "token confirm",
        words: "token confirm DE-ABC",
        prepare: |place| {
            place.settle();
            place.does(["token", "issue", "DE-ABC"]);
            place.does(["token", "rotate", "DE-ABC"]);
        },
        again: |trial, place| once(trial, place, "no inbound token of DE*ABC is pending"),
        done: |place| inbound(place, SecretKind::Token, &[PasswordState::Active, PasswordState::Retired]),
    },
    Trial {
        name: "totp rotate",
        words: "totp rotate DE-ABC",
        prepare: |place| {
            place.settle();
            place.does(["totp", "provision", "DE-ABC"]);
        },
        again: idempotent,
        done: |place| inbound(place, SecretKind::Totp, &[PasswordState::Pending, PasswordState::Active]),
    },
    Trial {
        name: "password abort",
        words: "password abort CS-0000 CS-0002",
        prepare: rotated,
        again: |trial, place| once(trial, place, "no pending password"),
        done: |place| both(place, &[PasswordState::Retired, PasswordState::Active]),
    },
    Trial {
        name: "password export",
        words: "password export --out {}/verifiers.jsonl",
        prepare: provisioned,
        again: |trial, place| once(trial, place, "already exists"),
        done: |place| assert_eq!(fs::read_to_string(place.path("verifiers.jsonl")).unwrap().lines().count(), 2),
    },
    Trial {
        name: "ca export",
        words: "ca export RootCA --out {}/root.pem",
        prepare: Place::settle,
        again: |trial, place| once(trial, place, "already exists"),
        done: |place| assert_eq!(pem::certificates(&fs::read(place.path("root.pem")).unwrap()).unwrap().len(), 1),
    },
    Trial {
        name: "vault passphrase",
        words: "vault passphrase --new-passphrase env:EVPKI_PASSPHRASE",
        prepare: Place::settle,
        again: idempotent,
        done: |place| assert_eq!(open(place).slots().unwrap().len(), 1),
    },
    Trial {
        name: "vault recovery",
        words: "vault recovery",
        prepare: Place::settle,
        // One that nobody has seen is left as it is: another is made beside it.
        again: idempotent,
        done: |place| assert!((1..=2).contains(&slots(place, "recovery"))),
    },
    Trial {
        name: "vault recovery --out",
        words: "vault recovery --out {}/code.txt",
        prepare: Place::settle,
        again: |trial, place| once_in(trial, place, "code.txt"),
        done: |place| {
            assert_eq!(slots(place, "recovery"), 1);
            place.does(["store", "check", "--passphrase-file", &place.name("code.txt")]);
        },
    },
    Trial {
        name: "vault slots add key-file",
        words: "vault slots add key-file {}/evpki.key",
        prepare: Place::settle,
        again: |trial, place| once_in(trial, place, "evpki.key"),
        done: |place| {
            assert_eq!(slots(place, "key-file"), 1);
            place.does(["store", "check", "--passphrase", &format!("keyfile:{}", place.name("evpki.key"))]);
        },
    },
    Trial {
        name: "vault slots add passphrase",
        words: "vault slots add passphrase --label alice --new-passphrase env:EVPKI_PASSPHRASE",
        prepare: Place::settle,
        again: |trial, place| once(trial, place, "there is a slot `passphrase:alice` already"),
        done: |place| assert_eq!(slots(place, "passphrase"), 2),
    },
    Trial {
        name: "vault slots remove",
        words: "vault slots remove recovery --yes",
        prepare: |place| {
            place.settle();
            place.does(["vault", "recovery"]);
        },
        again: |trial, place| once(trial, place, "there is no slot `recovery`"),
        done: |place| assert_eq!(slots(place, "recovery"), 0),
    },
    Trial {
        name: "vault unlock",
        words: "vault unlock",
        prepare: Place::settle,
        again: idempotent,
        done: |place| assert_eq!(opened_by_keyring(place), "true"),
    },
    Trial {
        name: "vault auto-lock",
        words: "vault auto-lock 8h",
        prepare: Place::settle,
        again: idempotent,
        done: |place| assert_eq!(open(place).setting("vault.auto-lock").unwrap().as_deref(), Some("8h")),
    },
    Trial {
        name: "vault lock",
        words: "vault lock",
        prepare: |place| {
            place.settle();
            place.answer(place.run_by(with_file_keyring(), ["vault", "unlock"]).output().unwrap()).expect(&[0]);
        },
        again: idempotent,
        done: |place| {
            assert_eq!(opened_by_keyring(place), "false");
            assert_eq!(open(place).slots().unwrap().len(), 1);
            assert!(!place.path("keyring").exists());
        },
    },
    Trial {
        name: "vault rekey",
        words: "vault rekey --yes",
        prepare: |place| {
            provisioned(place);
            // More than are sealed together.
            many(place, 700);
            place.answer(place.run_by(with_file_keyring(), ["vault", "unlock"]).output().unwrap()).expect(&[0]);
            fs::write(place.path("secrets"), secrets(place).join("\n")).unwrap();
        },
        again: |trial, place| {
            assert_eq!(secrets(place).join("\n"), fs::read_to_string(place.path("secrets")).unwrap());
            // It is one of the two, whole: the keyring opens what it opened, or nothing any longer.
            assert_eq!(opened_by_keyring(place), (audited(place, "vault.rekey") == 0).to_string());
            idempotent(trial, place);
        },
        done: |place| {
            assert_eq!(secrets(place).join("\n"), fs::read_to_string(place.path("secrets")).unwrap());
            assert_eq!(opened_by_keyring(place), "false");
            assert_eq!(open(place).slots().unwrap().len(), 1);
            assert!(!place.path("keyring").exists());
        },
    },
    Trial {
        name: "store backup",
        words: "store backup {}/copy.db",
        prepare: provisioned,
        again: |trial, place| once(trial, place, "already exists"),
        done: |place| drop(Sqlite::check_copy(&place.path("copy.db")).unwrap()),
    },
    RESTORE,
    Trial {
        name: "store restore elsewhere",
        prepare: |place| {
            (RESTORE.prepare)(place);
            fs::remove_dir_all(place.home()).unwrap();
        },
        ..RESTORE
    },
    BUNDLE,
    Trial {
        name: "bundle server again",
        prepare: |place| {
            place.settle();
            place.does(["bundle", "server", CSMS, "--out", &place.name("server")]);
            place.does(["crl", "publish", "--force"]);
        },
        ..BUNDLE
    },
    Trial {
        name: "bundle device as an archive",
        words: "bundle device CS-0001 --out {}/deep/er/CS-0001.zip",
        prepare: provisioned,
        again: idempotent,
        done: |place| drop(place.does(["bundle", "verify", &place.name("deep/er/CS-0001.zip")])),
    },
];

const INIT_TRIAL: Trial = Trial {
    name: "init",
    words: "init --organization ACME --country DE --environment test",
    prepare: |_| {},
    again: |trial, place| {
        let (is_founded, root) = (place.store().exists(), place.path("root.pem"));
        assert!(is_founded || visible(&place.home()).is_empty());
        let mut again = trial.run(place);
        if is_founded {
            again.expect(&[1]);
            return;
        }
        if root.exists() && again.status == Some(1) {
            assert!(again.stderr.contains("can be deleted"), "{again}");
            fs::remove_file(&root).unwrap();
            again = trial.run(place);
        }
        again.expect(&[0]);
    },
    done: |place| assert_eq!(open(place).authorities().unwrap().len(), 3),
};

impl Trial {
    /// The one of this name.
    #[track_caller]
    pub(crate) fn named(name: &str) -> &'static Self {
        TRIALS.iter().find(|trial| trial.name == name).unwrap_or_else(|| panic!("there is no trial `{name}`"))
    }
}

/// The chargers of the provisioning.
pub(crate) const CHARGERS: std::ops::Range<u32> = 0..24;

const PROVISION: Trial = Trial {
    name: "charger provision --bundles",
    words: "charger provision {}/0-24.csv --bundles {}/bundles --report {}/report.csv",
    prepare: |place| {
        place.settle();
        place.manifest(CHARGERS);
    },
    again: idempotent,
    done: |place| {
        place.holds(CHARGERS, Some(&place.path("bundles")));
        // With a line that names the columns.
        assert_eq!(fs::read_to_string(place.path("report.csv")).unwrap().lines().count(), CHARGERS.len() + 1);
    },
};

const REVOKE: Trial = Trial {
    name: "certificate revoke",
    words: "certificate revoke CS-0001 --reason superseded --yes",
    prepare: provisioned,
    again: |trial, place| once(trial, place, "revoked already"),
    done: |place| {
        assert!(matches!(certificates(place, "CS-0001")[0].status, Status::Revoked { .. }));
        assert_eq!(audited(place, "certificate.revoke"), 1);
    },
};

const PUBLISH: Trial = Trial {
    name: "crl publish",
    words: "crl publish --force --out {}/crl",
    prepare: |place| {
        provisioned(place);
        place.does(["certificate", "revoke", "CS-0001", "--reason", "superseded", "--yes"]);
    },
    again: idempotent,
    done: |place| {
        let store = open(place);
        for authority in store.authorities().unwrap() {
            let newest = store.crl(&authority.name).unwrap().unwrap();
            let file = fs::read(place.path("crl").join(format!("{}.crl", authority.name))).unwrap();
            let list = RevocationList::from_der(&file).unwrap();
            assert_eq!((list.number(), file.len() as u64), (Some(newest.number), newest.length), "{}", authority.name);
            assert_eq!(list.len(), usize::from(authority.name == "ClientCA"));
        }
    },
};

const ROTATE: Trial = Trial {
    name: "password rotate",
    words: "password rotate CS-0000 CS-0002",
    prepare: provisioned,
    again: idempotent,
    done: |place| both(place, &[PasswordState::Pending, PasswordState::Active]),
};

const RESTORE: Trial = Trial {
    name: "store restore",
    words: "store restore {}/copy.db",
    prepare: |place| {
        provisioned(place);
        place.does(["store", "backup", &place.name("copy.db")]);
    },
    again: |trial, place| once(trial, place, "is older than the current store"),
    done: |place| {
        place.holds(0..4, None);
        assert_eq!(audited(place, "store.restore"), 1);
    },
};

const BUNDLE: Trial = Trial {
    name: "bundle server",
    words: "bundle server csms.acme.example --out {}/server",
    prepare: Place::settle,
    again: idempotent,
    done: |place| drop(place.does(["bundle", "verify", &place.name("server")])),
};

fn provisioned(place: &Place) {
    place.settle();
    place.does(["charger", "provision", &place.manifest(0..4)]);
}

/// Registers so many chargers, each with a password in force.
fn many(place: &Place, count: u32) {
    let rows: String = (0..count).map(|n| format!("X-{n},X{n:03},2\n")).collect();
    let manifest = place.path("many.csv");
    fs::write(&manifest, format!("station_id,serial_number,security_profile\n{rows}")).unwrap();
    place.does(["charger", "provision", manifest.to_str().unwrap()]);
}

fn rotated(place: &Place) {
    provisioned(place);
    place.does(["password", "rotate", "CS-0000", "CS-0002"]);
}

/// The same command does what is left, or finds that nothing is.
fn idempotent(trial: &Trial, place: &Place) {
    trial.run(place).expect(&[0]);
}

/// The same command does it, or says in these words that it is done.
fn once(trial: &Trial, place: &Place, words: &str) {
    let answer = trial.run(place);
    assert!(answer.status == Some(0) || answer.stderr.contains(words), "{answer}");
}

/// The same, of a command that makes a file and then what it is for: a file that opens nothing is named as that, and deleted.
fn once_in(trial: &Trial, place: &Place, file: &str) {
    let answer = trial.run(place);
    if answer.stderr.contains("it can be deleted") {
        fs::remove_file(place.path(file)).unwrap();
        trial.run(place).expect(&[0]);
        return;
    }
    assert!(answer.status == Some(0) || answer.stderr.contains("it opens this vault"), "{answer}");
}

/// How many slots there are of a kind.
fn slots(place: &Place, kind: &str) -> usize {
    open(place).slots().unwrap().iter().filter(|slot| slot.kind == kind).count()
}

fn open(place: &Place) -> Sqlite {
    Sqlite::open(&place.store(), Duration::from_secs(5)).unwrap()
}

/// All that is sealed, as the passphrase opens it: kind, owner, version, value.
pub(crate) fn secrets(place: &Place) -> Vec<String> {
    let store = open(place);
    let vault = vault_of(&store);
    let opened = |(_, row): (i64, SecretRow)| {
        let label = Label { kind: row.kind, owner: &row.owner, version: row.version };
        let plain = vault.open(label, row.sealed.as_ref().unwrap()).unwrap();
        format!("{} {} {} {}", row.kind, row.owner, row.version, hex::encode(plain.expose()))
    };
    let mut all: Vec<String> = store.sealed_behind(0, u32::MAX).unwrap().into_iter().map(opened).collect();
    all.sort();
    all
}

/// The certificates of somebody, newest first.
fn certificates(place: &Place, owner: &str) -> Vec<CertificateRow> {
    let mut all = Vec::new();
    let each = open(place).each_certificate(&CertificateFilter::default(), &mut |row| {
        all.extend((row.owner.name == owner).then_some(row));
        Ok(())
    });
    each.unwrap();
    all
}

/// How often something was done, by the audit.
pub(crate) fn audited(place: &Place, action: &str) -> usize {
    let mut times = 0;
    let each = open(place).each_audit(1, &mut |record| {
        times += usize::from(record.event.action == action);
        Ok(())
    });
    each.unwrap();
    times
}

/// Checks the states of the passwords of CS-0000 and CS-0002, newest first.
fn both(place: &Place, expected: &[PasswordState]) {
    for id in ["CS-0000", "CS-0002"] {
        passwords(place, id, expected);
    }
}

/// Checks the states of the passwords of a charger, newest first.
pub(crate) fn passwords(place: &Place, id: &str, expected: &[PasswordState]) {
    let rows = open(place).secrets(SecretKind::Password, id).unwrap();
    assert_eq!(rows.iter().filter_map(|row| row.state).collect::<Vec<_>>(), expected, "{id}");
}

/// Checks the states of what a peer shows, newest first.
fn inbound(place: &Place, kind: SecretKind, expected: &[PasswordState]) {
    let rows = open(place).secrets(kind, "DE*ABC inbound").unwrap();
    assert_eq!(rows.iter().filter_map(|row| row.state).collect::<Vec<_>>(), expected, "{kind}");
}

/// The certificates that somebody may have seen by now: on stdout, and in every file that is no longer under construction.
fn handed_out(place: &Place, answer: &Answer) -> HashSet<Vec<u8>> {
    let mut texts = vec![answer.stdout.clone().into_bytes()];
    let mut directories: Vec<PathBuf> = vec![place.path("")];
    while let Some(directory) = directories.pop() {
        for path in visible(&directory).iter().map(|name| directory.join(name)) {
            if path.is_dir() {
                directories.push(path);
            } else if is_pem(&path) {
                texts.push(fs::read(path).unwrap());
            }
        }
    }
    let certificates = texts.iter().filter_map(|text| pem::certificates(text).ok()).flatten();
    certificates.map(|certificate| certificate.der().to_vec()).collect()
}

/// Whether certificates of this PKI are in a file; a demonstration is another one.
fn is_pem(path: &Path) -> bool {
    path.extension().is_some_and(|e| e == "pem") && !path.components().any(|part| part.as_os_str() == "demo")
}

/// This very test program, in the part of the binary with a keyring that is a file: see [`keyring`].
fn with_file_keyring() -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "support::trial::keyring::as_evpki", "--nocapture", "--ignored", "--"]);
    command
}

/// Whether the keyring opens the vault, as JSON says it.
fn opened_by_keyring(place: &Place) -> String {
    let output = place.run_by(with_file_keyring(), ["vault", "status", "--json"]).output().unwrap();
    let status = place.answer(output).expect(&[0]).stdout;
    let status = status.lines().find(|line| line.starts_with('{')).unwrap_or_else(|| panic!("{status}"));
    let status: serde_json::Value = serde_json::from_str(status).unwrap();
    status["unlocked"].to_string()
}

/// A keyring that outlives its process, as the real ones do, and that every machine has.
mod keyring {
    use evpki::{
        cli::World,
        model::{PkiId, Secret},
        vault::{Error, Keyring},
    };
    use std::{env, fs, path::PathBuf};

    struct File(PathBuf);

    impl Keyring for File {
        fn name(&self) -> String {
            "the keyring of the test".to_owned()
        }

        fn put(&self, _: PkiId, secret: &Secret) -> Result<(), Error> {
            fs::write(&self.0, secret.expose()).unwrap();
            Ok(())
        }

        fn get(&self, _: PkiId) -> Result<Option<Secret>, Error> {
            Ok(fs::read(&self.0).ok().map(Secret::new))
        }

        fn remove(&self, _: PkiId) -> Result<(), Error> {
            let _ = fs::remove_file(&self.0);
            Ok(())
        }
    }

    /// Is the binary: the words that follow `--` are its own.
    #[test]
    #[ignore = "it is no test, but run by some"]
    fn as_evpki() {
        let Some(home) = env::var_os("EVPKI_HOME") else { return };
        let words = env::args_os().skip_while(|word| word != "--").skip(1);
        let mut world = World::real();
        world.keyring = || {
            let home = PathBuf::from(env::var_os("EVPKI_HOME").unwrap_or_default());
            Ok(Box::new(File(home.with_file_name("keyring"))) as Box<dyn Keyring>)
        };
        assert!(!home.is_empty());
        let status = evpki::cli::run(["evpki".into()].into_iter().chain(words), &mut world);
        std::process::exit(status.into());
    }
}
