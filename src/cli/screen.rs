//! A look at what is secret: on a screen of its own, which is cleared again and leaves nothing in the scrollback.

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

/// How often is asked whether a look is over.
const MOMENT: Duration = Duration::from_millis(100);
/// What is taken for the size of a terminal that does not say.
const SIZE: (u16, u16) = (80, 24);

/// How a look ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// With any key, or after 30 seconds: it can be had again.
    Short,
    /// With Enter, or after ten minutes: somebody writes it down, and a key that is pressed by accident must not end that.
    Long,
}

impl Look {
    /// What to do, for people.
    fn says(self, is_last: bool) -> &'static str {
        match (self, is_last) {
            (Self::Short, true) => "Any key clears this; so do 30 seconds.",
            (Self::Short, false) => "Any key shows the next page; so do 30 seconds.",
            (Self::Long, true) => "Enter clears this; so do 10 minutes.",
            (Self::Long, false) => "Enter shows the next page; so do 10 minutes.",
        }
    }

    /// How many moments it takes at most.
    fn moments(self) -> u32 {
        match self {
            Self::Short => 300,
            Self::Long => 6000,
        }
    }

    fn ends_with(self, key: &KeyEvent) -> bool {
        // A line feed, which is Enter to a pseudo-terminal, is Ctrl-J to a raw one.
        let is_control = key.modifiers.contains(KeyModifiers::CONTROL) && matches!(key.code, KeyCode::Char('c' | 'j'));
        key.kind == KeyEventKind::Press && (self == Self::Short || key.code == KeyCode::Enter || is_control)
    }
}

/// Whether there is a screen that can be cleared again: a terminal with a second one.
pub(super) fn can_be_cleared(world: &World) -> bool {
    let has_screens = cfg!(windows) || world.variable("TERM").is_some_and(|term| term != "dumb");
    world.stdout_is_terminal && has_screens
}

/// An answer that reveals secrets: on the second screen of a terminal, if there is one and a person to press a key, and then again without them;
/// otherwise with them, and with a note that says where they are now.
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

/// Shows a text, page by page, until a key is pressed or the time is over. Being told to end ends it, too.
///
/// # Errors
/// When there is nobody who could press a key, or the terminal takes nothing.
pub(super) fn look_at(world: &mut World, text: &str, look: Look) -> io::Result<()> {
    let interrupt = Interrupt::watch();
    let size = terminal::size().ok().filter(|(columns, rows)| *columns > 0 && *rows > 3).unwrap_or(SIZE);
    let pages = pages(text, size);
    let screen = Screen::open(&mut world.stdout)?;
    for (number, page) in pages.iter().enumerate() {
        queue!(screen.0, Clear(ClearType::All), MoveTo(0, 0))?;
        for line in page {
            // The terminal is raw: a new line is just that.
            write!(screen.0, "{line}\r\n")?;
        }
        write!(screen.0, "\r\n{}", look.says(number + 1 == pages.len()))?;
        screen.0.flush()?;
        // What was typed before was not meant for this.
        while event::poll(Duration::ZERO)? {
            event::read()?;
        }
        until_over(look.moments(), |moment| {
            let key = event::poll(moment)? && matches!(event::read()?, Event::Key(key) if look.ends_with(&key));
            Ok(key || interrupt.is_wished())
        })?;
        if interrupt.is_wished() {
            break;
        }
    }
    Ok(())
}

/// The lines of a text, as many on a page as fit a terminal of so many columns and rows; longer ones take several rows. The second screen has
/// no scrollback: what leaves it at the top cannot be seen any more.
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

/// Waits until somebody has had enough, or for so many moments.
fn until_over(moments: u32, mut had_enough: impl FnMut(Duration) -> io::Result<bool>) -> io::Result<()> {
    for _ in 0..moments {
        if had_enough(MOMENT)? {
            break;
        }
    }
    Ok(())
}

/// The terminal's second screen, without a scrollback, while keys are read one by one. However it is left, nothing stays on it.
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
        // Cleared first: some terminals have one screen for both.
        let _ = queue!(self.0, Clear(ClearType::All), MoveTo(0, 0), Show, LeaveAlternateScreen).and_then(|()| self.0.flush());
        let _ = disable_raw_mode();
    }
}

#[cfg(test)]
mod tests {
    use super::{Look, MOMENT, pages, until_over};
    use std::{io, time::Duration};

    #[test]
    fn a_look_is_over_with_a_key_an_error_or_in_the_end() {
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
    fn what_does_not_fit_is_on_another_page() {
        let lines: Vec<String> = (0..10).map(|n| format!("line {n}")).collect();
        let text = lines.join("\n");
        assert_eq!(pages(&text, (80, 24)), [lines.iter().map(String::as_str).collect::<Vec<_>>()]);
        let all = pages(&text, (80, 6));
        assert_eq!(all.iter().map(Vec::len).collect::<Vec<_>>(), [4, 4, 2]);
        assert_eq!(all.concat(), lines);
        // A long line takes several rows, and one that is longer than the screen has one of its own.
        let text = format!("a\n{}\nb\n{}\nc", "x".repeat(25), "y".repeat(1000));
        assert_eq!(pages(&text, (10, 6)).iter().map(Vec::len).collect::<Vec<_>>(), [2, 1, 1, 1]);
        assert_eq!(pages("", (0, 0)), [Vec::<&str>::new()]);
    }
}
