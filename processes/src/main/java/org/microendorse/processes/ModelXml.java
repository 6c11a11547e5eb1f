package org.microendorse.processes;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;

/** Elements of models as XML. */
public final class ModelXml {
  /** The namespace of BPMN 2.0. */
  public static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

  /** The namespace of Camunda 8's extensions of BPMN. */
  public static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";

  private ModelXml() {}

  /**
   * All elements of a name within another one, in the order of the file.
   *
   * @param namespace {@code *} for any
   * @param name without prefix; {@code *} for any
   */
  public static Stream<Element> elements(Element within, String namespace, String name) {
    NodeList found = within.getElementsByTagNameNS(namespace, name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
  }

  /** All attributes of an element. */
  public static Stream<Attr> attributes(Element element) {
    NamedNodeMap found = element.getAttributes();
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Attr) found.item(i));
  }
}
