// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/text_table.h"

#include <functional>

namespace tanxun {
namespace {

constexpr std::size_t kFirstSlots = 256;

std::uint32_t HashOf(std::string_view text) {
  return static_cast<std::uint32_t>(std::hash<std::string_view>()(text)) | 1u;
}

}  // namespace

std::size_t TextTable::SlotOf(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = (hash >> 1) & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.hash == 0) return at;
    if (slot.hash == hash && std::string_view(bytes_).substr(slot.begin, slot.size) == text) {
      return at;
    }
  }
}

void TextTable::Grow() {
  std::vector<Slot> old = std::exchange(slots_, {});
  slots_.resize(old.empty() ? kFirstSlots : old.size() * 2);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.hash == 0) continue;
    std::size_t at = (slot.hash >> 1) & mask;
    while (slots_[at].hash != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

std::pair<TextTable::Slot*, bool> TextTable::SlotFor(std::string_view text, std::uint32_t number) {
  if (taken_ * 2 >= slots_.size()) Grow();
  const std::uint32_t hash = HashOf(text);
  Slot& slot = slots_[SlotOf(text, hash)];
  if (slot.hash != 0) return {&slot, false};
  slot = {static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(text.size()),
          number, hash};
  bytes_ += text;
  ++taken_;
  return {&slot, true};
}

bool TextTable::Add(std::string_view text, std::uint32_t number) {
  return SlotFor(text, number).second;
}

void TextTable::Raise(std::string_view text, std::uint32_t number) {
  Slot* slot = SlotFor(text, number).first;
  if (slot->number < number) slot->number = number;
}

std::optional<std::uint32_t> TextTable::Find(std::string_view text) const {
  if (slots_.empty()) return std::nullopt;
  const Slot& slot = slots_[SlotOf(text, HashOf(text))];
  if (slot.hash == 0) return std::nullopt;
  return slot.number;
}

}  // namespace tanxun
