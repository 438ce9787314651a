package com.probe.calls;

import java.util.List;
import java.util.function.IntFunction;

/**
 * A method of {@link Returns}, whose rule has its name and the key {@code NAME:ID}.
 *
 * @param call calls it
 */
record ReturnKind(String name, IntFunction<Object> call) {
  static final List<ReturnKind> ALL =
      List.of(
          kind("ofBoolean", Returns::ofBoolean),
          kind("ofByte", Returns::ofByte),
          kind("ofChar", Returns::ofChar),
          kind("ofShort", Returns::ofShort),
          kind("ofInt", Returns::ofInt),
          kind("ofLong", Returns::ofLong),
          kind("ofFloat", Returns::ofFloat),
          kind("ofDouble", Returns::ofDouble),
          kind("ofBooleanBox", Returns::ofBooleanBox),
          kind("ofByteBox", Returns::ofByteBox),
          kind("ofCharBox", Returns::ofCharBox),
          kind("ofShortBox", Returns::ofShortBox),
          kind("ofIntBox", Returns::ofIntBox),
          kind("ofLongBox", Returns::ofLongBox),
          kind("ofFloatBox", Returns::ofFloatBox),
          kind("ofDoubleBox", Returns::ofDoubleBox),
          kind("ofInts", Returns::ofInts),
          kind("ofBytes", Returns::ofBytes),
          kind("ofMatrix", Returns::ofMatrix),
          kind("ofStrings", Returns::ofStrings),
          kind("ofBeans", Returns::ofBeans),
          kind("ofString", Returns::ofString),
          kind("ofOptional", Returns::ofOptional),
          kind("ofOptionalBean", Returns::ofOptionalBean),
          kind("ofOptionalInt", Returns::ofOptionalInt),
          kind("ofOptionalLong", Returns::ofOptionalLong),
          kind("ofOptionalDouble", Returns::ofOptionalDouble),
          kind("ofBean", Returns::ofBean),
          kind("ofRecord", Returns::ofRecord),
          kind("ofList", Returns::ofList),
          kind("ofImmutableList", Returns::ofImmutableList),
          kind("ofMap", Returns::ofMap),
          kind("ofEnum", Returns::ofEnum),
          kind("ofUuid", Returns::ofUuid),
          kind("ofDate", Returns::ofDate),
          kind("ofDecimal", Returns::ofDecimal));

  private static ReturnKind kind(String name, IntFunction<Object> call) {
    return new ReturnKind(name, call);
  }

  /** The whole key in Redis. */
  String key(int id) {
    return "calls:" + name + ":" + id;
  }

  /** Calls until it is a hit. */
  Object hit(int id) throws Exception {
    return Runs.hit(() -> call.apply(id));
  }
}
