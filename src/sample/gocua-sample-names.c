/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sample-names.c: names, phone numbers and remarks for people who do not exist. */

#define G_LOG_DOMAIN "gocua-sample"

#include "sample/gocua-sample-names.h"

#include "sample/gocua-sample-dice.h"

/* In tenths of a percent, rounded. */
static const GocuaSampleLot families[] = {
  { "Nguyễn", 380 }, { "Trần", 115 }, { "Lê", 92 },  { "Phạm", 68 },   { "Huỳnh", 54 }, { "Phan", 43 },
  { "Võ", 41 },      { "Đặng", 22 },  { "Bùi", 20 }, { "Trương", 19 }, { "Đỗ", 15 },    { "Ngô", 14 },
  { "Hồ", 14 },      { "Dương", 12 }, { "Vũ", 11 },  { "Lâm", 9 },     { "Đinh", 8 },   { "Đoàn", 7 },
  { "Lý", 6 },       { "Trịnh", 5 },  { "Mai", 5 },  { "Cao", 5 },     { "Lưu", 4 },    { "Hà", 4 },
  { "Tô", 4 },       { "Châu", 3 },   { "Thái", 3 }, { "Tạ", 3 },      { "Quách", 3 },  { "Tăng", 2 },
  { "La", 2 },       { "Vương", 2 },  { "Kiều", 2 }, { "Từ", 1 },      { "Triệu", 1 },  { "Thạch", 1 },
};

static const GocuaSampleLot male_middles[] = {
  { "Văn", 300 },  { "Minh", 70 },  { "Hữu", 60 },  { "Thanh", 55 }, { "Quốc", 50 },  { "Đức", 45 },
  { "Hoàng", 45 }, { "Ngọc", 45 },  { "Công", 35 }, { "Tấn", 35 },   { "Thành", 30 }, { "Quang", 30 },
  { "Phước", 25 }, { "Trọng", 25 }, { "Xuân", 25 }, { "Đình", 20 },  { "Anh", 20 },   { "Chí", 15 },
  { "Duy", 15 },   { "Bá", 10 },    { "Gia", 10 },  { "Nhật", 10 },  { "Hồng", 10 },  { "Kim", 5 },
};

static const GocuaSampleLot male_givens[] = {
  { "Hùng", 30 },  { "Tuấn", 30 },  { "Dũng", 28 },  { "Minh", 28 },  { "Thành", 26 }, { "Hải", 24 },
  { "Sơn", 22 },   { "Long", 22 },  { "Phúc", 22 },  { "Nam", 20 },   { "Bình", 20 },  { "Cường", 20 },
  { "Tài", 18 },   { "Đức", 18 },   { "Quang", 18 }, { "Hoàng", 18 }, { "Tâm", 16 },   { "Trung", 16 },
  { "Hiếu", 16 },  { "Khang", 14 }, { "Vinh", 14 },  { "Lộc", 14 },   { "Thắng", 14 }, { "Nghĩa", 12 },
  { "Phong", 12 }, { "Khánh", 12 }, { "An", 12 },    { "Đạt", 12 },   { "Hòa", 10 },   { "Toàn", 10 },
  { "Lâm", 10 },   { "Kiệt", 10 },  { "Duy", 10 },   { "Thịnh", 10 }, { "Tùng", 9 },   { "Quý", 8 },
  { "Nhân", 8 },   { "Sang", 8 },   { "Hậu", 8 },    { "Ẩn", 3 },     { "Được", 5 },   { "Út", 4 },
  { "Khoa", 8 },   { "Thiện", 7 },  { "Ý", 3 },      { "Bảo", 6 },    { "Hưng", 6 },   { "Mẫn", 4 },
};

static const GocuaSampleLot female_middles[] = {
  { "Thị", 330 },    { "Thị Ngọc", 45 },  { "Thị Thanh", 45 },     { "Thị Thu", 40 },  { "Thị Kim", 38 },
  { "Thị Mỹ", 30 },  { "Thị Bích", 22 },  { "Thị Hồng", 26 },      { "Ngọc", 40 },     { "Thanh", 25 },
  { "Kim", 22 },     { "Mỹ", 18 },        { "Thu", 16 },           { "Phương", 14 },   { "Thùy", 12 },
  { "Tuyết", 10 },   { "Hoàng", 10 },     { "Minh", 10 },          { "Như", 8 },       { "Diễm", 8 },
  { "Cẩm", 8 },      { "Bảo", 6 },        { "Phúc Thị Thiên", 2 }, { "Thị Xuân", 14 }, { "Thị Tuyết", 14 },
  { "Thị Diễm", 8 }, { "Hoàng Ngọc", 4 }, { "Trần Bảo", 2 },
};

static const GocuaSampleLot female_givens[] = {
  { "Lan", 26 },    { "Hương", 26 }, { "Hoa", 24 },    { "Mai", 24 },    { "Nga", 20 },   { "Thủy", 22 },
  { "Hằng", 20 },   { "Hạnh", 20 },  { "Phượng", 18 }, { "Linh", 18 },   { "Trang", 18 }, { "Thảo", 18 },
  { "Hà", 16 },     { "Yến", 16 },   { "Loan", 16 },   { "Nguyệt", 14 }, { "Dung", 16 },  { "Vân", 16 },
  { "Hồng", 16 },   { "Liên", 14 },  { "Tuyết", 14 },  { "Oanh", 12 },   { "Ngân", 12 },  { "Nhung", 12 },
  { "Trinh", 12 },  { "Kiều", 8 },   { "Đào", 8 },     { "Anh", 14 },    { "Thu", 10 },   { "Hiền", 14 },
  { "Phương", 14 }, { "My", 8 },     { "Uyên", 8 },    { "Trâm", 8 },    { "Quyên", 8 },  { "Xuân", 8 },
  { "Bé", 5 },      { "Sáu", 4 },    { "Ánh", 8 },     { "Diệu", 6 },    { "Ngọc", 12 },  { "Vy", 6 },
};

static const char *const met_notes[] = {
  "Đã hướng dẫn cài đặt tại chỗ",
  "Con trai sẽ cài giúp cuối tuần",
  "Cần hướng dẫn lại cách đăng nhập",
  "Gia đình hợp tác tốt",
  "Đã phát tờ rơi có mã QR",
  "Hẹn đến nhà văn hóa khu phố để được hỗ trợ",
  "Muốn biết cách phản ánh kiến nghị trên ứng dụng",
  "Điện thoại đang sửa, hẹn quay lại",
  "Chỉ có người lớn tuổi ở nhà",
};

static const char *const absent_notes[] = {
  "Hàng xóm nói chiều tối mới về", "Đã để lại tờ rơi",       "Đi làm cả ngày, nên đến sau 18 giờ",
  "Về quê, tuần sau mới lên",      "Gọi điện không bắt máy",
};

static const char *const refused_notes[] = {
  "Sợ lừa đảo, đề nghị công an khu vực cùng đến",
  "Chưa muốn cung cấp thông tin",
  "Nói đã khai báo ở cơ quan",
};

static const char *const other_notes[] = {
  "Theo lời chủ nhà kế bên",
  "Đã báo tổ trưởng cập nhật danh sách",
  "Nhà đang sửa chữa",
  "Chủ nhà ở nơi khác",
};

static const char *const household_notes[] = {
  "Chủ hộ thường vắng ban ngày",     "Có chó giữ nhà",
  "Cổng sau nằm trong hẻm bên cạnh", "Có phòng trọ phía sau",
  "Bán tạp hóa, gặp được cả ngày",   "Nên gọi điện trước khi đến",
};

static const char *const withdrawals[] = {
  "Nhập trùng",
  "Nhầm hộ",
  "Phiếu ghi sai số nhà",
  "Nhầm ngày và nhầm tổ",
};

static const char *const operators[GOCUA_SAMPLE_N_OPERATORS] = {
  "Ngô Thị Ánh Tuyết", "Trần Quốc Bảo", "Lê Thị Mỹ Duyên", "Phạm Hữu Lộc", "Võ Ngọc Hân",
};

/* "Ngọc Ngọc" is nobody's name. */
static const char *
draw_given (GRand *dice, const GocuaSampleLot *givens, gsize n_givens, const char *middle)
{
  const char *given;

  do
    given = gocua_sample_draw (dice, givens, n_givens);
  while (g_str_has_suffix (middle, given));
  return given;
}

static char *
male_person (GRand *dice, const char *family)
{
  const char *middle = GOCUA_SAMPLE_DRAW (dice, male_middles);
  const char *second = NULL;
  const char *given;

  if (gocua_sample_chance (dice, 12))
    second = draw_given (dice, male_givens, G_N_ELEMENTS (male_givens), middle);
  given = draw_given (dice, male_givens, G_N_ELEMENTS (male_givens), second != NULL ? second : middle);
  if (second != NULL)
    return g_strjoin (" ", family, middle, second, given, NULL);
  return g_strjoin (" ", family, middle, given, NULL);
}

char *
gocua_sample_person (GRand *dice)
{
  const char *family = GOCUA_SAMPLE_DRAW (dice, families);
  const char *middle;

  if (gocua_sample_chance (dice, 62))
    return male_person (dice, family);
  middle = GOCUA_SAMPLE_DRAW (dice, female_middles);
  return g_strjoin (" ", family, middle,
                    draw_given (dice, female_givens, G_N_ELEMENTS (female_givens), middle), NULL);
}

char *
gocua_sample_phone (GRand *dice)
{
  return g_strdup_printf (GOCUA_SAMPLE_PHONE_PREFIX "%07d", gocua_sample_between (dice, 0, 9999999));
}

const char *
gocua_sample_visit_note (GRand *dice, GocuaOutcome outcome)
{
  switch (outcome)
    {
    case GOCUA_OUTCOME_MET:
    case GOCUA_OUTCOME_RENTING:
      return GOCUA_SAMPLE_ONE_OF (dice, met_notes);
    case GOCUA_OUTCOME_ABSENT:
    case GOCUA_OUTCOME_LOCKED:
      return GOCUA_SAMPLE_ONE_OF (dice, absent_notes);
    case GOCUA_OUTCOME_REFUSED:
      return GOCUA_SAMPLE_ONE_OF (dice, refused_notes);
    case GOCUA_OUTCOME_NONE:
    case GOCUA_OUTCOME_MOVED:
    case GOCUA_OUTCOME_WRONG_ADDRESS:
    case GOCUA_OUTCOME_VACANT:
    case GOCUA_OUTCOME_NOT_ELIGIBLE:
    default:
      return GOCUA_SAMPLE_ONE_OF (dice, other_notes);
    }
}

const char *
gocua_sample_household_note (GRand *dice)
{
  return GOCUA_SAMPLE_ONE_OF (dice, household_notes);
}

const char *
gocua_sample_withdrawal (GRand *dice)
{
  return GOCUA_SAMPLE_ONE_OF (dice, withdrawals);
}

const char *
gocua_sample_operator (guint i)
{
  g_return_val_if_fail (i < GOCUA_SAMPLE_N_OPERATORS, NULL);

  return operators[i];
}
