package dev.larder.corpus;

import dev.larder.codec.CodecWish;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of each sample under each codec.
 *
 * @param outcomes in the order of the corpus
 */
record Run(Map<Sample, Map<CodecWish, List<Outcome>>> outcomes) {
  /** All but the one for texts and bytes as they are. */
  static final List<CodecWish> CODECS =
      List.of(
          CodecWish.AUTO,
          CodecWish.JSON,
          CodecWish.BINARY,
          CodecWish.SMILE,
          CodecWish.CBOR,
          CodecWish.MSGPACK);

  static Run of(List<Sample> samples) {
    Map<Sample, Map<CodecWish, List<Outcome>>> outcomes = new LinkedHashMap<>();
    for (Sample sample : samples) {
      Map<CodecWish, List<Outcome>> byCodec = new EnumMap<>(CodecWish.class);
      CODECS.forEach(codec -> byCodec.put(codec, Trial.of(sample, codec)));
      outcomes.put(sample, byCodec);
    }
    return new Run(outcomes);
  }

  /** Of one sample under one codec. */
  List<Outcome> of(Sample sample, CodecWish codec) {
    return outcomes.get(sample).get(codec);
  }
}
