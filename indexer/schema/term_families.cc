// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/term_families.h"

#include <map>
#include <string>

#include "indexer/schema/fields.h"

namespace tanxun {
namespace {

std::map<std::string, std::string, std::less<>> MakeFamilies() {
  std::map<std::string, std::string, std::less<>> families = {
      {"", "words"},
      {"B", "Han pairs"},
      {"Z", "stems"},
      {"E", "exact forms"},
      {"S", "titles and headings"},
      {"J", "sources by path"},
      {"K", "kinds of documents"},
      {std::string(kPathPrefix), "paths"},
      {std::string(kLinkPrefix), "links of passages"},
      {std::string(kLinkPathPrefix), "tails of paths"},
      {std::string(kLinkNamePrefix), "names for links"},
      {std::string(kLinkedPrefix), "links of sources"},
      {std::string(kNamedPrefix), "names of sources"},
      {std::string(kSoundedPrefix), "names with sounds"},
      {std::string(kTagSpellingPrefix), "spellings of tags"},
      {std::string(kPropertyPrefix), "properties"},
      {std::string(kStepPrefix), "supply chain"},
      {std::string(kFactSubjectPrefix), "fact subjects"},
      {std::string(kFactConceptPrefix), "fact concepts"},
      {std::string(kFactLabelPrefix), "fact labels"},
      {std::string(kFactValuePrefix), "fact values"},
  };
  for (const Field& field : Fields()) {
    for (const std::string_view prefix : {field.filter_prefix, field.source_prefix}) {
      if (!prefix.empty()) {
        families.emplace(std::string(prefix), "field " + std::string(field.name));
      }
    }
  }
  return families;
}

// Xapian's rule: those of one letter, and longer ones that begin with these.
bool IsLong(char first) { return first == 'X' || first == 'Y' || first == 'F'; }

}  // namespace

std::string_view FamilyOf(std::string_view term) {
  static const auto kFamilies = MakeFamilies();
  const bool has_prefix = !term.empty() && term.front() >= 'A' && term.front() <= 'Z';
  const std::size_t length = !has_prefix ? 0 : IsLong(term.front()) ? 2 : 1;
  const auto family = kFamilies.find(term.substr(0, length));
  return family == kFamilies.end() ? std::string_view("other terms") : family->second;
}

}  // namespace tanxun
