//! `evpki charger scan`: arguments and output.

use super::{Answer, Globals, Traits, World};
use crate::{
    cli::{
        answer::{error_json, in_a_line},
        describe::count,
        input,
        interrupt::Interrupt,
        scanner::Scanner,
    },
    commands::{
        Error,
        bundle::Written,
        charger::scan::{self, Done, Format, Labels, Newcomers, Report, SerialPattern, StationIdTemplate},
    },
    labels::Dpi,
    model::{Outcome, PrintablePath as _, printable},
};
use clap::{Args, ValueEnum};
use serde_json::{Value, json};
use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

/// The file format of labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LabelFormat {
    /// SVG: vector graphics
    Svg,
    /// PNG, for printers that accept no SVG
    Png,
}

/// When the terminal bell rings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Bell {
    /// Ring on a terminal
    Auto,
    /// Always ring
    Always,
    /// Never ring
    Never,
}

/// Provision chargers one by one with a barcode scanner
///
/// Reads serial numbers or station IDs from stdin, one a line, until stdin ends or you press Ctrl-C. For each charger, at once
/// issues a missing certificate, generates a missing password, and writes the bundle and the label. Prints one line for each
/// charger. Errors go to stderr, with a bell; scan the charger again after you solve the problem. Scanning a charger twice
/// changes nothing. The vault is opened once, at the start.
///
/// Chargers that are not registered are refused. To register them, give --station-id with a template for their station IDs, and
/// --serial-number-pattern with a pattern for valid serial numbers.
///
/// Labels contain no secret. With --with-password, they contain the password in letters and in the QR code: keep such a label
/// secret. The audit log records it. With --template, labels are made from your own SVG with placeholders such as {{ station_id
/// }}.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki charger scan --bundles bundles --labels labels
  evpki charger scan --labels labels --label-format png --dpi 203 < serial-numbers.txt
  evpki charger scan --station-id 'DE*ACM*{serial_number}' --serial-number-pattern 'SN-[0-9]{4}' --security-profile 3 < serial-numbers.txt")]
pub(in crate::cli) struct Arguments {
    /// Directory for the bundles; each charger gets its own subdirectory
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    bundles: Option<PathBuf>,
    /// CSMS URL to write into the bundles [default: wss:// and its FQDN]
    #[arg(long, value_name = "URL", value_hint = clap::ValueHint::Url)]
    csms_url: Option<String>,
    /// Directory for the labels
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    labels: Option<PathBuf>,
    /// File format of the labels
    #[arg(long, value_enum, value_name = "KIND", default_value = "svg", requires = "labels")]
    label_format: LabelFormat,
    /// Resolution of PNG labels in dots per inch, 72 to 1200
    #[arg(long, value_name = "N", default_value = "300", requires = "label_format")]
    dpi: Dpi,
    /// SVG template for labels, with placeholders such as `{{ station_id }}`
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath, requires = "labels")]
    template: Option<PathBuf>,
    /// Print the password on the label, which must then be kept secret
    #[arg(long, requires = "labels")]
    with_password: bool,
    /// Replace existing labels that have other contents
    #[arg(long, requires = "labels")]
    replace: bool,
    /// When to ring the bell for refused scans: auto, always or never
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto")]
    bell: Bell,
    /// Template for station IDs of new chargers, with `{serial_number}`
    #[arg(long, value_name = "TEMPLATE", requires = "serial_number_pattern", help_heading = "New chargers")]
    station_id: Option<StationIdTemplate>,
    /// Regular expression that the whole serial number of a new charger must match
    #[arg(long, value_name = "PATTERN", requires = "station_id", help_heading = "New chargers")]
    serial_number_pattern: Option<SerialPattern>,
    #[command(flatten, next_help_heading = "New chargers")]
    traits: Traits,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let stdin = input::stdin(globals, world)?;
    let (bell, format) = (arguments.bell, arguments.label_format);
    let newcomers = newcomers(arguments.station_id, arguments.serial_number_pattern, arguments.traits)?;
    let labels = arguments.labels.map(|into| {
        let format = if format == LabelFormat::Svg { Format::Svg } else { Format::Png(arguments.dpi) };
        Labels::new(into, arguments.template.as_deref(), format, arguments.with_password, arguments.replace)
    });
    let clock = world.clock.clone();
    let request = scan::Request {
        bundles: arguments.bundles,
        csms_url: arguments.csms_url,
        labels: labels.transpose()?,
        newcomers,
        clock: &*clock,
    };
    let by_hand = world.stdin_is_terminal;
    let greets = by_hand && world.stderr_is_terminal && !globals.quiet && !globals.json;
    let rings = bell == Bell::Always || bell == Bell::Auto && world.stderr_is_terminal;
    let interrupt = Interrupt::watch();
    let mut scanner: Option<Scanner> = None;
    let report = globals.with_talk(world, |context, stdout, stderr| {
        let stderr = std::cell::RefCell::new(stderr);
        let talk = |text: &str| {
            let mut stderr = stderr.borrow_mut();
            // If stderr cannot be written, the command still succeeds.
            let _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
        };
        let mut stdin = Some(stdin);
        // The user is asked to scan when everything is ready. Nothing is read before that.
        let mut scans = std::iter::from_fn(|| {
            if let Some(stdin) = stdin.take() {
                if greets {
                    talk("Scan the serial numbers one by one. Press Ctrl-D or Ctrl-C to stop.\n");
                }
                scanner = Some(Scanner::listen(stdin, &interrupt));
            }
            scanner.as_mut()?.next()
        });
        let mut columns = Columns::new();
        scan::run(context, &request, &mut scans, &mut |answer| {
            if let Err(error) = &answer.result {
                let bell = if rings { "\x07" } else { "" };
                let before = if answer.scanned.is_empty() { String::new() } else { format!("{}: ", printable(&answer.scanned)) };
                talk(&format!("refused: {before}{}\n{bell}", in_a_line(error)));
            }
            let line = match &answer.result {
                _ if globals.json => format!("{}\n", json(answer)),
                Ok(done) => columns.line(done),
                Err(_) => return Ok(()),
            };
            match stdout.write_all(line.as_bytes()).and_then(|()| stdout.flush()) {
                Err(e) if e.kind() != ErrorKind::BrokenPipe => Err(Error::cannot(format!("cannot write to stdout: {e}"))),
                _ => Ok(()),
            }
        })
    })?;
    let is_left = scanner.is_some_and(|scanner| scanner.is_left());
    Ok(summary(&report, is_left || interrupt.is_requested() && !by_hand))
}

fn newcomers(
    station_id: Option<StationIdTemplate>,
    pattern: Option<SerialPattern>,
    traits: Traits,
) -> Result<Option<Newcomers>, Error> {
    let (Some(station_id), Some(pattern)) = (station_id, pattern) else { return Ok(None) };
    let key_type = traits.key_type;
    // Placeholders: each charger gets its own station ID and serial number.
    let like = traits.charger("-".parse()?, "-".parse()?);
    Ok(Some(Newcomers { pattern, station_id, like, key_type }))
}

/// Returns the summary and the outcome.
fn summary(report: &Report, is_cut_short: bool) -> Answer {
    let Report { done, already, refused } = *report;
    let mut answer = Answer::data("", Value::Null);
    answer = match done + already + refused {
        0 => answer.note("no scans"),
        all => answer.note(format!("{}: {done} done, {already} done already, {refused} refused", count(all, "scan"))),
    };
    if is_cut_short {
        answer = answer.note("stopped by the user before the end of stdin");
    }
    if is_cut_short || refused > 0 {
        answer.outcome = Some(Outcome::Partial);
        answer = answer.next("run the same command again to do the rest; finished chargers are not changed");
    }
    answer
}

/// The widths of the columns: the minimum, or the widest value so far.
struct Columns {
    station_id: usize,
    serial_number: usize,
}

impl Columns {
    fn new() -> Self {
        Self { station_id: 14, serial_number: 12 }
    }

    /// Formats what was done for a charger, for people.
    fn line(&mut self, done: &Done) -> String {
        let (id, number) = (done.charger.station_id.as_str(), done.charger.serial_number.as_str());
        self.station_id = self.station_id.max(id.len());
        self.serial_number = self.serial_number.max(number.len());
        let certificate = if done.completed { "certificate completed" } else { "certificate issued" };
        let parts = [
            (done.registered, "registered"),
            (done.serial.is_some(), certificate),
            (done.password, "password generated"),
            (is_made(&done.bundle), "bundle written"),
            (is_made(&done.label), "label written"),
        ];
        let parts: Vec<&str> = parts.into_iter().filter(|(is, _)| *is).map(|(_, part)| part).collect();
        let what = if parts.is_empty() { "already done".to_owned() } else { parts.join(", ") };
        let files = [&done.bundle, &done.label].into_iter().flatten();
        let files: String = files.map(|(path, _)| format!("  {}", printable(&path.shown()))).collect();
        format!("{id:<0$}  {number:<1$}  {what}{files}\n", self.station_id, self.serial_number)
    }
}

fn is_made(file: &Option<(PathBuf, Written)>) -> bool {
    file.as_ref().is_some_and(|(_, written)| *written == Written::Made)
}

/// The JSON object of a scan and its result.
fn json(answer: &scan::Answer) -> Value {
    let done = answer.result.as_ref().ok();
    let path = |file: fn(&Done) -> &Option<(PathBuf, Written)>| -> Option<&Path> {
        done.and_then(|done| file(done).as_ref()).map(|(path, _)| path.as_path())
    };
    let is = |what: fn(&Done) -> bool| done.is_some_and(what);
    json!({
        "scanned": answer.scanned, "error": answer.result.as_ref().err().map(error_json),
        "station_id": done.map(|done| done.charger.station_id.as_str()),
        "serial_number": done.map(|done| done.charger.serial_number.as_str()),
        "already": is(Done::was_done), "registered": is(|done| done.registered),
        "certificate_issued": is(|done| done.serial.is_some() && !done.completed),
        "certificate_completed": is(|done| done.completed),
        "serial": done.and_then(|done| done.serial.as_ref()).map(ToString::to_string),
        "password_made": is(|done| done.password),
        "bundle": path(|done| &done.bundle), "bundle_written": is(|done| is_made(&done.bundle)),
        "label": path(|done| &done.label), "label_written": is(|done| is_made(&done.label)),
    })
}
