package com.probe.start;

/** The smallest program: no class that a rule names, two lines of output. */
public final class Hello {
  private Hello() {}

  public static void main(String[] args) {
    System.out.println("hello");
    System.out.println("arguments: " + String.join(" ", args));
  }
}
