package com.shop.web;

import com.shop.NotFoundException;
import com.shop.Page;
import com.shop.customer.Customer;
import com.shop.customer.CustomerService;
import com.shop.order.OrderService;
import com.shop.order.PlacedOrder;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/customers")
class CustomerController {
  private final CustomerService customers;
  private final OrderService orders;

  CustomerController(CustomerService customers, OrderService orders) {
    this.customers = customers;
    this.orders = orders;
  }

  @GetMapping("/{id}")
  Customer customer(@PathVariable long id) {
    Customer customer = customers.findById(id);
    if (customer == null) {
      throw new NotFoundException("customer", id);
    }
    return customer;
  }

  @GetMapping
  List<Customer> inCity(@RequestParam String city) {
    return customers.findByCity(city);
  }

  @GetMapping("/{id}/orders")
  Page<PlacedOrder> orders(
      @PathVariable long id,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "20") int limit) {
    Paging.check(page, limit);
    return orders.history(id, page, limit);
  }

  @PutMapping("/{id}")
  Customer rename(@PathVariable long id, @RequestBody NewName change) {
    return customers.rename(id, change.name());
  }

  record NewName(String name) {
    NewName {
      if (name == null || name.isBlank()) {
        throw new IllegalArgumentException("name is missing");
      }
    }
  }
}
