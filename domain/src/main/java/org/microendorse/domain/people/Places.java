package org.microendorse.domain.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The schools and districts where people work. */
@Service
public class Places {
  private final Districts districts;
  private final Schools schools;
  private final Accounts accounts;
  private final JdbcClient jdbc;
  private final Clock clock;

  Places(Districts districts, Schools schools, Accounts accounts, JdbcClient jdbc, Clock clock) {
    this.districts = districts;
    this.schools = schools;
    this.accounts = accounts;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A district and its schools, by name.
   *
   * @param id of the district
   */
  public record Place(UUID id, String name, List<SchoolOf> schools) {}

  /** A school of a district. */
  public record SchoolOf(UUID id, String name) {}

  /**
   * Where a person works.
   *
   * @param district null: no place
   * @param school null: the whole district
   */
  public record Workplace(@Nullable District district, @Nullable School school) {}

  /** All districts with their schools, by name. */
  @Transactional(readOnly = true)
  public List<Place> all() {
    List<School> all = schools.all();
    return districts.findAllByOrderByName().stream()
        .map(
            district ->
                new Place(
                    district.id(),
                    district.name(),
                    all.stream()
                        .filter(school -> school.district().id().equals(district.id()))
                        .map(school -> new SchoolOf(school.id(), school.name()))
                        .toList()))
        .toList();
  }

  /**
   * The place with an id.
   *
   * @param id of a school or a district, or null
   * @return empty if there is no such place
   */
  @Transactional(readOnly = true)
  public Optional<Workplace> find(@Nullable UUID id) {
    if (id == null) {
      return Optional.of(new Workplace(null, null));
    }
    return schools
        .findById(id)
        .map(school -> new Workplace(school.district(), school))
        .or(() -> districts.findById(id).map(district -> new Workplace(district, null)));
  }

  /**
   * Changes where an educator works. What they have earned stays theirs, and so do their paths.
   *
   * @param id of a school or a district, or null: none
   * @throws NotFound if there is no such place
   * @throws Refusal if they have other roles: where they work decides what they may see
   */
  @Transactional
  public void move(String username, @Nullable UUID id) {
    Account account =
        accounts
            .idOf(username)
            .flatMap(accounts::findAndLock)
            .orElseThrow(() -> new NotFound("account", username));
    if (!account.isOnlyEducator()) {
      throw new Refusal("people.placeFixed");
    }
    Workplace place = find(id).orElseThrow(() -> new NotFound("place", String.valueOf(id)));
    rememberPlaceOf(account);
    account.workAt(place);
  }

  /** Records the former place, because former colleagues must not review them, either. */
  private void rememberPlaceOf(Account account) {
    jdbc.sql(
            """
            insert into former_place (id, account_id, district_id, school_id, left_at)
            select ?, id, district_id, school_id, ? from account where id = ?
            """)
        .params(UUID.randomUUID(), Timestamp.from(clock.instant()), account.id())
        .update();
  }
}
