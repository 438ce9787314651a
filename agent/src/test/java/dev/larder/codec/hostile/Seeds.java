package dev.larder.codec.hostile;

import dev.larder.codec.CodecException;
import dev.larder.codec.ValueCodec;
import dev.larder.codec.hostile.Victim.Circle;
import dev.larder.codec.hostile.Victim.Line;
import dev.larder.codec.hostile.Victim.Node;
import dev.larder.codec.hostile.Victim.Order;
import dev.larder.codec.hostile.Victim.Square;
import dev.larder.codec.wrap.Compression;
import dev.larder.engine.entry.RefusedValueException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Bytes that a fuzzer may begin with: what Larder itself writes. */
final class Seeds {
  private static final Order ORDER =
      new Order(7, "Ann", new BigDecimal("19.90"), List.of(new Line("tea", 2, new byte[] {1, 2})));

  private static final List<Object> VALUES =
      List.of(
          ORDER,
          new HashMap<>(Map.of("a", 1L, "b", List.of(2.5, "c"), "d", new HashMap<>())),
          new ArrayList<>(List.of(new Circle(1.5), new Square(2))),
          new HashMap<>(Map.of(1L, new ArrayList<>(List.of(Optional.of(ORDER))))),
          new long[] {1, -1, Long.MAX_VALUE},
          node(),
          new HashSet<>(Set.of("x", "y")),
          "a text".repeat(10));

  private Seeds() {}

  private static Node node() {
    Node node = new Node();
    node.name = "n";
    node.next = node;
    node.others = new HashSet<>(Set.of(new Node()));
    node.weights = new HashMap<>(Map.of(node, new int[] {3}));
    return node;
  }

  /** What each codec makes of the values of its type. */
  static List<byte[]> payloads() {
    List<byte[]> payloads = new ArrayList<>();
    for (Victim victim : Victim.all()) {
      for (Object value : VALUES) {
        for (ValueCodec codec : victim.codecs()) {
          if (victim.type().isInstance(value)) {
            addPayload(codec, value, payloads);
          }
        }
      }
    }
    return payloads;
  }

  private static void addPayload(ValueCodec codec, Object value, List<byte[]> payloads) {
    try {
      payloads.add(codec.encode(value));
    } catch (CodecException another) {
      // a value of another method
    }
  }

  /** Whole entries, each also compressed. */
  static List<byte[]> entries() {
    List<byte[]> entries = new ArrayList<>();
    for (Victim victim : Victim.all()) {
      for (Object value : VALUES) {
        if (victim.type().isInstance(value)) {
          addEntry(victim, value, entries);
        }
      }
    }
    return entries;
  }

  private static void addEntry(Victim victim, Object value, List<byte[]> entries) {
    try {
      byte[] entry = victim.format().load(value, true).entry();
      if (entry != null) {
        entries.add(entry);
        entries.add(new Compression(1, 1 << 20).compress(entry));
      }
    } catch (RefusedValueException another) {
      // a value of another method
    }
  }
}
