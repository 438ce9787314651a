package dev.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.engine.decision.ReadSettings;
import dev.larder.engine.decision.Unless;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Formats;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.lock.Leading;
import dev.larder.metrics.Counter;
import dev.larder.metrics.MissReason;
import dev.larder.metrics.RuleStatistics;
import dev.larder.near.CaffeineStore;
import dev.larder.pattern.CacheAside;
import dev.larder.store.FakeStore;
import dev.larder.time.CoarseTicker;
import dev.larder.time.FakeTicker;
import dev.larder.time.Ticker;
import dev.larder.transaction.OpenWrites;
import dev.larder.version.CallTags;
import dev.larder.version.EntryTags;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Entries with tags: what a raised version does to them and to the loads under way. */
final class TaggedPlanTest {
  private static final String PREFIX = "ns:~tag:";
  private static final String RULE = PREFIX + "~rule";
  private static final ReadSettings SETTINGS =
      new ReadSettings(60_000, 0, 30_000, 2_000_000_000L, 1 << 20, Long.MAX_VALUE);

  private final FakeTicker ticker = new FakeTicker(1_000_000_000);
  private final FakeStore redis = new FakeStore(ticker);
  private final Flights flights = new Flights(new OpenWrites(new CoarseTicker(ticker)));
  private final RuleStatistics statistics = new RuleStatistics();

  /** Tagged with the first half of the key; of results, with the text before a hyphen. */
  private record Tags(boolean ofResult) implements EntryTags {
    @Override
    public String prefix() {
      return PREFIX;
    }

    @Override
    public CallTags before(Object @Nullable [] arguments) {
      CallTags rule = new CallTags(List.of(RULE), ofResult);
      Object half = arguments == null ? "" : (long) arguments[0] / 10;
      return ofResult ? rule : rule.with(List.of(PREFIX + half));
    }

    @Override
    public List<String> after(Object @Nullable [] arguments, @Nullable Object result) {
      String text = String.valueOf(result);
      return ofResult ? List.of(PREFIX + text.substring(0, text.indexOf('-'))) : List.of();
    }
  }

  @Test
  void a_tag_drops_the_entries_that_carry_it_and_no_others() {
    for (ReadPlan plan : both(false)) {
      load(plan, 41, "a");
      load(plan, 42, "b");
      load(plan, 52, "c");
      raise(plan, PREFIX + "4");

      assertThat(hit(plan, 52)).isEqualTo("c");
      load(plan, 41, "new a");
      load(plan, 42, "new b");
      assertThat(hit(plan, 41)).isEqualTo("new a");
    }
    assertThat(statistics.missReasons()).containsEntry("VERSION", 2L);
  }

  @Test
  void the_version_of_a_rule_drops_all_of_its_entries() {
    for (ReadPlan plan : both(false)) {
      load(plan, 41, "a");
      load(plan, 52, "b");
      raise(plan, RULE);

      load(plan, 41, "new a");
      load(plan, 52, "new b");
      assertThat(hit(plan, 52)).isEqualTo("new b");
    }
  }

  @Test
  void a_load_that_began_before_is_not_served_after() {
    for (boolean ofResult : new boolean[] {false, true}) {
      for (ReadPlan plan : both(ofResult)) {
        Object ticket = enter(plan, 41);
        raise(plan, PREFIX + "4");
        plan.exit(ticket, "4-old", null);

        load(plan, 41, "4-new");
        assertThat(hit(plan, 41)).isEqualTo("4-new");
        raise(plan, PREFIX + "4");
      }
    }
    assertThat(statistics.count(Counter.FENCED_STORES)).isEqualTo(4);
  }

  @Test
  void nor_where_another_jvm_raised_it_unheard() {
    for (boolean ofResult : new boolean[] {false, true}) {
      ReadPlan plan = remote(ofResult);
      Object ticket = enter(plan, 41);
      raiseElsewhere(PREFIX + "4");
      plan.exit(ticket, "4-old", null);

      load(plan, 41, "4-new");
      assertThat(hit(plan, 41)).isEqualTo("4-new");
      raiseElsewhere(PREFIX + "4");
    }
  }

  @Test
  void nor_where_the_clock_of_the_store_was_set_back_meanwhile() {
    ReadPlan plan = remote(true);
    Object ticket = enter(plan, 41);
    redis.setBack(3_600);
    raiseElsewhere(PREFIX + "4");
    plan.exit(ticket, "4-old", null);
    redis.setBack(0);
    load(plan, 41, "4-new");
  }

  @Test
  void a_caller_that_comes_after_an_invalidation_follows_no_load_from_before_it() {
    for (boolean ofResult : new boolean[] {false, true}) {
      for (ReadPlan plan : both(ofResult)) {
        Object before = enter(plan, 41);
        raise(plan, PREFIX + "4");

        assertThat(flights.current("ns:41")).isNull();
        plan.exit(before, "4-old", null);
      }
    }
  }

  @Test
  void tags_of_results_drop_what_was_loaded_with_them() {
    for (ReadPlan plan : both(true)) {
      load(plan, 41, "lamps-a");
      load(plan, 42, "chairs-b");
      raise(plan, PREFIX + "lamps");

      assertThat(hit(plan, 42)).isEqualTo("chairs-b");
      load(plan, 41, "chairs-a");
      raise(plan, PREFIX + "lamps");
      assertThat(hit(plan, 41)).as("it is no lamp any more").isEqualTo("chairs-a");
    }
  }

  @Test
  void a_load_goes_on_to_its_store_where_another_tag_of_results_is_raised() {
    ReadPlan plan = remote(true);
    Object ticket = enter(plan, 41);
    raise(plan, PREFIX + "chairs");
    plan.exit(ticket, "lamps-a", null);

    assertThat(hit(plan, 41)).isEqualTo("lamps-a");
  }

  @Test
  void a_version_that_was_lost_is_another_one_when_it_is_back() {
    ReadPlan plan = remote(false);
    load(plan, 41, "old");
    raiseElsewhere(PREFIX + "4");
    redis.evict(PREFIX + "4");

    load(plan, 41, "new");
    assertThat(hit(plan, 41)).isEqualTo("new");
  }

  @Test
  void while_a_tag_is_held_its_entries_are_left_alone() {
    for (ReadPlan plan : both(false)) {
      load(plan, 41, "a");
      load(plan, 52, "b");
      Runnable release = flights.hold(List.of(PREFIX + "4"));
      plan.drop(PREFIX + "4");

      assertThat(plan.enter(call(41))).isNull();
      assertThat(hit(plan, 52)).isEqualTo("b");
      release.run();
    }
  }

  @Test
  void an_entry_without_versions_is_none_for_a_rule_with_tags() {
    ReadPlan plain = plan(EntryTags.NONE, false);
    plain.exit(Objects.requireNonNull(plain.enter(41L)), "old", null);

    load(remote(false), 41, "new");
  }

  @Test
  void a_not_found_entry_has_tags_too() {
    ReadPlan plan = remote(false);
    load(plan, 41, null);
    assertThat(hit(plan, 41)).isNull();
    raiseElsewhere(PREFIX + "4");

    load(plan, 41, "there");
    assertThat(hit(plan, 41)).isEqualTo("there");
  }

  @Test
  void calls_that_asked_for_a_tag_of_the_result_have_seen_the_same_as_calls_that_knew_it() {
    ReadPlan plan = remote(true);
    load(plan, 41, "lamps-a");
    raiseElsewhere(PREFIX + "lamps");
    Flight asked = (Flight) enter(plan, 41);

    assertThat(asked.seen.isKnown()).isTrue();
    assertThat(asked.seen.versions().keys()).containsExactly(RULE);
  }

  @Test
  void reads_of_one_call_have_one_deadline() {
    AtomicLong now = new AtomicLong(1_000_000_000);
    long look = FakeStore.READ_TIMEOUT.toNanos() / 2;
    load(remote(true), 41, "lamps-a");
    ReadPlan busy = remote(true, () -> now.getAndAdd(look));
    assertThat(hit(busy, 41)).as("half of it is left for the second").isEqualTo("lamps-a");
    ReadPlan late = remote(true, () -> now.getAndAdd(2 * look));

    assertThat(((Flight) enter(late, 41)).reason).isEqualTo(MissReason.UNKNOWN);
  }

  private List<ReadPlan> both(boolean ofResult) {
    return List.of(remote(ofResult), plan(new Tags(ofResult), true));
  }

  private ReadPlan remote(boolean ofResult) {
    return plan(new Tags(ofResult), false);
  }

  /** Its calls are timed by a clock of their own. */
  private ReadPlan remote(boolean ofResult, Ticker clock) {
    return ReadPlan.remote(site(new Tags(ofResult)), flights, redis, Leading.OF_THIS_JVM, clock);
  }

  private ReadPlan plan(EntryTags tags, boolean local) {
    ReadSite site = site(tags);
    return local
        ? ReadPlan.local(site, flights, CaffeineStore.factory(100, ticker), ticker)
        : ReadPlan.remote(site, flights, redis, Leading.OF_THIS_JVM, ticker);
  }

  private ReadSite site(EntryTags tags) {
    return new ReadSite(
        values -> "ns:" + values,
        Formats.of(String.class),
        new CacheAside(true),
        SETTINGS,
        statistics,
        Unless.NEVER,
        tags);
  }

  /** As an invalidation of this JVM does it. */
  private void raise(ReadPlan plan, String version) {
    raiseElsewhere(version);
    flights.doom(version);
    plan.drop(version);
  }

  private void raiseElsewhere(String version) {
    redis.drop(List.of(version), EntryFormat.tombstone(0));
  }

  private static Plan.Call call(long id) {
    return new Plan.Call(id, new Object[] {id});
  }

  private static Object enter(ReadPlan plan, long id) {
    Object ticket = plan.enter(call(id));
    assertThat(ticket).isInstanceOf(Flight.class);
    return Objects.requireNonNull(ticket);
  }

  private static void load(ReadPlan plan, long id, @Nullable Object result) {
    plan.exit(enter(plan, id), result, null);
  }

  private static @Nullable Object hit(ReadPlan plan, long id) {
    Object ticket = plan.enter(call(id));
    assertThat(ticket).isInstanceOf(Hit.class);
    return ((Hit) Objects.requireNonNull(ticket)).get();
  }
}
