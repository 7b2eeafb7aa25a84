// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/c_api/arguments.h"

#include <fmt/format.h>

#include "indexer/json/characters.h"
#include "indexer/json/name_text.h"
#include "query/c_api/boundary.h"

namespace tanxun {
namespace {

constexpr std::size_t kMostPathBytes = 4096;

// Where the first byte stands that is no UTF-8; the text's size if there is none.
std::size_t FirstInvalid(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const Character c = CharacterAt(text, at);
    if (!c.valid) break;
    at += c.length;
  }
  return at;
}

}  // namespace

Result<std::string_view> BytesOf(const Argument& argument, std::size_t most) {
  if (argument.size > most) {
    return BadArgument(
        fmt::format("the {} has {} bytes; {} is the most", argument.name, argument.size, most));
  }
  if (argument.data == nullptr && argument.size > 0) {
    return BadArgument(fmt::format("the {} is NULL", argument.name));
  }
  return std::string_view(argument.size == 0 ? "" : argument.data, argument.size);
}

Result<std::string_view> TextOf(const Argument& argument, std::size_t most) {
  const Result<std::string_view> text = BytesOf(argument, most);
  if (!text.ok()) return text;
  const std::size_t invalid = FirstInvalid(*text);
  if (invalid == text->size()) return text;
  return BadArgument(fmt::format("the {} is no UTF-8 at byte {}", argument.name, invalid));
}

Result<void> ReadText(const Argument& argument, std::string& text) {
  const Result<std::string_view> given = TextOf(argument);
  if (!given.ok()) return given.error();
  text = *given;
  return {};
}

Result<void> ReadName(const Argument& argument, std::string& name) {
  TANXUN_TRY(ReadText(argument, name));
  name = NameBytes(name);
  return {};
}

Result<std::filesystem::path> FolderOf(const char* data, std::size_t size) {
  const Result<std::string_view> name = BytesOf({"folder", data, size}, kMostPathBytes);
  if (!name.ok()) return name.error();
  if (name->empty()) return BadArgument("the folder is empty");
  if (name->find('\0') != name->npos) return BadArgument("the folder has a NUL in its name");
  return std::filesystem::path(*name);
}

}  // namespace tanxun
