package org.microendorse.app.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.language.Messages;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** The texts that scripts show. */
@Component
public class ScriptTexts {
  private final ObjectMapper json;
  private final Map<Language, String> texts = new ConcurrentHashMap<>();

  ScriptTexts(ObjectMapper json) {
    this.json = json;
  }

  /** In the reader's language, as JSON that cannot end the element it is written into. */
  public String asJson() {
    return texts.computeIfAbsent(
        Language.current(),
        language ->
            json.writeValueAsString(Messages.beginningWith("script.")).replace("<", "\\u003c"));
  }
}
