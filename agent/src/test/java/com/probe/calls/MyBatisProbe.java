package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.datasource.unpooled.UnpooledDataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** Reads and writes rows through a mapper of MyBatis, which is a JDK proxy. */
public final class MyBatisProbe {
  private MyBatisProbe() {}

  /** The mapper; MyBatis makes its only class. */
  public interface Names {
    /** Reads a row. */
    @Select("select name from names where id = #{id}")
    String find(@Param("id") long id);

    /** Changes a row, and is seen doing it. */
    @Update("update names set name = #{name} where id = #{id}")
    int rename(@Param("id") long id, @Param("name") String name);

    /** Makes a row. */
    @Insert("insert into names (id, name) values (#{id}, #{name})")
    int add(@Param("id") long id, @Param("name") String name);
  }

  /** Runs the checks. */
  public static void main(String[] arguments) throws Exception {
    Redis.start();
    try (SqlSession session = open().openSession(true)) {
      session.getConnection().createStatement().execute("create table names (id int, name text)");
      Names names = session.getMapper(Names.class);
      equal(1, names.add(1, "first"));
      Larder.awaitSite("name", () -> names.find(1));
      Larder.awaitSite("renamed", () -> names.rename(1, "first"));
      check("a-mapper-is-cached", () -> cached(session, names));
      check("a-mapper-invalidates", () -> invalidated(names));
    }
    Checks.end();
  }

  private static void cached(SqlSession session, Names names) throws Exception {
    equal("first", names.find(1));
    Checks.await(
        "an entry is there",
        java.time.Duration.ofSeconds(10),
        () -> {
          long hits = Larder.count("name", "Hits");
          names.find(1);
          return Larder.count("name", "Hits") > hits;
        });
    session.getConnection().createStatement().execute("update names set name = 'unseen'");
    session.clearCache();
    equal("first", names.find(1));
  }

  private static void invalidated(Names names) {
    equal(1, names.rename(1, "second"));
    equal("second", names.find(1));
  }

  private static SqlSessionFactory open() {
    UnpooledDataSource source =
        new UnpooledDataSource("org.h2.Driver", "jdbc:h2:mem:names;DB_CLOSE_DELAY=-1", "sa", "");
    Configuration configuration =
        new Configuration(new Environment("probe", new JdbcTransactionFactory(), source));
    configuration.addMapper(Names.class);
    return new SqlSessionFactoryBuilder().build(configuration);
  }
}
