// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/markdown.h"

#include <md4c.h>

#include <exception>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/read/block_builder.h"
#include "indexer/read/entities.h"
#include "indexer/read/inline_syntax.h"
#include "indexer/read/lazy_leads.h"
#include "indexer/read/markdown_mask.h"
#include "indexer/read/plain.h"

namespace tanxun {
namespace {

// What one note may cost; past it the note is read as plain lines.
constexpr std::uint64_t kFreeCallbacks = 50'000;
constexpr std::uint64_t kCallbacksPerByte = 4;
constexpr std::uint64_t kFreeTargetBytes = 1u << 20;
constexpr std::uint64_t kTargetBytesPerByte = 8;
constexpr unsigned kMaxColumns = 512;
constexpr std::uint64_t kFreeCells = 200'000;  // And one for every kBytesPerCell of the note.
constexpr std::uint64_t kBytesPerCell = 24;
// The parser compares every container of a line with every line: quadratic without a bound.
constexpr std::size_t kMaxContainers = 200;

constexpr int kGoOn = 0;
constexpr int kStop = -1;  // The parser overlooks positive values in places.

// How many quotes and lists a line could open. An upper bound that is cheap to count.
std::size_t CountContainers(std::string_view line) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    const bool before_blank = at + 1 == line.size() || line[at + 1] == ' ' || line[at + 1] == '\t';
    if (c == '>') {
      ++count;
    } else if (c == '-' || c == '*' || c == '+' || c == ')' || c == '.') {
      if (!before_blank) break;
      ++count;
    } else if (c != ' ' && c != '\t' && !(c >= '0' && c <= '9')) {
      break;
    }
  }
  return count;
}

bool IsTooDeep(const LineIndex& lines, std::uint64_t begin) {
  for (std::uint32_t line = lines.LineOf(begin); line <= lines.count(); ++line) {
    const std::string_view text = lines.Line(line);
    if (text.size() > kMaxContainers && CountContainers(text) > kMaxContainers &&
        !IsThematicBreak(text)) {
      return true;
    }
  }
  return false;
}

// Between the parser's C callbacks and a BlockBuilder.
class Events {
 public:
  Events(const LineIndex& lines, const MaskedMarkdown& masked)
      : note_(lines.text()), masked_(masked), builder_(lines, masked) {
    const std::uint64_t size = masked.text.size();
    callbacks_left_ = kFreeCallbacks + kCallbacksPerByte * size;
    cells_left_ = kFreeCells + size / kBytesPerCell;
    target_bytes_left_ = kFreeTargetBytes + kTargetBytesPerByte * size;
  }

  // False if the note costs too much.
  bool Run() {
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      return Guarded(self, [&](Events& events) { return events.EnterBlock(type, detail); });
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
      return Guarded(self, [&](Events& events) { return events.LeaveBlock(type); });
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
      return Guarded(self, [&](Events& events) { return events.EnterSpan(type, detail); });
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
      return Guarded(self, [&](Events& events) { return events.LeaveSpan(type); });
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      return Guarded(self, [&](Events& events) { return events.Text(type, {text, size}); });
    };
    const int status =
        md_parse(masked_.text.data(), static_cast<MD_SIZE>(masked_.text.size()), &parser, this);
    if (failure_) std::rethrow_exception(failure_);
    return status == 0 && !stopped_;
  }

  std::vector<Block> Blocks() && { return std::move(builder_).Finish(); }

 private:
  // Counts the callback; no exception passes the parser's C frames.
  template <typename Call>
  static int Guarded(void* self, Call call) {
    Events& events = *static_cast<Events*>(self);
    if (events.stopped_) return kStop;
    events.stopped_ = events.callbacks_left_-- == 0;
    try {
      if (!events.stopped_) events.stopped_ = call(events) != kGoOn;
    } catch (...) {
      events.failure_ = std::current_exception();
      events.stopped_ = true;
    }
    return events.stopped_ ? kStop : kGoOn;
  }

  int EnterBlock(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_QUOTE:
        builder_.EnterQuote();
        break;
      case MD_BLOCK_UL:
        builder_.EnterList(false);
        break;
      case MD_BLOCK_OL:
        builder_.EnterList(true);
        break;
      case MD_BLOCK_LI:
        builder_.EnterItem();
        break;
      case MD_BLOCK_H:
        builder_.BeginHeading(
            static_cast<int>(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level));
        break;
      case MD_BLOCK_P:
        builder_.BeginParagraph();
        break;
      case MD_BLOCK_CODE:
        builder_.BeginCode(static_cast<const MD_BLOCK_CODE_DETAIL*>(detail)->fence_char);
        break;
      case MD_BLOCK_HTML:
        builder_.BeginHtml();
        in_html_ = true;
        break;
      case MD_BLOCK_HR:
        builder_.AddRule();
        break;
      case MD_BLOCK_TABLE:
        if (static_cast<const MD_BLOCK_TABLE_DETAIL*>(detail)->col_count > kMaxColumns) {
          return kStop;
        }
        builder_.BeginTable();
        break;
      case MD_BLOCK_THEAD:
        in_header_ = true;
        break;
      case MD_BLOCK_TR:
        builder_.BeginRow(in_header_);
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        if (cells_left_-- == 0) return kStop;
        builder_.BeginCell();
        break;
      default:
        break;
    }
    return kGoOn;
  }

  int LeaveBlock(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_QUOTE:
        builder_.LeaveQuote();
        break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        builder_.LeaveList();
        break;
      case MD_BLOCK_LI:
        builder_.LeaveItem();
        break;
      case MD_BLOCK_HTML:
        in_html_ = false;
        [[fallthrough]];
      case MD_BLOCK_H:
      case MD_BLOCK_P:
      case MD_BLOCK_CODE:
        builder_.EndLeaf();
        break;
      case MD_BLOCK_TABLE:
        builder_.EndTable();
        break;
      case MD_BLOCK_THEAD:
        in_header_ = false;
        break;
      case MD_BLOCK_TR:
        builder_.EndRow();
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        builder_.EndCell();
        break;
      default:
        break;
    }
    return kGoOn;
  }

  int EnterSpan(MD_SPANTYPE type, void* detail) {
    switch (type) {
      case MD_SPAN_EM:
        builder_.BeginMark(MarkKind::kEmphasis, {});
        break;
      case MD_SPAN_STRONG:
        builder_.BeginMark(MarkKind::kStrong, {});
        break;
      case MD_SPAN_CODE:
        builder_.BeginMark(MarkKind::kCode, {});
        break;
      case MD_SPAN_DEL:
        builder_.BeginMark(MarkKind::kStrike, {});
        break;
      case MD_SPAN_A:
        return BeginLink(MarkKind::kLink, static_cast<const MD_SPAN_A_DETAIL*>(detail)->href,
                         static_cast<const MD_SPAN_A_DETAIL*>(detail)->title);
      case MD_SPAN_IMG:
        return BeginLink(MarkKind::kEmbed, static_cast<const MD_SPAN_IMG_DETAIL*>(detail)->src,
                         static_cast<const MD_SPAN_IMG_DETAIL*>(detail)->title);
      default:
        break;
    }
    return kGoOn;
  }

  int LeaveSpan(MD_SPANTYPE type) {
    switch (type) {
      case MD_SPAN_EM:
      case MD_SPAN_STRONG:
      case MD_SPAN_CODE:
      case MD_SPAN_DEL:
      case MD_SPAN_A:
      case MD_SPAN_IMG:
        builder_.EndMark();
        break;
      default:
        break;
    }
    return kGoOn;
  }

  // One address or title used by many links is copied by the parser for each of them.
  int BeginLink(MarkKind kind, const MD_ATTRIBUTE& address, const MD_ATTRIBUTE& title) {
    const std::uint64_t cost = std::uint64_t{address.size} + title.size;
    if (cost > target_bytes_left_) return kStop;
    target_bytes_left_ -= cost;
    std::string target = AttributeText(address);
    if (kind == MarkKind::kLink && target.starts_with("[[") && target.ends_with("]]")) {
      builder_.BeginMark(
          NoteLinkMark(MarkKind::kWikiLink, std::string_view(target).substr(2, target.size() - 4)));
    } else {
      builder_.BeginMark(kind, std::move(target));
    }
    return kGoOn;
  }

  bool InCopy(std::string_view text) const {
    const std::less_equal<const char*> not_behind;
    const std::string_view copy = masked_.text;
    return not_behind(copy.data(), text.data()) &&
           not_behind(text.data() + text.size(), copy.data() + copy.size());
  }

  std::string AttributeText(const MD_ATTRIBUTE& attribute) const {
    std::string out;
    if (attribute.size == 0) return out;
    for (std::size_t i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
      const std::size_t begin = attribute.substr_offsets[i];
      const std::string_view part(attribute.text + begin, attribute.substr_offsets[i + 1] - begin);
      if (attribute.substr_types[i] == MD_TEXT_ENTITY) {
        out += DecodeEntity(part).value_or(std::string(part));
      } else if (InCopy(part)) {  // As the note has it, not as we masked it.
        const Span source = SourceOf(part);
        out += note_.substr(source.begin, source.end - source.begin);
      } else {
        out += part;
      }
    }
    return out;
  }

  Span SourceOf(std::string_view text) const {
    const auto at = static_cast<std::uint64_t>(text.data() - masked_.text.data());
    return {masked_.OriginalOffset(at), masked_.OriginalOffset(at + text.size())};
  }

  int Text(MD_TEXTTYPE type, std::string_view text) {
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
      builder_.AddNewline();
      return kGoOn;
    }
    if (!InCopy(text)) {
      if (text == "\n" && (type != MD_TEXT_HTML || in_html_)) {
        builder_.AddNewline();
      } else if (type != MD_TEXT_HTML) {
        builder_.AddBlank(text);
      }
      return kGoOn;
    }
    const Span source = SourceOf(text);
    if (type == MD_TEXT_ENTITY) {
      builder_.AddEntity(source.begin, source.end);
    } else if (type == MD_TEXT_HTML && !in_html_) {
      builder_.AddInlineHtml(source.begin, source.end);
    } else {
      builder_.AddSource(source.begin, source.end);
    }
    return kGoOn;
  }

  std::string_view note_;
  const MaskedMarkdown& masked_;
  BlockBuilder builder_;
  std::uint64_t callbacks_left_ = 0;
  std::uint64_t target_bytes_left_ = 0;
  std::uint64_t cells_left_ = 0;
  bool stopped_ = false;
  bool in_html_ = false;
  bool in_header_ = false;
  std::exception_ptr failure_;
};

}  // namespace

ReadText ReadMarkdown(const LineIndex& lines, std::uint64_t begin) {
  ReadText out;
  if (begin >= lines.text().size()) return out;
  constexpr std::uint64_t kMaxBytes = std::numeric_limits<MD_SIZE>::max() / 4;
  if (lines.text().size() < kMaxBytes && !IsTooDeep(lines, begin)) {
    const MaskedMarkdown masked = MaskMarkdown(lines, begin);
    Events events(lines, masked);
    if (events.Run()) {
      out.blocks = CutLazyLeads(std::move(events).Blocks(), lines.text(), lines.starts());
      return out;
    }
  }
  out.blocks = ReadPlain(lines, begin);
  out.problems.push_back({"", 0, "its Markdown is too deep or too large; read as plain lines"});
  return out;
}

}  // namespace tanxun
