// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/source.h"

namespace tanxun {

struct YamlResult {
  // line is not set; span.begin is set, span.end is 0: offsets into the YAML text.
  std::vector<Property> properties;
  std::vector<std::uint64_t> ends;  // Where keys begin, ascending: a property ends before the next.
  struct Failure {
    std::uint64_t at = 0;
    std::string reason;
    bool is_bound = false;  // A limit of ours, not a mistake in the YAML.
  };
  std::optional<Failure> failure;  // `properties` are those read before it.
};

// Reads one YAML document of at most 10,000 nodes, 64 levels and 1 MB of values.
YamlResult ReadYamlProperties(std::string_view yaml);

// The same line by line for what the YAML parser refuses: "key: value", "key: [a, b]", "- item".
YamlResult ReadYamlLeniently(std::string_view yaml);

// One scalar as written between quotes or not.
std::string Unquoted(std::string_view scalar);
// "[a, "b, c"]" to its items.
std::vector<std::string> FlowItems(std::string_view list);

}  // namespace tanxun
