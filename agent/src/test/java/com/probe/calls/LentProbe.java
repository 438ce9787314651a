package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;

import com.probe.calls.Lent.Customer;
import com.probe.calls.Lent.CustomerDao;
import com.probe.calls.Lent.OtherDao;
import com.probe.calls.Lent.Product;
import com.probe.calls.Lent.ProductDao;
import com.probe.calls.Lent.SaleDao;
import java.util.Arrays;
import java.util.List;

/** Calls methods by classes that have them from another. */
public final class LentProbe {
  private LentProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) {
    Redis.start();
    OtherDao other = new OtherDao();
    check("one-that-no-rule-names", () -> Runs.neverHits("other1", () -> other.find(1L)));
    ProductDao products = new ProductDao();
    Product product = new Product(1, "product");
    check(
        "a-class-loaded-after-the-one-above-it",
        () -> equal(product, Runs.hit(() -> products.find(1L))));
    CustomerDao customers = new CustomerDao();
    Customer customer = new Customer(1, List.of("customer"));
    check(
        "another-rule-for-the-same-code",
        () -> {
          equal(customer, Runs.hit(() -> customers.find(1L)));
          equal(product, products.find(1L));
        });
    check("still-not-by-the-others", () -> Runs.neverHits("other1", () -> other.find(1L)));
    check(
        "one-below-the-named-class",
        () -> equal(new Product(2, "sale"), Runs.hit(() -> new SaleDao().find(2L))));
    check(
        "told-by-the-name-that-the-rule-gives",
        () -> {
          equal("[com.probe.calls.Lent$ProductDao.find]", sites("product"));
          equal("[com.probe.calls.Lent$CustomerDao.find]", sites("customer"));
        });
    check(
        "a-write-of-the-named-class-drops",
        () -> {
          Larder.awaitSite("saved", () -> products.save(9L));
          equal(product, Runs.hit(() -> products.find(1L)));
          products.save(1L);
          equal(false, Runs.isHit(() -> products.find(1L)));
        });
    check(
        "a-write-of-another-class-does-not",
        () -> {
          equal(product, Runs.hit(() -> products.find(1L)));
          long drops = Larder.count("saved", "Invalidations");
          customers.save(1L);
          other.save(1L);
          Checks.pause(300);
          equal(drops, Larder.count("saved", "Invalidations"));
          equal(true, Runs.isHit(() -> products.find(1L)));
        });
    check(
        "switched-off-and-on",
        () -> {
          Larder.enable("product", false);
          equal(false, Runs.isHit(() -> products.find(1L)));
          equal(true, Runs.isHit(() -> customers.find(1L)));
          Larder.enable("product", true);
          equal(product, Runs.hit(() -> products.find(1L)));
        });
    check(
        "a-static-method-is-that-of-the-class-above",
        () -> Runs.neverHits("shared1", () -> ProductDao.shared(1)));
    Checks.end();
  }

  private static String sites(String rule) {
    return Arrays.asList((String[]) Larder.ofRule(rule, "Sites")).toString();
  }
}
