package dev.larder.config.source;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Files whose content stands for a value, as container platforms mount secrets. Each is read once.
 * Not thread-safe.
 */
final class SecretFiles {
  private static final int MAX_BYTES = 64 << 10;

  private final @Nullable File folder;
  private final Map<String, Content> known = new HashMap<>();

  /**
   * Seen from a folder.
   *
   * @param folder null for the working directory
   */
  SecretFiles(@Nullable File folder) {
    this.folder = folder;
  }

  /**
   * What a file gave.
   *
   * @param text without its last line break; null if there is a fault
   * @param fault what is wrong, with the path and nothing of the content; null if there is none
   */
  record Content(@Nullable String text, @Nullable String fault, String cure) {
    @Override
    public String toString() {
      return fault == null ? "Content" : fault;
    }
  }

  Content read(String path) {
    Content content = known.get(path);
    if (content == null) {
      File named = new File(path);
      content = read(named.isAbsolute() ? named : new File(folder, path));
      known.put(path, content);
    }
    return content;
  }

  private static Content read(File file) {
    String which = "the file " + file.getPath();
    if (!file.exists()) {
      return new Content(null, which + " does not exist", "create it, or correct the path");
    }
    if (!file.isFile()) { // a pipe would keep the application from starting
      return new Content(null, which + " is not a regular file", "name one that is");
    }
    try (InputStream in = new FileInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      return bytes.length > MAX_BYTES
          ? new Content(
              null, which + " is larger than 64 KiB", "name a file that holds the value alone")
          : new Content(withoutLineBreak(new String(bytes, StandardCharsets.UTF_8)), null, "");
    } catch (IOException unreadable) {
      return new Content(
          null, which + " cannot be read", "let the user that runs the application read it");
    }
  }

  private static String withoutLineBreak(String text) {
    int end = text.length();
    if (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
      if (end > 0 && text.charAt(end - 1) == '\r') {
        end--;
      }
    }
    return text.substring(0, end);
  }
}
