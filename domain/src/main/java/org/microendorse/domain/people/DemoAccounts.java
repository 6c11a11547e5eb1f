package org.microendorse.domain.people;

import static org.microendorse.domain.people.Role.APPROVER;
import static org.microendorse.domain.people.Role.ASSESSOR;
import static org.microendorse.domain.people.Role.COACH;
import static org.microendorse.domain.people.Role.DISTRICT_ADMINISTRATOR;
import static org.microendorse.domain.people.Role.EDUCATOR;
import static org.microendorse.domain.people.Role.FACILITATOR;
import static org.microendorse.domain.people.Role.INTEGRITY_TEAM;
import static org.microendorse.domain.people.Role.LEAD_ASSESSOR;
import static org.microendorse.domain.people.Role.OPERATOR;
import static org.microendorse.domain.people.Role.PROCESS_OWNER;
import static org.microendorse.domain.people.Role.PROGRAM_MANAGER;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The demo accounts on a laptop, at least one per role. */
@Component
public class DemoAccounts {
  /** Submissions that each reviewer has assessed elsewhere: none of the reviewers is a beginner. */
  private static final int EXPERIENCE = 12;

  private static final String CALIBRATED_BY = "Demo accounts";
  private static final String MAPLE_GROVE = "Maple Grove District 12";
  private static final String LAKESIDE = "Lakeside District 88";
  private static final String REGIONAL_OFFICE = "Regional Office of Education 40";
  private static final String PRAIRIE = "Prairie View District 203";

  /** All demo people, in the order in which to introduce them. */
  public static final List<Person> PEOPLE =
      List.of(
          new Person("ada", "Ada Brooks", EDUCATOR, MAPLE_GROVE, "Maple Grove Elementary"),
          new Person("carl", "Carl Jensen", COACH, null, null),
          new Person("fay", "Fay Okafor", FACILITATOR, null, null),
          new Person("max", "Max Rivera", ASSESSOR, LAKESIDE, "Lakeside Middle School"),
          new Person("mia", "Mia Novak", ASSESSOR, PRAIRIE, "Prairie View High School"),
          new Person("otto", "Otto Lindgren", APPROVER, LAKESIDE, "Lakeside Middle School"),
          new Person("olga", "Olga Marek", APPROVER, PRAIRIE, "Prairie View High School"),
          new Person("lena", "Lena Haddad", LEAD_ASSESSOR, REGIONAL_OFFICE, null),
          new Person("iris", "Iris Fontaine", INTEGRITY_TEAM, REGIONAL_OFFICE, null),
          new Person("dora", "Dora Whitfield", DISTRICT_ADMINISTRATOR, MAPLE_GROVE, null),
          new Person("petra", "Petra Sandoval", PROGRAM_MANAGER, null, null),
          new Person("paul", "Paul Adeyemi", PROCESS_OWNER, null, null),
          new Person("oskar", "Oskar Flynn", OPERATOR, null, null));

  private final Accounts accounts;
  private final Certifications certifications;
  private final Districts districts;
  private final Schools schools;
  private final ApplicationEventPublisher events;

  DemoAccounts(
      Accounts accounts,
      Certifications certifications,
      Districts districts,
      Schools schools,
      ApplicationEventPublisher events) {
    this.accounts = accounts;
    this.certifications = certifications;
    this.districts = districts;
    this.schools = schools;
    this.events = events;
  }

  /**
   * Adds missing accounts; new assessors and approvers are certified for the given
   * micro-credentials and count as calibrated. Existing accounts keep their password and their
   * certificates: the program manager may have changed them.
   *
   * @param password the one password of all demo accounts
   * @param encode makes the hash that is stored
   */
  @Transactional
  public void seed(
      String password, UnaryOperator<String> encode, Collection<String> microCredentialIds) {
    for (Person person : PEOPLE) {
      if (accounts.findByUsername(person.username()).isPresent()) {
        continue;
      }
      Account account = add(person, encode.apply(password));
      if (account.has(ASSESSOR) || account.has(APPROVER) || account.has(LEAD_ASSESSOR)) {
        account.broughtAlong(EXPERIENCE);
        microCredentialIds.forEach(id -> certify(account, id));
      }
    }
  }

  private void certify(Account account, String microCredentialId) {
    certifications.save(new Certification(account.id(), microCredentialId));
    events.publishEvent(new ReviewerCertified(account.id(), microCredentialId, CALIBRATED_BY));
  }

  private Account add(Person person, String passwordHash) {
    District district = person.district() == null ? null : district(person.district());
    School school =
        district == null || person.school() == null ? null : school(district, person.school());
    return accounts.save(
        new Account(
            person.username(),
            person.username() + "@example.org",
            person.displayName(),
            passwordHash,
            EnumSet.of(person.role()),
            district,
            school));
  }

  private District district(String name) {
    return districts.findByName(name).orElseGet(() -> districts.save(newDistrict(name)));
  }

  /** A new district; only the one of the educators has a director of professional learning. */
  private static District newDistrict(String name) {
    District district = new District(name);
    if (name.equals(MAPLE_GROVE)) {
      district.change("Robin Hale", "robin@example.org", null);
    }
    return district;
  }

  private School school(District district, String name) {
    return schools
        .findByDistrictAndName(district, name)
        .orElseGet(() -> schools.save(new School(district, name)));
  }

  /** A demo account before it is stored. District and school may be null. */
  public record Person(
      String username,
      String displayName,
      Role role,
      @Nullable String district,
      @Nullable String school) {}
}
