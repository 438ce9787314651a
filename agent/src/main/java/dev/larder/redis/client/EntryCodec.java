package dev.larder.redis.client;

import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.nio.ByteBuffer;

/** Keys as UTF-8, entries as they are. */
enum EntryCodec implements RedisCodec<String, byte[]> {
  INSTANCE;

  @Override
  public String decodeKey(ByteBuffer bytes) {
    return StringCodec.UTF8.decodeKey(bytes);
  }

  @Override
  public byte[] decodeValue(ByteBuffer bytes) {
    byte[] entry = new byte[bytes.remaining()];
    bytes.get(entry);
    return entry;
  }

  @Override
  public ByteBuffer encodeKey(String key) {
    return StringCodec.UTF8.encodeKey(key);
  }

  @Override
  public ByteBuffer encodeValue(byte[] entry) {
    return ByteBuffer.wrap(entry);
  }
}
