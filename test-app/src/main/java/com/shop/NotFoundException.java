package com.shop;

/** Something was asked for that the shop does not have. */
public class NotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotFoundException(String what, Object id) {
    super("No " + what + " " + id);
  }
}
