package org.microendorse.domain.record;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.EmailAddress;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.common.Text;
import org.microendorse.domain.people.District;
import org.microendorse.domain.people.Districts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Manages the directors of professional learning of districts, and the hours they grant. */
@Service
public class DistrictService {
  private static final BigDecimal MOST_HOURS = new BigDecimal(100);
  private static final BigDecimal QUARTERS = new BigDecimal(4);
  private static final int LONGEST = 200;

  private final Districts districts;

  DistrictService(Districts districts) {
    this.districts = districts;
  }

  /** All, by name. */
  @Transactional(readOnly = true)
  public List<District> all() {
    return districts.findAllByOrderByName();
  }

  /**
   * Changes a district. Requests that were already sent do not change.
   *
   * @param directorName blank, like the address: the district has no director
   * @param hours null: the default
   * @throws Refusal if something is missing, the address is invalid, or the hours are not
   *     quarter-hours
   */
  @Transactional
  public void change(
      UUID id, String directorName, String directorEmail, @Nullable BigDecimal hours) {
    District district = districts.findById(id).orElseThrow(() -> new NotFound("district", id));
    String name = text(directorName);
    String email = text(directorEmail);
    if ((name == null) != (email == null)) {
      throw new FieldRefusal(name == null ? "name" : "email", "record.director");
    }
    if (email != null) {
      EmailAddress.problem(email)
          .ifPresent(
              problem -> {
                throw new FieldRefusal("email", Refusal.AS_SAID, problem);
              });
    }
    if (hours != null
        && (hours.signum() < 0
            || hours.compareTo(MOST_HOURS) > 0
            || hours.multiply(QUARTERS).stripTrailingZeros().scale() > 0)) {
      throw new FieldRefusal("hours", "record.districtHours");
    }
    district.change(name, EmailAddress.of(email).map(EmailAddress::value).orElse(null), hours);
  }

  private static @Nullable String text(String typed) {
    String text = Text.line(typed);
    if (text.isEmpty()) {
      return null;
    }
    if (text.length() > LONGEST) {
      throw new Refusal("record.tooLong", String.valueOf(LONGEST));
    }
    return text;
  }
}
