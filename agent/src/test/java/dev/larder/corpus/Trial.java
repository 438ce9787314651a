package dev.larder.corpus;

import dev.larder.codec.CodecChoice;
import dev.larder.codec.CodecId;
import dev.larder.codec.CodecWish;
import dev.larder.codec.Envelope;
import dev.larder.codec.Sharing;
import dev.larder.corpus.judge.Judge;
import dev.larder.corpus.sample.Fate;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Loaded;
import dev.larder.engine.entry.RefusedValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Lets one codec write and read the results of a sample, in the way in which a load does. */
public final class Trial {
  private Trial() {}

  /** One outcome for each value; a single one where the type is refused. Throws nothing. */
  static List<Outcome> of(Sample sample, CodecWish wish) {
    try {
      CodecChoice choice = CodecChoice.choose(sample.type(), wish, sample.allowed());
      if (choice instanceof CodecChoice.Refused refused) {
        return List.of(
            refused.fault() == null
                ? Outcome.refused(refused.reason())
                : Outcome.broken(refused.reason()));
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (Object value : sample.values()) {
        outcomes.add(of((CodecChoice.Accepted) choice, sample.resultClass(), value));
      }
      return outcomes;
    } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError fault) {
      return List.of(Outcome.broken("it throws " + fault));
    }
  }

  /** What becomes of one result of a method of this class. */
  public static Outcome of(CodecChoice.Accepted accepted, Class<?> result, Object value) {
    if (value != null && Sharing.isDeeplyImmutable(value) && !Judge.isConstant(value)) {
      return Outcome.broken("callers share what can change");
    }
    // A format of its own: what one value was refused for would be held against the next.
    EntryFormat format =
        new EntryFormat(accepted.codecs(), accepted.shape(), result, nothing(result));
    try {
      Loaded loaded = format.load(value, true);
      EntryFormat.Found found = format.read(loaded.entry());
      if (found == null) {
        return Outcome.broken("what was written cannot be read");
      }
      String difference = Judge.difference(value, found.value());
      return difference == null
          ? new Outcome(fate(loaded.entry()), loaded.isShared(), "")
          : Outcome.broken(difference);
    } catch (RefusedValueException refused) {
      return Outcome.refused(refused.getMessage());
    }
  }

  /** What a method returns that has found nothing. */
  private static Object nothing(Class<?> type) {
    return switch (type.getName()) {
      case "java.util.Optional" -> Optional.empty();
      case "java.util.OptionalInt" -> OptionalInt.empty();
      case "java.util.OptionalLong" -> OptionalLong.empty();
      case "java.util.OptionalDouble" -> OptionalDouble.empty();
      default -> null;
    };
  }

  private static Fate fate(byte[] entry) {
    CodecId codec = Envelope.read(entry).codec();
    if (codec == CodecId.NONE) {
      return Fate.NOTHING;
    }
    return codec == CodecId.BINARY ? Fate.BINARY : Fate.JSON;
  }
}
