// SPDX-License-Identifier: GPL-2.0-or-later
// A JSON value as the text that leaves the library. Unlike a tree it needs no memory to be
// destroyed, so that a program that has none left gets an error and not its end.
#pragma once

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace tanxun {

struct JsonMember;

// Strict UTF-8: bytes that are none are U+FFFD, one for each sequence that breaks off. Characters
// that drive a terminal are JSON escapes.
class JsonValue {
 public:
  JsonValue(std::nullptr_t = nullptr) : text_("null") {}  // NOLINT(google-explicit-constructor)
  template <std::same_as<bool> Bool>
  JsonValue(Bool value) : text_(value ? "true" : "false") {}  // NOLINT(google-explicit-constructor)
  template <std::integral Integer>
  requires(!std::same_as<Integer, bool>) JsonValue(Integer value)
      : text_(std::to_string(value)) {}  // NOLINT(google-explicit-constructor)
  JsonValue(double value);               // NOLINT(google-explicit-constructor)
  JsonValue(std::string_view text);      // NOLINT(google-explicit-constructor)
  JsonValue(const std::string& text) : JsonValue(std::string_view(text)) {}  // NOLINT
  JsonValue(const char* text) : JsonValue(std::string_view(text)) {}         // NOLINT
  template <typename Element>
  JsonValue(const std::vector<Element>& elements) : text_("[]") {  // NOLINT
    for (const auto& element : elements) push_back(JsonValue(element));
  }
  // An object of these members, in their order.
  JsonValue(std::initializer_list<JsonMember> members);  // NOLINT(google-explicit-constructor)

  static JsonValue array(std::initializer_list<JsonValue> elements = {});
  static JsonValue object();

  // Precondition: an array.
  void push_back(const JsonValue& element);
  // Precondition: an object without that key.
  void Set(std::string_view key, const JsonValue& value);
  // Adds the members of another. Precondition: objects without a key in common.
  void update(const JsonValue& other);

  const std::string& text() const { return text_; }  // On one line, without its end.

 private:
  std::string text_;
};

struct JsonMember {
  std::string_view key;
  JsonValue value;
};

}  // namespace tanxun
