package dev.larder.corpus.app;

import dev.larder.corpus.sample.Each;
import dev.larder.corpus.sample.Fate;
import dev.larder.corpus.sample.Kind;
import dev.larder.corpus.sample.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values of a class that the declared type does not name. */
@Kind(
    value = "Interfaces, abstract classes, sealed types",
    rows = {
      Hierarchies.Sealed.class,
      Hierarchies.Unsealed.class,
      Hierarchies.Unknown.class,
      Hierarchies.Named.class,
      Hierarchies.Below.class,
      Hierarchies.BelowNamed.class,
      Hierarchies.NotNamed.class
    })
@SuppressWarnings("UnusedVariable") // an application's getters are left out
public final class Hierarchies {
  private Hierarchies() {}

  sealed interface Payment permits Card, Cash, Voucher {}

  record Card(String number) implements Payment {}

  record Cash(BigDecimal given) implements Payment {}

  enum Voucher implements Payment {
    SMALL,
    LARGE
  }

  sealed interface Result<T> permits Success, Failure {}

  record Success<T>(T value) implements Result<T> {}

  record Failure<T>(String message) implements Result<T> {}

  abstract static sealed class Shape permits Circle, Polygon {
    protected String name = "shape";
  }

  static final class Circle extends Shape {
    private final double radius = 1.5;
  }

  static sealed class Polygon extends Shape permits Square {
    protected int corners = 3;
  }

  static final class Square extends Polygon {
    private final int side = 4;
  }

  sealed interface Swap<A, B> permits Swapped {}

  record Swapped<X, Y>(X first, Y second) implements Swap<Y, X> {}

  sealed interface Expression permits Literal, Sum, Product {}

  record Literal(int value) implements Expression {}

  record Sum(Expression left, Expression right) implements Expression {}

  record Product(List<Expression> factors) implements Expression {}

  sealed interface Message permits Text, Other {}

  record Text(String text) implements Message {}

  non-sealed interface Other extends Message {}

  record Unforeseen(int number) implements Other {}

  record Receipt(Payment payment, List<Result<Integer>> steps) {}

  @Row(value = "sealed interfaces and classes", auto = Fate.BINARY)
  static final class Sealed {
    Payment payment(Each each) {
      return each.of(new Card("1"), new Cash(BigDecimal.ONE), Voucher.LARGE);
    }

    List<Payment> payments() {
      return List.of(new Card("1"), Voucher.SMALL);
    }

    Result<List<String>> result(Each each) {
      return each.of(new Success<>(List.of("a")), new Failure<>("b"));
    }

    Shape shape(Each each) {
      return each.of(new Circle(), new Polygon(), new Square());
    }

    Polygon polygon() {
      return new Square();
    }

    Receipt receipt() {
      return new Receipt(new Card("2"), List.of(new Success<>(1), new Failure<>("no")));
    }

    Swap<String, Integer> swapped() {
      return new Swapped<>(1, "a");
    }

    Expression expression() {
      return new Sum(new Literal(1), new Product(List.of(new Literal(2), new Literal(3))));
    }

    Message message() {
      return new Text("a");
    }

    Payment[] array() {
      return new Payment[] {new Card("1"), Voucher.SMALL, null};
    }

    Optional<Payment> maybe() {
      return Optional.of(new Card("3"));
    }

    Map<String, Result<Payment>> map() {
      return Map.of("a", new Success<>(Voucher.SMALL));
    }
  }

  @Row(value = "a sealed type that permits one that is not", auto = Fate.REFUSED)
  static final class Unsealed {
    Message message() {
      return new Unforeseen(1);
    }
  }

  interface Animal {
    String name();
  }

  record Dog(String name) implements Animal {}

  record Cat(String name, List<Animal> friends) implements Animal {}

  abstract static class Vehicle {
    protected int wheels;
  }

  static final class Car extends Vehicle {
    private final String plate = "UL";
  }

  record Zoo(String name, List<Animal> animals) {}

  @Row(value = "interfaces and abstract classes", auto = Fate.REFUSED)
  static final class Unknown {
    Animal animal() {
      return new Dog("Rex");
    }

    List<Animal> animals() {
      return List.of(new Dog("Rex"));
    }

    Vehicle vehicle() {
      return new Car();
    }

    Zoo zoo() {
      return new Zoo("a", List.of());
    }

    <T extends Animal> List<T> generic() {
      return new ArrayList<>();
    }
  }

  @Row(
      value = "interfaces and abstract classes, with `allow-types`",
      auto = Fate.BINARY,
      allow = {Dog.class, Cat.class, Car.class})
  static final class Named {
    Animal animal(Each each) {
      return each.of(new Dog("Rex"), new Cat("Tom", new ArrayList<>(List.of(new Dog("Rex")))));
    }

    List<Animal> animals() {
      return List.of(new Dog("Rex"), new Cat("Tom", List.of()));
    }

    Vehicle vehicle() {
      return new Car();
    }

    Zoo zoo() {
      return new Zoo("a", List.of(new Dog("Rex")));
    }

    Object anything() {
      return new Dog("Rex");
    }

    Map<String, Object> attributes() {
      return Map.of("a", new Dog("Rex"), "b", 1);
    }
  }

  static class Person {
    private final String name = "Ann";
  }

  static final class Employee extends Person {
    private final int salary = 3;
  }

  @Row(value = "a result of a class below the declared one", auto = Fate.REFUSED)
  static final class Below {
    Person person() {
      return new Employee();
    }

    List<Person> people() {
      return List.of(new Person(), new Employee());
    }

    Person anonymous() {
      return new Person() {};
    }
  }

  @Row(
      value = "a result of a class below the declared one, with `allow-types`",
      auto = Fate.BINARY,
      allow = Employee.class)
  static final class BelowNamed {
    Person person() {
      return new Employee();
    }

    List<Person> people() {
      return new ArrayList<>(List.of(new Person(), new Employee()));
    }
  }

  @Row(value = "a class that `allow-types` does not name", auto = Fate.REFUSED, allow = Dog.class)
  static final class NotNamed {
    Animal animal() {
      return new Cat("Tom", List.of());
    }

    Object anything() {
      return new Car();
    }
  }
}
