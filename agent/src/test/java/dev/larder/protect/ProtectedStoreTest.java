package dev.larder.protect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.codec.CodecId;
import dev.larder.codec.Envelope;
import dev.larder.secret.Secret;
import dev.larder.secret.Secrets;
import dev.larder.store.FakeStore;
import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.store.Tombstone;
import dev.larder.time.FakeTicker;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProtectedStoreTest {
  private static final long MINUTE = 60_000;
  private static final String NAME = "ns:a";
  private static final Secret ONE = secret("1");
  private static final Secret TWO = secret("2");
  private static final Secret THREE = secret("3");

  private final FakeStore redis = new FakeStore(new FakeTicker());
  private final ProtectedStore store = with(ONE, null);

  @Test
  void an_entry_is_hidden_and_comes_back() {
    byte[] entry = entry("the plain text");
    byte[] before = entry.clone();

    put(store, NAME, entry);

    assertThat(entry).as("is others' too").isEqualTo(before);
    assertThat(new String(held(NAME), ISO_8859_1)).doesNotContain("plain");
    assertThat(store.get(NAME).bytes()).isEqualTo(entry);
    assertThat(store.get(NAME).isClosed()).isFalse();
  }

  @Test
  void the_bytes_are_as_documented() throws Exception {
    byte[] entry = Envelope.withVersions(entry("text"), new byte[] {7, 8, 9});
    put(store, NAME, entry);

    byte[] held = held(NAME);
    assertThat(held).hasSize(entry.length + 36);
    assertThat(Arrays.copyOf(held, 6)).isEqualTo(Arrays.copyOf(entry, 6));
    assertThat(held[6]).isEqualTo((byte) 1);
    assertThat(Arrays.copyOfRange(held, 7, 28)).isEqualTo(Arrays.copyOfRange(entry, 7, 28));
    assertThat(ByteBuffer.wrap(held).getInt(28)).isEqualTo(4 + 36);
    assertThat(Arrays.copyOfRange(held, 32, 35)).containsExactly(7, 8, 9);
    assertThat(HexFormat.of().formatHex(held, 35, 43)).isEqualTo(idOf(ONE));
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(ONE.bytes(), "AES"),
        new GCMParameterSpec(128, held, 43, 12));
    cipher.updateAAD(held, 0, 43);
    cipher.updateAAD(NAME.getBytes(UTF_8));
    assertThat(cipher.doFinal(held, 55, held.length - 55)).asString(UTF_8).isEqualTo("text");
  }

  private static String idOf(Secret secret) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update("larder protect".getBytes(UTF_8));
    return HexFormat.of().formatHex(digest.digest(secret.bytes()), 0, 8);
  }

  @Test
  void no_two_entries_are_sealed_alike() {
    Set<String> nonces = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      put(store, NAME, entry("text"));
      nonces.add(HexFormat.of().formatHex(held(NAME), 40, 52));
    }
    assertThat(nonces).hasSize(1_000);
  }

  @Test
  void what_was_not_found_is_sealed_too() {
    byte[] notFound = Envelope.notFound(1, 2);
    put(store, NAME, notFound);

    assertThat(held(NAME)).hasSize(32 + 36);
    assertThat(store.get(NAME).bytes()).isEqualTo(notFound);
  }

  @Test
  void an_empty_value_comes_back() {
    byte[] empty = entry("");
    put(store, NAME, empty);

    assertThat(store.get(NAME).bytes()).isEqualTo(empty);
  }

  @Test
  void a_tombstone_is_read_as_it_is() {
    byte[] bytes = Envelope.tombstone(7, true);
    done(store.drop(List.of(NAME), new Tombstone(bytes, 60_000, 0)));

    assertThat(store.get(NAME).bytes()).isEqualTo(bytes);
    assertThat(held(NAME)).isEqualTo(bytes);
  }

  @Test
  void a_change_of_any_bit_closes_an_entry() {
    put(store, NAME, Envelope.withVersions(entry("some text"), new byte[] {7, 8, 9}));
    byte[] held = held(NAME);
    for (int bit = 0; bit < 8 * held.length; bit++) {
      byte[] changed = held.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      write(NAME, changed);
      Reading reading = store.get(NAME);
      boolean isEntry = Envelope.read(changed) != null;
      assertThat(reading.isClosed()).as("bit %d", bit).isEqualTo(isEntry);
      assertThat(reading.bytes()).as("bit %d", bit).isEqualTo(isEntry ? null : changed);
    }
  }

  @Test
  void an_entry_that_lost_its_end_is_closed_however_well_its_header_fits() {
    put(store, NAME, entry("some text"));
    Envelope held = requireNonNull(Envelope.read(held(NAME)));
    for (int length = 0; length < held.payloadLength(); length++) {
      byte[] cut = held.sealed(length);
      System.arraycopy(held.bytes(), 32, cut, 32, length);
      write(NAME, cut);
      assertClosed(store, NAME);
    }
  }

  @Test
  void an_entry_that_was_copied_to_another_name_is_closed_there() {
    put(store, NAME, entry("one"));
    put(store, "ns:b", entry("other"));
    byte[] one = held(NAME);
    write(NAME, held("ns:b"));
    write("ns:b", one);

    assertClosed(store, NAME);
    assertClosed(store, "ns:b");
    write(NAME, one);
    assertThat(store.get(NAME).bytes()).isEqualTo(entry("one"));
  }

  @Test
  void an_entry_without_a_seal_is_closed_where_there_is_a_key() {
    for (byte[] plain : List.of(entry("text"), Envelope.notFound(1, 2))) {
      write(NAME, plain);
      assertClosed(store, NAME);
    }
    write(NAME, "no entry".getBytes(UTF_8));
    assertThat(store.get(NAME).isClosed()).isFalse();
    assertThat(store.get(NAME).bytes()).asString(UTF_8).isEqualTo("no entry");
  }

  @Test
  void what_is_closed_is_replaced_by_who_has_seen_it() {
    write(NAME, entry("of an attacker"));

    put(store, NAME, entry("text"));

    assertThat(store.get(NAME).bytes()).isEqualTo(entry("text"));
  }

  @Test
  void without_a_key_entries_are_as_they_are_and_sealed_ones_closed() {
    ProtectedStore without = new ProtectedStore(redis);
    put(without, NAME, entry("text"));
    assertThat(held(NAME)).isEqualTo(entry("text"));
    assertThat(without.get(NAME).bytes()).isEqualTo(entry("text"));

    put(store, NAME, entry("text"));
    assertClosed(without, NAME);
  }

  @Test
  void the_key_is_changed_while_entries_of_the_one_before_are_read() {
    put(store, NAME, entry("by one"));
    ProtectedStore both = with(TWO, ONE);
    assertThat(both.get(NAME).bytes()).isEqualTo(entry("by one"));

    put(both, NAME, entry("by two"));
    assertThat(both.get(NAME).bytes()).isEqualTo(entry("by two"));
    assertClosed(store, NAME);
    assertClosed(with(THREE, ONE), NAME);
    assertThat(with(TWO, null).get(NAME).bytes()).isEqualTo(entry("by two"));
    assertThat(with(ONE, TWO).get(NAME).bytes()).isEqualTo(entry("by two"));
  }

  @Test
  void keys_are_taken_over_and_given_up_at_once() {
    put(store, NAME, entry("by one"));

    assertThat(store.protect(new Secrets(TWO, null))).isNull();
    assertClosed(store, NAME);
    assertThat(store.protect(new Secrets(TWO, ONE))).isNull();
    assertThat(store.get(NAME).bytes()).isEqualTo(entry("by one"));
    assertThat(store.protect(null)).isNull();
    assertClosed(store, NAME);
  }

  private static <T> T done(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  private static void assertClosed(ProtectedStore store, String name) {
    Reading reading = store.get(name);
    assertThat(reading.isClosed()).isTrue();
    assertThat(reading.bytes()).isNull();
    assertThat(reading.seen().isKnown()).isTrue();
  }

  private ProtectedStore with(Secret now, @Nullable Secret previous) {
    ProtectedStore protecting = new ProtectedStore(redis);
    assertThat(protecting.protect(new Secrets(now, previous))).isNull();
    return protecting;
  }

  private void put(ProtectedStore through, String name, byte[] entry) {
    Seen seen = through.get(name).seen();
    assertThat(done(through.put(name, seen, entry, MINUTE))).isTrue();
  }

  private void write(String name, byte[] bytes) {
    assertThat(done(redis.put(name, redis.get(name).seen(), bytes, MINUTE))).isTrue();
  }

  private byte[] held(String name) {
    return requireNonNull(redis.get(name).bytes());
  }

  private static byte[] entry(String payload) {
    return Envelope.value(1, CodecId.RAW, 2, payload.getBytes(UTF_8));
  }

  private static Secret secret(String digit) {
    return requireNonNull(Secret.of(digit.repeat(64)));
  }
}
