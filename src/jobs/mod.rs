//! Timed work beside the pages, on a thread of its own: no page waits for it.

pub mod digest;
pub mod sender;

use crate::clock::Clock;
use crate::db::Database;
use crate::mail::Writer;
use crate::mail::carrier::Carrier;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// What the work needs.
pub struct Work {
    pub db: Database,
    pub clock: Clock,
    pub writer: Arc<Writer>,
    pub carrier: Carrier,
}

/// Work under way, until it is stopped.
pub struct Jobs {
    stop: Sender<()>,
    thread: JoinHandle<()>,
}

/// Begins to work, and looks again after each pause.
pub fn start(work: Work, pause: Duration) -> std::io::Result<Jobs> {
    let (stop, stopped) = channel();
    let thread = std::thread::Builder::new().name("jobs".to_owned()).spawn(move || run(&work, pause, &stopped))?;
    Ok(Jobs { stop, thread })
}

impl Jobs {
    /// What is being sent is finished first, within the time that a server is given.
    pub fn stop(self) {
        drop(self.stop);
        if self.thread.join().is_err() {
            tracing::error!("the thread of the timed work broke off");
        }
    }
}

fn run(work: &Work, pause: Duration, stopped: &Receiver<()>) {
    let mut digests = digest::Round::default();
    loop {
        // A fault in one round is no reason to send nothing from then on.
        let done = catch_unwind(AssertUnwindSafe(|| {
            if let Err(error) = digests.run(&work.db, &work.clock, &work.writer) {
                tracing::warn!(%error, "the overviews could not be written now");
            }
            while matches!(stopped.try_recv(), Err(TryRecvError::Empty)) {
                match sender::send_next(&work.db, &work.clock, &|mail| work.carrier.carry(mail)) {
                    Ok(sender::Step::Settled) => {}
                    Ok(sender::Step::Nothing | sender::Step::NoAnswer) => break,
                    Err(error) => {
                        tracing::warn!(%error, "the mail could not be looked after now");
                        break;
                    }
                }
            }
        }));
        if done.is_err() {
            tracing::error!("a round of the timed work broke off");
        }
        match stopped.recv_timeout(pause) {
            Err(RecvTimeoutError::Timeout) => {}
            Ok(()) | Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}
