// SPDX-License-Identifier: GPL-2.0-or-later
// The part of JSON Schema that our schemata use. A keyword it does not know is reported, so that no
// schema claims more than is tested.
#pragma once

#include <algorithm>
#include <filesystem>
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
  explicit JsonSchema(const std::string& name, const std::string& room = "query/tool")
      : JsonSchema(At(std::filesystem::path(TANXUN_SOURCE_DIR) / room / "schema" /
                      (name + ".schema.json"))) {}
  static JsonSchema At(const std::filesystem::path& path) {
    JsonSchema schema;
    schema.path_ = path;
    std::ifstream file(path);
    schema.schema_ = Json::parse(file);
    return schema;
  }

  const Json& json() const { return schema_; }

  // What is wrong with the value, one complaint each; empty if it is valid.
  std::vector<std::string> Complaints(const Json& value) const {
    std::vector<std::string> complaints;
    Check(schema_, value, "$", complaints);
    return complaints;
  }

 private:
  JsonSchema() = default;

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

  // "#/$defs/NAME", or another schema by its path from this one.
  void CheckReference(const std::string& reference, const Json& value, const std::string& at,
                      std::vector<std::string>& complaints) const {
    if (reference.front() == '#') {
      Check(schema_.at(Json::json_pointer(reference.substr(1))), value, at, complaints);
      return;
    }
    const JsonSchema other = At(path_.parent_path() / reference);
    other.Check(other.schema_, value, at, complaints);
  }

  bool FitsAny(const Json& schemata, const Json& value) const {
    return std::any_of(schemata.begin(), schemata.end(), [&](const Json& schema) {
      std::vector<std::string> complaints;
      Check(schema, value, "", complaints);
      return complaints.empty();
    });
  }

  void Check(const Json& schema, const Json& value, const std::string& at,
             std::vector<std::string>& complaints) const {
    const auto complain = [&](const std::string& what) {
      complaints.push_back(at + ": " + what + ": " + value.dump().substr(0, 80));
    };
    static const std::set<std::string> ignored = {"$schema", "title", "$defs"};
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
      } else if (keyword == "$ref") {
        CheckReference(rule.get<std::string>(), value, at, complaints);
      } else if (keyword == "anyOf") {
        if (!FitsAny(rule, value)) complain("fits none of several");
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
        for (const auto& [key, item] : value.items()) {
          if (schema.contains("properties") && schema["properties"].contains(key)) continue;
          if (rule.is_object()) {
            Check(rule, item, at + "." + key, complaints);
          } else if (rule == false) {
            complaints.push_back(at + ": no schema lists the key " + key);
          }
        }
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
  void CheckProperties(const Json& properties, const Json& value, const std::string& at,
                       std::vector<std::string>& complaints) const {
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

  std::filesystem::path path_;
  Json schema_;
};

}  // namespace tanxun
