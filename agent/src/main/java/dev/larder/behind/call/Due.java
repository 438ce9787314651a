package dev.larder.behind.call;

import dev.larder.store.WriteQueue.Queued;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that is to be made, for one or several that wait.
 *
 * @param arguments with a place for the receiver, unless static
 * @param receiver null where it is not known
 * @param of what waits
 */
@SuppressWarnings("ArrayRecordComponent") // it is never compared
public record Due(@Nullable Object[] arguments, @Nullable Object receiver, List<Queued> of) {
  /** One call for this and the one before it. */
  Due after(Due before, @Nullable Object[] merged) {
    List<Queued> both = new ArrayList<>(before.of);
    both.addAll(of);
    return new Due(merged, receiver, both);
  }

  /** Where those wait. */
  public List<String> places() {
    return of.stream().map(Queued::place).toList();
  }
}
