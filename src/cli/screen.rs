//! A look at what is secret: on a screen of its own, which is cleared again and leaves nothing in the scrollback.

use super::{World, interrupt::Interrupt};
use crossterm::{
    cursor::{Hide, MoveTo, Show},
    event::{self, Event, KeyEventKind},
    execute, queue,
    terminal::{Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode},
};
use std::{
    io::{self, Write},
    time::Duration,
};

/// How often is asked whether a look is over, and how many times at most: 30 seconds.
const MOMENT: Duration = Duration::from_millis(100);
const MOMENTS: u32 = 300;

/// Whether there is a screen that can be cleared again: a terminal with a second one.
pub(super) fn can_be_cleared(world: &World) -> bool {
    let has_screens = cfg!(windows) || world.variable("TERM").is_some_and(|term| term != "dumb");
    world.stdout_is_terminal && has_screens
}

/// Shows a text until a key is pressed or 30 seconds are over. Ctrl-C is a key like any other; being told to end ends it, too.
///
/// # Errors
/// When there is nobody who could press a key, or the terminal takes nothing.
pub(super) fn look_at(world: &mut World, text: &str) -> io::Result<()> {
    let interrupt = Interrupt::watch();
    let screen = Screen::open(&mut world.stdout)?;
    for line in text.lines() {
        // The terminal is raw: a new line is just that.
        write!(screen.0, "{line}\r\n")?;
    }
    write!(screen.0, "\r\nAny key clears this; so do 30 seconds.")?;
    screen.0.flush()?;
    // What was typed before was not meant for this.
    while event::poll(Duration::ZERO)? {
        event::read()?;
    }
    until_over(|moment| {
        let key = event::poll(moment)? && matches!(event::read()?, Event::Key(key) if key.kind == KeyEventKind::Press);
        Ok(key || interrupt.is_wished())
    })
}

/// Waits until somebody has had enough, or for 30 seconds.
fn until_over(mut had_enough: impl FnMut(Duration) -> io::Result<bool>) -> io::Result<()> {
    for _ in 0..MOMENTS {
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
    use super::{MOMENT, until_over};
    use std::{io, time::Duration};

    #[test]
    fn a_look_is_over_with_a_key_an_error_or_in_the_end() {
        let mut waited = Duration::ZERO;
        let mut look = |ends_at: Option<Duration>, with: fn() -> io::Result<bool>| {
            waited = Duration::ZERO;
            let result = until_over(|moment| {
                waited += moment;
                if Some(waited) == ends_at { with() } else { Ok(false) }
            });
            (result.is_ok(), waited)
        };
        assert_eq!(look(None, || Ok(true)), (true, Duration::from_secs(30)));
        assert_eq!(look(Some(MOMENT * 7), || Ok(true)), (true, MOMENT * 7));
        assert_eq!(look(Some(MOMENT), || Err(io::ErrorKind::BrokenPipe.into())), (false, MOMENT));
    }
}
