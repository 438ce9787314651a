package dev.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.codec.Samples.Base;
import dev.larder.codec.Samples.Color;
import dev.larder.codec.Samples.Money;
import dev.larder.codec.Samples.Node;
import dev.larder.codec.Samples.Order;
import dev.larder.codec.Samples.Pair;
import dev.larder.codec.Samples.Product;
import dev.larder.codec.Samples.Special;
import dev.larder.codec.Samples.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObjectTest {
  record Bases(List<Base> all) {}

  record Empty() {}

  @Test
  void records_come_back_nested_and_generic() throws Exception {
    Order order =
        new Order(
            7,
            new Pair<>(new Money(new BigDecimal("9.90"), "EUR"), List.of(Color.GREEN)),
            Optional.of("gift"));

    assertThat(Codecs.exactCopy(Order.class, order)).isEqualTo(order);
    assertThat(Codecs.json(Order.class, order))
        .isEqualTo(
            """
            {"id":7,"terms":{"left":{"amount":9.90,"currency":"EUR"},"right":{"List.of":["GREEN"]}},\
            "note":["gift"]}""");
  }

  @Test
  void a_record_without_components_comes_back() throws Exception {
    assertThat(Codecs.exactCopy(Empty.class, new Empty())).isEqualTo(new Empty());
  }

  @Test
  void a_bean_comes_back_by_its_fields_whatever_its_constructors_getters_and_annotations()
      throws Exception {
    Product product = new Product("tea", new BigDecimal("3.10"));
    product.stored(5);
    product.label("green");

    Product copy = (Product) Codecs.exactCopy(Product.class, product);

    assertThat(copy.price()).isEqualTo(new BigDecimal("3.10"));
    assertThat(copy.labels()).containsExactly("green");
    assertThat(copy.key()).isEqualTo(5L);
    assertThat(copy.loads()).isEqualTo(1);
    assertThat(copy.getName()).isEqualTo("TEA");
  }

  @Test
  void null_fields_come_back_null() throws Exception {
    assertThat(Codecs.exactCopy(Node.class, new Node("last", null)))
        .isEqualTo(new Node("last", null));
  }

  @Test
  void a_recursive_type_comes_back() throws Exception {
    Tree tree = new Tree();
    tree.children.add(new Tree());

    Tree copy = (Tree) Codecs.exactCopy(Tree.class, tree);

    assertThat(copy.children).hasSize(1);
  }

  @Test
  void a_subclass_is_not_written_as_its_parent() throws Exception {
    Codecs.exactCopy(Bases.class, new Bases(List.of(new Base())));

    assertThatThrownBy(
            () -> Codecs.codec(Bases.class).encode(new Bases(List.of(new Base(), new Special()))))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("Special stands where the type says ")
        .hasMessageContaining("/all/List.of/1");
  }

  @Test
  void a_cycle_is_not_written() {
    Tree tree = new Tree();
    tree.parent = tree;

    assertThatThrownBy(() -> Codecs.codec(Tree.class).encode(tree))
        .isInstanceOf(CodecException.class)
        .hasMessageEndingWith("Tree stands in two places or in a circle at /parent");
  }

  @Test
  void a_long_chain_is_written_up_to_a_depth_that_can_be_read() throws Exception {
    Node chain = chain(400);

    assertThat(Codecs.exactCopy(Node.class, chain)).isEqualTo(chain);
    assertThatThrownBy(() -> Codecs.codec(Node.class).encode(chain(600)))
        .isInstanceOf(CodecException.class);
  }

  @Test
  void aliases_that_would_fill_the_memory_are_not_written() {
    Tree tree = new Tree();
    for (int i = 0; i < 40; i++) {
      Tree above = new Tree();
      above.children.add(tree);
      above.children.add(tree);
      tree = above;
    }
    Tree root = tree;

    assertThatThrownBy(() -> Codecs.codec(Tree.class).encode(root))
        .hasMessageContaining("Tree stands in two places");
  }

  @Test
  void members_in_another_order_are_read() throws Exception {
    assertThat(Codecs.read(Money.class, "{\"currency\":\"EUR\",\"amount\":1.0}"))
        .isEqualTo(new Money(new BigDecimal("1.0"), "EUR"));
  }

  @Test
  void unknown_missing_and_repeated_members_are_errors() {
    fails("{\"amount\":1,\"currency\":\"EUR\",\"rate\":2}");
    fails("{\"amount\":1}");
    fails("{\"amount\":1,\"amount\":1}");
    fails("{\"amount\":1,\"currency\":\"EUR\"} 1");
    fails("[1,\"EUR\"]");
    fails("null");
    fails("");
  }

  @Test
  void an_object_that_its_own_class_rejects_is_an_error() {
    @SuppressWarnings("UnusedMethod") // its constructor is called by the codec
    record Positive(int value) {
      Positive {
        if (value < 1) {
          throw new IllegalStateException("not positive");
        }
      }
    }

    assertThatThrownBy(() -> Codecs.read(Positive.class, "{\"value\":0}"))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("cannot be built");
  }

  private static void fails(String json) {
    assertThatThrownBy(() -> Codecs.read(Money.class, json)).isInstanceOf(CodecException.class);
  }

  private static Node chain(int length) {
    @Nullable Node node = null;
    for (int i = 1; i < length; i++) {
      node = new Node("n" + i, node);
    }
    return new Node("root", node);
  }

  @Test
  void a_graph_with_one_mutable_object_in_two_places_is_not_written() {
    Tree shared = new Tree();
    Tree root = new Tree();
    root.children.addAll(List.of(shared, shared));

    assertThatThrownBy(() -> Codecs.codec(Tree.class).encode(root))
        .hasMessageEndingWith("Tree stands in two places or in a circle at /children/1");
  }

  @Test
  void immutable_objects_may_be_in_two_places() throws Exception {
    Money money = new Money(BigDecimal.TEN, "EUR");
    List<Money> twice = new ArrayList<>(List.of(money, money));

    assertThat(Codecs.exactCopy(PriceList.class, new PriceList(twice)))
        .isEqualTo(new PriceList(twice));
  }

  record PriceList(List<Money> prices) {}
}
