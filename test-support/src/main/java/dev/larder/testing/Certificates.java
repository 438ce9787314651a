package dev.larder.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Certificates that an authority of a test has signed, as files of PEM, made by the JDK's {@code
 * keytool}. Not thread-safe.
 */
public final class Certificates {
  private static final String PASSWORD = "changeit";

  private final Path folder;
  private final Path store;

  private Certificates(Path folder) {
    this.folder = folder;
    this.store = folder.resolve("certificates.p12");
  }

  /** An authority that is called like the folder; its certificate is {@code ca.pem} there. */
  public static Certificates in(Path folder) throws IOException {
    Certificates made = new Certificates(folder);
    String name = "CN=" + folder.getFileName();
    made.keytool("-genkeypair", "-alias", "ca", "-dname", name, "-ext", "bc:c");
    made.write("ca");
    return made;
  }

  /** The authority's certificate. */
  public Path authority() {
    return folder.resolve("ca.pem");
  }

  /**
   * Makes {@code NAME.pem} and {@code NAME.key}.
   *
   * @param names as an extension of {@code keytool}, {@code san=ip:127.0.0.1} for example
   * @param days that it is good for, from the day before yesterday
   */
  public Path sign(String name, String names, int days) throws IOException {
    return sign(name, names, "-2d", days);
  }

  /** The same of one that is good for some seconds yet. */
  public Path signForSeconds(String name, String names, int seconds) throws IOException {
    return sign(name, names, "-1d+" + seconds + "S", 1);
  }

  private Path sign(String name, String names, String from, int days) throws IOException {
    keytool(
        "-genkeypair",
        "-alias",
        name,
        "-signer",
        "ca",
        "-dname",
        "CN=" + name,
        "-ext",
        names,
        "-startdate",
        from,
        "-validity",
        String.valueOf(days));
    write(name);
    return folder.resolve(name + ".pem");
  }

  /** The private key of a certificate, in PKCS #8. */
  public Path key(String name) {
    return folder.resolve(name + ".key");
  }

  /** Puts another certificate, and its key, into the files of one. */
  public void replace(String name, String by) throws IOException {
    copy(folder.resolve(by + ".pem"), folder.resolve(name + ".pem"));
    copy(key(by), key(name));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  /** What a server is started with to show it, and to ask for one of the same authority. */
  public List<String> arguments(String name) {
    return List.of(
        "--tls-cert-file",
        folder.resolve(name + ".pem").toString(),
        "--tls-key-file",
        key(name).toString(),
        "--tls-ca-cert-file",
        authority().toString());
  }

  private void write(String name) throws IOException {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      pem(name + ".pem", "CERTIFICATE", keys.getCertificate(name).getEncoded());
      pem(name + ".key", "PRIVATE KEY", keys.getKey(name, PASSWORD.toCharArray()).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private void pem(String file, String what, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(
        folder.resolve(file),
        "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n",
        US_ASCII);
  }

  private void keytool(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", PASSWORD));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), US_ASCII);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool " + arguments[0] + ": " + printed);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
