package com.probe.looked;

/** Named as some frameworks name what they generate. */
public class Service_Subclass {
  public String name(long id) {
    return "service " + id;
  }
}
