package com.shop.customer;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** A row of the customers' table. */
public class Customer {
  @Id private @Nullable Long id;
  private String name = "";
  private String email = "";
  private String city = "";
  private Tier tier = Tier.BASIC;
  private @Nullable LocalDate joinedOn;

  public @Nullable Long getId() {
    return id;
  }

  public void setId(@Nullable Long id) {
    this.id = id;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getEmail() {
    return email;
  }

  public void setEmail(String email) {
    this.email = email;
  }

  public String getCity() {
    return city;
  }

  public void setCity(String city) {
    this.city = city;
  }

  public Tier getTier() {
    return tier;
  }

  public void setTier(Tier tier) {
    this.tier = tier;
  }

  public @Nullable LocalDate getJoinedOn() {
    return joinedOn;
  }

  public void setJoinedOn(@Nullable LocalDate joinedOn) {
    this.joinedOn = joinedOn;
  }
}
