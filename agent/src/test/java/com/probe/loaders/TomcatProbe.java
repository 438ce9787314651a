package com.probe.loaders;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** Deploys one web application again and again, uses it and undeploys it. */
public final class TomcatProbe {
  private static final Logger QUIET = Logger.getLogger("org.apache");

  private final Tomcat tomcat = new Tomcat();
  private final String webapp;
  private final Dropped dropped = new Dropped();

  private TomcatProbe(String folder, String webapp) {
    this.webapp = webapp;
    tomcat.setBaseDir(folder);
    tomcat.setPort(0);
    tomcat.getConnector();
    tomcat.getHost();
    QUIET.setLevel(Level.SEVERE);
  }

  /** Tomcat's own folder, the web application, how often first and how often more. */
  public static void main(String[] arguments) throws Exception {
    TomcatProbe probe = new TomcatProbe(arguments[0], arguments[1]);
    probe.tomcat.start();
    probe.rounds(Integer.parseInt(arguments[2]));
    long before = Dropped.metaspace();
    int more = Integer.parseInt(arguments[3]);
    probe.rounds(more);
    System.out.println("held: " + probe.dropped.held());
    System.out.println("metaspace per loader: " + (Dropped.metaspace() - before) / more);
    System.exit(0);
  }

  private void rounds(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      Context context = tomcat.addContext("/shop", webapp);
      Tomcat.addServlet(context, "pantry", "com.probe.loaders.web.PantryServlet")
          .addMapping("/pantry");
      ClassLoader loader = context.getLoader().getClassLoader();
      String outcome = Visit.of(new Remote(tomcat.getConnector().getLocalPort()), i);
      System.out.println(loader.getClass().getSimpleName() + ": " + outcome.replace(i + "", "N"));
      dropped.add(loader);
      context.stop();
      tomcat.getHost().removeChild(context);
      context.destroy();
    }
  }

  /** The service behind the servlet. */
  private static final class Remote implements LongFunction<Object>, LongSupplier {
    private final int port;
    private long made;

    Remote(int port) {
      this.port = port;
    }

    @Override
    public Object apply(long id) {
      try (InputStream in =
          URI.create("http://127.0.0.1:" + port + "/shop/pantry?id=" + id).toURL().openStream()) {
        String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        int space = answer.indexOf(' ');
        made = Long.parseLong(answer.substring(0, space));
        return answer.substring(space + 1);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public long getAsLong() {
      return made;
    }
  }
}
