package dev.larder.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.match.MethodFace;
import dev.larder.match.MethodFacts;
import dev.larder.match.TypeFace;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactsTextTest {
  @Test
  void facts_are_read_back_from_the_constant_that_they_were_written_to() {
    TypeFace own = new TypeFace("a.B$C", List.of("a.D", "java.lang.Object"), List.of("a.X", "a.Y"));
    TypeFace other = new TypeFace("a.D", List.of(), List.of());
    MethodFacts facts =
        new MethodFacts(
            "m",
            17,
            List.of(
                new MethodFace(own, "void", List.of(), List.of("a.Z")),
                new MethodFace(other, "long[]", List.of("long[][]", "a.E"), List.of()),
                new MethodFace(other, "int", List.of("int"), List.of())));

    assertThat(FactsText.read("m", FactsText.of(facts))).isEqualTo(facts);
    MethodFacts none = new MethodFacts("m", 0, List.of());
    assertThat(FactsText.read("m", FactsText.of(none))).isEqualTo(none);
  }
}
