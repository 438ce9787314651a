package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The rule that writes comes when connections are there, and goes in mid-transaction. */
public final class LaterTransactionsProbe {
  private static final String WRITE =
      """
        write:
          method: "com.probe.calls.Rows.write(int, String)"
          invalidate: [ { rule: row, with: { id: "{id}" } } ]
      """;

  private LaterTransactionsProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) throws Exception {
    Redis.start();
    try (Connection connection = Rows.open();
        Statement statement = connection.createStatement()) {
      statement.execute("create table rows (id int primary key, name varchar(40))");
      connection.setAutoCommit(false);
      connection.commit();
    }
    Rows.update(1, "old");
    Rows.update(2, "old");
    Runs.hit(() -> Rows.read(1));
    Runs.hit(() -> Rows.read(2));

    Path file = Path.of(Larder.file());
    String rules = Files.readString(file);
    reload(file, rules + WRITE);
    Larder.awaitSite("write", () -> Rows.write(0, "first"));
    check("connections-from-before-the-rule", () -> transaction(1, () -> {}));
    check("the-rule-goes-before-the-commit", () -> transaction(2, () -> reload(file, rules)));
    Checks.end();
  }

  private static void transaction(int id, Rows.Work before) throws Exception {
    equal("old", Runs.hit(() -> Rows.elsewhere(id)));
    try (Connection connection = Rows.open()) {
      connection.setAutoCommit(false);
      Rows.over(connection, () -> Rows.write(id, "new"));
      equal("old", Rows.elsewhere(id));
      before.run();
      equal("old", Runs.hit(() -> Rows.elsewhere(id)));
      connection.commit();
      equal("new", Rows.elsewhere(id));
      equal("new", Rows.read(id));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void reload(Path file, String rules) throws IOException {
    Files.writeString(file, rules);
    Larder.reload();
  }
}
