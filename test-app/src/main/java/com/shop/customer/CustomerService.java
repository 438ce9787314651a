package com.shop.customer;

import com.shop.NotFoundException;
import com.shop.statistics.Query;
import com.shop.statistics.QueryStatistics;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads and renames customers. */
@Service
public class CustomerService {
  private final CustomerRepository customers;
  private final QueryStatistics statistics;

  public CustomerService(CustomerRepository customers, QueryStatistics statistics) {
    this.customers = customers;
    this.statistics = statistics;
  }

  public @Nullable Customer findById(long id) {
    statistics.count(Query.CUSTOMER);
    return customers.findById(id).orElse(null);
  }

  public boolean exists(long id) {
    return customers.existsById(id);
  }

  public List<Customer> findByCity(String city) {
    statistics.count(Query.CUSTOMER);
    return customers.findByCityOrderById(city);
  }

  @Transactional
  public Customer rename(long id, String name) {
    Customer customer =
        customers.findById(id).orElseThrow(() -> new NotFoundException("customer", id));
    customer.setName(name);
    return customers.save(customer);
  }
}
