package dev.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.codec.Samples.Empty;
import dev.larder.codec.Samples.Grows;
import dev.larder.codec.Samples.Half;
import dev.larder.codec.Samples.Inner;
import dev.larder.codec.Samples.Money;
import dev.larder.codec.Samples.Pair;
import dev.larder.codec.Samples.Shadow;
import dev.larder.codec.Samples.Vague;
import java.io.InputStream;
import java.sql.Timestamp;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecChoiceTest {
  @SuppressWarnings("TypeParameterUnusedInFormals") // as applications do
  interface Origins {
    void nothing();

    Object anything();

    Stream<String> stream();

    Iterator<String> iterator();

    Iterable<String> iterable();

    InputStream input();

    AutoCloseable resource();

    CompletableFuture<String> later();

    CompletionStage<String> stage();

    Future<String> future();

    Flow.Publisher<String> publisher();

    org.reactivestreams.Publisher<String> reactive();

    List<?> unknownElements();

    @SuppressWarnings("rawtypes")
    List raw();

    @SuppressWarnings("rawtypes")
    Optional rawOptional();

    @SuppressWarnings("rawtypes")
    Pair rawPair();

    <T> T whatever();

    Map<Money, String> moneyKeys();

    Map<byte[], String> arrayKeys();

    Vague vague();

    Vague[] vagueArray();

    Pair<String, List<Half>> half();

    Inner inner();

    Runnable task();

    Class<?> type();

    Thread thread();

    Exception failure();

    Timestamp stamp();

    StringBuilder builder();

    Number number();

    Shadow shadow();

    Empty empty();

    Grows<String> grows();

    JdkChild child();

    <T extends Money> T bounded();
  }

  static final class JdkChild extends java.util.ArrayList<String> {
    private static final long serialVersionUID = 1L;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing | void has no result to cache",
        "anything | java.lang.Object does not say what the value is; declare the type",
        "stream | java.util.stream.Stream may be read only once; return a collection",
        "iterator | java.util.Iterator may be read only once; return a collection",
        "iterable | java.lang.Iterable may be read only once; return a collection",
        "input | java.io.InputStream is an open resource",
        "resource | java.lang.AutoCloseable is an open resource",
        "later | only CompletableFuture, CompletionStage and Reactor's Mono and Flux are awaited",
        "stage | only CompletableFuture, CompletionStage and Reactor's Mono and Flux are awaited",
        "future | only CompletableFuture, CompletionStage and Reactor's Mono and Flux are awaited",
        "publisher | only CompletableFuture, CompletionStage and Reactor's Mono and Flux are awaited",
        "reactive | only CompletableFuture, CompletionStage and Reactor's Mono and Flux are awaited",
        "unknownElements | java.lang.Object does not say what the value is; declare the type",
        "raw | java.util.List is raw: what it contains is not known",
        "rawOptional | java.util.Optional is raw: what it contains is not known",
        "rawPair | field dev.larder.codec.Samples$Pair.left: java.lang.Object does not say",
        "whatever | java.lang.Object does not say what the value is; declare the type",
        "moneyKeys | cannot be the key of a cached map; use text, a number or an enum",
        "arrayKeys | cannot be the key of a cached map; use text, a number or an enum",
        "vague | Samples$Vague is an interface: its values may be of any class",
        "vagueArray | Samples$Vague is an interface: its values may be of any class",
        "half | Pair.right: dev.larder.codec.Samples$Half is abstract",
        "inner | Samples$Inner is an inner class and holds its outer object",
        "task | java.lang.Runnable is an interface: its values may be of any class",
        "type | java.lang.Class has a meaning in this JVM only",
        "thread | java.lang.Thread has a meaning in this JVM only",
        "failure | java.lang.Exception is an exception",
        "number | java.lang.Number is a JDK class that cannot be rebuilt from its fields",
        "shadow | Samples$Shadow hides the inherited field size",
        "empty | Samples$Empty has no fields to rebuild it from",
        "grows | the type reaches more types than can be looked at",
        "child | JdkChild extends the JDK's java.util.ArrayList"
      })
  void a_type_whose_values_cannot_be_rebuilt_is_refused_with_the_reason(
      String method, String reason) {
    assertThat(Codecs.refusal(Codecs.returnType(Origins.class, method))).contains(reason);
  }

  @Test
  void a_variable_with_a_concrete_bound_is_its_bound() {
    assertThat(Codecs.refusal(Codecs.returnType(Origins.class, "bounded"))).isEqualTo("accepted");
  }

  @Test
  void generated_classes_are_refused() {
    Runnable lambda = () -> {};
    Object anonymous = new @Nullable Object() {};

    assertThat(Codecs.refusal(lambda.getClass())).contains("is generated at run time");
    assertThat(Codecs.refusal(anonymous.getClass())).contains("inner class");
    assertThat(Codecs.refusal(Proxied$$Enhancer.class)).contains("is generated at run time");
  }

  static class Proxied$$Enhancer {
    int value;
  }
}
