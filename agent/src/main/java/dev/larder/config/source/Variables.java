package dev.larder.config.source;

import java.io.File;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What stands for the variables of a file, at any time: a secret in a file may be another by the
 * time it is needed again. Thread-safe.
 */
public final class Variables {
  private final UnaryOperator<@Nullable String> environment;
  private final @Nullable File folder;
  private final Map<String, String> last = new ConcurrentHashMap<>();

  /**
   * The variables of one file.
   *
   * @param environment the value of a variable, null if it is not set
   * @param folder where relative paths begin, null for the working directory
   */
  public Variables(UnaryOperator<@Nullable String> environment, @Nullable File folder) {
    this.environment = environment;
    this.folder = folder;
  }

  /** What replaces them while one file is read, and tells what is wrong with them. */
  Substitution substitution(Problems problems) {
    return new Substitution(environment, new SecretFiles(folder), problems);
  }

  /** A text with its variables replaced as they are now; as they were last if one is wrong. */
  public String replaced(Located text) {
    if (text.text().equals(text.written())) {
      return text.text();
    }
    Place place = new Place(text.line(), text.column(), text.path());
    String now = substitution(new Problems("")).apply(text.written(), place);
    if (now != null) {
      last.put(text.written(), now);
    }
    return now == null ? last.getOrDefault(text.written(), text.text()) : now;
  }
}
