package dev.larder.corpus.sample;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class whose methods are samples: of the generic return type of each, what it returns is a
 * result as an application has it. All samples of a row have one fate.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Row {
  /** What the samples have in common. */
  String value();

  /** What becomes of them under {@code codec: auto}. */
  Fate auto() default Fate.JSON;

  /** What the rule names under {@code allow-types}. */
  Class<?>[] allow() default {};
}
