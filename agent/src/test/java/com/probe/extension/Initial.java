package com.probe.extension;

import dev.larder.api.KeyFunction;

/** A function of an extension: the first letter. */
public final class Initial implements KeyFunction {
  @Override
  public String name() {
    return "initial";
  }

  /** It sees Larder's own copy of the interface, and nothing of the application. */
  @Override
  public String apply(Object value) {
    String loaders = KeyFunction.class.getClassLoader() + " " + getClass().getClassLoader();
    if (loaders.contains("AppClassLoader")) {
      throw new IllegalStateException("seen through the application: " + loaders);
    }
    return value.toString().substring(0, 1);
  }
}
