package dev.larder.corpus.sample;

import dev.larder.codec.CodecWish;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A sample that some codecs refuse, although others of their kind carry it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RefusedBy {
  /** Those that refuse it. */
  CodecWish[] value();
}
