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
        language -> json.writeValueAsString(forScripts()).replace("<", "\\u003c"));
  }

  /** Those for scripts only, and what is wrong with an answer, which the server says, too. */
  private static Map<String, String> forScripts() {
    Map<String, String> texts = Messages.beginningWith("script.");
    texts.putAll(Messages.beginningWith("form.answer."));
    return texts;
  }
}
