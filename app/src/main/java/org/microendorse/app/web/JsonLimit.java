package org.microendorse.app.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Forms, answers and drafts are small: nobody fills our memory with JSON. */
@Component
class JsonLimit implements Jackson2ObjectMapperBuilderCustomizer {
  private final DataSize most;

  JsonLimit(@Value("${endorse.json-limit}") DataSize most) {
    this.most = most;
  }

  @Override
  public void customize(Jackson2ObjectMapperBuilder builder) {
    builder.factory(
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxDocumentLength(most.toBytes()).build())
            .build());
  }
}
