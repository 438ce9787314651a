package com.bench;

/** Origins that rules name, and that cost nothing themselves. Not thread-safe when they run. */
public class Catalogue {
  private long loads;

  /** How many bodies have run, those of the disabled rules apart. */
  public long loads() {
    return loads;
  }

  public Product find(long id) {
    loads++;
    return Product.of(id);
  }

  public Product findBySku(String sku) {
    loads++;
    return Product.of(sku.length());
  }

  public Product findInShop(long id, int shop) {
    loads++;
    return Product.of(id + shop);
  }

  /** Its rule is disabled. */
  public long next(long id) {
    return id * 31 + 7;
  }

  /** Its rule is disabled. */
  public Product same(Product product) {
    return product;
  }
}
