package dev.larder.condition;

import dev.larder.condition.Expression.Both;
import dev.larder.condition.Expression.Comparison;
import dev.larder.condition.Expression.Constant;
import dev.larder.condition.Expression.Either;
import dev.larder.condition.Expression.Not;
import dev.larder.condition.Expression.Value;
import dev.larder.key.KeyTemplate;
import dev.larder.key.Part.Placeholder;
import dev.larder.key.TemplateException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads one condition, by recursive descent: {@code ||} binds less than {@code &&}, that less than
 * a comparison, that less than {@code !}.
 */
final class ConditionParser {
  private static final int MAX_CHARS = 2_000;
  private static final int MAX_DEPTH = 50;
  private static final int MAX_DIGITS = 40;
  private static final String OPERAND =
      "write a placeholder, a number, text as in 'x', true, false or null";

  private final String text;
  private int at;
  private int depth;

  ConditionParser(String text) {
    this.text = text;
  }

  Expression parse() throws ConditionException {
    if (text.length() > MAX_CHARS) {
      throw new ConditionException(
          "the condition is longer than " + MAX_CHARS + " characters", "shorten it", 0);
    }
    Expression whole = either();
    if (at < text.length()) {
      throw unexpected();
    }
    return whole;
  }

  private ConditionException unexpected() {
    char c = text.charAt(at);
    String cure =
        switch (c) {
          case '=' -> "write ==";
          case '&' -> "write &&";
          case '|' -> "write ||";
          case '(', '{', '\'' -> "write && or || before it";
          case ')' -> "it closes nothing; leave it out";
          default -> "compare with ==, !=, <, <=, > or >=, and join by && or ||";
        };
    return new ConditionException("\"" + rest() + "\" is not expected here", cure, at);
  }

  /** The next word or character, for a message. */
  private String rest() {
    int end = at;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    int beyond = text.offsetByCodePoints(at, 1);
    return text.substring(at, Math.max(end, beyond));
  }

  private Expression either() throws ConditionException {
    Expression left = both();
    while (takes("||")) {
      left = new Either(left, both());
    }
    return left;
  }

  private Expression both() throws ConditionException {
    Expression left = comparison();
    while (takes("&&")) {
      left = new Both(left, comparison());
    }
    return left;
  }

  private Expression comparison() throws ConditionException {
    Expression left = unary();
    Operator operator = operator();
    if (operator == null) {
      return left;
    }
    Expression compared = new Comparison(left, operator, unary());
    skipBlanks();
    int next = at;
    if (operator() != null) {
      throw new ConditionException(
          "a comparison cannot be compared", "join two comparisons by &&", next);
    }
    return compared;
  }

  private @Nullable Operator operator() {
    for (Operator operator : Operator.values()) {
      if (takes(operator.sign())) {
        return operator;
      }
    }
    return null;
  }

  private Expression unary() throws ConditionException {
    skipBlanks();
    int start = at;
    if (++depth > MAX_DEPTH) {
      throw new ConditionException("the condition is nested too deeply", "simplify it", start);
    }
    Expression read;
    if (takes("!")) {
      read = new Not(unary(), start);
    } else if (takes("(")) {
      read = either();
      if (!takes(")")) {
        throw new ConditionException("\"(\" is not closed", "close it with \")\"", start);
      }
    } else {
      read = operand();
    }
    depth--;
    return read;
  }

  private Expression operand() throws ConditionException {
    int start = at;
    if (at == text.length()) {
      throw new ConditionException("a value is missing at the end", OPERAND, at);
    }
    char c = text.charAt(at);
    if (c == '{') {
      return placeholder();
    }
    if (c == '\'') {
      return text();
    }
    if (c == '-' || isDigit(c)) {
      return number();
    }
    String word = rest();
    at += word.length();
    return switch (word) {
      case "true", "false" -> new Constant(word.equals("true"), word, start);
      case "null" -> new Constant(null, word, start);
      default -> throw wrongWord(word, start);
    };
  }

  private static ConditionException wrongWord(String word, int start) {
    String cure =
        Character.isJavaIdentifierStart(word.charAt(0))
            ? "write {" + word + "} for a parameter, '" + word + "' for text"
            : OPERAND;
    return new ConditionException("\"" + word + "\" is no value", cure, start);
  }

  private Expression placeholder() throws ConditionException {
    int start = at;
    if (text.startsWith("{{", at)) {
      throw new ConditionException("a brace stands here", OPERAND, start);
    }
    int close = text.indexOf('}', at);
    at = close < 0 ? text.length() : close + 1;
    try {
      Placeholder hole = (Placeholder) KeyTemplate.parse(text.substring(start, at)).parts().get(0);
      if (hole.otherwise() != null) {
        throw new ConditionException(
            "a default, as in " + hole + ", has no meaning in a condition",
            "compare with null",
            start);
      }
      return new Value(hole, start);
    } catch (TemplateException fault) {
      throw new ConditionException(
          String.valueOf(fault.getMessage()), fault.cure(), start + fault.offset());
    }
  }

  /** Two quotes within are one. */
  private Expression text() throws ConditionException {
    int start = at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '\'') {
        value.append(c);
      } else if (at < text.length() && text.charAt(at) == '\'') {
        value.append(c);
        at++;
      } else {
        return new Constant(value.toString(), text.substring(start, at), start);
      }
    }
    throw new ConditionException("the text is not closed", "close it with \"'\"", start);
  }

  private Expression number() throws ConditionException {
    int start = at++;
    skipDigits();
    if (text.startsWith(".", at)) {
      at++;
      skipDigits();
    }
    String written = text.substring(start, at);
    if (!isDigit(written.charAt(written.length() - 1)) || written.length() > MAX_DIGITS) {
      throw new ConditionException(
          "\"" + written + "\" is not a number", "write it as in 10, -1 or 0.5", start);
    }
    return new Constant(new BigDecimal(written), written, start);
  }

  private void skipDigits() {
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private boolean takes(String sign) {
    skipBlanks();
    boolean found = text.startsWith(sign, at);
    at += found ? sign.length() : 0;
    if (found) {
      skipBlanks();
    }
    return found;
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
