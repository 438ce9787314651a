package dev.larder.rule.tag;

import dev.larder.version.CallTags;
import dev.larder.version.EntryTags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule's tags in one method.
 *
 * @param rule the key of the rule's version
 * @param ofCall from receiver (unless static) and arguments
 * @param ofResult from these and the result
 * @param arguments how many the first are
 */
public record SiteTags(
    String prefix, CallTags rule, List<ArrayKey> ofCall, List<ArrayKey> ofResult, int arguments)
    implements EntryTags {

  /** The tags of a method. */
  public static SiteTags of(
      String prefix, String ruleKey, List<ArrayKey> ofCall, List<ArrayKey> ofResult, int arity) {
    CallTags rule = new CallTags(List.of(ruleKey), !ofResult.isEmpty());
    return new SiteTags(prefix, rule, List.copyOf(ofCall), List.copyOf(ofResult), arity);
  }

  @Override
  public CallTags before(Object @Nullable [] arguments) {
    if (ofCall.isEmpty()) {
      return rule;
    }
    List<String> keys = new ArrayList<>(ofCall.size());
    for (ArrayKey tag : ofCall) {
      keys.add(tag.of(given(arguments)));
    }
    return rule.with(keys);
  }

  @Override
  public List<String> after(Object @Nullable [] arguments, @Nullable Object result) {
    if (ofResult.isEmpty()) {
      return List.of();
    }
    @Nullable Object[] both = Arrays.copyOf(given(arguments), this.arguments + 1);
    both[this.arguments] = result;
    List<String> keys = new ArrayList<>(ofResult.size());
    for (ArrayKey tag : ofResult) {
      keys.add(tag.of(both));
    }
    return keys;
  }

  /** Where no tag asks for the arguments, nothing is read of them. */
  private Object[] given(Object @Nullable [] given) {
    return given == null ? new Object[arguments] : given;
  }
}
