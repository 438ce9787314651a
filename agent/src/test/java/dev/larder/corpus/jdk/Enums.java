package dev.larder.corpus.jdk;

import dev.larder.corpus.sample.Each;
import dev.larder.corpus.sample.Fate;
import dev.larder.corpus.sample.Kind;
import dev.larder.corpus.sample.Row;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Enums and what is made for them. */
@Kind(
    value = "Enums",
    rows = {
      Enums.Constants.class,
      Enums.Containers.class,
      Enums.Hidden.class,
      Enums.Allowed.class,
      Enums.OfTheJdk.class,
      Enums.OfTheJdkAsObject.class,
      Enums.AllowedBodies.class,
      Enums.SealedBodies.class
    })
public final class Enums {
  private Enums() {}

  interface Priced {
    int price();
  }

  enum Size {
    SMALL,
    LARGE {
      @Override
      public String toString() {
        return "as large as it gets";
      }
    }
  }

  enum Fare implements Priced {
    CHILD(1),
    ADULT(2);

    private final int price;

    Fare(int price) {
      this.price = price;
    }

    @Override
    public int price() {
      return price;
    }
  }

  @Row("an enum, its constants with bodies and fields too")
  static final class Constants {
    Size size(Each each) {
      return each.of(Size.SMALL, Size.LARGE);
    }

    Fare fare() {
      return Fare.ADULT;
    }

    List<Size> sizes() {
      return List.of(Size.LARGE, Size.SMALL, Size.LARGE);
    }

    Optional<Size> maybe() {
      return Optional.of(Size.LARGE);
    }
  }

  @Row("`EnumSet`, `EnumMap`, and arrays of enums")
  static final class Containers {
    EnumSet<Size> enumSet(Each each) {
      return each.of(EnumSet.allOf(Size.class), EnumSet.noneOf(Size.class), EnumSet.of(Size.LARGE));
    }

    Set<Size> declaredAsSet() {
      return EnumSet.allOf(Size.class);
    }

    EnumMap<Size, Integer> enumMap(Each each) {
      EnumMap<Size, Integer> prices = new EnumMap<>(Size.class);
      prices.put(Size.LARGE, null);
      prices.put(Size.SMALL, 1);
      return each.of(prices, new EnumMap<>(Size.class));
    }

    Map<Size, List<String>> declaredAsMap() {
      return new EnumMap<>(Map.of(Size.LARGE, List.of("a")));
    }

    Set<Character.UnicodeScript> ofManyConstants() {
      return EnumSet.range(Character.UnicodeScript.COMMON, Character.UnicodeScript.ARABIC);
    }

    Map<DayOfWeek, List<LocalTime>> ofTheJdk() {
      return new EnumMap<>(Map.of(DayOfWeek.MONDAY, List.of(LocalTime.NOON, LocalTime.MAX)));
    }

    Map<Size, Integer> hashMap() {
      return new HashMap<>(Map.of(Size.LARGE, 1, Size.SMALL, 2));
    }

    Size[] array() {
      return Size.values();
    }
  }

  @Row(value = "an enum behind an interface or as `Enum<?>`", auto = Fate.REFUSED)
  static final class Hidden {
    Priced priced() {
      return Fare.CHILD;
    }

    Enum<?> vague() {
      return Size.SMALL;
    }
  }

  @Row(
      value = "an enum behind an interface, with `allow-types`",
      auto = Fate.BINARY,
      allow = Fare.class)
  static final class Allowed {
    Priced priced() {
      return Fare.CHILD;
    }

    List<Priced> all() {
      return List.of(Fare.CHILD, Fare.ADULT);
    }
  }

  record Shift(DayOfWeek day, Object note) {}

  @Row(value = "an enum of the JDK within what JSON does not carry", auto = Fate.BINARY)
  static final class OfTheJdk {
    Shift shift() {
      return new Shift(DayOfWeek.MONDAY, "early");
    }
  }

  @Row(value = "an enum of the JDK where the type says `Object`", auto = Fate.REFUSED)
  static final class OfTheJdkAsObject {
    Object any() {
      return TimeUnit.DAYS;
    }
  }

  enum Zone implements Priced {
    NEAR {
      @Override
      public int price() {
        return 1;
      }
    },
    FAR {
      @Override
      public int price() {
        return 2;
      }
    }
  }

  @Row(
      value = "an enum whose constants have bodies behind an interface, with `allow-types`",
      auto = Fate.BINARY,
      allow = Zone.class)
  static final class AllowedBodies {
    Priced priced(Each each) {
      return each.of(Zone.NEAR, Zone.FAR);
    }
  }

  sealed interface Part permits Knob, Button {}

  enum Knob implements Part {
    LEFT {
      @Override
      public String toString() {
        return "left";
      }
    }
  }

  record Button(int number) implements Part {}

  @Row(value = "an enum whose constants have bodies below a sealed interface", auto = Fate.BINARY)
  static final class SealedBodies {
    Part part(Each each) {
      return each.of(Knob.LEFT, new Button(1));
    }
  }
}
