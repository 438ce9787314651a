package dev.larder.version;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tags of entries that were others, or none, before a reload. */
public record RenewedTags(EntryTags tags, CallTags former) implements EntryTags {
  /**
   * The same tags where they have always been these.
   *
   * @param former what writes of before take along
   */
  public static EntryTags of(EntryTags tags, List<String> former) {
    return former.isEmpty() ? tags : new RenewedTags(tags, new CallTags(former, false));
  }

  @Override
  public String prefix() {
    return tags.prefix();
  }

  @Override
  public CallTags before(Object @Nullable [] arguments) {
    return tags.before(arguments);
  }

  @Override
  public CallTags before(Object values, Object @Nullable [] arguments) {
    return tags.before(values, arguments);
  }

  @Override
  public List<String> after(Object @Nullable [] arguments, @Nullable Object result) {
    return tags.after(arguments, result);
  }
}
