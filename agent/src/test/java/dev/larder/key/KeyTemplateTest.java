package dev.larder.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.larder.key.Part.Literal;
import dev.larder.key.Part.Placeholder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTemplateTest {
  @Test
  void a_template_is_text_and_placeholders() throws TemplateException {
    KeyTemplate template = KeyTemplate.parse("a{{b}}:{user.address.city}:{0}{this.tenant|all}");

    assertThat(template.parts())
        .containsExactly(
            new Literal("a{b}:"),
            new Placeholder("user", List.of("address", "city"), null),
            new Literal(":"),
            new Placeholder("0", List.of(), null),
            new Placeholder("this", List.of("tenant"), "all"));
    assertThat(template.roots()).containsExactly("user", "0", "this");
    assertThat(template).hasToString("a{{b}}:{user.address.city}:{0}{this.tenant|all}");
    assertThat(KeyTemplate.parse(template.toString())).isEqualTo(template);
  }

  @Test
  void a_placeholder_may_name_functions_before_its_default() throws TemplateException {
    KeyTemplate template = KeyTemplate.parse("{user.email:lower:hash|a:b}");

    assertThat(template.parts())
        .containsExactly(
            new Placeholder("user", List.of("email"), List.of("lower", "hash"), "a:b"));
    assertThat(template).hasToString("{user.email:lower:hash|a:b}");
  }

  @Test
  void without_a_key_every_argument_counts() {
    assertThat(KeyTemplate.everyArgument("Products.find", 2)).hasToString("Products.find:{0}:{1}");
    assertThat(KeyTemplate.everyArgument("Products.all", 0)).hasToString("Products.all:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          product:{id}       | {product.id}    | product:{product.id}
          product:{id.value} | {product}       | product:{product.value}
          product:{id.value} | {product.id}    | product:{product.id.value}
          product:{sku}:{id} | {product.id}    | product:{sku}:{product.id}
          product:{id}       | {a}-{b}         | product:<{a}-{b}>
          product:{id}       | all             | product:<all>
          product:{id:hash}  | {p.id:lower}    | product:{p.id:lower:hash}
          product:{id:hash}  | {p.id}          | product:{p.id:hash}
          """)
  void an_invalidation_sees_the_key_from_its_own_method(String key, String id, String bound)
      throws TemplateException {
    KeyTemplate given = KeyTemplate.parse(id);

    assertThat(KeyTemplate.parse(key).bind(Map.of("id", given))).hasToString(bound);
  }

  @Test
  void the_inner_default_comes_first() throws TemplateException {
    KeyTemplate key = KeyTemplate.parse("a:{x|outer}");

    assertThat(key.bind(Map.of("x", KeyTemplate.parse("{y|inner}")))).hasToString("a:{y|inner}");
    assertThat(key.bind(Map.of("x", KeyTemplate.parse("{y}")))).hasToString("a:{y|outer}");
  }

  @Test
  void joined_text_has_no_properties() throws TemplateException {
    KeyTemplate key = KeyTemplate.parse("a:{x.id}");
    KeyTemplate text = KeyTemplate.parse("{y}-{z}");

    assertThat(catchThrowableOfType(TemplateException.class, () -> key.bind(Map.of("x", text))))
        .hasMessage("the key asks for {x.id}, but \"x\" is given as text");
  }

  @Test
  void a_function_stands_behind_every_path() throws TemplateException {
    KeyTemplate lower = KeyTemplate.parse("{y:lower}");
    KeyTemplate text = KeyTemplate.parse("{y}-{z}");
    KeyTemplate path = KeyTemplate.parse("a:{x.id}");
    KeyTemplate function = KeyTemplate.parse("a:{x:lower}");

    assertThat(catchThrowableOfType(TemplateException.class, () -> path.bind(Map.of("x", lower))))
        .hasMessage("the key asks for {x.id}, but \"x\" is given as {y:lower}");
    assertThat(
            catchThrowableOfType(TemplateException.class, () -> function.bind(Map.of("x", text))))
        .hasMessage("the key asks for {x:lower}, but \"x\" is given as text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``          | 0 | the template is empty
          a:{id       | 2 | "{" is not closed
          a:{}        | 2 | a placeholder is empty
          a:}b        | 2 | "}" closes nothing
          a:{id:}     | 3 | {id:} names no function behind its colon
          {id::hash}  | 1 | {id::hash} names no function behind its colon
          {id:a b}    | 1 | {id:a b} names no function behind its colon
          {:hash}     | 0 | {} is not a placeholder
          {a[*].b}    | 1 | several values, as in {a[*].b}, are not supported by this version
          {a..b}      | 0 | {a..b} is not a placeholder
          {a-b}       | 0 | {a-b} is not a placeholder
          {.a}        | 0 | {.a} is not a placeholder
          {1234}      | 0 | {1234} is not a placeholder
          """)
  void what_is_no_template_says_so(String written, int offset, String message) {
    TemplateException refusal =
        catchThrowableOfType(TemplateException.class, () -> KeyTemplate.parse(written));

    assertThat(refusal).hasMessage(message);
    assertThat(refusal.offset()).isEqualTo(offset);
    assertThat(refusal.cure()).isNotBlank();
  }
}
