package com.probe.calls;

/** One call through an override, {@code super} and a default method, with bridges between. */
final class Layers {
  private Layers() {}

  /** What is found, and what is more than that. */
  static class Thing {
    String path;

    Thing(String path) {
      this.path = path;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Thing thing && path.equals(thing.path);
    }

    @Override
    public int hashCode() {
      return path.hashCode();
    }

    @Override
    public String toString() {
      return path;
    }
  }

  /** A generic interface with a body. */
  interface Finder<T extends Thing, I> {
    @SuppressWarnings("unchecked")
    default T find(I id) {
      Runs.ran();
      return (T) new Thing("default " + id);
    }
  }

  /** A class between that knows neither type. */
  static class Base<T extends Thing, I> implements Finder<T, I> {
    @Override
    public T find(I id) {
      Runs.ran();
      T found = Finder.super.find(id);
      found.path = "base " + found.path;
      return found;
    }
  }

  /** Knows both types: its method has a bridge. */
  static class Middle extends Base<Thing, Long> {
    @Override
    public Thing find(Long id) {
      Runs.ran();
      Thing found = super.find(id);
      found.path = "middle " + found.path;
      return found;
    }
  }

  /** Overrides once more. */
  static final class Top extends Middle {
    @Override
    public Thing find(Long id) {
      Runs.ran();
      Thing found = super.find(id);
      found.path = "top " + found.path;
      return found;
    }
  }
}
