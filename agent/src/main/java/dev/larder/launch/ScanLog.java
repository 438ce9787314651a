package dev.larder.launch;

import dev.larder.invalidation.KeyScans;
import dev.larder.log.FaultLog;
import dev.larder.log.Log;
import dev.larder.time.Ticker;
import java.util.concurrent.TimeUnit;

/**
 * Tells what became of patterns of keys: how many keys were removed, at most once a minute, and
 * what went wrong. Names no key, since one may hold personal data. Thread-safe.
 */
final class ScanLog implements KeyScans.Listener {
  private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Log log;
  private final Ticker ticker;
  private final FaultLog faults;
  private boolean began; // guarded by this, as what follows
  private long writtenAt;
  private long keys;

  ScanLog(Log log, Ticker ticker) {
    this.log = log;
    this.ticker = ticker;
    faults = new FaultLog(log, "keys that a pattern means were not removed", ticker::nanos);
  }

  @Override
  public synchronized void ended(long removed) {
    keys += removed;
    long now = ticker.nanos();
    if (keys > 0 && (!began || now - writtenAt >= MINUTE_NANOS)) {
      log.info("removed " + keys + (keys == 1 ? " key" : " keys") + " from Redis by patterns");
      began = true;
      writtenAt = now;
      keys = 0;
    }
  }

  @Override
  public void failed(Throwable fault) {
    Throwable cause = fault.getCause() == null ? fault : fault.getCause();
    faults.report("will be tried again: " + cause.getMessage());
  }

  @Override
  public void refused() {
    faults.report("too many patterns wait; they expire");
  }
}
