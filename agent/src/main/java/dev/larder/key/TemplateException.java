package dev.larder.key;

/** A key template that cannot be used: what is wrong, where, and what to write instead. */
public final class TemplateException extends Exception {
  private static final long serialVersionUID = 1;

  private final int offset;
  private final String cure;

  public TemplateException(String what, String cure, int offset) {
    super(what);
    this.offset = offset;
    this.cure = cure;
  }

  /** Where in the template, counted in chars from 0; 0 where the fault has no place of its own. */
  public int offset() {
    return offset;
  }

  /** What to write instead. */
  public String cure() {
    return cure;
  }
}
