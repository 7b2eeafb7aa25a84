// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/sentence_subject.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/extract/brackets.h"
#include "indexer/extract/lead.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::array<std::string_view, 23> kPronouns = {
    "it",         "it's",          "the company", "the firm",    "the group",    "the service",
    "the vendor", "the chipmaker", "the unit",    "the maker",   "the business", "公司",
    "该公司",     "本公司",        "集团",        "其",          "它",           "该集团",
    "该企业",     "企业",          "the foundry", "the startup", "the lab"};
constexpr std::array<std::string_view, 12> kOpenings = {
    "Founded", "Established", "Headquartered", "Based",    "Incorporated", "Listed",
    "成立于",  "创立于",      "总部位于",      "总部设于", "创办于",       "总部"};

// What may follow a Han name at once; anything else may be the rest of a longer name (艾克米 in
// 艾克米云).
bool ContinuesAfterHanName(std::string_view rest) {
  static constexpr std::string_view kNext[] = {
      "成立", "创立", "創立", "创办", "創辦", "创建", "總部", "总部", "是",  "为",
      "為",   "于",   "於",   "由",   "在",   "的",   "将",   "將",   "已",  "发布",
      "推出", "發布", "也",   "仍",   "曾",   "无法", "無法", "不",   "可",  "能",
      "获",   "獲",   "被",   "和",   "与",   "與",   "及",   "，",   "、",  "：",
      "（",   "。",   "；",   "旗下", "宣布", "目前", "主要", "拥有", "擁有"};
  return std::any_of(std::begin(kNext), std::end(kNext),
                     [&](std::string_view word) { return rest.starts_with(word); });
}

// A name of the note that opens the text and ends at a word's end.
bool OpensWithNoteName(const Note& note, std::string_view text) {
  std::vector<std::string_view> names(note.aliases.begin(), note.aliases.end());
  names.emplace_back(note.subject);
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    if (name.empty() || !text.starts_with(name)) return false;
    if (text.size() == name.size()) return true;
    const auto next = static_cast<unsigned char>(text[name.size()]);
    const auto last = static_cast<unsigned char>(name.back());
    if (std::isalnum(next) != 0 && std::isalnum(last) != 0) return false;
    if (next >= 0xE0 && last >= 0x80 && !ContinuesAfterHanName(text.substr(name.size())))
      return false;
    const std::string_view rest = text.substr(name.size());
    if (rest.starts_with("'s ") || rest.starts_with("’s ")) return false;
    // "Acme Cloud was …" is not about Acme.
    return text[name.size()] != ' ' || name.size() + 1 >= text.size() ||
           std::isupper(static_cast<unsigned char>(text[name.size() + 1])) == 0;
  });
}

bool OpensWithPronoun(std::string_view text) {
  std::string lower;
  for (char c : text.substr(0, 24))
    lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return std::any_of(kPronouns.begin(), kPronouns.end(), [&](std::string_view pronoun) {
    if (!lower.starts_with(pronoun)) return false;
    const bool latin = static_cast<unsigned char>(pronoun.front()) < 0x80;
    return !latin || lower.size() == pronoun.size() ||
           std::isalpha(static_cast<unsigned char>(lower[pronoun.size()])) == 0;
  });
}

bool IsConnective(std::string_view word) {
  static constexpr std::string_view kWords[] = {
      "First",      "Second",   "Third",  "Owned",  "Some",    "Many",      "Most",     "Several",
      "Other",      "Both",     "All",    "Each",   "Every",   "Such",      "Analysts", "Investors",
      "Management", "Critics",  "Rivals", "Demand", "Supply",  "Sales",     "Revenue",  "Shipments",
      "Production", "Today",    "Now",    "But",    "And",     "If",        "Once",     "Until",
      "Despite",    "During",   "Over",   "Under",  "No",      "Only",      "Not",      "That",
      "They",       "He",       "She",    "We",     "You",     "I",         "What",     "Who",
      "How",        "Why",      "Where",  "Which",  "However", "Meanwhile", "In",       "On",
      "By",         "As",       "Since",  "While",  "After",   "For",       "Its",      "This",
      "These",      "Although", "With",   "At",     "From",    "When",      "There"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

// The capitalised words (and codes) a sentence begins with, the article left out.
std::string LeadingName(std::string_view sentence) {
  if (sentence.starts_with("The ")) sentence.remove_prefix(4);
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t words = 0;
  for (std::size_t at = 0; at < sentence.size();) {
    const auto first = static_cast<unsigned char>(sentence[at]);
    const std::size_t word_end = std::min(sentence.find_first_of(" ,;(", at), sentence.size());
    const bool version = words > 0 && word_end - at <= 4 &&
                         std::isdigit(static_cast<unsigned char>(sentence[word_end - 1])) != 0;
    if (std::isupper(first) == 0 && std::isdigit(first) == 0 && !version) break;
    const std::size_t stop = std::min(sentence.find_first_of(" ,;(", at), sentence.size());
    const std::string_view word = sentence.substr(at, stop - at);
    if (words == 0 && IsConnective(word)) return {};
    end = stop;
    ++words;
    if (word.ends_with("'s") &&
        stop < sentence.size()) {  // "Acme's Roadrunner …" is about Roadrunner.
      begin = stop + 1;
      words = 0;
    }
    if (stop >= sentence.size() || sentence[stop] != ' ') break;
    at = stop + 1;
  }
  return words == 0 || words > 6 ? std::string() : std::string(sentence.substr(begin, end - begin));
}

}  // namespace

std::string LeadingHanName(std::string_view sentence) {
  std::size_t end = 0;
  std::size_t characters = 0;
  while (end < sentence.size()) {
    const CodePoint c = CodePointAt(sentence, end);
    if (!IsHanLike(ClassOf(c.value)) && ClassOf(c.value) != CharClass::kHangul) break;
    if (++characters > 12) return {};
    for (std::string_view stop : {"成立于", "成立於", "创立于", "創立於", "总部", "總部", "于",
                                  "於", "由", "是", "为", "為", "将", "已", "无法", "不能"}) {
      if (sentence.substr(end).starts_with(stop)) {
        // "艾克米的总部在…" is about 艾克米.
        std::string_view name = sentence.substr(0, end);
        if (name.ends_with("的")) name.remove_suffix(std::string_view("的").size());
        return CountCharacters(name) >= 2 ? std::string(name) : std::string();
      }
    }
    end += c.length;
  }
  return {};
}

std::string SentenceSubject(const Note& note, std::string_view sentence) {
  sentence = Trim(sentence);
  if (OpensWithNoteName(note, sentence) || OpensWithPronoun(sentence)) return note.subject;
  if (std::any_of(kOpenings.begin(), kOpenings.end(),
                  [&](std::string_view opening) { return sentence.starts_with(opening); })) {
    return note.subject;
  }
  std::string name = LeadingName(sentence);
  if (name.empty()) name = LeadingHanName(sentence);
  if (!name.empty() && IsNameOfNote(note, name)) return note.subject;
  return name;
}

}  // namespace tanxun
