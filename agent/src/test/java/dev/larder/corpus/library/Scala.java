package dev.larder.corpus.library;

import dev.larder.corpus.sample.Fate;
import dev.larder.corpus.sample.Kind;
import dev.larder.corpus.sample.Row;
import java.io.Serializable;
import java.util.List;
import scala.Option;
import scala.Product;
import scala.Some;
import scala.Tuple2;
import scala.Tuple3;
import scala.collection.immutable.Nil$;
import scala.collection.immutable.Vector;
import scala.util.Either;
import scala.util.Right;

/** What Scala applications return. */
@Kind(
    value = "Scala",
    rows = {Scala.CaseClasses.class, Scala.Options.class, Scala.Collections.class})
public final class Scala {
  private Scala() {}

  /** As the class file of {@code case class Order(id: Long, note: String)}. */
  static class Order implements Product, Serializable {
    private static final long serialVersionUID = 1L;
    private final long id;
    private final String note;

    Order(long id, String note) {
      this.id = id;
      this.note = note;
    }

    @Override
    public int productArity() {
      return 2;
    }

    @Override
    public Object productElement(int index) {
      return index == 0 ? (Object) id : note;
    }

    @Override
    public boolean canEqual(Object other) {
      return other instanceof Order;
    }
  }

  @Row("case classes, `Tuple2`, `Tuple3`, `Some` as it is declared")
  static final class CaseClasses {
    Order order() {
      return new Order(1, "a");
    }

    Tuple2<String, Integer> pair() {
      return new Tuple2<>("a", 1);
    }

    Tuple3<String, List<Long>, Order> triple() {
      return new Tuple3<>("a", List.of(1L), new Order(2, "b"));
    }

    Some<String> some() {
      return new Some<>("a");
    }
  }

  @Row(value = "`Option`, `Either`", auto = Fate.REFUSED)
  static final class Options {
    Option<String> some() {
      return Option.apply("a");
    }

    Option<String> none() {
      return Option.empty();
    }

    Either<String, Integer> either() {
      return new Right<>(1);
    }
  }

  @Row(value = "`List`, `Vector`, `BigDecimal` of Scala", auto = Fate.REFUSED)
  static final class Collections {
    scala.collection.immutable.List<String> list() {
      @SuppressWarnings("unchecked")
      scala.collection.immutable.List<String> nil =
          (scala.collection.immutable.List<String>) (Object) Nil$.MODULE$;
      return nil;
    }

    Vector<String> vector() {
      return null;
    }

    scala.math.BigDecimal number() {
      return scala.math.BigDecimal.decimal(1.5);
    }
  }
}
