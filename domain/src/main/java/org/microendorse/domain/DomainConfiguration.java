package org.microendorse.domain;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import org.microendorse.domain.review.Lot;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** Finds the domain's entities, repositories and settings wherever the application starts from. */
@Configuration(proxyBeanMethods = false)
@EntityScan
@EnableJpaRepositories(considerNestedRepositories = true)
@ConfigurationPropertiesScan
class DomainConfiguration {

  /** The one clock; tests replace it. */
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** Where days begin and end. */
  @Bean
  ZoneId timeZone(@Value("${endorse.time-zone:America/Chicago}") ZoneId zone) {
    return zone;
  }

  /** Nobody can tell beforehand which submissions are chosen. */
  @Bean
  Lot lot() {
    return new SecureRandom()::nextDouble;
  }
}
