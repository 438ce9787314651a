package dev.larder.version;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tags of the entries of one method. Thread-safe. Throws what the application throws. */
public interface EntryTags {
  /** Entries that carry nothing. */
  EntryTags NONE =
      new EntryTags() {
        @Override
        public String prefix() {
          return "";
        }

        @Override
        public CallTags before(Object @Nullable [] arguments) {
          return CallTags.NONE;
        }
      };

  /** What the keys of all versions begin with. */
  String prefix();

  /**
   * What is known before the call.
   *
   * @param arguments receiver (unless static) and arguments, null where no tag asks for them
   */
  CallTags before(Object @Nullable [] arguments);

  /**
   * The same where the entry's key tells of versions, too.
   *
   * @param values of the key
   */
  default CallTags before(Object values, Object @Nullable [] arguments) {
    return before(arguments);
  }

  /**
   * What writes of before these tags were, take along: where one goes on that has it, nothing of
   * the entries is served or kept. No entry carries it.
   */
  default CallTags former() {
    return CallTags.NONE;
  }

  /** The keys of the versions that only the result tells. */
  default List<String> after(Object @Nullable [] arguments, @Nullable Object result) {
    return List.of();
  }
}
