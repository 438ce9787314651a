package dev.larder.rule.keys;

import dev.larder.key.glob.GlobTemplate;
import java.util.List;

/**
 * What a pattern of keys can drop.
 *
 * @param touched the read rules whose entries it can mean
 * @param unmarked those of them whose entries have no room for its version: it raises that of the
 *     whole rule
 */
public record Reach(GlobTemplate pattern, List<String> touched, List<String> unmarked) {
  public Reach {
    touched = List.copyOf(touched);
    unmarked = List.copyOf(unmarked);
  }

  /** The pattern as it is written. */
  public String shown() {
    return pattern.toString();
  }
}
