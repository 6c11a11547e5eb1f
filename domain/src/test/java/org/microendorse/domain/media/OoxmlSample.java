package org.microendorse.domain.media;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds OOXML packages part by part. */
final class OoxmlSample {
  static final String ISO = "http://schemas.openxmlformats.org/";
  private static final String RELATIONSHIPS = ISO + "package/2006/relationships";
  static final String TYPE = ISO + "officeDocument/2006/relationships/";
  static final String CONTENT = "application/vnd.openxmlformats-officedocument.";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private final Map<String, String> types = new LinkedHashMap<>();
  private final Map<String, List<String>> relationships = new LinkedHashMap<>();

  OoxmlSample part(String path, String contentType, byte[] bytes) {
    parts.put(path, bytes);
    types.put(path, contentType);
    return this;
  }

  OoxmlSample related(String from, String id, String type, String target) {
    return related(from, id, type, target, "Internal");
  }

  OoxmlSample related(String from, String id, String type, String target, String mode) {
    relationships
        .computeIfAbsent(from, f -> new ArrayList<>())
        .add(
            "<Relationship Id=\"%s\" Type=\"%s\" Target=\"%s\" TargetMode=\"%s\"/>"
                .formatted(id, type.contains(":") ? type : TYPE + type, target, mode));
    return this;
  }

  byte[] bytes() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    StringBuilder overrides = new StringBuilder();
    types.forEach(
        (path, type) ->
            overrides.append(
                "<Override PartName=\"/%s\" ContentType=\"%s\"/>".formatted(path, type)));
    all.put(
        "[Content_Types].xml",
        CleanerTest.utf8(
            "<Types xmlns=\"%spackage/2006/content-types\"><Default Extension=\"rels\""
                    .formatted(ISO)
                + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + overrides
                + "</Types>"));
    relationships.forEach(
        (from, list) -> {
          int name = from.lastIndexOf('/') + 1;
          all.put(
              from.substring(0, name) + "_rels/" + from.substring(name) + ".rels",
              CleanerTest.utf8(
                  "<Relationships xmlns=\"%s\">%s</Relationships>"
                      .formatted(RELATIONSHIPS, String.join("", list))));
        });
    all.putAll(parts);
    return CleanerTest.zip(all);
  }
}
