// SPDX-License-Identifier: GPL-2.0-or-later
// The labels, columns and headings around a status (corpus/lexicon/status_context.tsv).
#pragma once

#include <string_view>

namespace tanxun {

enum class StatusLabelKind {
  kNone,
  kStatus,  // Of anything: "Status". Only what speaks of supply counts there.
  kSupply,  // "Bottleneck status", 供应状态: whatever is said counts.
  kSince,   // Columns beside a status …
  kDate,
  kReason,
  kLegend,  // What explains the marks and states nothing.
  kOther,   // Another scale in the same colours: "Priority", 任务状态.
};

struct StatusLabel {
  StatusLabelKind kind = StatusLabelKind::kNone;
  std::string_view subject;  // Part of the label: "HBM3E supply status" -> HBM3E.

  bool IsOfStatus() const {
    return kind == StatusLabelKind::kStatus || kind == StatusLabelKind::kSupply;
  }
};

StatusLabel ReadStatusLabel(std::string_view label);

// "Background", 概述: names nothing that could have a status.
bool IsGenericHeading(std::string_view heading);

// Words of other scales that use the same colours: "Easy", "High priority", 进行中. Only if they
// are the whole text or its first part.
bool BeginsWithOtherScale(std::string_view text);

}  // namespace tanxun
