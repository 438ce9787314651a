package dev.larder.config.keys;

import dev.larder.config.form.Form;
import dev.larder.config.form.Key;
import dev.larder.config.form.Kind;

/** The keys of {@code near}. */
public final class NearForm {
  /** {@code near}. */
  public static final Form NEAR = new Form("near", "What a JVM keeps of what it reads from Redis");

  public static final Key MAX_ENTRIES =
      NEAR.add(
          Key.of(
                  "max-entries",
                  Kind.COUNT,
                  "The most entries of one method; fewer where they take more than 64 MiB")
              .by("10000"));
  public static final Key TTL =
      NEAR.add(
          Key.of("ttl", Kind.DURATION, "The longest that an entry is kept, 30s at most").by("30s"));

  private NearForm() {}
}
