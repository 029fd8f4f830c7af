//! Answers, as they come and as they should not.

use super::*;
use OcppVersion::{Ocpp16, Ocpp21, Ocpp201};

/// Describes the verdict on a line, with the message that it answers if the line has an identifier.
fn said(line: &str, version: OcppVersion, purpose: Option<Purpose>) -> String {
    let verdict = Answer::parse(line.as_bytes()).and_then(|answer| answer.verdict(version, purpose));
    match verdict {
        Ok(Verdict::Accepted) => "accepted".to_owned(),
        Ok(Verdict::Later(word)) => format!("later: {word}"),
        Ok(Verdict::Refused(word)) => format!("refused: {word}"),
        Err(fault) => format!("fault: {fault}"),
    }
}

fn table(lines: &[(&str, OcppVersion, Option<Purpose>)]) -> String {
    let rows = lines.iter().map(|(line, version, purpose)| {
        let about = purpose.map_or(String::new(), |purpose| format!(" {purpose:?}"));
        format!("{version}{about} {line}\n    {}\n", said(line, *version, *purpose))
    });
    rows.collect()
}

#[test]
fn what_each_version_answers() {
    let variable = |name: &str, status: &str| {
        let component = if name == "BasicAuthPassword" { "SecurityCtrlr" } else { "OCPPCommCtrlr" };
        format!(
            r#"{{"station_id":"CS-1","payload":{{"setVariableResult":[{{"attributeStatus":"{status}","component":{{"name":"{component}"}},"variable":{{"name":"{name}"}}}}]}}}}"#
        )
    };
    let payload = |status: &str| format!(r#"{{"station_id":"CS-1","payload":{{"status":"{status}"}}}}"#);
    let (accepted, rejected, reboot) = (payload("Accepted"), payload("Rejected"), payload("RebootRequired"));
    let (scheduled, failed) = (payload("Scheduled"), payload("Failed"));
    let password =
        ["Accepted", "RebootRequired", "UnknownVariable", "accepted"].map(|status| variable("BasicAuthPassword", status));
    let priority = ["Accepted", "Rejected"].map(|status| variable("NetworkConfigurationPriority", status));
    let (profile, first, reset) = (Some(Purpose::Profile), Some(Purpose::Priority), Some(Purpose::Reset));
    insta::assert_snapshot!(table(&[
        (&accepted, Ocpp16, None),
        (&rejected, Ocpp16, None),
        (&reboot, Ocpp16, None),
        (&payload("Scheduled"), Ocpp16, None),
        (&password[0], Ocpp16, None),
        (&password[0], Ocpp201, None),
        (&password[1], Ocpp21, None),
        (&password[2], Ocpp201, None),
        (&password[3], Ocpp201, None),
        (&accepted, Ocpp201, None),
        (&priority[0], Ocpp201, None),
        (&priority[0], Ocpp21, None),
        (&priority[1], Ocpp21, first),
        (&priority[0], Ocpp21, Some(Purpose::Password)),
        (&accepted, Ocpp21, None),
        (&accepted, Ocpp21, profile),
        (&rejected, Ocpp21, profile),
        (&failed, Ocpp21, None),
        (&rejected, Ocpp21, None),
        (&scheduled, Ocpp21, None),
        (&rejected, Ocpp21, reset),
        (r#"{"station_id":"CS-1","frame":[4,"x","InternalError","",{}]}"#, Ocpp21, reset),
        (r#"[4,"x","InternalError"]"#, Ocpp201, Some(Purpose::Password)),
        (r#"[4,"x","bad\u001b[2J\u202e","why",{"a":[[[]]]}]"#, Ocpp16, Some(Purpose::Password)),
        (r#" [3,"x",{"status":"Accepted"}] "#, Ocpp16, Some(Purpose::Password)),
        (r#"{"at":"2026-11-21","station_id":"CS-1","status":"NotSupported","who":{"status":1}}"#, Ocpp16, None),
        (r#"{"station_id":"CS-1","status":"Ok"}"#, Ocpp16, None),
    ]), @r#"
    1.6 {"station_id":"CS-1","payload":{"status":"Accepted"}}
        accepted
    1.6 {"station_id":"CS-1","payload":{"status":"Rejected"}}
        refused: Rejected
    1.6 {"station_id":"CS-1","payload":{"status":"RebootRequired"}}
        later: RebootRequired
    1.6 {"station_id":"CS-1","payload":{"status":"Scheduled"}}
        fault: `Scheduled` is not an answer to ChangeConfiguration of OCPP 1.6
    1.6 {"station_id":"CS-1","payload":{"setVariableResult":[{"attributeStatus":"Accepted","component":{"name":"SecurityCtrlr"},"variable":{"name":"BasicAuthPassword"}}]}}
        fault: it does not answer ChangeConfiguration of OCPP 1.6
    2.0.1 {"station_id":"CS-1","payload":{"setVariableResult":[{"attributeStatus":"Accepted","component":{"name":"SecurityCtrlr"},"variable":{"name":"BasicAuthPassword"}}]}}
        accepted
    2.1 {"station_id":"CS-1","payload":{"setVariableResult":[{"attributeStatus":"RebootRequired","component":{"name":"SecurityCtrlr"},"variable":{"name":"BasicAuthPassword"}}]}}
        later: RebootRequired
    2.0.1 {"station_id":"CS-1","payload":{"setVariableResult":[{"attributeStatus":"UnknownVariable","component":{"name":"SecurityCtrlr"},"variable":{"name":"BasicAuthPassword"}}]}}
        refused: UnknownVariable
    2.0.1 {"station_id":"CS-1","payload":{"setVariableResult":[{"attributeStatus":"accepted","component":{"name":"SecurityCtrlr"},"variable":{"name":"BasicAuthPassword"}}]}}
        fault: `accepted` is not an answer to SetVariables
    2.0.1 {"station_id":"CS-1","payload":{"status":"Accepted"}}
        fault: it does not answer SetVariables of a password
    2.0.1 {"station_id":"CS-1","payload":{"setVariableResult":[{"attributeStatus":"Accepted","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"NetworkConfigurationPriority"}}]}}
        fault: it does not answer SetVariables of a password
    2.1 {"station_id":"CS-1","payload":{"setVariableResult":[{"attributeStatus":"Accepted","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"NetworkConfigurationPriority"}}]}}
        later: profile first
    2.1 Priority {"station_id":"CS-1","payload":{"setVariableResult":[{"attributeStatus":"Rejected","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"NetworkConfigurationPriority"}}]}}
        refused: Rejected
    2.1 Password {"station_id":"CS-1","payload":{"setVariableResult":[{"attributeStatus":"Accepted","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"NetworkConfigurationPriority"}}]}}
        fault: it does not answer SetVariables of SecurityCtrlr.BasicAuthPassword
    2.1 {"station_id":"CS-1","payload":{"status":"Accepted"}}
        later: profile staged
    2.1 Profile {"station_id":"CS-1","payload":{"status":"Accepted"}}
        later: profile staged
    2.1 Profile {"station_id":"CS-1","payload":{"status":"Rejected"}}
        refused: Rejected
    2.1 {"station_id":"CS-1","payload":{"status":"Failed"}}
        refused: Failed
    2.1 {"station_id":"CS-1","payload":{"status":"Rejected"}}
        fault: it does not name the refused message, SetNetworkProfile or Reset: pass the whole frame
    2.1 {"station_id":"CS-1","payload":{"status":"Scheduled"}}
        later: reset scheduled
    2.1 Reset {"station_id":"CS-1","payload":{"status":"Rejected"}}
        later: not reset
    2.1 Reset {"station_id":"CS-1","frame":[4,"x","InternalError","",{}]}
        later: not reset
    2.0.1 Password [4,"x","InternalError"]
        refused: InternalError
    1.6 Password [4,"x","bad\u001b[2J\u202e","why",{"a":[[[]]]}]
        refused: bad\u{1b}[2J\u{202e}
    1.6 Password  [3,"x",{"status":"Accepted"}] 
        accepted
    1.6 {"at":"2026-11-21","station_id":"CS-1","status":"NotSupported","who":{"status":1}}
        refused: NotSupported
    1.6 {"station_id":"CS-1","status":"Ok"}
        fault: `Ok` is not an answer to the message that sets a password
    "#);
}

#[test]
fn what_is_no_answer() {
    let lines = [
        "",
        "{",
        r#"{"station_id":"CS-1","status":"Acce"#,
        r#"[3,"x",{"status":"Accepted"}"#,
        r#"{"station_id":"CS-1","status":"Accepted"}}"#,
        r#"{"station_id":"CS-1","status":"Accepted"} {"station_id":"CS-2","status":"Accepted"}"#,
        r#"{"station_id":"CS-1","status":"Rejected","status":"Accepted"}"#,
        r#"{"station_id":"CS-1","payload":{"status":"Rejected","status":"Accepted"}}"#,
        r#"{"station_id":"CS-1"}"#,
        r#"{"station_id":"CS-1","status":"Accepted","payload":{}}"#,
        r#"{"station_id":"CS-1","payload":{}}"#,
        r#"{"status":"Accepted"}"#,
        r#"{"station_id":"CS:1","status":"Accepted"}"#,
        r#"{"station_id":7,"status":"Accepted"}"#,
        r#"{"station_id":"CS-1","status":{"secret":"hunter2"}}"#,
        r#"{"station_id":"CS-1","frame":"hunter2"}"#,
        r#"[2,"x","ChangeConfiguration",{"key":"AuthorizationKey","value":"hunter2"}]"#,
        r#"[5,"x","InternalError","",{}]"#,
        r#"[-3,"x",{}]"#,
        r#"[3,"x"]"#,
        r#"[3,"x",{"status":"Accepted"},1]"#,
        r#"[3,7,{"status":"Accepted"}]"#,
        r#"[]"#,
        "CS-1 ChangeConfiguration {\"value\":\"hunter2\"}",
        "\u{feff}{}",
        "{\"station_id\":\"CS-1\0\",\"status\":\"Accepted\"}",
        "null",
        r#"{"station_id":"CS-1","payload":{"setVariableResult":[]}}"#,
        r#"{"station_id":"CS-1","payload":{"setVariableResult":[{"attributeStatus":"Accepted","component":{"name":"SecurityCtrlr"},"variable":{"name":"BasicAuthPassword"}},{"attributeStatus":"Rejected","component":{"name":"securityctrlr"},"variable":{"name":"basicauthpassword"}}]}}"#,
    ];
    let faults = table(&lines.map(|line| (line, Ocpp201, None))).replace('\0', "\\0");
    assert!(faults.lines().filter(|line| line.starts_with("    ")).all(|line| line.starts_with("    fault: ")), "{faults}");
    assert!(!faults.lines().any(|line| line.starts_with("    ") && line.contains("hunter2")), "{faults}");
    insta::assert_snapshot!(faults, @r#"
    2.0.1 
        fault: it is cut off
    2.0.1 {
        fault: it is cut off
    2.0.1 {"station_id":"CS-1","status":"Acce
        fault: it is cut off
    2.0.1 [3,"x",{"status":"Accepted"}
        fault: it is cut off
    2.0.1 {"station_id":"CS-1","status":"Accepted"}}
        fault: it is not JSON, starting at byte 42
    2.0.1 {"station_id":"CS-1","status":"Accepted"} {"station_id":"CS-2","status":"Accepted"}
        fault: it is not JSON, starting at byte 43
    2.0.1 {"station_id":"CS-1","status":"Rejected","status":"Accepted"}
        fault: `status` occurs twice
    2.0.1 {"station_id":"CS-1","payload":{"status":"Rejected","status":"Accepted"}}
        fault: `status` occurs twice
    2.0.1 {"station_id":"CS-1"}
        fault: it has no `status`, `payload` or `frame`
    2.0.1 {"station_id":"CS-1","status":"Accepted","payload":{}}
        fault: it has 2 of `status`, `payload` and `frame`, expected one
    2.0.1 {"station_id":"CS-1","payload":{}}
        fault: it does not answer SetVariables of a password
    2.0.1 {"status":"Accepted"}
        fault: it names no charger
    2.0.1 {"station_id":"CS:1","status":"Accepted"}
        fault: the station ID has `:` at position 3, expected a-z A-Z 0-9 * - _ = + | @ .
    2.0.1 {"station_id":7,"status":"Accepted"}
        fault: it is not an answer, see byte 15: expected a frame, or an object with `station_id` and one of `status`, `payload`, `frame`
    2.0.1 {"station_id":"CS-1","status":{"secret":"hunter2"}}
        fault: it is not an answer, see byte 30: expected a frame, or an object with `station_id` and one of `status`, `payload`, `frame`
    2.0.1 {"station_id":"CS-1","frame":"hunter2"}
        fault: it is not an answer, see byte 38: expected a frame, or an object with `station_id` and one of `status`, `payload`, `frame`
    2.0.1 [2,"x","ChangeConfiguration",{"key":"AuthorizationKey","value":"hunter2"}]
        fault: it is a CALL, not an answer
    2.0.1 [5,"x","InternalError","",{}]
        fault: it is a frame of type 5, expected 3 or 4
    2.0.1 [-3,"x",{}]
        fault: it is not an answer, see byte 3: expected a frame, or an object with `station_id` and one of `status`, `payload`, `frame`
    2.0.1 [3,"x"]
        fault: it is not an answer, see byte 7: expected a frame, or an object with `station_id` and one of `status`, `payload`, `frame`
    2.0.1 [3,"x",{"status":"Accepted"},1]
        fault: it is not an answer, see byte 31: expected a frame, or an object with `station_id` and one of `status`, `payload`, `frame`
    2.0.1 [3,7,{"status":"Accepted"}]
        fault: it is not an answer, see byte 4: expected a frame, or an object with `station_id` and one of `status`, `payload`, `frame`
    2.0.1 []
        fault: it is not an answer, see byte 2: expected a frame, or an object with `station_id` and one of `status`, `payload`, `frame`
    2.0.1 CS-1 ChangeConfiguration {"value":"hunter2"}
        fault: it is not JSON, starting at byte 1
    2.0.1 ﻿{}
        fault: it is not JSON, starting at byte 1
    2.0.1 {"station_id":"CS-1\0","status":"Accepted"}
        fault: it is not JSON, starting at byte 20
    2.0.1 null
        fault: it is not an answer, see byte 4: expected a frame, or an object with `station_id` and one of `status`, `payload`, `frame`
    2.0.1 {"station_id":"CS-1","payload":{"setVariableResult":[]}}
        fault: it does not answer SetVariables of a password
    2.0.1 {"station_id":"CS-1","payload":{"setVariableResult":[{"attributeStatus":"Accepted","component":{"name":"SecurityCtrlr"},"variable":{"name":"BasicAuthPassword"}},{"attributeStatus":"Rejected","component":{"name":"securityctrlr"},"variable":{"name":"basicauthpassword"}}]}}
        fault: `BasicAuthPassword` occurs twice
    "#);
}

#[test]
fn lines_have_an_end() {
    let deep = format!("{{\"station_id\":\"CS-1\",\"payload\":{}", "[".repeat(60_000));
    assert!(Answer::parse(deep.as_bytes()).is_err());
    let ignored =
        format!("{{\"x\":{}{},\"station_id\":\"CS-1\",\"status\":\"Accepted\"}}", "[".repeat(30_000), "]".repeat(30_000));
    let read = Answer::parse(ignored.as_bytes());
    assert!(read.is_ok() || matches!(read, Err(AnswerFault::Json { .. })), "{read:?}");
    assert_eq!(Answer::parse(&vec![b' '; LONGEST_ANSWER + 1]), Err(AnswerFault::TooLong));
    assert_eq!(Answer::parse(b"\xff\xfe{\0"), Err(AnswerFault::NotText));
}
