// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/mcp_arguments.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "indexer/tool/suggest.h"

namespace tanxun {
namespace {

// A filter is held against every note: many long ones would take long.
constexpr std::size_t kMostItems = 20;
constexpr int kMostItemCharacters = 256;

Error Wrong(const std::string& name, const std::string& what) {
  return {ErrorCode::kBadArgument, fmt::format("{} is {}", name, what)};
}

// Characters, as a schema counts them.
int CharactersOf(const std::string& text) {
  const auto begins_one = [](char c) { return (c & 0xC0) != 0x80; };
  return static_cast<int>(std::count_if(text.begin(), text.end(), begins_one));
}

bool IsText(const ReceivedJson& value, int most) {
  return value.is_string() && CharactersOf(value.get_ref<const std::string&>()) <= most;
}

// 10 and 10.0 are the same number to a schema.
std::optional<double> WholeNumber(const ReceivedJson& value) {
  if (!value.is_number()) return std::nullopt;
  const auto number = value.get<double>();
  return number == std::floor(number) ? std::optional(number) : std::nullopt;
}

Json ItemSchema(const Words& choices) {
  if (choices.empty()) return Json{{"type", "string"}, {"maxLength", kMostItemCharacters}};
  return Json{{"type", "string"}, {"enum", choices}};
}

bool IsAmong(const Words& choices, const std::string& word) {
  return choices.empty() || std::find(choices.begin(), choices.end(), word) != choices.end();
}

}  // namespace

std::string NamedWrongly(const std::string& name, const Words& known) {
  constexpr std::size_t kMostShown = 100;
  return name.size() > kMostShown ? "" : fmt::format(" {}{}", name, DidYouMean(name, known));
}

void ArgumentTable::Add(std::string name, std::string description, Json schema, Set set) {
  schema["description"] = std::move(description);
  arguments_.push_back({std::move(name), std::move(schema), std::move(set)});
}

void ArgumentTable::Text(std::string name, std::string& variable, std::string description,
                         int most) {
  Set set = [name, &variable, most](const ReceivedJson& value) -> Result<void> {
    if (!IsText(value, most))
      return Wrong(name, fmt::format("a text of {} characters at most", most));
    variable = value.get<std::string>();
    return {};
  };
  Add(std::move(name), std::move(description), Json{{"type", "string"}, {"maxLength", most}},
      std::move(set));
}

void ArgumentTable::Switch(std::string name, bool& variable, std::string description) {
  Set set = [name, &variable](const ReceivedJson& value) -> Result<void> {
    if (!value.is_boolean()) return Wrong(name, "true or false");
    variable = value.get<bool>();
    return {};
  };
  Add(std::move(name), std::move(description), Json{{"type", "boolean"}, {"default", variable}},
      std::move(set));
}

void ArgumentTable::Number(std::string name, int& variable, Range range, std::string description) {
  Set set = [name, &variable, range](const ReceivedJson& value) -> Result<void> {
    const auto number = WholeNumber(value);
    if (!number || *number < range.least || *number > range.most) {
      return Wrong(name, fmt::format("a whole number from {} to {}", range.least, range.most));
    }
    variable = static_cast<int>(*number);
    return {};
  };
  Json schema{{"type", "integer"}, {"minimum", range.least}, {"maximum", range.most}};
  if (variable >= range.least) schema["default"] = variable;
  Add(std::move(name), std::move(description), std::move(schema), std::move(set));
}

void ArgumentTable::List(std::string name, Words& variable, std::string description,
                         const Words& choices) {
  Set set = [name, &variable, choices](const ReceivedJson& value) -> Result<void> {
    const std::string what =
        choices.empty() ? fmt::format("texts of {} characters at most", kMostItemCharacters)
                        : fmt::format("{}", fmt::join(choices, ", "));
    const Error wrong = Wrong(name, fmt::format("a list of at most {}: {}", kMostItems, what));
    if (!value.is_array() || value.size() > kMostItems) return wrong;
    Words words;
    for (const ReceivedJson& item : value) {
      if (!IsText(item, kMostItemCharacters)) return wrong;
      words.push_back(item.get<std::string>());
      if (!IsAmong(choices, words.back())) return wrong;
    }
    variable = std::move(words);
    return {};
  };
  Add(std::move(name), std::move(description),
      Json{{"type", "array"}, {"items", ItemSchema(choices)}, {"maxItems", kMostItems}},
      std::move(set));
}

void ArgumentTable::AddChoice(std::string name, std::string description, const Words& words,
                              const std::string& preset,
                              std::function<void(std::size_t chosen)> choose) {
  Json schema = ItemSchema(words);
  schema["default"] = preset;
  Set set = [name, words, choose = std::move(choose)](const ReceivedJson& value) -> Result<void> {
    const auto found = value.is_string()
                           ? std::find(words.begin(), words.end(), value.get<std::string>())
                           : words.end();
    if (found == words.end()) return Wrong(name, fmt::format("one of: {}", fmt::join(words, ", ")));
    choose(static_cast<std::size_t>(found - words.begin()));
    return {};
  };
  Add(std::move(name), std::move(description), std::move(schema), std::move(set));
}

void ArgumentTable::Require(std::string_view name) {
  for (Argument& argument : arguments_) {
    if (argument.name == name) argument.is_required = true;
  }
}

Json ArgumentTable::InputSchema() const {
  Json properties = Json::object();
  Json required = Json::array();
  for (const Argument& argument : arguments_) {
    properties[argument.name] = argument.schema;
    if (argument.is_required) required.push_back(argument.name);
  }
  Json schema{{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty()) schema["required"] = std::move(required);
  schema["additionalProperties"] = false;
  return schema;
}

Result<void> ArgumentTable::Read(const ReceivedJson& arguments) const {
  Words names;
  for (const Argument& argument : arguments_) names.push_back(argument.name);
  for (const auto& [name, value] : arguments.items()) {
    if (IsAmong(names, name) && !names.empty()) continue;
    return Error{ErrorCode::kBadArgument, "there is no argument" + NamedWrongly(name, names)};
  }
  for (const Argument& argument : arguments_) {
    const auto given = arguments.find(argument.name);
    if (given != arguments.end() && !given->is_null()) {
      TANXUN_TRY(argument.set(*given));
    } else if (argument.is_required) {
      return Error{ErrorCode::kBadArgument, argument.name + " has to be given"};
    }
  }
  return {};
}

}  // namespace tanxun
