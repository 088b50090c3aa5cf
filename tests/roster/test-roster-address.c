/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-roster-address.c: what belongs to the street stays, what names area, group, ward and city comes off.
 */

#include "roster/gocua-roster-address.h"

static void
assert_apart (const char *address, const char *expected)
{
  g_autofree char *area = NULL;
  g_autofree char *group = NULL;
  g_autofree char *street = gocua_roster_address_take_apart (address, &area, &group);
  g_autofree char *seen = g_strdup_printf ("%s|%s|%s", street, area, group);

  g_assert_cmpstr (seen, ==, expected);
}

static void
test_commas (void)
{
  assert_apart ("12/3 Lê Lợi, Tổ 5, KP3, P. Tân Định, Q.1, TP.HCM", "12/3 Lê Lợi|KP3|5");
  assert_apart (
      "12/3 Lê Lợi, tổ dân phố 05, Khu phố 03, Phường Tân Định, Quận 1, Thành phố Hồ Chí Minh, Việt Nam",
      "12/3 Lê Lợi|Khu phố 03|05");
  assert_apart ("Số 5 hẻm 45 Nguyễn Trãi; KP. 2", "Số 5 hẻm 45 Nguyễn Trãi|KP. 2|");
  assert_apart ("45 Tỉnh lộ 8, Ấp Tây, Xã Củ Chi, TP HCM", "45 Tỉnh lộ 8|Ấp Tây|");
  assert_apart ("Căn hộ 5.12, chung cư Hoa Sen, Tổ 2, P12, Q3", "Căn hộ 5.12, chung cư Hoa Sen||2");
  assert_apart ("12 Lê Lợi,", "12 Lê Lợi||");
}

static void
test_no_commas (void)
{
  assert_apart ("12/3 Lê Lợi KP3", "12/3 Lê Lợi|KP3|");
  assert_apart ("12/3 Lê Lợi tổ 5 khu phố 3", "12/3 Lê Lợi|khu phố 3|5");
  assert_apart ("12/3 Lê Lợi", "12/3 Lê Lợi||");
}

/* Streets that are named like the rest. */
static void
test_streets (void)
{
  assert_apart ("20 Tô Hiến Thành", "20 Tô Hiến Thành||");
  assert_apart ("20 Tô Hiến Thành, Phường 12", "20 Tô Hiến Thành||");
  assert_apart ("5 Xa lộ Hà Nội", "5 Xa lộ Hà Nội||");
  assert_apart ("5, Phường Hoàng, Lê Lợi", "5, Phường Hoàng, Lê Lợi||");
  assert_apart ("12 Quang Trung", "12 Quang Trung||");
  assert_apart ("12, Phạm Văn Đồng", "12, Phạm Văn Đồng||");
  assert_apart ("3 Tháng 2", "3 Tháng 2||");
  assert_apart ("7 đường 12", "7 đường 12||");
  assert_apart ("45 Apollo", "45 Apollo||");
}

static void
test_nothing_left (void)
{
  assert_apart ("Khu phố 3", "Khu phố 3||");
  assert_apart ("", "||");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster/address/commas", test_commas);
  g_test_add_func ("/roster/address/no-commas", test_no_commas);
  g_test_add_func ("/roster/address/streets", test_streets);
  g_test_add_func ("/roster/address/nothing-left", test_nothing_left);
  return g_test_run ();
}
