package dev.larder.explain;

import dev.larder.engine.entry.LocalEntry;
import dev.larder.store.LocalStore.Kept;
import dev.larder.time.CoarseTicker;
import dev.larder.version.VersionKeys;
import java.util.ArrayList;
import java.util.List;

/**
 * What this JVM holds under a key.
 *
 * @param clock what its entries are aged by
 */
record HereLines(CoarseTicker clock) {
  void add(String key, List<Call> calls, List<String> lines) {
    for (Call call : calls) {
      Kept<LocalEntry> kept = call.plan().kept(key);
      lines.add("in this JVM: " + (kept == null ? "nothing" : told(kept)));
    }
  }

  private String told(Kept<LocalEntry> kept) {
    LocalEntry entry = kept.entry();
    long left = entry.leftNanos(clock.nanos());
    if (left <= 0) {
      return "an entry that has ended; a call is a miss";
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
