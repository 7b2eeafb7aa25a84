// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/c_api/option_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "indexer/json/name_text.h"
#include "query/c_api/arguments.h"
#include "query/c_api/boundary.h"

namespace tanxun {
namespace {

constexpr std::size_t kMostShown = 64;  // Bytes of a key that nobody knows.
constexpr std::uint64_t kMostMilliseconds = 1'000'000'000;

// A key that was given, in a message. Precondition: valid UTF-8.
std::string Shown(const std::string& key) {
  if (key.size() <= kMostShown) return key;
  std::size_t end = kMostShown;
  while (end > 0 && (key[end] & 0xC0) == 0x80) --end;
  return key.substr(0, end) + "…";
}

// Sets `texts` where the value is a list of them. What is wrong with it.
std::string ReadTexts(const OptionValue& value, std::vector<std::string>& texts) {
  constexpr const char* kWanted = "must be a list of texts";
  if (value.kind != OptionKind::kList) return kWanted;
  std::vector<std::string> read;
  for (const OptionValue& text : value.values) {
    if (text.kind != OptionKind::kText) return kWanted;
    read.push_back(text.text);
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
  const auto set_named = [set = std::move(set)](const OptionValue& value,
                                                const std::string& name) -> std::string {
    const std::string problem = set(value);
    return problem.empty() ? "" : fmt::format("the option {} {}", name, problem);
  };
  options_.push_back({std::move(key), set_named});
  return *this;
}

OptionTable& OptionTable::Switch(std::string key, bool& value) {
  return Add(std::move(key), [&value](const OptionValue& given) -> std::string {
    if (given.kind != OptionKind::kBool) return "must be true or false";
    value = given.flag;
    return "";
  });
}

OptionTable& OptionTable::AddNumber(std::string key, NumberRange range,
                                    std::function<void(std::uint64_t)> set) {
  return Add(
      std::move(key), [range, set = std::move(set)](const OptionValue& given) -> std::string {
        const std::uint64_t number = given.whole;
        if (given.kind != OptionKind::kWhole || number < range.least || number > range.most) {
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
                       set = std::move(set)](const OptionValue& given) -> std::string {
    const auto word = given.kind == OptionKind::kText
                          ? std::find(words.begin(), words.end(), given.text)
                          : words.end();
    if (word == words.end())
      return fmt::format("must be one of \"{}\"", fmt::join(words, "\", \""));
    set(static_cast<std::size_t>(word - words.begin()));
    return "";
  };
  return Add(std::move(key), choose);
}

OptionTable& OptionTable::Text(std::string key, std::string& value) {
  return Add(std::move(key), [&value](const OptionValue& given) -> std::string {
    if (given.kind != OptionKind::kText) return "must be a text";
    value = given.text;
    return "";
  });
}

OptionTable& OptionTable::Texts(std::string key, std::vector<std::string>& values) {
  return Add(std::move(key),
             [&values](const OptionValue& given) { return ReadTexts(given, values); });
}

OptionTable& OptionTable::FileName(std::string key, std::string& value) {
  return Add(std::move(key), [&value](const OptionValue& given) -> std::string {
    if (given.kind != OptionKind::kText) return "must be a text";
    return ReadName(given.text, value);
  });
}

OptionTable& OptionTable::FileNames(std::string key, std::vector<std::string>& values) {
  return Add(std::move(key), [&values](const OptionValue& given) {
    std::string problem = ReadTexts(given, values);
    for (std::string& value : values) {
      if (problem.empty()) problem = ReadName(std::string(value), value);
    }
    return problem;
  });
}

OptionTable& OptionTable::TextsByFile(std::string key, std::map<std::string, std::string>& values) {
  return Add(std::move(key), [&values](const OptionValue& given) -> std::string {
    constexpr const char* kWanted = "must be an object from names to texts";
    if (given.kind != OptionKind::kObject) return kWanted;
    for (std::size_t i = 0; i < given.keys.size(); ++i) {
      if (given.values[i].kind != OptionKind::kText) return kWanted;
      std::string file;
      if (std::string problem = ReadName(given.keys[i], file); !problem.empty()) return problem;
      values[file] = given.values[i].text;
    }
    return "";
  });
}

OptionTable& OptionTable::Object(std::string key, OptionTable inner) {
  const auto set = [inner = std::move(inner)](const OptionValue& value, const std::string& name) {
    if (value.kind == OptionKind::kObject) return inner.Set(value, name + ".");
    return fmt::format("the option {} must be an object", name);
  };
  options_.push_back({std::move(key), set});
  return *this;
}

std::string OptionTable::Set(const OptionValue& object, const std::string& prefix) const {
  for (std::size_t i = 0; i < object.keys.size(); ++i) {
    const std::string& key = object.keys[i];
    const auto option = std::find_if(options_.begin(), options_.end(),
                                     [&](const Option& known) { return known.key == key; });
    if (option == options_.end()) return Unknown(prefix + Shown(key));
    if (object.values[i].kind == OptionKind::kNull) continue;
    if (std::string complaint = option->set(object.values[i], prefix + key); !complaint.empty()) {
      return complaint;
    }
  }
  return "";
}

std::string OptionTable::Unknown(const std::string& name) const {
  std::vector<std::string> known;
  for (const Option& option : options_) known.push_back(option.key);
  std::sort(known.begin(), known.end());
  return fmt::format("there is no option {}; there are {}", name, fmt::join(known, ", "));
}

Result<void> OptionTable::Read(const char* json, std::size_t size) const {
  const Result<std::string_view> text = TextOf({"options", json, size}, kMostOptionBytes);
  if (!text.ok()) return text.error();
  if (text->empty()) return {};
  const Result<OptionValue> object = ParseOptions(*text);
  if (!object.ok()) return object.error();
  if (std::string complaint = Set(*object, ""); !complaint.empty()) {
    return BadArgument(std::move(complaint));
  }
  return {};
}

}  // namespace tanxun
