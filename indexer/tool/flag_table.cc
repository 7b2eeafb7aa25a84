// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/flag_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "indexer/tool/suggest.h"

namespace tanxun {
namespace {

Error Mistake(std::string message) { return {ErrorCode::kBadArgument, std::move(message)}; }

Result<int> ReadNumber(const std::string& text, Range range) {
  int number = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || rest != end || number < range.least || number > range.most) {
    return Mistake(fmt::format("{} is no number from {} to {}", text, range.least, range.most));
  }
  return number;
}

Words LongNames(const std::vector<Flag>& flags) {
  Words names;
  for (const Flag& flag : flags) names.push_back(flag.name);
  return names;
}

// One walk over a command line.
class LineReader {
 public:
  LineReader(const FlagTable& table, const Words& arguments)
      : table_(table), arguments_(arguments) {}

  Result<ReadWords> Read() {
    while (at_ < arguments_.size() && !read_.help) {
      const std::string& word = arguments_[at_++];
      if (word == "--") {
        read_.words.insert(read_.words.end(), arguments_.begin() + static_cast<std::ptrdiff_t>(at_),
                           arguments_.end());
        break;
      }
      const bool is_long = word.substr(0, 2) == "--";
      if (!is_long && (word.size() < 2 || word[0] != '-')) {
        read_.words.push_back(word);
        continue;
      }
      TANXUN_TRY(is_long ? SetLong(word) : SetLetters(word));
    }
    return std::move(read_);
  }

 private:
  Result<void> SetLong(const std::string& word) {
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const Flag* flag = name.size() > 2 ? table_.Find(name) : nullptr;
    if (flag == nullptr) {
      return Mistake(
          fmt::format("unknown flag {}{}", name, DidYouMean(name, LongNames(table_.flags()))));
    }
    if (equals == std::string::npos) return Set(*flag, name);
    if (!flag->takes_value()) return Mistake(name + " takes no value");
    return SetTo(*flag, name, word.substr(equals + 1));
  }

  // "-lq", "-n5" and "-ln", "5".
  Result<void> SetLetters(const std::string& word) {
    for (std::size_t i = 1; i < word.size(); ++i) {
      const std::string letter = {'-', word[i]};
      const Flag* flag = table_.Find(letter);
      if (flag == nullptr) {
        return Mistake(fmt::format("unknown flag {}; words that begin with '-' go after --", word));
      }
      const bool is_last = i + 1 == word.size();
      if (flag->takes_value() && !is_last) return SetTo(*flag, letter, word.substr(i + 1));
      TANXUN_TRY(Set(*flag, letter));
    }
    return {};
  }

  // A flag without a value, or with the next word as its value.
  Result<void> Set(const Flag& flag, const std::string& name) {
    if (flag.name == "--help") read_.help = true;
    if (!flag.takes_value()) return flag.set("");
    if (at_ == arguments_.size() || IsKnownName(arguments_[at_])) {
      return Mistake(fmt::format("{} needs a value: {} {}", name, name, flag.value.name));
    }
    return SetTo(flag, name, arguments_[at_++]);
  }

  // "--json" or "--limit=5": then a value was forgotten before it.
  bool IsKnownName(const std::string& word) const {
    return word == "--" ||
           (word.substr(0, 2) == "--" && table_.Find(word.substr(0, word.find('='))) != nullptr);
  }

  static Result<void> SetTo(const Flag& flag, const std::string& name, const std::string& value) {
    const Result<void> set = flag.set(value);
    return set.ok() ? set : Mistake(name + ": " + set.error().message);
  }

  const FlagTable& table_;
  const Words& arguments_;
  std::size_t at_ = 0;
  ReadWords read_;
};

}  // namespace

Result<std::size_t> IndexOfChoice(std::string_view value, const Words& names) {
  const auto found = std::find(names.begin(), names.end(), value);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  return Mistake(
      fmt::format("{} is none of {}{}", value, fmt::join(names, ", "), DidYouMean(value, names)));
}

FlagTable::FlagTable() {
  Add("-h,--help", {}, "this page", "", [](const std::string&) { return Result<void>(); });
}

Flag& FlagTable::Add(std::string_view names, Value value, std::string help, std::string preset,
                     std::function<Result<void>(const std::string&)> set) {
  const std::size_t comma = names.find(',');
  const bool has_letter = comma != std::string_view::npos;
  Flag& flag = flags_.emplace_back();
  flag.letter = has_letter ? names.substr(0, comma) : "";
  flag.name = has_letter ? names.substr(comma + 1) : names;
  flag.value = std::move(value);
  flag.help = std::move(help);
  flag.preset = std::move(preset);
  flag.set = std::move(set);
  return flag;
}

void FlagTable::Switch(std::string_view names, bool& variable, std::string help, bool to) {
  Add(names, {}, std::move(help), "", [&variable, to](const std::string&) {
    variable = to;
    return Result<void>();
  });
}

void FlagTable::Number(std::string_view names, std::string value, int& variable, Range range,
                       std::string help) {
  const bool has_preset = variable >= range.least && variable <= range.most;
  Add(names, {std::move(value)}, std::move(help), has_preset ? std::to_string(variable) : "",
      [&variable, range](const std::string& text) -> Result<void> {
        const Result<int> number = ReadNumber(text, range);
        if (!number.ok()) return number.error();
        variable = *number;
        return {};
      });
}

void FlagTable::Text(std::string_view names, Value value, std::string& variable, std::string help) {
  Add(names, std::move(value), std::move(help), variable, [&variable](const std::string& text) {
    variable = text;
    return Result<void>();
  });
}

void FlagTable::List(std::string_view names, Value value, Words& variable, std::string help) {
  const auto append = [&variable](const std::string& text) {
    variable.push_back(text);
    return Result<void>();
  };
  Add(names, std::move(value), std::move(help), "", append).repeats = true;
}

const Flag* FlagTable::Find(std::string_view name) const {
  for (const Flag& flag : flags_) {
    if (name == flag.name || (!name.empty() && name == flag.letter)) return &flag;
  }
  return nullptr;
}

Result<ReadWords> FlagTable::Read(const Words& arguments) const {
  return LineReader(*this, arguments).Read();
}

}  // namespace tanxun
