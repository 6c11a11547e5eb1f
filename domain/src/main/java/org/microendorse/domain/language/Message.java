package org.microendorse.domain.language;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that is written down before it is known who reads it, and in which language.
 *
 * @param key in the message files
 * @param arguments texts, numbers, days and further messages
 */
public record Message(
    String key,
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
        @JsonSubTypes({
          @JsonSubTypes.Type(value = Message.class, name = "message"),
          @JsonSubTypes.Type(value = LocalDate.class, name = "day")
        })
        List<@Nullable Object> arguments) {
  public static Message of(String key, @Nullable Object... arguments) {
    return new Message(key, Collections.unmodifiableList(Arrays.asList(arguments)));
  }

  /** The text in the language of the person for whom this thread works. */
  @Override
  public String toString() {
    return Messages.message(key, arguments.toArray());
  }
}
