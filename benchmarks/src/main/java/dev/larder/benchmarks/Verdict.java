package dev.larder.benchmarks;

import java.util.Arrays;
import java.util.List;

/**
 * A comparison over all rounds.
 *
 * @param values of the measure, one a round, ascending
 * @param larderNanos median over the rounds
 * @param peerNanos median over the rounds
 * @param larderBytes allocated by an operation, median over the rounds
 * @param peerBytes likewise
 */
record Verdict(
    Comparison comparison,
    List<Double> values,
    double larderNanos,
    double peerNanos,
    double larderBytes,
    double peerBytes) {

  static Verdict of(Comparison comparison, List<Measurement> larder, List<Measurement> peer) {
    Measure measure = comparison.measure();
    double[] values = new double[larder.size()];
    Arrays.setAll(values, round -> measure.of(larder.get(round), peer.get(round)));
    Arrays.sort(values);
    return new Verdict(
        comparison,
        Arrays.stream(values).boxed().toList(),
        median(larder.stream().mapToDouble(measure::nanos).toArray()),
        median(peer.stream().mapToDouble(measure::nanos).toArray()),
        median(larder.stream().mapToDouble(Measurement::bytes).toArray()),
        median(peer.stream().mapToDouble(Measurement::bytes).toArray()));
  }

  double value() {
    return values.get(values.size() / 2);
  }

  boolean holds() {
    return value() <= comparison.most();
  }

  private static double median(double... values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
