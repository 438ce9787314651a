package dev.larder.codec.hostile;

import dev.larder.codec.CodecChoice;
import dev.larder.codec.CodecWish;
import dev.larder.codec.ValueCodec;
import dev.larder.codec.type.AllowedTypes;
import dev.larder.engine.entry.EntryFormat;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A method whose entries somebody else has written to, with every codec that it may have. */
record Victim(Class<?> type, EntryFormat format, List<ValueCodec> codecs) {
  /** The methods. */
  interface Methods {
    Order order();

    Map<String, Object> anything();

    List<Figure> figures();

    Map<Long, List<Optional<Order>>> nested();

    long[] numbers();

    Node graph();

    Set<String> texts();

    String text();
  }

  record Order(long id, String customer, BigDecimal total, List<Line> lines) {}

  @SuppressWarnings("ArrayRecordComponent") // as applications do
  record Line(String sku, int count, byte[] picture) {}

  sealed interface Figure {}

  record Circle(double radius) implements Figure {}

  record Square(float side) implements Figure {}

  static final class Node {
    String name = "";
    @Nullable Node next;
    Set<Node> others = Set.of();
    Map<Node, int[]> weights = Map.of();
  }

  static List<Victim> all() {
    List<Victim> victims = new ArrayList<>();
    Method[] methods = Methods.class.getDeclaredMethods();
    Arrays.sort(methods, Comparator.comparing(Method::getName));
    for (Method method : methods) {
      victims.add(of(method.getReturnType(), method.getGenericReturnType()));
    }
    return victims;
  }

  private static Victim of(Class<?> raw, Type type) {
    List<ValueCodec> codecs = new ArrayList<>();
    for (CodecWish wish : CodecWish.values()) {
      if (CodecChoice.choose(type, wish, AllowedTypes.NONE)
          instanceof CodecChoice.Accepted accepted) {
        codecs.addAll(accepted.codecs());
      }
    }
    return new Victim(raw, new EntryFormat(codecs, 0, raw, null), codecs);
  }
}
