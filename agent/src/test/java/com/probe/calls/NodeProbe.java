package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import dev.larder.testing.RespClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Entries that a program of Node.js shares, which runs beside. */
public final class NodeProbe {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static NodeProgram node;

  private NodeProbe() {}

  /** Runs the checks; the argument is the folder of the program. */
  public static void main(String[] arguments) throws Exception {
    Redis.start();
    Larder.awaitSite("change", () -> Shared.change(0));
    Larder.awaitSite("change-all", Shared::changeAll);
    node = new NodeProgram(Path.of(arguments[0]), Redis.server().port());
    check("warm", () -> Runs.hit(() -> Shared.find(1)));
    check("what-node-stored-larder-finds", NodeProbe::storedByNode);
    check("what-larder-stored-node-finds", NodeProbe::storedByLarder);
    check("what-is-not-there-for-node-is-not-for-larder", NodeProbe::nothingByNode);
    check("what-is-not-there-for-larder-is-not-for-node", NodeProbe::nothingByLarder);
    check("an-invalidation-by-larder-is-a-miss-of-node", NodeProbe::droppedByLarder);
    check("one-of-the-whole-rule-too", NodeProbe::clearedByLarder);
    check("an-unlink-by-node-is-a-miss-of-larder", NodeProbe::droppedByNode);
    check("numbers-over-53-bits-are-exact-for-larder-alone", NodeProbe::largeNumber);
    node.close();
    Checks.end();
  }

  private static void storedByNode() throws Exception {
    String json = Shared.json(2, "Node ünï😀");
    equal("{\"fetched\":true,\"value\":" + json + "}", read(2, json));
    int before = Runs.count();
    equal(Optional.of(Shared.user(2, "Node ünï😀")), Shared.find(2));
    equal(0, Runs.count() - before);
  }

  private static void storedByLarder() throws Exception {
    Runs.hit(() -> Shared.find(3));
    equal(
        "{\"fetched\":false,\"value\":" + Shared.json(3, "Ada") + "}",
        read(3, Shared.json(3, "Node")));
  }

  private static void nothingByNode() throws Exception {
    equal("{\"fetched\":true,\"value\":null}", read(4, "null"));
    int before = Runs.count();
    equal(Optional.empty(), Shared.find(4));
    equal(0, Runs.count() - before);
  }

  private static void nothingByLarder() throws Exception {
    equal(Optional.empty(), Runs.hit(() -> Shared.find(1005)));
    equal("{\"fetched\":false,\"value\":null}", read(1005, Shared.json(1005, "Node")));
  }

  private static void droppedByLarder() throws Exception {
    for (int i = 0; i < 20; i++) {
      read(6, Shared.json(6, "Node " + i));
      equal("Node " + i, Shared.find(6).orElseThrow().name());
      Shared.change(6);
      equal(
          "{\"fetched\":true,\"value\":" + Shared.json(6, "Anew") + "}",
          read(6, Shared.json(6, "Anew")));
      Shared.change(6);
    }
  }

  private static void clearedByLarder() throws Exception {
    read(7, Shared.json(7, "Node"));
    Shared.changeAll();
    Checks.await("removed", LIMIT, () -> !held("calls:user:7:v3"));
    equal(
        "{\"fetched\":true,\"value\":" + Shared.json(7, "Anew") + "}",
        read(7, Shared.json(7, "Anew")));
    equal("Anew", Runs.hit(() -> Shared.find(7)).orElseThrow().name());
  }

  private static void droppedByNode() throws Exception {
    Runs.hit(() -> Shared.find(8));
    equal("{\"removed\":1}", node.tell("drop calls:user:8:v3"));
    that(!Runs.isHit(() -> Shared.find(8)), "a hit");
  }

  private static void largeNumber() throws Exception {
    Runs.hit(() -> Shared.number("large"));
    equal("{\"fetched\":false,\"value\":9007199254740992}", node.tell("read calls:number:large 0"));
    int before = Runs.count();
    equal(9_007_199_254_740_993L, Shared.number("large"));
    equal(0, Runs.count() - before);
  }

  private static String read(int id, String json) {
    return node.tell("read calls:user:" + id + ":v3 " + json);
  }

  private static boolean held(String key) {
    try (RespClient redis = Redis.client()) {
      return List.of(1L).contains(redis.command("EXISTS", key));
    }
  }
}
