//! Layouts that are streams of bytes: lines of JSON, CSV, SQL.

use super::{Entry, Layout};
use serde_json::json;
use std::io::Write;
use zeroize::{Zeroize, Zeroizing};

/// The buffer size at which the caller should write the data, in bytes.
const FULL: usize = 1 << 16;
/// More than the size of any entry, in bytes. With this reserve the buffer never grows, so it leaves no copies in memory.
const ENTRY: usize = 1 << 14;

/// Writes a layout in parts. The buffer is wiped because it may contain passwords.
pub struct Script {
    layout: Layout,
    bytes: Zeroizing<Vec<u8>>,
}

impl Script {
    /// Starts a script with the text before its first entry.
    #[must_use]
    pub fn begin(layout: Layout) -> Self {
        let mut script = Self { layout, bytes: Zeroizing::new(Vec::with_capacity(FULL + ENTRY)) };
        script.put(match layout {
            Layout::Csv => "station_id,security_profile,state,verifier\n",
            Layout::Steve => {
                "-- For the database of SteVe: mariadb stevedb < FILE, or mysql. All of it is done, or nothing.\nSTART TRANSACTION;\n"
            }
            Layout::OcppCore => {
                "-- For the database of OCPP.Core: sqlite3 -bail OCPP.Core.sqlite < FILE, or sqlcmd -b -x -i FILE. All of it is done, or \
                 nothing.\n-- These are the passwords themselves.\nBEGIN TRANSACTION;\n"
            }
            Layout::Citrineos => CITRINEOS_BEGIN,
            Layout::JsonLines | Layout::Maeve | Layout::OcppSecureSimulation => "",
        });
        script
    }

    /// Adds an entry.
    pub fn add(&mut self, entry: &Entry<'_>) {
        let station = entry.station.as_str();
        let verifier = entry.verifier.expose_str().unwrap_or_default();
        let profile = entry.profile.number();
        match self.layout {
            Layout::JsonLines => {
                let line = json!({ "station_id": station, "state": entry.state.name(), "verifier": verifier });
                self.put_line(&line.to_string());
            }
            Layout::Csv => {
                let mut row = csv::WriterBuilder::new().buffer_capacity(ENTRY).from_writer(&mut *self.bytes);
                // Into memory, where nothing fails.
                let _ = row
                    .write_record([station, &profile.to_string(), entry.state.name(), verifier])
                    .and_then(|()| Ok(row.flush()?));
            }
            // Not `VALUES(column)`: MySQL deprecates it, and MariaDB does not support its replacement.
            Layout::Steve => {
                self.put("INSERT INTO charge_box (charge_box_id, security_profile, auth_password) VALUES (");
                self.put_text(station);
                self.put(&format!(", {profile}, "));
                self.put_text(verifier);
                self.put(&format!(") ON DUPLICATE KEY UPDATE security_profile = {profile}, auth_password = "));
                self.put_text(verifier);
                self.put(";\n");
            }
            Layout::Citrineos => {
                self.put("INSERT INTO evpki_passwords VALUES (");
                self.put_text(station);
                self.put(", ");
                self.put_text(verifier);
                self.put(");\n");
            }
            // SQLite and SQL Server have no other way in common.
            Layout::OcppCore => {
                self.put("UPDATE [ChargePoint] SET [Username] = ");
                self.put_text(station);
                self.put(", [Password] = ");
                self.put_text(verifier);
                self.put(" WHERE [ChargePointId] = ");
                self.put_text(station);
                self.put(";\nINSERT INTO [ChargePoint] ([ChargePointId], [Name], [Username], [Password]) SELECT ");
                for value in [station, station, station] {
                    self.put_text(value);
                    self.put(", ");
                }
                self.put_text(verifier);
                self.put(" WHERE NOT EXISTS (SELECT 1 FROM [ChargePoint] WHERE [ChargePointId] = ");
                self.put_text(station);
                self.put(");\n");
            }
            Layout::Maeve => {
                // Of the characters of a station ID, `|` alone may not stand in a path as it is (RFC 3986, 3.3).
                let path = format!("/api/v0/cs/{}", station.replace('|', "%7C"));
                // Its profiles are numbered from 0, OCPP's from 1.
                let body = json!({ "securityProfile": profile - 1, "base64SHA256Password": verifier });
                self.put_line(&json!({ "method": "POST", "path": path, "body": body }).to_string());
            }
            Layout::OcppSecureSimulation => {}
        }
    }

    /// Ends the script with the text after its last entry.
    pub fn end(&mut self) {
        self.put(match self.layout {
            Layout::Steve | Layout::OcppCore => "COMMIT;\n",
            Layout::Citrineos => CITRINEOS_END,
            Layout::JsonLines | Layout::Csv | Layout::Maeve | Layout::OcppSecureSimulation => "",
        });
    }

    /// Whether the buffer is full enough to be written.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.bytes.len() >= FULL
    }

    /// Passes the buffer to `take`, then wipes it.
    pub fn hand_on<R>(&mut self, take: impl FnOnce(&[u8]) -> R) -> R {
        let taken = take(&self.bytes);
        self.bytes.zeroize();
        taken
    }

    fn put(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn put_line(&mut self, line: &str) {
        // Into memory, where nothing fails.
        let _ = writeln!(self.bytes, "{line}");
    }

    /// A text as SQL has it. In MySQL's, a backslash means something unless it is doubled; control characters have no way here.
    fn put_text(&mut self, text: &str) {
        self.put("'");
        for byte in text.bytes() {
            match byte {
                b'\'' => self.put("''"),
                b'\\' if self.layout == Layout::Steve => self.put("\\\\"),
                _ => self.bytes.push(byte),
            }
        }
        self.put("'");
    }
}

/// As CitrineOS itself does before the first password of a charger: what component and variable are called, which belongs to
/// which, and that its value is a password, so that CitrineOS hashes what it is given later.
const CITRINEOS_BEGIN: &str = r#"-- For the database of CitrineOS: psql --set ON_ERROR_STOP=1 --file FILE citrine. All of it is done, or nothing.
BEGIN;
INSERT INTO "Components" (name, "tenantId", "createdAt", "updatedAt")
    SELECT 'SecurityCtrlr', 1, now(), now()
    WHERE NOT EXISTS (SELECT FROM "Components" WHERE name = 'SecurityCtrlr' AND instance IS NULL);
INSERT INTO "Variables" (name, "tenantId", "createdAt", "updatedAt")
    SELECT 'BasicAuthPassword', 1, now(), now()
    WHERE NOT EXISTS (SELECT FROM "Variables" WHERE name = 'BasicAuthPassword' AND instance IS NULL);
INSERT INTO "ComponentVariables" ("componentId", "variableId", "tenantId", "createdAt", "updatedAt")
    SELECT c.id, v.id, 1, now(), now() FROM "Components" c, "Variables" v
    WHERE c.name = 'SecurityCtrlr' AND c.instance IS NULL AND v.name = 'BasicAuthPassword' AND v.instance IS NULL
    ON CONFLICT DO NOTHING;
INSERT INTO "VariableCharacteristics" ("dataType", "supportsMonitoring", "variableId", "tenantId", "createdAt", "updatedAt")
    SELECT 'passwordString', false, v.id, 1, now(), now() FROM "Variables" v
    WHERE v.name = 'BasicAuthPassword' AND v.instance IS NULL
    ON CONFLICT DO NOTHING;
CREATE TEMPORARY TABLE evpki_passwords (station varchar(36) PRIMARY KEY, value varchar(4000) NOT NULL) ON COMMIT DROP;
"#;

const CITRINEOS_END: &str = r#"INSERT INTO "ChargingStations" (id, "isOnline", "tenantId", "createdAt", "updatedAt")
    SELECT station, false, 1, now(), now() FROM evpki_passwords
    ON CONFLICT DO NOTHING;
INSERT INTO "VariableAttributes" ("stationId", type, "dataType", value, mutability, persistent, constant, "generatedAt",
        "variableId", "componentId", "tenantId", "createdAt", "updatedAt")
    SELECT p.station, 'Actual', 'passwordString', p.value, 'WriteOnly', false, false, now(), v.id, c.id, s."tenantId", now(), now()
    FROM evpki_passwords p, "ChargingStations" s, "Components" c, "Variables" v
    WHERE s.id = p.station AND c.name = 'SecurityCtrlr' AND c.instance IS NULL AND v.name = 'BasicAuthPassword' AND v.instance IS NULL
    ON CONFLICT ("stationId", type, "variableId", "componentId") DO UPDATE
        SET value = EXCLUDED.value, "dataType" = EXCLUDED."dataType", mutability = EXCLUDED.mutability,
            "generatedAt" = EXCLUDED."generatedAt", "updatedAt" = EXCLUDED."updatedAt";
COMMIT;
"#;
