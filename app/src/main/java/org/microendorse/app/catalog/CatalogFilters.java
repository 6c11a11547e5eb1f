package org.microendorse.app.catalog;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.CatalogQuery;
import org.microendorse.domain.catalog.ItemKind;
import org.microendorse.domain.catalog.Partner;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The filters of the catalog, as addresses and forms spell them. Unknown values are ignored, so
 * that an old link finds more instead of nothing.
 *
 * @param kind a code of {@link ItemKind}; empty: any
 * @param partner an id; empty: any
 * @param price {@value #FREE} or {@value #PAID}; empty: any
 * @param hours the maximum; null: any
 */
record CatalogFilters(
    String q, String kind, String partner, String price, @Nullable Integer hours, String audience) {
  static final String FREE = "free";
  static final String PAID = "paid";

  /**
   * What can be chosen: a quick idea, an evening, a weekend, a micro-credential, an endorsement.
   */
  static final List<Integer> HOURS = List.of(1, 5, 15, 30, 100);

  private static final int LONGEST_TEXT = 200;

  /** The filters of a request, without unknown values. */
  static CatalogFilters of(
      String q,
      String kind,
      String partner,
      String price,
      String hours,
      String audience,
      List<Partner> partners,
      List<String> audiences) {
    return new CatalogFilters(
        q.strip().substring(0, Math.min(q.strip().length(), LONGEST_TEXT)),
        ItemKind.ofCode(kind).map(ItemKind::code).orElse(""),
        partners.stream().map(Partner::id).filter(partner::equals).findFirst().orElse(""),
        price.equals(FREE) || price.equals(PAID) ? price : "",
        HOURS.stream().filter(it -> it.toString().equals(hours)).findFirst().orElse(null),
        audiences.contains(audience) ? audience : "");
  }

  /** Whether any filter is set. */
  public boolean isActive() {
    return hours != null
        || Stream.of(q, kind, partner, price, audience).anyMatch(it -> !it.isEmpty());
  }

  CatalogQuery query() {
    return new CatalogQuery(
        q,
        ItemKind.ofCode(kind).orElse(null),
        partner.isEmpty() ? null : partner,
        price.isEmpty() ? null : price.equals(FREE),
        hours,
        audience.isEmpty() ? null : audience);
  }

  /** The address of a page of results. */
  public String page(int number) {
    var address = UriComponentsBuilder.fromPath("/catalog");
    if (!q.isEmpty()) {
      address.queryParam("q", "{q}");
    }
    if (!kind.isEmpty()) {
      address.queryParam("kind", kind);
    }
    if (!partner.isEmpty()) {
      address.queryParam("partner", partner);
    }
    if (!price.isEmpty()) {
      address.queryParam("price", price);
    }
    if (hours != null) {
      address.queryParam("hours", hours);
    }
    if (!audience.isEmpty()) {
      address.queryParam("audience", "{audience}");
    }
    if (number > 1) {
      address.queryParam("page", number);
    }
    return address.encode().buildAndExpand(Map.of("q", q, "audience", audience)).toUriString();
  }
}
