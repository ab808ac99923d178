#ifndef CMALLOC_SHIM_H
#define CMALLOC_SHIM_H

#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

/// Has all threads of the process use one heap, where the system's library would give each its own.
static inline void cmalloc_share_one_heap(void) {
#ifdef M_ARENA_MAX
    mallopt(M_ARENA_MAX, 1);
#endif
}

#endif
