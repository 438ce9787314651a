package com.bench;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.SetArgs;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/**
 * What one writes without an agent: GET and decode, or else load, encode and SET without waiting.
 * As lean as it gets, with no deadline, single-flight, breaker or counters.
 */
final class LettuceByHand implements AutoCloseable {
  private static final long TTL_MILLIS = 60_000;

  private final PlainCatalogue origin = new PlainCatalogue();
  private final ObjectReader reader = JsonMapper.builder().build().readerFor(Product.class);
  private final ObjectWriter writer = JsonMapper.builder().build().writerFor(Product.class);
  private final RedisClient client;
  private final RedisAsyncCommands<String, byte[]> commands;

  LettuceByHand(String uri) {
    client = RedisClient.create(uri);
    client.setOptions(
        ClientOptions.builder()
            .timeoutOptions(TimeoutOptions.builder().timeoutCommands(false).build())
            .build());
    commands = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE)).async();
  }

  long loads() {
    return origin.loads();
  }

  Product find(long id) {
    String key = "byhand:product:" + id;
    try {
      byte[] entry = await(commands.get(key));
      if (entry != null) {
        return reader.readValue(entry);
      }
      Product loaded = origin.find(id);
      var unused = commands.set(key, writer.writeValueAsBytes(loaded), life());
      return loaded;
    } catch (IOException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static SetArgs life() {
    return SetArgs.Builder.px(TTL_MILLIS);
  }

  @SuppressWarnings("NullAway") // the value of an absent key is null
  private static byte[] await(RedisFuture<byte[]> command) {
    try {
      return command.get();
    } catch (InterruptedException | ExecutionException fault) {
      throw new IllegalStateException(fault);
    }
  }

  @Override
  public void close() {
    client.shutdown();
  }
}
