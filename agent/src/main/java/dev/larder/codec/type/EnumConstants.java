package dev.larder.codec.type;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/** What an enum declares. Stateless. */
public final class EnumConstants {
  private EnumConstants() {}

  /**
   * The names of an enum's constants in the order of their declaration; read from its fields, since
   * to have the constants themselves would run the class.
   */
  public static List<String> names(Class<?> type) {
    List<String> names = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (field.isEnumConstant()) {
        names.add(field.getName());
      }
    }
    return names;
  }
}
