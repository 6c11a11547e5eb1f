package org.microendorse.domain.media;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** Decides what stays of the XML of one family of office documents. */
interface OfficeRules {

  /**
   * The namespaces that may stay, with the prefix that each gets; elements of others are left out.
   */
  Map<String, String> namespaces();

  /** Whether the element is removed with its content. */
  boolean drops(QName element, Attributes attributes) throws IOException;

  /** Whether the element contains only text and is removed if the text is. */
  boolean dependsOnText(QName element);

  /** The new text of an element; null if it is removed. */
  @Nullable String text(QName element, Attributes attributes, String text);

  /** The new value of an attribute; null if it is removed. */
  @Nullable String value(QName element, QName attribute, String value) throws IOException;

  /** The original attributes of an element. */
  interface Attributes {
    int count();

    QName name(int i);

    String value(int i);

    /** The value of the attribute of this name in any namespace. */
    default @Nullable String get(String localName) {
      for (int i = 0; i < count(); i++) {
        if (name(i).getLocalPart().equals(localName)) {
          return value(i);
        }
      }
      return null;
    }
  }

  /** A copy of attributes that stays readable after the reader has moved on. */
  record Noted(List<QName> names, List<String> values) implements Attributes {
    @Override
    public int count() {
      return names.size();
    }

    @Override
    public QName name(int i) {
      return names.get(i);
    }

    @Override
    public String value(int i) {
      return values.get(i);
    }
  }
}
