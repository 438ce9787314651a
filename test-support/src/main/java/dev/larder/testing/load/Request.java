package dev.larder.testing.load;

import org.jspecify.annotations.Nullable;

/** What to ask for: a method, a path with its query, and a JSON body if there is one. */
public record Request(String method, String path, @Nullable String body) {
  public static Request get(String path) {
    return new Request("GET", path, null);
  }

  public static Request put(String path, String json) {
    return new Request("PUT", path, json);
  }

  public static Request post(String path, String json) {
    return new Request("POST", path, json);
  }

  public static Request delete(String path) {
    return new Request("DELETE", path, null);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
