#include "query_memory.h"

#include <sqlite3.h>

// A process has one allocator for all of SQLite. This one stands before it, and counts in the threads that have a limit.

static sqlite3_mem_methods base;
static __thread int is_limited = 0;
static __thread int64_t limit = 0;
static __thread int64_t used = 0;

static void *count(void *memory, int64_t before) {
    if (is_limited && memory) used += base.xSize(memory) - before;
    return memory;
}

static void *allocate(int size) {
    if (is_limited && size > limit - used) return 0;
    return count(base.xMalloc(size), 0);
}

static void release(void *memory) {
    if (is_limited && memory) used -= base.xSize(memory);
    base.xFree(memory);
}

static void *resize(void *memory, int size) {
    int64_t before = base.xSize(memory);
    if (is_limited && size > before && size - before > limit - used) return 0;
    return count(base.xRealloc(memory, size), before);
}

// Before anything of the program runs: SQLite takes no other allocator once it is in use.
__attribute__((constructor)) static void stand_before_allocator(void) {
    if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &base) != SQLITE_OK) return;
    sqlite3_mem_methods counting = base;
    counting.xMalloc = allocate;
    counting.xFree = release;
    counting.xRealloc = resize;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &counting);
}

void query_memory_limit(int64_t bytes) {
    is_limited = 1;
    limit = bytes;
    used = 0;
}

int64_t query_memory_used(void) { return used; }
