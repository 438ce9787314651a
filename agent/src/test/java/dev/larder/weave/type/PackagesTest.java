package dev.larder.weave.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PackagesTest {
  private static final List<String> BEGINNINGS =
      List.of("java.", "javax.sql.", "kotlin.", "kotlinx.", "org.a.", "org.apache.tomcat.");

  @Test
  void a_name_is_found_by_its_beginning_and_by_nothing_else() {
    Packages packages = new Packages(BEGINNINGS);

    for (String beginning : BEGINNINGS) {
      String shorter = beginning.substring(0, beginning.length() - 1);
      assertThat(packages.has(beginning)).as(beginning).isTrue();
      assertThat(packages.has(beginning + "Zebra$1")).as(beginning).isTrue();
      assertThat(packages.has(shorter)).as(shorter).isFalse();
      assertThat(packages.has(shorter + "z.Other")).as(shorter).isFalse();
    }
    assertThat(packages.has("a.First")).isFalse();
    assertThat(packages.has("zz.Last")).isFalse();
    assertThat(new Packages(List.of()).has("java.lang.String")).isFalse();
  }
}
