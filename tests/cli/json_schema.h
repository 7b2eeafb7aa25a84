// SPDX-License-Identifier: GPL-2.0-or-later
// The part of JSON Schema that our schemata use. A keyword it does not know is reported, so that no
// schema claims more than is tested.
#pragma once

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace tanxun {

class JsonSchema {
 public:
  using Json = nlohmann::ordered_json;

  // NAME of ROOM/schema/NAME.schema.json.
  explicit JsonSchema(const std::string& name, const std::string& room = "query/tool") {
    std::ifstream file(std::string(TANXUN_SOURCE_DIR) + "/" + room + "/schema/" + name +
                       ".schema.json");
    schema_ = Json::parse(file);
  }

  // What is wrong with the value, one complaint each; empty if it is valid.
  std::vector<std::string> Complaints(const Json& value) const {
    std::vector<std::string> complaints;
    Check(schema_, value, "$", complaints);
    return complaints;
  }

 private:
  static bool HasType(const Json& value, const std::string& type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_boolean();
    if (type == "null") return value.is_null();
    if (type == "integer") return value.is_number_integer();
    return type == "number" && value.is_number();
  }

  static bool HasAnyType(const Json& value, const Json& types) {
    if (types.is_string()) return HasType(value, types.get<std::string>());
    for (const Json& type : types) {
      if (HasType(value, type.get<std::string>())) return true;
    }
    return false;
  }

  static void Check(const Json& schema, const Json& value, const std::string& at,
                    std::vector<std::string>& complaints) {
    const auto complain = [&](const std::string& what) {
      complaints.push_back(at + ": " + what + ": " + value.dump().substr(0, 80));
    };
    static const std::set<std::string> ignored = {"$schema", "title"};
    for (const auto& [keyword, rule] : schema.items()) {
      if (ignored.count(keyword) != 0) continue;
      if (keyword == "type") {
        if (!HasAnyType(value, rule)) complain("is not of type " + rule.dump());
      } else if (keyword == "const") {
        if (value != rule) complain("is not " + rule.dump());
      } else if (keyword == "enum") {
        if (std::find(rule.begin(), rule.end(), value) == rule.end()) complain("is not listed");
      } else if (keyword == "minimum") {
        if (value.is_number() && value < rule) complain("is too small");
      } else if (keyword == "maximum") {
        if (value.is_number() && value > rule) complain("is too large");
      } else if (keyword == "minItems") {
        if (value.is_array() && value.size() < rule) complain("has too few items");
      } else if (keyword == "maxItems") {
        if (value.is_array() && value.size() > rule) complain("has too many items");
      } else if (keyword == "pattern") {
        const std::regex pattern(rule.get<std::string>());
        if (value.is_string() && !std::regex_search(value.get<std::string>(), pattern)) {
          complain("does not match");
        }
      } else if (keyword == "required") {
        for (const Json& key : rule) {
          if (value.is_object() && !value.contains(key.get<std::string>())) {
            complain("has no " + key.dump());
          }
        }
      } else if (keyword == "properties") {
        CheckProperties(rule, value, at, complaints);
      } else if (keyword == "additionalProperties") {
        if (!value.is_object()) continue;
        for (const auto& [key, item] : value.items()) Check(rule, item, at + "." + key, complaints);
      } else if (keyword == "items") {
        if (!value.is_array()) continue;
        for (std::size_t i = 0; i < value.size(); ++i) {
          Check(rule, value[i], at + "[" + std::to_string(i) + "]", complaints);
        }
      } else {
        complain("the schema uses the keyword " + keyword + ", which this test cannot check");
      }
    }
  }

  // Known keys come in the schema's order, further ones anywhere after the first.
  static void CheckProperties(const Json& properties, const Json& value, const std::string& at,
                              std::vector<std::string>& complaints) {
    if (!value.is_object()) return;
    std::vector<std::string> order;
    for (const auto& [key, rule] : properties.items()) {
      if (!value.contains(key)) continue;
      order.push_back(key);
      Check(rule, value[key], at + "." + key, complaints);
    }
    std::vector<std::string> keys;
    for (const auto& [key, item] : value.items()) {
      if (properties.contains(key)) keys.push_back(key);
    }
    if (keys != order) complaints.push_back(at + ": the keys are not in the schema's order");
  }

  Json schema_;
};

}  // namespace tanxun
