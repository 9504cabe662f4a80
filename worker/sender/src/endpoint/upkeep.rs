//! What is done beside deliveries: notices leave, and what has ended is purged.

use std::rc::Rc;

use signpost_core::outgoing::tally::first_place;
use signpost_platform::config::{OfEnv as _, Variables};
use signpost_platform::handover::site;
use signpost_platform::object::Answer;
use worker::Result;

use super::Inner;
use super::memory::Memory;
use crate::publish;

/// Rows that one run purges.
const PURGE_ROWS: u32 = 500;

impl Inner {
    /// Publishes notices to the operator's endpoints, by a run of its own: nobody waits for the operator. One that fails
    /// stays, and the alarm tries it again.
    pub(super) fn tell(self: &Rc<Self>) {
        if self.is_telling.replace(true) {
            return;
        }
        let inner = self.clone();
        self.state.wait_until(async move {
            let told = inner.tell_all().await;
            inner.is_telling.set(false);
            let wanted = inner.with(|memory| {
                memory.has_notices = !(told? && inner.store.notices()?.is_empty());
                Ok(inner.want(inner.next(memory, signpost_platform::clock::now_ms())?)?)
            });
            // Stored they are: whoever wakes next finds them.
            drop(wanted);
        });
    }

    /// Whether all were taken.
    async fn tell_all(&self) -> Answer<bool> {
        let site = site(&self.env, "");
        loop {
            let notices = self.store.notices()?;
            if notices.is_empty() {
                return Ok(true);
            }
            for notice in notices {
                if publish::notice(&self.env, &site, &notice.id, &notice.event_type, &notice.data).await.is_err() {
                    return Ok(false);
                }
                self.store.drop_notice(&notice.id)?;
            }
        }
    }

    pub(super) fn purge(&self, memory: &mut Memory, now: u64) -> Result<()> {
        // Nothing is deleted while it cannot be told how long it is to be kept.
        let Ok(keep) = Variables::of(&self.env).retention_ms() else {
            return Ok(());
        };
        let before = now.saturating_sub(keep);
        let below = first_place(before);
        let rows = self.store.purgeable(below, before, PURGE_ROWS)?;
        if rows.is_empty() {
            return Ok(());
        }
        self.store.together(|| {
            self.store.purge(below, before, PURGE_ROWS)?;
            self.store.forget(before)?;
            memory.tally.purged(rows).map_or(Ok(()), |mark| self.store.put_mark(&mark))
        })
    }
}
