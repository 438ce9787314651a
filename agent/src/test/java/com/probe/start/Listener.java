package com.probe.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongFunction;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Does what it is told on stdin, one command a line, and answers each with one line. */
public final class Listener {
  private final Catalog catalog = new Catalog();
  private final Catalog branch = new Catalog.Branch();
  private Traffic traffic;

  private Listener() {}

  public static void main(String[] args) throws IOException {
    Listener listener = new Listener();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      System.out.println(line + ": " + listener.answer(words));
    }
  }

  private Object answer(String[] words) {
    try {
      return obey(words);
    } catch (JMException | InterruptedException | RuntimeException fault) {
      return fault.toString();
    }
  }

  private Object obey(String[] words) throws JMException, InterruptedException {
    return switch (words[0]) {
      case "ask" -> ask(catalog, catalog::name, Long.parseLong(words[1]));
      case "title" -> ask(catalog, catalog::title, Long.parseLong(words[1]));
      case "branch" -> ask(branch, branch::title, Long.parseLong(words[1]));
      case "text" -> ask(catalog, id -> summary(catalog.text(id)), Long.parseLong(words[1]));
      case "rename" -> {
        catalog.rename(Long.parseLong(words[1]));
        yield "done";
      }
      case "traffic" -> traffic(words[1]);
      case "do" -> server().invoke(new ObjectName(words[1]), words[2], null, null);
      case "explain" -> {
        String[] types = {String.class.getName()};
        Object[] arguments = {words[2]};
        yield List.of(
            (Object[]) server().invoke(new ObjectName(words[1]), "explainLine", arguments, types));
      }
      case "threads" -> threads();
      case "beans" -> beans();
      case "get" -> {
        Object value = server().getAttribute(new ObjectName(words[1]), words[2]);
        yield value instanceof Object[] array ? List.of(array) : value;
      }
      case "set" -> {
        Attribute attribute = new Attribute(words[2], Boolean.valueOf(words[3]));
        server().setAttribute(new ObjectName(words[1]), attribute);
        yield "done";
      }
      default -> "?";
    };
  }

  private Object traffic(String what) throws InterruptedException {
    return switch (what) {
      case "begin" -> {
        traffic = new Traffic();
        yield "done";
      }
      case "count" -> {
        traffic.count();
        yield "done";
      }
      case "over" -> {
        traffic.over();
        yield "done";
      }
      case "runs" -> traffic.runs();
      case "end" -> traffic.end();
      default -> "?";
    };
  }

  private static String ask(Catalog asked, LongFunction<String> question, long id) {
    int before = asked.asked();
    String name = question.apply(id);
    return name + (asked.asked() > before ? " by the catalog" : " from the cache");
  }

  /** Equal texts alone have the same. */
  private static String summary(String text) {
    return text.length() + " characters, " + text.hashCode();
  }

  static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("larder"))
        .sorted()
        .toList();
  }

  private static List<String> beans() throws JMException {
    return server().queryNames(new ObjectName("dev.larder:*"), null).stream()
        .map(ObjectName::getCanonicalName)
        .sorted()
        .toList();
  }

  private static MBeanServer server() {
    return ManagementFactory.getPlatformMBeanServer();
  }
}
