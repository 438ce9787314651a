package dev.larder.benchmarks;

/** What is compared of two measurements of one round, the first Larder's. */
enum Measure {
  /** Ratio of the means. */
  MEAN("x") {
    @Override
    double of(Measurement larder, Measurement peer) {
      return larder.meanNanos() / peer.meanNanos();
    }
  },
  /** Ratio of the medians. */
  MEDIAN("x") {
    @Override
    double of(Measurement larder, Measurement peer) {
      return larder.medianNanos() / peer.medianNanos();
    }
  },
  /** Ratio of the processor times. */
  CPU("x") {
    @Override
    double of(Measurement larder, Measurement peer) {
      return larder.cpuNanos() / peer.cpuNanos();
    }
  },
  /** Difference of the processor times in nanoseconds. */
  ADDED("ns") {
    @Override
    double of(Measurement larder, Measurement peer) {
      return larder.cpuNanos() - peer.cpuNanos();
    }
  };

  private final String unit;

  Measure(String unit) {
    this.unit = unit;
  }

  abstract double of(Measurement larder, Measurement peer);

  String unit() {
    return unit;
  }

  double nanos(Measurement measurement) {
    return switch (this) {
      case MEAN -> measurement.meanNanos();
      case MEDIAN -> measurement.medianNanos();
      case CPU, ADDED -> measurement.cpuNanos();
    };
  }
}
