#ifndef CNCURSESW_SHIM_H
#define CNCURSESW_SHIM_H

#define NCURSES_WIDECHAR 1
#include <langinfo.h>
#include <ncurses.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

// term.h makes macros of many common words, so the two functions that are needed from it are declared here.
extern int setupterm(const char *name, int descriptor, int *error);

// Mutable globals and macros of curses, which Swift can't reach.

static inline SCREEN *cursesw_open(void) { return newterm(NULL, stdout, stdin); }
static inline WINDOW *cursesw_window(void) { return stdscr; }
static inline int cursesw_columns(void) { return COLS; }
static inline int cursesw_rows(void) { return LINES; }
static inline int cursesw_colors(void) { return COLORS; }
static inline int cursesw_color_pairs(void) { return COLOR_PAIRS; }

/// Whether the locale that is set encodes characters as UTF-8.
static inline int cursesw_is_utf8(void) {
    const char *name = nl_langinfo(CODESET);
    return name[0] == 'U' && name[1] == 'T' && name[2] == 'F' && name[3] == '-' && name[4] == '8' && name[5] == 0;
}

/// A capability of the terminal as text; NULL when it has none.
static inline const char *cursesw_string(const char *name) {
    const char *value = tigetstr((char *)name);
    return value == (const char *)-1 ? NULL : value;
}

/// Takes a part out of a capability of the terminal that curses has opened, where it is in there.
static inline void cursesw_trim(const char *name, const char *part) {
    char *value = tigetstr((char *)name);
    if (value == NULL || value == (char *)-1) return;
    char *place = strstr(value, part);
    if (place != NULL) memmove(place, place + strlen(part), strlen(place + strlen(part)) + 1);
}

/// An open file without a name, in memory where the system has that; -1 where it can't be had.
static inline int cursesw_open_buffer(void) {
#ifdef __linux__
    // glibc's header hides it from Swift, which asks for plain POSIX; 1 is MFD_CLOEXEC.
    extern int memfd_create(const char *name, unsigned flags);
    return memfd_create("screen", 1);
#else
    FILE *file = tmpfile();
    return file == NULL ? -1 : fileno(file);
#endif
}

enum {
    CURSESW_BOLD = 1,
    CURSESW_DIM = 2,
    CURSESW_ITALIC = 4,
    CURSESW_UNDERLINE = 8,
    CURSESW_REVERSE = 16,
};

static inline attr_t cursesw_attributes(unsigned bits) {
    attr_t attributes = A_NORMAL;
    if (bits & CURSESW_BOLD) attributes |= A_BOLD;
    if (bits & CURSESW_DIM) attributes |= A_DIM;
    if (bits & CURSESW_ITALIC) attributes |= A_ITALIC;
    if (bits & CURSESW_UNDERLINE) attributes |= A_UNDERLINE;
    if (bits & CURSESW_REVERSE) attributes |= A_REVERSE;
    return attributes;
}

/// Puts one cell; `scalars` holds up to five, ended by a zero.
static inline void cursesw_put(int row, int column, const uint32_t *scalars, unsigned bits, int pair) {
    wchar_t text[CCHARW_MAX + 1];
    int count = 0;
    while (count < CCHARW_MAX && scalars[count] != 0) {
        text[count] = (wchar_t)scalars[count];
        count++;
    }
    text[count] = 0;
    cchar_t cell;
    if (setcchar(&cell, text, cursesw_attributes(bits), 0, &pair) == OK) {
        // In the last place of the screen the answer is ERR although the cell is drawn.
        (void)mvadd_wch(row, column, &cell);
    }
}

#endif
