package org.microendorse.domain.catalog;

import static org.microendorse.domain.language.Messages.message;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.Catalog.Item;
import org.microendorse.domain.catalog.CatalogChange.Difference;
import org.microendorse.domain.catalog.CatalogChange.Kind;
import tools.jackson.databind.JsonNode;

/** Compares two catalogs, part by part and field by field. */
class CatalogDifferences {
  private final Function<Object, ? extends JsonNode> content;

  CatalogDifferences(Function<Object, ? extends JsonNode> content) {
    this.content = content;
  }

  /** New, changed and gone parts in this order, then what stays as it is. */
  List<CatalogChange> between(Catalog before, Catalog after) {
    Map<String, Item> old = byKey(before);
    Map<String, Item> young = byKey(after);
    Set<String> keys = new LinkedHashSet<>(young.keySet());
    keys.addAll(old.keySet());
    return keys.stream()
        .map(key -> change(old.get(key), young.get(key)))
        .sorted(Comparator.comparing(CatalogChange::kind))
        .toList();
  }

  private CatalogChange change(@Nullable Item before, @Nullable Item after) {
    Item shown =
        after == null ? Objects.requireNonNull(before, "it is in at least one of them") : after;
    List<Difference> differences =
        before == null || after == null
            ? List.of()
            : differences(content.apply(before.document()), content.apply(after.document()));
    Kind kind =
        before == null
            ? Kind.NEW
            : after == null ? Kind.GONE : differences.isEmpty() ? Kind.UNCHANGED : Kind.CHANGED;
    return new CatalogChange(kind, part(shown), shown.id(), shown.title(), differences);
  }

  private static String part(Item item) {
    return switch (item.document()) {
      case Partner it -> message("catalogRule.partner");
      case Audience it -> message("catalogRule.audience");
      default -> ItemKind.ofTable(item.kind()).label();
    };
  }

  private static List<Difference> differences(JsonNode before, JsonNode after) {
    if (before.equals(after)) {
      return List.of();
    }
    Map<String, String> old = new LinkedHashMap<>();
    Map<String, String> young = new LinkedHashMap<>();
    flatten("", before, old);
    flatten("", after, young);
    Set<String> fields = new LinkedHashSet<>(young.keySet());
    fields.addAll(old.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String field : fields) {
      String was = old.getOrDefault(field, "");
      String is = young.getOrDefault(field, "");
      if (!was.equals(is)) {
        differences.add(new Difference(field, was, is));
      }
    }
    return differences.isEmpty()
        ? List.of(
            new Difference(
                message("catalogRule.order"),
                message("catalogRule.order.before"),
                message("catalogRule.order.after")))
        : differences;
  }

  /** Identifies parts of a list by id, so that a new one does not change all others. */
  private static void flatten(String at, JsonNode node, Map<String, String> fields) {
    if (node.isObject()) {
      node.forEachEntry((name, value) -> flatten(Yaml.join(at, name), value, fields));
    } else if (node.isArray() && node.path(0).isObject()) {
      for (JsonNode part : node) {
        flatten(at + "[" + part.path("id").asString("") + "]", part, fields);
      }
    } else if (node.isArray()) {
      fields.put(
          at,
          StreamSupport.stream(node.spliterator(), false)
              .map(it -> it.asString(it.toString()))
              .collect(Collectors.joining(", ")));
    } else if (!node.isNull()) {
      fields.put(at, node.asString(""));
    }
  }

  private static Map<String, Item> byKey(Catalog catalog) {
    Map<String, Item> items = new LinkedHashMap<>();
    catalog.items().forEach(item -> items.put(item.kind() + "/" + item.id(), item));
    return items;
  }
}
