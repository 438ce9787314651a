package com.probe.types;

import java.io.Serializable;

/** Types above one another. */
public final class Ladder {
  private Ladder() {}

  /** At the top. */
  @Retained
  public interface Top {}

  /** Below it. */
  public interface Mid extends Top {}

  /** Implements both. */
  public static class Base implements Mid {}

  /** Below all. */
  public static class Leaf extends Base {}

  /** Below all, too, with a method. */
  public static final class Finder extends Base {
    public String findOne(long id) {
      return "one" + id;
    }
  }

  /** Below all, and mentions the method of another. */
  public static final class Asker extends Base {
    public static final String FINDER = "findOne";

    public int one(Finder finder) {
      return finder.findOne(FINDER.length()).length();
    }
  }

  /** Beside them. */
  public static final class Stranger implements Serializable {
    private static final long serialVersionUID = 1;
  }

  /** In the class file, and no further. */
  public @interface Retained {}
}
