package org.microendorse.domain.record;

import java.time.Duration;
import java.time.MonthDay;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of records.
 *
 * @param fiscalYearBegins as in {@code --07-01}
 * @param ieinPattern what an Illinois educator identification number looks like
 * @param confirmationValid how long a director can answer
 * @param location where the work is done, for the records
 * @param nature what kind of activity it is, for the records
 * @param provider who issues the records
 * @param evidenceOfCompletion what that record states, in this order
 */
@ConfigurationProperties("endorse.records")
public record RecordProperties(
    @DefaultValue("--07-01") MonthDay fiscalYearBegins,
    @DefaultValue("[0-9]{6,7}") String ieinPattern,
    @DefaultValue("30d") Duration confirmationValid,
    @DefaultValue("The educator's own school or district") String location,
    @DefaultValue("Job-embedded micro-credential") String nature,
    @DefaultValue Provider provider,
    @DefaultValue List<Field> evidenceOfCompletion) {

  /**
   * An approved provider of professional development.
   *
   * @param rcdt the state's region, county, district and type code
   * @param signedBy who signs the records
   */
  public record Provider(
      @DefaultValue("Regional Office of Education") String name,
      @DefaultValue("") String rcdt,
      @DefaultValue("") String phone,
      @DefaultValue("") String signedBy) {}

  /** A line of a record. */
  public record Field(String label, Fact fact) {}

  /** What a line can state. */
  public enum Fact {
    TITLE,
    BEGUN_ON,
    COMPLETED_ON,
    LOCATION,
    NATURE,
    HOURS,
    KIND,
    ACADEMY_NUMBER,
    RECIPIENT,
    IEIN,
    PROVIDER,
    RCDT,
    PHONE,
    SIGNED_BY,
    /** Ties of reviewers that the program manager allowed; usually none. */
    ALLOWED_TIE,
    ISSUED_ON
  }
}
