package com.shop.web;

import com.shop.Category;
import com.shop.Product;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What to change of a product; what is absent stays. */
record ProductChange(
    @Nullable String name, @Nullable Category category, @Nullable BigDecimal price) {

  Product applyTo(Product product) {
    return new Product(
        product.id(),
        product.sku(),
        name == null ? product.name() : name,
        category == null ? product.category() : category,
        price == null ? product.price() : price,
        product.addedOn());
  }
}
