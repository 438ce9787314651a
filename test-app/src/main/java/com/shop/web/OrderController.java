package com.shop.web;

import com.shop.NotFoundException;
import com.shop.order.NewOrder;
import com.shop.order.OrderService;
import com.shop.order.PlacedOrder;
import com.shop.pricing.ShippingQuote;
import com.shop.pricing.ShippingTariff;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class OrderController {
  private final OrderService orders;
  private final ShippingTariff tariff;

  OrderController(OrderService orders, ShippingTariff tariff) {
    this.orders = orders;
    this.tariff = tariff;
  }

  @PostMapping("/orders")
  @ResponseStatus(HttpStatus.CREATED)
  PlacedOrder place(@RequestBody NewOrder order) {
    return orders.place(order);
  }

  @GetMapping("/shipping")
  ShippingQuote shipping(@RequestParam String country, @RequestParam int grams) {
    ShippingQuote quote = tariff.quote(country, grams);
    if (quote == null) {
      throw new NotFoundException("shipping to", country);
    }
    return quote;
  }
}
