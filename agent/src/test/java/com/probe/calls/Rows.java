package com.probe.calls;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Rows of a database, over the connection that the thread has, or one of their own. */
public final class Rows {
  private static final ThreadLocal<Connection> CURRENT = new ThreadLocal<>();

  private static final JdbcDataSource DRIVER = new JdbcDataSource();

  private static DataSource source = DRIVER;

  static {
    DRIVER.setURL("jdbc:h2:mem:rows;DB_CLOSE_DELAY=-1");
  }

  private Rows() {}

  /** Work that may fail. */
  interface Work {
    void run() throws Exception;
  }

  static void from(DataSource from) {
    source = from;
  }

  /** The database without a pool. */
  static JdbcDataSource driver() {
    return DRIVER;
  }

  static Connection open() throws SQLException {
    return source.getConnection();
  }

  /** Does something over a connection. */
  static void over(Connection connection, Work work) throws Exception {
    Connection before = CURRENT.get();
    CURRENT.set(connection);
    try {
      work.run();
    } finally {
      CURRENT.set(before);
    }
  }

  /** The name of a row; cached. */
  public static String read(int id) {
    return find(id);
  }

  /** The same, with a pause after the look; cached apart. */
  public static String held(int id, CountDownLatch hasRead, CountDownLatch goOn) {
    String name = find(id);
    if (hasRead != null) {
      hasRead.countDown();
      try {
        Checks.that(goOn.await(20, TimeUnit.SECONDS), "nobody lets the load go on");
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return name;
  }

  /** Changes a row; invalidates. */
  public static void write(int id, String name) {
    update(id, name);
  }

  /** Changes a row; invalidates when it returns. */
  public static void after(int id, String name) {
    update(id, name);
  }

  /** Does something, then changes a row; invalidates before. */
  public static void before(int id, String name, Work first) throws Exception {
    first.run();
    update(id, name);
  }

  /** Does what changes a row; invalidates. */
  public static void around(int id, Work work) throws Exception {
    work.run();
  }

  /** Changes a row; what it invalidates settles. */
  public static void settling(int id, String name) {
    update(id, name);
  }

  /** Changes a row in a transaction of its own; invalidates. */
  public static void replace(int id, String name) {
    try (Connection connection = open()) {
      connection.setAutoCommit(false);
      over(connection, () -> update(id, name));
      connection.commit();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Changes a row; no rule knows of it. */
  static void update(int id, String name) {
    with("merge into rows (name, id) key (id) values (?, ?)", id, name);
  }

  /** What another thread reads. */
  static String elsewhere(int id) {
    return CompletableFuture.supplyAsync(() -> read(id)).join();
  }

  private static String find(int id) {
    Runs.ran();
    return with("select name from rows where name <> ? and id = ?", id, "");
  }

  private static String with(String sql, int id, String name) {
    try {
      Connection current = CURRENT.get();
      if (current != null) {
        return run(current, sql, id, name);
      }
      try (Connection own = open()) {
        String result = run(own, sql, id, name);
        if (!own.getAutoCommit()) {
          own.commit();
        }
        return result;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String run(Connection connection, String sql, int id, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      statement.setInt(2, id);
      if (!statement.execute()) {
        return "";
      }
      try (ResultSet rows = statement.getResultSet()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }
}
