// SPDX-License-Identifier: GPL-2.0-or-later
// A preloaded library that makes the disk of one program fail. It sees the calls that a program and
// its shared libraries make on files below one folder, counts them, logs them, and does one of:
// kill the program before or after the N-th, let the N-th (and all that follow) fail, or let all
// writes fail once so many bytes are written. What glibc calls inside itself (stdio) is not seen;
// power_cut_test.py proves for each log that replaying it gives the folder, byte for byte.
//
//   FAULT_BELOW=DIR     the folder, absolute and without links; nothing happens without it
//   FAULT_CALLS=change  which calls count: those that change the disk or sync it (the default);
//               open    also opens for reading;  all  also reads
//   FAULT_AT=N          the call that it happens to, from 1
//   FAULT_DO=kill-before | kill-after | short | ERRNO   (short: half of a write is written;
//                       ERRNO: a number; the call does nothing and fails with it)
//   FAULT_FOREVER=1     also to every call after it
//   FAULT_BUDGET=BYTES  writes beyond so many bytes fail with ENOSPC, as on a full disk
//   FAULT_NO_EXCHANGE=1 two names cannot be exchanged, as on some file systems
//   FAULT_LOG=FILE      one record for each counted call: "call flags number offset size path\n",
//                       a rename's paths divided by a tab; the number is what the call returned,
//                       the flags of mkdir, chmod and truncate are the mode or the length
//   FAULT_DATA=1        and after it the bytes written, as many as the size says (else 0)
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { kChanges, kOpens, kAll };

static char below[PATH_MAX];
static size_t below_size;
static int scope = kChanges;
static long at;
static int kill_before, kill_after, cut_short, error_number, forever, no_exchange;
static long budget = -1;
static int log_fd = -1;
static int log_data;
static long counted;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static long number_of(const char *name, long otherwise) {
  const char *text = getenv(name);
  return text != NULL ? atol(text) : otherwise;
}

__attribute__((constructor)) static void start(void) {
  const char *folder = getenv("FAULT_BELOW");
  if (folder == NULL) return;
  snprintf(below, sizeof below, "%s", folder);
  const char *calls = getenv("FAULT_CALLS");
  if (calls != NULL && strcmp(calls, "open") == 0) scope = kOpens;
  if (calls != NULL && strcmp(calls, "all") == 0) scope = kAll;
  at = number_of("FAULT_AT", 0);
  forever = number_of("FAULT_FOREVER", 0) != 0;
  no_exchange = number_of("FAULT_NO_EXCHANGE", 0) != 0;
  budget = number_of("FAULT_BUDGET", -1);
  log_data = number_of("FAULT_DATA", 0) != 0;
  const char *what = getenv("FAULT_DO");
  if (what != NULL) {
    kill_before = strcmp(what, "kill-before") == 0;
    kill_after = strcmp(what, "kill-after") == 0;
    cut_short = strcmp(what, "short") == 0;
    error_number = atoi(what);
  }
  const char *log = getenv("FAULT_LOG");
  if (log != NULL) {
    log_fd =
        (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  }
  below_size = strlen(below);  // Last: from here on calls count.
}

static int is_below(const char *path) {
  return below_size > 0 && strncmp(path, below, below_size) == 0 &&
         (path[below_size] == '/' || path[below_size] == '\0');
}

// The absolute path of a descriptor's file, or of a name beside a folder's descriptor.
static const char *path_of_fd(int fd, char *room) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  const ssize_t size = readlink(link, room, PATH_MAX - 1);
  room[size > 0 ? size : 0] = '\0';
  return room;
}

static const char *path_at(int folder, const char *name, char *room) {
  if (name == NULL || name[0] == '/') return name == NULL ? "" : name;
  if (folder == AT_FDCWD) {
    if (getcwd(room, PATH_MAX) == NULL) room[0] = '\0';
  } else {
    path_of_fd(folder, room);
  }
  const size_t size = strlen(room);
  snprintf(room + size, PATH_MAX - size, "/%s", name);
  return room;
}

// Takes the lock and decides: 0 = make the call, 1 = it fails with errno, 2 = write half of it.
// Every call that was decided is ended by done().
static int decide(void) {
  pthread_mutex_lock(&lock);
  ++counted;
  if (at == 0 || counted < at || (counted > at && !forever)) return 0;
  if (kill_before) raise(SIGKILL);
  if (cut_short) return 2;
  if (error_number == 0) return 0;
  errno = error_number;
  return 1;
}

static void done(const char *call, long flags, long number, long offset, const char *path,
                 const char *other, const void *bytes, size_t size) {
  const int reason = errno;
  if (log_fd >= 0) {
    char line[2 * PATH_MAX + 200];
    const size_t logged = log_data && bytes != NULL ? size : 0;
    const int length =
        snprintf(line, sizeof line, "%s %ld %ld %ld %zu %s%s%s\n", call, flags, number, offset,
                 logged, path, other != NULL ? "\t" : "", other != NULL ? other : "");
    (void)!syscall(SYS_write, log_fd, line, (size_t)length);
    if (logged > 0) (void)!syscall(SYS_write, log_fd, bytes, logged);
  }
  if (kill_after && counted == at) raise(SIGKILL);
  pthread_mutex_unlock(&lock);
  errno = reason;
}

static int is_seen(const char *path, int kind) { return kind <= scope && is_below(path); }

// ---- Calls with paths ----

static int open_at(int folder, const char *name, int flags, mode_t mode) {
  char room[PATH_MAX];
  const int changes = (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT) != 0;
  const char *path = path_at(folder, name, room);
  if (!is_seen(path, changes ? kChanges : kOpens)) {
    return (int)syscall(SYS_openat, folder, name, flags, mode);
  }
  const int result = decide() == 1 ? -1 : (int)syscall(SYS_openat, folder, name, flags, mode);
  done("open", flags, result, 0, path, NULL, NULL, 0);
  return result;
}

#define MODE_OF(flags)                                         \
  mode_t mode = 0;                                             \
  if (((flags)&O_CREAT) || ((flags)&O_TMPFILE) == O_TMPFILE) { \
    va_list more;                                              \
    va_start(more, flags);                                     \
    mode = (mode_t)va_arg(more, int);                          \
    va_end(more);                                              \
  }

int open(const char *path, int flags, ...) {
  MODE_OF(flags)
  return open_at(AT_FDCWD, path, flags, mode);
}
int open64(const char *path, int flags, ...) {
  MODE_OF(flags)
  return open_at(AT_FDCWD, path, flags, mode);
}
int openat(int folder, const char *path, int flags, ...) {
  MODE_OF(flags)
  return open_at(folder, path, flags, mode);
}
int openat64(int folder, const char *path, int flags, ...) {
  MODE_OF(flags)
  return open_at(folder, path, flags, mode);
}
int __open_2(const char *path, int flags) { return open_at(AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { return open_at(AT_FDCWD, path, flags, 0); }
int __openat_2(int folder, const char *path, int flags) { return open_at(folder, path, flags, 0); }
int creat(const char *path, mode_t mode) {
  return open_at(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

// A call about one path; `made` is how the kernel is asked.
#define ONE_PATH(folder, name, call, flags, made)      \
  char room[PATH_MAX];                                 \
  const char *path = path_at(folder, name, room);      \
  if (!is_seen(path, kChanges)) return (int)(made);    \
  const int result = decide() == 1 ? -1 : (int)(made); \
  done(call, flags, result, 0, path, NULL, NULL, 0);   \
  return result;

int unlinkat(int folder, const char *name, int flags) {
  ONE_PATH(folder, name, flags & AT_REMOVEDIR ? "rmdir" : "unlink", 0,
           syscall(SYS_unlinkat, folder, name, flags))
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
int remove(const char *path) {
  const int result = unlink(path);
  return result != 0 && errno == EISDIR ? rmdir(path) : result;
}
int mkdirat(int folder, const char *name, mode_t mode) {
  ONE_PATH(folder, name, "mkdir", (long)mode, syscall(SYS_mkdirat, folder, name, mode))
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }
int chmod(const char *name, mode_t mode) {
  ONE_PATH(AT_FDCWD, name, "chmod", (long)mode, syscall(SYS_fchmodat, AT_FDCWD, name, mode))
}
int truncate(const char *name, off_t length) {
  ONE_PATH(AT_FDCWD, name, "truncate", (long)length, syscall(SYS_truncate, name, length))
}
int truncate64(const char *path, off64_t length) { return truncate(path, length); }

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
  char room[PATH_MAX];
  char other[PATH_MAX];
  const char *path = path_at(from_folder, from, room);
  const char *target = path_at(to_folder, to, other);
  const int seen = is_seen(path, kChanges) || is_seen(target, kChanges);
  if (!seen) return (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
  if (no_exchange && flags != 0) return errno = EINVAL, -1;
  const int result =
      decide() == 1 ? -1 : (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
  done("rename", (long)flags, result, 0, path, target, NULL, 0);
  return result;
}
int renameat(int from_folder, const char *from, int to_folder, const char *to) {
  return renameat2(from_folder, from, to_folder, to, 0);
}
int rename(const char *from, const char *to) { return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0); }
int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
  char room[PATH_MAX];
  char other[PATH_MAX];
  const char *path = path_at(from_folder, from, room);
  const char *target = path_at(to_folder, to, other);
  if (!is_seen(target, kChanges)) {
    return (int)syscall(SYS_linkat, from_folder, from, to_folder, to, flags);
  }
  const int result =
      decide() == 1 ? -1 : (int)syscall(SYS_linkat, from_folder, from, to_folder, to, flags);
  done("link", flags, result, 0, path, target, NULL, 0);
  return result;
}
int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

// ---- Calls with descriptors ----

// Writes at `offset`, or where the descriptor stands if that is -1.
static ssize_t write_at(int fd, const void *bytes, size_t size, off_t offset) {
  char room[PATH_MAX];
  const char *path = below_size > 0 ? path_of_fd(fd, room) : "";
  if (!is_seen(path, kChanges)) {
    return offset < 0 ? syscall(SYS_write, fd, bytes, size)
                      : syscall(SYS_pwrite64, fd, bytes, size, offset);
  }
  const int decision = decide();
  ssize_t result = -1;
  const off_t where = offset < 0 ? lseek(fd, 0, SEEK_CUR) : offset;
  if (decision != 1) {
    size_t allowed = decision == 2 ? (size + 1) / 2 : size;
    if (budget >= 0 && (size_t)budget < allowed) allowed = (size_t)budget;
    if (allowed == 0 && size > 0) {
      errno = ENOSPC;
    } else {
      result = offset < 0 ? syscall(SYS_write, fd, bytes, allowed)
                          : syscall(SYS_pwrite64, fd, bytes, allowed, offset);
      if (budget >= 0 && result > 0) budget -= result;
    }
  }
  done("write", 0, result, where, path, NULL, bytes, result > 0 ? (size_t)result : 0);
  return result;
}

ssize_t write(int fd, const void *bytes, size_t size) { return write_at(fd, bytes, size, -1); }
ssize_t pwrite(int fd, const void *bytes, size_t size, off_t offset) {
  return write_at(fd, bytes, size, offset);
}
ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t offset) {
  return write_at(fd, bytes, size, offset);
}
// In parts, as a kernel may.
ssize_t writev(int fd, const struct iovec *parts, int count) {
  for (int i = 0; i < count; ++i) {
    if (parts[i].iov_len > 0) return write_at(fd, parts[i].iov_base, parts[i].iov_len, -1);
  }
  return 0;
}

#define ONE_FILE(fd, kind, call, flags, number, made)                              \
  char room[PATH_MAX];                                                             \
  const char *path = below_size > 0 ? path_of_fd(fd, room) : "";                   \
  if (!is_seen(path, kind)) return made;                                           \
  const long result = decide() == 1 ? -1 : (long)(made);                           \
  done(call, flags, result < 0 ? result : (long)(number), 0, path, NULL, NULL, 0); \
  return result;

int fsync(int fd) { ONE_FILE(fd, kChanges, "fsync", 0, 0, syscall(SYS_fsync, fd)) }
int fdatasync(int fd) { ONE_FILE(fd, kChanges, "fsync", 1, 0, syscall(SYS_fdatasync, fd)) }
int ftruncate(int fd, off_t length) {
  ONE_FILE(fd, kChanges, "truncate", (long)length, 0, syscall(SYS_ftruncate, fd, length))
}
int ftruncate64(int fd, off64_t length) { return ftruncate(fd, length); }
int fchmod(int fd, mode_t mode){
    ONE_FILE(fd, kChanges, "chmod", (long)mode, 0, syscall(SYS_fchmod, fd, mode))} ssize_t
    read(int fd, void *bytes, size_t size){
        ONE_FILE(fd, kAll, "read", 0, result, syscall(SYS_read, fd, bytes, size))} ssize_t
    pread(int fd, void *bytes, size_t size,
          off_t offset){ONE_FILE(fd, kAll, "read", 0, result,
                                 syscall(SYS_pread64, fd, bytes, size, offset))} ssize_t
    pread64(int fd, void *bytes, size_t size, off64_t offset) {
  return pread(fd, bytes, size, offset);
}
