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

// Reads one YAML document of at most 10,000 nodes, 64 levels and 1 MB of values. "[[Note]]" without
// quotes is the text as written, no list in a list. An alias of a scalar or of a list of scalars is
// expanded, no other.
YamlResult ReadYamlProperties(std::string_view yaml);

// The same by the YAML parser, however plain the document is.
YamlResult ReadAnyYaml(std::string_view yaml);

// The same key by key for what the YAML parser refuses as a whole: a key whose value it refuses is
// read as "key: value", "key: [a, b]" or "key:" with "- item" lines. "key：value" counts, too.
YamlResult ReadYamlByKeys(std::string_view yaml);

}  // namespace tanxun
