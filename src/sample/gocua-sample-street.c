/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sample-street.c: house after house along the streets, alleys and blocks of a khu phố. */

#define G_LOG_DOMAIN "gocua-sample"

#include "sample/gocua-sample-street.h"

#include "sample/gocua-sample-dice.h"

#define FLATS_ON_A_FLOOR 12

/* How many house numbers lie between two times that a street comes. */
#define LAP 600

static const char *const streets[] = {
  "Nguyễn Huệ",
  "Lê Lợi",
  "Đồng Khởi",
  "Hai Bà Trưng",
  "Trần Hưng Đạo",
  "Nguyễn Trãi",
  "Lý Tự Trọng",
  "Nguyễn Thị Minh Khai",
  "Cách Mạng Tháng Tám",
  "Võ Thị Sáu",
  "Điện Biên Phủ",
  "Nam Kỳ Khởi Nghĩa",
  "Pasteur",
  "Nguyễn Đình Chiểu",
  "Lê Duẩn",
  "Tôn Đức Thắng",
  "Nguyễn Văn Cừ",
  "An Dương Vương",
  "Hùng Vương",
  "3 Tháng 2",
  "Lý Thường Kiệt",
  "Lê Hồng Phong",
  "Ngô Gia Tự",
  "Nguyễn Tri Phương",
  "Sư Vạn Hạnh",
  "Tô Hiến Thành",
  "Thành Thái",
  "Bà Hạt",
  "Hòa Hảo",
  "Vĩnh Viễn",
  "Nguyễn Chí Thanh",
  "Lạc Long Quân",
  "Âu Cơ",
  "Hòa Bình",
  "Lũy Bán Bích",
  "Tân Kỳ Tân Quý",
  "Cộng Hòa",
  "Trường Chinh",
  "Hoàng Văn Thụ",
  "Phan Đình Phùng",
  "Phan Xích Long",
  "Phan Đăng Lưu",
  "Bạch Đằng",
  "Xô Viết Nghệ Tĩnh",
  "Đinh Bộ Lĩnh",
  "Nơ Trang Long",
  "Lê Quang Định",
  "Nguyễn Văn Đậu",
  "Hoàng Hoa Thám",
  "Bùi Hữu Nghĩa",
  "Nguyễn Kiệm",
  "Quang Trung",
  "Lê Đức Thọ",
  "Phan Văn Trị",
  "Nguyễn Oanh",
  "Thống Nhất",
  "Lê Văn Thọ",
  "Phạm Văn Chiêu",
  "Nguyễn Thái Sơn",
  "Dương Quảng Hàm",
  "Tô Ký",
  "Nguyễn Ảnh Thủ",
  "Lê Văn Khương",
  "Hà Huy Giáp",
  "Nguyễn Văn Quá",
  "Tân Thới Hiệp",
  "Kinh Dương Vương",
  "Hậu Giang",
  "Hồng Bàng",
  "Tháp Mười",
  "Bình Phú",
  "Nguyễn Văn Luông",
  "Phạm Văn Chí",
  "Bình Tiên",
  "Tạ Quang Bửu",
  "Phạm Hùng",
  "Dương Bá Trạc",
  "Âu Dương Lân",
  "Nguyễn Thị Tần",
  "Cao Lỗ",
  "Huỳnh Tấn Phát",
  "Nguyễn Thị Thập",
  "Lê Văn Lương",
  "Lâm Văn Bền",
  "Trần Xuân Soạn",
  "Nguyễn Hữu Thọ",
  "Tôn Đản",
  "Xóm Chiếu",
  "Đoàn Văn Bơ",
  "Khánh Hội",
  "Hoàng Diệu",
  "Vĩnh Khánh",
  "Võ Văn Ngân",
  "Kha Vạn Cân",
  "Đặng Văn Bi",
  "Tô Ngọc Vân",
  "Dương Văn Cam",
  "Hoàng Diệu 2",
  "Lê Văn Việt",
  "Man Thiện",
  "Đình Phong Phú",
  "Nguyễn Duy Trinh",
  "Lương Định Của",
  "Trần Não",
  "Nguyễn Thị Định",
  "Đỗ Xuân Hợp",
  "Tỉnh lộ 10",
  "Tên Lửa",
  "Mã Lò",
  "Hương lộ 2",
  "Bình Trị Đông",
  "Lê Trọng Tấn",
  "Gò Dầu",
  "Tân Sơn Nhì",
  "Nguyễn Sơn",
  "Thoại Ngọc Hầu",
  "Lê Văn Sỹ",
  "Trần Huy Liệu",
  "Huỳnh Văn Bánh",
  "Nguyễn Trọng Tuyển",
};

static const char *const blocks[] = {
  "Hoa Phượng", "Sao Mai", "Thanh Bình", "An Phú Đông", "Bình Minh", "Hướng Dương", "Tân Tiến", "Hòa Thuận",
};

void
gocua_sample_street_init (GocuaSampleStreet *self, GRand *dice, guint n)
{
  *self = (GocuaSampleStreet){ .dice = dice, .name = streets[n % G_N_ELEMENTS (streets)] };
  self->house = (int) (n / G_N_ELEMENTS (streets)) * LAP + gocua_sample_between (dice, 0, 150);
  self->block = blocks[n % G_N_ELEMENTS (blocks)];
}

static char *
house_address (GocuaSampleStreet *self)
{
  /* A plot that was divided: 45 and 45A. Each number comes once, so its letter makes no double. */
  const char *letter = gocua_sample_chance (self->dice, 7) ? "A" : "";

  return g_strdup_printf ("%d%s %s", self->house, letter, self->name);
}

static char *
flat_address (GocuaSampleStreet *self)
{
  int floor = 2 + (self->flat - 1) / FLATS_ON_A_FLOOR;
  int door = 1 + (self->flat - 1) % FLATS_ON_A_FLOOR;

  if (self->flat++ == self->flat_end)
    self->flat = 0;
  return g_strdup_printf ("Căn hộ %d.%02d, chung cư %s, %d %s", floor, door, self->block, self->house,
                          self->name);
}

static char *
alley_address (GocuaSampleStreet *self)
{
  const char *letter = gocua_sample_chance (self->dice, 6)
                           ? GOCUA_SAMPLE_ONE_OF (self->dice, ((const char *const[]){ "A", "B" }))
                           : "";

  if (self->deep > 0)
    {
      char *address =
          g_strdup_printf ("%d/%d/%d%s %s", self->house, self->alley, self->deep, letter, self->name);

      if (self->deep++ == self->deep_end)
        self->deep = 0;
      return address;
    }
  self->alley++;
  if (self->alley < self->alley_end && gocua_sample_chance (self->dice, 9))
    {
      self->deep = 1;
      self->deep_end = gocua_sample_between (self->dice, 2, 14);
    }
  return g_strdup_printf ("%d/%d%s %s", self->house, self->alley, letter, self->name);
}

static void
turn_into_alley (GocuaSampleStreet *self)
{
  if (gocua_sample_chance (self->dice, 1))
    {
      self->flat = 1;
      self->flat_end = FLATS_ON_A_FLOOR * gocua_sample_between (self->dice, 2, 9);
    }
  else if (gocua_sample_chance (self->dice, 14))
    self->alley_end = gocua_sample_between (self->dice, 4, 60);
}

char *
gocua_sample_street_next (GocuaSampleStreet *self)
{
  if (self->flat > 0)
    return flat_address (self);
  if (self->deep > 0 || self->alley < self->alley_end)
    return alley_address (self);
  self->alley = self->alley_end = 0;
  self->house += gocua_sample_between (self->dice, 1, 4);
  turn_into_alley (self);
  if (self->flat > 0)
    return flat_address (self);
  return house_address (self);
}
