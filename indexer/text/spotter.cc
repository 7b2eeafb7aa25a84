// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/spotter.h"

#include <algorithm>

#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

bool IsWordByte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool IsWide(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool IsTrail(char c) { return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u; }
bool IsGap(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

std::string_view HeadOf(std::string_view phrase) {
  if (IsWordByte(phrase[0])) {
    const auto end = std::find_if_not(phrase.begin(), phrase.end(), IsWordByte);
    return phrase.substr(0, static_cast<std::size_t>(end - phrase.begin()));
  }
  const std::size_t first = CodePointAt(phrase, 0).length;
  if (first >= phrase.size() || !IsWide(phrase[0]) || !IsWide(phrase[first])) {
    return phrase.substr(0, first);
  }
  return phrase.substr(0, first + CodePointAt(phrase, first).length);
}

// Whether `head` stands at `at`, gaps between its Han characters allowed.
bool StandsAt(std::string_view folded, std::size_t at, std::string_view head) {
  if (IsWordByte(head[0])) {
    const std::size_t end = at + head.size();
    return folded.substr(at, head.size()) == head &&
           (end == folded.size() || !IsWordByte(folded[end]));
  }
  for (const char c : head) {
    while (at < folded.size() && IsGap(folded[at])) ++at;
    if (at == folded.size() || folded[at] != c) return false;
    ++at;
  }
  return true;
}

}  // namespace

// A mix of the first three bytes of a word or of another character.
std::uint16_t Spotter::KeyAt(std::string_view folded, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < folded.size() ? static_cast<unsigned char>(folded[at + i]) : 0u;
  };
  if (IsWide(folded[at]))
    return static_cast<std::uint16_t>((byte(1) << 8 | byte(2)) ^ byte(0) * 31);
  std::uint32_t key = byte(0);
  for (std::size_t i = 1; i < 3 && at + i < folded.size() && IsWordByte(folded[at + i]); ++i) {
    key = key << 8 | byte(i);
  }
  return static_cast<std::uint16_t>((key * 0x9E3779B1u) >> 16);
}

void Spotter::AddHead(std::string_view head, std::uint32_t group) {
  const std::uint16_t key = KeyAt(head, 0);
  keys_.set(key);
  std::vector<Head>& same = heads_[key];
  const auto known =
      std::find_if(same.begin(), same.end(), [&](const Head& other) { return other.text == head; });
  if (known == same.end()) {
    same.push_back({std::string(head), group});
  } else {
    known->groups |= group;
  }
}

void Spotter::Add(std::string_view phrase, std::uint32_t group) {
  const std::string_view head = HeadOf(phrase);
  AddHead(head, group);
  if (head.size() > 2 && head.ends_with("nt")) AddHead(head.substr(0, head.size() - 1), group);
}

std::uint32_t Spotter::GroupsAt(std::string_view folded, std::size_t at, std::uint16_t key) const {
  std::uint32_t groups = 0;
  for (const Head& head : heads_.at(key)) {
    if (StandsAt(folded, at, head.text)) groups |= head.groups;
  }
  return groups;
}

std::uint32_t Spotter::Find(std::string_view folded, std::uint32_t wanted) const {
  std::uint32_t found = 0;
  for (std::size_t at = 0; at < folded.size();) {
    const char c = folded[at];
    if (const std::uint16_t key = KeyAt(folded, at); keys_.test(key)) {
      found |= GroupsAt(folded, at, key);
      if ((found & wanted) == wanted) break;
    }
    ++at;
    if (IsWordByte(c)) {
      while (at < folded.size() && IsWordByte(folded[at])) ++at;
    } else if (IsWide(c)) {
      while (at < folded.size() && IsTrail(folded[at])) ++at;
    }
  }
  return found & wanted;
}

}  // namespace tanxun
