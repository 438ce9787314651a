package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;
import static com.probe.calls.Explanations.free;
import static com.probe.calls.Explanations.has;
import static com.probe.calls.Explanations.lacks;

import com.probe.calls.Explained.Filter;
import com.probe.calls.Explained.Size;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Calls that are explained and not made: how they are read, what is there, what is in the way. */
public final class ExplainProbe {
  private static final String AN_ENTRY =
      Redis.isUsed() ? "in Redis: an entry.*" : "in this JVM: an entry.*";
  private static final String NOTHING =
      Redis.isUsed() ? "in Redis: nothing" : "in this JVM: nothing";
  private static final UUID SOME_ID = UUID.fromString("7f4e9b1c-0d5a-4c7e-9a52-6b1f0e3d2c11");

  private ExplainProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) throws Exception {
    Redis.start();
    try (Connection connection = Rows.driver().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table rows (id int primary key, name varchar(40))");
    }
    Rows.update(0, "first");
    Larder.awaitSite("write", () -> Rows.write(0, "first"));
    Larder.awaitSite("writeLater", () -> Table.writeLater(0, Runnable::run).join());
    Larder.awaitSite("filtered", () -> Explained.filtered(new Filter("f"), 0));
    Larder.awaitSite("ofFilter", () -> Explained.ofFilter(new Filter("f")));
    Larder.awaitSite("ofThis", () -> new Explained("x").ofThis(0));
    Larder.awaitSite("off", () -> Explained.off(0));
    Runs.hit(() -> Rows.read(0));
    Runs.hit(() -> Explained.find(0));
    Runs.hit(() -> Explained.find(0, Size.SMALL));
    Runs.hit(() -> Table.held(0, null, null));

    check("each-overload-reads-the-arguments", ExplainProbe::overloads);
    check("arguments-are-read-by-their-types", ExplainProbe::types);
    check("text-that-fits-no-type", ExplainProbe::wrongText);
    check("types-that-no-text-stands-for", ExplainProbe::noText);
    check("a-key-instead-of-arguments", ExplainProbe::readyKey);
    check("arguments-in-one-line", ExplainProbe::oneLine);
    check("a-condition-that-does-not-hold", ExplainProbe::condition);
    check("nothing-is-run-counted-or-kept", ExplainProbe::noEffect);
    check("an-entry-and-what-it-is-dropped-by", ExplainProbe::entry);
    check("switched-off", InTheWay::switchedOff);
    check("a-load-under-way", InTheWay::load);
    check("a-result-that-is-not-kept", InTheWay::unkept);
    check("a-write-that-goes-on", InTheWay::held);
    check("an-open-transaction", InTheWay::transaction);
    check("why-the-last-call-missed", ExplainProbe::lastMiss);
    check("what-a-write-drops", ExplainProbe::writes);
    Checks.end();
  }

  private static void overloads() {
    List<String> one = Explanations.of("found", "7");
    equal("rule found, cache-aside", one.get(0));
    has(one, "com.probe.calls.Explained.find \\(id=7\\): key calls:found:7");
    has(one, "com.probe.calls.Explained.find: takes 2 arguments, 1 given");
    has(one, NOTHING);
    free(one);
    List<String> two = Explanations.of("found", "7", "LARGE");
    has(two, "com.probe.calls.Explained.find \\(id=7, size=LARGE\\): key calls:found:7");
    has(two, "com.probe.calls.Explained.find: takes 1 argument, 2 given");
    List<String> none = Explanations.of("found");
    has(none, "com.probe.calls.Explained.find: takes 1 argument, 0 given");
    equal(3, none.size());
  }

  private static void types() throws Exception {
    LocalDate day = LocalDate.of(2024, 2, 29);
    BigDecimal price = new BigDecimal("19.90");
    String[] texts = {SOME_ID.toString(), "2024-02-29", "19.90", "true", ":", "~"};
    Runs.hit(() -> Explained.typed(SOME_ID, day, price, true, ':', null));
    List<String> lines = Explanations.of("typed", texts);
    has(lines, "calls:typed:" + SOME_ID + ":2024-02-29:19.90:true:%3A:~");
    has(lines, AN_ENTRY);
    texts[5] = "LARGE";
    has(Explanations.of("typed", texts), NOTHING);
  }

  private static void wrongText() {
    has(
        Explanations.of("found", "seven"),
        "com.probe.calls.Explained.find: argument 1 \\(id\\): \"seven\" is no int");
    has(Explanations.of("found", "~"), ".*: argument 1 \\(id\\): \"~\" is no int");
    has(
        Explanations.of("found", "7", "large"),
        ".*: argument 2 \\(size\\): \"large\" is no com.probe.calls.Explained\\$Size; write SMALL or"
            + " LARGE");
    has(
        Explanations.of("typed", "1", "~", "~", "yes", "a", "~"),
        ".*: argument 1 \\(id\\): \"1\" is no java.util.UUID");
    has(
        Explanations.of("typed", "~", "~", "~", "yes", "a", "~"),
        ".*: argument 4 \\(sold\\): \"yes\" is no java.lang.Boolean");
    has(
        Explanations.of("typed", "~", "~", "~", "~", "ab", "~"),
        ".*: argument 5 \\(letter\\): \"ab\" is no char");
  }

  private static void noText() {
    has(
        Explanations.of("filtered", "x", "3"),
        "com.probe.calls.Explained.filtered: argument 1 \\(filter\\) is of"
            + " com.probe.calls.Explained\\$Filter, which cannot be given as text; give ~ \\(null\\)"
            + " if nothing asks for it, or give the key itself, as \"key=…\"");
    has(Explanations.of("filtered", "~", "3"), ".*: key calls:filtered:3");
    has(
        Explanations.of("ofThis", "3"),
        "com.probe.calls.Explained.ofThis: its key asks for \\{this\\}, which cannot be given as text;"
            + " give the key itself, as \"key=…\"");
  }

  private static void readyKey() throws Exception {
    Runs.hit(() -> Explained.ofFilter(new Filter("jam")));
    has(Explanations.of("ofFilter", "key=filter:jam"), AN_ENTRY);
    has(Explanations.of("ofFilter", "key=calls:filter:jam"), AN_ENTRY);
    has(Explanations.of("ofFilter", "key=filter:ham"), NOTHING);
  }

  private static void oneLine() {
    has(Explanations.ofLine("found", " 7 , LARGE"), ".*\\(id=7, size=LARGE\\): key calls:found:7");
    has(Explanations.ofLine("typed", "~,~,~,~,\",\",~"), "calls:typed:~:~:~:~:%2C:~");
    has(Explanations.ofLine("ofFilter", "\"key=filter:a,\"\"b\""), "calls:filter:a,\"b");
    has(Explanations.ofLine("found", ""), ".*: takes 1 argument, 0 given");
  }

  private static void condition() {
    has(
        Explanations.of("found", "1000"),
        ".*find \\(id=1000\\), but \"when: \\{id\\} < 1000\" does not hold: such a call runs its"
            + " method: key calls:found:1000");
    lacks(Explanations.of("found", "999"), ".*when.*");
  }

  private static void noEffect() throws Exception {
    Runs.hit(() -> Explained.find(11));
    int runs = Runs.count();
    String counted = counted();
    Explanations.of("found", "11");
    Explanations.of("found", "12");
    Explanations.of("found", "1000");
    Explanations.of("write", "11", "x");
    equal(counted, counted());
    equal(runs, Runs.count());
    that(Runs.isHit(() -> Explained.find(11)), "it was dropped");
    that(!Runs.isHit(() -> Explained.find(12)), "it was kept");
  }

  private static String counted() {
    StringBuilder counted = new StringBuilder();
    for (String of : List.of("Hits", "Misses", "Loads", "Stores", "Bypasses", "Invalidations")) {
      counted.append(Larder.count("found", of)).append(' ').append(Larder.count("write", of));
      counted.append(' ');
    }
    return counted + String.valueOf(Larder.ofRule("found", "LastError"));
  }

  private static void entry() throws Exception {
    has(Explanations.of("found", "13"), NOTHING);
    Runs.hit(() -> Explained.find(13));
    List<String> lines = Explanations.of("found", "13");
    free(lines);
    if (Redis.isUsed()) {
      has(lines, "rule found: carried \\d+, in force \\d+");
      has(lines, "tag found:13: carried \\d+, in force \\d+");
      has(lines, "tag all found: carried \\d+, in force \\d+");
    } else {
      has(
          lines,
          "in this JVM: an entry, of which each caller gets a copy, \\d+ m?s old, ends in \\d+ min"
              + " \\d+ s, dropped by rule found, tag found:13, tag all found");
    }
    Rows.write(13, "x");
    lacks(Explanations.of("found", "13"), Redis.isUsed() ? ".*13: .*in force \\d+" : AN_ENTRY);
  }

  private static void lastMiss() {
    has(Explanations.of("found", "18"), "last miss in this JVM: none is remembered");
    Explained.find(18);
    has(
        Explanations.of("found", "18"),
        "last miss in this JVM: \\d+ m?s ago, ABSENT, there was no entry");
  }

  private static void writes() {
    List<String> lines = Explanations.of("write", "19", "~");
    equal("rule write, invalidate", lines.get(0));
    String call = "com.probe.calls.Rows.write \\(id=19, name=~\\) drops ";
    has(lines, call + "calls:row:19");
    has(lines, call + "tag found:19");
    has(lines, call + "rule typed");
    has(lines, call + "calls:held:19:\\*");
    Larder.awaitSite("settling", () -> Rows.settling(20, "new"));
    has(Explanations.of("settling", "19", "~"), ".* settles for 20 s");
    has(Explanations.of("write", "19"), "com.probe.calls.Rows.write: takes 2 arguments, 1 given");
  }
}
