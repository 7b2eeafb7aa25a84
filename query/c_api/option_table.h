// SPDX-License-Identifier: GPL-2.0-or-later
// The options of a call: a table of keys, each with the value that it sets.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/c_api/option_value.h"
#include "tanxun/result.h"

namespace tanxun {

struct NumberRange {
  std::uint64_t least = 0;
  std::uint64_t most = 0;
};

// Values must live as long as the table.
class OptionTable {
 public:
  OptionTable& Switch(std::string key, bool& value);
  template <typename Integer>
  OptionTable& Number(std::string key, Integer& value, NumberRange range) {
    return AddNumber(std::move(key), range,
                     [&value](std::uint64_t number) { value = static_cast<Integer>(number); });
  }
  OptionTable& Milliseconds(std::string key, std::chrono::milliseconds& value);
  OptionTable& Text(std::string key, std::string& value);
  OptionTable& Texts(std::string key, std::vector<std::string>& values);
  // Names of files as results write them: "\xff".
  OptionTable& FileName(std::string key, std::string& value);
  OptionTable& FileNames(std::string key, std::vector<std::string>& values);
  // An object from names to texts.
  OptionTable& TextsByFile(std::string key, std::map<std::string, std::string>& values);
  template <typename Choice>
  OptionTable& OneOf(std::string key, Choice& value,
                     std::vector<std::pair<std::string, Choice>> choices) {
    std::vector<std::string> words;
    for (const auto& [word, choice] : choices) words.push_back(word);
    return AddChoice(std::move(key), std::move(words),
                     [&value, choices](std::size_t chosen) { value = choices[chosen].second; });
  }
  OptionTable& Object(std::string key, OptionTable inner);

  // Sets what the JSON object says; without any text nothing. Error: kBadArgument, naming the key.
  Result<void> Read(const char* json, std::size_t size) const;

 private:
  // What is wrong with a value, as the end of a sentence that begins with its key; "" = nothing.
  using Setter = std::function<std::string(const OptionValue& value)>;
  // The whole sentence. `name` is the key behind those of the objects it is in.
  using NamedSetter = std::function<std::string(const OptionValue& value, const std::string& name)>;
  struct Option {
    std::string key;
    NamedSetter set;
  };

  OptionTable& Add(std::string key, Setter set);
  OptionTable& AddNumber(std::string key, NumberRange range,
                         std::function<void(std::uint64_t)> set);
  OptionTable& AddChoice(std::string key, std::vector<std::string> words,
                         std::function<void(std::size_t)> set);
  // The complaint about the first member that cannot be; "" = all are set.
  std::string Set(const OptionValue& object, const std::string& prefix) const;
  std::string Unknown(const std::string& name) const;

  std::vector<Option> options_;
};

}  // namespace tanxun
