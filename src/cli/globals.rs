//! The flags that every command takes.

use super::{World, ask::Source, progress};
use crate::{
    commands::{Context, Error, context::STORE, shell_quote::shell_quoted_path},
    files::{self, Guard},
    model::PrintablePath as _,
};
use clap::{Args, ValueEnum};
use std::{
    cell::RefCell,
    io::{self, Write},
    path::PathBuf,
};

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The flags that every command takes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Global options")]
pub(super) struct Globals {
    /// Where the PKI is kept [default: the platform's data directory]
    #[arg(long, global = true, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    home: Option<PathBuf>,
    /// Answer in JSON: one object, or one a line
    #[arg(long, global = true)]
    pub(super) json: bool,
    /// Say nothing but data and errors
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    /// Say first where the PKI is kept, and in whose name the audit will take it down
    #[arg(long, short, global = true, conflicts_with = "quiet")]
    pub(super) verbose: bool,
    /// Do it without asking back
    #[arg(long, short = 'y', global = true)]
    pub(super) yes: bool,
    /// Never ask anything; fail instead
    #[arg(long, global = true)]
    pub(super) no_input: bool,
    /// When to use colour
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN", hide_possible_values = true)]
    pub(super) color: Color,
    /// Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    ///
    /// credential:NAME is one of systemd; keyfile:PATH is a key file, which opens the vault by itself. A recovery code may stand in the
    /// passphrase's place. Never the passphrase itself.
    #[arg(long, global = true, value_name = "SOURCE", conflicts_with = "passphrase_file")]
    passphrase: Option<Source>,
    /// The file whose first line is the passphrase, `-` for stdin
    #[arg(long, global = true, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    passphrase_file: Option<PathBuf>,
}

impl Globals {
    /// Where the passphrase is, if the command line says.
    pub(super) fn source(&self) -> Option<Source> {
        let file = self.passphrase_file.as_ref();
        let named = file.map(|path| if path.as_os_str() == "-" { Source::Stdin } else { Source::File(path.clone()) });
        self.passphrase.clone().or(named)
    }

    /// Where the PKI is kept: `--home`, else `EVPKI_HOME`, else `evpki` in the platform's data directory.
    pub(super) fn home(&self, world: &World) -> Result<PathBuf, Error> {
        self.home.clone().map_or_else(|| default_home(world), Ok)
    }

    /// Does something in the context that world and flags make.
    pub(super) fn with_context<T>(
        &self,
        world: &mut World,
        work: impl FnOnce(&Context<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.with_all(None, Guard::Own, world, |context, _, _| work(context))
    }

    /// As [`with_context`](Self::with_context), in a home whose modes are yet to be looked at and mended.
    pub(super) fn with_open_home<T>(
        &self,
        world: &mut World,
        work: impl FnOnce(&Context<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.with_all(None, Guard::Owned, world, |context, _, _| work(context))
    }

    /// As [`with_context`](Self::with_context), for what is too long to be kept until the end: data goes to stdout as it comes.
    pub(super) fn with_output<T>(
        &self,
        world: &mut World,
        work: impl FnOnce(&Context<'_>, &mut dyn Write) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.with_all(None, Guard::Own, world, |context, stdout, _| work(context, stdout))
    }

    /// As [`with_output`](Self::with_output), for what has something to say on the way: talk goes to stderr, the last.
    pub(super) fn with_talk<T>(
        &self,
        world: &mut World,
        work: impl FnOnce(&Context<'_>, &mut dyn Write, &mut dyn Write) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.with_all(None, Guard::Own, world, work)
    }

    /// As [`with_context`](Self::with_context), for a command that takes in another secret, which is at `other` if it was given.
    pub(super) fn with_other_secret<T>(
        &self,
        other: Option<Source>,
        world: &mut World,
        work: impl FnOnce(&Context<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.with_all(other, Guard::Own, world, |context, _, _| work(context))
    }

    fn with_all<T>(
        &self,
        other: Option<Source>,
        guard: Guard,
        world: &mut World,
        work: impl FnOnce(&Context<'_>, &mut dyn Write, &mut dyn Write) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let home = self.home(world)?;
        files::guard(&home, guard)?;
        files::guard_file(&home.join(STORE), guard)?;
        if let Some(mode) = files::readable_by_others(&home).filter(|_| !self.quiet) {
            let warning = format!(
                "warning: other users can look into the home `{}`: its mode is {mode:04o}, and `chmod go-rwx {}` closes it\n",
                home.shown(),
                shell_quoted_path(&home)
            );
            super::answer::talk(world, &warning);
        }
        let passphrases = super::ask::Terminal::new(self, other, world);
        let audience = match world.stderr_is_terminal {
            _ if self.quiet || self.json => progress::Audience::Nobody,
            true => progress::Audience::Person,
            false => progress::Audience::Log,
        };
        let actor = world.actor();
        let World { random, now, keyring, stdout, stderr, .. } = world;
        let stderr = RefCell::new(stderr);
        let progress = progress::to(audience, Shared(&stderr));
        let context =
            Context { home, now: *now, random: &**random, actor, passphrases: &passphrases, keyring, progress: &*progress };
        let done = work(&context, stdout, &mut Shared(&stderr));
        if !self.quiet {
            for warning in passphrases.warnings() {
                // That it cannot be heard is no reason to fail.
                let _ = writeln!(Shared(&stderr), "warning: {warning}");
            }
        }
        done
    }
}

/// Something to write to that several have, one after the other.
struct Shared<'a, W>(&'a RefCell<W>);

impl<W: Write> Write for Shared<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.borrow_mut().flush()
    }
}

/// Where the PKI is kept when the command line does not say: `EVPKI_HOME`, else `evpki` in the platform's data directory.
///
/// # Errors
/// When the environment does not say either.
pub(super) fn default_home(world: &World) -> Result<PathBuf, Error> {
    if let Some(home) = world.variable("EVPKI_HOME") {
        return Ok(PathBuf::from(home));
    }
    let data = |name: &str, below: &str| world.variable(name).map(|base| PathBuf::from(base).join(below).join("evpki"));
    let found = if cfg!(windows) {
        data("APPDATA", "")
    } else if cfg!(target_os = "macos") {
        data("HOME", "Library/Application Support")
    } else {
        data("XDG_DATA_HOME", "").or_else(|| data("HOME", ".local/share"))
    };
    found.ok_or_else(|| {
        Error::usage("no home for the PKI: neither `--home` nor `EVPKI_HOME` nor `HOME` is set")
            .hint("name one with `--home DIR`")
    })
}
