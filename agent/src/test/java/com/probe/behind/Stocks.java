package com.probe.behind;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;

/** Does what it is told on stdin, one command a line, and answers each with one line. */
public final class Stocks {
  private static final BufferedReader IN =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  private Stocks() {}

  /** The file in which runs are written down. */
  public static void main(String[] arguments) throws Exception {
    Ledger applied = new Ledger(Path.of(arguments[0]));
    Map<String, Stock> stocks = new HashMap<>();
    System.out.println("ready");
    for (String line = line(); line != null && !line.equals("end"); line = line()) {
      String[] words = line.split(" ", -1);
      if (words[0].equals("add")) {
        stocks
            .computeIfAbsent(words[1], name -> new Stock(name, applied))
            .add(words[2], Long.parseLong(words[3]));
        System.out.println(line + ": done");
      } else {
        System.out.println(line + ": " + attribute(words[1]));
      }
    }
  }

  private static String line() throws IOException {
    return IN.readLine();
  }

  private static Object attribute(String name) {
    try {
      return ManagementFactory.getPlatformMBeanServer()
          .getAttribute(new ObjectName("dev.larder:type=Rule,name=add"), name);
    } catch (JMException fault) {
      return fault.toString();
    }
  }
}
