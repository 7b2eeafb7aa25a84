// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/c_api/option_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "indexer/json/name_text.h"
#include "query/c_api/arguments.h"
#include "query/c_api/boundary.h"

namespace tanxun {
namespace {

using Json = nlohmann::json;  // Its objects are trees: a million keys take no longer each.

constexpr int kMostDepth = 8;
constexpr std::size_t kMostShown = 64;  // Bytes of a key that nobody knows.
constexpr std::uint64_t kMostMilliseconds = 1'000'000'000;

// A key that was given, in a message. Precondition: valid UTF-8.
std::string Shown(const std::string& key) {
  if (key.size() <= kMostShown) return key;
  std::size_t end = kMostShown;
  while (end > 0 && (key[end] & 0xC0) == 0x80) --end;
  return key.substr(0, end) + "…";
}

Result<Json> Parse(std::string_view text) {
  struct TooDeep {};
  const auto watch = [](int depth, Json::parse_event_t, const Json&) {
    return depth <= kMostDepth ? true : throw TooDeep();
  };
  try {
    Json json = Json::parse(text, watch);
    if (!json.is_object()) return BadArgument("the options are no JSON object");
    return json;
  } catch (const TooDeep&) {
    return BadArgument("the options are nested too deeply");
  } catch (const Json::parse_error& problem) {
    return BadArgument(fmt::format("the options are no JSON: see byte {}", problem.byte));
  } catch (const Json::out_of_range&) {
    return BadArgument("the options have a number that is too large");
  }
}

// Sets `texts` where the value is a list of them. What is wrong with it.
std::string ReadTexts(const Json& value, std::vector<std::string>& texts) {
  constexpr const char* kWanted = "must be a list of texts";
  if (!value.is_array()) return kWanted;
  std::vector<std::string> read;
  for (const Json& text : value) {
    if (!text.is_string()) return kWanted;
    read.push_back(text.get<std::string>());
  }
  texts = std::move(read);
  return "";
}

// Sets `name` where the text can be one of a file. What is wrong with it.
std::string ReadName(const std::string& text, std::string& name) {
  std::string read = NameBytes(text);
  if (read.find('\0') != read.npos) return "has a NUL in a name";
  name = std::move(read);
  return "";
}

}  // namespace

OptionTable& OptionTable::Add(std::string key, Setter set) {
  options_.push_back({std::move(key), std::move(set)});
  return *this;
}

OptionTable& OptionTable::Switch(std::string key, bool& value) {
  return Add(std::move(key), [&value](const Json& given) -> std::string {
    if (!given.is_boolean()) return "must be true or false";
    value = given.get<bool>();
    return "";
  });
}

OptionTable& OptionTable::AddNumber(std::string key, NumberRange range,
                                    std::function<void(std::uint64_t)> set) {
  return Add(std::move(key), [range, set = std::move(set)](const Json& given) -> std::string {
    const std::uint64_t number = given.is_number_unsigned() ? given.get<std::uint64_t>() : 0;
    if (!given.is_number_unsigned() || number < range.least || number > range.most) {
      return fmt::format("must be a whole number, {}..{}", range.least, range.most);
    }
    set(number);
    return "";
  });
}

OptionTable& OptionTable::Milliseconds(std::string key, std::chrono::milliseconds& value) {
  return AddNumber(std::move(key), {0, kMostMilliseconds},
                   [&value](std::uint64_t number) { value = std::chrono::milliseconds(number); });
}

OptionTable& OptionTable::AddChoice(std::string key, std::vector<std::string> words,
                                    std::function<void(std::size_t)> set) {
  const auto choose = [words = std::move(words),
                       set = std::move(set)](const Json& given) -> std::string {
    const auto word = given.is_string()
                          ? std::find(words.begin(), words.end(), given.get<std::string>())
                          : words.end();
    if (word == words.end())
      return fmt::format("must be one of \"{}\"", fmt::join(words, "\", \""));
    set(static_cast<std::size_t>(word - words.begin()));
    return "";
  };
  return Add(std::move(key), choose);
}

OptionTable& OptionTable::Text(std::string key, std::string& value) {
  return Add(std::move(key), [&value](const Json& given) -> std::string {
    if (!given.is_string()) return "must be a text";
    value = given.get<std::string>();
    return "";
  });
}

OptionTable& OptionTable::Texts(std::string key, std::vector<std::string>& values) {
  return Add(std::move(key), [&values](const Json& given) { return ReadTexts(given, values); });
}

OptionTable& OptionTable::FileName(std::string key, std::string& value) {
  return Add(std::move(key), [&value](const Json& given) -> std::string {
    if (!given.is_string()) return "must be a text";
    return ReadName(given.get<std::string>(), value);
  });
}

OptionTable& OptionTable::FileNames(std::string key, std::vector<std::string>& values) {
  return Add(std::move(key), [&values](const Json& given) {
    std::string problem = ReadTexts(given, values);
    for (std::string& value : values) {
      if (problem.empty()) problem = ReadName(std::string(value), value);
    }
    return problem;
  });
}

OptionTable& OptionTable::TextsByFile(std::string key, std::map<std::string, std::string>& values) {
  return Add(std::move(key), [&values](const Json& given) -> std::string {
    constexpr const char* kWanted = "must be an object from names to texts";
    if (!given.is_object()) return kWanted;
    for (const auto& [name, text] : given.items()) {
      if (!text.is_string()) return kWanted;
      std::string file;
      if (std::string problem = ReadName(name, file); !problem.empty()) return problem;
      values[file] = text.get<std::string>();
    }
    return "";
  });
}

OptionTable& OptionTable::Object(std::string key, OptionTable inner) {
  objects_.emplace_back(std::move(key), std::move(inner));
  return *this;
}

std::string OptionTable::Set(const Json& object, const std::string& prefix) const {
  for (const auto& [key, value] : object.items()) {
    const auto named = [&key = key](const auto& option) { return option == key; };
    const auto option = std::find_if(options_.begin(), options_.end(),
                                     [&](const Option& known) { return named(known.key); });
    const auto inner = std::find_if(objects_.begin(), objects_.end(),
                                    [&](const auto& known) { return named(known.first); });
    if (option == options_.end() && inner == objects_.end()) return Unknown(prefix, key);
    if (value.is_null()) continue;
    std::string problem;
    if (option != options_.end()) {
      problem = option->set(value);
    } else if (!value.is_object()) {
      problem = "must be an object";
    } else if (std::string within = inner->second.Set(value, prefix + key + "."); !within.empty()) {
      return within;
    }
    if (!problem.empty()) return fmt::format("the option {}{} {}", prefix, key, problem);
  }
  return "";
}

std::string OptionTable::Unknown(const std::string& prefix, const std::string& key) const {
  std::vector<std::string> known;
  for (const Option& option : options_) known.push_back(option.key);
  for (const auto& [name, inner] : objects_) known.push_back(name);
  std::sort(known.begin(), known.end());
  return fmt::format("there is no option {}{}; there are {}", prefix, Shown(key),
                     fmt::join(known, ", "));
}

Result<void> OptionTable::Read(const char* json, std::size_t size) const {
  const Result<std::string_view> text = TextOf({"options", json, size}, kMostOptionBytes);
  if (!text.ok()) return text.error();
  if (text->empty()) return {};
  const Result<Json> object = Parse(*text);
  if (!object.ok()) return object.error();
  if (std::string complaint = Set(*object, ""); !complaint.empty()) {
    return BadArgument(std::move(complaint));
  }
  return {};
}

}  // namespace tanxun
