package dev.larder.config.source;

/**
 * Text of which parts have a place, too.
 *
 * @param inset how many columns behind its own place the text begins, which are those of a quote;
 *     less than 0 where the text is not in the file as it is, but over several lines, with escapes
 *     or with variables
 */
public record Passage(Located text, int inset) {
  /** The place of a part of the text, or of the whole where it has none of its own. */
  public Located at(int offset) {
    return inset < 0
        ? text
        : new Located(
            text.text(), text.written(), text.line(), text.column() + inset + offset, text.path());
  }
}
