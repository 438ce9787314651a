package dev.larder.corpus.app;

import dev.larder.corpus.app.References.Link;
import dev.larder.corpus.app.References.Node;
import dev.larder.corpus.sample.Each;
import dev.larder.corpus.sample.Fate;
import dev.larder.corpus.sample.Kind;
import dev.larder.corpus.sample.Row;
import java.util.ArrayList;
import java.util.List;

/** Large and deep values. */
@Kind(
    value = "Depth and size",
    rows = {Sizes.Large.class, Sizes.Exploding.class, Sizes.TooDeep.class, Sizes.TooLarge.class})
public final class Sizes {
  private Sizes() {}

  @Row("large values: lists of thousands of records, a text of a million characters")
  static final class Large {
    List<Link> records() {
      List<Link> records = new ArrayList<>();
      for (int i = 0; i < 3_000; i++) {
        records.add(new Link("name " + i, i % 3 == 0 ? null : new Link("b", null)));
      }
      return records;
    }

    List<List<Integer>> numbers() {
      List<List<Integer>> numbers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        numbers.add(new ArrayList<>(List.of(i, i * i, -i)));
      }
      return numbers;
    }

    byte[] bytes() {
      return new byte[300_000];
    }
  }

  @Row(value = "chains deeper than 500", auto = Fate.REFUSED)
  static final class TooDeep {
    Link chain(Each each) {
      return each.of(References.chain(700), References.chain(20_000));
    }

    Node nodes() {
      Node node = new Node("end");
      for (int i = 0; i < 2_000; i++) {
        node = new Node("n").with(node);
      }
      return node;
    }
  }

  @Row(value = "values of more than 16 MiB", auto = Fate.REFUSED)
  static final class TooLarge {
    byte[] bytes() {
      return new byte[17 << 20];
    }

    String text() {
      return "a".repeat(17 << 20);
    }
  }

  @Row(value = "a small graph that is an endless tree", auto = Fate.BINARY)
  static final class Exploding {
    Node doubled() {
      Node node = new Node("end");
      for (int i = 0; i < 30; i++) {
        node = new Node("n").with(node).with(node);
      }
      return node;
    }
  }
}
