/* SPDX-License-Identifier: GPL-2.0-or-later */
/* tanxun for Node by N-API: each function takes and gives JSON texts; tanxun.js makes objects of
 * them. */
#include <node_api.h>
#include <stdlib.h>
#include <string.h>
#include <tanxun/c.h>

enum { kMostArguments = 4 };

/* A string argument in UTF-8, to be freed. */
typedef struct {
  char* data;
  size_t size;
} text_argument;

static text_argument read_text(napi_env env, napi_value value) {
  text_argument text = {NULL, 0};
  napi_valuetype type;
  if (napi_typeof(env, value, &type) != napi_ok || type != napi_string) return text;
  napi_get_value_string_utf8(env, value, NULL, 0, &text.size);
  text.data = malloc(text.size + 1);
  if (text.data != NULL) {
    napi_get_value_string_utf8(env, value, text.data, text.size + 1, &text.size);
  }
  return text;
}

/* The result as a string; on failure an exception whose code is the word for it. Frees the text. */
static napi_value give(napi_env env, tanxun_code code, tanxun_text* text) {
  napi_value result = NULL;
  if (code == TANXUN_OK) {
    napi_create_string_utf8(env, tanxun_text_data(text), tanxun_text_size(text), &result);
  } else {
    napi_throw_error(env, tanxun_code_name(code), tanxun_text_data(text));
  }
  tanxun_text_free(text);
  return result;
}

/* An open searcher or writer, closed at the latest when nobody holds it any more. */
typedef struct {
  tanxun_searcher* searcher;
  tanxun_writer* writer;
} handle;

static void close_handle(handle* open) {
  tanxun_searcher_close(open->searcher);
  tanxun_writer_close(open->writer);
  open->searcher = NULL;
  open->writer = NULL;
}

static void finalize_handle(napi_env env, void* data, void* hint) {
  (void)env;
  (void)hint;
  close_handle(data);
  free(data);
}

static napi_value wrap_handle(napi_env env, tanxun_searcher* searcher, tanxun_writer* writer) {
  napi_value value = NULL;
  handle* open = malloc(sizeof *open);
  if (open == NULL) {
    tanxun_searcher_close(searcher);
    tanxun_writer_close(writer);
    napi_throw_error(env, tanxun_code_name(TANXUN_NO_MEMORY), "out of memory");
    return NULL;
  }
  open->searcher = searcher;
  open->writer = writer;
  napi_create_external(env, open, finalize_handle, NULL, &value);
  return value;
}

/* A closed one where the argument is none: then the library says that the handle is NULL. */
static handle* read_handle(napi_env env, napi_value value) {
  static handle closed;
  void* data = NULL;
  return napi_get_value_external(env, value, &data) == napi_ok && data != NULL ? data : &closed;
}

/* Arguments that are missing are undefined. */
static void read_arguments(napi_env env, napi_callback_info info, napi_value* arguments,
                           void** data) {
  size_t count = kMostArguments;
  napi_get_cb_info(env, info, &count, arguments, NULL, data);
}

static napi_value open_searcher(napi_env env, napi_callback_info info) {
  napi_value arguments[kMostArguments];
  tanxun_searcher* searcher = NULL;
  tanxun_text* message = NULL;
  text_argument folder;
  tanxun_code code;
  read_arguments(env, info, arguments, NULL);
  folder = read_text(env, arguments[0]);
  code = tanxun_searcher_open(folder.data, folder.size, &searcher, &message);
  free(folder.data);
  return code == TANXUN_OK ? wrap_handle(env, searcher, NULL) : give(env, code, message);
}

static napi_value open_writer(napi_env env, napi_callback_info info) {
  napi_value arguments[kMostArguments];
  tanxun_writer* writer = NULL;
  tanxun_text* message = NULL;
  text_argument folder;
  text_argument options;
  tanxun_code code;
  read_arguments(env, info, arguments, NULL);
  folder = read_text(env, arguments[0]);
  options = read_text(env, arguments[1]);
  code =
      tanxun_writer_open(folder.data, folder.size, options.data, options.size, &writer, &message);
  free(folder.data);
  free(options.data);
  return code == TANXUN_OK ? wrap_handle(env, NULL, writer) : give(env, code, message);
}

static napi_value close_any(napi_env env, napi_callback_info info) {
  napi_value arguments[kMostArguments];
  read_arguments(env, info, arguments, NULL);
  close_handle(read_handle(env, arguments[0]));
  return NULL;
}

typedef tanxun_code (*text_call)(tanxun_searcher*, const char*, size_t, const char*, size_t,
                                 tanxun_text**);

/* (handle, text, options): the function is in the data. */
static napi_value call_on_text(napi_env env, napi_callback_info info) {
  napi_value arguments[kMostArguments];
  void* data = NULL;
  tanxun_text* out = NULL;
  text_argument text;
  text_argument options;
  tanxun_code code;
  read_arguments(env, info, arguments, &data);
  text = read_text(env, arguments[1]);
  options = read_text(env, arguments[2]);
  code = (*(const text_call*)data)(read_handle(env, arguments[0])->searcher, text.data, text.size,
                                   options.data, options.size, &out);
  free(text.data);
  free(options.data);
  return give(env, code, out);
}

/* The JavaScript function that is told of an update. */
typedef struct {
  napi_env env;
  napi_value function;
} listener;

static int tell(const tanxun_progress* progress, void* user) {
  const listener* told = user;
  napi_value undefined;
  napi_value arguments[3];
  napi_value result;
  bool goes_on = true;
  napi_get_undefined(told->env, &undefined);
  napi_create_double(told->env, (double)progress->files, &arguments[0]);
  napi_create_double(told->env, (double)progress->total_files, &arguments[1]);
  napi_create_string_utf8(told->env, progress->path, progress->path_size, &arguments[2]);
  if (napi_call_function(told->env, undefined, told->function, 3, arguments, &result) != napi_ok) {
    return 0; /* It threw: the exception is pending. */
  }
  if (napi_get_value_bool(told->env, result, &goes_on) != napi_ok) return 1;
  return goes_on ? 1 : 0;
}

/* (handle, options, function or nothing) */
static napi_value update(napi_env env, napi_callback_info info) {
  napi_value arguments[kMostArguments];
  napi_valuetype type = napi_undefined;
  tanxun_text* out = NULL;
  text_argument options;
  listener told;
  tanxun_code code;
  bool threw = false;
  read_arguments(env, info, arguments, NULL);
  options = read_text(env, arguments[1]);
  told.env = env;
  told.function = arguments[2];
  napi_typeof(env, arguments[2], &type);
  code = tanxun_update(read_handle(env, arguments[0])->writer, options.data, options.size,
                       type == napi_function ? tell : NULL, &told, &out);
  free(options.data);
  napi_is_exception_pending(env, &threw);
  if (!threw) return give(env, code, out);
  tanxun_text_free(out);
  return NULL;
}

typedef tanxun_code (*plain_call)(const char*, size_t, tanxun_text**);

/* (text): the function is in the data. */
static napi_value call_plainly(napi_env env, napi_callback_info info) {
  napi_value arguments[kMostArguments];
  void* data = NULL;
  tanxun_text* out = NULL;
  text_argument text;
  tanxun_code code;
  read_arguments(env, info, arguments, &data);
  text = read_text(env, arguments[0]);
  code = (*(const plain_call*)data)(text.data, text.size, &out);
  free(text.data);
  return give(env, code, out);
}

static void add(napi_env env, napi_value exports, const char* name, napi_callback callback,
                const void* data) {
  napi_value function;
  napi_create_function(env, name, NAPI_AUTO_LENGTH, callback, (void*)data, &function);
  napi_set_named_property(env, exports, name, function);
}

NAPI_MODULE_INIT() {
  static const struct {
    const char* name;
    text_call call;
  } text_calls[] = {
      {"search", tanxun_search},   {"ask", tanxun_ask},         {"facts", tanxun_facts},
      {"facets", tanxun_facets},   {"entity", tanxun_entity},   {"path", tanxun_path},
      {"links", tanxun_links},     {"similar", tanxun_similar}, {"get", tanxun_get},
      {"explain", tanxun_explain}, {"why", tanxun_why}};
  static const struct {
    const char* name;
    plain_call call;
  } plain_calls[] = {{"check", tanxun_check},
                     {"compact", tanxun_compact},
                     {"staleness", tanxun_staleness},
                     {"analyze", tanxun_analyze}};
  size_t i;
  if (tanxun_abi_version() != TANXUN_ABI_VERSION) {
    napi_throw_error(env, NULL, "tanxun has another ABI than this addon");
    return exports;
  }
  add(env, exports, "openSearcher", open_searcher, NULL);
  add(env, exports, "openWriter", open_writer, NULL);
  add(env, exports, "close", close_any, NULL);
  add(env, exports, "update", update, NULL);
  for (i = 0; i < sizeof text_calls / sizeof *text_calls; ++i) {
    add(env, exports, text_calls[i].name, call_on_text, &text_calls[i].call);
  }
  for (i = 0; i < sizeof plain_calls / sizeof *plain_calls; ++i) {
    add(env, exports, plain_calls[i].name, call_plainly, &plain_calls[i].call);
  }
  return exports;
}
