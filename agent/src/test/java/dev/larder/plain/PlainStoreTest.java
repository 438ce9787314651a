package dev.larder.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.codec.CodecId;
import dev.larder.codec.Envelope;
import dev.larder.store.FakeStore;
import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.store.Tombstone;
import dev.larder.time.FakeTicker;
import dev.larder.version.CallTags;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class PlainStoreTest {
  private static final String PREFIX = "shop:~tag:";
  private static final long SHAPE = 42;
  private static final CallTags TAGS = new CallTags(List.of(PREFIX + "~product"), false);
  private static final String JSON = "{\"id\":1}";

  private final FakeStore redis = new FakeStore(new FakeTicker());
  private final PlainStore plain = new PlainStore(redis, SHAPE, PREFIX);

  @Test
  void redis_holds_the_json_alone() {
    byte[] versions = {0, 0, 0};
    byte[] entry = Envelope.value(1, CodecId.JSON, SHAPE, bytes(JSON));

    plain.put("a", Seen.ABSENT, entry, 60_000);
    plain.put("b", Seen.ABSENT, Envelope.withVersions(entry, versions), 60_000);
    plain.put("c", Seen.ABSENT, Envelope.notFound(1, SHAPE), 60_000);

    assertThat(redis.get("a").bytes()).asString().isEqualTo(JSON);
    assertThat(redis.get("b").bytes()).asString().isEqualTo(JSON);
    assertThat(redis.get("c").bytes()).asString().isEqualTo("__nf__");
  }

  @Test
  void json_of_others_is_an_entry_of_the_method() {
    redis.put("a", Seen.ABSENT, bytes(JSON), 60_000);

    Envelope entry = envelope(plain.get("a", TAGS));

    assertThat(entry.kind()).isEqualTo(Envelope.Kind.VALUE);
    assertThat(entry.codec()).isEqualTo(CodecId.JSON);
    assertThat(entry.shape()).isEqualTo(SHAPE);
    assertThat(entry.versionsLength()).isPositive(); // as if it had been stored by now
    assertThat(entry.bytes()).asString(StandardCharsets.UTF_8).endsWith(JSON);
    assertThat(envelope(plain.getAll(List.of("a", "b"), TAGS).get(0)).payloadLength())
        .isEqualTo(JSON.length());
    assertThat(envelope(plain.get("a")).versionsLength()).isZero();
  }

  @Test
  void nothing_is_told_by_a_word_or_by_null() {
    redis.put("word", Seen.ABSENT, bytes("__nf__"), 60_000);
    redis.put("null", Seen.ABSENT, bytes("null"), 60_000);
    redis.put("text", Seen.ABSENT, bytes("\"__nf__\""), 60_000);

    assertThat(envelope(plain.get("word")).kind()).isEqualTo(Envelope.Kind.NOT_FOUND);
    assertThat(envelope(plain.get("null")).kind()).isEqualTo(Envelope.Kind.NOT_FOUND);
    assertThat(envelope(plain.get("text")).kind()).isEqualTo(Envelope.Kind.VALUE);
  }

  @Test
  void an_envelope_that_lies_there_stays_what_it_is() {
    byte[] other = Envelope.value(1, CodecId.JSON, 7, bytes(JSON));
    byte[] tombstone = Envelope.tombstone(1, false);
    redis.put("other", Seen.ABSENT, other, 60_000);
    redis.put("tombstone", Seen.ABSENT, tombstone, 60_000);

    assertThat(plain.get("other").bytes()).isEqualTo(other);
    assertThat(plain.get("tombstone").bytes()).isEqualTo(tombstone);
    assertThat(plain.get("nothing")).isSameAs(Reading.ABSENT);
  }

  @Test
  void what_the_key_holds_is_what_a_store_replaces() {
    redis.put("a", Seen.ABSENT, bytes("[1]"), 60_000);
    Seen seen = plain.get("a").seen();
    byte[] entry = Envelope.value(1, CodecId.JSON, SHAPE, bytes(JSON));

    assertThat(plain.put("a", seen, entry, 60_000)).isCompletedWithValue(true);
    assertThat(plain.put("a", Seen.ABSENT, entry, 60_000)).isCompletedWithValue(false);
    assertThat(plain.put("b", Seen.UNKNOWN, entry, 60_000)).isCompletedWithValue(false);
  }

  @Test
  void a_load_from_before_a_drop_that_left_nothing_is_stored() {
    Seen before = plain.get("a").seen();
    redis.drop(List.of("a"), Tombstone.NONE);
    byte[] entry = Envelope.value(1, CodecId.JSON, SHAPE, bytes(JSON));

    assertThat(plain.put("a", before, entry, 60_000)).isCompletedWithValue(true);
  }

  @Test
  void no_answer_stays_none() {
    redis.failReads(true);

    assertThat(plain.get("a", TAGS).seen().isKnown()).isFalse();
  }

  private static Envelope envelope(Reading reading) {
    return Objects.requireNonNull(Envelope.read(Objects.requireNonNull(reading.bytes())));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
