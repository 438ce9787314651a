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
    return CallProbe.of("PatternsProbe", "patterns").withRedis().patient().run();
  }

  @TestFactory
  List<DynamicTest> from_above_in_this_jvm() {
    return CallProbe.of("LentProbe", "lent").run();
  }

  @TestFactory
  List<DynamicTest> from_above_in_redis() {
    return CallProbe.of("LentProbe", "lent").withRedis().patient().run();
  }

  @Test
  void of_a_static_method_from_above_it_is_said_where_its_code_is() {
    assertThat(CallProbe.of("LentProbe", "lent").exit().stderr())
        .contains(
            "com.probe.calls.Lent$ProductDao has shared(long) from com.probe.calls.Lent$Dao; name"
                + " com.probe.calls.Lent$Dao.shared, or override it")
        .doesNotContain("left alone");
  }
}
