package dev.larder.protect;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.larder.codec.Envelope;
import dev.larder.secret.Secret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-256-GCM with one secret. A sealed payload is the secret's id, a random nonce, and what was
 * encrypted with its tag. Authenticated is also all that stands before it in the entry, and the
 * entry's name. Thread-safe.
 */
final class Seal {
  private static final int ID_BYTES = 8;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int FRONT_BYTES = ID_BYTES + NONCE_BYTES;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] id;
  private final SecretKeySpec key;

  Seal(Secret secret) {
    id = id(secret);
    key = new SecretKeySpec(secret.bytes(), "AES");
  }

  /** Tells secrets apart and says nothing of them. */
  private static byte[] id(Secret secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("larder protect".getBytes(UTF_8));
      return Arrays.copyOf(digest.digest(secret.bytes()), ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** Why this JVM can neither seal nor open; null if it can. */
  @Nullable String fault() {
    try {
      Cipher unused = cipher(Cipher.ENCRYPT_MODE, new byte[NONCE_BYTES], "", id, 0);
      return null;
    } catch (GeneralSecurityException | RuntimeException fault) {
      return fault.toString();
    }
  }

  /** The entry with a sealed payload. */
  byte[] seal(String name, Envelope entry) throws GeneralSecurityException {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    int at = entry.payloadOffset();
    byte[] sealed = entry.sealed(FRONT_BYTES + entry.payloadLength() + TAG_BYTES);
    ByteBuffer front = ByteBuffer.wrap(sealed).position(at).put(id).put(nonce);
    Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, name, sealed, at + ID_BYTES);
    cipher.doFinal(entry.bytes(), at, entry.payloadLength(), sealed, front.position());
    return sealed;
  }

  /** Whether a sealed entry says that it was sealed with this secret. */
  boolean isOf(Envelope entry) {
    int at = entry.payloadOffset();
    return entry.payloadLength() >= FRONT_BYTES + TAG_BYTES
        && Arrays.equals(entry.bytes(), at, at + ID_BYTES, id, 0, ID_BYTES);
  }

  /** The entry as it was; null where it was not sealed so, with this secret and under this name. */
  byte @Nullable [] open(String name, Envelope entry) {
    byte[] sealed = entry.bytes();
    int at = entry.payloadOffset();
    int nonceAt = at + ID_BYTES;
    byte[] nonce = Arrays.copyOfRange(sealed, nonceAt, nonceAt + NONCE_BYTES);
    byte[] opened = entry.opened(entry.payloadLength() - FRONT_BYTES - TAG_BYTES);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, name, sealed, nonceAt);
      cipher.doFinal(sealed, at + FRONT_BYTES, sealed.length - at - FRONT_BYTES, opened, at);
      return opened;
    } catch (GeneralSecurityException | RuntimeException notSealedSo) {
      return null;
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String name, byte[] entry, int before)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(Byte.SIZE * TAG_BYTES, nonce));
    cipher.updateAAD(entry, 0, before);
    cipher.updateAAD(name.getBytes(UTF_8));
    return cipher;
  }
}
