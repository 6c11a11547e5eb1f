package org.microendorse.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.language.Language;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TaskNamesTest {
  private static final Pattern USER_TASK =
      Pattern.compile("<bpmn:userTask [^>]*?name=\"([^\"]*)\"");

  @Test
  void a_name_is_in_the_language_of_the_reader() {
    assertThat(TaskNames.translated("Submit portfolio")).isEqualTo("Submit portfolio");
    assertThat(Language.SPANISH.use(() -> TaskNames.translated("Submit portfolio")))
        .isEqualTo("Entregar el portafolio");
  }

  @Test
  void a_name_that_is_not_translated_is_in_english() {
    assertThat(Language.SPANISH.use(() -> TaskNames.translated("Sing a song")))
        .isEqualTo("Sing a song");
  }

  @Test
  void every_user_task_has_a_spanish_name_and_no_other() throws IOException {
    JsonNode names =
        JsonMapper.shared()
            .readTree(getClass().getResourceAsStream("/processes/es/task-names.json"));

    assertThat(new TreeSet<>(names.propertyNames())).isEqualTo(userTasks());
  }

  private static SortedSet<String> userTasks() throws IOException {
    SortedSet<String> names = new TreeSet<>();
    String models = "classpath*:processes/*.bpmn";
    for (Resource model : new PathMatchingResourcePatternResolver().getResources(models)) {
      Matcher task = USER_TASK.matcher(model.getContentAsString(StandardCharsets.UTF_8));
      while (task.find()) {
        names.add(task.group(1));
      }
    }
    return names;
  }
}
