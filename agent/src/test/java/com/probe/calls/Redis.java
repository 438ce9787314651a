package com.probe.calls;

import dev.larder.testing.RedisServer;
import dev.larder.testing.RedisTap;
import dev.larder.testing.RespClient;
import java.util.ArrayList;
import java.util.List;

/** The probe's own server, on the port that its rule file names. */
final class Redis {
  private static final String PORT = System.getProperty("probe.redis.port", "");
  private static RedisServer server;

  private Redis() {}

  /** Whether entries live in Redis. */
  static boolean isUsed() {
    return !PORT.isEmpty();
  }

  /** Starts it, if entries live in Redis. */
  static void start(String... arguments) {
    if (isUsed()) {
      server = RedisServer.startOn(Integer.parseInt(PORT), arguments);
    }
  }

  static RedisServer server() {
    return server;
  }

  static RespClient client() {
    return RespClient.connect("redis://127.0.0.1:" + PORT);
  }

  /** Listens to it. */
  static RedisTap tap() {
    return RedisTap.on("redis://127.0.0.1:" + PORT);
  }

  /** The commands that name a key, by their names, those of scripts left out. */
  static List<String> commands(RedisTap tap, String key) {
    List<String> commands = new ArrayList<>();
    for (RedisTap.Command command : tap.drain()) {
      if (!command.client().equals("lua") && command.words().contains(key)) {
        commands.add(command.words().get(0));
      }
    }
    return commands;
  }
}
