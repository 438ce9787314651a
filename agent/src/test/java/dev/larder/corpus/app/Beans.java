package dev.larder.corpus.app;

import dev.larder.corpus.sample.Each;
import dev.larder.corpus.sample.Fate;
import dev.larder.corpus.sample.Kind;
import dev.larder.corpus.sample.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Classes with fields. */
@Kind(
    value = "Classes with fields",
    rows = {
      Beans.Usual.class,
      Beans.Built.class,
      Beans.Inherited.class,
      Beans.Typed.class,
      Beans.Shadowed.class,
      Beans.Open.class
    })
@SuppressWarnings("UnusedVariable") // an application's getters are left out
public final class Beans {
  private Beans() {}

  /** With setters, a transient and a static field. */
  static class Product {
    private static int made;
    private Long id;
    private String name;
    private BigDecimal price;
    private LocalDate since;
    private List<String> tags = new ArrayList<>();
    private transient int loads;
    private volatile boolean isSold;

    Product() {
      made++;
    }

    Product(long id, String name) {
      this();
      this.id = id;
      this.name = name;
      this.loads = 3;
    }

    void price(String newPrice) {
      price = new BigDecimal(newPrice);
      since = LocalDate.EPOCH;
      tags.add("new");
      isSold = true;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Product that && Objects.equals(id, that.id);
    }

    @Override
    public int hashCode() {
      return Objects.hashCode(id);
    }
  }

  /** No constructor without parameters, final fields, and a hash that is remembered. */
  static final class Address {
    private final String street;
    private final int number;
    private int hash;

    Address(String street, int number) {
      this.street = Objects.requireNonNull(street);
      this.number = number;
      this.hash = street.hashCode();
    }
  }

  /** All final: may be shared. */
  static final class Coordinate {
    private final double latitude;
    private final double longitude;

    Coordinate(double latitude, double longitude) {
      this.latitude = latitude;
      this.longitude = longitude;
    }
  }

  private static Product product() {
    Product product = new Product(7, "lamp");
    product.price("19.90");
    return product;
  }

  @Row(
      "beans and classes with or without setters, default constructor, final, transient or private fields")
  static final class Usual {
    Product bean(Each each) {
      return each.of(product(), new Product());
    }

    Address withoutDefaultConstructor() {
      return new Address("Main St", 1);
    }

    Coordinate immutable() {
      return new Coordinate(-0.0, Double.NaN);
    }

    List<Product> list() {
      return new ArrayList<>(List.of(product(), product()));
    }

    Map<Long, Product> map() {
      return new HashMap<>(Map.of(7L, product()));
    }
  }

  /** As Lombok's {@code @Builder @Value} makes it. */
  static final class Account {
    private final String owner;
    private final Map<String, BigDecimal> balances;

    private Account(Builder builder) {
      owner = builder.owner;
      balances = Map.copyOf(builder.balances);
    }

    static Builder builder() {
      return new Builder();
    }

    static final class Builder {
      private String owner;
      private final Map<String, BigDecimal> balances = new HashMap<>();

      Builder owner(String newOwner) {
        owner = newOwner;
        return this;
      }

      Builder balance(String currency, String amount) {
        balances.put(currency, new BigDecimal(amount));
        return this;
      }

      Account build() {
        return new Account(this);
      }
    }
  }

  @Row("classes with a private constructor and a builder, and the builder itself")
  static final class Built {
    Account account() {
      return Account.builder().owner("Ann").balance("EUR", "1.00").build();
    }

    Account.Builder builder() {
      return Account.builder().owner("Ann").balance("EUR", "1.00");
    }
  }

  abstract static class Entity {
    private Long id = 5L;
    protected int version;
  }

  static class Customer extends Entity {
    private final String name;

    Customer(String name) {
      this.name = name;
      this.version = 2;
    }
  }

  static final class Premium extends Customer {
    private final int level = 3;

    Premium(String name) {
      super(name);
    }
  }

  @Row("classes below others, with the fields of all")
  static final class Inherited {
    Customer customer() {
      return new Customer("Ann");
    }

    Premium premium() {
      return new Premium("Ben");
    }
  }

  static class Pages<T> {
    private final List<T> content = new ArrayList<>();
    private Map<String, List<T>> byName = new HashMap<>();

    void add(String name, T value) {
      content.add(value);
      byName.put(name, new ArrayList<>());
    }
  }

  static final class AddressPages extends Pages<Address> {
    private int total;
  }

  static class Middle<X> extends Pages<List<X>> {}

  static final class TextPages extends Middle<String> {}

  @Row("generic classes; type variables that a subclass fills")
  static final class Typed {
    Pages<Address> pages() {
      Pages<Address> pages = new Pages<>();
      pages.add("a", new Address("Main St", 1));
      return pages;
    }

    AddressPages filled() {
      AddressPages pages = new AddressPages();
      pages.add("a", new Address("Main St", 1));
      return pages;
    }

    TextPages filledTwice() {
      TextPages pages = new TextPages();
      pages.add("a", new ArrayList<>(List.of("b")));
      return pages;
    }
  }

  @SuppressWarnings({"rawtypes", "unchecked"}) // as applications do
  static final class RawPages extends Pages {
    private int total = 3;

    RawPages() {
      add("a", "b");
    }
  }

  static class Base {
    private String name = "base";
  }

  @SuppressWarnings("HidingField") // the point of it
  static final class Shadow extends Base {
    private final String name = new String("shadow");
  }

  @Row(value = "a class with a field of the same name as one above", auto = Fate.BINARY)
  static final class Shadowed {
    Shadow shadow() {
      return new Shadow();
    }
  }

  static final class Notes {
    private final Map<String, Object> attributes = new HashMap<>(Map.of("a", 1, "b", List.of("c")));
    private Object value = 'x';
    private Comparable<?> order = 5L;
  }

  @Row(
      value = "classes with fields of type `Object`, `Map<String, Object>`, `Comparable`",
      auto = Fate.BINARY)
  static final class Open {
    RawPages raw() {
      return new RawPages();
    }

    Notes notes() {
      return new Notes();
    }
  }
}
