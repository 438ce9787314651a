package dev.larder.plain;

import dev.larder.codec.CodecId;
import dev.larder.codec.Envelope;
import dev.larder.codec.Envelope.Kind;
import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.store.Store;
import dev.larder.store.Tombstone;
import dev.larder.version.CallTags;
import dev.larder.version.VersionBlock;
import dev.larder.version.Versions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The entries of one method without what Larder writes around values: takes it off before they are
 * stored and puts it on when they were read, with the versions of that moment, since the JSON
 * carries none. What the key holds fences a store as ever, as far as its first bytes tell it from
 * another value. An envelope that lies there is left as it is: no method has its shape.
 * Thread-safe.
 */
public final class PlainStore implements Store {
  /** What stands for "there is nothing". */
  public static final String NOT_FOUND = "__nf__";

  private static final byte[] NOTHING = NOT_FOUND.getBytes(StandardCharsets.US_ASCII);

  /** What programs store that do not tell nothing from a value. */
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private final Store inner;
  private final long shape;
  private final String versionPrefix;

  /**
   * Before this store.
   *
   * @param shape of the method's entries
   * @param versionPrefix what the keys of versions begin with
   */
  public PlainStore(Store inner, long shape, String versionPrefix) {
    this.inner = inner;
    this.shape = shape;
    this.versionPrefix = versionPrefix;
  }

  /** Whether these bytes say that there is nothing. */
  public static boolean isNothing(byte[] bytes) {
    return Arrays.equals(bytes, NOTHING) || Arrays.equals(bytes, NULL);
  }

  @Override
  public Reading get(String key) {
    return wrapped(inner.get(key));
  }

  @Override
  public Reading get(String key, CallTags tags, long waitedNanos) {
    return wrapped(inner.get(key, tags, waitedNanos));
  }

  @Override
  public List<Reading> getAll(List<String> keys, CallTags tags) {
    List<Reading> readings = new ArrayList<>(inner.getAll(keys, tags));
    readings.replaceAll(this::wrapped);
    return readings;
  }

  private Reading wrapped(Reading reading) {
    byte[] bytes = reading.bytes();
    if (bytes == null || !reading.seen().isKnown() || Envelope.read(bytes) != null) {
      return reading;
    }
    long id = ThreadLocalRandom.current().nextLong();
    byte[] entry =
        isNothing(bytes)
            ? Envelope.notFound(id, shape)
            : Envelope.value(id, CodecId.JSON, shape, bytes);
    Versions versions = reading.seen().versions();
    return reading.opened(
        versions.areNone()
            ? entry
            : Envelope.withVersions(entry, VersionBlock.bytes(versions, versionPrefix)));
  }

  @Override
  public CompletionStage<Boolean> put(String key, Seen seen, byte[] entry, long ttlMillis) {
    Envelope envelope = Envelope.read(entry);
    return inner.put(key, seen, envelope == null ? entry : bare(envelope), ttlMillis);
  }

  private static byte[] bare(Envelope entry) {
    int from = entry.payloadOffset();
    return entry.kind() == Kind.NOT_FOUND
        ? NOTHING
        : Arrays.copyOfRange(entry.bytes(), from, from + entry.payloadLength());
  }

  @Override
  public CompletionStage<Versions> versions(String entry, List<String> keys) {
    return inner.versions(entry, keys);
  }

  @Override
  public long knownVersion(String entry, String key) {
    return inner.knownVersion(entry, key);
  }

  @Override
  public CompletionStage<Void> drop(Collection<String> keys, Tombstone tombstone) {
    return inner.drop(keys, tombstone);
  }
}
