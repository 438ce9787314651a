package dev.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.codec.Samples.Money;
import dev.larder.codec.Samples.Order;
import dev.larder.codec.Samples.Tree;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShapeTest {
  @Test
  void the_fingerprint_is_the_same_in_every_jvm() {
    assertThat(Codecs.shape(Order.class)).isEqualTo(Codecs.shape(Order.class));
    // Written down: a change means that every cached entry becomes a miss.
    assertThat(Codecs.shape(Money.class)).isEqualTo(4177447216834392608L);
    assertThat(Codecs.shape(Tree.class)).isEqualTo(2465858046931251997L);
  }

  @Test
  void the_fingerprint_changes_with_a_field_anywhere_below() throws Exception {
    long original = Codecs.shape(compile("record Item(int a) {}"));

    for (String changed :
        List.of(
            "record Item(int a, int b) {}",
            "record Item(int b) {}",
            "record Item(long a) {}",
            "record Item(Integer a) {}",
            "record Item() {}")) {
      assertThat(Codecs.shape(compile(changed))).as(changed).isNotEqualTo(original);
    }
    assertThat(Codecs.shape(compile("record Item(int a) {}"))).isEqualTo(original);
  }

  @Test
  void the_fingerprint_changes_with_a_generic_argument_and_an_enum_constant() throws Exception {
    long original = Codecs.shape(compile("enum Item { A, B }"));
    assertThat(Codecs.shape(compile("enum Item { A, C }"))).isNotEqualTo(original);
    assertThat(Codecs.shape(compile("enum Item { A, B, C }"))).isNotEqualTo(original);

    assertThat(Codecs.shape(Codecs.returnType(Lists.class, "ints")))
        .isNotEqualTo(Codecs.shape(Codecs.returnType(Lists.class, "longs")));
  }

  @Test
  void a_class_can_be_unloaded_after_its_values_were_coded_proven_and_shared() throws Exception {
    Throwaway.awaitUnloaded(useAndDrop());
  }

  private static WeakReference<ClassLoader> useAndDrop() throws Exception {
    Class<?> type =
        Throwaway.compile(
            "Item",
            Map.of(
                "Item",
                "record Item(Kind kind, java.util.Map<Kind, Bean> beans) {}",
                "Kind",
                "enum Kind { A }",
                "Bean",
                "class Bean { int a; Bean next; }"));
    ClassLoader loader = type.getClassLoader();
    Object kind = loader.loadClass("Kind").getEnumConstants()[0];
    Object bean = Throwaway.create(loader.loadClass("Bean"));
    Object item = Throwaway.create(type, kind, Map.of(kind, bean));

    for (int i = 0; i < 100; i++) {
      Codecs.exactCopy(type, item);
    }
    assertThat(Sharing.isDeeplyImmutable(item)).isFalse();
    assertThat(Codecs.refusal(loader.loadClass("Kind"))).isEqualTo("accepted");
    return new WeakReference<>(loader);
  }

  interface Lists {
    List<Integer> ints();

    List<Long> longs();
  }

  private static Class<?> compile(String source) throws Exception {
    return Throwaway.compile("Item", Map.of("Item", source));
  }
}
