// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/json/json_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <nlohmann/json.hpp>

#include "indexer/json/characters.h"

namespace tanxun {
namespace {

bool IsPlain(char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

// How many bytes at `at`, where no character stands, belong to one that breaks off; at least one.
std::size_t BrokenLength(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char lead = byte(0);
  const std::size_t wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4) return 1;
  const unsigned char least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  std::size_t length = 1;
  while (length < wanted && at + length < text.size()) {
    const bool is_second = length == 1;
    if (byte(length) < (is_second ? least : 0x80) || byte(length) > (is_second ? most : 0xBF))
      break;
    ++length;
  }
  return length;
}

void AppendEscape(char32_t c, std::string& out) {
  constexpr std::string_view kNamed = "\"\\\b\f\n\r\t";
  constexpr std::string_view kLetters = "\"\\bfnrt";
  const std::size_t named = c < 0x80 ? kNamed.find(static_cast<char>(c)) : kNamed.npos;
  const auto number = static_cast<std::uint32_t>(c);
  if (named != kNamed.npos) {
    out += '\\';
    out += kLetters[named];
  } else if (number <= 0xFFFF) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", number);
  } else {
    const std::uint32_t rest = number - 0x10000;
    fmt::format_to(std::back_inserter(out), "\\u{:04x}\\u{:04x}", 0xD800 + (rest >> 10),
                   0xDC00 + (rest & 0x3FF));
  }
}

void AppendQuoted(std::string_view text, std::string& out) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const auto plain_end =
        std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), IsPlain);
    const auto run = static_cast<std::size_t>(plain_end - text.begin()) - at;
    out.append(text.substr(at, run));
    at += run;
    if (at == text.size()) break;
    const Character c = CharacterAt(text, at);
    if (!c.valid) {
      out += "\uFFFD";
      at += BrokenLength(text, at);
      continue;
    }
    if (DrivesTerminal(c.value) || c.value == '"' || c.value == '\\') {
      AppendEscape(c.value, out);
    } else {
      out.append(text.substr(at, c.length));
    }
    at += c.length;
  }
  out += '"';
}

}  // namespace

JsonValue::JsonValue(double value) : text_(nlohmann::json(value).dump()) {}

JsonValue::JsonValue(std::string_view text) {
  text_.reserve(text.size() + 2);
  AppendQuoted(text, text_);
}

JsonValue::JsonValue(std::initializer_list<JsonMember> members) : text_("{}") {
  for (const JsonMember& member : members) Set(member.key, member.value);
}

JsonValue JsonValue::array(std::initializer_list<JsonValue> elements) {
  JsonValue array;
  array.text_ = "[]";
  for (const JsonValue& element : elements) array.push_back(element);
  return array;
}

JsonValue JsonValue::object() {
  JsonValue object;
  object.text_ = "{}";
  return object;
}

void JsonValue::push_back(const JsonValue& element) {
  text_.back() = ',';
  if (text_.size() == 2) text_.pop_back();  // The first has no comma before it.
  text_ += element.text_;
  text_ += ']';
}

void JsonValue::Set(std::string_view key, const JsonValue& value) {
  text_.back() = ',';
  if (text_.size() == 2) text_.pop_back();
  AppendQuoted(key, text_);
  text_ += ':';
  text_ += value.text_;
  text_ += '}';
}

void JsonValue::update(const JsonValue& other) {
  if (other.text_.size() == 2) return;
  text_.back() = ',';
  if (text_.size() == 2) text_.pop_back();
  text_.append(other.text_, 1);
}

}  // namespace tanxun
