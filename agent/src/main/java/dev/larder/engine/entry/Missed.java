package dev.larder.engine.entry;

import dev.larder.version.CallTags;
import org.jspecify.annotations.Nullable;

/**
 * A call that has to be loaded, as far as it has come.
 *
 * @param arguments of the call, as far as the rule asks for them
 * @param cameNanos when it came
 * @param stamp of its key's flights, from before the lookup
 */
@SuppressWarnings("ArrayRecordComponent") // it is never compared
public record Missed(
    String key,
    Object values,
    Object @Nullable [] arguments,
    CallTags tags,
    Lookup lookup,
    long cameNanos,
    int stamp) {
  /** What may answer where the load fails or takes too long; null if there is nothing. */
  public @Nullable StandIn standIn(long nowNanos) {
    return lookup.standIn(nowNanos);
  }
}
