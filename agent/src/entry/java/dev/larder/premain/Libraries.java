package dev.larder.premain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipFile;

/**
 * The files of the libraries that the start does not need. They lie in zip files within the agent's
 * jar, since a JVM reads the whole directory of an agent's jar before the application's main
 * method. The index made at build time names the multi-release entries; of these the newest that
 * this JVM can read is taken. Thread-safe.
 */
final class Libraries {
  private final NestedZip[] zips;
  private final Map<String, Integer> versions = new HashMap<String, Integer>();

  /**
   * The libraries in the agent's jar.
   *
   * @throws IOException if the jar is not as it was built
   */
  Libraries(ZipFile jar) throws IOException {
    zips =
        new NestedZip[] {
          new NestedZip(jar, "inst/weaving.zip"), new NestedZip(jar, "inst/libraries.zip")
        };
    int current = Integer.parseInt(System.getProperty("java.specification.version"));
    BufferedReader index =
        new BufferedReader(
            new InputStreamReader(
                jar.getInputStream(jar.getEntry("inst/versions.index")), "UTF-8"));
    try {
      for (String line = index.readLine(); line != null; line = index.readLine()) {
        int slash = line.indexOf('/');
        int version = Integer.parseInt(line.substring(0, slash));
        String path = line.substring(slash + 1) + ".classdata";
        Integer kept = versions.get(path);
        if (version <= current && (kept == null || kept < version)) {
          versions.put(path, version);
        }
      }
    } finally {
      index.close();
    }
  }

  /** A file by its path, or null. */
  byte[] read(String path) throws IOException {
    Integer version = versions.get(path);
    String name = version == null ? path : "META-INF/versions/" + version + "/" + path;
    byte[] bytes = null;
    for (int i = 0; bytes == null && i < zips.length; i++) {
      bytes = zips[i].read(name);
    }
    return bytes;
  }
}
