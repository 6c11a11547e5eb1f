package org.microendorse.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ScriptTextsTest {
  private static final Pattern KEY = Pattern.compile("'((?:script|form)\\.[\\w.]+\\w)'");

  private final String texts = new ScriptTexts(new JsonMapper()).asJson();

  @Test
  void scripts_get_every_text_that_they_ask_for() throws IOException {
    List<String> asked;
    try (Stream<Path> files = Files.walk(Path.of("src/main/frontend/js"))) {
      asked = files.filter(Files::isRegularFile).flatMap(ScriptTextsTest::keys).distinct().toList();
    }

    assertThat(asked).contains("form.answer.missing.choice", "script.form.tooLong");
    assertThat(asked).allSatisfy(key -> assertThat(texts).contains("\"" + key + "\":"));
  }

  @Test
  void scripts_get_no_text_that_only_the_server_says() {
    assertThat(texts).doesNotContain("\"form.refused\"", "\"path.");
  }

  private static Stream<String> keys(Path file) {
    try {
      return KEY.matcher(Files.readString(file)).results().map(it -> it.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
