package org.microendorse.processes;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Elements of models as XML. */
public final class ModelXml {
  /** The namespace of BPMN 2.0. */
  public static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

  /** The namespace of Camunda 8's extensions of BPMN. */
  public static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";

  private ModelXml() {}

  /**
   * Reads a model. It may not name other files.
   *
   * @throws SAXException if it is not well-formed XML
   */
  public static Element parse(InputStream model) throws IOException, SAXException {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Strict());
      return builder.parse(model).getDocumentElement();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

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

  /** The BPMN element with an id that an extension belongs to. */
  public static Element owner(Element extension) {
    Element owner = extension;
    while (!owner.hasAttribute("id") || !BPMN.equals(owner.getNamespaceURI())) {
      owner = (Element) owner.getParentNode();
    }
    return owner;
  }

  /** The parser's own handler prints to the console. */
  private static final class Strict implements ErrorHandler {
    @Override
    public void warning(SAXParseException exception) {}

    @Override
    public void error(SAXParseException exception) throws SAXParseException {
      throw exception;
    }

    @Override
    public void fatalError(SAXParseException exception) throws SAXParseException {
      throw exception;
    }
  }
}
