// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/markdown_mask.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "indexer/read/line_roles.h"
#include "indexer/read/table_mask.h"
#include "indexer/text/byte_set.h"

namespace tanxun {
namespace {

constexpr std::size_t kMaxLinkBytes = 1000;
constexpr std::size_t kMaxMathBytes = 1000;

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

class Masker {
 public:
  Masker(const LineIndex& lines, std::uint64_t begin) : lines_(lines) {
    out_.begin = begin;
    out_.text = lines.text().substr(begin);
    first_line_ = begin < lines.text().size() ? lines.LineOf(begin) : lines.count() + 1;
  }

  MaskedMarkdown Run() && {
    roles_ = FindLineRoles(lines_, first_line_);
    for (std::uint32_t line = first_line_; line <= lines_.count(); ++line) {
      if (RoleOf(line) == LineRole::kText) MaskLine(line);
      if (RoleOf(line) == LineRole::kHidden) HideLine(line);
      if (RoleOf(line) == LineRole::kVerbatim) MaskVerbatimLine(line);
    }
    HideComments();
    JoinHidden();
    std::replace(out_.text.begin(), out_.text.end(), '\0', 'x');
    FitTables(lines_, roles_, out_, insertions_, out_.tables);
    Insert();
    return std::move(out_);
  }

 private:
  struct CommentMark {
    std::uint64_t at = 0;
    std::uint32_t line = 0;
  };

  LineRole RoleOf(std::uint32_t line) const { return roles_[line - first_line_]; }
  std::size_t Local(std::uint64_t offset) const { return offset - out_.begin; }

  // A line without containers' marks at its front, in the note.
  Span BodyOf(std::uint32_t number, bool list_marker) const {
    const std::string_view body = WithoutPrefix(lines_.Line(number), list_marker);
    const auto begin = static_cast<std::uint64_t>(body.data() - lines_.text().data());
    return {begin, begin + body.size()};
  }

  void HideLine(std::uint32_t number) {
    const Span body = BodyOf(number, true);
    if (body.begin == body.end) return;
    FillWithLetters(out_.text, Local(body.begin), Local(body.end));
    out_.hidden.push_back(body);
  }

  // No sign in [begin, end) is markup.
  void MaskVerbatim(Span span) {
    for (std::size_t at = Local(span.begin); at < Local(span.end); ++at) {
      char& c = out_.text[at];
      const auto byte = static_cast<unsigned char>(c);
      if (byte > 0x20 && byte < 0x7F && !IsAsciiWord(c)) c = 'x';
    }
  }

  void MaskVerbatimLine(std::uint32_t number) {
    const bool opens = WithoutPrefix(lines_.Line(number), true).starts_with("$$");
    const Span body = BodyOf(number, opens);
    MaskVerbatim(body);
    if (number > first_line_ && RoleOf(number - 1) == LineRole::kVerbatim) {
      out_.verbatim.back().end = body.end;
    } else {
      out_.verbatim.push_back(body);
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
    static constexpr ByteSet kSigns("%[*~$]");
    if (kSigns.FindIn(line) == std::string_view::npos) return;
    const auto code = CodeSpans(line);
    auto next_code = code.begin();
    MaskDefinitionColon(number);
    math_close_ = display_close_ = 0;
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
        case ']':
          MaskAddressBlanks(number, at);
          break;
        case '(':
          last_open = at > 0 && line[at - 1] == ']' ? std::string_view::npos : at;
          break;
        case '*':
        case '~':
          MaskAround(number, at, last_open != std::string_view::npos);
          break;
        case '$':
          at += MaskMath(number, at);
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
    const std::uint64_t begin = BodyOf(number, false).begin;
    out_.text[Local(begin + close + 1)] = 'x';
    if (body[1] != '^' || close == 2 || body.substr(0, close).find(' ') != body.npos) return;
    out_.footnotes.push_back(number);
    insertions_.push_back({Local(begin), "+ "});
  }

  // ](a picture.png): blanks in a file's name are no end of the address.
  void MaskAddressBlanks(std::uint32_t number, std::size_t at) {
    const std::string_view rest = lines_.Line(number).substr(at);
    if (!rest.starts_with("](") || rest.substr(2).starts_with('<')) return;
    const std::size_t close = rest.substr(0, kMaxLinkBytes).find(')');
    if (close == std::string_view::npos) return;
    const std::string_view address = rest.substr(2, close - 2);
    const std::size_t blank = address.find(' ');
    if (blank == std::string_view::npos || address.rfind('.') < blank || !HasFileEnding(address) ||
        address.find_first_of("\"'(") != std::string_view::npos) {
      return;
    }
    const std::size_t local = Local(lines_.Begin(number)) + at + 2;
    for (std::size_t i = 0; i < address.size(); ++i) {
      if (address[i] == ' ') out_.text[local + i] = 'x';
    }
  }

  // "(http://…)", "(../a)", "(a/b.md#part)", "(#part)": what makes the brackets before it a
  // Markdown link. "(GPU/CPU)" and "(Data Center)" do not.
  static bool BeginsAddress(std::string_view rest) {
    if (!rest.starts_with('(')) return false;
    const std::size_t close = rest.substr(0, kMaxLinkBytes).find(')');
    if (close == std::string_view::npos) return false;
    std::string_view address = rest.substr(1, close - 1);
    if (address.find_first_of(" \t") != std::string_view::npos) return false;
    static constexpr auto kFronts =
        std::to_array<std::string_view>({"#", "/", "./", "../", "mailto:", "www."});
    if (address.find("://") != std::string_view::npos ||
        std::any_of(kFronts.begin(), kFronts.end(),
                    [address](std::string_view front) { return address.starts_with(front); })) {
      return true;
    }
    address = address.substr(0, address.find_first_of("#?"));
    return HasFileEnding(address) && std::none_of(address.end() - 2, address.end(), [](char c) {
             return c >= 'A' && c <= 'Z';
           });  // ABC.US
  }

  // ".md", ".html": a letter and up to four more letters or digits.
  static bool HasFileEnding(std::string_view path) {
    const std::size_t dot = path.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return false;
    const std::string_view ending = path.substr(dot + 1);
    return ending.size() >= 2 && ending.size() <= 5 && !(ending[0] >= '0' && ending[0] <= '9') &&
           std::all_of(ending.begin(), ending.end(), IsAsciiWord);
  }

  // Masks the math whose '$' is at `at`, if any; returns the bytes to skip. "$5 and $6" is none:
  // behind the first sign and before the last stands no blank, behind the last no digit.
  std::size_t MaskMath(std::uint32_t number, std::size_t at) {
    const std::string_view line = lines_.Line(number);
    const std::size_t sign = line.substr(at).starts_with("$$") ? 2 : 1;
    const std::size_t inner = at + sign;
    if (inner >= line.size() || (sign == 1 && (line[inner] == ' ' || line[inner] == '\t'))) {
      return sign - 1;
    }
    std::size_t& next = sign == 2 ? display_close_ : math_close_;
    if (next < inner + 1) {
      next = sign == 2 ? line.find("$$", inner + 1) : FindMathClose(line, inner + 1);
    }
    const std::size_t close = next;
    if (close >= line.size() || close - inner > kMaxMathBytes) return sign - 1;
    const std::string_view math = line.substr(inner, close - inner);
    const bool has_signs = math.find_first_of("\\^_{}=") != std::string_view::npos;
    const bool has_blank = math.find(' ') != std::string_view::npos;
    if (math.find("**") != std::string_view::npos || math.find("[[") != std::string_view::npos ||
        math.find('`') != std::string_view::npos || (!has_signs && has_blank)) {
      return sign - 1;
    }
    const Span span{lines_.Begin(number) + at, lines_.Begin(number) + close + sign};
    MaskVerbatim(span);
    out_.verbatim.push_back(span);
    return close + sign - at - 1;
  }

  static std::size_t FindMathClose(std::string_view line, std::size_t from) {
    for (std::size_t at = line.find('$', from); at < line.size(); at = line.find('$', at + 1)) {
      const char before = line[at - 1];
      const std::size_t end = std::min(line.find_first_not_of('$', at), line.size());
      const bool digit = end < line.size() && line[end] >= '0' && line[end] <= '9';
      if (before != ' ' && before != '\t' && before != '\\' && !digit) return at;
    }
    return std::string_view::npos;
  }

  // Where the note link that `rest` begins with has its closing brackets; 0 if it is none. A
  // program that links names leaves links inside of names: [[Big [[Acme]] Corp]] is one.
  static std::size_t FindLinkClose(std::string_view rest) {
    std::size_t at = rest.find_first_of("[]`", 2);
    if (at < kMaxLinkBytes && at > 2 && rest.substr(at).starts_with("[[")) {
      at = rest.find_first_of("[]`", at + 2);
      if (at > kMaxLinkBytes || !rest.substr(at).starts_with("]]")) return 0;
      at = rest.find_first_of("[]`", at + 2);
    }
    if (at == 2 || at > kMaxLinkBytes || !rest.substr(at).starts_with("]]")) return 0;
    return IsBlank(rest.substr(2, at - 2)) ? 0 : at;
  }

  // Masks the note link at `at`, if one begins there; returns the bytes to skip.
  std::size_t MaskLink(std::uint32_t number, std::size_t at) {
    const std::string_view line = lines_.Line(number);
    const std::string_view rest = line.substr(at);
    if (!rest.starts_with("[[")) return 0;
    const std::size_t close = FindLinkClose(rest);
    if (close == 0) return 1;
    if (BeginsAddress(rest.substr(close + 2))) return close;  // [[1]](address)
    NoteLinkKind kind = NoteLinkKind::kLink;
    if (at > 0 && line[at - 1] == '!' && !(at > 1 && line[at - 2] == '\\')) {
      kind = NoteLinkKind::kEmbed;
    } else if (at > 0 && line[at - 1] == '#' &&
               (at == 1 || line[at - 2] == ' ' || line[at - 2] == '\t')) {
      kind = NoteLinkKind::kTag;
    }
    const std::uint64_t begin = lines_.Begin(number) + at - (kind == NoteLinkKind::kLink ? 0 : 1);
    const std::uint64_t end = lines_.Begin(number) + at + close + 2;
    out_.links.push_back({begin, end, kind});
    FillWithLetters(out_.text, Local(begin), Local(end));
    return close + 1;
  }

  // CommonMark closes no emphasis between punctuation and a letter, which is how Chinese is
  // written: **标签：**值. Punctuation at a run of '*' or '~' is masked by a letter; where it is
  // markup itself, **[名](address)**后, a letter is added.
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
      if (std::string_view(":.!?,%+\"'").find(before) != std::string_view::npos ||
          (before == ')' && plain_bracket)) {
        out_.text[local + at - 1] = 'x';
      } else if (std::string_view(")];`").find(before) != std::string_view::npos) {
        insertions_.push_back({local + at, "x"});
      }
    }
    if (IsWidePunctuation(line.substr(end))) {
      out_.text.replace(local + end, 3, "\xE4\xB8\xAD");
    } else if (end < line.size() && end - at >= 2 && word_before) {
      if (std::string_view("($+\"'").find(line[end]) != std::string_view::npos) {
        if (line[end] != '$') out_.text[local + end] = 'x';
      } else if (line[end] == '[' || line[end] == '`' || line[end] == '&') {
        insertions_.push_back({local + end, "x"});
      }
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

  // A comment may hold an outliner's lines.
  void JoinHidden() {
    std::sort(out_.hidden.begin(), out_.hidden.end());
    std::vector<Span> joined;
    for (const Span& span : out_.hidden) {
      if (!joined.empty() && span.begin < joined.back().end) {
        joined.back().end = std::max(joined.back().end, span.end);
      } else {
        joined.push_back(span);
      }
    }
    out_.hidden = std::move(joined);
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

  void Insert() {
    if (insertions_.empty()) return;
    std::stable_sort(insertions_.begin(), insertions_.end(),
                     [](const Insertion& a, const Insertion& b) { return a.at < b.at; });
    std::string text;
    std::size_t at = 0;
    std::uint64_t total = 0;
    for (const Insertion& insertion : insertions_) {
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
  std::vector<LineRole> roles_;
  std::vector<CommentMark> comment_marks_;
  std::vector<Insertion> insertions_;
  // In the line being masked: the next '$' that can close math, and the next "$$".
  std::size_t math_close_ = 0;
  std::size_t display_close_ = 0;
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
