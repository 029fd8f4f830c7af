//! An export that is stopped, at each place where it can be, leaves nothing.

use super::{Out, Request, run};
use crate::{
    commands::{charger, password::provision, testing::Home},
    credentials::{Generator, Verifier},
    exports::Layout,
    model::{Charger, KeyType, OcppVersion, SecurityProfile},
    store::Read,
};
use std::cell::Cell;

#[test]
fn stopped_is_nothing_done() {
    let home = Home::founded();
    let context = home.context();
    for number in 0..12 {
        let charger = Charger {
            station_id: format!("CS-{number}").parse().unwrap(),
            serial_number: format!("SN-{number}").parse().unwrap(),
            vendor: None,
            model: None,
            security_profile: SecurityProfile::BasicTls,
            ocpp_version: OcppVersion::Ocpp201,
            csms: None,
            batch: None,
            key_type: KeyType::P256,
            default_password_batch: None,
        };
        charger::add::run(&context, &charger::add::Request { charger, key_type: None }).unwrap();
    }
    let request = provision::Request { whom: provision::Whom::All(None), generator: Generator::default() };
    provision::run(&context, &request).unwrap();
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("out");
    let attempt = |layout, read: Option<&mut Vec<u8>>, after: u32| {
        let to_path = || Out::Path { path: path.clone(), replace: false };
        let asked = Cell::new(0);
        let stop = || asked.replace(asked.get() + 1) >= after;
        let (stations, verifier) = (Vec::new(), Some(Verifier::Bcrypt));
        let out = read.map_or_else(to_path, |read| Out::Stream(read));
        let request = Request {
            stations,
            batch: None,
            layout,
            verifier,
            skip_faulty: false,
            jobs: 2,
            out,
            confirm: &|_| Ok(()),
            stop: &stop,
        };
        (run(&context, request), asked.get())
    };
    let exports = || {
        let mut exports = 0;
        let each = &mut |record: crate::store::AuditRecord| {
            exports += u32::from(record.event.action == "password.export");
            Ok(())
        };
        context.store().unwrap().each_audit(1, each).unwrap();
        exports
    };
    for layout in [Layout::Steve, Layout::OcppSecureSimulation] {
        for after in [0, 6, 18] {
            let (result, _) = attempt(layout, None, after);
            let error = result.unwrap_err();
            assert_eq!(error.message, "stopped as asked");
            assert_eq!(error.hints, ["the same command again begins anew", "nothing was written"]);
            assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 0, "{layout}, {after}");
        }
    }
    assert_eq!(exports(), 0);
    // What went to whoever reads on may have been read, so the audit has it; but it has no end.
    let mut read = Vec::new();
    let (result, _) = attempt(Layout::Steve, Some(&mut read), 18);
    assert!(result.unwrap_err().hints.contains(&"what came out by then is not whole".to_owned()));
    assert!(!String::from_utf8(read).unwrap().contains("COMMIT"));
    assert_eq!(exports(), 1);
    let (result, asked) = attempt(Layout::Steve, None, u32::MAX);
    assert_eq!((result.unwrap().verifiers, exports()), (12, 2));
    assert!(asked > 18 && std::fs::read_to_string(&path).unwrap().ends_with("COMMIT;\n"));
}
