package dev.larder.codec.wrap;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.larder.codec.CodecId;
import dev.larder.codec.Envelope;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompressionTest {
  private static final int MOST = 1 << 20;
  private static final Compression COMPRESSION = new Compression(100, MOST);

  @Test
  void a_large_payload_comes_back_from_fewer_bytes() {
    byte[] entry = entry(text(10_000));

    byte[] shorter = COMPRESSION.compress(entry);

    assertThat(shorter).hasSizeLessThan(500);
    assertThat(Compression.isCompressed(shorter)).isTrue();
    assertThat(expand(COMPRESSION, shorter)).isEqualTo(entry);
  }

  @Test
  void the_bytes_are_as_documented() {
    byte[] shorter = COMPRESSION.compress(entry(new byte[200]));

    Envelope read = requireNonNull(Envelope.read(shorter));
    assertThat(shorter[5]).isEqualTo((byte) 1);
    assertThat(read.payloadOffset()).isEqualTo(32);
    assertThat(ByteBuffer.wrap(shorter).getInt(32)).isEqualTo(200);
    // One literal, 194 times what is one before, five literals.
    assertThat(Arrays.copyOfRange(shorter, 36, shorter.length))
        .containsExactly(0x1f, 0, 1, 0, 0xaf, 0x50, 0, 0, 0, 0, 0);
  }

  @Test
  void what_identifies_an_entry_and_its_versions_stay_where_they_are() {
    byte[] entry = Envelope.withVersions(entry(text(10_000)), new byte[] {7, 8, 9});

    byte[] shorter = COMPRESSION.compress(entry);

    assertThat(Arrays.copyOf(shorter, 5)).isEqualTo(Arrays.copyOf(entry, 5));
    assertThat(Arrays.copyOfRange(shorter, 6, 28)).isEqualTo(Arrays.copyOfRange(entry, 6, 28));
    assertThat(Arrays.copyOfRange(shorter, 32, 35)).containsExactly(7, 8, 9);
    assertThat(expand(COMPRESSION, shorter)).isEqualTo(entry);
  }

  @Test
  void a_compressed_entry_takes_versions_later() {
    byte[] entry = entry(text(10_000));
    byte[] block = {7, 8, 9};

    byte[] carrying = Envelope.withVersions(COMPRESSION.compress(entry), block);

    assertThat(expand(COMPRESSION, carrying)).isEqualTo(Envelope.withVersions(entry, block));
  }

  @Test
  void what_is_not_large_or_would_not_be_shorter_stays_as_it_is() {
    byte[] noise = new byte[10_000];
    new Random(1).nextBytes(noise);
    for (byte[] entry :
        new byte[][] {
          entry(new byte[100]),
          entry(noise),
          Envelope.notFound(1, 2),
          Envelope.tombstone(1, false),
          new byte[1_000],
          COMPRESSION.compress(entry(text(1_000_000)))
        }) {
      assertThat(COMPRESSION.compress(entry)).isSameAs(entry);
    }
    byte[] large = entry(text(10_000));
    assertThat(Compression.NONE.compress(large)).isSameAs(large);
    assertThat(COMPRESSION.compress(entry(new byte[101]))).hasSizeLessThan(100);
  }

  @Test
  void what_is_not_compressed_is_not_expanded() {
    for (byte[] entry : new byte[][] {entry(text(10_000)), Envelope.notFound(1, 2)}) {
      assertThat(expand(COMPRESSION, entry)).isSameAs(entry);
    }
  }

  @Test
  void an_entry_is_expanded_up_to_the_largest_that_is_stored() {
    byte[] largest = COMPRESSION.compress(entry(text(MOST - Envelope.HEADER_BYTES)));
    byte[] larger = COMPRESSION.compress(entry(text(MOST - Envelope.HEADER_BYTES + 1)));

    assertThat(expand(COMPRESSION, largest)).hasSize(MOST);
    assertThat(expand(COMPRESSION, larger)).isNull();
  }

  @Test
  void nothing_is_allocated_for_what_is_only_claimed() {
    byte[] small = COMPRESSION.compress(entry(text(5_000)));
    byte[] most = new Compression(100, Long.MAX_VALUE).compress(entry(text(5_000)));
    for (int claimed : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 30, MOST}) {
      assertThat(allocatedToExpand(COMPRESSION, claiming(small, claimed))).isLessThan(100_000);
      assertThat(allocatedToExpand(new Compression(100, Long.MAX_VALUE), claiming(most, claimed)))
          .isLessThan(100_000);
    }
  }

  private static long allocatedToExpand(Compression compression, byte[] entry) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    assertThat(expand(compression, entry)).isNull(); // loads classes
    long before = threads.getThreadAllocatedBytes(thread);
    byte[] unused = expand(compression, entry);
    return threads.getThreadAllocatedBytes(thread) - before;
  }

  @Test
  void a_block_that_stands_for_more_or_less_than_it_says_is_no_entry() {
    byte[] shorter = COMPRESSION.compress(entry(text(10_000)));
    for (int claimed : new int[] {0, 1, 200, 9_999, 10_001, 20_000}) {
      assertThat(expand(COMPRESSION, claiming(shorter, claimed))).as("%d", claimed).isNull();
    }
  }

  @Test
  void a_block_that_lost_its_end_is_no_entry() {
    Envelope shorter = requireNonNull(Envelope.read(COMPRESSION.compress(entry(text(10_000)))));
    for (int length = 0; length < shorter.payloadLength(); length++) {
      byte[] cut = shorter.compressed(length);
      System.arraycopy(shorter.bytes(), 32, cut, 32, length);
      assertThat(expand(COMPRESSION, cut)).as("%d bytes", length).isNull();
    }
  }

  @Property
  void random_blocks_are_never_an_error(@ForAll byte[] block, @ForAll int claimed) {
    byte[] payload = ByteBuffer.allocate(block.length + 4).putInt(claimed).put(block).array();
    byte[] entry = entry(payload);
    entry[5] = 1;

    byte[] expanded = expand(COMPRESSION, entry);

    assertThat(expanded == null || expanded.length == 32 + claimed).isTrue();
  }

  @Property
  void a_byte_that_was_changed_is_never_an_error(@ForAll int where, @ForAll byte what) {
    byte[] shorter = COMPRESSION.compress(entry(text(10_000)));
    shorter[32 + Math.floorMod(where, shorter.length - 32)] ^= what;

    byte[] expanded = expand(COMPRESSION, shorter);

    assertThat(expanded == null || expanded.length == 32 + 10_000).isTrue();
  }

  @Property
  void any_payload_comes_back(@ForAll byte[] part) {
    byte[] payload = new byte[part.length * 20];
    for (int i = 0; i < payload.length; i++) {
      payload[i] = (byte) (part[i % part.length] + i / 1_000);
    }
    byte[] entry = entry(payload);

    assertThat(expand(COMPRESSION, COMPRESSION.compress(entry))).isEqualTo(entry);
  }

  private static byte @Nullable [] expand(Compression compression, byte[] entry) {
    return compression.expand(requireNonNull(Envelope.read(entry)));
  }

  private static byte[] claiming(byte[] entry, int length) {
    byte[] claiming = entry.clone();
    ByteBuffer.wrap(claiming).putInt(32, length);
    return claiming;
  }

  private static byte[] entry(byte[] payload) {
    return Envelope.value(1, CodecId.RAW, 2, payload);
  }

  /** Repeats itself after some hundred bytes. */
  private static byte[] text(int length) {
    byte[] text = new byte[length];
    for (int i = 0; i < length; i++) {
      text[i] = (byte) (i % 127 + i % 3);
    }
    return text;
  }
}
