//! Certificate extensions as JSON.

use crate::x509::{NameConstraints, Station, Subtree};
use serde_json::{Value, json};

pub(super) fn station(station: &Station) -> Value {
    json!({
        "station_id": station.station_id, "serial_number": station.serial_number, "vendor": station.vendor, "model": station.model,
        "security_profiles": station.security_profiles, "versions": station.versions,
    })
}

pub(super) fn name_constraints(constraints: &NameConstraints) -> Value {
    let all = |trees: &[Subtree]| trees.iter().map(ToString::to_string).collect::<Vec<_>>();
    json!({ "permitted": all(&constraints.permitted), "excluded": all(&constraints.excluded) })
}
