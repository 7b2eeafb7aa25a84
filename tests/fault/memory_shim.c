// SPDX-License-Identifier: GPL-2.0-or-later
// A preloaded library that lets a program run out of memory: of the allocations from main() on, the
// N-th fails, or it and all that follow. (Before main() nothing can be said to the user.)
//
//   MEMORY_AT=N        the allocation that fails, from 1
//   MEMORY_FOREVER=1   also every one after it
//   MEMORY_COUNT=FILE  how many there were is written there at the end
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static int (*real_main)(int, char **, char **);
static long at, counted;
static int started, forever;

static int fails(void) {
  if (!started) return 0;
  const long now = __atomic_add_fetch(&counted, 1, __ATOMIC_RELAXED);
  if (at == 0 || now < at || (now > at && !forever)) return 0;
  errno = ENOMEM;
  return 1;
}

void *malloc(size_t size) { return fails() ? NULL : __libc_malloc(size); }
void *calloc(size_t count, size_t size) { return fails() ? NULL : __libc_calloc(count, size); }
void *realloc(void *old, size_t size) { return fails() ? NULL : __libc_realloc(old, size); }
void *aligned_alloc(size_t unit, size_t size) {
  return fails() ? NULL : __libc_memalign(unit, size);
}
int posix_memalign(void **made, size_t unit, size_t size) {
  *made = aligned_alloc(unit, size);
  return *made == NULL ? ENOMEM : 0;
}

static int counting_main(int count, char **words, char **environment) {
  const char *number = getenv("MEMORY_AT");
  at = number != NULL ? atol(number) : 0;
  forever = getenv("MEMORY_FOREVER") != NULL;
  started = 1;
  return real_main(count, words, environment);
}

int __libc_start_main(int (*main)(int, char **, char **), int count, char **words,
                      void (*begin)(void), void (*end)(void), void (*unload)(void), void *stack) {
  int (*next)(int (*)(int, char **, char **), int, char **, void (*)(void), void (*)(void),
              void (*)(void), void *) = dlsym(RTLD_NEXT, "__libc_start_main");
  real_main = main;
  return next(counting_main, count, words, begin, end, unload, stack);
}

__attribute__((destructor)) static void tell(void) {
  const char *file = getenv("MEMORY_COUNT");
  if (file == NULL) return;
  started = 0;
  char text[32];
  const int size = snprintf(text, sizeof text, "%ld\n", counted);
  const int fd = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  (void)!write(fd, text, (size_t)size);
}
