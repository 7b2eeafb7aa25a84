// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "indexer/read/yaml_properties.h"

namespace tanxun {

// The YAML that most front matter is: "key: value", "key: [a, b]", "key:" with "- item" lines;
// plain or simply quoted scalars, whole-line comments. Exactly what the YAML parser would give, at
// a fraction of its cost; nothing for any other document.
std::optional<YamlResult> ReadPlainYaml(std::string_view yaml);

}  // namespace tanxun
