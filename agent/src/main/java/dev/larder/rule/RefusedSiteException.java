package dev.larder.rule;

/**
 * A rule cannot be applied to a method; the message says why and what to do, with the place where
 * there is one.
 */
public final class RefusedSiteException extends Exception {
  private static final long serialVersionUID = 1;

  RefusedSiteException(String reason) {
    super(reason, null, false, false);
  }
}
