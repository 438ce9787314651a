package dev.larder.it;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.Publisher;
import org.springframework.transaction.TransactionDefinition;
import reactor.core.publisher.Mono;

/** Results that come later: nobody waits, and what comes is what the origin brought. */
class LaterIT {
  @TestFactory
  List<DynamicTest> futures_in_this_jvm() {
    return CallProbe.of("FuturesProbe", "futures").run();
  }

  @TestFactory
  List<DynamicTest> futures_in_redis() {
    return CallProbe.of("FuturesProbe", "futures").withRedis().run();
  }

  @TestFactory
  List<DynamicTest> monos_in_this_jvm() {
    return reactive("MonosProbe", "monos").run();
  }

  @TestFactory
  List<DynamicTest> monos_in_redis() {
    return reactive("MonosProbe", "monos").withRedis().patient().run();
  }

  @TestFactory
  List<DynamicTest> fluxes_in_this_jvm() {
    return reactive("FluxesProbe", "fluxes").run();
  }

  @TestFactory
  List<DynamicTest> fluxes_in_redis() {
    return reactive("FluxesProbe", "fluxes").withRedis().patient().run();
  }

  private static CallProbe reactive(String probe, String rules) {
    return CallProbe.of(probe, rules)
        .classPath(Built.codeOf(Mono.class))
        .classPath(Built.codeOf(Publisher.class))
        .classPath(Built.codeOf(TransactionDefinition.class));
  }
}
