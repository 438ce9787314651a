package com.probe.calls;

import java.sql.SQLException;
import java.util.Properties;
import org.h2.jdbc.JdbcConnection;

/** A driver's connection whose commit takes effect and fails. */
final class BrokenConnection extends JdbcConnection {
  BrokenConnection(String url) throws SQLException {
    super(url, new Properties(), null, null, false);
  }

  @Override
  public void commit() throws SQLException {
    super.commit();
    throw new SQLException("the answer was lost");
  }
}
