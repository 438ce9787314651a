package com.probe.calls;

import java.util.List;

/** Classes that have their methods from one above them. */
final class Lent {
  private Lent() {}

  /** A product. */
  record Product(long id, String name) {}

  /** A customer. */
  record Customer(long id, List<String> names) {}

  /** What all of them have in common, the code. */
  abstract static class Dao<T, K> {
    public T find(K id) {
      Runs.ran();
      return read(id);
    }

    protected abstract T read(K id);

    public void save(K id) {
      Runs.ran();
    }

    public static String shared(long id) {
      Runs.ran();
      return "shared" + id;
    }
  }

  /** Is named by rules. */
  static class ProductDao extends Dao<Product, Long> {
    @Override
    protected Product read(Long id) {
      return new Product(id, "product");
    }
  }

  /** Is below one that is named. */
  static final class SaleDao extends ProductDao {
    @Override
    protected Product read(Long id) {
      return new Product(id, "sale");
    }
  }

  /** Is named by another rule. */
  static final class CustomerDao extends Dao<Customer, Long> {
    @Override
    protected Customer read(Long id) {
      return new Customer(id, List.of("customer"));
    }
  }

  /** Is named by none. */
  static final class OtherDao extends Dao<String, Long> {
    @Override
    protected String read(Long id) {
      return "other" + id;
    }
  }
}
