// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "indexer/lexicon/concepts.h"
#include "tanxun/source.h"

namespace tanxun {

// A label as written, taken apart: "Revenue (2024)" -> name Revenue, period 2024; "Length (km)" ->
// name Length, unit km.
struct Label {
  std::string name;
  std::string period;
  std::string unit;
};
Label ReadLabel(std::string_view text);
std::string_view WithoutColon(std::string_view label);  // And without blanks around it.

// "FY2025", 2025财年: the year that names the period.
std::optional<Date> FiscalYear(std::string_view period);

// A label and the attribute it names; meaning is null where it names none that we know.
struct LabelReading {
  Label label;
  const AttributeConcept* meaning = nullptr;
};

// Reads each label once: a table's header labels every row.
class LabelReadings {
 public:
  // Valid until the next call.
  const LabelReading& Read(std::string_view label);

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::unordered_map<std::string, LabelReading, Hash, std::equal_to<>> known_;
};

}  // namespace tanxun
