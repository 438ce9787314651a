package dev.larder.corpus;

import dev.larder.corpus.app.Beans;
import dev.larder.corpus.app.Hierarchies;
import dev.larder.corpus.app.Odd;
import dev.larder.corpus.app.Records;
import dev.larder.corpus.app.References;
import dev.larder.corpus.app.Sizes;
import dev.larder.corpus.jdk.ArraysAndOptionals;
import dev.larder.corpus.jdk.Enums;
import dev.larder.corpus.jdk.Lists;
import dev.larder.corpus.jdk.Live;
import dev.larder.corpus.jdk.Many;
import dev.larder.corpus.jdk.Maps;
import dev.larder.corpus.jdk.OtherMaps;
import dev.larder.corpus.jdk.Plain;
import dev.larder.corpus.jdk.Sets;
import dev.larder.corpus.jdk.Times;
import dev.larder.corpus.library.Hibernate;
import dev.larder.corpus.library.Jackson;
import dev.larder.corpus.library.Kotlin;
import dev.larder.corpus.library.Scala;
import dev.larder.corpus.library.Spring;
import dev.larder.corpus.sample.Kind;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** All samples. */
final class Corpus {
  /** In the order of the page. */
  static final List<Class<?>> KINDS =
      List.of(
          Plain.class,
          Many.class,
          Times.class,
          Enums.class,
          ArraysAndOptionals.class,
          Lists.class,
          Sets.class,
          Maps.class,
          OtherMaps.class,
          Records.class,
          Beans.class,
          Hierarchies.class,
          References.class,
          Sizes.class,
          Odd.class,
          Live.class,
          Hibernate.class,
          Spring.class,
          Jackson.class,
          Kotlin.class,
          Scala.class);

  private Corpus() {}

  static List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    for (Class<?> kind : KINDS) {
      for (Class<?> row : kind.getAnnotation(Kind.class).rows()) {
        methods(row).forEach(method -> samples.add(new Sample(kind, row, method)));
      }
    }
    return samples;
  }

  /** By name, since reflection has no order. */
  private static List<Method> methods(Class<?> row) {
    return Arrays.stream(row.getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }
}
