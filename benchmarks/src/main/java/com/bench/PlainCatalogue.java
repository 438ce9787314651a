package com.bench;

/** The bodies of {@link Catalogue} where no rule names them. */
public class PlainCatalogue {
  private long loads;

  public Product find(long id) {
    loads++;
    return Product.of(id);
  }

  public long loads() {
    return loads;
  }

  public long next(long id) {
    return id * 31 + 7;
  }

  public Product same(Product product) {
    return product;
  }
}
