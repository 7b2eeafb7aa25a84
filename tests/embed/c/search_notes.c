/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Indexes a folder of notes, searches it and asks a question, in C99 with nothing but tanxun/c.h.
 * usage: search_notes NOTES INDEX QUERY QUESTION. Exit status 0: both found something. */
#include <stdio.h>
#include <string.h>
#include <tanxun/c.h>

/* Prints what a call gave, frees it, and hands on the code. */
static tanxun_code show(const char* what, tanxun_code code, tanxun_text* text) {
  FILE* to = code == TANXUN_OK ? stdout : stderr;
  fprintf(to, "%s: %s: %s\n", what, tanxun_code_name(code), tanxun_text_data(text));
  tanxun_text_free(text);
  return code;
}

static int show_progress(const tanxun_progress* progress, void* user) {
  unsigned long long* files = user;
  *files = (unsigned long long)progress->files;
  return 1;
}

/* Appends `name` to `json` (of `size` bytes) as a JSON string. 0 if there is no room. */
static int append_quoted(char* json, size_t size, const char* name) {
  size_t at = strlen(json);
  if (at + 2 >= size) return 0;
  json[at++] = '"';
  for (; *name != '\0'; ++name) {
    if (at + 4 >= size) return 0;
    if (*name == '"' || *name == '\\') json[at++] = '\\';
    json[at++] = *name;
  }
  json[at++] = '"';
  json[at] = '\0';
  return 1;
}

static tanxun_code update_index(const char* notes, const char* folder) {
  char options[4096] = "{\"paths\":[";
  unsigned long long files = 0;
  tanxun_writer* writer = NULL;
  tanxun_text* text = NULL;
  tanxun_code code;
  if (!append_quoted(options, sizeof options - 2, notes)) return TANXUN_BAD_ARGUMENT;
  strcat(options, "]}");
  code = tanxun_writer_open(folder, strlen(folder), NULL, 0, &writer, &text);
  if (code != TANXUN_OK) return show("open for writing", code, text);
  code = tanxun_update(writer, options, strlen(options), show_progress, &files, &text);
  tanxun_writer_close(writer);
  show("update", code, text);
  printf("%llu files\n", files);
  return code;
}

static tanxun_code search_index(const char* folder, const char* query, const char* question) {
  static const char options[] = "{\"limit\":3,\"grouping\":\"source\",\"facets\":[\"tag\"]}";
  tanxun_searcher* searcher = NULL;
  tanxun_text* text = NULL;
  tanxun_code code = tanxun_searcher_open(folder, strlen(folder), &searcher, &text);
  if (code != TANXUN_OK) return show("open", code, text);
  code = tanxun_search(searcher, query, strlen(query), options, sizeof options - 1, &text);
  show("search", code, text);
  if (code == TANXUN_OK) {
    code = tanxun_ask(searcher, question, strlen(question), NULL, 0, &text);
    show("ask", code, text);
  }
  tanxun_searcher_close(searcher);
  return code;
}

/* What goes wrong is said, and nothing else happens. */
static int errors_are_told(const char* folder) {
  static const char misspelt[] = "{\"limt\":3}";
  tanxun_searcher* searcher = NULL;
  tanxun_text* text = NULL;
  int as_expected =
      tanxun_searcher_open("/no/such/index", 14, &searcher, &text) == TANXUN_INDEX_MISSING &&
      searcher == NULL && tanxun_text_size(text) > 0;
  tanxun_text_free(text);
  if (tanxun_searcher_open(folder, strlen(folder), &searcher, &text) != TANXUN_OK) return 0;
  as_expected &= tanxun_search(searcher, "a", 1, misspelt, sizeof misspelt - 1, &text) ==
                     TANXUN_BAD_ARGUMENT &&
                 strstr(tanxun_text_data(text), "limt") != NULL;
  tanxun_text_free(text);
  tanxun_searcher_close(searcher);
  return as_expected;
}

int main(int argc, char** argv) {
  if (argc != 5) {
    fprintf(stderr, "usage: search_notes NOTES INDEX QUERY QUESTION\n");
    return 2;
  }
  if (tanxun_abi_version() != TANXUN_ABI_VERSION) {
    fprintf(stderr, "made for another tanxun than %s\n", tanxun_version());
    return 2;
  }
  if (update_index(argv[1], argv[2]) != TANXUN_OK) return 1;
  if (search_index(argv[2], argv[3], argv[4]) != TANXUN_OK) return 1;
  return errors_are_told(argv[2]) ? 0 : 1;
}
