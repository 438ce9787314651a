package dev.larder.corpus.library;

import dev.larder.corpus.sample.Fate;
import dev.larder.corpus.sample.Kind;
import dev.larder.corpus.sample.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.SliceImpl;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedCaseInsensitiveMap;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What Spring applications return. */
@Kind(
    value = "Spring",
    rows = {
      Spring.Pages.class,
      Spring.NamedPages.class,
      Spring.Sorts.class,
      Spring.Responses.class,
      Spring.Rows.class,
      Spring.Constants.class
    })
public final class Spring {
  private Spring() {}

  record Product(long id, String name) {}

  @Row(value = "`Page`, `Slice`, `Pageable`", auto = Fate.REFUSED)
  static final class Pages {
    Page<Product> page() {
      return new PageImpl<>(List.of(new Product(1, "a")), PageRequest.of(0, 10), 1);
    }

    PageImpl<Product> pageImpl() {
      return new PageImpl<>(List.of(new Product(1, "a")));
    }

    Slice<Product> slice() {
      return new SliceImpl<>(List.of(new Product(1, "a")));
    }

    Pageable pageable() {
      return PageRequest.of(0, 10);
    }
  }

  @Row(
      value = "`Page` with `allow-types: [PageImpl, PageRequest]`",
      auto = Fate.BINARY,
      allow = {PageImpl.class, PageRequest.class})
  static final class NamedPages {
    Page<Product> page() {
      return new PageImpl<>(List.of(new Product(1, "a")), PageRequest.of(0, 10), 1);
    }

    Page<Product> sorted() {
      return new PageImpl<>(
          List.of(new Product(1, "a")), PageRequest.of(0, 10, Sort.by("name").descending()), 1);
    }
  }

  @Row("`Sort`, `PageRequest`")
  static final class Sorts {
    Sort sort() {
      return Sort.by("name").descending();
    }

    PageRequest request() {
      return PageRequest.of(2, 50);
    }
  }

  @Row(value = "`ResponseEntity`, `HttpHeaders`, `MultiValueMap`, `MediaType`", auto = Fate.REFUSED)
  static final class Responses {
    ResponseEntity<Product> response() {
      return ResponseEntity.ok(new Product(1, "a"));
    }

    HttpHeaders headers() {
      HttpHeaders headers = new HttpHeaders();
      headers.add("A", "b");
      return headers;
    }

    MultiValueMap<String, String> values() {
      return new LinkedMultiValueMap<>();
    }

    MediaType mediaType() {
      return MediaType.APPLICATION_JSON;
    }
  }

  @Row("`HttpStatus`")
  static final class Constants {
    HttpStatus status() {
      return HttpStatus.NOT_FOUND;
    }
  }

  @Row(value = "rows of `JdbcTemplate`: a `LinkedCaseInsensitiveMap`", auto = Fate.REFUSED)
  static final class Rows {
    Map<String, Object> row() {
      Map<String, Object> row = new LinkedCaseInsensitiveMap<>();
      row.put("ID", 1L);
      return row;
    }

    List<Map<String, Object>> rows() {
      return new ArrayList<>(List.of(row()));
    }
  }
}
