package dev.larder.dispatch;

import dev.larder.rule.called.SiteMethod;
import java.util.HashMap;
import java.util.Map;

/** The sites of one class, held by the class itself, so that they go when it goes. Thread-safe. */
final class ClassSites {
  private static final ClassValue<ClassSites> OF_CLASS =
      new ClassValue<>() {
        @Override
        protected ClassSites computeValue(Class<?> type) {
          return new ClassSites();
        }
      };

  private final Map<String, Site> sites = new HashMap<>();

  private ClassSites() {}

  static ClassSites of(Class<?> type) {
    return OF_CLASS.get(type);
  }

  /** The site of a method, made on the first call; both of its call sites get the same one. */
  synchronized Site site(SiteMethod method) {
    String receiver = method.receiver() == null ? "" : " of " + method.receiver();
    Site site =
        sites.computeIfAbsent(
            method.name() + method.descriptor() + receiver, key -> new Site(method));
    site.renew(method);
    return site;
  }
}
