package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.testing.ChildExit;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check FILE} warns of where patterns do not do what they could. */
class CheckWarningsIT {
  @TempDir Path folder;

  @Test
  void it_warns_of_a_write_through_that_only_drops_and_of_entries_without_an_end() {
    ChildExit exit =
        AgentRun.check(
            folder,
            """
            larder: 1
            namespace: shop
            rules:
              tagged:
                method: com.shop.Products.find(long)
                key: "product:{0}:v1"
                tags: ["all"]
              slid:
                method: com.shop.Products.other(long)
                key: "other:{0}:v1"
                sliding: true
              saved:
                method: com.shop.Products.save(com.shop.Product)
                pattern: write-through
                of: tagged
                with: { 0: "{product.id}" }
            """);

    assertThat(exit.code()).isZero();
    assertThat(exit.stderr().lines())
        .containsExactly(
            "warning: larder.yaml:10:10 rules.slid.key: entries live as long as they are asked for and"
                + " no rule drops them; add a write rule that does, or shorten the ttl to at most 1d",
            "warning: larder.yaml:15:9 rules.saved.of: the entry of tagged is dropped and never"
                + " replaced: its tags, conditions or patterns of keys ask for the read's own call;"
                + " write \"pattern: write-around\", or take them from the read");
    assertThat(exit.stdout()).contains("saved: write-through");
  }
}
