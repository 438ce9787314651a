package dev.larder.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When JVMs were kept from Redis. A JVM's way to Redis is <em>quiet</em> where nothing has
 * disturbed it for the time that Larder has to connect again and to send what its journal holds.
 */
public final class Outages {
  /** Of every JVM. */
  public static final int ALL = -1;

  private final List<Outage> outages;
  private final long recoveryNanos;

  /** One disturbance of one JVM's way to Redis, or of {@link #ALL}. */
  public record Outage(int jvm, long begin, long end) {}

  public Outages(List<Outage> outages, long recoveryNanos) {
    this.outages = new ArrayList<>(outages);
    this.outages.sort(Comparator.comparingLong(Outage::begin));
    this.recoveryNanos = recoveryNanos;
  }

  /** Whether a JVM's way was quiet all the time. */
  boolean isQuiet(int jvm, long begin, long end) {
    return outages.stream()
        .noneMatch(
            outage ->
                concerns(outage, jvm)
                    && outage.begin <= end
                    && outage.end + recoveryNanos >= begin);
  }

  /** The first moment from this one on at which a JVM's way is quiet. */
  long quietFrom(int jvm, long moment) {
    long quiet = moment;
    for (Outage outage : outages) {
      if (concerns(outage, jvm) && outage.begin <= quiet && outage.end + recoveryNanos >= quiet) {
        quiet = outage.end + recoveryNanos + 1;
      }
    }
    return quiet;
  }

  /** The first quiet moment after a whole undisturbed time of recovery. */
  long recovered(int jvm, long moment) {
    return quietFrom(jvm, moment + recoveryNanos);
  }

  private static boolean concerns(Outage outage, int jvm) {
    return outage.jvm == ALL || outage.jvm == jvm;
  }
}
