package dev.larder.corpus.library;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.larder.corpus.sample.Each;
import dev.larder.corpus.sample.Fate;
import dev.larder.corpus.sample.Kind;
import dev.larder.corpus.sample.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Classes with the annotations of a mapper, which count for nothing here. */
@Kind(
    value = "Jackson",
    rows = {
      Jackson.Annotated.class,
      Jackson.Typed.class,
      Jackson.Named.class,
      Jackson.Parsed.class,
      Jackson.Nodes.class
    })
@SuppressWarnings("UnusedVariable") // an application's getters are left out
public final class Jackson {
  private Jackson() {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  static final class User {
    @JsonProperty("user_name")
    private final String name;

    @JsonIgnore private final String password;
    @JsonUnwrapped private final Address address;
    private String note;

    @JsonCreator
    User(@JsonProperty("user_name") String name, String password) {
      this.name = name;
      this.password = password;
      this.address = new Address("Main St");
    }
  }

  record Address(@JsonProperty("s") String street) {}

  record Email(@JsonValue String text) {
    @JsonProperty("domain")
    String domain() {
      return text.substring(text.indexOf('@') + 1);
    }
  }

  enum Status {
    @JsonProperty("on")
    ACTIVE,
    @JsonProperty("off")
    GONE
  }

  @Row(
      "`@JsonIgnore`, `@JsonProperty`, `@JsonInclude`, `@JsonValue`, `@JsonUnwrapped`: every field is kept")
  static final class Annotated {
    User user() {
      return new User("ann", "secret");
    }

    Email email() {
      return new Email("ann@shop.example");
    }

    Status status(Each each) {
      return each.of(Status.ACTIVE, Status.GONE);
    }

    List<User> users() {
      return new ArrayList<>(List.of(new User("ann", "a"), new User("ben", "b")));
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({@JsonSubTypes.Type(Truck.class), @JsonSubTypes.Type(Bike.class)})
  interface Vehicle {}

  record Truck(int load) implements Vehicle {}

  record Bike(boolean isElectric) implements Vehicle {}

  @Row(value = "`@JsonTypeInfo` with `@JsonSubTypes` on an interface", auto = Fate.REFUSED)
  static final class Typed {
    Vehicle vehicle() {
      return new Truck(3);
    }
  }

  @Row(
      value = "the same with `allow-types`",
      auto = Fate.BINARY,
      allow = {Truck.class, Bike.class})
  static final class Named {
    Vehicle vehicle(Each each) {
      return each.of(new Truck(3), new Bike(true));
    }

    List<Vehicle> vehicles() {
      return List.of(new Truck(3), new Bike(true));
    }
  }

  @Row(value = "`JsonNode`, `ObjectNode`", auto = Fate.REFUSED)
  static final class Nodes {
    JsonNode node() {
      return JsonNodeFactory.instance.objectNode().put("a", 1);
    }

    ObjectNode object() {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  @Row(value = "what a mapper reads as `Map` or as `Object`", auto = Fate.BINARY)
  static final class Parsed {
    Map<String, Object> map() throws IOException {
      return new ObjectMapper()
          .readValue(
              "{\"a\":[1,2.5,null,{\"b\":true}],\"c\":12345678901,\"d\":\"e\"}",
              new TypeReference<Map<String, Object>>() {});
    }

    Object any() throws IOException {
      return new ObjectMapper().readValue("[{\"a\":{}},123456789012345678901]", Object.class);
    }
  }
}
