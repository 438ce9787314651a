package dev.larder.codec.token;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What the generator of MessagePack lacks. The format has no number of any length: what needs one
 * is written as text. The generator keeps all tokens until the value ends, since each beginning
 * says how many follow, and knows no depth that is too deep: both are bounded here.
 */
final class MessagePackTokens extends JsonGeneratorDelegate {
  /** What one token takes at least while it is kept: not less than the bytes that it becomes. */
  private static final int TOKEN_BYTES = 8;

  private final Bounds bounds = new Bounds();

  MessagePackTokens(JsonGenerator out) {
    super(out);
  }

  private void count(int length) throws IOException {
    bounds.add(TOKEN_BYTES + length);
  }

  private void deeper() throws IOException {
    count(0);
    bounds.begin();
  }

  @Override
  public void writeStartArray() throws IOException {
    deeper();
    super.writeStartArray();
  }

  @Override
  public void writeEndArray() throws IOException {
    bounds.end();
    super.writeEndArray();
  }

  @Override
  public void writeStartObject() throws IOException {
    deeper();
    super.writeStartObject();
  }

  @Override
  public void writeEndObject() throws IOException {
    bounds.end();
    super.writeEndObject();
  }

  @Override
  public void writeFieldName(String name) throws IOException {
    count(name.length());
    super.writeFieldName(name);
  }

  @Override
  public void writeString(String text) throws IOException {
    count(text.length());
    Halves.refuse(text); // it would write a question mark
    super.writeString(text);
  }

  @Override
  public void writeBinary(Base64Variant variant, byte[] data, int offset, int length)
      throws IOException {
    count(length);
    super.writeBinary(variant, data, offset, length);
  }

  @Override
  public void writeBoolean(boolean value) throws IOException {
    count(0);
    super.writeBoolean(value);
  }

  @Override
  public void writeNull() throws IOException {
    count(0);
    super.writeNull();
  }

  @Override
  public void writeNumber(short value) throws IOException {
    count(0);
    super.writeNumber(value);
  }

  @Override
  public void writeNumber(int value) throws IOException {
    count(0);
    super.writeNumber(value);
  }

  @Override
  public void writeNumber(long value) throws IOException {
    count(0);
    super.writeNumber(value);
  }

  @Override
  public void writeNumber(float value) throws IOException {
    count(0);
    super.writeNumber(value);
  }

  @Override
  public void writeNumber(double value) throws IOException {
    count(0);
    super.writeNumber(value);
  }

  @Override
  public void writeNumber(BigDecimal value) throws IOException {
    writeString(value.toString());
  }

  @Override
  public void writeNumber(BigInteger value) throws IOException {
    writeString(value.toString());
  }
}
