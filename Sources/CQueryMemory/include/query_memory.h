#ifndef QUERY_MEMORY_H
#define QUERY_MEMORY_H

#include <stdint.h>

// What SQLite may take of memory in the thread that calls this: from here on, and for as long as the thread is there.
// What asks for more is told that there is none, in this thread and in no other one.
void query_memory_limit(int64_t bytes);

// What SQLite has of memory in this thread, since its limit was set.
int64_t query_memory_used(void);

#endif
