package dev.larder.redis.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.cluster.SlotHash;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotKeysTest {
  private static final String PREFIX = "shop:~tag:";

  @Test
  void the_copies_of_a_group_are_in_the_middle_of_it_whatever_a_tag_contains() {
    for (int group = 0; group < SlotKeys.GROUPS; group++) {
      String copy = SlotKeys.copy(PREFIX, group, PREFIX + "a{b}c");
      int slot = SlotHash.getSlot(copy);
      assertThat(slot).isEqualTo(SlotKeys.slotOfCopies(group));
      assertThat(SlotKeys.group(slot)).isEqualTo(group);
      assertThat(slot % 1024).isBetween(512 - 24, 512 + 24);
      assertThat(SlotKeys.version(PREFIX, copy)).isEqualTo(PREFIX + "a{b}c");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "shop:product:42:v3~lock, shop:{shop:product:42:v3}~lock",
    "shop:a{b}c~lock, shop:a{b}c~lock",
    "shop:a~b~lock, shop:{shop:a~b}~lock",
    "shop:a{}b~lock,",
    "shop:a{b~lock,",
    "shop:a}b~lock,"
  })
  void a_lock_is_beside_its_key_or_there_is_none(String lock, String there) {
    assertThat(SlotKeys.lock(lock)).isEqualTo(there);
  }

  @Property
  void a_lock_that_there_is_is_in_the_slot_of_its_key(
      @ForAll @StringLength(max = 12) @CharRange(from = 'a', to = 'c') @Chars({'{', '}', '~', ':'})
          String rest) {
    String key = "shop:" + rest;
    String lock = SlotKeys.lock(key + "~lock");
    if (lock != null) {
      assertThat(SlotHash.getSlot(lock)).isEqualTo(SlotHash.getSlot(key));
      assertThat(lock).startsWith("shop:").endsWith("~lock");
    }
  }
}
