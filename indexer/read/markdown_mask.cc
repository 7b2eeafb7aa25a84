// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/markdown_mask.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace tanxun {
namespace {

constexpr std::size_t kMaxLinkBytes = 1000;
constexpr std::uint32_t kMaxColumns = 512;
constexpr std::uint64_t kMaxWidenedCells = 100'000;

// Letters of two bytes, so that a masked stretch begins no tag and can be emphasised.
void FillWithLetters(std::string& text, std::size_t begin, std::size_t end) {
  for (; begin + 1 < end; begin += 2) {
    text[begin] = '\xC3';
    text[begin + 1] = '\xA9';
  }
  if (begin < end) text[begin] = 'x';
}

bool IsAsciiWord(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool IsWordByte(char c) { return IsAsciiWord(c) || static_cast<unsigned char>(c) >= 0x80; }

// U+2010..U+203F, U+3001..U+303F, U+FF01..U+FF0F, U+FF1A..U+FF20 and U+FF3B..U+FF65: punctuation
// of three bytes.
bool IsWidePunctuation(std::string_view text) {
  if (text.size() < 3) return false;
  const auto a = static_cast<unsigned char>(text[0]);
  const auto b = static_cast<unsigned char>(text[1]);
  const auto c = static_cast<unsigned char>(text[2]);
  if (a == 0xE2) return b == 0x80 && c >= 0x90 && c <= 0xBF;
  if (a == 0xE3) return b == 0x80 && c >= 0x81;
  if (a != 0xEF) return false;
  if (b == 0xBC) return (c >= 0x81 && c <= 0x8F) || (c >= 0x9A && c <= 0xA0) || c >= 0xBB;
  return b == 0xBD && c <= 0xA5;
}

// The line of dashes below a table's header: cells of ":---:" between bars.
bool IsTableUnderline(std::string_view line) {
  line = WithoutPrefix(line, false);
  if (line.find('|') == std::string_view::npos ||
      line.find_first_not_of("|:- \t") != std::string_view::npos) {
    return false;
  }
  while (line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
  if (line.starts_with('|')) line.remove_prefix(1);
  if (line.ends_with('|')) line.remove_suffix(1);
  while (true) {
    const std::size_t bar = std::min(line.find('|'), line.size());
    const std::string_view cell = line.substr(0, bar);
    const std::size_t begin = cell.find_first_of(":-");
    if (begin == std::string_view::npos) return false;
    const std::string_view run = cell.substr(begin, cell.find_last_of(":-") + 1 - begin);
    const std::size_t dashes = run.starts_with(':') ? 1 : 0;
    const std::size_t end = std::min(run.find_first_not_of('-', dashes), run.size());
    if (end == dashes || (end < run.size() && run.substr(end) != ":")) return false;
    if (bar == line.size()) return true;
    line.remove_prefix(bar + 1);
  }
}

std::uint32_t CountCells(std::string_view row) {
  row = WithoutPrefix(row, false);
  while (!row.empty() && (row.back() == ' ' || row.back() == '\t')) row.remove_suffix(1);
  if (row.starts_with('|')) row.remove_prefix(1);
  if (row.ends_with('|') && !row.ends_with("\\|")) row.remove_suffix(1);
  std::uint32_t cells = 1;
  for (std::size_t at = 0; at < row.size(); ++at) {
    if (row[at] == '\\') {
      ++at;
    } else if (row[at] == '|') {
      ++cells;
    }
  }
  return cells;
}

class Masker {
 public:
  Masker(const LineIndex& lines, std::uint64_t begin) : lines_(lines) {
    out_.begin = begin;
    out_.text = lines.text().substr(begin);
    first_line_ = begin < lines.text().size() ? lines.LineOf(begin) : lines.count() + 1;
  }

  MaskedMarkdown Run() && {
    FindCodeLines();
    for (std::uint32_t line = first_line_; line <= lines_.count(); ++line) {
      if (!IsCode(line)) MaskLine(line);
    }
    HideComments();
    std::replace(out_.text.begin(), out_.text.end(), '\0', 'x');
    AddTableBytes();
    return std::move(out_);
  }

 private:
  struct CommentMark {
    std::uint64_t at = 0;
    std::uint32_t line = 0;
  };
  struct Insertion {
    std::uint64_t at = 0;  // Offset into the copy before any insertion.
    std::string bytes;
  };

  bool IsCode(std::uint32_t line) const { return code_[line - first_line_]; }
  std::size_t Local(std::uint64_t offset) const { return offset - out_.begin; }

  void FindCodeLines() {
    code_.assign(lines_.count() + 1 - std::min(first_line_, lines_.count() + 1), false);
    char fence = 0;
    std::size_t fence_length = 0;
    bool quoted = false;
    for (std::uint32_t number = first_line_; number <= lines_.count(); ++number) {
      const std::string_view line = lines_.Line(number);
      const bool in_quote = line.find_first_not_of(" \t") != std::string_view::npos &&
                            line[line.find_first_not_of(" \t")] == '>';
      if (fence != 0 && quoted && !in_quote) fence = 0;  // The quote's end ends its code.
      const std::string_view body = WithoutPrefix(line, fence == 0);
      const std::size_t length = FenceLength(body);
      if (fence == 0) {
        if (length == 0) continue;
        fence = body[0];
        fence_length = length;
        quoted = in_quote;
      } else if (length >= fence_length && body[0] == fence && IsBlank(body.substr(length))) {
        fence = 0;
      }
      code_[number - first_line_] = true;
    }
  }

  // Code spans of one line, ascending; offsets into the line.
  static std::vector<std::pair<std::size_t, std::size_t>> CodeSpans(std::string_view line) {
    std::vector<std::pair<std::size_t, std::size_t>> runs;
    for (std::size_t at = line.find('`'); at != std::string_view::npos; at = line.find('`', at)) {
      const std::size_t end = std::min(line.find_first_not_of('`', at), line.size());
      const std::size_t begin = at > 0 && line[at - 1] == '\\' ? at + 1 : at;
      if (begin < end) runs.emplace_back(begin, end);
      at = end;
    }
    if (runs.size() < 2) return {};
    std::vector<std::size_t> next_same(runs.size(), runs.size());
    std::unordered_map<std::size_t, std::size_t> seen;
    for (std::size_t i = runs.size(); i-- > 0;) {
      const std::size_t length = runs[i].second - runs[i].first;
      if (const auto found = seen.find(length); found != seen.end()) next_same[i] = found->second;
      seen[length] = i;
    }
    std::vector<std::pair<std::size_t, std::size_t>> spans;
    for (std::size_t i = 0; i < runs.size(); ++i) {
      if (next_same[i] == runs.size()) continue;
      spans.emplace_back(runs[i].first, runs[next_same[i]].second);
      i = next_same[i];
    }
    return spans;
  }

  void MaskLine(std::uint32_t number) {
    const std::string_view line = lines_.Line(number);
    if (line.find_first_of("%[*~") == std::string_view::npos) return;
    const auto code = CodeSpans(line);
    auto next_code = code.begin();
    MaskDefinitionColon(number);
    std::size_t last_open = std::string_view::npos;  // The last '(' outside a link's address.
    for (std::size_t at = 0; at < line.size(); ++at) {
      while (next_code != code.end() && next_code->first < at) ++next_code;
      if (next_code != code.end() && at == next_code->first) {
        at = next_code++->second - 1;
        continue;
      }
      switch (line[at]) {
        case '\\':
          ++at;
          break;
        case '%':
          if (line.substr(at).starts_with("%%")) {
            comment_marks_.push_back({lines_.Begin(number) + at, number});
            ++at;
          }
          break;
        case '[':
          at += MaskLink(number, at);
          break;
        case '(':
          last_open = at > 0 && line[at - 1] == ']' ? std::string_view::npos : at;
          break;
        case '*':
        case '~':
          MaskAround(number, at, last_open != std::string_view::npos);
          break;
        default:
          break;
      }
    }
  }

  // "[^1]: word" and "[Label]: word" would be links' definitions and vanish; one is kept if what
  // follows looks like an address.
  void MaskDefinitionColon(std::uint32_t number) {
    const std::string_view line = lines_.Line(number);
    const std::string_view body = WithoutPrefix(line, false);
    if (!body.starts_with('[') || body.starts_with("[[")) return;
    const std::size_t close = body.find("]:");
    if (close == std::string_view::npos || body.find('[', 1) < close) return;
    std::string_view address = body.substr(close + 2);
    address.remove_prefix(std::min(address.find_first_not_of(" \t"), address.size()));
    address = address.substr(0, address.find_first_of(" \t"));
    if (body[1] != '^' &&
        (address.empty() || address.find_first_of("/.#<@:") != std::string_view::npos)) {
      return;
    }
    const auto at = static_cast<std::size_t>(body.data() - line.data()) + close + 1;
    out_.text[Local(lines_.Begin(number) + at)] = 'x';
  }

  // Masks the note link at `at`, if one begins there; returns the bytes to skip.
  std::size_t MaskLink(std::uint32_t number, std::size_t at) {
    const std::string_view line = lines_.Line(number);
    const std::string_view rest = line.substr(at);
    if (!rest.starts_with("[[")) return 0;
    const std::size_t close = rest.find_first_of("[]`", 2);
    if (close == std::string_view::npos || close == 2 || close > kMaxLinkBytes ||
        !rest.substr(close).starts_with("]]") || IsBlank(rest.substr(2, close - 2))) {
      return close == std::string_view::npos ? 0 : std::max<std::size_t>(close, 1) - 1;
    }
    if (rest.substr(close + 2).starts_with('(')) return close;  // [[1]](address)
    const bool embed = at > 0 && line[at - 1] == '!' && !(at > 1 && line[at - 2] == '\\');
    const std::uint64_t begin = lines_.Begin(number) + at - (embed ? 1 : 0);
    const std::uint64_t end = lines_.Begin(number) + at + close + 2;
    out_.links.push_back({begin, end, embed});
    FillWithLetters(out_.text, Local(begin), Local(end));
    return close + 1;
  }

  // CommonMark closes no emphasis between punctuation and a letter, which is how Chinese is
  // written: **标签：**值. Punctuation at a run of '*' or '~' is masked by a letter.
  void MaskAround(std::uint32_t number, std::size_t& at, bool plain_bracket) {
    const std::string_view line = lines_.Line(number);
    const std::size_t end = std::min(line.find_first_not_of(line[at], at), line.size());
    const std::size_t local = Local(lines_.Begin(number));
    const bool word_before = at > 0 && IsWordByte(line[at - 1]);
    const bool word_behind = end < line.size() && IsWordByte(line[end]);
    if (at >= 3 && IsWidePunctuation(line.substr(at - 3))) {
      out_.text.replace(local + at - 3, 3, "\xE4\xB8\xAD");
    } else if (at > 0 && end - at >= 2 && word_behind) {
      const char before = line[at - 1];
      if (std::string_view(":.!?,;%+\"'").find(before) != std::string_view::npos ||
          (before == ')' && plain_bracket)) {
        out_.text[local + at - 1] = 'x';
      }
    }
    if (IsWidePunctuation(line.substr(end))) {
      out_.text.replace(local + end, 3, "\xE4\xB8\xAD");
    } else if (end < line.size() && end - at >= 2 && word_before &&
               std::string_view("($+\"'").find(line[end]) != std::string_view::npos) {
      out_.text[local + end] = 'x';
    }
    at = end - 1;
  }

  bool OpensComment(std::size_t index) const {
    const CommentMark& mark = comment_marks_[index];
    if (index + 1 >= comment_marks_.size()) return false;
    const std::string_view line = lines_.Line(mark.line);
    const std::size_t at = mark.at - lines_.Begin(mark.line);
    if (at > 0 && ((line[at - 1] >= '0' && line[at - 1] <= '9') || line[at - 1] == '%')) {
      return false;  // 5%%
    }
    if (comment_marks_[index + 1].line == mark.line) return true;
    return IsBlank(line.substr(0, at)) && at < 4;
  }

  void HideComments() {
    for (std::size_t i = 0; i < comment_marks_.size(); ++i) {
      if (!OpensComment(i)) continue;
      Hide({comment_marks_[i].at, comment_marks_[i + 1].at + 2});
      ++i;
    }
  }

  void Hide(Span range) {
    out_.hidden.push_back(range);
    const std::uint32_t last = lines_.LineOf(range.end - 1);
    for (std::uint32_t number = lines_.LineOf(range.begin); number <= last; ++number) {
      const Span line = lines_.SpanOf({number, number});
      const std::uint64_t begin = std::max(line.begin, range.begin);
      const std::uint64_t end = std::min(line.end, range.end);
      const std::string_view text = lines_.text();
      const bool alone =
          WithoutPrefix(text.substr(line.begin, begin - line.begin), false).empty() &&
          IsBlank(text.substr(end, line.end - end));
      if (alone) {
        std::fill(out_.text.begin() + static_cast<std::ptrdiff_t>(Local(begin)),
                  out_.text.begin() + static_cast<std::ptrdiff_t>(Local(end)), ' ');
      } else {
        FillWithLetters(out_.text, Local(begin), Local(end));
      }
    }
  }

  std::string_view MaskedLine(std::uint32_t number) const {
    const Span span = lines_.SpanOf({number, number});
    return std::string_view(out_.text).substr(Local(span.begin), span.end - span.begin);
  }

  // The parser wants a blank line before a table's header and cuts rows longer than the header.
  void AddTableBytes() {
    std::vector<Insertion> insertions;
    for (std::uint32_t number = first_line_ + 1; number <= lines_.count(); ++number) {
      if (IsCode(number) || IsCode(number - 1) || !IsTableUnderline(MaskedLine(number)) ||
          MaskedLine(number - 1).find('|') == std::string_view::npos) {
        continue;
      }
      if (number >= first_line_ + 2) {
        const std::string_view before = MaskedLine(number - 2);
        if (!IsBlank(before) && before.find('|') == std::string_view::npos) {
          insertions.push_back({Local(lines_.Begin(number - 1)), "\n"});
        }
      }
      number = Widen(number, insertions);
    }
    if (!insertions.empty()) Insert(insertions);
  }

  // Adds dashes to cells of less than three, which the parser does not take, and the columns that
  // the longest row needs; returns the table's last line.
  std::uint32_t Widen(std::uint32_t underline, std::vector<Insertion>& insertions) {
    const std::string_view dashes = MaskedLine(underline);
    const std::size_t local = Local(lines_.Begin(underline));
    for (std::size_t at = dashes.find_first_of(":-"); at != std::string_view::npos;
         at = dashes.find_first_of(":-", at)) {
      const std::size_t end = std::min(dashes.find_first_not_of(":-", at), dashes.size());
      if (end - at < 3) insertions.push_back({local + dashes.find('-', at), "--"});
      at = end;
    }
    const std::uint32_t columns = CountCells(dashes);
    std::uint32_t widest = std::max(columns, CountCells(MaskedLine(underline - 1)));
    std::uint32_t last = underline;
    while (last < lines_.count() && !IsCode(last + 1) && !IsBlank(MaskedLine(last + 1)) &&
           MaskedLine(last + 1).find('|') != std::string_view::npos) {
      widest = std::max(widest, CountCells(MaskedLine(++last)));
    }
    if (widest == columns || widest > kMaxColumns ||
        std::uint64_t{widest} * (last - underline) > kMaxWidenedCells) {
      return last;
    }
    std::string bytes;
    const std::size_t end = dashes.find_last_not_of(" \t") + 1;
    const bool closed = dashes[end - 1] == '|';
    for (std::uint32_t i = columns; i < widest; ++i) bytes += closed ? "---|" : "|---";
    insertions.push_back({local + end, std::move(bytes)});
    out_.tables.push_back({underline, columns});
    return last;
  }

  void Insert(const std::vector<Insertion>& insertions) {
    std::string text;
    std::size_t at = 0;
    std::uint64_t total = 0;
    for (const Insertion& insertion : insertions) {
      text.append(out_.text, at, insertion.at - at);
      at = insertion.at;
      total += insertion.bytes.size();
      out_.added.push_back({text.size(), total});
      text += insertion.bytes;
    }
    text.append(out_.text, at);
    out_.text = std::move(text);
  }

  const LineIndex& lines_;
  MaskedMarkdown out_;
  std::uint32_t first_line_ = 1;
  std::vector<bool> code_;
  std::vector<CommentMark> comment_marks_;
};

}  // namespace

std::uint64_t MaskedMarkdown::OriginalOffset(std::uint64_t offset) const {
  const auto next =
      std::upper_bound(added.begin(), added.end(), offset,
                       [](std::uint64_t value, const Added& place) { return value < place.at; });
  if (next == added.begin()) return begin + offset;
  const auto& place = *std::prev(next);
  const std::uint64_t before = std::prev(next) == added.begin() ? 0 : std::prev(next, 2)->total;
  // Inside added bytes: the place they were added at.
  const std::uint64_t length = place.total - before;
  return begin + (offset < place.at + length ? place.at - before : offset - place.total);
}

MaskedMarkdown MaskMarkdown(const LineIndex& lines, std::uint64_t begin) {
  return Masker(lines, begin).Run();
}

}  // namespace tanxun
