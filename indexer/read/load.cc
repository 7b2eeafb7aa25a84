// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/load.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace tanxun {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

Error Unreadable(std::string_view name, std::string_view reason) {
  return {ErrorCode::kSourceUnreadable, fmt::format("{}: {}", name, reason)};
}

std::string Message(int error) { return std::generic_category().message(error); }

std::string TooLarge(std::uint64_t max_bytes) {
  return fmt::format("larger than {} bytes (use --max-file-size)", max_bytes);
}

bool IsSameVersion(const struct stat& a, const struct stat& b) {
  return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec &&
         a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

constexpr std::size_t kSmallest = 4096;
// A file that begins with a hole as long is no text; of a huge one no more is read.
constexpr std::size_t kStartBytes = 1U << 16U;

// All bytes from the start to the end that is there when reading comes to it.
Result<std::string> ReadToEnd(int number, std::size_t expected, std::string_view name,
                              std::uint64_t max_bytes) {
  if (::lseek(number, 0, SEEK_SET) < 0)
    return Unreadable(name, "cannot be read: " + Message(errno));
  std::string bytes;
  std::size_t filled = 0;
  bytes.resize(std::min(expected + 1, kStartBytes));
  for (;;) {
    const ssize_t got = ::read(number, bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Unreadable(name, "cannot be read: " + Message(errno));
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    if (filled == kStartBytes && bytes.find_first_not_of('\0') == std::string::npos) {
      return Unreadable(name, "is not text");
    }
    if (filled > max_bytes) return Unreadable(name, TooLarge(max_bytes));
    if (filled == bytes.size()) bytes.resize(std::max({2 * filled, kSmallest, expected + 1}));
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace

Result<LoadedFile> LoadFile(const std::filesystem::path& file, std::string_view name,
                            std::uint64_t max_bytes) {
  int number = -1;
  do {
    number = ::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  } while (number < 0 && errno == EINTR);
  if (number < 0) {
    return Unreadable(
        name, errno == ELOOP ? "is a symbolic link" : "cannot be opened: " + Message(errno));
  }
  const Descriptor descriptor(number);
  for (int attempt = 0; attempt < 2; ++attempt) {
    struct stat before {};
    struct stat after {};
    if (::fstat(number, &before) != 0) return Unreadable(name, Message(errno));
    if (!S_ISREG(before.st_mode)) return Unreadable(name, "is not a regular file");
    if (static_cast<std::uint64_t>(before.st_size) > max_bytes) {
      return Unreadable(name, TooLarge(max_bytes));
    }
    Result<std::string> bytes =
        ReadToEnd(number, static_cast<std::size_t>(before.st_size), name, max_bytes);
    if (!bytes) return bytes.error();
    if (::fstat(number, &after) != 0) return Unreadable(name, Message(errno));
    if (!IsSameVersion(before, after)) continue;
    return LoadedFile{
        std::move(*bytes),
        std::int64_t{after.st_mtim.tv_sec} * 1'000'000'000 + std::int64_t{after.st_mtim.tv_nsec},
        after.st_ino,
        std::int64_t{after.st_ctim.tv_sec} * 1'000'000'000 + std::int64_t{after.st_ctim.tv_nsec}};
  }
  return Unreadable(name, "changes while it is read; try again later");
}

}  // namespace tanxun
