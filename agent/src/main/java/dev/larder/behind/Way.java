package dev.larder.behind;

import dev.larder.behind.flush.Queues;

/** Where calls wait, and how long they may take to get there. */
record Way(Queues queues, boolean inRedis, long patienceMillis) {}
