package org.microendorse.app.deployment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;
import tools.jackson.databind.json.JsonMapper;

/** Values of FEEL, whose engine is written in Scala, as Java knows them. */
final class PlainValue {
  private PlainValue() {}

  /**
   * Texts, truth values, numbers without zeros at the end, lists and sorted maps; null is nothing.
   */
  static @Nullable Object of(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text -> text;
      case Boolean truth -> truth;
      case Number number -> number(number);
      case scala.collection.Map<?, ?> map -> of(CollectionConverters.asJava(map));
      case scala.collection.Iterable<?> list -> of(CollectionConverters.asJava(list));
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> plain = new TreeMap<>();
        map.forEach((name, each) -> plain.put(String.valueOf(name), of(each)));
        yield plain;
      }
      case Iterable<?> list -> {
        List<@Nullable Object> plain = new ArrayList<>();
        list.forEach(each -> plain.add(of(each)));
        yield plain;
      }
      default -> value.toString();
    };
  }

  private static BigDecimal number(Number number) {
    BigDecimal plain = new BigDecimal(number.toString()).stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0, RoundingMode.UNNECESSARY) : plain;
  }

  /** As people read it. */
  static String text(@Nullable Object value) {
    return value == null ? "nothing" : JsonMapper.shared().writeValueAsString(value);
  }
}
