//! Manifests, faulty and sound.

use proptest::prelude::*;

use super::*;

const DEFAULTS: Defaults =
    Defaults { security_profile: SecurityProfile::BasicTls, ocpp_version: OcppVersion::Ocpp201, key_type: KeyType::P256 };

/// The chargers of a sound manifest.
fn sound(bytes: impl AsRef<[u8]>) -> Vec<Row> {
    read(bytes.as_ref(), &DEFAULTS).unwrap()
}

/// Everything that is said of a faulty one, line by line.
fn faults(bytes: impl AsRef<[u8]>) -> Vec<String> {
    read(bytes.as_ref(), &DEFAULTS).unwrap_err().to_string().lines().map(str::to_owned).collect()
}

#[test]
fn all_columns_in_any_order() {
    let rows = sound(
        "csr_file,serial_number,station_id,model,vendor,key_type,security_profile,ocpp_version,csms,batch,default_password_batch\n\
         csr/1.pem,SN-1,CS1,Fast 50,\"ACME, Inc. \"\"EV\"\"\",,3,2.1,CSMS.Example.com,2026-W47,\n\
         ,SN-2,CS2,,,p384,1,ocpp1.6,,,lot-7\n",
    );
    let first = Charger {
        station_id: "CS1".parse().unwrap(),
        serial_number: "SN-1".parse().unwrap(),
        vendor: Some("ACME, Inc. \"EV\"".to_owned()),
        model: Some("Fast 50".to_owned()),
        security_profile: SecurityProfile::Certificate,
        ocpp_version: OcppVersion::Ocpp21,
        csms: Some("csms.example.com".to_owned()),
        batch: Some("2026-W47".parse().unwrap()),
        key_type: KeyType::P256,
        default_password_batch: None,
    };
    let second = Charger {
        station_id: "CS2".parse().unwrap(),
        serial_number: "SN-2".parse().unwrap(),
        vendor: None,
        model: None,
        security_profile: SecurityProfile::Basic,
        ocpp_version: OcppVersion::Ocpp16,
        csms: None,
        batch: None,
        key_type: KeyType::P384,
        default_password_batch: Some("lot-7".parse().unwrap()),
    };
    assert_eq!(
        rows,
        [
            Row { line: 2, charger: first, csr_file: Some("csr/1.pem".to_owned()) },
            Row { line: 3, charger: second, csr_file: None }
        ]
    );
}

#[test]
fn ends_of_lines_blank_lines_and_byte_order_marks_make_no_difference() {
    let plain = sound("station_id,serial_number\nCS1,SN-1\nCS2,SN-2\n");
    for (same, lines) in [
        ("\u{feff}station_id,serial_number\r\nCS1,SN-1\r\nCS2,SN-2\r\n", [2, 3]),
        ("\u{feff}\"station_id\",\"serial_number\"\n\"CS1\",\"SN-1\"\n\"CS2\",\"SN-2\"", [2, 3]),
        ("\n\r\nstation_id,serial_number\n\nCS1,SN-1\n  \n\nCS2,SN-2\n\n\n", [5, 8]),
    ] {
        let rows = sound(same);
        assert_eq!(rows.iter().map(|r| r.line).collect::<Vec<_>>(), lines);
        assert!(rows.iter().map(|r| &r.charger).eq(plain.iter().map(|r| &r.charger)), "{same:?}");
    }
}

#[test]
fn headers() {
    for (file, expected) in [
        (&b""[..], &["line 1: no header: the first line must name the columns, such as `station_id,serial_number`"][..]),
        (b"\n\n\r\n", &["line 1: no header: the first line must name the columns, such as `station_id,serial_number`"]),
        (b"station_id,serial_number\n", &["line 1: no charger follows the header"]),
        (b"\nstation_id,serial_number", &["line 2: no charger follows the header"]),
        (
            b"CS1,SN-1\nCS2,SN-2\n",
            &["line 1: no header: the first line must name the columns, such as `station_id,serial_number`"],
        ),
        (
            b"station_id;serial_number;vendor\nCS1;SN-1;ACME\n",
            &["line 1: the columns are separated by `;`, not by `,`: save the file with commas"],
        ),
        (
            b"\"Station_ID\"\tserial_number\nCS1\tSN-1\n",
            &["line 1: the columns are separated by `\\t`, not by `,`: save the file with commas"],
        ),
        (b"station_id,vendor\nCS1,ACME\n", &["line 1: serial_number: the header does not have this column, which is required"]),
        (
            b"station_id,serial_number,station_id\nCS1,SN-1,CS1\n",
            &["line 1: station_id: the header has this column twice: delete one"],
        ),
        (
            b"station_id,seriel_number,colour,\nCS1,SN-1,red,\n",
            &[
                "line 1: unknown column `seriel_number`, did you mean `serial_number`?",
                "line 1: unknown column `colour`, known are: station_id, serial_number, vendor, model, security_profile, ocpp_version, csms, batch, key_type, csr_file, default_password_batch",
                "line 1: a column has no name: delete it, or its comma",
                "line 1: serial_number: the header does not have this column, which is required",
            ],
        ),
        (
            b"station_id,serial_number,Vendor, model,password\nCS1,SN-1,A,B,C\nCS:2,SN-2,A,B,C\n",
            &[
                "line 1: unknown column `Vendor`, did you mean `vendor`?",
                "line 1: unknown column ` model`, did you mean `model`?",
                "line 1: unknown column `password`, known are: station_id, serial_number, vendor, model, security_profile, ocpp_version, csms, batch, key_type, csr_file, default_password_batch",
                "line 3: station_id: `CS:2`: the station ID has `:` at position 3, expected a-z A-Z 0-9 * - _ = + | @ .",
            ],
        ),
        (
            b"station_id,\"serial_number\nCS1,SN-1\n",
            &["line 1: the quote is not closed: a field ends in the line that it begins in"],
        ),
        (b"station_id,serial_number\rCS1,SN-1\r", &["line 1: the line has a carriage return inside: end lines with LF or CRLF"]),
        (
            b"\xff\xfes\0t\0a\0t\0i\0o\0n\0_\0i\0d\0\n\0",
            &["line 1: the line has a NUL byte: save the file as UTF-8, not as UTF-16"],
        ),
        (b"s\0t\0a\0t\0i\0o\0n\0_\0i\0d\0,\0\n\0", &["line 1: the line has a NUL byte: save the file as UTF-8, not as UTF-16"]),
        (
            b"station_id,serial_number,St\xfcck\nCS1,SN-1,1\n",
            &["line 1: the text is not UTF-8: save the file as UTF-8, not as Latin-1 or Windows-1252"],
        ),
    ] {
        assert_eq!(faults(file), expected, "{}", String::from_utf8_lossy(file));
    }
}

#[test]
fn values() {
    let long_id = "x".repeat(49);
    let file = format!(
        "station_id,serial_number,vendor,model,security_profile,ocpp_version,csms,batch,key_type\n\
         CS:1,https://acme.example/1,,,,,,,\n\
         ,,,,,,,,\n\
         {long_id},192.0.2.7,\u{1b}[31m,Ultra Fast Charger 5000,4,2.2,localhost,a/b,rsa1024\n\
         CS4,SN 4 ,\" ACME\",,,,https://csms.example.com,,\n\
         CS5,csms.example.com,,,,,192.0.2.7,,\n"
    );
    assert_eq!(
        faults(file),
        [
            "line 2: station_id: `CS:1`: the station ID has `:` at position 3, expected a-z A-Z 0-9 * - _ = + | @ .",
            "line 2: serial_number: the serial number `https://acme.example/1` looks like a URL (A00.FR.511 forbids it)",
            "line 3: station_id: the station ID is empty",
            "line 3: serial_number: the serial number is empty",
            "line 4: station_id: `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx`: the station ID has 49 characters, at most 48 are allowed (OCPP 2.0.1 part 4, 3.1.1)",
            "line 4: serial_number: the serial number `192.0.2.7` looks like an IP address (A00.FR.511 forbids it)",
            "line 4: vendor: `\\u{1b}[31m`: the vendor has U+001B at position 1, expected letters, digits, blanks and punctuation",
            "line 4: model: `Ultra Fast Charger 5000`: the model has 23 characters, at most 20 are allowed (OCPP 2.0.1, model)",
            "line 4: security_profile: `4` is not a security profile, known are: 1, 2, 3",
            "line 4: ocpp_version: `2.2` is not an OCPP version, known are: 1.6, 2.0.1, 2.1",
            "line 4: csms: `localhost` is not a fully qualified domain name, known are: csms.example.com, …",
            "line 4: batch: `a/b`: the batch has `/` at position 2, expected A-Z a-z 0-9 - _ .",
            "line 4: key_type: `rsa1024` is not a key type, known are: p256, p384, p521, ed25519, rsa2048, rsa3072, rsa4096",
            "line 5: serial_number: `SN 4 `: the serial number has U+0020 at position 5, expected no blanks at either end",
            "line 5: vendor: ` ACME`: the vendor has U+0020 at position 1, expected no blanks at either end",
            "line 5: csms: `https://csms.example.com`: the host name has `:` at position 6, expected a-z A-Z 0-9 - .",
            "line 6: serial_number: the serial number `csms.example.com` looks like a host name (A00.FR.511 forbids it)",
            "line 6: csms: `192.0.2.7` is not a fully qualified domain name, known are: csms.example.com, …"
        ]
    );
}

#[test]
fn values_that_exclude_each_other() {
    let file = "station_id,serial_number,security_profile,key_type,csr_file,default_password_batch\n\
                CS1,SN-1,1,,a.pem,\n\
                CS2,SN-2,,,b.pem,\n\
                CS3,SN-3,3,p256,c.pem,\n\
                CS4,SN-4,3,,,lot-7\n\
                CS5,SN-5,2,p256,e.pem,lot-7\n\
                CS6,SN-6,3,,\"a\tb\",\n";
    assert_eq!(
        faults(file),
        [
            "line 2: csr_file: a charger of security profile 1 gets no certificate: leave this empty, or write 3 as its security_profile",
            "line 3: csr_file: a charger of security profile 2 gets no certificate: leave this empty, or write 3 as its security_profile",
            "line 4: key_type: the key in the CSR has a type already: leave this empty, or the csr_file",
            "line 5: default_password_batch: a charger of security profile 3 shows a certificate and no password: leave this empty, or write 2 as its security_profile",
            "line 6: csr_file: a charger of security profile 2 gets no certificate: leave this empty, or write 3 as its security_profile",
            "line 6: key_type: the key in the CSR has a type already: leave this empty, or the csr_file",
            "line 7: csr_file: `a\\tb`: the path has U+0009 at position 2, expected all but control characters"
        ]
    );
}

#[test]
fn no_two_chargers_share_a_name() {
    let file =
        "station_id,serial_number,model\nCS1,SN-1,\nCS2,SN-1,\nCS1,SN-3,\nCS4,SN-4,much too long to be a model\nCS4,SN-4,\n";
    assert_eq!(
        faults(file),
        [
            "line 3: serial_number: `SN-1` stands in line 2 already, no two chargers share one",
            "line 4: station_id: `CS1` stands in line 2 already, perhaps in other letter case; no two chargers share one",
            "line 5: model: `much too long to be a model`: the model has 27 characters, at most 20 are allowed (OCPP 2.0.1, model)",
            "line 6: station_id: `CS4` stands in line 5 already, perhaps in other letter case; no two chargers share one",
            "line 6: serial_number: `SN-4` stands in line 5 already, no two chargers share one"
        ]
    );
}

#[test]
fn damaged_lines_do_not_hide_those_below() {
    let mut file = b"station_id,serial_number,vendor\n\
        CS1,SN-1\n\
        CS2,SN-2,ACME, Inc.\n\
        CS3,SN-3,\"ACME\n\
        CS4,SN-4,\"ACME\"Inc\n\
        CS5,SN-5,AC\"ME\n\
        CS6,SN-6,Stra\xdfe\n\
        CS:7,SN-7,\xff\n\
        CS8,SN\0-8,\n\
        CS9,SN-9,a\rb\n"
        .to_vec();
    file.extend_from_slice(format!("CS10,SN-10,{}\n", "x".repeat(5000)).as_bytes());
    file.extend_from_slice(format!("CS11,SN-11,\"{}\"\"\"\n", "x".repeat(4096)).as_bytes());
    file.extend_from_slice(format!("CS12,SN-12,{}\n", "x".repeat(1_000_000)).as_bytes());
    file.extend_from_slice(format!("CS13,SN-13,{}\n", "x".repeat(51)).as_bytes());
    file.extend_from_slice(b"CS:14,SN-14,");
    assert_eq!(
        faults(file),
        [
            "line 2: the line has 2 fields, the header has 3: keep the commas of empty values",
            "line 3: the line has 4 fields, the header has 3: write a value with a comma in quotes",
            "line 4: vendor: the quote is not closed: a field ends in the line that it begins in",
            "line 5: vendor: a quote inside the field: write the field in quotes, and the quote in it twice",
            "line 6: vendor: a quote inside the field: write the field in quotes, and the quote in it twice",
            "line 7: vendor: the text is not UTF-8: save the file as UTF-8, not as Latin-1 or Windows-1252",
            "line 8: vendor: the text is not UTF-8: save the file as UTF-8, not as Latin-1 or Windows-1252",
            "line 8: station_id: `CS:7`: the station ID has `:` at position 3, expected a-z A-Z 0-9 * - _ = + | @ .",
            "line 9: the line has a NUL byte: save the file as UTF-8, not as UTF-16",
            "line 10: the line has a carriage return inside: end lines with LF or CRLF",
            "line 11: vendor: the field has 5000 bytes, at most 4096 are taken",
            "line 12: vendor: the field has 4097 bytes, at most 4096 are taken",
            "line 13: the line has 1000012 bytes, at most 65536 are taken",
            "line 14: vendor: `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx`: the vendor has 51 characters, at most 50 are allowed (OCPP 2.0.1, vendorName)",
            "line 15: station_id: `CS:14`: the station ID has `:` at position 3, expected a-z A-Z 0-9 * - _ = + | @ ."
        ]
    );
}

#[test]
fn lines_end_where_their_limit_is() {
    for (length, sound) in
        [(line::LINE_LIMIT - 1, true), (line::LINE_LIMIT, true), (line::LINE_LIMIT + 1, false), (3 * line::LINE_LIMIT, false)]
    {
        for end in ["", "\n", "\nCS2,SN-2\n"] {
            let file = format!("station_id,serial_number\n{}{end}", ",".repeat(length - end.len().min(1)));
            let long = faults(&file)[0].contains("bytes, at most 65536 are taken");
            assert_eq!(long, !sound, "{length} {end:?}");
            assert_eq!(faults(&file).len(), 1, "{length} {end:?}");
        }
    }
}

#[test]
fn a_thousand_faults_are_listed_and_the_others_counted() {
    let file = format!("station_id,serial_number\n{}", "CS:1,SN-1\n".repeat(1200));
    let faults = faults(file);
    assert_eq!((faults.len(), faults[1000].as_str()), (1001, "and 1399 more"));
}

#[test]
fn a_file_that_cannot_be_read_further() {
    struct Broken(&'static [u8]);
    impl Read for Broken {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            if self.0.is_empty() { Err(std::io::ErrorKind::ConnectionReset.into()) } else { self.0.read(buffer) }
        }
    }
    let faults = read(Broken(b"station_id,serial_number\nCS1,SN-1\nCS:2,SN"), &DEFAULTS).unwrap_err();
    assert_eq!(faults.to_string(), "line 3: the file cannot be read further: connection reset");
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = read(&bytes[..], &DEFAULTS);
        let _ = read(&[b"station_id,serial_number\n", &bytes[..]].concat()[..], &DEFAULTS);
    }

    #[test]
    fn any_table_is_answered(
        columns in proptest::sample::subsequence(Column::NAMES.to_vec(), 0..=Column::COUNT).prop_shuffle(),
        rows in proptest::collection::vec(proptest::collection::vec("[ -~é\t\"]{0,8}", 0..12), 0..6),
        end in "(\n|\r\n|;\n)",
    ) {
        let lines: Vec<String> = std::iter::once(columns.join(",")).chain(rows.iter().map(|r| r.join(","))).collect();
        let text = lines.join(&end);
        match read(text.as_bytes(), &DEFAULTS) {
            Ok(rows) => prop_assert!(!rows.is_empty()),
            Err(faults) => {
                prop_assert!(!faults.listed().is_empty());
                prop_assert!(faults.listed().is_sorted_by_key(|f| f.line));
                prop_assert!(!faults.to_string().contains(|c: char| c.is_control() && c != '\n'));
            }
        }
    }

    #[test]
    fn what_another_writer_quotes_is_read_back(rows in proptest::collection::vec(("[A-Za-z0-9*=+|@._-]{1,48}", "[ -~äß]{0,30}"), 1..20)) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["station_id", "vendor", "serial_number"]).unwrap();
        for (at, (id, vendor)) in rows.iter().enumerate() {
            writer.write_record([&format!("{at}{}", &id[..id.len().min(40)]), vendor.trim(), &format!("SN-{at}")]).unwrap();
        }
        let vendors: Vec<String> = sound(writer.into_inner().unwrap()).into_iter().map(|r| r.charger.vendor.unwrap_or_default()).collect();
        prop_assert_eq!(vendors, rows.iter().map(|(_, vendor)| vendor.trim().to_owned()).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_written_by_the_rules_is_taken_and_one_quote_more_is_not(
        fields in proptest::collection::vec((any::<bool>(), "[a-c, é]{0,8}", "[a-c\",é]{0,8}"), 1..6),
        at in any::<proptest::sample::Index>(),
    ) {
        let written = |(quoted, bare, any): &(bool, String, String)| {
            if *quoted { format!("\"{}\"", any.replace('"', "\"\"")) } else { bare.replace(',', "") }
        };
        let meant = fields.iter().map(|(quoted, bare, any)| if *quoted { any.clone() } else { bare.replace(',', "") });
        let mut line = fields.iter().map(written).collect::<Vec<_>>().join(",").into_bytes();
        prop_assume!(!line.is_empty());
        let mut splitter = Splitter::new();
        for _ in 0..2 {
            let read: Vec<Vec<u8>> = splitter.fields(&line).unwrap().iter().map(<[u8]>::to_vec).collect();
            prop_assert_eq!(read, meant.clone().map(String::into_bytes).collect::<Vec<_>>());
        }
        line.insert(at.index(line.len() + 1), b'"');
        prop_assert!(splitter.fields(&line).is_err());
    }

    #[test]
    fn no_line_leaves_anything_to_the_next(lines in proptest::collection::vec("[a-c,\" é]{1,12}", 1..8)) {
        let mut splitter = Splitter::new();
        for line in lines {
            let _ = splitter.fields(line.as_bytes());
            prop_assert_eq!(splitter.fields(b"x,y").unwrap(), &csv::ByteRecord::from(vec!["x", "y"]));
        }
    }
}
