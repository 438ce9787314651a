package com.bench;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.larder.codec.CodecChoice;
import dev.larder.codec.CodecException;
import dev.larder.codec.CodecWish;
import dev.larder.codec.ValueCodec;
import dev.larder.codec.type.AllowedTypes;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A value of about 1 KB from its bytes, as each hit in Redis needs it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Decode {

  /** One value's bytes and what reads them. */
  @State(Scope.Thread)
  public static class Values {
    private final ValueCodec json = codec(CodecWish.JSON);
    private final ValueCodec binary = codec(CodecWish.BINARY);
    private final ObjectReader reader = JsonMapper.builder().build().readerFor(Listing.class);
    private final byte[] asJson = encoded(json);
    private final byte[] asBinary = encoded(binary);

    private static ValueCodec codec(CodecWish wish) {
      CodecChoice choice = CodecChoice.choose(Listing.class, wish, AllowedTypes.NONE);
      return ((CodecChoice.Accepted) choice).codecs().get(0);
    }

    private static byte[] encoded(ValueCodec codec) {
      try {
        byte[] bytes = codec.encode(Listing.of(4711));
        System.out.println(codec.id() + ": " + bytes.length + " bytes");
        return bytes;
      } catch (CodecException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  @Benchmark
  public Object json(Values values) throws CodecException {
    return values.json.decode(values.asJson, 0, values.asJson.length);
  }

  @Benchmark
  public Object binary(Values values) throws CodecException {
    return values.binary.decode(values.asBinary, 0, values.asBinary.length);
  }

  @Benchmark
  public Object jackson(Values values) throws IOException {
    return values.reader.readValue(values.asJson);
  }
}
