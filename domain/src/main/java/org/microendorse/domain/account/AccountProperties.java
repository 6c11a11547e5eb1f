package org.microendorse.domain.account;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The numbers of accounts and of signing in.
 *
 * @param lockOut when further attempts to sign in are refused
 */
@ConfigurationProperties("endorse.accounts")
public record AccountProperties(
    @DefaultValue Links links,
    @DefaultValue Password password,
    @DefaultValue LockOut lockOut,
    @DefaultValue Session session) {

  /**
   * Links in mails that work once.
   *
   * @param confirm how long the one that confirms an e-mail address works
   * @param password how long the one that opens the page for a new password works
   * @param reviewer how long an invitation to review can be accepted
   * @param mailsPerHour to one address at most, for signing up and for a new password each
   * @param mailsToDomainPerHour the same to all addresses of one mail domain
   * @param signUpsPerHour from one network address; a whole school may share it
   */
  public record Links(
      @DefaultValue("24h") Duration confirm,
      @DefaultValue("1h") Duration password,
      @DefaultValue("14d") Duration reviewer,
      @DefaultValue("5") int mailsPerHour,
      @DefaultValue("1000") int mailsToDomainPerHour,
      @DefaultValue("200") int signUpsPerHour) {}

  /**
   * What a password has to be; NIST SP 800-63B-4, section 3.1.1.2.
   *
   * @param shortest in characters (Unicode code points): 15 where nothing else is asked for
   * @param longest in characters: so much that nobody notices, so little that hashing stays cheap
   * @param unguessable how many characters have to be left without punctuation and words that
   *     everybody tries first
   * @param hashCost as bcrypt counts it: one more takes twice as long, for guessers too
   */
  public record Password(
      @DefaultValue("15") int shortest,
      @DefaultValue("128") int longest,
      @DefaultValue("8") int unguessable,
      @DefaultValue("10") int hashCost) {}

  /**
   * @param account for one account, or one name that nobody has, from one network address or one
   *     known browser
   * @param overall for one account from all network addresses together, except known browsers
   * @param address for one network address; a whole school may share it
   * @param forms for what may be sent from one network address without signing in
   */
  public record LockOut(
      @DefaultValue Account account,
      @DefaultValue Overall overall,
      @DefaultValue Address address,
      @DefaultValue Forms forms) {

    /**
     * @param failures in a row, before somebody waits
     * @param pause the first time, twice as long after every further failure
     * @param longest wait
     * @param most failures in a row; then only a new password helps
     */
    public record Account(
        @DefaultValue("10") int failures,
        @DefaultValue("1m") Duration pause,
        @DefaultValue("1h") Duration longest,
        @DefaultValue("100") int most) {
      Rule rule() {
        return new Rule(failures, pause, longest, most, null);
      }
    }

    /**
     * @param failures before everybody waits who is not in a known browser
     * @param pause the first time, twice as long after every further failure
     * @param longest wait
     * @param forget after so long without a failure counting begins anew
     */
    public record Overall(
        @DefaultValue("300") int failures,
        @DefaultValue("1m") Duration pause,
        @DefaultValue("1h") Duration longest,
        @DefaultValue("24h") Duration forget) {
      Rule rule() {
        return new Rule(failures, pause, longest, Integer.MAX_VALUE, forget);
      }
    }

    /**
     * @param failures before somebody waits
     * @param pause the first time, twice as long after every further failure
     * @param longest wait
     * @param forget after so long without a failure counting begins anew
     */
    public record Address(
        @DefaultValue("50") int failures,
        @DefaultValue("2s") Duration pause,
        @DefaultValue("1m") Duration longest,
        @DefaultValue("1h") Duration forget) {
      Rule rule() {
        return new Rule(failures, pause, longest, Integer.MAX_VALUE, forget);
      }
    }

    /**
     * @param failures so many are sent before somebody waits
     * @param pause the first time, twice as long after every further one
     * @param longest wait
     * @param forget after so long without any counting begins anew
     */
    public record Forms(
        @DefaultValue("500") int failures,
        @DefaultValue("2s") Duration pause,
        @DefaultValue("1m") Duration longest,
        @DefaultValue("1h") Duration forget) {
      Rule rule() {
        return new Rule(failures, pause, longest, Integer.MAX_VALUE, forget);
      }
    }
  }

  /**
   * @param forget null: only a success makes forgotten what failed
   */
  record Rule(int failures, Duration pause, Duration longest, int most, @Nullable Duration forget) {
    Duration waitAfter(int failed) {
      Duration doubled = pause.multipliedBy(1L << Math.min(failed - failures, 20));
      return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
  }

  /**
   * @param longest after signing in; how long somebody may be away in between is {@code
   *     spring.session.timeout}
   */
  public record Session(@DefaultValue("12h") Duration longest) {}
}
