package org.microendorse.domain.catalog;

import static org.microendorse.domain.language.Messages.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.CatalogLimits.Exceeded;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.RepresentToNode;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.util.ClassUtil;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Catalog files as text: reads them with all their problems, and writes them for people. */
final class Yaml {
  /** A catalog of 500 micro-credentials has about 6 MB. */
  private static final int MOST_CHARACTERS = 32 * 1024 * 1024;

  private static final int LINE = 110;

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .loadSettings(LoadSettings.builder().setCodePointLimit(MOST_CHARACTERS).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private Yaml() {}

  /** For people: one field a line, long texts folded. */
  static String write(Object value) {
    DumpSettings layout =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndentWithIndicator(true)
            .setIndicatorIndent(2)
            .setWidth(LINE)
            .build();
    return new Dump(layout, new Folding(layout))
        .dumpToString(MAPPER.convertValue(value, LinkedHashMap.class));
  }

  /** Writes sentences without quotes, over as many lines as they need. */
  private static final class Folding extends StandardRepresenter {
    /** A text that survives folding: words with single spaces between them. */
    private static final Pattern WORDS =
        Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}]+( [\\p{L}\\p{N}\\p{P}\\p{S}]+)*");

    Folding(DumpSettings layout) {
      super(layout);
      representers.put(BigDecimal.class, this::number);
      RepresentToNode asItIs = Objects.requireNonNull(representers.get(String.class), "texts");
      representers.put(
          String.class,
          text ->
              folds((String) text)
                  ? representScalar(Tag.STR, (String) text, ScalarStyle.FOLDED)
                  : asItIs.representData(text));
    }

    private Node number(Object number) {
      BigDecimal amount = (BigDecimal) number;
      return representScalar(amount.scale() > 0 ? Tag.FLOAT : Tag.INT, amount.toPlainString());
    }

    private static boolean folds(String text) {
      return text.length() > LINE / 2 && WORDS.matcher(text).matches();
    }
  }

  /** On which line each field of the text begins. */
  static Map<String, Integer> lines(String text, CatalogLimits limits) throws Exceeded {
    limits.check(text);
    Map<String, Integer> lines = new HashMap<>();
    int values = 0;
    long characters = 0;
    try (JsonParser parser = MAPPER.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        int line = parser.currentTokenLocation().getLineNr();
        values++;
        check(parser, token, values, line, limits);
        String path = path(parser.streamReadContext());
        if (lines.putIfAbsent(path, line) == null) {
          characters += path.length();
        }
        if (characters > MOST_CHARACTERS) {
          throw new Exceeded(line, "catalogRule.tooManyLongNames");
        }
      }
    }
    return lines;
  }

  private static void check(
      JsonParser parser, JsonToken token, int values, int line, CatalogLimits limits)
      throws Exceeded {
    if (values > limits.values()) {
      throw new Exceeded(line, "catalogRule.tooManyValues", limits.values());
    }
    if (parser.streamReadContext().getNestingDepth() > limits.depth()) {
      throw new Exceeded(line, "catalogRule.tooDeep", limits.depth());
    }
    boolean name = token == JsonToken.PROPERTY_NAME;
    int most = name ? limits.nameLength() : limits.textLength();
    if ((name || token.isScalarValue()) && parser.getStringLength() > most) {
      throw new Exceeded(line, name ? "catalogRule.longName" : "catalogRule.longText", most);
    }
  }

  /**
   * The parsed text.
   *
   * @param problems receives the field and what is wrong with it; parsing continues where possible
   * @return null if it could not be parsed
   */
  static <T> @Nullable T read(String text, Class<T> type, BiConsumer<String, String> problems) {
    try {
      return MAPPER.readerFor(type).withHandler(new Hearing(problems)).readValue(text);
    } catch (MismatchedInputException e) {
      boolean missing = e.getTargetType() != null && e.getTargetType().isPrimitive();
      problems.accept(
          path(e), message(missing ? "catalogRule.missing" : "catalogRule.notUnderstood"));
    } catch (DatabindException e) {
      problems.accept(path(e), message("catalogRule.notUnderstoodBecause", e.getOriginalMessage()));
    }
    return null;
  }

  private static String path(TokenStreamContext at) {
    if (at == null || at.inRoot()) {
      return "";
    }
    String parent = path(at.getParent());
    if (at.inArray()) {
      return at.hasCurrentIndex() ? parent + "[" + at.getCurrentIndex() + "]" : parent;
    }
    return at.currentName() == null ? parent : join(parent, at.currentName());
  }

  private static String path(DatabindException e) {
    String path = "";
    for (DatabindException.Reference step : e.getPath()) {
      path =
          step.getPropertyName() == null
              ? path + "[" + step.getIndex() + "]"
              : join(path, step.getPropertyName());
    }
    return path;
  }

  /** The name of a nested field. */
  static String join(String parent, String field) {
    return parent.isEmpty() ? field : parent + "." + field;
  }

  /** Collects problems and continues, so that people see all of them together. */
  private static final class Hearing extends DeserializationProblemHandler {
    private final BiConsumer<String, String> problems;

    Hearing(BiConsumer<String, String> problems) {
      this.problems = problems;
    }

    @Override
    public boolean handleUnknownProperty(
        DeserializationContext context,
        JsonParser parser,
        ValueDeserializer<?> deserializer,
        Object beanOrClass,
        String name) {
      String at = path(context.getParser().streamReadContext());
      boolean inside = at.equals(name) || at.endsWith("." + name);
      problems.accept(inside ? at : join(at, name), message("catalogRule.unknownField"));
      parser.skipChildren();
      return true;
    }

    @Override
    public @Nullable Object handleWeirdStringValue(
        DeserializationContext context, Class<?> type, String value, String failure) {
      note(
          context,
          message(
              type == boolean.class ? "catalogRule.mustBeBoolean" : "catalogRule.mustBeNumber"));
      return type.isPrimitive() ? ClassUtil.defaultValue(type) : null;
    }

    @Override
    public @Nullable Object handleUnexpectedToken(
        DeserializationContext context,
        JavaType type,
        JsonToken token,
        JsonParser parser,
        String failure) {
      Class<?> raw = type.getRawClass();
      note(
          context,
          message(
              type.isCollectionLikeType()
                  ? "catalogRule.mustBeList"
                  : raw == String.class
                      ? "catalogRule.mustBeText"
                      : raw.isPrimitive()
                          ? "catalogRule.mustBeSingle"
                          : "catalogRule.mustHaveFields"));
      parser.skipChildren();
      return raw.isPrimitive() ? ClassUtil.defaultValue(raw) : null;
    }

    @Override
    public @Nullable Object handleMissingInstantiator(
        DeserializationContext context,
        Class<?> type,
        ValueInstantiator instantiator,
        JsonParser parser,
        String failure) {
      note(context, message("catalogRule.mustHaveFields"));
      parser.skipChildren();
      return null;
    }

    @Override
    public @Nullable Object handleInstantiationProblem(
        DeserializationContext context, Class<?> type, Object argument, Throwable cause) {
      note(context, message("catalogRule.invalidBecause", cause.getMessage()));
      return null;
    }

    private void note(DeserializationContext context, String problem) {
      problems.accept(path(context.getParser().streamReadContext()), problem);
    }
  }
}
