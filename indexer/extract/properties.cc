// SPDX-License-Identifier: GPL-2.0-or-later
// Front-matter keys as facts of the note; names, tags, titles and page settings are no facts.
#include <algorithm>
#include <array>
#include <string>

#include "indexer/extract/fact_maker.h"
#include "indexer/extract/structures.h"
#include "indexer/text/fold.h"

namespace tanxun {
namespace {

bool IsPageSetting(std::string_view key) {
  static constexpr std::array<std::string_view, 22> kKeys = {
      "aliases",   "alias", "tags",          "tag",    "title", "cssclass", "cssclasses", "publish",
      "permalink", "id",    "uid",           "别名",   "标签",  "标题",     "layout",     "draft",
      "slug",      "lang",  "kanban-plugin", "banner", "icon",  "cover"};
  const std::string folded = Fold(key);
  return std::find(kKeys.begin(), kKeys.end(), folded) != kKeys.end();
}

std::string Joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) {
    if (IsEmptyValue(value)) continue;
    if (!text.empty()) text += ", ";
    text += value;
  }
  return text;
}

}  // namespace

void ExtractProperties(const Note& note, FactSink& sink) {
  const Section whole;
  for (const Property& property : note.source->properties) {
    RichText text;
    text.text = Joined(property.values);
    if (IsPageSetting(property.key) || IsEmptyValue(text.text)) continue;
    text.pieces.push_back({0, static_cast<std::uint32_t>(text.text.size()), property.span});
    Draft draft = WholeValue(text, {property.line, property.line});
    draft.label = property.key;
    draft.form = FactForm::kFrontMatter;
    draft.row = sink.next_row++;
    Fact fact = MakeFact(note, whole, draft);
    if (property.is_list && property.values.size() > 1) fact.items = property.values;
    sink.facts->push_back(std::move(fact));
  }
}

}  // namespace tanxun
