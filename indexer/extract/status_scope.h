// SPDX-License-Identifier: GPL-2.0-or-later
// What stands above a line with a status: whose it is where the line does not say so.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/note.h"
#include "indexer/lexicon/status_labels.h"

namespace tanxun {

struct StatusScope {
  // Whom the nearest list item, lead-in or heading names, else the note's subject.
  std::string subject;
  // Nothing stands between them but dates and words for status. A labelled status ("Status: tight")
  // is the subject's all the same; a mark in the text only where this is so.
  bool direct = true;
  // Of a heading or lead-in above: what is listed below it has a status.
  StatusLabelKind label = StatusLabelKind::kNone;
  AsOf as_of;  // Of the nearest date above it, else the note's.
};

// For the blocks of one note. It must outlive the finder.
class ScopeFinder {
 public:
  explicit ScopeFinder(const Note& note);

  StatusScope Of(const Section& section, std::size_t block) const;
  // For what stands at a line of the file.
  StatusScope AtLine(std::uint32_t line) const;
  // Whether a section's headings, or the list item or lead-in right above a block, speak of status:
  // then Of().label does, and what is listed there has one.
  static bool SpeaksOfStatus(const Section& section);
  bool IsLedByStatus(std::size_t block) const;

 private:
  // Takes in what a text above a line says; false if it names the subject, so that nothing further
  // up matters.
  bool TakeOwner(std::string_view text, StatusScope& scope) const;

  const Note& note_;
  // Of each block the list item or lead-in that it belongs to; kNoBlock if none.
  std::vector<std::size_t> above_;
  std::vector<bool> speaks_;  // Of each block above others: it speaks of status.
};

}  // namespace tanxun
