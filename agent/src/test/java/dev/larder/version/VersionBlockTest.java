package dev.larder.version;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The versions inside an entry, and how the entry stands by them. */
class VersionBlockTest {
  private static final String PREFIX = "shop:~tag:";

  @Test
  void the_bytes_are_as_documented() {
    byte[] block = bytes(List.of(PREFIX + "~p", PREFIX + "ä"), List.of(1L, 0x0102030405060708L));

    assertThat(HexFormat.of().formatHex(block))
        .isEqualTo("0000000000000001" + "0002" + "7e70" + "0102030405060708" + "0002" + "c3a4");
  }

  @Property
  void what_was_written_is_read(
      @ForAll @Size(max = 65) Set<@StringLength(max = 300) String> names,
      @ForAll @LongRange(min = 1) long number) {
    List<String> keys = new ArrayList<>();
    names.forEach(name -> keys.add(PREFIX + wellFormed(name)));
    List<String> distinct = keys.stream().distinct().toList();
    byte[] block = bytes(distinct, distinct.stream().map(key -> number).toList());

    VersionBlock read = requireNonNull(VersionBlock.read(block, 0, block.length, PREFIX));

    assertThat(read.keys()).isEqualTo(distinct);
    CallTags tags = new CallTags(distinct, false);
    assertThat(read.standing(tags, key -> number)).isEqualTo(Standing.CURRENT);
  }

  @Property
  void random_bytes_are_never_an_error(
      @ForAll byte[] bytes, @ForAll @IntRange(max = 40) int offset) {
    int from = Math.min(offset, bytes.length);
    VersionBlock block = VersionBlock.read(bytes, from, bytes.length - from, PREFIX);

    assertThat(block == null || block.keys().size() <= VersionBlock.MOST).isTrue();
  }

  @Property
  void a_block_with_one_byte_changed_is_never_current_by_mistake(
      @ForAll @IntRange(max = 23) int at, @ForAll byte other) {
    byte[] block = bytes(List.of(PREFIX + "~p", PREFIX + "a:7"), List.of(5L, 6L));
    byte before = block[at];
    block[at] = other;
    CallTags tags = new CallTags(List.of(PREFIX + "~p", PREFIX + "a:7"), false);
    Map<String, Long> now = Map.of(PREFIX + "~p", 5L, PREFIX + "a:7", 6L);

    VersionBlock read = VersionBlock.read(block, 0, block.length, PREFIX);

    boolean current =
        read != null && read.standing(tags, key -> now.getOrDefault(key, 0L)) == Standing.CURRENT;
    assertThat(current).isEqualTo(before == other);
  }

  @Test
  void a_block_that_lost_its_end_is_none() {
    byte[] block = bytes(List.of(PREFIX + "~product"), List.of(5L));
    for (int length = 1; length < block.length; length++) {
      assertThat(VersionBlock.read(block, 0, length, PREFIX)).as("length %d", length).isNull();
    }
  }

  @Test
  void a_block_of_more_versions_than_an_entry_has_is_none() {
    byte[] one = bytes(List.of(PREFIX + "a"), List.of(5L));
    byte[] many = new byte[66 * one.length];
    for (int i = 0; i < 66; i++) {
      System.arraycopy(one, 0, many, i * one.length, one.length);
    }

    assertThat(VersionBlock.read(many, 0, 65 * one.length, PREFIX)).isNotNull();
    assertThat(VersionBlock.read(many, 0, many.length, PREFIX)).isNull();
  }

  @Test
  void an_entry_stands_by_each_of_its_versions() {
    byte[] bytes = bytes(List.of(PREFIX + "~p", PREFIX + "a"), List.of(5L, 6L));
    VersionBlock block = requireNonNull(VersionBlock.read(bytes, 0, bytes.length, PREFIX));
    CallTags tags = new CallTags(List.of(PREFIX + "~p"), true);

    assertThat(standing(block, tags, 5, 6)).isEqualTo(Standing.CURRENT);
    assertThat(standing(block, tags, 5, 7)).isEqualTo(Standing.MOVED);
    assertThat(standing(block, tags, 4, 6))
        .as("a version never goes back")
        .isEqualTo(Standing.MOVED);
    assertThat(standing(block, tags, 5, 0)).isEqualTo(Standing.UNKNOWN);
    assertThat(standing(block, tags, 0, 7)).isEqualTo(Standing.MOVED);
    assertThat(standing(block, tags.with(List.of(PREFIX + "b")), 5, 6))
        .as("a tag that the rule has only now")
        .isEqualTo(Standing.MOVED);
  }

  @Test
  void the_order_of_its_versions_does_not_matter() {
    List<String> keys = List.of(PREFIX + "b", PREFIX + "ä", PREFIX + "~p");
    byte[] bytes = bytes(keys, List.of(6L, 6L, 5L));
    VersionBlock block = requireNonNull(VersionBlock.read(bytes, 0, bytes.length, PREFIX));
    CallTags tags = new CallTags(List.of(PREFIX + "~p", PREFIX + "ä", PREFIX + "b"), false);

    assertThat(standing(block, tags, 5, 6)).isEqualTo(Standing.CURRENT);
    assertThat(standing(block, tags, 5, 7)).isEqualTo(Standing.MOVED);
    assertThat(standing(block, tags.with(List.of(PREFIX + "c")), 5, 6)).isEqualTo(Standing.MOVED);
  }

  private static Standing standing(VersionBlock block, CallTags tags, long rule, long tag) {
    return block.standing(tags, key -> key.endsWith("~p") ? rule : tag);
  }

  private static byte[] bytes(List<String> keys, List<Long> numbers) {
    return VersionBlock.bytes(new Versions(keys, numbers, 0), PREFIX);
  }

  /** Halves of surrogate pairs have no UTF-8. */
  private static String wellFormed(String name) {
    byte[] bytes = name.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return new String(Arrays.copyOf(bytes, bytes.length), java.nio.charset.StandardCharsets.UTF_8);
  }
}
