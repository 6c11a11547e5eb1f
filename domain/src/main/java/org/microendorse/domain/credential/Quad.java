package org.microendorse.domain.credential;

import org.jspecify.annotations.Nullable;

/**
 * One RDF statement (RDF 1.1).
 *
 * @param object IRI, blank node or lexical form
 * @param datatype null unless the object is a literal
 * @param language null unless the object is a text in a language
 * @param graph null for the default graph
 */
record Quad(
    String subject,
    String predicate,
    String object,
    @Nullable String datatype,
    @Nullable String language,
    @Nullable String graph) {

  static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
  static final String FIRST = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first";
  static final String REST = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest";
  static final String NIL = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil";
  static final String JSON = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON";
  static final String XSD = "http://www.w3.org/2001/XMLSchema#";

  boolean isLiteral() {
    return datatype != null;
  }
}
