package com.shop.customer;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

/** The customers' table. */
public interface CustomerRepository extends ListCrudRepository<Customer, Long> {
  Optional<Customer> findByEmail(String email);

  List<Customer> findByCityOrderById(String city);
}
