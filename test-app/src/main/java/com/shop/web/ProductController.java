package com.shop.web;

import com.shop.Category;
import com.shop.NotFoundException;
import com.shop.Product;
import com.shop.ProductService;
import com.shop.ProductSort;
import com.shop.SearchResult;
import com.shop.order.Stock;
import com.shop.pricing.InstallmentPlan;
import com.shop.pricing.Installments;
import com.shop.statistics.ProductViews;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/products")
class ProductController {
  private static final BigDecimal YEARLY_PERCENT = new BigDecimal("7.9");

  private final ProductService products;
  private final Stock stock;
  private final ProductViews views;

  ProductController(ProductService products, Stock stock, ProductViews views) {
    this.products = products;
    this.stock = stock;
    this.views = views;
  }

  @GetMapping("/{id}")
  Product product(@PathVariable long id) {
    return products.findById(id).orElseThrow(() -> new NotFoundException("product", id));
  }

  @GetMapping
  List<Product> list(
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "20") int limit,
      @RequestParam(required = false) @Nullable String category,
      @RequestParam(defaultValue = "name") String sort) {
    Paging.check(page, limit);
    return products.list(
        page,
        limit,
        category == null ? null : Category.valueOf(category.toUpperCase(Locale.ROOT)),
        ProductSort.valueOf(sort.toUpperCase(Locale.ROOT)));
  }

  @GetMapping(params = "ids")
  List<Product> some(@RequestParam long[] ids) {
    return products.findAll(ids);
  }

  @GetMapping(params = "sku")
  Product bySku(@RequestParam String sku) {
    Product product = products.findBySku(sku);
    if (product == null) {
      throw new NotFoundException("product", sku);
    }
    return product;
  }

  @GetMapping("/search")
  SearchResult search(@RequestParam String q, @RequestParam(defaultValue = "10") int limit) {
    Paging.check(0, limit);
    return products.search(q, limit);
  }

  @GetMapping("/{id}/stock")
  int stock(@PathVariable long id) {
    return stock.available(id);
  }

  @GetMapping("/{id}/views")
  long views(@PathVariable long id) {
    return views.of(id);
  }

  @PostMapping("/{id}/views")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void viewed(@PathVariable long id) {
    views.count(id, 1);
  }

  @GetMapping("/{id}/installments")
  InstallmentPlan installments(
      @PathVariable long id, @RequestParam(defaultValue = "12") int months) {
    return Installments.plan(product(id).price(), YEARLY_PERCENT, months);
  }

  @PutMapping("/{id}")
  Product change(@PathVariable long id, @RequestBody ProductChange change) {
    return products.update(change.applyTo(product(id)));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable long id) {
    if (!products.delete(id)) {
      throw new NotFoundException("product", id);
    }
  }
}
