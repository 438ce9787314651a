package dev.larder.codec.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a thread allocates. */
final class Memory {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Buffers of a reader, and a few exceptions with their stacks. */
  private static final long ANYWAY = 4 << 20;

  /** Of a byte: an object, a place in a list, and both once more while it grows. */
  private static final long FOR_A_BYTE = 200;

  private Memory() {}

  /** Runs something that reads so many bytes; once more where classes may have loaded for it. */
  static void bounded(int bytes, Runnable reading) {
    long most = ANYWAY + FOR_A_BYTE * bytes;
    if (allocated(reading) >= most) {
      assertThat(allocated(reading)).isLessThan(most);
    }
  }

  private static long allocated(Runnable reading) {
    long thread = Thread.currentThread().getId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    reading.run();
    return THREADS.getThreadAllocatedBytes(thread) - before;
  }
}
