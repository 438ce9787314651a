package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Methods are found by wildcards, supertypes, interfaces and annotations. */
class PatternsIT {
  @TestFactory
  List<DynamicTest> in_this_jvm() {
    return CallProbe.of("PatternsProbe", "patterns").run();
  }

  @TestFactory
  List<DynamicTest> in_redis() {
    return CallProbe.of("PatternsProbe", "patterns").withRedis().run();
  }

  @Test
  void a_body_that_a_class_has_from_another_is_left_alone_and_that_is_said() {
    assertThat(CallProbe.of("PatternsProbe", "patterns").exit().stderr())
        .contains(
            "Patterns$Borrowed.price(long) is left alone: its code is in"
                + " com.probe.calls.Patterns$Pricing, where others have it from, too: name"
                + " com.probe.calls.Patterns$Pricing.price, or override it")
        .doesNotContain("Patterns$Above.get(long) is left alone");
  }
}
