package org.microendorse.domain.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.util.ClassUtil;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.yaml.snakeyaml.LoaderOptions;

/** Catalogue files as text: reads them with all their problems, and writes them for people. */
final class Yaml {
  /** A catalogue of 500 micro-credentials has about 6 MB. */
  private static final int MOST_CHARACTERS = 32 * 1024 * 1024;

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .loaderOptions(limits())
                  .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                  .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                  .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                  .build())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  private Yaml() {}

  private static LoaderOptions limits() {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(MOST_CHARACTERS);
    return limits;
  }

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A catalogue cannot be written.", e);
    }
  }

  /** On which line each field of the text begins. */
  static Map<String, Integer> lines(String text) throws IOException {
    Map<String, Integer> lines = new HashMap<>();
    try (JsonParser parser = MAPPER.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        lines.putIfAbsent(
            path(parser.getParsingContext()), parser.currentTokenLocation().getLineNr());
      }
    }
    return lines;
  }

  /**
   * What the text says.
   *
   * @param problems hears the field and what is wrong with it; reading goes on where it can
   * @return null if it could not
   */
  static <T> T read(String text, Class<T> type, BiConsumer<String, String> problems)
      throws IOException {
    try {
      return MAPPER.readerFor(type).withHandler(new Hearing(problems)).readValue(text);
    } catch (MismatchedInputException e) {
      boolean missing = e.getTargetType() != null && e.getTargetType().isPrimitive();
      problems.accept(path(e), missing ? "is missing" : "cannot be understood");
    } catch (JsonMappingException e) {
      problems.accept(path(e), "cannot be understood: " + e.getOriginalMessage());
    }
    return null;
  }

  private static String path(JsonStreamContext at) {
    if (at == null || at.inRoot()) {
      return "";
    }
    String parent = path(at.getParent());
    if (at.inArray()) {
      return at.hasCurrentIndex() ? parent + "[" + at.getCurrentIndex() + "]" : parent;
    }
    return at.getCurrentName() == null ? parent : join(parent, at.getCurrentName());
  }

  private static String path(JsonMappingException e) {
    String path = "";
    for (JsonMappingException.Reference step : e.getPath()) {
      path =
          step.getFieldName() == null
              ? path + "[" + step.getIndex() + "]"
              : join(path, step.getFieldName());
    }
    return path;
  }

  /** The name of a field within something. */
  static String join(String parent, String field) {
    return parent.isEmpty() ? field : parent + "." + field;
  }

  /** Notes what does not fit and goes on, so that people hear of everything at once. */
  private static final class Hearing extends DeserializationProblemHandler {
    private final BiConsumer<String, String> problems;

    Hearing(BiConsumer<String, String> problems) {
      this.problems = problems;
    }

    @Override
    public boolean handleUnknownProperty(
        DeserializationContext context,
        JsonParser parser,
        JsonDeserializer<?> deserializer,
        Object beanOrClass,
        String name)
        throws IOException {
      String at = path(context.getParser().getParsingContext());
      boolean inside = at.equals(name) || at.endsWith("." + name);
      problems.accept(inside ? at : join(at, name), "is not known here");
      parser.skipChildren();
      return true;
    }

    @Override
    public Object handleWeirdStringValue(
        DeserializationContext context, Class<?> type, String value, String failure) {
      note(context, type == boolean.class ? "must be true or false" : "must be a number");
      return type.isPrimitive() ? ClassUtil.defaultValue(type) : null;
    }

    @Override
    public Object handleUnexpectedToken(
        DeserializationContext context,
        JavaType type,
        JsonToken token,
        JsonParser parser,
        String failure)
        throws IOException {
      Class<?> raw = type.getRawClass();
      note(
          context,
          type.isCollectionLikeType()
              ? "must be a list"
              : raw == String.class
                  ? "must be a text"
                  : raw.isPrimitive() ? "must be a single value" : "must have fields of its own");
      parser.skipChildren();
      return raw.isPrimitive() ? ClassUtil.defaultValue(raw) : null;
    }

    @Override
    public Object handleMissingInstantiator(
        DeserializationContext context,
        Class<?> type,
        ValueInstantiator instantiator,
        JsonParser parser,
        String failure)
        throws IOException {
      note(context, "must have fields of its own");
      parser.skipChildren();
      return null;
    }

    @Override
    public Object handleInstantiationProblem(
        DeserializationContext context, Class<?> type, Object argument, Throwable cause) {
      note(context, "cannot be so: " + cause.getMessage());
      return null;
    }

    private void note(DeserializationContext context, String message) {
      problems.accept(path(context.getParser().getParsingContext()), message);
    }
  }
}
