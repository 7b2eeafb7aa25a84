// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/html/tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <exception>
#include <limits>
#include <memory>
#include <string>
#include <utility>

namespace tanxun {
namespace {

// What one page may hold and cost.
constexpr std::size_t kFreeTokens = 500'000;
constexpr std::size_t kBytesPerToken = 6;
constexpr std::uint64_t kFreeSteps = 10'000'000;
constexpr std::uint64_t kStepsPerByte = 16;
constexpr std::size_t kMaxBytes = std::numeric_limits<int>::max() / 2;

// The tags alone: "<div> <p> </p> </div> ". The blank behind each tells what closes an element: its
// own tag, or the next one. The parser sees no text, no attribute, no entity and no
// character that is not ASCII, so it has nothing to convert and each event is a place in `text`.
struct Skeleton {
  std::string text;
  std::vector<std::uint32_t> ends;    // Of each tag in `text`, ascending.
  std::vector<std::uint32_t> tokens;  // Which token it is.
};

Skeleton MakeSkeleton(std::string_view page, const std::vector<HtmlToken>& tokens) {
  Skeleton skeleton;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const HtmlToken& token = tokens[i];
    if (token.kind == HtmlToken::kHidden || token.kind == HtmlToken::kRawText) continue;
    const bool closes = token.kind == HtmlToken::kClose;
    skeleton.text += closes ? "</" : "<";
    for (const char c : TagName(page.substr(token.begin, token.end - token.begin))) {
      const bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      skeleton.text += word ? c : '-';
    }
    skeleton.text += token.kind == HtmlToken::kEmpty ? "/>" : ">";
    skeleton.ends.push_back(static_cast<std::uint32_t>(skeleton.text.size()));
    skeleton.tokens.push_back(i);
    skeleton.text += ' ';
  }
  return skeleton;
}

class TreeBuilder {
 public:
  TreeBuilder(std::string_view page, std::uint64_t begin, const std::vector<HtmlToken>& tokens)
      : page_(page), tokens_(tokens), at_(begin), skeleton_(MakeSkeleton(page, tokens)) {
    steps_left_ = kFreeSteps + kStepsPerByte * page.size();
    tree_.nodes.push_back({});
    tree_.nodes[0].source_begin = static_cast<std::uint32_t>(begin);
    tree_.nodes[0].source_end = static_cast<std::uint32_t>(begin);
    branch_.push_back(0);
  }

  // False if the page costs too much.
  bool Run() {
    if (!skeleton_.text.empty() && !Parse()) return false;
    FlushText(tokens_.size());
    for (const std::uint32_t node : branch_) tree_.nodes[node].end = Size();
    return true;
  }

  HtmlTree Tree() && { return std::move(tree_); }

 private:
  struct FreeParser {
    void operator()(htmlParserCtxtPtr parser) const { htmlFreeParserCtxt(parser); }
  };

  bool Parse() {
    // The library's own first call must be one thread's alone.
    static const bool kReady = (xmlInitParser(), true);
    (void)kReady;
    const std::unique_ptr<htmlParserCtxt, FreeParser> parser(
        htmlCreateMemoryParserCtxt(skeleton_.text.data(), static_cast<int>(skeleton_.text.size())));
    if (parser == nullptr) return false;
    parser_ = parser.get();
    htmlCtxtUseOptions(parser_, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOIMPLIED |
                                    HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD |
                                    HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
    htmlSAXHandler events{};
    events.initialized = XML_SAX2_MAGIC;  // Errors come to `serror` only.
    events.startElement = [](void* self, const xmlChar*, const xmlChar**) {
      Guarded(self, [](TreeBuilder& builder) { builder.StartElement(); });
    };
    events.endElement = [](void* self, const xmlChar*) {
      Guarded(self, [](TreeBuilder& builder) { builder.EndElement(); });
    };
    events.serror = [](void* self, xmlErrorPtr) { static_cast<TreeBuilder*>(self)->CountError(); };
    htmlSAXHandlerPtr own = std::exchange(parser_->sax, &events);
    parser_->userData = this;
    htmlParseDocument(parser_);
    parser_->sax = own;
    if (parser_->myDoc != nullptr) xmlFreeDoc(std::exchange(parser_->myDoc, nullptr));
    if (failure_) std::rethrow_exception(failure_);
    return !stopped_;
  }

  // No exception passes the parser's C frames.
  template <typename Call>
  static void Guarded(void* self, Call call) {
    TreeBuilder& builder = *static_cast<TreeBuilder*>(self);
    if (builder.stopped_) return;
    try {
      call(builder);
    } catch (...) {
      builder.failure_ = std::current_exception();
      builder.Stop();
    }
  }

  void Stop() {
    stopped_ = true;
    xmlStopParser(parser_);
  }

  // For an end tag of nothing that is open the parser looks at all that is.
  void CountError() {
    const auto depth = static_cast<std::uint64_t>(std::max(parser_->nameNr, 0)) + 1;
    if (stopped_) return;
    if (steps_left_ < depth) {
      Stop();
    } else {
      steps_left_ -= depth;
    }
  }

  // Moves to the tag that the parser is in or has just read.
  void MoveToTag() {
    const auto at = static_cast<std::uint64_t>(parser_->input->consumed) +
                    static_cast<std::uint64_t>(parser_->input->cur - parser_->input->base);
    while (tag_ < skeleton_.ends.size() && skeleton_.ends[tag_] < at) ++tag_;
  }

  void StartElement() {
    MoveToTag();
    const HtmlToken* token = nullptr;
    if (tag_ < skeleton_.tokens.size()) {
      FlushText(skeleton_.tokens[tag_]);
      token = &tokens_[skeleton_.tokens[tag_]];
    }
    const bool is_real =
        token != nullptr && token->kind != HtmlToken::kClose && last_opened_ != tag_ + 1;
    HtmlNode node;
    node.parent = branch_.back();
    node.tag = is_real ? token->tag : HtmlTag::kOther;  // The parser implies elements.
    node.source_begin = is_real ? token->begin : static_cast<std::uint32_t>(at_);
    node.source_end = is_real ? token->end : static_cast<std::uint32_t>(at_);
    if (is_real) last_opened_ = tag_ + 1;
    open_.push_back(Size());
    branch_.push_back(Size());
    tree_.nodes.push_back(node);
  }

  void EndElement() {
    MoveToTag();
    FlushText(tag_ < skeleton_.tokens.size() ? skeleton_.tokens[tag_] : tokens_.size());
    if (open_.empty()) return;
    if (tag_ < skeleton_.tokens.size()) last_ended_ = skeleton_.tokens[tag_] + 1;
    const std::uint32_t node = open_.back();
    open_.pop_back();
    if (tree_.nodes[node].end == 0) CloseBranch(node);
  }

  // Ends the node and all that are open in it.
  void CloseBranch(std::uint32_t node) {
    while (branch_.size() > 1 && branch_.back() >= node) {
      tree_.nodes[branch_.back()].end = Size();
      branch_.pop_back();
    }
  }

  // The parser knows the elements of HTML 4: it overlooks </nav> while a <div> inside is open. What
  // browsers close, and what would take the rest of the page along if it was not, is closed here.
  void CloseOverlooked(HtmlTag tag) {
    if (!IsStructure(tag)) return;
    constexpr std::size_t kFarthest = 64;
    for (std::size_t i = branch_.size(); i > 1 && branch_.size() - i < kFarthest; --i) {
      const HtmlTag open = tree_.nodes[branch_[i - 1]].tag;
      if (open == tag) {
        CloseBranch(branch_[i - 1]);
        return;
      }
      if (open == HtmlTag::kTd || open == HtmlTag::kTh || open == HtmlTag::kTable) return;
    }
  }

  static bool IsStructure(HtmlTag tag) {
    switch (tag) {
      case HtmlTag::kArticle:
      case HtmlTag::kAside:
      case HtmlTag::kButton:
      case HtmlTag::kDetails:
      case HtmlTag::kFigure:
      case HtmlTag::kFooter:
      case HtmlTag::kHeader:
      case HtmlTag::kMain:
      case HtmlTag::kNav:
      case HtmlTag::kRemoved:
      case HtmlTag::kSection:
        return true;
      default:
        return false;
    }
  }

  std::uint32_t Size() const { return static_cast<std::uint32_t>(tree_.nodes.size()); }

  // Adds the text that stands before tokens[last], or before the page's end.
  void FlushText(std::size_t last) {
    for (; token_ < last; ++token_) {
      AddText(tokens_[token_].begin);
      at_ = tokens_[token_].end;
      const HtmlToken& token = tokens_[token_];
      if (token.kind == HtmlToken::kRawText) tree_.outside.push_back(token);
      if (token.kind == HtmlToken::kClose && last_ended_ != token_ + 1) CloseOverlooked(token.tag);
    }
    const std::uint64_t end = last < tokens_.size() ? tokens_[last].begin : page_.size();
    AddText(end);
    at_ = std::max(at_, end);
  }

  void AddText(std::uint64_t end) {
    if (end <= at_) return;
    HtmlNode node;
    node.parent = branch_.back();
    node.source_begin = static_cast<std::uint32_t>(at_);
    node.source_end = static_cast<std::uint32_t>(end);
    node.end = Size() + 1;
    tree_.nodes.push_back(node);
  }

  std::string_view page_;
  const std::vector<HtmlToken>& tokens_;
  std::uint64_t at_ = 0;  // All text before it is in the tree.
  Skeleton skeleton_;
  HtmlTree tree_;
  std::vector<std::uint32_t> open_;    // What the parser holds open.
  std::vector<std::uint32_t> branch_;  // The root and what is open in the tree.
  std::size_t last_ended_ = 0;         // The token that ended an element last, + 1.
  std::size_t token_ = 0;              // All tokens before it are done.
  std::size_t tag_ = 0;                // Of the skeleton.
  std::size_t last_opened_ = 0;
  std::uint64_t steps_left_ = 0;
  bool stopped_ = false;
  std::exception_ptr failure_;
  htmlParserCtxtPtr parser_ = nullptr;
};

}  // namespace

std::optional<HtmlTree> BuildHtmlTree(std::string_view text, std::uint64_t begin) {
  if (text.size() > kMaxBytes) return std::nullopt;
  const std::size_t most = kFreeTokens + text.size() / kBytesPerToken;
  const std::vector<HtmlToken> tokens = ScanHtml(text, begin, most);
  if (tokens.size() > most) return std::nullopt;
  TreeBuilder builder(text, begin, tokens);
  if (!builder.Run()) return std::nullopt;
  return std::move(builder).Tree();
}

}  // namespace tanxun
