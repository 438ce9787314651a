package dev.larder.behind.call;

import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.RefusedValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one method's calls as bytes and back: each is an entry as the result of a method
 * would be. Thread-safe.
 *
 * @param first where the first argument is: behind the receiver, where there is one
 * @param arguments how each is kept
 */
public record CallFormat(int first, List<EntryFormat> arguments) {
  /** Ten thousand calls that wait are read in one go. */
  private static final int MOST_BYTES = 16 << 10;

  /**
   * The arguments of a call.
   *
   * @throws RefusedValueException if one of them cannot be rebuilt equal, or they are too large
   */
  public List<byte[]> encode(@Nullable Object[] call) throws RefusedValueException {
    List<byte[]> entries = new ArrayList<>(arguments.size());
    int bytes = 0;
    for (int i = 0; i < arguments.size(); i++) {
      byte[] entry = Objects.requireNonNull(arguments.get(i).load(call[first + i], true).entry());
      bytes += entry.length;
      entries.add(entry);
    }
    if (bytes > MOST_BYTES) {
      throw new RefusedValueException("its arguments take more than 16 KiB");
    }
    return entries;
  }

  /** A call without its receiver; null where the bytes are none of this method. */
  public @Nullable Object @Nullable [] decode(List<byte[]> entries) {
    if (entries.size() != arguments.size()) {
      return null;
    }
    @Nullable Object[] call = new @Nullable Object[first + entries.size()];
    for (int i = 0; i < entries.size(); i++) {
      EntryFormat.Found found = arguments.get(i).read(entries.get(i));
      if (found == null) {
        return null;
      }
      call[first + i] = found.value();
    }
    return call;
  }
}
