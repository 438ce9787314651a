package com.probe.calls;

import dev.larder.api.KeyFunction;

/** A function of the application: what stands before the dash. */
public final class Shelf implements KeyFunction {
  @Override
  public String name() {
    return "shelf";
  }

  @Override
  public String apply(Object value) {
    String text = value.toString();
    if (text.isEmpty()) {
      throw new IllegalStateException("nothing has no shelf");
    }
    return text.startsWith("-") ? null : text.substring(0, text.indexOf('-'));
  }
}
