package dev.larder.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.larder.key.text.UnstableKeyException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompiledKeyTest {
  record Address(@Nullable String city, int number) {}

  record User(long id, String name, @Nullable Address address) {}

  static class Shop {
    private final String tenant = "t1";
    final Map<String, Object> settings = Map.of("zone", "eu");

    public boolean isOpen() {
      return true;
    }

    public String getOwner() {
      return tenant + "-owner";
    }
  }

  @Test
  void text_and_arguments_make_the_key() throws TemplateException {
    assertThat(KeyCall.of("product:{a}:v3", long.class).text(42L)).isEqualTo("product:42:v3");
    assertThat(KeyCall.of("all").text()).isEqualTo("all");
    assertThat(KeyCall.of("p:{1}:{0}", int.class, String.class).text(1, "x")).isEqualTo("p:x:1");
  }

  @Test
  void one_value_is_itself_and_equal_arguments_have_equal_values() throws TemplateException {
    KeyCall number = KeyCall.of("p:{a}", long.class);
    assertThat(number.values(42L))
        .isEqualTo(number.values(42L))
        .hasSameHashCodeAs(number.values(42L))
        .isNotEqualTo(number.values(43L));
    assertThat(KeyCall.of("p:{a}", DayOfWeek.class).values(DayOfWeek.FRIDAY)).isEqualTo("FRIDAY");

    KeyCall three = KeyCall.of("{a}:{b}:{c}", long.class, String.class, List.class);
    assertThat(three.values(1L, "x", List.of(1, 2)))
        .isEqualTo(three.values(1L, "x", new ArrayList<>(List.of(1, 2))))
        .hasSameHashCodeAs(three.values(1L, "x", Arrays.asList(1, 2)))
        .isNotEqualTo(three.values(1L, "x", List.of(2, 1)));
  }

  @Test
  void argument_text_is_percent_encoded() throws TemplateException {
    KeyCall call = KeyCall.of("p:{a}", String.class);

    assertThat(call.text("A-z_0.9@+")).isEqualTo("p:A-z_0.9@+");
    assertThat(call.text("a:b*{c}%~")).isEqualTo("p:a%3Ab%2A%7Bc%7D%25%7E");
    assertThat(call.text("é€😀")).isEqualTo("p:%C3%A9%E2%82%AC%F0%9F%98%80");
    assertThat(call.text("\uD83D")).isNotEqualTo(call.text("?"));
  }

  @Test
  void null_is_a_tilde_or_the_default() throws TemplateException {
    assertThat(KeyCall.of("p:{a}", String.class).text((Object) null)).isEqualTo("p:~");
    assertThat(KeyCall.of("p:{a|all}", String.class).text((Object) null)).isEqualTo("p:all");
    KeyCall number = KeyCall.of("p:{a|0}", Long.class);
    assertThat(number.text((Object) null)).isEqualTo("p:0");
    assertThat(number.values((Object) null)).isEqualTo(number.values(0L));
  }

  @Test
  void arguments_cannot_run_into_each_other() throws TemplateException {
    KeyCall call = KeyCall.of("{a}-{b}", String.class, String.class);

    assertThat(call.text("x-y", "z")).isEqualTo("x%2Dy-z");
    assertThat(call.text("x", "y-z")).isEqualTo("x-y-z");
    assertThat(refusal("{a}{b}", long.class, long.class))
        .hasMessage("nothing tells where {a} ends and the next placeholder begins");
    assertThat(refusal("{a},{b}", List.class, List.class)).isNotNull();
  }

  @Test
  void stable_types_have_a_readable_text() throws TemplateException {
    UUID uuid = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");
    assertThat(KeyCall.of("{a}", UUID.class).text(uuid)).isEqualTo(uuid.toString());
    assertThat(KeyCall.of("{a}", char.class).text('x')).isEqualTo("x");
    assertThat(KeyCall.of("{a}", BigDecimal.class).text(new BigDecimal("1.50"))).isEqualTo("1.50");
    assertThat(KeyCall.of("{a}", LocalDate.class).text(LocalDate.of(2024, 2, 29)))
        .isEqualTo("2024-02-29");
    assertThat(KeyCall.of("{a}", byte[].class).text((Object) new byte[] {1}))
        .isEqualTo("#4bf5122f344554c53bde2ebb8cd2b7e3");
    assertThat(KeyCall.of("{a}", Optional.class).text(Optional.of("x"))).isEqualTo("?x");
    assertThat(KeyCall.of("{a}", OptionalInt.class).text(OptionalInt.empty())).isEqualTo("?");
    assertThat(KeyCall.of("{a}", long[].class).text((Object) new long[] {3, 1})).isEqualTo("[3,1]");
    assertThat(KeyCall.of("{a}", Set.class).text(new LinkedHashSet<>(List.of("b", "a"))))
        .isEqualTo("(a,b)");
    assertThat(KeyCall.of("{a}", Map.class).text(Map.of("k", 1, "j", List.of())))
        .isEqualTo("(j=[],k=1)");
  }

  @Test
  void an_open_type_tells_a_number_from_its_digits() throws TemplateException {
    KeyCall call = KeyCall.of("o:{a}", Object.class);

    assertThat(call.text(1L)).isEqualTo(call.text(1)).isEqualTo("o:1");
    assertThat(call.text("1")).isEqualTo("o:~s1");
    assertThat(call.text("x1")).isEqualTo("o:x1");
    assertThat(call.text(1.0)).isEqualTo("o:~Double~1.0");
    assertThat(call.text(DayOfWeek.FRIDAY)).isEqualTo("o:~java.time.DayOfWeek~FRIDAY");
    assertThat(call.text(List.of(List.of()))).isEqualTo("o:[[]]");
  }

  @Test
  void an_unstable_value_of_an_open_type_has_no_key() throws TemplateException {
    KeyCall call = KeyCall.of("o:{a}", Object.class);
    List<Object> itself = new ArrayList<>();
    itself.add(itself);

    assertThatThrownBy(() -> call.values(new Object()))
        .isInstanceOf(UnstableKeyException.class)
        .hasMessage("java.lang.Object has no stable text");
    assertThatThrownBy(() -> call.values(itself))
        .isInstanceOf(UnstableKeyException.class)
        .hasMessage("the value is nested too deeply for a key");
  }

  @Test
  void what_all_keys_begin_with_is_what_is_left_of_a_long_one() throws TemplateException {
    String lead = "com.acme.catalog.service.ProductCatalogService.search:";
    String beginning = KeyTemplate.parse(lead + "{a}").beginning();
    KeyCall call = KeyCall.of(lead + "{a}", String.class);

    assertThat(beginning).isEqualTo(lead.substring(0, 48));
    assertThat(call.text("x")).startsWith(beginning);
    assertThat(call.text("x".repeat(300))).startsWith(beginning + "~#");
    assertThat(KeyTemplate.parse("product:{a}").beginning()).isEqualTo("product:");
    assertThat(KeyTemplate.parse("{a}:x").beginning()).isEmpty();
  }

  @Test
  void long_keys_keep_their_prefix_and_end_in_a_hash() throws TemplateException {
    KeyCall call = KeyCall.of("product:{a}", String.class);
    String text = call.text("x".repeat(300));

    assertThat(text).matches("product:~#[0-9a-f]{32}").isEqualTo(call.text("x".repeat(300)));
    assertThat(text).isNotEqualTo(call.text("x".repeat(301)));
    assertThat(call.text("x".repeat(192))).hasSize(200);
    assertThat(call.text("x".repeat(193))).hasSize("product:~#".length() + 32);
  }

  @Test
  void a_path_leads_to_a_property() throws TemplateException {
    User user = new User(7, "Ann", new Address("Bonn", 3));
    KeyCall city = KeyCall.of("u:{a.address.city}", User.class);

    assertThat(KeyCall.of("u:{a.id}", User.class).text(user)).isEqualTo("u:7");
    assertThat(city.text(user)).isEqualTo("u:Bonn");
    assertThat(city.text(new User(7, "Ann", null))).isEqualTo("u:~");
    assertThat(city.text((Object) null)).isEqualTo("u:~");
    assertThat(KeyCall.of("{a.tenant}:{a.owner}:{a.open}", Shop.class).text(new Shop()))
        .isEqualTo("t1:t1-owner:true");
    assertThat(KeyCall.of("{a.settings.zone}", Shop.class).text(new Shop())).isEqualTo("eu");
    assertThat(KeyCall.of("{a.year}", LocalDate.class).text(LocalDate.EPOCH)).isEqualTo("1970");
  }

  @Test
  void the_receiver_is_this() throws Throwable {
    KeyScope scope = new KeyScope(Shop.class, List.of(new KeyParameter(null, int.class)));
    CompiledKey key = KeyCompiler.compile(KeyTemplate.parse("{this.tenant}:{0}"), scope);
    MethodHandle values = key.values(MethodType.methodType(Object.class, Object.class, int.class));

    Object taken = (Object) values.invokeExact((Object) new Shop(), 5);
    assertThat(key.text(taken)).isEqualTo("t1:5");
  }

  @Test
  void joined_text_is_one_encoded_value() throws TemplateException {
    KeyTemplate read = KeyTemplate.parse("p:{id}");
    KeyTemplate bound = read.bind(Map.of("id", KeyTemplate.parse("{a}:{b}")));

    assertThat(KeyCall.of(bound, int.class, Object.class).text(1, "x:y"))
        .isEqualTo(KeyCall.of("p:{a}", String.class).text("1:x:y"));
    assertThat(KeyCall.of(read.bind(Map.of("id", KeyTemplate.parse("all")))).text())
        .isEqualTo("p:all");
  }

  @Test
  void what_has_no_stable_text_is_refused_with_a_cure() {
    TemplateException user = refusal("u:{a}", User.class);

    assertThat(user).hasMessage("{a} is a " + User.class.getName() + ", which has no stable text");
    assertThat(user.cure()).isEqualTo("write {a.id} or {a.name}");
    assertThat(refusal("u:{a}", java.io.InputStream.class).cure()).startsWith("write ");
    assertThat(refusal("u:{a}", User[].class)).isNotNull();
    assertThat(refusal("u:{a}", AutoCloseable.class)).isNotNull();
    assertThat(
            catchThrowableOfType(
                TemplateException.class, () -> KeyCall.of("{a}", Collection.class)))
        .isNull();
  }

  @Test
  void what_is_not_there_is_refused_with_what_is() {
    TemplateException property = refusal("u:{a.adress}", User.class);
    assertThat(property).hasMessage("User has no \"adress\"; it has address, id, name");
    assertThat(property.cure()).isEqualTo("write \"address\"");

    TemplateException name = refusal("u:{id}", long.class, long.class);
    assertThat(name).hasMessage("there is no parameter \"id\"");
    assertThat(name.cure()).isEqualTo("write {a} or {b}");

    assertThat(refusal("u:{2}", long.class)).hasMessage("there is no parameter {2}");
    assertThat(refusal("u:{this.x}", long.class)).hasMessage("a static method has no \"this\"");
  }

  @Test
  void a_class_without_parameter_names_asks_for_positions() throws TemplateException {
    KeyScope scope = new KeyScope(null, List.of(new KeyParameter(null, long.class)));
    KeyTemplate template = KeyTemplate.parse("u:{id}");

    TemplateException refusal =
        catchThrowableOfType(TemplateException.class, () -> KeyCompiler.compile(template, scope));
    assertThat(refusal).hasMessage("the class has no parameter names, so that \"id\" is not known");
    assertThat(refusal.cure()).isEqualTo("write {0}, or compile it with -parameters");
  }

  private static TemplateException refusal(String template, Class<?>... types) {
    return catchThrowableOfType(TemplateException.class, () -> KeyCall.of(template, types));
  }
}
