#ifndef CWCWIDTH_SHIM_H
#define CWCWIDTH_SHIM_H

#include <wchar.h>

// POSIX has it under XSI, and the C library's header hides it from Swift, which asks for plain POSIX.
extern int wcwidth(wchar_t character);

#endif
