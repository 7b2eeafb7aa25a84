// SPDX-License-Identifier: GPL-2.0-or-later
// A vault of random notes in both scripts, and whatever people and programs do to its files.
#pragma once

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tanxun/index_writer.h"

namespace tanxun {

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  std::size_t Below(std::size_t end) { return engine_() % end; }
  bool Chance(std::size_t percent) { return Below(100) < percent; }
  template <typename List>
  const auto& Of(const List& list) {
    return list[Below(std::size(list))];
  }
  template <typename Value>
  Value Of(std::initializer_list<Value> list) {
    return list.begin()[Below(list.size())];
  }

 private:
  std::mt19937 engine_;
};

// English, Chinese, another name, a listing.
struct Company {
  const char* english;
  const char* chinese;
  const char* other;
  const char* listing;
};
inline constexpr Company kCompanies[] = {
    {"Quorvex", "魁沃斯", "QVX Group", "NYSE: QVX"},
    {"Lumetra", "流明特", "流明", "HKEX: 9877"},
    {"Halvard Chips", "哈瓦芯片", "Halvard", "NASDAQ: HVDC"},
    {"Norrine", "諾林科技", "诺林", "SSE: 688999"},
    {"Tivano", "蒂瓦诺", "Quorvex Tivano", "NYSE: TVNO"},
};

class NoteMaker {
 public:
  explicit NoteMaker(Random& random) : random_(random) {}

  std::string Note() {
    const Company& self = random_.Of(kCompanies);
    text_.clear();
    if (random_.Chance(60)) AddFrontMatter(self);
    if (random_.Chance(80)) Line(std::string("# ") + Name(self));
    for (std::size_t parts = random_.Below(5); parts > 0; --parts) AddPart(self);
    return std::move(text_);
  }

  std::string Record(std::size_t id) {
    const Company& self = random_.Of(kCompanies);
    return "{\"id\":\"r" + std::to_string(id) + "\",\"title\":\"" + Name(self) + "\",\"text\":\"" +
           Sentence() + "\",\"aliases\":[\"" + self.other + "\"]}\n";
  }

  std::string Sentence() {
    static constexpr const char* kSentences[] = {
        "The plant doubled its wafer output.",      "Export licences are reviewed every quarter.",
        "晶圆厂扩产之后，先进封装的产能仍然不足。", "出口管制對光刻機零件的影響逐季評估。",
        "高带宽内存的价格在第三季度上涨了一成。",   "Packaging capacity stays short."};
    return random_.Of(kSentences);
  }

 private:
  void Line(const std::string& line) { text_ += line + "\n"; }
  std::string Number() { return std::to_string(random_.Below(900) + 100); }
  std::string Name(const Company& company) {
    return random_.Of({company.english, company.chinese, company.other});
  }

  void AddFrontMatter(const Company& self) {
    Line("---");
    if (random_.Chance(70))
      Line(std::string("aliases: [") + self.chinese + ", " + Name(self) + "]");
    if (random_.Chance(30)) Line(std::string("ticker: \"") + self.listing + "\"");
    if (random_.Chance(50))
      Line(random_.Of({"tags: [china/ai, 芯片]", "tags: [china]", "tags: 芯片"}));
    if (random_.Chance(50)) Line("date: 2026-0" + std::to_string(random_.Below(9) + 1) + "-11");
    if (random_.Chance(20)) Line(random_.Of({"status: red", "status: 🟡", "author: \"Li Lei\""}));
    Line("---");
  }

  void AddPart(const Company& self) {
    const Company& other = random_.Of(kCompanies);
    Line("");
    switch (random_.Below(9)) {
      case 0:
        Line(std::string("## ") + random_.Of({"2026-03-02", "前景", "Supply"}));
        Line(Sentence() + " " + Sentence());
        break;
      case 1:
        Line("- CEO: Jane " + Number());
        Line("- 员工: " + Number());
        Line("- 总部: 北京");
        break;
      case 2:
        Line("| Company | Revenue | CEO |\n|---|---|---|");
        Line("| " + Name(self) + " | " + Number() + " | Bo " + Number() + " |");
        Line("| " + Name(other) + " | " + Number() + " | Al " + Number() + " |");
        break;
      case 3:
        Line(Name(self) + " supplies " + Name(other) + ". 供应商：" + Name(other));
        break;
      case 4:
        Line("See [[" + Name(other) + "]] and [[n" + std::to_string(random_.Below(9)) + "#前景]].");
        break;
      case 5:
        Line(std::string(other.english) + " (" + other.chinese + ", " + other.listing + ") " +
             Sentence());
        break;
      case 6:
        Line(std::string("- Status: ") +
             random_.Of({"🟢", "🟡 tight", "🔴 sold out", "供应紧张"}));
        Line(Name(other) + ": " + random_.Of({"🟠", "🔴", "tight"}));
        break;
      case 7:
        Line(Name(self) + " 的子公司是 " + Name(other) + "。" + Name(self) + "的总部在上海。");
        break;
      default:
        Line(Sentence() + " #芯片/出口 " + Sentence());
    }
  }

  Random& random_;
  std::string text_;
};

class ChangingVault {
 public:
  // Works on `root`, which it makes, and may move to `away` and back.
  ChangingVault(std::filesystem::path root, std::filesystem::path away, Random& random)
      : root_(std::move(root)), away_(std::move(away)), random_(random), maker_(random) {
    std::filesystem::create_directories(root_);
    for (std::size_t count = random_.Below(9); count > 0; --count)
      Write(FreshPath(), maker_.Note());
    if (random_.Chance(60)) WriteRecords();
  }

  const UpdateOptions& options() const { return options_; }

  // Does one thing and says what.
  std::string Step() {
    static constexpr std::pair<const char*, void (ChangingVault::*)()> kSteps[] = {
        {"add", &ChangingVault::AddNote},
        {"edit", &ChangingVault::Edit},
        {"append", &ChangingVault::Append},
        {"truncate", &ChangingVault::Truncate},
        {"empty", &ChangingVault::Empty},
        {"delete", &ChangingVault::Delete},
        {"rename", &ChangingVault::Rename},
        {"move folder", &ChangingVault::MoveFolder},
        {"swap", &ChangingVault::Swap},
        {"copy", &ChangingVault::Copy},
        {"touch", &ChangingVault::Touch},
        {"same stamp", &ChangingVault::ReplaceUnseen},
        {"ignore rule", &ChangingVault::Ignore},
        {"globs", &ChangingVault::ChangeGlobs},
        {"hidden", &ChangingVault::ToggleHidden},
        {"encoding", &ChangingVault::ChangeEncoding},
        {"size limit", &ChangingVault::LimitSize},
        {"aliases", &ChangingVault::WriteAliases},
        {"records", &ChangingVault::WriteRecords},
        {"to folder and back", &ChangingVault::FileOrFolder},
        {"unreadable", &ChangingVault::LockOrUnlock},
        {"root away", &ChangingVault::MoveRoot},
        {"binary", &ChangingVault::WriteBinary}};
    const auto& [name, step] = random_.Of(kSteps);
    if (!std::filesystem::exists(root_)) {
      MoveRoot();
      return "root back";
    }
    (this->*step)();
    return name;
  }

  // Everything can be read again.
  void Settle() {
    if (!std::filesystem::exists(root_)) MoveRoot();
    if (is_locked_) Unlock();
  }

  std::vector<std::string> Files() const {
    std::vector<std::string> files;
    const auto options = std::filesystem::directory_options::skip_permission_denied;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root_, options)) {
      if (entry.is_regular_file()) files.push_back(entry.path().lexically_relative(root_));
    }
    std::sort(files.begin(), files.end());
    return files;
  }

 private:
  void Write(const std::string& path, std::string_view text) {
    const std::filesystem::path place = root_ / path;
    std::error_code failed;
    std::filesystem::create_directories(place.parent_path(), failed);
    if (failed || std::filesystem::is_directory(place, failed)) return;
    std::ofstream(place, std::ios::binary) << text;
    Stamp(place, ++ticks_);
  }

  // Times that no clock decides: two writes within one tick of it differ all the same.
  static void Stamp(const std::filesystem::path& place, int tick) {
    struct timespec times[2] = {};
    times[0].tv_sec = times[1].tv_sec = 1'700'000'000 + tick * 40'000;
    (void)::utimensat(AT_FDCWD, place.c_str(), times, 0);
  }

  std::string Read(const std::string& path) const {
    std::ifstream file(root_ / path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  std::string FreshPath() {
    static constexpr const char* kFolders[] = {"", "", "a/", "a/b/", "芯片/", ".hidden/"};
    return random_.Of(kFolders) + std::string("n") + std::to_string(random_.Below(9)) +
           random_.Of({".md", ".md", ".md", ".txt"});
  }

  // A note that is there, or a name for one.
  std::string SomeFile() {
    std::vector<std::string> files = Files();
    std::erase_if(files, [](const std::string& path) { return path.starts_with(".tanxunignore"); });
    return files.empty() ? FreshPath() : random_.Of(files);
  }

  void AddNote() { Write(FreshPath(), maker_.Note()); }
  void Edit() { Write(SomeFile(), maker_.Note()); }
  void Append() {
    const std::string path = SomeFile();
    Write(path, Read(path) + "\n" + maker_.Note());
  }
  void Truncate() {
    const std::string path = SomeFile();
    const std::string text = Read(path);
    Write(path, text.substr(0, random_.Below(text.size() + 1)));
  }
  void Empty() { Write(SomeFile(), ""); }
  void WriteBinary() { Write(SomeFile(), std::string("\0\1\2\xff\0", 5)); }
  void Delete() { Remove(SomeFile()); }

  void Remove(const std::string& path) {
    std::error_code failed;  // It is in a folder that may not be touched, and stays.
    std::filesystem::remove_all(root_ / path, failed);
  }
  void Move(const std::string& from, const std::string& to) {
    std::error_code failed;
    std::filesystem::create_directories((root_ / to).parent_path(), failed);
    std::filesystem::rename(root_ / from, root_ / to, failed);  // Or it stays.
  }
  void Rename() { Move(SomeFile(), FreshPath()); }
  void MoveFolder() {
    Move(random_.Of({"a", "a/b", "芯片"}), random_.Of({"c", "b", "a", ".hidden/d"}));
  }
  void Swap() {
    const std::string a = SomeFile();
    const std::string b = SomeFile();
    Move(a, ".swap");
    Move(b, a);
    Move(".swap", b);
  }
  void Copy() { Write(FreshPath(), Read(SomeFile())); }
  void Touch() { Stamp(root_ / SomeFile(), ++ticks_); }

  // As an editor or an archive may: another file, of the same size and time.
  void ReplaceUnseen() {
    const std::string path = SomeFile();
    std::string text = Read(path);
    std::error_code failed;
    const auto time = std::filesystem::last_write_time(root_ / path, failed);
    if (failed) return;
    for (char& letter : text) {
      if (letter >= '0' && letter <= '9') letter = static_cast<char>('0' + (letter - '0' + 3) % 10);
    }
    std::ofstream(root_ / ".new", std::ios::binary) << text;
    std::filesystem::last_write_time(root_ / ".new", time);
    Move(".new", path);
  }

  void Ignore() {
    Write(random_.Of({".tanxunignore", "a/.tanxunignore"}),
          random_.Of({"a/\n", "n1*\n", "*.txt\n!n2.txt\n", "", "芯片\n", "*.jsonl\n"}));
  }
  void ChangeGlobs() {
    const std::vector<std::vector<std::string>> choices = {{}, {}, {"*.md"}, {"a/**", "*.jsonl"}};
    options_.globs = random_.Of(choices);
  }
  void ToggleHidden() { options_.hidden = !options_.hidden; }
  void ChangeEncoding() { options_.encoding = random_.Of({"", "", "gb18030"}); }
  void LimitSize() { options_.max_file_bytes = random_.Of({16U << 20U, 16U << 20U, 400U}); }

  void WriteAliases() {
    const Company& a = random_.Of(kCompanies);
    const Company& b = random_.Of(kCompanies);
    std::string text;
    if (random_.Chance(80)) text += std::string(a.english) + "\t" + a.chinese + "\tconfirmed\n";
    if (random_.Chance(40)) text += std::string(a.chinese) + "\t" + a.other + "\trejected\n";
    if (random_.Chance(40)) text += std::string(a.other) + "\t" + b.english + "\tconfirmed\n";
    Write("aliases.tsv", text);
  }

  void WriteRecords() {
    std::string text;
    for (std::size_t id = 0; id < 6; ++id) {
      if (random_.Chance(60)) text += maker_.Record(id);
    }
    if (random_.Chance(20)) text += "{no record}\n";
    if (random_.Chance(20)) text += maker_.Record(2);
    Write("records.jsonl", text);
  }

  void FileOrFolder() {
    const std::string path = SomeFile();
    if (path.ends_with("inside.md")) {  // The folder becomes a file again.
      const std::string folder = std::filesystem::path(path).parent_path();
      Remove(folder);
      return Write(folder, maker_.Note());
    }
    Remove(path);
    Write(path + "/inside.md", maker_.Note());
  }

  void LockOrUnlock() {
    if (is_locked_) return Unlock();
    is_locked_ = true;
    std::error_code gone;
    const std::string path = random_.Chance(50) ? SomeFile() : "a";
    std::filesystem::permissions(root_ / path, std::filesystem::perms::none, gone);
  }
  // Wherever it has been moved to.
  void Unlock() {
    is_locked_ = false;
    std::vector<std::filesystem::path> folders = {root_};
    while (!folders.empty()) {
      const std::filesystem::path folder = folders.back();
      folders.pop_back();
      for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::filesystem::permissions(entry.path(), std::filesystem::perms::owner_all);
        if (entry.is_directory()) folders.push_back(entry.path());
      }
    }
  }

  void MoveRoot() {
    const bool is_there = std::filesystem::exists(root_);
    std::filesystem::rename(is_there ? root_ : away_, is_there ? away_ : root_);
  }

  std::filesystem::path root_;
  std::filesystem::path away_;
  Random& random_;
  NoteMaker maker_;
  UpdateOptions options_;
  bool is_locked_ = false;
  int ticks_ = 0;
};

}  // namespace tanxun
