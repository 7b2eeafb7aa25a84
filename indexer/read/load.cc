// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/load.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

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
  struct stat status {};
  if (::fstat(number, &status) != 0) return Unreadable(name, Message(errno));
  if (!S_ISREG(status.st_mode)) return Unreadable(name, "is not a regular file");
  if (static_cast<std::uint64_t>(status.st_size) > max_bytes) {
    return Unreadable(name, TooLarge(max_bytes));
  }
  LoadedFile loaded;
  loaded.modified_ns =
      std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + std::int64_t{status.st_mtim.tv_nsec};
  // The file may have grown since: read on until its end.
  std::size_t filled = 0;
  loaded.bytes.resize(static_cast<std::size_t>(status.st_size) + 1);
  for (;;) {
    const ssize_t got = ::read(number, loaded.bytes.data() + filled, loaded.bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Unreadable(name, "cannot be read: " + Message(errno));
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    if (filled > max_bytes) return Unreadable(name, TooLarge(max_bytes));
    if (filled == loaded.bytes.size()) {
      loaded.bytes.resize(std::max<std::size_t>(2 * filled, 4096));
    }
  }
  loaded.bytes.resize(filled);
  return loaded;
}

}  // namespace tanxun
