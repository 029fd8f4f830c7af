//! Display of secrets on the second screen of a terminal, which is cleared afterwards and leaves nothing in the scrollback.

use super::{Answer, Globals, World, interrupt::Interrupt};
use crossterm::{
    cursor::{Hide, MoveTo, Show},
    event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers},
    execute, queue,
    terminal::{self, Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode},
};
use std::{
    io::{self, Write},
    time::Duration,
};
use zeroize::Zeroizing;

/// The interval at which keys and signals are checked.
const MOMENT: Duration = Duration::from_millis(100);
/// The default size of a terminal that reports none: columns and rows.
const SIZE: (u16, u16) = (80, 24);

/// When the display ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// With any key, or after 30 seconds: the user can show the secret again.
    Short,
    /// With Enter, or after 10 minutes: the user copies the secret, and other keys must not end the display by accident.
    Long,
}

impl Look {
    /// Returns the instruction for the user.
    fn says(self, is_last: bool) -> &'static str {
        match (self, is_last) {
            (Self::Short, true) => "Press any key to clear this. It is cleared after 30 seconds.",
            (Self::Short, false) => "Press any key for the next page. It is shown after 30 seconds.",
            (Self::Long, true) => "Press Enter to clear this. It is cleared after 10 minutes.",
            (Self::Long, false) => "Press Enter for the next page. It is shown after 10 minutes.",
        }
    }

    /// Returns the longest duration, as a number of [`MOMENT`]s.
    fn moments(self) -> u32 {
        match self {
            Self::Short => 300,
            Self::Long => 6000,
        }
    }

    fn ends_with(self, key: &KeyEvent) -> bool {
        // A pseudo-terminal sends Enter as a line feed, which raw mode reports as Ctrl-J.
        let is_control = key.modifiers.contains(KeyModifiers::CONTROL) && matches!(key.code, KeyCode::Char('c' | 'j'));
        key.kind == KeyEventKind::Press && (self == Self::Short || key.code == KeyCode::Enter || is_control)
    }
}

/// Returns whether stdout is a terminal with a second screen, which can be cleared.
pub(super) fn can_be_cleared(world: &World) -> bool {
    let has_screens = cfg!(windows) || world.variable("TERM").is_some_and(|term| term != "dumb");
    world.stdout_is_terminal && has_screens
}

/// Returns an answer that reveals secrets. If the terminal has a second screen and a user can press a key, the secrets are shown
/// there, and the answer does not contain them. Otherwise the answer contains them, with a note that states where they are.
///
/// `answer` writes the answer with or without the secrets, `secrets` names them ("the tokens").
pub(super) fn reveal(globals: &Globals, world: &mut World, secrets: &str, answer: impl Fn(bool, &World) -> Answer) -> Answer {
    if !globals.json && can_be_cleared(world) {
        let text = Zeroizing::new(answer(true, world).text);
        if look_at(world, &text, Look::Short).is_ok() {
            return answer(false, world)
                .note(format!("{secrets} are no longer on your screen; the audit log records that you saw them"));
        }
    }
    let answer = answer(true, world);
    answer.note(match world.stdout_is_terminal {
        true => {
            format!("{secrets} are still on your screen, and perhaps in its scrollback; the audit log records that you saw them")
        }
        false => format!("this output contains {secrets} in plain text; the audit log records that you saw them"),
    })
}

/// Shows a text, page by page, until the user presses a key or the time is over. A signal ends it as well.
///
/// # Errors
/// Returns an error if the terminal has no key input or cannot be written.
pub(super) fn look_at(world: &mut World, text: &str, look: Look) -> io::Result<()> {
    let interrupt = Interrupt::watch();
    let size = terminal::size().ok().filter(|(columns, rows)| *columns > 0 && *rows > 3).unwrap_or(SIZE);
    let pages = pages(text, size);
    let screen = Screen::open(&mut world.stdout)?;
    for (number, page) in pages.iter().enumerate() {
        queue!(screen.0, Clear(ClearType::All), MoveTo(0, 0))?;
        for line in page {
            // In raw mode, a line feed does not return to the first column.
            write!(screen.0, "{line}\r\n")?;
        }
        write!(screen.0, "\r\n{}", look.says(number + 1 == pages.len()))?;
        screen.0.flush()?;
        // Keys that were pressed before the page was visible are discarded.
        while event::poll(Duration::ZERO)? {
            event::read()?;
        }
        until_over(look.moments(), |moment| {
            let key = event::poll(moment)? && matches!(event::read()?, Event::Key(key) if look.ends_with(&key));
            Ok(key || interrupt.is_requested())
        })?;
        if interrupt.is_requested() {
            break;
        }
    }
    Ok(())
}

/// Splits the lines of a text into pages for a terminal of this size. Long lines take several rows. The second screen has no
/// scrollback, so a line that scrolls off the top cannot be read any more.
fn pages(text: &str, (columns, rows): (u16, u16)) -> Vec<Vec<&str>> {
    let room = usize::from(rows).saturating_sub(2).max(1);
    let (mut pages, mut used) = (vec![Vec::new()], 0);
    for line in text.lines() {
        let height = line.chars().count().div_ceil(usize::from(columns).max(1)).max(1);
        if used > 0 && used + height > room {
            pages.push(Vec::new());
            used = 0;
        }
        used += height;
        if let Some(page) = pages.last_mut() {
            page.push(line);
        }
    }
    pages
}

/// Waits until `had_enough` returns true, or for this number of [`MOMENT`]s.
fn until_over(moments: u32, mut had_enough: impl FnMut(Duration) -> io::Result<bool>) -> io::Result<()> {
    for _ in 0..moments {
        if had_enough(MOMENT)? {
            break;
        }
    }
    Ok(())
}

/// The second screen of the terminal, in raw mode. It is cleared when this value is dropped, in all cases.
struct Screen<'a>(&'a mut Box<dyn Write>);

impl<'a> Screen<'a> {
    fn open(out: &'a mut Box<dyn Write>) -> io::Result<Self> {
        enable_raw_mode()?;
        let screen = Self(out);
        execute!(screen.0, EnterAlternateScreen, Clear(ClearType::All), MoveTo(0, 0), Hide)?;
        Ok(screen)
    }
}

impl Drop for Screen<'_> {
    fn drop(&mut self) {
        // Cleared first, because some terminals have only one screen.
        let _ = queue!(self.0, Clear(ClearType::All), MoveTo(0, 0), Show, LeaveAlternateScreen).and_then(|()| self.0.flush());
        let _ = disable_raw_mode();
    }
}

#[cfg(test)]
mod tests {
    use super::{Look, MOMENT, pages, until_over};
    use std::{io, time::Duration};

    #[test]
    fn the_display_ends_with_a_key_an_error_or_after_its_time() {
        let mut waited = Duration::ZERO;
        let mut look = |ends_at: Option<Duration>, with: fn() -> io::Result<bool>| {
            waited = Duration::ZERO;
            let result = until_over(Look::Short.moments(), |moment| {
                waited += moment;
                if Some(waited) == ends_at { with() } else { Ok(false) }
            });
            (result.is_ok(), waited)
        };
        assert_eq!(look(None, || Ok(true)), (true, Duration::from_secs(30)));
        assert_eq!(look(Some(MOMENT * 7), || Ok(true)), (true, MOMENT * 7));
        assert_eq!(look(Some(MOMENT), || Err(io::ErrorKind::BrokenPipe.into())), (false, MOMENT));
    }

    #[test]
    fn lines_that_do_not_fit_are_on_another_page() {
        let lines: Vec<String> = (0..10).map(|n| format!("line {n}")).collect();
        let text = lines.join("\n");
        assert_eq!(pages(&text, (80, 24)), [lines.iter().map(String::as_str).collect::<Vec<_>>()]);
        let all = pages(&text, (80, 6));
        assert_eq!(all.iter().map(Vec::len).collect::<Vec<_>>(), [4, 4, 2]);
        assert_eq!(all.concat(), lines);
        // A long line takes several rows, and a line that is longer than the screen gets its own page.
        let text = format!("a\n{}\nb\n{}\nc", "x".repeat(25), "y".repeat(1000));
        assert_eq!(pages(&text, (10, 6)).iter().map(Vec::len).collect::<Vec<_>>(), [2, 1, 1, 1]);
        assert_eq!(pages("", (0, 0)), [Vec::<&str>::new()]);
    }
}
