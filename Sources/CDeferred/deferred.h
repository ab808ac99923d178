#pragma once

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CDeferred.h"

// A library of this file, by the name of its binary interface, and what loads it. Elsewhere than on Linux the linker names
// it in the program, and it is there from the start.
#ifdef __linux__
#define OPENED(file) dlopen(file, RTLD_LAZY | RTLD_LOCAL)
#else
#define OPENED(file) RTLD_DEFAULT
#endif

#define LIBRARY(load, file)                                                                                            \
    static pthread_once_t loading = PTHREAD_ONCE_INIT;                                                                 \
    static void *library;                                                                                              \
    static const char *failure;                                                                                        \
    static void open_library(void) {                                                                                   \
        library = OPENED(file);                                                                                        \
        if (library) return;                                                                                           \
        const char *reason = dlerror();                                                                                \
        char *kept = reason ? strdup(reason) : NULL;                                                                   \
        failure = kept ? kept : file;                                                                                  \
    }                                                                                                                  \
    const char *load(void) {                                                                                           \
        pthread_once(&loading, open_library);                                                                          \
        return failure;                                                                                                \
    }                                                                                                                  \
    static void *found(const char *name) {                                                                             \
        load();                                                                                                        \
        void *function = failure ? NULL : dlsym(library, name);                                                        \
        if (function) return function;                                                                                 \
        fprintf(stderr, "docket: %s is not to be had: %s\n", name, failure ? failure : dlerror());                     \
        abort();                                                                                                       \
    }

// A function of the library, under its own name and with its own type: looked up when it is called first. It is hidden, so
// that the library's own calls reach the library.
#define DEFERRED(result, name, parameters, arguments)                                                                  \
    __attribute__((visibility("hidden"))) result name parameters {                                                     \
        static __typeof__(&name) function;                                                                             \
        __typeof__(&name) known = __atomic_load_n(&function, __ATOMIC_ACQUIRE);                                        \
        if (!known) {                                                                                                  \
            known = (__typeof__(&name))found(#name);                                                                   \
            __atomic_store_n(&function, known, __ATOMIC_RELEASE);                                                      \
        }                                                                                                              \
        return known arguments;                                                                                        \
    }
