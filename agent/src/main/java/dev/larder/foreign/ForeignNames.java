package dev.larder.foreign;

import java.util.ArrayList;
import java.util.List;

/**
 * Names of classes and packages that Larder's own copies lie under, too: the build moves those
 * elsewhere, and every text that reads like their names with them. What the application's are
 * called is written so that it does not.
 */
public final class ForeignNames {
  private ForeignNames() {}

  /** A name that is written with bars for dots; one with dots stays as it is. */
  public static String of(String written) {
    return written.replace('|', '.');
  }

  /** The same of several. */
  public static List<String> of(List<String> written) {
    List<String> names = new ArrayList<>();
    for (String name : written) { // before main, where a lambda takes milliseconds
      names.add(of(name));
    }
    return names;
  }
}
