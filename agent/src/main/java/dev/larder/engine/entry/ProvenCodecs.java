package dev.larder.engine.entry;

import dev.larder.codec.CodecId;
import dev.larder.codec.ValueCodec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The codecs of one method in the order in which they are tried. One that could not carry a value
 * gives way to the next for good: what comes then is likely to be of the same kind, and each try
 * costs an encoding. What any of them has written is read. Thread-safe.
 */
final class ProvenCodecs {
  private final List<RoundTripProof> proofs;

  /** The one that writes. Only ever grows; threads that see an older one try once more. */
  private volatile int writing;

  ProvenCodecs(List<ValueCodec> codecs) {
    proofs = codecs.stream().map(RoundTripProof::new).toList();
  }

  /** A value as one of them has written it. */
  @SuppressWarnings("ArrayRecordComponent") // it is never compared
  record Encoded(CodecId codec, byte[] payload) {}

  /**
   * Writes a value, and proves that it comes back where a proof is due.
   *
   * @throws RefusedValueException when none can carry it
   */
  Encoded encode(Object value) throws RefusedValueException {
    for (int i = writing; ; i++) {
      RoundTripProof proof = proofs.get(i);
      try {
        return new Encoded(proof.codec().id(), proof.encode(value));
      } catch (RefusedValueException refused) {
        if (i == proofs.size() - 1) {
          throw refused;
        }
        writing = Math.max(writing, i + 1);
      }
    }
  }

  /** The one that wrote so, null if it is none of them. */
  @Nullable ValueCodec of(CodecId id) {
    for (RoundTripProof proof : proofs) {
      if (proof.codec().id() == id) {
        return proof.codec();
      }
    }
    return null;
  }

  /** Says why values are not cached any more, null while they are. */
  @Nullable String refusal() {
    return proofs.get(proofs.size() - 1).refusal();
  }
}
