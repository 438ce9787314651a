package dev.larder.protect;

import dev.larder.codec.Envelope;
import dev.larder.secret.Secret;
import dev.larder.secret.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * What entries are sealed with, and what they may be sealed with.
 *
 * @param previous null if there is none
 */
record Seals(Secrets secrets, Seal now, @Nullable Seal previous) {
  static Seals of(Secrets secrets) {
    Secret previous = secrets.previous();
    return new Seals(
        secrets, new Seal(secrets.now()), previous == null ? null : new Seal(previous));
  }

  /** The entry as it was; null where none of them can open it. */
  byte @Nullable [] open(String name, Envelope entry) {
    if (!entry.isSealed()) {
      return null;
    }
    if (now.isOf(entry)) {
      return now.open(name, entry);
    }
    return previous != null && previous.isOf(entry) ? previous.open(name, entry) : null;
  }
}
