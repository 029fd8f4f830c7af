//! Global flags, which every command accepts.

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

/// When messages and help are coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// Use colour on a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always use colour
    Always,
    /// Never use colour
    Never,
}

/// Global flags, which every command accepts.
#[derive(Debug, Args)]
#[command(next_help_heading = "Global options")]
pub(super) struct Globals {
    /// PKI home [default: EVPKI_HOME, else evpki in the platform's data directory]
    #[arg(long, global = true, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    home: Option<PathBuf>,
    /// Print JSON: one object, or one object a line
    #[arg(long, global = true)]
    pub(super) json: bool,
    /// Print only data and errors
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    /// Print the PKI home and the audited user name
    #[arg(long, short, global = true, conflicts_with = "quiet")]
    pub(super) verbose: bool,
    /// Do not ask for confirmation
    #[arg(long, short = 'y', global = true)]
    pub(super) yes: bool,
    /// Never prompt; fail if input is needed
    #[arg(long, global = true)]
    pub(super) no_input: bool,
    /// When to use colour: auto, always or never
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN", hide_possible_values = true)]
    pub(super) color: Color,
    /// Source of the passphrase: env:NAME, file:PATH, fd:N, stdin, keyring: or others
    ///
    /// credential:NAME is a systemd credential. keyfile:PATH is a key file, which opens the vault without a passphrase. You can
    /// supply a recovery code instead of the passphrase. Never write the passphrase itself on the command line.
    #[arg(long, global = true, value_name = "SOURCE", conflicts_with = "passphrase_file")]
    passphrase: Option<Source>,
    /// File with the passphrase in its first line, `-` for stdin
    #[arg(long, global = true, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    passphrase_file: Option<PathBuf>,
}

impl Globals {
    /// Returns the source of the passphrase. `None` means that the command line names none.
    pub(super) fn source(&self) -> Option<Source> {
        let file = self.passphrase_file.as_ref();
        let named = file.map(|path| if path.as_os_str() == "-" { Source::Stdin } else { Source::File(path.clone()) });
        self.passphrase.clone().or(named)
    }

    /// Returns the PKI home: `--home`, else `EVPKI_HOME`, else `evpki` in the platform's data directory.
    pub(super) fn home(&self, world: &World) -> Result<PathBuf, Error> {
        self.home.clone().map_or_else(|| default_home(world), Ok)
    }

    /// Runs `work` in the context that the world and the flags define.
    pub(super) fn with_context<T>(
        &self,
        world: &mut World,
        work: impl FnOnce(&Context<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.with_all(None, Guard::Own, world, |context, _, _| work(context))
    }

    /// Like [`with_context`](Self::with_context), for commands that check and repair the file modes of the home themselves.
    pub(super) fn with_open_home<T>(
        &self,
        world: &mut World,
        work: impl FnOnce(&Context<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.with_all(None, Guard::Owned, world, |context, _, _| work(context))
    }

    /// Like [`with_context`](Self::with_context), for long output: `work` writes data to stdout as it produces it.
    pub(super) fn with_output<T>(
        &self,
        world: &mut World,
        work: impl FnOnce(&Context<'_>, &mut dyn Write) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.with_all(None, Guard::Own, world, |context, stdout, _| work(context, stdout))
    }

    /// Like [`with_output`](Self::with_output), for commands that also print messages while they run. The last argument is
    /// stderr.
    pub(super) fn with_talk<T>(
        &self,
        world: &mut World,
        work: impl FnOnce(&Context<'_>, &mut dyn Write, &mut dyn Write) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.with_all(None, Guard::Own, world, work)
    }

    /// Like [`with_context`](Self::with_context), for a command that reads a second secret. `other` is its source, if one was
    /// given.
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
                "warning: other users can read the PKI home `{}`: its mode is {mode:04o}; run `chmod go-rwx {}`\n",
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
                // If stderr cannot be written, the command still succeeds.
                let _ = writeln!(Shared(&stderr), "warning: {warning}");
            }
        }
        done
    }
}

/// A writer that several owners use one after the other.
struct Shared<'a, W>(&'a RefCell<W>);

impl<W: Write> Write for Shared<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.borrow_mut().flush()
    }
}

/// Returns the PKI home when `--home` is not given: `EVPKI_HOME`, else `evpki` in the platform's data directory.
///
/// # Errors
/// Returns a usage error if the environment does not define it either.
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
        Error::usage("cannot determine the PKI home: `--home`, `EVPKI_HOME` and `HOME` are not set")
            .hint("set the PKI home with `--home DIR`")
    })
}
