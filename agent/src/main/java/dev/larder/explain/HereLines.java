package dev.larder.explain;

import dev.larder.engine.ReadPlan;
import dev.larder.engine.decision.Ages;
import dev.larder.engine.entry.LocalEntry;
import dev.larder.store.LocalStore.Kept;
import dev.larder.time.CoarseTicker;
import dev.larder.version.VersionKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What this JVM holds under a key.
 *
 * @param clock what its entries are aged by
 */
record HereLines(CoarseTicker clock) {
  void add(String key, List<Call> calls, List<String> lines) {
    for (Call call : calls) {
      Kept<LocalEntry> kept = call.plan().kept(key);
      lines.add("in this JVM: " + (kept == null ? "nothing" : told(kept, call.plan())));
    }
  }

  private String told(Kept<LocalEntry> kept, ReadPlan plan) {
    LocalEntry entry = kept.entry();
    boolean nothing = entry.copied() == null && plan.site().format().isNotFound(entry.value());
    Ages ages = nothing ? Ages.none() : plan.site().settings().ages();
    long quiet = entry.leftNanos(clock.nanos());
    long left = quiet + TimeUnit.MILLISECONDS.toNanos(ages.ahead().zoneMillis());
    if (left <= 0) {
      return left + TimeUnit.MILLISECONDS.toNanos(ages.windowMillis()) > 0
          ? "an entry past its ttl, which may answer while it is loaded anew, or where that fails"
          : "an entry that has ended; a call is a miss";
    }
    String age = kept.ageNanos() < 0 ? "" : ", " + Spans.ofNanos(kept.ageNanos()) + " old";
    String end = kept.ageNanos() < 0 ? ", without an end" : ", ends in " + Spans.ofNanos(left);
    List<String> tags = new ArrayList<>();
    kept.tags().forEach(tag -> tags.add(VersionKeys.shown(tag)));
    return "an entry"
        + (entry.copied() == null
            ? ", shared by its callers"
            : ", of which each caller gets a copy")
        + age
        + end
        + (tags.isEmpty() ? "" : ", dropped by " + String.join(", ", tags));
  }
}
