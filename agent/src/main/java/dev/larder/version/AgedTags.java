package dev.larder.version;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tags of entries whose age matters. */
public record AgedTags(EntryTags tags) implements EntryTags {
  @Override
  public String prefix() {
    return tags.prefix();
  }

  @Override
  public CallTags before(Object @Nullable [] arguments) {
    return tags.before(arguments).ofAge();
  }

  @Override
  public CallTags before(Object values, Object @Nullable [] arguments) {
    return tags.before(values, arguments).ofAge();
  }

  @Override
  public CallTags former() {
    return tags.former();
  }

  @Override
  public List<String> after(Object @Nullable [] arguments, @Nullable Object result) {
    return tags.after(arguments, result);
  }
}
