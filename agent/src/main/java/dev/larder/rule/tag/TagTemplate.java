package dev.larder.rule.tag;

import dev.larder.config.source.Located;
import dev.larder.key.KeyTemplate;
import dev.larder.key.Part;
import org.jspecify.annotations.Nullable;

/**
 * A tag of a rule's entries.
 *
 * @param place where problems of the template are reported
 */
public record TagTemplate(KeyTemplate template, Located place) {
  private static final String RESULT = "result";

  /** Whether it speaks of the result. */
  public boolean isOfResult() {
    return template.roots().contains(RESULT);
  }

  /** Whether it speaks of the call. */
  public boolean isOfCall() {
    return !template.roots().isEmpty() && !(isOfResult() && template.roots().size() == 1);
  }

  /** Whether calls with the same key have the same tag, as far as it speaks of the call. */
  public boolean followsFrom(KeyTemplate key) {
    return template.parts().stream()
        .allMatch(
            part ->
                part instanceof Part.Literal
                    || key.parts().contains(part)
                    || (part instanceof Part.Placeholder named && named.root().equals(RESULT)));
  }

  /** Whether another says the same, wherever it stands. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TagTemplate that && template.equals(that.template);
  }

  @Override
  public int hashCode() {
    return template.hashCode();
  }
}
