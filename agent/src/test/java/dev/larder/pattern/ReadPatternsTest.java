package dev.larder.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.engine.decision.Afterwards;
import dev.larder.engine.decision.Freshness;
import dev.larder.engine.decision.Outcome;
import dev.larder.engine.decision.Pattern;
import dev.larder.engine.decision.Verdict;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What patterns of reads answer to their two questions. */
final class ReadPatternsTest {
  private static final CacheAside ASIDE = new CacheAside(true);

  @ParameterizedTest
  @CsvSource({
    "NONE, LOAD, LOAD_ELSEWHERE, LOAD",
    "PAST, LOAD, LOAD_ELSEWHERE, LOAD",
    "STALE, LOAD_OR_SERVE, SERVE_AND_LOAD, SERVE_AND_LOAD",
    "AGING, SERVE, SERVE, SERVE_AND_LOAD",
    "FRESH, SERVE, SERVE, SERVE",
  })
  void a_lookup(Freshness found, Verdict aside, Verdict through, Verdict ahead) {
    assertThat(ASIDE.onLookup(found)).isEqualTo(aside);
    assertThat(new ReadThrough(ASIDE).onLookup(found)).isEqualTo(through);
    assertThat(new RefreshAhead(ASIDE).onLookup(found)).isEqualTo(ahead);
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void an_outcome_is_kept_alike(Outcome outcome) {
    Afterwards expected =
        switch (outcome) {
          case VALUE -> Afterwards.STORE;
          case NOT_FOUND -> Afterwards.STORE_NOT_FOUND;
          case THROWN -> Afterwards.NOTHING;
        };
    for (Pattern each : List.of(ASIDE, new ReadThrough(ASIDE), new RefreshAhead(ASIDE))) {
      assertThat(each.onOutcome(outcome, true)).isEqualTo(expected);
      assertThat(each.onOutcome(outcome, false)).isEqualTo(Afterwards.NOTHING);
    }
    assertThat(new CacheAside(false).onOutcome(Outcome.NOT_FOUND, true))
        .isEqualTo(Afterwards.NOTHING);
  }
}
